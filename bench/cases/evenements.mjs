import { caller } from '../lib/load.mjs';
import { callFloor, sendEvents } from '../lib/sendEvents.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/openStack.mjs';
import { cpuOf } from '../lib/processor.mjs';
import { sumUp } from '../lib/statistics.mjs';
import { floor } from '../lib/workflows.mjs';

/** @import { Stack } from '../lib/openStack.mjs' */
/** @import { Case, Figure, Goal, Measure } from '../lib/types.js' */

export const title = 'From event to 202, and to the return call';
export const against = 'Webhook → Respond in the same n8n, with the same token and no work done';
export const rounds = 3;
export const smallest = { events: '2', rest: '1', installations: '1' };

const clients = 16;

/** @typedef {{ name: string, restToo?: boolean, env?: Record<string, string> }} Installation */

/**
 * n8n as it is set up; `restToo` also measures calls with a pause between.
 * @type {Installation[]}
 */
const installations = [
	{ name: 'as shipped', restToo: true },
	{
		name: "n8n's own engine settings",
		env: {
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'false',
			N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'false',
		},
	},
];

/**
 * Each event is an ELEVE_INSCRIT: one transaction, two mails with a calendar, a signed return call. At
 * rest: one call every 250 ms. At saturation: 16 clients without pause.
 * @param {Installation} installation
 * @param {{ rounds: number, total: number, calls: number }} amounts `calls`: how many at rest
 */
async function measure({ env, restToo }, { rounds, total, calls }) {
	const folder = stackFolder();
	const http = caller({ clients });
	const series = {
		/** @type {number[]} milliseconds of each call of all rounds: a round alone has no 99th percentile */
		atRest: [],
		/** @type {number[]} */
		atRestPeer: [],
		/** @type {Figure[]} */
		atRestReturn: [],
		/** @type {Pressed[]} */
		ours: [],
		/** @type {Pressed[]} */
		peer: [],
		/** @type {Figure[]} */
		returnCall: [],
		/** @type {number[]} */
		sustained: [],
		/** @type {number[]} */
		cpu: [],
		/** @type {number[]} */
		cpuPeer: [],
		/** @type {number[]} */
		wal: [],
		/** @type {number[]} */
		walPeer: [],
	};
	let lost = 0;
	/** @type {Stack | undefined} */
	let opened;
	try {
		const stack = await openStack({ folder, workflows: [floor], env });
		opened = stack;
		// A round of each warms up and is dropped, as in `interleave`.
		await callFloor(stack, http, { clients, total });
		await sendEvents(stack, http, { clients, total });
		const wal = async () => {
			const [{ n }] = await stack.sql("select (pg_current_wal_lsn() - '0/0')::text as n");
			return BigInt(n);
		};
		/**
		 * @template T
		 * @param {() => Promise<T>} work
		 */
		const spent = async (work) => {
			const [cpu, log] = [cpuOf(stack.ready.pids.n8n), await wal()];
			const value = await work();
			return {
				value,
				cpu: (cpuOf(stack.ready.pids.n8n) - cpu) / total,
				kB: Number((await wal()) - log) / 1024 / total,
			};
		};

		for (let round = 0; round < rounds; round += 1) {
			if (restToo) {
				const rest = { clients: 1, total: calls, pause: 250 };
				series.atRestPeer.push(...(await callFloor(stack, http, rest)).ms);
				const ours = await sendEvents(stack, http, rest);
				series.atRest.push(...ours.accepted.ms);
				series.atRestReturn.push(ours.returnCall);
				lost += ours.missing;
			}
			const peer = await spent(() => callFloor(stack, http, { clients, total }));
			const ours = await spent(() => sendEvents(stack, http, { clients, total }));
			series.peer.push(peer.value);
			series.ours.push(ours.value.accepted);
			series.returnCall.push(ours.value.returnCall);
			series.sustained.push(ours.value.sustained);
			series.cpuPeer.push(peer.cpu);
			series.cpu.push(ours.cpu);
			series.walPeer.push(peer.kB);
			series.wal.push(ours.kB);
			lost += ours.value.missing;
		}
	} finally {
		http.close();
		await opened?.close();
		removeFolder(folder);
	}
	return { ...series, lost };
}

/** @typedef {{ perSecond: number, latency: Figure }} Pressed */

/**
 * @param {(Figure | Pressed)[]} list
 * @param {'median' | 'p99'} key
 */
const latency = (list, key = 'median') =>
	sumUp(list.map((one) => ('latency' in one ? one.latency : one)[key] ?? 0));
/**
 * The 99th percentile; its spread is that of the calls.
 * @param {number[]} list
 */
const slowest = (list) => ({ ...sumUp(list), median: sumUp(list).p99 });
/** @param {Pressed[]} list */
const rate = (list) => sumUp(list.map(({ perSecond }) => perSecond));
/** @type {Goal} */
const atMost = { direction: 'max', threshold: 1.5 };
/** @type {Goal} */
const atLeast = { direction: 'min', threshold: 0.6 };
/** @type {Goal} */
const asFast = { direction: 'min', threshold: 1 };

