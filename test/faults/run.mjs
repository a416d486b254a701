// npm run test:faults -- [--rounds N] [--seed S] [--stack]: rounds of load with seeded faults in it, on
// the core's own processes or (--stack) on the whole stack with n8n in queue mode (docs/faults.md).
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { playRound } from './round.mjs';

/** @import { Tried } from './round.mjs' */

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '20' },
		seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
		stack: { type: 'boolean', default: false },
		minutes: { type: 'string', default: '0' },
		log: { type: 'string', default: '' },
	},
});
const [rounds, seed, minutes] = [values.rounds, values.seed, values.minutes].map(Number);
if (![rounds, seed, minutes].every((one) => Number.isInteger(one) && one >= 0)) {
	console.error('Whole numbers: npm run test:faults -- --rounds 100 --seed 7 --minutes 30');
	process.exit(1);
}

/** @returns {Promise<{ tried: Tried, words: () => string[], stop: () => Promise<void> }>} */
async function startSystem() {
	if (values.stack) return (await import('./stackSystem.mjs')).startStackSystem();
	return (await import('./coreSystem.mjs')).startCoreSystem();
}

const begin = Date.now();
const system = await startSystem();
const level = values.stack ? 'stack' : 'core';
console.log(
	`faults: ${level}, seed ${seed}, up after ${((Date.now() - begin) / 1000).toFixed(0)} s`,
);
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'])
	process.once(signal, () => {
		stopped = true;
	});

/** @type {Record<string, number>} */
const sums = { rounds: 0 };
/** @type {Record<string, number>} */
const kinds = {};
/** @type {number[]} */
const failed = [];
const isOver = () => stopped || (minutes > 0 && Date.now() - begin > minutes * 60_000);
try {
	for (let n = 0; n < rounds && !isOver(); n += 1) {
		const round = await playRound(system.tried, seed + n);
		sums.rounds += 1;
		for (const [name, count] of Object.entries(round.counts))
			sums[name] = (sums[name] ?? 0) + count;
		for (const name of round.faults) kinds[name] = (kinds[name] ?? 0) + 1;
		const line = `round ${n + 1}, seed ${round.seed}, ${round.seconds.toFixed(1)} s: ${round.faults.join(' + ')}`;
		if (round.found.length > 0) {
			failed.push(round.seed);
			console.log(
				`✗ ${line}\n  ${round.found.join('\n  ')}\n  | ${system.words().slice(-25).join('\n  | ')}`,
			);
		} else console.log(`✓ ${line}, ${JSON.stringify(round.counts)}`);
		if (values.log) appendFileSync(values.log, `${JSON.stringify({ level, ...round })}\n`);
	}
} finally {
	await system.stop();
}
const sorted = Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => a.localeCompare(b)));
console.log(`faults: ${JSON.stringify({ level, seed, ...sums, failed, kinds: sorted })}`);
process.exit(failed.length > 0 ? 1 : 0);
