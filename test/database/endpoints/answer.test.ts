/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the OpenAPI document, not by types */
import { openTestDatabase, type TestDatabase } from '../harness';
import { answerEndpoint } from '../../../core/http/answer';
import type { HttpRequest } from '../../../core/http/request';
import type { EndpointName } from '../../../core/http/endpoints';
import { documentedAs, expectConform } from './openapi';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('centre');
});
afterAll(() => t.close());

async function ask(nom: EndpointName, incoming: HttpRequest = {}) {
	const reponse = await answerEndpoint(t.centre, nom, incoming);
	expect(reponse.panne).toBeUndefined();
	expectConform(documentedAs[nom], reponse.statut, reponse.corps);
	return { ...reponse, corps: reponse.corps as any };
}

const ofSession = (formation: string) =>
	t
		.sql<{ id: number }>(
			`select s.id_session as id
			from sessions s
			join formations f using (id_formation)
			where f.code = $1 and s.statut_session = 'PLANIFIEE'
			order by s.date_debut
			limit 1`,
			[formation],
		)
		.then(([{ id }]) => String(id));
const count = async (table: string) =>
	(await t.sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0].n;
const libre = async (id: string) =>
	(
		await t.sql<{ id: number }>(
			`select id_eleve as id
			from eleves
			where parcours_valide and paiement_ok
				and id_eleve not in (select id_eleve
					from inscription_session
						where id_session = $1 and id_eleve is not null)
			order by id_eleve
			limit 1`,
			[id],
		)
	)[0].id;

describe('reading', () => {
	test.each<[EndpointName, HttpRequest, number]>([
		['sessions', { query: { formation: 'INIT_SERTI' } }, 1],
		['sessions', {}, 1],
		['salles', {}, 1],
		['formations', { query: { actif: 'true' } }, 1],
		['formateurs', { query: { statut: 'ACTIF' } }, 1],
		['planningSalle', { params: { salle: 'ATEL_B' }, query: { mois: '6', annee: '2026' } }, 1],
		['planningSalle', { params: { salle: 'Atelier B' }, query: { mois: '12', annee: '2026' } }, 1],
		['planningFormateur', { params: { id: '2' }, query: { mois: '12', annee: '2026' } }, 1],
		['occupation', { query: { annee: '2026' } }, 1],
	])('%s answers as documented, in one statement', async (nom, incoming, queries) => {
		const avant = t.base.queries;
		expect(await ask(nom, incoming)).toMatchObject({ statut: 200, written: false });
		expect(t.base.queries - avant).toBe(queries);
	});

	test('a sheet has its two lists', async () => {
		const { statut, corps } = await ask('fiche', { params: { id: await ofSession('PERF_SERTI') } });
		expect(statut).toBe(200);
		expect(corps.enAttente.map((e: any) => e.positionAttente)).toEqual(
			corps.enAttente.map((_: unknown, i: number) => i + 1),
		);
		expect(corps.inscrits.length).toBe(corps.session.nbInscrits);
	});

	test.each<[EndpointName, HttpRequest, number, string]>([
		['fiche', { params: { id: '999999' } }, 404, 'id'],
		['fiche', { params: { id: '0' } }, 400, 'id'],
		['fiche', { params: { id: '1; drop table sessions' } }, 400, 'id'],
		[
			'planningSalle',
			{ params: { salle: 'NULLE_PART' }, query: { mois: '6', annee: '2026' } },
			404,
			'salle',
		],
		[
			'planningSalle',
			{ params: { salle: 'ATEL_B' }, query: { mois: '13', annee: '2026' } },
			400,
			'mois',
		],
		['planningSalle', { params: { salle: 'ATEL_B' }, query: { mois: '6' } }, 400, 'annee'],
		[
			'planningFormateur',
			{ params: { id: '9999' }, query: { mois: '6', annee: '2026' } },
			404,
			'id',
		],
		['planningFormateur', { params: { id: 'x' }, query: { mois: '6', annee: '2026' } }, 400, 'id'],
		['occupation', {}, 400, 'annee'],
		['occupation', { query: { annee: ['2026', '2027'] } }, 400, 'annee'],
		['formateurs', { query: { statut: 'PARTI' } }, 400, 'statut'],
		['sessions', { query: { formation: 'A\0B' } }, 400, 'formation'],
	])('%s %j is %i and names %s', async (nom, incoming, expected, path) => {
		const { statut, corps } = await ask(nom, incoming);
		expect(statut).toBe(expected);
		expect(corps.errors.map((e: any) => e.path)).toContain(path);
	});

	test('an unknown training has no open session', async () => {
		expect(await ask('sessions', { query: { formation: 'NULLE' } })).toMatchObject({
			statut: 200,
			corps: { sessions: [] },
		});
	});
});

