import { hashSync } from 'bcryptjs';

/** @import { Ports, Settings } from '../settings.mjs' */

/** @typedef {{ settings: Settings, ports: Ports, databaseUrl: string, redisUrl?: string, userFolder: string }} Known */

/**
 * n8n's own settings for a database address.
 * @param {string} url
 */
function database(url) {
	const { hostname, port, pathname, username, password, searchParams } = new URL(url);
	const ssl = searchParams.get('sslmode');
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: hostname,
		DB_POSTGRESDB_PORT: port || '5432',
		DB_POSTGRESDB_DATABASE: decodeURIComponent(pathname.slice(1)),
		DB_POSTGRESDB_USER: decodeURIComponent(username),
		DB_POSTGRESDB_PASSWORD: decodeURIComponent(password),
		DB_POSTGRESDB_POOL_SIZE: '10',
		...(ssl && ssl !== 'disable'
			? {
					DB_POSTGRESDB_SSL_ENABLED: 'true',
					DB_POSTGRESDB_SSL_REJECT_UNAUTHORIZED: String(ssl.startsWith('verify')),
				}
			: {}),
	};
}

/** n8n sends nothing out and asks nothing from outside. The module "otel" stays: without it every execution fails. */
const SILENCE = {
	// An older n8n, which has no such module, would refuse to start.
	...(process.env.N8N_VERSION ? {} : { N8N_DISABLED_MODULES: 'mcp-registry' }),
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_AI_GATEWAY_ENABLED: 'false',
};

/** What a person may set otherwise in the environment of `npm start`. */
const DEFAULTS = {
	...SILENCE,
	GENERIC_TIMEZONE: 'Europe/Paris',
	N8N_LOG_LEVEL: 'info',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	// An expression runs in an isolate of V8: made only where one is asked for, and from code compiled
	// once (measured: docs/performance.md, n8n's settings).
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true',
	// A webhook's answers pass through n8n's executions: only what failed is kept, for a week.
	// Workflows that carry secrets keep nothing.
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
	EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
	EXECUTIONS_DATA_SAVE_ON_PROGRESS: 'false',
	EXECUTIONS_DATA_PRUNE: 'true',
	EXECUTIONS_DATA_MAX_AGE: '168',
	NODE_ENV: 'production',
};

/**
 * Queue mode. Without the two KEEP settings n8n 2.41 loses the answer of a webhook now and then.
 * @param {{ redisUrl: string, stackId: string }} options
 */
function queue({ redisUrl, stackId }) {
	const { hostname, port, username, password, pathname, protocol } = new URL(redisUrl);
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: hostname,
		QUEUE_BULL_REDIS_PORT: port || '6379',
		...(username ? { QUEUE_BULL_REDIS_USERNAME: decodeURIComponent(username) } : {}),
		...(password ? { QUEUE_BULL_REDIS_PASSWORD: decodeURIComponent(password) } : {}),
		...(pathname.length > 1 ? { QUEUE_BULL_REDIS_DB: pathname.slice(1) } : {}),
		...(protocol === 'rediss:' ? { QUEUE_BULL_REDIS_TLS: 'true' } : {}),
		// Two stacks may share one Redis.
		QUEUE_BULL_PREFIX: `sessions-planning-${stackId}`,
		N8N_REDIS_KEY_PREFIX: `sessions-planning-${stackId}`,
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		N8N_EXECUTIONS_QUEUE_KEEP_LAST_COMPLETED: '1000',
		N8N_EXECUTIONS_QUEUE_KEEP_LAST_FAILED: '1000',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	};
}

/**
 * The environment that main and workers share; each process adds its own ports.
 * @param {Known} known
 * @returns {NodeJS.ProcessEnv}
 */
export function n8nEnvironment({ settings, ports, databaseUrl, redisUrl, userFolder }) {
	const url = `http://127.0.0.1:${ports.n8n}`;
	return {
		...DEFAULTS,
		...process.env,
		NODE_ENV: 'production',
		...database(databaseUrl),
		...(redisUrl ? queue({ redisUrl, stackId: settings.stackId }) : {}),
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: settings.encryptionKey,
		N8N_PORT: String(ports.n8n),
		N8N_HOST: '127.0.0.1',
		N8N_PROTOCOL: 'http',
		N8N_RUNNERS_BROKER_PORT: String(ports.broker),
		N8N_WEBHOOK_URL: process.env.N8N_WEBHOOK_URL || `${url}/`,
		N8N_EDITOR_BASE_URL: process.env.N8N_EDITOR_BASE_URL || url,
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: settings.owner.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Centre',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Administration',
		N8N_INSTANCE_OWNER_PASSWORD_HASH: hashSync(settings.owner.password, 10),
	};
}
