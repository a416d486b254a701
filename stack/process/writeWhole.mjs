import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file whole or not at all: a full disk or a kill in between leaves the one that was there,
 * and whoever waits for it never reads half of it.
 * @param {string} file
 * @param {string} text
 * @param {{ mode?: number }} [options]
 */
export function writeWhole(file, text, { mode } = {}) {
	const partial = `${file}.partial`;
	try {
		writeFileSync(partial, text, { mode });
		renameSync(partial, file);
	} finally {
		rmSync(partial, { force: true });
	}
}
