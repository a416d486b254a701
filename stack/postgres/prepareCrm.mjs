import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

import { codeOf, messageOf, outputOf, StackFailure } from '../StackFailure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const TABLES = [
	'salles',
	'formations',
	'formateurs',
	'eleves',
	'candidats',
	'sessions',
	'reservation_salle',
	'inscription_session',
	'disponibilite_formateur',
];

/**
 * @param {string} url
 * @param {string} name
 */
async function connect(url, name) {
	const client = new pg.Client({
		connectionString: url,
		connectionTimeoutMillis: 10_000,
		application_name: 'n8n-nodes-sessions-planning start',
	});
	client.on('error', () => {});
	try {
		await client.connect();
		return client;
	} catch (cause) {
		const { hostname, port, pathname, username } = new URL(url);
		const where = `${hostname}:${port || 5432}`;
		/** @type {Record<string, [what: string, mend: string]>} */
		const known = {
			'28P01': [`refuses the password of ${username}`, 'Check the user and password in it.'],
			'3D000': [
				`has no database "${pathname.slice(1)}"`,
				'Check the name after the last slash, or create it.',
			],
			ECONNREFUSED: ['does not answer', 'Is PostgreSQL running there, and is the port right?'],
			ENOTFOUND: ['cannot be found', 'Check the host name in it.'],
		};
		const unknown = [`cannot be used: ${messageOf(cause)}`, 'Check the address.'];
		const [what, mend] = known[codeOf(cause) ?? ''] ?? unknown;
		throw new StackFailure(`${name}: the server at ${where} ${what}.`, mend, { cause });
	}
}

/** @param {pg.Client} client */
async function missingTables(client) {
	const { rows } = await client.query(
		"select t from unnest($1::text[]) as t where to_regclass('public.' || quote_ident(t)) is null",
		[TABLES],
	);
	return rows.map(({ t }) => String(t));
}

/**
 * The CRM's tables: on the embedded database made and filled once (`seed`), on somebody's own only looked for.
 * @param {{ url: string, seed: boolean, name?: string }} options
 * @returns {Promise<'seeded' | 'kept'>}
 */
export async function prepareCrm({ url, seed, name = 'DATABASE_URL' }) {
	const client = await connect(url, name);
	try {
		const { rows } = await client.query('show server_version_num');
		if (Number(rows[0].server_version_num) < 140_000)
			throw new StackFailure(
				`${name}: this PostgreSQL is older than version 14.`,
				'Use PostgreSQL 14 or newer.',
			);
		const missing = await missingTables(client);
		if (!seed) {
			if (missing.length > 0)
				throw new StackFailure(
					`${name}: the CRM's tables are missing: ${missing.join(', ')}.`,
					"Point it at the CRM's own database, or set SEED_CRM=true to have the tables and a sample centre " +
						'made there.',
				);
			return 'kept';
		}
		await client.query('begin');
		await client.query("select pg_advisory_xact_lock(hashtext('sessions_planning seed'))");
		const fresh = (await missingTables(client)).length > 0;
		// Only where tables were missing: after our migration the CRM's schema file would no longer be the truth.
		if (fresh) await client.query(readFileSync(join(here, 'crm-schema.sql'), 'utf8'));
		await client.query(readFileSync(join(here, 'crm-seed.sql'), 'utf8'));
		await client.query('commit');
		return fresh ? 'seeded' : 'kept';
	} finally {
		await client.end().catch(() => {});
	}
}

/**
 * One of our own commands, as a person would run it.
 * @param {string[]} words
 * @param {string} url
 * @param {{ what: string, mend: string }} failure
 */
export async function runCli(words, url, { what, mend }) {
	const cli = join(root, 'bin', 'cli.js');
	try {
		const { stdout } = await promisify(execFile)(process.execPath, [cli, ...words], {
			env: { ...process.env, DATABASE_URL: url },
		});
		return stdout.trim();
	} catch (cause) {
		throw new StackFailure(what, mend, { cause, log: outputOf(cause) });
	}
}

/**
 * Our migrations.
 * @param {{ url: string }} options
 */
export const migrate = async ({ url }) =>
	await runCli(['migrate'], url, {
		what: 'The migrations could not be applied; nothing was changed by the one that failed.',
		mend: 'What follows names the rows or rights in the way; npx n8n-nodes-sessions-planning check lists them all.',
	});
