import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import { loadSessions, updateCapacites } from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { accept, reject, type Outcome } from '../errors/refusal';
import { entier, identifiant } from '../time/fields';
import { SessionState, lockAndLoad, unknownSession } from './state';
import { giveChosen, promotionsOf } from './fillPlaces';
import { chooseAdded, tellPlaces } from './giveAdded';
import { outcomesOf, pending, readItems, type Item } from '../batch/items';
import type { ToldDecision, Inscription, VerbOptions } from './types';

const schema = z.object({
	idSession: identifiant,
	capaciteMax: entier(0, 100_000, 'un nombre entier de places est attendu'),
});

export type CapacityRequest = z.input<typeof schema>;

export interface CapacityResult {
	idSession: number;
	capaciteMax: number;
	/** Places that count: the smaller of the session's and the room's. */
	places: number;
	nbInscrits: number;
	promotions: Inscription[];
	decision: ToldDecision;
}

/**
 * Changes how many places sessions offer. More places are given to the queue by the rules; with
 * fewer, nobody is thrown out and the answer says so. Two requests for one session in a batch: the
 * last one counts. Refused alone: SESSION_INCONNUE, CHAMP_INVALIDE.
 */
export async function changeCapacity(
	centre: Centre,
	requests: CapacityRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<CapacityResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await changeCapacityIn(cx, centre, requests, options),
		{ isolation: centre.isolation, withCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function changeCapacityIn(
	cx: Executor,
	centre: Centre,
	requests: CapacityRequest[],
	options: VerbOptions = {},
): Promise<Array<Outcome<CapacityResult>>> {
	const items: Array<Item<z.output<typeof schema>, CapacityResult>> = readItems(schema, requests);
	const wanted = new Map(
		pending(items).map(({ demande }) => [demande.idSession, demande.capaciteMax]),
	);
	if (wanted.size === 0) return outcomesOf(items);
	const askedOnes = [...wanted.keys()];
	const [avant, rows] = await lockAndLoad(
		cx,
		centre,
		{ idSessions: askedOnes },
		async (batch) =>
			(
				await Promise.all([
					updateCapacites.run({ idSessions: askedOnes, capacites: [...wanted.values()] }, batch),
					loadSessions.run(
						{ idSessions: askedOnes, idInscriptions: [], fuseau: centre.fuseau },
						batch,
					),
				])
			)[1],
	);
	for (const item of pending(items))
		if (!avant.has(item.demande.idSession))
			item.issue = reject(unknownSession(item.demande.idSession));
	const idSessions = [...avant.keys()];
	if (idSessions.length === 0) return outcomesOf(items);

	const after = new Map(rows.map((row) => [row.idSession, new SessionState(row)]));
	const suites = await chooseAdded(cx, centre, avant, after);
	const decisions = new Map(
		idSessions.map((id) => [
			id,
			tellPlaces(avant.get(id) as SessionState, after.get(id) as SessionState, suites.get(id)),
		]),
	);
	const readOnes = await cx.finish(
		async (batch) =>
			await giveChosen(batch, centre, idSessions, suites, {
				...options,
				autres: idSessions
					.filter((id) => avant.get(id)?.ligne.capaciteMax !== wanted.get(id))
					.map((idSession) => ({
						verbe: 'CAPACITE',
						idSession,
						idInscription: null,
						...(decisions.get(idSession) as ToldDecision),
					})),
			}),
	);
	for (const item of pending(items)) {
		const { idSession } = item.demande;
		const { ligne, inscrits } = after.get(idSession) as SessionState;
		const next = suites.get(idSession);
		item.issue = accept({
			idSession,
			capaciteMax: ligne.capaciteMax,
			places: ligne.places,
			nbInscrits: inscrits,
			promotions: next ? promotionsOf(next, readOnes) : [],
			decision: decisions.get(idSession) as ToldDecision,
		});
	}
	return outcomesOf(items);
}
