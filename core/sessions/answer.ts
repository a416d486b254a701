import { toIso } from '../time/instant';
import type { Formation, PlacedSlot } from '../salles/types';
import { type SeancesSummary } from '../salles/summary';

export interface SeanceAnswer {
	idReservation?: number;
	dateDebut: string;
	dateFin: string;
	/** Code of the room. */
	salle: string;
	formateurId: number | null;
	matiere: string | null;
}

/** The answer of a creation (contract, section 10); a preview has no keys. */
export interface CreatedSession {
	session: {
		idSession?: number;
		formation: string;
		dateDebut: string;
		dateFin: string;
		sallePrincipale: string;
		capaciteMax: number;
		nbInscrits: number;
		statutSession: string;
	};
	seances: SeanceAnswer[];
	previsualisation?: true;
	/** What is allowed but worth a look: a séance in the past, a public holiday, a slot without a trainer. */
	avertissements?: string[];
}

export function toSessionAnswer(
	formation: Formation,
	resume: SeancesSummary,
	capaciteMax: number,
	seances: PlacedSlot[],
	avertissements: string[],
	fuseau: string,
): CreatedSession {
	return {
		session: {
			formation: formation.code,
			dateDebut: toIso(resume.dateDebut, fuseau),
			dateFin: toIso(resume.dateFin, fuseau),
			sallePrincipale: resume.salle.nom,
			capaciteMax,
			nbInscrits: 0,
			statutSession: 'PLANIFIEE',
		},
		seances: seances.map(({ debut, fin, salle, formateur, matiere }) => ({
			dateDebut: toIso(debut, fuseau),
			dateFin: toIso(fin, fuseau),
			salle: salle.code,
			formateurId: formateur?.idFormateur ?? null,
			matiere,
		})),
		...(avertissements.length > 0 && { avertissements }),
	};
}
