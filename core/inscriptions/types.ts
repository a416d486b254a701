import type { Facts } from '../rules/engine';

/**
 * An inscription as every answer shows it (contract, section 10). `positionAttente` is null for
 * whoever does not wait.
 */
export interface Inscription {
	idInscription: number;
	idSession: number;
	idEleve: number | null;
	idCandidat: number | null;
	statutInscription: 'INSCRIT' | 'EN_ATTENTE' | 'CONFIRME' | 'ANNULE';
	priorite: number;
	positionAttente: number | null;
	/** 'YYYY-MM-DD', a day in the centre's zone. */
	dateInscription: string | null;
	dateConfirmation: string | null;
	motifAnnulation: string | null;
	notifiePar: 'admin' | 'auto' | null;
}

/** Why: the rule that fired, in words, with the facts it compared. */
export interface ToldDecision {
	regle: string;
	message: string;
	faits: Facts;
}

export interface VerbOptions {
	/** False for a caller that is itself handling an event: our own is then not written. */
	evenements?: boolean;
	/** False for a caller who would rather hear SessionsHeld than wait for a session that somebody holds. */
	wait?: boolean;
}
