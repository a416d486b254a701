import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executor } from '../../database/sql';
import {
	loadConversions,
	loadEnAttenteOf,
	loadPersonnes,
	loadSituations,
	lockSessionsOfPersonnes,
} from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { accept, reject, type Outcome } from '../errors/refusal';
import { recordDecisions } from '../outbox/recordDecisions';
import { identifiant } from '../time/fields';
import { apply } from './apply';
import { load } from './state';
import { heal } from './heal';
import { DataChanged, outcomesOf, pending, readItems, type Item } from '../batch/items';
import { unknownPersonne } from './personne';
import { announce, type Promoted } from './promotion';
import { giveFreed, type Given } from './giveFreed';
import { pass, toldWith, type Active, type Conversion, type Passage } from './pass';
import { takeTurns } from './takeTurns';
import { revalue } from './rerank';
import type { Inscription, VerbOptions } from './types';

const schema = z.object({ idCandidat: identifiant, idEleve: identifiant });

export type ConvertRequest = z.input<typeof schema>;

export interface ConvertResult {
	/**
	 * The person's active inscriptions now, of all sessions: the queue entries that passed to him,
	 * and those he had.
	 */
	inscriptions: Inscription[];
	/** Those that received a place by the conversion. */
	promotions: Inscription[];
	/** The candidat's entries that doubled one of the élève's: ANNULE, motif DOUBLON_CONVERSION. */
	duplicatesOf: Inscription[];
	/** Others, who received a place that one of these duplicates held beside the élève's own. */
	suivants: Inscription[];
}

type ConversionItem = Item<Conversion, ConvertResult>;

/**
 * A candidat has become an élève: his inscriptions in all sessions pass to the élève, priorities
 * and ranks follow, and a free place is taken where it is his turn (contract, section 4,
 * ELEVE_CONVERTI). Where both held a place, the next of the queue receives the one that is freed
 * (guarantee G5). Refused alone: CANDIDAT_INCONNU, ELEVE_INCONNU, CHAMP_INVALIDE.
 */
