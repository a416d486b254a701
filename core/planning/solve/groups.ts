import { without } from './steps';
import { bestLengths } from './horizon';
import { isWatched, trainersOf, type Pair, type Problem } from './problem';

/**
 * How a subject may use its pairs: any at any time (a relaxation), one for all its séances, or
 * followed through time with the changes counted.
 */
export type Tracked = 'LIBRE' | 'UNE' | 'SUIVIE';

/**
 * A subject in the model: the pairs worth looking at, and for each créneau the segment of time it
 * lies in.
 */
export interface ModelSubject {
	heures: number;
	pairs: Pair[];
	lengths: Uint8Array;
	segments: Int32Array;
	segmentCount: number;
}

/**
 * Créneaux of one week that are alike for every subject: exchanging two of them changes nothing
 * that is counted, so the model speaks of how many a subject takes, not of which. One CAP has 350
 * créneaux but some forty groups; without this the solver walks through the exchanges one by one.
 */
export interface PairGroup {
	semaine: number;
	/** The day, where its cap can bind; else -1. */
	jour: number;
	creneaux: number[];
}

function pairsFor(problem: Problem, pairs: Pair[], tracked: Tracked): Pair[] {
	if (tracked === 'UNE') return undominated(problem, pairs);
	const fits = ({ lengths }: Pair) => lengths.some((length) => length > 0);
	return tracked === 'SUIVIE' ? pairs.filter(fits) : pairs;
}

export function readSubjects(problem: Problem, tracked: Tracked): ModelSubject[] {
	const { subjects, calendrier } = problem;
	const n = calendrier.creneaux.length;
	return subjects.map((sujet) => {
		const pairs = pairsFor(problem, sujet.pairs, tracked);
		const { segments, segmentCount } =
			tracked === 'SUIVIE'
				? segment(problem, pairs)
				: { segments: new Int32Array(n), segmentCount: 1 };
		return {
			heures: sujet.heures,
			pairs,
			lengths: bestLengths(pairs, n),
			segments,
			segmentCount,
		};
	});
}

export function group(problem: Problem, subjects: ModelSubject[], tracked: Tracked): PairGroup[] {
	const { calendrier, dayCaps } = problem;
	const groups = new Map<string, PairGroup>();
	const { creneaux } = calendrier;
	calendrier.jours.forEach(({ date, de, a }, jour) => {
		const longest = (c: number) =>
			subjects.reduce((all, { lengths }) => Math.max(all, lengths[c]), 0);
		let sum = 0;
		for (let c = de; c < a; c++) sum += longest(c);
		const watched = problem.watched.has(date);
		const tight = sum > dayCaps[jour] || isTightForTrainer(problem, subjects, jour);
		for (let c = de; c < a; c++) {
			if (!longest(c)) continue;
			const offer = subjects.map(({ pairs, lengths, segments }) =>
				tracked === 'LIBRE'
					? lengths[c]
					: `${segments[c]}:${pairs.map((pairOf) => pairOf.lengths[c]).join('.')}`,
			);
			const ofDay = tight ? jour : '';
			const apart = watched ? `!${c}` : ofDay;
			const key = [creneaux[c].semaine, apart, ...offer].join('|');
			const knownOne = groups.get(key);
			if (knownOne) knownOne.creneaux.push(c);
			else
				groups.set(key, { semaine: creneaux[c].semaine, jour: tight ? jour : -1, creneaux: [c] });
		}
	});
	return [...groups.values()];
}

/**
 * Whether a trainer whom some subject has alone could be asked for more than is left of his day, so
 * that the day must be a group of its own for its bound to be written.
 */
function isTightForTrainer(
	{ calendrier, trainers }: Problem,
	subjects: ModelSubject[],
	jour: number,
): boolean {
	if (!trainers) return false;
	const { de, a, date } = calendrier.jours[jour];
	const offer = new Map<number, number>();
	for (let c = de; c < a; c++) {
		const most = new Map<number, number>();
		for (const { pairs, lengths } of subjects) {
			const [id, ...others] = trainersOf(pairs);
			if (id !== undefined && !others.length) most.set(id, Math.max(most.get(id) ?? 0, lengths[c]));
		}
		for (const [id, length] of most) offer.set(id, (offer.get(id) ?? 0) + length);
	}
	return [...offer].some(([id, sum]) => sum > trainers.day(id, date));
}

/**
 * One pair for a whole subject: a pair that is nowhere better than another is not needed; the
 * preferred one stays among equals.
 */
function undominated(problem: Problem, pairs: Pair[]): Pair[] {
	const watched = Uint8Array.from(problem.calendrier.creneaux, (_, c) =>
		isWatched(problem, c) ? 1 : 0,
	);
	const sameTrainer = (a: Pair, b: Pair) =>
		!problem.trainers || a.formateur?.idFormateur === b.formateur?.idFormateur;
	// Where places count, so do the steps that are free; where trainers are bounded, who it is.
	const covers = (a: Pair, b: Pair) =>
		sameTrainer(a, b) &&
		b.lengths.every(
			(l, c) => a.lengths[c] >= l && (!watched[c] || without(b.libres[c], a.libres[c]) === 0),
		);
	return pairs.filter(
		(pairOf, i) =>
			!pairs.some(
				(other, j) => i !== j && covers(other, pairOf) && (j < i || !covers(pairOf, other)),
			),
	);
}

/**
 * Runs of créneaux over which the pairs keep one order (of two, one is everywhere at least as long
 * as the other). Inside one a change can be moved to its start or end without loss, so changes are
 * counted between segments only.
 */
function segment(problem: Problem, pairs: Pair[]): { segments: Int32Array; segmentCount: number } {
	const P = pairs.length;
	const n = problem.calendrier.creneaux.length;
	const segments = new Int32Array(n);
	const asLong = (i: number, c: number) =>
		pairs[Math.floor(i / P)].lengths[c] >= pairs[i % P].lengths[c] ? 1 : 0;
	let dominates = new Uint8Array(P * P).fill(1);
	let current = 0;
	for (let c = 0; c < n; c++) {
		const following = dominates.map((vrai, i) => vrai & asLong(i, c));
		const apart = c > 0 && (isWatched(problem, c) || isWatched(problem, c - 1));
		if (!apart && following.every((vrai, i) => vrai || following[(i % P) * P + Math.floor(i / P)]))
			dominates = following;
		else {
			current++;
			dominates = dominates.map((_, i) => asLong(i, c));
		}
		segments[c] = current;
	}
	return { segments, segmentCount: current + 1 };
}
