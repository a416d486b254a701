import { centre, report } from '../../../lib/centre.mjs';
import { prisma } from '../../../lib/prisma.mjs';
import { toRefusal } from '../../../lib/refusal.mjs';

/** GET /api/sessions?formation=SERTI_N1: the dropdown of the conversion, asked of the centre. */
export async function GET(request) {
	const formation = new URL(request.url).searchParams.get('formation') ?? undefined;
	const { data, error } = await centre.GET('/crm/sessions', { params: { query: { formation } } });

	return data ? Response.json(data.sessions) : Response.json(error, { status: 502 });
}

/** POST /api/sessions: written by the CRM's own SQL, then reported. */
export async function POST(request) {
	const { idFormation, idFormateur, idSalle, capaciteMax, creneaux } = await request.json();
	const salle = await prisma.salle.findUniqueOrThrow({ where: { idSalle } });
	const starts = creneaux.map(({ dateDebut }) => new Date(dateDebut));
	const ends = creneaux.map(({ dateFin }) => new Date(dateFin));

	try {
		const session = await prisma.session.create({
			data: {
				idFormation,
				idFormateur,
				idSalle,
				capaciteMax,
				sallePrincipale: salle.nom,
				dateDebut: starts[0],
				dateFin: ends[ends.length - 1],
				reservations: {
					create: starts.map((dateDebut, i) => ({ idSalle, dateDebut, dateFin: ends[i] })),
				},
			},
		});
		await report({
			action: 'SESSION_CREATED',
			sessionId: session.idSession,
			correlationId: `session-${session.idSession}-creee`,
			data: {},
		});
		return Response.json(session, { status: 201 });
	} catch (error) {
		const refusal = toRefusal(error);
		if (refusal) return refusal;
		throw error;
	}
}
