import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres } from '../../stack/postgres/startPostgres.mjs';
import { freePort } from '../../stack/process/ports.mjs';
import { launch, stop, tail } from '../../stack/process/processes.mjs';
import { startStack } from '../../stack/startStack.mjs';
import { findProgram } from '../program.js';
import { startCallProxy } from './callProxy.mjs';
import { hastenIn } from './coreSystem.mjs';
import { startCutProxy } from './cutProxy.mjs';
import { hearingWorkflow, startHearer } from './listening.mjs';
import { logsIn, openSql, SIGNING_SECRET, startPeers } from './peers.mjs';
import { drawStackFault } from './schedule.mjs';

/** @import { Random } from './random.mjs' */

/** Seconds until work that nobody holds any more is taken over, and between two sweeps. */
const [BAIL, SWEEP] = [4, 2];
const WORKERS = 2;
const USED = [
	'crm-evenements',
	'crm-sessions',
	'sessions-evenements',
	'sessions-avis',
	'sessions-erreurs',
];

/** What n8n needs to notice a dead worker in seconds. */
const QUICK = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/**
 * The shipped workflows with leases of seconds: what a crash leaves is taken up while somebody waits.
 * One of somebody's own stands beside them, and posts what it hears.
 * @param {string} folder
 * @param {string} hearer
 */
function quickWorkflows(folder, hearer) {
	mkdirSync(folder, { recursive: true });
	for (const name of USED) {
		const file = new URL(`../../workflows/${name}.json`, import.meta.url);
		const workflow = JSON.parse(readFileSync(file, 'utf8'));
		for (const { type, parameters } of workflow.nodes) {
			if (type.endsWith('.sessionAction') || type.endsWith('.crmCallback')) parameters.bail = BAIL;
			if (parameters.endpoint === 'evenement') parameters.options.bail = BAIL;
			if (type.endsWith('.crmCallback')) parameters.delai = 3;
			if (type.endsWith('.sessionMail')) parameters.options = { bail: BAIL };
			if (type.endsWith('.scheduleTrigger') && name === 'sessions-evenements')
				parameters.rule = { interval: [{ field: 'seconds', secondsInterval: SWEEP }] };
		}
		writeFileSync(join(folder, `${name}.json`), JSON.stringify(workflow));
	}
	writeFileSync(join(folder, 'hearing.json'), JSON.stringify(hearingWorkflow(hearer)));
	return folder;
}

/** Redis that may be killed and comes back on the same port, with nothing of what it held. @param {string} folder */
async function startRedis(folder) {
	const port = await freePort();
	const program = findProgram('redis-server');
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	/** @type {import('../../stack/process/processes.mjs').Launched} */
	let child;
	const start = () => {
		child = launch(program, [...args, '--dir', folder], { log: join(folder, 'redis.log') });
	};
	start();
	return {
		port,
		start,
		kill: async () => {
			child.kill('SIGKILL');
			await child.ended;
		},
		stop: () => stop(child.pid),
	};
}

/**
 * The whole stack: n8n with the packed package in queue mode, two workers, Redis, PostgreSQL, and every
 * connection between them through a proxy.
 */
export async function startStackSystem() {
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-faults-'));
	chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
	Object.assign(process.env, QUICK);
	const postgres = await startPostgres({
		folder: join(folder, 'postgres'),
		stackId: `faults-${process.pid}`,
		port: await freePort(),
		password: 'faults',
		log: join(logsIn(folder), 'postgres.log'),
		databases: ['crm', 'n8n'],
		flags: ['max_connections=200', 'fsync=off', 'track_commit_timestamp=on'],
	});
	const url = postgres.url('crm');
	const postgresPort = Number(new URL(url).port);
	const peers = await startPeers();
	const hearer = await startHearer();
	const redis = await startRedis(folder);
	const database = await startCutProxy({ port: postgresPort });
	const ofN8n = await startCutProxy({ port: postgresPort });
	const queue = await startCutProxy({ port: redis.port });
	/** @param {string} name @param {number} port */
	const through = (name, port) => postgres.url(name).replace(/:\d+\//, `:${port}/`);
	/** @type {string[]} */
	const words = [];
	const stack = await startStack({
		workers: WORKERS,
		failed: (error) => void words.push(error.message),
		env: {
			STACK_DIR: join(folder, 'stack'),
			N8N_PORT: String(await freePort()),
			DATABASE_URL: through('crm', database.port),
			N8N_DATABASE_URL: through('n8n', ofN8n.port),
			SEED_CRM: 'true',
			SMTP_URL: `smtp://127.0.0.1:${peers.smtp.port}`,
			CRM_BASE_URL: peers.callback.url,
			CRM_SIGNING_SECRET: SIGNING_SECRET,
			REDIS_URL: `redis://127.0.0.1:${queue.port}`,
			STACK_WORKFLOWS: quickWorkflows(join(folder, 'workflows'), hearer.url),
		},
	});
	const { sql, close } = openSql(url);
	await sql(readFileSync(new URL('audit.sql', import.meta.url), 'utf8'));
	const front = await startCallProxy(() => stack.ready.n8n.url);
	const parts = ['n8n', ...Array.from({ length: WORKERS }, (_, i) => `worker${i + 1}`)];
	const system = { peers, database, ofN8n, queue, redis, front, postgres, parts: stack.parts };

	return {
		tried: {
			sql,
			peers,
			hearer,
			url: front.url,
			token: stack.ready.crm.token,
			span: 3_000,
			patience: 150_000,
			admin: stack.settings.adminEmail,
			mostConnections: 10 * parts.length,
			draw: (/** @type {Random} */ random) => drawStackFault(system, random),
			hasten: () => hastenIn(sql),
			heal: async () => {
				for (const one of [database, ofN8n, queue, front]) one.heal();
				await peers.heal();
			},
		},
		words: () => [
			...words,
			...parts.flatMap((name) => tail(join(stack.settings.logs, `${name}.log`), 8).split('\n')),
		],
		stop: async () => {
			await stack.stop();
			for (const one of [front, queue, ofN8n, database, redis, hearer, peers]) await one.stop();
			await close();
			await postgres.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
