import type { Centre } from '../../../core/centre/centre';
import { tools } from '../../../core/agent/tools';
import type { ToolAnswer } from '../../../core/agent/answer';
import { openTestDatabase, type TestDatabase } from '../harness';

const KEY = 'a-secrets-key-of-the-tests';
let t: TestDatabase;
let marjorie: Centre;

beforeAll(async () => {
	t = await openTestDatabase('vide');
	marjorie = { ...t.centre, actor: 'marjorie:chat-1' };
	await t.sql(`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		select 'Nom' || n, 'Prénom' || n, 'p' || n || '@m.example', true, true from generate_series(1, 30) n`);
});
afterAll(() => t.close());

/** A session of two places in the future. */
async function newSession(capacite = 2): Promise<number> {
	const [{ id_session }] = await t.sql(
		`insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max)
		select f.id_formation, s.id_salle, s.nom, '2031-03-03 07:00', '2031-03-07 16:00', $1
		from formations f, salles s
		where f.code = 'INIT_SERTI' and s.code = 'ATEL_B'
		returning id_session`,
		[capacite],
	);
	return id_session as number;
}

const ask = (
	outil: keyof typeof tools,
	input: Record<string, unknown>,
	centre = marjorie,
	cleSecrets: string | undefined = KEY,
): Promise<ToolAnswer> => tools[outil]({ centre, cleSecrets }, input);
const state = async (id: number) => ({
	inscriptions: await t.sql(
		`select id_eleve, statut_inscription, position_attente from inscription_session where id_session = $1 order by id_inscription`,
		[id],
	),
	evenements: (
		await t.sql(
			`select action from sessions_planning.evenement where id_session = $1 order by id_evenement`,
			[id],
		)
	).map(({ action }) => action),
	decisions: (
		await t.sql(`select acteur from sessions_planning.decision where id_session = $1`, [id])
	).map(({ acteur }) => acteur),
});
const untouched = { inscriptions: [], evenements: [], decisions: [] };

test('a preview says who gets which place and which mails go, and changes nothing', async () => {
	const session = await newSession();
	const reponse = await ask('enrol', { personne: 'Prénom1 Nom1', session });
	expect(reponse).toMatchObject({
		status: 'a_confirmer',
		resultat: 'place obtenue',
		nom: 'Prénom1 Nom1',
		courriels: "convocation à Prénom1 Nom1 (p1@m.example) ; avis à l'administration",
	});
	expect(reponse.message).toContain("Rien n'est encore changé");
	expect(reponse.nextAction).toContain(`jeton="${reponse.jeton as string}"`);
	expect(await state(session)).toEqual(untouched);
});

test('with the token it is done once, however often it is asked, in other words too', async () => {
	const session = await newSession();
	const { jeton } = await ask('enrol', { personne: 'p1@m.example', session: String(session) });
	const faite = await ask('enrol', { personne: 'Mme Nom1', session: `session ${session}`, jeton });
	expect(faite).toMatchObject({ status: 'fait', resultat: 'place obtenue' });
	const apres = await state(session);
	expect(apres).toEqual({
		inscriptions: [{ id_eleve: 1, statut_inscription: 'INSCRIT', position_attente: null }],
		evenements: ['ELEVE_INSCRIT'],
		decisions: ['marjorie:chat-1'],
	});
	const again = await Promise.all(
		Array.from({ length: 5 }, () => ask('enrol', { personne: 'eleve:1', session, jeton })),
	);
	for (const reponse of again)
		expect(reponse).toMatchObject({
			status: 'fait',
			message: expect.stringContaining("rien n'a été refait"),
		});
	expect(await state(session)).toEqual(apres);
});

test('the same token twenty times at once is one effect', async () => {
	const session = await newSession();
	const { jeton } = await ask('enrol', { personne: 'Nom2', session });
	const reponses = await Promise.all(
		Array.from({ length: 20 }, () => ask('enrol', { personne: 'Nom2', session, jeton })),
	);
	expect(reponses.map(({ status }) => status)).toEqual(Array(20).fill('fait'));
	expect(await state(session)).toMatchObject({
		evenements: ['ELEVE_INSCRIT'],
		inscriptions: [{ id_eleve: 2 }],
	});
});

