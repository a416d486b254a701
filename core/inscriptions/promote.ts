import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import {
	loadInscriptions,
	type ILoadInscriptionsResult,
} from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { Refusal, accept, refuse, reject, type Outcome } from '../errors/refusal';
import { identifiant } from '../time/fields';
import { apply } from './apply';
import { tellDecision, lockAndLoad, refusalOf, unknownSession, type SessionState } from './state';
import { heal } from './heal';
import { outcomesOf, pending, readItems, type Item } from '../batch/items';
import { announce, headFacts, type Promoted } from './promotion';
import { Heads } from './heads';
import type { ToldDecision, Inscription, VerbOptions } from './types';

const schema = z.object({
	idSession: identifiant,
	/** Absent: the head of the queue. */
	idInscription: identifiant.nullish(),
	/** A person overrides the capacity by hand: recorded. */
	forcee: z.boolean().default(false),
});

export type PromoteRequest = z.input<typeof schema>;

export interface PromoteResult {
	inscription: Inscription;
	decision: ToldDecision;
	/** True when the person had a place already: nothing was changed. */
	dejaPromue: boolean;
}

type Demande = z.output<typeof schema>;
type PromotionItem = Item<Demande, PromoteResult>;
type Found = { idInscription: number; promotedOne?: Promoted };

/**
 * Gives a place by hand, to the head of the queue or to a named person of it (contract, section 5,
 * promouvoir). Refused alone: SESSION_COMPLETE unless forced, FILE_VIDE, SESSION_INCONNUE,
 * INSCRIPTION_INCONNUE, INSCRIPTION_ANNULEE, SESSION_ANNULEE, SESSION_TERMINEE, SESSION_COMMENCEE,
 * SESSION_FERMEE, CANDIDAT_PARTI.
 */
