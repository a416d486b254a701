import { setTimeout as sleep } from 'node:timers/promises';

import { mishaps } from './callProxy.mjs';

/** @import { Random } from './random.mjs' */
/** @import { CutProxy } from './cutProxy.mjs' */
/** @import { CallProxy } from './callProxy.mjs' */
/** @import { Peers } from './peers.mjs' */
/** @import { Controlled } from '../../stack/startControl.mjs' */

/**
 * @typedef {{ peers: Peers, database: CutProxy, front: CallProxy, postgres: { kill: () => Promise<void>,
 *   start: () => Promise<unknown> }, killWorker: (which: number) => Promise<void>,
 *   startWorker: (which: number) => Promise<void>, killAll: () => Promise<void> }} System
 */

/** @typedef {{ name: string, after: number, lasts: number, begin: () => unknown, end: () => unknown }} Fault */

/**
 * @typedef {{ peers: Peers, database: CutProxy, ofN8n: CutProxy, queue: CutProxy, front: CallProxy, redis: { kill:
 *   () => Promise<void>, start: () => void }, postgres: System['postgres'], parts: Record<string, Controlled> }} Stack
 */

const cuts = /** @type {const} */ (['before', 'middle', 'after', 'answer']);
const nothing = () => {};

/**
 * Ways to mistreat the connections that pass a proxy.
 * @param {string} name
 * @param {CutProxy} proxy
 * @param {Random} random
 * @param {number} most pieces that pass in a round
 */
export function onCutProxy(name, proxy, random, most) {
	const cut = random.pick(cuts);
	const [nth, times] = [1 + random.below(most), 1 + random.below(4)];
	const delay = 10 + random.below(60);
	return random.pick([
		{ name: `${name} cut ${cut}`, begin: () => proxy.cut(cut, nth, times), end: nothing },
		{ name: `${name} cut ${cut}`, begin: () => proxy.cut(cut, nth, times), end: nothing },
		{ name: `${name} slow`, begin: () => proxy.slow(delay), end: () => proxy.slow(0) },
		{ name: `${name} away`, begin: () => proxy.close(), end: () => proxy.heal() },
	]);
}

/**
 * Ways to mistreat calls.
 * @param {string} name
 * @param {{ meet: (mishap: (typeof mishaps)[number], times: number) => void }} proxy
 * @param {Random} random
 */
export function onCallProxy(name, proxy, random) {
	const mishap = random.pick(mishaps);
	const times = 1 + random.below(8);
	return { name: `${name} ${mishap}`, begin: () => proxy.meet(mishap, times), end: nothing };
}

/**
 * What may befall the core's processes, their database and their peers.
 * @param {System} system
 * @param {Random} random
 */
export function drawCoreFault(system, random) {
	const { database, peers, front, postgres } = system;
	const which = random.below(2);
	const refusals = 1 + random.below(10);
	const kinds = [
		{
			name: 'kill a worker',
			begin: () => system.killWorker(which),
			end: () => system.startWorker(which),
		},
		{
			name: 'kill all workers',
			begin: () => system.killAll(),
			end: async () => {
				await system.startWorker(0);
				await system.startWorker(1);
			},
		},
		{ name: 'kill PostgreSQL', begin: () => postgres.kill(), end: () => postgres.start() },
		...[1, 2, 3].map(() => onCutProxy('PostgreSQL', database, random, 120)),
		onCutProxy('SMTP', peers.smtp, random, 60),
		{ name: 'SMTP refuses', begin: () => peers.refuseMails(refusals), end: nothing },
		onCallProxy('CRM', peers.callback, random),
		onCallProxy('webhook', front, random),
	];
	return random.pick(kinds);
}

/**
 * What may befall n8n, its workers, its queue, both databases and the peers.
 * @param {Stack} stack
 * @param {Random} random
 */
export function drawStackFault(
	{ peers, database, ofN8n, queue, redis, front, postgres, parts },
	random,
) {
	const refusals = 1 + random.below(10);
	/** @param {string} name */
	const part = (name) => ({
		name: `kill ${name}`,
		begin: () => parts[name].kill(),
		end: () => parts[name].start(),
	});
	const kinds = [
		part('n8n'),
		part('worker1'),
		part('worker2'),
		{
			name: 'kill both workers',
			begin: () => Promise.all([parts.worker1.kill(), parts.worker2.kill()]),
			end: () => Promise.all([parts.worker1.start(), parts.worker2.start()]),
		},
		{ name: 'kill Redis', begin: () => redis.kill(), end: () => redis.start() },
		{ name: 'kill PostgreSQL', begin: () => postgres.kill(), end: () => postgres.start() },
		onCutProxy('Redis', queue, random, 300),
		onCutProxy('PostgreSQL', database, random, 200),
		onCutProxy('PostgreSQL', database, random, 200),
		onCutProxy("n8n's PostgreSQL", ofN8n, random, 300),
		onCutProxy('SMTP', peers.smtp, random, 100),
		{ name: 'SMTP refuses', begin: () => peers.refuseMails(refusals), end: nothing },
		onCallProxy('CRM', peers.callback, random),
		onCallProxy('webhook', front, random),
	];
	return random.pick(kinds);
}

/**
 * A round's faults: one, and in a third of the rounds another into it.
 * @param {Random} random
 * @param {(random: Random) => { name: string, begin: () => unknown, end: () => unknown }} draw
 * @param {number} span milliseconds within which they begin
 * @returns {Fault[]}
 */
export function drawFaults(random, draw, span) {
	const count = random.chance(0.33) ? 2 : 1;
	const faults = Array.from({ length: count }, () => ({
		...draw(random),
		after: random.below(span),
		lasts: Math.ceil(span / 10) + random.below(span / 2),
	}));
	// The same part twice at once would be killed by one and started by the other.
	const [first, second] = faults;
	return second && second.name.split(' ')[0] === first.name.split(' ')[0] ? [first] : faults;
}

/** @param {Fault[]} faults */
export async function play(faults) {
	await Promise.all(
		faults.map(async ({ after, lasts, begin, end }) => {
			await sleep(after);
			await begin();
			await sleep(lasts);
			await end();
		}),
	);
}
