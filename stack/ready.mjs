import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { writeWhole } from './process/writeWhole.mjs';

/** @import { Settings, Ports } from './settings.mjs' */

/** @typedef {{ n8n: number, workers: number[], postgres?: number }} Pids */
/** @typedef {ReturnType<typeof describeReady>} Ready */
/**
 * @typedef {{ database: string, nodesDatabase: string, n8nDatabase: string, smtp: string, mailPage?: string,
 *   crm: string, redis?: string }} Urls
 */

/**
 * Every address, token and process of a running stack, as `ready.json` has them (contract section 10).
 * @param {{ settings: Settings, ports: Ports, urls: Urls, pids: Pids, control?: { url: string, token: string } }} running
 */
export function describeReady({ settings, ports, urls, pids, control }) {
	const n8n = `http://127.0.0.1:${ports.n8n}`;
	return {
		n8n: { url: n8n, email: settings.owner.email, password: settings.owner.password },
		webhooks: `${n8n}/webhook`,
		databaseUrl: urls.database,
		nodesDatabaseUrl: urls.nodesDatabase,
		n8nDatabaseUrl: urls.n8nDatabase,
		smtpUrl: urls.smtp,
		...(urls.mailPage ? { mailPage: urls.mailPage } : {}),
		crm: {
			url: urls.crm,
			token: settings.crm.token,
			signingSecret: settings.crm.signingSecret,
			standIn: !settings.crmBaseUrl,
		},
		planning: { url: `${n8n}/webhook/planning`, ...settings.planning },
		mcp: { url: `${n8n}/mcp/sessions-planning`, token: settings.crm.token },
		adminEmail: settings.adminEmail,
		...(urls.redis ? { redisUrl: urls.redis } : {}),
		...(control ? { control } : {}),
		pids,
	};
}

/**
 * Written whole or not at all: whoever waits for the file never reads half of it. Readable by its owner only.
 * @param {string} folder
 * @param {object} ready
 */
export function writeReady(folder, ready) {
	const file = join(folder, 'ready.json');
	writeWhole(file, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o600 });
	return file;
}

/** @param {string} folder */
export function removeReady(folder) {
	rmSync(join(folder, 'ready.json'), { force: true });
}
