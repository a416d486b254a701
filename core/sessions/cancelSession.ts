import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import {
	cancelReservations,
	cancelSessions,
	listNotOver,
	loadActifs,
	lockSessionsToCancel,
	readCancellations,
	readSessions,
} from '../../database/generated/session_status';
import type { Centre } from '../centre/centre';
import { accept, refuse, reject, type Outcome } from '../errors/refusal';
import { writeEvenements } from '../outbox/writeEvenements';
import { load, unknownSession, type SessionState } from '../inscriptions/state';
import { heal } from '../inscriptions/heal';
import { outcomesOf, pending, readItems, type Item } from '../batch/items';
import type { ToldDecision, Inscription, VerbOptions } from '../inscriptions/types';
import type { Facts } from '../rules/engine';
import { recordDecisions } from '../outbox/recordDecisions';
import { identifiant } from '../time/fields';
import { requeue, type Requeueing } from './requeue';
import { tellSession, type ToldSession } from './status';

const schema = z.object({ idSession: identifiant });

export type CancelRequest = z.input<typeof schema>;

/** What became of one person of a cancelled session. */
export interface RequeuedPersonne {
	/** INSCRIT, CONFIRME or EN_ATTENTE: what the person had before. */
	statutAvant: string;
	/**
	 * The inscription at the cancelled session: ANNULE, motif SESSION_ANNULEE, or EN_ATTENTE where no
	 * other session is open.
	 */
	inscription: Inscription;
	/** Where the person waits, or is active already, on the next open session; null where there is none. */
	suivante: Inscription | null;
	decision: ToldDecision;
}

export interface CancelResult {
	session: ToldSession;
	/** The next open session of the same training, where they wait now. */
	idSessionSuivante: number | null;
	/** Those who had a place, then those who waited. */
	personnes: RequeuedPersonne[];
	reservationsAnnulees: number;
	dejaAnnulee: boolean;
	decision: ToldDecision;
}

type CancellationItem = Item<z.output<typeof schema>, CancelResult>;

/**
 * Cancels sessions: bookings to come and trainer are freed; everybody with a place goes back to
 * EN_ATTENTE on the next open session of the same training, else on this one; those who waited move
 * likewise, behind them (contract, section 4, SESSION_ANNULEE). A séance that has begun stays, with
 * what was attended of it: who is in the room is, and its room is freed by hand where it is left.
 * Asked again, the first answer comes back. A session that the CRM itself has set to ANNULEE is
 * brought to the same end, unless it is over. Refused alone: SESSION_INCONNUE, SESSION_TERMINEE,
 * CHAMP_INVALIDE.
 */
export async function cancelSession(
	centre: Centre,
	requests: CancelRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<CancelResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await cancelSessionIn(cx, centre, requests, options),
		{ isolation: centre.isolation },
	);
}

/** The same inside the caller's transaction. */
export async function cancelSessionIn(
	cx: Executor,
	centre: Centre,
	requests: CancelRequest[],
	{ evenements = true }: VerbOptions = {},
): Promise<Array<Outcome<CancelResult>>> {
	const items: CancellationItem[] = readItems(schema, requests);
	const asked = pending(items).map(({ demande }) => demande.idSession);
	const locked = await lockSessionsToCancel.run({ idSessions: asked }, cx);
	const [etats, [dites, notOver]] = await load(
		cx,
		centre,
		locked.map(({ idSession }) => idSession),
		async (batch) =>
			await Promise.all([
				readCancellations.run({ idSessions: asked }, batch),
				listNotOver.run({ idSessions: asked }, batch),
			]),
	);
	const actifs = await loadActifs.run({ idSessions: [...etats.keys()] }, cx);
	const isDone = (id: number) =>
		etats.get(id)?.ligne.statutSession === 'ANNULEE' &&
		dites.some((d) => d.idSession === id) &&
		!actifs.some((a) => a.idSession === id && a.statut !== 'EN_ATTENTE');
	for (const item of pending(items)) {
		const { idSession } = item.demande;
		const ligne = etats.get(idSession)?.ligne;
		if (!ligne) item.issue = reject(unknownSession(idSession));
		else if (!isDone(idSession) && isOver(ligne, notOver)) item.issue = reject(over(idSession));
	}
	const openOnes = pending(items);
	const idSessions = [...new Set(openOnes.map(({ demande }) => demande.idSession))];
	if (idSessions.length === 0) return outcomesOf(items);

	const toldOf = (id: number) => dites.filter((d) => d.idSession === id) as Fait[];
	const toDo = idSessions.filter((id) => !isDone(id));
	const { movedList, touchees } = await requeue(cx, centre, toDo, etats, actifs);
	let cancelledOnes: Array<{ idSession: number | null }> = [];
	if (toDo.length > 0) {
		cancelledOnes = await cancelReservations.run({ idSessions: toDo }, cx);
		await cancelSessions.run({ idSessions: toDo }, cx);
	}
	const made: Fait[] = [
		...idSessions.filter(isDone).flatMap((id) => lastOf(toldOf(id))),
		...toDo.flatMap((id) => toFacts(id, etats, movedList, cancelledOnes)),
	];
	await recordDecisions(
		cx,
		centre.actor,
		made
			.filter(({ idSession }) => toDo.includes(idSession))
			.map((fait) => ({ verbe: 'ANNULER', ...fait })),
	);
	const readOnes = await heal(
		cx,
		[...idSessions, ...touchees],
		[...toDo, ...touchees],
		made.flatMap(({ idInscription, faits }) =>
			[idInscription, faits.idInscriptionSuivante as number | null].filter((id) => id !== null),
		),
	);
	const sessions = new Map(
		(await readSessions.run({ idSessions }, cx)).map((row) => [
			row.idSession,
			tellSession(row, centre),
		]),
	);
	if (evenements)
		await writeEvenements(
			cx,
			toDo.map((idSession) => ({ action: 'SESSION_ANNULEE', idSession, donnees: {} })),
		);
	for (const item of openOnes) {
		const { idSession } = item.demande;
		item.issue = accept(
			answer(
				sessions.get(idSession) as ToldSession,
				made.filter((f) => f.idSession === idSession),
				readOnes,
				!toDo.includes(idSession),
			),
		);
	}
	return outcomesOf(items);
}

