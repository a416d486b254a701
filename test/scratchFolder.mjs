import { chmodSync, mkdtempSync, readFileSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Of what a run of all tests holds there at once, the sixfold. */
const ENOUGH = 6 * 2 ** 30;

/**
 * A folder for what the tests make and need no longer when they end: in memory where the machine has plenty
 * of it, else on the disk. Each database of a test is some three hundred files: where a virtual disk takes
 * half a millisecond for a new file, a copy takes 200 ms there, and 15 in memory.
 */
export function scratchFolder() {
	const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'sessions-planning-tests-'));
	// Started by root, PostgreSQL runs as somebody else, who must get through.
	chmodSync(folder, 0o755);
	return folder;
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
