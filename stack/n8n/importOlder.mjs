import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { StackFailure } from '../StackFailure.mjs';
import { launch } from '../process/processes.mjs';

/** @import { Credential, Workflow } from './provision.mjs' */

/**
 * Whether the APIs of an n8n keep the id that a credential or workflow comes with.
 * @param {string} version
 */
export const keepsIds = (version) => version.localeCompare('2.41.0', 'en', { numeric: true }) >= 0;

/**
 * Credentials and workflows with the ids they name each other by, by n8n's own commands: the APIs of an
 * n8n before 2.41 give each one an id of its own. Not published yet.
 * @param {{ n8n: { node: string, cli: string }, env: NodeJS.ProcessEnv, logs: string }} where n8n runs
 * @param {Credential[]} credentials
 * @param {Workflow[]} workflows
 */
export async function importOlder(where, credentials, workflows) {
	await importInto(where, 'credentials', credentials);
	// Empty ones, that what is written next is a version of its own: the first n8n 2.x publish no other.
	const empty = workflows.map(({ id, name }) => ({
		...{ id, name, versionId: randomUUID(), active: false },
		...{ nodes: [], connections: {}, settings: {} },
	}));
	await importInto(where, 'workflow', empty);
}

/**
 * @param {Parameters<typeof importOlder>[0]} where
 * @param {'credentials' | 'workflow'} what
 * @param {object[]} list
 */
async function importInto({ n8n, env, logs }, what, list) {
	const folder = String(env.N8N_USER_FOLDER);
	const file = join(folder, `import-${what}.json`);
	const log = join(logs, 'n8n-import.log');
	writeFileSync(file, JSON.stringify(list), { mode: 0o600 });
	try {
		const args = [n8n.cli, `import:${what}`, `--input=${file}`];
		const child = launch(n8n.node, args, { env, cwd: folder, log });
		const { code } = await child.ended;
		if (code !== 0)
			throw new StackFailure(`n8n did not import the ${what}.`, `Its log ${log} says why.`, {
				log: child.said(15),
			});
	} finally {
		rmSync(file, { force: true });
	}
}
