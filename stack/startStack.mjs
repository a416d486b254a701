import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startControl } from './startControl.mjs';
import { startCrm } from './peers/startCrm.mjs';
import { migrate, prepareCrm } from './postgres/prepareCrm.mjs';
import { credentials } from './n8n/credentials.mjs';
import { StackFailure } from './StackFailure.mjs';
import { endLeftovers, forgetProcesses, noteProcesses } from './process/leftovers.mjs';
import { holderOf, tryLock } from './process/lock.mjs';
import { startMailCatcher } from './peers/startMailCatcher.mjs';
import { n8nEnvironment } from './n8n/n8nEnvironment.mjs';
import { ensureN8n } from './n8n/ensureN8n.mjs';
import { n8nProcess } from './n8n/n8nProcess.mjs';
import { buildPackage, installPackage, packageName } from './n8n/installPackage.mjs';
import { requirePort } from './process/ports.mjs';
import { startPostgres } from './postgres/startPostgres.mjs';
import { say, step, warn } from './progress.mjs';
import { provision } from './n8n/provision.mjs';
import { describeReady, removeReady, writeReady } from './ready.mjs';
import { startRedis } from './n8n/startRedis.mjs';
import { choosePorts, readSettings } from './settings.mjs';
import { supervise } from './process/supervise.mjs';
import { waitForWebhooks } from './n8n/waitForWebhooks.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** How to undo what was started, last first. What is started after the stop began is undone at once. */
function undoList() {
	const steps = [];
	let running;
	const attempt = async (back) => {
		try {
			await back();
		} catch (error) {
			warn(error.message);
		}
	};
	return {
		push: (back) => (running ? attempt(back) : steps.push(back)),
		run: () => {
			running ??= (async () => {
				for (const back of steps.reverse()) await attempt(back);
			})();
			return running;
		},
	};
}

function claim(settings) {
	const file = join(settings.folder, 'stack.lock');
	const release = tryLock(file);
	if (!release)
		throw new StackFailure(
			`This stack already runs (process ${holderOf(file)}, folder ${settings.folder}).`,
			'Stop it with Ctrl-C, or start a second one beside it: STACK_DIR=.stack2 N8N_PORT=5679 npm start.',
		);
	return release;
}

/** A worker's own folder, with the installed package of main in it: sharing one, each would take the other's crash journal for its own. */
function workerFolder(settings, userFolder, number) {
	const folder = join(settings.folder, `worker${number}`);
	mkdirSync(join(folder, '.n8n'), { recursive: true, mode: 0o700 });
	rmSync(join(folder, '.n8n', 'nodes'), { force: true });
	symlinkSync(join(userFolder, '.n8n', 'nodes'), join(folder, '.n8n', 'nodes'), 'junction');
	return folder;
}

async function startDatabases(settings, ports, undo) {
	let postgres;
	if (settings.needsPostgres) {
		postgres = await step('PostgreSQL', async () => {
			const result = await startPostgres({
				folder: join(settings.folder, 'postgres'),
				stackId: settings.stackId,
				port: ports.postgres,
				password: settings.postgresPassword,
				log: join(settings.logs, 'postgres.log'),
				databases: [
					...(settings.databaseUrl ? [] : ['crm']),
					...(settings.n8nDatabaseUrl ? [] : ['n8n']),
				],
			});
			undo.push(() => result.stop());
			return {
				result,
				said: `PostgreSQL ${result.version} on port ${ports.postgres}${result.moved ? `; its data is in ${result.moved}, as its user cannot enter ${settings.folder}` : ''}`,
			};
		});
	}
	const database = settings.databaseUrl ?? postgres.url('crm');
	const n8nDatabase = settings.n8nDatabaseUrl ?? postgres.url('n8n');
	await step('CRM tables', async () => {
		const done = await prepareCrm({ url: database, seed: settings.seedCrm });
		return {
			said:
				done === 'seeded'
					? 'CRM tables made, nine rooms and a sample centre in them'
					: 'CRM tables found, data kept',
		};
	});
	return { postgres, database, n8nDatabase };
}

