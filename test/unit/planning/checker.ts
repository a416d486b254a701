import { DateTime } from 'luxon';

import type { PlanningRules } from '../../../core/rules/planningRules';
import type { PlanContext, PlanRequest, PlanSeance } from '../../../core/planning/solve/types';

const JOURS = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI', 'SAMEDI', 'DIMANCHE'];

interface Bounds {
	dateDebut: string;
	dateFin: string;
}

export const overlap = (a: Bounds, b: Bounds) =>
	Date.parse(a.dateDebut) < Date.parse(b.dateFin) &&
	Date.parse(b.dateDebut) < Date.parse(a.dateFin);
const hoursOf = ({ dateDebut, dateFin }: Bounds) =>
	(Date.parse(dateFin) - Date.parse(dateDebut)) / 3_600_000;

/** A moment on the centre's clock; `day` and `week` are the midnights before and after it. */
interface Moment {
	date: DateTime;
	jour: string;
	heure: string;
	semaine: string;
	day: [from: number, to: number];
	week: [from: number, to: number];
}

/** As many as are remembered: a search asks for those of its own window only. */
const REMEMBERED = 20_000;
const moments = new Map<string, Moment>();

/**
 * A search asks for the same few moments by the ten thousand, and each has to be worked out from the
 * time zone (measured: three quarters of what the exhaustive search took).
 */
export function momentOf(iso: string, zone: string): Moment {
	const key = `${zone} ${iso}`;
	const known = moments.get(key);
	if (known) return known;
	const date = DateTime.fromISO(iso, { zone });
	const day = date.startOf('day');
	const week = date.startOf('week');
	const made: Moment = {
		date,
		jour: date.toISODate()!,
		heure: date.toFormat('HH:mm'),
		semaine: `${date.weekYear}-${date.weekNumber}`,
		day: [day.toMillis(), day.plus({ days: 1 }).toMillis()],
		week: [week.toMillis(), week.plus({ weeks: 1 }).toMillis()],
	};
	if (moments.size >= REMEMBERED) moments.clear();
	moments.set(key, made);
	return made;
}

/**
 * Every hard rule of the contract's section 6, read from the raw request and context; shares no
 * code with the planner. Returns what is broken.
 */
export function brokenRules(
	demande: PlanRequest,
	contexte: PlanContext,
	regles: PlanningRules,
	seances: PlanSeance[],
	feries: string[],
): string[] {
	const faults: string[] = [];
	const zone = contexte.fuseau;
	const byDay = new Map<string, number>();
	const byWeek = new Map<string, number>();
	const byMatiere = new Map<string | null, number>();
	for (const seance of seances) faults.push(...brokenBy(seance, demande, contexte, regles, feries));
	for (const seance of seances) {
		const { jour, semaine } = momentOf(seance.dateDebut, zone);
		const h = hoursOf(seance);
		byDay.set(jour, (byDay.get(jour) ?? 0) + h);
		byWeek.set(semaine, (byWeek.get(semaine) ?? 0) + h);
		byMatiere.set(seance.matiere, (byMatiere.get(seance.matiere) ?? 0) + h);
	}
	faults.push(...overloadedTrainers(seances, contexte, regles));
	const inOrder = [...seances].sort((a, b) => Date.parse(a.dateDebut) - Date.parse(b.dateDebut));
	for (let i = 1; i < inOrder.length; i++)
		faults.push(...brokenBetween(inOrder[i - 1], inOrder[i], demande, contexte, regles));
	for (const [jour, h] of byDay)
		if (h > (demande.heuresParJour ?? regles.heuresParJour))
			faults.push(`${jour}: ${h} h in a day`);
	for (const [semaine, h] of byWeek)
		if (h > (demande.heuresParSemaine ?? regles.heuresParSemaine ?? Infinity))
			faults.push(`${semaine}: ${h} h in a week`);
	const expectedOnes: Array<[string | null, number]> = demande.matieres?.length
		? demande.matieres.map(({ nom, heures }) => [nom, heures])
		: [[null, demande.dureeHeures]];
	for (const [nom, h] of expectedOnes)
		if (byMatiere.get(nom) !== h)
			faults.push(`${nom ?? 'total'}: ${byMatiere.get(nom) ?? 0} h for ${h} h asked`);
	if (byMatiere.size !== expectedOnes.length) faults.push('a subject that was not asked');
	for (let i = 0; i < seances.length; i++)
		for (let j = 0; j < i; j++)
			if (overlap(seances[i], seances[j]))
				faults.push(`${seances[i].dateDebut}: two séances at once`);
	return faults;
}

