import type { Executor } from '../../database/sql';
import { updateInscriptions } from '../../database/generated/inscriptions';

/** A change of one inscription; what is left out stays as it is. */
export interface InscriptionChange {
	idInscription: number;
	statut: 'INSCRIT' | 'EN_ATTENTE' | 'CONFIRME' | 'ANNULE';
	motif?: string | null;
	notifiePar?: 'admin' | 'auto' | null;
	priorite?: number;
	/** The row passes from its candidat to this élève. */
	idEleve?: number;
	/** Days, 'YYYY-MM-DD'. */
	arrivee?: string | null;
	confirmee?: string | null;
}

/**
 * Carries out changes of inscriptions in one statement; several of one inscription count as one,
 * the last word of each field.
 */
export async function apply(cx: Executor, requests: InscriptionChange[]): Promise<void> {
	if (requests.length === 0) return;
	const byInscription = new Map<number, InscriptionChange>();
	for (const demande of requests)
		byInscription.set(demande.idInscription, {
			...byInscription.get(demande.idInscription),
			...demande,
		});
	const changements = [...byInscription.values()];
	await updateInscriptions.run(
		{
			idInscriptions: changements.map((c) => c.idInscription),
			statuts: changements.map((c) => c.statut),
			motifs: changements.map((c) => c.motif ?? null),
			notifiePar: changements.map((c) => c.notifiePar ?? null),
			priorites: changements.map((c) => c.priorite ?? null),
			idEleves: changements.map((c) => c.idEleve ?? null),
			arrivees: changements.map((c) => c.arrivee ?? null),
			confirmees: changements.map((c) => c.confirmee ?? null),
		},
		cx,
	);
}
