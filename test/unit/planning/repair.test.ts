import fc from 'fast-check';

import { plan } from '../../../core/planning/solve/plan';
import { occupationsOf } from '../../../core/planning/solve/together';
import { defaultPlanningRules, type PlanningRules } from '../../../core/rules/planningRules';
import {
	repair,
	type RepairRequest,
	type Loss,
	type Repair,
	type PlacedSeance,
} from '../../../core/planning/repair/repair';
import { Cadence } from '../../../core/batch/cadence';
import { keepHours } from '../../../core/planning/repair/keepHours';
import type { SeanceOption } from '../../../core/planning/repair/types';
import { Budget } from '../../../core/planning/solve/budget';
import type { Problem } from '../../../core/planning/solve/problem';
import { stopSolver } from '../../../core/planning/solve/solver';
import type { PlanContext, PlanRequest, FoundPlan } from '../../../core/planning/solve/types';
import { centre, formateur, formateurs, samedis, unhurried } from './centre';
import { brokenRules, overlap } from './checker';

afterAll(stopSolver);

const deux = [...formateurs, formateur(7, ['INIT_SERTI', 'X', 'Y', 'Z'])];
const requests: PlanRequest[] = [
	samedis({ dureeHeures: 16 }),
	samedis({ dureeHeures: 16, joursActifs: ['SAMEDI', 'MERCREDI'] }),
];

/** Two sessions of the same room, one after another. */
async function placed(
	contexte: PlanContext,
	rules = defaultPlanningRules(),
	more: Partial<PlanRequest> = {},
): Promise<RepairRequest> {
	const seances: PlacedSeance[] = [];
	const asked = requests.map((demande) => ({ ...demande, ...more }));
	for (const [i, demande] of asked.entries()) {
		const occupations = [
			...contexte.occupations,
			...seances.flatMap((seance) => occupationsOf({ seances: [seance] }, contexte)),
		];
		const trouve = (await plan(demande, { ...contexte, occupations }, {}, rules)) as FoundPlan;
		seances.push(
			...trouve.seances.map((seance) => ({
				...seance,
				idSession: i + 1,
				idReservation: seances.length * 10 + Date.parse(seance.dateDebut) / 3_600_000,
			})),
		);
	}
	return {
		sessions: asked.map((demande, i) => ({ idSession: i + 1, demande })),
		seances,
		pertes: [],
	};
}

function after(demande: RepairRequest, reparation: Repair): PlacedSeance[] {
	if (!reparation.faisable) throw new Error('not repaired');
	return demande.seances.map((seance) => ({
		...seance,
		...reparation.movedList.find(({ idReservation }) => idReservation === seance.idReservation)
			?.apres,
	}));
}

function expectSound(
	demande: RepairRequest,
	reparation: Repair,
	contexte: PlanContext,
	rules = defaultPlanningRules(),
) {
	const seances = after(demande, reparation);
	const away = demande.pertes.flatMap(({ idFormateur, ...periode }) =>
		idFormateur ? [{ ...periode, idFormateur, type: 'INDISPONIBLE' as const }] : [],
	);
	const trainers = contexte.formateurs.map((one) => ({
		...one,
		disponibilites: [
			...one.disponibilites,
			...away.filter(({ idFormateur }) => idFormateur === one.idFormateur),
		],
	}));
	for (const { idSession, demande: une } of demande.sessions) {
		const autres = seances
			.filter((s) => s.idSession !== idSession)
			.flatMap((s) => occupationsOf({ seances: [s] }, contexte));
		const lost = demande.pertes.flatMap(({ salle, dateDebut, dateFin }) => {
			const room = contexte.salles.find(({ code }) => code === salle);
			return (room?.parties ?? []).map((idSalle) => ({ idSalle, dateDebut, dateFin }));
		});
		const fermetures = demande.pertes
			.filter((p) => !p.idFormateur && !p.salle)
			.map(({ dateDebut, dateFin }) => ({ dateDebut, dateFin, motif: 'perdu' }));
		expect(
			brokenRules(
				une,
				{
					...contexte,
					formateurs: trainers,
					fermetures,
					occupations: [...contexte.occupations, ...autres, ...lost],
				},
				rules,
				seances.filter((s) => s.idSession === idSession),
				[],
			),
		).toEqual([]);
	}
}

const saturday7 = { dateDebut: '2026-03-07T00:00:00+01:00', dateFin: '2026-03-08T00:00:00+01:00' };

