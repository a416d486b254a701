import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

import { StackFailure } from '../StackFailure.mjs';
import { withLock } from '../process/lock.mjs';

/** @typedef {{ uid: number, gid: number } | { uid?: undefined, gid?: undefined }} Account whom PostgreSQL runs as, when not as we do */

const ROOT_HOME = '/var/lib/n8n-nodes-sessions-planning';

/**
 * Whether any user may pass through every folder above: PostgreSQL, started by root, runs as somebody else.
 * @param {string} path
 */
export function isOpenToAll(path) {
	for (let folder = path; ; folder = dirname(folder)) {
		const entry = statSync(folder, { throwIfNoEntry: false });
		if (entry && (entry.mode & 0o001) === 0) return false;
		if (folder === parse(folder).root) return true;
	}
}

/**
 * @param {string} flag
 * @param {string} user
 */
const numericId = (flag, user) =>
	Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));

/** PostgreSQL refuses root: the user it runs as then. No user is made on the machine for it. */
function accountForRoot() {
	for (const user of ['postgres', 'nobody']) {
		try {
			return { uid: numericId('-u', user), gid: numericId('-g', user) };
		} catch {
			// no such user: try the next
		}
	}
	throw new StackFailure(
		'Started as root, and there is no user "postgres" or "nobody" for PostgreSQL to run as.',
		'Make one, or start as an ordinary user.',
	);
}

/**
 * Where PostgreSQL's programs and data are, and as whom they run.
 * Started by root from a folder that other users cannot enter (such as /root), both move to /var/lib: nothing else
 * lets another user read them, and opening a private folder to everybody is not ours to do.
 * @param {{ native: string, version: string }} programs
 * @param {string} data
 * @param {string} stackId
 * @returns {Promise<{ bin: string, data: string, account: Account, moved: boolean }>}
 */
export async function placePostgres({ native, version }, data, stackId) {
	if (process.getuid?.() !== 0)
		return { bin: join(native, 'bin'), data, account: {}, moved: false };
	const account = accountForRoot();
	const moved = !isOpenToAll(dirname(data));
	if (isOpenToAll(native))
		return {
			bin: join(native, 'bin'),
			data: moved ? join(ROOT_HOME, stackId) : data,
			account,
			moved,
		};
	const copy = join(ROOT_HOME, `postgres-${version}`);
	const isThere = () => existsSync(join(copy, 'bin', 'postgres'));
	if (!isThere()) {
		mkdirSync(ROOT_HOME, { recursive: true, mode: 0o755 });
		await withLock(`${copy}.lock`, async () => {
			if (!isThere()) copyWhole(native, copy);
		});
	}
	return { bin: join(copy, 'bin'), data: moved ? join(ROOT_HOME, stackId) : data, account, moved };
}

/**
 * All or nothing: what is there is whole.
 * @param {string} from
 * @param {string} to
 */
function copyWhole(from, to) {
	const work = `${to}.partial`;
	for (const left of [work, to]) rmSync(left, { recursive: true, force: true });
	cpSync(from, work, { recursive: true, verbatimSymlinks: true });
	renameSync(work, to);
}
