// npm test: lint, types, generated files, then the tests; the quick and sure ones first. `npm test -- lint unit` runs only those named.
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'sessions-planning-tests-'));
const jest = require.resolve('jest/bin/jest');
const results = [];

function run(command, args, { stdio = 'inherit' } = {}) {
	const child = spawn(command, args, {
		cwd: root,
		stdio,
		shell: command === 'npm' && process.platform === 'win32',
	});
	const ended = new Promise((resolve) =>
		child.once('error', () => resolve(1)).once('exit', (code) => resolve(code ?? 1)),
	);
	return { child, ended };
}

const node = (...args) => run(process.execPath, args).ended;

function tests(...projects) {
	const file = join(scratch, `${projects[0]}.json`);
	results.push(file);
	const together = projects.includes('e2e') ? ['--runInBand'] : [];
	return node(jest, '--selectProjects', ...projects, ...together, '--json', `--outputFile=${file}`);
}

const wanted = process.argv.slice(2);
const isWanted = (...names) => wanted.length === 0 || names.some((name) => wanted.includes(name));

// With a cold cache this takes minutes of waiting for the network: meanwhile the rest is checked.
const log = join(scratch, 'n8n-install.log');
const install = isWanted('e2e')
	? run(process.execPath, ['stack/n8n/ensureN8n.mjs'], {
			stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')],
		})
	: undefined;

const stages = [
	{ name: 'lint', work: () => run('npm', ['run', '--silent', 'lint']).ended },
	{
		name: 'types',
		work: () => node(require.resolve('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.test.json'),
	},
	{
		name: 'generated',
		work: async () =>
			(await node('database/generate.mjs', '--check')) || node('client/generate.mjs', '--check'),
	},
	{ name: 'unit', work: () => tests('unit') },
	{ name: 'database', work: () => tests('database', 'concurrency') },
	{
		name: 'e2e',
		work: async () => {
			const code = await install.ended;
			process.stdout.write(readFileSync(log, 'utf8'));
			return code || tests('e2e');
		},
	},
].filter(({ name }) => isWanted(name));

/** Passed and failed over every jest run so far; a file that did not even load counts as one failure. */
function count() {
	let passed = 0;
	let failed = 0;
	for (const file of results) {
		try {
			const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
				readFileSync(file, 'utf8'),
			);
			passed += numPassedTests;
			failed += numFailedTests + numRuntimeErrorTestSuites;
		} catch {
			failed += 1;
		}
	}
	return { passed, failed };
}

let code = 0;
for (const { name, work } of stages) {
	const begin = Date.now();
	console.log(`\n── ${name} ──`);
	code = await work();
	console.log(
		`── ${name}: ${code === 0 ? 'ok' : `failed (${code})`}, ${((Date.now() - begin) / 1000).toFixed(0)} s ──`,
	);
	if (code !== 0) break;
}
install?.child.kill();
const { passed, failed } = count();
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = code || (failed > 0 ? 1 : 0);
