import {
	planSession,
	planSessionIn,
	type PlanSessionRequest,
} from '../../../core/planning/planSession';
import { stopSolver } from '../../../core/planning/solve/solver';
import { Refusal } from '../../../core/errors/refusal';
import { transaction } from '../../../database/transaction';
import { openTestDatabase, type TestDatabase } from '../harness';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
	base.centre.now = () => new Date('2027-01-04T08:00:00+01:00');
});
afterEach(async () => await base.close());
afterAll(stopSolver);

const samedis: PlanSessionRequest = {
	formation: 'INIT_SERTI',
	dureeHeures: 40,
	dateDebut: '2027-03-01',
	dateFin: '2027-05-31',
	joursActifs: ['SAMEDI'],
};
const refused = async (demande: Partial<PlanSessionRequest>): Promise<Refusal> =>
	await planSession(base.centre, { ...samedis, ...demande }).then(
		() => {
			throw new Error('it was planned');
		},
		(error: Refusal) => error,
	);
const sessions = async () =>
	(await base.sql<{ n: number }>('select count(*)::int n from sessions'))[0].n;

test('forty hours of Saturdays are planned, written and told in the shape of the contract', async () => {
	const createdOne = await planSession(base.centre, { ...samedis, demandePar: 'Anne' });
	expect(createdOne.session).toMatchObject({
		idSession: 1,
		formation: 'INIT_SERTI',
		dateDebut: '2027-03-06T08:00:00+01:00',
		dateFin: '2027-04-03T18:00:00+02:00',
		statutSession: 'PLANIFIEE',
	});
	expect(createdOne.seances).toHaveLength(10);
	expect(createdOne.seances[0]).toMatchObject({
		idReservation: expect.any(Number),
		salle: 'ATEL_B',
		matiere: null,
	});
	expect(createdOne.plan).toEqual({
		prouveOptimal: true,
		objectif: { fin: '2027-04-03T18:00:00+02:00', changements: 0, irregularite: 0, seances: 10 },
		borne: { fin: '2027-04-03T18:00:00+02:00', changements: 0, irregularite: 0, seances: 10 },
	});
	expect(await base.sql('select notes from sessions')).toEqual([
		{
			notes: {
				salles: ['ATEL_B'],
				matieres: [],
				joursActifs: ['SAMEDI'],
				dureeHeures: 40,
				demandePar: 'Anne',
				notesComplementaires: null,
			},
		},
	]);
	expect(await base.sql('select action from sessions_planning.evenement')).toEqual([
		{ action: 'SESSION_CREATED' },
	]);
});

test('a preview answers the same and writes nothing', async () => {
	const vue = await planSession(base.centre, { ...samedis, previsualiser: true });
	expect(await sessions()).toBe(0);
	const createdOne = await planSession(base.centre, samedis);
	expect(createdOne.seances.map(({ idReservation: _, ...seance }) => seance)).toEqual(vue.seances);
	expect(vue.plan).toEqual(createdOne.plan);
});

test('everything is read in one statement; eight more create it', async () => {
	const avant = base.base.queries;
	await planSession(base.centre, { ...samedis, previsualiser: true });
	const apercu = base.base.queries - avant;
	expect(apercu).toBeLessThanOrEqual(4);
});

test('what is freed between the two readings is planned at once', async () => {
	await base.sql(
		`insert into sessions_planning.fermeture (date_debut, date_fin, motif)
		values ('2027-03-06', '2027-03-06', 'vacances')`,
	);
	const short = { ...samedis, dureeHeures: 8, dateFin: '2027-03-06' };
	let readings = 0;
	const planned = await transaction(base.base, (cx) => {
		const execute: typeof cx.execute = async (name, text, values) => {
			const read = await cx.execute(name, text, values);
			if (text.includes('from formateurs f') && readings++ === 0)
				await base.sql('delete from sessions_planning.fermeture');
			return read;
		};
		const { together, finish } = cx;
		const watched = { execute, together: together.bind(cx), finish: finish.bind(cx) };
		return planSessionIn(watched, base.centre, short);
	});
	expect(planned.session.dateDebut).toBe('2027-03-06T08:00:00+01:00');
	expect(readings).toBe(2);
});

test('where no relaxation is asked for, nothing is read for one', async () => {
	const tooShort = { ...samedis, dateFin: '2027-03-06' };
	const statements = async (assouplir: boolean) => {
		const before = base.base.queries;
		const planning = planSession(base.centre, tooShort, { assouplir });
		await expect(planning).rejects.toMatchObject({
			faults: [{ code: 'PLAN_IMPOSSIBLE' }],
			details: {
				plan: { assouplissements: assouplir ? expect.arrayContaining([expect.anything()]) : [] },
			},
		});
		return base.base.queries - before;
	};
	expect((await statements(true)) - (await statements(false))).toBe(1);
});

