/** @typedef {ReturnType<typeof randomOf>} Random */

/**
 * Numbers that a seed gives again (mulberry32): a round that went wrong can be run once more.
 * @param {number} seed
 */
export function randomOf(seed) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	/** @param {number} n */
	const below = (n) => Math.floor(next() * n);
	return {
		/** 0 to n - 1. */
		below,
		/** @param {number} share */
		chance: (share) => next() < share,
		/**
		 * @template T
		 * @param {readonly T[]} values
		 */
		pick: (values) => values[below(values.length)],
		/**
		 * @template T
		 * @param {readonly T[]} values
		 */
		shuffle: (values) => {
			const order = [...values];
			for (let i = order.length - 1; i > 0; i -= 1) {
				const j = below(i + 1);
				[order[i], order[j]] = [order[j], order[i]];
			}
			return order;
		},
	};
}
