import type { Executor } from '../../database/sql';

/**
 * Where a use case that thinks long reads and where it writes: in transactions of its own, so that
 * nothing is held while it thinks, or in the one of its caller.
 */
export interface Access {
	read: <T>(job: (cx: Executor) => Promise<T>) => Promise<T>;
	write: <T>(job: (cx: Executor) => Promise<T>) => Promise<T>;
}

/** All in the caller's transaction. */
export const within = (cx: Executor): Access => ({
	read: (job) => job(cx),
	write: (job) => job(cx),
});
