import { once } from 'node:events';
import { createServer } from 'node:http';

/** @import { EventRow } from './told.mjs' */

/** What the workflow listens for: all that the events of a session can be. */
const ACTIONS = [
	'SESSION_CREATED',
	'ELEVE_INSCRIT',
	'PLACE_LIBEREE',
	'PROMOTION_ATTENTE',
	'SESSION_CONFIRMEE',
	'SESSION_ANNULEE',
	'RAPPEL_SESSION',
	'ELEVE_CONVERTI',
	'ELEVE_DESISTE',
	'MISE_EN_ATTENTE',
	'SESSION_DEPLACEE',
];

/** Milliseconds that a run takes at least: whatever dies finds some of them under way. */
const RUN = 400;

/**
 * Whom a workflow of somebody's own posts to what it hears.
 * @typedef {Awaited<ReturnType<typeof startHearer>>} Hearer
 */
export async function startHearer() {
	/** @type {string[]} */
	const heard = [];
	const server = createServer((req, res) => {
		let body = '';
		req.on('data', (/** @type {Buffer} */ piece) => (body += piece.toString()));
		req.on('end', () => {
			heard.push(JSON.parse(body).correlationId);
			setTimeout(() => res.end('{}'), RUN);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		/** The correlationId of each event, in the order in which it was heard. */
		heard,
		url: `http://127.0.0.1:${port}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/**
 * A workflow as staff would draw it: Session Trigger, and what it hears is posted.
 * @param {string} url
 */
export const hearingWorkflow = (url) => ({
	id: 'faultsHearing001',
	name: 'What happens is told',
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			id: '6f1c3c52-5f1c-4d7e-9a55-0d5f7a3c9b11',
			name: 'Session Trigger',
			type: 'n8n-nodes-sessions-planning.sessionTrigger',
			typeVersion: 1,
			position: [0, 0],
			// The shortest that a run may be taken for lost after; what it works on is done in a fraction of a second.
			parameters: { evenements: ACTIONS, options: { pause: 0.2, dureeMax: 1 } },
			credentials: {
				sessionsPlanningPostgresApi: { id: 'spPostgres000001', name: 'CRM database' },
			},
		},
		{
			id: '0a4f4f0e-8a36-4d0c-8f0b-0b5f5f6c7d22',
			name: 'Tell',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [260, 0],
			parameters: {
				method: 'POST',
				url,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify({ correlationId: $json.correlationId }) }}',
				options: {},
			},
		},
	],
	connections: { 'Session Trigger': { main: [[{ node: 'Tell', type: 'main', index: 0 }]] } },
});

/**
 * Every event that took effect was heard, and of each session in order: what counts is when each was
 * heard for the first time, as one that a crash cut short comes again.
 * @param {EventRow[]} applied in the order in which they were taken
 * @param {string[]} heard
 */
export function checkHeard(applied, heard) {
	/** @type {string[]} */
	const found = [];
	const places = new Map([...heard.entries()].reverse().map(([place, id]) => [id, place]));
	/** @type {Map<number, number>} */
	const last = new Map();
	for (const { action, correlationId, idSession } of applied) {
		const place = places.get(correlationId);
		if (place === undefined) {
			found.push(`listening: ${action} ${correlationId} of session ${idSession} was never heard`);
			continue;
		}
		if (place < (last.get(idSession) ?? -1))
			found.push(`listening: ${action} ${correlationId} of session ${idSession} came out of turn`);
		last.set(idSession, Math.max(place, last.get(idSession) ?? -1));
	}
	return { found, heard: applied.length, again: heard.length - new Set(heard).size };
}
