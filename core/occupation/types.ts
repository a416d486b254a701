/** VERT: nothing booked; JAUNE under 50 %; ORANGE under 80 %; ROUGE from 80 % (contract, section 5). */
export type Colour = 'VERT' | 'JAUNE' | 'ORANGE' | 'ROUGE';

/** Hours booked inside the opening hours, hours open, their ratio in % and its colour. */
export interface Occupation {
	heuresOccupees: number;
	heuresTotales: number;
	occupation: number;
	couleur: Colour;
}

interface MonthOccupation extends Occupation {
	mois: number;
}

export interface SalleYear {
	code: string;
	nom: string;
	/** Made of other rooms: its hours are its own bookings', already counted in each of its parts. */
	composee: boolean;
	mois: MonthOccupation[];
	annee: Occupation;
}

/** Contract, section 10, `occupation`. */
export interface YearReport {
	annee: number;
	ouverture: OpeningHours;
	salles: SalleYear[];
	/** All rooms that are not made of others. */
	total: Occupation;
}

/** Wall-clock 'HH:MM' in the centre's zone. */
export interface OpeningHours {
	debut: string;
	fin: string;
}

export interface SessionView {
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
export interface ReservationView {
	idReservation: number;
	dateDebut: string;
	dateFin: string;
	/** The room that was booked: TOUS_ATEL also where an atelier is shown. */
	salleReservee: string;
	motif: string | null;
	session?: SessionView;
}

/** A stretch of a day, free or booked; wall-clock 'HH:MM'. */
export interface Creneau {
	debut: string;
	fin: string;
	/** MATIN, MIDI, APRES_MIDI, SOIR: the part of the day it lies in, in a month's view. */
	partie?: string;
	libre: boolean;
	session?: SessionView;
	/** Everything there: more than one where a combined room is shown and its parts are booked apart. */
	reservations?: ReservationView[];
}

export interface SalleMonthDay {
	date: string;
	/** Public holiday or closure of the centre, in words. */
	fermeture?: string;
	creneaux: Creneau[];
	/** Bookings outside the opening hours, which no percentage counts. */
	horsOuverture?: Creneau[];
}

export interface MonthReport extends Occupation {
	salle: string;
	nom: string;
	composee: boolean;
	mois: number;
	annee: number;
	ouverture: OpeningHours;
	/** The parts of the day that its créneaux are cut at: planning.json's, from each start to the next. */
	parties: Array<{ nom: string; debut: string }>;
	jours: SalleMonthDay[];
}

export interface SalleDay extends Occupation {
	code: string;
	nom: string;
	composee: boolean;
	creneaux: Creneau[];
	horsOuverture?: Creneau[];
}

export interface DayReport {
	date: string;
	fermeture?: string;
	ouverture: OpeningHours;
	salles: SalleDay[];
	total: Occupation;
}

export interface FormateurSeance {
	debut: string;
	fin: string;
	dateDebut: string;
	dateFin: string;
	idReservation: number;
	/** Code and name of the room. */
	salle: string;
	salleNom: string;
	motif: string | null;
	session?: SessionView;
}

export interface FormateurDay {
	date: string;
	fermeture?: string;
	seances: FormateurSeance[];
	/** Wall-clock stretches of this day: « indisponible 08:00–12:00 ». */
	disponibilites: Array<{ debut: string; fin: string; type: string }>;
}

export interface FormateurReport {
	formateur: { idFormateur: number; nom: string; prenom: string; statut: string };
	mois: number;
	annee: number;
	ouverture: OpeningHours;
	/** Hours of séances in the month, as they pass. */
	heures: number;
	jours: FormateurDay[];
	seances: FormateurSeance[];
	disponibilites: Array<{ dateDebut: string; dateFin: string; type: string }>;
}
