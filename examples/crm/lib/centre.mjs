import { createCrmClient } from 'n8n-nodes-sessions-planning/client';

/** The centre's endpoints. The token stays here, on the CRM's server, and never reaches a page. */
export const centre = createCrmClient({
	url: process.env.N8N_WEBHOOK_URL,
	token: process.env.N8N_WEBHOOK_TOKEN,
});

/**
 * Reports what the CRM did with its own SQL. The same correlationId makes a call that went astray safe to repeat.
 * @param {import('n8n-nodes-sessions-planning/client').SessionEvent} event
 */
export async function report(event) {
	const { response } = await centre.POST('/session-action', { body: event });

	if (response.status !== 202 && response.status !== 200)
		throw new Error(`${event.action} was not taken: ${response.status}`);
}