describe('a misspelt field', () => {
	test.each<[EndpointName, HttpRequest, string]>([
		['sessions', { query: { formaton: 'INIT_SERTI' } }, 'formation'],
		['formations', { query: { Actif: 'true' } }, 'actif'],
		['formateurs', { query: { status: 'ACTIF' } }, 'statut'],
		['inscrire', { params: { id: '1' }, body: { eleveId: 1, origne: 'conversion' } }, 'origine'],
		['inscrire', { params: { id: '1' }, body: { eleveID: 1 } }, 'eleveId'],
		['desister', { params: { id: '1' }, body: { eleveId: 1, motiff: 'parti' } }, 'motif'],
		['promouvoir', { params: { id: '1' }, body: { idInscription: 3 } }, 'inscriptionId'],
		['effacerPersonne', { body: { eleveId: 1, previsualisation: true } }, 'previsualiser'],
		['creerEnsemble', { body: { demandes: [{}], previsualisation: true } }, 'previsualiser'],
		[
			'creer',
			{ body: { sourceForm: 'FormationCourteForm', ressource: { salle: 'ATEL_B' } } },
			'ressources',
		],
	])('of %s is refused with the field that was meant: %j', async (nom, incoming, meant) => {
		const { statut, corps, written } = await ask(nom, incoming);
		expect([statut, written]).toEqual([400, false]);
		const fault = corps.errors.find(({ code }: any) => code === 'CHAMP_INCONNU');
		expect(fault.message).toContain(`vouliez-vous dire « ${meant} » ?`);
		expect(Object.keys({ ...incoming.query, ...(incoming.body as object) })).toContain(fault.path);
	});

	test('of a preview creates nothing, alone or together with others', async () => {
		const sessions = await count('sessions');
		const creneaux = [{ dateDebut: '2027-03-06T08:00', dateFin: '2027-03-06T12:00' }];
		const body = { formation: 'INIT_SERTI', salle: 'ATEL_B', creneaux, sansFormateur: true };
		const answers = await Promise.all([
			ask('creer', { body: { ...body, previsualisation: true } }),
			ask('creer', { body: { ...body, preview: true } }),
			ask('creer', { body: { ...body, creneaux: [{ ...creneaux[0], formateur: 3 }] } }),
		]);
		expect(answers.map(({ statut }) => statut)).toEqual([400, 400, 400]);
		expect(answers.map(({ corps }) => corps.errors[0].path)).toEqual([
			'previsualisation',
			'preview',
			'creneaux[0].formateur',
		]);
		expect(await count('sessions')).toBe(sessions);
	});

	test('is none of those that a CRM sends of its own', async () => {
		const id = await ofSession('GEMMO');
		const eleveId = await libre(id);
		const own = { nom: 'X', id_eleve: eleveId, idCandidat: 3, eleve: { email: 'a@b.fr' } };
		const body = { ...own, eleveId, origine: 'fiche', dateInscription: '2027-01-01' };
		expect(await ask('inscrire', { params: { id }, body })).toMatchObject({ statut: 200 });
	});
});

