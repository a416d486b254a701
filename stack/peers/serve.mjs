import { createServer } from 'node:http';

export const escapeHtml = (value) =>
	String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function sendJson(response, value, status = 200) {
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify(value));
}

export function sendPage(response, title, body, { refresh } = {}) {
	response.writeHead(200, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy':
			"default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'",
	});
	response.end(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh ? `<meta http-equiv="refresh" content="${refresh}">` : ''}<title>${escapeHtml(title)}</title><style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1d2733}
h1{font-size:1.4rem}a{color:#0b5cad}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #dde3ea;vertical-align:top}
th{font-weight:600;color:#52616f}pre{background:#f4f6f8;padding:1rem;overflow:auto;white-space:pre-wrap}iframe{width:100%;height:34rem;border:1px solid #dde3ea}
.vide{color:#52616f}.ko{color:#b3261e}.ok{color:#1a7f37}nav a{margin-right:1rem}</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`);
}

export function readBody(request, limit = 10_000_000) {
	return new Promise((resolve, reject) => {
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

/** A small server on the loopback address; what `handle` throws is answered, never fatal. */
export async function serve(port, handle) {
	const server = createServer((request, response) => {
		Promise.resolve(handle(request, response, new URL(request.url, 'http://127.0.0.1'))).catch(
			(error) => {
				if (!response.headersSent)
					sendJson(response, { error: error.message }, error.status ?? 500);
				else response.destroy();
			},
		);
	});
	await new Promise((resolve, reject) =>
		server.once('error', reject).listen(port, '127.0.0.1', resolve),
	);
	return {
		stop: () =>
			new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			}),
	};
}
