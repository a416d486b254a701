import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { stack } from './harness';

/*
 * Bytes that no client sends, to the running n8n. What requests may say once they can be read is tried
 * by the thousand on the core (test/database/hostile); here it is what stands before that: HTTP itself.
 */

const { sql, n8nSql, call, ready, token } = stack();
/** In each request: nothing of it may come to rest anywhere. */
const mark = `hostile${randomBytes(8).toString('hex')}`;

/** What a raw request is answered: the status, or 'closed' where the server hung up without a word. */
async function send(request: string | Buffer, { half = false } = {}): Promise<number | 'closed'> {
	const { hostname, port } = new URL(ready().n8n.url);
	return await new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname, () => {
			socket.write(request);
			// A client that goes away in the middle.
			if (half) socket.end();
		});
		let answer = '';
		socket.setTimeout(20_000, () => socket.destroy(new Error('no answer in twenty seconds')));
		socket.on('data', (bytes) => {
			answer += bytes.toString('latin1');
			const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
			if (status && status !== '100') {
				socket.destroy();
				resolve(Number(status));
			}
		});
		socket.on('close', () => resolve('closed'));
		socket.on('error', (error: NodeJS.ErrnoException) =>
			error.code === 'ECONNRESET' ? resolve('closed') : reject(error),
		);
	});
}

const head = (method: string, path: string, headers: string[]) =>
	[
		`${method} ${path} HTTP/1.1`,
		'Host: x',
		`X-CRM-Token: ${token}`,
		'Connection: close',
		...headers,
		'',
		'',
	].join('\r\n');
const withBody = (path: string, body: string | Buffer, headers: string[] = []) => {
	const bytes = Buffer.from(body as string, 'utf8');
	const length = headers.some((one) => /^(content-length|transfer-encoding)/i.test(one))
		? []
		: [`Content-Length: ${bytes.length}`];
	const type = headers.some((one) => /^content-type/i.test(one))
		? []
		: ['Content-Type: application/json'];
	return Buffer.concat([Buffer.from(head('POST', path, [...type, ...length, ...headers])), bytes]);
};

const POSTS = [
	'session-action',
	'crm/sessions',
	'crm/sessions/1/inscrire',
	'crm/personnes/effacer',
];
const GETS = [
	'crm/sessions',
	'crm/planning/occupation',
	'planning',
	'planning/agenda',
	'planning/moi',
];
const json = JSON.stringify({ action: mark, eleveId: mark });

