import { Refusal } from '../../../core/errors/refusal';
import { resolve } from '../../../core/names/resolve';
import type { AskedNames } from '../../../core/names/directory';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('vide');
	await t.sql(
		`insert into candidats (nom, prenom, email) values ('Leroy', 'Manon', 'manon@m.example'), ('Haddad', 'Karim', 'karim@m.example')`,
	);
	await t.sql(`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok, id_candidat) values
		('Martin', 'Léa', 'lea@m.example', true, true, null), ('Martin', 'Paul', null, true, true, null),
			('Martinez', 'Gabriel', 'g@m.example', false, false, null),
		('O''Brien', 'Siobhán', 's@m.example', true, true, null),
			('Haddad', 'Karim', 'karim@m.example', true, true, 2),
			('Le Goff-Æschmann', 'Cœline', 'c@m.example', true, true, null)`);
	await t.sql(`insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max,
		statut_session)
		select f.id_formation, s.id_salle, s.nom, d.debut, d.debut + interval '5 days', 10, d.statut
		from (values ('INIT_SERTI', 'ATEL_B', timestamp '2031-03-03 07:00', 'PLANIFIEE'),
			('PERF_SERTI', 'ATEL_B', '2031-01-06 08:00', 'PLANIFIEE'),
			('INIT_BJ', 'ATEL_A', '2031-03-10 07:00', 'PLANIFIEE'),
				('INIT_BJ', 'ATEL_A', '2031-02-10 07:00', 'ANNULEE')) as d (formation, salle, debut, statut)
		join formations f on f.code = d.formation join salles s on s.code = d.salle order by d.debut`);
});
afterAll(() => t.close());

const read = (noms: AskedNames) => t.base.withConnection((cx) => resolve(cx, 'Europe/Paris', noms));
const refused = async (noms: AskedNames) => {
	const error = await read(noms).catch((e: unknown) => e);
	expect(error).toBeInstanceOf(Refusal);
	const { faults: faults, details } = error as Refusal;
	return {
		code: faults[0].code,
		path: faults[0].path,
		message: faults[0].message,
		givenValues: ((details.candidats ?? []) as Array<{ valeur: string }>).map(
			({ valeur }) => valeur,
		),
	};
};

test.each([['ATEL_B'], ['Atelier B'], ['atelier b'], ['ATELIER  B'], ['atel b'], ['atel-b']])(
	'room « %s »',
	async (salle) => {
		expect((await read({ salle })).salle?.code).toBe('ATEL_B');
	},
);

test('one room by the beginning of a word, several by a common one', async () => {
	expect((await read({ salle: 'théorie' })).salle?.code).toBe('THEO');
	expect((await read({ salle: 'info' })).salle?.code).toBe('INFO');
	expect((await refused({ salle: 'atelier' })).givenValues).toEqual([
		'ATEL_A',
		'ATEL_B',
		'ATEL_C',
		'ATEL_POL',
		'ATEL_TAIL',
	]);
});

test.each([
	['Laurent Dupont'],
	['Dupont'],
	['dupont laurent'],
	['M. Dupont'],
	['laurent.dupont@abj.example'],
])('trainer « %s »', async (formateur) => {
	expect((await read({ formateur })).formateur?.nom).toBe('Dupont');
});

test('a misspelt name is not guessed, but the near ones are told', async () => {
	expect(await refused({ formateur: 'Dupond' })).toMatchObject({
		code: 'INTROUVABLE',
		path: 'formateur',
		givenValues: ['1'],
		message: expect.stringContaining('Laurent Dupont'),
	});
	expect(await refused({ salle: 'Salle Z9' })).toMatchObject({ code: 'INTROUVABLE' });
});

test('a training by code and name; « sertissage » is two of them', async () => {
	expect((await read({ formation: 'init_serti' })).formation?.code).toBe('INIT_SERTI');
	expect((await read({ formation: 'Initiation Sertissage' })).formation?.code).toBe('INIT_SERTI');
	expect(await refused({ formation: 'sertissage' })).toMatchObject({
		code: 'AMBIGU',
		path: 'formation',
		givenValues: ['INIT_SERTI', 'PERF_SERTI'],
	});
});

