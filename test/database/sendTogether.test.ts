import { makeBase } from '../../database/pool';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import { openTestDatabase, type TestDatabase } from './harness';
import { pgUnderTest, renamedPg } from './otherPg';

let base: TestDatabase;
async function open(pg = pgUnderTest()) {
	base = await openTestDatabase('crm', { maxConnexions: 1 }, pg);
	await base.sql('create table trace (n int primary key)');
	await base.sql('create table tard (n int unique deferrable initially deferred)');
}

const add = async (cx: Executor, n: number, name = '') =>
	await cx.execute(name, 'insert into trace (n) values ($1) returning n', [n]);
const all =
	(...asked: Array<(cx: Executor) => Promise<unknown>>) =>
	async (cx: Executor) =>
		await Promise.all(asked.map(async (ask) => await ask(cx)));
const traces = async () =>
	(await base.sql<{ n: number }>('select n from trace order by n')).map(({ n }) => n);
const own = { withCommit: true };
/** A transaction of one round trip that leaves the trace `n`. */
const finishWith = (n: number) => {
	const trace = all((lot) => add(lot, n));
	return async (cx: Executor) => await cx.finish(trace);
};

/**
 * What stands behind the one Sync of a round trip (database/envoi.ts), and behind one statement at a time
 * where pg is not made inside as we know it (database/oneByOne.ts).
 */
