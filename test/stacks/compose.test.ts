import { bootDeployment } from '../e2e/boot';
import { sendingsTo } from '../e2e/evenements/sendEvents';
import { openStack, waitFor } from '../e2e/harness';
import { openMcp } from '../programs/marjorie/mcp';

/*
 * deploy/compose.yaml without Docker: PostgreSQL, Redis, main, two webhook processors, two workers,
 * and Caddy in front with deploy/Caddyfile.
 */

let booted: Awaited<ReturnType<typeof bootDeployment>>;
let s: ReturnType<typeof openStack>;
beforeAll(async () => {
	booted = await bootDeployment();
	s = openStack(booted.folder);
}, 360_000);
afterAll(async () => {
	await s?.close();
	await booted?.close();
}, 60_000);

const planning = () => {
	const { user, password } = s.ready().planning;
	return {
		token: null,
		headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
	};
};

it("has the editor, the pages, the forms and the agents' tools behind one address", async () => {
	const {
		n8n,
		planning: { url },
	} = s.ready();
	expect((await s.call(n8n.url, { token: null })).text).toContain('n8n.io');
	expect(await s.call(url, planning())).toMatchObject({
		status: 200,
		text: expect.stringContaining('Planning'),
	});
	expect((await s.call(url, { token: null })).status).toBe(401);
	expect(await s.call(`${n8n.url}/form/session-courte`, planning())).toMatchObject({
		status: 200,
		text: expect.stringContaining('<form'),
	});
	const agent = await openMcp(s.ready().mcp);
	try {
		expect((await agent.client.listTools()).tools.map(({ name }) => name)).toContain('enrol');
		expect(await agent.call('find_sessions', {})).toMatchObject({ status: expect.any(String) });
	} finally {
		await agent.close();
	}
});

it('carries out each event once', async () => {
	const { prepare, send, verify } = sendingsTo(s);
	const sendings = await prepare('compose');
	expect(await Promise.all(sendings.map(send))).toEqual(sendings.map(() => 202));
	expect(
		(await verify(sendings)).filter(
			({ duplicatesOf, repeatedReturns }) => duplicatesOf + repeatedReturns > 0,
		),
	).toEqual([]);
}, 120_000);

it('goes on taking calls without main and with one processor, and finishes them with one worker', async () => {
	await Promise.all(
		(['main', 'webhook1', 'worker1'] as const).map(async (part) => await s.order(part, 'kill')),
	);
	const { prepare, send, verify } = sendingsTo(s);
	const sendings = await prepare('panne');
	await Promise.all(sendings.map(send));
	// Debian's Caddy answers 502 where it met the dead processor first: the CRM sends again.
	for (const envoi of sendings.filter(({ accepted }) => !accepted))
		await waitFor(async () => [200, 202].includes((await send(envoi)) ?? 0), {
			what: 'the event to be taken',
		});
	await verify(sendings);
	expect((await s.call(s.ready().n8n.url, { token: null })).status).toBe(502);
}, 120_000);
