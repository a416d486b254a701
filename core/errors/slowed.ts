import { setTimeout as wait } from 'node:timers/promises';

/** What a wrong token or password costs whoever sent it, in milliseconds; a right one costs nothing. */
const SLOWED = 700;

/**
 * Lets whoever guesses wait. Each attempt for itself: a count of attempts would let anybody lock out
 * the one who is in the right, and behind a proxy all come from one address.
 */
export async function slowed(): Promise<void> {
	await wait(SLOWED);
}
