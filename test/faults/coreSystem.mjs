import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildPackage } from '../../stack/n8n/installPackage.mjs';
import { migrate, prepareCrm } from '../../stack/postgres/prepareCrm.mjs';
import { startPostgres } from '../../stack/postgres/startPostgres.mjs';
import { freePort } from '../../stack/process/ports.mjs';
import { startCallProxy } from './callProxy.mjs';
import { startCutProxy } from './cutProxy.mjs';
import { drawCoreFault } from './schedule.mjs';
import { logsIn, openSql, SIGNING_SECRET, startPeers } from './peers.mjs';

/** @import { ChildProcess } from 'node:child_process' */

/** @import { Random } from './random.mjs' */
/** @import { Sql } from './peers.mjs' */

/** Seconds until work that nobody holds any more is taken over. */
const BAIL = 2;
const POOL = 5;

/**
 * A process that does what n8n does with our nodes (worker.mjs).
 * @param {object} settings
 */
function workerProcess(settings) {
	/** @type {ChildProcess | undefined} */
	let child;
	/** @type {string[]} */
	const words = [];
	return {
		words,
		start: () =>
			/** @type {Promise<void>} */ (
				new Promise((resolve, reject) => {
					child = fork(new URL('worker.mjs', import.meta.url), [JSON.stringify(settings)], {
						stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
					});
					child.stderr?.on('data', (/** @type {Buffer} */ piece) => {
						const lines = piece.toString().split('\n').filter(Boolean);
						if (lines.includes('listening')) resolve();
						words.push(...lines);
						words.splice(0, Math.max(0, words.length - 400));
					});
					child.once('exit', () => reject(new Error(`The worker ended:\n${words.join('\n')}`)));
				})
			),
		/** As a power cut would: no goodbye. */
		kill: async () => {
			if (!child || child.exitCode !== null || child.signalCode) return;
			const ended = new Promise((resolve) => child?.once('exit', resolve));
			child.kill('SIGKILL');
			await ended;
		},
	};
}

/**
 * The pauses between tries pass at once: nobody waits minutes for them.
 * @param {Sql} sql
 */
export async function hastenIn(sql) {
	await sql(`update sessions_planning.evenement set prochain_essai = now()
		where etat = 'RECU' and prochain_essai > now()`);
	await sql(`update sessions_planning.courrier set prochain_essai = now()
		where etat = 'A_ENVOYER' and prochain_essai > now()`);
}

/**
 * The compiled core in processes of its own, on a real PostgreSQL, a real mail server and an HTTP
 * peer, each reached through a proxy: a round takes a second or two.
 */
export async function startCoreSystem() {
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-faults-'));
	chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who must be able to enter
	const logs = logsIn(folder);
	await buildPackage({ log: join(logs, 'build.log') });
	const postgres = await startPostgres({
		folder: join(folder, 'postgres'),
		stackId: `faults-${process.pid}`,
		port: await freePort(),
		password: 'faults',
		log: join(logs, 'postgres.log'),
		databases: ['crm'],
		// A killed process loses nothing that the kernel has: the disk need not be waited for.
		flags: ['max_connections=100', 'fsync=off', 'track_commit_timestamp=on'],
	});
	const url = postgres.url('crm');
	await prepareCrm({ url, seed: true });
	await migrate({ url });
	const { sql, close } = openSql(url);
	await sql(readFileSync(new URL('audit.sql', import.meta.url), 'utf8'));

	const peers = await startPeers();
	const database = await startCutProxy({ port: Number(new URL(url).port) });
	const through = url.replace(/:\d+\//, `:${database.port}/`);
	const ports = [await freePort(), await freePort()];
	const workers = ports.map((port) =>
		workerProcess({
			port,
			databaseUrl: through,
			smtpPort: peers.smtp.port,
			crm: {
				baseUrl: peers.callback.url,
				callbackPath: '/api/webhook/callback',
				signingSecret: SIGNING_SECRET,
			},
			cleSecrets: 'a key of 32 characters or more, yes',
			bail: BAIL,
		}),
	);
	let calls = 0;
	const front = await startCallProxy(
		() => `http://127.0.0.1:${ports[(calls += 1) % ports.length]}`,
	);
	for (const worker of workers) await worker.start();

	/** What a dead process held: its lease is over as soon as nobody is there to keep it. */
	const forgetLeases = () =>
		sql(`with e as (update sessions_planning.evenement set bail_jusqua = now() where bail_jusqua > now())
			update sessions_planning.courrier set bail_jusqua = now() where bail_jusqua > now()`);

	const control = {
		/** @param {number} which */
		killWorker: async (which) => await workers[which].kill(),
		/** @param {number} which */
		startWorker: async (which) => await workers[which].start(),
		killAll: async () => {
			for (const worker of workers) await worker.kill();
			await forgetLeases();
		},
	};
	const system = { peers, database, front, postgres, ...control };
	return {
		tried: {
			sql,
			peers,
			url: front.url,
			token: 'token',
			span: 500,
			patience: 60_000,
			mostConnections: POOL * workers.length,
			draw: (/** @type {Random} */ random) => drawCoreFault(system, random),
			hasten: () => hastenIn(sql),
			heal: async () => {
				database.heal();
				front.heal();
				await peers.heal();
			},
		},
		words: () => workers.flatMap(({ words }) => words),
		stop: async () => {
			for (const worker of workers) await worker.kill();
			for (const one of [front, database, peers]) await one.stop();
			await close();
			await postgres.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
