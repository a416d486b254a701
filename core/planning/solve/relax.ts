import { hoursInWords } from '../../time/french';
import type { Budget } from './budget';
import type { PlanResult } from './oneSubject';
import { lastKnownHoliday } from './activeDays';
import { roomName } from '../../salles/roomName';
import { trainerName } from '../../salles/trainerName';
import { namedRooms, namedTrainers, whyRoomUnfit, whyTrainerUnfit } from './eligibility';
import type { PlanningRules } from '../../rules/planningRules';
import type { Relaxation, PlanContext, PlanRequest } from './types';
import { dayAt, weekdayOf, addDays, minutesOf, type Weekday, JOURS } from '../../time/days';
import { isoAt } from '../../time/instant';

/** Pairs of relaxations are tried only where none alone is enough, and not all of them. */
const PAIRES_ESSAYEES = 24;

type Essai = (request: PlanRequest) => Promise<PlanResult | undefined>;

interface Track {
	description: string;
	changement: Partial<PlanRequest>;
}

/**
 * The smallest single changes of a request that make it fit, each planned before it is offered: a
 * longer window, a weekday, a créneau, more hours a day or a week, another room or trainer, fewer
 * seats; two together where none is enough alone.
 */
export async function relax(
	request: PlanRequest,
	context: PlanContext,
	rules: PlanningRules,
	budget: Budget,
	plan: (
		request: PlanRequest,
		context: PlanContext,
		regles: PlanningRules,
		budget: Budget,
	) => Promise<PlanResult | undefined>,
): Promise<Relaxation[]> {
	const essai: Essai = async (other) =>
		budget.isOver ? undefined : await plan(other, context, rules, budget);
	const foundList: Relaxation[] = [];
	const offer = async ({ description, changement }: Track) => {
		const succeeded = await essai({ ...request, ...changement });
		if (succeeded)
			foundList.push({ description, changement, fin: isoAt(succeeded.fin, context.fuseau) });
		return Boolean(succeeded);
	};

	const longue = await longerWindow(request, rules, context.fuseau, essai);
	if (longue) foundList.push(longue);
	const plainOnes = [
		...weekdays(request),
		...freeWeeks(request),
		...dayRules(request),
		...creneaux(request, rules),
		...resources(request, context),
	];
	for (const track of plainOnes) await offer(track);
	for (const scale of [
		hoursADay(request, rules),
		hoursAWeek(request, rules),
		seats(request, context),
	]) {
		const track = await least(scale, async ({ changement }) =>
			Boolean(await essai({ ...request, ...changement })),
		);
		if (track) await offer(track);
	}
	if (foundList.length) return foundList;

	const doubles = plainOnes.flatMap((a, i) => {
		const later = plainOnes.slice(i + 1);
		return later.flatMap((b) => join(a, b));
	});
	for (const track of doubles.slice(0, PAIRES_ESSAYEES)) await offer(track);
	return foundList;
}

/** The first step of a ladder that is enough; each step gives all that the one before it gave. */
async function least<T>(scale: T[], enough: (step: T) => Promise<boolean>): Promise<T | undefined> {
	if (!scale.length || !(await enough(scale[scale.length - 1]))) return undefined;
	let bottom = 0;
	let top = scale.length - 1;
	while (bottom < top) {
		const middle = (bottom + top) >> 1;
		if (await enough(scale[middle])) top = middle;
		else bottom = middle + 1;
	}
	return scale[top];
}

/**
 * The earliest last day that is enough: the plan in the longest window allowed ends there, and none
 * ends sooner.
 */
async function longerWindow(
	request: PlanRequest,
	rules: PlanningRules,
	fuseau: string,
	essai: Essai,
): Promise<Relaxation | undefined> {
	const longest = addDays(request.dateDebut, rules.dureeMaxJours - 1);
	const zone = request.vacancesScolaires;
	const known = zone ? lastKnownHoliday(zone, rules) : longest;
	const dateFin = known < longest ? known : longest;
	if (dateFin <= request.dateFin) return undefined;
	const found = await essai({ ...request, dateFin });
	if (!found) return undefined;
	const last = dayAt(found.fin - 1, fuseau);
	return {
		description: `prolonger la fenêtre jusqu'au ${last}`,
		changement: { dateFin: last },
		fin: isoAt(found.fin, fuseau),
	};
}

