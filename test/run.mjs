// npm test: lint, types, generated files, then the tests; the quick and sure ones first. `npm test
// -- lint unit` runs the stages named, `npm test -- unit inscriptions` a stage where a path says
// so, `npm test -- test/unit/salles/choose.test.ts` one file with what its stage needs.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bootShared } from './e2e/boot.js';
import { scratchFolder } from './scratchFolder.mjs';

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = scratchFolder();
/** All that the tests make lies there, databases and stacks too. */
process.env.TMPDIR = scratch;
/** What jest found, by stage, stays in TEST_RESULTS where somebody wants to read it (test/versions). */
const found = process.env.TEST_RESULTS ?? scratch;
const cores = availableParallelism();
const jest = require.resolve('jest/bin/jest');
const tsc = require.resolve('typescript/bin/tsc');
/** @type {string[]} */
const results = [];

/** Minutes long, and for root alone: run where it is named, and not with all. */
const APART = 'trouble';
const names = [
	'lint',
	'types',
	'generated',
	'unit',
	'database',
	'concurrency',
	'browser',
	'e2e',
	'programs',
	'stacks',
	APART,
];
const words = process.argv.slice(2);
const paths = words.filter((word) => !names.includes(word));
const wanted = new Set([
	...words.filter((word) => names.includes(word)),
	...paths.flatMap((path) => stageOf(path) ?? []),
]);
/** @param {string[]} some */
const isWanted = (...some) =>
	some.some((name) => wanted.has(name) || (words.length === 0 && name !== APART));
if (words.length > 0 && wanted.size === 0) {
	console.error(`Which stage? ${names.join(', ')}, or the path of a test file.`);
	process.exit(1);
}

const onN8n = ['e2e', 'programs', 'stacks'];
/**
 * What takes longest runs last, in lanes: the end-to-end tests wait for n8n half of their time, and others have
 * the processor meanwhile. Where there is one core, or a stack that is everybody's, one after the other.
 */
const lanes = [['e2e'], ['programs'], ['browser', 'stacks']];
const inTurn = cores === 1 || Boolean(process.env.E2E_STACK);

/**
 * The stage that a test file belongs to, if it is one.
 * @param {string} path
 */
function stageOf(path) {
	if (!existsSync(join(root, path)) && !existsSync(path)) return undefined;
	const [test, stage] = relative(root, resolve(path)).split(/[\\/]/);
	return test === 'test' && names.includes(stage) ? stage : undefined;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [log] where its words go; else to the terminal
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, log, env = process.env) {
	const out = log ? openSync(log, 'a') : 'inherit';
	const child = spawn(command, args, {
		cwd: root,
		env,
		stdio: [log ? 'ignore' : 'inherit', out, out],
		shell: command === 'npm' && process.platform === 'win32',
	});
	/** @type {Promise<number>} */
	const ended = new Promise((resolveCode) => {
		child.once('error', () => resolveCode(1));
		child.once('exit', (code) => resolveCode(code ?? 1));
	});
	return { child, ended };
}

/** Jest leaves a core to others, which of two is half. */
const workers = cores > 1 ? Math.max(2, cores - 1) : 1;

/**
 * @param {string[]} projects
 * @param {{ log?: string, stack?: { folder: string } }} [options] where their words go, else to the terminal;
 * the stack that runs for them
 */
function tests(projects, { log, stack } = {}) {
	const file = join(found, `${projects[0]}.json`);
	results.push(file);
	const late = projects.some((project) => lanes.flat().includes(project));
	const together = late ? ['--runInBand'] : [`--maxWorkers=${workers}`];
	// What is asked for may be in one of them alone.
	const none = late && paths.length > 0 ? ['--passWithNoTests'] : [];
	const some = paths.length > 0 ? ['--testPathPatterns', ...paths] : [];
	const args = ['--selectProjects', ...projects, ...together, ...none, ...some, '--json'];
	const env = stack ? { ...process.env, E2E_STACK: stack.folder } : process.env;
	return run(process.execPath, [jest, ...args, `--outputFile=${file}`], log, env).ended;
}

// With a cold cache this takes minutes of waiting for the network: meanwhile the rest is checked.
const installLog = join(scratch, 'n8n-install.log');
const install = isWanted(...onN8n)
	? run(process.execPath, ['stack/n8n/ensureN8n.mjs'], installLog)
	: undefined;

/**
 * @type {[name: string, commands: [command: string, ...args: string[]][]][]} what reads the sources
 * without running them
 */
const checks = [
	['lint', [['npm', 'run', '--silent', 'lint']]],
	[
		'types',
		[
			[process.execPath, tsc, '--noEmit', '-p', 'tsconfig.test.json'],
			[process.execPath, tsc, '--noEmit', '-p', 'tsconfig.tools.json'],
		],
	],
	[
		'generated',
		['database', 'client', 'nodes'].map((room) => [
			process.execPath,
			`${room}/generate.mjs`,
			'--check',
		]),
	],
];
/** Two at a time where the machine has two cores: the checks wait for each other no longer. */
const atOnce = cores > 1 ? 2 : 1;

