import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** @import { AddressInfo } from 'node:net' */
/** @import { IncomingMessage, IncomingHttpHeaders } from 'node:http' */

/**
 * What befalls a call. lost: it never arrives; deaf: it does, and the answer is lost; half: half of
 * the answer comes; twice: it arrives two times at once; late: it waits; error: it is answered by a 503.
 * @typedef {'lost' | 'deaf' | 'half' | 'twice' | 'late' | 'error'} Mishap
 */

/** @typedef {{ status: number, headers: IncomingHttpHeaders, body: Buffer }} Reply */
/** @typedef {Awaited<ReturnType<typeof startCallProxy>>} CallProxy */

export const mishaps = /** @type {const} */ (['lost', 'deaf', 'half', 'twice', 'late', 'error']);

/** @param {IncomingMessage} stream */
async function read(stream) {
	/** @type {Buffer[]} */
	const pieces = [];
	for await (const piece of stream) pieces.push(piece);
	return Buffer.concat(pieces);
}

/**
 * @param {string} url
 * @param {IncomingMessage} incoming
 * @param {Buffer} body
 * @returns {Promise<Reply>}
 */
const forward = (url, incoming, body) =>
	new Promise((resolve, reject) => {
		const { method, headers } = incoming;
		const call = request(url, { method, headers, agent: false }, (response) => {
			read(response).then(
				(bytes) =>
					resolve({ status: response.statusCode ?? 502, headers: response.headers, body: bytes }),
				reject,
			);
		});
		call.setTimeout(30_000, () => call.destroy(new Error('no answer')));
		call.once('error', reject);
		call.end(body);
	});

/**
 * A proxy of HTTP calls, each of which it may lose, double, delay or cut: before the CRM's callback,
 * and before the webhooks.
 * @param {() => string} target where the next call goes
 */
export async function startCallProxy(target) {
	/** @type {{ mishap: Mishap, times: number } | undefined} */
	let plan;
	const met = () => {
		if (!plan) return undefined;
		const { mishap } = plan;
		plan.times -= 1;
		if (plan.times <= 0) plan = undefined;
		return mishap;
	};
	const server = createServer(async (incoming, response) => {
		const lose = () => void incoming.socket.resetAndDestroy();
		try {
			const body = await read(incoming);
			const mishap = met();
			if (mishap === 'lost') return lose();
			if (mishap === 'error') return void response.writeHead(503).end('{"error":"proxy"}');
			if (mishap === 'late') await sleep(400);
			const send = () => forward(`${target()}${incoming.url}`, incoming, body);
			const replies = mishap === 'twice' ? [send(), send()] : [send()];
			const reply = await Promise.any(replies);
			if (mishap === 'deaf') return lose();
			response.writeHead(reply.status, {
				'content-type': reply.headers['content-type'] ?? 'text/plain',
				'content-length': reply.body.length,
				// n8n sends longer answers compressed.
				...(reply.headers['content-encoding'] && {
					'content-encoding': reply.headers['content-encoding'],
				}),
			});
			if (mishap !== 'half') return void response.end(reply.body);
			response.write(reply.body.subarray(0, reply.body.length / 2));
			setTimeout(lose, 2);
		} catch {
			lose();
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		/**
		 * @param {Mishap} mishap
		 * @param {number} times how many of the next calls it befalls
		 */
		meet: (mishap, times) => {
			plan = { mishap, times };
		},
		heal: () => {
			plan = undefined;
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(() => resolve(undefined));
			});
		},
	};
}
