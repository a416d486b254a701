import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import {
	findInscriptions,
	type IFindInscriptionsResult,
} from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { accept, refuse, reject, type Outcome } from '../errors/refusal';
import type { Facts } from '../rules/engine';
import type { DecisionTaken } from '../outbox/recordDecisions';
import { identifiant } from '../time/fields';
import { apply } from './apply';
import { lockAndLoad, unknownSession, type SessionState } from './state';
import { heal } from './heal';
import { outcomesOf, pending, readItems, type Item } from '../batch/items';
import type { NewEvenement } from '../outbox/writeEvenements';
import { announce, keyInEvent, type Promoted } from './promotion';
import { giveFreed } from './giveFreed';
import type { ToldDecision, Inscription, VerbOptions } from './types';

/** What the CRM keeps of a departure that nobody gave a reason for: a code, and no word for people. */
const NO_REASON = 'DESISTEMENT';

const schema = z
	.object({
		idInscription: identifiant.nullish(),
		idSession: identifiant.nullish(),
		idEleve: identifiant.nullish(),
		idCandidat: identifiant.nullish(),
		motif: z
			.string()
			.trim()
			.max(500)
			.nullish()
			.transform((reason) => reason || NO_REASON),
		/** False keeps the freed place empty. */
		promouvoir: z.boolean().default(true),
	})
	.superRefine(({ idInscription, idSession, idEleve, idCandidat }, ctx) => {
		if (idInscription != null) return;
		if (idSession == null)
			ctx.addIssue({
				code: 'custom',
				path: ['idInscription'],
				message: 'donner idInscription, ou idSession avec idEleve ou idCandidat',
			});
		else if ((idEleve == null) === (idCandidat == null))
			ctx.addIssue({
				code: 'custom',
				path: ['idEleve'],
				message: 'donner idInscription, idEleve ou idCandidat, et un seul des trois',
			});
	});

export type WithdrawRequest = z.input<typeof schema>;

export interface WithdrawResult {
	inscription: Inscription;
	/** Who received the freed place. */
	promotion: Inscription | null;
	promotions: Inscription[];
	/** Why somebody was promoted, or why nobody was. */
	decision: ToldDecision;
}

type Demande = z.output<typeof schema>;
type WithdrawalItem = Item<Demande, WithdrawResult>;

/** One inscription to withdraw: several requests of a batch may mean the same. */
interface Leaving {
	found: IFindInscriptionsResult & { idInscription: number; idSession: number };
	demande: Demande;
	already: boolean;
	promotedOne?: Promoted;
	decision?: ToldDecision;
}

/**
 * Withdraws people, enrolled or waiting; each freed place goes to the next of the queue (contract,
 * section 5, desister; guarantee G5). All of a batch leave first, then the places are given: nobody
 * who leaves in it is promoted. Asked again, the first answer comes back. Refused alone:
 * SESSION_INCONNUE, INSCRIPTION_INCONNUE, CHAMP_INVALIDE.
 */
