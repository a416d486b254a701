import { DateTime } from 'luxon';

import type { Centre } from '../centre';
import { refuse } from '../errors/refus';
import { readQuery } from '../http/requete';
import { feedToken } from '../calendriers/jeton';
import { createLiens, type GenreAgenda } from '../pages/liens';
import type { Contexte } from '../pages/page';

/** A browser's request for a planning page, as n8n's Webhook node hands it on. */
export interface RequetePage {
	query?: Record<string, unknown>;
	body?: unknown;
	/** The address of the webhook: what follows /planning names the page. */
	webhookUrl?: string;
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
export function pathOf(webhookUrl = ''): string {
	const [, chemin = ''] = /\/planning(?:\/([^/?#]+))?\/?(?:[?#].*)?$/.exec(webhookUrl) ?? [];
	return chemin;
}

/** Reads a request's fields and makes what its page needs; throws Refus CHAMP_INVALIDE. */
export function readRequest(centre: Centre, { query, body, webhookUrl = '' }: RequetePage, cles: Cles, maintenant: Date): Demande {
	const chemin = pathOf(webhookUrl);
	const liens = createLiens(chemin);
	const posted = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
	const champs = readQuery({ query: chemin === 'agir' ? posted : query });
	const aujourdhui = DateTime.fromJSDate(maintenant, { zone: centre.fuseau }).toISODate() ?? '';
	const base = /^https?:\/\/.*\/planning(?=\/|$|\?)/.exec(webhookUrl)?.[0];
	const agenda = (genre: GenreAgenda, id: string | number) => {
		if (!cles.cleSecrets) return undefined;
		const lien = liens.agenda(genre, id, feedToken(cles.cleSecrets, genre, String(id)));
		return base ? `${base}/${lien.replace(/^planning\//, '')}` : lien;
	};
	return { centre, champs, contexte: { liens, aujourdhui }, cles, agenda };
}

/** A field that must be there. @throws Refus CHAMP_INVALIDE */
export function required(champs: Record<string, string>, nom: string, quoi: string): string {
	if (!champs[nom]) throw refuse('CHAMP_INVALIDE', nom, `${quoi} est attendu`);
	return champs[nom];
}
