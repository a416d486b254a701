/**
 * Free steps of a créneau as one number, a bit each: whole numbers are exact to 53 bits, one more
 * than the rules let a créneau have. JavaScript's own operators see 32 bits; what is below 2³¹ takes
 * them.
 */
const NATIVE = 2 ** 31;
const HALF = 2 ** 26;

/** The first so many steps. */
export const full = (units: number): number => 2 ** units - 1;

/** The steps that are in both. */
export function both(a: number, b: number): number {
	if (a < NATIVE && b < NATIVE) return a & b;
	const high = Math.floor(a / HALF) & Math.floor(b / HALF);
	return high * HALF + ((a % HALF) & (b % HALF));
}

/** The steps of `a` that are not in `b`. */
export const without = (a: number, b: number): number => a - both(a, b);

/** Length of the longest run of steps. */
export function longestRun(bits: number): number {
	let n = 0;
	for (let rest = bits; rest; rest = both(rest, 2 * rest)) n++;
	return n;
}

/** First step of the first run of `length` steps, -1 when there is none. */
export function startOfRun(bits: number, length: number): number {
	let starts = bits;
	for (let k = 1; k < length; k++) starts = both(starts, Math.floor(bits / 2 ** k));
	if (starts === 0) return -1;
	const low = starts % HALF;
	const half = low === 0 ? starts / HALF : low;
	return (low === 0 ? 26 : 0) + 31 - Math.clz32(half & -half);
}
