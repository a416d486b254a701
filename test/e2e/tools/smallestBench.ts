import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(root, 'bench', file), 'utf8');

export const everyCase = (): string[] =>
	readdirSync(join(root, 'bench/cases')).map((name) => name.replace(/\.mjs$/, ''));

export const casesOnN8n = (): string[] =>
	everyCase().filter((name) => read(`cases/${name}.mjs`).includes('openStack('));

/** Runs these cases once, as small as they go, and sees that each has run and that nothing was kept. */
export async function runSmallest(cases: string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
	const before = read('results/latest.json');
	const measured = Object.keys((JSON.parse(before) as { cases: object }).cases);
	expect(measured.filter((name) => !everyCase().includes(name))).toEqual([]);
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['bench/run.mjs', '--smallest', '--only', cases.join(',')],
		{ cwd: root, env: { ...process.env, ...env } },
	);
	for (const name of cases) expect(stdout).toContain(`\n${name}: `);
	expect(read('results/latest.json')).toBe(before);
}
