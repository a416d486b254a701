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
import { keyInEvent } from './promotion';
import { recordDecisions } from '../outbox/recordDecisions';
import { lockAndLoad, unknownSession, type SessionState } from './state';
import { heal } from './heal';
import { DataChanged, outcomesOf, pending, readItems, type Item } from '../batch/items';
import { enrolRequest, readPlain, type EnrolRequest, type ReadEnrolRequest } from './enrolRequest';
import { unknownPersonne } from './personne';
import { place, type Seat } from './place';
import { priorityOf, situationKey, type Ranking } from './priority';
import type { ToldDecision, Inscription, VerbOptions } from './types';

export type { EnrolRequest };

export interface EnrolResult {
	inscription: Inscription;
	decision: ToldDecision;
	/** True when the person was active there already: nothing was changed. */
	dejaInscrit: boolean;
}

type Demande = ReadEnrolRequest;
type EnrolmentItem = Item<Demande, EnrolResult>;

/** The inscription that answers a request: one that is there, or one to write. */
interface Found {
	idInscription: number;
	nouvelle?: Nouvelle;
}

/** One to write: `rang` is the rank that is expected of whoever waits. */
type Nouvelle = Seat & { demande: Demande; rang: number | null; told?: ToldDecision };

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
	{ evenements = true, wait }: VerbOptions = {},
): Promise<Array<Outcome<EnrolResult>>> {
	const items: EnrolmentItem[] = readItems(enrolRequest, requests, readPlain);
	const readOnes = pending(items);
	if (readOnes.length === 0) return outcomesOf(items);
	const [etats, personnes] = await lockAndLoad(
		cx,
		centre,
		{ idSessions: readOnes.map(({ demande }) => demande.idSession), wait },
		async (batch) =>
			await loadPersonnes.run(
				{
					idSessions: readOnes.map(({ demande }) => demande.idSession),
					idEleves: readOnes.map(({ demande }) => demande.idEleve ?? null),
					idCandidats: readOnes.map(({ demande }) => demande.idCandidat ?? null),
				},
				batch,
			),
	);
	const foundOnes = await decideAll(centre, readOnes, personnes, etats);
	const openOnes = pending(items);
	if (openOnes.length === 0) return outcomesOf(items);

	const added = [...new Set(foundOnes.values())].filter(
		(t): t is Required<Found> => t.nouvelle !== undefined,
	);
	rank(added, etats);
	const known = [...foundOnes.values()].filter(({ nouvelle }) => !nouvelle);
	const [, lues] = await endRaceWithCrm(() =>
		cx.finish(
			async (batch) =>
				await Promise.all([
					write(batch, added),
					heal(
						batch,
						openOnes.map(({ demande }) => demande.idSession),
						added.map(({ nouvelle }) => nouvelle.demande.idSession),
						known.map(({ idInscription }) => idInscription),
						added.map(({ idInscription }) => idInscription),
					),
					record(batch, centre, added, evenements),
				]),
		),
	);
	for (const item of openOnes)
		item.issue = accept(answer(item.demande, foundOnes.get(item.rang) as Found, lues));
	return outcomesOf(items);
}

/**
 * Decides in the order of the requests; a person who is active there, or asked for twice in the
 * batch, keeps the one inscription.
 */
async function decideAll(
	centre: Centre,
	items: EnrolmentItem[],
	personnes: ILoadPersonnesResult[],
	states: Map<number, SessionState>,
): Promise<Map<number, Found>> {
	const foundOnes = new Map<number, Found>();
	const duLot = new Map<number, Map<number, Found>>();
	const rankings = new Map<string, Ranking>();
	// In the order of the requests, whatever order the database took them in: among equals the
	// smaller key is before.
	const reserved = personnes.flatMap(({ cleReservee }) => cleReservee ?? []);
	const keys = reserved.sort((a, b) => a - b);
	let prises = 0;
	for (const [i, personne] of personnes.entries()) {
		const { demande } = items[i];
		const state = states.get(demande.idSession);
		if (!state || !personne.connue) {
			items[i].issue = reject(state ? unknownPersonne(demande) : unknownSession(demande.idSession));
			continue;
		}
		let found: Found | undefined = personne.idInscription
			? { idInscription: personne.idInscription }
			: already(duLot.get(demande.idSession), demande, personne);
		if (!found) {
			const situation = {
				eleve: demande.idEleve != null,
				parcoursValide: personne.parcoursValide,
				paiementOk: personne.paiementOk,
				statutCandidat: personne.statutCandidat,
			};
			const situationOf = situationKey(situation, demande.origine);
			let ranking = rankings.get(situationOf);
			if (!ranking) {
				ranking = await priorityOf(centre, situation, demande.origine);
				rankings.set(situationOf, ranking);
			}
			const placement = await place(centre, state, situation, ranking, demande);
			if (placement instanceof Refusal) {
				items[i].issue = reject(placement);
				continue;
			}
			found = {
				idInscription: keys[prises++],
				nouvelle: Object.assign(placement, { demande, rang: null }),
			};
			const own = duLot.get(demande.idSession) ?? new Map<number, Found>();
			duLot.set(demande.idSession, own.set(personNumber(demande), found));
		}
		foundOnes.set(items[i].rang, found);
	}
	return foundOnes;
}

