import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run, script, start } from './tool';

/* Whose the folder of a stack is, as starts of their own ask for it. */

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sessions-planning-claim-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

const CLAIM = { claim: 'claim.mjs' };
const ask = script(
	CLAIM,
	`claim(process.argv[1]).then(({ release }) => { console.log('has it'); release(); }, (error) => console.log(error.message));`,
);
/** Has the folder until it is told to stop, and then takes a while to. */
const holder = script(
	CLAIM,
	`const { release, announce } = await claim(process.argv[1]);
	process.on('SIGTERM', () => { announce(); console.log('stopping'); });
	process.on('SIGINT', () => { release(); process.exit(); });
	setInterval(() => {}, 1000);
	console.log('holds');`,
);

it('is refused while a stack runs there, with a sentence that names it', async () => {
	const { child, says } = start(holder, folder);
	await says('holds');
	expect(run(ask, folder)).toBe(
		`This stack already runs (process ${child.pid}, folder ${folder}).\n`,
	);
	child.kill('SIGKILL');
});

it('is waited for while the stack before still stops', async () => {
	const first = start(holder, folder);
	await first.says('holds');
	first.child.kill('SIGTERM');
	await first.says('stopping');
	const second = start(ask, folder);
	await second.says(`(process ${first.child.pid}) is still stopping`);
	first.child.kill('SIGINT');
	expect(await second.ended).toMatch(/still stopping[^]*has it/);
});

it('is taken from one that was killed, whether it was stopping or not', async () => {
	for (const stops of [true, false]) {
		const first = start(holder, folder);
		await first.says('holds');
		if (stops) {
			first.child.kill('SIGTERM');
			await first.says('stopping');
		}
		first.child.kill('SIGKILL');
		expect(run(ask, folder)).toMatch(/has it\n$/);
	}
	expect(() => readFileSync(join(folder, 'stack.lock'))).toThrow('ENOENT');
});
