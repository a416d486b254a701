// npm run test:versions [-- postgres 14 15] [n8n newest] [essential]: the tests of the database on each major
// version of PostgreSQL, the end-to-end tests on the n8n of npm start or those named. Each fetches what it
// needs into the user's cache folder; all of it takes an hour or two. What passed is kept in
// results.json, and the table of both READMEs is written from it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	closeSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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

const words = process.argv.slice(2);
const inShort = words.includes('essential');
/** @type {Tried['scope']} */
const scope = inShort ? 'essential' : 'all';
const MAJORS = ['14', '15', '16', '17', '18'];

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
 * The test files on one version, and what passed and failed in each.
 * @param {string} name
 * @param {string[]} files
 * @param {Record<string, string>} settings
 * @returns {Promise<Counts>}
 */
async function runOnce(name, files, settings) {
	const results = mkdtempSync(join(logs, 'results-'));
	const log = join(logs, `${name.replace(/\W+/g, '-')}.log`);
	console.log(`… ${name}: ${log}`);
	const out = openSync(log, 'a');
	const child = spawn(process.execPath, ['test/run.mjs', ...files], {
		cwd: root,
		env: { ...process.env, TEST_PATIENCE: '5', TEST_RESULTS: results, ...settings },
		stdio: ['ignore', out, out],
	});
	await once(child, 'close');
	closeSync(out);
	/**
	 * @param {string} file
	 * @returns {JestFile[]}
	 */
	const read = (file) => JSON.parse(readFileSync(join(results, file), 'utf8')).testResults;
	const found = readdirSync(results)
		.filter((file) => file.endsWith('.json'))
		.flatMap(read);
	if (found.length === 0) throw new Error(`${name} could not be tried; ${log} says why`);
	return new Map(found.map((file) => [relative(root, file.name), countIn(file)]));
}

/** @typedef {{ name: string, status: string, assertionResults: { status: string }[] }} JestFile */
/** @typedef {Map<string, { passed: number, failed: number }>} Counts */

/** @param {JestFile} file */
function countIn({ status, assertionResults }) {
	/** @param {string} one */
	const count = (one) => assertionResults.filter((test) => test.status === one).length;
	const failed = count('failed');
	// A file that did not even load counts as one failure.
	return { passed: count('passed'), failed: status === 'failed' ? Math.max(1, failed) : failed };
}

/**
 * What fails is tried once more alone: a machine that is busy for two hours lets something wait too long.
 * @param {string} name
 * @param {string[]} files
 * @param {Record<string, string>} settings
 */
async function run(name, files, settings) {
	const counts = await runOnce(name, files, settings);
	const again = [...counts.keys()].filter((file) => counts.get(file)?.failed);
	const second = again.length > 0 ? await runOnce(`${name} again`, again, settings) : new Map();
	const all = [...new Map([...counts, ...second]).values()];
	const passed = all.reduce((sum, one) => sum + one.passed, 0);
	const failed = all.reduce((sum, one) => sum + one.failed, 0);
	console.log(`  ${name}: ${passed} passed, ${failed} failed`);
	return { passed, failed };
}

/**
 * The test files below these folders.
 * @param {string[]} folders
 */
const filesOf = (...folders) =>
	folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.test.ts'))
			.map((name) => join(folder, name)),
	);

/** Not those that look at pages and mails with a browser, which read nothing that these do not. */
const onDatabase = filesOf('test/database', 'test/concurrency');

/** Of each promise its test: enough for the versions between, where there is no time for all. */
const essential = [
	'test/concurrency/endpoints/once.test.ts',
	'test/concurrency/inscriptions/stampede.test.ts',
	'test/concurrency/salles/double.test.ts',
	'test/database/annonces/annonces.test.ts',
	'test/database/check.test.ts',
	'test/database/evenements/deliver.test.ts',
	'test/database/evenements/receive.test.ts',
	'test/database/evenements/rappels.test.ts',
	'test/database/inscriptions/enrol.test.ts',
	'test/database/inscriptions/withdraw.test.ts',
	'test/database/lists/searchList.test.ts',
	'test/database/migrate.test.ts',
];

/**
 * @param {string} major
 * @returns {Promise<Tried>}
 */
async function tryPostgres(major) {
	const { version } = await postgresPrograms(major);
	const counted = await run(`PostgreSQL ${major}`, inShort ? essential : onDatabase, {
		POSTGRES_VERSION: major,
	});
	return { version: version.replace(/\.\d+-.*$/, ''), scope, ...counted };
}

/** What a centre lives on: events with mails and return calls, the CRM's addresses, pages, nodes, trigger. */
const essentialOnN8n = [
	'test/e2e/evenements/actions.test.ts',
	'test/e2e/endpoints/crm.test.ts',
	'test/e2e/inscriptions/nodes.test.ts',
	'test/e2e/pages/pages.test.ts',
	'test/e2e/sessions/nodes.test.ts',
	'test/e2e/sessions/trigger.test.ts',
];

/**
 * @param {string} version
 * @returns {Promise<Tried>}
 */
async function tryN8n(version) {
	const files = inShort ? essentialOnN8n : filesOf('test/e2e', 'test/programs', 'test/stacks');
	const counted = await run(`n8n ${version}`, files, { N8N_VERSION: version });
	return { version, scope, ...counted };
}

/**
 * @param {Tried[]} known
 * @param {Tried} one
 */
function replace(known, one) {
	const rest = known.filter(({ version }) => version !== one.version);
	return [...rest, one].sort((x, y) => x.version.localeCompare(y.version, 'en', { numeric: true }));
}

const versions = words.filter((word) => /^\d|^newest$/.test(word));
/** @param {'postgres' | 'n8n'} name */
const isWanted = (name) =>
	words.includes(name) || !['postgres', 'n8n'].some((one) => words.includes(one));
/** @param {string[]} all */
const chosen = (all) => (versions.length > 0 ? versions : all);

const { version } = json('package.json');
/** @type {Results} */
let results = json('test/versions/results.json');
// Of another version of the package nothing is known any more.
if (results.package !== version) results = { package: version, postgres: [], n8n: [] };

/** Kept after each: the whole takes long, and what is cut short goes on with what is missing. */
function keep() {
	writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
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
	for (const one of chosen([locked])) {
		const tried = await tryN8n(one === 'newest' ? await newest() : one);
		results.n8n = replace(results.n8n, tried);
		keep();
	}
}
process.exitCode = [...results.postgres, ...results.n8n].some(({ failed }) => failed > 0) ? 1 : 0;
