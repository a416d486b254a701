import pg from 'pg';

import { bareAggregate, countReservations, countSessions } from '../lib/a-la-main.mjs';
import { core, fillBookings, openBench } from '../lib/base.mjs';
import { fillSessions } from '../lib/semer-sessions.mjs';
import { interleave, time } from '../lib/statistiques.mjs';

export const titre = "A year's occupancy of nine rooms, a million bookings in the table";
export const contre =
	"the bare aggregate over the year; the seed document's way (fetch the year's sessions, count in JavaScript)";

const note = [
	'The year has 38,000 bookings in nine rooms, eight times as many as half-days all year would be: 3,800 sessions of ten séances, with a trainer and ten inscriptions. All tables are vacuumed, as autovacuum leaves them.',
	'The bare aggregate is what one writes by hand and reads the same index: hours by room and month, without opening hours, clipping, local months or the parts of TOUS_ATEL. Ours does all that with less work for each booking: it reads room by room and in runs of days that are 24 hours apart, so that neither a grouping nor a change of zone is due for each.',
	"The seed's way fetches what its endpoint returns (sessions with training, trainer and inscriptions) and the bookings, one statement a table; HTTP and JSON are left out, in its favour. Of the least version, only what is counted, no goal is made.",
];

export async function run({ tours }) {
	const { reportYear } = core('core/occupation/annee.js');
	const bench = await openBench();
	const client = new pg.Client(bench.url);
	await client.connect();
	try {
		await fillBookings(bench, 1_000_000);
		await fillSessions(bench);
		const milliseconds = async (travail) => (await time(travail)).ms;
		const figures = await interleave(
			{
				nous: () => milliseconds(() => reportYear(bench.centre, { annee: 2026 })),
				agregat: () => milliseconds(() => bareAggregate(client)),
				sessions: () => milliseconds(() => countSessions(client)),
				reservations: () => milliseconds(() => countReservations(client)),
			},
			tours * 6,
		);
		const { nous, agregat, sessions, reservations } = figures;
		return {
			mesures: [
				{
					nom: 'against the bare aggregate',
					unite: 'ms',
					nous,
					pair: agregat,
					rapport: nous.mediane / agregat.mediane,
					atteindre: { sens: 'max', seuil: 1.3 },
				},
				{
					nom: "against fetching the year's sessions, as the seed",
					unite: 'ms',
					nous,
					pair: sessions,
					rapport: sessions.mediane / nous.mediane,
					atteindre: { sens: 'min', seuil: 10 },
				},
				{
					nom: 'against fetching only the bookings',
					unite: 'ms',
					nous,
					pair: reservations,
					rapport: reservations.mediane / nous.mediane,
				},
			],
			note,
		};
	} finally {
		await client.end();
		await bench.close();
	}
}
