import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import { violationCode } from '../../database/violations';
import {
	loadPersonnes,
	writeInscriptions,
	type ILoadPersonnesResult,
} from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { Refusal, accept, reject, type Outcome } from '../errors/refusal';
import { writeEvenements } from '../outbox/writeEvenements';
import { recordDecisions } from '../outbox/recordDecisions';
import { lockAndLoad, unknownSession, type SessionState } from './state';
import { heal } from './heal';
import { DataChanged, outcomesOf, pending, readItems, type Item } from '../batch/items';
import { keyOf, keysOf, unknownPersonne, personneShape, onePersonne } from './personne';
import { place, type Seat } from './place';
import type { ToldDecision, Inscription, VerbOptions } from './types';

const schema = z
	.object({
		...personneShape,
		/** From a session's sheet, or from the conversion of a prospect (which always waits). */
		origine: z.enum(['fiche', 'conversion']).default('fiche'),
		/** A person overrides the rules by hand: recorded. */
		forcee: z.boolean().default(false),
		notifiePar: z.enum(['admin', 'auto']).nullish(),
	})
	.superRefine(onePersonne);

export type EnrolRequest = z.input<typeof schema>;

export interface EnrolResult {
	inscription: Inscription;
	decision: ToldDecision;
	/** True when the person was active there already: nothing was changed. */
	dejaInscrit: boolean;
}

type Demande = z.output<typeof schema>;
type EnrolmentItem = Item<Demande, EnrolResult>;

/** The inscription that answers a request: one that is there, or one to write. */
interface Found {
	idInscription: number;
	nouvelle?: Nouvelle;
}

type Nouvelle = Seat & { demande: Demande; told?: ToldDecision };

/**
 * Places or queues each person by the rule files; asked twice, the same inscription comes back
 * (contract, sections 1 and 5). Refused alone: SESSION_INCONNUE, ELEVE_INCONNU, CANDIDAT_INCONNU,
 * SESSION_ANNULEE, SESSION_TERMINEE, SESSION_COMMENCEE, SESSION_FERMEE, CHAMP_INVALIDE.
 */
