/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the OpenAPI document, not by types */
import { openTestDatabase, type TestDatabase } from '../harness';
import { answerEndpoint } from '../../../core/http/answer';
import { nextPage } from '../../../core/http/forms/nextPage';
import { expectConform } from './openapi';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('centre');
	t.centre.now = () => new Date('2027-01-04T08:00:00+01:00');
});
afterAll(() => t.close());

async function post(body: unknown) {
	const reponse = await answerEndpoint(t.centre, 'creer', { body });
	expectConform('POST /crm/sessions', reponse.statut, reponse.corps);
	return { ...reponse, corps: reponse.corps as any };
}

/** As the CRM's short course form sends it (seed document): 40 h on Saturdays, room and trainer left open. */
const courte = (plus: object = {}, generales: object = {}) => ({
	sourceForm: 'FormationCourteForm',
	type: 'COURTE',
	demandePar: 'Camille Moreau',
	dateCreation: '2026-02-25T10:00:00.000Z',
	informationsGenerales: {
		formation: 'INIT_SERTI',
		dateDebut: '2027-03-01',
		dateFin: '2027-05-31',
		dureeHeures: 40,
		...generales,
	},
	joursActifs: ['SAMEDI'],
	ressources: { salle: null, formateurId: null },
	notesComplementaires: '',
	...plus,
});
const cap = (plus: object = {}, generales: object = {}) => ({
	...courte(),
	sourceForm: 'FormationCAPForm',
	type: 'CAP',
	informationsGenerales: {
		formation: 'CAP_BJ',
		dateDebut: '2027-09-01',
		dateFinGlobale: '2028-06-30',
		dureeHeures: 120,
		...generales,
	},
	joursActifs: ['LUNDI', 'MARDI', 'JEUDI'],
	matieres: [
		{ nom: 'Bijouterie', heures: 80 },
		{ nom: 'Polissage', heures: 40, salles: ['ATEL_C'] },
	],
	...plus,
});
const sessions = async () =>
	(await t.sql<{ n: number }>('select count(*)::int as n from sessions'))[0].n;

test('a short course is planned on Saturdays, 40 h exactly, and written with its notes', async () => {
	const apercu = await post({ ...courte(), previsualiser: true });
	expect(apercu).toMatchObject({ statut: 200, written: false });
	const { statut, corps } = await post(courte());
	expect(statut).toBe(201);
	expect(
		corps.seances.map(({ idReservation, ...seance }: any) => (idReservation ? seance : undefined)),
	).toEqual(apercu.corps.seances);
	const heures = corps.seances.reduce(
		(sum: number, s: any) => sum + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / 3_600_000,
		0,
	);
	expect(heures).toBe(40);
	expect(corps.seances.every((s: any) => new Date(s.dateDebut).getUTCDay() === 6)).toBe(true);
	const [{ notes }] = await t.sql<{ notes: any }>(
		'select notes from sessions where id_session = $1',
		[corps.session.idSession],
	);
	expect(notes).toMatchObject({
		demandePar: 'Camille Moreau',
		dureeHeures: 40,
		joursActifs: ['SAMEDI'],
	});
});

test('a CAP is planned by its subjects', async () => {
	const { statut, corps } = await post(cap());
	expect(statut).toBe(201);
	expect(new Set(corps.seances.map((s: any) => s.matiere))).toEqual(
		new Set(['Bijouterie', 'Polissage']),
	);
	expect(
		corps.seances
			.filter((s: any) => s.matiere === 'Polissage')
			.every((s: any) => s.salle === 'ATEL_C'),
	).toBe(true);
});

test('where no plan exists it is 422, with what fits, what blocks and nothing written', async () => {
	const avant = await sessions();
	const { statut, corps } = await post(courte({}, { dateFin: '2027-03-20' }));
	expect(statut).toBe(422);
	expect(corps.plan.heuresPlacables).toBeLessThan(40);
	expect(corps.plan.blocages.length).toBeGreaterThan(0);
	expect(corps.errors[0].path).toBe('informationsGenerales.dureeHeures');
	expect(await sessions()).toBe(avant);
});

