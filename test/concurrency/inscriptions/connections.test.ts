import { enrol } from '../../../core/inscriptions/enrol';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { transaction } from '../../../database/transaction';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import { addEleves, addSessions, faults } from '../../database/inscriptions/world';

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide', { maxConnexions: 4, delaiRequete: 500, delaiVerrou: 200 });
});
afterAll(async () => await base.close());

const connections = async () =>
	(
		await base.sql<{ n: number }>(
			`select count(*)::int as n
			from pg_stat_activity
			where application_name = 'n8n-nodes-sessions-planning' and datname = current_database()`,
		)
	)[0].n;

it('after 4,000 executions, refusals, failures, time-outs and killed connections among them, no connection is lost', async () => {
	const sessions = await addSessions(base, [3, 3, 3, 3]);
	const eleves = await addEleves(base, 20);
	let failed = 0;
	const unplanned: string[] = [];
	const isToFail = (i: number) => [5, 15].includes(i % 40) || [25, 35].includes(i % 400);
	const execute = async (i: number) => {
		const idSession = sessions[i % 4];
		const idEleve = eleves[i % 20];
		try {
			if (i % 10 === 3) await enrol(base.centre, [{ idSession: 999_999, idEleve }, { idSession }]);
			else if (i % 40 === 5)
				await transaction(base.base, async () => {
					throw new Error('of the caller');
				});
			else if (i % 40 === 15)
				await transaction(base.base, async (cx) => await cx.command('select 1 / 0'));
			else if (i % 400 === 25)
				await transaction(base.base, async (cx) => await cx.command('select pg_sleep(5)'));
			else if (i % 400 === 35)
				await transaction(
					base.base,
					async (cx) => await cx.command('select pg_terminate_backend(pg_backend_pid())'),
				);
			else if (i % 2) await enrol(base.centre, [{ idSession, idEleve }]);
			else await withdraw(base.centre, [{ idSession, idEleve }]);
		} catch (error) {
			if (isToFail(i)) failed += 1;
			else unplanned.push(String((error as { code?: string }).code));
		}
	};
	let next = 0;
	await Promise.all(
		Array.from({ length: 16 }, async () => {
			while (next < 4_000) await execute(next++);
		}),
	);
	expect(failed).toBe(220);
	// On a busy machine a lock or a statement may take longer than these short limits.
	expect(unplanned.filter((code) => code !== '55P03' && code !== '57014')).toEqual([]);
	const { totalCount, idleCount, waitingCount } = base.base.pool;
	expect([idleCount, waitingCount]).toEqual([totalCount, 0]);
	expect(totalCount).toBeLessThanOrEqual(4);
	expect(await connections()).toBeLessThanOrEqual(4);
	expect(await faults(base)).toEqual([]);
});