const bodies: Array<[what: string, bytes: (path: string) => Buffer, options?: { half: boolean }]> =
	[
		['half of a JSON text', (path) => withBody(path, json.slice(0, -3))],
		[
			'a body shorter than it says',
			(path) => withBody(path, json, ['Content-Length: 999']),
			{ half: true },
		],
		['a body longer than it says', (path) => withBody(path, json, ['Content-Length: 5'])],
		['two lengths', (path) => withBody(path, json, ['Content-Length: 5', 'Content-Length: 6'])],
		['a length below nothing', (path) => withBody(path, json, ['Content-Length: -1'])],
		[
			'a length and pieces: a request in a request',
			(path) =>
				withBody(path, `0\r\n\r\nGET /${mark} HTTP/1.1\r\n\r\n`, [
					'Content-Length: 4',
					'Transfer-Encoding: chunked',
				]),
		],
		[
			'pieces whose size is none',
			(path) => withBody(path, 'zz\r\nab\r\n0\r\n\r\n', ['Transfer-Encoding: chunked']),
		],
		[
			'a piece that never ends',
			(path) => withBody(path, `ffff\r\n${json}`, ['Transfer-Encoding: chunked']),
			{ half: true },
		],
		[
			'bytes that are no UTF-8',
			(path) => withBody(path, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
		],
		[
			'a body in an encoding of nobody',
			(path) => withBody(path, json, ['Content-Encoding: zip-of-zips']),
		],
		[
			'a type with a line of its own',
			(path) => withBody(path, json, ['Content-Type: application/json\r\n X-Evil: 1']),
		],
		[
			'a charset of nobody',
			(path) => withBody(path, json, ['Content-Type: application/json; charset=wtf-16']),
		],
		[
			'a key of every object',
			(path) => withBody(path, `{"__proto__":{"action":"${mark}"},"constructor":1}`),
		],
		['the same key twice', (path) => withBody(path, `{"action":"A","action":"${mark}"}`)],
		[
			'ten thousand lists in lists',
			(path) => withBody(path, '['.repeat(10_000) + ']'.repeat(10_000)),
		],
		[
			'a number of a thousand digits',
			(path) => withBody(path, `{"sessionId":${'9'.repeat(1000)}}`),
		],
		[
			'two megabytes of it',
			(path) => withBody(path, `{"action":"${mark}","notes":"${'é'.repeat(1_000_000)}"}`),
		],
		[
			'a hundred headers',
			(path) =>
				withBody(
					path,
					json,
					Array.from({ length: 100 }, (_, n) => `X-${n}: ${mark}`),
				),
		],
		[
			'a header of a hundred thousand letters',
			(path) => withBody(path, json, [`X-Long: ${'a'.repeat(100_000)}`]),
		],
		[
			'a key with a line break',
			(path) => withBody(path, json, [`Idempotency-Key: ${mark}\r\nX-Evil: 1`]),
		],
	];
const addresses = [
	'?%',
	'?a=%00&a=%ff&a[]=1&a[b]=2&__proto__[x]=1',
	`?mois=1&mois=2&annee[$gt]=1&salle=%0d%0aX-Evil:%201&date=${mark}`,
	`?jeton=${'%f0%9f%92%a5'.repeat(500)}`,
	`?lien=../../etc/passwd&page=..%2f..%2f${mark}`,
	'/..%2f..%2fetc%2fpasswd',
	'/%2e%2e/%2e%2e/rest/login',
];

/** Everything that a request could have written, in one figure a table. */
const state = async () =>
	await sql(
		`select (select count(*) from sessions_planning.evenement where origine = 'CRM')::int as events,
			(select count(*) from inscription_session)::int as inscriptions,
			(select count(*) from sessions)::int as sessions,
			(select count(*) from sessions_planning.effacement)::int as effacements`,
	);

/** Answered as a fault of the caller's, or hung up on: never as a fault of ours. */
const isRefused = (answer: number | 'closed') =>
	answer === 'closed' || (answer >= 400 && answer < 500);

describe('HTTP that nobody should send', () => {
	it.each(bodies)('%s is refused, and writes nothing', async (_, bytes, ...[options]) => {
		const before = await state();
		const answers = await Promise.all(
			POSTS.map(async (path) => ({ path, answer: await send(bytes(`/webhook/${path}`), options) })),
		);

		expect(answers.filter(({ answer }) => !isRefused(answer))).toEqual([]);
		expect(await state()).toEqual(before);
	});

	it.each(addresses)('%s behind an address is no fault of ours', async (tail) => {
		const answers = await Promise.all(
			GETS.map(async (path) => ({
				path,
				answer: await send(head('GET', `/webhook/${path}${tail}`, [])),
			})),
		);

		expect(answers.filter(({ answer }) => answer === 'closed' || answer >= 500)).toEqual([]);
	});

	it('leaves n8n at work, and nothing of it in an execution or a log', async () => {
		expect((await call('crm/sessions')).status).toBe(200);
		const kept = await n8nSql<{ n: number }>(
			`select (select count(*) from execution_data where data like '%' || $1 || '%')::int as n`,
			[mark],
		);
		expect(kept).toEqual([{ n: 0 }]);
		const logs = join(process.env.E2E_STACK as string, 'logs');
		const named = readdirSync(logs).filter((name) =>
			readFileSync(join(logs, name), 'utf8').includes(mark),
		);
		expect(named).toEqual([]);
	});
});
