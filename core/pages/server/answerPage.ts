import { DateTime } from 'luxon';

import { feed } from '../../feeds/feed';
import type { Centre } from '../../centre/centre';
import { refuse, type Fault } from '../../errors/refusal';
import { readQuery } from '../../http/request';
import { toRefusal } from '../../http/response';
import { act, confirmAct } from './acts';
import { answerOwn } from './own';
import { paper } from './papers';
import { exportList } from './exportList';
import { errorPage } from '../errorPage';
import { prepare } from './prepare';
import { lectures } from './views';
import { createLinks } from '../links';
import { sentence } from '../words';
import { readRequest, type PageKeys, type PageRequest, type ReadPageRequest } from './readRequest';

export interface PageResponse {
	statut: number;
	headers: Record<string, string>;
	/** A page or a calendar; of a PDF, its bytes. */
	contenu: string | Buffer;
	/** True when a change was written that events tell of. */
	written?: boolean;
	/** What went wrong on our side, for the log: never sent. */
	panne?: string;
}

const makers: Record<string, (request: ReadPageRequest) => Promise<string>> = {
	...lectures,
	preparer: (request) => prepare(request),
};

// No script runs, nothing is loaded, no other site may frame the page, and it has no origin to read
// n8n's own pages with.
const pageHeaders = {
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-forms allow-downloads",
	'Cache-Control': 'private, no-store',
	// Addresses say whom somebody looks at, and the one of a page of one's own is a password.
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
};

const feedHeaders = {
	// Kept nowhere, so that a revoked address shows nothing any more.
	'Cache-Control': 'private, no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
};

/**
 * Answers a browser's request for a planning page: the year, a month, a day, a session, a trainer,
 * a training, and the forms of a sheet. Nothing is thrown: what is wrong with a request, or with
 * us, is a page in words too (contract, section 5).
 */
export async function answerPage(
	centre: Centre,
	incoming: PageRequest,
	keys: PageKeys,
	now = new Date(),
): Promise<PageResponse> {
	const { chemin, poste = false } = incoming;
	try {
		const request = readRequest(centre, incoming, keys, now);
		if (chemin === 'moi') return { headers: pageHeaders, ...(await answerOwn(request, poste)) };
		if (chemin === 'papier')
			return { statut: 200, headers: pageHeaders, ...(await paper(request)) };
		if (chemin === 'exporter') return { statut: 200, ...(await exportList(request)) };
		if (chemin === 'agir' && poste) return { headers: pageHeaders, ...(await act(request)) };
		if (chemin === 'confirmer') return { headers: pageHeaders, ...(await confirmAct(request)) };
		const make = Object.hasOwn(makers, chemin) ? makers[chemin] : undefined;
		if (!make) throw refuse('PAGE_INCONNUE', '', "cette page n'existe pas");
		return { statut: 200, headers: pageHeaders, contenu: await make(request) };
	} catch (error) {
		return wrong(centre.fuseau, chemin, error, now);
	}
}

/** The page for what can't be answered; also for a centre that could not be opened. */
export function wrong(
	fuseau: string,
	path: string,
	error: unknown,
	now = new Date(),
): PageResponse {
	const { statut, corps, panne } = toRefusal(error);
	const context = {
		links: createLinks(path),
		today: DateTime.fromJSDate(now, { zone: fuseau }).toISODate() ?? '',
	};
	const sentences = (corps.errors as Fault[]).map(({ message }) => sentence(message));
	const own = path === 'moi' ? { ...context, lien: '' } : context;
	return { statut, headers: pageHeaders, contenu: errorPage(own, statut, sentences), panne };
}

/**
 * Answers a calendar application: the feed, or a status and one line; the token in the address is
 * all that is asked.
 */
export async function answerFeed(
	centre: Centre,
	incoming: PageRequest,
	keys: PageKeys,
	now = new Date(),
): Promise<PageResponse> {
	try {
		return {
			statut: 200,
			headers: { ...feedHeaders, 'Content-Type': 'text/calendar; charset=utf-8' },
			contenu: await feed(centre, keys.cleSecrets, readQuery({ query: incoming.query }), now),
		};
	} catch (error) {
		const { statut, corps, panne } = toRefusal(error);
		return {
			statut,
			headers: {
				...feedHeaders,
				'Content-Type': 'text/plain; charset=utf-8',
			},
			contenu: (corps.errors as Fault[]).map(({ message }) => sentence(message)).join('\n'),
			panne,
		};
	}
}
