import type { Cadence } from '../../batch/cadence';
import type { Scale } from './scale';
import { changeCost, type Pair, type PlacedPart, type Problem } from './problem';

/**
 * costs[(p × P + q) × (max + 1) + h]: least cost of h hours in the week, coming with pair p and
 * leaving with pair q.
 */
export interface Week {
	max: number;
	costs: Float64Array;
	jours: JourTable[];
}

interface JourTable {
	de: number;
	a: number;
	max: number;
	costs: Float64Array;
}

/** Days joined into a week, under the cap of the week. */
export async function buildWeek(
	problem: Problem,
	pairs: Pair[],
	semaine: number,
	scale: Scale,
	cadence: Cadence,
): Promise<Week> {
	const P = pairs.length;
	const jours: JourTable[] = [];
	for (const jour of problem.calendrier.jours)
		if (jour.semaine === semaine && jour.a > jour.de)
			jours.push(buildDay(problem, pairs, jour.de, jour.a, scale));
	const max = Math.min(
		problem.weekCaps[semaine],
		jours.reduce((all, jour) => all + jour.max, 0),
	);
	const costs = new Float64Array(P * P * (max + 1)).fill(Infinity);
	for (let p = 0; p < P; p++) {
		const fin = followDays(jours, P, p, max).pop()!;
		costs.set(fin, p * P * (max + 1));
		await cadence.breathe();
	}
	return { max, costs, jours };
}

/** From pair p, after each day: least cost by (pair, hours). */
function followDays(jours: JourTable[], P: number, p: number, max: number): Float64Array[] {
	const width = max + 1;
	const debut = new Float64Array(P * width).fill(Infinity);
	debut[p * width] = 0;
	const stages = [debut];
	for (const jour of jours) {
		const before = stages[stages.length - 1];
		const here = new Float64Array(P * width).fill(Infinity);
		for (let a = 0; a < P; a++)
			for (let t = 0; t <= max; t++) {
				const base = before[a * width + t];
				if (base === Infinity) continue;
				for (let q = 0; q < P; q++)
					for (let h = 0; h <= jour.max && t + h <= max; h++) {
						const cost = base + jour.costs[(a * P + q) * (jour.max + 1) + h];
						if (cost < here[q * width + t + h]) here[q * width + t + h] = cost;
					}
			}
		stages.push(here);
	}
	return stages;
}

function buildDay(problem: Problem, pairs: Pair[], de: number, a: number, scale: Scale): JourTable {
	const P = pairs.length;
	let sum = 0;
	for (let c = de; c < a; c++) sum += Math.max(...pairs.map(({ lengths }) => lengths[c]));
	const max = Math.min(problem.dayCaps[problem.calendrier.creneaux[de].jour], sum);
	const costs = new Float64Array(P * P * (max + 1)).fill(Infinity);
	for (let p = 0; p < P; p++) {
		const fin = followSlots(problem, pairs, de, a, scale, p, max).pop()!;
		for (let q = 0; q < P; q++)
			for (let h = 0; h <= max; h++)
				costs[(p * P + q) * (max + 1) + h] = fin[q * (max + 1) + h] + (h > 0 ? scale.jour : 0);
	}
	return { de, a, max, costs };
}

/**
 * From pair p, after each créneau of the day: least cost by (pair, hours); a créneau is left free
 * or taken by one pair for 1 h up to its longest run.
 */
function followSlots(
	problem: Problem,
	pairs: Pair[],
	de: number,
	a: number,
	scale: Scale,
	p: number,
	max: number,
): Float64Array[] {
	const P = pairs.length;
	const width = max + 1;
	const debut = new Float64Array(P * width).fill(Infinity);
	debut[p * width] = 0;
	const stages = [debut];
	for (let c = de; c < a; c++) {
		const before = stages[stages.length - 1];
		const here = before.slice();
		for (let x = 0; x < P; x++)
			for (let t = 0; t < max; t++) {
				const base = before[x * width + t];
				if (base === Infinity) continue;
				for (let q = 0; q < P; q++) {
					const cost = base + seanceCost(problem, pairs, x, q, scale);
					for (let h = 1; h <= pairs[q].lengths[c] && t + h <= max; h++)
						if (cost < here[q * width + t + h]) here[q * width + t + h] = cost;
				}
			}
		stages.push(here);
	}
	return stages;
}

const seanceCost = (problem: Problem, pairs: Pair[], x: number, q: number, scale: Scale) =>
	scale.seance + (x === q ? 0 : changeCost(pairs[x], pairs[q], problem.regles) * scale.changement);

/**
 * The séances behind one entry of the week's table; later days and créneaux take as little as the
 * cost allows.
 */
export function traceWeek(
	problem: Problem,
	pairs: Pair[],
	semaine: number,
	scale: Scale,
	table: Week,
	p: number,
	q: number,
	heures: number,
): PlacedPart[] {
	const P = pairs.length;
	const { jours, max } = table;
	const stages = followDays(jours, P, p, max);
	const placements: PlacedPart[] = [];
	let fin = q;
	let t = heures;
	for (let j = jours.length - 1; j >= 0; j--) {
		const jour = jours[j];
		const [avant, h] = find();
		placements.unshift(...traceDay(problem, pairs, jour, scale, avant, fin, h));
		fin = avant;
		t -= h;

		function find(): [number, number] {
			const wanted = stages[j + 1][fin * (max + 1) + t];
			for (let h = 0; h <= jour.max && h <= t; h++)
				for (let a = 0; a < P; a++)
					if (
						stages[j][a * (max + 1) + t - h] + jour.costs[(a * P + fin) * (jour.max + 1) + h] ===
						wanted
					)
						return [a, h];
			throw new Error(`the way back through week ${semaine} is lost`);
		}
	}
	return placements;
}

function traceDay(
	problem: Problem,
	pairs: Pair[],
	{ de, a, max }: JourTable,
	scale: Scale,
	p: number,
	q: number,
	heures: number,
): PlacedPart[] {
	const width = max + 1;
	const stages = followSlots(problem, pairs, de, a, scale, p, max);
	const placements: PlacedPart[] = [];
	let fin = q;
	let t = heures;
	for (let c = a - 1; c >= de; c--) {
		const wanted = stages[c - de + 1][fin * width + t];
		if (stages[c - de][fin * width + t] === wanted) continue;
		const [avant, h] = find(c, wanted);
		placements.unshift({ sujet: 0, creneau: c, pairOf: pairs[fin], heures: h });
		fin = avant;
		t -= h;
	}
	return placements;

	function find(c: number, wanted: number): [number, number] {
		for (let h = 1; h <= pairs[fin].lengths[c] && h <= t; h++)
			for (let x = 0; x < pairs.length; x++)
				if (
					stages[c - de][x * width + t - h] + seanceCost(problem, pairs, x, fin, scale) ===
					wanted
				)
					return [x, h];
		throw new Error('the way back through the day is lost');
	}
}