describe('enrolling', () => {
	test('places, and asked twice gives the same inscription without a second event', async () => {
		const id = await ofSession('GEMMO');
		const eleveId = await libre(id);
		const premiere = await ask('inscrire', { params: { id }, body: { eleveId, origine: 'fiche' } });
		expect(premiere).toMatchObject({
			statut: 200,
			written: true,
			corps: {
				inscription: { idEleve: eleveId, statutInscription: 'INSCRIT' },
				decision: { regle: expect.any(String) },
			},
		});
		const evenements = await count('sessions_planning.evenement');
		const seconde = await ask('inscrire', { params: { id }, body: { eleveId, origine: 'fiche' } });
		expect(seconde).toMatchObject({
			statut: 200,
			written: false,
			corps: { inscription: { idInscription: premiere.corps.inscription.idInscription } },
		});
		expect(await count('sessions_planning.evenement')).toBe(evenements);
	});

	test('from a conversion one always waits', async () => {
		const id = await ofSession('GEMMO');
		const [{ n }] = await t.sql<{ n: number }>('select min(id_candidat) as n from candidats');
		expect(
			await ask('inscrire', { params: { id }, body: { candidatId: n, origine: 'conversion' } }),
		).toMatchObject({
			statut: 200,
			corps: {
				inscription: { statutInscription: 'EN_ATTENTE', idCandidat: n, positionAttente: 1 },
			},
		});
	});

	test.each<[HttpRequest['body'], number, string]>([
		[{}, 400, 'eleveId'],
		[{ eleveId: 1, candidatId: 1 }, 400, 'eleveId'],
		[{ eleveId: 'un' }, 400, 'eleveId'],
		[{ eleveId: 1.5 }, 400, 'eleveId'],
		[{ eleveId: 2 ** 31 }, 400, 'eleveId'],
		[{ eleveId: 1, origine: 'ailleurs' }, 400, 'origine'],
		[{ eleveId: { $gt: 0 } }, 400, 'eleveId'],
		[{ eleveId: 999999 }, 404, 'eleveId'],
		[{ candidatId: 999999 }, 404, 'candidatId'],
		[[], 400, ''],
		['{"eleveId":1}', 400, ''],
		[undefined, 400, 'eleveId'],
	])('%j is %i and names %s, and changes nothing', async (body, expected, path) => {
		const id = await ofSession('GEMMO');
		const avant = await count('inscription_session');
		const { statut, corps } = await ask('inscrire', { params: { id }, body });
		expect({ statut, path: corps.errors[0].path }).toEqual({ statut: expected, path });
		expect(JSON.stringify(corps)).not.toMatch(/idEleve|idCandidat/);
		expect(await count('inscription_session')).toBe(avant);
	});

	test('an unknown session is 404, a closed one 409', async () => {
		expect((await ask('inscrire', { params: { id: '999999' }, body: { eleveId: 1 } })).statut).toBe(
			404,
		);
		const [{ id }] = await t.sql<{ id: number }>(
			"select id_session as id from sessions where statut_session = 'TERMINEE' limit 1",
		);
		expect(
			(
				await ask('inscrire', {
					params: { id: String(id) },
					body: { eleveId: await libre(String(id)) },
				})
			).statut,
		).toBe(409);
	});
});

