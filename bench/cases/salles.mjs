import { core, fillBookings, openBench } from '../lib/base.mjs';
import { interleave, time } from '../lib/statistiques.mjs';

export const titre = 'Book a slot, list free slots, by the number of bookings';
export const contre = 'itself with 10,000 bookings';
export const atteindre = { sens: 'max', seuil: 1.3 };

const sizes = [10_000, 100_000, 1_000_000];

/** Each size on a database of its own, all open at once, so that rounds interleave. */
export async function run({ tours }) {
	const { bookRooms } = core('core/salles/book.js');
	const { findFreeSlots } = core('core/salles/libres.js');
	const benches = [];
	try {
		const book = {};
		const list = {};
		for (const n of sizes) {
			const bench = await openBench();
			benches.push(bench);
			await fillBookings(bench, n);
			let day = 0;
			book[`book, ${n} bookings`] = async () => {
				day += 1;
				const date = new Date(Date.UTC(2200, 0, day)).toISOString().slice(0, 10);
				const { ms, valeur } = await time(() =>
					bookRooms(bench.centre, [
						{ salle: 'ATEL_B', dateDebut: `${date}T09:00`, dateFin: `${date}T12:00` },
					]),
				);
				if (!valeur[0].ok) throw new Error(JSON.stringify(valeur[0]));
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
		const mesures = [];
		for (const contenders of [book, list]) {
			const figures = await interleave(contenders, tours * 6);
			const [first] = Object.values(figures);
			for (const [nom, nous] of Object.entries(figures))
				mesures.push({
					nom,
					unite: 'ms',
					nous,
					pair: first,
					rapport: nous.mediane / first.mediane,
				});
		}
		return { mesures };
	} finally {
		for (const bench of benches) await bench.close();
	}
}
