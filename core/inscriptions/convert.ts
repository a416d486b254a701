import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executeur } from '../../database/sql';
import {
	loadConversions,
	loadEnAttenteOf,
	loadPersonnes,
	loadSituations,
	lockSessionsOfPersonnes,
	type ILoadConversionsResult,
} from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { accept, reject, type Outcome } from '../errors/refusal';
import { recordDecisions, type DecisionTaken } from '../outbox/recordDecisions';
import { identifiant } from '../time/fields';
import { apply, type InscriptionChange } from './apply';
import { load } from './state';
import { heal } from './heal';
import { DataChanged, outcomesOf, pending, readItems, type Item } from '../batch/items';
import { unknownPersonne } from './personne';
import { announce } from './promotion';
import { takeTurns } from './takeTurns';
import { revalue } from './rerank';
import type { Inscription, VerbOptions } from './types';

const schema = z.object({ idCandidat: identifiant, idEleve: identifiant });

export type ConvertRequest = z.input<typeof schema>;

export interface ConvertResult {
	/** The person's active inscriptions now, of all sessions: the queue entries that passed to him, and those he had. */
	inscriptions: Inscription[];
	/** Those that received a place by the conversion. */
	promotions: Inscription[];
	/** The candidat's entries that doubled one of the élève's: ANNULE, motif DOUBLON_CONVERSION. */
	doublons: Inscription[];
}

type Demande = z.output<typeof schema>;
type PosteConversion = Item<Demande, ConvertResult>;
export type Active = ILoadConversionsResult;

/**
 * A candidat has become an élève: his inscriptions in all sessions pass to the élève, priorities and ranks follow, and a free place is taken where it is his turn (contract, section 4, ELEVE_CONVERTI).
 * Refused alone: CANDIDAT_INCONNU, ELEVE_INCONNU, CHAMP_INVALIDE.
 */
export async function convert(
	centre: Centre,
	demandes: ConvertRequest[],
	options?: VerbOptions,
): Promise<Array<Outcome<ConvertResult>>> {
	return await transaction(
		centre.base,
		async (cx) => await convertIn(cx, centre, demandes, options),
		{ isolation: centre.isolation, avecCommit: true },
	);
}

/** The same inside the caller's transaction. */
export async function convertIn(
	cx: Executeur,
	centre: Centre,
	demandes: ConvertRequest[],
	{ evenements = true }: VerbOptions = {},
): Promise<Array<Outcome<ConvertResult>>> {
	const postes: PosteConversion[] = readItems(schema, demandes);
	const lus = pending(postes);
	if (lus.length === 0) return outcomesOf(postes);
	const [connues, locked, lues] = await cx.together(
		async (lot) =>
			await Promise.all([
				readPersonnes(lot, lus),
				lockSessionsOfPersonnes.run(personnesOf(lus), lot),
				loadConversions.run(personnesOf(lus), lot),
			]),
	);
	refuseUnknown(lus, connues);
	const ouverts = pending(postes);
	// Those of somebody who is refused were locked with the others: nothing of theirs is changed.
	const { idCandidats, idEleves } = personnesOf(ouverts);
	const [candidats, eleves] = [
		new Set<number | null>(idCandidats),
		new Set<number | null>(idEleves),
	];
	const actives = lues.filter(
		({ idCandidat, idEleve }) => candidats.has(idCandidat) || eleves.has(idEleve),
	);
	const idSessions = [...new Set(actives.map(({ idSession }) => idSession))];
	// One more came while we waited for the locks: all are taken anew, in order.
	const verrous = new Set(locked.map(({ idSession }) => idSession));
	if (idSessions.some((id) => !verrous.has(id))) throw new DataChanged();
	if (idSessions.length === 0) {
		for (const poste of ouverts)
			poste.issue = accept({ inscriptions: [], promotions: [], doublons: [] });
		return outcomesOf(postes);
	}
	const passages = ouverts.flatMap(({ demande }) => pass(demande, actives));
	const [, , situations] = await cx.together(
		async (lot) =>
			await Promise.all([
				apply(
					lot,
					passages.map(({ changement }) => changement),
				),
				recordDecisions(
					lot,
					centre.actor,
					passages.flatMap(({ decision }) => decision ?? []),
				),
				loadSituations.run({ idSessions }, lot),
			]),
	);
	const revalues = await revalue(cx, centre, idSessions, situations);
	const [etats, attentes] = await load(
		cx,
		centre,
		idSessions,
		async (lot) =>
			(
				await Promise.all([
					recordDecisions(lot, centre.actor, revalues.decisions),
					loadEnAttenteOf.run({ idEleves, idSessions }, lot),
				])
			)[1],
	);
	const promues = await takeTurns(centre, etats, attentes);
	const changees = [
		...passages.map(({ idSession }) => idSession),
		...revalues.changements.map(({ idSession }) => idSession),
		...promues.map(({ tete }) => tete.idSession),
	];
	const [, relues] = await cx.finish(
		async (lot) =>
			await Promise.all([
				apply(
					lot,
					promues.map(({ tete }) => ({
						idInscription: tete.idInscription,
						statut: 'INSCRIT',
						notifiePar: 'auto',
					})),
				),
				heal(
					lot,
					idSessions,
					changees,
					actives.map(({ idInscription }) => idInscription),
				),
				announce(lot, centre, promues, { evenements }),
			]),
	);
	const triees = [...relues.values()].sort(
		(a, b) => a.idSession - b.idSession || a.idInscription - b.idInscription,
	);
	const idPromues = new Set(promues.map(({ tete }) => tete.idInscription));
	for (const poste of ouverts) {
		const { idCandidat, idEleve } = poste.demande;
		const inscriptions = triees.filter(
			(i) => i.idEleve === idEleve && i.statutInscription !== 'ANNULE',
		);
		poste.issue = accept({
			inscriptions,
			promotions: inscriptions.filter(({ idInscription }) => idPromues.has(idInscription)),
			doublons: triees.filter(
				(i) => i.idCandidat === idCandidat && i.motifAnnulation === 'DOUBLON_CONVERSION',
			),
		});
	}
	return outcomesOf(postes);
}

