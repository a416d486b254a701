import type { Centre } from '../../../core/centre/centre';
import { tools } from '../../../core/agent/tools';
import type { ToolAnswer } from '../../../core/agent/answer';
import { stopSolver } from '../../../core/planning/solve/solver';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
let marjorie: Centre;

beforeEach(async () => {
	t = await openTestDatabase('vide');
	marjorie = { ...t.centre, actor: 'marjorie:chat-1' };
});
afterEach(() => t.close());
afterAll(stopSolver);

const ask = (outil: keyof typeof tools, input: Record<string, unknown>): Promise<ToolAnswer> =>
	tools[outil]({ centre: marjorie, cleSecrets: 'a-secrets-key-of-the-tests' }, input);
const count = async (table: string) =>
	(await t.sql<{ n: number }>(`select count(*)::int n from ${table}`))[0].n;
const actions = async () =>
	(await t.sql('select action from sessions_planning.evenement order by id_evenement')).map(
		({ action }) => action as string,
	);

/** One session of two half-days in 2031, with a trainer and two who have a place. */
async function newSession(): Promise<number> {
	const created = await ask('createSession', await twice('createSession', short));
	await t.sql(`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		values ('Un', 'Anne', 'a@m.example', true, true), ('Deux', 'Bob', 'b@m.example', true, true)`);
	const [{ id }] = await t.sql<{ id: number }>('select id_session id from sessions');
	await t.sql(
		`insert into inscription_session (id_eleve, id_session, statut_inscription, date_inscription, priorite)
		select id_eleve, $1, 'INSCRIT', current_date, 1 from eleves`,
		[id],
	);
	expect(created.status).toBe('fait');
	return id;
}
const short = {
	formation: 'INIT_SERTI',
	heures: 8,
	dateDebut: '2031-03-03',
	dateFin: '2031-03-03',
	formateur: 'Laurent Dupont',
};

/** The request with the token of its preview, which changed nothing. */
async function twice(outil: keyof typeof tools, input: Record<string, unknown>) {
	const before = await count('sessions_planning.evenement');
	const preview = await ask(outil, input);
	expect([preview.status, preview.message]).toEqual(['a_confirmer', expect.any(String)]);
	expect(await count('sessions_planning.evenement')).toBe(before);
	return { ...input, jeton: preview.jeton };
}

test('a CAP is planned by its subjects in words, previewed, and created once with the token', async () => {
	const demande = {
		formation: 'CAP bijouterie',
		matieres: 'Sertissage 16 h en atelier A avec Laurent, bijouterie 24 h',
		dateDebut: '2031-09-01',
		dateFin: '2031-09-30',
	};
	const preview = await ask('createCap', demande);
	expect(preview).toMatchObject({ status: 'a_confirmer', heures: 40, formation: 'CAP_BJ' });
	expect(preview.message).toContain('Sertissage 16 h, Bijouterie 24 h');
	expect(preview.message).toContain('Prouvé');
	expect(preview.nextAction).toContain('create_cap');
	expect(await count('sessions')).toBe(0);

	const { jeton } = preview;
	expect((await ask('createCap', { ...demande, jeton })).status).toBe('fait');
	expect((await ask('createCap', { ...demande, jeton })).message).toContain('Déjà fait');
	const rows = await t.sql(
		`select distinct se.matiere, s.code, coalesce(se.id_formateur, x.id_formateur) id_formateur
		from sessions_planning.seance se
		join reservation_salle r using (id_reservation)
		join salles s using (id_salle)
		join sessions x using (id_session)
		where se.matiere = 'Sertissage'`,
	);
	expect(rows).toEqual([{ matiere: 'Sertissage', code: 'ATEL_A', id_formateur: 1 }]);
	expect(await actions()).toEqual(['SESSION_CREATED']);
});

test('a subject’s room or trainer that means nothing is asked back, by its subject', async () => {
	const asked = await ask('createCap', {
		formation: 'CAP_BJ',
		matieres: 'Sertissage 16 h en salle fantôme avec Zébulon ; dessin 8 h',
		dateDebut: '2031-09-01',
		dateFin: '2031-09-30',
	});
	expect(asked).toMatchObject({ status: 'introuvable' });
	expect(asked.message).toMatch(/Sertissage : .*fantôme/);
	expect(asked.message).toMatch(/Sertissage : .*Zébulon/);
	const course = await ask('createCap', {
		formation: 'INIT_SERTI',
		matieres: 'Sertissage 16 h',
		dateDebut: '2031-09-01',
		dateFin: '2031-09-30',
	});
	expect(course).toMatchObject({ status: 'refuse', code: 'FORMATION_COURTE' });
	expect(course.message).toContain('plan_sessions');
	const much = await ask('createCap', {
		formation: 'CAP_BJ',
		matieres: 'Sertissage 900 h',
		dateDebut: '2031-09-01',
		dateFin: '2031-09-30',
	});
	expect(much).toMatchObject({ status: 'refuse', code: 'PLAN_IMPOSSIBLE' });
	expect(much.message).toContain('Ce qui bloque');
});