/** Trainers whose day or week, with what is booked already, goes over the rules' bounds. */
export function overloadedTrainers(
	seances: PlanSeance[],
	{ occupations, fuseau: zone }: PlanContext,
	{ formateur }: PlanningRules,
): string[] {
	const { heuresParJour, heuresParSemaine } = formateur;
	if (heuresParJour === null && heuresParSemaine === null) return [];
	const taken = [
		...occupations.map((one) => ({ ...one, formateurId: one.idFormateur ?? null })),
		...seances,
	];
	/** Hours of a trainer from one midnight to another. */
	const within = (id: number, [from, to]: [from: number, to: number]) =>
		taken
			.filter(({ formateurId }) => formateurId === id)
			.reduce((all, { dateDebut, dateFin }) => {
				const de = Math.max(Date.parse(dateDebut), from);
				const a = Math.min(Date.parse(dateFin), to);
				return all + Math.max(0, a - de) / 3_600_000;
			}, 0);
	return seances.flatMap(({ dateDebut, formateurId: id }) => {
		if (id === null) return [];
		const { day, week } = momentOf(dateDebut, zone);
		const faults: string[] = [];
		if (within(id, day) > (heuresParJour ?? Infinity))
			faults.push(`${dateDebut}: too long a day of trainer ${id}`);
		if (within(id, week) > (heuresParSemaine ?? Infinity))
			faults.push(`${dateDebut}: too long a week of trainer ${id}`);
		return faults;
	});
}

/** The rules of two séances that follow each other: the pause, and no hole where none is wanted. */
export function brokenBetween(
	a: PlanSeance,
	b: PlanSeance,
	demande: PlanRequest,
	{ fuseau: zone }: PlanContext,
	regles: PlanningRules,
): string[] {
	if (!demande.pauseMinutes && !demande.sansTrou) return [];
	const { date: debut, jour } = momentOf(a.dateFin, zone);
	const { date: fin, jour: next } = momentOf(b.dateDebut, zone);
	if (jour !== next) return [];
	const faults: string[] = [];
	const pause = demande.pauseMinutes ?? 0;
	const apart = fin.diff(debut, 'minutes').minutes;
	if (apart < pause) faults.push(`${b.dateDebut}: ${apart} min after the séance before`);
	if (!demande.sansTrou) return faults;

	// Whole steps of the day's créneaux that nobody uses between the two.
	let hole = 0;
	for (const { nom, debut: from, fin: to } of regles.creneaux) {
		if (!(demande.creneaux ?? regles.creneauxParDefaut).includes(nom)) continue;
		const at = (clock: string) => momentOf(`${jour}T${clock}`, zone).date;
		const open = from > regles.ouverture.debut ? from : regles.ouverture.debut;
		const close = to < regles.ouverture.fin ? to : regles.ouverture.fin;
		for (
			let step = at(open), end = step.plus({ minutes: regles.pas });
			end <= at(close);
			step = end, end = step.plus({ minutes: regles.pas })
		)
			if (step >= debut && end <= fin) hole += regles.pas;
	}
	const wanted = Math.max(0, Math.ceil((pause - (apart - hole)) / regles.pas) * regles.pas);
	if (hole > wanted) faults.push(`${b.dateDebut}: a hole of ${hole} min before`);
	return faults;
}

const WEEK = 7 * 24 * 3_600_000;
/** Rounded: a week with a change of the clock has an hour more or less. */
const weeksApart = (from: string, date: DateTime) => {
	const [first] = momentOf(from, date.zoneName!).week;
	const [own] = momentOf(date.toISO()!, date.zoneName!).week;
	return Math.round((own - first) / WEEK);
};
const cycleIndex = (n: number, base: number) => ((n % base) + base) % base;

/** Whether a day's weekday is one of its week. */
export function isActiveDay(date: DateTime, demande: PlanRequest): boolean {
	const name = JOURS[date.weekday - 1];
	const { joursParSemaine: uneven } = demande;
	if (!uneven) return demande.joursActifs.includes(name as never);
	const week = cycleIndex(weeksApart(uneven.depuis, date), uneven.cycle.length);
	return uneven.cycle[week].includes(name as never);
}

function isWeekAtCentre(date: DateTime, { semaines }: PlanRequest): boolean {
	if (!semaines) return true;
	if (semaines.dates) return semaines.dates.some((day) => weeksApart(day, date) === 0);
	return cycleIndex(weeksApart(semaines.depuis!, date), semaines.uneSur!) === 0;
}

const holidaysOf = ({ vacancesScolaires: zone }: PlanRequest, regles: PlanningRules) =>
	zone ? regles.vacancesScolaires[zone] : [];

