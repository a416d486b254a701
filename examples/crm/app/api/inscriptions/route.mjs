import { centre } from '../../../lib/centre.mjs';

/** POST /api/inscriptions { idSession, eleveId | candidatId }: the centre decides on place or rank, and says why. */
export async function POST(request) {
	const { idSession, ...person } = await request.json();
	const { data, error, response } = await centre.POST('/crm/sessions/{id}/inscrire', {
		params: { path: { id: idSession }, header: { 'Idempotency-Key': crypto.randomUUID() } },
		body: person,
	});

	return Response.json(data ?? error, { status: response.status });
}

/** DELETE /api/inscriptions { idSession, inscriptionId, motif }: the next of the queue follows. */
export async function DELETE(request) {
	const { idSession, ...left } = await request.json();
	const { data, error, response } = await centre.POST('/crm/sessions/{id}/desister', {
		params: { path: { id: idSession } },
		body: left,
	});

	return Response.json(data ?? error, { status: response.status });
}
