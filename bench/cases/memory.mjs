import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { caller } from '../lib/load.mjs';
import { sendEvents } from '../lib/sendEvents.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/openStack.mjs';
import { openHeap } from '../lib/heap.mjs';

/** @import { Stack } from '../lib/openStack.mjs' */
/** @import { Case, Figure, Goal } from '../lib/types.js' */

export const title = "A worker's memory and connections over many events";
export const against = 'itself after the first tenth';
/** @type {Goal} */
const goal = { direction: 'max', threshold: 1.15 };
export const rounds = 1;
export const smallest = { events: '2', steps: '2', rest: '0' };

/** @param {number} pid */
const rss = (pid) => {
	const [, kB] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kB) / 1024;
};

/** Of ours: ten for main, ten for the worker. */
const ALLOWED = 20;

/**
 * 10,000 events with one worker (`--events N` for fewer): what it holds at rest after each tenth.
 * @type {Case['run']}
 */
export async function run({ option }) {
	const total = Number(option('events') ?? 10_000);
	const step = Math.ceil(total / Number(option('steps') ?? 10));
	const rest = Number(option('rest') ?? 3_000);
	const folder = stackFolder();
	const http = caller({ clients: 8 });
	/** @type {(string | number)[][]} */
	const rows = [];
	const samples = [];
	/** @type {Stack | undefined} */
	let opened;
	/** @type {Awaited<ReturnType<typeof openHeap>> | undefined} */
	let heap;
	try {
		const stack = await openStack({ folder, workers: 1 });
		opened = stack;
		const { n8n, workers } = stack.ready.pids;
		heap = await openHeap(workers[0] ?? n8n);
		for (let done = step; done <= total; done += step) {
			const { missing, sustained } = await sendEvents(stack, http, {
				clients: 8,
				total: step,
				patience: 900_000,
			});
			await sleep(rest);
			const memory = await heap.held();
			const [{ n }] = await stack.sql(
				`select count(*)::int as n
				from pg_stat_activity
				where application_name = 'n8n-nodes-sessions-planning'`,
			);
			samples.push({ ...memory, connections: n });
			const row = [
				done,
				`${memory.live.toFixed(0)} MB`,
				`${memory.rss.toFixed(0)} MB`,
				`${rss(n8n).toFixed(0)} MB`,
				n,
				sustained.toFixed(1),
				missing,
			];
			rows.push(row);
			console.log(`  ${row.join(' | ')}`);
		}
	} finally {
		heap?.close();
		http.close();
		await opened?.close();
		removeFolder(folder);
	}
	const [first, last] = [samples[0], samples[samples.length - 1]];
	const most = Math.max(...samples.map(({ connections }) => connections));
	/**
	 * @param {number} x
	 * @returns {Figure}
	 */
	const one = (x) => ({ median: x, spread: 0, rounds: 1 });
	return {
		measures: [
			{
				name: `memory in use, ${total} beside ${step}`,
				unit: 'MB',
				ours: one(last.live),
				peer: one(first.live),
				ratio: last.live / first.live,
				goal,
			},
			{
				name: `resident memory, ${total} beside ${step}`,
				unit: 'MB',
				ours: one(last.rss),
				peer: one(first.rss),
				ratio: last.rss / first.rss,
			},
			{
				name: 'connections, the most that were open, beside what the credential allows',
				unit: 'open',
				ours: one(most),
				peer: one(ALLOWED),
				ratio: most / ALLOWED,
				goal: { direction: 'max', threshold: 1 },
			},
		],
		tables: [
			{
				title: 'At rest after so many events:',
				headers: [
					'events',
					'worker: in use',
					'resident',
					'main: resident',
					'connections of ours',
					'events/s of this tenth',
					'lost',
				],
				rows,
			},
		],
		note: [
			'In use is what is left on the heap and outside it right after a garbage collection that we ask ' +
				'for: a leak would be seen there. Resident memory also counts pages that V8 keeps for the next ' +
				'burst.',
			...(total < 10_000 ? [`Scaled down: ${total} events instead of 10,000.`] : []),
		],
	};
}