/** The rules that one séance can break by itself. */
export function brokenBy(
	seance: PlanSeance,
	demande: PlanRequest,
	contexte: PlanContext,
	regles: PlanningRules,
	feries: string[],
): string[] {
	const faults: string[] = [];
	const say = (fault: string) => faults.push(`${seance.dateDebut}: ${fault}`);
	const zone = contexte.fuseau;
	const { date: debut, jour, heure: de } = momentOf(seance.dateDebut, zone);
	const { date: fin, jour: last, heure: a } = momentOf(seance.dateFin, zone);
	if (contexte.des && +debut < Date.parse(contexte.des)) say('over');
	if (fin <= debut || last !== jour) say('not within one day');
	if ((hoursOf(seance) * 60) % regles.pas !== 0) say('off the grid');
	if (hoursOf(seance) < (demande.heuresMinSeance ?? 0)) say('too short');
	faults.push(...overloadedTrainers([seance], contexte, regles));
	if (jour < demande.dateDebut || jour > demande.dateFin) say('outside the window');
	if (!isActiveDay(debut, demande)) say('not an active weekday');
	if (!isWeekAtCentre(debut, demande)) say('a week away from the centre');
	for (const { debut: from, fin: to } of holidaysOf(demande, regles))
		if (from <= jour && jour <= to) say('school holidays');
	if (feries.includes(jour)) say('public holiday');
	if (contexte.fermetures.some(({ dateDebut, dateFin }) => dateDebut <= jour && jour <= dateFin))
		say('closed');
	if (de < regles.ouverture.debut || a > regles.ouverture.fin) say('outside the opening hours');
	const permis = demande.creneaux ?? regles.creneauxParDefaut;
	if (!regles.creneaux.some((c) => permis.includes(c.nom) && c.debut <= de && a <= c.fin))
		say('in no allowed créneau');

	const matiere = demande.matieres?.find(({ nom }) => nom === seance.matiere);
	const salle = contexte.salles.find(({ code }) => code === seance.salle);
	if (!salle) say('unknown room');
	else {
		if (salle.statut !== 'ACTIVE') say('inactive room');
		if (!salle.formationsCompatibles.some((f) => f === 'TOUS' || f === demande.formation))
			say('incompatible room');
		if (demande.capaciteMax != null && salle.capaciteMax < demande.capaciteMax)
			say('too small a room');
		if (debut.weekday >= 6 && !salle.disponibleWeekend) say('room not open at weekends');
		if (a > regles.soirDes && !salle.disponibleSoir) say('room not open in the evening');
		if (
			matiere?.salles?.length
				? !matiere.salles.includes(salle.code)
				: demande.salle && demande.salle !== salle.code
		)
			say('another room than asked');
		const namedOne = matiere?.salles?.length || demande.salle;
		if (
			regles.sallesComposees === 'SI_DEMANDEE' &&
			!namedOne &&
			(salle.parties.length > 1 || salle.parties[0] !== salle.idSalle)
		)
			say('room made of several, not asked for');
		for (const occupation of contexte.occupations)
			if (
				occupation.idSalle != null &&
				salle.parties.includes(occupation.idSalle) &&
				overlap(seance, occupation)
			)
				say('room taken');
	}
	const formateur = contexte.formateurs.find(
		({ idFormateur }) => idFormateur === seance.formateurId,
	);
	const namedOnes = matiere?.formateurs?.length
		? matiere.formateurs
		: demande.formateurId != null
			? [demande.formateurId]
			: undefined;
	if (namedOnes && !namedOnes.includes(seance.formateurId!)) say('another trainer than asked');
	if (!formateur) {
		const possible = contexte.formateurs.filter(
			({ idFormateur, statut, specialites }) =>
				statut === 'ACTIF' &&
				specialites.includes(demande.formation) &&
				(!namedOnes || namedOnes.includes(idFormateur)),
		);
		if (regles.formateurObligatoire || possible.length) say('no trainer');
	} else {
		if (formateur.statut !== 'ACTIF') say('inactive trainer');
		if (!formateur.specialites.includes(demande.formation)) say('trainer without the speciality');
		for (const occupation of contexte.occupations)
			if (occupation.idFormateur === formateur.idFormateur && overlap(seance, occupation))
				say('trainer elsewhere');
		for (const dispo of formateur.disponibilites)
			if (dispo.type === 'INDISPONIBLE' && overlap(seance, dispo)) say('trainer away');
		if (!withinDeclared(seance, formateur.disponibilites, demande, contexte))
			say('trainer not available');
	}
	return faults;
}

/**
 * Declared hours count when they end after the window's first day that is not over begins; each quarter of an hour is looked
 * at, so joined intervals need no care.
 */
function withinDeclared(
	seance: Bounds,
	availabilities: Array<Bounds & { type: string }>,
	demande: PlanRequest,
	{ fuseau: zone, des }: PlanContext,
): boolean {
	const today = des ? momentOf(des, zone).day[0] : 0;
	const debut = Math.max(today, momentOf(demande.dateDebut, zone).date.toMillis());
	const declares = availabilities.filter(
		(dispo) => dispo.type === 'DISPONIBLE' && Date.parse(dispo.dateFin) > debut,
	);
	if (!declares.length) return true;
	for (let t = Date.parse(seance.dateDebut); t < Date.parse(seance.dateFin); t += 15 * 60_000)
		if (!declares.some((d) => Date.parse(d.dateDebut) <= t && t < Date.parse(d.dateFin)))
			return false;
	return true;
}
