import { randomUUID } from 'node:crypto';

import { login } from '../evenements/n8n';
import type { stack } from '../harness';
import { checkOutputs } from './checkOutputs';

type Stack = ReturnType<typeof stack>;

export interface Atelier {
	/** Runs the node on these items; each item's fields are what the parameters' expressions read. */
	run: (items: object[]) => Promise<Array<Record<string, unknown>>>;
	remove: () => Promise<void>;
}

/** A published workflow of one node of ours between a webhook and its answer, as a user would draw it. */
export async function draw(
	on: Stack,
	node: string,
	parameters: { operation?: string },
): Promise<Atelier> {
	const rest = await login(on);
	const path = `e2e-${randomUUID()}`;
	const { id, versionId } = await rest<{ id: string; versionId: string }>('POST', '/workflows', {
		name: path,
		active: false,
		settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
		nodes: [
			{
				id: randomUUID(),
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: path,
				parameters: {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'allEntries',
				},
			},
			{
				id: randomUUID(),
				name: 'Split',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [200, 0],
				parameters: { fieldToSplitOut: 'body.items' },
			},
			{
				id: randomUUID(),
				name: 'Node',
				type: `n8n-nodes-sessions-planning.${node}`,
				typeVersion: 1,
				position: [400, 0],
				onError: 'continueRegularOutput',
				parameters,
				credentials: {
					sessionsPlanningPostgresApi: { id: 'spPostgres000001', name: 'CRM database' },
				},
			},
		],
		connections: {
			Webhook: { main: [[{ node: 'Split', type: 'main', index: 0 }]] },
			Split: { main: [[{ node: 'Node', type: 'main', index: 0 }]] },
		},
	});
	await rest('POST', `/workflows/${id}/activate`, { versionId, name: '', description: '' });
	return {
		run: async (items) => {
			for (let essai = 0; ; essai += 1) {
				const answer = await on.call<Array<Record<string, unknown>>>(path, { body: { items } });
				// The webhook of a workflow that was just published may not be there at once.
				if (answer.status === 404 && essai < 50)
					await new Promise((resolve) => setTimeout(resolve, 200));
				else if (Array.isArray(answer.body)) return checkOutputs(node, parameters, answer.body);
				else throw new Error(`${answer.status} ${answer.text.slice(0, 500)}`);
			}
		},
		remove: async () => {
			await rest('POST', `/workflows/${id}/deactivate`, {}).catch(() => undefined);
			await rest('POST', `/workflows/${id}/archive`, {}).catch(() => undefined);
		},
	};
}
