import {
	chmodSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	statfsSync,
	statSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'sessions-planning-tests-';
const DAY = 24 * 3_600_000;
/** Of what a run of all tests holds there at once, the sixfold. */
const ENOUGH = 6 * 2 ** 30;

/**
 * A folder for what the tests make and need no longer when they end: in memory where the machine has plenty
 * of it, else on the disk. Each database of a test is some three hundred files: where a virtual disk takes
 * half a millisecond for a new file, a copy takes 200 ms there, and 15 in memory.
 */
export function scratchFolder() {
	const place = hasRoom() ? MEMORY : tmpdir();
	removeOld(place);
	const folder = mkdtempSync(join(place, NAME));
	// Started by root, PostgreSQL runs as somebody else, who must get through.
	chmodSync(folder, 0o755);
	return folder;
}

/**
 * What a run that was killed left behind, and held memory since: no run takes a day.
 * @param {string} place
 */
function removeOld(place) {
	for (const name of readdirSync(place)) {
		const folder = join(place, name);
		if (!name.startsWith(NAME)) continue;
		const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? {};
		if (!mtimeMs || Date.now() - mtimeMs < DAY) continue;
		rmSync(folder, { recursive: true, force: true });
	}
}

function hasRoom() {
	try {
		const [, options] = / \/dev\/shm tmpfs (\S+)/.exec(readFileSync('/proc/mounts', 'utf8')) ?? [];
		// What a test installs there is also run from there, which a container may forbid.
		if (!options || options.split(',').includes('noexec')) return false;
		const { bavail, bsize } = statfsSync(MEMORY);
		return Math.min(bavail * bsize, freemem()) >= ENOUGH;
	} catch {
		return false;
	}
}
