import { publicHolidays } from '../../../core/calendar/publicHolidays';
import { plan } from '../../../core/planning/solve/plan';
import { defaultPlanningRules, readPlanningRules } from '../../../core/rules/planningRules';
import { noPlan } from '../../../core/planning/planSession';
import { LinearModel, solve, stopSolver, warmSolver } from '../../../core/planning/solve/solver';
import type {
	PlanContext,
	PlanRequest,
	ImpossiblePlan,
	FoundPlan,
	PlanSeance,
} from '../../../core/planning/solve/types';
import { cap, centre, formateur, formateurs, salles, samedis, unhurried } from './centre';
import { brokenRules } from './checker';

const regles = defaultPlanningRules();
const feries = (r = regles) => [...publicHolidays(r.feries, 2026, 2030).keys()];
const jours = (p: FoundPlan) => [
	...new Set(p.seances.map(({ dateDebut }) => dateDebut.slice(0, 10))),
];
const heures = ({ dateDebut, dateFin }: { dateDebut: string; dateFin: string }) =>
	(Date.parse(dateFin) - Date.parse(dateDebut)) / 3_600_000;

afterAll(stopSolver);

async function found(demande: PlanRequest, contexte: PlanContext = centre()): Promise<FoundPlan> {
	const trouve = await plan(demande, contexte, unhurried);
	if (!trouve.faisable) throw new Error(`no plan: ${JSON.stringify(trouve)}`);
	expect(brokenRules(demande, contexte, regles, trouve.seances, feries())).toEqual([]);
	return trouve;
}

async function impossible(
	demande: PlanRequest,
	contexte: PlanContext = centre(),
): Promise<ImpossiblePlan> {
	const trouve = await plan(demande, contexte, unhurried);
	if (trouve.faisable) throw new Error('a plan was found');
	return trouve;
}

test("the seed's example: 40 h of Sertissage are five Saturdays of eight hours", async () => {
	const trouve = await found(samedis());
	expect(jours(trouve)).toEqual([
		'2026-03-07',
		'2026-03-14',
		'2026-03-21',
		'2026-03-28',
		'2026-04-04',
	]);
	expect(
		trouve.seances.map(
			({ dateDebut, dateFin }) => `${dateDebut.slice(11, 16)}-${dateFin.slice(11, 16)}`,
		),
	).toEqual(Array.from({ length: 10 }, (_, i) => (i % 2 ? '14:00-18:00' : '08:00-12:00')));
	expect(trouve).toMatchObject({
		prouveOptimal: true,
		objectif: { fin: '2026-04-04T18:00:00+02:00', changements: 0, irregularite: 0, seances: 10 },
	});
	expect(trouve.borne).toEqual(trouve.objectif);
	expect(new Set(trouve.seances.map(({ salle }) => salle))).toEqual(new Set(['ATEL_B']));
});

test('hours that are no multiple of a day end with a part of a créneau', async () => {
	const trouve = await found(samedis({ dureeHeures: 38 }));
	expect(trouve.seances.map(heures)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 4, 2]);
	expect(trouve.objectif.fin).toBe('2026-04-04T16:00:00+02:00');
});

test.each([
	[
		'spring',
		'2026-03-28',
		'2026-03-29',
		['2026-03-28T08:00:00+01:00', '2026-03-29T08:00:00+02:00'],
	],
	[
		'autumn',
		'2026-10-24',
		'2026-10-25',
		['2026-10-24T08:00:00+02:00', '2026-10-25T08:00:00+01:00'],
	],
])('wall-clock time holds across the clock change of %s', async (_, dateDebut, dateFin, debuts) => {
	const trouve = await found(
		samedis({ dureeHeures: 16, dateDebut, dateFin, joursActifs: ['SAMEDI', 'DIMANCHE'] }),
	);
	const mornings = trouve.seances.filter((_s, i) => i % 2 === 0);
	expect(mornings.map((s) => s.dateDebut)).toEqual(debuts);
});

test('a créneau across the change itself has the hours that pass', async () => {
	const nuit = readPlanningRules({
		...regles,
		creneaux: [{ nom: 'NUIT', debut: '01:00', fin: '05:00' }],
		creneauxParDefaut: ['NUIT'],
		ouverture: { debut: '00:00', fin: '24:00' },
		soirDes: '24:00',
	});
	const longueur = async (jour: string) =>
		plan(
			samedis({
				dureeHeures: 5,
				dateDebut: jour,
				dateFin: jour,
				joursActifs: ['DIMANCHE'],
				heuresParJour: 8,
			}),
			centre(),
			{ assouplir: false },
			nuit,
		);
	expect(await longueur('2026-03-29')).toMatchObject({ faisable: false, heuresPlacables: 3 });
	expect(await longueur('2026-10-25')).toMatchObject({ faisable: true });
});

