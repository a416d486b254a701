import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executeur } from '../../database/sql';
import { loadSituations, lockSessions, updatePriorites, type IUpdatePrioritesResult } from '../../database/queries/inscriptions.queries';
import type { Centre } from '../centre';
import { accept, reject, type Issue } from '../errors/refus';
import { recordDecisions } from '../rules/record';
import { identifiant } from '../temps/champs';
import { sessionInconnue } from './etat';
import { heal } from './heal';
import { issues, pending, readLot, type Poste } from './lot';
import { priorityOf } from './priorite';

const schema = z.object({ idSession: identifiant });

export type DemandeReclassement = z.input<typeof schema>;

export interface ResultatReclassement {
	idSession: number;
	/** Whose priority is another one now. */
	changements: Array<{ idInscription: number; avant: number; apres: number }>;
}

/**
 * Gives everybody who waits the priority of his situation today (a payment has arrived ...) and ranks the queues anew; promotes nobody.
 * Refused alone: SESSION_INCONNUE, CHAMP_INVALIDE.
 */
export async function rerank(centre: Centre, demandes: DemandeReclassement[]): Promise<Array<Issue<ResultatReclassement>>> {
	return await transaction(centre.base, async (cx) => await rerankIn(cx, centre, demandes), { isolation: centre.isolation });
}

/** The same inside the caller's transaction. */
export async function rerankIn(cx: Executeur, centre: Centre, demandes: DemandeReclassement[]): Promise<Array<Issue<ResultatReclassement>>> {
	const postes: Array<Poste<z.output<typeof schema>, ResultatReclassement>> = readLot(schema, demandes);
	const locked = await lockSessions.run({ idSessions: pending(postes).map(({ demande }) => demande.idSession), idInscriptions: [] }, cx);
	const idSessions = locked.map(({ idSession }) => idSession);
	for (const poste of pending(postes)) if (!idSessions.includes(poste.demande.idSession)) poste.issue = reject(sessionInconnue(poste.demande.idSession));
	if (idSessions.length === 0) return issues(postes);
	const changements = await revalue(cx, centre, idSessions);
	await heal(cx, idSessions, changements.map(({ idSession }) => idSession), []);
	for (const poste of pending(postes)) {
		const { idSession } = poste.demande;
		poste.issue = accept({ idSession, changements: changements.filter((c) => c.idSession === idSession).map(({ idInscription, avant, apres }) => ({ idInscription, avant, apres })) });
	}
	return issues(postes);
}

/** Writes and records today's priorities of the queues of locked sessions, in three statements whatever their length; ranks are the caller's to heal. */
export async function revalue(cx: Executeur, centre: Centre, idSessions: number[]): Promise<IUpdatePrioritesResult[]> {
	const situations = await loadSituations.run({ idSessions }, cx);
	if (situations.length === 0) return [];
	const classements = await Promise.all(situations.map(async (situation) => await priorityOf(centre, situation, 'reclassement')));
	const changements = await updatePriorites.run({
		idSessions,
		eleves: situations.map(({ eleve }) => eleve),
		parcoursValides: situations.map(({ parcoursValide }) => parcoursValide) as boolean[],
		paiementsOk: situations.map(({ paiementOk }) => paiementOk) as boolean[],
		statutsCandidat: situations.map(({ statutCandidat }) => statutCandidat) as string[],
		priorites: classements.map(({ priorite }) => priorite),
		regles: classements.map(({ decision }) => JSON.stringify([decision.regle, decision.message])),
	}, cx);
	await recordDecisions(cx, centre.acteur, changements.map(({ idSession, idInscription, avant, apres, regle: json }) => {
		const [regle, message] = JSON.parse(json) as [string, string];
		return { verbe: 'RECLASSER', idSession, idInscription, regle, message, faits: { avant, apres } };
	}));
	return changements;
}