export async function promote(
	centre: Centre,
	requests: PromoteRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<PromoteResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await promoteIn(cx, centre, requests, options),
		{ isolation: centre.isolation, withCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function promoteIn(
	cx: Executor,
	centre: Centre,
	requests: PromoteRequest[],
	{ evenements = true }: VerbOptions = {},
): Promise<Array<Outcome<PromoteResult>>> {
	const postes: PromotionItem[] = readItems(schema, requests);
	const lus = pending(postes);
	if (lus.length === 0) return outcomesOf(postes);
	const nommees = lus.flatMap(({ demande }) => demande.idInscription ?? []);
	const [etats, lues] = await lockAndLoad(
		cx,
		centre,
		{ idSessions: lus.map(({ demande }) => demande.idSession) },
		async (lot) =>
			nommees.length > 0 ? await loadInscriptions.run({ idInscriptions: nommees }, lot) : [],
	);
	for (const item of pending(postes))
		if (!etats.has(item.demande.idSession))
			item.issue = reject(unknownSession(item.demande.idSession));
	const foundOnes = await decideAll(cx, centre, pending(postes), etats, lues);
	const openOnes = pending(postes);
	if (openOnes.length === 0) return outcomesOf(postes);

	const promotedOnes = [...foundOnes.values()].flatMap(({ promotedOne }) => promotedOne ?? []);
	const [, readAgain] = await cx.finish(
		async (lot) =>
			await Promise.all([
				apply(
					lot,
					promotedOnes.map(({ head }) => ({
						idInscription: head.idInscription,
						statut: 'INSCRIT',
						notifiePar: 'admin',
					})),
				),
				heal(
					lot,
					openOnes.map(({ demande }) => demande.idSession),
					promotedOnes.map(({ head }) => head.idSession),
					[...foundOnes.values()].map(({ idInscription }) => idInscription),
				),
				announce(lot, centre, promotedOnes, { evenements }),
			]),
	);
	for (const item of openOnes) {
		const { idInscription, promotedOne } = foundOnes.get(item.rang) as Found;
		const inscription = readAgain.get(idInscription) as Inscription;
		item.issue = accept({
			inscription,
			decision: promotedOne?.decision ?? alreadyPlaced(inscription),
			dejaPromue: !promotedOne,
		});
	}
	return outcomesOf(postes);
}

const alreadyPlaced = ({ statutInscription }: Inscription): ToldDecision => ({
	regle: 'deja-place',
	message: "Cette personne a déjà une place : rien n'a changé.",
	faits: { statutInscription },
});

async function decideAll(
	cx: Executor,
	centre: Centre,
	postes: PromotionItem[],
	etats: Map<number, SessionState>,
	lues: ILoadInscriptionsResult[],
): Promise<Map<number, Found>> {
	const foundOnes = new Map<number, Found>();
	const byInscription = new Map(lues.map((ligne) => [ligne.idInscription, ligne]));
	const heads = new Heads(cx);
	const combien = new Map<number, number>();
	// A named person may be a head too: as many are read as there are requests.
	for (const { demande } of postes)
		combien.set(demande.idSession, (combien.get(demande.idSession) ?? 0) + 1);
	for (const { demande } of postes)
		if (
			postes.every(
				(p) => p.demande.idSession !== demande.idSession || p.demande.idInscription != null,
			)
		)
			combien.delete(demande.idSession);
	await heads.preload(combien);
	const choisies = new Map<number, Promoted>();
	for (const item of postes) {
		const { demande } = item;
		const etat = etats.get(demande.idSession) as SessionState;
		const found =
			demande.idInscription != null
				? await namedOne(
						centre,
						etat,
						demande,
						byInscription.get(demande.idInscription),
						choisies,
						byInscription,
					)
				: await premiere(centre, etat, demande, heads);
		if (found instanceof Refusal) {
			item.issue = reject(found);
			continue;
		}
		foundOnes.set(item.rang, found);
		if (!found.promotedOne) continue;
		choisies.set(found.idInscription, found.promotedOne);
		heads.take(found.idInscription);
		etat.inscrits += 1;
	}
	return foundOnes;
}

/** A person whom the one who asks has named. */
async function namedOne(
	centre: Centre,
	etat: SessionState,
	demande: Demande,
	ligne: ILoadInscriptionsResult | undefined,
	choisies: Map<number, Promoted>,
	lues: Map<number, ILoadInscriptionsResult>,
): Promise<Found | Refusal> {
	const { idInscription, idSession } = demande as { idInscription: number; idSession: number };
	if (!ligne || ligne.idSession !== idSession)
		return refuse(
			'INSCRIPTION_INCONNUE',
			'idInscription',
			`L'inscription ${idInscription} n'existe pas à la session ${idSession}.`,
		);
	if (ligne.statut === 'ANNULE')
		return refuse(
			'INSCRIPTION_ANNULEE',
			'idInscription',
			`L'inscription ${idInscription} est annulée : inscrire la personne de nouveau.`,
		);
	if (ligne.statut !== 'EN_ATTENTE' || choisies.has(idInscription)) return { idInscription };
	// Somebody who was taken as the head was before everybody who is named.
	const leftBefore = [...choisies].filter(
		([id, { head }]) => head.idSession === idSession && (lues.get(id)?.devant ?? -1) < ligne.devant,
	).length;
	const faits = headFacts(etat, ligne, 'manuel', ligne.devant - leftBefore + 1, demande.forcee);
	const decision = await centre.rules.capacity.ruleEngine.decide(faits);
	if (decision.evenement === 'REFUSER')
		return refusalOf(
			decision,
			decision.params.code === 'CANDIDAT_PARTI' ? 'idInscription' : 'idSession',
		);
	return {
		idInscription,
		promotedOne: { head: ligne, decision: tellDecision(decision, faits), forcee: demande.forcee },
	};
}

/** The head of the queue, or the next whom the rules let pass. */
async function premiere(
	centre: Centre,
	etat: SessionState,
	demande: Demande,
	heads: Heads,
): Promise<Found | Refusal> {
	const ruleEngine = centre.rules.capacity.ruleEngine;
	const session = await ruleEngine.decide(
		etat.faits({
			verbe: 'PROMOUVOIR',
			origine: 'manuel',
			rang: 1,
			enAttente: 0,
			forcee: demande.forcee,
		}),
	);
	if (session.evenement === 'REFUSER') return refusalOf(session);
	for (;;) {
		const head = await heads.next(demande.idSession);
		if (!head)
			return refuse(
				'FILE_VIDE',
				'idSession',
				`Personne n'attend une place à la session ${demande.idSession}.`,
			);
		const faits = headFacts(etat, head, 'manuel', 1, demande.forcee);
		const decision = await ruleEngine.decide(faits);
		if (decision.evenement !== 'REFUSER')
			return {
				idInscription: head.idInscription,
				promotedOne: { head, decision: tellDecision(decision, faits), forcee: demande.forcee },
			};
	}
}
