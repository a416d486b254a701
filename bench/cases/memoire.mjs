import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { caller } from '../lib/charge.mjs';
import { prepareEvents, sendEvents } from '../lib/evenements.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { sumUp } from '../lib/statistiques.mjs';

export const titre = "A worker's memory and connections over many events";
export const contre = 'itself after the first tenth';
export const atteindre = { sens: 'max', seuil: 1.15 };
export const tours = 1;

const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** 10,000 events with one worker (`--events N` for fewer): what it holds at rest after each tenth. */
export async function run({ option }) {
	const total = Number(option('events') ?? 10_000);
	const step = Math.ceil(total / 10);
	const folder = stackFolder();
	const http = caller({ clients: 8 });
	let stack;
	const lignes = [];
	const samples = [];
	try {
		stack = await openStack({ folder, workers: 1 });
		const monde = await prepareEvents(stack);
		const [worker] = stack.ready.pids.workers;
		for (let done = step; done <= total; done += step) {
			const { manquants, soutenu } = await sendEvents(stack, http, monde, { clients: 8, total: step, patience: 900_000 });
			await sleep(3_000);
			const memory = [];
			for (let i = 0; i < 10; i += 1) {
				memory.push(rss(worker));
				await sleep(300);
			}
			const [{ n }] = await stack.sql("select count(*)::int as n from pg_stat_activity where application_name = 'n8n-nodes-sessions-planning'");
			samples.push({ memory: sumUp(memory), connections: n });
			lignes.push([done, `${sumUp(memory).mediane.toFixed(0)} MB`, `${rss(stack.ready.pids.n8n).toFixed(0)} MB`, n, soutenu.toFixed(1), manquants]);
			console.log(`  ${lignes.at(-1).join(' | ')}`);
		}
	} finally {
		http.close();
		await stack?.close();
		removeFolder(folder);
	}
	const [first, last] = [samples[0], samples.at(-1)];
	const one = (x) => ({ mediane: x, dispersion: 0, tours: 1 });
	return {
		mesures: [
			{ nom: `resident memory, ${total} beside ${step}`, unite: 'MB', nous: last.memory, pair: first.memory, rapport: last.memory.mediane / first.memory.mediane },
			{ nom: `connections, ${total} beside ${step}`, unite: 'open', nous: one(last.connections), pair: one(first.connections), rapport: last.connections / Math.max(1, first.connections), atteindre: { sens: 'max', seuil: 1 } },
		],
		tableaux: [{ titre: 'At rest after so many events:', entetes: ['events', 'worker', 'main', 'connections of ours', 'events/s of this tenth', 'lost'], lignes }],
		note: [`Resident memory includes what V8 has not given back: it moves by 100 MB and more between garbage collections. What counts is that it does not grow with the events.`, ...(total < 10_000 ? [`Scaled down: ${total} events instead of 10,000.`] : [])],
	};
}