test('29 February is a day like another', async () => {
	const trouve = await found(
		samedis({
			dureeHeures: 4,
			dateDebut: '2028-02-29',
			dateFin: '2028-02-29',
			joursActifs: ['MARDI'],
		}),
	);
	expect(jours(trouve)).toEqual(['2028-02-29']);
});

test('public holidays are skipped; those of Alsace-Moselle are a setting', async () => {
	const demande = samedis({
		dureeHeures: 16,
		dateDebut: '2026-04-03',
		dateFin: '2026-04-30',
		joursActifs: ['LUNDI', 'VENDREDI'],
	});
	expect(jours(await found(demande))).toEqual(['2026-04-03', '2026-04-10']);
	const alsace = readPlanningRules({ ...regles, feries: { pays: 'FR', region: '67' } });
	const trouve = await plan(demande, centre(), {}, alsace);
	expect(trouve.faisable && jours(trouve)).toEqual(['2026-04-10', '2026-04-13']);
});

test('a room made of several is taken when one part is, and is the last resort', async () => {
	const groupOf = samedis({
		formation: 'GEMMO',
		dureeHeures: 8,
		dateDebut: '2026-06-06',
		dateFin: '2026-06-06',
	});
	const contexte = centre([
		{
			idSalle: 5,
			dateDebut: '2026-06-06T06:00:00Z',
			dateFin: '2026-06-06T10:00:00Z',
			idSession: 4,
		},
	]);
	const trouve = await found(groupOf, contexte);
	expect(trouve.seances.map(({ salle }) => salle)).toEqual(['TOUS_ATEL', 'TOUS_ATEL']);
	contexte.occupations.push({
		idSalle: 3,
		dateDebut: '2026-06-06T06:00:00Z',
		dateFin: '2026-06-06T07:00:00Z',
		idSession: 8,
	});
	expect((await impossible(groupOf, contexte)).blocages).toEqual([
		{
			date: '2026-06-06',
			raison:
				'la salle « Nom de THEO » est prise par la session 4 (MATIN) ; ' +
				'la salle « Nom de TOUS_ATEL » (Nom de ATEL_C) est prise par la session 8 (MATIN)',
		},
	]);
});

test('a trainer teaches in the hours declared, and nowhere else', async () => {
	const disponibilites = [
		{
			type: 'DISPONIBLE' as const,
			dateDebut: '2026-03-14T13:00:00Z',
			dateFin: '2026-03-14T17:00:00Z',
		},
	];
	const contexte = centre([], { formateurs: [formateur(3, ['INIT_SERTI'], { disponibilites })] });
	expect((await found(samedis({ dureeHeures: 4 }), contexte)).objectif.fin).toBe(
		'2026-03-14T18:00:00+01:00',
	);
});

test('a change of trainer comes before unevenness, and an earlier end before both', async () => {
	const absent = {
		idFormateur: 3,
		dateDebut: '2026-03-14T00:00:00Z',
		dateFin: '2026-03-15T00:00:00Z',
	};
	const contexte = centre([absent], {
		formateurs: [...formateurs, formateur(7, ['INIT_SERTI', 'A', 'B', 'C'])],
	});
	const trouve = await found(samedis(), contexte);
	expect(trouve).toMatchObject({
		prouveOptimal: true,
		objectif: { fin: '2026-04-04T18:00:00+02:00', changements: 0 },
	});
	expect(new Set(trouve.seances.map(({ formateurId }) => formateurId))).toEqual(new Set([7]));
});

test('one CAP of 800 h with eight subjects is proven best in every term, and the same each time', async () => {
	const trouve = await found(cap());
	expect(trouve).toMatchObject({
		prouveOptimal: true,
		objectif: { fin: '2027-03-16T18:00:00+01:00', changements: 0, irregularite: 8, seances: 202 },
	});
	expect(await found(cap())).toEqual(trouve);
});

