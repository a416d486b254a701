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
	const items: Array<Item<z.output<typeof schema>, FillResult>> = readItems(schema, requests);
	const readOnes = pending(items);
	if (readOnes.length === 0) return outcomesOf(items);
	const [etats] = await lockAndLoad(cx, centre, {
		idSessions: readOnes.map(({ demande }) => demande.idSession),
	});
	for (const item of pending(items))
		if (!etats.has(item.demande.idSession))
			item.issue = reject(unknownSession(item.demande.idSession));
	const openOnes = pending(items);
	if (openOnes.length === 0) return outcomesOf(items);
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
		async (batch) => await giveChosen(batch, centre, [...etats.keys()], suites, options),
	);
	for (const item of openOnes) {
		const next = suites.get(item.demande.idSession) as Choice;
		item.issue = accept({ promotions: promotionsOf(next, lues), decision: why(next) });
	}
	return outcomesOf(items);
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
	const promotedOnes = [...suites.values()].flatMap((next) => next.promotedOnes);
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

export const promotionsOf = (next: Choice, readOnes: Map<number, Inscription>) =>
	next.promotedOnes.map(({ head }) => readOnes.get(head.idInscription) as Inscription);

/** Why the first was promoted, else why nobody was. */
export function why(next: Choice): ToldDecision {
	const [premiere] = next.promotedOnes;
	if (!premiere) return next.reste as ToldDecision;
	const n = next.promotedOnes.length;
	return {
		...premiere.decision,
		message:
			n === 1
				? premiere.decision.message
				: `${n} personnes de la file reçoivent une place. ${premiere.decision.message}`,
	};
}
