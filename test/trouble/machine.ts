import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	closeSync,
	existsSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(__dirname, '../..');

/** A disk of its own for a stack, of so many megabytes; only root may make one, and only Linux has it so. */
export function makeDisk(megabytes: number) {
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-trouble-'));
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
	const ballast = join(folder, 'ballast');
	return {
		folder,
		fill: () => {
			const file = openSync(ballast, 'a');
			try {
				for (let chunk = 1 << 20; chunk >= 512;) {
					try {
						if (writeSync(file, Buffer.alloc(chunk)) < chunk) chunk >>= 1;
					} catch {
						chunk >>= 1;
					}
				}
			} finally {
				closeSync(file);
			}
		},
		empty: () => rmSync(ballast, { force: true }),
		remove: () => {
			execFileSync('umount', ['--lazy', folder]);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** A server on this port, or any, that answers every request with a page and 200. */
export async function occupy(port = 0): Promise<Server & { port: number }> {
	const server = createServer((_, response) => response.end('<h1>Somebody else</h1>'));
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	return Object.assign(server, { port: (server.address() as AddressInfo).port });
}

/** `npm start` as a process; `read` gives what it said so far. Its parent reaps nobody, like a container's. */
export async function startStack(env: NodeJS.ProcessEnv) {
	const log = join(mkdtempSync(join(tmpdir(), 'sessions-planning-trouble-log-')), 'start.log');
	const output = openSync(log, 'a');
	const words = [process.execPath, 'stack/start.mjs', '--no-demo'];
	const parent = spawn('sh', ['-c', '"$@" & echo $! >&3; exec sleep 3600', 'sh', ...words], {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', output, output, 'pipe'],
	});
	closeSync(output);
	const pid = Number(String((await once(parent.stdio[3] as Readable, 'data'))[0]));
	const read = () => readFileSync(log, 'utf8');
	const until = async (sign: RegExp, timeout = 420_000) => {
		for (const end = performance.now() + timeout; !sign.test(read()); await wait(100))
			if (performance.now() > end) throw new Error(`Waited for ${sign}:\n${read().slice(-3_000)}`);
	};
	const isOver = () => /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	return {
		read,
		until,
		signal: (name: NodeJS.Signals) => process.kill(pid, name),
		over: async () => {
			while (!isOver()) await wait(100);
			return read();
		},
		/** The parent goes; what it had started is gone before. */
		close: () => parent.kill('SIGKILL'),
	};
}

const LIBRARIES = [
	'/usr/lib/x86_64-linux-gnu',
	'/usr/lib/aarch64-linux-gnu',
	'/usr/lib64',
	'/usr/lib',
];

const faketime = LIBRARIES.map((path) => join(path, 'faketime/libfaketime.so.1')).find(existsSync);

/** Whether this machine has libfaketime (Debian's package faketime). */
export const hasOwnClock = faketime !== undefined;

/** The clock of whatever is started with `env`, if this machine has one of its own to give. */
export function ownClock(folder: string) {
	const file = join(folder, 'clock');
	const set = (offset: string) => writeFileSync(file, `${offset}\n`);
	const none: Record<string, string> = {};
	if (!faketime) return { env: none, set };
	set('+0');
	return {
		env: {
			LD_PRELOAD: faketime,
			FAKETIME_TIMESTAMP_FILE: file,
			FAKETIME_CACHE_DURATION: '1',
			FAKETIME_DONT_FAKE_MONOTONIC: '1',
			DONT_FAKE_MONOTONIC: '1',
		},
		set,
	};
}