/** The checks that are asked for, each one's words shown whole when it ends. */
async function check() {
	const queue = checks.filter(([name]) => isWanted(name));
	let worst = 0;
	const lane = async () => {
		for (let next = queue.shift(); next && worst === 0; next = queue.shift()) {
			const [name, commands] = next;
			const log = join(scratch, `${name}.log`);
			const code = await timed(name, () => runAll(commands, log), log);
			worst ||= code;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return worst;
}

/**
 * @param {[command: string, ...args: string[]][]} commands
 * @param {string} log
 */
async function runAll(commands, log) {
	for (const [command, ...args] of commands) {
		const code = await run(command, args, log).ended;
		if (code !== 0) return code;
	}
	return 0;
}

/**
 * @param {string} name
 * @param {() => Promise<number>} work
 * @param {string} [log]
 */
async function timed(name, work, log) {
	const begin = Date.now();
	if (!log) console.log(`\n── ${name} ──`);
	const code = await work();
	if (log)
		process.stdout.write(`\n── ${name} ──\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
	const seconds = ((Date.now() - begin) / 1000).toFixed(0);
	console.log(`── ${name}: ${code === 0 ? 'ok' : `failed (${code})`}, ${seconds} s ──`);
	return code;
}

/** Passed and failed over every jest run so far; a file that did not even load counts as one failure. */
function count() {
	let passed = 0;
	let failed = 0;
	let skipped = 0;
	for (const file of results) {
		try {
			const told = JSON.parse(readFileSync(file, 'utf8'));
			passed += told.numPassedTests;
			failed += told.numFailedTests + told.numRuntimeErrorTestSuites;
			skipped += told.numPendingTests;
		} catch {
			failed += 1;
		}
	}
	return { passed, failed, none: results.length > 0 && passed + failed + skipped === 0 };
}

/** Both are one stage; each can be asked for alone. */
const both = ['database', 'concurrency'];
const databaseProjects = isWanted(...both) ? both.filter((name) => isWanted(name)) : both;

/** @type {[name: string, work: () => Promise<number>][]} */
const onSources = [
	['unit', () => tests(['unit'])],
	['database', () => tests(databaseProjects)],
];

/**
 * The n8n of the end-to-end tests: a start waits for much, and does so beside the tests on a database. Where
 * it is not there, jest's setup starts it (test/e2e/setup.mjs).
 * @type {ReturnType<typeof bootEarly> | undefined}
 */
let shared;
async function bootEarly() {
	if ((await install?.ended) !== 0 || process.env.E2E_STACK) return undefined;
	try {
		return await bootShared();
	} catch {
		// Why, is told by the one that tries again, or is gone by then.
		return undefined;
	}
}

/** The quick and sure ones; nothing more after what failed. */
async function testSources() {
	let code = await check();
	for (const [name, work] of onSources) {
		const also = name === 'database' ? ['concurrency'] : [];
		if (code !== 0 || !isWanted(name, ...also)) continue;
		if (name === 'database' && words.length === 0) shared = bootEarly();
		code = await timed(name, work);
	}
	return code;
}

/**
 * A stage of the lanes, once what it needs is there.
 * @param {string} name
 * @param {string} [log] where its words go; else to the terminal
 */
const testLate = async (name, log) =>
	await timed(
		name,
		async () => {
			if (!onN8n.includes(name)) return await tests([name], { log });
			const code = (await install?.ended) ?? 0;
			const stack = name === 'e2e' ? await shared : undefined;
			const said = readFileSync(installLog, 'utf8') + (stack?.log() ?? '');
			if (log) appendFileSync(log, said);
			else process.stdout.write(said);
			return code || (await tests([name], { log, stack }));
		},
		log,
	);

/** The first lane speaks as it runs; the stages of the others are shown when they end. */
async function testInLanes() {
	/** @param {string[]} lane */
	const wantedOf = (lane) => lane.filter((name) => isWanted(name));
	const [first = [], ...others] = (inTurn ? [lanes.flat()] : lanes)
		.map(wantedOf)
		.filter((lane) => lane.length > 0);
	/**
	 * @param {string[]} lane
	 * @param {boolean} [aside]
	 */
	const goThrough = async (lane, aside = false) => {
		let code = 0;
		for (const name of lane)
			code ||= await testLate(name, aside ? join(scratch, `${name}.log`) : undefined);
		return code;
	};
	const besides = others.map((lane) => goThrough(lane, true));
	const codes = await Promise.all([goThrough(first), ...besides]);
	return codes.find((one) => one !== 0) ?? 0;
}

// Whoever is interrupted ends by itself, and what it leaves is cleared away then.
process.on('SIGINT', () => {});
let code = (await testSources()) || (await testInLanes());
if (code === 0 && isWanted(APART)) code = await timed(APART, () => tests([APART]));
install?.child.kill();
await (await shared)?.close();
const { passed, failed, none } = count();
if (!process.env.E2E_KEEP) rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
console.log(`\n${passed} passed, ${failed} failed`);
if (none) console.log('No test is what was asked for.');
process.exitCode = code || (failed > 0 || none ? 1 : 0);
