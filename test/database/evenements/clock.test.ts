import { claimDue } from '../../../core/evenements/claim';
import { openTestDatabase, type TestDatabase } from '../harness';

/*
 * A clock that is set back: what the database noted before is in its future then. The jump is made by
 * moving what was noted, as the database's own clock can't be moved here.
 */

let t: TestDatabase;
beforeEach(async () => {
	t = await openTestDatabase('centre');
	await claimDue(t.centre, 10, 60);
});
afterEach(() => t.close());

/** An event and a mail of it, put off and held as of the clock before. */
const put = (correlation: string, due: string, lease: string | null) =>
	t.sql(
		`with e as (
			insert into sessions_planning.evenement (action, correlation_id, origine, jeton, prochain_essai, bail_jusqua)
			values ('SESSION_CREATED', $1, 'CRM', gen_random_uuid(), now() + $2::interval, now() + $3::interval)
			returning id_evenement)
		insert into sessions_planning.courrier (id_evenement, cle, role, email, etat, prochain_essai, bail_jusqua)
		select id_evenement, $1, 'ELEVE', 'x@y.example', 'A_ENVOYER', now() + $2::interval, now() + $3::interval
		from e`,
		[correlation, due, lease],
	);

/** The clock goes back by so much. */
const jump = (by: string) =>
	t.sql(
		`with p as (update sessions_planning.passage set le = le + $1::interval),
			c as (update sessions_planning.courrier set prochain_essai = prochain_essai + $1::interval,
				bail_jusqua = bail_jusqua + $1::interval)
		update sessions_planning.evenement set prochain_essai = prochain_essai + $1::interval,
			bail_jusqua = bail_jusqua + $1::interval`,
		[by],
	);

const taken = async () => {
	const held = await claimDue(t.centre, 10, 60);
	const ids = new Set(held.map(({ idEvenement }) => idEvenement));
	const rows = await t.sql<{ id_evenement: number; correlation_id: string }>(
		'select id_evenement::int, correlation_id from sessions_planning.evenement order by correlation_id',
	);
	const mine = rows.filter((row) => ids.has(row.id_evenement));
	return mine.map((row) => row.correlation_id);
};

/** Minutes until each is due and its lease is over, as they stand in both tables. */
const waits = (table: 'evenement' | 'courrier', cle: string) =>
	t.sql(
		`select ${cle} as cle, round(extract(epoch from prochain_essai - now()) / 60)::int as due,
			round(extract(epoch from bail_jusqua - now()) / 60)::int as lease
		from sessions_planning.${table} order by 1`,
	);

it.each(['3 hours', '400 days'])(
	'%s back: what was due is due, and pauses keep their length',
	async (by) => {
		// The jump is known to within the time since the sweep before: a minute is more than a busy machine takes.
		await put('a-due', '-1 minute', null);
		await put('b-left by one that died', '-2 minutes', '-1 minute');
		await put('c-put off', '10 minutes', null);
		await put('d-in work', '-1 minute', '5 minutes');
		await jump(by);
		expect(await taken()).toEqual(['a-due', 'b-left by one that died']);
		const later = [
			{ cle: 'c-put off', due: 10, lease: null },
			expect.objectContaining({ cle: 'd-in work', lease: 5 }),
		];
		expect((await waits('evenement', 'correlation_id')).slice(2)).toEqual(later);
		expect((await waits('courrier', 'cle')).slice(2)).toEqual(later);
		expect((await waits('courrier', 'cle'))[1]).toMatchObject({ lease: null });
	},
);

it('forward and back again: no more than once, and only by what it was', async () => {
	await put('put off', '10 minutes', null);
	await jump('1 hour');
	await Promise.all([
		claimDue(t.centre, 10, 60),
		claimDue(t.centre, 10, 60),
		claimDue(t.centre, 10, 60),
	]);
	expect(await waits('evenement', 'correlation_id')).toMatchObject([{ due: 10 }]);
});
