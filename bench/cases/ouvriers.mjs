import { caller } from '../lib/charge.mjs';
import { prepareEvents, sendEvents } from '../lib/evenements.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { sumUp } from '../lib/statistiques.mjs';

export const titre = 'Events per second by the number of workers';
export const contre = 'queue mode with one worker';
export const tours = 3;

const clients = 16;

/** Worker counts cannot take turns without a restart each time: one block each, all on the same databases. */
export async function run({ tours: rounds, option }) {
	const total = Number(option('events') ?? 200);
	const counts = (option('workers') ?? '1,2,4,0').split(',').map(Number);
	const folder = stackFolder();
	const figures = {};
	const lignes = [];
	try {
		for (const workers of counts) {
			const http = caller({ clients });
			const stack = await openStack({ folder, workers });
			try {
				const monde = await prepareEvents(stack);
				await sendEvents(stack, http, monde, { clients: 4, total: 40 });
				const runs = [];
				for (let tour = 0; tour < rounds; tour += 1) runs.push(await sendEvents(stack, http, monde, { clients, total }));
				const [{ n }] = await stack.sql("select count(*)::int as n from pg_stat_activity where application_name = 'n8n-nodes-sessions-planning'");
				figures[workers] = sumUp(runs.map(({ soutenu }) => soutenu));
				lignes.push([workers ? `main and ${workers} worker(s)` : 'main alone (no queue)', figures[workers].mediane.toFixed(1), sumUp(runs.map(({ accuse }) => accuse.parSeconde)).mediane.toFixed(1), `${Math.round(sumUp(runs.map(({ retour }) => retour.mediane)).mediane)} ms`, n, runs.reduce((sum, { manquants }) => sum + manquants, 0)]);
			} finally {
				http.close();
				await stack.close();
			}
		}
	} finally {
		removeFolder(folder);
	}
	const one = figures[1];
	return {
		mesures: Object.entries(figures).filter(([n]) => n !== '1' && one).map(([n, nous]) => ({ nom: n === '0' ? 'main alone' : `${n} workers`, unite: 'events/s', nous, pair: one, rapport: nous.mediane / one.mediane })),
		tableaux: [{ titre: `${total} events a round from 16 clients, until the last return call:`, entetes: ['', 'events finished/s', '202s/s', 'p50 until the return call', 'connections of ours', 'lost'], lignes }],
		note: 'Linear while cores last: here two cores carry main, every worker, PostgreSQL, Redis, mail catcher, stand-in CRM and the load generator, so more workers only share them. The limit is the processor, which n8n spends per execution; see scaling.md for what it means on more cores.',
	};
}
