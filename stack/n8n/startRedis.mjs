import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';

import { StackFailure } from '../StackFailure.mjs';
import { launch, stop, until } from '../process/processes.mjs';

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
 * @param {{ url?: string, port: number, logs: string, folder: string }} options
 * @returns {Promise<{ url: string, pid?: number, stop: () => Promise<unknown> }>}
 */
export async function startRedis({ url, port, logs, folder }) {
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
	// A job lives in our database too, so the queue need not survive a power cut.
	const child = launch(
		'redis-server',
		[
			'--port',
			String(port),
			'--bind',
			'127.0.0.1',
			'--save',
			'',
			'--appendonly',
			'no',
			'--dir',
			folder,
		],
		{ log: join(logs, 'redis.log') },
	);
	if (!(await until(() => answers('127.0.0.1', port), { timeout: 10_000 })))
		throw new StackFailure('redis-server did not start.', `${join(logs, 'redis.log')} says why.`);
	return { url: `redis://127.0.0.1:${port}`, pid: child.pid, stop: () => stop(child.pid) };
}
