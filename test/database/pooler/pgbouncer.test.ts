import { enrol } from '../../../core/inscriptions/enrol';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { openCentre } from '../../../core/centre/centre';
import { openBase, type AccesBase } from '../../../database/pool';
import { addEleves, addSessions, faults } from '../inscriptions/world';
import { openTestDatabase, type TestDatabase } from '../harness';
import { findPgbouncer, startPgbouncer } from './pgbouncer';

const { path, version, absent } = findPgbouncer();
const [major, minor] = version.split('.').map(Number);
const keepsPrepared = major > 1 || minor >= 21;
const suite = absent ? describe.skip : describe;

/**
 * What our pool asks for when it connects, which pgbouncer does not know: docs/scaling.md says where
 * the limits go instead.
 */
const ignored = {
	ignore_startup_parameters: 'statement_timeout,lock_timeout,idle_in_transaction_session_timeout',
};

suite(absent ? `pgbouncer (skipped: ${absent})` : `pgbouncer ${version}, transaction mode`, () => {
	let test: TestDatabase;
	beforeAll(async () => {
		test = await openTestDatabase('vide');
	});
	afterAll(async () => await test.close());

	/**
	 * 60 people ask at once for 10 places through 20 connections of ours and 4 of the server, and five
	 * leave while they do.
	 */
	async function rush(url: string, access: AccesBase) {
		const base = openBase({ connectionString: url, maxConnexions: 20, ...access });
		const centre = openCentre(base, { acteur: 'test' });
		try {
			const [idSession] = await addSessions(test, [10]);
			const eleves = await addEleves(test, 60);
			const first = await enrol(
				centre,
				eleves.slice(0, 5).map((idEleve) => ({ idSession, idEleve })),
			);
			expect(first.every(({ ok }) => ok)).toBe(true);
			await Promise.all([
				...eleves.slice(5).map(async (idEleve) => await enrol(centre, [{ idSession, idEleve }])),
				...eleves
					.slice(0, 5)
					.map(async (idEleve) => await withdraw(centre, [{ idSession, idEleve, motif: 'test' }])),
			]);
			return await test.sql<{ places: number; attente: number }>(
				`select count(*) filter (where statut_inscription = 'INSCRIT')::int as places,
					count(*) filter (where statut_inscription = 'EN_ATTENTE')::int as attente
				from inscription_session
				where id_session = $1`,
				[idSession],
			);
		} finally {
			await base.pool.end();
		}
	}

	it('keeps places and ranks true with "Prepared Statements" off, its pool smaller than ours', async () => {
		const pooler = await startPgbouncer(path, test.nodesUrl, ignored);
		try {
			expect(await rush(pooler.url, { requetesPreparees: false })).toEqual([
				{ places: 10, attente: 45 },
			]);
			expect(await faults(test)).toEqual([]);
			const [{ n }] = await test.sql<{ n: number }>(
				`select count(*)::int as n
				from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()
					and backend_type = 'client backend'`,
			);
			expect(n).toBeLessThanOrEqual(4);
		} finally {
			await pooler.stop();
		}
	});

	it('refuses our connection in words when ignore_startup_parameters is missing', async () => {
		const pooler = await startPgbouncer(path, test.nodesUrl);
		try {
			await expect(rush(pooler.url, { requetesPreparees: false })).rejects.toThrow(
				/unsupported startup parameter/,
			);
		} finally {
			await pooler.stop();
		}
	});

	it(
		keepsPrepared
			? 'keeps named prepared statements with max_prepared_statements'
			: 'before 1.21 named prepared statements fail: why the setting is there',
		async () => {
			const pooler = await startPgbouncer(path, test.nodesUrl, {
				...ignored,
				...(keepsPrepared ? { max_prepared_statements: 200 } : {}),
			});
			try {
				const run = rush(pooler.url, { requetesPreparees: true });
				if (keepsPrepared) expect(await run).toEqual([{ places: 10, attente: 45 }]);
				else
					await expect(run).rejects.toThrow(
						/prepared statement "sp_[0-9a-f]+" (already exists|does not exist)/,
					);
				expect(await faults(test)).toEqual([]);
			} finally {
				await pooler.stop();
			}
		},
	);
});
