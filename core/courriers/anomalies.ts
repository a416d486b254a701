import type { Executeur } from '../../database/sql';
import type { Evenement } from '../evenements/evenement';
import { oweCourriers } from './owe';

export interface Anomalie {
	/** Same key, told once. */
	cle: string;
	quoi: 'evenement' | 'courrier' | 'retour';
	titre: string;
	erreur: string;
	evenement: Pick<Evenement, 'idEvenement' | 'action' | 'correlationId' | 'idSession'>;
	/** Who was to be written to. */
	destinataire?: string;
}

/** Owes the admin a notice of something given up, in the transaction that gives it up. */
export async function owe(
	cx: Executeur,
	{ cle, evenement, quoi, ...dit }: Anomalie,
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
