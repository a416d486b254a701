import type { Executor } from '../../database/sql';
import { readAnnuaire } from '../../database/generated/names';
import { readPersonne } from './personNamed';
import { idOfSession } from './sessionNamed';
import { wordsOf } from './fold';
import {
	type NamedSalle,
	type NamedFormation,
	type NamedFormateur,
	type NamedPersonne,
	type NamedSession,
} from './types';

/** The names of one request, as they were said. */
export interface AskedNames {
	salle?: string;
	formation?: string;
	formateur?: string;
	personne?: string;
	session?: string;
}

/** What the names of one request may mean. */
export interface Directory {
	salles: NamedSalle[];
	formations: NamedFormation[];
	formateurs: NamedFormateur[];
	personnes: NamedPersonne[];
	sessions: NamedSession[];
}

/**
 * Reads what all names of a request may mean, in one statement. `sessions: true` reads them without
 * a name too.
 */
export async function readNames(
	cx: Executor,
	noms: AskedNames,
	{ sessions = false } = {},
): Promise<Directory> {
	const personne = noms.personne ? readPersonne(noms.personne) : undefined;
	const mots = personne && !personne.id && !personne.email ? wordsOf(personne.nom) : [];
	const longs = mots.filter((mot) => mot.length >= 3);
	const told = longs.length > 0 ? longs : mots;
	const [lu] = await readAnnuaire.run(
		{
			avecSalles: Boolean(noms.salle),
			avecFormations: Boolean(noms.formation),
			avecFormateurs: Boolean(noms.formateur),
			avecSessions: sessions || Boolean(noms.session),
			// Folded words are letters and digits: nothing in them is a wildcard.
			complets: told.map((mot) => `%${mot}%`),
			proches: told.map((mot) => `%${mot.slice(0, 3)}%`),
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
		sessions: list<NamedSession & { dateDebut: string; dateFin: string }>(lu.sessions).map((s) => ({
			...s,
			dateDebut: utc(s.dateDebut),
			dateFin: utc(s.dateFin),
		})),
	};
}

/** A timestamp column inside JSON: UTC without saying so. */
const utc = (texte: string | Date) => new Date(`${String(texte).replace(' ', 'T')}Z`);