test('what a browser writes is taken: numbers as text, empty fields, accents, a date picker’s instant', async () => {
	const { statut } = await post({
		...courte(
			{
				joursActifs: ['Samedi'],
				creneaux: ['Matin', 'Après-midi'],
				ressources: { salle: '', formateurId: '2' },
				heuresParJour: '',
			},
			{
				dureeHeures: '8',
				capaciteMax: '',
				dateDebut: '2027-06-01T22:00:00.000Z',
				dateFin: '2027-07-31',
			},
		),
		previsualiser: true,
	});
	expect(statut).toBe(200);
});

test('« 24,5 » is twenty-four hours and a half, in the duration and in the subjects', async () => {
	const { statut, corps } = await post({
		...courte({}, { dureeHeures: '24,5' }),
		previsualiser: true,
	});
	expect(statut).toBe(200);
	const heures = corps.seances.reduce(
		(sum: number, s: any) => sum + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / 3_600_000,
		0,
	);
	expect(heures).toBe(24.5);
});

test('weeks as they are: asked in the payload, kept in the notes', async () => {
	const rythme = {
		semaines: { uneSur: 2, depuis: '2027-03-01' },
		vacancesScolaires: 'C',
		pauseMinutes: 60,
		sansTrou: true,
		heuresMinSeance: 1.5,
		heuresParSemaine: 8,
	};
	const { statut, corps } = await post({
		...courte(
			{ ...rythme, pauseMinutes: '60', heuresMinSeance: '1,5' },
			{ dateDebut: '2027-03-01', dateFin: '2027-06-30', dureeHeures: 16 },
		),
	});
	expect(statut).toBe(201);
	const [{ notes }] = await t.sql<{ notes: string }>(
		`select notes::text from sessions where id_session = ${corps.session.idSession}`,
	);
	expect(JSON.parse(notes)).toMatchObject({ rythme });
});

test('hours that do not fit are told as French writes them', async () => {
	const { corps } = await post(
		courte({}, { dateFin: '2027-03-06', dureeHeures: '24,5', dateDebut: '2027-03-06' }),
	);
	expect(corps.errors[0].message).toMatch(/^seulement \d h sur 24,5 h trouvent place/);
	const sum = await post(cap({ matieres: [{ nom: 'Bijouterie', heures: 10.5 }] }));
	expect(sum.corps.errors[0].message).toBe(
		'les matières font 10,5 h, la durée demandée est de 120 h',
	);
});

test.each<[string, object, string, number]>([
	[
		'both kinds of alternance at once',
		courte({ semaines: { dates: ['2027-03-01'], uneSur: 2 } }),
		'semaines',
		400,
	],
	['a zone that is none', courte({ vacancesScolaires: 'D' }), 'vacancesScolaires', 400],
	[
		'hours off the grid',
		courte({}, { dureeHeures: 24.2 }),
		'informationsGenerales.dureeHeures',
		400,
	],
	['no training', courte({}, { formation: undefined }), 'informationsGenerales.formation', 400],
	['no start', courte({}, { dateDebut: undefined }), 'informationsGenerales.dateDebut', 400],
	['no end', courte({}, { dateFin: undefined }), 'informationsGenerales.dateFin', 400],
	[
		'an end before the start',
		courte({}, { dateFin: '2027-02-01' }),
		'informationsGenerales.dateFin',
		400,
	],
	[
		'a CAP without its end',
		cap({}, { dateFinGlobale: undefined }),
		'informationsGenerales.dateFinGlobale',
		400,
	],
	[
		'a CAP that ends as it starts',
		cap({}, { dateFinGlobale: '2027-09-01' }),
		'informationsGenerales.dateFinGlobale',
		400,
	],
	['no hours', courte({}, { dureeHeures: undefined }), 'informationsGenerales.dureeHeures', 400],
	[
		'hours in words',
		courte({}, { dureeHeures: 'quarante' }),
		'informationsGenerales.dureeHeures',
		400,
	],
	['no day', courte({ joursActifs: [] }), 'joursActifs', 400],
	['a day that is none', courte({ joursActifs: ['FUNDAY'] }), 'joursActifs[0]', 400],
	['another form', courte({ sourceForm: 'AutreForm' }), 'sourceForm', 400],
	['a type that is not the form’s', courte({ type: 'CAP' }), 'type', 400],
	[
		'a training of the other form',
		courte({}, { formation: 'CAP_BJ' }),
		'informationsGenerales.formation',
		400,
	],
	[
		'a training that does not exist',
		courte({}, { formation: '<script>' }),
		'informationsGenerales.formation',
		404,
	],
	[
		'subjects that do not sum up',
		cap({ matieres: [{ nom: 'Bijouterie', heures: 10 }] }),
		'matieres',
		400,
	],
	[
		'a subject twice',
		cap({
			matieres: [
				{ nom: 'A', heures: 60 },
				{ nom: 'A', heures: 60 },
			],
		}),
		'matieres[1].nom',
		400,
	],
	[
		'no general information',
		{ ...courte(), informationsGenerales: 'rien' },
		'informationsGenerales',
		400,
	],
])('%s is refused at its place in the payload', async (_nom, body, path, expected) => {
	const avant = await sessions();
	const { statut, corps } = await post(body);
	expect({ statut, paths: corps.errors.map((e: any) => e.path) }).toEqual({
		statut: expected,
		paths: expect.arrayContaining([path]),
	});
	expect(await sessions()).toBe(avant);
});

