import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';

/**
 * What a Node process holds in megabytes right after a garbage collection that we ask for (Node's inspector): resident memory alone also counts
 * what V8 has not yet given back, which comes and goes by hundreds of megabytes.
 */
export async function openHeap(pid) {
	process.kill(pid, 'SIGUSR1');
	let target;
	for (let essai = 0; !target; essai += 1) {
		await sleep(200);
		target = await fetch('http://127.0.0.1:9229/json/list').then(
			async (answer) => (await answer.json())[0],
			() => undefined,
		);
		if (essai > 50) throw new Error(`Process ${pid} opened no inspector on port 9229.`);
	}
	const socket = new WebSocket(target.webSocketDebuggerUrl);
	await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
	let asked = 0;
	const ask = (method, params = {}) =>
		new Promise((resolve) => {
			const id = (asked += 1);
			const heard = (text) => {
				const answer = JSON.parse(text);
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
			const { heapUsed, external, rss } = JSON.parse(result.value);
			return { vivant: (heapUsed + external) / 2 ** 20, rss: rss / 2 ** 20 };
		},
		close: () => socket.close(),
	};
}
