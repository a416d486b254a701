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
	{ evenements = true, wait }: VerbOptions = {},
): Promise<Array<Outcome<PromoteResult>>> {
	const items: PromotionItem[] = readItems(schema, requests);
	const readOnes = pending(items);
	if (readOnes.length === 0) return outcomesOf(items);
	const named = readOnes.flatMap(({ demande }) => demande.idInscription ?? []);
	const [etats, lues] = await lockAndLoad(
		cx,
		centre,
		{ idSessions: readOnes.map(({ demande }) => demande.idSession), wait },
		async (batch) =>
			named.length > 0 ? await loadInscriptions.run({ idInscriptions: named }, batch) : [],
	);
	for (const item of pending(items))
		if (!etats.has(item.demande.idSession))
			item.issue = reject(unknownSession(item.demande.idSession));
	const foundOnes = await decideAll(cx, centre, pending(items), etats, lues);
	const openOnes = pending(items);
	if (openOnes.length === 0) return outcomesOf(items);

	const promotedOnes = [...foundOnes.values()].flatMap(({ promotedOne }) => promotedOne ?? []);
	const [, readAgain] = await cx.finish(
		async (batch) =>
			await Promise.all([
				apply(
					batch,
					promotedOnes.map(({ head }) => ({
						idInscription: head.idInscription,
						statut: 'INSCRIT',
						notifiePar: 'admin',
					})),
				),
				heal(
					batch,
					openOnes.map(({ demande }) => demande.idSession),
					promotedOnes.map(({ head }) => head.idSession),
					[...foundOnes.values()].map(({ idInscription }) => idInscription),
				),
				announce(batch, centre, promotedOnes, { evenements }),
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
	return outcomesOf(items);
}

const alreadyPlaced = ({ statutInscription }: Inscription): ToldDecision => ({
	regle: 'deja-place',
	message: "Cette personne a déjà une place : rien n'a changé.",
	faits: { statutInscription },
});

async function decideAll(
	cx: Executor,
	centre: Centre,
	items: PromotionItem[],
	states: Map<number, SessionState>,
	readOnes: ILoadInscriptionsResult[],
): Promise<Map<number, Found>> {
	const foundOnes = new Map<number, Found>();
	const byInscription = new Map(readOnes.map((row) => [row.idInscription, row]));
	const heads = new Heads(cx);
	const combien = new Map<number, number>();
	// A named person may be a head too: as many are read as there are requests.
	for (const { demande } of items)
		combien.set(demande.idSession, (combien.get(demande.idSession) ?? 0) + 1);
	for (const { demande } of items)
		if (
			items.every(
				(p) => p.demande.idSession !== demande.idSession || p.demande.idInscription != null,
			)
		)
			combien.delete(demande.idSession);
	await heads.preload(combien);
	const chosen = new Map<number, Promoted>();
	for (const item of items) {
		const { demande } = item;
		const state = states.get(demande.idSession) as SessionState;
		const found =
			demande.idInscription != null
				? await namedOne(
						centre,
						state,
						demande,
						byInscription.get(demande.idInscription),
						chosen,
						byInscription,
					)
				: await premiere(centre, state, demande, heads);
		if (found instanceof Refusal) {
			item.issue = reject(found);
			continue;
		}
		foundOnes.set(item.rang, found);
		if (!found.promotedOne) continue;
		chosen.set(found.idInscription, found.promotedOne);
		heads.take(found.idInscription);
		state.inscrits += 1;
	}
	return foundOnes;
}

/** A person whom the one who asks has named. */
async function namedOne(
	centre: Centre,
	state: SessionState,
	request: Demande,
	row: ILoadInscriptionsResult | undefined,
	chosen: Map<number, Promoted>,
	readOnes: Map<number, ILoadInscriptionsResult>,
): Promise<Found | Refusal> {
	const { idInscription, idSession } = request as { idInscription: number; idSession: number };
	if (!row || row.idSession !== idSession)
		return refuse(
			'INSCRIPTION_INCONNUE',
			'idInscription',
			`L'inscription ${idInscription} n'existe pas à la session ${idSession}.`,
		);
	if (row.statut === 'ANNULE')
		return refuse(
			'INSCRIPTION_ANNULEE',
			'idInscription',
			`L'inscription ${idInscription} est annulée : inscrire la personne de nouveau.`,
		);
	if (row.statut !== 'EN_ATTENTE' || chosen.has(idInscription)) return { idInscription };
	// Somebody who was taken as the head was before everybody who is named.
	const leftBefore = [...chosen].filter(
		([id, { head }]) =>
			head.idSession === idSession && (readOnes.get(id)?.devant ?? -1) < row.devant,
	).length;
	const facts = headFacts(state, row, 'manuel', row.devant - leftBefore + 1, request.forcee);
	const decision = await centre.rules.capacity.ruleEngine.decide(facts);
	if (decision.evenement === 'REFUSER')
		return refusalOf(
			decision,
			decision.params.code === 'CANDIDAT_PARTI' ? 'idInscription' : 'idSession',
		);
	return {
		idInscription,
		promotedOne: { head: row, decision: tellDecision(decision, facts), forcee: request.forcee },
	};
}

/** The head of the queue, or the next whom the rules let pass. */
async function premiere(
	centre: Centre,
	state: SessionState,
	request: Demande,
	heads: Heads,
): Promise<Found | Refusal> {
	const ruleEngine = centre.rules.capacity.ruleEngine;
	const session = await ruleEngine.decide(
		state.faits({
			verbe: 'PROMOUVOIR',
			origine: 'manuel',
			rang: 1,
			enAttente: 0,
			forcee: request.forcee,
		}),
	);
	if (session.evenement === 'REFUSER') return refusalOf(session);
	for (;;) {
		const head = await heads.next(request.idSession);
		if (!head)
			return refuse(
				'FILE_VIDE',
				'idSession',
				`Personne n'attend une place à la session ${request.idSession}.`,
			);
		const facts = headFacts(state, head, 'manuel', 1, request.forcee);
		const decision = await ruleEngine.decide(facts);
		if (decision.evenement !== 'REFUSER')
			return {
				idInscription: head.idInscription,
				promotedOne: { head, decision: tellDecision(decision, facts), forcee: request.forcee },
			};
	}
}
