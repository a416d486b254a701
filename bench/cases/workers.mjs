import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { caller } from '../lib/load.mjs';
import { root } from '../lib/openBench.mjs';
import { sendEvents } from '../lib/sendEvents.mjs';
import {
	addWorkflows,
	openProcessor,
	openStack,
	removeFolder,
	stackFolder,
} from '../lib/openStack.mjs';
import { cpuOf, limitCores } from '../lib/processor.mjs';
import { sumUp } from '../lib/statistics.mjs';

/** @import { Case, Figure, Goal, Measure } from '../lib/types.js' */

export const title = 'Events per second by the number of workers';
export const against = 'queue mode with one worker';
export const rounds = 1;
/** A stack that runs already has no queue. */
export const smallest = { events: '2', workers: '0' };

const clients = 16;
/** Of a core, for each worker: four of them leave most of this machine to main, PostgreSQL, Redis and the load. */
const PART = 0.12;
const unlimited = 'as much as there is';
const processed = 'through a webhook processor';
const share = `${PART * 100} % of a core each`;
/** Calls go to a webhook processor, as behind the proxy of deploy/compose.yaml. */
const withProcessor = 2;

/** Runs of each worker before anything is measured. */
const WARM = 80;

/** The workflow that takes the events, as shipped. */
const shipped = JSON.parse(readFileSync(join(root, 'workflows/crm-evenements.json'), 'utf8'));
/** The same without company: each event has a run of its own. */
const oneByOne = structuredClone(shipped);
for (const { parameters } of oneByOne.nodes)
	if (parameters.endpoint === 'evenement') parameters.options = { ...parameters.options, pause: 0 };

/**
 * Worker counts cannot take turns without a restart each time: one block each, all on the same
 * databases, each with and without the limit.
 * Where workers are held to a part, each event has a run of its own: as shipped a run holds up to fifty, and a
 * dozen runs can't be shared out evenly over four workers, which made the figure one of chance (2.5 to 3.7).
 * There are as many for each worker, since a process is quicker with every run that it has done.
 * @type {Case['run']}
 */
export async function run({ rounds, option }) {
	const totals = {
		held: Number(option('events') ?? 80),
		free: Number(option('events') ?? 600),
	};
	const counts = (option('workers') ?? '1,2,4,0').split(',').map(Number);
	const folder = stackFolder();
	/** @type {Map<string, Figure>} */
	const figures = new Map();
	/** @type {(string | number)[][]} */
	const rows = [];
	let limited = true;
	try {
		for (const workers of counts) {
			const http = caller({ clients });
			const stack = await openStack({ folder, workers });
			const { n8n, workers: pids } = stack.ready.pids;
			try {
				// A process that has just begun takes half as long again for its first runs, so each has had as many.
				await addWorkflows(stack.ready, folder, [oneByOne]);
				await sendEvents(stack, http, {
					clients: 4,
					total: Math.min(WARM * (workers || 1), totals.free),
				});
				const throughProcessor = async () => {
					const processor = await openProcessor(stack);
					stack.ready.webhooks = processor.webhooks;
					await sendEvents(stack, http, { clients: 4, total: 20 });
					return processor;
				};
				const third = workers === withProcessor ? [processed] : [];
				const modes = workers ? [share, unlimited, ...third] : [unlimited];
				for (const mode of modes) {
					const isHeld = mode === share;
					const release = isHeld ? limitCores(pids, PART) : () => {};
					limited &&= Boolean(release);
					if (!release) continue;
					await addWorkflows(stack.ready, folder, [isHeld ? oneByOne : shipped]);
					const total = isHeld ? totals.held * workers : totals.free;
					const processor = mode === processed ? await throughProcessor() : undefined;
					/** @type {Awaited<ReturnType<typeof sendEvents>>[]} */
					const runs = [];
					const used = () => ({
						main: cpuOf(n8n),
						processor: processor ? cpuOf(processor.pid) : 0,
						workers: pids.reduce((sum, pid) => sum + cpuOf(pid), 0),
					});
					const before = used();
					for (let round = 0; round < rounds; round += 1)
						runs.push(await sendEvents(stack, http, { clients, total, patience: 600_000 }));
					release();
					const after = used();
					await processor?.close();
					const [{ n }] = await stack.sql(
						`select count(*)::int as n
						from pg_stat_activity
						where application_name = 'n8n-nodes-sessions-planning'`,
					);
					const sustained = sumUp(runs.map((run) => run.sustained));
					if (!processor) figures.set(`${workers}:${mode}`, sustained);
					/** @param {keyof typeof before} key */
					const each = (key) => `${((after[key] - before[key]) / total / rounds).toFixed(1)} ms`;
					const alone = processor ? ', a webhook processor' : '';
					const held = processor ? unlimited : mode;
					rows.push([
						workers ? `main${alone} and ${workers} worker(s)` : 'main alone (no queue)',
						workers ? held : '',
						sustained.median.toFixed(1),
						sumUp(runs.map(({ accepted }) => accepted.perSecond)).median.toFixed(1),
						`${Math.round(sumUp(runs.map(({ returnCall }) => returnCall.median)).median)} ms`,
						each('main'),
						processor ? each('processor') : '',
						workers ? each('workers') : '',
						n,
						runs.reduce((sum, { missing }) => sum + missing, 0),
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
	/**
	 * @param {number} workers
	 * @param {string} mode
	 * @param {Goal} [goal]
	 * @returns {Measure[]}
	 */
	const beside = (workers, mode, goal) => {
		const [ours, peer] = [figures.get(`${workers}:${mode}`), figures.get(`1:${mode}`)];
		if (!ours || !peer) return [];
		const who = workers ? `${workers} workers` : 'main alone';
		const name = mode === share ? `${who}, ${mode}` : who;
		return [{ name, unit: 'events/s', ours, peer, ratio: ours.median / peer.median, goal }];
	};
	return {
		measures: [
			...beside(2, share, { direction: 'min', threshold: 1.8 }),
			...beside(4, share, { direction: 'min', threshold: 3.4 }),
			...beside(2, unlimited),
			...beside(4, unlimited),
			...beside(0, unlimited),
		],
		tables: [
			{
				title:
					`${totals.free} events a round from ${clients} clients until the last return call, as shipped; ` +
					`${totals.held} a worker, each in a run of its own, where workers are held to a part; processor time by event:`,
				headers: [
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
				rows,
			},
		],
		note: [
			'Linear while cores last. Two cores carry main, every worker, PostgreSQL, Redis, mail catcher, ' +
				'stand-in CRM and the load generator: left alone, more workers only share them. ' +
				`So each worker was also held to ${PART * 100} % of a core by a control group, as if the machine ` +
				'had cores to spare for each: what grows then is what workers add, and nothing behind them ' +
				"(Redis, the database, the hot session's row) holds them back.",
			'The limit is the processor: of main, or of webhook processors, for the calls, of the workers ' +
				'for mails and return calls; see scaling.md for what it means on more cores.',
			...(limited
				? []
				: ['This machine allows no control groups: only the unlimited figures could be measured.']),
		],
	};
}
