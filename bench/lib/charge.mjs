import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { sumUp } from './statistiques.mjs';

/** One HTTP call over kept connections: its status and milliseconds. fetch() costs three times as much, which would be measured as n8n's. */
export function caller({ clients }) {
	const agent = new Agent({ keepAlive: true, maxSockets: clients });
	const call = (url, { method = 'POST', headers = {}, body } = {}) =>
		new Promise((resolve, reject) => {
			const debut = performance.now();
			const payload = body === undefined ? undefined : JSON.stringify(body);
			const sent = request(
				url,
				{
					method,
					agent,
					timeout: 120_000,
					headers: {
						...headers,
						...(payload
							? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
							: {}),
					},
				},
				(response) => {
					const parts = [];
					response.on('data', (part) => parts.push(part));
					response.on('end', () =>
						resolve({
							status: response.statusCode,
							text: Buffer.concat(parts).toString(),
							ms: performance.now() - debut,
						}),
					);
				},
			);
			sent.once('timeout', () =>
				sent.destroy(new Error(`no answer from ${url} within two minutes`)),
			);
			sent.once('error', reject);
			sent.end(payload);
		});
	return { call, close: () => agent.destroy() };
}

/**
 * Calls `one(i)` `total` times from so many clients, each waiting `pause` ms between its calls.
 * @returns {Promise<{ parSeconde: number, latence: object, debut: number, fin: number }>} debut and fin as Date.now()
 */
export async function press({ clients, total, pause = 0, one }) {
	let next = 0;
	const ms = [];
	const debut = Date.now();
	const depart = performance.now();
	await Promise.all(
		Array.from({ length: clients }, async () => {
			for (let i = next++; i < total; i = next++) {
				ms.push(await one(i));
				if (pause) await sleep(pause);
			}
		}),
	);
	return {
		parSeconde: total / ((performance.now() - depart) / 1000),
		latence: { ...sumUp(ms), p50: sumUp(ms).mediane },
		debut,
		fin: Date.now(),
	};
}
