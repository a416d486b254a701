import { readFileSync, rmSync, writeFileSync } from 'node:fs';

import { identity, isAlive, stop } from './processes.mjs';

/**
 * Notes what this start launched, so that the next one can end what a kill -9 of this one would leave behind.
 * @param {string} file
 * @param {(number | undefined)[]} pids
 */
export function noteProcesses(file, pids) {
	writeFileSync(file, JSON.stringify(pids.flatMap((pid) => (pid ? [identity(pid)] : []))));
}

/** @param {string} file */
export function forgetProcesses(file) {
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
