import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { codeOf } from '../StackFailure.mjs';
import { identity, isAlive, until } from './processes.mjs';

/**
 * Takes a lock file for this process unless a living one holds it; a dead holder's lock is taken over.
 * @param {string} file
 * @returns the way to give it back
 */
export function tryLock(file) {
	mkdirSync(dirname(file), { recursive: true });
	for (let attempt = 0; attempt < 3; attempt++) {
		try {
			writeFileSync(file, identity(process.pid), { flag: 'wx' });
			return () => {
				for (const one of [file, stoppingFile(file)]) rmSync(one, { force: true });
			};
		} catch (error) {
			if (codeOf(error) !== 'EEXIST') throw error;
		}
		if (holderOf(file)) return undefined;
		rmSync(file, { force: true });
	}
	return undefined;
}

/**
 * The living process that holds a lock, if any: a number alone may belong to another program by now.
 * @param {string} file
 */
export function holderOf(file) {
	let written;
	try {
		written = readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
	const pid = Number(written.split(' ')[0]);
	return pid > 0 && isAlive(pid) && identity(pid) === written ? pid : undefined;
}

/** @param {string} file */
const stoppingFile = (file) => `${file}.stopping`;

/**
 * Lets whoever waits for a lock of ours know that it is about to be given back.
 * @param {string} file
 */
export function announceRelease(file) {
	try {
		writeFileSync(stoppingFile(file), identity(process.pid));
	} catch {
		// A full disk: whoever waits is told that this runs, which it still does.
	}
}

/**
 * Whether the living holder of a lock said that it is about to give it back.
 * @param {string} file
 */
export function isBeingReleased(file) {
	try {
		return (
			Boolean(holderOf(file)) &&
			readFileSync(stoppingFile(file), 'utf8') === readFileSync(file, 'utf8')
		);
	} catch {
		return false;
	}
}

/**
 * Waits for the lock, does the work, gives the lock back.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ timeout?: number, waiting?: (holder?: number) => void }} [options]
 */
export async function withLock(file, work, { timeout = 20 * 60_000, waiting } = {}) {
	let release = tryLock(file);
	if (!release) {
		waiting?.(holderOf(file));
		release = (await until(() => tryLock(file), { timeout, every: 500 })) || undefined;
		if (!release) throw new Error(`${file} is held by process ${holderOf(file)}`);
	}
	try {
		return await work();
	} finally {
		release();
	}
}
