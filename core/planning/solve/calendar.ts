import { publicHolidays } from '../../calendar/publicHolidays';
import type { PlanningRules } from '../../rules/planningRules';
import { readActiveDays } from './activeDays';
import type { PlanContext, PlanRequest, PlanFermeture } from './types';
import { addDays, dayAt, isWeekend, mondayOf, wallClock } from '../../time/days';

/** One créneau of one day: a whole number of steps that follow each other from `debut` (ms, UTC). */
export interface DatedCreneau {
	jour: number;
	semaine: number;
	nom: string;
	debut: number;
	units: number;
	weekend: boolean;
	/** Bit u is set when step u lies in the evening. */
	soir: number;
}

/**
 * A candidate day: active weekday of the window (of a week left free and of the days that are over
 * only the first). `ferme` says why it has no créneau.
 */
export interface DatedDay {
	date: string;
	semaine: number;
	de: number;
	a: number;
	ferme?: string;
	/** Some of its hours are over: its créneaux begin at what is left. */
	begun?: true;
}

/**
 * The candidate days and créneaux of a window in order of time. Weeks are Monday to Sunday,
 * numbered 0.. over those that have a créneau.
 */
export interface Calendar {
	jours: DatedDay[];
	creneaux: DatedCreneau[];
	weeks: number;
	/** The first instant of the window's first day that is not over. */
	debut: number;
	/** A step of the grid, in milliseconds. */
	pas: number;
}

/** Lays out the window of a request: what is over, weekdays, public holidays, closures, opening hours, clock changes. */
export function layOut(
	request: PlanRequest,
	{ fermetures, fuseau, des }: Pick<PlanContext, 'fermetures' | 'fuseau' | 'des'>,
	rules: PlanningRules,
): Calendar {
	const clock = wallClock(fuseau);
	const pas = rules.pas * 60_000;
	const feries = publicHolidays(
		rules.feries,
		Number(request.dateDebut.slice(0, 4)),
		Number(request.dateFin.slice(0, 4)),
	);
	const wantedOnes = request.creneaux ?? rules.creneauxParDefaut;
	const ranges = rules.creneaux
		.filter(({ nom }) => wantedOnes.includes(nom))
		.map(({ nom, debut, fin }) => ({
			nom,
			debut: debut > rules.ouverture.debut ? debut : rules.ouverture.debut,
			fin: fin < rules.ouverture.fin ? fin : rules.ouverture.fin,
		}))
		.filter(({ debut, fin }) => debut < fin);
	const active = readActiveDays(request, rules);
	const jours: DatedDay[] = [];
	const creneaux: DatedCreneau[] = [];
	const weeks = new Map<string, number>();
	const from = des === undefined ? -Infinity : Date.parse(des);
	const today = des === undefined ? '' : dayAt(from, fuseau);
	const said = new Map<string, string>();
	for (let date = request.dateDebut; date <= request.dateFin; date = addDays(date, 1)) {
		if (!active.isActive(date)) continue;
		const lundi = mondayOf(date);
		const over =
			date < today ? `jour déjà passé : rien n'est planifié avant le ${today}` : undefined;
		const free = over ?? active.whyWeekFree(date);
		// What is over, and a week left free, is said once, not day by day.
		const place = over ? '' : lundi;
		const known = free !== undefined && said.get(place) === free;
		if (free !== undefined) said.set(place, free);
		if (known) continue;
		const ferme = free ?? closedBy(date, feries, fermetures);
		const jour: DatedDay = { date, semaine: -1, de: creneaux.length, a: creneaux.length, ferme };
		if (!ferme) {
			for (const { nom, debut, fin } of ranges) {
				const opens = clock(date, debut);
				// The grid stays that of the créneau: a step that has begun is over.
				const over = Math.max(0, Math.ceil((from - opens) / pas));
				if (over > 0) jour.begun = true;
				const de = opens + over * pas;
				const units = Math.floor((clock(date, fin) - de) / pas);
				if (units < 1) continue;
				if (!weeks.has(lundi)) weeks.set(lundi, weeks.size);
				const soirDes = clock(date, rules.soirDes);
				let soir = 0;
				for (let u = 0; u < units; u++) if (de + (u + 1) * pas > soirDes) soir += 2 ** u;
				jour.semaine = weeks.get(lundi)!;
				creneaux.push({
					jour: jours.length,
					semaine: jour.semaine,
					nom,
					debut: de,
					units,
					weekend: isWeekend(date, rules.weekend),
					soir,
				});
			}
			jour.a = creneaux.length;
			if (jour.begun && jour.de === jour.a) jour.ferme = 'jour déjà passé';
		}
		jours.push(jour);
	}
	const first = today > request.dateDebut ? today : request.dateDebut;
	return { jours, creneaux, weeks: weeks.size, debut: clock(first, '00:00'), pas };
}

function closedBy(
	date: string,
	feries: Map<string, string>,
	fermetures: PlanFermeture[],
): string | undefined {
	const holiday = feries.get(date);
	if (holiday) return `jour férié : ${holiday}`;
	const fermeture = fermetures.find(
		({ dateDebut, dateFin }) => dateDebut <= date && date <= dateFin,
	);
	return fermeture && `centre fermé : ${fermeture.motif}`;
}
