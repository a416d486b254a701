import { createHmac, timingSafeEqual } from 'node:crypto';

import { plannedFailures } from './plannedFailures.mjs';
import { escapeHtml, readBody, sendJson, sendPage, serve } from './serve.mjs';

/** @import { ServerResponse } from 'node:http' */

/** @typedef {{ action?: string, response?: string, correlationId?: string, data?: unknown }} Body what a return call says */
/** @typedef {{ at: string, path: string, signature?: string, valid: boolean, status: number, raw: string, body?: Body }} Callback */

const KEPT = 5_000;
/** A signature older than this is a replay, as a careful CRM would judge it. */
const TOLERANCE_SECONDS = 300;

/**
 * Whether `X-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">` is right for this body.
 * @param {string | undefined} header
 * @param {string} body
 * @param {string} secret
 */
export function isSigned(header, body, secret, now = Date.now()) {
	const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
	if (!t || Math.abs(now / 1000 - Number(t)) > TOLERANCE_SECONDS) return false;
	const expected = createHmac('sha256', secret).update(`${t}.${body}`).digest();
	return timingSafeEqual(expected, Buffer.from(v1, 'hex'));
}

/**
 * @param {ServerResponse} response
 * @param {Callback[]} callbacks
 */
function page(response, callbacks) {
	const rows = callbacks.toReversed().map(({ at, path, valid, status, body }) => {
		const when = new Date(at).toLocaleString('fr-FR', { timeZone: 'Europe/Paris' });
		const [kind, judged] = valid ? ['ok', 'valable'] : ['ko', 'fausse'];
		const whole = escapeHtml(JSON.stringify(body, null, 2));
		return `<tr>
<td>${when}</td>
<td>${escapeHtml(path)}</td>
<td class="${kind}">${judged}</td>
<td>${status}</td>
<td>${escapeHtml(body?.action)} → ${escapeHtml(body?.response)}
<details><summary>Corps</summary><pre>${whole}</pre></details></td>
</tr>`;
	});
	const head = ['Reçu', 'Chemin', 'Signature', 'Réponse', 'Retour']
		.map((title) => `<th>${title}</th>`)
		.join('');
	const table = rows.length
		? `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
		: '<p class="vide">Aucun retour reçu pour l’instant.</p>';
	sendPage(response, `CRM de remplacement : retours (${callbacks.length})`, table, { refresh: 5 });
}

/**
 * Stands in for the CRM's side of the return call: takes any POST, checks its signature (401 when
 * wrong), records every attempt.
 * `GET /` for people, `GET /callbacks` (`?correlationId=` for those of one event) and `DELETE /callbacks` for tests,
 * `POST /_fail {times, status, delayMs}` to refuse the next ones.
 * @param {{ port: number, signingSecret: string }} options
 */
export async function startCrm({ port, signingSecret }) {
	/** @type {Callback[]} */
	const callbacks = [];
	const failures = plannedFailures();
	const server = await serve(port, async (request, response, { pathname, searchParams }) => {
		if (request.method === 'GET' && pathname === '/callbacks') {
			const one = searchParams.get('correlationId');
			const wanted = one ? callbacks.filter(({ body }) => body?.correlationId === one) : callbacks;
			return sendJson(response, wanted);
		}
		if (request.method === 'DELETE' && pathname === '/callbacks')
			return sendJson(response, { deleted: callbacks.splice(0).length });
		if (request.method === 'POST' && pathname === '/_fail')
			return sendJson(response, failures.set(JSON.parse(await readBody(request))));
		if (request.method === 'GET' && pathname === '/') return page(response, callbacks);
		if (request.method === 'HEAD') return response.writeHead(200).end();
		if (request.method !== 'POST') return sendJson(response, { error: 'Only POST' }, 405);

		const raw = await readBody(request);
		const signature = request.headers['x-signature']?.toString();
		const valid = isSigned(signature, raw, signingSecret);
		const status = (await failures.next()) ?? (valid ? 200 : 401);
		callbacks.push({
			at: new Date().toISOString(),
			path: pathname,
			signature,
			valid,
			status,
			raw,
			body: parse(raw),
		});
		if (callbacks.length > KEPT) callbacks.shift();
		sendJson(response, { received: status === 200 }, status);
	});
	return { url: `http://127.0.0.1:${port}`, callbacks, stop: server.stop };
}

/**
 * @param {string} raw
 * @returns {Body | undefined}
 */
function parse(raw) {
	try {
		return JSON.parse(raw);
	} catch {
		return undefined;
	}
}
