import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { until } from '../process/processes.mjs';

/** The addresses of the workflows' webhooks that ask for a password or token: these can be asked without starting anything. */
function guarded(folder) {
	if (!existsSync(folder)) return [];
	return (
		readdirSync(folder)
			.filter((name) => name.endsWith('.json'))
			.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).nodes)
			.filter(({ disabled }) => !disabled)
			// These of our nodes guard their addresses themselves.
			.map((node) => {
				const own = {
					'n8n-nodes-sessions-planning.sessionAction': {
						httpMethod: 'POST',
						path: 'session-action',
					},
					'n8n-nodes-sessions-planning.crmEndpoint': node.parameters,
				}[node.type];
				return own
					? {
							...node,
							type: 'n8n-nodes-base.webhook',
							parameters: { ...own, authentication: 'headerAuth' },
						}
					: node;
			})
			.filter(
				({ type, parameters }) =>
					type === 'n8n-nodes-base.webhook' &&
					['headerAuth', 'basicAuth'].includes(parameters.authentication),
			)
			.map(({ parameters, webhookId }) => ({
				method: [parameters.httpMethod ?? 'GET'].flat()[0],
				// n8n puts the webhook id before a path with parameters.
				path:
					(parameters.path.includes(':') ? `${webhookId}/` : '') +
					parameters.path.replace(/:[^/]+/g, '0'),
			}))
	);
}

/** Waits until every guarded webhook refuses us: n8n says "ready" before it has put its webhooks up. Returns those still missing. */
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
