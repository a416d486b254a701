import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { refuse } from '../../errors/refusal';

export type FormStep = 'fenetre' | 'formation' | 'details' | 'proposition';

/** What the pages of a form have gathered so far, in the words of the form's payload. */
interface FormAnswers {
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
export interface ProposedCreneau {
	dateDebut: string;
	dateFin: string;
	salle: string;
	formateurId: number | null;
	matiere: string | null;
}

/**
 * What goes from page to page in a hidden field: n8n keeps nothing between them. Everything in it
 * is checked again before it is used.
 */
export interface FormState {
	stage: FormStep;
	/** Idempotency key of the creation: a button pressed twice creates once. */
	cle: string;
	reponses: FormAnswers;
	propose?: ProposedCreneau[];
}

export const newState = (): FormState => ({
	stage: 'fenetre',
	cle: `formulaire-${randomUUID()}`,
	reponses: {},
});

export const writeState = (state: FormState): string =>
	Buffer.from(JSON.stringify(state)).toString('base64url');

const text = z.string();
const number = z.union([z.number(), text]);
const list = z.union([z.array(text), text]);

/** What our own pages write; what is in it is checked again where it is used. */
const stateSchema = z.object({
	stage: z.enum(['fenetre', 'formation', 'details', 'proposition']),
	cle: text,
	reponses: z
		.object({
			demandePar: text,
			dateDebut: text,
			dateFin: text,
			joursActifs: list,
			creneaux: list,
			notesComplementaires: text,
			formation: text,
			dureeHeures: number,
			capaciteMax: number,
			heuresParSemaine: number,
			salle: text,
			formateurId: text,
			matieres: text,
		})
		.partial(),
	propose: z
		.array(
			z.object({
				dateDebut: text,
				dateFin: text,
				salle: text,
				formateurId: z.number().nullable(),
				matiere: text.nullable(),
			}),
		)
		.optional(),
});

/**
 * The state in a page's hidden field; a new one on the first page. @throws Refusal when it was
 * tampered with beyond reading
 */
export function readState(text: unknown): FormState {
	if (text === undefined || text === null || text === '') return newState();
	try {
		const parsed: unknown = JSON.parse(Buffer.from(String(text), 'base64url').toString('utf8'));
		const read = stateSchema.safeParse(parsed);
		if (read.success) return read.data as FormState;
	} catch {
		// Told below.
	}
	throw refuse('CHAMP_INVALIDE', 'etat', 'le formulaire ne se lit plus : l’ouvrir à nouveau');
}
