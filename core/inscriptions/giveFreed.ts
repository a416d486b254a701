import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { choose, type Choice, type Promoted } from './promotion';
import type { SessionState } from './state';
import type { ToldDecision } from './types';

/** What became of a place that somebody held. */
export interface Given {
	/** Who receives it; nobody where the rules, the queue or the places say so. */
	promotedOne?: Promoted;
	why: ToldDecision;
}

/**
 * Gives each place that was freed to the next of its queue, by the rules; the tallies must have
 * counted it free. Writes nothing.
 * `origine`: what freed the places, a fact of capacity.json. `sauf`: inscriptions that receive none.
 */
export async function giveFreed<T extends { idSession: number }>(
	cx: Executor,
	centre: Centre,
	states: Map<number, SessionState>,
	freed: T[],
	{ origine, sauf }: { origine: string; sauf: number[] },
): Promise<Map<T, Given>> {
	const bySession = new Map<number, T[]>();
	for (const one of freed) {
		const own = bySession.get(one.idSession);
		if (own) own.push(one);
		else bySession.set(one.idSession, [one]);
	}
	const stateOf = (idSession: number) => states.get(idSession) as SessionState;
	const choices = await choose(
		cx,
		centre,
		[...bySession].map(([idSession, ones]) => ({
			etat: stateOf(idSession),
			combien: ones.length,
			origine,
		})),
		sauf,
	);
	const given = new Map<T, Given>();
	for (const [idSession, ones] of bySession) {
		const { promotedOnes, reste } = choices.get(idSession) as Choice;
		for (const [i, one] of ones.entries()) {
			const promotedOne: Promoted | undefined = promotedOnes[i];
			const why = promotedOne?.decision ?? reste ?? withoutSeat(stateOf(idSession));
			given.set(one, { promotedOne, why });
		}
	}
	return given;
}

/**
 * More left than the session has places over: it was beyond its capacity, by an override or a
 * smaller room.
 */
const withoutSeat = (state: SessionState): ToldDecision => ({
	regle: 'capacity:promotion-sans-place',
	message: `La session est encore complète (${state.inscrits} inscrit(s) pour ${state.ligne.places} place(s)).`,
	faits: { placesLibres: state.placesLibres, nbInscrits: state.inscrits },
});
