import { DateTime } from 'luxon';

import type { Executor } from '../../database/sql';
import * as queries from '../../database/generated/lists';
import type { Centre } from '../centre/centre';
import { wordsOf } from '../names/fold';
import { sessionStatuses } from '../names/sessionStatuses';

/** One choice of a list: what people read and the value that stands for it. */
export interface ListChoice {
	name: string;
	value: string;
}

/** An élève or candidat of a list. */
export interface PersonChoice extends ListChoice {
	genre: 'eleve' | 'candidat';
}

type Search = (cx: Executor, words: string[] | undefined, fuseau: string) => Promise<ListChoice[]>;

const status = (code: string) => (sessionStatuses[code] ?? code).toLocaleLowerCase('fr');

/** The three longest words, each where the statement has a place for one that the index takes. */
function byIndex(mots: string[]) {
	const [mot1, mot2 = mot1, mot3 = mot1] = [...mots].sort((a, b) => b.length - a.length);
	return { mots, mot1, mot2, mot3 };
}

async function people(
	cx: Executor,
	genres: Array<PersonChoice['genre']>,
	mots: string[] | undefined,
): Promise<PersonChoice[]> {
	const found = mots
		? await queries.searchPersonnes.run({ genres, ...byIndex(mots) }, cx)
		: await queries.listPersonnes.run({ genres }, cx);
	return found.map(({ genre, id, prenom, nom, email }) => ({
		genre: genre as PersonChoice['genre'],
		name: `${nom} ${prenom}${email ? ` (${email})` : ''}`,
		value: String(id),
	}));
}

const choiceOf = ({ name, value }: PersonChoice): ListChoice => ({ name, value });

const searches = {
	salles: async (cx, mots) =>
		(await queries.searchSalles.run({ mots }, cx)).map((s) => ({
			name: `${s.nom} (${s.code}, ${s.capaciteMax} places${s.statut === 'ACTIVE' ? '' : ', inactive'})`,
			value: s.code,
		})),
	formations: async (cx, mots) =>
		(await queries.searchFormations.run({ mots }, cx)).map((f) => ({
			name: `${f.nom} (${f.code}, ${f.dureeHeures} h${f.actif ? '' : ', inactive'})`,
			value: f.code,
		})),
	formateurs: async (cx, mots) =>
		(await queries.searchFormateurs.run({ mots }, cx)).map((f) => ({
			name: `${f.nom} ${f.prenom}${f.statut === 'ACTIF' ? '' : ' (inactif)'}`,
			value: String(f.idFormateur),
		})),
	sessions: async (cx, mots, fuseau) =>
		(await queries.searchSessions.run({ mots }, cx)).map((s) => ({
			name:
				`n° ${s.idSession} ${s.formation}, ` +
				`${DateTime.fromJSDate(s.dateDebut, { zone: fuseau }).setLocale('fr').toFormat('d LLL yyyy')} ` +
				`(${s.nbInscrits}/${s.capaciteMax}, ${status(s.statutSession)})`,
			value: String(s.idSession),
		})),
	eleves: async (cx, mots) => (await people(cx, ['eleve'], mots)).map(choiceOf),
	candidats: async (cx, mots) => (await people(cx, ['candidat'], mots)).map(choiceOf),
} satisfies Record<string, Search>;

export type ListName = keyof typeof searches;

/**
 * At most 100 choices of a list (`name` for people, `value` to give), in one statement.
 * `text`: words of the name, code, number or address, begun or in the middle, in any order; accents,
 * case, apostrophes, hyphens, ligatures and the way letters are composed don't count. Without it: the
 * first 100; a text without a letter or digit finds nothing.
 */
export async function searchList(
	centre: Centre,
	list: ListName,
	text?: string,
): Promise<ListChoice[]> {
	const mots = text?.trim() ? patternsOf(text) : undefined;
	if (mots?.length === 0) return [];
	return await centre.base.withConnection(
		async (cx) => await searches[list](cx, mots, centre.fuseau),
	);
}

/** Élèves, then candidats, by the same words; at most 100 of each, in one statement. */
export async function searchPeople(centre: Centre, text: string): Promise<PersonChoice[]> {
	const mots = patternsOf(text);
	if (mots.length === 0) return [];
	return await centre.base.withConnection((cx) => people(cx, ['eleve', 'candidat'], mots));
}

/** Folded words are letters and digits: nothing in them is a wildcard. */
const patternsOf = (text: string) => wordsOf(text).map((word) => `%${word}%`);
