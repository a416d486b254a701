import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startControl } from './startControl.mjs';
import { credentials } from './n8n/credentials.mjs';
import { endLeftovers, processNote } from './process/leftovers.mjs';
import { requireRoom } from './process/diskSpace.mjs';
import { n8nEnvironment } from './n8n/n8nEnvironment.mjs';
import { ensureN8n } from './n8n/ensureN8n.mjs';
import { importOlder, keepsIds } from './n8n/importOlder.mjs';
import { n8nProcess } from './n8n/n8nProcess.mjs';
import { buildPackage, installPackage, packageName } from './n8n/installPackage.mjs';
import { isFree, requirePort } from './process/ports.mjs';
import { say, step, warn } from './progress.mjs';
import { provision } from './n8n/provision.mjs';
import { describeReady, removeReady, writeReady } from './ready.mjs';
import { startRedis } from './n8n/startRedis.mjs';
import { choosePorts, readSettings } from './settings.mjs';
import { startPeers } from './peers/startPeers.mjs';
import { migrate } from './postgres/prepareCrm.mjs';
import { prepareNodesUser } from './postgres/prepareNodesUser.mjs';
import { startDatabases } from './postgres/startDatabases.mjs';
import { until } from './process/processes.mjs';
import { claim } from './claim.mjs';
import { undoList } from './process/undoList.mjs';
import { superviseParts } from './superviseParts.mjs';
import { waitForWebhooks } from './n8n/waitForWebhooks.mjs';

/** @import { UndoList } from './process/undoList.mjs' */
/** @import { Part } from './process/supervise.mjs' */
/** @import { Settings } from './settings.mjs' */
/** @import { Controlled } from './startControl.mjs' */

/** @typedef {Awaited<ReturnType<typeof bringUp>>} Stack */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * A worker's own folder, with the installed package of main in it: sharing one, each would take the
 * other's crash journal for its own.
 * @param {Settings} settings
 * @param {string} userFolder
 * @param {number} number
 */
function workerFolder(settings, userFolder, number) {
	const folder = join(settings.folder, `worker${number}`);
	mkdirSync(join(folder, '.n8n'), { recursive: true, mode: 0o700 });
	rmSync(join(folder, '.n8n', 'nodes'), { force: true });
	symlinkSync(join(userFolder, '.n8n', 'nodes'), join(folder, '.n8n', 'nodes'), 'junction');
	return folder;
}

/**
 * Brings everything up and waits until the webhooks answer.
 * @param {{ env?: NodeJS.ProcessEnv, workers?: number, failed?: (error: Error) => void, begun?: (stop:
 *   () => Promise<void>) => void }} options
 *   `failed` is called when a part dies and cannot be brought back, `begun` hands out the way to stop before all is up
 * @returns {Promise<Stack>}
 */