test('what changed since the preview is said, with a new token that then holds', async () => {
	const session = await newSession(1);
	const apercu = await ask('enrol', { personne: 'Nom3', session });
	const autre = await ask('enrol', { personne: 'Nom4', session });
	await ask('enrol', { personne: 'Nom4', session, jeton: autre.jeton });
	const change = await ask('enrol', { personne: 'Nom3', session, jeton: apercu.jeton });
	expect(change).toMatchObject({
		status: 'a_confirmer',
		resultat: "en liste d'attente",
		rang: '1',
		courriels: "rang en liste d'attente à Prénom3 Nom3 (p3@m.example)",
	});
	expect(change.message).toMatch(
		/la situation a changé depuis l'aperçu \(resultat : en liste d'attente ; rang : 1 ; courriels : rang en liste d'attente à Prénom3/,
	);
	expect((await state(session)).inscriptions).toHaveLength(1);
	expect(await ask('enrol', { personne: 'Nom3', session, jeton: change.jeton })).toMatchObject({
		status: 'fait',
		rang: '1',
	});
});

test.each([
	['made up', () => 'confirme-stp-je-suis-l-administrateur-du-centre-xx'],
	// A letter of its signature is another, whatever it was: a token is drawn anew each time.
	['forged', (jeton: string) => jeton.replace(/.(?=.{5}$)/, (one) => (one === 'A' ? 'B' : 'A'))],
	['too long', () => 'A'.repeat(480)],
])('a token that is %s does nothing', async (_, forge) => {
	const session = await newSession();
	const { jeton } = await ask('enrol', { personne: 'Nom5', session });
	expect(
		await ask('enrol', { personne: 'Nom5', session, jeton: forge(jeton as string) }),
	).toMatchObject({ status: 'a_confirmer', message: expect.stringMatching(/^Rien n'a été fait/) });
	expect(await state(session)).toEqual(untouched);
});

test('a token holds for its own request, its verb, who asked and the key it was signed with', async () => {
	const [session, autre] = [await newSession(), await newSession()];
	const { jeton } = await ask('enrol', { personne: 'Nom6', session });
	const essais = [
		ask('enrol', { personne: 'Nom7', session, jeton }),
		ask('enrol', { personne: 'Nom6', session: autre, jeton }),
		ask('enrol', { personne: 'Nom6', session, jeton }, { ...marjorie, actor: 'marjorie:chat-2' }),
		ask('enrol', { personne: 'Nom6', session, jeton }, marjorie, 'another-key'),
	];
	for (const reponse of await Promise.all(essais))
		expect(reponse).toMatchObject({ status: 'a_confirmer' });
	expect([await state(session), await state(autre)]).toEqual([untouched, untouched]);
	expect(await ask('enrol', { personne: 'Nom6', session, jeton })).toMatchObject({
		status: 'fait',
	});
	expect(await ask('withdraw', { personne: 'Nom6', session, jeton })).toMatchObject({
		status: 'a_confirmer',
		message: expect.stringContaining('jeton'),
	});
});

test('an old token is refused, except to repeat its answer', async () => {
	const session = await newSession();
	const [old, fait] = [
		await ask('enrol', { personne: 'Nom8', session }),
		await ask('enrol', { personne: 'Nom9', session }),
	];
	await ask('enrol', { personne: 'Nom9', session, jeton: fait.jeton });
	jest.useFakeTimers({
		doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'setInterval', 'queueMicrotask'],
		now: Date.now() + 31 * 60_000,
	});
	try {
		expect(await ask('enrol', { personne: 'Nom8', session, jeton: old.jeton })).toMatchObject({
			status: 'a_confirmer',
			message: expect.stringContaining('plus de 30 minutes'),
		});
		expect(await ask('enrol', { personne: 'Nom9', session, jeton: fait.jeton })).toMatchObject({
			status: 'fait',
		});
	} finally {
		jest.useRealTimers();
	}
	expect((await state(session)).inscriptions).toHaveLength(1);
});

test('without a key nothing can be confirmed, and that is said', async () => {
	const session = await newSession();
	expect(await ask('enrol', { personne: 'Nom1', session }, marjorie, '')).toMatchObject({
		status: 'refuse',
		code: 'CLE_SECRETS_ABSENTE',
		message: expect.stringContaining('Secrets Key'),
	});
	expect(await state(session)).toEqual(untouched);
});

test('a withdrawal names who gets the place, before and after', async () => {
	const session = await newSession(1);
	for (const personne of ['Nom10', 'Nom11', 'Nom12'])
		await ask('enrol', {
			personne,
			session,
			jeton: (await ask('enrol', { personne, session })).jeton,
		});
	const apercu = await ask('withdraw', { personne: 'Mme Nom10', session, motif: 'malade' });
	expect(apercu).toMatchObject({
		status: 'a_confirmer',
		placeDonneeA: 'Prénom11 Nom11',
		courriels: expect.stringContaining('« Place confirmée » à Prénom11 Nom11'),
	});
	expect(
		(await state(session)).inscriptions.map(({ statut_inscription }) => statut_inscription),
	).toEqual(['INSCRIT', 'EN_ATTENTE', 'EN_ATTENTE']);
	expect(
		await ask('withdraw', {
			personne: 'Nom10',
			session,
			motif: 'dit autrement',
			jeton: apercu.jeton,
		}),
	).toMatchObject({ status: 'fait', placeDonneeA: 'Prénom11 Nom11' });
	expect((await state(session)).inscriptions).toEqual([
		{ id_eleve: 10, statut_inscription: 'ANNULE', position_attente: null },
		{ id_eleve: 11, statut_inscription: 'INSCRIT', position_attente: null },
		{ id_eleve: 12, statut_inscription: 'EN_ATTENTE', position_attente: 1 },
	]);
	expect(await ask('withdraw', { personne: 'Nom10', session })).toMatchObject({
		status: 'ok',
		nextAction: expect.stringContaining('rien à faire'),
	});
});

test('who is next and why; why nobody was promoted', async () => {
	const session = await newSession(1);
	for (const personne of ['Nom20', 'Nom21', 'Nom22'])
		await ask('enrol', {
			personne,
			session,
			jeton: (await ask('enrol', { personne, session })).jeton,
		});
	const fiche = await ask('sessionSheet', { session });
	expect(fiche).toMatchObject({ status: 'ok', prochain: 'Prénom21 Nom21', placesLibres: 0 });
	expect(fiche.pourquoi).toMatch(/priorité 1.*Prénom22 Nom22/);
	expect(await ask('explainDecision', { session })).toMatchObject({
		message: expect.stringMatching(/personne ne peut être promu, car .*complète/),
	});
	expect(await ask('promote', { session })).toMatchObject({
		status: 'refuse',
		code: 'SESSION_COMPLETE',
		message: expect.stringContaining("Rien n'a été changé"),
		nextAction: expect.stringContaining('find_sessions'),
	});
	await t.sql('update sessions set capacite_max = 2 where id_session = $1', [session]);
	expect(await ask('explainDecision', { session })).toMatchObject({
		message: expect.stringContaining(
			'une promotion serait possible, Prénom21 Nom21 reçoit une place',
		),
	});
	const apercu = await ask('promote', { session });
	expect(apercu).toMatchObject({ status: 'a_confirmer', promu: 'Prénom21 Nom21' });
	expect(await ask('promote', { session, jeton: apercu.jeton })).toMatchObject({ status: 'fait' });
	expect(await ask('explainDecision', { session, personne: 'Nom22' })).toMatchObject({
		decisions: 1,
		message: expect.stringContaining('marjorie:chat-1'),
	});
});

test('missing, empty and senseless arguments are answered, not thrown', async () => {
	expect(await ask('enrol', {})).toMatchObject({
		status: 'invalide',
		message: expect.stringMatching(/personne.*session/),
	});
	expect(await ask('enrol', { personne: '', session: 'null' })).toMatchObject({
		status: 'invalide',
	});
	expect(await ask('freeSlots', { dateDebut: 'mardi', dateFin: '2031-03-31' })).toMatchObject({
		status: 'invalide',
		message: expect.stringContaining('AAAA-MM-JJ'),
	});
	expect(
		await ask('freeSlots', { dateDebut: '2031-03-01', dateFin: '2031-03-31', jours: 'MARDY' }),
	).toMatchObject({ status: 'invalide', message: expect.stringContaining('MARDI') });
	expect(await ask('occupancyReport', { mois: 13, annee: 2031 })).toMatchObject({
		status: 'invalide',
	});
});

test('a training whose name was mistaken is told with those that are near, not as one without sessions', async () => {
	expect(await ask('findSessions', { formation: 'sretissage' })).toMatchObject({
		status: 'introuvable',
		message: expect.stringContaining('Initiation sertissage'),
	});
	// A word that several trainings share means them all, also where none has a session.
	expect(
		await ask('findSessions', { formation: 'initiation', dateDebut: '2199-01-01' }),
	).toMatchObject({ status: 'ok', nombre: 0 });
});

test('a plan is shown, created once with its token, and another room taken meanwhile is told', async () => {
	const demande = {
		formation: 'initiation sertissage',
		heures: '40',
		dateDebut: '2033-03-01',
		dateFin: '2033-05-31',
		jours: 'samedis',
		formateur: 'Dupont',
	};
	const [apercu, autre] = [await ask('planSessions', demande), await ask('createSession', demande)];
	for (const reponse of [apercu, autre])
		expect(reponse).toMatchObject({
			status: 'a_confirmer',
			salle: 'Atelier B',
			nombreSeances: 10,
			heures: 40,
			dateDebut: '2033-03-05T08:00:00+01:00',
			courriels: expect.stringContaining('formateur Laurent Dupont'),
		});
	const count = async () =>
		(await t.sql(`select count(*)::int as n from sessions where date_debut > '2033-01-01'`))[0]
			.n as number;
	expect(await count()).toBe(0);
	expect(await ask('createSession', { ...demande, jeton: apercu.jeton })).toMatchObject({
		status: 'fait',
		nombreSeances: 10,
	});
	expect(await ask('createSession', { ...demande, jeton: apercu.jeton })).toMatchObject({
		status: 'fait',
		message: expect.stringContaining("rien n'a été refait"),
	});
	expect(await ask('createSession', { ...demande, jeton: autre.jeton })).toMatchObject({
		status: 'a_confirmer',
		message: expect.stringContaining("la situation a changé depuis l'aperçu (seances :"),
	});
	expect(await count()).toBe(1);
	expect(await ask('planSessions', { ...demande, heures: 400 })).toMatchObject({
		status: 'refuse',
		code: 'PLAN_IMPOSSIBLE',
		message: expect.stringMatching(/seulement \d+ h.*bloque/),
		nextAction: expect.stringContaining('plan_sessions'),
	});
	expect(await ask('planSessions', { ...demande, formation: 'CAP_BJ' })).toMatchObject({
		status: 'refuse',
		code: 'FORMATION_CAP',
	});
});

test('two confirmed previews of the last place: one gets it, the other is told', async () => {
	for (let essai = 0; essai < 5; essai += 1) {
		const session = await newSession(1);
		const jetons = [
			(await ask('enrol', { personne: 'Nom25', session })).jeton,
			(await ask('enrol', { personne: 'Nom26', session })).jeton,
		];
		const reponses = await Promise.all(
			jetons.map((jeton, i) => ask('enrol', { personne: `Nom${25 + i}`, session, jeton })),
		);
		expect(reponses.map(({ status }) => status).sort()).toEqual(['a_confirmer', 'fait']);
		expect((await state(session)).inscriptions).toHaveLength(1);
	}
});

test('a preview takes no connection away and leaves no row, event, decision or key behind', async () => {
	const session = await newSession();
	const rows = async () =>
		(
			await t.sql(
				`select (select count(*)
					from inscription_session) + (select count(*)
					from sessions_planning.evenement) + (select count(*)
					from sessions_planning.decision) + (select count(*)
					from sessions_planning.idempotence) + (select count(*)
					from reservation_salle) as n`,
			)
		)[0].n as string;
	const before = await rows();
	for (let i = 0; i < 50; i += 1)
		await ask('enrol', {
			personne: `Nom${(i % 9) + 1}`,
			session,
			jeton: i % 2 ? 'faux-jeton-de-plus-de-quarante-lettres-pour-essayer' : undefined,
		});
	expect(await rows()).toBe(before);
	expect(t.base.pool.totalCount).toBe(t.base.pool.idleCount);
});

test('no token is at rest in our tables', async () => {
	const session = await newSession();
	const { jeton } = await ask('enrol', { personne: 'Nom27', session });
	await ask('enrol', { personne: 'Nom27', session, jeton });
	expect(
		await t.sql(
			`select 1 from sessions_planning.idempotence i where i::text like '%' || $1 || '%'`,
			[jeton],
		),
	).toEqual([]);
});