/**
 * The place in this batch of whoever is the same person: `duLot` holds those of the session by who
 * asked for them.
 */
function already(
	duLot: Map<number, Found> | undefined,
	demande: Demande,
	{ candidatDeLEleve, elevesDuCandidat }: ILoadPersonnesResult,
): Found | undefined {
	if (!duLot) return undefined;
	const own = duLot.get(personNumber(demande));
	if (own || candidatDeLEleve) return own ?? duLot.get(-(candidatDeLEleve as number));
	const twin = elevesDuCandidat?.find((id) => duLot.has(id as number));
	return duLot.get(twin as number);
}

/** One number for a person: an élève's key, or minus a candidat's. */
const personNumber = ({ idEleve, idCandidat }: Demande) => idEleve ?? -(idCandidat as number);

async function write(cx: Executor, added: Array<Required<Found>>): Promise<void> {
	if (added.length === 0) return;
	const rows = added.map(({ nouvelle }) => nouvelle);
	await writeInscriptions.run(
		{
			idInscriptions: added.map(({ idInscription }) => idInscription),
			idSessions: rows.map(({ demande }) => demande.idSession),
			idEleves: rows.map(({ demande }) => demande.idEleve ?? null),
			idCandidats: rows.map(({ demande }) => demande.idCandidat ?? null),
			statuts: rows.map(({ statut }) => statut),
			priorites: rows.map(({ priorite }) => priorite),
			rangs: rows.map(({ rang }) => rang),
			jours: rows.map(({ arrivee }) => arrivee),
			notifiePar: rows.map(({ demande }) => demande.notifiePar ?? null),
		},
		cx,
	);
}

/** What stands in the table of one that was written, where healing found its rank as expected. */
function asWritten({ idInscription, nouvelle }: Required<Found>): Inscription {
	const { demande, statut, priorite, rang, arrivee } = nouvelle;
	return {
		idInscription,
		idSession: demande.idSession,
		idEleve: demande.idEleve ?? null,
		idCandidat: demande.idCandidat ?? null,
		statutInscription: statut,
		priorite,
		positionAttente: rang,
		dateInscription: arrivee,
		dateConfirmation: null,
		motifAnnulation: null,
		notifiePar: demande.notifiePar ?? null,
	};
}

/** Gives each who will wait the rank that is expected. */
function rank(added: Array<Required<Found>>, states: Map<number, SessionState>): void {
	const movesBySession = new Map<number, Nouvelle[]>();
	for (const { nouvelle } of added) {
		if (nouvelle.statut !== 'EN_ATTENTE') continue;
		const { idSession } = nouvelle.demande;
		const own = movesBySession.get(idSession);
		if (own) own.push(nouvelle);
		else movesBySession.set(idSession, [nouvelle]);
	}
	for (const [idSession, own] of movesBySession) {
		const state = states.get(idSession) as SessionState;
		const rangs = state.expectedRanks(own.map(({ priorite }) => priorite));
		for (const [i, nouvelle] of own.entries()) nouvelle.rang = rangs[i];
	}
}

/** The decisions, and an event for each: who has a place is convoked, who waits is told the rank. */
async function record(
	cx: Executor,
	centre: Centre,
	added: Array<Required<Found>>,
	evenements: boolean,
): Promise<void> {
	await Promise.all([
		recordDecisions(cx, centre.actor, added, ({ idInscription, nouvelle }) => ({
			verbe: 'INSCRIRE',
			idSession: nouvelle.demande.idSession,
			idInscription,
			forcee: nouvelle.demande.forcee,
			...tell(nouvelle),
		})),
		writeEvenements(
			cx,
			evenements ? added : [],
			({ idInscription, nouvelle: { statut, demande } }) => ({
				action: statut === 'INSCRIT' ? 'ELEVE_INSCRIT' : 'MISE_EN_ATTENTE',
				idSession: demande.idSession,
				donnees: { idInscription, ...keyInEvent(demande) },
			}),
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
const tell = (added: Nouvelle) => (added.told ??= added.say());

function answer(request: Demande, found: Found, readOnes: Map<number, Inscription>): EnrolResult {
	const { idInscription, nouvelle } = found;
	const inscription = readOnes.get(idInscription) ?? asWritten(found as Required<Found>);
	if (nouvelle?.demande === request)
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