/**
 * @param {string} name
 * @param {string} unit
 * @param {Figure} ours
 * @param {Figure} peer
 * @param {Goal} goal
 * @returns {Measure}
 */
const beside = (name, unit, ours, peer, goal) => ({
	name,
	unit,
	ours,
	peer,
	ratio: ours.median / peer.median,
	goal,
});

/** @type {Case['run']} */
export async function run({ rounds, option }) {
	const asked = option('events');
	/** @param {Installation} installation so many that a round is its rate, and not how it begins and ends */
	const totalOf = ({ restToo }) => Number(asked ?? (restToo ? 800 : 80));
	const calls = Number(option('rest') ?? 40);
	const figures = [];
	for (const installation of installations.slice(0, Number(option('installations') ?? 2))) {
		const total = totalOf(installation);
		const series = await measure(installation, { rounds, total, calls });
		figures.push({ ...installation, ...series });
	}
	const measures = figures.flatMap(
		({ name, restToo, atRest, atRestPeer, ours, peer, sustained }) => {
			const p50 = `${name}, at rest: p50 until 202`;
			const p99 = `${name}, at rest: p99 until 202`;
			const busy = `${name}, 16 clients`;
			const quiet =
				atRest.length > 0
					? [
							beside(p50, 'ms', sumUp(atRest), sumUp(atRestPeer), atMost),
							beside(p99, 'ms', slowest(atRest), slowest(atRestPeer), atMost),
						]
					: [];
			return [
				...quiet,
				beside(`${busy}: p50 until 202`, 'ms', latency(ours), latency(peer), atMost),
				beside(`${busy}: 202s a second`, '/s', rate(ours), rate(peer), atLeast),
				beside(
					`${busy}: events finished a second`,
					'/s',
					sumUp(sustained),
					rate(peer),
					restToo ? asFast : atLeast,
				),
			];
		},
	);
	/** @param {number} x */
	const ms = (x) => `${Math.round(x)} ms`;
	/** @param {number[]} list */
	const bothOf = (list) => `${ms(sumUp(list).median)} / ${ms(sumUp(list).p99)}`;
	/** @param {(Figure | Pressed)[]} list */
	const both = (list) => `${ms(latency(list).median)} / ${ms(latency(list, 'p99').median)}`;
	return {
		measures,
		tables: [
			{
				title: 'Latencies p50 / p99; a return call comes after two mails are sent:',
				headers: ['', '202', 'return call', 'floor'],
				rows: figures.flatMap(
					({ name, atRest, atRestPeer, atRestReturn, ours, peer, returnCall }) => [
						...(atRest.length > 0
							? [[`${name}, at rest`, bothOf(atRest), both(atRestReturn), bothOf(atRestPeer)]]
							: []),
						[`${name}, 16 clients without pause`, both(ours), both(returnCall), both(peer)],
					],
				),
			},
			{
				title:
					"What one costs, at saturation (processor of the n8n process; WAL with n8n's own tables):",
				headers: ['', 'an event, start to end', 'Webhook → Respond'],
				rows: figures.map(({ name, cpu, cpuPeer, wal, walPeer }) => [
					name,
					...[
						[cpu, wal],
						[cpuPeer, walPeer],
					].map(([c, w]) => `${ms(sumUp(c).median)}, ${sumUp(w).median.toFixed(0)} kB`),
				]),
			},
		],
		verdict: `${figures.reduce((sum, { lost }) => sum + lost, 0)} events without a return call.`,
		note: [
			`A round has ${totalOf(installations[0])} events as shipped, and ${totalOf(installations[1])} with n8n's own settings.`,
			`At rest there are ${calls} calls a round, and the percentiles are of all ${calls * rounds}: now and then n8n stands ` +
				'still for a tenth of a second, whoever is called, and the slowest of a few calls says only whether it did.',
			'The floor does one thing: it answers. An event finished has also run a transaction, two mails ' +
				'with a calendar file through SMTP, and a signed HTTP call; ' +
				'load generator, mail catcher, stand-in CRM and PostgreSQL share the two cores.',
			'What made the difference: n8n evaluates no expression for a call (it does so for a webhook node ' +
				'of version 1, in an isolate of V8 made for each call; what that costs is the second column of ' +
				"the settings' table); events that come close together share a statement and a run of n8n (events.md); they are " +
				'received in a workflow of two nodes, where one with the words of all mails (28 nodes, 60 kB) was read by n8n and ' +
				'had its parameters filled in for each call, a quarter of its work for an event; and a convocation no longer reads ' +
				"everybody enrolled. With n8n's own engine settings an isolate is made for each execution; the floor has one " +
				'execution a call, ours two for all that share a run.',
		],
	};
}
