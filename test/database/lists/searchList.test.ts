import { searchList, searchPeople, type ListName } from '../../../core/lists/searchList';
import { fold, spellings } from '../../../core/names/fold';
import { resolve } from '../../../core/names/resolve';
import { openTestDatabase, type TestDatabase } from '../harness';

const PEOPLE = [
	['Lefèvre', 'Élodie'],
	['D’Arc', 'Jeanne'],
	['Cœur', 'Jacques'],
	['Petit', 'Anne-Laure'],
	['Noël', 'Zoé'],
	['Иванова', 'Ольга'],
	['100%', 'A_B'],
	["d'Aubigné", 'Françoise'],
	['LeGoff', 'Yann'],
	['Le Floc’h', 'Soizic'],
	['de Saint-Exupéry', 'Antoine'],
	['St-Just', 'Louis'],
];

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('vide');
	await t.sql('truncate formateurs cascade');
	for (const [nom, prenom] of PEOPLE) {
		// Zoé Noël as a Mac types her: letters and accents apart.
		const [surname, name] =
			nom === 'Noël' ? [nom.normalize('NFD'), prenom.normalize('NFD')] : [nom, prenom];
		await t.sql('insert into eleves (nom, prenom) values ($1, $2)', [surname, name]);
		await t.sql('insert into candidats (nom, prenom) values ($1, $2)', [surname, name]);
		await t.sql('insert into formateurs (nom, prenom) values ($1, $2)', [surname, name]);
	}
	await t.sql(`insert into sessions
		(id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max, statut_session)
		select f.id_formation, s.id_salle, 'Théorie', '2031-03-03 07:00', '2031-03-07 16:00', 10, 'PLANIFIEE'
		from formations f, salles s where f.code = 'INIT_SERTI' and s.code = 'THEO'`);
});
afterAll(() => t.close());

const found = async (liste: ListName, texte?: string) =>
	(await searchList(t.centre, liste, texte)).map(
		({ name }) => name.normalize('NFC').split(' (')[0],
	);

const SAID: Array<[string, string]> = [
	['lefevre', 'Lefèvre Élodie'],
	['LEFÈVRE', 'Lefèvre Élodie'],
	['elodie lefevre', 'Lefèvre Élodie'],
	['Lefe\u0300vre E\u0301lodie', 'Lefèvre Élodie'],
	["d'arc", 'D’Arc Jeanne'],
	['d’arc', 'D’Arc Jeanne'],
	['dʼarc', 'D’Arc Jeanne'],
	['jeanne d arc', 'D’Arc Jeanne'],
	['coeur', 'Cœur Jacques'],
	['CŒUR jacques', 'Cœur Jacques'],
	['anne laure', 'Petit Anne-Laure'],
	['petit anne‑laure', 'Petit Anne-Laure'],
	['noël', 'Noël Zoé'],
	['zoe noel', 'Noël Zoé'],
	['Ольга', 'Иванова Ольга'],
	['100%', '100% A_B'],
	['a_b 100', '100% A_B'],
	['daubigne', "d'Aubigné Françoise"],
	["d'aubigne", "d'Aubigné Françoise"],
	['francoise aubigné', "d'Aubigné Françoise"],
	['le goff', 'LeGoff Yann'],
	['yann le goff', 'LeGoff Yann'],
	['legoff', 'LeGoff Yann'],
	['lefloch', 'Le Floc’h Soizic'],
	['soizic leFloch', 'Le Floc’h Soizic'],
	["le floc'h", 'Le Floc’h Soizic'],
	['annelaure', 'Petit Anne-Laure'],
	['saint exu', 'de Saint-Exupéry Antoine'],
	['st exupery', 'de Saint-Exupéry Antoine'],
	['saint exupery', 'de Saint-Exupéry Antoine'],
	['desaintexupery', 'de Saint-Exupéry Antoine'],
	['saint just', 'St-Just Louis'],
	['st-just', 'St-Just Louis'],
];

