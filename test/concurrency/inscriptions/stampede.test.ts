import { unwrap } from '../../../core/errors/refusal';
import type { Centre } from '../../../core/centre/centre';
import { changeCapacity } from '../../../core/inscriptions/changeCapacity';
import { convert } from '../../../core/inscriptions/convert';
import { enrol, enrolIn } from '../../../core/inscriptions/enrol';
import { promote } from '../../../core/inscriptions/promote';
import { withdraw, withdrawIn } from '../../../core/inscriptions/withdraw';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { transaction } from '../../../database/transaction';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import {
	addCandidats,
	addEleves,
	addSessions,
	enrolled,
	faults,
	queue,
} from '../../database/inscriptions/world';
import { meeting } from '../meet';
import { withoutLock } from './twin';

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide', { maxConnexions: 50 });
});
afterAll(async () => await base.close());

const clean = async () => expect(await faults(base)).toEqual([]);
const each = async <T>(list: T[], use: (x: T, i: number) => Promise<unknown>) =>
	await Promise.all(list.map(use));

describe.each(['read committed', 'repeatable read', 'serializable'] as const)(
	'50 clients at once, %s',
	(isolation) => {
		let centre: Centre;
		beforeAll(() => {
			centre = { ...base.centre, isolation };
		});
		afterEach(clean);

		it('share 5 places: 5 are enrolled, 45 wait in ranks without holes', async () => {
			const [idSession] = await addSessions(base, [5]);
			const eleves = await addEleves(base, 50);
			const issues = await each(eleves, async (idEleve) =>
				unwrap((await enrol(centre, [{ idSession, idEleve }]))[0]),
			);
			expect(issues).toHaveLength(50);
			expect([
				(await enrolled(base, idSession)).length,
				(await queue(base, idSession)).length,
			]).toEqual([5, 45]);
		});

		it('who all wait have each a rank of their own', async () => {
			const [idSession] = await addSessions(base, [5]);
			const candidats = await addCandidats(base, 50);
			const issues = await Promise.all(
				candidats.map(async (idCandidat) =>
					unwrap((await enrol(centre, [{ idSession, idCandidat }]))[0]),
				),
			);
			expect(
				issues
					.map(({ inscription }) => inscription.positionAttente)
					.sort((a, b) => Number(a) - Number(b)),
			).toEqual(candidats.map((_, i) => i + 1));
		});

		it('who ask for the same person get one inscription', async () => {
			const [idSession] = await addSessions(base, [5]);
			const [idEleve] = await addEleves(base, 1);
			const issues = await Promise.all(
				Array.from({ length: 50 }, async () =>
					unwrap((await enrol(centre, [{ idSession, idEleve }]))[0]),
				),
			);
			expect(new Set(issues.map(({ inscription }) => inscription.idInscription)).size).toBe(1);
			expect(issues.filter(({ dejaInscrit }) => !dejaInscrit)).toHaveLength(1);
		});

		it('leave and come: each freed place goes to one person, once, although everybody asks twice', async () => {
			const [idSession] = await addSessions(base, [12]);
			const eleves = await addEleves(base, 40);
			await enrol(
				centre,
				eleves.slice(0, 25).map((idEleve) => ({ idSession, idEleve })),
			);
			const leavers = [...eleves.slice(0, 12), ...eleves.slice(0, 12)];
			const [promotions] = await Promise.all([
				Promise.all(
					leavers.map(
						async (idEleve) =>
							unwrap((await withdraw(centre, [{ idSession, idEleve }]))[0]).promotion?.idEleve ??
							null,
					),
				),
				each(eleves.slice(25), async (idEleve) => await enrol(centre, [{ idSession, idEleve }])),
			]);
			expect(promotions.slice(0, 12)).toEqual(promotions.slice(12));
			expect(new Set(promotions).size).toBe(12);
			expect(
				await base.sql(
					`select count(*)::int as n from sessions_planning.evenement where id_session = $1 and action = 'PROMOTION_ATTENTE'`,
					[idSession],
				),
			).toEqual([{ n: 12 }]);
			expect([
				(await enrolled(base, idSession)).length,
				(await queue(base, idSession)).length,
			]).toEqual([12, 16]);
		});

		it('cross over two sessions in opposite order, with conversions, promotions, capacities and a cancellation', async () => {
			const [a, b] = await addSessions(base, [6, 6]);
			const eleves = await addEleves(base, 40);
			const candidats = await addCandidats(base, 8);
			await enrol(
				centre,
				candidats.flatMap((idCandidat) => [
					{ idSession: a, idCandidat },
					{ idSession: b, idCandidat },
				]),
			);
			await Promise.all([
				each(
					eleves.slice(0, 20),
					async (idEleve, i) =>
						await enrol(
							centre,
							(i % 2 ? [a, b] : [b, a]).map((idSession) => ({ idSession, idEleve })),
						),
				),
				each(
					candidats,
					async (idCandidat, i) => await convert(centre, [{ idCandidat, idEleve: eleves[20 + i] }]),
				),
				each(
					eleves.slice(0, 10),
					async (idEleve, i) =>
						await withdraw(
							centre,
							(i % 2 ? [a, b] : [b, a]).map((idSession) => ({ idSession, idEleve })),
						),
				),
				each(
					[7, 8, 9],
					async (capaciteMax) =>
						await changeCapacity(centre, [
							{ idSession: a, capaciteMax },
							{ idSession: b, capaciteMax },
						]),
				),
				each([a, b], async (idSession) => await promote(centre, [{ idSession }])),
			]);
			// The last capacity may be smaller than an earlier one, which had filled its places.
			expect((await faults(base)).filter((fault) => !fault.startsWith('G1'))).toEqual([]);
			await base.sql('update sessions set capacite_max = 40 where id_session = any ($1)', [[a, b]]);
			await Promise.all([
				cancelSession(centre, [{ idSession: a }]),
				cancelSession(centre, [{ idSession: b }]),
				each(
					eleves.slice(30),
					async (idEleve) =>
						await enrol(centre, [
							{ idSession: b, idEleve },
							{ idSession: a, idEleve },
						]),
				),
			]);
			expect([...(await enrolled(base, a)), ...(await enrolled(base, b))]).toEqual([]);
			await base.sql(`delete from inscription_session; delete from sessions`);
		});
	},
);

