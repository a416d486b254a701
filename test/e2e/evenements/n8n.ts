import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { waitFor, type stack } from '../harness';

export type Stack = Pick<ReturnType<typeof stack>, 'folder' | 'ready'>;
interface Workflow {
	id: string;
	versionId: string;
	name: string;
	nodes: Array<{ type: string; parameters: Record<string, unknown> }>;
	connections: object;
	settings: object;
}

const headers = { 'browser-id': 'e2e-evenements', 'content-type': 'application/json' };

/** One login for all files: n8n takes only a few a minute from the same person, and answers 429 then. */
async function cookieOf({ folder, ready }: Stack): Promise<string> {
	const file = join(folder, 'e2e-cookie');
	const { url, email, password } = ready().n8n;
	if (existsSync(file)) {
		const cookie = readFileSync(file, 'utf8');
		if ((await fetch(`${url}/rest/login`, { headers: { ...headers, cookie } })).ok) return cookie;
	}
	const response = await waitFor(
		async () => {
			const answer = await fetch(`${url}/rest/login`, {
				method: 'POST',
				headers,
				body: JSON.stringify({ emailOrLdapLoginId: email, password }),
			});
			return answer.ok ? answer : undefined;
		},
		{ timeout: 330_000, every: 5_000, what: 'the login' },
	);
	const cookie = response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	writeFileSync(file, cookie, { mode: 0o600 });
	return cookie;
}

export async function login(on: Stack) {
	const { url } = on.ready().n8n;
	const cookie = await cookieOf(on);
	return async <T>(method: string, path: string, body?: unknown) => {
		const answer = await fetch(`${url}/rest${path}`, {
			method,
			headers: { ...headers, cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		if (!answer.ok)
			throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
		return ((await answer.json()) as { data: T }).data;
	};
}

/**
 * Changes a published workflow as staff would, in the editor's own API, and publishes it; returns
 * how to undo that.
 */
export async function edit(
	on: Stack,
	id: string,
	change: (node: Workflow['nodes'][number]) => void,
): Promise<() => Promise<void>> {
	const rest = await login(on);
	const before = await rest<Workflow>('GET', `/workflows/${id}`);
	const publish = async (api: typeof rest, nodes: Workflow['nodes'], versionId: string) => {
		const { name, connections, settings } = before;
		const saved = await api<Workflow>('PATCH', `/workflows/${id}?forceSave=true`, {
			name,
			nodes,
			connections,
			settings,
			versionId,
		});
		await api('POST', `/workflows/${id}/activate`, {
			versionId: saved.versionId,
			name: '',
			description: '',
		});
		// n8n answers before it has exchanged the triggers: until then a webhook may be nowhere, and a
		// call of it a 404.
		await waitFor(
			async () =>
				(await api<{ status: string }>('GET', `/workflows/${id}/publication-status`)).status !==
				'in_progress',
			{ timeout: 60_000, what: `${before.name} to be live again` },
		);
	};
	const nodes = structuredClone(before.nodes);
	nodes.forEach(change);
	await publish(rest, nodes, before.versionId);
	return async () => {
		const api = await login(on);
		await publish(api, before.nodes, (await api<Workflow>('GET', `/workflows/${id}`)).versionId);
	};
}

/**
 * Leases of a few seconds and a sweep every two: what a crash leaves is taken up while a test can
 * wait for it.
 */
export async function quicken(on: Stack, essaisRetour = 16): Promise<() => Promise<void>> {
	const undoReceiving = await edit(on, 'spCrmEvenements1', ({ parameters }) => {
		if (parameters.endpoint === 'evenement') parameters.options = { bail: 8 };
	});
	const undoHandling = await edit(on, 'spEvenements0001', (node) => {
		const { parameters } = node;
		if (node.type.endsWith('.sessionAction') || node.type.endsWith('.crmCallback'))
			parameters.bail = 8;
		if (node.type.endsWith('.crmCallback')) parameters.essaisMax = essaisRetour;
		if (node.type.endsWith('.sessionMail')) parameters.options = { bail: 8 };
		if (node.type.endsWith('.scheduleTrigger'))
			parameters.rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
	});
	return async () => {
		await undoHandling();
		await undoReceiving();
	};
}
