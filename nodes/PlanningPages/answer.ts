import { createHash, timingSafeEqual } from 'node:crypto';

import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { slowed } from '../../core/errors/slowed';
import { ZONE } from '../../core/time/instant';
import {
	answerFeed,
	answerPage,
	wrong,
	type PageResponse,
} from '../../core/pages/server/answerPage';
import {
	pathOf,
	readPageForm,
	FORM_MAX_SIZE,
	type PageKeys,
	type PageRequest,
} from '../../core/pages/server/readRequest';
import { header, readOctets, type Call } from '../shared/call';
import { centreOf, postgresOf } from '../shared/centreOf';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The name that the browser signed in with; undefined when name or password are wrong. */
async function signedIn(context: IWebhookFunctions, call: Call): Promise<string | undefined> {
	const { user, password } = await context.getCredentials<{ user: string; password: string }>(
		'httpBasicAuth',
	);
	const [, basic = ''] = /^Basic\s+(\S+)\s*$/i.exec(header(call, 'authorization') ?? '') ?? [];
	const right = timingSafeEqual(
		digest(Buffer.from(basic, 'base64').toString('utf8')),
		digest(`${user}:${password}`),
	);
	if (right && user && password) return user;
	// A browser asks once without a password: that is no guess.
	if (basic) await slowed();
	return undefined;
}

/**
 * Forms need a secret that every n8n of the centre shares: the Secrets Key, else what the
 * credential has anyway.
 */
async function keysOf(context: IWebhookFunctions): Promise<PageKeys> {
	const { cleSecrets, password, host, database } = (await postgresOf(context)) as Record<
		string,
		string
	>;
	const secret =
		cleSecrets ||
		createHash('sha256')
			.update(JSON.stringify([password, host, database]))
			.digest('hex');
	return { cleSecrets: cleSecrets || undefined, cleFormulaires: secret };
}

const OWN = ['agenda', 'moi'];

/** Undefined for a browser that has not signed in. */
async function reply(
	context: IWebhookFunctions,
	call: Call,
	url: string,
): Promise<PageResponse | undefined> {
	const chemin = pathOf(url);
	try {
		// A feed and a page of one's own ask for the token in their address instead.
		const utilisateur = OWN.includes(chemin) ? '' : await signedIn(context, call);
		if (utilisateur === undefined) return undefined;
		const centre = await centreOf(context, utilisateur ? `planning:${utilisateur}` : 'planning');
		const incoming: PageRequest = {
			chemin,
			base: context.getNodeWebhookUrl('default'),
			poste: context.getRequestObject().method === 'POST',
			query: context.getQueryData() as Record<string, unknown>,
		};
		if (chemin === 'agenda') return await answerFeed(centre, incoming, await keysOf(context));
		if (incoming.poste)
			incoming.body =
				Number(header(call, 'content-length') ?? 0) > FORM_MAX_SIZE
					? {}
					: readPageForm(await readOctets(call));
		return await answerPage(centre, incoming, await keysOf(context));
	} catch (error) {
		return wrong(ZONE, chemin, error);
	}
}

/**
 * Answers a browser here and now: no execution stands between, so its password comes to rest
 * nowhere in n8n. An execution starts only where somebody was added, promoted or withdrawn, with
 * nothing of the request in it, so that mails go out at once.
 */
export async function receiveVisit(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const response = context.getResponseObject();
	const done: IWebhookResponseData = { noWebhookResponse: true };
	const answer = await reply(context, request as unknown as Call, request.originalUrl);
	if (!answer) {
		response
			.status(401)
			.setHeader('Referrer-Policy', 'no-referrer')
			.setHeader('Cache-Control', 'no-store')
			.setHeader('WWW-Authenticate', 'Basic realm="Planning", charset="UTF-8"')
			.type('text/plain; charset=utf-8')
			.send('Nom et mot de passe attendus.');
		return done;
	}
	const { statut, headers, contenu, written, panne } = answer;
	if (panne) context.logger.error(`Planning Pages: ${panne}`);
	for (const [nom, valeur] of Object.entries(headers)) response.setHeader(nom, valeur);
	// As bytes: of a text n8n's compression counts them, to make the same ones again.
	response.status(statut).end(Buffer.from(contenu));
	return written ? { ...done, workflowData: [[{ json: { written: true } }]] } : done;
}
