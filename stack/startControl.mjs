import { sendJson, serve } from './peers/serve.mjs';

/**
 * Lets a test kill and start parts of a running stack: `POST /<part>/kill|stop|start` with `Authorization: Bearer <token>`.
 * Only with STACK_CONTROL=1.
 */
export async function startControl({ port, token, parts }) {
	const server = await serve(port, async (request, response, { pathname }) => {
		if (request.headers.authorization !== `Bearer ${token}`)
			return sendJson(response, { error: 'Wrong token' }, 403);
		const [, name, verb] = pathname.split('/');
		const part = parts[name];
		if (request.method !== 'POST' || !part || !['kill', 'stop', 'start'].includes(verb))
			return sendJson(response, { error: 'No such part or verb', parts: Object.keys(parts) }, 404);
		await part[verb]();
		sendJson(response, { pid: part.pid() });
	});
	return { url: `http://127.0.0.1:${port}`, stop: server.stop };
}
