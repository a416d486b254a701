import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { StackFailure } from '../StackFailure.mjs';
import { isAlive, launch, signal, stop, until } from '../process/processes.mjs';

/** @import { Launched } from '../process/processes.mjs' */

/** @param {string} url */
async function responds(url) {
	try {
		return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
	} catch {
		return false;
	}
}

/**
 * One n8n process: `main` (editor, webhooks, schedules) or a worker of the queue.
 * `start` returns when n8n itself says it is ready; whether its webhooks are live is for provisioning to wait for.
 * @param {{ name: string, command: 'start' | 'worker' | 'webhook', args?: string[], n8n: { node:
 *   string, cli: string }, env: NodeJS.ProcessEnv, port: number,
 *   logs: string, launched?: (pid: number) => void }} options
 */
export function n8nProcess({ name, command, args = [], n8n, env, port, logs, launched }) {
	const log = join(logs, `${name}.log`);
	const readiness = `http://127.0.0.1:${port}/healthz/readiness`;
	const home = String(env.N8N_USER_FOLDER);
	/** @type {Launched | undefined} */
	let child;

	async function start() {
		// A crash may leave the code runner behind, which would hold the broker's port.
		if (child) signal(child.pid, 'SIGKILL');
		// After a crash n8n waits ten seconds for its crash report to leave; reports are off.
		rmSync(join(home, '.n8n', 'crash.journal'), { force: true });
		const started = launch(n8n.node, [n8n.cli, command, ...args], { env, cwd: home, log });
		child = started;
		launched?.(started.pid);
		const ready = await until(
			async () => (started.end ? 'ended' : (await responds(readiness)) && 'ready'),
			{ timeout: 180_000, every: 150 },
		);
		if (ready === 'ready') return;
		if (!started.end) await stop(started.pid);
		const said = started.said(15);
		if (/EADDRINUSE|already in use/i.test(said))
			throw new StackFailure(
				`n8n (${name}) could not start: its port was taken meanwhile.`,
				'Choose another one with N8N_PORT.',
				{ log: said },
			);
		const what = ready ? 'ended while starting' : 'was not ready within three minutes';
		throw new StackFailure(`n8n (${name}) ${what}.`, `Its log ${log} says why.`, { log: said });
	}

	return {
		name,
		log,
		start,
		pid: () => child?.pid,
		isRunning: () => Boolean(child && !child.end && isAlive(child.pid)),
		ended: () => child?.ended,
		said: () => child?.said() ?? '',
		/** As a power cut would: no goodbye, children included. */
		kill: async () => {
			if (child) signal(child.pid, 'SIGKILL');
			await child?.ended;
		},
		stop: async () => {
			if (child) await stop(child.pid, { patience: 20_000 });
		},
	};
}
