import { sendJson, serve } from './peers/serve.mjs';

/** @typedef {() => Promise<unknown>} Act */
/** @typedef {{ pid: () => number | undefined, kill: Act, stop: Act, start: Act }} Controlled */

/** @param {string} verb */
const isVerb = (verb) =>
	/** @type {const} */ (['kill', 'stop', 'start']).find((one) => one === verb);

/**
 * Lets a test kill and start parts of a running stack: `POST /<part>/kill|stop|start` with
 * `Authorization: Bearer <token>`.
 * Only with STACK_CONTROL=1.
 * @param {{ port: number, token: string, parts: Record<string, Controlled> }} options
 */
export async function startControl({ port, token, parts }) {
	const server = await serve(port, async (request, response, { pathname }) => {
		if (request.headers.authorization !== `Bearer ${token}`)
			return sendJson(response, { error: 'Wrong token' }, 403);
		const [, name, asked] = pathname.split('/');
		const verb = isVerb(asked);
		const part = parts[name];
		if (request.method !== 'POST' || !part || !verb)
			return sendJson(response, { error: 'No such part or verb', parts: Object.keys(parts) }, 404);
		await part[verb]();
		sendJson(response, { pid: part.pid() });
	});
	return { url: `http://127.0.0.1:${port}`, stop: server.stop };
}
