import { Cadence } from '../../batch/cadence';
import { bestLengths, capacityByWeek, cutAt, earliestCut, endOf } from './horizon';
import type { Pair, Problem, PlacedPart } from './problem';
import { irregularity, steadyBand, type Band } from './rhythm';
import { Scale } from './scale';
import { both } from './steps';
import { buildWeek, traceWeek, type Week } from './week';

export interface PlanResult {
	placements: PlacedPart[];
	fin: number;
	changements: number;
	irregularite: number;
	borne: { fin: number; changements: number; irregularite: number; seances: number };
	proven: boolean;
	/** The problem cut at the end that was found. */
	cut: Problem;
}

/**
 * Plans one subject to proof, without a solver: the earliest end in closed form, then by dynamic
 * programming the least (changes, irregularity, séances, days), compared in this order. Undefined
 * when the hours do not fit in the window.
 */
export async function planOneSubject(problem: Problem): Promise<PlanResult | undefined> {
	const { pairs, heures } = problem.subjects[0];
	if (!pairs.length) return undefined;
	const fin = earliestCut(problem, pairs, heures);
	if (!fin) return undefined;
	const cut = cutAt(problem, fin);
	const cadence = new Cadence();
	const band = steadyBand(cut);
	const alone = cut.subjects[0].pairs.filter(({ lengths }) => capacity(cut, lengths) >= heures);
	let best: Chemin | undefined;
	for (const pairOf of unlike(alone)) {
		const path = await shortest(cut, [pairOf], band, cadence);
		if (path && (!best || path.cost < best.cost)) best = path;
	}
	best ??= await shortest(cut, withoutDominated(cut.subjects[0].pairs), band, cadence);
	if (!best) throw new Error('a window that holds the hours gave no plan');
	const { changements, irregularite, seances } = best.scale.read(best.cost);
	return {
		placements: best.placements,
		fin: endOf(problem, fin),
		changements,
		irregularite,
		borne: { fin: endOf(problem, fin), changements, irregularite, seances },
		proven: true,
		cut,
	};
}

/** What one week holds. */
export interface WeekShare {
	heures: number;
	seances: number;
}

/**
 * The fewest séances that weeks of least irregularity need, whatever the subjects: a bound for any
 * plan of several. Exact for the hours in all, with each créneau as long as its best pair; at 30 h
 * a week it sees that each week needs a short séance.
 */
export async function fewestByWeeks(
	problem: Problem,
	band: Band,
): Promise<{ irregularite: number; seances: number; weeks: WeekShare[] } | undefined> {
	const lengths = bestLengths(
		problem.subjects.flatMap(({ pairs }) => pairs),
		problem.calendrier.creneaux.length,
	);
	const best: Pair = { ...problem.subjects[0].pairs[0], lengths };
	const path = await shortest(
		{ ...problem, subjects: [{ nom: null, heures: problem.heures, pairs: [best] }] },
		[best],
		band,
		new Cadence(),
	);
	if (!path) return undefined;
	const weeks = Array.from({ length: problem.calendrier.weeks }, (): WeekShare => ({
		heures: 0,
		seances: 0,
	}));
	for (const { creneau, heures } of path.placements) {
		const semaine = weeks[problem.calendrier.creneaux[creneau].semaine];
		semaine.heures += heures;
		semaine.seances++;
	}
	return { ...path.scale.read(path.cost), weeks };
}

const capacity = (problem: Problem, lengths: ArrayLike<number>) =>
	capacityByWeek(problem.calendrier.creneaux, lengths, problem, problem.calendrier.weeks).reduce(
		(a, b) => a + b,
		0,
	);

interface Chemin {
	cost: number;
	placements: PlacedPart[];
	scale: Scale;
}

