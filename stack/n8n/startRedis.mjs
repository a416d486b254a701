import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';

import { StackFailure } from '../StackFailure.mjs';
import { launch, signal, stop, until } from '../process/processes.mjs';

/** @import { Launched } from '../process/processes.mjs' */
/** @import { Part } from '../process/supervise.mjs' */
/** @import { Controlled } from '../startControl.mjs' */

const MEND =
	'Install Redis (the program redis-server) or give REDIS_URL=redis://host:6379, or start without --workers.';

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
const answers = (host, port) =>
	new Promise((resolve) => {
		const socket = connect({ host, port, timeout: 2_000 });
		/** @param {boolean} value */
		const end = (value) => {
			socket.destroy();
			resolve(value);
		};
		socket
			.once('connect', () => end(true))
			.once('error', () => end(false))
			.once('timeout', () => end(false));
	});

/**
 * n8n's queue: the Redis of REDIS_URL, else one of our own when the machine has the program.
 * @param {{ url?: string, port: number, logs: string, folder: string, launched: (pid: number) => void }} options
 * @returns {Promise<{ url: string, part?: Part & Controlled, stop: () => Promise<unknown> }>} `part` is there where it is ours
 */
export async function startRedis({ url, port, logs, folder, launched }) {
	if (url) {
		const { hostname, port: given } = new URL(url);
		if (!(await answers(hostname, Number(given || 6379))))
			throw new StackFailure(`REDIS_URL: nothing answers at ${hostname}:${given || 6379}.`, MEND);
		return { url, stop: async () => {} };
	}
	try {
		execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
	} catch (cause) {
		throw new StackFailure('--workers needs Redis, and this machine has no redis-server.', MEND, {
			cause,
		});
	}
	/** @type {Launched | undefined} */
	let child;
	const log = join(logs, 'redis.log');
	const start = async () => {
		const started = launch('redis-server', words(port, folder), { log });
		child = started;
		launched(started.pid);
		const up = await until(() => Boolean(started.end) || answers('127.0.0.1', port), {
			timeout: 10_000,
		});
		if (up && !started.end) return;
		if (!started.end) await stop(started.pid);
		throw new StackFailure('redis-server did not start.', `${log} says why.`, {
			log: started.said(),
		});
	};
	await start();
	const end = async () => {
		if (child) await stop(child.pid);
	};
	return {
		url: `redis://127.0.0.1:${port}`,
		stop: end,
		part: {
			start,
			stop: end,
			kill: async () => {
				if (child) signal(child.pid, 'SIGKILL');
				await child?.ended;
			},
			pid: () => child?.pid,
			ended: () => child?.ended,
			said: () => child?.said() ?? '',
		},
	};
}

/**
 * A job lives in our database too, so the queue need not survive a power cut.
 * @param {number} port
 * @param {string} folder
 */
const words = (port, folder) => [
	...['--port', String(port)],
	...['--bind', '127.0.0.1'],
	...['--save', ''],
	...['--appendonly', 'no'],
	...['--dir', folder],
];
