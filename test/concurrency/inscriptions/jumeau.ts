import type { Executeur } from '../../../database/sql';

/** A meeting of `n`: each waits until all have come, so that a race is shown every time and not by luck. */
export function meeting(n: number): () => Promise<void> {
	let open: () => void;
	let missing = n;
	const all = new Promise<void>((resolve) => { open = resolve; });
	return async () => {
		missing -= 1;
		if (missing <= 0) open();
		await all;
	};
}

/** The connection of a use case without its lock: `for no key update` is cut out, and each waits for the others once it has read. */
export function withoutLock(cx: Executeur, meet: () => Promise<void>): Executeur {
	let met = false;
	let before: Promise<unknown> = Promise.resolve();
	const one = async (name: string, text: string, values: unknown[]) => {
		const cut = text.replace(/for no key update( of s)?/, '');
		const result = await cx.execute(cut === text ? name : `${name}_sans_verrou`, cut, values);
		if (!met && /clock_timestamp\(\)/.test(text)) {
			met = true;
			await meet();
		}
		return result;
	};
	const twin: Executeur = {
		execute: async (name, text, values) => {
			const result = before.then(async () => await one(name, text, values));
			before = result;
			return await result;
		},
		// One round trip for each, as without gathering: between the reading and the writing there is time for the others.
		together: async (ask) => await ask(twin),
		finish: async (ask) => await ask(twin),
	};
	return twin;
}
