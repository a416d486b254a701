// npm run generate [-- --check]: types of every .sql file and the dump of our schema, from a database made anew.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { dumpSchema } from './dump.mjs';
import { startThrowaway } from '../stack/postgres-throwaway.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const check = process.argv.includes('--check');
const queries = join(here, 'queries');
const dump = join(here, 'schema.sql');
const isGenerated = (name) => name.endsWith('.queries.ts');
const snapshot = () => Object.fromEntries([...readdirSync(queries).filter(isGenerated).map((name) => join(queries, name)), dump].map((file) => [file, read(file)]));
const read = (file) => { try { return readFileSync(file, 'utf8'); } catch { return ''; } };

const postgres = await startThrowaway();
const before = snapshot();
try {
	const client = new pg.Client(postgres.url('postgres'));
	await client.connect();
	await client.query(readFileSync(join(root, 'stack', 'crm-schema.sql'), 'utf8'));
	await client.query('create schema if not exists sessions_planning');
	const migrations = readdirSync(join(here, 'migrations')).filter((name) => name.endsWith('.sql')).sort();
	for (const name of migrations) await client.query(readFileSync(join(here, 'migrations', name), 'utf8'));

	execFileSync(process.execPath, [join(root, 'node_modules/.bin/pgtyped'), '-c', join(root, 'pgtyped.json'), '--uri', postgres.url('postgres')], { cwd: root, stdio: ['ignore', check ? 'ignore' : 'inherit', 'inherit'] });
	for (const name of readdirSync(queries).filter(isGenerated)) {
		const file = join(queries, name);
		writeFileSync(file, read(file).replace("from '@pgtyped/runtime'", "from '../sql'"));
	}
	writeFileSync(dump, await dumpSchema(client));
	await client.end();
} finally {
	await postgres.stop();
}

if (check) {
	const after = snapshot();
	const stale = Object.keys(after).filter((file) => after[file] !== before[file]);
	if (stale.length > 0) {
		console.error(`Not what the .sql files and migrations give (run npm run generate):\n${stale.map((file) => `  ${file.slice(root.length + 1)}`).join('\n')}`);
		process.exitCode = 1;
	}
}
