import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run, script } from './tool';

/* A part of the stack that ends, as real processes: why is said in one sentence, and when it keeps ending. */

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sessions-planning-supervise-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

const IMPORTS = { supervise: 'process/supervise.mjs', launch: 'process/processes.mjs' };
/** A part that runs this code with this heap, supervised until it is given up. */
const supervised = (code: string, restarted = '') =>
	script(
		IMPORTS,
		`const folder = process.argv[1], code = ${JSON.stringify(code)};
		let child, starts = 0;
		const part = {
			start: async () => {
				starts += 1;
				const words = ['--max-old-space-size=16', '-e', code, starts];
				child = launch(process.execPath, words, { log: folder + '/part.log' });
			},
			ended: () => child.ended,
			said: () => child.said(),
		};
		await part.start();
		supervise({
			name: 'n8n', part, folder, enabled: true,
			restarted: async () => { ${restarted} },
			givenUp: ({ what, mend }) => { console.log('given up after', starts, 'starts: it', what + '.', mend ?? ''); process.exit(); },
		});
		setInterval(() => {}, 1000);`,
	);

it('says that the memory ran out and which setting gives more, and starts it again', () => {
	const grow = `if (process.argv[1] !== '1') process.exit(3);
		const all = []; for (;;) all.push(new Array(10_000).fill({}));`;
	const said = run(supervised(grow), folder);
	expect(said).toMatch(
		/n8n ran out of memory: its heap reached its limit\. Give it more: NODE_OPTIONS=--max-old-space-size=4096 npm start\./,
	);
	// The log of the run before is not held against this one.
	expect(said.match(/ran out of memory/g)).toHaveLength(1);
	expect(said).toMatch(
		/n8n ended by itself \(code 3\)[^]*given up after 6 starts: it ended by itself \(code 3\)\./,
	);
});

it('gives up a part that ends again and again, with what it died of', () => {
	const code = `console.error('listen EADDRINUSE: address already in use'); process.exit(1)`;
	expect(run(supervised(code), folder)).toMatch(
		/given up after 6 starts: it could not have its port: another program took it\. Stop that program, or choose another N8N_PORT\.\n$/,
	);
});

it('counts a start that fails as one more end, and goes on when the next one holds', () => {
	const code = `if (process.argv[1] < 4) process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`;
	const failing = `if (starts === 2) { await child.ended; throw new Error('its database is not there'); }
		if (starts === 4) { console.log('holds'); child.kill('SIGKILL'); setTimeout(() => process.exit(), 10); }`;
	const said = run(supervised(code, failing), folder);
	expect(said).toMatch(
		/n8n was killed \(SIGKILL\)[^]*could not be started again: its database is not there\.[^]*holds/,
	);
	expect(said).not.toContain('given up');
});
