import { planSession } from '../../../core/planning/planSession';
import { planSessionsTogether } from '../../../core/planning/planSessionsTogether';
import { stopSolver } from '../../../core/planning/solve/solver';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import { someoneWaits } from '../meet';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
	base.centre.now = () => new Date('2027-01-04T08:00:00+01:00');
});
afterEach(async () => await base.close());
afterAll(stopSolver);

const samedis = {
	formation: 'INIT_SERTI',
	dureeHeures: 16,
	dateDebut: '2027-03-01',
	dateFin: '2027-12-31',
	joursActifs: ['SAMEDI' as const],
};

/**
 * Every one of them would take the first Saturdays of the one room: the first has them, the others
 * plan anew.
 */
test('courses planned at the same moment for one room all find their place', async () => {
	const createdOnes = await Promise.all(
		Array.from({ length: 4 }, () => planSession(base.centre, samedis)),
	);
	const seances = createdOnes.flatMap((created) => created.seances);
	const debuts = seances.map(({ dateDebut }) => dateDebut).sort();
	expect(new Set(debuts).size).toBe(16);
	expect(debuts[0]).toBe('2027-03-06T08:00:00+01:00');
	expect(createdOnes.every(({ plan }) => plan.prouveOptimal)).toBe(true);
	expect((await base.sql<{ n: number }>('select count(*)::int n from sessions'))[0].n).toBe(4);
});

test('a slot that direct SQL takes while we write leads to a new plan, not to an error', async () => {
	await base.sql('begin');
	await base.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin, statut)
		select id_salle, '2027-03-06 07:00', '2027-03-06 11:00', 'ACTIVE'
		from salles
		where code = 'ATEL_B'`,
	);
	const inProgress = planSession(base.centre, { ...samedis, dureeHeures: 8 });
	await someoneWaits(base);
	await base.sql('commit');
	const { seances } = await inProgress;
	expect(seances.map(({ dateDebut }) => dateDebut)).toEqual([
		'2027-03-06T14:00:00+01:00',
		'2027-03-13T08:00:00+01:00',
	]);
});

test('lists planned at the same moment all find their place, none twice', async () => {
	const list = { demandes: [samedis, { ...samedis, dureeHeures: 8 }, samedis] };
	const all = await Promise.all([1, 2, 3].map(() => planSessionsTogether(base.centre, list)));
	expect(all.map(({ ensemble }) => ensemble.creees)).toEqual([3, 3, 3]);
	const starts = await base.sql<{ debut: string }>(
		"select date_debut debut from reservation_salle where statut = 'ACTIVE'",
	);
	expect(new Set(starts.map(({ debut }) => debut)).size).toBe(starts.length);
});

test('of a list, only what direct SQL took is planned anew', async () => {
	await base.sql('begin');
	await base.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin, statut)
		select id_salle, '2027-03-06 07:00', '2027-03-06 11:00', 'ACTIVE'
		from salles
		where code = 'ATEL_B'`,
	);
	const inProgress = planSessionsTogether(base.centre, {
		demandes: [
			{ ...samedis, dureeHeures: 8 },
			{ ...samedis, dureeHeures: 8, formation: 'INIT_BJ' },
		],
	});
	await someoneWaits(base);
	await base.sql('commit');
	const { sessions } = await inProgress;
	expect(sessions.map((one) => one.ok && one.value.session.dateDebut)).toEqual([
		'2027-03-06T14:00:00+01:00',
		'2027-03-06T08:00:00+01:00',
	]);
});
