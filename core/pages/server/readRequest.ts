import { DateTime } from 'luxon';

import type { Centre } from '../../centre/centre';
import { refuse } from '../../errors/refusal';
import { readQuery } from '../../http/request';
import { feedToken, type FeedKind } from '../../calendars/feedToken';
import { createLinks } from '../links';
import { ownAddress, type LinkOwner } from '../../liens/ownLink';
import type { PageContext } from '../page';

/** A browser's request for a planning page. */
export interface PageRequest {
	/** What follows /planning: '' the year, 'mois', 'jour' ... */
	chemin: string;
	/** The whole address of the year's page, for what is to be copied elsewhere: calendar feeds. */
	base?: string;
	query?: Record<string, unknown>;
	/** Whether it was posted; its fields are then the body's. */
	poste?: boolean;
	/** The fields of a posted form. */
	body?: Record<string, unknown>;
}

/** No form of ours is as long. */
export const FORM_MAX_SIZE = 20_000;

/**
 * A form's fields (application/x-www-form-urlencoded); what comes twice, is too long or broke off
 * is no form of ours.
 */
export function readPageForm(bytes: Buffer | undefined): Record<string, string> {
	return !bytes || bytes.length > FORM_MAX_SIZE
		? {}
		: Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
}

/** What the node that asks knows beside the request. */
export interface PageKeys {
	/** The credential's Secrets Key: calendar feeds exist only with it. */
	cleSecrets?: string;
	/** Signs the forms of our pages. */
	cleFormulaires: string;
}

/** What a page's maker is given. */
export interface ReadPageRequest {
	centre: Centre;
	champs: Record<string, string>;
	contexte: PageContext;
	now: Date;
	cles: PageKeys;
	/** The address of a feed to show on the page, when feeds exist. */
	agenda: (genre: FeedKind, id: string | number, since?: Date) => string | undefined;
	/** The link of a person's own, when there is a Secrets Key. */
	espace: (owner: LinkOwner) => string | undefined;
}

/** Which page an address means: '' the year, else its last part. */
export function pathOf(url: string): string {
	const [, chemin = ''] = /\/planning(?:\/([^/?#]+))?\/?(?:[?#].*)?$/.exec(url) ?? [];
	return chemin;
}

/** Reads a request's fields and makes what its page needs; throws@throws Refusal CHAMP_INVALIDE. */
export function readRequest(
	centre: Centre,
	{ chemin, base, query, poste, body }: PageRequest,
	cles: PageKeys,
	now: Date,
): ReadPageRequest {
	const links = createLinks(chemin);
	const champs = readQuery({ query: poste ? body : query });
	const today = DateTime.fromJSDate(now, { zone: centre.fuseau }).toISODate() ?? '';
	const agenda = (genre: FeedKind, id: string | number, since?: Date) => {
		if (!cles.cleSecrets) return undefined;
		return createLinks(chemin, base).agenda(
			genre,
			id,
			feedToken(cles.cleSecrets, genre, String(id), since),
		);
	};
	const espace = (owner: LinkOwner) => ownAddress(base ?? '', cles.cleSecrets, owner);
	return { centre, champs, contexte: { links, today }, now, cles, agenda, espace };
}

/** A field that must be there. @throws Refusal CHAMP_INVALIDE */
export function required(fields: Record<string, string>, nom: string, quoi: string): string {
	if (!fields[nom]) throw refuse('CHAMP_INVALIDE', nom, `${quoi} est attendu`);
	return fields[nom];
}
