import { createServer } from 'node:net';

import { codeOf, StackFailure } from '../StackFailure.mjs';

const HOST = '127.0.0.1';

/**
 * @param {number} port 0 for any
 * @returns {Promise<number>}
 */
const listens = (port) =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, HOST, () => {
			const address = server.address();
			const given = address instanceof Object ? address.port : port;
			server.close(() => resolve(given));
		});
	});

/** @param {number} port */
export async function isFree(port) {
	try {
		return Boolean(await listens(port));
	} catch {
		return false;
	}
}

/**
 * Throws when somebody already listens on the port a person asked for.
 * @param {number} port
 * @param {string} setting
 */
export async function requirePort(port, setting) {
	try {
		await listens(port);
	} catch (error) {
		const why =
			codeOf(error) === 'EACCES' ? 'may not be used by this user' : 'is taken by another program';
		throw new StackFailure(
			`Port ${port} ${why}.`,
			`Choose another one: ${setting}=${port + 1} npm start.`,
			{ cause: error },
		);
	}
}

/**
 * The preferred port when it is free, else any free one: addresses stay the same from one start to the
 * next where they can. Never one of `given`, which others of this start are to have.
 * @param {number} [preferred]
 * @param {Set<number>} [given]
 */
export async function freePort(preferred = 0, given = new Set()) {
	if (preferred > 1023 && preferred < 65_536 && !given.has(preferred)) {
		try {
			return await listens(preferred);
		} catch {
			// taken: any other will do
		}
	}
	for (;;) {
		const port = await listens(0);
		if (!given.has(port)) return port;
	}
}
