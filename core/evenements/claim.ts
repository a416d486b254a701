import {
	claimDus,
	claimEvenements,
	followClock,
	keepEvenements,
	releaseEvenements,
} from '../../database/generated/evenements';
import type { Centre } from '../centre/centre';
import type { Receiving } from './receive';

/** An event that is ours for a while, with what says how it is to be worked on. */
export interface HeldEvent extends Receiving {
	action: string;
	/** Its effects are in the database already: only its mails and its return call are still owed. */
	applique: boolean;
}

const columns = (prises: Receiving[]) => ({
	ids: prises.map((p) => p.idEvenement),
	jetons: prises.map((p) => p.jeton),
});

/**
 * Takes the events that were handed over; one whose token was used before, or that is finished, is
 * left out.
 */
export async function claimHanded(
	centre: Centre,
	prises: Receiving[],
	bail: number,
): Promise<HeldEvent[]> {
	if (prises.length === 0) return [];
	return await centre.base.withConnection(
		async (cx) => await claimEvenements.run({ ...columns(prises), bail }, cx),
	);
}

/**
 * Takes at most `limite` events that are due and held by nobody; several callers at once never take
 * the same one. A clock that was set back puts nothing off.
 */
export async function claimDue(centre: Centre, limite: number, bail: number): Promise<HeldEvent[]> {
	const [, prises] = await centre.base.withConnection(
		async (cx) =>
			await cx.together((both) =>
				Promise.all([
					followClock.run(undefined as never, both),
					claimDus.run({ limite, bail }, both),
				]),
			),
	);
	return prises.sort((a, b) => a.idEvenement - b.idEvenement);
}

/** Prolongs the lease; returns the ids that are still held. Another worker has taken over the others. */
export async function keep(
	centre: Centre,
	prises: Receiving[],
	bail: number,
): Promise<Set<number>> {
	if (prises.length === 0) return new Set();
	const kept = await centre.base.withConnection(
		async (cx) => await keepEvenements.run({ ...columns(prises), bail }, cx),
	);
	return new Set(kept.map(({ idEvenement }) => idEvenement));
}

/**
 * The ids that are still held, asked for as often as one likes: the lease is prolonged when a third of
 * it has passed, and until then it is known to be ours. Prolonging it for each three mails wrote each
 * event of a run eighteen times.
 */
export function leaseOf(
	centre: Centre,
	prises: Receiving[],
	bail: number,
): () => Promise<Set<number>> {
	let held = new Set<number>();
	let since = -Infinity;
	return async () => {
		const now = performance.now();
		if (now - since < (bail * 1000) / 3) return held;
		held = await keep(centre, prises, bail);
		since = now;
		return held;
	};
}

/** Gives events back; they are due again after `attente` seconds. */
export async function release(
	centre: Centre,
	waits: Array<Receiving & { attente: number }>,
): Promise<void> {
	if (waits.length === 0) return;
	await centre.base.withConnection(
		async (cx) =>
			await releaseEvenements.run({ ...columns(waits), attentes: waits.map((a) => a.attente) }, cx),
	);
}
