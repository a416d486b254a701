import type { Executor } from '../../../database/sql';

/**
 * The connection of a use case without its lock: `for no key update` is cut out, and before it
 * writes each waits until the others have read as well. One round trip for each statement, as
 * without gathering.
 */
export function withoutLock(cx: Executor, meet: () => Promise<void>): Executor {
	let before: Promise<unknown> = Promise.resolve();
	const twin: Executor = {
		execute: async (name, text, values) => {
			const cut = text.replace(/for no key update( of s)?/, '');
			const result = before.then(
				async () => await cx.execute(cut === text ? name : `${name}_sans_verrou`, cut, values),
			);
			before = result;
			return await result;
		},
		together: async (ask) => await ask(twin),
		finish: async (ask) => {
			await meet();
			return await ask(twin);
		},
	};
	return twin;
}
