import { leaseOf } from '../../../core/evenements/claim';
import { openTestDatabase, type TestDatabase } from '../harness';
import { makeSession, post } from './world';

let base: TestDatabase;
let idSession: number;
let now = 0;
beforeAll(async () => {
	base = await openTestDatabase('vide');
	({ idSession } = await makeSession(base));
	jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterAll(async () => {
	jest.restoreAllMocks();
	await base.close();
});

const BAIL = 45;
const held = async () => {
	const { prise } = await post(base, 'SESSION_CREATED', idSession, {}, undefined, BAIL);
	return prise!;
};

describe('leaseOf', () => {
	it('asks the database when a third of the lease is over, and not before', async () => {
		const lease = leaseOf(base.centre, [await held()], BAIL);
		const asked = async (at: number) => {
			now = at;
			const before = base.base.queries;
			await lease();
			return base.base.queries - before;
		};

		expect(await asked(1_000)).toBe(1);
		expect(await asked(15_900)).toBe(0);
		expect(await asked(16_100)).toBe(1);
		expect(await asked(16_200)).toBe(0);
	});

	it('prolongs it in time, and tells when another worker has taken over', async () => {
		const [kept, lost] = [await held(), await held()];
		const lease = leaseOf(base.centre, [kept, lost], BAIL);
		now = 100_000;
		expect(await lease()).toEqual(new Set([kept.idEvenement, lost.idEvenement]));
		await base.sql(
			'update sessions_planning.evenement set bail_jusqua = now() where id_evenement = $1',
			[kept.idEvenement],
		);
		await base.sql(
			'update sessions_planning.evenement set jeton = gen_random_uuid() where id_evenement = $1',
			[lost.idEvenement],
		);

		now += (BAIL * 1000) / 3;
		expect(await lease()).toEqual(new Set([kept.idEvenement]));
		const [{ left }] = await base.sql(
			'select extract(epoch from bail_jusqua - now())::int as left from sessions_planning.evenement where id_evenement = $1',
			[kept.idEvenement],
		);
		expect(left).toBeGreaterThan(BAIL - 10);
	});
});
