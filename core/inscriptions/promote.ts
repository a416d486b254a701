import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executeur } from '../../database/sql';
import {
	loadInscriptions,
	type ILoadInscriptionsResult,
} from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { Refusal, accept, refuse, reject, type Outcome } from '../errors/refusal';
import { identifiant } from '../time/fields';
import { apply } from './apply';
import { tellDecision, lockAndLoad, refusOf, unknownSession, type SessionState } from './state';
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
type PostePromotion = Item<Demande, PromoteResult>;
type Trouvee = { idInscription: number; promue?: Promoted };

/**
 * Gives a place by hand, to the head of the queue or to a named person of it (contract, section 5, promouvoir).
 * Refused alone: SESSION_COMPLETE unless forced, FILE_VIDE, SESSION_INCONNUE, INSCRIPTION_INCONNUE, INSCRIPTION_ANNULEE, SESSION_ANNULEE, SESSION_TERMINEE, SESSION_COMMENCEE, SESSION_FERMEE, CANDIDAT_PARTI.
 */
export async function promote(
	centre: Centre,
	demandes: PromoteRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<PromoteResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await promoteIn(cx, centre, demandes, options),
		{ isolation: centre.isolation, avecCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function promoteIn(
	cx: Executeur,
	centre: Centre,
	demandes: PromoteRequest[],
	{ evenements = true }: VerbOptions = {},
): Promise<Array<Outcome<PromoteResult>>> {
	const postes: PostePromotion[] = readItems(schema, demandes);
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
	for (const poste of pending(postes))
		if (!etats.has(poste.demande.idSession))
			poste.issue = reject(unknownSession(poste.demande.idSession));
	const trouvees = await decideAll(cx, centre, pending(postes), etats, lues);
	const ouverts = pending(postes);
	if (ouverts.length === 0) return outcomesOf(postes);

	const promues = [...trouvees.values()].flatMap(({ promue }) => promue ?? []);
	const [, relues] = await cx.finish(
		async (lot) =>
			await Promise.all([
				apply(
					lot,
					promues.map(({ tete }) => ({
						idInscription: tete.idInscription,
						statut: 'INSCRIT',
						notifiePar: 'admin',
					})),
				),
				heal(
					lot,
					ouverts.map(({ demande }) => demande.idSession),
					promues.map(({ tete }) => tete.idSession),
					[...trouvees.values()].map(({ idInscription }) => idInscription),
				),
				announce(lot, centre, promues, { evenements }),
			]),
	);
	for (const poste of ouverts) {
		const { idInscription, promue } = trouvees.get(poste.rang) as Trouvee;
		const inscription = relues.get(idInscription) as Inscription;
		poste.issue = accept({
			inscription,
			decision: promue?.decision ?? dejaPlace(inscription),
			dejaPromue: !promue,
		});
	}
	return outcomesOf(postes);
}

const dejaPlace = ({ statutInscription }: Inscription): ToldDecision => ({
	regle: 'deja-place',
	message: "Cette personne a déjà une place : rien n'a changé.",
	faits: { statutInscription },
});

async function decideAll(
	cx: Executeur,
	centre: Centre,
	postes: PostePromotion[],
	etats: Map<number, SessionState>,
	lues: ILoadInscriptionsResult[],
): Promise<Map<number, Trouvee>> {
	const trouvees = new Map<number, Trouvee>();
	const parInscription = new Map(lues.map((ligne) => [ligne.idInscription, ligne]));
	const tetes = new Heads(cx);
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
	await tetes.preload(combien);
	const choisies = new Map<number, Promoted>();
	for (const poste of postes) {
		const { demande } = poste;
		const etat = etats.get(demande.idSession) as SessionState;
		const trouvee =
			demande.idInscription != null
				? await nommee(
						centre,
						etat,
						demande,
						parInscription.get(demande.idInscription),
						choisies,
						parInscription,
					)
				: await premiere(centre, etat, demande, tetes);
		if (trouvee instanceof Refusal) {
			poste.issue = reject(trouvee);
			continue;
		}
		trouvees.set(poste.rang, trouvee);
		if (!trouvee.promue) continue;
		choisies.set(trouvee.idInscription, trouvee.promue);
		tetes.take(trouvee.idInscription);
		etat.inscrits += 1;
	}
	return trouvees;
}

/** A person whom the one who asks has named. */
async function nommee(
	centre: Centre,
	etat: SessionState,
	demande: Demande,
	ligne: ILoadInscriptionsResult | undefined,
	choisies: Map<number, Promoted>,
	lues: Map<number, ILoadInscriptionsResult>,
): Promise<Trouvee | Refusal> {
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
	const partisDevant = [...choisies].filter(
		([id, { tete }]) => tete.idSession === idSession && (lues.get(id)?.devant ?? -1) < ligne.devant,
	).length;
	const faits = headFacts(etat, ligne, 'manuel', ligne.devant - partisDevant + 1, demande.forcee);
	const decision = await centre.rules.capacity.moteur.decide(faits);
	if (decision.evenement === 'REFUSER')
		return refusOf(
			decision,
			decision.params.code === 'CANDIDAT_PARTI' ? 'idInscription' : 'idSession',
		);
	return {
		idInscription,
		promue: { tete: ligne, decision: tellDecision(decision, faits), forcee: demande.forcee },
	};
}

/** The head of the queue, or the next whom the rules let pass. */
async function premiere(
	centre: Centre,
	etat: SessionState,
	demande: Demande,
	tetes: Heads,
): Promise<Trouvee | Refusal> {
	const moteur = centre.rules.capacity.moteur;
	const session = await moteur.decide(
		etat.faits({
			verbe: 'PROMOUVOIR',
			origine: 'manuel',
			rang: 1,
			enAttente: 0,
			forcee: demande.forcee,
		}),
	);
	if (session.evenement === 'REFUSER') return refusOf(session);
	for (;;) {
		const tete = await tetes.next(demande.idSession);
		if (!tete)
			return refuse(
				'FILE_VIDE',
				'idSession',
				`Personne n'attend une place à la session ${demande.idSession}.`,
			);
		const faits = headFacts(etat, tete, 'manuel', 1, demande.forcee);
		const decision = await moteur.decide(faits);
		if (decision.evenement !== 'REFUSER')
			return {
				idInscription: tete.idInscription,
				promue: { tete, decision: tellDecision(decision, faits), forcee: demande.forcee },
			};
	}
}