/** The cheapest way through the weeks: state = (pair last used, hours so far); any first pair is free. */
async function shortest(
	problem: Problem,
	pairs: Pair[],
	band: Band,
	cadence: Cadence,
): Promise<Chemin | undefined> {
	const { calendrier, heures: total } = problem;
	const { creneaux, weeks } = calendrier;
	const P = pairs.length;
	const scale = new Scale(calendrier.jours.length, creneaux.length, total, weeks, band);
	const open = capacityByWeek(
		creneaux,
		bestLengths(problem.subjects[0].pairs, creneaux.length),
		problem,
		weeks,
	);
	const possible = capacityByWeek(creneaux, bestLengths(pairs, creneaux.length), problem, weeks);
	const after = new Array<number>(weeks + 1).fill(0);
	for (let s = weeks - 1; s >= 0; s--) after[s] = after[s + 1] + possible[s];
	if (after[0] < total) return undefined;
	const gap = (s: number, h: number) =>
		open[s] === 0 ? 0 : irregularity(band, h) * scale.irregularite;

	const width = total + 1;
	const costs: Float64Array[] = [new Float64Array(P * width).fill(Infinity)];
	for (let p = 0; p < P; p++) costs[0][p * width] = 0;
	const tables: Week[] = [];
	for (let s = 0; s < weeks; s++) {
		const table = await buildWeek(problem, pairs, s, scale, cadence);
		tables.push(table);
		const before = costs[s];
		const here = new Float64Array(P * width).fill(Infinity);
		const required = total - after[s + 1];
		for (let p = 0; p < P; p++) {
			for (let t = 0; t <= total; t++) {
				const base = before[p * width + t];
				if (base === Infinity) continue;
				for (let h = Math.max(0, required - t); h <= table.max && t + h <= total; h++) {
					const weights = base + gap(s, h);
					for (let q = 0; q < P; q++) {
						const cost = weights + table.costs[(p * P + q) * (table.max + 1) + h];
						const at = q * width + t + h;
						if (cost < here[at]) here[at] = cost;
					}
				}
			}
			await cadence.breathe();
		}
		costs.push(here);
	}

	let q = -1;
	for (let p = 0; p < P; p++)
		if (q < 0 || costs[weeks][p * width + total] < costs[weeks][q * width + total]) q = p;
	const cost = costs[weeks][q * width + total];
	if (cost === Infinity) return undefined;
	const placements: PlacedPart[] = [];
	let t = total;
	for (let s = weeks - 1; s >= 0; s--) {
		const { p, h } = step(s, q, t);
		placements.unshift(...traceWeek(problem, pairs, s, scale, tables[s], p, q, h));
		q = p;
		t -= h;
	}
	return { cost, placements, scale };

	/** The step that led here; later weeks take as few hours as the cost allows. */
	function step(s: number, arrival: number, sum: number): { p: number; h: number } {
		const wanted = costs[s + 1][arrival * width + sum];
		for (let h = 0; h <= tables[s].max && h <= sum; h++)
			for (let p = 0; p < P; p++) {
				if (
					costs[s][p * width + sum - h] +
						gap(s, h) +
						tables[s].costs[(p * P + arrival) * (tables[s].max + 1) + h] ===
					wanted
				)
					return { p, h };
			}
		throw new Error('the way back through the weeks is lost');
	}
}

/** One pair for each set of equal masks: the first, which is the preferred one. */
function unlike(pairs: Pair[]): Pair[] {
	const seenOnes = new Set<string>();
	return pairs.filter(({ lengths }) => {
		const key = Buffer.from(lengths.buffer, lengths.byteOffset, lengths.byteLength).toString(
			'latin1',
		);
		return !seenOnes.has(key) && Boolean(seenOnes.add(key));
	});
}

/**
 * Drops a room (a trainer) that another one can stand for at every hour: put in its place
 * everywhere, it never adds a change.
 */
function withoutDominated(pairs: Pair[]): Pair[] {
	const kept = (key: (pairOf: Pair) => number | undefined) => {
		const groups = new Map<number | undefined, Pair[]>();
		for (const pairOf of pairs)
			groups.set(key(pairOf), [...(groups.get(key(pairOf)) ?? []), pairOf]);
		const ids = [...groups.keys()];
		const covers = (a: number | undefined, b: number | undefined) => {
			const theirs = groups.get(b)!;
			return groups
				.get(a)!
				.every(({ libres, lengths }, i) =>
					theirs[i].libres.every(
						(bits, c) => both(bits, libres[c]) === libres[c] && theirs[i].lengths[c] >= lengths[c],
					),
				);
		};
		/** Of two that cover each other, the first stays. */
		const dominates = (j: number, i: number) =>
			i !== j && covers(ids[i], ids[j]) && (j < i || !covers(ids[j], ids[i]));
		return new Set(
			ids.filter((_, i) => {
				return !ids.some((__, j) => dominates(j, i));
			}),
		);
	};
	const salles = kept(({ salle }) => salle.idSalle);
	const formateurs = kept(({ formateur }) => formateur?.idFormateur);
	return pairs.filter(
		({ salle, formateur }) => salles.has(salle.idSalle) && formateurs.has(formateur?.idFormateur),
	);
}
