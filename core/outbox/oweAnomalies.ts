import type { Executor } from '../../database/sql';
import type { Action } from './actions';
import { oweCourriers } from './oweCourriers';

export interface Anomaly {
	/** Same key, told once. */
	cle: string;
	quoi: 'evenement' | 'courrier' | 'retour';
	titre: string;
	erreur: string;
	/** The event it befell. */
	evenement: {
		idEvenement: number;
		action: Action;
		correlationId: string;
		idSession: number | null;
	};
	/** Who was to be written to. */
	destinataire?: string;
}

/** Owes the admin a notice of something given up, in the transaction that gives it up. */
export async function oweAnomaly(
	cx: Executor,
	{ cle, evenement, quoi, ...dit }: Anomaly,
): Promise<void> {
	await oweCourriers(cx, [
		{
			idEvenement: null,
			cle: `anomalie:${cle}`,
			role: 'ANOMALIE',
			contexte: {
				...dit,
				estEvenement: quoi === 'evenement',
				estCourrier: quoi === 'courrier',
				estRetour: quoi === 'retour',
				evenement: {
					action: evenement.action,
					correlationId: evenement.correlationId,
					idSession: evenement.idSession,
				},
			},
		},
	]);
}
