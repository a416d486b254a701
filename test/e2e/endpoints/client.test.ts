import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { createCrmClient, verifySignature, type ReturnCall } from '../../../client';
import { expectConform } from '../../database/endpoints/openapi';
import { stack, waitFor } from '../harness';

/* The CRM's own client against the running n8n. */

const s = stack();
const client = createCrmClient({ url: s.webhooks, token: s.token });
const nodes = join(process.env.E2E_STACK as string, 'n8n/.n8n/nodes');

test('a session is found, entered and left through typed calls', async () => {
	const { data: found } = await client.GET('/crm/sessions', { params: { query: {} } });
	const open = found!.sessions.find(({ placesRestantes }) => placesRestantes > 0)!;
	const [{ id: eleveId }] = await s.sql<{ id: number }>(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		values ('Client', 'Typé', $1, true, true)
		returning id_eleve as id`,
		[`${randomUUID()}@mail.example`],
	);
	const params = { path: { id: open.idSession } };

	const entered = await client.POST('/crm/sessions/{id}/inscrire', { params, body: { eleveId } });
	expect(entered.data?.inscription.statutInscription).toBe('INSCRIT');
	expectConform('POST /crm/sessions/{id}/inscrire', entered.response.status, entered.data);

	const { data: sheet } = await client.GET('/crm/sessions/{id}', { params });
	expect(sheet!.inscrits.map(({ nom }) => nom)).toContain('Client');

	const left = await client.POST('/crm/sessions/{id}/desister', {
		params,
		body: { eleveId, motif: 'essai du client' },
	});
	expect(left.data?.inscription.statutInscription).toBe('ANNULE');
});

test('a refusal is an answer with its type, and a wrong token is n8n’s own', async () => {
	const { data, error, response } = await client.GET('/crm/sessions/{id}', {
		params: { path: { id: 2_000_000_000 } },
	});
	expect(data).toBeUndefined();
	expect(response.status).toBe(404);
	expect(error?.errors[0].code).toBe('SESSION_INCONNUE');

	const stranger = createCrmClient({ url: `${s.webhooks}/`, token: 'wrong' });
	expect((await stranger.GET('/crm/salles')).response.status).toBe(403);
});

test('a return call is verified by its bytes', async () => {
	const { data: found } = await client.GET('/crm/sessions', { params: { query: {} } });
	const correlationId = randomUUID();
	const event = await client.POST('/session-action', {
		body: { action: 'RAPPEL_SESSION', sessionId: found!.sessions[0].idSession, correlationId },
	});
	expect(event.response.status).toBe(202);

	const [{ raw, signature }] = await waitFor(async () => {
		const calls = await s.callbacks(correlationId);
		return calls;
	});
	expect(verifySignature(raw, signature, s.ready().crm.signingSecret)).toBe(true);
	expect(verifySignature(`${raw} `, signature, s.ready().crm.signingSecret)).toBe(false);
	expect((JSON.parse(raw) as ReturnCall).response).toBe('reminder_sent');
});

describe('from the tarball, without n8n', () => {
	const run = (...args: string[]) =>
		execFileSync(process.execPath, args, { cwd: nodes, encoding: 'utf8' }).trim();
	const name = 'n8n-nodes-sessions-planning/client';
	const print = 'console.log(typeof createCrmClient, typeof verifySignature)';

	it('is required', () => {
		expect(
			run('-e', `const { createCrmClient, verifySignature } = require('${name}'); ${print}`),
		).toBe('function function');
	});

	it('is imported', () => {
		const code = `import { createCrmClient, verifySignature } from '${name}'; ${print}`;

		expect(run('--input-type=module', '-e', code)).toBe('function function');
	});

	it('loads neither n8n nor a database driver', () => {
		const code = `require('${name}');
			const foreign = /node_modules.(n8n-workflow|n8n-core|pg).(?!.*client)/;
			console.log(Object.keys(require.cache).filter((path) => foreign.test(path)).length)`;

		expect(run('-e', code)).toBe('0');
	});
});
