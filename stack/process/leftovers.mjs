import { readFileSync, rmSync } from 'node:fs';

import { messageOf } from '../StackFailure.mjs';
import { identity, isAlive, stop } from './processes.mjs';
import { NO_SPACE } from './whyItEnded.mjs';
import { writeWhole } from './writeWhole.mjs';

/**
 * Notes what a start launches, each at once, so that the next one can end what a kill -9 would leave behind,
 * whenever it comes.
 * @param {string} file
 */
export function processNote(file) {
	/** @type {string[]} */
	let noted = [];
	return {
		/** @param {number | undefined} pid */
		add: (pid) => {
			if (!pid) return;
			noted = [...noted.filter((text) => isAlive(Number(text.split(' ')[0]))), identity(pid)];
			try {
				writeWhole(file, JSON.stringify(noted));
			} catch (error) {
				// On a full disk the part itself matters more than the note of it.
				if (!NO_SPACE.test(messageOf(error))) throw error;
			}
		},
		forget: () => forgetProcesses(file),
	};
}

/** @param {string} file */
function forgetProcesses(file) {
	rmSync(file, { force: true });
}

/**
 * Ends processes of an earlier start of this folder that outlived it; returns how many.
 * @param {string} file
 */
export async function endLeftovers(file) {
	/** @type {string[]} */
	let noted;
	try {
		noted = JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return 0;
	}
	const left = noted
		.map((text) => ({ text, pid: Number(text.split(' ')[0]) }))
		.filter(({ text, pid }) => isAlive(pid) && identity(pid) === text);
	// SIGINT: PostgreSQL's fast shutdown, and n8n's own.
	await Promise.all(left.map(({ pid }) => stop(pid, { gently: 'SIGINT', patience: 10_000 })));
	forgetProcesses(file);
	return left.length;
}
