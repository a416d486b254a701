import { existsSync, readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import type { PlanningRules } from '../../rules/planningRules';
import { stopSolver } from './solver';
import {
	planTogether,
	type PlannedTogether,
	type TogetherItem,
	type TogetherOptions,
	type TogetherProgress,
} from './together';

interface Work {
	items: TogetherItem[];
	rules: PlanningRules;
	options: Omit<TogetherOptions, 'progress'>;
}

type Message = { progress: TogetherProgress } | { done: PlannedTogether } | { error: string };

const SELF = 'togetherThread.js';

/** One list at a time: a second thread would take n8n's own processor. */
let last: Promise<unknown> = Promise.resolve();

/**
 * `planTogether` in a thread of its own, so that n8n answers meanwhile; lists that come while one is
 * thought about wait for it. Sources that are not compiled, as under test, think in the caller's
 * thread.
 */
export function planTogetherApart(
	items: TogetherItem[],
	rules: PlanningRules,
	options: TogetherOptions = {},
): Promise<PlannedTogether> {
	const program = join(__dirname, SELF);
	if (!existsSync(program)) return planTogether(items, rules, options);
	const turn = last.then(() => think(program, items, rules, options));
	last = turn.catch(() => undefined);
	return turn;
}

function think(
	program: string,
	items: TogetherItem[],
	rules: PlanningRules,
	{ progress, ...options }: TogetherOptions,
): Promise<PlannedTogether> {
	const thread = new Worker(program, { workerData: { items, rules, options } satisfies Work });
	return new Promise<PlannedTogether>((resolve, reject) => {
		thread.on('message', (message: Message) => {
			if ('progress' in message) progress?.(message.progress);
			else if ('done' in message) resolve(message.done);
			else reject(new Error(`the planner failed: ${message.error}`));
		});
		thread.once('error', reject);
		thread.once('exit', () => reject(new Error("the planner's thread ended without an answer")));
	}).finally(() => void thread.terminate());
}

/**
 * Where two cores are all there is, n8n goes first. Linux has a priority for each thread; elsewhere
 * the thread keeps the process's.
 */
function stepBack(): void {
	try {
		const tid = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
		setPriority(tid, constants.priority.PRIORITY_LOW);
	} catch {
		// The plan is the same, n8n only feels it more.
	}
}

async function work({ items, rules, options }: Work, send: (message: Message) => void) {
	try {
		const progress = (told: TogetherProgress) => send({ progress: told });
		send({ done: await planTogether(items, rules, { ...options, progress }) });
	} catch (error) {
		send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	} finally {
		await stopSolver();
	}
}

// This file is also the thread's program; a thread of somebody else that loads it is left alone.
if (!isMainThread && parentPort && (workerData as Partial<Work> | null)?.items) {
	const port = parentPort;
	stepBack();
	void work(workerData as Work, (message) => port.postMessage(message));
}
