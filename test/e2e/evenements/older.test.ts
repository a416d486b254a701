import { stack, waitFor } from '../harness';
import { makeWorld } from './centre';
import { edit } from './n8n';

const s = stack();
const { event, sql } = s;

it('a workflow that holds Session Action 3 receives the CRM’s events by itself, as before', async () => {
	const undo = await edit(s, 'spCrmEvenements1', (node) => {
		if (!node.type.endsWith('.crmEndpoint')) return;
		const type = 'n8n-nodes-sessions-planning.sessionAction';
		Object.assign(node, { type, typeVersion: 3, parameters: {} });
	});
	try {
		const world = await makeWorld({ sql });
		const { status, correlationId } = await event('SESSION_CREATED', world.idSession);
		expect(status).toBe(202);
		// By its own run: for 45 seconds nobody else may take it.
		await waitFor(
			async () =>
				await sql(
					`select 1 from sessions_planning.evenement
					where correlation_id = $1 and applique_le is not null`,
					[correlationId],
				),
			{ timeout: 30_000, what: 'the event to be applied' },
		);
	} finally {
		await undo();
	}
}, 120_000);