function weekdays(request: PlanRequest): Track[] {
	const possible = new Set<Weekday>();
	for (
		let i = 0, date = request.dateDebut;
		i < 7 && date <= request.dateFin;
		i++, date = addDays(date, 1)
	)
		possible.add(weekdayOf(date));
	const { joursActifs, joursParSemaine } = request;
	const isOpenAlways = (jour: Weekday) =>
		joursParSemaine
			? joursParSemaine.cycle.every((week) => week.includes(jour))
			: joursActifs.includes(jour);
	const closed = JOURS.filter((jour) => possible.has(jour) && !isOpenAlways(jour));
	return closed.map((jour) => ({
		description: `ouvrir aussi le ${jour.toLowerCase()}${joursParSemaine ? ' chaque semaine' : ''}`,
		changement: openedOn([jour], request),
	}));
}

/** The weekdays of a request, in each week of its cycle, with these open too. */
function openedOn(
	days: Weekday[],
	{ joursActifs, joursParSemaine }: Pick<PlanRequest, 'joursActifs' | 'joursParSemaine'>,
): Partial<PlanRequest> {
	const withThem = (week: Weekday[]) =>
		JOURS.filter((jour) => days.includes(jour) || week.includes(jour));
	return {
		joursActifs: withThem(joursActifs),
		...(joursParSemaine && {
			joursParSemaine: { ...joursParSemaine, cycle: joursParSemaine.cycle.map(withThem) },
		}),
	};
}

/** Weeks that were asked to stay free: more of them at the centre, and the school holidays. */
function freeWeeks({ semaines, vacancesScolaires: zone }: PlanRequest): Track[] {
	const tracks: Track[] = [];
	if (zone)
		tracks.push({
			description: `planifier aussi pendant les vacances scolaires (zone ${zone})`,
			changement: { vacancesScolaires: null },
		});
	for (let n = (semaines?.uneSur ?? 2) - 1; n > 1; n--)
		tracks.push({
			description: `passer à une semaine au centre sur ${n}`,
			changement: { semaines: { ...semaines, uneSur: n } },
		});
	if (semaines)
		tracks.push({
			description: 'venir toutes les semaines (sans alternance)',
			changement: { semaines: null },
		});
	return tracks;
}

/** What was asked of the days, taken back: the pause, whole days, the shortest séance. */
function dayRules({ pauseMinutes, sansTrou, heuresMinSeance }: PlanRequest): Track[] {
	return [
		...(pauseMinutes
			? [{ description: 'ne pas demander de pause', changement: { pauseMinutes: null } }]
			: []),
		...(sansTrou
			? [{ description: 'admettre des heures creuses', changement: { sansTrou: false } }]
			: []),
		...(heuresMinSeance
			? [
					{
						description: `admettre des séances de moins de ${hoursInWords(heuresMinSeance)}`,
						changement: { heuresMinSeance: null },
					},
				]
			: []),
	];
}

function creneaux(request: PlanRequest, rules: PlanningRules): Track[] {
	const wantedOnes = request.creneaux ?? rules.creneauxParDefaut;
	return rules.creneaux
		.filter(({ nom }) => !wantedOnes.includes(nom))
		.map(({ nom, debut, fin }) => ({
			description: `ajouter le créneau ${nom} (${debut}–${fin})`,
			changement: {
				creneaux: rules.creneaux
					.map((c) => c.nom)
					.filter((n) => n === nom || wantedOnes.includes(n)),
			},
		}));
}

