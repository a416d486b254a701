// Runs what deploy/compose.yaml describes without Docker: every service a process with the command, the
// environment and the proxy's file that stand there.
// Only addresses are others, since all are on one machine. In STACK_DIR, with ports from N8N_PORT on.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { startControl } from '../../stack/startControl.mjs';
import { credentials } from '../../stack/n8n/credentials.mjs';
import { startCrm } from '../../stack/peers/startCrm.mjs';
import { migrate, prepareCrm } from '../../stack/postgres/prepareCrm.mjs';
import { prepareNodesUser } from '../../stack/postgres/prepareNodesUser.mjs';
import { startMailCatcher } from '../../stack/peers/startMailCatcher.mjs';
import { ensureN8n } from '../../stack/n8n/ensureN8n.mjs';
import { buildPackage, installPackage } from '../../stack/n8n/installPackage.mjs';
import { n8nProcess } from '../../stack/n8n/n8nProcess.mjs';
import { freePort } from '../../stack/process/ports.mjs';
import { startPostgres } from '../../stack/postgres/startPostgres.mjs';
import { launch, stop, until } from '../../stack/process/processes.mjs';
import { provision } from '../../stack/n8n/provision.mjs';
import { writeReady } from '../../stack/ready.mjs';
import { waitForWebhooks } from '../../stack/n8n/waitForWebhooks.mjs';
import { findProgram } from '../program.js';

/** @typedef {import('../../stack/startControl.mjs').Controlled & { port: number }} Container */
/**
 * @typedef {{ command: string, environment: Record<string, string>, deploy: { replicas: number } }}
 * Service
 */

const folder = process.env.STACK_DIR ?? fail('STACK_DIR is not set');
const logs = join(folder, 'logs');
const root = new URL('../..', import.meta.url).pathname;
/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8');
/** @type {{ services: Record<string, Service> }} */
const { services } = parse(read('deploy/compose.yaml'), { merge: true });
/** As those of a stack, none that the system hands out: they are taken seconds after they are chosen. */
let next = 10_000 + Number(process.env.N8N_PORT);
const ownPort = async () => await freePort((next += 1));
/** @type {Record<string, number>} */
const port = {};
for (const name of ['proxy', 'postgres', 'redis', 'mail', 'mailPage', 'crm', 'control'])
	port[name] = await ownPort();

const token = () => randomBytes(18).toString('base64url');
/** @type {Record<string, string>} */
const given = {
	POSTGRES_PASSWORD: token(),
	N8N_ENCRYPTION_KEY: token(),
	PUBLIC_URL: `http://127.0.0.1:${port.proxy}`,
	HTTP_PORT: String(port.proxy),
};
const asked = [...read('deploy/.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
if (asked.join() !== Object.keys(given).join())
	throw new Error(`.env.example asks for ${asked.join(', ')}`);
/** @param {unknown} text */
const filled = (text) =>
	String(text).replace(
		/\$\{(\w+)(?::[?-][^}]*)?\}/g,
		(_, name) => given[name] ?? fail(`${name} is in compose.yaml and not in .env.example`),
	);
/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
	throw new Error(message);
}

/** @type {(() => unknown)[]} */
const undo = [];
/** @param {number} code */
const end = async (code) => {
	for (const back of undo.reverse()) await back();
	process.exit(code);
};
process.once('SIGTERM', () => end(0));
// What was started must not outlive a start that fails.
process.once('uncaughtException', (error) => {
	console.error(error);
	return end(1);
});

