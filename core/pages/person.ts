import type { Colour } from '../occupation/types';

/** What a session's page shows: the sheet of the contract, section 10, as far as the page needs it. */
export interface SheetView {
	session: {
		idSession: number;
		formation: string;
		formationNom?: string | null;
		dateDebut: string;
		dateFin: string;
		sallePrincipale: string | null;
		formateur?: string | null;
		idFormateur?: number | null;
		capaciteMax: number;
		nbInscrits: number;
		/** What is left of the places, the room's capacity counted in. */
		placesRestantes: number;
		statutSession: string;
	};
	seances: Array<{
		idReservation: number;
		dateDebut: string;
		dateFin: string;
		salle: string;
		salleNom: string;
		formateurId?: number | null;
		formateur?: string | null;
		matiere?: string | null;
	}>;
	inscrits: SheetPersonne[];
	enAttente: SheetPersonne[];
}

export interface SheetPersonne {
	idInscription: number;
	idEleve: number | null;
	idCandidat: number | null;
	nom: string;
	prenom: string;
	statutInscription: string;
	priorite: number;
	positionAttente: number | null;
	dateInscription?: string | null;
}

/** Somebody who may be added: found by name. */
export interface FoundPersonne {
	genre: 'eleve' | 'candidat';
	id: string;
	nom: string;
}

export const personne = ({ prenom, nom }: { prenom: string; nom: string }): string =>
	`${prenom} ${nom}`;

/** How full a session is, in the colours of the occupancy. */
export function filling(inscrits: number, places: number): Colour {
	const part = places > 0 ? inscrits / places : 1;
	if (inscrits === 0) return 'VERT';
	if (part < 0.5) return 'JAUNE';
	return part < 1 ? 'ORANGE' : 'ROUGE';
}
