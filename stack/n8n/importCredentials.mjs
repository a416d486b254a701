import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { StackFailure } from '../StackFailure.mjs';
import { launch } from '../process/processes.mjs';

/** @import { Credential } from './provision.mjs' */

/**
 * Credentials with the ids that the workflows name, by n8n's own command. It takes ten seconds where the
 * public API takes one tenth, but every n8n 2.x has it; the API keeps an id from 2.41 on.
 * @param {{ n8n: { node: string, cli: string }, env: NodeJS.ProcessEnv, logs: string }} where n8n runs
 * @param {Credential[]} credentials
 */
export async function importCredentials({ n8n, env, logs }, credentials) {
	const folder = String(env.N8N_USER_FOLDER);
	const file = join(folder, 'credentials.json');
	writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
	try {
		const args = [n8n.cli, 'import:credentials', `--input=${file}`];
		const log = join(logs, 'n8n-import.log');
		const child = launch(n8n.node, args, { env, cwd: folder, log });
		const { code } = await child.ended;
		if (code !== 0)
			throw new StackFailure('n8n took no credentials.', `Its log ${log} says why.`, {
				log: child.said(15),
			});
	} finally {
		rmSync(file, { force: true });
	}
}
