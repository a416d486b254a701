import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { login } from '../evenements/n8n';
import type { openStack } from '../harness';

type Stack = ReturnType<typeof openStack>;
export type Rest = Awaited<ReturnType<typeof login>>;

/**
 * A server that staff's workflows post to, and the workflows themselves, on a running n8n. A path
 * that begins with /hang is not answered until `letGo`.
 */
export async function openListening(s: Stack) {
	const rest = await login(s);
	/** What workflows posted, by path. */
	const heard = new Map<string, Array<Record<string, unknown>>>();
	const hanging: ServerResponse[] = [];
	const workflows: string[] = [];
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
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	const letGo = () => {
		for (const res of hanging.splice(0)) res.end('{}');
	};

	/** A workflow that posts what it hears to a path of ours, as staff would draw it. */
	async function draw(path: string, idSession: number | undefined, parameters: object = {}) {
		const session =
			idSession === undefined
				? {}
				: { session: { __rl: true, mode: 'id', value: String(idSession) } };
		const made = await rest<{ id: string; versionId: string }>('POST', '/workflows', {
			name: `e2e trigger ${path}`,
			active: false,
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
						...session,
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
						url: url + path,
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

	return {
		url,
		rest,
		heard,
		workflows,
		draw,
		newSession,
		enrol,
		letGo,
		/** Last names of those whom the workflow of a path heard of, in order. */
		namesAt: (path: string) =>
			(heard.get(path) ?? []).map(({ personne }) => (personne as { nom: string } | null)?.nom),
		close: async () => {
			for (const id of workflows) {
				await rest('POST', `/workflows/${id}/deactivate`, {}).catch(() => undefined);
				await rest('POST', `/workflows/${id}/archive`, {}).catch(() => undefined);
			}
			letGo();
			server.closeAllConnections();
			server.close();
		},
	};
}
