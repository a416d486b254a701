import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/*
 * Every case of the bench once, as small as it goes: figures of such a run say nothing, that it runs says
 * that the case is alive.
 */

const root = join(__dirname, '../..');
const kept = () => readFileSync(join(root, 'bench/results/latest.json'), 'utf8');

test('each case of the bench runs, and a smallest run keeps nothing', async () => {
	const cases = readdirSync(join(root, 'bench/cases')).map((name) => name.replace(/\.mjs$/, ''));
	const before = kept();
	const measured = Object.keys((JSON.parse(before) as { cases: object }).cases);
	expect(measured.filter((name) => !cases.includes(name))).toEqual([]);

	const { stdout } = await promisify(execFile)(process.execPath, ['bench/run.mjs', '--smallest'], {
		cwd: root,
		env: { ...process.env, BENCH_STACK: process.env.E2E_STACK },
	});

	for (const name of cases) expect(stdout).toContain(`\n${name}: `);
	expect(kept()).toBe(before);
}, 300_000);
