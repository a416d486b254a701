import { createServer } from 'node:net';

import { StackFailure } from '../StackFailure.mjs';

const HOST = '127.0.0.1';

const listens = (port) =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, HOST, () => {
			const given = server.address().port;
			server.close(() => resolve(given));
		});
	});

/** Throws when somebody already listens on the port a person asked for. */
export async function requirePort(port, setting) {
	try {
		await listens(port);
	} catch (error) {
		const why =
			error.code === 'EACCES' ? 'may not be used by this user' : 'is taken by another program';
		throw new StackFailure(
			`Port ${port} ${why}.`,
			`Choose another one: ${setting}=${port + 1} npm start.`,
			{ cause: error },
		);
	}
}

/** The preferred port when it is free, else any free one: addresses stay the same from one start to the next where they can. */
export async function freePort(preferred) {
	if (preferred > 1023 && preferred < 65_536) {
		try {
			return await listens(preferred);
		} catch {
			// taken: any other will do
		}
	}
	return listens(0);
}
