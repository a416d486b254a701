import { join } from 'node:path';

import { announceRelease, holderOf, isBeingReleased, tryLock } from './process/lock.mjs';
import { until } from './process/processes.mjs';
import { say } from './progress.mjs';
import { StackFailure } from './StackFailure.mjs';

/** A holder that was killed is gone within this; whoever it was then has it. */
const TO_DIE = 3_000;
/** Longer than a stack takes to end its parts. */
const TO_STOP = 90_000;

/**
 * Takes the folder for this start alone. A holder that was just killed takes a moment to die, one that
 * was told to stop has its parts to end first: both are waited for.
 * @param {string} folder
 * @returns how to give it back, and how to let others know that this will be soon
 */
export async function claim(folder) {
	const file = join(folder, 'stack.lock');
	let patience = performance.now() + TO_DIE;
	/** @type {number | undefined} */
	let awaited;
	/** @type {(() => void) | undefined} */
	let release;
	const decided = () => {
		release = tryLock(file);
		if (release || !isBeingReleased(file)) return release || performance.now() > patience;
		const holder = holderOf(file);
		if (holder !== awaited)
			say(`… the stack before (process ${holder}) is still stopping: waiting for it`);
		awaited = holder;
		patience = performance.now() + TO_DIE;
		return false;
	};
	await until(decided, { timeout: TO_STOP });
	if (!release)
		throw new StackFailure(
			`This stack already runs (process ${holderOf(file)}, folder ${folder}).`,
			'Stop it with Ctrl-C, or start a second one beside it: STACK_DIR=.stack2 N8N_PORT=5679 npm start.',
		);
	return { release, announce: () => announceRelease(file) };
}
