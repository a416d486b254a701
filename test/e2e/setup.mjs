import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** A cold cache installs n8n first. */
const PATIENCE = 15 * 60_000;

const freePort = () =>
	new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});

const read = (file) => {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
};

/**
 * Boots one stack for all end-to-end files, as `npm start` does, in a folder of its own.
 * With E2E_STACK=<folder of a running stack started with STACK_CONTROL=1> that one is used and left running: quicker while writing tests.
 */
export default async function setup() {
	if (process.env.E2E_STACK) return;
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-e2e-'));
	chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
	const log = join(folder, 'start.log');
	const output = openSync(log, 'a');
	// Restarts are the tests' own business: a supervisor would hide what a crash leaves behind.
	const env = { ...process.env, STACK_DIR: folder, STACK_CONTROL: '1', STACK_RESTART: '0', N8N_PORT: String(await freePort()) };
	for (const name of ['DATABASE_URL', 'N8N_DATABASE_URL', 'SMTP_URL', 'CRM_BASE_URL', 'REDIS_URL']) delete env[name];
	const child = spawn(process.execPath, [join(root, 'stack', 'start.mjs'), '--no-demo'], { cwd: root, env, stdio: ['ignore', output, output] });
	const until = Date.now() + PATIENCE;
	while (!read(join(folder, 'ready.json'))) {
		if (child.exitCode !== null || Date.now() > until) {
			child.kill('SIGTERM');
			throw new Error(`The stack for the end-to-end tests did not start:\n${read(log)}`);
		}
		await sleep(200);
	}
	process.stdout.write(read(log));
	process.env.E2E_STACK = folder;
	globalThis.e2eStack = { child, folder };
}