test.each([
	['lea@m.example', 'Martin'],
	['Léa Martin', 'Martin'],
	['lea martin', 'Martin'],
	['Mme Léa MARTIN', 'Martin'],
	["siobhan o'brien", "O'Brien"],
	['Le Goff', 'Le Goff-Æschmann'],
	['coeline', 'Le Goff-Æschmann'],
	['eleve:3', 'Martinez'],
	['l’élève n° 3', 'Martinez'],
	['candidat 1', 'Leroy'],
	['la candidate Manon', 'Leroy'],
])('person « %s »', async (personne, nom) => {
	expect((await read({ personne })).personne?.nom).toBe(nom);
});

test('homonyms are told apart by address and sessions, and a candidat who became an élève is one person', async () => {
	expect(await refused({ personne: 'Mme Martin' })).toMatchObject({
		code: 'AMBIGU',
		givenValues: ['eleve:1', 'eleve:2'],
		message: expect.stringContaining('sans adresse'),
	});
	expect((await read({ personne: 'Karim Haddad' })).personne).toMatchObject({
		genre: 'ELEVE',
		id: 5,
	});
	expect((await read({ personne: 'karim@m.example' })).personne).toMatchObject({
		genre: 'ELEVE',
		id: 5,
	});
});

test('a homonym who alone is at the session named is the one', async () => {
	const [{ id_session }] = await t.sql(
		`select id_session from sessions order by date_debut limit 1`,
	);
	await t.sql(
		`insert into inscription_session (id_eleve, id_session, statut_inscription, date_inscription)
		values (2, $1, 'INSCRIT', '2030-01-01')`,
		[id_session],
	);
	expect((await read({ personne: 'Martin', session: String(id_session) })).personne?.id).toBe(2);
});

test.each([
	['la prochaine session de sertissage', 'PERF_SERTI'],
	['INIT_SERTI', 'INIT_SERTI'],
	['initiation sertissage du 3 mars 2031', 'INIT_SERTI'],
	['serti 2031-01-06', 'PERF_SERTI'],
	['la session du 10/03/2031', 'INIT_BJ'],
	['la session du 10/03/31', 'INIT_BJ'],
	['sertissage du 3/3/31', 'INIT_SERTI'],
	['session de bijouterie', 'INIT_BJ'],
	['sertissage en mars', 'INIT_SERTI'],
	['la session n° 1', 'PERF_SERTI'],
])('session « %s »', async (session, formation) => {
	expect((await read({ session })).session?.formation).toBe(formation);
});

test('several sessions, or none, are told', async () => {
	expect((await refused({ session: 'sertissage' })).givenValues).toHaveLength(2);
	expect(await refused({ session: '999' })).toMatchObject({ code: 'INTROUVABLE', path: 'session' });
	expect(await refused({ session: 'poterie' })).toMatchObject({ code: 'INTROUVABLE' });
	expect(await refused({ session: 'bijouterie du 10/03/30' })).toMatchObject({
		code: 'INTROUVABLE',
	});
});

test('all names of a request are one statement, and all their faults come at once', async () => {
	const before = t.base.queries;
	await read({
		salle: 'atelier b',
		formation: 'init_serti',
		formateur: 'Dupont',
		personne: 'Léa Martin',
		session: 'INIT_SERTI',
	});
	expect(t.base.queries - before).toBe(1);
	const error = (await read({ salle: 'xxx', formateur: 'yyyy' }).catch(
		(e: unknown) => e,
	)) as Refusal;
	expect(error.faults.map(({ path }) => path)).toEqual(['salle', 'formateur']);
});

test.each([
	["'; drop table eleves; --"],
	['%'],
	['\\'],
	['*'],
	['{}'],
	['"'],
	[' '.repeat(50) + 'x'],
	['a'.repeat(5_000)],
])('hostile name %p is only a name', async (personne) => {
	await expect(read({ personne })).rejects.toBeInstanceOf(Refusal);
	expect(await t.sql('select count(*)::int as n from eleves')).toEqual([{ n: 6 }]);
});