/** Nobody is sent away from what was held to its end; a séance that the CRM added counts. */
const isOver = (
	{ idSession, statutSession, terminee }: SessionState['ligne'],
	notOver: Array<{ idSession: number }>,
): boolean =>
	statutSession === 'TERMINEE' ||
	(terminee && !notOver.some((other) => other.idSession === idSession));

const over = (idSession: number) =>
	refuse(
		'SESSION_TERMINEE',
		'idSession',
		`La session ${idSession} est terminée : elle ne peut plus être annulée.`,
	);

/** What was decided about a session (idInscription null) or one of its people, as it is recorded. */
interface Fait extends ToldDecision {
	idSession: number;
	idInscription: number | null;
}

/**
 * Of a session that was cancelled, opened again and cancelled again: what was decided the last
 * time, about the session first.
 */
const lastOf = (facts: Fait[]) =>
	facts.slice(facts.map(({ idInscription }) => idInscription).lastIndexOf(null));

function toFacts(
	idSession: number,
	states: Map<number, SessionState>,
	movedList: Requeueing[],
	cancelledOnes: Array<{ idSession: number | null }>,
): Fait[] {
	const ownOnes = movedList.filter((d) => d.idSession === idSession);
	const following = ownOnes.find((d) => d.idSessionSuivante !== null)?.idSessionSuivante ?? null;
	const reservations = cancelledOnes.filter((r) => r.idSession === idSession).length;
	const places = ownOnes.filter(({ statutAvant }) => statutAvant !== 'EN_ATTENTE').length;
	const waits = ownOnes.length - places;
	const ou =
		following !== null
			? `en liste d'attente de la session ${following}, la prochaine de cette formation`
			: "en liste d'attente de cette session : aucune autre session de cette formation n'est ouverte";
	const people =
		ownOnes.length > 0
			? `${places} inscrit(s), puis ${waits} personne(s) qui attendaient, sont ${ou}.`
			: "Personne n'y était inscrit.";
	return [
		{
			idSession,
			idInscription: null,
			regle: following !== null ? 'annulation-vers-la-suivante' : 'annulation-sans-suivante',
			message: `La session est annulée, ${reservations} réservation(s) libérée(s). ${people}`,
			faits: {
				idSessionSuivante: following,
				reservationsAnnulees: reservations,
				statutAvant: states.get(idSession)?.ligne.statutSession ?? null,
			},
		},
		...ownOnes.map(
			({ idInscription, statutAvant, idInscriptionSuivante, idSessionSuivante, decision }) => ({
				idSession,
				idInscription,
				...decision,
				faits: {
					...decision.faits,
					statutAvant,
					idInscriptionSuivante,
					idSessionSuivante,
				} as Facts,
			}),
		),
	];
}

function answer(
	session: ToldSession,
	facts: Fait[],
	readOnes: Map<number, Inscription>,
	dejaAnnulee: boolean,
): CancelResult {
	const general = facts.filter(({ idInscription }) => idInscription === null);
	const { regle, message, faits: givenValues } = general[general.length - 1];
	return {
		session,
		idSessionSuivante: givenValues.idSessionSuivante as number | null,
		personnes: facts
			.filter(({ idInscription }) => idInscription !== null)
			.map((f) => ({
				statutAvant: String(f.faits.statutAvant),
				inscription: readOnes.get(f.idInscription as number) as Inscription,
				suivante: readOnes.get((f.faits.idInscriptionSuivante ?? 0) as number) ?? null,
				decision: { regle: f.regle, message: f.message, faits: f.faits },
			})),
		reservationsAnnulees: Number(givenValues.reservationsAnnulees ?? 0),
		dejaAnnulee,
		decision: { regle, message, faits: givenValues },
	};
}
