import { core, fillBookings, openBench } from '../lib/openBench.mjs';
import { fillSessions } from '../lib/seedSessions.mjs';
import { interleave, time } from '../lib/statistics.mjs';

/** @import { Case } from '../lib/types.js' */

export const title = 'A week of nine rooms as a page, a million bookings in the table';
export const against =
	'thirty milliseconds of server (docs/pages.md); the same week with 10,000 bookings in the table';
export const smallest = { bookings: '2000' };

const note = [
	'The page is read and made whole: three statements in one round trip, the free stretches, the markup. ' +
		'HTTP and the network are left out.',
	'The year has eight times as many bookings as half-days all year would be: ' +
		'each day of each room is full, by the hour, 1,180 blocks on the page.',
];

/** @type {Case['run']} */
export async function run({ rounds, option }) {
	const { answerPage } = /** @type {typeof import('../../core/pages/server/answerPage.js')} */ (
		core('core/pages/server/answerPage.js')
	);
	const keys = { cleFormulaires: 'a key of the bench' };
	const visit = async (
		/** @type {import('../lib/openBench.mjs').Bench} */ bench,
		/** @type {string} */ vue,
	) => {
		const { ms, value } = await time(() =>
			answerPage(bench.centre, { chemin: 'semaine', query: { date: '2026-06-03', vue } }, keys),
		);
		if (value.statut !== 200) throw new Error(`The week was answered ${value.statut}.`);
		return ms;
	};
	const open = async (/** @type {number} */ bookings) => {
		const bench = await openBench();
		await fillBookings(bench, bookings);
		await fillSessions(bench);
		return bench;
	};
	const large = await open(Number(option('bookings') ?? 1_000_000));
	const small = await open(Math.min(10_000, Number(option('bookings') ?? 10_000)));
	try {
		const { ours, trainers, few } = await interleave(
			{
				ours: () => visit(large, 'salles'),
				trainers: () => visit(large, 'formateurs'),
				few: () => visit(small, 'salles'),
			},
			rounds * 6,
		);
		const allowed = { median: 30, spread: 0, rounds: 1 };
		return {
			measures: [
				{
					name: 'rooms by days, against 30 ms',
					unit: 'ms',
					ours,
					peer: allowed,
					ratio: ours.median / allowed.median,
					goal: { direction: 'max', threshold: 1 },
				},
				{
					name: 'trainers by days, against 30 ms',
					unit: 'ms',
					ours: trainers,
					peer: allowed,
					ratio: trainers.median / allowed.median,
					goal: { direction: 'max', threshold: 1 },
				},
				{
					name: 'rooms by days, a million against 10,000 bookings',
					unit: 'ms',
					ours,
					peer: few,
					ratio: ours.median / few.median,
				},
			],
			note,
		};
	} finally {
		await large.close();
		await small.close();
	}
}
