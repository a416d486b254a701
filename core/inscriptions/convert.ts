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
import { announce } from './promotion';
import { giveFreed } from './giveFreed';
import { pass, toldWith, type Conversion } from './pass';
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
	const [knownOnes, locked, lues] = await cx.together(
		async (batch) =>
			await Promise.all([
				readPersonnes(batch, readOnes),
				lockSessionsOfPersonnes.run(personnesOf(readOnes), batch),
				loadConversions.run(personnesOf(readOnes), batch),
			]),
	);
	refuseUnknown(readOnes, knownOnes);
	const openOnes = pending(items);
	// Those of somebody who is refused were locked with the others: nothing of theirs is changed.
	const { idCandidats, idEleves } = personnesOf(openOnes);
	const [candidats, eleves] = [
		new Set<number | null>(idCandidats),
		new Set<number | null>(idEleves),
	];
	const activeOnes = lues.filter(
		({ idCandidat, idEleve }) => candidats.has(idCandidat) || eleves.has(idEleve),
	);
	const idSessions = [...new Set(activeOnes.map(({ idSession }) => idSession))];
	// One more came while we waited for the locks: all are taken anew, in order.
	const locks = new Set(locked.map(({ idSession }) => idSession));
	if (idSessions.some((id) => !locks.has(id))) throw new DataChanged();
	if (idSessions.length === 0) {
		for (const item of openOnes)
			item.issue = accept({ inscriptions: [], promotions: [], duplicatesOf: [], suivants: [] });
		return outcomesOf(items);
	}
	const passages = openOnes.flatMap(({ demande }) => pass(demande, activeOnes));
	const freed = passages.filter(({ libere }) => libere);
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
					[...activeOnes, ...promotedOnes.map(({ head }) => head)].map(
						({ idInscription }) => idInscription,
					),
				),
				announce(batch, centre, promotedOnes, {
					evenements,
					autres: [...given].map(([passage, one]) => toldWith(passage, one)),
				}),
			]),
	);
	const sorted = [...readAgain.values()].sort(
		(a, b) => a.idSession - b.idSession || a.idInscription - b.idInscription,
	);
	const promotedIds = new Set(promotedOnes.map(({ head }) => head.idInscription));
	for (const item of openOnes) {
		const { idEleve } = item.demande;
		const doubles = new Set(
			passages.flatMap(({ demande, changement }) =>
				demande === item.demande && changement.statut === 'ANNULE'
					? [changement.idInscription]
					: [],
			),
		);
		const inscriptions = sorted.filter(
			(i) => i.idEleve === idEleve && i.statutInscription !== 'ANNULE',
		);
		item.issue = accept({
			inscriptions,
			promotions: inscriptions.filter(({ idInscription }) => promotedIds.has(idInscription)),
			duplicatesOf: sorted.filter(({ idInscription }) => doubles.has(idInscription)),
			suivants: [...given].flatMap(([passage, { promotedOne }]) =>
				promotedOne && passage.demande === item.demande
					? (readAgain.get(promotedOne.head.idInscription) as Inscription)
					: [],
			),
		});
	}
	return outcomesOf(items);
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
