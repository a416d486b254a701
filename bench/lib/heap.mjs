import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';

/**
 * What a Node process holds in megabytes right after a garbage collection that we ask for (Node's
 * inspector): resident memory alone also counts
 * what V8 has not yet given back, which comes and goes by hundreds of megabytes.
 * @param {number} pid
 */
export async function openHeap(pid) {
	process.kill(pid, 'SIGUSR1');
	const socket = new WebSocket(await debuggerOf(pid));
	await new Promise((resolve, reject) => {
		socket.once('open', resolve);
		socket.once('error', reject);
	});
	let asked = 0;
	/**
	 * @param {string} method
	 * @param {object} [params]
	 * @returns {Promise<{ result: { value: string } }>}
	 */
	const ask = (method, params = {}) =>
		new Promise((resolve) => {
			const id = (asked += 1);
			/** @param {WebSocket.RawData} text */
			const heard = (text) => {
				const answer = JSON.parse(text.toString());
				if (answer.id !== id) return;
				socket.off('message', heard);
				resolve(answer.result);
			};
			socket.on('message', heard);
			socket.send(JSON.stringify({ id, method, params }));
		});
	return {
		held: async () => {
			for (let i = 0; i < 2; i += 1) await ask('HeapProfiler.collectGarbage');
			const { result } = await ask('Runtime.evaluate', {
				expression: 'JSON.stringify(process.memoryUsage())',
			});
			/** @type {NodeJS.MemoryUsage} */
			const { heapUsed, external, rss } = JSON.parse(result.value);
			return { live: (heapUsed + external) / 2 ** 20, rss: rss / 2 ** 20 };
		},
		close: () => socket.close(),
	};
}

/**
 * @param {number} pid
 * @returns {Promise<string>}
 */
async function debuggerOf(pid) {
	for (let attempt = 0; attempt < 50; attempt += 1) {
		await sleep(200);
		try {
			const answer = await fetch('http://127.0.0.1:9229/json/list');
			const [target] = /** @type {{ webSocketDebuggerUrl: string }[]} */ (await answer.json());
			if (target) return target.webSocketDebuggerUrl;
		} catch {
			// not listening yet
		}
	}
	throw new Error(`Process ${pid} opened no inspector on port 9229.`);
}
