import { Agent, request } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { sumUp } from './statistics.mjs';

/** @typedef {ReturnType<typeof caller>} Caller */
/** @typedef {{ status: number, text: string, ms: number }} Answered */

/**
 * One HTTP call over kept connections: its status and milliseconds. fetch() costs three times as much,
 * which would be measured as n8n's.
 * @param {{ clients: number }} options
 */
export function caller({ clients }) {
	const agent = new Agent({ keepAlive: true, maxSockets: clients });
	/**
	 * @param {string} url
	 * @param {{ method?: string, headers?: Record<string, string>, body?: unknown }} [options]
	 * @returns {Promise<Answered>}
	 */
	const call = (url, { method = 'POST', headers = {}, body } = {}) =>
		new Promise((resolve, reject) => {
			const start = performance.now();
			const payload = body === undefined ? undefined : JSON.stringify(body);
			const kind = payload && {
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(payload),
			};
			const asked = { method, agent, timeout: 120_000, headers: { ...headers, ...kind } };
			const sent = request(url, asked, (response) => {
				/** @type {Buffer[]} */
				const parts = [];
				response.on('data', (part) => parts.push(part));
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						text: Buffer.concat(parts).toString(),
						ms: performance.now() - start,
					}),
				);
			});
			sent.once('timeout', () =>
				sent.destroy(new Error(`no answer from ${url} within two minutes`)),
			);
			sent.once('error', reject);
			sent.end(payload);
		});
	return { call, close: () => agent.destroy() };
}

/** What this process has used while it pressed: milliseconds of processor, and of the clock. */
const pressing = { cpu: 0, wall: 0 };

/**
 * What part of the machine's processor the load generator took since it was last asked, 0 to 1;
 * undefined where it did not press.
 */
export function generatorShare() {
	const { cpu, wall } = pressing;
	Object.assign(pressing, { cpu: 0, wall: 0 });
	return wall > 0 ? cpu / (wall * availableParallelism()) : undefined;
}

/**
 * Calls `one(i)` `total` times from so many clients, each waiting `pause` ms between its calls.
 * @param {{ clients: number, total: number, pause?: number, one: (i: number) => Promise<number> }} options
 *   `one` gives the call's milliseconds
 * @returns start and end as Date.now()
 */
export async function press({ clients, total, pause = 0, one }) {
	let next = 0;
	/** @type {number[]} */
	const ms = [];
	const start = Date.now();
	const begin = performance.now();
	const before = process.cpuUsage();
	const client = async () => {
		for (let i = next++; i < total; i = next++) {
			ms.push(await one(i));
			if (pause) await sleep(pause);
		}
	};
	await Promise.all(Array.from({ length: clients }, client));
	const wall = performance.now() - begin;
	const { user, system } = process.cpuUsage(before);
	pressing.cpu += (user + system) / 1000;
	pressing.wall += wall;
	return {
		perSecond: total / (wall / 1000),
		latency: sumUp(ms),
		ms,
		start,
		end: Date.now(),
	};
}
