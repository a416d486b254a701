import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

import { startCrm } from '../../stack/peers/startCrm.mjs';
import { startMailCatcher } from '../../stack/peers/startMailCatcher.mjs';
import { freePort } from '../../stack/process/ports.mjs';
import { startCallProxy } from './callProxy.mjs';
import { startCutProxy } from './cutProxy.mjs';

/** @typedef {Awaited<ReturnType<typeof startPeers>>} Peers */
/** @typedef {(text: string, values?: unknown[]) => Promise<any[]>} Sql */

export const SIGNING_SECRET = 'faults';
export const ADMIN = 'admin@centre.example';

/** A mail server and a CRM that are real, each behind a proxy that may mistreat what passes. */
export async function startPeers() {
	const ports = await Promise.all([freePort(), freePort(), freePort()]);
	const [smtpPort, pagePort, crmPort] = ports;
	const mail = await startMailCatcher({ smtpPort, pagePort });
	const crm = await startCrm({ port: crmPort, signingSecret: SIGNING_SECRET });
	const [smtp, callback] = [
		await startCutProxy({ port: smtpPort }),
		await startCallProxy(() => crm.url),
	];
	const fail = async (/** @type {string} */ page, /** @type {object} */ plan) =>
		void (await fetch(`${page}/_fail`, { method: 'POST', body: JSON.stringify(plan) }));
	return {
		mail,
		crm,
		smtp,
		callback,
		/** The mail server refuses its next mails for now. @param {number} times */
		refuseMails: (times) => fail(mail.page, { times, status: 451 }),
		/** The CRM refuses its next calls. @param {number} times */
		refuseCalls: (times) => fail(crm.url, { times, status: 503 }),
		heal: async () => {
			smtp.heal();
			callback.heal();
			await fail(mail.page, { times: 0 });
			await fail(crm.url, { times: 0 });
		},
		stop: async () => {
			for (const one of [smtp, callback, mail, crm]) await one.stop();
		},
	};
}

/** A database that is away for a moment. @param {unknown} error */
const isAway = (error) => {
	const { code, message } = /** @type {{ code?: string, message?: string }} */ (error);
	return /^(57P|08|ECONN|EPIPE)/.test(code ?? '') || /terminated|timeout/.test(message ?? '');
};

/**
 * SQL as the CRM and whoever checks run it: straight to the server, and asked again while it is away.
 * What changes something must therefore be safe to ask twice.
 * @param {string} url
 */
export function openSql(url) {
	const pool = new pg.Pool({
		connectionString: url,
		options: '-c faults.crm=on',
		max: 6,
		connectionTimeoutMillis: 3_000,
	});
	const ignore = () => {};
	pool.on('error', ignore);
	pool.on('connect', (client) => client.on('error', ignore));
	/** @type {Sql} */
	const sql = async (text, values = []) => {
		const end = Date.now() + 60_000;
		for (;;) {
			try {
				const result = await pool.query(text, values);
				return result.rows ?? [];
			} catch (error) {
				if (!isAway(error) || Date.now() > end) throw error;
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}
	};
	return { sql, close: () => pool.end() };
}

/** @param {string} folder */
export function logsIn(folder) {
	const logs = join(folder, 'logs');
	if (!existsSync(logs)) mkdirSync(logs, { recursive: true });
	return logs;
}
