// npm run test:versions [-- postgres 14 15] [n8n 2.0.0 newest]: the tests of the database on each major
// version of PostgreSQL, the end-to-end tests on the oldest and the newest n8n. Each fetches what it
// needs into the user's cache folder; all of it takes an hour or two. What passed is kept in
// results.json, and the table of both READMEs is written from it.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { npm } from '../../stack/process/npm.mjs';
import { postgresPrograms } from '../../stack/postgres/postgresPrograms.mjs';
import { READMES, withTable } from './table.js';

/** @import { Results, Tried } from './table.js' */

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = join(root, 'test/versions/results.json');
const logs = mkdtempSync(join(tmpdir(), 'sessions-planning-versions-'));
/** @param {string} name */
const json = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

const MAJORS = ['14', '15', '16', '17', '18'];
const OLDEST = json('test/versions/oldest.json').n8n;

/** The newest n8n 2.x that the registry offers. */
async function newest() {
	const said = await npm(['view', 'n8n@2', 'version', '--json'], {
		cwd: root,
		log: join(logs, 'registry.log'),
		doing: 'Asking for the versions of n8n',
	});
	return /** @type {string[]} */ ([JSON.parse(said)].flat()).at(-1) ?? '';
}

/**
 * The stages on one version; passed and failed as the run says at its end.
 * @param {string} name
 * @param {string[]} stages
 * @param {Record<string, string>} settings
 * @returns {Promise<{ passed: number, failed: number }>}
 */
function run(name, stages, settings) {
	const log = join(logs, `${name.replace(/\W+/g, '-')}.log`);
	console.log(`… ${name}: ${log}`);
	const child = spawn(process.execPath, ['test/run.mjs', ...stages], {
		cwd: root,
		env: { ...process.env, ...settings },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const out = createWriteStream(log);
	let end = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk) => {
			out.write(chunk);
			end = (end + chunk).slice(-2_000);
		});
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => {
			out.end();
			const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(end) ?? [];
			if (!passed || (Number(passed) === 0 && code !== 0))
				return reject(new Error(`${name} could not be tried; ${log} says why`));
			console.log(`  ${name}: ${passed} passed, ${failed} failed`);
			resolve({ passed: Number(passed), failed: Number(failed) });
		});
	});
}

/**
 * The tests on a database, but for those that look at pages and mails with a browser: they take half of
 * the time, and read nothing that the others do not.
 */
const onDatabase = ['test/database', 'test/concurrency'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => join(folder, name))
		.filter((name) => !readFileSync(join(root, name), 'utf8').includes('e2e/browser')),
);

/**
 * @param {string} major
 * @returns {Promise<Tried>}
 */
async function tryPostgres(major) {
	const { version } = await postgresPrograms(major);
	const counted = await run(`PostgreSQL ${major}`, onDatabase, {
		POSTGRES_VERSION: major,
	});
	return { version: version.replace(/\.\d+-.*$/, ''), ...counted };
}

/**
 * @param {string} version
 * @returns {Promise<Tried>}
 */
const tryN8n = async (version) => ({
	version,
	...(await run(`n8n ${version}`, ['e2e'], { N8N_VERSION: version })),
});

/**
 * @param {Tried[]} known
 * @param {Tried} one
 */
function replace(known, one) {
	const rest = known.filter(({ version }) => version !== one.version);
	return [...rest, one].sort((x, y) => x.version.localeCompare(y.version, 'en', { numeric: true }));
}

const words = process.argv.slice(2);
const versions = words.filter((word) => /^\d|^newest$/.test(word));
/** @param {'postgres' | 'n8n'} name */
const isWanted = (name) => words.length === versions.length || words.includes(name);
/** @param {string[]} all */
const chosen = (all) => (versions.length > 0 ? versions : all);

const { version } = json('package.json');
/** @type {Results} */
let results = json('test/versions/results.json');
// Of another version of the package nothing is known any more.
if (results.package !== version) results = { package: version, postgres: [], n8n: [] };

/** Kept after each: the whole takes long, and what is cut short goes on with what is missing. */
function keep() {
	writeFileSync(file, `${JSON.stringify(results, null, '\t')}\n`);
	for (const name of READMES) {
		const page = join(root, name);
		writeFileSync(page, withTable(name, readFileSync(page, 'utf8'), results));
	}
}

if (isWanted('postgres'))
	for (const major of chosen(MAJORS)) {
		const tried = await tryPostgres(major);
		results.postgres = replace(
			results.postgres.filter((known) => known.version.split('.')[0] !== major),
			tried,
		);
		keep();
	}
if (isWanted('n8n')) {
	const locked = json('stack/n8n/package.json').dependencies.n8n;
	const latest = await newest();
	results.n8n = results.n8n.filter(({ version: known }) =>
		[OLDEST, locked, latest].includes(known),
	);
	for (const one of chosen([OLDEST, locked, 'newest'])) {
		results.n8n = replace(results.n8n, await tryN8n(one === 'newest' ? latest : one));
		keep();
	}
}
process.exitCode = [...results.postgres, ...results.n8n].some(({ failed }) => failed > 0) ? 1 : 0;
