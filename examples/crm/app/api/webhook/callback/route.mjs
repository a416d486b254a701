import { verifySignature } from 'n8n-nodes-sessions-planning/client';

import { handleReturn } from '../../../../lib/returns.mjs';

/** POST /api/webhook/callback: what became of an event. The bytes are verified before they are parsed. */
export async function POST(request) {
	const body = await request.text();
	const signature = request.headers.get('x-signature');

	if (!verifySignature(body, signature, process.env.CRM_SIGNING_SECRET))
		return Response.json({ message: 'signature refusée' }, { status: 401 });

	await handleReturn(JSON.parse(body));
	return Response.json({ received: true });
}