test('the order of rooms, trainers and bookings does not matter', async () => {
	const prises = [
		{ idSalle: 1, dateDebut: '2026-09-07T06:00:00Z', dateFin: '2026-09-11T16:00:00Z' },
		{ idFormateur: 3, dateDebut: '2026-10-05T06:00:00Z', dateFin: '2026-10-30T17:00:00Z' },
	];
	const a = await found(cap({ heuresParSemaine: 32 }), centre(prises));
	const b = await found(
		cap({ heuresParSemaine: 32 }),
		centre([...prises].reverse(), {
			salles: [...salles].reverse(),
			formateurs: [...formateurs].reverse(),
		}),
	);
	expect(b).toEqual(a);
});

/** Three subjects in the only half-days of their rooms: first-fit gives one of them to the wrong one. */
const narrow = (): [PlanRequest, PlanContext] => {
	const room = (idSalle: number) => ({
		...salles[1],
		idSalle,
		code: `R${idSalle}`,
		parties: [idSalle],
	});
	const taken = (idSalle: number, de: string, a: string) => ({
		idSalle,
		dateDebut: `2027-02-${de}:00+01:00`,
		dateFin: `2027-02-${a}:00+01:00`,
	});
	const request = samedis({
		dureeHeures: 16,
		dateDebut: '2027-02-02',
		dateFin: '2027-02-05',
		joursActifs: ['MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'],
		matieres: [
			{ nom: 'a', heures: 4, salles: ['R1'] },
			{ nom: 'b', heures: 8, salles: ['R2'] },
			{ nom: 'c', heures: 4, salles: ['R3'] },
		],
	});
	const occupations = [
		taken(1, '02T12:00', '06T00:00'),
		taken(2, '02T12:00', '04T14:00'),
		taken(2, '05T12:00', '06T00:00'),
		taken(3, '02T00:00', '03T00:00'),
		taken(3, '04T00:00', '06T00:00'),
	];
	return [request, centre(occupations, { salles: [room(1), room(2), room(3)] })];
};

/** A market split problem: the solver thinks about it for as long as it may. */
function endless(): LinearModel {
	const model = new LinearModel();
	let seed = 7;
	const next = () => (seed = (seed * 48271) % 2147483647) % 100;
	const choices = Array.from({ length: 60 }, () => model.variable(0, 1, true, 0));
	for (let row = 0; row < 6; row++) {
		const weights = choices.map(next);
		const half = Math.floor(weights.reduce((a, b) => a + b, 0) / 2);
		model.rang(half, half, [
			...choices.map((x, i): [number, number] => [x, weights[i]]),
			[model.variable(0, 1e5, false, 1), 1],
			[model.variable(0, 1e5, false, 1), -1],
		]);
	}
	return model;
}

test('a plan that waits for another has all of its own time', async () => {
	await warmSolver();
	const limiteSecondes = 4;
	const other = solve(endless(), { secondes: limiteSecondes });
	const trouve = await plan(...narrow(), { limiteSecondes });
	expect(trouve).toMatchObject({ faisable: true, prouveOptimal: true });
	expect(await other).toMatchObject({ etat: 'LIMITE' });
});

test('who waits for his turn too long is told so, and keeps nobody behind him', async () => {
	const other = solve(endless(), { secondes: 1 });
	const [impatient, patient] = await Promise.all([
		solve(endless(), { secondes: 60, patience: 0.01 }),
		solve(new LinearModel(), { secondes: 60 }),
	]);
	expect(impatient).toMatchObject({ etat: 'LIMITE' });
	expect(impatient.givenValues).toBeUndefined();
	expect(patient.attendu).toBeGreaterThan(0);
	await other;
});

test('what is not found in time is not said to be impossible', async () => {
	const [request, contexte] = narrow();
	const inNoTime = await plan(request, contexte, { limiteSecondes: 0.001, assouplir: false });
	expect(inNoTime).toMatchObject({ faisable: false, impossibiliteProuvee: false });
	if (inNoTime.faisable) return;
	expect(noPlan(inNoTime, request).faults).toMatchObject([
		{ code: 'PLAN_NON_TROUVE', message: expect.stringContaining('limiteSecondes') },
	]);
	const tooMuch = { ...request, dateFin: '2027-02-04' };
	const none = await impossible(tooMuch, contexte);
	expect(none).toMatchObject({ impossibiliteProuvee: true, heuresProuvees: true });
	expect(noPlan(none, tooMuch).faults).toMatchObject([
		{ code: 'PLAN_IMPOSSIBLE', message: expect.stringContaining('seulement 12 h sur 16 h') },
	]);
});

