import { Client } from 'pg';

import { bookRooms } from '../../../core/salles/bookRooms';
import { moveBookings } from '../../../core/salles/moveBookings';
import { createSession } from '../../../core/sessions/createSession';
import { moveSession } from '../../../core/sessions/moveSession';
import { Refusal } from '../../../core/errors/refusal';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import { meeting, someoneWaits } from '../meet';
import { bookWithoutLock, dropConstraints, overlaps } from './twin';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide', { maxConnexions: 40 });
});
afterEach(async () => await base.close());

const matin = { dateDebut: '2038-06-02T08:00', dateFin: '2038-06-02T12:00' };
const debut = new Date('2038-06-02T06:00:00Z');
const fin = new Date('2038-06-02T10:00:00Z');

/** Runs all at once; what is refused must be a refusal, with these codes alone. */
async function storm(works: Array<() => Promise<unknown>>, codes: string[]): Promise<number> {
	const issues = await Promise.allSettled(works.map((job) => job()));
	const refused = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []));
	for (const error of refused) {
		if (!(error instanceof Refusal)) throw error;
		expect(codes).toEqual(expect.arrayContaining(error.faults.map(({ code }) => code)));
	}
	return issues.length - refused.length;
}

const book = (salle: string, isolation?: 'repeatable read' | 'serializable') => async () => {
	const [issue] = await bookRooms({ ...base.centre, isolation }, [{ salle, ...matin }]);
	if (!issue.ok) throw new Refusal(issue.faults, issue.details);
};

async function crm(text: string): Promise<'ok' | string> {
	const client = new Client({ connectionString: base.url });
	await client.connect();
	try {
		await client.query(text);
		return 'ok';
	} catch (error) {
		return (error as { code: string }).code;
	} finally {
		await client.end();
	}
}

describe.each(['read committed', 'repeatable read', 'serializable'] as const)(
	'at %s',
	(isolation) => {
		it('gives one slot to one of forty clients', async () => {
			expect(
				await storm(
					Array.from({ length: 40 }, () => book('REUNION', isolation as 'serializable')),
					['SALLE_OCCUPEE'],
				),
			).toBe(1);
			expect(await overlaps(base)).toBe(0);
		});

		it('gives the ateliers to TOUS_ATEL or to themselves, never both', async () => {
			const rooms = [
				'ATEL_A',
				'TOUS_ATEL',
				'ATEL_B',
				'ATEL_C',
				'TOUS_ATEL',
				'ATEL_POL',
				'ATEL_TAIL',
				'TOUS_ATEL',
			];
			const taken = await storm(
				Array.from({ length: 32 }, (_, i) =>
					book(rooms[i % rooms.length], isolation as 'serializable'),
				),
				['SALLE_OCCUPEE'],
			);
			expect([1, 5]).toContain(taken);
			expect(await overlaps(base)).toBe(0);
		});
	},
);

describe('sessions', () => {
	it('put no trainer in two places when two sessions cross', async () => {
		const create = (salles: string[], formateurs: number[]) => () =>
			createSession(base.centre, {
				formation: 'CAP_BJ',
				creneaux: salles.map((salle, i) => ({
					dateDebut: `2038-06-0${2 + i}T08:00`,
					dateFin: `2038-06-0${2 + i}T12:00`,
					salle,
					formateurId: formateurs[i],
				})),
			});
		const works = Array.from({ length: 10 }, () => [
			create(['ATEL_A', 'ATEL_B'], [1, 2]),
			create(['ATEL_B', 'ATEL_A'], [2, 1]),
			create(['ATEL_C', 'ATEL_C'], [1, 2]),
		]).flat();
		const created = await storm(works, ['SALLE_OCCUPEE', 'FORMATEUR_OCCUPE']);
		expect(created).toBeGreaterThanOrEqual(1);
		expect(await overlaps(base)).toBe(0);
		expect(
			(await base.sql('select count(*)::int as n from sessions_planning.evenement'))[0].n,
		).toBe(created);
		expect((await base.sql('select count(*)::int as n from sessions'))[0].n).toBe(created);
	});

	it('get different rooms and trainers when both are left open', async () => {
		const created = await storm(
			Array.from(
				{ length: 12 },
				() => () =>
					createSession(base.centre, { formation: 'CAP_BJ', capaciteMax: 6, creneaux: [matin] }),
			),
			['FORMATEUR_INTROUVABLE', 'SALLE_INTROUVABLE'],
		);
		expect(created).toBe(3);
		expect(await overlaps(base)).toBe(0);
	});

	it('move, and are booked against, without an overlap and without a deadlock that is seen', async () => {
		for (let i = 0; i < 3; i += 1)
			await createSession(base.centre, {
				formation: 'INIT_SERTI',
				salle: 'ATEL_B',
				formateurId: 1,
				creneaux: [{ dateDebut: `2038-06-1${i}T08:00`, dateFin: `2038-06-1${i}T12:00` }],
			});
		const works = Array.from({ length: 30 }, (_, i) => async () => {
			if (i % 3 === 2) {
				const [issue] = await moveBookings(base.centre, [
					{ idReservation: (i % 3) + 1, dateDebut: `2038-06-1${i % 4}T08:00` },
				]);
				if (!issue.ok) throw new Refusal(issue.faults);
			} else
				await moveSession(base.centre, {
					idSession: (i % 3) + 1,
					dateDebut: `2038-06-1${i % 5}T08:00`,
				});
		});
		await storm(works, ['SALLE_OCCUPEE', 'FORMATEUR_OCCUPE']);
		expect(await overlaps(base)).toBe(0);
		expect(
			await base.sql(
				`select s.id_session from sessions s join reservation_salle r using (id_session) where s.date_debut <> r.date_debut`,
			),
		).toEqual([]);
	});

	it('carry out a repeated key once, at the same time too', async () => {
		const answers = await Promise.all(
			Array.from({ length: 20 }, () =>
				createSession(base.centre, {
					formation: 'INIT_SERTI',
					salle: 'ATEL_B',
					creneaux: [matin],
					cleIdempotence: 'k',
				}),
			),
		);
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect((await base.sql('select count(*)::int as n from sessions'))[0].n).toBe(1);
	});
});

