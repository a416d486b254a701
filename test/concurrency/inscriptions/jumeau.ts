import type { Connexion } from '../../../database/pool';
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
export function withoutLock(cx: Connexion, meet: () => Promise<void>): Executeur {
	let met = false;
	return {
		execute: async (name, text, values) => {
			const cut = text.replace(/for no key update( of s)?/, '');
			const result = await cx.execute(cut === text ? name : `${name}_sans_verrou`, cut, values);
			if (!met && /clock_timestamp\(\)/.test(text)) {
				met = true;
				await meet();
			}
			return result;
		},
	};
}