test('a trainer falls ill: another one takes over, at the same time', async () => {
	const contexte = centre([], { formateurs: deux });
	const demande = { ...(await placed(contexte)), pertes: [{ idFormateur: 3, ...saturday7 }] };
	const reparation = await repair(demande, contexte, unhurried);
	expectSound(demande, reparation, contexte);
	expect(reparation).toMatchObject({
		faisable: true,
		prouveOptimal: true,
		objectif: { autresDeplacees: 0, horairesChanges: 0, joursDeRetard: 0, changements: 2 },
	});
});

/** Mornings and afternoons of so many working days. */
const weeks = (jours: number): PlacedSeance[] => {
	const working = Array.from({ length: jours }, (_, i) =>
		new Date(Date.UTC(2026, 8, 7 + Math.floor(i / 5) * 7 + (i % 5))).toISOString().slice(0, 10),
	);
	return working.flatMap((date, day) =>
		['08 12', '14 18'].map((hours, half): PlacedSeance => {
			const [de, a] = hours.split(' ');
			return {
				idReservation: 2 * day + half,
				idSession: 1,
				dateDebut: `${date}T${de}:00:00+02:00`,
				dateFin: `${date}T${a}:00:00+02:00`,
				salle: 'ATEL_B',
				formateurId: 3,
				matiere: null,
			};
		}),
	);
};

test('a trainer is away for weeks: another one takes over at the same hours, with the proof', async () => {
	const seances = weeks(20);
	const contexte = centre([], { formateurs: deux });
	const demande: RepairRequest = {
		sessions: [
			{
				idSession: 1,
				demande: samedis({
					dureeHeures: 160,
					dateDebut: '2026-09-07',
					dateFin: '2026-10-31',
					joursActifs: ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'],
				}),
			},
		],
		seances,
		pertes: [
			{
				idFormateur: 3,
				dateDebut: '2026-09-01T00:00:00+02:00',
				dateFin: '2027-03-01T00:00:00+01:00',
			},
		],
	};
	// No time for a solver: what is found at once is all that is needed.
	const reparation = await repair(demande, contexte, { limiteSecondes: 0.001 });
	expectSound(demande, reparation, contexte);
	expect(reparation).toMatchObject({
		prouveOptimal: true,
		objectif: { horairesChanges: 0, joursDeRetard: 0, changements: 40, joursDEcart: 0 },
	});
	const taken = after(demande, reparation).map(({ formateurId }) => formateurId);
	expect(new Set(taken)).toEqual(new Set([7]));
});

test('hours of today that are over are no place', async () => {
	const afternoon = {
		dateDebut: '2026-03-07T14:00:00+01:00',
		dateFin: '2026-03-07T16:00:00+01:00',
	};
	const lost = { ...afternoon, dateFin: '2026-03-07T18:00:00+01:00' };
	const of = { idReservation: 1, idSession: 1, salle: 'ATEL_B', formateurId: 3, matiere: null };
	const demande = {
		sessions: [{ idSession: 1, demande: samedis() }],
		seances: [{ ...of, ...afternoon }],
		pertes: [{ salle: 'ATEL_B', ...lost }],
	};
	const begin = async (des?: string) => {
		const reparation = await repair(demande, centre([], { des }), unhurried);
		return reparation.faisable && reparation.movedList[0].apres.dateDebut.slice(0, 16);
	};
	expect(await begin()).toBe('2026-03-07T08:00');
	expect(await begin('2026-03-07T09:10:00+01:00')).toBe('2026-03-07T09:30');
	expect(await begin('2026-03-07T10:10:00+01:00')).toBe('2026-03-14T08:00');
});

test('as many as can be keep their hours, and no repair changes fewer', async () => {
	const days = ['2026-03-07', '2026-03-14', '2026-03-21'];
	const [movable, lists] = [[] as PlacedSeance[], [] as SeanceOption[][]];
	for (const [i, date] of days.entries())
		for (const idSession of [1, 2]) {
			const of = { idReservation: 10 * i + idSession, idSession, salle: 'ATEL_A', matiere: null };
			const dateDebut = `${date}T08:00:00+01:00`;
			movable.push({ ...of, formateurId: 1, dateDebut, dateFin: `${date}T12:00:00+01:00` });
			const at = (hours: number, horairesChanges: number): SeanceOption => ({
				debut: Date.parse(dateDebut) + hours * 3_600_000,
				fin: Date.parse(dateDebut) + (hours + 4) * 3_600_000,
				pairOf: { salle: centre().salles[idSession - 1], formateur: formateurs[1] },
				reste: false,
				uses: [],
				costs: {
					autresDeplacees: 0,
					horairesChanges,
					joursDeRetard: 0,
					changements: 1,
					joursDEcart: 0,
				},
			});
			lists.push([at(0, 0), at(6, 1), at(24, 1)]);
		}
	const paused = new Map([1, 2].map((id) => [id, { pause: 7_200_000 } as Problem]));
	const kept = await keepHours(
		movable,
		lists,
		paused,
		'Europe/Paris',
		new Cadence(),
		new Budget(60),
	);
	expect(kept?.changed).toBe(3);
	expect(kept?.choices.map(({ length }) => length).sort()).toEqual([1, 1, 1, 3, 3, 3]);
	// Of two at the same hours, one stays.
	for (const i of [0, 2, 4]) expect(kept!.choices[i].length + kept!.choices[i + 1].length).toBe(4);
});

