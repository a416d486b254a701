import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IWebhookFunctions } from 'n8n-workflow';

import { valuesOf } from '../../../nodes/shared/quickPath';
import type { Call } from '../../../nodes/shared/call';

/*
 * n8n in small: an address without a value is known, one with a value is looked up. The last are
 * counted.
 */

const QUICK = '/webhook/crm/sessions/-/inscrire';
const SLOW = /^\/webhook\/crm\/sessions\/([^/]+)\/inscrire$/;

interface Node {
	quickPath?: string;
	mode?: string;
}

let server: Server;
let lookUps = 0;
let node: Node;

function contextOf(values: Record<string, string> | undefined): IWebhookFunctions {
	const parameters: Record<string, unknown> = {
		httpMethod: 'POST',
		path: 'sessions/:id/inscrire',
		options: { quickPath: node.quickPath },
	};
	return {
		getWebhookName: () => (values ? 'default' : 'setup'),
		getParamsData: () => values ?? {},
		getNode: () => ({ webhookId: 'crm' }),
		getMode: () => node.mode ?? 'webhook',
		getNodeParameter: (name: string) => parameters[name],
	} as unknown as IWebhookFunctions;
}

function answer(request: IncomingMessage): unknown {
	const call = Object.assign(request as unknown as Call, { originalUrl: request.url });
	const [pathname, search = ''] = (request.url ?? '').split('?');
	const at = { search, way: 'quick' };
	if (pathname === QUICK && request.method === 'POST')
		return { ...at, values: valuesOf(contextOf(undefined), call) };
	const [, id] = SLOW.exec(pathname) ?? [];
	if (id === undefined) return { ...at, way: 'unknown' };
	lookUps += 1;
	return { ...at, way: 'slow', values: valuesOf(contextOf({ id: decodeURIComponent(id) }), call) };
}

beforeAll(async () => {
	server = createServer((request, response) => {
		response.end(JSON.stringify(answer(request)));
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
});
afterAll(() => {
	server.close();
});

/** What was learned by one test holds for seconds: each is far enough from the one before. */
let later = 0;
beforeEach(() => {
	lookUps = 0;
	node = { quickPath: 'crm/sessions/-/inscrire' };
	const start = performance.now();
	later += 60_000;
	jest.spyOn(performance, 'now').mockImplementation(() => start + later);
});
afterEach(() => jest.restoreAllMocks());

async function call(address: string, { method = 'POST', origin = '' } = {}) {
	const { port } = server.address() as AddressInfo;
	const headers = origin ? { origin } : undefined;
	const answered = await fetch(`http://127.0.0.1:${port}/webhook/${address}`, { method, headers });
	return (await answered.json()) as { way: string; search: string; values?: object };
}

describe('valuesOf', () => {
	it('leads every call after the first to the quick path, with what it said', async () => {
		expect(await call('crm/sessions/12/inscrire')).toMatchObject({
			way: 'slow',
			values: { id: '12' },
		});
		expect(await call('crm/sessions/13/inscrire?a=1&b=%2F')).toEqual({
			way: 'quick',
			search: 'a=1&b=%2F',
			values: { id: '13' },
		});
		const ids = Array.from({ length: 20 }, (_, i) => String(i));
		const many = await Promise.all(ids.map((id) => call(`crm/sessions/${id}/inscrire`)));
		const said = ids.map((id) => ({ id }));
		expect(many.map(({ values }) => values)).toEqual(said);
		expect(lookUps).toBe(1);
	});

	it('finds a quick path that was written with slashes around it, as n8n does', async () => {
		node = { quickPath: ' /crm/sessions/-/inscrire/ ' };
		await call('crm/sessions/12/inscrire');
		expect((await call('crm/sessions/13/inscrire')).way).toBe('quick');
	});

	it('leads codes of rooms as well as numbers', async () => {
		await call('crm/sessions/12/inscrire');
		expect(await call('crm/sessions/TOUS_ATEL/inscrire')).toMatchObject({
			way: 'quick',
			values: { id: 'TOUS_ATEL' },
		});
	});

	it('learns anew after some seconds, as the workflow may have another quick path by then', async () => {
		await call('crm/sessions/12/inscrire');
		later += 4_999;
		expect((await call('crm/sessions/12/inscrire')).way).toBe('quick');
		later += 2;
		expect((await call('crm/sessions/12/inscrire')).way).toBe('slow');
		expect((await call('crm/sessions/12/inscrire')).way).toBe('quick');
	});

	it.each([
		['another method', 'crm/sessions/12/inscrire', { method: 'PUT' }],
		['a page of a browser', 'crm/sessions/12/inscrire', { origin: 'https://crm.example' }],
		['a value that n8n would decode', 'crm/sessions/1%32/inscrire', {}],
		['what may be the address of another webhook', 'crm/sessions/special/inscrire', {}],
		['a slash in a value', 'crm/sessions/1%2F2/inscrire', {}],
		['no value', 'crm/sessions//inscrire', {}],
		['a part more', 'crm/sessions/12/inscrire/', {}],
		['another address', 'autre/sessions/12/inscrire', {}],
	])('leaves %s to n8n', async (_, address, options) => {
		await call('crm/sessions/12/inscrire');
		expect((await call(address, options)).way).not.toBe('quick');
	});

	it.each<[string, Node]>([
		['a node without a quick path', {}],
		['a quick path that has a value itself', { quickPath: 'crm/vite/:id/inscrire' }],
		["the editor's test", { quickPath: 'crm/sessions/-/inscrire', mode: 'manual' }],
	])('learns nothing of %s', async (_, one) => {
		node = one;
		await call('crm/sessions/12/inscrire');
		expect((await call('crm/sessions/12/inscrire')).way).toBe('slow');
	});

	it('takes no value from whoever calls the quick path itself', async () => {
		expect(await call('crm/sessions/-/inscrire')).toMatchObject({ way: 'quick', values: {} });
		await call('crm/sessions/12/inscrire');
		expect(await call('crm/sessions/-/inscrire')).toMatchObject({ way: 'quick', values: {} });
	});
});
