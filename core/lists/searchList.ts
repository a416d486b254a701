import { DateTime } from 'luxon';

import type { Executor } from '../../database/sql';
import * as queries from '../../database/generated/lists';
import type { Centre } from '../centre/centre';
import { wordsOf } from '../names/fold';

/** One choice of a list: what people read and the value that stands for it. */
export interface ListChoice {
	name: string;
	value: string;
}

type Search = (cx: Executor, words: string[] | undefined, fuseau: string) => Promise<ListChoice[]>;

const personne = (p: { prenom: string; nom: string; email: string | null }) =>
	`${p.nom} ${p.prenom}${p.email ? ` (${p.email})` : ''}`;

/** The three longest words, each where the statement has a place for one that the index takes. */
function byIndex(mots: string[]) {
	const [mot1, mot2 = mot1, mot3 = mot1] = [...mots].sort((a, b) => b.length - a.length);
	return { mots, mot1, mot2, mot3 };
}

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
				`(${s.nbInscrits}/${s.capaciteMax}, ${s.statutSession})`,
			value: String(s.idSession),
		})),
	eleves: async (cx, mots) => {
		const found = mots
			? await queries.searchEleves.run(byIndex(mots), cx)
			: await queries.listEleves.run(undefined, cx);
		return found.map((p) => ({ name: personne(p), value: String(p.idEleve) }));
	},
	candidats: async (cx, mots) => {
		const found = mots
			? await queries.searchCandidats.run(byIndex(mots), cx)
			: await queries.listCandidats.run(undefined, cx);
		return found.map((p) => ({ name: personne(p), value: String(p.idCandidat) }));
	},
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
	const words = text?.trim() ? wordsOf(text) : undefined;
	if (words?.length === 0) return [];

	// Folded words are letters and digits: nothing in them is a wildcard.
	const mots = words?.map((word) => `%${word}%`);
	return await centre.base.withConnection(
		async (cx) => await searches[list](cx, mots, centre.fuseau),
	);
}
