import { core, fillBookings, openBench } from '../lib/openBench.mjs';
import { interleave, time } from '../lib/statistics.mjs';

/** @import { Case, Measure } from '../lib/types.js' */
/** @import { Bench } from '../lib/openBench.mjs' */

export const title = 'Book a slot, list free slots, by the number of bookings';
export const against = 'itself with 10,000 bookings';
export const smallest = { sizes: '100,200' };
/** @type {Case['goal']} */
export const goal = { direction: 'max', threshold: 1.3 };

/**
 * Each size on a database of its own, all open at once, so that rounds interleave.
 * @type {Case['run']}
 */
export async function run({ rounds, option }) {
	const { bookRooms, findFreeSlots } = /** @type {typeof import('../../core/index.js')} */ (
		core('core/index.js')
	);
	const sizes = (option('sizes') ?? '10000,100000,1000000').split(',').map(Number);
	/** @type {Bench[]} */
	const benches = [];
	try {
		/** @type {Record<string, () => Promise<number>>} */
		const book = {};
		/** @type {Record<string, () => Promise<number>>} */
		const list = {};
		for (const n of sizes) {
			const bench = await openBench();
			benches.push(bench);
			await fillBookings(bench, n);
			let day = 0;
			book[`book, ${n} bookings`] = async () => {
				day += 1;
				const date = new Date(Date.UTC(2200, 0, day)).toISOString().slice(0, 10);
				const { ms, value } = await time(() =>
					bookRooms(bench.centre, [
						{ salle: 'ATEL_B', dateDebut: `${date}T09:00`, dateFin: `${date}T12:00` },
					]),
				);
				if (!value[0].ok) throw new Error(JSON.stringify(value[0]));
				return ms;
			};
			list[`free slots of a month, ${n} bookings`] = async () =>
				(
					await time(() =>
						findFreeSlots(bench.centre, {
							salle: 'ATEL_B',
							dateDebut: '2026-06-01',
							dateFin: '2026-06-30',
						}),
					)
				).ms;
		}
		/** @type {Measure[]} */
		const measures = [];
		for (const contenders of [book, list]) {
			const figures = await interleave(contenders, rounds * 6);
			const [first] = Object.values(figures);
			for (const [name, ours] of Object.entries(figures))
				measures.push({
					name,
					unit: 'ms',
					ours,
					peer: first,
					ratio: ours.median / first.median,
				});
		}
		return { measures };
	} finally {
		for (const bench of benches) await bench.close();
	}
}
