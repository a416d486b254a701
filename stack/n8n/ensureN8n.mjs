import { createHash, randomBytes } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	statfsSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { StackFailure } from '../StackFailure.mjs';
import { cacheFolder } from '../process/cacheFolder.mjs';
import { withLock } from '../process/lock.mjs';
import { npm } from '../process/npm.mjs';
import { say, step, warn } from '../progress.mjs';

const source = dirname(fileURLToPath(import.meta.url));
const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
const LOCKED_VERSION = manifest.dependencies.n8n;
/** Another one is for the tests of versions: it comes without a lockfile, as on the machine of somebody who installs it. */
const N8N_VERSION = process.env.N8N_VERSION || LOCKED_VERSION;
const isLocked = N8N_VERSION === LOCKED_VERSION;
/** Of what older n8n take from elsewhere than the registry: the same from there, as newer n8n do. */
const OVERRIDES = isLocked ? undefined : { xlsx: 'npm:@e965/xlsx@0.20.3' };
const NEEDED_BYTES = 3.5e9;
/** Written last: a folder without it is a broken install, whatever else is in it. */
const MARKER = 'complete.json';

const lockHash = () =>
	isLocked
		? createHash('sha256')
				.update(readFileSync(join(source, 'package-lock.json')))
				.digest('hex')
		: 'none';

/**
 * @param {string} folder
 * @returns {{ lock: string, sqlite: boolean } | undefined}
 */
function readMarker(folder) {
	try {
		const marker = JSON.parse(readFileSync(join(folder, MARKER), 'utf8'));
		return marker.lock === lockHash() ? marker : undefined;
	} catch {
		return undefined;
	}
}

/**
 * n8n 2.38 and later want Node 24: the one installed beside it, or the one that runs us where npm carries none.
 * @param {string} folder
 */
function nodeFor(folder) {
	const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	const carried = join(
		folder,
		'node_modules',
		name,
		'bin',
		process.platform === 'win32' ? 'node.exe' : 'node',
	);
	if (existsSync(carried)) return carried;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new StackFailure(
		`n8n ${N8N_VERSION} needs Node 24, which npm carries for Linux and Windows only; ` +
			`this is Node ${process.versions.node}.`,
		'Install Node 24 and run npm start with it.',
	);
}

/** @param {string} folder */
function requireRoom(folder) {
	const { bavail, bsize } = statfsSync(folder);
	if (bavail * bsize < NEEDED_BYTES) {
		throw new StackFailure(
			`Only ${((bavail * bsize) / 1e9).toFixed(1)} GB are free in ${folder}; n8n takes 3 GB.`,
			'Free some space, or point XDG_CACHE_HOME at a bigger disk.',
		);
	}
}

/**
 * The one native part that is needed: without it n8n runs, but refuses to publish workflows with an AI Agent or a chat.
 * @param {string} folder
 * @param {string} log
 */
async function buildSqlite(folder, log) {
	try {
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'], {
			cwd: folder,
			log,
			doing: 'sqlite3',
		});
		createRequire(pathToFileURL(join(folder, 'package.json')))('sqlite3');
		return true;
	} catch {
		return false;
	}
}

/**
 * @param {string} folder
 * @param {(text: string) => void} tell
 */
async function install(folder, tell) {
	mkdirSync(dirname(folder), { recursive: true });
	requireRoom(dirname(folder));
	const work = `${folder}.${randomBytes(4).toString('hex')}.partial`;
	const log = `${folder}.log`;
	for (const name of readdirSync(dirname(folder)))
		if (name.startsWith(`${basename(folder)}.`) && name.endsWith('.partial'))
			rmSync(join(dirname(folder), name), { recursive: true });
	mkdirSync(work);
	try {
		copyFileSync(join(source, '.npmrc'), join(work, '.npmrc'));
		writeFileSync(
			join(work, 'package.json'),
			JSON.stringify(
				{ ...manifest, dependencies: { n8n: N8N_VERSION }, overrides: OVERRIDES },
				null,
				2,
			),
		);
		if (isLocked) copyFileSync(join(source, 'package-lock.json'), join(work, 'package-lock.json'));
		tell('fetching and unpacking some 2,400 packages');
		await npm([isLocked ? 'ci' : 'install', '--ignore-scripts', '--omit=dev', '--prefer-offline'], {
			cwd: work,
			log,
			doing: `Installing n8n ${N8N_VERSION}`,
		});
		tell('building sqlite3');
		const sqlite = await buildSqlite(work, `${folder}.sqlite3.log`);
		writeFileSync(
			join(work, MARKER),
			JSON.stringify({ n8n: N8N_VERSION, lock: lockHash(), sqlite }),
		);
		rmSync(folder, { recursive: true, force: true });
		renameSync(work, folder);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}

/**
 * The n8n of the committed lockfile, or of N8N_VERSION, installed on first use into the user's cache folder.
 * @returns {Promise<{ node: string, cli: string, version: string }>} the Node to run it with, and its command file
 */
export async function ensureN8n() {
	const folder = join(cacheFolder(), `n8n-${N8N_VERSION}`);
	if (!readMarker(folder)) {
		/** @param {number} [pid] */
		const waiting = (pid) =>
			say(`… n8n ${N8N_VERSION} is being installed by process ${pid}: waiting for it`);
		await step(
			`n8n ${N8N_VERSION}`,
			(tell) =>
				withLock(
					`${folder}.lock`,
					async () => {
						if (!readMarker(folder)) await install(folder, tell);
						return { said: `n8n ${N8N_VERSION} installed in ${folder}` };
					},
					{ waiting },
				),
			{ slow: 'first start, installing about 3 GB, 4 to 8 minutes; later starts skip this' },
		);
	}
	if (!readMarker(folder)?.sqlite) {
		warn(
			'sqlite3 could not be built (a C++ compiler and Python are needed): ' +
				'everything works except publishing the AI workflows (Marjorie).',
		);
		warn(
			`To mend it, install them, delete ${folder} and start again; ${folder}.sqlite3.log says more.`,
		);
	}
	return {
		node: nodeFor(folder),
		cli: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
		version: N8N_VERSION,
	};
}

// Run by itself (`node stack/n8n/ensureN8n.mjs`), it installs n8n ahead of the first start.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureN8n();
