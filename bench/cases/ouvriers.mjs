import { caller } from '../lib/charge.mjs';
import { prepareEvents, sendEvents } from '../lib/evenements.mjs';
import { openProcessor, openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { cpuOf, limitCores } from '../lib/quota.mjs';
import { sumUp } from '../lib/statistiques.mjs';

export const titre = 'Events per second by the number of workers';
export const contre = 'queue mode with one worker';
export const tours = 1;

const clients = 16;
/** Of a core, for each worker: four of them leave most of this machine to main, PostgreSQL, Redis and the load. */
const PART = 0.06;
const entiers = 'as much as there is';
const parts = `${PART * 100} % of a core each`;
/** Calls go to a webhook processor, as behind the proxy of deploy/compose.yaml. */
const avecProcesseur = 2;

/**
 * Worker counts cannot take turns without a restart each time: one block each, all on the same databases, each with and without the limit.
 * Enough events that each worker gets many runs of n8n: a run holds up to fifty, and five runs can't be shared out evenly over four workers.
 */
export async function run({ tours: rounds, option }) {
	const total = Number(option('events') ?? 800);
	const counts = (option('workers') ?? '1,2,4,0').split(',').map(Number);
	const folder = stackFolder();
	const figures = new Map();
	const lignes = [];
	let limited = true;
	try {
		for (const workers of counts) {
			const http = caller({ clients });
			const stack = await openStack({ folder, workers });
			const { n8n, workers: pids } = stack.ready.pids;
			try {
				const monde = await prepareEvents(stack);
				await sendEvents(stack, http, monde, { clients: 4, total: 40 });
				const processeur = async () => {
					const processor = await openProcessor(stack);
					stack.ready.webhooks = processor.webhooks;
					await sendEvents(stack, http, monde, { clients: 4, total: 20 });
					return processor;
				};
				for (const mode of workers
					? [parts, entiers, ...(workers === avecProcesseur ? [processeur] : [])]
					: [entiers]) {
					const release = mode === parts ? limitCores(pids, PART) : () => {};
					limited &&= Boolean(release);
					if (!release) continue;
					const processor = mode === processeur ? await mode() : undefined;
					const runs = [];
					const used = () => ({
						main: cpuOf(n8n),
						processor: processor ? cpuOf(processor.pid) : 0,
						workers: pids.reduce((sum, pid) => sum + cpuOf(pid), 0),
					});
					const before = used();
					for (let tour = 0; tour < rounds; tour += 1)
						runs.push(await sendEvents(stack, http, monde, { clients, total, patience: 600_000 }));
					release();
					const after = used();
					await processor?.close();
					const [{ n }] = await stack.sql(
						"select count(*)::int as n from pg_stat_activity where application_name = 'n8n-nodes-sessions-planning'",
					);
					const soutenu = sumUp(runs.map((run) => run.soutenu));
					if (!processor) figures.set(`${workers}:${mode}`, soutenu);
					const each = (key) => `${((after[key] - before[key]) / total / rounds).toFixed(1)} ms`;
					lignes.push([
						workers
							? `main${processor ? ', a webhook processor' : ''} and ${workers} worker(s)`
							: 'main alone (no queue)',
						workers ? (processor ? entiers : mode) : '',
						soutenu.mediane.toFixed(1),
						sumUp(runs.map(({ accuse }) => accuse.parSeconde)).mediane.toFixed(1),
						`${Math.round(sumUp(runs.map(({ retour }) => retour.mediane)).mediane)} ms`,
						each('main'),
						processor ? each('processor') : '',
						workers ? each('workers') : '',
						n,
						runs.reduce((sum, { manquants }) => sum + manquants, 0),
					]);
				}
			} finally {
				http.close();
				await stack.close();
			}
		}
	} finally {
		removeFolder(folder);
	}
	const beside = (workers, mode, atteindre) => {
		const [nous, pair] = [figures.get(`${workers}:${mode}`), figures.get(`1:${mode}`)];
		return nous && pair
			? [
					{
						nom: `${workers ? `${workers} workers` : 'main alone'}${mode === parts ? `, ${mode}` : ''}`,
						unite: 'events/s',
						nous,
						pair,
						rapport: nous.mediane / pair.mediane,
						...(atteindre ? { atteindre } : {}),
					},
				]
			: [];
	};
	return {
		mesures: [
			...beside(2, parts, { sens: 'min', seuil: 1.8 }),
			...beside(4, parts, { sens: 'min', seuil: 3.4 }),
			...beside(2, entiers),
			...beside(4, entiers),
			...beside(0, entiers),
		],
		tableaux: [
			{
				titre: `${total} events a round from 16 clients, until the last return call; processor time by event:`,
				entetes: [
					'',
					'a worker has',
					'events finished/s',
					'202s/s',
					'p50 until the return call',
					'main',
					'processor',
					'workers',
					'connections of ours',
					'lost',
				],
				lignes,
			},
		],
		note: [
			`Linear while cores last. Two cores carry main, every worker, PostgreSQL, Redis, mail catcher, stand-in CRM and the load generator: left alone, more workers only share them. So each worker was also held to ${PART * 100} % of a core by a control group, as if the machine had cores to spare for each: what grows then is what workers add, and nothing behind them (Redis, the database, the hot session's row) holds them back.`,
			'The limit is the processor: of main, or of webhook processors, for the calls, of the workers for mails and return calls; see scaling.md for what it means on more cores.',
			...(limited
				? []
				: ['This machine allows no control groups: only the unlimited figures could be measured.']),
		],
	};
}