describe('the same without the lock', () => {
	it('sells 5 places 20 times', async () => {
		const [idSession] = await addSessions(base, [5]);
		const eleves = await addEleves(base, 20);
		const meet = meeting(20);
		await each(
			eleves,
			async (idEleve) =>
				await transaction(
					base.base,
					async (cx) => await enrolIn(withoutLock(cx, meet), base.centre, [{ idSession, idEleve }]),
				),
		);
		expect(await enrolled(base, idSession)).toHaveLength(20);
		expect(await faults(base)).toContain(`G1 session ${idSession}`);
		await base.sql('delete from inscription_session');
	});

	it('gives two freed places to one person', async () => {
		const [idSession] = await addSessions(base, [2]);
		const eleves = await addEleves(base, 4);
		await enrol(
			base.centre,
			eleves.map((idEleve) => ({ idSession, idEleve })),
		);
		const meet = meeting(2);
		const promotedOnes = await Promise.all(
			eleves
				.slice(0, 2)
				.map(
					async (idEleve) =>
						await transaction(
							base.base,
							async (cx) =>
								unwrap(
									(
										await withdrawIn(withoutLock(cx, meet), base.centre, [{ idSession, idEleve }])
									)[0],
								).promotion?.idEleve,
						),
				),
		);
		expect(promotedOnes).toEqual([eleves[2], eleves[2]]);
		expect(await enrolled(base, idSession)).toHaveLength(1);
	});
});
