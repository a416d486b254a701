import { importFermetures } from '../../../core/calendar/importFermetures';
import { planSession } from '../../../core/planning/planSession';
import { createSession } from '../../../core/sessions/createSession';
import { stopSolver } from '../../../core/planning/solve/solver';
import { openTestDatabase, type TestDatabase } from '../harness';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => await base.close());
afterAll(stopSolver);

const calendar = (...events: Array<[uid: string, debut: string, fin: string]>) =>
	[
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		...events.flatMap(([uid, debut, fin]) => [
			'BEGIN:VEVENT',
			`UID:${uid}`,
			`SUMMARY:Congé ${uid}`,
			`DTSTART;VALUE=DATE:${debut}`,
			`DTEND;VALUE=DATE:${fin}`,
			'END:VEVENT',
		]),
		'END:VCALENDAR',
	].join('\r\n');
const fermetures = async () =>
	await base.sql(
		'select uid, date_debut::text d, date_fin::text f, source from sessions_planning.fermeture order by date_debut, id_fermeture',
	);

describe('importFermetures', () => {
	it('adds, follows by uid, reports what is gone and takes it away when asked; other sources stay', async () => {
		await base.sql(
			`insert into sessions_planning.fermeture (date_debut, date_fin, motif) values ('2038-01-04', '2038-01-04', 'inventaire')`,
		);
		expect(
			await importFermetures(base.centre, calendar(['zone-c', '20380208', '20380222']), {
				source: 'vacances scolaires',
			}),
		).toMatchObject({ ajoutees: [{ uid: 'zone-c' }] });
		const first = calendar(['a', '20380301', '20380306'], ['b', '20380714', '20380715']);
		expect(await importFermetures(base.centre, first)).toMatchObject({
			ajoutees: [{ uid: 'a' }, { uid: 'b' }],
			modifiees: [],
			inchangees: 0,
			absentes: [],
		});
		expect(await importFermetures(base.centre, first)).toMatchObject({
			ajoutees: [],
			modifiees: [],
			inchangees: 2,
			absentes: [],
		});
		const second = calendar(['a', '20380302', '20380306'], ['c', '20380801', '20380823']);
		expect(await importFermetures(base.centre, second)).toMatchObject({
			ajoutees: [{ uid: 'c' }],
			modifiees: [{ uid: 'a', dateDebut: '2038-03-02' }],
			absentes: [{ uid: 'b', dateDebut: '2038-07-14' }],
			retirees: false,
		});
		expect((await fermetures()).map(({ uid }) => uid)).toEqual([null, 'zone-c', 'a', 'b', 'c']);
		expect(await importFermetures(base.centre, second, { retirer: true })).toMatchObject({
			absentes: [{ uid: 'b' }],
			retirees: true,
		});
		expect((await fermetures()).map(({ uid, source }) => [uid, source])).toEqual([
			[null, 'admin'],
			['zone-c', 'vacances scolaires'],
			['a', 'agenda'],
			['c', 'agenda'],
		]);
	});

	it('takes nothing away of an event that can not be read to its end any more', async () => {
		const year = new Date().getUTCFullYear() + 1;
		const weekly = (...more: string[]) =>
			calendar(['a', `${year}0301`, `${year}0302`], ['b', `${year}0714`, `${year}0715`]).replace(
				'SUMMARY:Congé a',
				['SUMMARY:Congé a', 'RRULE:FREQ=WEEKLY;COUNT=2', ...more].join('\r\n'),
			);
		await importFermetures(base.centre, weekly());
		const kept = [`a#${year}-03-01`, `a#${year}-03-08`, 'b'];
		expect((await fermetures()).map(({ uid }) => uid)).toEqual(kept);

		const broken = weekly('RRULE:FREQ=MONTHLY;BYYEARDAY=3');
		expect(await importFermetures(base.centre, broken, { retirer: true })).toMatchObject({
			ignorees: [{ uid: 'a' }],
			absentes: [],
			retirees: false,
		});
		expect((await fermetures()).map(({ uid }) => uid)).toEqual(kept);
	});

	it('is the same when two imports run at once, and a bad file changes nothing', async () => {
		await Promise.all(
			[1, 2, 3].map(() => importFermetures(base.centre, calendar(['a', '20380301', '20380306']))),
		);
		await expect(
			importFermetures(base.centre, 'no calendar', { retirer: true }),
		).rejects.toMatchObject({ faults: [{ code: 'AGENDA_ILLISIBLE' }] });
		expect(await fermetures()).toEqual([
			{ uid: 'a', d: '2038-03-01', f: '2038-03-05', source: 'agenda' },
		]);
	});

	it('keeps the planner off these days, and names the séances that lie on them', async () => {
		const creneaux = [{ dateDebut: '2038-03-06T08:00', dateFin: '2038-03-06T12:00' }];
		await createSession(base.centre, {
			formation: 'INIT_SERTI',
			salle: 'ATEL_B',
			formateurId: 1,
			creneaux,
		} as never);
		expect(
			await importFermetures(base.centre, calendar(['a', '20380306', '20380307'])),
		).toMatchObject({ seancesTouchees: [{ idSession: 1, seances: 1 }] });
		const { seances } = await planSession(base.centre, {
			formation: 'INIT_SERTI',
			dureeHeures: 8,
			dateDebut: '2038-03-01',
			dateFin: '2038-03-31',
			joursActifs: ['SAMEDI'],
			previsualiser: true,
		});
		expect(seances[0].dateDebut).toBe('2038-03-13T08:00:00+01:00');
	});
});