describe.each<ListName>(['eleves', 'candidats', 'formateurs'])('%s', (liste) => {
	test.each(SAID)('« %s » finds %s', async (texte, name) => {
		expect(await found(liste, texte)).toEqual([name]);
	});

	test.each(['saint ex', 'st ex'])('« %s » is enough of a name for a list', async (texte) => {
		expect(await found(liste, texte)).toEqual(['de Saint-Exupéry Antoine']);
	});

	test('nothing said lists all, signs alone find nobody', async () => {
		expect(await found(liste)).toHaveLength(PEOPLE.length);
		expect(await found(liste, ' ')).toHaveLength(PEOPLE.length);
		expect(await found(liste, '%')).toEqual([]);
	});
});

test.each(SAID.filter(([, name]) => !name.startsWith('100')))(
	'an agent finds the same person by « %s »',
	async (texte, name) => {
		const { personne } = await t.base.withConnection((cx) =>
			resolve(cx, t.centre.fuseau, { personne: `candidat ${texte}` }),
		);
		expect(`${personne?.nom} ${personne?.prenom}`.normalize('NFC')).toBe(name);
	},
);

test.each([
	'theorie',
	'THÉORIE sertissage',
	'serti theo',
	'init_serti',
	'n° 1',
	'session 1',
	'Initiation sertissage, session 1',
])('session by « %s »', async (texte) => {
	expect(await found('sessions', texte)).toHaveLength(1);
});

test('a session by its number stands before those that only hold it, with its status in words', async () => {
	await t.sql(
		`insert into sessions (id_session, id_formation, date_debut, date_fin, capacite_max, statut_session)
		select n, id_formation, '2031-02-03 07:00', '2031-02-07 16:00', 10, 'ANNULEE'
		from formations, generate_series(12, 14) n
		where code = 'INIT_SERTI'`,
	);
	const names = (await searchList(t.centre, 'sessions', 'session 1')).map(({ name }) => name);
	await t.sql('delete from sessions where id_session between 12 and 14');
	expect(names[0]).toMatch(/^n° 1 Initiation sertissage, 3 mars 2031 \(0\/10, planifiée\)$/);
	expect(names.slice(1)).toHaveLength(3);
	expect(names[1]).toContain('annulée');
});

test('élèves and candidats are found together, by one statement', async () => {
	const before = t.base.queries;
	expect(await searchPeople(t.centre, 'LEFÈVRE')).toEqual([
		{ genre: 'eleve', name: 'Lefèvre Élodie', value: '1' },
		{ genre: 'candidat', name: 'Lefèvre Élodie', value: '1' },
	]);
	expect(t.base.queries - before).toBe(1);
	expect(await searchPeople(t.centre, '%')).toEqual([]);
});

test('the database folds letters as core does', async () => {
	const texte = 'ŒUVRE Æther éàçñüŸ E\u0301 ﬁn';
	const [{ plie }] = await t.sql('select sessions_planning.plier($1) as plie', [texte]);
	expect(plie).toBe(fold(texte));
});

test('the database knows the other spellings of a name that core knows', async () => {
	const names: Array<[string, string]> = [
		...PEOPLE.map(([nom, prenom]): [string, string] => [prenom, nom]),
		['Marie-Ange', "L'Hôte  de la Tour"],
		['', 'Ste-Marie - Saint'],
		['Anne', 'O’Neil-St. John'],
	];
	for (const [prenom, nom] of names) {
		const [{ all }] = await t.sql('select sessions_planning.graphies($1, $2, null) as all', [
			prenom,
			nom,
		]);
		expect(fold(all)).toBe(spellings(prenom, nom).trim());
	}
});

it('asks the index for people, by the words of three letters and more', async () => {
	// Where there are seven people PostgreSQL would read them all.
	await t.sql('set enable_seqscan = off');
	const plan = await t.sql<{ 'QUERY PLAN': string }>(
		`explain (costs off)
		select id_eleve
		from eleves
		where sessions_planning.graphies(prenom, nom, email) like '%lefevre%'
			and sessions_planning.graphies(prenom, nom, email) like '%777%'`,
	);
	const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
	expect(lines).toMatch(/Bitmap Index Scan on eleves_graphies_idx\n.*lefevre.*777/);
});
