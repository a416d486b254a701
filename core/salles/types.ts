import type { loadReservations } from '../../database/generated/salles';
import type { Fault } from '../errors/refusal';
import type { Disponibilite } from './declaredHours';

export interface Formation {
	idFormation: number;
	code: string;
	nom: string;
	categorie: 'COURTE' | 'CAP';
	dureeHeures: number;
	actif: boolean;
}

export interface Salle {
	idSalle: number;
	code: string;
	nom: string;
	capaciteMax: number;
	equipements: string[];
	formationsCompatibles: string[];
	disponibleWeekend: boolean;
	disponibleSoir: boolean;
	statut: string;
	/** The physical rooms it stands for; a plain room stands for itself. */
	parties: number[];
}

export interface Formateur {
	idFormateur: number;
	nom: string;
	prenom: string;
	statut: string;
	specialites: string[];
	/** Hours of séances in the month of the request's first slot. */
	heuresMois: number;
	/** The available hours that a trainer to choose from declared, of that month and later. */
	disponibilites: Disponibilite[];
}

export interface Fermeture {
	dateDebut: string;
	dateFin: string;
	motif: string;
}

/** What holds a physical room or a trainer: a booking, or the trainer's own absence. */
export interface Occupation {
	genre: 'SALLE' | 'FORMATEUR' | 'ABSENCE';
	/** Key of the physical room or of the trainer. */
	id: number;
	debut: Date;
	fin: Date;
	idReservation: number | null;
	idSession: number | null;
	/** The room's name. */
	salle: string | null;
	formation: string | null;
	motif: string | null;
}

/**
 * One slot of a request. `salle` and `formateurId` left null are chosen; the paths say which field
 * of the request they came from.
 */
export interface RequestedSlot {
	path: string;
	debut: Date;
	fin: Date;
	salle: string | null;
	roomPath: string;
	formateurId: number | null;
	trainerPath: string;
	matiere: string | null;
}

/** What is to be placed together, all or nothing. */
export interface Need {
	/** Code or key of a training; null: any use of a room. */
	formation: string | null;
	/** A new session needs a training that is still offered; moving one does not. */
	formationActive?: boolean;
	places: number | null;
	equipements: string[];
	/** CHOISIR: a trainer left open is chosen. NOMMES: named ones are checked, the others stay without. */
	formateur: 'CHOISIR' | 'NOMMES';
	creneaux: RequestedSlot[];
	/** What never conflicts with the request: itself. */
	saufReservations?: number[];
}

export interface PlacedSlot {
	debut: Date;
	fin: Date;
	salle: Salle;
	formateur: Formateur | null;
	matiere: string | null;
}

/** A slot that is taken: which, by which room or trainer, and what holds it (contract, section 10). */
export interface Conflict {
	dateDebut: string;
	dateFin: string;
	salle?: string;
	formateurId?: number;
	avec: {
		idReservation?: number;
		idSession?: number;
		motif?: string;
		dateDebut: string;
		dateFin: string;
	};
}

/** Every slot placed, or every fault found. */
export type Placement =
	| {
			ok: true;
			formation: Formation | null;
			seances: Array<PlacedSlot & { creneau: RequestedSlot }>;
			avertissements: string[];
	  }
	| { ok: false; faults: Fault[]; conflits: Conflict[] };

export type Reservation = Awaited<ReturnType<typeof loadReservations.run>>[number];
