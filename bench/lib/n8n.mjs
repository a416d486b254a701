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
import { freePort } from '../../stack/process/ports.mjs';
import { provision } from '../../stack/n8n/provision.mjs';
import { findProgram } from '../../test/program.js';
import { root } from './base.mjs';

/** What the bench's stacks run of ours: the events with all they call. The pages and the agent would only lengthen each start. */
const SHIPPED = ['sessions-evenements.json', 'sessions-avis.json', 'sessions-erreurs.json'];

/** A folder for a stack of this run; kept through restarts, deleted with `removeFolder`. */
export function stackFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-bench-'));
	chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
	return folder;
}
export const removeFolder = (folder) => rmSync(folder, { recursive: true, force: true });

/**
 * A real n8n as `npm start` makes it, in processes of its own, with the bench's workflows beside the shipped events.
 * @param {{ folder: string, workers?: number, workflows?: object[], shipped?: string[], env?: Record<string, string> }} options
 */
export async function openStack({
	folder,
	workers = 0,
	workflows = [],
	shipped = SHIPPED,
	env = {},
}) {
	if (workers) findProgram('redis-server');
	const ours = join(folder, 'workflows');
	mkdirSync(ours, { recursive: true });
	for (const name of shipped) copyFileSync(join(root, 'workflows', name), join(ours, name));
	const log = join(folder, 'start.log');
	const output = openSync(log, 'a');
	const clean = { ...process.env };
	for (const name of ['DATABASE_URL', 'N8N_DATABASE_URL', 'SMTP_URL', 'CRM_BASE_URL', 'REDIS_URL'])
		delete clean[name];
	const child = spawn(
		process.execPath,
		[
			join(root, 'stack/start.mjs'),
			'--no-demo',
			...(workers ? ['--workers', String(workers)] : []),
		],
		{
			cwd: root,
			env: {
				...clean,
				STACK_DIR: folder,
				STACK_WORKFLOWS: ours,
				N8N_PORT: String(await freePort(5900)),
				...env,
			},
			stdio: ['ignore', output, output],
		},
	);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const readyFile = join(folder, 'ready.json');
	const until = Date.now() + 10 * 60_000;
	while (!existsSync(readyFile)) {
		if (child.exitCode !== null || Date.now() > until) {
			child.kill('SIGTERM');
			throw new Error(`The stack for the bench did not start:\n${readFileSync(log, 'utf8')}`);
		}
		await sleep(200);
	}
	const ready = JSON.parse(readFileSync(readyFile, 'utf8'));
	const pools = {
		crm: new pg.Pool({ connectionString: ready.databaseUrl, max: 2 }),
		n8n: new pg.Pool({ connectionString: ready.n8nDatabaseUrl, max: 2 }),
	};
	const own = join(folder, 'bench-workflows');
	mkdirSync(own, { recursive: true });
	for (const workflow of workflows)
		writeFileSync(join(own, `${workflow.id}.json`), JSON.stringify(workflow));
	const db = new URL(ready.databaseUrl);
	const stock = {
		id: 'benchPostgres001',
		name: 'Stock Postgres',
		type: 'postgres',
		data: {
			host: db.hostname,
			port: Number(db.port),
			database: db.pathname.slice(1),
			user: db.username,
			password: decodeURIComponent(db.password),
			ssl: 'disable',
			maxConnections: 10,
			sshTunnel: false,
		},
	};
	if (workflows.length > 0) {
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
	return {
		ready,
		sql: async (text, values = []) => (await pools.crm.query(text, values)).rows,
		n8nSql: async (text, values = []) => (await pools.n8n.query(text, values)).rows,
		close: async () => {
			await Promise.all(Object.values(pools).map((pool) => pool.end()));
			child.kill('SIGTERM');
			await ended;
		},
	};
}

/** A webhook processor beside the stack's main, as deploy/compose.yaml has them: it takes the calls, workers do the rest. */
export async function openProcessor({ ready }) {
	const ofMain = (what) =>
		readFileSync(`/proc/${ready.pids.n8n}/${what}`, 'utf8').split('\0').filter(Boolean);
	const [node, cli] = ofMain('cmdline');
	const port = await freePort(5950);
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
		pid: processor.pid(),
		webhooks: `http://127.0.0.1:${port}/webhook`,
		close: processor.stop,
	};
}

/** n8n keeps an execution's data flattened: a list where text inside an object is the place of the value. */
function unflatten(text) {
	const list = JSON.parse(text);
	const made = new Map();
	const value = (raw) => (typeof raw === 'string' ? at(Number(raw)) : raw);
	const at = (i) => {
		const raw = list[i];
		if (raw === null || typeof raw !== 'object') return raw;
		if (made.has(i)) return made.get(i);
		const copy = Array.isArray(raw) ? [] : {};
		made.set(i, copy);
		for (const [key, one] of Object.entries(raw)) copy[key] = value(one);
		return copy;
	};
	return at(0);
}

/** Milliseconds of each node in the newest execution of a workflow after `after`, as n8n itself recorded them, and its status. */
export async function lastRun(stack, idWorkflow, after = 0) {
	for (let essai = 0; essai < 300; essai += 1) {
		const [row] = await stack.n8nSql(
			'select e.status, d.data from execution_entity e join execution_data d on d."executionId" = e.id where e."workflowId" = $1 and e."stoppedAt" is not null and e.id > $2 order by e.id desc limit 1',
			[idWorkflow, after],
		);
		if (row) {
			const { resultData } = unflatten(row.data);
			const noeuds = Object.fromEntries(
				Object.entries(resultData.runData).map(([nom, runs]) => [
					nom,
					{
						debut: runs[0].startTime,
						fin: Math.max(...runs.map((r) => r.startTime + r.executionTime)),
						ms: runs.reduce((sum, r) => sum + r.executionTime, 0),
						lots: runs.map((r) => (r.data?.main ?? []).map((items) => items?.length ?? 0)),
					},
				]),
			);
			return { statut: row.status, noeuds, erreur: resultData.error?.message };
		}
		await sleep(100);
	}
	throw new Error(`No execution of ${idWorkflow} was saved.`);
}
