import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Centre } from '../../../core/centre/centre';
import { answerFeed, answerPage } from '../../../core/pages/server/answerPage';
import { pathOf, readPageForm } from '../../../core/pages/server/readRequest';

export const cleSecrets = 'une longue clé de test';
const cles = { cleSecrets, cleFormulaires: 'une autre' };

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return readPageForm(Buffer.concat(chunks));
}

/**
 * The pages over HTTP as the Planning Pages node sends them, headers included; no password is asked for.
 * `maintenant` is the day it is.
 */
export async function servePages(centre: Centre, maintenant: () => Date) {
	const server = createServer(async (request, response) => {
		const url = new URL(request.url ?? '', 'http://localhost');
		const incoming = {
			chemin: pathOf(url.pathname),
			poste: request.method === 'POST',
			base: `http://${request.headers.host}/webhook/planning`,
			query: Object.fromEntries(url.searchParams),
			body: await bodyOf(request),
		};
		const answer = url.pathname.endsWith('/agenda') ? answerFeed : answerPage;
		const allowed = /\/(agir|moi)$/.test(url.pathname) ? ['POST', 'GET'] : ['GET'];
		const posts = url.pathname.endsWith('/agir') ? ['POST'] : allowed;
		if (!posts.includes(String(request.method))) return response.writeHead(404).end();
		const { statut, headers, contenu } = await answer(centre, incoming, cles, maintenant());
		return response.writeHead(statut, headers).end(contenu);
	});
	// Whoever asks ends a connection that rests: where both do after five seconds, a request may meet that end.
	server.keepAliveTimeout = 0;
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/planning`,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(resolve);
			}),
	};
}
