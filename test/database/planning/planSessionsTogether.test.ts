import {
	planSession,
	type PlannedSession,
	type PlanSessionRequest,
} from '../../../core/planning/planSession';
import { planSessionsTogether } from '../../../core/planning/planSessionsTogether';
import { stopSolver } from '../../../core/planning/solve/solver';
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
	dureeHeures: 8,
	dateDebut: '2027-03-01',
	dateFin: '2027-04-30',
	joursActifs: ['SAMEDI'],
};
/** Only the first Saturday, which a flexible request that came first would take. */
const tight = { ...samedis, dateFin: '2027-03-06' };
const never = { ...samedis, dureeHeures: 40, dateFin: '2027-03-06' };
const count = async (table: string) =>
	(await base.sql<{ n: number }>(`select count(*)::int n from ${table}`))[0].n;
const together = planSessionsTogether;

test('what one after another would not hold is created together, and told', async () => {
	const { sessions, ensemble } = await together(base.centre, {
		demandes: [{ ...samedis, demandePar: 'Anne' }, tight],
	});
	expect(sessions.map((one) => one.ok && one.value.session.dateDebut)).toEqual([
		'2027-03-13T08:00:00+01:00',
		'2027-03-06T08:00:00+01:00',
	]);
	expect(ensemble).toMatchObject({
		demandes: 2,
		creees: 2,
		objectif: { placees: 2, joursDeRetard: 7 },
		borne: { placees: 2, joursDeRetard: 0 },
	});
	expect(await base.sql("select notes->>'demandePar' par from sessions order by 1")).toEqual([
		{ par: 'Anne' },
		{ par: null },
	]);
	const told = await base.sql<{ action: string }>('select action from sessions_planning.evenement');
	expect(told.map(({ action }) => action)).toEqual(['SESSION_CREATED', 'SESSION_CREATED']);
});

test('all or none: one without a plan keeps the others back, and each is told which', async () => {
	const { sessions, ensemble } = await together(base.centre, { demandes: [samedis, never, tight] });
	expect(ensemble).toMatchObject({ demandes: 3, creees: 0, objectif: { placees: 2 } });
	expect(sessions.map((one) => !one.ok && one.faults[0].code)).toEqual([
		'ENSEMBLE_INCOMPLET',
		'PLAN_IMPOSSIBLE',
		'ENSEMBLE_INCOMPLET',
	]);
	expect(sessions[0]).toMatchObject({ details: { sansPlan: [1] } });
	expect(sessions[1]).toMatchObject({ details: { plan: { heuresPlacables: 0 } } });
	expect(await count('sessions')).toBe(0);
});

test('those that fit: bad and impossible requests are told, and stop no other', async () => {
	const { sessions, ensemble } = await together(base.centre, {
		demandes: [
			samedis,
			never,
			{ ...samedis, formation: 'RIEN' },
			{ ...samedis, dureeHeures: -1 },
			tight,
			null as never,
			undefined as never,
		],
		creer: 'CELLES_QUI_TIENNENT',
	});
	expect(sessions.map(({ ok }) => ok)).toEqual([true, false, false, false, true, false, false]);
	expect(sessions[2]).toMatchObject({
		faults: [{ path: 'formation', code: 'FORMATION_INCONNUE' }],
	});
	expect(sessions[3]).toMatchObject({ faults: [{ path: 'dureeHeures' }] });
	for (const none of sessions.slice(5))
		expect(none).toMatchObject({ faults: [{ path: '', code: 'CHAMP_INVALIDE' }] });
	expect(ensemble).toMatchObject({ demandes: 7, creees: 2 });
	expect(await count('sessions')).toBe(2);
});

test('a preview answers the same without keys and writes nothing', async () => {
	const demandes = [samedis, tight, never];
	const before = await together(base.centre, { demandes, previsualiser: true });
	expect(await count('sessions')).toBe(0);
	expect(before.sessions[0]).toMatchObject({ ok: true, value: { previsualisation: true } });
	expect(before.ensemble.creees).toBe(2);
	const done = await together(base.centre, { demandes, creer: 'CELLES_QUI_TIENNENT' });
	const daysOf = ({ seances }: PlannedSession) => seances.map(({ dateDebut }) => dateDebut);
	const days = ({ sessions }: typeof done) => sessions.map((one) => one.ok && daysOf(one.value));
	expect(days(done)).toEqual(days(before));
});

