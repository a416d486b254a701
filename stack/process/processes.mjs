import { spawn } from 'node:child_process';
import {
	closeSync,
	fchownSync,
	fstatSync,
	mkdirSync,
	openSync,
	readFileSync,
	readdirSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { codeOf } from '../StackFailure.mjs';

/** @import { ChildProcess, SpawnOptions } from 'node:child_process' */

/** @typedef {{ code?: number | null, signal?: NodeJS.Signals | null, error?: Error }} End how a process ended */
/**
 * @typedef {ChildProcess & { pid: number, ended: Promise<End>, end?: End, said: (lines?: number) => string }} Launched
 *   a child; `end` is there once it has ended, `said` gives the last lines of its log since it was launched
 */

/**
 * Whether a process runs. One that has ended and that its parent has not asked about (a zombie) runs no more, though it can be signalled.
 * @param {number} pid
 */
export function isAlive(pid) {
	try {
		process.kill(pid, 0);
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
	try {
		// Its first thread may be over while others still hold its files and ports.
		return !/^[ZX]/.test(statOf(pid)[0]) || readdirSync(`/proc/${pid}/task`).length > 1;
	} catch {
		return true; // the system has no /proc
	}
}

/**
 * What the system says of a process after its name: state, parent, and so on.
 * @param {number} pid
 */
const statOf = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');

/**
 * What tells a process from a later one with the same number: its start, where the system says it.
 * @param {number} pid
 */
export function identity(pid) {
	try {
		const started = statOf(pid)[19];
		return `${pid} ${started} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
	} catch {
		return String(pid);
	}
}

/**
 * Signals a process and what it started: on POSIX every child leads a group of its own.
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
export function signal(pid, name) {
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, name);
	} catch (error) {
		if (codeOf(error) !== 'ESRCH') throw error;
	}
}

/**
 * Starts a child in its own process group, so that Ctrl-C reaches us alone and we stop things in order.
 * Its output goes to a file: a child that outlives us must not die of a closed pipe.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions & { log: string }} options
 */
export function launch(command, args, { log, ...options }) {
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'a', 0o600);
	const from = fstatSync(output).size;
	if (options.uid !== undefined) fchownSync(output, options.uid, options.gid ?? -1);
	const started = spawn(command, args, {
		...options,
		detached: true,
		stdio: ['ignore', output, output],
	});
	closeSync(output);
	/** @type {Promise<End>} */
	const ended = new Promise((resolve) => {
		started.once('error', (error) => resolve({ error }));
		started.once('exit', (code, by) => resolve({ code, signal: by }));
	});
	// Node prints a long stack beneath what it died of.
	const said = (lines = 80) => tail(log, lines, from);
	const child = /** @type {Launched} */ (Object.assign(started, { ended, said }));
	void ended.then((end) => {
		child.end = end;
	});
	return child;
}

/**
 * Asks a process to stop and makes sure that it did; returns true when force was needed.
 * @param {number} pid
 * @param {{ gently?: NodeJS.Signals, patience?: number }} [options]
 */
export async function stop(pid, { gently = 'SIGTERM', patience = 15_000 } = {}) {
	if (!isAlive(pid)) return false;
	try {
		process.kill(pid, gently);
	} catch {
		return false;
	}
	const until = performance.now() + patience;
	while (isAlive(pid) && performance.now() < until) await sleep(50);
	const forced = isAlive(pid);
	signal(pid, 'SIGKILL');
	while (isAlive(pid)) await sleep(20);
	return forced;
}

/**
 * The last lines of a log, to show beside a failure.
 * @param {string} file
 * @param {number} from bytes to leave out at its beginning
 */
export function tail(file, lines = 20, from = 0) {
	try {
		return readFileSync(file)
			.subarray(from)
			.toString('utf8')
			.trimEnd()
			.split('\n')
			.slice(-lines)
			.join('\n');
	} catch {
		return '';
	}
}

/**
 * Polls until `condition` gives something truthy; false once the time is over.
 * @template T
 * @param {() => T | Promise<T>} condition
 * @param {{ timeout: number, every?: number }} options
 * @returns {Promise<T | false>}
 */
export async function until(condition, { timeout, every = 100 }) {
	// Not by the clock on the wall, which may jump.
	const end = performance.now() + timeout;
	for (;;) {
		const value = await condition();
		if (value) return value;
		if (performance.now() > end) return false;
		await sleep(every);
	}
}
