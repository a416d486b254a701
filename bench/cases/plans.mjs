import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

import { startThrowaway } from '../../stack/postgres/startThrowaway.mjs';
import { fillLarge } from '../lib/fillLarge.mjs';
import { hotQueries } from '../lib/hotQueries.mjs';
import { root } from '../lib/openBench.mjs';

/** @import { Case } from '../lib/types.js' */

export const title = 'Plans of the hot queries on many bookings';
export const against =
	'the rule that no large table is read from end to end, with custom and with generic plans';
export const rounds = 1;
export const smallest = { bookings: '1000' };
/** From so many on reading a table whole is wrong; below, PostgreSQL rightly does. */
const MANY = 100_000;

const LARGE = [
	'reservation_salle',
	'occupation_salle',
	'occupation_formateur',
	'seance',
	'sessions',
	'inscription_session',
	'evenement',
	'courrier',
	'decision',
];

/**
 * A statement of a .sql file with its parameters as $1, $2 …
 * @param {string} file
 * @param {string} name
 */
function statement(file, name) {
	const text = readFileSync(join(root, 'database/queries', `${file}.sql`), 'utf8');
	const body = text.split(new RegExp(`/\\* @name ${name} \\*/`))[1].split(/;\s*(?:\n|$)/)[0];
	/** @type {string[]} */
	const names = [];
	// A colon in a text ('HH24:MI') or a comment is no parameter.
	const sql = body.replace(/--[^\n]*|'[^']*'|(?<!:):([a-zA-Z]+)!?/g, (found, param) => {
		if (!param) return found;
		if (!names.includes(param)) names.push(param);
		return `$${names.indexOf(param) + 1}`;
	});
	return { sql, names };
}

/** @param {unknown} value */
const literal = (value) => {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return `'{${value.map((v) => JSON.stringify(String(v))).join(',')}}'`;
	return `'${String(value).replace(/'/g, "''")}'`;
};

/**
 * @typedef {{ 'Node Type': string, 'Relation Name'?: string, 'Index Name'?: string, 'Actual Loops': number, Plans?: PlanNode[] }} PlanNode
 */

/**
 * @param {PlanNode} node
 * @param {(node: PlanNode) => void} visit
 */
const walk = (node, visit) => {
	visit(node);
	for (const child of node.Plans ?? []) walk(child, visit);
};

/** @type {Case['run']} */
export async function run({ option }) {
	const reservations = Number(option('bookings') ?? 1_000_000);
	const postgres = await startThrowaway([
		'fsync=off',
		'synchronous_commit=off',
		'full_page_writes=off',
		'max_wal_size=4GB',
		'maintenance_work_mem=256MB',
		'jit=off',
	]);
	const client = new pg.Client(postgres.url('postgres'));
	try {
		await client.connect();
		await client.query(readFileSync(join(root, 'stack/postgres/crm-schema.sql'), 'utf8'));
		await client.query('create schema sessions_planning');
		const migrations = readdirSync(join(root, 'database/migrations')).sort();
		for (const name of migrations.filter((one) => one.endsWith('.sql')))
			await client.query(readFileSync(join(root, 'database/migrations', name), 'utf8'));
		const begin = performance.now();
		await fillLarge(client, reservations);
		const {
			rows: [size],
		} = await client.query(
			`select (select count(*) from reservation_salle)::int as reservations,
				(select count(*) from sessions)::int as sessions,
				(select count(*) from inscription_session)::int as inscriptions`,
		);
		const filledIn = ((performance.now() - begin) / 1000).toFixed(0);
		const results = [];
		for (const [title, file, name, parameters] of hotQueries) {
			const { sql, names } = statement(file, name);
			await client.query(`deallocate all; prepare q as ${sql}`);
			const given = names.map((param) => literal(parameters[param])).join(', ');
			const execute = names.length > 0 ? `execute q(${given})` : 'execute q';
			for (const mode of ['force_custom_plan', 'force_generic_plan']) {
				await client.query(`set plan_cache_mode = ${mode}`);
				await client.query(execute);
				const { rows } = await client.query(`explain (analyze, buffers, format json) ${execute}`);
				const [{ Plan, 'Execution Time': ms }] = rows[0]['QUERY PLAN'];
				/** @type {Set<string>} */
				const seq = new Set();
				/** @type {Set<string>} */
				const index = new Set();
				walk(Plan, (node) => {
					if (node['Actual Loops'] === 0) return;
					const table = node['Relation Name'] ?? '';
					if (node['Node Type'] === 'Seq Scan' && LARGE.includes(table)) seq.add(table);
					if (node['Index Name']) index.add(node['Index Name']);
				});
				results.push({
					title,
					query: `${file}.${name}`,
					plan: mode === 'force_custom_plan' ? 'custom' : 'generic',
					ms,
					buffers: (Plan['Shared Hit Blocks'] ?? 0) + (Plan['Shared Read Blocks'] ?? 0),
					index: [...index],
					scans: [...seq],
				});
			}
		}
		if (reservations >= MANY)
			writeFileSync(
				join(root, 'bench/results/plans.json'),
				`${JSON.stringify({ ...size, results }, null, '\t')}\n`,
			);
		const found = results.filter(({ scans }) => scans.length > 0);
		return {
			failed: reservations >= MANY && found.length > 0,
			tables: [
				{
					title:
						`${size.reservations} bookings, ${size.sessions} sessions, ${size.inscriptions} inscriptions, ` +
						`filled in ${filledIn} s:`,
					headers: ['query', 'plan', 'ms', 'buffers', 'large tables read whole'],
					rows: results.map((r) => [
						`${r.title} (\`${r.query}\`)`,
						r.plan,
						r.ms.toFixed(2),
						r.buffers,
						r.scans.join(', ') || 'none',
					]),
				},
			],
			verdict: `${found.length} plan(s) read a large table from end to end.`,
		};
	} finally {
		await client.end().catch(() => {});
		await postgres.stop();
	}
}