test('what is not found in time is not said to be impossible; with time it is found', async () => {
	const contexte = centre();
	const demande = {
		...(await placed(contexte)),
		pertes: [{ idFormateur: 3, ...saturday7 }],
	};
	const [first, ...others] = demande.seances.filter(({ idSession }) => idSession === 1);
	// One Saturday is left; each has a place on it, and both have none.
	const long = {
		...first,
		dateDebut: '2026-03-07T09:00:00+01:00',
		dateFin: '2026-03-07T17:00:00+01:00',
	};
	const asked = {
		...demande,
		sessions: [{ idSession: 1, demande: samedis({ dateFin: '2026-03-14' }) }],
		seances: [long, others.find(({ dateDebut }) => dateDebut.startsWith('2026-03-07'))!],
	};
	const inNoTime = await repair(asked, contexte, { limiteSecondes: 0.001 });
	expect(inNoTime).toMatchObject({ faisable: false, impossibiliteProuvee: false });
	if (!inNoTime.faisable) expect(inNoTime.sansPlace[0].raison).toContain('dans le temps imparti');
	const inTime = await repair(asked, contexte, unhurried);
	expect(inTime).toMatchObject({ faisable: false, impossibiliteProuvee: true });
});

test.each<[string, Loss]>([
	['the only room closes for a day', { salle: 'ATEL_B', ...saturday7 }],
	['a room that contains it is lost', { salle: 'TOUS_ATEL', ...saturday7 }],
	['a day is lost', { dateDebut: '2026-03-07', dateFin: '2026-03-07', motif: 'neige' }],
])('%s: only the séances of that day move', async (_, perte) => {
	const contexte = centre();
	const demande = { ...(await placed(contexte)), pertes: [perte] };
	const touchees = demande.seances.filter((s) => overlap(s, saturday7));
	const reparation = await repair(demande, contexte, unhurried);
	expectSound(demande, reparation, contexte);
	expect(reparation).toMatchObject({
		faisable: true,
		prouveOptimal: true,
		objectif: { autresDeplacees: 0, horairesChanges: touchees.length },
	});
	if (reparation.faisable)
		expect(reparation.movedList.map(({ idReservation }) => idReservation).sort()).toEqual(
			touchees.map(({ idReservation }) => idReservation).sort(),
		);
});

test('others give way only when nothing else is possible, and as few as can be', async () => {
	const contexte = centre();
	const base = await placed(contexte);
	const full = base.seances.filter(({ idSession }) => idSession === 2);
	// The first session may use the Saturdays of the second only: one of its séances has to leave for
	// a Wednesday.
	const sessions = [
		{ idSession: 1, demande: { ...requests[0], dateFin: '2026-03-28' } },
		base.sessions[1],
	];
	const fin = { idSalle: 2, dateDebut: '2026-03-20T23:00:00Z', dateFin: '2026-04-01T00:00:00Z' };
	const occupe = { ...contexte, occupations: [fin] };
	const ofFirst = base.seances.filter(({ idSession }) => idSession === 1);
	const seances = ofFirst.map((s) => ({
		...s,
		dateDebut: s.dateDebut.replace('03-07', '03-14'),
		dateFin: s.dateFin.replace('03-07', '03-14'),
	}));
	const premier = seances.slice(0, 2);
	const second: PlacedSeance[] = full.slice(0, 2).map((s, i) => ({
		...s,
		idReservation: 900 + i,
		dateDebut: `2026-03-07T${i ? '14' : '08'}:00:00+01:00`,
		dateFin: `2026-03-07T${i ? '18' : '12'}:00:00+01:00`,
	}));
	const demande: RepairRequest = {
		sessions,
		seances: [...premier, ...second],
		pertes: [
			{
				salle: 'ATEL_B',
				dateDebut: '2026-03-14T00:00:00+01:00',
				dateFin: '2026-03-15T00:00:00+01:00',
			},
			{
				salle: 'ATEL_B',
				dateDebut: '2026-03-21T00:00:00+01:00',
				dateFin: '2026-03-22T00:00:00+01:00',
			},
		],
	};
	const reparation = await repair(demande, occupe, unhurried);
	expect(reparation).toMatchObject({
		faisable: true,
		objectif: { autresDeplacees: 2, horairesChanges: 4 },
	});
	const seancesAfter = after(demande, reparation);
	for (const a of seancesAfter)
		for (const b of seancesAfter) if (a !== b) expect(overlap(a, b)).toBe(false);
});

