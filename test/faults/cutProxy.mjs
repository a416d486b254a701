import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** @import { AddressInfo, Socket } from 'node:net' */

/**
 * How a connection is cut. before: what was to be sent never arrives; middle: half of it does; after:
 * all of it, and the answer never comes back; answer: half of the answer does.
 * @typedef {'before' | 'middle' | 'after' | 'answer'} Cut
 */

/** @typedef {Awaited<ReturnType<typeof startCutProxy>>} CutProxy */

/**
 * A proxy of bytes that cuts connections where it is told: for PostgreSQL, SMTP and Redis.
 * @param {{ host?: string, port: number }} target
 */
export async function startCutProxy({ host = '127.0.0.1', port: to }) {
	/** @type {Set<{ end: () => void }>} */
	const open = new Set();
	/** @type {{ cut: Cut, left: number, cuts: number } | undefined} */
	let plan;
	let delay = 0;
	let closed = false;

	/** Whether this piece is the one to cut at. @param {'sent' | 'answered'} direction */
	const isCut = (direction) => {
		if (!plan || (plan.cut === 'answer') !== (direction === 'answered')) return false;
		plan.left -= 1;
		if (plan.left > 0) return false;
		plan.cuts -= 1;
		plan.left = 1;
		return true;
	};

	const server = createServer((client) => {
		if (closed) {
			client.resetAndDestroy();
			return;
		}
		const upstream = connect({ host, port: to });
		const one = {
			end: () => {
				open.delete(one);
				client.resetAndDestroy();
				upstream.resetAndDestroy();
			},
		};
		open.add(one);
		for (const socket of [client, upstream]) {
			socket.setNoDelay(true);
			socket.on('error', one.end);
			socket.on('close', one.end);
		}
		pass(client, upstream, 'sent', one.end);
		pass(upstream, client, 'answered', one.end);
	});

	/**
	 * @param {Socket} from
	 * @param {Socket} into
	 * @param {'sent' | 'answered'} direction
	 * @param {() => void} end
	 */
	function pass(from, into, direction, end) {
		/** @type {Promise<unknown>} */
		let before = Promise.resolve();
		from.on('data', (/** @type {Buffer} */ piece) => {
			const cut = isCut(direction) ? plan?.cut : undefined;
			if (plan && plan.cuts <= 0) plan = undefined;
			before = before.then(async () => {
				if (delay > 0) await sleep(delay);
				if (into.destroyed || cut === 'before') return end();
				const half = cut === 'middle' || cut === 'answer';
				into.write(half ? piece.subarray(0, Math.ceil(piece.length / 2)) : piece);
				if (!cut) return;
				// Long enough for the other side to have read it, and perhaps to have done it.
				await sleep(cut === 'after' ? 5 : 1);
				end();
			});
		});
	}

	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {AddressInfo} */ (server.address());
	return {
		port,
		/**
		 * Cuts `cuts` connections, the first at the `nth` piece that passes from now on.
		 * @param {Cut} cut
		 * @param {number} nth
		 */
		cut: (cut, nth, cuts = 1) => {
			plan = { cut, left: nth, cuts };
		},
		/** @param {number} milliseconds that each piece waits */
		slow: (milliseconds) => {
			delay = milliseconds;
		},
		/** Ends every connection and takes none until `heal`. */
		close: () => {
			closed = true;
			for (const one of open) one.end();
		},
		heal: () => {
			plan = undefined;
			delay = 0;
			closed = false;
		},
		stop: async () => {
			for (const one of open) one.end();
			await new Promise((resolve) => {
				server.close(() => resolve(undefined));
			});
		},
	};
}