export async function startStack({ env, workers = 0, failed = () => {}, begun = () => {} } = {}) {
	const settings = await readSettings({ env, workers });
	const undo = undoList();
	const { release, announce } = await claim(settings.folder);
	undo.push(release);
	const stopAll = () => {
		announce();
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

/**
 * @param {{ settings: Settings, undo: UndoList, failed: (error: Error) => void, stopAll: () => Promise<void> }} begun
 */
async function bringUp({ settings, undo, failed, stopAll }) {
	removeReady(settings.folder);
	mkdirSync(settings.logs, { recursive: true });
	requireRoom(settings.folder, { isFresh: !existsSync(join(settings.folder, 'n8n')) });
	const pidFile = join(settings.folder, 'processes.json');
	const left = await endLeftovers(pidFile);
	if (left) {
		say(`Ended ${left} process(es) that an earlier start had left behind`);
		// What they listened on is given back a moment after they are gone.
		await until(() => isFree(settings.n8nPort), { timeout: 5_000 });
	}
	const noted = processNote(pidFile);
	undo.push(noted.forget);
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
				launched: noted.add,
			})
		: undefined;
	if (redis) undo.push(redis.stop);

	const [{ postgres, database, n8nDatabase }, n8n] = await Promise.all([
		startDatabases(settings, ports, undo, noted.add),
		ensureN8n(),
		step('Package', async () => {
			const built = await buildPackage({ log: join(settings.logs, 'build.log') });
			const installed = await installPackage({
				userFolder,
				folder: settings.folder,
				logs: settings.logs,
			});
			const how = `${built ? 'built and ' : ''}installed in n8n from its tarball`;
			return { said: `${packageName} ${installed === 'installed' ? how : 'is in n8n already'}` };
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
		launched: noted.add,
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
			launched: noted.add,
		}),
	);
	const processes = [main, ...workers];
	const stopProcesses = () => Promise.all(processes.map((one) => one.stop()));
	undo.push(stopProcesses);
	const webhooks = `http://127.0.0.1:${ports.n8n}/webhook`;
	const workflowsFolder = settings.workflowsFolder ?? join(root, 'workflows');

	const [nodesDatabase] = await Promise.all([
		step('Migrations', async () => {
			const said = `Migrations: ${(await migrate({ url: database })) || 'done'}`;
			// On a database of somebody's own, users are theirs to make.
			const own = settings.databaseUrl || !postgres;
			const password = settings.nodesPassword;
			return {
				said,
				result: own ? database : await prepareNodesUser({ postgres, database, password }),
			};
		}),
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
				databaseUrl: nodesDatabase,
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
			...(!keepsIds(n8n.version) && {
				importOlder: (credentials, workflows) =>
					importOlder({ n8n, env: n8nEnv, logs: settings.logs }, credentials, workflows),
			}),
		});
		for (const { name, why } of refused) warn(`${name} is not in place: ${why}`);
		const silent = refused.length ? [] : await waitForWebhooks({ webhooks, workflowsFolder });
		const ending = refused.length
			? `, ${refused.length} refused`
			: ', all published, webhooks live';
		for (const path of silent) warn(`${path} does not answer`);
		return {
			said: `${count} credentials, ${workflows} workflows (${written.length} new or changed)${ending}`,
		};
	});

	const control = settings.control
		? { url: `http://127.0.0.1:${ports.control}`, token: settings.crm.token }
		: undefined;
	const urls = {
		database,
		nodesDatabase,
		n8nDatabase,
		smtp: peers.smtpUrl,
		mailPage: peers.mail?.page,
		crm: peers.crmUrl,
		redis: redis?.url,
	};
	/** @type {Record<string, Controlled>} */
	const parts = {};
	const note = () => {
		const pids = {
			n8n: Number(main.pid()),
			workers: workers.map((worker) => Number(worker.pid())),
			...(postgres ? { postgres: postgres.pid() } : {}),
		};
		const ready = describeReady({ settings, ports, urls, pids, control });
		writeReady(settings.folder, ready);
		return ready;
	};

	const stack = {
		settings,
		mail: peers.mail,
		crm: peers.crm,
		parts,
		stop: stopAll,
		readyFile: join(settings.folder, 'ready.json'),
		ready: note(),
	};

	// Without its database n8n answers 503; it looks for it every two seconds.
	const answering = () =>
		main.isRunning() ? waitForWebhooks({ webhooks, workflowsFolder }) : undefined;
	/** @type {Record<string, () => Promise<unknown> | undefined>} */
	const back = { n8n: answering, postgres: answering };
	/** @type {Record<string, Part & Controlled>} */
	const running = {
		n8n: main,
		...(postgres ? { postgres } : {}),
		...(redis?.part ? { redis: redis.part } : {}),
		...Object.fromEntries(workers.map((worker) => [worker.name, worker])),
	};
	Object.assign(
		parts,
		superviseParts({
			settings,
			parts: running,
			postgres,
			undo,
			failed,
			restarted: async (name) => {
				await back[name]?.();
				stack.ready = note();
			},
		}),
	);
	if (control)
		undo.push((await startControl({ port: ports.control, token: control.token, parts })).stop);
	note();
	return stack;
}
