import type { Executor } from '../../database/sql';
import { readAnnuaire } from '../../database/generated/names';
import { readPersonne } from './personNamed';
import { idOfSession } from './sessionNamed';
import { spellings, wordsOf } from './fold';
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
 * Reads what all names of a request may mean, in one statement; in two where nobody is called as was
 * said. `sessions: true` reads them without a name too.
 */
export async function readNames(
	cx: Executor,
	names: AskedNames,
	{ sessions = false } = {},
): Promise<Directory> {
	const personne = names.personne ? readPersonne(names.personne) : undefined;
	const words = personne && !personne.id && !personne.email ? wordsOf(personne.nom) : [];
	const longs = words.filter((word) => word.length >= 3);
	const told = longs.length > 0 ? longs : words;
	// Folded words are letters and digits: nothing in them is a wildcard.
	const whole = told.map((word) => `%${word}%`);
	const close = told.map((word) => `%${word.slice(0, 3)}%`);
	const ask = async (motifs: string[]) => {
		const [found] = await readAnnuaire.run(
			{
				avecSalles: Boolean(names.salle),
				avecFormations: Boolean(names.formation),
				avecFormateurs: Boolean(names.formateur),
				avecSessions: sessions || Boolean(names.session),
				complets: whole,
				proches: close,
				motifs,
				genre: personne?.id ? personne.genre : undefined,
				idPersonne: personne?.id,
				email: personne?.email,
				idSession: names.session ? idOfSession(names.session) : undefined,
			},
			cx,
		);
		return found;
	};
	// Whoever is called so is found by the longest word; only where nobody is, by how names begin,
	// which among a million people are very many.
	const [longest] = [...whole].sort((a, b) => b.length - a.length);
	const first = await ask([
		...(longest ? [longest] : []),
		...(personne?.email ? [`%${personne.email}%`] : []),
	]);
	const lu = told.length === 0 || hasWhole(first.personnes, told) ? first : await ask(close);
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

/** Whether somebody is called by all of these words. */
function hasWhole(personnes: unknown, words: string[]): boolean {
	return ((personnes ?? []) as NamedPersonne[]).some(({ prenom, nom }) => {
		const name = spellings(prenom, nom);
		return words.every((word) => name.includes(word));
	});
}

/** A timestamp column inside JSON: UTC without saying so. */
const utc = (text: string | Date) => new Date(`${String(text).replace(' ', 'T')}Z`);