describe.each([
	['of one round trip', undefined],
	['sent to a pg whose named statements are kept elsewhere', { parsedStatements: 'known' }],
	['sent to a pg whose connection writes otherwise', { describe: 'sendDescribe' }],
	['sent to a pg that tells queries otherwise', { handleDataRow: 'handleRow' }],
	['sent to a pg that tells queries more', { handlePortalSuspended: 'handlePause' }],
])('statements %s', (_, renamed?: Record<string, string>) => {
	beforeAll(async () => {
		const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
		await open(renamed ? renamedPg(renamed) : undefined);
		await base.base.withConnection(async (cx) => await cx.execute('', 'select 1', []));
		warned.mockRestore();
	});
	beforeEach(async () => await base.sql('truncate trace, tard'));
	afterAll(async () => await base.close());
	const inOneTrip = !renamed;

	it('run in their order, and each answers whoever asked for it', async () => {
		const before = [base.base.queries, base.base.roundTrips];
		const answers = await transaction(
			base.base,
			async (cx) =>
				await cx.finish(async (lot) => {
					const [first, read, second] = await Promise.all([
						add(lot, 1),
						lot.execute('', 'select n, n::text || $1 as mot from trace', ['!']),
						add(lot, 2),
					]);
					return [first.rows, read.rows, second.rows, read.fields.map(({ name }) => name)];
				}),
			own,
		);
		expect(answers).toEqual([[[1]], [[1, '1!']], [[2]], ['n', 'mot']]);
		const trips = inOneTrip ? 1 : 5;
		expect([base.base.queries - before[0], base.base.roundTrips - before[1]]).toEqual([5, trips]);
		expect(await traces()).toEqual([1, 2]);
	});

	it('the first that fails is the error of all, nothing behind it ran, the commit neither', async () => {
		const failing = transaction(
			base.base,
			async (cx) => {
				await add(cx, 1);
				await cx.finish(
					all(
						(lot) => add(lot, 2),
						(lot) => add(lot, 1),
						(lot) => lot.execute('', 'select 1 / 0', []),
					),
				);
			},
			own,
		);
		await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'trace_pkey' });
		expect(await traces()).toEqual([]);
		expect(base.base.pool.totalCount).toBe(1);
		await transaction(base.base, finishWith(3), own);
		expect(await traces()).toEqual([3]);
	});

	it('a begin that fails lets nothing behind it run, where a statement sent by itself would commit', async () => {
		const failing = transaction(base.base, finishWith(1), {
			...own,
			isolation: 'no such level' as never,
		});
		await expect(failing).rejects.toMatchObject({ code: '42601' });
		const beside = transaction(
			base.base,
			async (cx) => await Promise.all([add(cx, 2), add(cx, 3)]),
			{ isolation: 'no such level' as never },
		);
		await expect(beside).rejects.toMatchObject({ code: '42601' });
		expect(await traces()).toEqual([]);
	});

	it('a named statement that was not parsed, since one before it failed, is parsed the next time', async () => {
		for (const before of ['select 1 / 0', 'select nothing from nowhere']) {
			const name = `nommee_${before.length}`;
			await expect(
				transaction(
					base.base,
					async (cx) =>
						await cx.together(
							all(
								(lot) => lot.execute(`fausse_${before.length}`, before, []),
								(lot) => add(lot, 1, name),
							),
						),
				),
			).rejects.toThrow();
			const trace = all((lot) => add(lot, before.length, name));
			await transaction(base.base, async (cx) => await cx.together(trace));
		}
		expect(await traces()).toEqual([12, 27]);
	});

	it('a commit that fails is the error, and a passing one is run again', async () => {
		await expect(
			transaction(
				base.base,
				async (cx) =>
					await cx.finish(
						async (lot) => await lot.execute('', 'insert into tard values (1), (1)', []),
					),
				own,
			),
		).rejects.toMatchObject({ code: '23505' });
		let runs = 0;
		await transaction(
			base.base,
			async (cx) =>
				await cx.finish(
					all(async (lot) => {
						runs += 1;
						if (runs < 3)
							await lot.execute('', `do $$ begin raise serialization_failure; end $$`, []);
						else await add(lot, runs);
					}),
				),
			own,
		);
		expect([runs, await traces()]).toEqual([3, [3]]);
	});

	it('two that are asked for at once do not mix, and those outside of a transaction are one', async () => {
		await base.base.withConnection(async (cx) => {
			const some = async (n: number) =>
				await cx.together(
					all(
						(lot) => add(lot, n),
						(lot) => add(lot, n + 1),
						(lot) => add(lot, 9),
					),
				);
			const [first, second] = await Promise.allSettled([some(1), some(3)]);
			expect([first.status, second]).toMatchObject(['fulfilled', { reason: { code: '23505' } }]);
			// Nor is a transaction left open behind the one that failed.
			await add(cx, 5);
		});
		expect(await traces()).toEqual([1, 2, 5, 9]);
	});

	it('a commit that PostgreSQL turned into a rollback is no success', async () => {
		const swallowed = transaction(base.base, async (cx) => {
			await add(cx, 1);
			await cx.execute('', 'select 1 / 0', []).catch(() => undefined);
		});
		await expect(swallowed).rejects.toThrow('rolled back');
		expect(await traces()).toEqual([]);
	});

	it('lets the commit go along only where the transaction is its own, and refuses what comes after it', async () => {
		await expect(
			transaction(base.base, async (cx) => {
				await cx.finish(all((lot) => add(lot, 1)));
				await add(cx, 2);
				throw new Error('of the caller');
			}),
		).rejects.toThrow('of the caller');
		expect(await traces()).toEqual([]);
		await expect(
			transaction(
				base.base,
				async (cx) => {
					await cx.finish(all((lot) => add(lot, 1)));
					await add(cx, 2);
				},
				own,
			),
		).rejects.toThrow('after its transaction was committed');
		await expect(
			transaction(
				base.base,
				async (cx) =>
					await cx.together(async (lot) => {
						await add(lot, 3);
						await add(lot, 4);
					}),
			),
		).rejects.toThrow('after its round trip had left');
		expect(await traces()).toEqual([1]);
	});

	it('a connection killed in the middle fails all of them and is thrown away', async () => {
		const killed = transaction(
			base.base,
			async (cx) =>
				await cx.finish(
					all(
						(lot) => add(lot, 1),
						(lot) => lot.execute('', 'select pg_terminate_backend(pg_backend_pid())', []),
						(lot) => add(lot, 2),
					),
				),
			own,
		);
		await expect(killed).rejects.toMatchObject({ code: '57P01' });
		await transaction(base.base, finishWith(5), own);
		expect(await traces()).toEqual([5]);
	});

	describe('with one that is built late', () => {
		/** Enough to leave by itself. */
		const long = 'x'.repeat(100_000);
		/** What waits in our own socket. */
		const waiting = async (cx: Executor) => {
			const { stream } = (
				cx as unknown as { cx: { client: { connection: { stream: { writableLength: number } } } } }
			).cx.client.connection;
			return () => stream.writableLength;
		};

		it.each([
			['much', long, 0],
			['little', 'x', inOneTrip ? expect.any(Number) : 0],
		])('it is built once %s before it has left, in its place', async (_, before, left) => {
			const built: number[] = [];
			const answers = await transaction(
				base.base,
				async (cx) => {
					const length = await waiting(cx);
					return await cx.finish(
						all(
							(lot) => lot.execute('', 'select length($1)', [before]),
							(lot) =>
								lot.execute(
									'',
									'insert into trace (n) values ($1) returning n',
									() => (built.push(length()), [7]),
								),
							(lot) => add(lot, 8),
						),
					);
				},
				own,
			);
			expect(answers).toMatchObject([
				{ rows: [[before.length]] },
				{ rows: [[7]] },
				{ rows: [[8]] },
			]);
			expect(built).toEqual([left]);
			if (before.length === 1 && inOneTrip) expect(built[0]).toBeGreaterThan(0);
			expect(await traces()).toEqual([7, 8]);
		});

		it('it is not built where one before it failed, and its name is not taken for known', async () => {
			const build = jest.fn(() => [2]);
			const late = async (lot: Executor) =>
				await lot.execute('tardive', 'insert into trace values ($1)', build);
			// More than the sockets hold: the error is here before it has left.
			const flood = async (lot: Executor) =>
				await lot.execute('', 'select length($1)', ['x'.repeat(20_000_000)]);
			const failing = transaction(
				base.base,
				async (cx) =>
					await cx.finish(all((lot) => lot.execute('', 'select 1 / 0', []), flood, late)),
				own,
			);
			await expect(failing).rejects.toMatchObject({ code: '22012' });
			expect(build).not.toHaveBeenCalled();
			await transaction(base.base, async (cx) => await cx.finish(all(late)), own);
			expect([await traces(), base.base.pool.totalCount]).toEqual([[2], 1]);
		});

		it.each([
			['much', long],
			['little', 'x'],
		])(
			'%s before one that can not be built is undone, also outside a transaction',
			async (_, before) => {
				const ask = all(
					(lot) => lot.execute('', 'insert into trace select length($1)', [before]),
					(lot) =>
						lot.execute('', 'select $1', () => {
							throw new Error('not to be built');
						}),
				);
				await expect(
					transaction(base.base, async (cx) => await cx.finish(ask), own),
				).rejects.toThrow('not to be built');
				await expect(
					base.base.withConnection(async (cx) => await cx.together(ask)),
				).rejects.toThrow('not to be built');
				await transaction(base.base, async (cx) => await add(cx, 3));
				expect(await traces()).toEqual([3]);
			},
		);
	});

	it.each([true, false])(
		'values arrive as they were given, prepared statements %s',
		async (requetesPreparees) => {
			const other = makeBase(
				{ connectionString: base.url, requetesPreparees },
				base.base.pool.constructor as never,
			);
			const words = [
				'',
				'NULL',
				'null',
				'Null',
				'nulle',
				'capacity:place-libre',
				'"',
				'\\',
				'\\"',
				"l'été, {a}",
				'a\nb\tc',
				'{}',
				' x ',
				'🎓',
			];
			const read = async (text: string, value: unknown) =>
				await other.withConnection(async (cx) => (await cx.execute('', text, [value])).rows[0][0]);
			try {
				expect(await read('select $1::text[]', [...words, null])).toEqual([...words, null]);
				expect(await read('select $1::int[]', [1, null, -3])).toEqual([1, null, -3]);
				expect(await read('select $1::boolean[]', [true, false, null])).toEqual([
					true,
					false,
					null,
				]);
				expect(await read('select $1::text[]', [])).toEqual([]);
				expect(await read('select $1::jsonb', { mot: words })).toEqual({ mot: words });
				expect(await read('select $1::timestamp', new Date('2026-06-03T06:00:00Z'))).toEqual(
					new Date('2026-06-03T06:00:00Z'),
				);
				expect(
					await read('select ($1::timestamp[])[1]', [new Date('2026-06-03T06:00:00Z')]),
				).toEqual(new Date('2026-06-03T06:00:00Z'));
				expect(await read('select $1::bytea', Buffer.from([0, 92, 255]))).toEqual(
					Buffer.from([0, 92, 255]),
				);
				expect(await read('select ($1::bytea[])[1]', [Buffer.from([0, 92, 255])])).toEqual(
					Buffer.from([0, 92, 255]),
				);
				expect(await read('select $1::int', null)).toBeNull();
			} finally {
				await other.pool.end();
			}
		},
	);
});
