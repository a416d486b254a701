/** VERT: nothing booked; JAUNE under 50 %; ORANGE under 80 %; ROUGE from 80 % (contract, section 5). */
export type Couleur = 'VERT' | 'JAUNE' | 'ORANGE' | 'ROUGE';

/** Hours booked inside the opening hours, hours open, their ratio in % and its colour. */
export interface Occupation {
	heuresOccupees: number;
	heuresTotales: number;
	occupation: number;
	couleur: Couleur;
}

export interface MoisOccupation extends Occupation {
	mois: number;
}

export interface SalleAnnee {
	code: string;
	nom: string;
	/** Made of other rooms: its hours are its own bookings', already counted in each of its parts. */
	composee: boolean;
	mois: MoisOccupation[];
	annee: Occupation;
}

/** Contract, section 10, `occupation`. */
export interface RapportAnnee {
	annee: number;
	ouverture: Ouverture;
	salles: SalleAnnee[];
	/** All rooms that are not made of others. */
	total: Occupation;
}

/** Wall-clock 'HH:MM' in the centre's zone. */
export interface Ouverture {
	debut: string;
	fin: string;
}

export interface SessionVue {
	idSession: number;
	/** Training code. */
	formation: string;
	formationNom: string;
	matiere: string | null;
	/** « Laurent Dupont », null when none is set. */
	formateur: string | null;
	idFormateur: number | null;
	nbInscrits: number;
	capaciteMax: number;
	/** The smaller of the session's and its room's capacity, and what is left of it. */
	places: number;
	placesRestantes: number;
	statutSession: string;
}

/** One booking as a report shows it. */
export interface ReservationVue {
	idReservation: number;
	dateDebut: string;
	dateFin: string;
	/** The room that was booked: TOUS_ATEL also where an atelier is shown. */
	salleReservee: string;
	motif: string | null;
	session?: SessionVue;
}

/** A stretch of a day, free or booked; wall-clock 'HH:MM'. */
export interface Creneau {
	debut: string;
	fin: string;
	/** MATIN, MIDI, APRES_MIDI, SOIR: the part of the day it lies in, in a month's view. */
	partie?: string;
	libre: boolean;
	session?: SessionVue;
	/** Everything there: more than one where a combined room is shown and its parts are booked apart. */
	reservations?: ReservationVue[];
}

export interface JourSalle {
	date: string;
	/** Public holiday or closure of the centre, in words. */
	fermeture?: string;
	creneaux: Creneau[];
	/** Bookings outside the opening hours, which no percentage counts. */
	horsOuverture?: Creneau[];
}

export interface RapportMois extends Occupation {
	salle: string;
	nom: string;
	composee: boolean;
	mois: number;
	annee: number;
	ouverture: Ouverture;
	jours: JourSalle[];
}

export interface SalleJour extends Occupation {
	code: string;
	nom: string;
	composee: boolean;
	creneaux: Creneau[];
	horsOuverture?: Creneau[];
}

export interface RapportJour {
	date: string;
	fermeture?: string;
	ouverture: Ouverture;
	salles: SalleJour[];
	total: Occupation;
}

export interface SeanceFormateur {
	debut: string;
	fin: string;
	dateDebut: string;
	dateFin: string;
	idReservation: number;
	/** Code and name of the room. */
	salle: string;
	salleNom: string;
	motif: string | null;
	session?: SessionVue;
}

export interface JourFormateur {
	date: string;
	fermeture?: string;
	seances: SeanceFormateur[];
	/** Wall-clock stretches of this day: « indisponible 08:00–12:00 ». */
	disponibilites: Array<{ debut: string; fin: string; type: string }>;
}

export interface RapportFormateur {
	formateur: { idFormateur: number; nom: string; prenom: string; statut: string };
	mois: number;
	annee: number;
	ouverture: Ouverture;
	/** Hours of séances in the month, as they pass. */
	heures: number;
	jours: JourFormateur[];
	seances: SeanceFormateur[];
	disponibilites: Array<{ dateDebut: string; dateFin: string; type: string }>;
}