/** Mail catcher and stand-in CRM, unless real ones were given. */
async function startPeers(settings, ports, undo) {
	const [mail, crm] = await Promise.all([
		settings.smtpUrl
			? undefined
			: startMailCatcher({ smtpPort: ports.smtp, pagePort: ports.mailPage }),
		settings.crmBaseUrl
			? undefined
			: startCrm({ port: ports.crm, signingSecret: settings.crm.signingSecret }),
	]);
	for (const peer of [mail, crm]) if (peer) undo.push(peer.stop);
	return {
		mail,
		crm,
		smtpUrl: settings.smtpUrl ?? mail.url,
		crmUrl: settings.crmBaseUrl ?? crm.url,
	};
}

/**
 * Brings everything up and waits until the webhooks answer.
 * @param {{ env?: NodeJS.ProcessEnv, workers?: number, failed?: (error: Error) => void, begun?: (stop: () => Promise<void>) => void }} options
 *   `failed` is called when a part dies and cannot be brought back, `begun` hands out the way to stop before all is up
 * @returns {Promise<{ settings: object, ready: object, readyFile: string, mail?: object, crm?: object, parts: object, stop: () => Promise<void> }>}
 */
export async function startStack({ env, workers = 0, failed = () => {}, begun = () => {} } = {}) {
	const settings = await readSettings({ env, workers });
	const undo = undoList();
	undo.push(claim(settings));
	const stopAll = () => {
		removeReady(settings.folder);
		return undo.run();
	};
	begun(stopAll);
	try {
		return await bringUp({ settings, undo, failed, stopAll });
	} catch (error) {
		await stopAll();
		throw error;
	}
}

