import { spawn } from 'node:child_process';
import { closeSync, fchownSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const isAlive = (pid) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
};

/** What tells a process from a later one with the same number: its start, where the system says it. */
export function identity(pid) {
	try {
		const started = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19];
		return `${pid} ${started} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
	} catch {
		return String(pid);
	}
}

/** Signals a process and what it started: on POSIX every child leads a group of its own. */
export function signal(pid, name) {
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, name);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

/**
 * Starts a child in its own process group, so that Ctrl-C reaches us alone and we stop things in order.
 * Its output goes to a file: a child that outlives us must not die of a closed pipe.
 */
export function launch(command, args, { log, ...options }) {
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'a', 0o600);
	if (options.uid !== undefined) fchownSync(output, options.uid, options.gid);
	const child = spawn(command, args, {
		...options,
		detached: true,
		stdio: ['ignore', output, output],
	});
	closeSync(output);
	child.ended = new Promise((resolve) => {
		child.once('error', (error) => resolve({ error }));
		child.once('exit', (code, by) => resolve({ code, signal: by }));
	});
	child.ended.then((end) => {
		child.end = end;
	});
	return child;
}

/** Asks a process to stop and makes sure that it did; returns true when force was needed. */
export async function stop(pid, { gently = 'SIGTERM', patience = 15_000 } = {}) {
	if (!isAlive(pid)) return false;
	try {
		process.kill(pid, gently);
	} catch {
		return false;
	}
	const until = Date.now() + patience;
	while (isAlive(pid) && Date.now() < until) await sleep(50);
	const forced = isAlive(pid);
	signal(pid, 'SIGKILL');
	while (isAlive(pid)) await sleep(20);
	return forced;
}

/** The last lines of a log, to show beside a failure. */
export function tail(file, lines = 20) {
	try {
		return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
	} catch {
		return '';
	}
}

/** Polls until `condition` gives something truthy; false once the time is over. */
export async function until(condition, { timeout, every = 100 }) {
	const end = Date.now() + timeout;
	for (;;) {
		const value = await condition();
		if (value) return value;
		if (Date.now() > end) return false;
		await sleep(every);
	}
}
