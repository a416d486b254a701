// npm run test:hostile -- --runs 5000 --seed 7 [--all] [--sweep] [endpoints pages …]: the tests of
// hostile input for longer than `npm test` has time for, and from another seed.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		/** Requests of each surface. */
		runs: { type: 'string', default: '2000' },
		seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
		/** Goes on after a fault and tells each kind once, instead of shrinking the first. */
		all: { type: 'boolean', default: false },
		/** Also every hostile value in every place of each good request. */
		sweep: { type: 'boolean', default: false },
	},
});
console.log(`--runs ${values.runs} --seed ${values.seed}`);
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const pattern = `test/database/hostile/(${positionals.join('|') || '.*'})`;
const child = spawn(
	process.execPath,
	[jest, '--selectProjects', 'database', '--testPathPatterns', pattern, '--verbose'],
	{
		cwd: dirname(dirname(fileURLToPath(import.meta.url))),
		stdio: 'inherit',
		env: {
			...process.env,
			HOSTILE_RUNS: values.runs,
			HOSTILE_SEED: values.seed,
			...(values.all && { HOSTILE_ALL: '1' }),
			...(values.sweep && { HOSTILE_SWEEP: '1' }),
		},
	},
);
child.once('exit', (code) => {
	process.exitCode = code ?? 1;
});
