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
	for (const request of requests)
		byInscription.set(request.idInscription, {
			...byInscription.get(request.idInscription),
			...request,
		});
	const changes = [...byInscription.values()];
	await updateInscriptions.run(
		{
			idInscriptions: changes.map((c) => c.idInscription),
			statuts: changes.map((c) => c.statut),
			motifs: changes.map((c) => c.motif ?? null),
			notifiePar: changes.map((c) => c.notifiePar ?? null),
			priorites: changes.map((c) => c.priorite ?? null),
			idEleves: changes.map((c) => c.idEleve ?? null),
			arrivees: changes.map((c) => c.arrivee ?? null),
			confirmees: changes.map((c) => c.confirmee ?? null),
		},
		cx,
	);
}
