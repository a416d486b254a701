// Jest's global setup for tests on a database: one PostgreSQL, three templates.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { startThrowaway } from '../../stack/postgres/startThrowaway.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** @param {string[]} parts */
const read = (...parts) => readFileSync(join(root, ...parts), 'utf8');

export default async function setup() {
	const postgres = await startThrowaway([
		'max_connections=300',
		'fsync=off',
		'synchronous_commit=off',
		'full_page_writes=off',
	]);
	// It hears no Ctrl-C of its own, and jest ends by one without its teardown.
	process.once('SIGINT', async () => {
		await postgres.stop();
		process.exit(130);
	});
	/**
	 * @param {string} database
	 * @param {string[]} texts
	 */
	const run = async (database, ...texts) => {
		const client = new pg.Client(postgres.url(database));
		await client.connect();
		for (const text of texts) await client.query(text);
		await client.end();
	};
	const migrations = readdirSync(join(root, 'database/migrations'))
		.filter((name) => name.endsWith('.sql'))
		.sort();
	const migrate = [
		'create schema sessions_planning',
		'create table sessions_planning.migration (nom text primary key, appliquee_le timestamptz not null default now())',
		...migrations.flatMap((name) => [
			read('database/migrations', name),
			`insert into sessions_planning.migration (nom) values ('${name}')`,
		]),
		...readdirSync(join(root, 'database/indexes')).map((name) => read('database/indexes', name)),
	];
	const seed = read('stack/postgres/crm-seed.sql');
	const rooms = read('test/database/salles.sql');
	for (const modele of ['crm', 'vide', 'centre'])
		await run('postgres', `create database modele_${modele}`);
	await run('modele_crm', read('stack/postgres/crm-schema.sql'));
	await run('modele_vide', read('stack/postgres/crm-schema.sql'), rooms, ...migrate);
	await run('modele_centre', read('stack/postgres/crm-schema.sql'), seed, ...migrate);
	// The nodes' user as a centre makes it: what a use case does, it does with these rights and no more.
	await run('postgres', "create role nodes login password 'nodes'");
	const rights = read('database/role.sql')
		.replaceAll(':"role"', '"nodes"')
		.replaceAll(":'role'", "'nodes'");
	for (const modele of ['vide', 'centre']) await run(`modele_${modele}`, rights);
	process.env.TEST_DATABASE_URL = postgres.url('postgres');
	Object.assign(globalThis, { stopPostgres: postgres.stop });
}
