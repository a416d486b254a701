import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/*
 * A few rounds of what docs/faults.md tells of a thousand. The seeds are new each time; a round that
 * goes wrong is named with its own and can be run again.
 */

test('a few rounds of load with faults in it leave every guarantee true', async () => {
	const seed = String(Math.floor(Math.random() * 1e9));
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['test/faults/run.mjs', '--rounds', '3', '--seed', seed],
		{ cwd: join(__dirname, '../..') },
	).catch(({ stdout: said, stderr }: { stdout: string; stderr: string }) => {
		throw new Error(`${said}\n${stderr}`);
	});
	process.stdout.write(stdout.slice(stdout.lastIndexOf('faults: ')));
	expect(stdout).toContain('"failed":[],');
}, 300_000);
