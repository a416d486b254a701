import { warn } from '../progress.mjs';
import { messageOf } from '../StackFailure.mjs';

/** @typedef {() => unknown} Undo takes back what was started */
/** @typedef {ReturnType<typeof undoList>} UndoList */

/** How to undo what was started, last first. What is started after the stop began is undone at once. */
export function undoList() {
	/** @type {Undo[]} */
	const steps = [];
	/** @type {Promise<void> | undefined} */
	let running;
	/** @param {Undo} back */
	const attempt = async (back) => {
		try {
			await back();
		} catch (error) {
			warn(messageOf(error));
		}
	};
	return {
		/** @param {Undo} back */
		push: (back) => (running ? attempt(back) : steps.push(back)),
		run: () => {
			running ??= (async () => {
				for (const back of steps.reverse()) await attempt(back);
			})();
			return running;
		},
	};
}