/** Another room or trainer where one was named, for the request or for a subject. */
function resources(request: PlanRequest, context: PlanContext): Track[] {
	const tracks: Track[] = [];
	const salles = context.salles.filter((salle) => !whyRoomUnfit(salle, request));
	const formateurs = context.formateurs.filter((formateur) => !whyTrainerUnfit(formateur, request));
	const asked = context.salles.find(({ code }) => code === request.salle);
	const named = asked ? `« ${asked.nom} »` : request.salle;
	if (request.salle)
		for (const salle of salles)
			if (salle.code !== request.salle)
				tracks.push({
					description: `prendre ${roomName(salle)} au lieu de ${named}`,
					changement: { salle: salle.code },
				});
	if (request.salle)
		tracks.push({ description: 'laisser le choix de la salle', changement: { salle: null } });
	if (request.formateurId != null) {
		for (const formateur of formateurs)
			if (formateur.idFormateur !== request.formateurId)
				tracks.push({
					description: `prendre ${trainerName(formateur)} comme formateur`,
					changement: { formateurId: formateur.idFormateur },
				});
		tracks.push({
			description: 'laisser le choix du formateur',
			changement: { formateurId: null },
		});
	}
	request.matieres?.forEach((matiere, m) => {
		const replace = (other: Partial<typeof matiere>) => ({
			matieres: request.matieres!.map((one, i) => (i === m ? { ...one, ...other } : one)),
		});
		if (
			matiere.salles?.length &&
			namedRooms(request, matiere.salles, salles, true).length < salles.length
		) {
			const physical = salles.filter(({ parties }) => parties.length === 1);
			const all = physical.map(({ code }) => code);
			tracks.push({
				description: `${matiere.nom} : admettre toutes les salles compatibles`,
				changement: replace({ salles: [...new Set([...matiere.salles, ...all])] }),
			});
		}
		if (
			matiere.formateurs?.length &&
			namedTrainers(request, matiere.formateurs, formateurs).length < formateurs.length
		)
			tracks.push({
				description: `${matiere.nom} : admettre tous les formateurs qui ont la spécialité`,
				changement: replace({ formateurs: formateurs.map(({ idFormateur }) => idFormateur) }),
			});
	});
	return tracks;
}

function hoursADay(request: PlanRequest, rules: PlanningRules): Track[] {
	const actuel = request.heuresParJour ?? rules.heuresParJour;
	const wantedOnes = request.creneaux ?? rules.creneauxParDefaut;
	const max = rules.creneaux
		.filter(({ nom }) => wantedOnes.includes(nom))
		.reduce((all, { debut, fin }) => all + (minutesOf(fin) - minutesOf(debut)) / 60, 0);
	return ladder(actuel, Math.min(24, max)).map((heuresParJour) => ({
		description: `passer à ${hoursInWords(heuresParJour)} par jour`,
		changement: { heuresParJour },
	}));
}

/** Whole hours above `from`, up to `to` and with it. */
function ladder(from: number, to: number): number[] {
	if (to <= from) return [];
	const first = Math.floor(from) + 1;
	const whole = Array.from({ length: Math.max(0, Math.ceil(to) - first) }, (_, i) => first + i);
	return [...whole, to];
}

function hoursAWeek(request: PlanRequest, rules: PlanningRules): Track[] {
	const actuel = request.heuresParSemaine ?? rules.heuresParSemaine;
	if (actuel === null) return [];
	const max = Math.min(168, request.dureeHeures);
	return ladder(actuel, max).map((heures) => ({
		description: `passer à ${hoursInWords(heures)} par semaine`,
		changement: { heuresParSemaine: heures },
	}));
}

/** Fewer seats, the most first: only sizes of rooms of the training make a difference. */
function seats(request: PlanRequest, context: PlanContext): Track[] {
	const { capaciteMax } = request;
	if (capaciteMax == null) return [];
	const sizes = context.salles
		.filter(
			(salle) =>
				!whyRoomUnfit(salle, { ...request, capaciteMax: null }) && salle.capaciteMax < capaciteMax,
		)
		.map((salle) => salle.capaciteMax);
	return [...new Set(sizes)]
		.sort((a, b) => b - a)
		.map((places) => ({
			description: `réduire à ${places} places`,
			changement: { capaciteMax: places },
		}));
}

/** Two changes at once, where they do not speak of the same field; two of weekdays are joined. */
function join(a: Track, b: Track): Track[] {
	const description = `${a.description} et ${b.description}`;
	const { joursActifs, joursParSemaine } = a.changement;
	if (joursActifs && b.changement.joursActifs)
		return [
			{
				description,
				changement: openedOn(b.changement.joursActifs, { joursActifs, joursParSemaine }),
			},
		];
	if (Object.keys(a.changement).some((field) => field in b.changement)) return [];
	return [{ description, changement: { ...a.changement, ...b.changement } }];
}