test('a second course sees what the first has taken, by direct SQL too', async () => {
	await base.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin, statut, motif)
		select id_salle, '2027-03-06 07:00', '2027-03-06 11:00', 'ACTIVE', 'inventaire'
		from salles
		where code = 'ATEL_B'`,
	);
	const createdOne = await planSession(base.centre, { ...samedis, dureeHeures: 8 });
	expect(createdOne.seances.map(({ dateDebut }) => dateDebut)).toEqual([
		'2027-03-06T14:00:00+01:00',
		'2027-03-13T08:00:00+01:00',
	]);
});

test('no plan is a refusal that says how many hours fit, what blocks each day and what would help', async () => {
	await base.sql(
		"insert into sessions_planning.fermeture (date_debut, date_fin, motif) values ('2027-03-13', '2027-03-20', 'vacances')",
	);
	const refus = await refused({ dateFin: '2027-03-27' });
	expect(refus.faults).toEqual([
		{
			path: 'dureeHeures',
			code: 'PLAN_IMPOSSIBLE',
			message: 'seulement 16 h sur 40 h trouvent place entre le 2027-03-01 et le 2027-03-27',
		},
	]);
	expect(refus.details.plan).toMatchObject({
		heuresPlacables: 16,
		blocages: [
			{ date: '2027-03-13', raison: 'centre fermé : vacances' },
			{ date: '2027-03-20', raison: 'centre fermé : vacances' },
		],
	});
	expect((refus.details.plan as { assouplissements: unknown[] }).assouplissements).toContainEqual(
		expect.objectContaining({ changement: { dateFin: '2027-04-17' } }),
	);
	expect(await sessions()).toBe(0);
});

test.each<[Partial<PlanSessionRequest>, string, string]>([
	[{ formation: 'NULLE' }, 'formation', 'FORMATION_INCONNUE'],
	[{ salle: 'NULLE' }, 'salle', 'SALLE_INCONNUE'],
	[{ formateurId: 9999 }, 'formateurId', 'FORMATEUR_INCONNU'],
	[
		{ matieres: [{ nom: 'A', heures: 40, salles: ['NULLE'] }] },
		'matieres[0].salles[0]',
		'SALLE_INCONNUE',
	],
	[{ dureeHeures: 0 }, 'dureeHeures', 'CHAMP_INVALIDE'],
])('%j is refused at %s', async (demande, path, code) => {
	expect((await refused(demande)).faults).toEqual([expect.objectContaining({ path, code })]);
});

test('the same key gives the first answer, and plans nothing twice', async () => {
	const demande = { ...samedis, dureeHeures: 8, cleIdempotence: 'k1' };
	const premiere = await planSession(base.centre, demande);
	expect(await planSession(base.centre, demande)).toEqual(premiere);
	expect(await sessions()).toBe(1);
	expect((await refused({ dureeHeures: 12, cleIdempotence: 'k1' })).faults[0].code).toBe(
		'CLE_REUTILISEE',
	);
});

describe('a window that has opened', () => {
	/** A Saturday morning; two Saturdays of the window are over. */
	const now = '2027-03-13T09:10:00+01:00';
	const starts = ({ seances }: { seances: Array<{ dateDebut: string }> }) =>
		seances.map(({ dateDebut }) => dateDebut);
	beforeEach(() => {
		base.centre.now = () => new Date(now);
	});

	it('is planned into what is left of it', async () => {
		const planned = await planSession(base.centre, { ...samedis, dureeHeures: 16 });
		expect(starts(planned)).toEqual([
			'2027-03-13T09:30:00+01:00',
			'2027-03-13T14:00:00+01:00',
			'2027-03-20T08:00:00+01:00',
			'2027-03-20T14:00:00+01:00',
			'2027-03-27T08:00:00+01:00',
		]);
		expect(planned).not.toHaveProperty('avertissements');
	});

	it('has the same plan a minute later', async () => {
		const asked = { ...samedis, dureeHeures: 12 };
		const shown = await planSession(base.centre, { ...asked, previsualiser: true });
		base.centre.now = () => new Date(Date.parse(now) + 60_000);
		expect(starts(await planSession(base.centre, asked))).toEqual(starts(shown));
	});

	it('says once which days are over, and where an hour of today is', async () => {
		const refus = await refused({ dateFin: '2027-03-20' });
		expect(refus.details.plan).toMatchObject({
			heuresPlacables: 14.5,
			blocages: [
				{
					date: '2027-03-06',
					raison: "jour déjà passé : rien n'est planifié avant le 2027-03-13",
				},
				{ date: '2027-03-13', raison: 'heures déjà passées' },
			],
		});
	});

	it('may be over altogether: a longer one is offered', async () => {
		const refus = await refused({ dureeHeures: 8, dateFin: '2027-03-12' });
		expect(refus.details.plan).toMatchObject({
			heuresPlacables: 0,
			impossibiliteProuvee: true,
			assouplissements: expect.arrayContaining([
				expect.objectContaining({ changement: { dateFin: '2027-03-20' } }),
			]),
		});
	});
});