async function bringUp({ settings, undo, failed, stopAll }) {
	removeReady(settings.folder);
	mkdirSync(settings.logs, { recursive: true });
	const pidFile = join(settings.folder, 'processes.json');
	const left = await endLeftovers(pidFile);
	if (left) say(`Ended ${left} process(es) that an earlier start had left behind`);
	undo.push(() => forgetProcesses(pidFile));
	const ports = await choosePorts(settings);
	const userFolder = join(settings.folder, 'n8n');
	mkdirSync(userFolder, { recursive: true, mode: 0o700 });

	const peers = await startPeers(settings, ports, undo);
	const redis = settings.workers
		? await startRedis({
				url: settings.redisUrl,
				port: ports.redis,
				logs: settings.logs,
				folder: settings.folder,
			})
		: undefined;
	if (redis) undo.push(redis.stop);

	const [{ postgres, database, n8nDatabase }, n8n] = await Promise.all([
		startDatabases(settings, ports, undo),
		ensureN8n(),
		step('Package', async () => {
			const built = await buildPackage({ log: join(settings.logs, 'build.log') });
			const installed = await installPackage({
				userFolder,
				folder: settings.folder,
				logs: settings.logs,
			});
			return {
				said: `${packageName} ${installed === 'installed' ? `${built ? 'built and ' : ''}installed in n8n from its tarball` : 'is in n8n already'}`,
			};
		}),
	]);

	const n8nEnv = n8nEnvironment({
		settings,
		ports,
		databaseUrl: n8nDatabase,
		redisUrl: redis?.url,
		userFolder,
	});
	const main = n8nProcess({
		name: 'n8n',
		command: 'start',
		n8n,
		env: n8nEnv,
		port: ports.n8n,
		logs: settings.logs,
	});
	const workers = ports.workers.map(({ health, broker }, i) =>
		n8nProcess({
			name: `worker${i + 1}`,
			command: 'worker',
			args: ['--concurrency=10'],
			n8n,
			env: {
				...n8nEnv,
				N8N_USER_FOLDER: workerFolder(settings, userFolder, i + 1),
				QUEUE_HEALTH_CHECK_PORT: String(health),
				N8N_RUNNERS_BROKER_PORT: String(broker),
			},
			port: health,
			logs: settings.logs,
		}),
	);
	undo.push(() => Promise.all([main, ...workers].map((one) => one.stop())));
	const webhooks = `http://127.0.0.1:${ports.n8n}/webhook`;
	const workflowsFolder = settings.workflowsFolder ?? join(root, 'workflows');

	await Promise.all([
		step('Migrations', async () => ({
			said: `Migrations: ${(await migrate({ url: database })) || 'done'}`,
		})),
		step('n8n', async () => {
			// Again: installing n8n may have taken minutes, and another server's "ready" would pass for ours.
			await requirePort(ports.n8n, 'N8N_PORT');
			await main.start();
			return { said: `n8n ${n8n.version} on port ${ports.n8n}` };
		}),
	]);
	if (workers.length) {
		await step('Workers', async () => {
			await Promise.all(workers.map((worker) => worker.start()));
			return { said: `${workers.length} worker(s)` };
		});
	}
	await step('Workflows', async () => {
		const {
			workflows,
			written,
			failed: refused,
			credentials: count,
		} = await provision({
			url: `http://127.0.0.1:${ports.n8n}`,
			owner: settings.owner,
			credentials: credentials({
				databaseUrl: database,
				smtpUrl: peers.smtpUrl,
				crm: { ...settings.crm, url: peers.crmUrl },
				planning: settings.planning,
				openAi: settings.openAi,
				cleSecrets: settings.cleSecrets,
				adminEmail: settings.adminEmail,
			}),
			workflowsFolder,
			adminEmail: settings.adminEmail,
			crmOrigin: new URL(peers.crmUrl).origin,
			noteFile: join(userFolder, 'provisioned.json'),
		});
		for (const { name, why } of refused) warn(`${name} is not in place: ${why}`);
		const silent = refused.length ? [] : await waitForWebhooks({ webhooks, workflowsFolder });
		for (const path of silent) warn(`${path} does not answer`);
		return {
			said: `${count} credentials, ${workflows} workflows (${written.length} new or changed)${refused.length ? `, ${refused.length} refused` : ', all published, webhooks live'}`,
		};
	});

	const control = settings.control
		? { url: `http://127.0.0.1:${ports.control}`, token: settings.crm.token }
		: undefined;
	const urls = {
		database,
		n8nDatabase,
		smtp: peers.smtpUrl,
		mailPage: peers.mail?.page,
		crm: peers.crmUrl,
		redis: redis?.url,
	};
	const stack = { settings, mail: peers.mail, crm: peers.crm, stop: stopAll, parts: {} };
	const note = () => {
		const pids = {
			n8n: main.pid(),
			workers: workers.map((worker) => worker.pid()),
			...(postgres ? { postgres: postgres.pid() } : {}),
		};
		noteProcesses(pidFile, [pids.n8n, ...pids.workers, pids.postgres, redis?.pid]);
		stack.ready = describeReady({ settings, ports, urls, pids, control });
		stack.readyFile = writeReady(settings.folder, stack.ready);
	};

	// Without its database n8n answers 503; it looks for it every two seconds.
	const answering = () =>
		main.isRunning() ? waitForWebhooks({ webhooks, workflowsFolder }) : undefined;
	const back = { n8n: answering, postgres: answering };
	const running = {
		n8n: main,
		...(postgres ? { postgres } : {}),
		...Object.fromEntries(workers.map((worker) => [worker.name, worker])),
	};
	for (const [name, part] of Object.entries(running)) {
		const guard = supervise({
			name,
			part,
			enabled: settings.restart,
			restarted: async () => {
				await back[name]?.();
				note();
			},
			givenUp: (cause) =>
				failed(
					new StackFailure(
						`${name} ended and does not stay up.`,
						`${join(settings.logs, `${name}.log`)} says why.`,
						{ cause },
					),
				),
		});
		undo.push(guard.hold);
		stack.parts[name] = {
			pid: part.pid,
			kill: async () => (guard.hold(), part.kill()),
			stop: async () => (guard.hold(), part.stop()),
			start: guard.resume,
		};
	}
	if (control)
		undo.push(
			(await startControl({ port: ports.control, token: control.token, parts: stack.parts })).stop,
		);
	note();
	return stack;
}
