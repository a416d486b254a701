import pg from 'pg';

import { bareAggregate, countReservations, countSessions } from '../lib/byHand.mjs';
import { core, fillBookings, openBench } from '../lib/openBench.mjs';
import { fillSessions } from '../lib/seedSessions.mjs';
import { interleave, time } from '../lib/statistics.mjs';

/** @import { Case } from '../lib/types.js' */

export const title = "A year's occupancy of nine rooms, a million bookings in the table";
export const against =
	"the bare aggregate over the year; the seed document's way (fetch the year's sessions, count in JavaScript)";
export const smallest = { bookings: '2000' };

const note = [
	'The year has 38,000 bookings in nine rooms, eight times as many as half-days all year would be: ' +
		'3,800 sessions of ten séances, with a trainer and ten inscriptions. ' +
		'All tables are vacuumed, as autovacuum leaves them.',
	'The bare aggregate is what one writes by hand and reads the same index: ' +
		'hours by room and month, without opening hours, clipping, local months or the parts of ' +
		'TOUS_ATEL. Ours does all that with less work for each booking: ' +
		'it reads room by room and in runs of days that are 24 hours apart, so that neither a grouping ' +
		'nor a change of zone is due for each.',
	"The seed's way fetches what its endpoint returns (sessions with training, trainer and " +
		'inscriptions) and the bookings, one statement a table; HTTP and JSON are left out, in its ' +
		'favour. Of the least version, only what is counted, no goal is made.',
];

/** @type {Case['run']} */
export async function run({ rounds, option }) {
	const { reportYear } = /** @type {typeof import('../../core/occupation/reportYear.js')} */ (
		core('core/occupation/reportYear.js')
	);
	const bench = await openBench();
	const client = new pg.Client(bench.url);
	await client.connect();
	try {
		await fillBookings(bench, Number(option('bookings') ?? 1_000_000));
		await fillSessions(bench);
		/** @param {() => Promise<unknown>} work */
		const milliseconds = async (work) => (await time(work)).ms;
		const figures = await interleave(
			{
				ours: () => milliseconds(() => reportYear(bench.centre, { annee: 2026 })),
				aggregate: () => milliseconds(() => bareAggregate(client)),
				sessions: () => milliseconds(() => countSessions(client)),
				reservations: () => milliseconds(() => countReservations(client)),
			},
			rounds * 6,
		);
		const { ours, aggregate, sessions, reservations } = figures;
		return {
			measures: [
				{
					name: 'against the bare aggregate',
					unit: 'ms',
					ours,
					peer: aggregate,
					ratio: ours.median / aggregate.median,
					goal: { direction: 'max', threshold: 1.3 },
				},
				{
					name: "against fetching the year's sessions, as the seed",
					unit: 'ms',
					ours,
					peer: sessions,
					ratio: sessions.median / ours.median,
					goal: { direction: 'min', threshold: 10 },
				},
				{
					name: 'against fetching only the bookings',
					unit: 'ms',
					ours,
					peer: reservations,
					ratio: reservations.median / ours.median,
				},
			],
			note,
		};
	} finally {
		await client.end();
		await bench.close();
	}
}
