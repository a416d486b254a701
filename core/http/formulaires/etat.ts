import { randomUUID } from 'node:crypto';

import { refuse } from '../../errors/refus';

export type Etape = 'fenetre' | 'formation' | 'details' | 'proposition';

/** What the pages of a form have gathered so far, in the words of the form's payload. */
export interface Reponses {
	demandePar?: string;
	dateDebut?: string;
	dateFin?: string;
	joursActifs?: string[];
	creneaux?: string[];
	notesComplementaires?: string;
	formation?: string;
	dureeHeures?: number | string;
	capaciteMax?: number | string;
	heuresParSemaine?: number | string;
	salle?: string;
	formateurId?: string;
	matieres?: string;
}

/** A séance of the plan that was shown, as it will be asked for again. */
export interface CreneauPropose {
	dateDebut: string;
	dateFin: string;
	salle: string;
	formateurId: number | null;
	matiere: string | null;
}

/** What goes from page to page in a hidden field: n8n keeps nothing between them. Everything in it is checked again before it is used. */
export interface Etat {
	etape: Etape;
	/** Idempotency key of the creation: a button pressed twice creates once. */
	cle: string;
	reponses: Reponses;
	propose?: CreneauPropose[];
}

export const newEtat = (): Etat => ({
	etape: 'fenetre',
	cle: `formulaire-${randomUUID()}`,
	reponses: {},
});

export const writeEtat = (etat: Etat): string =>
	Buffer.from(JSON.stringify(etat)).toString('base64url');

const isEtat = (lu: unknown): lu is Etat => {
	const { etape, cle, reponses, propose } = (lu ?? {}) as Partial<Etat>;
	return (
		['fenetre', 'formation', 'details', 'proposition'].includes(etape as string) &&
		typeof cle === 'string' &&
		typeof reponses === 'object' &&
		reponses !== null &&
		(propose === undefined || Array.isArray(propose))
	);
};

/** The state in a page's hidden field; a new one on the first page. @throws Refus when it was tampered with beyond reading */
export function readEtat(texte: unknown): Etat {
	if (texte === undefined || texte === null || texte === '') return newEtat();
	try {
		const lu: unknown = JSON.parse(Buffer.from(String(texte), 'base64url').toString('utf8'));
		if (isEtat(lu)) return lu;
	} catch {
		// Told below.
	}
	throw refuse('CHAMP_INVALIDE', 'etat', 'le formulaire ne se lit plus : l’ouvrir à nouveau');
}
