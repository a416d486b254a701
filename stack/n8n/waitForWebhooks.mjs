import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { until } from '../process/processes.mjs';

/** @typedef {{ type: string, typeVersion: number, disabled?: boolean, webhookId?: string, parameters: Webhook }} Node */
/** @typedef {{ path: string, httpMethod?: string | string[], authentication?: string }} Webhook */

/**
 * The addresses of the workflows' webhooks that ask for a password or token: these can be asked without
 * starting anything.
 * @param {string} folder
 */
function guarded(folder) {
	if (!existsSync(folder)) return [];
	/** @type {Node[]} */
	const nodes = readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).nodes);
	return nodes
		.filter(({ disabled }) => !disabled)
		.flatMap((node) => {
			const own = ownAddress(node);
			if (own) return [{ ...own, webhookId: node.webhookId }];
			const guards = ['headerAuth', 'basicAuth'].includes(node.parameters.authentication ?? '');
			return node.type === 'n8n-nodes-base.webhook' && guards
				? [{ ...node.parameters, webhookId: node.webhookId }]
				: [];
		})
		.map(({ path, httpMethod, webhookId }) => ({
			method: [httpMethod ?? 'GET'].flat()[0],
			// n8n puts the webhook id before a path with parameters.
			path: (path.includes(':') ? `${webhookId}/` : '') + path.replace(/:[^/]+/g, '0'),
		}));
}

/**
 * These of our nodes guard their addresses themselves.
 * @param {Node} node
 * @returns {Webhook | undefined}
 */
function ownAddress({ type, typeVersion, parameters }) {
	if (type === 'n8n-nodes-sessions-planning.sessionAction' && typeVersion < 4)
		return { httpMethod: 'POST', path: 'session-action' };
	return type === 'n8n-nodes-sessions-planning.crmEndpoint' ? parameters : undefined;
}

/**
 * Waits until every guarded webhook refuses us: n8n says "ready" before it has put its webhooks up.
 * Returns those still missing.
 * @param {{ webhooks: string, workflowsFolder: string, timeout?: number }} options
 */
export async function waitForWebhooks({ webhooks, workflowsFolder, timeout = 60_000 }) {
	let missing = guarded(workflowsFolder);
	await until(
		async () => {
			const live = await Promise.all(
				missing.map(({ method, path }) =>
					fetch(`${webhooks}/${path}`, { method, signal: AbortSignal.timeout(5_000) }).then(
						({ status }) => status === 401 || status === 403,
						() => false,
					),
				),
			);
			missing = missing.filter((_, i) => !live[i]);
			return missing.length === 0;
		},
		{ timeout, every: 150 },
	);
	return missing.map(({ method, path }) => `${method} /webhook/${path}`);
}
