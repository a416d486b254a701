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
 * next where they can.
 * @param {number} [preferred]
 */
export async function freePort(preferred = 0) {
	if (preferred > 1023 && preferred < 65_536) {
		try {
			return await listens(preferred);
		} catch {
			// taken: any other will do
		}
	}
	return listens(0);
}
