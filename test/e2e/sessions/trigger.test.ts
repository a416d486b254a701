import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { login } from '../evenements/n8n';
import { stack } from '../harness';

const s = stack();
let rest: Awaited<ReturnType<typeof login>>;
const workflows: string[] = [];

/** What workflows posted, by path; a path that begins with /hang is never answered. */
const heard = new Map<string, Array<Record<string, unknown>>>();
const hanging: ServerResponse[] = [];
const server = createServer((req, res) => {
	let text = '';
	req.on('data', (part: Buffer) => (text += part.toString()));
	req.on('end', () => {
		const path = String(req.url);
		heard.set(path, [...(heard.get(path) ?? []), JSON.parse(text) as Record<string, unknown>]);
		if (path.startsWith('/hang')) hanging.push(res);
		else res.end('{}');
	});
});

beforeAll(async () => {
	rest = await login(s);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterAll(async () => {
	for (const id of workflows) {
		await rest('POST', `/workflows/${id}/deactivate`, {}).catch(() => undefined);
		await rest('POST', `/workflows/${id}/archive`, {}).catch(() => undefined);
	}
	for (const res of hanging) res.end('{}');
	server.closeAllConnections();
	server.close();
});

/** A workflow that posts what it hears to a path of ours, as staff would draw it. */
async function draw(path: string, idSession: number, parameters: object = {}) {
	const { port } = server.address() as AddressInfo;
	const made = await rest<{ id: string; versionId: string }>('POST', '/workflows', {
		name: `e2e trigger ${path}`,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: randomUUID(),
				name: 'Session Trigger',
				type: 'n8n-nodes-sessions-planning.sessionTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {
					evenements: ['ELEVE_INSCRIT'],
					session: { __rl: true, mode: 'id', value: String(idSession) },
					options: { pause: 0.2 },
					...parameters,
				},
				credentials: {
					sessionsPlanningPostgresApi: { id: 'spPostgres000001', name: 'CRM database' },
				},
			},
			{
				id: randomUUID(),
				name: 'Tell',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [240, 0],
				parameters: {
					method: 'POST',
					url: `http://127.0.0.1:${port}${path}`,
					sendBody: true,
					specifyBody: 'json',
					jsonBody: '={{ JSON.stringify($json) }}',
					options: {},
				},
			},
		],
		connections: { 'Session Trigger': { main: [[{ node: 'Tell', type: 'main', index: 0 }]] } },
	});
	workflows.push(made.id);
	return {
		id: made.id,
		publish: () =>
			rest('POST', `/workflows/${made.id}/activate`, {
				versionId: made.versionId,
				name: '',
				description: '',
			}),
		unpublish: () => rest('POST', `/workflows/${made.id}/deactivate`, {}),
	};
}

async function newSession() {
	const [{ id }] = await s.sql<{ id: number }>(
		`insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max,
			statut_session)
		select f.id_formation, sa.id_salle, sa.nom, '2035-03-05 08:00', '2035-03-09 16:00', 9, 'PLANIFIEE'
		from formations f, salles sa
		where f.code = 'GEMMO' and sa.code = 'THEO'
		returning id_session as id`,
	);
	return id;
}

async function enrol(idSession: number, name: string) {
	const [{ id }] = await s.sql<{ id: number }>(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		values ($1, 'Test', $1 || '@trigger.example', true, true)
		returning id_eleve as id`,
		[name],
	);
	const { status } = await s.call(`crm/sessions/${idSession}/inscrire`, {
		body: { eleveId: id },
	});
	expect(status).toBe(200);
	return id;
}

const namesAt = (path: string) =>
	(heard.get(path) ?? []).map(({ personne }) => (personne as { nom: string } | null)?.nom);

test('a workflow of one’s own hears each event once and in order, beside one that hangs', async () => {
	const session = await newSession();
	const mark = randomUUID().slice(0, 6);
	const good = await draw(`/good-${mark}`, session);
	const hang = await draw(`/hang-${mark}`, session);
	await good.publish();
	await hang.publish();
	for (const name of ['Un', 'Deux', 'Trois']) await enrol(session, `${name}${mark}`);
	await s.waitFor(async () => namesAt(`/good-${mark}`).length >= 3, { what: 'three events' });
	expect(namesAt(`/good-${mark}`)).toEqual([`Un${mark}`, `Deux${mark}`, `Trois${mark}`]);
	expect(namesAt(`/hang-${mark}`)).toEqual([`Un${mark}`]);
	expect(heard.get(`/good-${mark}`)![0]).toMatchObject({
		action: 'ELEVE_INSCRIT',
		session: { idSession: session, code: 'GEMMO' },
		personne: { email: `Un${mark}@trigger.example` },
		decision: { message: expect.any(String) },
	});

	// Unpublished, it misses nothing that it hears after it is published again.
	await good.unpublish();
	await enrol(session, `Quatre${mark}`);
	await s.waitFor(
		async () => {
			const [{ n }] = await s.sql<{ n: number }>(
				`select count(*)::int n from sessions_planning.evenement where id_session = $1 and applique_le is not null`,
				[session],
			);
			return n >= 4;
		},
		{ what: 'the fourth event to be applied' },
	);
	expect(namesAt(`/good-${mark}`)).toHaveLength(3);
	await good.publish();
	await s.waitFor(async () => namesAt(`/good-${mark}`).length >= 4, { what: 'what it missed' });
	expect(namesAt(`/good-${mark}`).at(-1)).toBe(`Quatre${mark}`);
}, 120_000);

test('in the editor, a real recent event comes at once; where none fits, it is said', async () => {
	const session = await newSession();
	const mark = randomUUID().slice(0, 6);
	await enrol(session, `Cinq${mark}`);
	await s.waitFor(
		async () =>
			(
				await s.sql(
					'select 1 from sessions_planning.evenement where id_session = $1 and applique_le is not null',
					[session],
				)
			).length > 0,
		{ what: 'the event to be applied' },
	);
	const { id } = await draw(`/test-${mark}`, session);
	const test = () =>
		rest<{ executionId?: string }>('POST', `/workflows/${id}/run`, {
			triggerToStartFrom: { name: 'Session Trigger' },
		});
	await test();
	await s.waitFor(async () => namesAt(`/test-${mark}`).length > 0, { what: 'the test event' });
	expect(namesAt(`/test-${mark}`)).toEqual([`Cinq${mark}`]);
}, 120_000);