test('a time limit gives the best plan found with what is proven of it, or no claim at all', async () => {
	const trouve = await plan(cap(), centre(), { limiteSecondes: 0.001, assouplir: false });
	if (!trouve.faisable)
		expect(trouve).toMatchObject({ heuresProuvees: false, impossibiliteProuvee: false });
	else {
		expect(trouve.prouveOptimal).toBe(false);
		expect(brokenRules(cap(), centre(), regles, trouve.seances, feries())).toEqual([]);
		expect(Date.parse(trouve.borne.fin)).toBeLessThanOrEqual(Date.parse(trouve.objectif.fin));
	}
});

describe('no plan', () => {
	const demande = samedis({
		dateDebut: '2026-04-01',
		dateFin: '2026-05-10',
		salle: 'ATEL_B',
		formateurId: 3,
	});
	const contexte = centre(
		[
			{
				idSalle: 2,
				dateDebut: '2026-04-04T06:00:00Z',
				dateFin: '2026-04-04T16:00:00Z',
				idSession: 12,
			},
			{
				idFormateur: 3,
				dateDebut: '2026-04-11T06:00:00Z',
				dateFin: '2026-04-11T10:00:00Z',
				idSession: 13,
			},
		],
		{ fermetures: [{ dateDebut: '2026-04-18', dateFin: '2026-04-25', motif: 'vacances' }] },
	);

	test('it says how many hours fit and what blocks each day', async () => {
		expect(await impossible(demande, contexte)).toMatchObject({
			heuresPlacables: 20,
			heuresProuvees: true,
			blocages: [
				{
					date: '2026-04-04',
					raison:
						'la salle « Nom de ATEL_B » est prise par la session 12 (MATIN) ; ' +
						'la salle « Nom de ATEL_B » est prise par la session 12 (APRES_MIDI)',
				},
				{ date: '2026-04-11', raison: 'Formateur 3 est pris par la session 13 (MATIN)' },
				{ date: '2026-04-18', raison: 'centre fermé : vacances' },
				{ date: '2026-04-25', raison: 'centre fermé : vacances' },
			],
		});
	});

	test('each relaxation is true, and the smallest of its kind', async () => {
		const { assouplissements } = await impossible(
			{ ...demande, heuresParSemaine: 7, joursActifs: ['VENDREDI', 'SAMEDI'], heuresParJour: 3 },
			contexte,
		);
		const large = {
			...demande,
			heuresParSemaine: 7,
			joursActifs: ['VENDREDI', 'SAMEDI'] as PlanRequest['joursActifs'],
			heuresParJour: 3,
		};
		expect(assouplissements.map(({ description }) => description)).toContain(
			"prolonger la fenêtre jusqu'au 2026-06-06",
		);
		for (const { changement, fin } of assouplissements) {
			const succeeded = await found({ ...large, ...changement }, contexte);
			expect(succeeded.objectif.fin).toBe(fin);
			for (const [champ, valeur] of Object.entries(changement)) {
				const moins =
					champ === 'dateFin'
						? new Date(Date.parse(valeur as string) - 86_400_000).toISOString().slice(0, 10)
						: champ.startsWith('heuresPar')
							? (valeur as number) - 1
							: undefined;
				if (moins !== undefined)
					expect(
						(await plan({ ...large, [champ]: moins }, contexte, { ...unhurried, assouplir: false }))
							.faisable,
					).toBe(false);
			}
		}
	});

	test('nobody and nowhere are named', async () => {
		const { heuresPlacables, blocages } = await impossible(
			samedis({ formation: 'POTERIE', dateFin: '2026-03-07', salle: 'REUNION' }),
		);
		expect(heuresPlacables).toBe(0);
		expect(blocages).toEqual([
			{
				date: '2026-03-07',
				raison:
					"aucune salle possible (la salle « Nom de REUNION » n'est pas compatible avec POTERIE) ; " +
					"aucun formateur possible (personne d'actif n'a la spécialité POTERIE)",
			},
		]);
	});

	test('a CAP that is too long says how much of it fits, and until when it would take', async () => {
		const trop = await impossible(cap({ dateFin: '2027-02-15' }));
		expect(trop).toMatchObject({ heuresPlacables: 680, heuresProuvees: true });
		expect(trop.assouplissements).toContainEqual({
			description: "prolonger la fenêtre jusqu'au 2027-03-16",
			changement: { dateFin: '2027-03-16' },
			fin: '2027-03-16T18:00:00+01:00',
		});
	});
});

