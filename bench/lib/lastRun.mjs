import { setTimeout as sleep } from 'node:timers/promises';

/** @import { Stack } from './openStack.mjs' */

/** @typedef {{ main?: (unknown[] | null)[] }} Items by output */
/** @typedef {{ startTime: number, executionTime: number, data?: Items }} NodeRun one run of a node, as n8n records it */
/** @typedef {{ resultData: { runData: Record<string, NodeRun[]>, error?: { message: string } } }} RunData */
/** @typedef {{ start: number, end: number, ms: number, batches: number[][] }} NodeTimes */

/**
 * n8n keeps an execution's data flattened: a list where text inside an object is the place of the value.
 * @param {string} text
 */
function unflatten(text) {
	/** @type {unknown[]} */
	const list = JSON.parse(text);
	/** @type {Map<number, unknown>} */
	const made = new Map();
	/** @param {unknown} raw */
	const value = (raw) => (typeof raw === 'string' ? at(Number(raw)) : raw);
	/**
	 * @param {number} i
	 * @returns {unknown}
	 */
	const at = (i) => {
		const raw = list[i];
		if (raw === null || typeof raw !== 'object') return raw;
		if (made.has(i)) return made.get(i);
		const copy = /** @type {Record<string, unknown>} */ (Array.isArray(raw) ? [] : {});
		made.set(i, copy);
		for (const [key, one] of Object.entries(raw)) copy[key] = value(one);
		return copy;
	};
	return /** @type {RunData} */ (at(0));
}

/**
 * Milliseconds of each node in the newest execution of a workflow after `after`, as n8n itself recorded
 * them, and its status.
 * @param {Stack} stack
 * @param {string} idWorkflow
 */
export async function lastRun(stack, idWorkflow, after = 0) {
	for (let attempt = 0; attempt < 300; attempt += 1) {
		const [row] = await stack.n8nSql(
			`select e.status, d.data from execution_entity e join execution_data d on d."executionId" = e.id
			where e."workflowId" = $1 and e."stoppedAt" is not null and e.id > $2 order by e.id desc limit 1`,
			[idWorkflow, after],
		);
		if (row) {
			const { resultData } = unflatten(row.data);
			const nodes = Object.entries(resultData.runData).map(([name, runs]) => [name, timesOf(runs)]);
			return {
				status: String(row.status),
				nodes: /** @type {Record<string, NodeTimes>} */ (Object.fromEntries(nodes)),
				error: resultData.error?.message,
			};
		}
		await sleep(100);
	}
	throw new Error(`No execution of ${idWorkflow} was saved.`);
}

/**
 * @param {NodeRun[]} runs
 * @returns {NodeTimes}
 */
const timesOf = (runs) => ({
	start: runs[0].startTime,
	end: Math.max(...runs.map(({ startTime, executionTime }) => startTime + executionTime)),
	ms: runs.reduce((sum, { executionTime }) => sum + executionTime, 0),
	batches: runs.map(({ data }) => countsOf(data?.main ?? [])),
});

/** @param {(unknown[] | null)[]} outputs */
const countsOf = (outputs) => outputs.map((items) => items?.length ?? 0);
