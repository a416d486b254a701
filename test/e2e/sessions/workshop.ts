import { randomUUID } from 'node:crypto';

import { login } from '../evenements/n8n';
import type { stack } from '../harness';
import { checkOutputs } from './checkOutputs';

type Stack = ReturnType<typeof stack>;

/** What the webhook of a drawn workflow answers: the items of its last node. */
type Items = Array<Record<string, unknown>>;

export interface Atelier {
	/** Runs the node on these items; each item's fields are what the parameters' expressions read. */
	run: (items: object[]) => Promise<Items>;
	/** The answer as it is, also of a workflow that stopped. */
	post: (items: object[]) => Promise<{ status: number; text: string; body: Items }>;
	remove: () => Promise<void>;
}

/** How the node stands in the workflow. */
interface Standing {
	/** With `continueErrorOutput` each item tells in `sortie` by which output it came: `succes`, `erreur`. */
	onError?: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
	typeVersion?: number;
	/** How many outputs it has beside that of errors. */
	outputs?: number;
	/** The id of the credential of its database. */
	database?: string;
}

const link = (node: string, index = 0) => ({ node, type: 'main', index });
const at = (x: number, y = 0) => ({ id: randomUUID(), position: [x, y] });

/** What stands behind a node with an error output: both ways, marked, and then one. */
const markedWays = (outputs: number) => {
	const mark = (name: string, y: number) => ({
		...at(600, y),
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			includeOtherFields: true,
			assignments: { assignments: [{ id: name, name: 'sortie', type: 'string', value: name }] },
		},
	});
	const merge = { ...at(800), name: 'Merge', type: 'n8n-nodes-base.merge', typeVersion: 3 };
	return {
		nodes: [mark('succes', 0), mark('erreur', 200), { ...merge, parameters: {} }],
		connections: {
			Node: {
				main: [...Array.from({ length: outputs }, () => [link('succes')]), [link('erreur')]],
			},
			succes: { main: [[link('Merge')]] },
			erreur: { main: [[link('Merge', 1)]] },
		},
	};
};

/** A published workflow of one node of ours between a webhook and its answer, as a user would draw it. */
export async function draw(
	on: Stack,
	node: string,
	parameters: { operation?: string },
	{
		onError = 'continueRegularOutput',
		typeVersion = 1,
		outputs = 1,
		database = 'spPostgres000001',
	}: Standing = {},
): Promise<Atelier> {
	const rest = await login(on);
	const path = `e2e-${randomUUID()}`;
	const behind =
		onError === 'continueErrorOutput' ? markedWays(outputs) : { nodes: [], connections: {} };
	const { id, versionId } = await rest<{ id: string; versionId: string }>('POST', '/workflows', {
		name: path,
		active: false,
		settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
		nodes: [
			{
				...at(0),
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: path,
				parameters: {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'allEntries',
				},
			},
			{
				...at(200),
				name: 'Split',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				parameters: { fieldToSplitOut: 'body.items' },
			},
			{
				...at(400),
				name: 'Node',
				type: `n8n-nodes-sessions-planning.${node}`,
				typeVersion,
				onError,
				parameters,
				credentials: { sessionsPlanningPostgresApi: { id: database, name: 'CRM database' } },
			},
			...behind.nodes,
		],
		connections: {
			Webhook: { main: [[link('Split')]] },
			Split: { main: [[link('Node')]] },
			...behind.connections,
		},
	});
	await rest('POST', `/workflows/${id}/activate`, { versionId, name: '', description: '' });
	const post: Atelier['post'] = async (items) => {
		for (let essai = 0; ; essai += 1) {
			const answer = await on.call<Items>(path, { body: { items } });
			// The webhook of a workflow that was just published may not be there at once.
			if (answer.status !== 404 || essai >= 50) return answer;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	};
	return {
		post,
		run: async (items) => {
			const { status, text, body } = await post(items);
			if (!Array.isArray(body)) throw new Error(`${status} ${text.slice(0, 500)}`);
			return onError === 'continueErrorOutput' ? body : checkOutputs(node, parameters, body);
		},
		remove: async () => {
			await rest('POST', `/workflows/${id}/deactivate`, {}).catch(() => undefined);
			await rest('POST', `/workflows/${id}/archive`, {}).catch(() => undefined);
		},
	};
}
