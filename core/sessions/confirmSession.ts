import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import { confirmSessions, loadActifs, readSessions } from '../../database/generated/session_status';
import type { Centre } from '../centre/centre';
import { accept, refuse, reject, type Outcome, type Refusal } from '../errors/refusal';
import { writeEvenements } from '../outbox/writeEvenements';
import { lockAndLoad, unknownSession } from '../inscriptions/state';
import { heal } from '../inscriptions/heal';
import { outcomesOf, pending, readItems, type Item } from '../batch/items';
import type { ToldDecision, Inscription, VerbOptions } from '../inscriptions/types';
import { recordDecisions } from '../outbox/recordDecisions';
import { identifiant } from '../time/fields';
import { tellSession, type ToldSession } from './status';

const schema = z.object({ idSession: identifiant });

export type ConfirmSessionRequest = z.input<typeof schema>;

export interface ConfirmSessionResult {
	session: ToldSession;
	/** Everybody who has a place there, confirmed. */
	inscriptions: Inscription[];
	/** True when it was confirmed before and nobody was left to confirm. */
	dejaConfirmee: boolean;
	decision: ToldDecision;
}

/**
 * Confirms sessions: CONFIRMEE and VALIDEE, INSCRIT becomes CONFIRME with today's date; no rank
 * changes (contract, section 4, SESSION_CONFIRMEE). Refused alone: SESSION_INCONNUE,
 * SESSION_ANNULEE, SESSION_TERMINEE, CHAMP_INVALIDE.
 */
export async function confirmSession(
	centre: Centre,
	requests: ConfirmSessionRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<ConfirmSessionResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await confirmSessionIn(cx, centre, requests, options),
		{ isolation: centre.isolation },
	);
}

/** The same inside the caller's transaction. */
export async function confirmSessionIn(
	cx: Executor,
	centre: Centre,
	requests: ConfirmSessionRequest[],
	{ evenements = true }: VerbOptions = {},
): Promise<Array<Outcome<ConfirmSessionResult>>> {
	const items: Array<Item<z.output<typeof schema>, ConfirmSessionResult>> = readItems(
		schema,
		requests,
	);
	const [etats] = await lockAndLoad(cx, centre, {
		idSessions: pending(items).map(({ demande }) => demande.idSession),
	});
	for (const item of pending(items)) {
		const statut = etats.get(item.demande.idSession)?.ligne.statutSession;
		const refusal = refusalOf(item.demande.idSession, statut);
		if (refusal) item.issue = reject(refusal);
	}
	const openOnes = pending(items);
	const idSessions = [...new Set(openOnes.map(({ demande }) => demande.idSession))];
	if (idSessions.length === 0) return outcomesOf(items);

	const confirmees = await confirmSessions.run({ idSessions, fuseau: centre.fuseau }, cx);
	const placedOnes = (await loadActifs.run({ idSessions }, cx)).filter(
		({ statut }) => statut === 'CONFIRME',
	);
	const readAgain = await heal(
		cx,
		idSessions,
		confirmees.map(({ idSession }) => idSession),
		placedOnes.map(({ idInscription }) => idInscription),
	);
	const sessions = new Map(
		(await readSessions.run({ idSessions }, cx)).map((row) => [
			row.idSession,
			tellSession(row, centre),
		]),
	);
	const added = idSessions.filter(
		(id) =>
			!isConfirmed(etats.get(id)?.ligne) || confirmees.some(({ idSession }) => idSession === id),
	);
	const messageOf = (idSession: number) =>
		say(confirmees.filter((c) => c.idSession === idSession).length);

	await recordDecisions(cx, centre.actor, [
		...added.map((idSession) => ({
			verbe: 'CONFIRMER',
			idSession,
			idInscription: null,
			...messageOf(idSession),
		})),
		...confirmees.map(({ idSession, idInscription }) => ({
			verbe: 'CONFIRMER',
			idSession,
			idInscription,
			regle: 'session-confirmee',
			message: 'La session est confirmée : inscription confirmée.',
			faits: { statutAvant: 'INSCRIT' },
		})),
	]);
	if (evenements)
		await writeEvenements(
			cx,
			added.map((idSession) => ({ action: 'SESSION_CONFIRMEE', idSession, donnees: {} })),
		);

	for (const item of openOnes) {
		const { idSession } = item.demande;
		const dejaConfirmee = !added.includes(idSession);
		item.issue = accept({
			session: sessions.get(idSession) as ToldSession,
			inscriptions: [...readAgain.values()]
				.filter((i) => i.idSession === idSession)
				.sort((a, b) => a.idInscription - b.idInscription),
			dejaConfirmee,
			decision: dejaConfirmee ? already : messageOf(idSession),
		});
	}
	return outcomesOf(items);
}

/** Why a session of this status can't be confirmed; undefined where it can. */
function refusalOf(idSession: number, statut?: string): Refusal | undefined {
	if (!statut) return unknownSession(idSession);
	if (statut === 'ANNULEE')
		return refuse(
			'SESSION_ANNULEE',
			'idSession',
			`La session ${idSession} est annulée : elle ne peut plus être confirmée.`,
		);
	if (statut === 'TERMINEE')
		return refuse(
			'SESSION_TERMINEE',
			'idSession',
			`La session ${idSession} est terminée : elle ne peut plus être confirmée.`,
		);
	return undefined;
}

const isConfirmed = (row?: { statutSession: string; statutValidation: string }) =>
	['CONFIRMEE', 'EN_COURS'].includes(row?.statutSession ?? '') &&
	row?.statutValidation === 'VALIDEE';

const already: ToldDecision = {
	regle: 'deja-confirmee',
	message: "La session était déjà confirmée : rien n'a changé.",
	faits: {},
};

const say = (n: number): ToldDecision => ({
	regle: 'session-confirmee',
	message: `La session est confirmée, et ${n} inscription(s) avec elle. Aucun rang ne change.`,
	faits: { confirmees: n },
});
