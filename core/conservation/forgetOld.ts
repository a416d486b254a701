import {
	forgetAlertes,
	forgetConfirmations,
	forgetCourriers,
	forgetDecisions,
	forgetEvenements,
	forgetReponses,
	takeTurn,
} from '../../database/generated/conservation';
import { transaction } from '../../database/transaction';
import { tidyAnnonces } from '../annonces/annonces';
import type { Base } from '../centre/base';
import type { Centre } from '../centre/centre';

/** Rows of each kind that one pass looks at: so few that nothing else waits for it. */
const LOT = 500;

/** How often it is looked at all, in seconds: what is kept for a year can wait an hour. */
const PAUSE = 3_600;

/** How many of each kind went. */
export interface Forgotten {
	courriers: number;
	evenements: number;
	decisions: number;
	alertes: number;
	confirmations: number;
	reponses: number;
}

/** The keys behind which the next pass goes on; what is done is past the last one. */
export interface Behind {
	courriers: number;
	evenements: number;
	decisions: number;
}

const START: Behind = { courriers: 0, evenements: 0, decisions: 0 };
const DONE = Number.MAX_SAFE_INTEGER;

/**
 * Forgets what is past the time that conservation.json gives it (contract, section 15), of at most
 * `lot` rows of each kind; nothing unfinished, and nothing of a session that is not over for as long.
 * Two round trips, whatever there is.
 * @returns undefined when another process had its turn less than `pause` seconds ago; `next` is where
 * the next pass goes on, undefined when there is no more
 */
export async function forgetOld(
	centre: Centre,
	{
		pause = PAUSE,
		lot = LOT,
		behind = START,
	}: { pause?: number; lot?: number; behind?: Behind } = {},
): Promise<{ gone: Forgotten; next?: Behind } | undefined> {
	const { parametres: days } = centre.rules.conservation;
	const passes = await transaction(
		centre.base,
		async (cx) => {
			const turn = await takeTurn.run({ pause }, cx);
			if (turn.length === 0) return undefined;
			return await cx.finish(
				async (batch) =>
					await Promise.all([
						// Mails before the events that they stand on.
						forgetCourriers.run({ jours: days.courriers, lot, apres: behind.courriers }, batch),
						forgetEvenements.run({ jours: days.evenements, lot, apres: behind.evenements }, batch),
						forgetDecisions.run({ jours: days.decisions, lot, apres: behind.decisions }, batch),
						forgetAlertes.run({ jours: days.alertes, lot }, batch),
						forgetConfirmations.run({ jours: days.confirmations, lot }, batch),
						forgetReponses.run({ jours: days.reponses, lot }, batch),
					]),
			);
		},
		{ withCommit: true },
	);
	if (!passes) return undefined;
	await tidyAnnonces(centre);
	const [[courriers], [evenements], [decisions], [alertes], [confirmations], [reponses]] = passes;
	const walks = { courriers, evenements, decisions };
	const others = { alertes, confirmations, reponses };
	const gone = Object.fromEntries(
		Object.entries({ ...walks, ...others }).map(([kind, { combien }]) => [kind, combien]),
	) as unknown as Forgotten;
	const isMore =
		Object.values(walks).some(({ fini }) => !fini) ||
		Object.values(others).some(({ combien }) => combien === lot);
	const next = Object.fromEntries(
		Object.entries(walks).map(([kind, { fini, jusqua }]) => [kind, fini ? DONE : jusqua]),
	) as unknown as Behind;
	return isMore ? { gone, next } : { gone };
}

/** When this process looks again, by performance.now(), and where it goes on if rows were left over. */
const turns = new WeakMap<Base, { at: number; behind?: Behind }>();

/**
 * The part of the sweep that forgets: once an hour, and at each sweep while there is more to look at.
 * In between it costs nothing, not even a statement.
 */
export async function forgetInTurn(centre: Centre, now = performance.now()): Promise<void> {
	const { at, behind } = turns.get(centre.base) ?? { at: 0 };
	if (now < at) return;
	// Before the work: what fails is tried again in an hour, and not with every sweep.
	turns.set(centre.base, { at: now + PAUSE * 1_000 });
	const done = await forgetOld(centre, behind && { pause: 0, behind });
	if (done?.next) turns.set(centre.base, { at: now, behind: done.next });
}
