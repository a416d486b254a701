import { createServer } from 'node:http';

import { messageOf } from '../StackFailure.mjs';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */

/** @typedef {(request: IncomingMessage, response: ServerResponse, url: URL) => unknown} Handle */

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1d2733}
h1{font-size:1.4rem}
a{color:#0b5cad}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #dde3ea;vertical-align:top}
th{font-weight:600;color:#52616f}
pre{background:#f4f6f8;padding:1rem;overflow:auto;white-space:pre-wrap}
iframe{width:100%;height:34rem;border:1px solid #dde3ea}
.vide{color:#52616f}
.ko{color:#b3261e}
.ok{color:#1a7f37}
nav a{margin-right:1rem}`;

/** @param {unknown} value */
export const escapeHtml = (value) =>
	String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * @param {ServerResponse} response
 * @param {unknown} value
 */
export function sendJson(response, value, status = 200) {
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify(value));
}

/**
 * @param {ServerResponse} response
 * @param {string} title
 * @param {string} body
 * @param {{ refresh?: number }} [options]
 */
export function sendPage(response, title, body, { refresh } = {}) {
	response.writeHead(200, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy':
			"default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'",
	});
	const again = refresh ? `<meta http-equiv="refresh" content="${refresh}">` : '';
	response.end(`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${again}
<title>${escapeHtml(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>`);
}

/**
 * @param {IncomingMessage} request
 * @returns {Promise<string>}
 */
export function readBody(request, limit = 10_000_000) {
	return new Promise((resolve, reject) => {
		/** @type {Buffer[]} */
		const chunks = [];
		let size = 0;
		request.on('data', (chunk) => {
			size += chunk.length;
			if (size > limit) reject(Object.assign(new Error('too large'), { status: 413 }));
			else chunks.push(chunk);
		});
		request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
		request.on('error', reject);
	});
}

/**
 * @param {Handle} handle
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
async function answer(handle, request, response) {
	try {
		await handle(request, response, new URL(request.url ?? '/', 'http://127.0.0.1'));
	} catch (error) {
		const status = error instanceof Object && 'status' in error ? Number(error.status) : 500;
		if (!response.headersSent) sendJson(response, { error: messageOf(error) }, status);
		else response.destroy();
	}
}

/**
 * A small server on the loopback address; what `handle` throws is answered, never fatal.
 * @param {number} port
 * @param {Handle} handle
 */
export async function serve(port, handle) {
	const server = createServer((request, response) => {
		void answer(handle, request, response);
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(undefined));
	});
	return {
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve(undefined));
				server.closeAllConnections();
			}),
	};
}
