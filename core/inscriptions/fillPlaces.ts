import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { accept, reject, type Outcome } from '../errors/refusal';
import type { DecisionTaken } from '../outbox/recordDecisions';
import { identifiant } from '../time/fields';
import { lockAndLoad, unknownSession } from './state';
import { heal } from './heal';
import { outcomesOf, pending, readItems, type Item } from '../batch/items';
import { announce, choose, type Choice } from './promotion';
import { apply } from './apply';
import type { ToldDecision, Inscription, VerbOptions } from './types';

const schema = z.object({ idSession: identifiant });

export type FillRequest = z.input<typeof schema>;

export interface FillResult {
	/** Those who received a place, in the order of the queue. */
	promotions: Inscription[];
	/** Why they did, or why nobody did. */
	decision: ToldDecision;
}

/**
 * Gives every free place of each session to the next of its queue, as many as fit; to nobody when
 * it is closed, cancelled or has started (contract, section 4, PLACE_LIBEREE). Nobody promoted is
 * an answer, with its reason. Refused alone: SESSION_INCONNUE, CHAMP_INVALIDE.
 */
export async function fillPlaces(
	centre: Centre,
	requests: FillRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<FillResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await fillPlacesIn(cx, centre, requests, options),
		{ isolation: centre.isolation, withCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function fillPlacesIn(
	cx: Executor,
	centre: Centre,
	requests: FillRequest[],
	options: VerbOptions = {},
): Promise<Array<Outcome<FillResult>>> {
	const postes: Array<Item<z.output<typeof schema>, FillResult>> = readItems(schema, requests);
	const lus = pending(postes);
	if (lus.length === 0) return outcomesOf(postes);
	const [etats] = await lockAndLoad(cx, centre, {
		idSessions: lus.map(({ demande }) => demande.idSession),
	});
	for (const item of pending(postes))
		if (!etats.has(item.demande.idSession))
			item.issue = reject(unknownSession(item.demande.idSession));
	const openOnes = pending(postes);
	if (openOnes.length === 0) return outcomesOf(postes);
	const suites = await choose(
		cx,
		centre,
		[...etats.values()].map((etat) => ({
			etat,
			combien: etat.placesLibres,
			origine: 'place-liberee',
		})),
	);
	const lues = await cx.finish(
		async (lot) => await giveChosen(lot, centre, [...etats.keys()], suites, options),
	);
	for (const item of openOnes) {
		const suite = suites.get(item.demande.idSession) as Choice;
		item.issue = accept({ promotions: promotionsOf(suite, lues), decision: why(suite) });
	}
	return outcomesOf(postes);
}

/**
 * Writes the promotions that were chosen in locked sessions, heals all of these, records the
 * decisions `autres` and theirs; in one round trip.
 */
export async function giveChosen(
	cx: Executor,
	centre: Centre,
	idSessions: number[],
	suites: Map<number, Choice>,
	{ evenements = true, autres }: VerbOptions & { autres?: DecisionTaken[] },
): Promise<Map<number, Inscription>> {
	const promotedOnes = [...suites.values()].flatMap((suite) => suite.promotedOnes);
	const [, lues] = await Promise.all([
		apply(
			cx,
			promotedOnes.map(({ head }) => ({
				idInscription: head.idInscription,
				statut: 'INSCRIT',
				notifiePar: 'auto',
			})),
		),
		heal(
			cx,
			idSessions,
			promotedOnes.map(({ head }) => head.idSession),
			promotedOnes.map(({ head }) => head.idInscription),
		),
		announce(cx, centre, promotedOnes, { evenements, autres }),
	]);
	return lues;
}

export const promotionsOf = (suite: Choice, lues: Map<number, Inscription>) =>
	suite.promotedOnes.map(({ head }) => lues.get(head.idInscription) as Inscription);

/** Why the first was promoted, else why nobody was. */
export function why(suite: Choice): ToldDecision {
	const [premiere] = suite.promotedOnes;
	if (!premiere) return suite.reste as ToldDecision;
	const n = suite.promotedOnes.length;
	return {
		...premiere.decision,
		message:
			n === 1
				? premiere.decision.message
				: `${n} personnes de la file reçoivent une place. ${premiere.decision.message}`,
	};
}
