import { openCentre } from '../../../core/centre/centre';
import { answerEndpoint } from '../../../core/http/answer';
import type { EndpointName } from '../../../core/http/endpoints';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import { addEleves, addSessions, enrolled, faults, queue } from '../../database/inscriptions/world';
import { someoneWaits } from '../meet';

let t: TestDatabase;
beforeEach(async () => {
	t = await openTestDatabase('vide');
});
afterEach(async () => await t.close());

/** Each call has a centre of its own, as in a node. */
const post = async (nom: EndpointName, id: number, body: object) =>
	await answerEndpoint(openCentre(t.base, { acteur: 'crm' }), nom, {
		params: { id: String(id) },
		body,
	});
const enrol = async (id: number, eleveId: number) => await post('inscrire', id, { eleveId });
const named = (id: number) => `e${id}`;
const statuses = (answers: Array<{ statut: number }>) => answers.map(({ statut }) => statut);

it('enrols in the order of the calls, a transaction for all that wait', async () => {
	const [session] = await addSessions(t, [10]);
	const eleves = await addEleves(t, 60);

	const { queries, roundTrips } = t.base;
	const answers = await Promise.all(eleves.map((eleve) => enrol(session, eleve)));

	expect(new Set(statuses(answers))).toEqual(new Set([200]));
	const names = eleves.map(named);
	expect(await enrolled(t, session)).toEqual(names.slice(0, 10));
	expect(await queue(t, session)).toEqual(names.slice(10));
	expect(await faults(t)).toEqual([]);
	// The first goes alone, the others together: as many statements as two calls have.
	expect([t.base.queries - queries, t.base.roundTrips - roundTrips]).toEqual([18, 4]);
});

it('shares a transaction among sessions, too', async () => {
	const sessions = await addSessions(t, [3, 3, 3]);
	const eleves = await addEleves(t, 12);

	const { roundTrips } = t.base;
	const answers = await Promise.all(eleves.map((eleve, i) => enrol(sessions[i % 3], eleve)));

	expect(new Set(statuses(answers))).toEqual(new Set([200]));
	for (const [i, session] of sessions.entries()) {
		const own = eleves.filter((_, n) => n % 3 === i);
		const names = own.map(named);
		expect(await enrolled(t, session)).toEqual(names.slice(0, 3));
		expect(await queue(t, session)).toEqual(names.slice(3));
	}
	expect(await faults(t)).toEqual([]);
	expect(t.base.roundTrips - roundTrips).toBe(4);
});

it('answers each as if it had come alone', async () => {
	const [session] = await addSessions(t, [2]);
	const [first, second, third, fourth] = await addEleves(t, 4);
	const calls = [first, second, 999_999, third, second, fourth];

	const answers = await Promise.all(calls.map((eleve) => enrol(session, eleve)));

	const told = answers.map(({ statut, corps }) => {
		const { inscription, dejaInscrit, errors } = corps as {
			inscription?: { statutInscription: string; positionAttente: number | null };
			dejaInscrit?: boolean;
			errors?: Array<{ path: string; code: string }>;
		};
		return [
			statut,
			inscription?.statutInscription ?? errors?.[0].code,
			inscription?.positionAttente ?? errors?.[0].path,
			dejaInscrit,
		];
	});
	expect(told).toEqual([
		[200, 'INSCRIT', undefined, false],
		[200, 'INSCRIT', undefined, false],
		[404, 'ELEVE_INCONNU', 'eleveId', undefined],
		[200, 'EN_ATTENTE', 1, false],
		[200, 'INSCRIT', undefined, true],
		[200, 'EN_ATTENTE', 2, false],
	]);
});

it('gives the places of those who leave at once to those who stay', async () => {
	const [session] = await addSessions(t, [10]);
	const eleves = await addEleves(t, 30);
	for (const eleve of eleves) await enrol(session, eleve);

	// Ten who have a place, and the first five who wait.
	const answers = await Promise.all(
		eleves.slice(0, 15).map((eleveId) => post('desister', session, { eleveId })),
	);

	expect(new Set(statuses(answers))).toEqual(new Set([200]));
	expect(await enrolled(t, session)).toHaveLength(10);
	expect(await queue(t, session)).toEqual(eleves.slice(25).map(named));
	expect(await faults(t)).toEqual([]);
});

describe('where somebody holds a session', () => {
	let held: number;
	let free: number;
	let eleves: number[];
	beforeEach(async () => {
		[held, free] = await addSessions(t, [100, 100]);
		eleves = await addEleves(t, 32);
		await t.sql('begin');
		await t.sql('select 1 from sessions where id_session = $1 for update', [held]);
	});

	it('nobody waits but for that session, nor for a connection', async () => {
		// More calls than the pool has connections; none of them can go on.
		const waiting = Promise.all(eleves.slice(2).map((eleve) => enrol(held, eleve)));
		expect(await enrol(free, eleves[0])).toMatchObject({ statut: 200 });
		expect(await enrol(free, eleves[1])).toMatchObject({ statut: 200 });

		await t.sql('rollback');
		expect(new Set(statuses(await waiting))).toEqual(new Set([200]));
		expect(await enrolled(t, held)).toEqual(eleves.slice(2).map(named));
		expect(t.base.pool.totalCount).toBeLessThanOrEqual(3);
	});

	it('those of other sessions who came in the same moment go on', async () => {
		const first = enrol(free, eleves[0]);
		const [, waiting, second] = [first, enrol(held, eleves[1]), enrol(free, eleves[2])];
		expect(statuses([await first, await second])).toEqual([200, 200]);

		await t.sql('rollback');
		expect(await waiting).toMatchObject({ statut: 200 });
	});

	it('an inscription that is of it is waited for, whatever session its caller named', async () => {
		await t.sql('rollback');
		const { corps } = await enrol(held, eleves[0]);
		const { idInscription } = (corps as { inscription: { idInscription: number } }).inscription;
		await t.sql('begin');
		await t.sql('select 1 from sessions where id_session = $1 for update', [held]);

		const waiting = post('desister', free, { inscriptionId: idInscription });
		await someoneWaits(t);
		await t.sql('rollback');
		expect(await waiting).toMatchObject({
			statut: 404,
			corps: { errors: [{ code: 'INSCRIPTION_INCONNUE', path: 'inscriptionId' }] },
		});
	});
});

it('lets nobody suffer for whom the database itself refuses', async () => {
	const [session] = await addSessions(t, [10]);
	const eleves = await addEleves(t, 6);
	await t.sql(`create function refuse_one() returns trigger language plpgsql as $$
		begin
			if new.id_eleve = ${eleves[3]} then raise 'not this one'; end if;
			return new;
		end $$`);
	await t.sql(`create trigger refuse_one before insert on inscription_session
		for each row execute function refuse_one()`);

	const answers = await Promise.all(eleves.map((eleve) => enrol(session, eleve)));

	expect(statuses(answers)).toEqual([200, 200, 200, 500, 200, 200]);
	expect(answers[3].panne).toContain('not this one');
	expect(await enrolled(t, session)).toHaveLength(5);
});
