import type { PlanningRules } from '../../rules/planningRules';
import { addDays, dayAt, mondayOf, wallClock } from '../../time/days';
import type { PlanContext } from './types';

/** Steps that a trainer may still give, what is booked already counted; Infinity where nothing bounds them. */
export interface TrainerRest {
	day(idFormateur: number, date: string): number;
	/** `date`: any day of the week, Monday to Sunday. */
	week(idFormateur: number, date: string): number;
}

/** Milliseconds that are taken of each day and week of whoever has the key: a trainer, a group. */
export interface HourLoad {
	day(id: number, date: string): number;
	/** `date`: any day of the week, Monday to Sunday. */
	week(id: number, date: string): number;
}

interface Held {
	id: number;
	dateDebut: string;
	dateFin: string;
}

/** The days of the clock that an interval lies in, with its milliseconds of each. */
export function shareByDay(
	debut: number,
	fin: number,
	fuseau: string,
): Array<{ date: string; ms: number }> {
	const clock = wallClock(fuseau);
	const shares: Array<{ date: string; ms: number }> = [];
	for (let de = debut; de < fin;) {
		const date = dayAt(de, fuseau);
		const a = Math.min(fin, clock(addDays(date, 1), '00:00'));
		shares.push({ date, ms: a - de });
		de = a;
	}
	return shares;
}

/** Adds up what each has in his days and weeks. */
export function readLoad(intervals: Held[], fuseau: string): HourLoad {
	const taken = new Map<string, number>();
	const add = (key: string, ms: number) => taken.set(key, (taken.get(key) ?? 0) + ms);
	for (const { id, dateDebut, dateFin } of intervals)
		for (const { date, ms } of shareByDay(Date.parse(dateDebut), Date.parse(dateFin), fuseau)) {
			add(`${id}/${date}`, ms);
			add(`${id}/semaine/${mondayOf(date)}`, ms);
		}
	return {
		day: (id, date) => taken.get(`${id}/${date}`) ?? 0,
		week: (id, date) => taken.get(`${id}/semaine/${mondayOf(date)}`) ?? 0,
	};
}

/** What the context's trainers are booked for. */
export const readTrainerLoad = ({ occupations, fuseau }: PlanContext): HourLoad =>
	readLoad(
		occupations.flatMap(({ idFormateur, dateDebut, dateFin }) =>
			idFormateur == null ? [] : [{ id: idFormateur, dateDebut, dateFin }],
		),
		fuseau,
	);

/** Whether the rules bound a trainer's hours at all. */
export const boundsTrainers = ({ formateur }: PlanningRules): boolean =>
	formateur.heuresParJour !== null || formateur.heuresParSemaine !== null;

/**
 * What the rules' bounds of a trainer's day and week leave of each (contract, section 6). The
 * context's occupations must cover the whole of the window's first and last week. Undefined where
 * the rules name no bound.
 */
export function readTrainerRest(
	context: PlanContext,
	rules: PlanningRules,
): TrainerRest | undefined {
	if (!boundsTrainers(rules)) return undefined;
	const { heuresParJour, heuresParSemaine } = rules.formateur;
	const load = readTrainerLoad(context);
	const rest = (heures: number | null, ms: number) =>
		heures === null
			? Infinity
			: Math.max(0, Math.floor((heures * 60 - ms / 60_000) / rules.pas + 1e-9));
	return {
		day: (id, date) => rest(heuresParJour, load.day(id, date)),
		week: (id, date) => rest(heuresParSemaine, load.week(id, date)),
	};
}
