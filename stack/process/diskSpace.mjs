import { statfsSync } from 'node:fs';

import { StackFailure } from '../StackFailure.mjs';

/** What PostgreSQL needs to come up again: a few segments of its journal, 16 MB each. */
const TO_GO_ON = 64e6;
/** What a first start writes: PostgreSQL's data and journal, n8n's tables, the package. */
const TO_BEGIN = 400e6;

/** @param {string} folder */
const free = (folder) => {
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize;
};

/** @param {string} folder */
export const hasRoom = (folder) => free(folder) >= TO_GO_ON;

/**
 * Refuses to start where the disk would be full at once: half-written data is harder to mend than an empty folder.
 * @param {string} folder
 * @param {{ isFresh: boolean }} options
 */
export function requireRoom(folder, { isFresh }) {
	const needed = isFresh ? TO_BEGIN : TO_GO_ON;
	const there = free(folder);
	if (there >= needed) return;
	const mb = (/** @type {number} */ bytes) => `${Math.floor(bytes / 1e6)} MB`;
	throw new StackFailure(
		`The disk is full: ${mb(there)} are free in ${folder}, ${mb(needed)} are needed.`,
		'Free some space, or point STACK_DIR at a bigger disk.',
	);
}
