import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { messageOf, StackFailure } from '../StackFailure.mjs';
import { openN8n } from './openN8n.mjs';
import { until } from '../process/processes.mjs';
import { writeWhole } from '../process/writeWhole.mjs';

/** @typedef {Awaited<ReturnType<typeof openN8n>>} N8n */
/** @typedef {{ id: string, name: string, type: string, data: object }} Credential */
/** @typedef {{ name: string, type: string, parameters?: Record<string, unknown> & { workflowId?: string | { value?: string } } }} Node */
/**
 * @typedef {{ id: string, name: string, nodes: Node[], connections: object, settings?: { errorWorkflow?: string },
 *   file: string }} Workflow
 */

/** @param {unknown} value */
const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Stands in the shipped workflows for the address that notices to the admin go to. */
const ADMIN = 'admin@centre.example';
/** And for the origin of the CRM's pages, which may call the endpoints from a browser. */
const CRM_ORIGIN = 'https://crm.example';

/** @param {string} text */
const quoted = (text) => JSON.stringify(text).slice(1, -1);

/**
 * @param {string} folder
 * @param {string} adminEmail
 * @returns {Workflow[]}
 */
function readWorkflows(folder, adminEmail, crmOrigin = CRM_ORIGIN) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => {
			try {
				const workflow = JSON.parse(
					readFileSync(join(folder, name), 'utf8')
						.replaceAll(ADMIN, quoted(adminEmail))
						.replaceAll(CRM_ORIGIN, quoted(crmOrigin)),
				);
				if (!workflow.id || !Array.isArray(workflow.nodes)) throw new Error('no id or nodes');
				return { ...workflow, file: name };
			} catch (cause) {
				throw new StackFailure(
					`${join(folder, name)} is not a workflow that n8n can import.`,
					'Export it again from n8n, with its id.',
					{ cause },
				);
			}
		});
}

/**
 * The workflows that one needs to be there first: its error workflow and the sub-workflows it calls, by
 * node or as a tool.
 * @param {Workflow} workflow
 */
function needs({ settings, nodes }) {
	const called = nodes
		.map(({ parameters }) => parameters?.workflowId)
		.map((id) => (typeof id === 'object' ? id.value : id));
	return [settings?.errorWorkflow, ...called].flatMap((id) =>
		typeof id === 'string' && id ? [id] : [],
	);
}

/**
 * Called ones before callers: n8n refuses to publish a workflow whose sub-workflow is not published.
 * @param {Workflow[]} workflows
 */
function inOrder(workflows) {
	const byId = new Map(workflows.map((workflow) => [workflow.id, workflow]));
	/** @type {Set<Workflow>} */
	const placed = new Set();
	/** @type {Workflow[]} */
	const ordered = [];
	/** @param {Workflow | undefined} workflow */
	const place = (workflow) => {
		if (!workflow || placed.has(workflow)) return;
		placed.add(workflow);
		for (const id of needs(workflow)) place(byId.get(id));
		ordered.push(workflow);
	};
	for (const workflow of workflows) place(workflow);
	return ordered;
}

/**
 * @param {N8n} n8n
 * @param {Credential} credential
 */
async function putCredential({ api, found, rest }, { id, name, type, data }) {
	if (await found(`/credentials/${id}`))
		await rest('PATCH', `/credentials/${id}`, { name, type, data });
	else await api('POST', '/credentials', { id, name, type, data });
}

/**
 * @param {N8n} n8n
 * @param {{ versionId: string } | undefined} known
 * @param {Workflow} workflow
 * @returns {Promise<{ versionId: string }>}
 */
async function putWorkflow({ rest }, known, { id, name, nodes, connections, settings }) {
	const body = { name, nodes, connections, settings };
	if (known)
		return rest('PATCH', `/workflows/${id}?forceSave=true`, {
			...body,
			versionId: known.versionId,
		});
	return rest('POST', '/workflows', { id, ...body });
}