describe('withdrawing and promoting', () => {
	test('the freed place goes to the head; promoting by hand into a full session is 409', async () => {
		const id = await ofSession('PERF_SERTI');
		const { corps: sheet } = await ask('fiche', { params: { id } });
		expect(sheet.enAttente.length).toBeGreaterThan(0);
		expect((await ask('promouvoir', { params: { id }, body: {} })).statut).toBe(409);
		const { corps, statut } = await ask('desister', {
			params: { id },
			body: { inscriptionId: sheet.inscrits[0].idInscription, motif: 'Déménagement' },
		});
		expect(statut).toBe(200);
		expect(corps).toMatchObject({
			inscription: { statutInscription: 'ANNULE' },
			promotion: { statutInscription: 'INSCRIT' },
		});
	});

	test('an inscription of another session is 404 and stays', async () => {
		const id = await ofSession('GEMMO');
		const autre = await ofSession('PERF_SERTI');
		const { corps: sheet } = await ask('fiche', { params: { id: autre } });
		const { statut } = await ask('desister', {
			params: { id },
			body: { inscriptionId: sheet.inscrits[0].idInscription },
		});
		expect(statut).toBe(404);
		expect((await ask('fiche', { params: { id: autre } })).corps.inscrits).toHaveLength(
			sheet.inscrits.length,
		);
	});

	test('nothing named is 400; a promotion may go without a body field', async () => {
		const id = await ofSession('GEMMO');
		expect((await ask('desister', { params: { id }, body: {} })).statut).toBe(400);
		expect(
			(await ask('promouvoir', { params: { id }, body: { inscriptionId: 'x' } })).corps.errors[0]
				.path,
		).toBe('inscriptionId');
	});
});

describe('planning many together', () => {
	const form = (plus: object = {}, general: object = {}) => ({
		sourceForm: 'FormationCourteForm',
		type: 'COURTE',
		informationsGenerales: {
			formation: 'INIT_SERTI',
			dateDebut: '2029-09-01',
			dateFin: '2029-10-31',
			dureeHeures: 8,
			...general,
		},
		joursActifs: ['SAMEDI'],
		...plus,
	});
	const tight = form({}, { dateFin: '2029-09-02' });
	const never = form({}, { dureeHeures: 80, dateFin: '2029-09-02' });

	test('a preview, all or none, those that fit', async () => {
		const before = await count('sessions');
		const body = { demandes: [form(), tight, never], previsualiser: true };
		const preview = await ask('creerEnsemble', { body });
		expect(preview).toMatchObject({ statut: 200, written: false });
		expect(preview.corps.ensemble).toMatchObject({ demandes: 3, creees: 2 });

		const none = await ask('creerEnsemble', { body: { demandes: [form(), tight, never] } });
		expect(none.statut).toBe(422);
		expect(none.corps.errors.map((fault: any) => [fault.path, fault.code])).toEqual([
			['demandes[0]', 'ENSEMBLE_INCOMPLET'],
			['demandes[1]', 'ENSEMBLE_INCOMPLET'],
			['demandes[2].informationsGenerales.dureeHeures', 'PLAN_IMPOSSIBLE'],
		]);
		expect(await count('sessions')).toBe(before);

		const some = await ask('creerEnsemble', {
			body: { demandes: [form(), tight, never], creer: 'CELLES_QUI_TIENNENT' },
		});
		expect(some).toMatchObject({ statut: 201, written: true });
		expect(some.corps.sessions.map((one: any) => one.status ?? 'created')).toEqual([
			'created',
			'created',
			'rejected',
		]);
		expect(await count('sessions')).toBe(before + 2);
	});

	test('what is wrong is named by its place in the list', async () => {
		const wrong = form({ joursActifs: ['LUNDREDI'] });
		const { statut, corps } = await ask('creerEnsemble', { body: { demandes: [form(), wrong] } });
		expect(statut).toBe(400);
		expect(corps.errors[0].path).toBe('demandes[1].joursActifs[0]');
		const unknown = form({}, { formation: 'CAP_BJ' });
		const of = await ask('creerEnsemble', { body: { demandes: [unknown], previsualiser: true } });
		expect(of.corps.sessions[0].errors[0].path).toBe('informationsGenerales.formation');
		for (const body of [{}, { demandes: [] }, { demandes: 'x' }, { demandes: [1] }])
			expect((await ask('creerEnsemble', { body })).statut).toBe(400);
	});
});

