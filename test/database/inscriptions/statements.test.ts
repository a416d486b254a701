import { changeCapacity } from '../../../core/inscriptions/changeCapacity';
import { convert } from '../../../core/inscriptions/convert';
import { enrol } from '../../../core/inscriptions/enrol';
import { fillPlaces } from '../../../core/inscriptions/fillPlaces';
import { promote } from '../../../core/inscriptions/promote';
import { rerank } from '../../../core/inscriptions/rerank';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { confirmSession } from '../../../core/sessions/confirmSession';
import { openTestDatabase, type TestDatabase } from '../harness';
import {
	addCandidats,
	addEleves,
	addSessions,
	countRoundTrips,
	enrolled,
	everyoneIn,
	faults,
} from './world';

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => expect(await faults(base)).toEqual([]));
afterAll(async () => await base.close());

const count = async (job: () => Promise<unknown>) => await countRoundTrips(base, job);

/** `n` sessions of one place, each with one enrolled and two who wait: their élèves by session. */
async function manySessions(n: number) {
	const sessions = await addSessions(
		base,
		Array.from({ length: n }, () => 1),
	);
	const eleves = await addEleves(base, 3);
	await enrol(base.centre, everyoneIn(sessions, eleves));
	return { sessions, eleves };
}

/**
 * Statements and round trips of each use case, begin and commit included: the same for one request
 * as for a thousand.
 */
describe('statements', () => {
	it('enrol: 9 in two round trips for one person, for a thousand on one session, for a thousand on a hundred', async () => {
		const [un, thousand] = await addSessions(base, [1, 300]);
		const eleves = await addEleves(base, 1000);
		expect(await count(() => enrol(base.centre, [{ idSession: un, idEleve: eleves[0] }]))).toBe(
			'9 in 2',
		);
		expect(
			await count(() =>
				enrol(
					base.centre,
					eleves.map((idEleve) => ({ idSession: thousand, idEleve })),
				),
			),
		).toBe('9 in 2');
		expect(await enrolled(base, thousand)).toHaveLength(300);
		const cent = await addSessions(
			base,
			Array.from({ length: 100 }, () => 5),
		);
		expect(
			await count(() =>
				enrol(
					base.centre,
					eleves.map((idEleve, i) => ({ idSession: cent[i % 100], idEleve })),
				),
			),
		).toBe('9 in 2');
		expect(
			await count(() =>
				enrol(
					base.centre,
					eleves.map((idEleve) => ({ idSession: thousand, idEleve })),
				),
			),
		).toBe('6 in 2');
		expect(await count(() => enrol(base.centre, [{ idSession: un }]))).toBe('0 in 0');
	});

	it('withdraw with its promotion: 10 in three for one person, and for a thousand sessions', async () => {
		const un = await manySessions(1);
		const thousand = await manySessions(1000);
		expect(
			await count(() =>
				withdraw(base.centre, [{ idSession: un.sessions[0], idEleve: un.eleves[0] }]),
			),
		).toBe('10 in 3');
		expect(
			await count(() =>
				withdraw(
					base.centre,
					thousand.sessions.map((idSession) => ({ idSession, idEleve: thousand.eleves[0] })),
				),
			),
		).toBe('10 in 3');
		expect(
			await base.sql(
				`select count(*)::int as n from sessions_planning.evenement where action = 'PROMOTION_ATTENTE'`,
			),
		).toEqual([{ n: 1001 }]);
	});

	it.each([1, 20, 500])('promoting %d people takes no more than promoting one', async (n) => {
		const [a, b, c] = await addSessions(base, [0, 0, 0]);
		const eleves = await addEleves(base, n + 5);
		await enrol(base.centre, everyoneIn([a, b, c], eleves));
		expect(await count(() => changeCapacity(base.centre, [{ idSession: a, capaciteMax: n }]))).toBe(
			'11 in 3',
		);
		expect(await enrolled(base, a)).toHaveLength(n);
		await base.sql('update sessions set capacite_max = $1 where id_session = any ($2)', [
			n,
			[b, c],
		]);
		expect(await count(() => fillPlaces(base.centre, [{ idSession: b }]))).toBe('9 in 3');
		expect(
			await count(() =>
				promote(
					base.centre,
					Array.from({ length: n }, () => ({ idSession: c })),
				),
			),
		).toBe('9 in 3');
		expect([(await enrolled(base, b)).length, (await enrolled(base, c)).length]).toEqual([n, n]);
	});

	it('convert and rerank: the same for one queue and for a hundred', async () => {
		const [un, ...cent] = await addSessions(
			base,
			Array.from({ length: 101 }, () => 0),
		);
		const candidats = await addCandidats(base, 2);
		const eleves = await addEleves(base, 2);
		await enrol(base.centre, [
			{ idSession: un, idCandidat: candidats[0] },
			...cent.map((idSession) => ({ idSession, idCandidat: candidats[1] })),
		]);
		const one = await count(() =>
			convert(base.centre, [{ idCandidat: candidats[0], idEleve: eleves[0] }]),
		);
		const hundred = await count(() =>
			convert(base.centre, [{ idCandidat: candidats[1], idEleve: eleves[1] }]),
		);
		expect([one, hundred]).toEqual(['13 in 5', '13 in 5']);
		expect([
			await count(() => rerank(base.centre, [{ idSession: un }])),
			await count(() =>
				rerank(
					base.centre,
					cent.map((idSession) => ({ idSession })),
				),
			),
		]).toEqual(['6 in 3', '6 in 3']);
		// Where both held a place, the heads of these queues are read as well: at once.
		const twice = cent.flatMap((idSession) => [
			{ idSession, idCandidat: candidats[0], forcee: true },
			{ idSession, idEleve: eleves[0], forcee: true },
		]);
		await base.sql('update sessions set capacite_max = 2 where id_session = any ($1)', [cent]);
		await enrol(base.centre, twice);
		const freed = await count(() =>
			convert(base.centre, [{ idCandidat: candidats[0], idEleve: eleves[0] }]),
		);
		expect(freed).toBe('15 in 6');
		expect(await enrolled(base, cent[99])).toEqual([eleves[1], eleves[0]].map((id) => `e${id}`));
	});

	it('cancel and confirm: the same for one person and for a hundred', async () => {
		const sessions = await addSessions(base, [1, 100, 1]);
		const eleves = await addEleves(base, 100);
		await enrol(base.centre, [
			{ idSession: sessions[0], idEleve: eleves[0] },
			...eleves.map((idEleve) => ({ idSession: sessions[1], idEleve })),
		]);
		const both = async (verb: typeof confirmSession | typeof cancelSession) => [
			await count(() => verb(base.centre, [{ idSession: sessions[0] }])),
			await count(() => verb(base.centre, [{ idSession: sessions[1] }])),
		];
		expect(await both(confirmSession)).toEqual(['10 in 8', '10 in 8']);
		expect(await both(cancelSession)).toEqual(['15 in 12', '15 in 12']);
	});
});
