import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { caller } from '../lib/charge.mjs';
import { prepareEvents, sendEvents } from '../lib/evenements.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { openHeap } from '../lib/tas.mjs';

export const titre = "A worker's memory and connections over many events";
export const contre = 'itself after the first tenth';
const atteindre = { sens: 'max', seuil: 1.15 };
export const tours = 1;

const rss = (pid) =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** 10,000 events with one worker (`--events N` for fewer): what it holds at rest after each tenth. */
export async function run({ option }) {
	const total = Number(option('events') ?? 10_000);
	const step = Math.ceil(total / 10);
	const folder = stackFolder();
	const http = caller({ clients: 8 });
	let stack;
	const lignes = [];
	const samples = [];
	let heap;
	try {
		stack = await openStack({ folder, workers: 1 });
		const monde = await prepareEvents(stack);
		heap = await openHeap(stack.ready.pids.workers[0]);
		for (let done = step; done <= total; done += step) {
			const { manquants, soutenu } = await sendEvents(stack, http, monde, {
				clients: 8,
				total: step,
				patience: 900_000,
			});
			await sleep(3_000);
			const memory = await heap.held();
			const [{ n }] = await stack.sql(
				"select count(*)::int as n from pg_stat_activity where application_name = 'n8n-nodes-sessions-planning'",
			);
			samples.push({ ...memory, connections: n });
			lignes.push([
				done,
				`${memory.vivant.toFixed(0)} MB`,
				`${memory.rss.toFixed(0)} MB`,
				`${rss(stack.ready.pids.n8n).toFixed(0)} MB`,
				n,
				soutenu.toFixed(1),
				manquants,
			]);
			console.log(`  ${lignes.at(-1).join(' | ')}`);
		}
	} finally {
		heap?.close();
		http.close();
		await stack?.close();
		removeFolder(folder);
	}
	const [first, last] = [samples[0], samples.at(-1)];
	const one = (x) => ({ mediane: x, dispersion: 0, tours: 1 });
	return {
		mesures: [
			{
				nom: `memory in use, ${total} beside ${step}`,
				unite: 'MB',
				nous: one(last.vivant),
				pair: one(first.vivant),
				rapport: last.vivant / first.vivant,
				atteindre,
			},
			{
				nom: `resident memory, ${total} beside ${step}`,
				unite: 'MB',
				nous: one(last.rss),
				pair: one(first.rss),
				rapport: last.rss / first.rss,
			},
			{
				nom: `connections, ${total} beside ${step}`,
				unite: 'open',
				nous: one(last.connections),
				pair: one(first.connections),
				rapport: last.connections / Math.max(1, first.connections),
				atteindre: { sens: 'max', seuil: 1 },
			},
		],
		tableaux: [
			{
				titre: 'At rest after so many events:',
				entetes: [
					'events',
					'worker: in use',
					'resident',
					'main: resident',
					'connections of ours',
					'events/s of this tenth',
					'lost',
				],
				lignes,
			},
		],
		note: [
			'In use is what is left on the heap and outside it right after a garbage collection that we ask for: a leak would be seen there. Resident memory also counts pages that V8 keeps for the next burst.',
			...(total < 10_000 ? [`Scaled down: ${total} events instead of 10,000.`] : []),
		],
	};
}
