import type { Executeur } from '../../database/sql';
import { readAnnuaire } from '../../database/queries/resoudre.queries';
import { readPersonne } from './personne';
import { idOfSession } from './session';
import { wordsOf } from './plier';

export interface SalleNommee {
	idSalle: number;
	code: string;
	nom: string;
	capaciteMax: number;
	statut: string;
}

export interface FormationNommee {
	idFormation: number;
	code: string;
	nom: string;
	categorie: 'COURTE' | 'CAP';
	dureeHeures: number;
	actif: boolean;
}

export interface FormateurNomme {
	idFormateur: number;
	nom: string;
	prenom: string;
	email: string | null;
	statut: string;
}

export interface PersonneNommee {
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

export interface SessionNommee {
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

/** The names of one request, as they were said. */
export interface Noms {
	salle?: string;
	formation?: string;
	formateur?: string;
	personne?: string;
	session?: string;
}

/** What the names of one request may mean. */
export interface Annuaire {
	salles: SalleNommee[];
	formations: FormationNommee[];
	formateurs: FormateurNomme[];
	personnes: PersonneNommee[];
	sessions: SessionNommee[];
}

/** Reads what all names of a request may mean, in one statement. `sessions: true` reads them without a name too. */
export async function readNoms(
	cx: Executeur,
	noms: Noms,
	{ sessions = false } = {},
): Promise<Annuaire> {
	const personne = noms.personne ? readPersonne(noms.personne) : undefined;
	const mots = personne && !personne.id && !personne.email ? wordsOf(personne.nom) : [];
	const longs = mots.filter((mot) => mot.length >= 3);
	const dits = longs.length > 0 ? longs : mots;
	const [lu] = await readAnnuaire.run(
		{
			avecSalles: Boolean(noms.salle),
			avecFormations: Boolean(noms.formation),
			avecFormateurs: Boolean(noms.formateur),
			avecSessions: sessions || Boolean(noms.session),
			// Folded words are letters and digits: nothing in them is a wildcard.
			complets: dits.map((mot) => `%${mot}%`),
			proches: dits.map((mot) => `%${mot.slice(0, 3)}%`),
			genre: personne?.id ? personne.genre : undefined,
			idPersonne: personne?.id,
			email: personne?.email,
			idSession: noms.session ? idOfSession(noms.session) : undefined,
		},
		cx,
	);
	const list = <T>(json: unknown) => (json ?? []) as T[];
	return {
		salles: list(lu.salles),
		formations: list(lu.formations),
		formateurs: list(lu.formateurs),
		personnes: list(lu.personnes),
		sessions: list<SessionNommee & { dateDebut: string; dateFin: string }>(lu.sessions).map(
			(s) => ({ ...s, dateDebut: utc(s.dateDebut), dateFin: utc(s.dateFin) }),
		),
	};
}

/** A timestamp column inside JSON: UTC without saying so. */
const utc = (texte: string | Date) => new Date(`${String(texte).replace(' ', 'T')}Z`);