export async function enrol(
	centre: Centre,
	requests: EnrolRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<EnrolResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await enrolIn(cx, centre, requests, options),
		{ isolation: centre.isolation, withCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function enrolIn(
	cx: Executor,
	centre: Centre,
	requests: EnrolRequest[],
	{ evenements = true }: VerbOptions = {},
): Promise<Array<Outcome<EnrolResult>>> {
	const postes: EnrolmentItem[] = readItems(schema, requests);
	const lus = pending(postes);
	if (lus.length === 0) return outcomesOf(postes);
	const [etats, personnes] = await lockAndLoad(
		cx,
		centre,
		{ idSessions: lus.map(({ demande }) => demande.idSession) },
		async (lot) =>
			await loadPersonnes.run(
				{
					idSessions: lus.map(({ demande }) => demande.idSession),
					idEleves: lus.map(({ demande }) => demande.idEleve ?? null),
					idCandidats: lus.map(({ demande }) => demande.idCandidat ?? null),
				},
				lot,
			),
	);
	const foundOnes = await decideAll(centre, lus, personnes, etats);
	const openOnes = pending(postes);
	if (openOnes.length === 0) return outcomesOf(postes);

	const nouvelles = [...new Set(foundOnes.values())].filter(
		(t): t is Required<Found> => t.nouvelle !== undefined,
	);
	const [, lues] = await endRaceWithCrm(() =>
		cx.finish(
			async (lot) =>
				await Promise.all([
					write(lot, nouvelles, etats),
					heal(
						lot,
						openOnes.map(({ demande }) => demande.idSession),
						nouvelles.map(({ nouvelle }) => nouvelle.demande.idSession),
						[...foundOnes.values()].map(({ idInscription }) => idInscription),
					),
					record(lot, centre, nouvelles, evenements),
				]),
		),
	);
	for (const item of openOnes)
		item.issue = accept(answer(item.demande, foundOnes.get(item.rang) as Found, lues));
	return outcomesOf(postes);
}

/**
 * Decides in the order of the requests; a person who is active there, or asked for twice in the
 * batch, keeps the one inscription.
 */
async function decideAll(
	centre: Centre,
	postes: EnrolmentItem[],
	personnes: ILoadPersonnesResult[],
	etats: Map<number, SessionState>,
): Promise<Map<number, Found>> {
	const foundOnes = new Map<number, Found>();
	const duLot = new Map<string, Found>();
	// In the order of the requests, whatever order the database took them in: among equals the
	// smaller key is before.
	const reserved = personnes.flatMap(({ cleReservee }) => cleReservee ?? []);
	const cles = reserved.sort((a, b) => a - b);
	let prises = 0;
	for (const [i, personne] of personnes.entries()) {
		const { demande } = postes[i];
		const etat = etats.get(demande.idSession);
		if (!etat || !personne.connue) {
			postes[i].issue = reject(etat ? unknownPersonne(demande) : unknownSession(demande.idSession));
			continue;
		}
		const already = keysOf(demande.idSession, personne)
			.map((cle) => duLot.get(cle))
			.find((t) => t !== undefined);
		let found: Found | undefined = personne.idInscription
			? { idInscription: personne.idInscription }
			: already;
		if (!found) {
			const situation = {
				eleve: demande.idEleve != null,
				parcoursValide: personne.parcoursValide,
				paiementOk: personne.paiementOk,
				statutCandidat: personne.statutCandidat,
			};
			const placement = await place(centre, etat, situation, {
				origine: demande.origine,
				forcee: demande.forcee,
			});
			if (placement instanceof Refusal) {
				postes[i].issue = reject(placement);
				continue;
			}
			found = { idInscription: cles[prises++], nouvelle: { ...placement, demande } };
			duLot.set(keyOf(demande.idSession, demande), found);
		}
		foundOnes.set(postes[i].rang, found);
	}
	return foundOnes;
}

async function write(
	cx: Executor,
	nouvelles: Array<Required<Found>>,
	etats: Map<number, SessionState>,
): Promise<void> {
	if (nouvelles.length === 0) return;
	const rangs = ranksOf(nouvelles, etats);
	const rows = nouvelles.map(({ nouvelle }) => nouvelle);
	await writeInscriptions.run(
		{
			idInscriptions: nouvelles.map(({ idInscription }) => idInscription),
			idSessions: rows.map(({ demande }) => demande.idSession),
			idEleves: rows.map(({ demande }) => demande.idEleve ?? null),
			idCandidats: rows.map(({ demande }) => demande.idCandidat ?? null),
			statuts: rows.map(({ statut }) => statut),
			priorites: rows.map(({ priorite }) => priorite),
			rangs: nouvelles.map(({ idInscription }) => rangs.get(idInscription) ?? null),
			jours: rows.map(({ arrivee }) => arrivee),
			notifiePar: rows.map(({ demande }) => demande.notifiePar ?? null),
		},
		cx,
	);
}

/** The expected rank of each who waits, by key. */
function ranksOf(
	nouvelles: Array<Required<Found>>,
	etats: Map<number, SessionState>,
): Map<number, number> {
	const movesBySession = new Map<number, Array<Required<Found>>>();
	for (const found of nouvelles) {
		if (found.nouvelle.statut !== 'EN_ATTENTE') continue;
		const { idSession } = found.nouvelle.demande;
		const own = movesBySession.get(idSession);
		if (own) own.push(found);
		else movesBySession.set(idSession, [found]);
	}
	return new Map(
		[...movesBySession].flatMap(([idSession, own]) => {
			const rangs = (etats.get(idSession) as SessionState).expectedRanks(
				own.map(({ nouvelle }) => nouvelle.priorite),
			);
			return own.map(({ idInscription }, i): [number, number] => [idInscription, rangs[i]]);
		}),
	);
}

/** The decisions, and an event for each who has a place. */
async function record(
	cx: Executor,
	centre: Centre,
	nouvelles: Array<Required<Found>>,
	evenements: boolean,
): Promise<void> {
	await Promise.all([
		recordDecisions(cx, centre.actor, nouvelles, ({ idInscription, nouvelle }) => ({
			verbe: 'INSCRIRE',
			idSession: nouvelle.demande.idSession,
			idInscription,
			forcee: nouvelle.demande.forcee,
			...tell(nouvelle),
		})),
		writeEvenements(
			cx,
			!evenements
				? []
				: nouvelles
						.filter(({ nouvelle }) => nouvelle.statut === 'INSCRIT')
						.map(({ idInscription, nouvelle: { demande } }) => ({
							action: 'ELEVE_INSCRIT',
							idSession: demande.idSession,
							donnees: {
								idInscription,
								...(demande.idEleve != null
									? { eleveId: demande.idEleve }
									: { candidatId: demande.idCandidat }),
							},
						})),
		),
	]);
}

/** The CRM wrote the same person beside our lock: seen at the next run, that inscription is the answer. */
async function endRaceWithCrm<T>(job: () => Promise<T>): Promise<T> {
	try {
		return await job();
	} catch (error) {
		if (violationCode(error) === 'DEJA_INSCRIT') throw new DataChanged();
		throw error;
	}
}

/** The decision as it is recorded and answered: put into words once. */
const tell = (nouvelle: Nouvelle) => (nouvelle.told ??= nouvelle.say());

function answer(
	demande: Demande,
	{ idInscription, nouvelle }: Found,
	lues: Map<number, Inscription>,
): EnrolResult {
	const inscription = lues.get(idInscription) as Inscription;
	if (nouvelle?.demande === demande)
		return { inscription, decision: tell(nouvelle), dejaInscrit: false };
	const { statutInscription, positionAttente } = inscription;
	const message =
		positionAttente === null
			? "Déjà inscrit à cette session : rien n'a changé."
			: `Déjà en liste d'attente, au rang ${positionAttente} : rien n'a changé.`;
	return {
		inscription,
		decision: { regle: 'deja-inscrit', message, faits: { statutInscription, positionAttente } },
		dejaInscrit: true,
	};
}
