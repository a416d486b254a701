import {
	createServer,
	request as ask,
	ServerResponse,
	type IncomingMessage,
	type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { answerUnread } from '../../../nodes/shared/unreadableBody';

/** Express gives each response a prototype of its own, after Node has told of the request. */
const express = Object.create(ServerResponse.prototype, {
	status: {
		value(this: ServerResponse, statut: number) {
			this.statusCode = statut;
			return this;
		},
	},
	json: {
		value(this: ServerResponse, corps: unknown) {
			this.end(JSON.stringify(corps));
			return this;
		},
	},
}) as { status(statut: number): { json(corps: unknown): void } };

type Statement = IncomingMessage & { rawBody?: Buffer };

let serveur: Server;
let reponse: (request: Statement) => Promise<{ statut: number; corps: unknown }>;

const asked = async (request: Statement) => {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts);
};
const call = async (path: string, method = 'POST') => {
	const { port } = serveur.address() as AddressInfo;
	const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
		method,
		...(method === 'POST' ? { body: 'corps', headers: { 'content-type': 'text/x' } } : {}),
	});
	return [answer.status, await answer.json()];
};

const n8n = { code: 0, message: 'Failed to parse request body' };
const nous = [400, { status: 'rejected', bytes: 'corps', type: 'text/x' }];

beforeAll(async () => {
	answerUnread(/\/ici$/, (bytes, type) =>
		bytes?.toString() === 'bon'
			? undefined
			: { statut: 400, corps: { status: 'rejected', bytes: bytes?.toString() ?? null, type } },
	);
	serveur = createServer((request: Statement, response) => {
		Object.setPrototypeOf(response, express);
		void reponse(request).then(({ statut, corps }) =>
			(response as unknown as typeof express).status(statut).json(corps),
		);
	});
	await new Promise<void>((resolve) => {
		serveur.listen(0, '127.0.0.1', resolve);
	});
});
afterAll(() => {
	serveur.close();
});

const read = (statut: number, corps: unknown) => async (request: Statement) => {
	request.rawBody = await asked(request);
	return { statut, corps };
};

describe('answerUnread', () => {
	it("puts n8n's 422 into the contract's shape, whatever follows the path", async () => {
		reponse = read(422, n8n);
		expect(await call('/webhook/ici')).toEqual(nous);
		expect(await call('/ici?a=/la')).toEqual(nous);
	});

	it('does so for a body that broke off, whatever n8n calls it', async () => {
		reponse = async (request) => {
			await asked(request);
			return { statut: 500, corps: n8n };
		};
		expect(await call('/webhook/ici')).toEqual([
			400,
			{ status: 'rejected', bytes: null, type: 'text/x' },
		]);
	});

	it.each([
		[500, 400],
		[413, 400],
		[404, 404],
	])('does so for one that n8n does not begin to read: %i is %i', async (said, told) => {
		reponse = async () => ({ statut: said, corps: n8n });
		const { port } = serveur.address() as AddressInfo;
		const length = 16 * 1024 * 1024 + 1;
		const status = await new Promise<number | undefined>((resolve, reject) => {
			const call = ask(
				{
					port,
					host: '127.0.0.1',
					method: 'POST',
					path: '/webhook/ici',
					headers: { 'content-length': length },
				},
				(answer) => {
					resolve(answer.statusCode);
					call.destroy();
				},
			);
			call.on('error', reject);
			call.write('corps');
		});
		expect(status).toBe(told);
	});

	it.each<[string, () => void, unknown]>([
		[
			'an error before the body was touched',
			() => {
				reponse = async () => ({ statut: 503, corps: n8n });
			},
			[503, n8n],
		],
		[
			'an error after the body was read',
			() => {
				reponse = read(500, n8n);
			},
			[500, n8n],
		],
		[
			'what is no error',
			() => {
				reponse = async (request) => (
					await asked(request),
					{ statut: 202, corps: { status: 'accepted' } }
				);
			},
			[202, { status: 'accepted' }],
		],
		[
			'a refusal of our own',
			() => {
				reponse = read(422, { status: 'rejected', errors: [] });
			},
			[422, { status: 'rejected', errors: [] }],
		],
	])('leaves %s as it is', async (_, answer, expected) => {
		answer();
		expect(await call('/webhook/ici')).toEqual(expected);
	});

	it('leaves a body alone in which nothing is wrong for us', async () => {
		reponse = async (request) => {
			request.rawBody = Buffer.from('bon');
			await asked(request);
			return { statut: 422, corps: n8n };
		};
		expect(await call('/webhook/ici')).toEqual([422, n8n]);
	});

	it('leaves other addresses and methods alone', async () => {
		reponse = read(422, n8n);
		expect(await call('/webhook/la')).toEqual([422, n8n]);
		expect(await call('/webhook/ici/la')).toEqual([422, n8n]);
		expect(await call('/webhook/ici', 'GET')).toEqual([422, n8n]);
	});
});
