import { DateTime } from 'luxon';

import type { Centre } from '../centre';
import { refuse } from '../errors/refus';
import { readQuery } from '../http/requete';
import { feedToken } from '../calendriers/jeton';
import { createLiens, type GenreAgenda } from '../pages/liens';
import type { Contexte } from '../pages/page';

/** A browser's request for a planning page. */
export interface RequetePage {
	/** What follows /planning: '' the year, 'mois', 'jour' ... */
	chemin: string;
	/** The whole address of the year's page, for what is to be copied elsewhere: calendar feeds. */
	base?: string;
	query?: Record<string, unknown>;
	/** The fields of a posted form. */
	body?: Record<string, unknown>;
}

/** No form of ours is as long. */
export const TAILLE_FORMULAIRE = 20_000;

/** A form's fields (application/x-www-form-urlencoded); what comes twice, is too long or broke off is no form of ours. */
export function readForm(octets: Buffer | undefined): Record<string, string> {
	return !octets || octets.length > TAILLE_FORMULAIRE
		? {}
		: Object.fromEntries(new URLSearchParams(octets.toString('utf8')));
}

/** What the node that asks knows beside the request. */
export interface Cles {
	/** The credential's Secrets Key: calendar feeds exist only with it. */
	cleSecrets?: string;
	/** Signs the forms of our pages. */
	cleFormulaires: string;
}

/** What a page's maker is given. */
export interface Demande {
	centre: Centre;
	champs: Record<string, string>;
	contexte: Contexte;
	cles: Cles;
	/** The address of a feed to show on the page, when feeds exist. */
	agenda: (genre: GenreAgenda, id: string | number) => string | undefined;
}

/** Which page an address means: '' the year, else its last part. */
export function pathOf(url: string): string {
	const [, chemin = ''] = /\/planning(?:\/([^/?#]+))?\/?(?:[?#].*)?$/.exec(url) ?? [];
	return chemin;
}

/** Reads a request's fields and makes what its page needs; throws Refus CHAMP_INVALIDE. */
export function readRequest(
	centre: Centre,
	{ chemin, base, query, body }: RequetePage,
	cles: Cles,
	maintenant: Date,
): Demande {
	const liens = createLiens(chemin);
	const champs = readQuery({ query: chemin === 'agir' ? body : query });
	const aujourdhui = DateTime.fromJSDate(maintenant, { zone: centre.fuseau }).toISODate() ?? '';
	const agenda = (genre: GenreAgenda, id: string | number) => {
		if (!cles.cleSecrets) return undefined;
		return createLiens(chemin, base).agenda(
			genre,
			id,
			feedToken(cles.cleSecrets, genre, String(id)),
		);
	};
	return { centre, champs, contexte: { liens, aujourdhui }, cles, agenda };
}

/** A field that must be there. @throws Refus CHAMP_INVALIDE */
export function required(champs: Record<string, string>, nom: string, quoi: string): string {
	if (!champs[nom]) throw refuse('CHAMP_INVALIDE', nom, `${quoi} est attendu`);
	return champs[nom];
}
