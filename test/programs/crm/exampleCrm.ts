import { execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

import type { stack } from '../../e2e/harness';

const folder = join(__dirname, '../../../examples/crm');
const packageName = 'n8n-nodes-sessions-planning';

/*
 * Prisma's client engine is JavaScript and WebAssembly; its command line looks for two binaries
 * that it never runs.
 */
const noBinary = {
	PRISMA_QUERY_ENGINE_LIBRARY: process.execPath,
	PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
	PRISMA_HIDE_UPDATE_MESSAGE: '1',
	CHECKPOINT_DISABLE: '1',
};

/** Prisma's command line in the example, against a database. */
export function prisma(databaseUrl: string, ...args: string[]): string {
	const cli = join(folder, 'node_modules/prisma/build/index.js');
	const env = { ...process.env, ...noBinary, DATABASE_URL: databaseUrl };

	return execFileSync(process.execPath, [cli, ...args], {
		cwd: folder,
		env,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

/** Installs the example as its README says, with our package from the tarball that n8n has. */
export function installExample(databaseUrl: string): void {
	if (!existsSync(join(folder, 'node_modules/@prisma/client')))
		execFileSync('npm', ['ci'], { cwd: folder, stdio: 'ignore' });

	const link = join(folder, 'node_modules', packageName);
	rmSync(link, { recursive: true, force: true });
	symlinkSync(
		join(process.env.E2E_STACK as string, 'n8n/.n8n/nodes/node_modules', packageName),
		link,
	);
	prisma(databaseUrl, 'generate');
}

/** The example CRM as a process of its own. */
export async function startExample({ ready, webhooks, token }: ReturnType<typeof stack>) {
	const child = spawn(process.execPath, ['server.mjs'], {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			...process.env,
			PORT: '0',
			DATABASE_URL: ready().databaseUrl,
			N8N_WEBHOOK_URL: webhooks,
			N8N_WEBHOOK_TOKEN: token,
			CRM_SIGNING_SECRET: ready().crm.signingSecret,
		},
	});
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	const url = String(line).trim();

	return {
		url,
		/** A route of the example; `body` makes it a POST unless told otherwise. */
		ask: async <T>(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
			const response = await fetch(`${url}${path}`, {
				method,
				headers: { 'content-type': 'application/json' },
				body: body === undefined ? undefined : JSON.stringify(body),
			});
			return { status: response.status, body: (await response.json()) as T };
		},
		stop: async () => {
			const exited = once(child, 'exit');
			child.kill();
			await exited;
		},
	};
}