// postgres, redis
const flags = [...services.postgres.command.matchAll(/-c (\S+)/g)].map(([, flag]) => flag);
const postgres = await startPostgres({
	folder: join(folder, 'postgres'),
	stackId: token(),
	port: port.postgres,
	password: given.POSTGRES_PASSWORD,
	log: join(logs, 'postgres.log'),
	databases: ['crm', services.postgres.environment.POSTGRES_DB],
	flags,
});
undo.push(() => postgres.stop());
const redisWords = services.redis.command.match(/"[^"]*"|\S+/g) ?? [];
const redisArgs = redisWords.slice(1).map((word) => word.replace(/"/g, ''));
const redis = launch(
	findProgram('redis-server'),
	[...redisArgs, '--port', String(port.redis), '--bind', '127.0.0.1', '--dir', folder],
	{ log: join(logs, 'redis.log') },
);
undo.push(() => stop(redis.pid));
const crmDatabase = postgres.url('crm');
await prepareCrm({ url: crmDatabase, seed: true });
await migrate({ url: crmDatabase });
const nodesDatabase = await prepareNodesUser({
	postgres,
	database: crmDatabase,
	password: token(),
});
const mail = await startMailCatcher({ smtpPort: port.mail, pagePort: port.mailPage });
const signingSecret = token();
const crm = await startCrm({ port: port.crm, signingSecret });
undo.push(mail.stop, crm.stop);

// main, webhook, worker
const n8n = await ensureN8n();
await buildPackage({ log: join(logs, 'build.log') });
await installPackage({ userFolder: folder, folder, logs });
const nodesFolder = join(folder, '.n8n', 'nodes');
/**
 * @param {string} name
 * @param {Service} service
 */
async function container(name, { command, environment }) {
	const [verb, ...args] = command.split(' ');
	const home = join(folder, name);
	mkdirSync(join(home, '.n8n'), { recursive: true });
	symlinkSync(nodesFolder, join(home, '.n8n', 'nodes'));
	const own = await ownPort();
	const env = {
		PATH: process.env.PATH,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: home,
		...Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(value)])),
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port.postgres),
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(port.redis),
		[verb === 'worker' ? 'QUEUE_HEALTH_CHECK_PORT' : 'N8N_PORT']: String(own),
		N8N_RUNNERS_BROKER_PORT: String(await ownPort()),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
	};
	const part = n8nProcess({ name, command: verbOf(verb), args, n8n, env, port: own, logs });
	undo.push(() => part.stop());
	await part.start();
	return { ...part, port: own };
}
/** @param {string} verb */
const verbOf = (verb) =>
	/** @type {const} */ (['start', 'worker', 'webhook']).find((one) => one === verb) ??
	fail(`${verb} is no command of n8n`);
/** @type {Record<string, Container>} */
const parts = { main: await container('main', services.main) };
await Promise.all(
	['webhook', 'worker'].flatMap((name) =>
		Array.from({ length: services[name].deploy.replicas }, async (_, i) => {
			parts[`${name}${i + 1}`] = await container(`${name}${i + 1}`, services[name]);
		}),
	),
);

// proxy
const processors = Object.entries(parts)
	.filter(([name]) => name.startsWith('webhook'))
	.map(([, part]) => `127.0.0.1:${part.port}`);
const caddyfile = join(folder, 'Caddyfile');
writeFileSync(
	caddyfile,
	`{\n\tadmin off\n}\n${read('deploy/Caddyfile')
		.replace(/^:80 /m, `:${port.proxy} `)
		.replaceAll('dynamic a webhook 5678', `to ${processors.join(' ')}`)
		.replace('main:5678', `127.0.0.1:${parts.main.port}`)}`,
);
const caddy = launch(
	findProgram('caddy'),
	['run', '--config', caddyfile, '--adapter', 'caddyfile'],
	{
		log: join(logs, 'caddy.log'),
		env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
	},
);
undo.push(() => stop(caddy.pid));
const url = given.PUBLIC_URL;
const isUp = async () => {
	try {
		return (await fetch(`${url}/healthz`)).ok;
	} catch {
		return false;
	}
};
if (!(await until(isUp, { timeout: 30_000 }))) throw new Error('The proxy does not answer.');

// What a person does then: the owner's account, credentials, workflows.
const owner = { email: 'admin@centre.example', password: `Sp1${token()}` };
const made = await fetch(`${url}/rest/owner/setup`, {
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({ ...owner, firstName: 'Centre', lastName: 'Administration' }),
});
if (!made.ok) throw new Error(`owner/setup: ${made.status} ${await made.text()}`);
const access = {
	crm: { url: crm.url, token: token(), signingSecret },
	planning: { user: 'planning', password: token() },
};
const workflowsFolder = join(root, 'workflows');
const { failed } = await provision({
	url,
	owner,
	workflowsFolder,
	adminEmail: owner.email,
	crmOrigin: crm.url,
	noteFile: join(folder, 'provisioned.json'),
	credentials: credentials({
		databaseUrl: nodesDatabase,
		smtpUrl: mail.url,
		...access,
		openAi: {},
		cleSecrets: token(),
		adminEmail: owner.email,
	}),
});
const webhooks = `${url}/webhook`;
const silent = failed.length > 0 ? [] : await waitForWebhooks({ webhooks, workflowsFolder });
if (failed.length + silent.length > 0)
	throw new Error(`Not in place: ${JSON.stringify(failed)} ${silent.join(', ')}`);
const control = await startControl({ port: port.control, token: access.crm.token, parts });
undo.push(control.stop);
writeReady(folder, {
	n8n: { url, ...owner },
	webhooks,
	databaseUrl: crmDatabase,
	nodesDatabaseUrl: nodesDatabase,
	n8nDatabaseUrl: postgres.url('n8n'),
	smtpUrl: mail.url,
	mailPage: mail.page,
	...access,
	planning: { url: `${webhooks}/planning`, ...access.planning },
	mcp: { url: `${url}/mcp/sessions-planning`, token: access.crm.token },
	adminEmail: owner.email,
	control: { url: control.url, token: access.crm.token },
	pids: {},
});