describe('the CRM with its own SQL', () => {
	it('can not book twice, and our refusal is in words though it came from the database', async () => {
		const sql = `insert into reservation_salle (id_salle, date_debut, date_fin) values (9, '2038-06-02 06:00', '2038-06-02 10:00')`;
		const [ours, theirs] = await Promise.all([
			storm(
				Array.from({ length: 15 }, () => book('ATEL_A')),
				['SALLE_OCCUPEE'],
			),
			Promise.all(Array.from({ length: 15 }, () => crm(sql))),
		]);
		expect(ours + theirs.filter((code) => code === 'ok').length).toBe(1);
		const refused = theirs.filter((code) => code !== 'ok');
		expect(refused.every((code) => code === '23P01')).toBe(true);
		expect(await overlaps(base)).toBe(0);
	});

	it('holds a slot uncommitted past our check: we wait, and then name it', async () => {
		const client = new Client({ connectionString: base.url });
		await client.connect();
		await client.query(
			`begin;
			insert into reservation_salle (id_salle, date_debut, date_fin, motif)
			values (8, '2038-06-02 06:00', '2038-06-02 10:00', 'CRM')`,
		);
		const refus = bookRooms(base.centre, [{ salle: 'REUNION', ...matin }]);
		await someoneWaits(base);
		await client.query('commit');
		await client.end();
		expect(await refus).toMatchObject([
			{
				ok: false,
				faults: [
					{
						path: 'dateDebut',
						code: 'SALLE_OCCUPEE',
						message: expect.stringContaining('réservation 1 (CRM)'),
					},
				],
				details: { conflits: [{ salle: 'REUNION', avec: { idReservation: 1 } }] },
			},
		]);
	});

	it('can not put a trainer in two places by changing a session', async () => {
		for (const formateurId of [1, 2])
			await createSession(base.centre, {
				formation: 'CAP_BJ',
				salle: formateurId === 1 ? 'ATEL_A' : 'ATEL_B',
				formateurId,
				creneaux: [matin],
			});
		expect(await crm('update sessions set id_formateur = 1')).toBe('23P01');
		expect(await crm(`update reservation_salle set id_salle = 1`)).toBe('23P01');
		expect(await crm(`update sessions set id_formateur = 3 where id_session = 2`)).toBe('ok');
		expect(await overlaps(base)).toBe(0);
	});
});

describe('the twins: what happens without a guard', () => {
	it('without the constraint, the CRM books twice', async () => {
		await dropConstraints(base);
		const sql = `insert into reservation_salle (id_salle, date_debut, date_fin) values (8, '2038-06-02 06:00', '2038-06-02 10:00')`;
		await Promise.all([crm(sql), crm(sql)]);
		expect(await overlaps(base)).toBe(1);
	});

	it('without the constraint, our lock alone still gives the slot to one', async () => {
		await dropConstraints(base);
		expect(
			await storm(
				Array.from({ length: 20 }, (_, i) => book(i % 2 ? 'TOUS_ATEL' : 'ATEL_A')),
				['SALLE_OCCUPEE'],
			),
		).toBe(1);
		expect(await overlaps(base)).toBe(0);
	});

	it('without the lock and the constraint, several get it', async () => {
		await dropConstraints(base);
		const meet = meeting(10);
		const got = await Promise.all(
			Array.from({ length: 10 }, () => bookWithoutLock(base, 'REUNION', debut, fin, meet)),
		);
		expect(got.filter(Boolean)).toHaveLength(10);
		expect(await overlaps(base)).toBe(45);
	});

	it('without the lock but with the constraint, one gets it and the others an error of the database', async () => {
		const meet = meeting(10);
		const got = await Promise.allSettled(
			Array.from({ length: 10 }, () => bookWithoutLock(base, 'REUNION', debut, fin, meet)),
		);
		expect(got.filter((g) => g.status === 'fulfilled' && g.value)).toHaveLength(1);
		expect(got.flatMap((g) => (g.status === 'rejected' ? [g.reason.code] : []))).toEqual(
			Array(9).fill('23P01'),
		);
	});
});

it('a booking of no session that is released while it is moved stays released', async () => {
	const [booked] = await bookRooms(base.centre, [{ salle: 'REUNION', ...matin }]);
	if (!booked.ok) throw new Refusal(booked.faults, booked.details);
	const [{ idReservation }] = booked.value.reservations;
	const client = new Client({ connectionString: base.url });
	await client.connect();
	await client.query('begin');
	await client.query(`update reservation_salle set statut = 'ANNULEE' where id_reservation = $1`, [
		idReservation,
	]);
	const moving = moveBookings(base.centre, [{ idReservation, salle: 'INFO' }]);
	await someoneWaits(base);
	await client.query('commit');
	await client.end();

	const [moved] = await moving;
	expect(moved.ok).toBe(false);
	expect(
		await base.sql('select statut from reservation_salle where id_reservation = $1', [
			idReservation,
		]),
	).toEqual([{ statut: 'ANNULEE' }]);
});
