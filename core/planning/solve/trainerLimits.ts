import type { PlanningRules } from '../../rules/planningRules';
import { addDays, dayAt, mondayOf, wallClock } from '../../time/days';
import type { PlanContext } from './types';

/** Steps that a trainer may still give, what is booked already counted; Infinity where nothing bounds them. */
export interface TrainerRest {
	day(idFormateur: number, date: string): number;
	/** `date`: any day of the week, Monday to Sunday. */
	week(idFormateur: number, date: string): number;
}

/**
 * What the rules' bounds of a trainer's day and week leave of each (contract, section 6). The
 * context's occupations must cover the whole of the window's first and last week. Undefined where
 * the rules name no bound.
 */
export function readTrainerRest(
	{ occupations, fuseau }: PlanContext,
	{ formateur, pas }: PlanningRules,
): TrainerRest | undefined {
	const { heuresParJour, heuresParSemaine } = formateur;
	if (heuresParJour === null && heuresParSemaine === null) return undefined;
	const clock = wallClock(fuseau);
	const taken = new Map<string, number>();
	const add = (key: string, ms: number) => taken.set(key, (taken.get(key) ?? 0) + ms);
	for (const { idFormateur, dateDebut, dateFin } of occupations) {
		if (idFormateur == null) continue;
		const fin = Date.parse(dateFin);
		for (let debut = Date.parse(dateDebut); debut < fin;) {
			const date = dayAt(debut, fuseau);
			const midnight = clock(addDays(date, 1), '00:00');
			const a = Math.min(fin, midnight);
			add(`${idFormateur}/${date}`, a - debut);
			add(`${idFormateur}/semaine/${mondayOf(date)}`, a - debut);
			debut = a;
		}
	}
	const rest = (heures: number | null, key: string) =>
		heures === null
			? Infinity
			: Math.max(0, Math.floor((heures * 60 - (taken.get(key) ?? 0) / 60_000) / pas + 1e-9));
	return {
		day: (id, date) => rest(heuresParJour, `${id}/${date}`),
		week: (id, date) => rest(heuresParSemaine, `${id}/semaine/${mondayOf(date)}`),
	};
}
