import { setTimeout as sleep } from 'node:timers/promises';

import { say, seconds, warn } from '../progress.mjs';
import { messageOf } from '../StackFailure.mjs';

/** @import { End } from './processes.mjs' */

/** @typedef {{ start: () => Promise<unknown>, ended: () => Promise<End> | undefined }} Part what can be started again */

const MOST_RESTARTS = 5;
const WITHIN = 5 * 60_000;

/**
 * Starts a part again when it ends by itself (crash, kill -9), as a service manager would; gives up
 * when it keeps ending.
 * `hold` leaves it down, for whoever stops or kills it on purpose. With `enabled` false it stays down until `resume`.
 * @param {{ name: string, part: Part, restarted: () => Promise<void>, givenUp: (cause?: unknown) => void, enabled: boolean }} options
 */
export function supervise({ name, part, restarted, givenUp, enabled }) {
	let held = false;
	/** @type {number[]} */
	let restarts = [];

	async function watch() {
		for (;;) {
			const end = await part.ended();
			if (held) return;
			restarts = [...restarts, Date.now()].filter((at) => Date.now() - at < WITHIN);
			warn(`${name} ended by itself (${end?.signal ?? `code ${end?.code}`})`);
			if (!enabled) return;
			if (restarts.length > MOST_RESTARTS) return givenUp();
			const begin = Date.now();
			try {
				await sleep(200 * restarts.length);
				if (held) return;
				await part.start();
				await restarted();
				say(`✓ ${name} is back (${seconds(Date.now() - begin)})`);
			} catch (error) {
				if (held) return;
				warn(`${name} could not be started again: ${messageOf(error)}`);
				return givenUp(error);
			}
		}
	}

	void watch();
	return {
		hold: () => {
			held = true;
		},
		resume: async () => {
			held = false;
			restarts = [];
			await part.start();
			await restarted();
			void watch();
		},
	};
}