test('a session moves to another day at its hour, to another room, one séance or all', async () => {
	const session = await newSession();
	const move = { session, action: 'reporter', dateDebut: '2031-03-10' };
	const preview = await ask('changeSession', move);
	expect(preview.message).toContain(
		'lundi 3 mars 2031 de 08:00 à 12:00, Atelier B → lundi 10 mars 2031 de 08:00 à 12:00, Atelier B',
	);
	expect(preview.courriels).toContain('changement aux formateurs et aux inscrits');
	expect((await ask('changeSession', { ...move, jeton: preview.jeton })).status).toBe('fait');
	const one = { session, action: 'DEPLACER', seance: '2031-03-10T14:00', dateDebut: '2031-03-11' };
	expect((await ask('changeSession', await twice('changeSession', one))).status).toBe('fait');
	expect(
		(await t.sql('select date_debut d from reservation_salle order by 1')).map(({ d }) => d),
	).toEqual(['2031-03-10 07:00:00', '2031-03-11 13:00:00']);

	const vague = await ask('changeSession', { ...one, seance: '2031-03-12' });
	expect(vague).toMatchObject({ status: 'introuvable' });
	expect(vague.message).toContain('→ "2031-03-10T08:00"');
	expect(await ask('changeSession', { session, action: 'danser' })).toMatchObject({
		status: 'invalide',
		message: expect.stringContaining('DEPLACER, CONFIRMER, ANNULER, CAPACITE'),
	});
});

test('confirm, change places and cancel: each shown, done once, told', async () => {
	const session = await newSession();
	const confirm = { session, action: 'CONFIRMER' };
	expect(await ask('changeSession', await twice('changeSession', confirm))).toMatchObject({
		status: 'fait',
		confirmes: '2',
	});
	expect((await ask('changeSession', confirm)).nextAction).toContain("n'y a rien à faire");

	const places = { session, action: 'CAPACITE', places: 6 };
	expect(await ask('changeSession', await twice('changeSession', places))).toMatchObject({
		status: 'fait',
		places: '6',
	});
	expect(await ask('changeSession', { session, action: 'CAPACITE' })).toMatchObject({
		status: 'invalide',
	});

	const cancel = { session, action: 'annuler' };
	const preview = await ask('changeSession', cancel);
	expect(preview).toMatchObject({ personnes: '2' });
	expect(preview.courriels).toContain('annulation aux inscrits et au formateur');
	const done = await ask('changeSession', { ...cancel, jeton: preview.jeton });
	expect(done.status).toBe('fait');
	expect(await t.sql('select statut_session s from sessions')).toEqual([{ s: 'ANNULEE' }]);
	expect((await actions()).slice(-1)).toEqual(['SESSION_ANNULEE']);
});

test('a trainer falls ill: the séances get another, once, and the absence is written down', async () => {
	await newSession();
	const loss = { formateur: 'Dupont', dateDebut: '2031-03-03', motif: 'maladie' };
	const preview = await ask('repair', loss);
	expect(preview).toMatchObject({ status: 'a_confirmer', nombreSeances: 2 });
	expect(preview.message).toMatch(/avec Marie Bernard/);
	expect(await count('disponibilite_formateur')).toBe(0);

	const worded = { ...loss, formateur: 'M. Laurent Dupont', motif: 'grippe' };
	const done = await ask('repair', { ...worded, jeton: preview.jeton });
	expect(done).toMatchObject({ status: 'fait', nombreSeances: 2 });
	expect(await count('disponibilite_formateur')).toBe(1);
	expect((await ask('repair', { ...worded, jeton: preview.jeton })).message).toContain('Déjà fait');
	expect(await count('disponibilite_formateur')).toBe(1);

	const both = { formateur: 'Dupont', salle: 'ATEL_B', dateDebut: '2031-03-03' };
	expect(await ask('repair', both)).toMatchObject({ status: 'invalide' });
	const closed = await ask('repair', { dateDebut: '2031-03-03T08:00' });
	expect(closed).toMatchObject({ status: 'invalide' });
	expect(closed.message).toContain('dateDebut');
});

test('alerts in words, or that there are none', async () => {
	expect(await ask('alerts', {})).toMatchObject({ status: 'ok', nombre: 0 });
	await t.sql(
		`insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max, id_formateur)
		select 1, 2, 'Atelier B', now() + interval '3 days', now() + interval '4 days', 8, 1`,
	);
	const found = await ask('alerts', { horizon: '30' });
	expect(found.nombre).toBeGreaterThan(0);
	expect(found.message).toContain('session 1 (INIT_SERTI');
});

it('says who was absent, and marks a presence after a preview, once', async () => {
	const id = await newSession();
	await t.sql(`update reservation_salle set date_debut = now() at time zone 'UTC' - interval '5 hours',
			date_fin = now() at time zone 'UTC' - interval '2 hours'
		where id_reservation = (select min(id_reservation) from reservation_salle where id_session = ${id})`);
	await t.sql(`update inscription_session set date_inscription = '2020-01-01'`);
	const asked = { personne: 'Anne Un', session: String(id), statut: 'retard', minutes: 20 };
	const preview = await ask('markAttendance', asked);
	expect(preview).toMatchObject({
		status: 'a_confirmer',
		message: expect.stringContaining('Retard de 20 min'),
	});
	expect(await count('sessions_planning.presence')).toBe(0);
	const commit = { ...asked, jeton: preview.jeton };
	expect(await ask('markAttendance', commit)).toMatchObject({ status: 'fait' });
	expect(await ask('markAttendance', commit)).toMatchObject({
		status: 'fait',
		message: expect.stringContaining("rien n'a été refait"),
	});
	expect(await t.sql('select statut, minutes, marque_par from sessions_planning.presence')).toEqual(
		[{ statut: 'RETARD', minutes: 20, marque_par: 'marjorie:chat-1' }],
	);
	expect(await ask('attendance', { session: String(id) })).toMatchObject({
		status: 'ok',
		message: expect.stringMatching(/Anne.*Un.*Retard de 20 min/),
	});
	expect(await ask('markAttendance', { ...asked, personne: 'Zzz' })).toMatchObject({
		status: 'introuvable',
	});
	expect(await ask('markAttendance', { ...asked, seance: '2031-03-03' })).toMatchObject({
		status: 'refuse',
		code: 'SEANCE_A_VENIR',
	});
});
