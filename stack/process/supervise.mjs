import { setTimeout as sleep } from 'node:timers/promises';

import { say, seconds, warn } from '../progress.mjs';
import { messageOf, StackFailure } from '../StackFailure.mjs';
import { hasRoom } from './diskSpace.mjs';
import { until } from './processes.mjs';
import { NO_SPACE, whyItEnded } from './whyItEnded.mjs';

/** @import { End } from './processes.mjs' */
/** @import { Why } from './whyItEnded.mjs' */

/**
 * @typedef {{ start: () => Promise<unknown>, ended: () => Promise<End> | undefined, said: () => string }} Part
 *   what can be started again; `said` are the last lines of its log since it was started
 */

const MOST_RESTARTS = 5;
const WITHIN = 5 * 60_000;

/**
 * What a start died of that failed.
 * @param {unknown} error
 * @returns {Why}
 */
function whyItFailed(error) {
	const { log = '', mend } = error instanceof StackFailure ? error : {};
	const text = `${messageOf(error)}\n${log}`;
	if (NO_SPACE.test(text)) return whyItEnded(undefined, text);
	return { what: `could not be started again: ${messageOf(error)}`, mend };
}

/**
 * Starts a part again when it ends by itself (crash, kill -9), as a service manager would, and says
 * why in one line; gives up when it keeps ending. On a full disk it waits for room: that may take hours, and is no crash.
 * `hold` leaves it down, for whoever stops or kills it on purpose. With `enabled` false it stays down until `resume`.
 * @param {{ name: string, part: Part, folder: string, restarted: () => Promise<void>, givenUp: (why: Why) => void,
 *   enabled: boolean }} options
 *   `folder`: where it writes
 */
export function supervise({ name, part, folder, restarted, givenUp, enabled }) {
	let held = false;
	/** @type {number[]} */
	let restarts = [];

	/** The pause before the next start; false when there is to be none. @param {Why} why */
	async function pause(why) {
		if (why.isFull && !hasRoom(folder)) {
			say(`… ${name} is started again once there is room in ${folder}`);
			await until(() => held || hasRoom(folder), { timeout: Infinity, every: 1_000 });
			return !held;
		}
		restarts = [...restarts, performance.now()].filter((at) => performance.now() - at < WITHIN);
		if (restarts.length > MOST_RESTARTS) {
			givenUp(why);
			return false;
		}
		await sleep(200 * restarts.length);
		return !held;
	}

	/** @param {Why} first */
	async function bringBack(first) {
		for (let why = first; await pause(why);) {
			const begin = performance.now();
			try {
				await part.start();
				await restarted();
				say(`✓ ${name} is back (${seconds(performance.now() - begin)})`);
				return true;
			} catch (error) {
				if (held) return false;
				why = whyItFailed(error);
				warn(sentence(name, why));
			}
		}
		return false;
	}

	async function watch() {
		for (;;) {
			const end = await part.ended();
			if (held) return;
			const why = whyItEnded(end, part.said());
			warn(sentence(name, why));
			if (!enabled || !(await bringBack(why))) return;
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

/**
 * @param {string} name
 * @param {Why} why
 */
const sentence = (name, { what, mend }) => `${name} ${what}.${mend ? ` ${mend}` : ''}`;
