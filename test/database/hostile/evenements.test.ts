import { receive, parseEventBody } from '../../../core/evenements/receive';
import { actions } from '../../../core/outbox/actions';
import { attack, type Reply, type Shot } from './attack';
import { cleSecrets, type World } from './world';

const compte = {
	login: 'lea.martin',
	motDePasse: 'Tr3s-s3cr3t',
	urlConnexion: 'https://eleves.example',
};

/** Every action with all that its data may hold. */
async function seeds({ sql }: World): Promise<Shot[]> {
	const [{ session, eleve, inscription }] = await sql<Record<string, number>>(
		`select id_session as session, id_eleve as eleve, id_inscription as inscription
		from inscription_session
		where id_eleve is not null
		order by 1, 3
		limit 1`,
	);
	return actions.map((action, n) => ({
		to: action,
		sends: {
			action,
			sessionId: session,
			correlationId: `c-${n}`,
			data:
				action === 'ELEVE_CONVERTI'
					? { candidatId: 1, eleveId: eleve, ...compte }
					: { eleveId: eleve, inscriptionId: inscription, motif: 'malade', renvoyer: true },
		},
	}));
}

const shape = {
	202: ['correlationId', 'status'],
	200: ['correlationId', 'state', 'status'],
	400: ['errors', 'status'],
	404: ['errors', 'status'],
};

async function send({ centre, sql }: World, { sends }: Shot): Promise<Reply> {
	const body = parseEventBody(Buffer.from(JSON.stringify(sends)), 'application/json');
	const { statut, corps } = body.ok
		? await receive({ ...centre, actor: 'crm' }, body.value, { bail: 60, cleSecrets })
		: body.receipt;
	const sent = JSON.parse(JSON.stringify(corps)) as Record<string, unknown>;
	expect([statut, Object.keys(sent).sort()]).toEqual([statut, shape[statut]]);
	for (const fault of (sent.errors ?? []) as unknown[])
		expect(fault).toEqual({
			path: expect.any(String),
			message: expect.any(String),
			code: expect.any(String),
		});
	const said = JSON.stringify(sent);
	if (said.length > 100_000) throw new Error(`an answer of ${said.length} characters`);
	// A password that came at its place is at rest nowhere in clear, whatever the rest was.
	const [{ n }] = await sql<{ n: number }>(
		`select count(*)::int as n from sessions_planning.evenement e where strpos(e::text, $1) > 0`,
		[compte.motDePasse],
	);
	if (n > 0 || said.includes(compte.motDePasse)) throw new Error('the password is told');
	return { ok: statut < 400, wrote: statut === 202, said };
}

attack({ name: 'evenements', seeds, send, from: 0, runs: 60 });
