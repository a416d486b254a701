import type { DatedCreneau, DatedDay } from './calendar';
import { both, full } from './steps';
import { lengthOf, type Pair, type Problem } from './problem';

/** An end: nothing after hour `units` of créneau `creneau`. */
export interface HorizonCut {
	creneau: number;
	units: number;
}

/** The longest run that some pair offers in each créneau: no séance can be longer. */
export function bestLengths(pairs: Pair[], n: number): Uint8Array {
	const bestOnes = new Uint8Array(n);
	for (const { lengths } of pairs)
		for (let c = 0; c < n; c++) if (lengths[c] > bestOnes[c]) bestOnes[c] = lengths[c];
	return bestOnes;
}

/**
 * The most hours that séances of at most `lengths` can make. Créneaux lie in days and days in
 * weeks, each with its cap: for such nested caps the sum of the minima, from the inside out, is
 * reached, and so is every whole number below it.
 */
export function capacityByWeek(
	creneaux: DatedCreneau[],
	lengths: ArrayLike<number>,
	{ dayCaps, weekCaps }: Pick<Problem, 'dayCaps' | 'weekCaps'>,
	weeks: number,
): number[] {
	const byWeek = new Array<number>(weeks).fill(0);
	let c = 0;
	while (c < creneaux.length) {
		const { jour, semaine } = creneaux[c];
		let sum = 0;
		for (; c < creneaux.length && creneaux[c].jour === jour; c++) sum += lengths[c];
		byWeek[semaine] = Math.min(weekCaps[semaine], byWeek[semaine] + Math.min(dayCaps[jour], sum));
	}
	return byWeek;
}

/**
 * The earliest end before which these pairs can make `heures`; undefined when the whole window is
 * too short.
 */
export function earliestCut(
	problem: Problem,
	pairs: Pair[],
	heures: number,
): HorizonCut | undefined {
	const { calendrier, dayCaps, weekCaps, minimum } = problem;
	const { creneaux } = calendrier;
	const lengths = bestLengths(pairs, creneaux.length);
	let weeks = 0;
	let semaine = 0;
	let jour = 0;
	for (let c = 0; c < creneaux.length; c++) {
		if (c > 0 && creneaux[c].jour !== creneaux[c - 1].jour) {
			semaine += Math.min(dayCaps[creneaux[c - 1].jour], jour);
			jour = 0;
		}
		if (c > 0 && creneaux[c].semaine !== creneaux[c - 1].semaine) {
			weeks += Math.min(weekCaps[creneaux[c - 1].semaine], semaine);
			semaine = 0;
		}
		const total = (length: number) =>
			weeks +
			Math.min(
				weekCaps[creneaux[c].semaine],
				semaine + Math.min(dayCaps[creneaux[c].jour], jour + length),
			);
		if (total(lengths[c]) >= heures) {
			for (let u = 1; u <= creneaux[c].units; u++) {
				const cutOff = Math.max(
					...pairs.map(({ libres, most }) =>
						lengthOf(both(libres[c], full(u)), minimum, most?.[c]),
					),
				);
				if (total(cutOff) >= heures) return { creneau: c, units: u };
			}
		}
		jour += lengths[c];
	}
	return undefined;
}

export const endOf = (problem: Problem, { creneau, units }: HorizonCut) =>
	problem.calendrier.creneaux[creneau].debut + units * problem.calendrier.pas;

/** The same problem with nothing after the cut. */
export function cutAt(problem: Problem, { creneau, units }: HorizonCut): Problem {
	const { calendrier, subjects, dayCaps, minimum } = problem;
	const n = creneau + 1;
	const creneaux = calendrier.creneaux.slice(0, n);
	creneaux[creneau] = { ...creneaux[creneau], units };
	const kept = ({ de, a }: DatedDay) => a > de && de < n;
	const jours = calendrier.jours.filter(kept).map((jour) => ({ ...jour, a: Math.min(jour.a, n) }));
	const indexes = new Map(jours.map(({ de }, i) => [de, i]));
	let jour = -1;
	for (let c = 0; c < n; c++) {
		jour = indexes.get(c) ?? jour;
		creneaux[c] = { ...creneaux[c], jour };
	}
	return {
		...problem,
		dayCaps: dayCaps.filter((_, j) => kept(calendrier.jours[j])),
		calendrier: { ...calendrier, jours, creneaux, weeks: creneaux[creneau].semaine + 1 },
		subjects: subjects.map((sujet) => ({
			...sujet,
			pairs: sujet.pairs.map((pairOf) => cutPair(pairOf, n, units, minimum)),
		})),
	};
}

function cutPair(pairOf: Pair, n: number, units: number, minimum: number): Pair {
	const libres = pairOf.libres.slice(0, n);
	libres[n - 1] = both(libres[n - 1], full(units));
	const lengths = pairOf.lengths.slice(0, n);
	lengths[n - 1] = lengthOf(libres[n - 1], minimum, pairOf.most?.[n - 1]);
	return { ...pairOf, libres, lengths };
}
