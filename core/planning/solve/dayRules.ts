import type { PlacedPart, Problem } from './problem';
import { full, startOfRun, without } from './steps';

/** Where a séance lies: `start` is the step of its créneau at which it begins. */
export interface Placed {
	creneau: number;
	start: number;
	heures: number;
}

/** Whether a request has rules that the hours of days and weeks alone don't keep. */
export const hasDayRules = ({ minimum, trainers, ...rest }: Problem): boolean =>
	minimum > 1 || trainers !== undefined || boundsPositions(rest);

/** Whether it matters where in its créneau a séance begins. */
export const boundsPositions = ({ pause, sansTrou }: Pick<Problem, 'pause' | 'sansTrou'>) =>
	pause > 0 || sansTrou;

/**
 * Between the créneaux `a` < `b` of a day: the steps of the créneaux in the middle, and the steps
 * that two séances which follow each other must leave free so that the pause is kept.
 */
export function between({ calendrier, pause }: Problem, a: number, b: number) {
	const { creneaux, pas } = calendrier;
	let middle = 0;
	for (let c = a + 1; c < b; c++) middle += creneaux[c].units;
	const natural = creneaux[b].debut - creneaux[a].debut - creneaux[a].units * pas - middle * pas;
	return { middle, needed: Math.max(0, Math.ceil((pause - natural) / pas)) };
}

/** Whether `next` may be the séance after `last` on one day: the pause, and no hole where none is wanted. */
export function mayFollow(problem: Problem, last: Placed, next: Placed): boolean {
	const { middle, needed } = between(problem, last.creneau, next.creneau);
	const { units } = problem.calendrier.creneaux[last.creneau];
	const idle = units - last.start - last.heures + middle + next.start;
	return idle >= needed && (!problem.sansTrou || idle <= needed);
}

/** The steps at which a run of `length` free steps begins, in order. */
export function startsOf(libres: number, length: number): number[] {
	const starts: number[] = [];
	let start = startOfRun(libres, length);
	while (start >= 0) {
		starts.push(start);
		start = startOfRun(without(libres, full(start + 1)), length);
	}
	return starts;
}

/**
 * Gives each séance its start, day by day. `faulty`: the days on which no choice of starts keeps
 * the rules, or a trainer is over his hours.
 */
export function settle(
	problem: Problem,
	placements: PlacedPart[],
): { placements: PlacedPart[]; faulty: Set<string> } {
	const { creneaux, jours } = problem.calendrier;
	const days = new Map<number, PlacedPart[]>();
	for (const placement of [...placements].sort((a, b) => a.creneau - b.creneau)) {
		const { jour } = creneaux[placement.creneau];
		days.set(jour, [...(days.get(jour) ?? []), placement]);
	}
	const faulty = overloaded(problem, placements);
	const settled = [...days].flatMap(([jour, own]) => {
		const starts = boundsPositions(problem) ? chooseStarts(problem, own) : own.map(firstStart);
		if (!starts) faulty.add(jours[jour].date);
		return own.map((placement, i) => ({ ...placement, start: starts?.[i] }));
	});
	return { placements: settled, faulty };
}

const firstStart = ({ pairOf, creneau, heures }: PlacedPart) =>
	startOfRun(pairOf.libres[creneau], heures);

/** The earliest starts of a day's séances that keep the rules; undefined when there are none. */
function chooseStarts(problem: Problem, day: PlacedPart[]): number[] | undefined {
	const chosen: number[] = [];
	const choose = (i: number): boolean => {
		if (i === day.length) return true;
		const { pairOf, creneau, heures } = day[i];
		for (const start of startsOf(pairOf.libres[creneau], heures)) {
			const last = i > 0 && { ...day[i - 1], start: chosen[i - 1] };
			if (last && !mayFollow(problem, last, { creneau, start, heures })) continue;
			chosen[i] = start;
			if (choose(i + 1)) return true;
		}
		return false;
	};
	return choose(0) ? chosen : undefined;
}

/** The days of every trainer's day or week that holds more hours than he may give. */
function overloaded({ calendrier, trainers }: Problem, placements: PlacedPart[]): Set<string> {
	const faulty = new Set<string>();
	if (!trainers) return faulty;
	const { creneaux, jours } = calendrier;
	const byDay = new Map<string, number>();
	const byWeek = new Map<string, number>();
	for (const { pairOf, creneau, heures } of placements) {
		const id = pairOf.formateur?.idFormateur;
		if (id === undefined) continue;
		const { jour, semaine } = creneaux[creneau];
		const { date } = jours[jour];
		const add = (sums: Map<string, number>, key: string) => {
			sums.set(key, (sums.get(key) ?? 0) + heures);
			return sums.get(key)!;
		};
		if (add(byDay, `${id}/${jour}`) > trainers.day(id, date)) faulty.add(date);
		if (add(byWeek, `${id}/${semaine}`) > trainers.week(id, date))
			for (const day of jours) if (day.semaine === semaine) faulty.add(day.date);
	}
	return faulty;
}
