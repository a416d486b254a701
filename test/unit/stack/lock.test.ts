import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * The stack's lock, as processes of their own take it: one that is dead holds nothing, reaped by
 * its parent or not.
 */

const lock = pathToFileURL(join(__dirname, '../../../stack/process/lock.mjs')).href;
const onLinux = existsSync('/proc/self/stat') ? it : it.skip;
let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sessions-planning-lock-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

const script = (body: string) => [
	'--input-type=module',
	'-e',
	`import { tryLock } from ${JSON.stringify(lock)}; const file = process.argv[1]; ${body}`,
];

/** A process that takes the lock and stays; its parent is a sleep, which reaps nobody. */
async function startHolder(file: string) {
	const hold = script('tryLock(file); console.log(process.pid); setInterval(() => {}, 1000);');
	const parent = spawn(
		'sh',
		['-c', '"$@" & exec sleep 60', 'sh', process.execPath, ...hold, file],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	const pid = await new Promise<number>((resolve) => {
		parent.stdout.once('data', (text) => resolve(Number(text)));
	});
	return { pid, parent };
}

const isTaken = (file: string) =>
	execFileSync(process.execPath, [...script('console.log(Boolean(tryLock(file)));'), file], {
		encoding: 'utf8',
	}).trim() === 'false';

onLinux('is kept by the living, and taken over from a zombie', async () => {
	const file = join(folder, 'stack.lock');
	const { pid, parent } = await startHolder(file);
	try {
		expect(isTaken(file)).toBe(true);
		process.kill(pid, 'SIGKILL');
		const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1][0];
		while (state() !== 'Z') await new Promise((resolve) => setImmediate(resolve));
		expect(isTaken(file)).toBe(false);
	} finally {
		parent.kill();
	}
});
