import type { PairGroup } from './groups';
import { between, boundsPositions, startsOf } from './dayRules';
import { isWatched, trainersOf, type Pair, type Problem } from './problem';
import type { Choice, SubjectPart } from './share';
import type { LinearModel } from './solver';

type Term = [variable: number, valeur: number];

const isWatchedGroup = (problem: Problem, { creneaux }: PairGroup) =>
	isWatched(problem, creneaux[0]);

/**
 * Every séance that a subject could hold in a watched créneau, tied to its count `n` and its hours
 * `h`. Only where rules look at places inside the créneau is there more than one start a length.
 */
export function addChoices(
	model: LinearModel,
	problem: Problem,
	pairs: Pair[],
	creneau: number,
	n: number,
	h: number,
): Choice[] {
	const choices = pairs.flatMap((pairOf) => {
		const most = pairOf.lengths[creneau];
		const lengths = Array.from({ length: most }, (_, i) => i + 1);
		return lengths
			.filter((heures) => heures >= problem.minimum)
			.flatMap((heures) => {
				const starts = startsOf(pairOf.libres[creneau], heures);
				return (boundsPositions(problem) ? starts : starts.slice(0, 1)).map((start): Choice => ({
					variable: model.variable(0, 1, true),
					pairOf,
					start,
					heures,
				}));
			});
	});
	model.rang(0, 0, [...choices.map(({ variable }): Term => [variable, 1]), [n, -1]]);
	model.rang(0, 0, [...choices.map(({ variable, heures }): Term => [variable, heures]), [h, -1]]);
	return choices;
}

/** The rules of days and trainers, on what the model knows of them: all of it on watched days. */
export function keepDayRules(
	model: LinearModel,
	problem: Problem,
	groups: PairGroup[],
	parts: SubjectPart[],
	pairsOf: (m: number) => Pair[],
): void {
	keepTrainerLimits(model, problem, groups, parts, pairsOf);
	if (!boundsPositions(problem)) return;
	const choices = new Map<number, Choice[]>();
	for (const { g, choices: own } of parts) {
		const [creneau] = groups[g].creneaux;
		if (own) choices.set(creneau, [...(choices.get(creneau) ?? []), ...own]);
	}
	const { jours } = problem.calendrier;
	for (const { date, de, a } of jours) {
		if (!problem.watched.has(date)) continue;
		for (let first = de; first < a; first++)
			for (let second = first + 1; second < a; second++)
				keepApart(model, problem, choices, first, second);
	}
}

/**
 * Two séances of a day: pairs of choices that can't stand together, as rows over thresholds of the
 * idle steps after the first and before the second.
 */
function keepApart(
	model: LinearModel,
	problem: Problem,
	choices: Map<number, Choice[]>,
	first: number,
	second: number,
): void {
	const before = choices.get(first) ?? [];
	const after = choices.get(second) ?? [];
	if (!before.length || !after.length) return;
	const { units } = problem.calendrier.creneaux[first];
	const { middle, needed } = between(problem, first, second);
	const tail = ({ start, heures }: Choice) => units - start - heures;
	const terms = (list: Choice[], factor = 1) =>
		list.map(({ variable }): Term => [variable, factor]);
	const never = (a: Choice[], b: Choice[], unless: Choice[] = []) => {
		if (a.length && b.length)
			model.rang(-Infinity, 1, [...terms(a), ...terms(b), ...terms(unless, -1)]);
	};

	const pause = needed - middle;
	for (let k = 0; k < pause; k++)
		never(
			before.filter((one) => tail(one) <= k),
			after.filter(({ start }) => start < pause - k),
		);
	if (!problem.sansTrou) return;
	const inBetween: Choice[] = [];
	for (let c = first + 1; c < second; c++) inBetween.push(...(choices.get(c) ?? []));
	if (pause < 0) return never(before, after, inBetween);
	for (let k = 0; k <= pause + 1; k++)
		never(
			before.filter((one) => tail(one) >= k),
			after.filter(({ start }) => start > pause - k),
			inBetween,
		);
}

/** A trainer's day and week: exact on watched days, and wherever a subject has him alone. */
function keepTrainerLimits(
	model: LinearModel,
	problem: Problem,
	groups: PairGroup[],
	parts: SubjectPart[],
	pairsOf: (m: number) => Pair[],
): void {
	const { trainers, calendrier } = problem;
	if (!trainers) return;
	const sums = new Map<string, { rest: number; most: number; terms: Term[] }>();
	const add = (key: string, rest: number, terms: Term[], most: number) => {
		if (rest === Infinity || !terms.length) return;
		const sum = sums.get(key) ?? { rest, most: 0, terms: [] };
		sum.terms.push(...terms);
		sum.most += most;
		sums.set(key, sum);
	};
	for (const { m, g, h, longueur, choices } of parts) {
		const { creneaux, jour, semaine } = groups[g];
		const ids = trainersOf(pairsOf(m));
		const watched = isWatchedGroup(problem, groups[g]);
		if (!watched && ids.length > 1) continue;
		for (const id of ids) {
			const own = (choices ?? []).filter(({ pairOf }) => pairOf.formateur?.idFormateur === id);
			const terms = watched
				? own.map(({ variable, heures }): Term => [variable, heures])
				: [[h, 1] as Term];
			const { jour: first } = calendrier.creneaux[creneaux[0]];
			const { date } = calendrier.jours[first];
			const most = longueur * creneaux.length;
			add(`${id}/semaine/${semaine}`, trainers.week(id, date), terms, most);
			if (watched || jour >= 0) add(`${id}/${first}`, trainers.day(id, date), terms, most);
		}
	}
	for (const { rest, most, terms } of sums.values())
		if (most > rest) model.rang(-Infinity, rest, terms);
}