const bounded = (heuresParJour: number | null, heuresParSemaine: number | null): PlanningRules => ({
	...defaultPlanningRules(),
	formateur: { heuresParJour, heuresParSemaine },
});

/** What the only other trainer gives elsewhere, before the Saturday that the first one loses. */
const elsewhere = (date: string, de: string, a: string) => ({
	idFormateur: 7,
	dateDebut: `${date}T${de}:00+01:00`,
	dateFin: `${date}T${a}:00+01:00`,
});

test.each([
	['of a day', bounded(8, null), elsewhere('2026-03-07', '18:00', '21:00')],
	['of a week, from its Monday', bounded(null, 10), elsewhere('2026-03-02', '08:00', '14:00')],
	['of a week, to its Sunday', bounded(null, 10), elsewhere('2026-03-08', '08:00', '14:00')],
])(
	'who steps in keeps to his hours, what he gives elsewhere counted: %s',
	async (_, rules, one) => {
		const contexte = centre([one], { formateurs: deux });
		const base = await placed(contexte, rules);
		const demande = {
			sessions: [base.sessions[0]],
			seances: base.seances.filter(({ idSession }) => idSession === 1),
			pertes: [{ idFormateur: 3, ...saturday7 }],
		};
		const reparation = await repair(demande, contexte, unhurried, rules);
		expectSound(demande, reparation, contexte, rules);
		expect(reparation).toMatchObject({
			movedList: [{}, {}],
			objectif: { autresDeplacees: 0, horairesChanges: 1 },
		});
	},
);

test('the hours that a trainer has lost are no work of his', async () => {
	const contexte = centre();
	const rules = bounded(4, null);
	const lost = {
		idFormateur: 3,
		dateDebut: '2026-03-07T07:00:00Z',
		dateFin: '2026-03-07T11:00:00Z',
	};
	const base = await placed(contexte);
	const [first] = base.seances;
	const demande = { ...base, seances: [first], sessions: [base.sessions[0]], pertes: [lost] };
	expect(await repair(demande, contexte, unhurried, rules)).toMatchObject({
		movedList: [{ apres: { dateDebut: '2026-03-07T14:00:00+01:00', formateurId: 3 } }],
	});
});

test('who is over the bound already may stay where he is, and takes no more', async () => {
	const taken = elsewhere('2026-03-07', '18:00', '21:00');
	const rooms = centre().salles.map((one) =>
		one.code === 'ATEL_A' ? { ...one, formationsCompatibles: ['INIT_SERTI'] } : one,
	);
	const contexte = centre([{ ...taken, idFormateur: 3 }], { salles: rooms });
	const base = await placed(centre([], { salles: rooms }));
	const demande = {
		...base,
		seances: base.seances.filter(({ idSession }) => idSession === 1),
		sessions: [base.sessions[0]],
	};
	const pertes = [{ salle: demande.seances[0].salle, ...saturday7 }];
	const reparation = await repair({ ...demande, pertes }, contexte, unhurried, bounded(8, null));
	expect(reparation).toMatchObject({ movedList: [{}, {}], objectif: { horairesChanges: 0 } });
	const [a, b] = after({ ...demande, pertes }, reparation);
	expect(a.salle).not.toBe(pertes[0].salle);
	expect(b.salle).not.toBe(pertes[0].salle);
});

