// npm run generate [-- --check]: types of every .sql file and the dump of our schema, from a database
// made anew. --check writes nothing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { startThrowaway } from '../stack/postgres/startThrowaway.mjs';
import { dumpSchema } from './dump.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const generated = join(here, 'generated');
/** @param {string[]} parts */
const read = (...parts) => {
	try {
		return readFileSync(join(...parts), 'utf8');
	} catch {
		return '';
	}
};
/**
 * @param {string} folder
 * @param {string} ending
 */
const listed = (folder, ending) =>
	readdirSync(folder)
		.filter((name) => name.endsWith(ending))
		.sort();

/** Columns of a line of SQL, a tab counting for four. */
const WIDEST = 120;
for (const name of listed(join(here, 'queries'), '.sql'))
	for (const [i, line] of read(here, 'queries', name).split('\n').entries())
		if (line.replaceAll('\t', '    ').length > WIDEST) {
			console.error(`database/queries/${name}:${i + 1} is wider than ${WIDEST} columns`);
			process.exit(1);
		}

/**
 * Elements of an array parameter may be null, which pgtyped doesn't say; arrays of a result stay as they are.
 * @param {string} text
 */
function nullableArrays(text) {
	const asked = text.replace(/^export interface I\w+Params \{$[^}]*^\}$/gm, (params) =>
		params.replace(/\b(\w+)Array\b/g, '($1 | null)[]'),
	);
	return asked.replace(/^export type (\w+Array) = .*\n\n/gm, (line, alias) =>
		asked.split(alias).length > 2 ? line : '',
	);
}

/**
 * What pgtyped makes of the .sql files, in a folder of its own: the tree never holds a half-made file.
 * @param {string} url
 */
function typeQueries(url) {
	const out = mkdtempSync(join(tmpdir(), 'sessions-planning-types-'));
	const config = {
		...JSON.parse(read(root, 'pgtyped.json')),
		transforms: [{ mode: 'sql', include: '**/*.sql', emitTemplate: join(out, '{{name}}.ts') }],
	};
	writeFileSync(join(out, 'pgtyped.json'), JSON.stringify(config));
	execFileSync(
		process.execPath,
		[join(root, 'node_modules/.bin/pgtyped'), '-c', join(out, 'pgtyped.json'), '--uri', url],
		{ cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
	);
	const made = listed(out, '.ts').map((name) => [
		join(generated, name),
		nullableArrays(read(out, name).replace("from '@pgtyped/runtime'", "from '../sql'")),
	]);
	rmSync(out, { recursive: true, force: true });
	return made;
}

const postgres = await startThrowaway();
const wanted = new Map();
try {
	const client = new pg.Client(postgres.url('postgres'));
	await client.connect();
	await client.query(read(root, 'stack/postgres/crm-schema.sql'));
	await client.query('create schema if not exists sessions_planning');
	for (const name of listed(join(here, 'migrations'), '.sql'))
		await client.query(read(here, 'migrations', name));
	for (const [file, text] of typeQueries(postgres.url('postgres'))) wanted.set(file, text);
	wanted.set(join(here, 'schema.sql'), await dumpSchema(client));
	await client.end();
} finally {
	await postgres.stop();
}

const gone = listed(generated, '.ts')
	.map((name) => join(generated, name))
	.filter((file) => !wanted.has(file));
const differing = [...wanted].filter(([file, text]) => read(file) !== text);
const stale = differing.map(([file]) => file);
const names = [...stale, ...gone].map((file) => `  ${basename(file)}`).join('\n');
if (process.argv.includes('--check')) {
	if (names)
		console.error(`Not what the .sql files and migrations give (run npm run generate):\n${names}`);
	process.exitCode = names ? 1 : 0;
} else {
	for (const file of stale) writeFileSync(file, wanted.get(file));
	for (const file of gone) rmSync(file);
	console.log(names ? `Written:\n${names}` : 'Nothing changed.');
}
