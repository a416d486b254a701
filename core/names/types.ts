export interface NamedSalle {
	idSalle: number;
	code: string;
	nom: string;
	capaciteMax: number;
	statut: string;
}

export interface NamedFormation {
	idFormation: number;
	code: string;
	nom: string;
	categorie: 'COURTE' | 'CAP';
	dureeHeures: number;
	actif: boolean;
}

export interface NamedFormateur {
	idFormateur: number;
	nom: string;
	prenom: string;
	email: string | null;
	statut: string;
}

export interface NamedPersonne {
	genre: 'ELEVE' | 'CANDIDAT';
	id: number;
	nom: string;
	prenom: string;
	email: string | null;
	/** Passes first in a queue: path validated and paid. */
	prioritaire: boolean;
	/** Of a candidat: the élève he has become. */
	eleve: number | null;
	/** Where this person is enrolled or waits. */
	inscriptions: Array<{ idSession: number; idInscription: number; statut: string }>;
}

export interface NamedSession {
	idSession: number;
	/** Training code. */
	formation: string;
	formationNom: string;
	dateDebut: Date;
	dateFin: Date;
	salle: string | null;
	formateur: string | null;
	places: number;
	nbInscrits: number;
	enAttente: number;
	statutSession: string;
	statutValidation: string;
}