describe('the pause between two séances of a day', () => {
	const seance = (idReservation: number, date: string, de: string, a: string): PlacedSeance => ({
		idReservation,
		idSession: 1,
		dateDebut: `${date}T${de}:00+01:00`,
		dateFin: `${date}T${a}:00+01:00`,
		salle: 'ATEL_B',
		formateurId: 3,
		matiere: null,
	});
	const room = (date: string, de: string, a: string) => ({
		dateDebut: `${date}T${de}:00+01:00`,
		dateFin: `${date}T${a}:00+01:00`,
	});
	const paused = (pauseMinutes: number, seances: PlacedSeance[], loss: object): RepairRequest => ({
		sessions: [{ idSession: 1, demande: samedis({ dateFin: '2026-03-14', pauseMinutes }) }],
		seances,
		pertes: [{ salle: 'ATEL_B', ...loss } as Loss],
	});

	test('is kept to those that stay', async () => {
		const demande = paused(
			180,
			[seance(1, '2026-03-14', '08:00', '12:00'), seance(2, '2026-03-14', '14:00', '16:00')],
			room('2026-03-14', '14:00', '14:30'),
		);
		expect(await repair(demande, centre(), unhurried)).toMatchObject({
			movedList: [{ apres: { dateDebut: '2026-03-14T15:00:00+01:00' } }],
		});
	});

	test('is kept to those that give way; two that a hand put closer may stay', async () => {
		const contexte = centre([{ idSalle: 2, ...room('2026-03-07', '14:00', '18:00') }]);
		const demande = paused(
			60,
			[
				seance(1, '2026-03-07', '08:00', '10:00'),
				seance(2, '2026-03-07', '10:00', '12:00'),
				seance(3, '2026-03-14', '08:30', '10:30'),
				seance(4, '2026-03-14', '14:00', '15:00'),
			],
			room('2026-03-14', '14:00', '18:00'),
		);
		const reparation = await repair(demande, contexte, unhurried);
		expect(reparation).toMatchObject({ objectif: { autresDeplacees: 1 } });
		const [first, second, ...others] = after(demande, reparation);
		expect([first, second]).toEqual(demande.seances.slice(0, 2));
		const [a, b] = others.sort((x, y) => Date.parse(x.dateDebut) - Date.parse(y.dateDebut));
		expect(Date.parse(b.dateDebut) - Date.parse(a.dateFin)).toBeGreaterThanOrEqual(3_600_000);
	});
});

test('nothing lost, nothing moved; no place left is said', async () => {
	const contexte = centre();
	const demande = await placed(contexte);
	expect(await repair(demande, contexte, unhurried)).toMatchObject({
		faisable: true,
		movedList: [],
	});
	const ferme = {
		...demande,
		pertes: [
			{ salle: 'ATEL_B', dateDebut: '2026-01-01T00:00:00Z', dateFin: '2027-01-01T00:00:00Z' },
		],
	};
	const reparation = await repair(ferme, contexte, unhurried);
	expect(reparation).toMatchObject({ faisable: false });
	if (!reparation.faisable)
		expect(reparation.sansPlace[0].raison).toContain('aucune place dans la fenêtre');
});

test.each<[string, PlanningRules, Partial<PlanRequest>, number]>([
	['', defaultPlanningRules(), {}, 25],
	[', with pauses and bounds of trainers', bounded(8, 12), { pauseMinutes: 150 }, 6],
])(
	'whatever is lost, what is repaired breaks no rule and moves nobody without need%s',
	async (...row) => {
		const [, rules, more, runs] = row;
		const contexte = centre(
			[{ idSalle: 2, dateDebut: '2026-03-18T07:00:00Z', dateFin: '2026-03-18T11:00:00Z' }],
			{ formateurs: deux },
		);
		const base = await placed(contexte, rules, more);
		const moment = fc
			.record({ jour: fc.nat(30), duree: fc.integer({ min: 1, max: 5 }) })
			.map(({ jour, duree }) => ({
				dateDebut: new Date(Date.UTC(2026, 2, 1 + jour)).toISOString(),
				dateFin: new Date(Date.UTC(2026, 2, 1 + jour + duree)).toISOString(),
			}));
		const perte = fc.oneof(
			moment.map((m): Loss => ({ ...m, idFormateur: 3 })),
			moment.map((m): Loss => ({ ...m, idFormateur: 7 })),
			moment.map((m): Loss => ({ ...m, salle: 'ATEL_B' })),
			moment.map((m): Loss => ({
				dateDebut: m.dateDebut.slice(0, 10),
				dateFin: m.dateFin.slice(0, 10),
			})),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(perte, { minLength: 1, maxLength: 3 }), async (pertes) => {
				const demande = { ...base, pertes };
				const reparation = await repair(demande, contexte, unhurried, rules);
				if (!reparation.faisable) return;
				expectSound(demande, reparation, contexte, rules);
				if (reparation.objectif.autresDeplacees === 0)
					expect(reparation.movedList.every(({ touched }) => touched)).toBe(true);
				expect(await repair(demande, contexte, unhurried, rules)).toEqual(reparation);
			}),
			{ numRuns: runs * Number(process.env.PLANNING_CASES ?? 1), seed: 20261123 },
		);
	},
);
