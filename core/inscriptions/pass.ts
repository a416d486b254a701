import type { ILoadConversionsResult } from '../../database/generated/inscriptions';
import type { DecisionTaken } from '../outbox/recordDecisions';
import type { InscriptionChange } from './apply';
import type { Given } from './giveFreed';

/** A candidat, and the élève whom he became. */
export interface Conversion {
	idCandidat: number;
	idEleve: number;
}

/** An active inscription of one of them. */
export type Active = ILoadConversionsResult;

/** What one inscription becomes by a conversion. */
export interface Passage {
	demande: Conversion;
	idSession: number;
	changement: InscriptionChange;
	decision?: DecisionTaken;
	/** Both held a place: one of the two is free. Its decision is recorded once it is given. */
	libere?: boolean;
}

/** From the least to the best: a confirmed place stays confirmed. */
const STANDINGS = ['EN_ATTENTE', 'INSCRIT', 'CONFIRME'];

const isBetter = (statut: string, than: string) =>
	STANDINGS.indexOf(statut) > STANDINGS.indexOf(than);

const held = (statut: string) => isBetter(statut, 'EN_ATTENTE');

/**
 * The candidat's rows become the élève's; where the élève has one already, that one stays, with the
 * better of both: the place, confirmed where one was, and the earlier arrival.
 * `activeOnes` is kept as it will be, so that a later request of the batch sees what an earlier one did.
 */
export function pass(demande: Conversion, activeOnes: Active[]): Passage[] {
	const { idCandidat, idEleve } = demande;
	return activeOnes
		.filter((a) => a.idCandidat === idCandidat && a.idEleve === null && a.statut !== 'ANNULE')
		.flatMap((a): Passage[] => {
			const { idSession, idInscription } = a;
			const statut = a.statut as InscriptionChange['statut'];
			const ownOne = activeOnes.find((e) => e.idSession === idSession && e.idEleve === idEleve);
			const decision = {
				verbe: 'CONVERTIR',
				idSession,
				idInscription,
				faits: { idCandidat, idEleve, statut },
			};
			if (!ownOne) {
				Object.assign(a, { idEleve, idCandidat: null });
				return [
					{
						demande,
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
			const libere = held(a.statut) && held(ownOne.statut);
			if (isBetter(a.statut, ownOne.statut))
				Object.assign(ownOne, { statut, dateConfirmation: a.dateConfirmation });
			if (
				a.dateInscription &&
				(!ownOne.dateInscription || a.dateInscription < ownOne.dateInscription)
			)
				ownOne.dateInscription = a.dateInscription;
			a.statut = 'ANNULE';
			return [
				{
					demande,
					idSession,
					libere,
					// The élève's like any other of his: what was attended by it is his.
					changement: {
						idInscription,
						statut: 'ANNULE',
						motif: 'DOUBLON_CONVERSION',
						idEleve,
					},
					decision: {
						...decision,
						regle: 'doublon-conversion',
						message:
							`L'élève ${idEleve} a déjà l'inscription ${ownOne.idInscription} à cette ` +
							'session : celle du candidat est annulée.',
					},
				},
				{
					demande,
					idSession,
					changement: {
						idInscription: ownOne.idInscription,
						statut: ownOne.statut as InscriptionChange['statut'],
						arrivee: asDay(ownOne.dateInscription),
						confirmee: asDay(ownOne.dateConfirmation),
					},
				},
			];
		});
}

/** The decision of a passage that freed a place, with what became of it. */
export function toldWith({ decision }: Passage, { promotedOne, why }: Given): DecisionTaken {
	const doubled = decision as DecisionTaken;
	const nobody = promotedOne ? '' : "Personne n'est promu. ";
	return {
		...doubled,
		message: `${doubled.message} Une place est libérée. ${nobody}${why.message}`,
		faits: {
			...doubled.faits,
			placeLiberee: true,
			...(promotedOne ? { promotion: promotedOne.head.idInscription } : {}),
		},
	};
}

const asDay = (jour: unknown) => jour as string | null;