describe('the pages of the form', () => {
	const champs = (page: { champs: string }) => JSON.parse(page.champs) as any[];
	const champ = (page: { champs: string }, nom: string) =>
		champs(page).find((c) => c.fieldName === nom);
	const etat = (page: { champs: string }) => ({ etat: champ(page, 'etat').fieldValue });
	const go = (envoi: object, type: 'COURTE' | 'CAP' = 'COURTE') =>
		nextPage(t.centre, type, envoi as never);
	const debut = {
		demandePar: 'Zoé',
		dateDebut: '2028-03-01',
		dateFin: '2028-05-31',
		joursActifs: ['Samedi'],
		creneaux: ['Matin', 'Après-midi'],
	};
	const option = (page: { champs: string }, nom: string, mot: string) =>
		champ(page, nom)
			.fieldOptions.values.map((v: any) => v.option)
			.find((o: string) => o.includes(mot));

	async function toProposition() {
		const formation = await go(debut);
		const details = await go({
			...etat(formation),
			formation: option(formation, 'formation', 'INIT_SERTI'),
		});
		return {
			formation,
			details,
			proposition: await go({
				...etat(details),
				dureeHeures: 16,
				salle: 'Laisser le planificateur choisir',
				formateur: option(details, 'formateur', 'Bernard'),
			}),
		};
	}

	test('lists come from the database, the length from the catalogue, and what is written is what was shown', async () => {
		const { formation, details, proposition } = await toProposition();
		expect(option(formation, 'formation', 'CAP_BJ')).toBeUndefined();
		expect(champ(details, 'dureeHeures').defaultValue).toBe('40');
		expect(champ(details, 'salle').fieldOptions.values.map((v: any) => v.option)).toEqual([
			'Laisser le planificateur choisir',
			'Atelier B (10 places) — ATEL_B',
			'Tous les ateliers (50 places) — TOUS_ATEL',
		]);
		expect(proposition.titre).toBe('Planning proposé');
		const montre = champs(proposition).find((c) => c.fieldType === 'html').html;
		expect(montre).toContain('Marie Bernard');
		const avant = await sessions();
		const [fin, encore] = await Promise.all([
			go({ ...etat(proposition), suite: 'Créer cette session' }),
			go({ ...etat(proposition), suite: 'Créer cette session' }),
		]);
		expect(fin.sorte).toBe('cree');
		expect(encore.titre).toBe(fin.titre);
		expect(await sessions()).toBe(avant + 1);
		const id = Number(/\d+/.exec(fin.titre)?.[0]);
		const seances = await t.sql<{ d: string }>(
			'select date_debut as d from reservation_salle where id_session = $1',
			[id],
		);
		expect(montre.match(/<tr><td>/g)).toHaveLength(seances.length);
	});

	test('a plan that is no longer free is shown anew, not written', async () => {
		const { proposition } = await toProposition();
		const autre = await toProposition();
		expect((await go({ ...etat(autre.proposition), suite: 'Créer cette session' })).sorte).toBe(
			'cree',
		);
		const avant = await sessions();
		const nouvelle = await go({ ...etat(proposition), suite: 'Créer cette session' });
		expect(nouvelle).toMatchObject({ sorte: 'suite', titre: 'Planning proposé' });
		expect(nouvelle.champs).toContain('plus libre');
		expect(await sessions()).toBe(avant);
	});

	test('each page is checked again: what is wrong is said on it, what was answered stays', async () => {
		const faux = await go({ ...debut, dateFin: '2028-02-01' });
		expect(faux.champs).toContain('Date de fin : elle doit suivre');
		expect(champ(faux, 'demandePar').defaultValue).toBe('Zoé');
		expect((await go({ ...debut, joursActifs: null })).champs).toContain(
			'Jours actifs : au moins un jour',
		);
		const formation = await go(debut);
		expect((await go({ ...etat(formation), formation: 'Inventée — NULLE' })).champs).toContain(
			'Formation : en choisir une',
		);
		const details = await go({
			...etat(formation),
			formation: option(formation, 'formation', 'INIT_SERTI'),
		});
		const negative = await go({ ...etat(details), dureeHeures: -3 });
		expect(negative.titre).toBe('Initiation sertissage');
		expect(negative.champs).toContain('Durée : ');
		expect((await go({ etat: 'pas un état' })).champs).toContain('ouvrir à nouveau');
	});

	test('without a plan it says why and leads back; giving up writes nothing', async () => {
		const formation = await go({ ...debut, dateFin: '2028-03-05' });
		const details = await go({
			...etat(formation),
			formation: option(formation, 'formation', 'INIT_SERTI'),
		});
		const impasse = await go({ ...etat(details), dureeHeures: 40 });
		expect(impasse.titre).toBe('Aucun planning possible');
		expect((await go({ ...etat(impasse), suite: 'Modifier la demande' })).titre).toBe('Quand ?');
		expect(await go({ ...etat(impasse), suite: 'Abandonner' })).toMatchObject({
			sorte: 'fin',
			titre: 'Demande abandonnée',
		});
	});

	test('a CAP takes its subjects line by line', async () => {
		const formation = await go(
			{ ...debut, dateFin: '2028-11-30', joursActifs: ['Lundi', 'Mardi'] },
			'CAP',
		);
		const details = await go(
			{ ...etat(formation), formation: option(formation, 'formation', 'CAP_BJ') },
			'CAP',
		);
		expect(
			(await go({ ...etat(details), dureeHeures: 40, matieres: 'Sertissage' }, 'CAP')).champs,
		).toContain('ligne 1');
		const proposition = await go(
			{
				...etat(details),
				dureeHeures: '39,5',
				heuresParSemaine: 20,
				matieres: 'Bijouterie ; 24,5\nPolissage ; 15 h ; ATEL_C',
			},
			'CAP',
		);
		expect(proposition.titre).toBe('Planning proposé');
		expect(proposition.champs).toContain('Polissage');
		expect((await go({ ...etat(proposition), suite: 'Créer cette session' }, 'CAP')).sorte).toBe(
			'cree',
		);
		const [{ notes }] = await t.sql<{ notes: string }>(
			'select notes::text from sessions order by id_session desc limit 1',
		);
		expect(JSON.parse(notes)).toMatchObject({
			dureeHeures: 39.5,
			rythme: { heuresParSemaine: 20 },
		});
	});

	test('a hostile name stays text, in HTML and in the field list that n8n puts in place', async () => {
		await t.sql(
			`insert into formations (code, nom, categorie, duree_heures)
			values ('HOSTILE', '$& <script>alert(1)</script> "x" ‮', 'COURTE', 8)`,
		);
		await t.sql(
			"update formateurs set nom = '<img src=x onerror=alert(1)>', specialites = specialites || '{HOSTILE}' where id_formateur = 2",
		);
		await t.sql(
			"update salles set formations_compatibles = formations_compatibles || '{HOSTILE}' where code = 'ATEL_B'",
		);
		const formation = await go(debut);
		expect(formation.champs).not.toContain('$&');
		const details = await go({
			...etat(formation),
			formation: option(formation, 'formation', 'HOSTILE'),
		});
		const proposition = await go({ ...etat(details), dureeHeures: 8 });
		expect(
			champs(proposition)
				.filter((c) => c.fieldType === 'html')
				.map((c) => c.html)
				.join(),
		).not.toMatch(/<(img|script)/);
	});
});

test('fixed slots in the past are created with a warning, in the preview too', async () => {
	const slots = {
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		sansFormateur: true,
		creneaux: [{ dateDebut: '2026-01-05T08:00', dateFin: '2026-01-05T12:00' }],
	};
	const warned = { avertissements: ["1 séance dans le passé : l'année est-elle la bonne ?"] };
	expect(await post({ ...slots, previsualiser: true })).toMatchObject({
		statut: 200,
		corps: warned,
	});
	expect(await post(slots)).toMatchObject({ statut: 201, corps: warned });
});
