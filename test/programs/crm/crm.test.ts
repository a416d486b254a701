import { randomUUID } from 'node:crypto';

import { login } from '../../e2e/evenements/n8n';
import { stack, waitFor } from '../../e2e/harness';
import { installExample, prisma, startExample } from './exampleCrm';

/* A day of a CRM that stands on Prisma: its own SQL beside ours (contract, section 14; docs/crm.md). */

const s = stack();
let crm: Awaited<ReturnType<typeof startExample>>;
let formation: number;
let salle: number;
let formateur: number;

interface Credential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

interface CreatedSession {
	idSession: number;
}

/** Sends return calls to another CRM, as staff would in the credential; returns how to undo it. */
async function sendReturnsTo(baseUrl: string): Promise<() => Promise<void>> {
	const rest = await login(s);
	const listed = await rest<Credential[]>('GET', '/credentials');
	const { id } = listed.find(({ type }) => type === 'sessionsPlanningCrmApi')!;
	const { name, type, data } = await rest<Credential>('GET', `/credentials/${id}?includeData=true`);
	const save = (to: unknown) =>
		rest('PATCH', `/credentials/${id}`, { name, type, data: { ...data, baseUrl: to } });

	await save(baseUrl);
	return async () => {
		await save(data.baseUrl);
	};
}

let undo: () => Promise<void>;

beforeAll(async () => {
	installExample(s.ready().databaseUrl);
	crm = await startExample(s);
	undo = await sendReturnsTo(crm.url);

	const code = `CRM${randomUUID().slice(0, 8)}`;
	[{ id: formation }] = await s.sql<{ id: number }>(
		'insert into formations (code, nom, duree_heures) values ($1, $1, 7) returning id_formation as id',
		[code],
	);
	[{ id: salle }] = await s.sql<{ id: number }>(
		'insert into salles (nom, code, capacite_max, formations_compatibles) values ($1, $1, 12, array[$1]) returning id_salle as id',
		[code],
	);
	[{ id: formateur }] = await s.sql<{ id: number }>(
		"insert into formateurs (nom, prenom, email, specialites) values ('Prisma', 'Paul', $2, array[$1]) returning id_formateur as id",
		[code, `${code}@mail.example`],
	);
}, 300_000);

afterAll(async () => {
	await undo?.();
	await crm?.stop();
});

const creneau = (jour: string, debut: string, fin: string) => ({
	dateDebut: `${jour}T${debut}:00.000Z`,
	dateFin: `${jour}T${fin}:00.000Z`,
});
const request = (plus: object) => ({
	idFormation: formation,
	idFormateur: formateur,
	idSalle: salle,
	capaciteMax: 1,
	...plus,
});
const eleve = async () =>
	(
		await s.sql<{ id: number }>(
			`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
			values ('Prisma', 'Élève', $1, true, true)
			returning id_eleve as id`,
			[`${randomUUID()}@mail.example`],
		)
	)[0].id;
const returnOf = (action: string, correlationId?: string) =>
	waitFor(
		async () => {
			const { body } =
				await crm.ask<Array<{ action: string; correlationId: string; response: string }>>(
					'/returns',
				);
			return body.find(
				(call) =>
					call.action === action && (!correlationId || call.correlationId === correlationId),
			);
		},
		{ what: `the return call of ${action}` },
	);

test('a session that Prisma wrote is told, filled and passed on', async () => {
	const made = await crm.ask<CreatedSession>(
		'/api/sessions',
		request({ creneaux: [creneau('2031-06-03', '07:00', '11:00')] }),
	);
	expect(made.status).toBe(201);
	const { idSession } = made.body;
	expect(await returnOf('SESSION_CREATED', `session-${idSession}-creee`)).toMatchObject({
		response: 'creation_notified',
	});

	const [first, second] = [await eleve(), await eleve()];
	const place = await crm.ask('/api/inscriptions', { idSession, eleveId: first });
	expect(place).toMatchObject({ status: 200, body: { inscription: { idEleve: first } } });
	expect(await crm.ask('/api/inscriptions', { idSession, eleveId: second })).toMatchObject({
		status: 200,
		body: { inscription: { statutInscription: 'EN_ATTENTE', positionAttente: 1 } },
	});

	const left = await crm.ask('/api/inscriptions', { idSession, eleveId: first }, 'DELETE');
	expect(left).toMatchObject({ status: 200, body: { promotion: { idEleve: second } } });
	expect(await returnOf('PROMOTION_ATTENTE')).toMatchObject({ response: 'promotion_done' });
});

test('a clash of Prisma’s own SQL is told in words, whichever rule it runs into', async () => {
	const creneaux = [creneau('2031-06-04', '07:00', '11:00')];
	expect((await crm.ask('/api/sessions', request({ creneaux }))).status).toBe(201);

	expect(await crm.ask('/api/sessions', request({ creneaux, idFormateur: null }))).toEqual({
		status: 409,
		body: {
			message: 'La salle est déjà prise à cette heure.',
			constraint: 'occupation_salle_sans_chevauchement',
		},
	});

	const [{ id: other }] = await s.sql<{ id: number }>(
		'insert into salles (nom, code, capacite_max) values ($1, $1, 12) returning id_salle as id',
		[`AUTRE${randomUUID().slice(0, 8)}`],
	);
	expect(await crm.ask('/api/sessions', request({ creneaux, idSalle: other }))).toEqual({
		status: 409,
		body: {
			message: 'Le formateur a déjà une séance à cette heure.',
			constraint: 'occupation_formateur_sans_chevauchement',
		},
	});
});

test('a return call with another signature is refused', async () => {
	const answer = await crm.ask('/api/webhook/callback', { type: 'session_action_done' });

	expect(answer.status).toBe(401);
});

describe('the model of the example', () => {
	/**
	 * Columns and foreign keys of the one table of the CRM that our migrations change, as PostgreSQL
	 * has them.
	 */
	const shape = (schema: string) => `
		select column_name as name,
			concat_ws(' ', data_type, is_nullable, column_default) as what
		from information_schema.columns
		where table_schema = '${schema}' and table_name = 'inscription_session'
		union all
		select conname, replace(pg_get_constraintdef(oid), '${schema}.', '')
		from pg_constraint
		where conrelid = '${schema}.inscription_session'::regclass and contype = 'f'
		order by 1`;

	it('is what our migrations leave, so that prisma migrate sees no drift', async () => {
		const ddl = prisma(
			s.ready().databaseUrl,
			...['migrate', 'diff', '--from-empty', '--script'],
			...['--to-schema-datamodel', 'prisma/schema.prisma'],
		).replace(/^Loaded Prisma config.*$/m, '');
		const schema = `prisma_${randomUUID().slice(0, 8)}`;

		await s.sql(`create schema ${schema}`);
		await s.sql(`set search_path to ${schema}; ${ddl}; set search_path to public`);
		const theirs = await s.sql<{ name: string; what: string }>(shape(schema));
		const ours = await s.sql<{ name: string; what: string }>(shape('public'));
		await s.sql(`drop schema ${schema} cascade`);

		expect(theirs.length).toBeGreaterThan(10);
		expect(
			theirs.map(({ name, what }) => ({ name, what: what.replaceAll(`${schema}.`, '') })),
		).toEqual(ours);
	});
});
