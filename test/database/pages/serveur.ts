import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Centre } from '../../../core/centre';
import { answerFeed, answerPage } from '../../../core/site/repondre';

const cles = { cleSecrets: 'une longue clé de test', cleFormulaires: 'une autre' };

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
	let text = '';
	for await (const chunk of request) text += chunk;
	return Object.fromEntries(new URLSearchParams(text));
}

/**
 * The pages over HTTP as n8n's Webhook and Respond nodes carry them, its Content-Security-Policy included; no password is asked for.
 * `maintenant` is the day it is.
 */
export async function servePages(centre: Centre, maintenant: () => Date) {
	const server = createServer(async (request, response) => {
		const url = new URL(request.url ?? '', 'http://localhost');
		const requete = { webhookUrl: `http://${request.headers.host}${url.pathname}`, query: Object.fromEntries(url.searchParams), body: await bodyOf(request) };
		const answer = url.pathname.endsWith('/agenda') ? answerFeed : answerPage;
		const allowed = url.pathname.endsWith('/agir') ? 'POST' : 'GET';
		if (request.method !== allowed) return response.writeHead(404).end();
		const { statut, type, contenu } = await answer(centre, requete, cles, maintenant());
		return response
			.writeHead(statut, { 'Content-Type': type, 'Content-Security-Policy': 'sandbox allow-downloads allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-presentation allow-scripts allow-top-navigation-by-user-activation allow-top-navigation-to-custom-protocols' })
			.end(contenu);
	});
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/planning`,
		close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
	};
}