const personnesOf = (postes: PosteConversion[]) => ({
	idCandidats: postes.map(({ demande }) => demande.idCandidat),
	idEleves: postes.map(({ demande }) => demande.idEleve),
});

/** Whether each élève exists, then each candidat. */
async function readPersonnes(cx: Executeur, postes: PosteConversion[]): Promise<boolean[]> {
	const { idCandidats, idEleves } = personnesOf(postes);
	const none = postes.map(() => null) as unknown as number[];
	const lues = await loadPersonnes.run(
		{
			idSessions: [...none, ...none],
			idEleves: [...idEleves, ...none],
			idCandidats: [...none, ...idCandidats],
		},
		cx,
	);
	return lues.map(({ connue }) => connue);
}

function refuseUnknown(postes: PosteConversion[], connues: boolean[]): void {
	for (const [i, poste] of postes.entries()) {
		if (!connues[i]) poste.issue = reject(unknownPersonne({ idEleve: poste.demande.idEleve }));
		else if (!connues[postes.length + i])
			poste.issue = reject(unknownPersonne({ idCandidat: poste.demande.idCandidat }));
	}
}

interface Passage {
	idSession: number;
	changement: InscriptionChange;
	decision?: DecisionTaken;
}

/**
 * The candidat's rows become the élève's; where the élève has one already, that one stays, with the better of both: the place, the earlier arrival.
 * `actives` is kept as it will be, so that a later request of the batch sees what an earlier one did.
 */
function pass({ idCandidat, idEleve }: Demande, actives: Active[]): Passage[] {
	return actives
		.filter((a) => a.idCandidat === idCandidat && a.idEleve === null && a.statut !== 'ANNULE')
		.flatMap((a): Passage[] => {
			const { idSession, idInscription } = a;
			const statut = a.statut as InscriptionChange['statut'];
			const sienne = actives.find((e) => e.idSession === idSession && e.idEleve === idEleve);
			const decision = {
				verbe: 'CONVERTIR',
				idSession,
				idInscription,
				faits: { idCandidat, idEleve, statut },
			};
			if (!sienne) {
				Object.assign(a, { idEleve, idCandidat: null });
				return [
					{
						idSession,
						changement: { idInscription, statut, idEleve },
						decision: {
							...decision,
							regle: 'conversion',
							message: `Le candidat ${idCandidat} est devenu l'élève ${idEleve} : son inscription le suit.`,
						},
					},
				];
			}
			if (sienne.statut === 'EN_ATTENTE')
				Object.assign(sienne, { statut, dateConfirmation: a.dateConfirmation });
			if (
				a.dateInscription &&
				(!sienne.dateInscription || a.dateInscription < sienne.dateInscription)
			)
				sienne.dateInscription = a.dateInscription;
			a.statut = 'ANNULE';
			return [
				{
					idSession,
					changement: { idInscription, statut: 'ANNULE', motif: 'DOUBLON_CONVERSION' },
					decision: {
						...decision,
						regle: 'doublon-conversion',
						message: `L'élève ${idEleve} a déjà l'inscription ${sienne.idInscription} à cette session : celle du candidat est annulée.`,
					},
				},
				{
					idSession,
					changement: {
						idInscription: sienne.idInscription,
						statut: sienne.statut as InscriptionChange['statut'],
						arrivee: asDay(sienne.dateInscription),
						confirmee: asDay(sienne.dateConfirmation),
					},
				},
			];
		});
}

const asDay = (jour: unknown) => jour as string | null;
