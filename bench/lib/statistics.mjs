/** @import { Figure } from './types.js' */

/**
 * Median and spread (interquartile range over median, in %) of some numbers.
 * @param {number[]} values
 * @returns {Figure & { p99: number }}
 */
export function sumUp(values) {
	const sorted = [...values].sort((a, b) => a - b);
	/** @param {number} q */
	const at = (q) => {
		const place = Math.round(q * (sorted.length - 1));
		return sorted[Math.min(sorted.length - 1, Math.max(0, place))];
	};
	const median = at(0.5);
	return {
		median,
		p99: at(0.99),
		spread: median ? ((at(0.75) - at(0.25)) / median) * 100 : 0,
		rounds: sorted.length,
	};
}

/**
 * Milliseconds that `work` takes, and what it gives.
 * @template T
 * @param {() => Promise<T>} work
 */
export async function time(work) {
	const start = performance.now();
	const value = await work();
	return { ms: performance.now() - start, value };
}

/**
 * Runs contenders in turn, round after round, so that what else the machine does hits them alike; the
 * first round warms up and is dropped.
 * @template {string} Name
 * @param {Record<Name, (round: number) => Promise<number>>} contenders each gives the round's figure
 * @param {number} rounds
 * @returns {Promise<Record<Name, Figure>>}
 */
export async function interleave(contenders, rounds) {
	const names = /** @type {Name[]} */ (Object.keys(contenders));
	const figures = new Map(names.map((name) => [name, /** @type {number[]} */ ([])]));
	for (let round = 0; round <= rounds; round += 1) {
		const order = round % 2 ? [...names].reverse() : names;
		for (const name of order) {
			const figure = await contenders[name](round);
			if (round > 0) figures.get(name)?.push(figure);
		}
	}
	const summed = [...figures].map(([name, values]) => [
		name,
		{ ...sumUp(values), values: values.map((value) => Math.round(value * 1000) / 1000) },
	]);
	return Object.fromEntries(summed);
}

/** How much a fixed piece of work varies on this machine, in %: below that, a difference says nothing. */
export async function measureNoise() {
	const work = async () => {
		let x = 0;
		for (let i = 0; i < 3e7; i += 1) x = (x * 31 + i) % 1_000_003;
		return x;
	};
	const values = [];
	for (let i = 0; i < 9; i += 1) values.push((await time(work)).ms);
	return sumUp(values).spread;
}