export async function convert(
	centre: Centre,
	requests: ConvertRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<ConvertResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await convertIn(cx, centre, requests, options),
		{ isolation: centre.isolation, withCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function convertIn(
	cx: Executor,
	centre: Centre,
	requests: ConvertRequest[],
	{ evenements = true }: VerbOptions = {},
): Promise<Array<Outcome<ConvertResult>>> {
	const items: ConversionItem[] = readItems(schema, requests);
	const readOnes = pending(items);
	if (readOnes.length === 0) return outcomesOf(items);

	const activeOnes = await lockActive(cx, readOnes);
	const openOnes = pending(items);
	if (activeOnes.length === 0) {
		for (const item of openOnes)
			item.issue = accept({ inscriptions: [], promotions: [], duplicatesOf: [], suivants: [] });
		return outcomesOf(items);
	}

	const passages = openOnes.flatMap(({ demande }) => pass(demande, activeOnes));
	const moves = await giveTurns(cx, centre, { openOnes, activeOnes, passages });
	const readAgain = await write(cx, centre, moves, evenements);
	for (const item of openOnes) item.issue = accept(resultOf(item.demande, moves, readAgain));
	return outcomesOf(items);
}

/** The active inscriptions of those who are named, their sessions locked; whoever is unknown is refused. */
async function lockActive(cx: Executor, readOnes: ConversionItem[]): Promise<Active[]> {
	const [knownOnes, locked, lues] = await cx.together(
		async (batch) =>
			await Promise.all([
				readPersonnes(batch, readOnes),
				lockSessionsOfPersonnes.run(personnesOf(readOnes), batch),
				loadConversions.run(personnesOf(readOnes), batch),
			]),
	);
	refuseUnknown(readOnes, knownOnes);

	// Those of somebody who is refused were locked with the others: nothing of theirs is changed.
	const { idCandidats, idEleves } = personnesOf(pending(readOnes));
	const [candidats, eleves] = [
		new Set<number | null>(idCandidats),
		new Set<number | null>(idEleves),
	];
	const activeOnes = lues.filter(
		({ idCandidat, idEleve }) => candidats.has(idCandidat) || eleves.has(idEleve),
	);

	// One more came while we waited for the locks: all are taken anew, in order.
	const locks = new Set(locked.map(({ idSession }) => idSession));
	if (activeOnes.some(({ idSession }) => !locks.has(idSession))) throw new DataChanged();
	return activeOnes;
}

/** What a batch of conversions changes. */
interface Moves {
	activeOnes: Active[];
	idSessions: number[];
	passages: Passage[];
	/** What became of the places that two of one person held. */
	given: Map<Passage, Given>;
	/** Everybody who receives a place: whose turn it is by the conversion, and the next where one was freed. */
	promotedOnes: Promoted[];
	/** Sessions whose ranks are to be healed, one for each change. */
	changees: number[];
}

/** Writes the passages with the priorities that follow from them, and says who receives a place by them. */
async function giveTurns(
	cx: Executor,
	centre: Centre,
	{
		openOnes,
		activeOnes,
		passages,
	}: { openOnes: ConversionItem[]; activeOnes: Active[]; passages: Passage[] },
): Promise<Moves> {
	const idSessions = [...new Set(activeOnes.map(({ idSession }) => idSession))];
	const [, , situations] = await cx.together(
		async (batch) =>
			await Promise.all([
				apply(
					batch,
					passages.map(({ changement }) => changement),
				),
				recordDecisions(
					batch,
					centre.actor,
					passages.flatMap(({ decision, libere }) => (decision && !libere ? [decision] : [])),
				),
				loadSituations.run({ idSessions }, batch),
			]),
	);

	const revalues = await revalue(cx, centre, idSessions, situations);
	const { idEleves } = personnesOf(openOnes);
	const [etats, attentes] = await load(
		cx,
		centre,
		idSessions,
		async (batch) =>
			(
				await Promise.all([
					recordDecisions(batch, centre.actor, revalues.decisions),
					loadEnAttenteOf.run({ idEleves, idSessions }, batch),
				])
			)[1],
	);

	const turns = await takeTurns(centre, etats, attentes);
	const freed = passages.filter(({ libere }) => libere);
	const given = await giveFreed(cx, centre, etats, freed, {
		origine: 'place-liberee',
		sauf: turns.map(({ head }) => head.idInscription),
	});

	const promotedOnes = [...turns, ...[...given.values()].flatMap((one) => one.promotedOne ?? [])];
	const changees = [
		...passages.map(({ idSession }) => idSession),
		...revalues.changements.map(({ idSession }) => idSession),
		...promotedOnes.map(({ head }) => head.idSession),
	];
	return { activeOnes, idSessions, passages, given, promotedOnes, changees };
}

/** Writes the promotions, heals the ranks and announces; the inscriptions as they are afterwards. */
async function write(
	cx: Executor,
	centre: Centre,
	{ activeOnes, idSessions, given, promotedOnes, changees }: Moves,
	evenements: boolean,
): Promise<Map<number, Inscription>> {
	const asked = [...activeOnes, ...promotedOnes.map(({ head }) => head)];
	const [, readAgain] = await cx.finish(
		async (batch) =>
			await Promise.all([
				apply(
					batch,
					promotedOnes.map(({ head }) => ({
						idInscription: head.idInscription,
						statut: 'INSCRIT',
						notifiePar: 'auto',
					})),
				),
				heal(
					batch,
					idSessions,
					changees,
					asked.map(({ idInscription }) => idInscription),
				),
				announce(batch, centre, promotedOnes, {
					evenements,
					autres: [...given].map(([passage, one]) => toldWith(passage, one)),
				}),
			]),
	);
	return readAgain;
}

/** What one conversion comes to, of those that were written together. */
function resultOf(
	demande: Conversion,
	{ passages, given, promotedOnes }: Moves,
	readAgain: Map<number, Inscription>,
): ConvertResult {
	const sorted = [...readAgain.values()].sort(
		(a, b) => a.idSession - b.idSession || a.idInscription - b.idInscription,
	);
	const inscriptions = sorted.filter(
		(i) => i.idEleve === demande.idEleve && i.statutInscription !== 'ANNULE',
	);

	const ownOnes = passages.filter((passage) => passage.demande === demande);
	const doubles = new Set(
		ownOnes
			.filter(({ changement }) => changement.statut === 'ANNULE')
			.map(({ changement }) => changement.idInscription),
	);
	const promotedIds = new Set(promotedOnes.map(({ head }) => head.idInscription));
	const suivants = ownOnes.flatMap((passage) => given.get(passage)?.promotedOne ?? []);

	return {
		inscriptions,
		promotions: inscriptions.filter(({ idInscription }) => promotedIds.has(idInscription)),
		duplicatesOf: sorted.filter(({ idInscription }) => doubles.has(idInscription)),
		suivants: suivants.map(({ head }) => readAgain.get(head.idInscription) as Inscription),
	};
}

const personnesOf = (items: ConversionItem[]) => ({
	idCandidats: items.map(({ demande }) => demande.idCandidat),
	idEleves: items.map(({ demande }) => demande.idEleve),
});

/** Whether each élève exists, then each candidat. */
async function readPersonnes(cx: Executor, items: ConversionItem[]): Promise<boolean[]> {
	const { idCandidats, idEleves } = personnesOf(items);
	const none = items.map(() => null);
	const readOnes = await loadPersonnes.run(
		{
			idSessions: [...none, ...none],
			idEleves: [...idEleves, ...none],
			idCandidats: [...none, ...idCandidats],
		},
		cx,
	);
	return readOnes.map(({ connue }) => connue);
}

function refuseUnknown(items: ConversionItem[], knownOnes: boolean[]): void {
	for (const [i, item] of items.entries()) {
		if (!knownOnes[i]) item.issue = reject(unknownPersonne({ idEleve: item.demande.idEleve }));
		else if (!knownOnes[items.length + i])
			item.issue = reject(unknownPersonne({ idCandidat: item.demande.idCandidat }));
	}
}
