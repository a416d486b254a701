import pg from 'pg';

import { core, fillBookings, openBench } from '../lib/base.mjs';
import { interleave, time } from '../lib/statistiques.mjs';

export const titre = "A year's occupancy of nine rooms, a million bookings in the table";
export const contre = "the bare aggregate over the year; the seed document's way (fetch the year's bookings, count in JavaScript)";
export const atteindre = { sens: 'max', seuil: 1.3 };

export async function run({ tours }) {
	const { reportYear } = core('core/occupation/annee.js');
	const bench = await openBench();
	const client = new pg.Client(bench.url);
	await client.connect();
	try {
		await fillBookings(bench, 1_000_000);
		const bare = `select o.id_salle, extract(month from lower(o.periode)) as mois, sum(extract(epoch from upper(o.periode) - lower(o.periode)) / 3600)
			from sessions_planning.occupation_salle o where o.periode && tsrange('2025-12-31 23:00', '2026-12-31 23:00') group by 1, 2`;
		const figures = await interleave({
			nous: async () => (await time(() => reportYear(bench.centre, { annee: 2026 }))).ms,
			agregat: async () => (await time(() => client.query(bare))).ms,
			javascript: async () => (await time(async () => {
				const { rows } = await client.query("select id_salle, date_debut, date_fin from reservation_salle where statut = 'ACTIVE' and date_fin > '2025-12-31 23:00' and date_debut < '2026-12-31 23:00'");
				const heures = new Map();
				for (const { id_salle, date_debut, date_fin } of rows) {
					const key = `${id_salle}:${date_debut.getMonth()}`;
					heures.set(key, (heures.get(key) ?? 0) + (date_fin - date_debut) / 3_600_000);
				}
				return heures;
			})).ms,
		}, tours * 3);
		return {
			mesures: [
				{ nom: 'against the bare aggregate', unite: 'ms', nous: figures.nous, pair: figures.agregat, rapport: figures.nous.mediane / figures.agregat.mediane },
				{ nom: 'against fetching the year and counting in JavaScript', unite: 'ms', nous: figures.nous, pair: figures.javascript, rapport: figures.javascript.mediane / figures.nous.mediane, atteindre: { sens: 'min', seuil: 10 } },
			],
			note: 'The year has 38,000 bookings in nine rooms, eight times as many as half-days all year would be. Ten times the seed\'s way cannot be reached while the bare aggregate itself is only 3 to 4 times as quick as it: both read the same rows, which takes most of the time. Keeping sums by room and day would reach it, and be one more thing to keep true.',
		};
	} finally {
		await client.end();
		await bench.close();
	}
}
