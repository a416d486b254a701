import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/*
 * Every case of the bench once, as small as it goes: figures of such a run say nothing, that it
 * runs says that the case is alive.
 */

const root = join(__dirname, '../../..');
const kept = () => readFileSync(join(root, 'bench/results/latest.json'), 'utf8');

test('each case of the bench runs, and a smallest run keeps nothing', async () => {
	const before = kept();
	const { stdout } = await promisify(execFile)(process.execPath, ['bench/run.mjs', '--smallest'], {
		cwd: root,
		env: { ...process.env, BENCH_STACK: process.env.E2E_STACK },
	});
	for (const name of Object.keys(JSON.parse(before).cases)) expect(stdout).toContain(`\n${name}: `);
	expect(kept()).toBe(before);
}, 300_000);
