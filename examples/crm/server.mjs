// Routes as Next.js has them, app/api/**/route.mjs, on Node's own http.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';

import * as inscriptions from './app/api/inscriptions/route.mjs';
import * as sessions from './app/api/sessions/route.mjs';
import * as callback from './app/api/webhook/callback/route.mjs';
import { prisma } from './lib/prisma.mjs';
import { returns } from './lib/returns.mjs';

const routes = {
	'/api/inscriptions': inscriptions,
	'/api/sessions': sessions,
	'/api/webhook/callback': callback,
	'/returns': { GET: async () => Response.json([...returns.values()]) },
};

async function answer(incoming) {
	const url = new URL(incoming.url, `http://${incoming.headers.host}`);
	const handler = routes[url.pathname]?.[incoming.method];
	if (!handler) return new Response(null, { status: 404 });

	const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
	const body = hasBody ? Readable.toWeb(incoming) : undefined;
	const { method, headers } = incoming;

	return await handler(new Request(url, { method, headers, body, duplex: 'half' }));
}

const server = createServer(async (incoming, outgoing) => {
	const response = await answer(incoming).catch((error) => {
		console.error(error);
		return new Response(null, { status: 500 });
	});

	outgoing.writeHead(response.status, Object.fromEntries(response.headers));
	outgoing.end(Buffer.from(await response.arrayBuffer()));
});

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
	console.log(`http://127.0.0.1:${server.address().port}`),
);

process.once('SIGTERM', async () => {
	server.close();
	server.closeAllConnections();
	await prisma.$disconnect();
});
