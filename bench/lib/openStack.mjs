import { spawn } from 'node:child_process';
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { n8nProcess } from '../../stack/n8n/n8nProcess.mjs';
import { provision } from '../../stack/n8n/provision.mjs';
import { freePort } from '../../stack/process/ports.mjs';
import { findProgram } from '../../test/program.js';
import { root } from './openBench.mjs';

/** @import { Ready } from '../../stack/ready.mjs' */
/** @import { Workflow } from './workflows.mjs' */

/**
 * What the bench's stacks run of ours: the events with all they call. The pages and the agent would
 * only lengthen each start.
 */
const SHIPPED = [
	'crm-evenements.json',
	'sessions-evenements.json',
	'sessions-avis.json',
	'sessions-erreurs.json',
];

/** A folder for a stack of this run; kept through restarts, deleted with `removeFolder`. */
export function stackFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-bench-'));
	chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
	return folder;
}
/** @param {string} folder */
export const removeFolder = (folder) => rmSync(folder, { recursive: true, force: true });

/** @typedef {Awaited<ReturnType<typeof openStack>>} Stack */

/**
 * A real n8n as `npm start` makes it, in processes of its own, with the bench's workflows beside the shipped events.
 * With BENCH_STACK=<folder of a running stack> that one is taken as it is, whatever workers and env are
 * asked for: enough to see that a case runs.
 * @param {{ folder: string, workers?: number, workflows?: Workflow[], shipped?: string[], env?: Record<string, string> }} options
 */
export async function openStack({
	folder,
	workers = 0,
	workflows = [],
	shipped = SHIPPED,
	env = {},
}) {
	const running = process.env.BENCH_STACK;
	const started = running ? undefined : await start({ folder, workers, shipped, env });
	/** @type {Ready} */
	const ready = JSON.parse(readFileSync(join(running ?? folder, 'ready.json'), 'utf8'));
	const pools = {
		crm: new pg.Pool({ connectionString: ready.databaseUrl, max: 2 }),
		n8n: new pg.Pool({ connectionString: ready.n8nDatabaseUrl, max: 2 }),
	};
	if (workflows.length > 0) await addWorkflows(ready, folder, workflows);
	return {
		ready,
		/**
		 * @param {string} text
		 * @param {unknown[]} [values]
		 */
		sql: async (text, values = []) => (await pools.crm.query(text, values)).rows,
		/**
		 * @param {string} text
		 * @param {unknown[]} [values]
		 */
		n8nSql: async (text, values = []) => (await pools.n8n.query(text, values)).rows,
		close: async () => {
			await Promise.all(Object.values(pools).map((pool) => pool.end()));
			await started?.stop();
		},
	};
}

/**
 * `npm start` in a folder of its own, until it is ready.
 * @param {{ folder: string, workers: number, shipped: string[], env: Record<string, string> }} options
 */
async function start({ folder, workers, shipped, env }) {
	if (workers) findProgram('redis-server');
	const own = join(folder, 'workflows');
	mkdirSync(own, { recursive: true });
	for (const name of shipped) copyFileSync(join(root, 'workflows', name), join(own, name));
	const log = join(folder, 'start.log');
	const output = openSync(log, 'a');
	const clean = { ...process.env };
	for (const name of ['DATABASE_URL', 'N8N_DATABASE_URL', 'SMTP_URL', 'CRM_BASE_URL', 'REDIS_URL'])
		delete clean[name];

	const many = workers ? ['--workers', String(workers)] : [];
	const child = spawn(process.execPath, [join(root, 'stack/start.mjs'), '--no-demo', ...many], {
		cwd: root,
		env: {
			...clean,
			STACK_DIR: folder,
			STACK_WORKFLOWS: own,
			N8N_PORT: String(await freePort(5900)),
			...env,
		},
		stdio: ['ignore', output, output],
	});
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const until = Date.now() + 10 * 60_000;
	while (!existsSync(join(folder, 'ready.json'))) {
		if (child.exitCode !== null || Date.now() > until) {
			child.kill('SIGTERM');
			throw new Error(`The stack for the bench did not start:\n${readFileSync(log, 'utf8')}`);
		}
		await sleep(200);
	}
	return {
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
		},
	};
}

/**
 * @param {Ready} ready
 * @param {string} folder
 * @param {Workflow[]} workflows
 */
export async function addWorkflows(ready, folder, workflows) {
	const own = join(folder, 'bench-workflows');
	mkdirSync(own, { recursive: true });
	for (const workflow of workflows)
		writeFileSync(join(own, `${workflow.id}.json`), JSON.stringify(workflow));

	const database = new URL(ready.databaseUrl);
	const stock = {
		id: 'benchPostgres001',
		name: 'Stock Postgres',
		type: 'postgres',
		data: {
			host: database.hostname,
			port: Number(database.port),
			database: database.pathname.slice(1),
			user: database.username,
			password: decodeURIComponent(database.password),
			ssl: 'disable',
			maxConnections: 10,
			sshTunnel: false,
		},
	};
	const { failed } = await provision({
		url: ready.n8n.url,
		owner: ready.n8n,
		credentials: [stock],
		workflowsFolder: own,
		adminEmail: ready.adminEmail,
		noteFile: join(folder, 'bench-provisioned.json'),
	});
	if (failed.length > 0)
		throw new Error(`The bench's workflows are not in place: ${JSON.stringify(failed)}`);
}

/**
 * A webhook processor beside the stack's main, as deploy/compose.yaml has them: it takes the calls,
 * workers do the rest.
 * @param {Stack} stack
 */
export async function openProcessor({ ready }) {
	/** @param {string} what */
	const ofMain = (what) =>
		readFileSync(`/proc/${ready.pids.n8n}/${what}`, 'utf8').split('\0').filter(Boolean);
	const [node, cli] = ofMain('cmdline');
	const port = await freePort(5950);
	/** @type {Record<string, string>} */
	const env = {
		...Object.fromEntries(ofMain('environ').map((one) => one.split(/=(.*)/s, 2))),
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort(5980)),
	};
	const processor = n8nProcess({
		name: 'webhook',
		command: 'webhook',
		n8n: { node, cli },
		env,
		port,
		logs: env.N8N_USER_FOLDER,
	});
	await processor.start();
	return {
		pid: Number(processor.pid()),
		webhooks: `http://127.0.0.1:${port}/webhook`,
		close: processor.stop,
	};
}
