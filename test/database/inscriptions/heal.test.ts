import { enrol } from '../../../core/inscriptions/enrol';
import { heal } from '../../../core/inscriptions/heal';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { unwrap } from '../../../core/errors/refusal';
import { someoneWaits } from '../../concurrency/meet';
import { openTestDatabase, type TestDatabase } from '../harness';
import { addEleves, addSessions, faults, queue } from './world';

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide');
});
afterAll(async () => await base.close());

async function full(n: number) {
	const [idSession] = await addSessions(base, [2]);
	const eleves = await addEleves(base, n);
	await enrol(
		base.centre,
		eleves.map((idEleve) => ({ idSession, idEleve })),
	);
	return { idSession, eleves };
}

describe("what the CRM's own SQL leaves wrong", () => {
	it.each([
		['a counter', 'update sessions set nb_inscrits = 40 where id_session = $1'],
		[
			'ranks with a hole',
			`update inscription_session set statut_inscription = 'ANNULE' where id_session = $1 and position_attente = 2`,
		],
		[
			'equal ranks',
			`update inscription_session set position_attente = 1 where id_session = $1 and statut_inscription = 'EN_ATTENTE'`,
		],
		[
			'a row of its own without a rank',
			`insert into inscription_session (id_session, id_eleve, statut_inscription, date_inscription)
			select $1, max(id_eleve), 'EN_ATTENTE', current_date
			from eleves`,
		],
		[
			'a row without a date',
			`insert into inscription_session (id_session, id_eleve, statut_inscription) select $1, max(id_eleve), 'EN_ATTENTE' from eleves`,
		],
		[
			'a freed place and its counter',
			`update inscription_session
			set statut_inscription = 'ANNULE'
			where id_inscription = (select min(id_inscription) from inscription_session where id_session = $1)`,
		],
		[
			'a promotion of its own',
			`update inscription_session set statut_inscription = 'INSCRIT' where id_session = $1 and position_attente = 1`,
		],
	])('%s is mended by our next operation on that session', async (_, wrong) => {
		const { idSession, eleves } = await full(6);
		await addEleves(base, 1);
		await base.sql(wrong, [idSession]);
		await enrol(base.centre, [{ idSession, idEleve: eleves[5] }]);
		expect((await faults(base)).filter((fault) => !fault.startsWith('G1'))).toEqual([]);
	});

	it('a rank never outlives its place in the queue, whoever wrote the status', async () => {
		const { idSession } = await full(4);
		await base.sql(
			`update inscription_session set statut_inscription = 'INSCRIT' where id_session = $1 and statut_inscription = 'EN_ATTENTE'`,
			[idSession],
		);
		expect(
			await base.sql(
				'select count(*)::int as n from inscription_session where id_session = $1 and position_attente is not null',
				[idSession],
			),
		).toEqual([{ n: 0 }]);
		await enrol(base.centre, [{ idSession, idEleve: (await addEleves(base, 1))[0] }]);
	});

	it('a row that the CRM writes for the same person meanwhile becomes the answer', async () => {
		const [idSession] = await addSessions(base, [3]);
		const [idEleve] = await addEleves(base, 1);
		await base.sql('begin');
		await base.sql(
			`insert into inscription_session (id_session, id_eleve, statut_inscription, date_inscription)
			values ($1, $2, 'INSCRIT', current_date)`,
			[idSession, idEleve],
		);
		const asked = enrol(base.centre, [{ idSession, idEleve }]);
		await someoneWaits(base);
		await base.sql('commit');
		expect(unwrap((await asked)[0])).toMatchObject({
			dejaInscrit: true,
			inscription: { statutInscription: 'INSCRIT' },
		});
		expect((await faults(base)).filter((fault) => !fault.startsWith('G1'))).toEqual([]);
	});

	it('writes only the ranks that change, and touches no index for them', async () => {
		const [idSession] = await addSessions(base, [1]);
		const eleves = await addEleves(base, 40);
		await enrol(
			base.centre,
			eleves.map((idEleve) => ({ idSession, idEleve })),
		);
		await base.sql('vacuum inscription_session');
		const xmins = async () =>
			new Map(
				(
					await base.sql(
						'select id_inscription, xmin::text as x, position_attente as rang from inscription_session where id_session = $1',
						[idSession],
					)
				).map(({ id_inscription, x, rang }) => [id_inscription, { x, rang }]),
			);
		const avant = await xmins();
		await withdraw(base.centre, [{ idSession, idEleve: eleves[30] }]);
		const apres = await xmins();
		expect([...apres].filter(([id, { x }]) => avant.get(id)?.x !== x)).toHaveLength(1 + 9);
		expect(await queue(base, idSession)).toHaveLength(38);
	});

	it.each(['force_custom_plan', 'force_generic_plan'])(
		'reads and writes a short queue alone, however long another is (%s)',
		async (mode) => {
			const short = await full(12);
			const [long] = await addSessions(base, [1]);
			const many = await addEleves(base, 3000);
			await base.sql(
				`insert into inscription_session (id_session, id_eleve, statut_inscription, date_inscription, position_attente)
				select $1, id_eleve, 'EN_ATTENTE', current_date, rang
				from unnest($2::int[]) with ordinality as d (id_eleve, rang)`,
				[long, many],
			);
			await base.sql('analyze inscription_session');
			const { read, written } = await base.centre.base.withConnection(async (cx) => {
				const count = async () => {
					const [counted] = await cx.command(
						`select (seq_tup_read + idx_tup_fetch)::int as read, n_tup_upd::int as written
						from pg_stat_xact_user_tables where relname = 'inscription_session'`,
					);
					return counted as { read: number; written: number };
				};
				await cx.command(`set plan_cache_mode = ${mode}; begin`);
				await cx.command(
					`update inscription_session set statut_inscription = 'INSCRIT'
					where id_session = ${short.idSession} and position_attente = 1`,
				);
				const before = await count();
				await heal(cx, [short.idSession], [short.idSession], []);
				const after = await count();
				await cx.command('commit; reset plan_cache_mode');
				return { read: after.read - before.read, written: after.written - before.written };
			});

			expect(written).toBe(9);
			expect(read).toBeLessThan(50);
			expect((await faults(base)).filter((fault) => !fault.startsWith('G1'))).toEqual([]);
		},
	);
});
