import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { script, start } from './tool';

/* What is said of an n8n that does not let its owner in. */

let n8n: Server;
let answers: Record<string, number>;
beforeAll(async () => {
	n8n = createServer((request, response) => {
		response.statusCode = answers[request.url ?? ''] ?? 404;
		response.end(`{"message":"n8n says ${response.statusCode}"}`);
	});
	await new Promise<void>((resolve) => n8n.listen(0, '127.0.0.1', resolve));
});
afterAll(() => n8n.close());

const OPEN = { openN8n: 'n8n/openN8n.mjs' };
const open = script(
	OPEN,
	`process.env.N8N_VERSION = process.argv[2];
	openN8n(process.argv[1], { email: 'a@b.example', password: 'x' })
		.then(() => console.log('open'), (error) => console.log(error.message));`,
);
const said = async (given: Record<string, number>, version = '') => {
	answers = given;
	const { port } = n8n.address() as AddressInfo;
	return await start(open, `http://127.0.0.1:${port}`, version).ended;
};

it.each([401, 403])('tells that the owner is refused (%i)', async (status) => {
	expect(await said({ '/rest/login': status })).toContain("n8n refuses the owner's login.");
});

it('tells what else n8n answers in its own words', async () => {
	const words = await said({ '/rest/login': 500 });
	expect(words).not.toContain('refuses');
	expect(words).toContain('POST /rest/login → 500 {"message":"n8n says 500"}');
});

it('tells that the owner is refused where a first n8n 2.x has another one', async () => {
	const given = { '/rest/login': 401, '/rest/owner/setup': 400 };
	expect(await said(given, '2.0.0')).toContain("n8n refuses the owner's login.");
});