test('with a key it is done once; what created nothing is not remembered', async () => {
	const request = { demandes: [samedis, tight], cleIdempotence: 'année' };
	const first = await together(base.centre, request);
	expect(await together(base.centre, request)).toEqual(first);
	expect(await count('sessions')).toBe(2);
	const vain = { demandes: [samedis, never], cleIdempotence: 'vaine' };
	expect((await together(base.centre, vain)).ensemble.creees).toBe(0);
	expect(await base.sql("select 1 from sessions_planning.idempotence where cle = 'vaine'")).toEqual(
		[],
	);
});

test.each([
	[{ demandes: [] }, 'demandes'],
	[{ demandes: Array(201).fill(samedis) }, 'demandes'],
	[{ demandes: [samedis], creer: 'TOUT' as never }, 'creer'],
])('a list that can’t be is refused (%#)', async (request, path) => {
	await expect(together(base.centre, request)).rejects.toMatchObject({ faults: [{ path }] });
});

test('the statements do not grow with the list', async () => {
	const statements = async (demandes: PlanSessionRequest[]) => {
		const before = base.base.queries;
		const { ensemble } = await together(base.centre, { demandes });
		expect(ensemble.creees).toBe(demandes.length);
		return base.base.queries - before;
	};
	const bijou = { ...samedis, formation: 'INIT_BJ' };
	const one = await statements([samedis]);
	expect(await statements([samedis, samedis, samedis, bijou, bijou])).toBe(one);
	expect(one).toBe(10);
});

test('beside what is there already', async () => {
	await planSession(base.centre, tight);
	const { sessions } = await together(base.centre, {
		demandes: [samedis, tight],
		creer: 'CELLES_QUI_TIENNENT',
	});
	expect(sessions.map(({ ok }) => ok)).toEqual([true, false]);
});

describe('where the place of one is taken at every try', () => {
	const bijou = { ...samedis, formation: 'INIT_BJ' };
	/** After each reading, past all locks, the Saturday is taken that the plan will have chosen. */
	const robbed = async <T>(work: () => Promise<T>): Promise<T> => {
		const { base: pool } = base.centre;
		const real = pool.withConnection.bind(pool);
		let calls = 0;
		const spied = jest.spyOn(pool, 'withConnection').mockImplementation(async (job) => {
			const read = await real(job);
			// A writing follows each reading.
			if (calls++ % 2 === 1) return read;
			await base.sql(
				`insert into reservation_salle (id_salle, date_debut, date_fin)
				select s.id_salle, d.jour, d.jour + interval '1 day'
				from salles s
				cross join (select timestamp '2027-03-06' + $1::int * interval '7 days') d (jour)
				where 'INIT_SERTI' = any (s.formations_compatibles)`,
				[(calls - 1) / 2],
			);
			return read;
		});
		try {
			return await work();
		} finally {
			spied.mockRestore();
		}
	};

	test('the others are created where those that fit are asked for, and it is told why it is not', async () => {
		const { sessions, ensemble } = await robbed(() =>
			together(base.centre, { demandes: [samedis, bijou], creer: 'CELLES_QUI_TIENNENT' }),
		);
		expect(sessions.map(({ ok }) => ok)).toEqual([false, true]);
		expect(sessions[0]).toMatchObject({
			faults: [{ code: 'SALLE_OCCUPEE' }, {}],
			details: { conflits: [{}, {}] },
		});
		expect(sessions[1]).toMatchObject({ value: { session: { formation: 'INIT_BJ' } } });
		expect(ensemble).toMatchObject({ demandes: 2, creees: 1 });
		expect(await base.sql('select id_session from sessions')).toHaveLength(1);
	});

	test('none is created where all are asked for, and each is told which', async () => {
		const { sessions, ensemble } = await robbed(() =>
			together(base.centre, { demandes: [samedis, bijou] }),
		);
		expect(sessions.map((one) => !one.ok && one.faults[0].code)).toEqual([
			'SALLE_OCCUPEE',
			'ENSEMBLE_INCOMPLET',
		]);
		expect(sessions[1]).toMatchObject({ details: { sansPlan: [0] } });
		expect(ensemble.creees).toBe(0);
		expect(await count('sessions')).toBe(0);
	});
});

test('days that are over are left out of each window, in the preview as in what is created', async () => {
	base.centre.now = () => new Date('2027-03-06T18:00:00+01:00');
	const demandes = [samedis, { ...samedis, dateFin: '2027-03-13' }];
	const daysOf = async (previsualiser: boolean) => {
		const { sessions } = await together(base.centre, { demandes, previsualiser });
		return sessions.map((one) => one.ok && one.value.session.dateDebut.slice(0, 10));
	};
	expect(await daysOf(true)).toEqual(['2027-03-20', '2027-03-13']);
	base.centre.now = () => new Date('2027-03-06T18:01:00+01:00');
	expect(await daysOf(false)).toEqual(['2027-03-20', '2027-03-13']);
});