describe('creating from slots', () => {
	const body = {
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		formateurId: 2,
		creneaux: [{ dateDebut: '2034-06-07T08:00', dateFin: '2034-06-07T12:00' }],
	};

	test('a preview writes nothing, a creation does, the same slot again is 409 with the conflict', async () => {
		const avant = await count('sessions');
		expect(await ask('creer', { body: { ...body, previsualiser: true } })).toMatchObject({
			statut: 200,
			written: false,
		});
		expect(await count('sessions')).toBe(avant);
		const cree = await ask('creer', { body });
		expect(cree).toMatchObject({
			statut: 201,
			written: true,
			corps: { session: { idSession: expect.any(Number), dateDebut: '2034-06-07T08:00:00+02:00' } },
		});
		const { statut, corps } = await ask('creer', { body });
		expect(statut).toBe(409);
		expect(corps.conflits[0]).toMatchObject({ avec: { idSession: cree.corps.session.idSession } });
	});

	test('ten identical requests with one key are one session', async () => {
		const avant = await count('sessions');
		const incoming = {
			body: { ...body, creneaux: [{ dateDebut: '2034-06-08T08:00', dateFin: '2034-06-08T12:00' }] },
			headers: { 'idempotency-key': 'k-1' },
		};
		const reponses = await Promise.all(Array.from({ length: 10 }, () => ask('creer', incoming)));
		expect(reponses.map(({ statut }) => statut)).toEqual(Array(10).fill(201));
		expect(new Set(reponses.map(({ corps }) => corps.session.idSession)).size).toBe(1);
		expect(reponses.filter(({ written }) => written)).toHaveLength(1);
		expect(await count('sessions')).toBe(avant + 1);
		expect((await ask('creer', { ...incoming, body })).statut).toBe(422);
	});

	test.each([['x'.repeat(201)], ['é'], [['a', 'b']]])(
		'a key that cannot be kept is 400',
		async (cle) => {
			expect(await ask('creer', { body, headers: { 'idempotency-key': cle } })).toMatchObject({
				statut: 400,
				corps: { errors: [{ path: 'Idempotency-Key' }] },
			});
		},
	);

	const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
	test.each<[string, Record<string, unknown>]>([
		['no training', { ...body, formation: undefined }],
		['a training of another type', { ...body, formation: 7.5 }],
		['no slot', { ...body, creneaux: [] }],
		['slots that are no list', { ...body, creneaux: 'demain' }],
		[
			'an end before its start',
			{ ...body, creneaux: [{ dateDebut: '2034-06-07T12:00', dateFin: '2034-06-07T08:00' }] },
		],
		[
			'a date that is none',
			{ ...body, creneaux: [{ dateDebut: '2034-02-30T12:00', dateFin: '2034-06-07T08:00' }] },
		],
		['a NUL', { ...body, salle: 'ATEL\0' }],
		['half a character', { ...body, salle: '\ud800' }],
		['a text of 100 kB', { ...body, formation: 'x'.repeat(100_000) }],
		['100,000 slots', { ...body, creneaux: Array(100_000).fill({}) }],
		['5,000 levels', { ...body, extra: deep }],
	])('%s is 400, named, and changes nothing', async (_nom, hostile) => {
		const avant = await count('sessions');
		const { statut, corps } = await ask('creer', { body: hostile });
		expect(statut).toBe(400);
		expect(corps.errors[0].message.length).toBeGreaterThan(0);
		expect(await count('sessions')).toBe(avant);
	});

	test('SQL and HTML in a field are only text', async () => {
		const hostile = "'; drop table sessions; -- <script>alert(1)</script>";
		expect((await ask('creer', { body: { ...body, formation: hostile } })).statut).toBe(404);
		const { statut, corps } = await ask('creer', {
			body: {
				...body,
				creneaux: [
					{ dateDebut: '2034-06-09T08:00', dateFin: '2034-06-09T12:00', matiere: hostile },
				],
			},
		});
		expect(statut).toBe(201);
		expect(corps.seances[0].matiere).toBe(hostile);
	});
});
