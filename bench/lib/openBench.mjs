import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { startThrowaway } from '../../stack/postgres/startThrowaway.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

/**
 * The built core, the very files that the nodes run; the caller says which types a file has.
 * @param {string} path inside dist/
 * @returns {unknown}
 */
export const core = (path) => require(join(root, 'dist', path));

/** @typedef {Awaited<ReturnType<typeof openBench>>} Bench */

/**
 * One PostgreSQL with its shipped settings (fsync on) and a database with the nine rooms, migrated.
 * @param {{ flags?: string[] }} [options]
 */
export async function openBench({ flags = [] } = {}) {
	const postgres = await startThrowaway(['max_connections=200', 'shared_buffers=256MB', ...flags]);
	const { openBase, closeBases, openCentre, migrate } =
		/** @type {typeof import('../../core/index.js')} */ (core('core/index.js'));
	const url = postgres.url('postgres');
	const client = new pg.Client(url);
	await client.connect();
	for (const file of ['stack/postgres/crm-schema.sql', 'test/database/salles.sql'])
		await client.query(readFileSync(join(root, file), 'utf8'));
	const base = openBase({ connectionString: url, maxConnexions: 70, delaiRequete: 600_000 });
	await migrate(base);

	return {
		url,
		base,
		centre: openCentre(base, { acteur: 'bench' }),
		/**
		 * @param {string} text
		 * @param {unknown[]} [values]
		 */
		sql: async (text, values) => (await client.query(text, values)).rows,
		close: async () => {
			await client.end();
			await closeBases();
			await postgres.stop();
		},
	};
}

/**
 * Bookings of an hour each over the nine rooms, without overlap, over years around today; written with
 * the triggers' work done set-based.
 * @param {Bench} bench
 * @param {number} total
 */
export async function fillBookings(bench, total) {
	await bench.sql("set session_replication_role = 'replica'");
	await bench.sql('truncate reservation_salle cascade');
	await bench.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin)
		select 1 + n % 8, day + hour, day + hour + interval '1 hour'
		from generate_series(0, $1::bigint - 1) n,
			lateral (select date '2026-06-01' + (n / 8 / 13 - $1 / 8 / 13 / 2)::int) d (day),
			lateral (select time '06:00' + ((n / 8) % 13) * interval '1 hour') h (hour)`,
		[total],
	);
	await bench.sql("set session_replication_role = 'origin'");
	await bench.sql(
		`insert into sessions_planning.occupation_salle
		select id_reservation, id_salle, tsrange(date_debut, date_fin) from reservation_salle`,
	);
	await bench.sql('analyze reservation_salle');
	await bench.sql('analyze sessions_planning.occupation_salle');
}
