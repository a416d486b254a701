/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the OpenAPI document, not by types */
import { randomUUID } from 'node:crypto';

import { documented, expectConform } from '../../database/endpoints/openapi';
import { stack, waitFor, type Json } from '../harness';
import { insertHeldSession } from '../sessions/insertHeldSession';

const s = stack();
const seen = new Set<string>();

/** Calls a documented point and checks its answer's form. `path` is the address after /webhook/. */
async function ask(
	point: string,
	path: string,
	{ body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
) {
	const answer = await s.call<any>(path, { method: point.split(' ')[0], body, headers });
	expectConform(point, answer.status, answer.body);
	if (answer.status < 300) seen.add(point);
	return answer;
}

const list = () => ask('GET /crm/sessions', 'crm/sessions');
const sheet = (id: number | string) => ask('GET /crm/sessions/{id}', `crm/sessions/${id}`);
const enrol = (id: number, body: unknown, headers?: Record<string, string>) =>
	ask('POST /crm/sessions/{id}/inscrire', `crm/sessions/${id}/inscrire`, { body, headers });
const withdraw = (id: number, body: unknown) =>
	ask('POST /crm/sessions/{id}/desister', `crm/sessions/${id}/desister`, { body });
const promote = (id: number, body?: unknown) =>
	ask('POST /crm/sessions/{id}/promouvoir', `crm/sessions/${id}/promouvoir`, { body });
const create = (body: unknown, headers?: Record<string, string>) =>
	ask('POST /crm/sessions', 'crm/sessions', { body, headers });

/** An evening of its own; room and trainer are this file's alone. */
let soir = 0;
function slot() {
	soir += 1;
	const jour = new Date(Date.UTC(2029, 0, 8 + soir + 2 * Math.floor(soir / 5)))
		.toISOString()
		.slice(0, 10);
	return { dateDebut: `${jour}T18:00`, dateFin: `${jour}T21:00` };
}
const request = (plus: object = {}) => ({
	formation: 'HISTOIRE_ART',
	salle,
	formateurId: formateur,
	capaciteMax: 1,
	creneaux: [slot()],
	...plus,
});
let formateur: number;
const salle = `ESSAI_${randomUUID().slice(0, 8)}`;
const people = async (n: number) =>
	(
		await s.sql<{ id: number }>(
			`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
			select $2, $3, $2 || i || '@mail.example', true, true
			from generate_series(1, $1) i
			returning id_eleve as id`,
			[n, `essai${randomUUID().slice(0, 8)}`, '<b>Zoé</b>'],
		)
	).map(({ id }) => id);

beforeAll(async () => {
	[{ id: formateur }] = await s.sql(
		`insert into formateurs (nom, prenom, email, statut, specialites)
		values ('Essai', 'Points', 'points@abj.example', 'ACTIF', '{HISTOIRE_ART}')
		returning id_formateur as id`,
	);
	await s.sql(
		`insert into salles (nom, code, capacite_max, formations_compatibles, equipements, disponible_weekend,
			disponible_soir)
		values ($1, $1, 20, '{HISTOIRE_ART}', '{}', true, true)`,
		[salle],
	);
});

test('a session lives from its creation to a promotion, each answer as documented', async () => {
	const cree = await create(request());
	expect(cree.status).toBe(201);
	const id = cree.body.session.idSession;
	expect(cree.headers.get('content-type')).toContain('application/json');
	expect(
		(await ask('GET /crm/sessions', 'crm/sessions?formation=HISTOIRE_ART')).body.sessions.map(
			(x: any) => x.idSession,
		),
	).toContain(id);
	const [a, b] = await people(2);
	expect((await enrol(id, { eleveId: a, origine: 'fiche' })).body.inscription).toMatchObject({
		statutInscription: 'INSCRIT',
		positionAttente: null,
	});
	expect((await enrol(id, { eleveId: b, origine: 'fiche' })).body.inscription).toMatchObject({
		statutInscription: 'EN_ATTENTE',
		positionAttente: 1,
	});
	expect((await promote(id)).status).toBe(409);
	expect((await sheet(id)).body).toMatchObject({
		session: { nbInscrits: 1 },
		inscrits: [{ idEleve: a }],
		enAttente: [{ idEleve: b }],
	});
	const left = await withdraw(id, { eleveId: a, motif: 'Changement de date' });
	expect(left.body).toMatchObject({
		inscription: { statutInscription: 'ANNULE' },
		promotion: { idEleve: b, statutInscription: 'INSCRIT' },
	});
	await s.sql('update sessions set capacite_max = 2 where id_session = $1', [id]);
	const [{ id: candidatId }] = await s.sql(
		`insert into candidats (nom, prenom, email, statut)
		values ('Attente', 'Ève', 'eve@mail.example', 'EN_COURS')
		returning id_candidat as id`,
	);
	const waiting = await enrol(id, { candidatId, origine: 'conversion' });
	expect(waiting.body.inscription.statutInscription).toBe('EN_ATTENTE');
	expect(
		(await promote(id, { inscriptionId: waiting.body.inscription.idInscription })).body.inscription
			.statutInscription,
	).toBe('INSCRIT');
});

test('static addresses stand beside those with a parameter', async () => {
	expect((await list()).status).toBe(200);
	expect((await sheet((await list()).body.sessions[0].idSession)).status).toBe(200);
	expect(
		(await ask('GET /crm/planning/occupation', 'crm/planning/occupation?annee=2026')).status,
	).toBe(200);
	expect(
		(await ask('GET /crm/planning/salles/{salle}', 'crm/planning/salles/ATEL_B?mois=6&annee=2026'))
			.body.jours,
	).toHaveLength(30);
	expect(
		(
			await ask(
				'GET /crm/planning/salles/{salle}',
				`crm/planning/salles/${encodeURIComponent('Salle théorie')}?mois=1&annee=2029`,
			)
		).body.salle,
	).toBe('THEO');
	expect(
		(
			await ask(
				'GET /crm/planning/formateurs/{id}',
				`crm/planning/formateurs/${formateur}?mois=1&annee=2029`,
			)
		).body.seances.length,
	).toBeGreaterThan(0);
	expect(
		(await ask('GET /crm/salles', 'crm/salles')).body.salles.map((x: any) => x.code),
	).toContain('TOUS_ATEL');
	expect(
		(await ask('GET /crm/formations', 'crm/formations?actif=true')).body.formations.length,
	).toBeGreaterThan(5);
	expect(
		(await ask('GET /crm/formateurs', 'crm/formateurs?statut=ACTIF')).body.formateurs.every(
			(x: any) => x.statut === 'ACTIF',
		),
	).toBe(true);
});

test('no token or a wrong one is 403, and nothing is done', async () => {
	for (const token of [null, 'x', '']) {
		expect((await s.call('crm/sessions', { token })).status).toBe(403);
		expect((await s.call('crm/sessions/1/inscrire', { token, body: { eleveId: 1 } })).status).toBe(
			403,
		);
	}
});

test('ten identical creations with one key are one session; the key with another body is 422', async () => {
	const cle = { 'idempotency-key': randomUUID() };
	const demande = request();
	const answers = await Promise.all(Array.from({ length: 10 }, () => create(demande, cle)));
	expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
	expect(
		new Set(answers.map(({ body }) => JSON.stringify(Object.entries(body.session).sort()))).size,
	).toBe(1);
	expect((await create(request(), cle)).status).toBe(422);
	expect(
		await s.sql(
			"select from sessions_planning.evenement where action = 'SESSION_CREATED' and id_session = $1",
			[answers[0].body.session.idSession],
		),
	).toHaveLength(1);
});

test('ten identical enrolments without a key are one inscription', async () => {
	const id = (await create(request({ capaciteMax: 5 }))).body.session.idSession;
	const [eleveId] = await people(1);
	const answers = await Promise.all(
		Array.from({ length: 10 }, () => enrol(id, { eleveId, origine: 'fiche' })),
	);
	expect(new Set(answers.map(({ body }) => body.inscription.idInscription)).size).toBe(1);
	expect((await sheet(id)).body.session.nbInscrits).toBe(1);
});

test('what was changed is told at once: mail and return call', async () => {
	const id = (await create(request({ capaciteMax: 5 }))).body.session.idSession;
	const [eleveId] = await people(1);
	await enrol(id, { eleveId, origine: 'fiche' });
	const [{ cle }] = await s.sql(
		"select correlation_id as cle from sessions_planning.evenement where action = 'ELEVE_INSCRIT' and id_session = $1",
		[id],
	);
	const calls = await waitFor(() => s.callbacks(cle), { timeout: 30_000, what: 'the return call' });
	expect(calls[0].body).toMatchObject({
		action: 'ELEVE_INSCRIT',
		response: 'inscription_notified',
	});
});

test('an event is accepted, known the second time, refused by its field, as documented', async () => {
	const sessionId = (await create(request())).body.session.idSession;
	const event = { action: 'SESSION_CREATED', sessionId, correlationId: randomUUID(), data: {} };
	const send = (body: unknown) => ask('POST /session-action', 'session-action', { body });
	expect((await send(event)).status).toBe(202);
	expect((await send(event)).status).toBe(200);
	expect((await send({ ...event, action: 'AUTRE' })).status).toBe(400);
	expect(
		(await send({ ...event, correlationId: randomUUID(), sessionId: 2_000_000_000 })).status,
	).toBe(404);
});

describe('refusals', () => {
	test('a taken slot is 409 with what holds it, a preview of it too', async () => {
		const demande = request();
		const { body: cree } = await create(demande);
		for (const previsualiser of [false, true]) {
			const { status, body } = await create({ ...demande, previsualiser });
			expect(status).toBe(409);
			expect(body.conflits[0].avec.idSession).toBe(cree.session.idSession);
		}
	});

	test('a preview answers 200 without keys and writes nothing', async () => {
		const [{ n }] = await s.sql('select count(*)::int as n from sessions');
		expect((await create(request({ previsualiser: true }))).status).toBe(200);
		expect(await s.sql('select count(*)::int as n from sessions')).toEqual([{ n }]);
	});

	test.each<[string, unknown, number, string]>([
		['nothing', {}, 400, 'eleveId'],
		['no JSON object', [1], 400, ''],
		['both people', { eleveId: 1, candidatId: 1 }, 400, 'eleveId'],
		['a text', { eleveId: "1' or '1'='1" }, 400, 'eleveId'],
		['a huge number', { eleveId: 1e300 }, 400, 'eleveId'],
		['a NUL', { eleveId: 1, origine: '\0' }, 400, 'origine'],
		['a prototype', { __proto__: null, eleveId: { constructor: 1 } }, 400, 'eleveId'],
		['a stranger', { eleveId: 2_000_000_000 }, 404, 'eleveId'],
	])('%s is refused by its field', async (_nom, body, status, path) => {
		const id = (await list()).body.sessions[0].idSession;
		const answer = await enrol(id, body);
		expect({ status: answer.status, path: answer.body.errors[0].path }).toEqual({ status, path });
	});

	test('what does not exist is 404, a number that is none 400', async () => {
		expect((await sheet(2_000_000_000)).status).toBe(404);
		expect((await sheet('abc')).status).toBe(400);
		expect((await sheet(encodeURIComponent("1' or '1'='1"))).status).toBe(400);
		expect((await enrol(2_000_000_000, { eleveId: 1 })).status).toBe(404);
		expect(
			(await ask('GET /crm/planning/salles/{salle}', 'crm/planning/salles/NULLE?mois=1&annee=2026'))
				.status,
		).toBe(404);
		expect(
			(await ask('GET /crm/planning/occupation', 'crm/planning/occupation')).body.errors[0].path,
		).toBe('annee');
	});

	test('a large body, broken JSON, another type: refused, and the next request is served', async () => {
		const id = (await list()).body.sessions[0].idSession;
		expect((await enrol(id, { eleveId: 1, origine: 'x'.repeat(2_000_000) })).status).toBe(400);
		expect(await s.call(`crm/sessions/${id}/inscrire`, { body: '{"eleveId":' })).toMatchObject({
			status: 400,
			body: { status: 'rejected', errors: [{ code: 'JSON_INVALIDE' }] },
		});
		expect(await s.call('crm/sessions', { body: '{"formationId":' })).toMatchObject({
			status: 400,
			body: { status: 'rejected', errors: [{ code: 'JSON_INVALIDE' }] },
		});
		expect(
			(
				await s.call(`crm/sessions/${id}/inscrire`, {
					body: 'eleveId=1',
					headers: { 'content-type': 'text/plain' },
				})
			).status,
		).toBe(400);
		expect((await list()).status).toBe(200);
	});

	test('SQL and HTML are only text, in and out', async () => {
		const matiere = "'; drop table eleves; -- <script>alert(1)</script>";
		const demande = request();
		const { status, body } = await create({
			...demande,
			creneaux: [{ ...demande.creneaux[0], matiere }],
		});
		expect(status).toBe(201);
		expect((await sheet(body.session.idSession)).body.seances[0].matiere).toBe(matiere);
	});
});

test('many are planned together in n8n’s own process, previewed and created', async () => {
	const form = (dateFin: string) => ({
		sourceForm: 'FormationCourteForm',
		type: 'COURTE',
		informationsGenerales: {
			formation: 'HISTOIRE_ART',
			dateDebut: '2034-03-01',
			dateFin,
			dureeHeures: 8,
		},
		joursActifs: ['SAMEDI'],
		ressources: { salle, formateurId: formateur },
	});
	const together = (body: unknown, headers?: Record<string, string>) =>
		ask('POST /crm/sessions/ensemble', 'crm/sessions/ensemble', { body, headers });
	const demandes = [form('2034-03-31'), form('2034-03-05')];
	const preview = await together({ demandes, previsualiser: true });
	expect(preview.status).toBe(200);
	expect(preview.body.ensemble).toMatchObject({ creees: 2, objectif: { joursDeRetard: 7 } });

	const key = { 'idempotency-key': randomUUID() };
	const created = await together({ demandes }, key);
	expect(created.status).toBe(201);
	expect(created.body.sessions[1].session.dateDebut).toContain('2034-03-04');
	expect(await together({ demandes }, key)).toMatchObject({ body: created.body });
	const again = await together({ demandes: [form('2034-03-05')] });
	expect(again.status).toBe(422);
	expect(again.body.errors[0].code).toBe('PLAN_IMPOSSIBLE');
});

test('a browser is let in from the CRM’s origin only', async () => {
	const crm = new URL(s.ready().crm.url).origin;
	const preflight = (origin: string) =>
		fetch(`${s.webhooks}/crm/sessions`, {
			method: 'OPTIONS',
			headers: {
				origin,
				'access-control-request-method': 'POST',
				'access-control-request-headers': 'x-crm-token,content-type',
			},
		});
	expect(
		(await preflight('https://ailleurs.example')).headers.get('access-control-allow-origin'),
	).not.toBe('https://ailleurs.example');
	const allowed = await preflight(crm);
	expect(allowed.headers.get('access-control-allow-origin')).toBe(crm);
	expect(allowed.headers.get('access-control-allow-headers')).toContain('x-crm-token');
	const id = (await list()).body.sessions[0].idSession;
	expect(
		(await enrol(id, { eleveId: 1 }, { origin: 'https://ailleurs.example' })).body.errors[0].code,
	).toBe('ORIGINE_REFUSEE');
	expect((await ask('GET /crm/salles', 'crm/salles', { headers: { origin: crm } })).status).toBe(
		200,
	);
});

test('the token is at rest in no execution', async () => {
	const found = await s.n8nSql(
		`select d."executionId"
		from execution_data d
		join execution_entity e on e.id = d."executionId"
		where e."workflowId" like 'spCrm%' and position($1 in d.data) > 0`,
		[s.token],
	);
	expect(found).toEqual([]);
});

test('who was there is marked and read, all or none', async () => {
	const { id, seance, eleve } = await insertHeldSession(s, { salle: 'THEO', heures: 55 });
	const path = `crm/sessions/${id}/presences`;
	const mark = (presences: object[]) =>
		ask('POST /crm/sessions/{id}/presences', path, { body: { presences } });
	const late = { idReservation: seance, eleveId: eleve, statut: 'RETARD', minutes: 30 };
	expect((await mark([late, { ...late, eleveId: 999_999 }])).status).toBe(404);
	expect((await mark([late])).body).toMatchObject({
		changees: 1,
		personnes: [{ nom: 'Présence', heures: { prevues: 3, suivies: 2.5, manquees: 0.5 } }],
	});
	const { body } = await ask('GET /crm/sessions/{id}/presences', path);
	expect(body.seances[0].presences).toMatchObject([{ statut: 'RETARD', minutes: 30 }]);
});

test('says how it goes: well, while the sweep runs', async () => {
	await s.waitFor(
		async () => {
			const [row] = await s.sql(`select 1 from sessions_planning.passage where quoi = 'BALAYAGE'`);
			return row;
		},
		{ timeout: 40_000, what: 'the first sweep' },
	);
	const { status, body } = await ask('GET /crm/sante', 'crm/sante');
	expect(status).toBe(200);
	expect(body).toMatchObject({ migrationsManquantes: [], versions: { paquet: '0.1.0' } });
	expect(JSON.stringify(body)).not.toMatch(/@|Dupont/);
});

test('a person is shown what is held, and erased once nothing needs them', async () => {
	const id = (await create(request({ capaciteMax: 5 }))).body.session.idSession;
	const [eleveId] = await people(1);
	const [{ nom }] = await s.sql<{ nom: string }>('select nom from eleves where id_eleve = $1', [
		eleveId,
	]);
	await enrol(id, { eleveId, origine: 'fiche' }, { 'idempotency-key': randomUUID() });
	const show = () => ask('GET /crm/personnes', `crm/personnes?eleveId=${eleveId}`);
	const erase = (body: object) =>
		ask('POST /crm/personnes/effacer', 'crm/personnes/effacer', { body });
	const early = await erase({ eleveId });
	expect(early.status).toBe(409);
	// The place, and the mails that say so where they are not sent yet.
	expect(early.body.errors[0]).toMatchObject({
		code: 'EFFACEMENT_PREMATURE',
		path: 'eleveId',
		message: expect.stringContaining(`session ${id}`),
	});
	const allTold = () =>
		s.waitFor(
			async () => {
				const rows = await s.sql(
					`select from sessions_planning.evenement where id_session = $1 and etat = 'RECU'`,
					[id],
				);
				return rows.length === 0;
			},
			{ timeout: 40_000, what: 'mails and return calls' },
		);
	// Withdrawn before she was told of her place, there is nothing to tell her: the admin hears of it with the
	// next sweep, by a notice that has her name.
	await allTold();
	await withdraw(id, { eleveId, motif: 'Des raisons à elle' });
	await allTold();
	const { body: held } = await show();
	expect(held.courriers.map(({ email }: any) => email)).toEqual(
		expect.arrayContaining([`${nom}1@mail.example`]),
	);
	expect(JSON.stringify(held.evenements)).toContain('Des raisons à elle');

	// Her last mails and their return calls may be on their way.
	let preview: Json = {};
	await s
		.waitFor(
			async () => {
				preview = (await erase({ eleveId, previsualiser: true })).body;
				return preview.previsualiser === true;
			},
			{ what: 'nothing of her under way' },
		)
		.catch((error: Error) => {
			throw new Error(`${error.message}: ${JSON.stringify(preview)}`);
		});
	const { status, body } = await erase({ eleveId });
	expect(status).toBe(200);
	expect(body.lignes).toMatchObject({
		evenements: expect.any(Number),
		reponses: expect.any(Number),
	});
	expect(body.resteAuCrm).toContainEqual(expect.objectContaining({ table: 'eleves' }));
	const { body: left } = await show();
	expect(left.courriers.length).toBe(held.courriers.length);
	for (const part of ['courriers', 'evenements', 'reponses'])
		expect(JSON.stringify(left[part])).not.toMatch(new RegExp(`${nom}|Des raisons à elle`));
	expect(
		await s.sql(
			`select from sessions_planning.evenement e where e::text like '%' || $1 || '%' and id_session = $2`,
			[nom, id],
		),
	).toEqual([]);
});

test('every documented point was answered well at least once', () => {
	expect(documented.filter((point) => !seen.has(point))).toEqual([]);
});
