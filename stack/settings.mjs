import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { StackFailure } from './StackFailure.mjs';
import { freePort, requirePort } from './process/ports.mjs';
import { writeWhole } from './process/writeWhole.mjs';

/** @typedef {Awaited<ReturnType<typeof readSettings>>} Settings */
/** @typedef {Awaited<ReturnType<typeof choosePorts>>} Ports */

const token = () => randomBytes(24).toString('base64url');

/**
 * Made on the first start and kept: a token that changes would lock the CRM out, another encryption key
 * n8n's credentials.
 */
const SECRETS = {
	// Not a secret: tells this folder's data from that of one deleted before it, where the data lies elsewhere.
	stackId: () => randomBytes(6).toString('hex'),
	postgresPassword: token,
	// Of the nodes' user alone: with the superuser's, few rights would be no rights withheld.
	nodesPassword: token,
	encryptionKey: token,
	// n8n asks for a capital and a digit.
	ownerPassword: () => `Sp1${randomBytes(9).toString('base64url')}`,
	crmToken: token,
	crmSigningSecret: token,
	planningPassword: () => randomBytes(9).toString('base64url'),
	cleSecrets: token,
};

/**
 * @param {string} folder
 * @returns {Record<keyof typeof SECRETS, string>}
 */
function keptSecrets(folder) {
	const file = join(folder, 'secrets.json');
	/** @type {Partial<Record<keyof typeof SECRETS, string>>} */
	let kept = {};
	if (existsSync(file)) {
		try {
			kept = JSON.parse(readFileSync(file, 'utf8'));
		} catch (cause) {
			throw new StackFailure(
				`${file} cannot be read.`,
				'Mend it, or delete the whole folder for a fresh start without its data.',
				{ cause },
			);
		}
	}
	const names = /** @type {(keyof typeof SECRETS)[]} */ (Object.keys(SECRETS));
	const missing = names.filter((name) => !kept[name]);
	for (const name of missing) kept[name] = SECRETS[name]();
	if (missing.length > 0) writeWhole(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
	return /** @type {Record<keyof typeof SECRETS, string>} */ (kept);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {keyof typeof EXAMPLES} name
 * @param {string[]} protocols
 */
function url(env, name, protocols) {
	if (!env[name]) return undefined;
	try {
		const parsed = new URL(env[name]);
		if (!protocols.includes(parsed.protocol)) throw new Error(parsed.protocol);
		return env[name];
	} catch (cause) {
		const beginnings = protocols.map((protocol) => `${protocol}//`).join(' or ');
		throw new StackFailure(
			`${name} is not an address that can be used.`,
			`It starts with ${beginnings}, for example ${EXAMPLES[name]}.`,
			{ cause },
		);
	}
}

const EXAMPLES = {
	DATABASE_URL: 'postgresql://user:password@host:5432/crm',
	N8N_DATABASE_URL: 'postgresql://user:password@host:5432/n8n',
	SMTP_URL: 'smtp://user:password@host:587',
	CRM_BASE_URL: 'https://crm.example.org',
	OPENAI_BASE_URL: 'https://api.example.org/v1',
	REDIS_URL: 'redis://host:6379',
};

const POSTGRES = ['postgres:', 'postgresql:'];

/**
 * @param {string | number | undefined} value
 * @param {'N8N_PORT' | '--workers'} name
 */
function count(value, name) {
	const number = Number(value);
	// Port 0 would be another one at each listening: nobody would know which.
	const least = name === 'N8N_PORT' ? 1 : 0;
	if (!Number.isInteger(number) || number < least || number > 65_535)
		throw new StackFailure(
			`${name} cannot be ${value}.`,
			`Give a whole number, for example ${name === 'N8N_PORT' ? 'N8N_PORT=5679' : '--workers 2'}.`,
		);
	return number;
}

/** @typedef {{ demo?: boolean, workers: number }} Arguments */

/**
 * The command line: `--no-demo`, `--demo` (play it again), `--workers N`.
 * @param {string[]} args
 */
export function readArguments(args) {
	/** @type {Arguments} */
	const options = { workers: 0 };
	for (let i = 0; i < args.length; i++) {
		if (args[i] === '--no-demo') options.demo = false;
		else if (args[i] === '--demo') options.demo = true;
		else if (args[i] === '--workers') options.workers = count(args[++i], '--workers');
		else if (args[i].startsWith('--workers='))
			options.workers = count(args[i].slice('--workers='.length), '--workers');
		else
			throw new StackFailure(
				`Unknown option ${args[i]}.`,
				'Known are --no-demo, --demo and --workers N (npm start -- --workers 2).',
			);
	}
	return options;
}

/**
 * Everything the stack is told from outside or remembers: environment (contract section 8), kept secrets, ports.
 * All ports but n8n's are derived from it, far enough that neighbours on 5678 and 5679 do not meet, and
 * give way when taken.
 * @param {{ env?: NodeJS.ProcessEnv, workers?: number }} [options]
 */
export async function readSettings({ env = process.env, workers = 0 } = {}) {
	const folder = resolve(env.STACK_DIR || '.stack');
	mkdirSync(folder, { recursive: true, mode: 0o755 });
	const secrets = keptSecrets(folder);
	const databaseUrl = url(env, 'DATABASE_URL', POSTGRES);
	const n8nDatabaseUrl = url(env, 'N8N_DATABASE_URL', POSTGRES);
	const n8nPort = count(env.N8N_PORT || 5678, 'N8N_PORT');
	const settings = {
		folder,
		stackId: secrets.stackId,
		logs: join(folder, 'logs'),
		databaseUrl,
		n8nDatabaseUrl,
		seedCrm: !databaseUrl || env.SEED_CRM === 'true',
		smtpUrl: url(env, 'SMTP_URL', ['smtp:', 'smtps:']),
		crmBaseUrl: url(env, 'CRM_BASE_URL', ['http:', 'https:']),
		redisUrl: url(env, 'REDIS_URL', ['redis:', 'rediss:']),
		workers,
		postgresPassword: secrets.postgresPassword,
		nodesPassword: secrets.nodesPassword,
		encryptionKey: secrets.encryptionKey,
		cleSecrets: secrets.cleSecrets,
		owner: { email: env.ADMIN_EMAIL || 'admin@centre.example', password: secrets.ownerPassword },
		adminEmail: env.ADMIN_EMAIL || 'admin@centre.example',
		crm: {
			token: env.CRM_TOKEN || secrets.crmToken,
			signingSecret: env.CRM_SIGNING_SECRET || secrets.crmSigningSecret,
		},
		planning: {
			user: env.PLANNING_USER || 'planning',
			password: env.PLANNING_PASSWORD || secrets.planningPassword,
		},
		openAi: { url: url(env, 'OPENAI_BASE_URL', ['http:', 'https:']), key: env.OPENAI_API_KEY },
		workflowsFolder: env.STACK_WORKFLOWS ? resolve(env.STACK_WORKFLOWS) : undefined,
		control: env.STACK_CONTROL === '1',
		restart: env.STACK_RESTART !== '0',
		n8nPort,
	};
	return settings;
}

/**
 * Chosen once nothing of an earlier run of this folder is left to hold them.
 * @param {{ n8nPort: number, workers: number }} settings
 */
export async function choosePorts({ n8nPort, workers }) {
	await requirePort(n8nPort, 'N8N_PORT');
	const given = new Set([n8nPort]);
	/** @param {number} distance from n8n's port */
	const near = async (distance) => {
		const port = await freePort(n8nPort + distance, given);
		given.add(port);
		return port;
	};
	const ports = {
		n8n: n8nPort,
		broker: await near(10_000),
		mailPage: await near(11_000),
		smtp: await near(12_000),
		crm: await near(13_000),
		postgres: await near(14_000),
		redis: await near(15_000),
		control: await near(16_000),
		/** @type {{ health: number, broker: number }[]} */
		workers: [],
	};
	for (let i = 0; i < workers; i++)
		ports.workers.push({
			health: await near(17_000 + 10 * i),
			broker: await near(18_000 + 10 * i),
		});
	return ports;
}
