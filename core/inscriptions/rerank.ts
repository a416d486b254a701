import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import {
	loadSituations,
	lockSessions,
	updatePriorites,
	type ILoadSituationsResult,
	type IUpdatePrioritesResult,
} from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { accept, reject, type Outcome } from '../errors/refusal';
import { recordDecisions, type DecisionTaken } from '../outbox/recordDecisions';
import { identifiant } from '../time/fields';
import { unknownSession } from './state';
import { heal } from './heal';
import { outcomesOf, pending, readItems, type Item } from '../batch/items';
import { priorityOf } from './priority';

const schema = z.object({ idSession: identifiant });

export type RerankRequest = z.input<typeof schema>;

export interface RerankResult {
	idSession: number;
	/** Whose priority is another one now. */
	changements: Array<{ idInscription: number; avant: number; apres: number }>;
}

/**
 * Gives everybody who waits the priority of his situation today (a payment has arrived ...) and
 * ranks the queues anew; promotes nobody. Refused alone: SESSION_INCONNUE, CHAMP_INVALIDE.
 */
export async function rerank(
	centre: Centre,
	requests: RerankRequest[],
): Promise<Array<Outcome<RerankResult>>> {
	return await transaction(centre.base, async (cx) => await rerankIn(cx, centre, requests), {
		isolation: centre.isolation,
		withCommit: true,
	});
}

/** The same inside the caller's transaction. */
async function rerankIn(
	cx: Executor,
	centre: Centre,
	requests: RerankRequest[],
): Promise<Array<Outcome<RerankResult>>> {
	const items: Array<Item<z.output<typeof schema>, RerankResult>> = readItems(schema, requests);
	const askedOnes = pending(items).map(({ demande }) => demande.idSession);
	if (askedOnes.length === 0) return outcomesOf(items);
	const [locked, situations] = await cx.together(
		async (batch) =>
			await Promise.all([
				lockSessions.run({ idSessions: askedOnes, idInscriptions: [] }, batch),
				loadSituations.run({ idSessions: askedOnes }, batch),
			]),
	);
	const idSessions = locked.map(({ idSession }) => idSession);
	for (const item of pending(items))
		if (!idSessions.includes(item.demande.idSession))
			item.issue = reject(unknownSession(item.demande.idSession));
	if (idSessions.length === 0) return outcomesOf(items);
	const { changements, decisions } = await revalue(cx, centre, idSessions, situations);
	await cx.finish(
		async (batch) =>
			await Promise.all([
				recordDecisions(batch, centre.actor, decisions),
				heal(
					batch,
					idSessions,
					changements.map(({ idSession }) => idSession),
					[],
				),
			]),
	);
	for (const item of pending(items)) {
		const { idSession } = item.demande;
		item.issue = accept({
			idSession,
			changements: changements
				.filter((c) => c.idSession === idSession)
				.map(({ idInscription, avant, apres }) => ({ idInscription, avant, apres })),
		});
	}
	return outcomesOf(items);
}

/**
 * Writes today's priorities of the queues of locked sessions, in one statement whatever their
 * length; decisions and ranks are the caller's to write.
 */
export async function revalue(
	cx: Executor,
	centre: Centre,
	idSessions: number[],
	situations: ILoadSituationsResult[],
): Promise<{ changements: IUpdatePrioritesResult[]; decisions: DecisionTaken[] }> {
	if (situations.length === 0) return { changements: [], decisions: [] };
	const rankings = await Promise.all(
		situations.map(async (situation) => await priorityOf(centre, situation, 'reclassement')),
	);
	const changements = await updatePriorites.run(
		{
			idSessions,
			eleves: situations.map(({ eleve }) => eleve),
			parcoursValides: situations.map(({ parcoursValide }) => parcoursValide),
			paiementsOk: situations.map(({ paiementOk }) => paiementOk),
			statutsCandidat: situations.map(({ statutCandidat }) => statutCandidat),
			priorites: rankings.map(({ priorite }) => priorite),
			regles: rankings
				.map(({ decision }) => decision)
				.map(({ regle, message }) => JSON.stringify([regle, message])),
		},
		cx,
	);
	const decisions = changements.map(({ idSession, idInscription, avant, apres, regle: json }) => {
		const [regle, message] = JSON.parse(json) as [string, string];
		return {
			verbe: 'RECLASSER',
			idSession,
			idInscription,
			regle,
			message,
			faits: { avant, apres },
		};
	});
	return { changements, decisions };
}
