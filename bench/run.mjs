// npm run bench [-- --only inscriptions,queue] [--rounds N]: every figure beside its floor or peer,
// interleaved, on this machine.
// --smallest runs each case once as small as it goes and keeps nothing: npm test does, so that none of them rots.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { buildPackage } from '../stack/n8n/installPackage.mjs';
import { goalInWords, judge } from './lib/goals.mjs';
import { generatorShare } from './lib/load.mjs';
import { root } from './lib/openBench.mjs';
import { measureNoise } from './lib/statistics.mjs';
import { writeCapacity } from './lib/writeCapacity.mjs';
import { writePage } from './lib/writePage.mjs';

/** @import { Case, Measured, Results } from './lib/types.js' */

const all = [
	'inscriptions',
	'node',
	'queue',
	'salles',
	'occupation',
	'search',
	'evenements',
	'endpoints',
	'trigger',
	'workers',
	'memory',
	'settings',
	'migrate',
	'week',
	'planning',
	'repair',
	'year',
	'plans',
];
/** What one case or the other reads. */
const ofCases = [
	'bookings',
	'calls',
	'clients',
	'demandes',
	'enrolments',
	'events',
	'installations',
	'plans',
	'polled',
	'repairs',
	'rest',
	'sizes',
	'steps',
	'variants',
	'waiting',
	'workers',
];
const { values: asked } = parseArgs({
	options: {
		...Object.fromEntries(
			['only', 'rounds', ...ofCases].map((name) => [
				name,
				/** @type {const} */ ({ type: 'string' }),
			]),
		),
		smallest: /** @type {const} */ ({ type: 'boolean', default: false }),
	},
});
const { smallest, ...options } = asked;
/** @type {Record<string, string | undefined>} */
const given = options;

const only = given.only?.split(',') ?? all;
const unknown = only.filter((name) => !all.includes(name));
if (unknown.length > 0) {
	console.error(`Unknown: ${unknown.join(', ')}. Known: ${all.join(', ')}.`);
	process.exit(1);
}

const file = join(root, 'bench/results/latest.json');
const spoken = process.argv
	.slice(2)
	.filter((word, i, words) => word !== '--only' && words[i - 1] !== '--only')
	.join(' ');
/** @type {Measured['machine']} */
const machine = {
	cores: cpus().length,
	processor: cpus()[0].model,
	memoryGB: Math.round(totalmem() / 2 ** 30),
	node: process.version,
};

mkdirSync(join(root, 'bench/results'), { recursive: true });
await buildPackage({ log: join(root, 'bench/results/build.log') });
/** @type {Results} */
const done = { cases: {} };
/** @type {string[]} */
const broken = [];
for (const name of only) {
	try {
		const one = /** @type {Case} */ (await import(`./cases/${name}.mjs`));
		const measured = await measure(name, one);
		tell(measured);
		done.cases[name] = measured;
		if (!smallest) keep(name, measured);
		if (measured.failed) broken.push(`${name}: ${measured.verdict ?? 'wrong results'}`);
	} catch (error) {
		// One case that can't run keeps no other from running: the bench goes through the night alone.
		broken.push(`${name}: ${error instanceof Error ? error.message : error}`);
		console.error(error);
	}
}
sumUpGoals();
if (broken.length > 0) process.exitCode = 1;

/** Last words: which goals fell short, which is no failure; and what could not be run or came out wrong, which is. */
function sumUpGoals() {
	const judged = judge(done);
	const short = judged.filter(({ reached }) => !reached);
	if (!smallest)
		console.log(`\n${judged.length - short.length} of ${judged.length} goals reached.`);
	for (const { name, measure, goal } of smallest ? [] : short)
		console.log(
			`  short: ${name}, ${measure.name}: ${measure.ratio.toFixed(2)}, to reach ${goalInWords(goal)}`,
		);
	for (const one of broken) console.error(`  failed: ${one}`);
}

/**
 * @param {string} name
 * @param {Case} one
 * @returns {Promise<Measured>}
 */
async function measure(name, one) {
	const own = smallest ? { rounds: '1', ...one.smallest } : {};
	/** @type {Record<string, string | undefined>} */
	const chosen = { ...own, ...given };
	const rounds = Number(chosen.rounds ?? one.rounds ?? 5);
	console.log(`\n${name}: ${one.title}\n  against ${one.against}`);

	const noise = smallest ? 0 : await measureNoise();
	const [start] = loadavg();
	const begin = performance.now();
	generatorShare();
	const found = await one.run({ rounds, option: (key) => chosen[key] });

	return {
		title: one.title,
		against: one.against,
		goal: one.goal,
		command: `npm run bench -- --only ${name}${spoken ? ` ${spoken}` : ''}`,
		measuredAt: new Date().toISOString(),
		machine,
		rounds,
		noise,
		load: { start, end: loadavg()[0] },
		seconds: (performance.now() - begin) / 1000,
		generator: generatorShare(),
		...found,
	};
}

/** @param {Measured} measured */
function tell({ measures = [], tables = [], verdict, note = [] }) {
	/** @param {number} x */
	const amount = (x) => (Math.abs(x) < 10 ? x.toFixed(2) : x.toFixed(1));
	for (const { name, unit, ours, peer, ratio } of measures) {
		const figure = `${amount(ours.median)} ${unit} (±${ours.spread.toFixed(0)} %)`;
		console.log(`  ${name}: ${figure}, peer ${amount(peer.median)} → ${ratio.toFixed(2)}`);
	}
	for (const { title, headers, rows } of tables) {
		const lines = [headers, ...rows].map((row) => row.join(' | '));
		console.log(`  ${title}\n    ${lines.join('\n    ')}`);
	}
	for (const said of [verdict, ...note]) if (said) console.log(`  ${said}`);
}

/**
 * Read again each time: cases may be measured one after another by several commands.
 * @param {string} name
 * @param {Measured} measured
 */
function keep(name, measured) {
	/** @type {Results} */
	const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { cases: {} };
	kept.cases[name] = measured;
	const known = all.filter((one) => kept.cases[one]);
	kept.cases = Object.fromEntries(known.map((one) => [one, kept.cases[one]]));
	writeFileSync(file, `${JSON.stringify(kept, null, '\t')}\n`);
	writePage(kept);
	writeCapacity(kept);
	// As lint wants them.
	const pages = ['docs/performance.md', 'docs/capacity.md'];
	const prettier = createRequire(import.meta.url).resolve('prettier/bin/prettier.cjs');
	execFileSync(process.execPath, [prettier, '--write', ...pages], { cwd: root, stdio: 'ignore' });
}
