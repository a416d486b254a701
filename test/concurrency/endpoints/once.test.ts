import { openTestDatabase, type TestDatabase } from '../../database/harness';
import { fingerprint } from '../../../core/idempotence/fingerprint';
import { once } from '../../../core/idempotence/once';
import { refuse } from '../../../core/errors/refusal';
import type { Executor } from '../../../database/sql';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('vide', { maxConnexions: 12 });
	await t.sql('create table trace (n int); grant insert on trace to nodes');
});
afterAll(() => t.close());

/** A change that leaves a trace each time it is carried out, slow enough to overlap. */
const leaveTrace = (cle: number) => async (cx: Executor) => {
	await cx.execute('', 'insert into trace values ($1)', [cle]);
	await cx.execute('', 'select pg_sleep(0.05)', []);
	return { statut: 201, corps: { cle, drawnBy: Math.random() } };
};
const traces = async (cle: number) =>
	(await t.sql<{ n: number }>('select count(*)::int as n from trace where n = $1', [cle]))[0].n;
const ten = <T>(job: () => Promise<T>) => Promise.all(Array.from({ length: 10 }, job));
const demande = (cle: string, corps: unknown = {}) => ({
	portee: 'essai',
	cle,
	empreinte: fingerprint(corps),
});

test('ten at the same time with one key: one change, one answer', async () => {
	const reponses = await ten(() => once(t.centre, demande('a'), leaveTrace(1)));
	expect(await traces(1)).toBe(1);
	expect(
		new Set(reponses.map(({ corps }) => JSON.stringify(Object.entries(corps).sort()))).size,
	).toBe(1);
	expect(reponses.filter(({ replayed }) => !replayed)).toHaveLength(1);
	expect(reponses.every(({ statut }) => statut === 201)).toBe(true);
});

test('the same ten without a key are ten changes: the key is what holds them back', async () => {
	await ten(() => once(t.centre, { ...demande(''), cle: undefined }, leaveTrace(2)));
	expect(await traces(2)).toBe(10);
});

test('the same key with another body is refused and changes nothing', async () => {
	await once(t.centre, demande('b', { x: 1, y: 2 }), leaveTrace(3));
	await expect(once(t.centre, demande('b', { x: 2 }), leaveTrace(3))).rejects.toMatchObject({
		faults: [{ code: 'CLE_REUTILISEE' }],
	});
	expect(await once(t.centre, demande('b', { y: 2, x: 1 }), leaveTrace(3))).toMatchObject({
		replayed: true,
	});
	expect(await traces(3)).toBe(1);
});

test('the same key for another kind of request is another key', async () => {
	await once(t.centre, demande('c'), leaveTrace(4));
	await once(t.centre, { ...demande('c'), portee: 'autre' }, leaveTrace(4));
	expect(await traces(4)).toBe(2);
});

test('a refusal is not remembered: asked again, the request is judged anew', async () => {
	const refused = once(t.centre, demande('d'), async (cx) => {
		await leaveTrace(5)(cx);
		throw refuse('SESSION_FERMEE', '', 'fermée');
	});
	await expect(refused).rejects.toMatchObject({ faults: [{ code: 'SESSION_FERMEE' }] });
	expect(await traces(5)).toBe(0);
	expect(await t.sql("select from sessions_planning.idempotence where cle = 'd'")).toHaveLength(0);
	expect(await once(t.centre, demande('d'), leaveTrace(5))).toMatchObject({
		statut: 201,
		replayed: false,
	});
});

test('who waits behind one that is refused does the work', async () => {
	let first = true;
	const issues = await Promise.allSettled(
		Array.from({ length: 10 }, () =>
			once(t.centre, demande('e'), async (cx) => {
				const reponse = await leaveTrace(6)(cx);
				if (!first) return reponse;
				first = false;
				throw refuse('SESSION_FERMEE', '', 'fermée');
			}),
		),
	);
	expect(issues.filter(({ status }) => status === 'rejected')).toHaveLength(1);
	expect(await traces(6)).toBe(1);
});

test('a key costs two statements, a repeated one adds a single one', async () => {
	const count = async (job: () => Promise<unknown>) => {
		const avant = t.base.queries;
		await job();
		return t.base.queries - avant - 2; // begin, commit
	};
	const rien = async () => ({ statut: 200, corps: {} });
	expect(await count(() => once(t.centre, demande('f'), rien))).toBe(2);
	expect(await count(() => once(t.centre, demande('f'), rien))).toBe(1);
});