/** @typedef {{ status: string, triggers: { errorMessage?: string }[] }} Publication */

/**
 * @param {N8n} n8n
 * @param {string} id
 */
async function isLive({ found }, id) {
	/** @type {Publication | undefined} */
	const publication = await found(`/workflows/${id}/publication-status`);
	// n8n before 2.40 has no such status: there, what it has published is live.
	if (!publication) return true;
	const { status, triggers } = publication;
	if (status === 'failed' || status === 'partial') {
		throw new Error(
			triggers
				.map(({ errorMessage }) => errorMessage)
				.filter(Boolean)
				.join('; ') || status,
		);
	}
	return status !== 'in_progress';
}

/**
 * Credentials and workflows into a running n8n, published, webhooks live.
 * A workflow is written only when its shipped file changed since it was last written here (or it is
 * gone): staff may edit
 * words and steps in n8n, and a restart must not undo that. Credentials follow the addresses of this start.
 * What n8n refuses is reported and stops nothing else.
 * @param {{ url: string, owner: { email: string, password: string }, credentials: Credential[], workflowsFolder: string,
 *   adminEmail: string, crmOrigin?: string, noteFile: string,
 *   importOlder?: (credentials: Credential[], workflows: Workflow[]) => Promise<void> }} wanted
 *   importOlder is there where n8n's APIs do not keep ids, and is asked once
 */
export async function provision({
	url,
	owner,
	credentials,
	workflowsFolder,
	adminEmail,
	crmOrigin,
	noteFile,
	importOlder,
}) {
	const n8n = await openN8n(url, owner);
	/** @type {Record<string, string>} the hash of what was last written, by id */
	const note = existsSync(noteFile) ? JSON.parse(readFileSync(noteFile, 'utf8')) : {};
	/** @type {{ name: string, why: string }[]} */
	const failed = [];
	const workflows = inOrder(readWorkflows(workflowsFolder, adminEmail, crmOrigin));
	if (importOlder && !existsSync(noteFile)) await importOlder(credentials, workflows);
	for (const credential of credentials) {
		if (
			note[credential.id] === hash(credential) &&
			(await n8n.found(`/credentials/${credential.id}`))
		)
			continue;
		try {
			await putCredential(n8n, credential);
			note[credential.id] = hash(credential);
		} catch (error) {
			const why = messageOf(error);
			if (/not a known type/.test(why) && credential.type.startsWith('sessionsPlanning'))
				throw new StackFailure(
					'n8n did not load this package.',
					'n8n.log in STACK_DIR/logs says why, at "Failed to load package".',
					{ cause: error },
				);
			failed.push({ name: `credential ${credential.name}`, why });
		}
	}

	/** @type {string[]} */
	const written = [];
	for (const workflow of workflows) {
		const known = await n8n.found(`/workflows/${workflow.id}`);
		if (known && note[workflow.id] === hash(workflow)) continue;
		try {
			const saved = await putWorkflow(n8n, known, workflow);
			await n8n.rest('POST', `/workflows/${workflow.id}/activate`, {
				versionId: saved.versionId,
				name: '',
				description: '',
			});
			note[workflow.id] = hash(workflow);
			written.push(workflow.name);
		} catch (error) {
			failed.push({ name: `workflow ${workflow.name}`, why: messageOf(error) });
		}
	}
	const refused = new Set(failed.map(({ name }) => name));
	for (const { id, name } of workflows.filter(
		(workflow) => !refused.has(`workflow ${workflow.name}`),
	)) {
		try {
			if (!(await until(() => isLive(n8n, id), { timeout: 60_000, every: 60 })))
				throw new Error('not live within a minute');
		} catch (error) {
			failed.push({ name: `workflow ${name}`, why: messageOf(error) });
		}
	}
	writeWhole(noteFile, JSON.stringify(note, null, 2), { mode: 0o600 });
	return { credentials: credentials.length, workflows: workflows.length, written, failed };
}
