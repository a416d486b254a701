import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

import { core, root } from '../lib/openBench.mjs';
import { sumUp, time } from '../lib/statistics.mjs';
import { startThrowaway } from '../../stack/postgres/startThrowaway.mjs';

/** @import { Case } from '../lib/types.js' */

export const title = 'Migrate a large CRM that goes on writing';
export const against =
	'how long its writers may wait, two seconds (contract, section 14): one writes every 50 ms, a booking and an inscription';
export const rounds = 1;
export const smallest = { bookings: '4000' };
/** @type {Case['goal']} */
export const goal = { direction: 'max', threshold: 1 };

const note = [
	'A CRM with as many bookings as inscriptions, which has never met us. The released migrations, each in one transaction, ' +
		'kept such writers out for the whole run.',
	'Each step is a short transaction that gives up its place in the queue after 0.4 s; indexes are built beside the writes.',
];

/** What a CRM holds before our first migration. @param {number} bookings */
const fill = (bookings) => `
	insert into salles (nom, code, capacite_max) select 'Salle ' || n, 'S' || n, 12 from generate_series(1, 250) n;
	insert into formations (code, nom, duree_heures) select 'F' || n, 'Formation ' || n, 40 from generate_series(1, 60) n;
	insert into formateurs (nom, prenom) select 'N' || n, 'P' || n from generate_series(1, 250) n;
	insert into eleves (nom, prenom, parcours_valide, paiement_ok)
		select 'N' || n, 'P' || n, n % 2 = 0, true from generate_series(1, ${Math.ceil(bookings / 10)}) n;
	insert into sessions (id_formation, id_formateur, date_debut, date_fin, capacite_max, nb_inscrits)
		select 1 + n % 60, 1 + n % 250, first, first + interval '10 days', 24, 20
		from generate_series(0, ${Math.ceil(bookings / 25) - 1}) n,
			lateral (select timestamp '2000-01-01' + (n / 250) * interval '10 days') f (first);
	insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select 1 + (n / 25) % 250, 1 + n / 25, day + (7 + 3 * (n % 3)) * interval '1 hour', day + (10 + 3 * (n % 3)) * interval '1 hour'
		from generate_series(0, ${bookings - 1}) n,
			lateral (select timestamp '2000-01-01' + ((n / 25) / 250) * interval '10 days'
				+ ((n % 25) / 3) * interval '1 day') d (day);
	insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
		select 1 + (n / 25 * 7 + n % 25) % ${Math.ceil(bookings / 10)}, 1 + n / 25, '2026-01-01',
			case when n % 25 < 20 then 'INSCRIT' else 'EN_ATTENTE' end
		from generate_series(0, ${bookings - 1}) n;
	analyze`;

/** @type {Case['run']} */
export async function run({ option }) {
	const { openBase, closeBases, migrate } = /** @type {typeof import('../../core/index.js')} */ (
		core('core/index.js')
	);
	const bookings = Number(option('bookings') ?? 1_000_000);
	const postgres = await startThrowaway(['max_connections=50', 'shared_buffers=256MB']);
	const crm = new pg.Client(postgres.url('postgres'));
	await crm.connect();
	try {
		await crm.query(readFileSync(join(root, 'stack/postgres/crm-schema.sql'), 'utf8'));
		await crm.query(fill(bookings));

		/** @type {number[]} */
		const waits = [];
		let over = false;
		const writing = (async () => {
			for (let day = 0; !over; day += 1) {
				const { ms } = await time(async () => {
					await crm.query(
						`insert into reservation_salle (id_salle, date_debut, date_fin)
						select 1, d, d + interval '1 hour' from (select timestamp '1900-01-01' + $1 * interval '1 day') x (d)`,
						[day],
					);
					await crm.query(
						"update inscription_session set date_confirmation = '2026-02-01' where id_inscription = $1",
						[1 + ((day * 7919) % bookings)],
					);
				});
				waits.push(ms);
				await wait(50);
			}
		})();
		const base = openBase({ connectionString: postgres.url('postgres'), maxConnexions: 1 });
		const { ms, value } = await time(() => migrate(base));
		over = true;
		await writing;
		await closeBases();
		if (value.anomalies.length > 0) throw new Error(value.anomalies[0].raison);

		const longest = sumUp([Math.max(...waits)]);
		const allowed = sumUp([2_000]);
		return {
			measures: [
				{
					name: `longest wait of ${waits.length} writes, ${bookings.toLocaleString('en')} bookings`,
					unit: 'ms',
					ours: longest,
					peer: allowed,
					ratio: longest.median / allowed.median,
				},
			],
			tables: [
				{
					title: 'The run',
					headers: [
						'bookings',
						'seconds',
						'writes meanwhile',
						'median wait (ms)',
						'99th percentile (ms)',
					],
					rows: [
						[
							bookings,
							Math.round(ms / 100) / 10,
							waits.length,
							Math.round(sumUp(waits).median * 10) / 10,
							Math.round(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] * 10) / 10,
						],
					],
				},
			],
			note,
		};
	} finally {
		await crm.end();
		await postgres.stop();
	}
}
