import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executeur } from '../../database/sql';
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
 * Gives every free place of each session to the next of its queue, as many as fit; to nobody when it is closed, cancelled or has started (contract, section 4, PLACE_LIBEREE).
 * Nobody promoted is an answer, with its reason. Refused alone: SESSION_INCONNUE, CHAMP_INVALIDE.
 */
export async function fillPlaces(
	centre: Centre,
	demandes: FillRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<FillResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await fillPlacesIn(cx, centre, demandes, options),
		{ isolation: centre.isolation, avecCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function fillPlacesIn(
	cx: Executeur,
	centre: Centre,
	demandes: FillRequest[],
	options: VerbOptions = {},
): Promise<Array<Outcome<FillResult>>> {
	const postes: Array<Item<z.output<typeof schema>, FillResult>> = readItems(schema, demandes);
	const lus = pending(postes);
	if (lus.length === 0) return outcomesOf(postes);
	const [etats] = await lockAndLoad(cx, centre, {
		idSessions: lus.map(({ demande }) => demande.idSession),
	});
	for (const poste of pending(postes))
		if (!etats.has(poste.demande.idSession))
			poste.issue = reject(unknownSession(poste.demande.idSession));
	const ouverts = pending(postes);
	if (ouverts.length === 0) return outcomesOf(postes);
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
	for (const poste of ouverts) {
		const suite = suites.get(poste.demande.idSession) as Choice;
		poste.issue = accept({ promotions: promotionsOf(suite, lues), decision: why(suite) });
	}
	return outcomesOf(postes);
}

/** Writes the promotions that were chosen in locked sessions, heals all of these, records the decisions `autres` and theirs; in one round trip. */
export async function giveChosen(
	cx: Executeur,
	centre: Centre,
	idSessions: number[],
	suites: Map<number, Choice>,
	{ evenements = true, autres }: VerbOptions & { autres?: DecisionTaken[] },
): Promise<Map<number, Inscription>> {
	const promues = [...suites.values()].flatMap((suite) => suite.promues);
	const [, lues] = await Promise.all([
		apply(
			cx,
			promues.map(({ tete }) => ({
				idInscription: tete.idInscription,
				statut: 'INSCRIT',
				notifiePar: 'auto',
			})),
		),
		heal(
			cx,
			idSessions,
			promues.map(({ tete }) => tete.idSession),
			promues.map(({ tete }) => tete.idInscription),
		),
		announce(cx, centre, promues, { evenements, autres }),
	]);
	return lues;
}

export const promotionsOf = (suite: Choice, lues: Map<number, Inscription>) =>
	suite.promues.map(({ tete }) => lues.get(tete.idInscription) as Inscription);

/** Why the first was promoted, else why nobody was. */
export function why(suite: Choice): ToldDecision {
	const [premiere] = suite.promues;
	if (!premiere) return suite.reste as ToldDecision;
	const n = suite.promues.length;
	return {
		...premiere.decision,
		message:
			n === 1
				? premiere.decision.message
				: `${n} personnes de la file reçoivent une place. ${premiere.decision.message}`,
	};
}