test.each<[string, Partial<PlanRequest>, string]>([
	['hours off the grid', { dureeHeures: 1.25 }, 'dureeHeures'],
	['a window that ends before it starts', { dateFin: '2026-02-28' }, 'dateFin'],
	['a window past two years', { dateFin: '2029-01-01' }, 'dateFin'],
	['a day that does not exist', { dateDebut: '2026-02-30' }, 'dateDebut'],
	['an unknown créneau', { creneaux: ['NUIT'] }, 'creneaux[0]'],
	['subjects that do not add up', { matieres: [{ nom: 'A', heures: 3 }] }, 'matieres'],
])('%s is refused with its path', async (_, change, path) => {
	await expect(plan(samedis(change), centre())).rejects.toMatchObject({
		faults: [expect.objectContaining({ path, code: 'CHAMP_INVALIDE' })],
	});
});

test('a bad rule file is refused with its path', () => {
	expect(() =>
		readPlanningRules(
			{ ...regles, poids: { changementSalle: -1, changementFormateur: 1 } },
			'rules/planning.json',
		),
	).toThrow('rules/planning.json:poids.changementSalle');
	expect(() =>
		readPlanningRules({
			...regles,
			creneaux: [...regles.creneaux, { nom: 'NUIT', debut: '20:00', fin: '23:00' }],
		}),
	).toThrow('ne se chevauchent pas');
});

/** The ordinary French training day: 9:00–12:30 and 13:30–17:00, seven hours. */
const frenchDay = readPlanningRules({
	creneaux: [
		{ nom: 'MATIN', debut: '09:00', fin: '12:30' },
		{ nom: 'APRES_MIDI', debut: '13:30', fin: '17:00' },
	],
	creneauxParDefaut: ['MATIN', 'APRES_MIDI'],
	weekend: ['SAMEDI', 'DIMANCHE'],
	heuresParJour: 7,
	rythme: { grainHeures: 4 },
	poids: { changementSalle: 1, changementFormateur: 1 },
	formateurObligatoire: true,
	sallesComposees: 'DERNIER_RECOURS',
	feries: { pays: 'FR', region: null },
	dureeMaxJours: 732,
	limiteSecondes: 20,
});

const oneWeek = (dureeHeures: number) =>
	samedis({
		dureeHeures,
		dateDebut: '2026-06-01',
		dateFin: '2026-06-30',
		joursActifs: ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'],
	});

const clockOf = ({ dateDebut, dateFin }: PlanSeance) =>
	`${dateDebut.slice(5, 16)}/${dateFin.slice(11, 16)}`;

test('35 h in days of seven hours are five days of two séances, to Friday at 17:00', async () => {
	const found = (await plan(oneWeek(35), centre(), {}, frenchDay)) as FoundPlan;
	const jours = ['01', '02', '03', '04', '05'];
	expect(found.seances.map(clockOf)).toEqual(
		jours.flatMap((jour) => [`06-${jour}T09:00/12:30`, `06-${jour}T13:30/17:00`]),
	);
	expect(found).toMatchObject({ prouveOptimal: true, objectif: { seances: 10 } });
});

test('24.5 h are three days and a half, to Thursday at 12:30', async () => {
	const found = (await plan(oneWeek(24.5), centre(), {}, frenchDay)) as FoundPlan;
	expect(found.seances).toHaveLength(7);
	expect(found.objectif.fin).toBe('2026-06-04T12:30:00+02:00');
});

test('what does not fit is told in hours, with the half', async () => {
	const found = await plan(
		{ ...oneWeek(24.5), dateFin: '2026-06-03' },
		centre(),
		{ assouplir: false },
		frenchDay,
	);
	expect(found).toMatchObject({ faisable: false, heuresPlacables: 21, heuresProuvees: true });
	const short = await plan(
		{ ...oneWeek(24.5), dateFin: '2026-06-01', heuresParJour: 3.5 },
		centre(),
		{ assouplir: false },
		frenchDay,
	);
	expect(short).toMatchObject({ heuresPlacables: 3.5 });
});

test('what would help is counted in half hours too: a day of seven hours and not of six', async () => {
	const none = (await plan(
		{ ...oneWeek(14), dateFin: '2026-06-02', heuresParJour: 6.5 },
		centre(),
		{},
		frenchDay,
	)) as ImpossiblePlan;
	expect(none.heuresPlacables).toBe(13);
	expect(none.assouplissements).toContainEqual(
		expect.objectContaining({
			description: 'passer à 7 h par jour',
			changement: { heuresParJour: 7 },
		}),
	);
});
