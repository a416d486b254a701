/** What came back, by correlation id. A real CRM has a table with a unique key: a return call may come twice. */
export const returns = new Map();

/** @param {import('n8n-nodes-sessions-planning/client').ReturnCall} call */
export async function handleReturn(call) {
	returns.set(`${call.action} ${call.correlationId}`, call);
}