export async function withdraw(
	centre: Centre,
	requests: WithdrawRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<WithdrawResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await withdrawIn(cx, centre, requests, options),
		{ isolation: centre.isolation, withCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function withdrawIn(
	cx: Executor,
	centre: Centre,
	requests: WithdrawRequest[],
	{ evenements = true, wait }: VerbOptions = {},
): Promise<Array<Outcome<WithdrawResult>>> {
	const items: WithdrawalItem[] = readItems(schema, requests);
	const readOnes = pending(items);
	if (readOnes.length === 0) return outcomesOf(items);
	const [etats, foundOnes] = await lockAndLoad(
		cx,
		centre,
		{
			idSessions: known(readOnes, 'idSession'),
			idInscriptions: known(readOnes, 'idInscription'),
			wait,
		},
		async (batch) => await find(batch, readOnes),
	);
	const leavers = readSorties(readOnes, foundOnes, etats);
	if (leavers.size === 0) return outcomesOf(items);

	const all = [...new Set(leavers.values())];
	const leaving = all.filter(({ already }) => !already);
	const promotedOnes = await giveFreedPlaces(cx, centre, leaving, etats);
	const idInscriptions = all.flatMap(({ found, promotedOne, decision }) => [
		found.idInscription,
		...(promotedOne ? [promotedOne.head.idInscription] : []),
		...promotionOf(decision),
	]);
	const [, lues] = await cx.finish(
		async (batch) =>
			await Promise.all([
				apply(batch, [
					...leaving.map(({ found, demande }) => ({
						idInscription: found.idInscription,
						statut: 'ANNULE' as const,
						motif: demande.motif,
					})),
					...promotedOnes.map(({ head }) => ({
						idInscription: head.idInscription,
						statut: 'INSCRIT' as const,
						notifiePar: 'auto' as const,
					})),
				]),
				heal(
					batch,
					all.map(({ found }) => found.idSession),
					leaving.map(({ found }) => found.idSession),
					idInscriptions,
				),
				announce(batch, centre, promotedOnes, {
					evenements,
					autres: leaving.map(toDecision),
					departures: leaving.map(toDeparture),
				}),
			]),
	);
	for (const item of pending(items))
		item.issue = accept(answer(leavers.get(item.rang) as Leaving, lues));
	return outcomesOf(items);
}

const known = (items: WithdrawalItem[], key: 'idSession' | 'idInscription') =>
	items.flatMap(({ demande }) => demande[key] ?? []);

async function find(cx: Executor, items: WithdrawalItem[]): Promise<IFindInscriptionsResult[]> {
	const column = (key: keyof Demande) =>
		items.map(({ demande }) => demande[key] ?? null) as Array<number | null>;
	return await findInscriptions.run(
		{
			idInscriptions: column('idInscription'),
			idSessions: column('idSession'),
			idEleves: column('idEleve'),
			idCandidats: column('idCandidat'),
		},
		cx,
	);
}

/** The inscription each request means; refuses those that mean none. */
function readSorties(
	items: WithdrawalItem[],
	foundOnes: IFindInscriptionsResult[],
	states: Map<number, SessionState>,
): Map<number, Leaving> {
	const leavers = new Map<number, Leaving>();
	const byInscription = new Map<number, Leaving>();
	for (const [i, found] of foundOnes.entries()) {
		const { demande, rang } = items[i];
		if (!found.idInscription || !found.idSession) {
			const unknownOne = demande.idSession != null && !states.has(demande.idSession);
			items[i].issue = reject(
				unknownOne ? unknownSession(demande.idSession as number) : inscriptionInconnue(demande),
			);
			continue;
		}
		const already = found.statut === 'ANNULE';
		const output = byInscription.get(found.idInscription) ?? {
			found: found as Leaving['found'],
			demande,
			already,
			decision: already ? recorded(found) : undefined,
		};
		byInscription.set(found.idInscription, output);
		leavers.set(rang, output);
	}
	return leavers;
}

function inscriptionInconnue({ idInscription, idSession, idEleve, idCandidat }: Demande) {
	if (idInscription != null)
		return refuse(
			'INSCRIPTION_INCONNUE',
			'idInscription',
			`L'inscription ${idInscription} n'existe pas${idSession != null ? ` à la session ${idSession}` : ''}.`,
		);
	const [path, qui] =
		idEleve != null
			? ['idEleve', `L'élève ${idEleve}`]
			: ['idCandidat', `Le candidat ${idCandidat}`];
	return refuse(
		'INSCRIPTION_INCONNUE',
		path,
		`${qui} n'a pas d'inscription à la session ${idSession}.`,
	);
}

function recorded({ regle, message, faits }: IFindInscriptionsResult): ToldDecision {
	if (regle) return { regle, message: message as string, faits: faits as Facts };
	return {
		regle: 'deja-annulee',
		message: "Cette inscription était déjà annulée : rien n'a changé et personne n'a été promu.",
		faits: {},
	};
}

/**
 * One place for each person who held one and left: to the next of the queue, by the rules. Says why
 * to each, and tallies.
 */
async function giveFreedPlaces(
	cx: Executor,
	centre: Centre,
	leaving: Leaving[],
	states: Map<number, SessionState>,
): Promise<Promoted[]> {
	const freed: Array<{ idSession: number; sortie: Leaving }> = [];
	for (const output of leaving) {
		const { idSession, statut } = output.found;
		if (statut === 'EN_ATTENTE') {
			output.decision = {
				regle: 'sortie-de-file',
				message: "Sortie de la liste d'attente : aucune place n'était tenue, personne n'est promu.",
				faits: { statutAvant: statut },
			};
			continue;
		}
		(states.get(idSession) as SessionState).inscrits -= 1;
		if (output.demande.promouvoir) freed.push({ idSession, sortie: output });
		else
			output.decision = {
				regle: 'promotion-non-demandee',
				message:
					"Désistement enregistré. La place reste libre : la promotion n'était pas demandée.",
				faits: { statutAvant: statut },
			};
	}
	const given = await giveFreed(cx, centre, states, freed, {
		origine: 'desistement',
		sauf: leaving.map(({ found }) => found.idInscription),
	});
	for (const [{ sortie }, { promotedOne, why }] of given) {
		sortie.promotedOne = promotedOne;
		sortie.decision = {
			regle: why.regle,
			message: `Désistement enregistré. ${promotedOne ? '' : "Personne n'est promu. "}${why.message}`,
			faits: {
				...why.faits,
				statutAvant: sortie.found.statut,
				...(promotedOne ? { promotion: promotedOne.head.idInscription } : {}),
			},
		};
	}
	return [...given.values()].flatMap(({ promotedOne }) => promotedOne ?? []);
}

const toDecision = ({ found, decision }: Leaving): DecisionTaken => ({
	verbe: 'DESISTER',
	idSession: found.idSession,
	idInscription: found.idInscription,
	...(decision as ToldDecision),
});

const toDeparture = ({ found, demande, decision }: Leaving): NewEvenement => ({
	action: 'ELEVE_DESISTE',
	idSession: found.idSession,
	donnees: {
		idInscription: found.idInscription,
		...keyInEvent(found),
		...(demande.motif === NO_REASON ? {} : { motif: demande.motif }),
		...(found.statut === 'EN_ATTENTE' ? { attendait: true } : {}),
		suite: decision?.message,
	},
});

const promotionOf = (decision?: ToldDecision) =>
	typeof decision?.faits.promotion === 'number' ? [decision.faits.promotion] : [];

function answer({ found, decision }: Leaving, readOnes: Map<number, Inscription>): WithdrawResult {
	const promotions = promotionOf(decision).map((id) => readOnes.get(id) as Inscription);
	return {
		inscription: readOnes.get(found.idInscription) as Inscription,
		promotion: promotions[0] ?? null,
		promotions,
		decision: decision as ToldDecision,
	};
}
