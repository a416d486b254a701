import { forgetInTurn, forgetOld } from '../../../core/conservation/forgetOld';
import * as statements from '../../../database/generated/conservation';
import { check } from '../../../core/verification/check';
import { explain } from '../../../core/inscriptions/explain';
import { once } from '../../../core/idempotence/once';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
beforeEach(async () => {
	t = await openTestDatabase('vide');
});
afterEach(() => t.close());

/** Days that no two kinds share, so that one taken for another shows. */
const days = {
	evenements: 300,
	courriers: 200,
	alertes: 100,
	decisions: 400,
	confirmations: 20,
	reponses: 40,
};
const centre = (others: Partial<Record<keyof typeof days, number | null>> = {}) => {
	const { rules } = t.centre;
	const conservation = { ...rules.conservation, parametres: { ...days, ...others } };
	return { ...t.centre, rules: { ...rules, conservation } };
};
const forget = async () => (await forgetOld(centre(), { pause: 0 }))?.gone;

/** Sessions that were over so many days ago; a negative number: so many days from now. Ids as returned, in order. */
const sessions = async (daysAgo: number[]) =>
	(
		await t.sql<{ id: number }>(
			`insert into sessions (id_formation, date_debut, date_fin, capacite_max)
			select (select min(id_formation) from formations), now() - make_interval(days => d + 2),
				now() at time zone 'UTC' - make_interval(days => d), 1
			from unnest($1::int[]) with ordinality as x (d, n)
			order by n
			returning id_session as id`,
			[daysAgo],
		)
	).map(({ id }) => id);

/** A list of rows as parameters, one array a column. */
const columnsOf = (rows: unknown[][]) =>
	rows[0].map((_, i) => {
		const column = rows.map((row) => row[i]);
		return column;
	});

const left = async (table: string, key = 'message') =>
	(await t.sql<{ k: string }>(`select ${key} as k from sessions_planning.${table} order by 1`)).map(
		({ k }) => k,
	);

describe('events', () => {
	const write = (rows: Array<[string, string, number, number, number | null]>) =>
		t.sql(
			`insert into sessions_planning.evenement (action, correlation_id, origine, etat, recu_le, traite_le,
				prochain_essai, id_session)
			select 'SESSION_CREATED', nom, 'CRM', etat, now() - make_interval(days => recu),
				case when etat = 'TRAITE' then now() - make_interval(days => recu) end,
				now() - make_interval(days => essai), session
			from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[]) as x (nom, etat, recu, essai, session)`,
			columnsOf(rows),
		);

	it('go once they are done and their session is over for as long; what is unfinished stays', async () => {
		const [over, lately, toCome] = await sessions([301, 299, -30]);
		await write([
			['done long ago', 'TRAITE', 301, 301, over],
			['done long ago, of no session', 'TRAITE', 301, 301, null],
			['done long ago, of a session that is gone', 'TRAITE', 301, 301, 999_999],
			['given up long ago', 'ECHEC', 301, 301, over],
			['stays: done lately', 'TRAITE', 299, 299, over],
			['stays: given up, and replayed lately', 'ECHEC', 301, 1, over],
			['stays: not done', 'RECU', 3_000, 3_000, over],
			['stays: of a session over lately', 'TRAITE', 301, 301, lately],
			['stays: of a session to come', 'TRAITE', 3_000, 3_000, toCome],
			['stays: a mail of it is kept', 'TRAITE', 301, 301, over],
		]);
		await t.sql(
			`insert into sessions_planning.courrier (id_evenement, cle, role, etat, cree_le)
			select id_evenement, 'k', 'ADMIN', 'A_ENVOYER', now() - interval '3000 days'
			from sessions_planning.evenement
			where correlation_id = 'stays: a mail of it is kept'`,
		);
		expect(await forget()).toMatchObject({ evenements: 4, courriers: 0 });
		const names = await left('evenement', 'correlation_id');
		expect(names).toHaveLength(6);
		expect(names.filter((name) => !name.startsWith('stays'))).toEqual([]);
		expect(await left('courrier', 'cle')).toEqual(['k']);
	});
});

describe('mails', () => {
	it('go by when they left, and never while they, their event or their session are not over', async () => {
		const [over, toCome] = await sessions([201, -30]);
		await t.sql(
			`insert into sessions_planning.evenement (action, correlation_id, origine, etat, id_session, traite_le)
			values ('SESSION_CREATED', 'done', 'CRM', 'TRAITE', $1, now()), ('SESSION_CREATED', 'open', 'CRM', 'RECU', $1, null),
				('SESSION_CREATED', 'to come', 'CRM', 'TRAITE', $2, now())`,
			[over, toCome],
		);
		const rows: Array<[string, string | null, string, number, number | null]> = [
			['sent long ago', 'done', 'ENVOYE', 250, 201],
			['without address', 'done', 'SANS_ADRESSE', 201, null],
			['given up', 'done', 'ECHEC', 201, null],
			['notice of an alert', null, 'ENVOYE', 250, 201],
			['stays: sent lately', 'done', 'ENVOYE', 250, 199],
			['stays: owed', 'done', 'A_ENVOYER', 3_000, null],
			['stays: the return call will tell of it', 'open', 'ENVOYE', 3_000, 3_000],
			['stays: its session is to come', 'to come', 'ENVOYE', 3_000, 3_000],
		];
		await t.sql(
			`insert into sessions_planning.courrier (cle, id_evenement, role, etat, cree_le, envoye_le)
			select nom, e.id_evenement, 'ADMIN', x.etat, now() - make_interval(days => cree), now() - make_interval(days => envoye)
			from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[]) as x (nom, evenement, etat, cree, envoye)
			left join sessions_planning.evenement e on e.correlation_id = evenement`,
			columnsOf(rows),
		);
		expect(await forget()).toMatchObject({ courriers: 4, evenements: 0 });
		const names = await left('courrier', 'cle');
		expect(names).toEqual(
			rows
				.map(([name]) => name)
				.filter((name) => name.startsWith('stays'))
				.sort(),
		);
	});
});

it('decisions explain a session for as long as promised; overrides for as long as it is there', async () => {
	const [over, toCome] = await sessions([401, -1]);
	await t.sql(
		`insert into sessions_planning.decision (acteur, verbe, id_session, regle, message, faits, forcee, prise_le)
		select 'x', 'INSCRIRE', session, 'r', nom, '{}', forcee, now() - make_interval(days => age)
		from unnest($1::text[], $2::int[], $3::bool[], $4::int[]) as x (nom, session, forcee, age)`,
		[
			[
				...['old', 'gone', 'gone, overridden', 'of no session'],
				...['stays: lately', 'stays: to come', 'stays: overridden', 'stays: of no session'],
			],
			[over, 999_999, 999_999, null, over, toCome, over, null],
			[false, false, true, false, false, false, true, false],
			[401, 401, 401, 401, 399, 3_000, 3_000, 399],
		],
	);
	await t.sql(
		`with placed as (
			insert into eleves (nom, prenom) values ('A', 'a'), ('B', 'b') returning id_eleve)
		insert into inscription_session (id_eleve, id_session, statut_inscription)
		select id_eleve, $1, 'INSCRIT' from placed`,
		[over],
	);
	await t.sql('update sessions set nb_inscrits = 2 where id_session = $1', [over]);
	const before = await check(t.base);
	expect(await forget()).toMatchObject({ decisions: 4 });
	expect(await left('decision')).toEqual([
		'stays: lately',
		'stays: of no session',
		'stays: overridden',
		'stays: to come',
	]);
	expect((await explain(t.centre, { idSession: toCome })).map(({ message }) => message)).toEqual([
		'stays: to come',
	]);
	// Two in a session of one, by an override: `check` takes it for wanted before and after.
	expect(await check(t.base)).toEqual(before);
});

it('alerts go with their session', async () => {
	const [over, toCome] = await sessions([101, -1]);
	await t.sql(
		`insert into sessions_planning.alerte (id_session, code, jour, message, cree_le)
		values ($1, 'A', current_date, 'old', now() - interval '101 days'),
			($1, 'B', current_date, 'stays: lately', now() - interval '99 days'),
			($2, 'A', current_date, 'stays: to come', now() - interval '3000 days')`,
		[over, toCome],
	);
	expect(await forget()).toMatchObject({ alertes: 1 });
	expect(await left('alerte')).toEqual(['stays: lately', 'stays: to come']);
});

it('confirmations and answers have days of their own, and a key that is forgotten is free again', async () => {
	const answer = (portee: string, cle: string) =>
		once(t.centre, { portee, cle, empreinte: '1' }, async () => ({ statut: 200, corps: {} }));
	for (const portee of ['confirmation', 'crm/creer'])
		for (const days of [19, 21, 39, 41]) {
			await answer(portee, `${portee} ${days}`);
			await t.sql(
				'update sessions_planning.idempotence set cree_le = now() - make_interval(days => $2) where cle = $1',
				[`${portee} ${days}`, days],
			);
		}
	expect(await forget()).toMatchObject({ confirmations: 3, reponses: 1 });
	expect(await left('idempotence', 'cle')).toEqual([
		'confirmation 19',
		'crm/creer 19',
		'crm/creer 21',
		'crm/creer 39',
	]);
	expect(await answer('crm/creer', 'crm/creer 41')).toMatchObject({ replayed: false });
	expect(await answer('crm/creer', 'crm/creer 39')).toMatchObject({ replayed: true });
});

it('null keeps for ever', async () => {
	await t.sql(
		`insert into sessions_planning.idempotence (portee, cle, empreinte, cree_le)
		values ('crm/creer', 'k', '', '2001-01-01')`,
	);
	expect((await forgetOld(centre({ reponses: null }), { pause: 0 }))?.gone).toMatchObject({
		reponses: 0,
	});
	expect(await forget()).toMatchObject({ reponses: 1 });
});

const old = (n: number) =>
	t.sql(
		`insert into sessions_planning.idempotence (portee, cle, empreinte, cree_le)
		select 'crm/creer', g::text, '', timestamp '2001-01-01' + g * interval '1 minute'
		from generate_series(1, $1::int) g`,
		[n],
	);
const count = async (table = 'idempotence') => (await left(table, 'ctid')).length;

it('goes in small batches, the oldest first, each pass where the one before stopped', async () => {
	await old(25);
	const pass = async () => (await forgetOld(centre(), { pause: 0, lot: 10 }))?.gone;
	expect(await pass()).toMatchObject({ reponses: 10 });
	expect((await left('idempotence', 'cle::int')).map(Number)[0]).toBe(11);
	expect(await pass()).toMatchObject({ reponses: 10 });
	expect(await pass()).toMatchObject({ reponses: 5 });
	expect(await pass()).toMatchObject({ reponses: 0 });
});

it('is one turn an hour, whoever sweeps; while there is more, of each sweep', async () => {
	await old(700);
	await Promise.all([1, 2, 3].map(() => forgetOld(t.centre)));
	expect(await count()).toBe(200);
	await forgetInTurn(t.centre);
	expect(await count()).toBe(200);

	await t.sql("update sessions_planning.passage set le = le - interval '1 hour'");
	await old(0);
	await t.sql('truncate sessions_planning.idempotence');
	await old(1_100);
	const hour = 3_600_000;
	const sweep = async (at: number) => {
		const before = t.base.queries;
		await forgetInTurn(t.centre, performance.now() + at);
		return { statements: t.base.queries - before, left: await count() };
	};
	expect(await sweep(hour)).toMatchObject({ left: 600 });
	expect(await sweep(hour)).toMatchObject({ left: 100 });
	expect(await sweep(hour)).toMatchObject({ left: 0 });
	// A sweep that has nothing to forget asks the database for nothing.
	expect(await sweep(hour)).toEqual({ statements: 0, left: 0 });
	expect((await sweep(2 * hour + 1_000)).statements).toBeGreaterThan(0);
});

it('looks at so many rows a pass, and at what has to stay once a round', async () => {
	const [over, toCome] = await sessions([900, -1]);
	await t.sql(
		`insert into sessions_planning.decision (acteur, verbe, id_session, regle, message, faits, prise_le)
		select 'x', 'y', case when g <= 25 or g = 33 then $2::int else $1 end, 'r', g::text, '{}',
			now() - case when g <= 40 then interval '500 days' else interval '1 day' end
		from generate_series(1, 60) g`,
		[over, toCome],
	);
	const passes: Array<{ decisions?: number; behind?: number }> = [];
	for (let behind; passes.length < 9;) {
		const done = await forgetOld(centre(), { pause: 0, lot: 10, behind });
		behind = done?.next;
		passes.push({ decisions: done?.gone.decisions, behind: behind?.decisions });
		if (!behind) break;
	}
	expect(passes).toEqual([
		{ decisions: 0, behind: 10 },
		{ decisions: 0, behind: 20 },
		{ decisions: 5, behind: 30 },
		{ decisions: 9, behind: 40 },
		// The next are all younger: nothing behind them is looked at.
		{ decisions: 0, behind: undefined },
	]);
	expect(await count('decision')).toBe(46);
});

it('finds what is due by an index, whatever stays', async () => {
	const [over] = await sessions([900]);
	await t.sql(
		`insert into sessions_planning.evenement (action, correlation_id, origine, etat, id_session, recu_le, traite_le)
		select 'SESSION_CREATED', g::text, 'CRM', 'TRAITE', $1, now() - g * interval '1 minute', now() - g * interval '1 minute'
		from generate_series(1, 20000) g`,
		[over],
	);
	await t.sql(
		`insert into sessions_planning.courrier (cle, role, etat, cree_le)
		select g::text, 'ADMIN', 'ENVOYE', now() - g * interval '1 minute' from generate_series(1, 20000) g`,
	);
	await t.sql(
		`insert into sessions_planning.decision (acteur, verbe, id_session, regle, message, faits, prise_le)
		select 'x', 'y', $1, 'r', 'm', '{}', now() - g * interval '1 minute' from generate_series(1, 20000) g`,
		[over],
	);
	await t.sql(
		`insert into sessions_planning.alerte (id_session, code, jour, message, cree_le)
		select $1, g::text, current_date, 'm', now() - g * interval '1 minute' from generate_series(1, 20000) g`,
		[over],
	);
	await t.sql(
		`insert into sessions_planning.idempotence (portee, cle, empreinte, cree_le)
		select case when g % 2 = 0 then 'confirmation' else 'crm/creer' end, g::text, '', now() - g * interval '1 minute'
		from generate_series(1, 20000) g`,
	);
	await t.sql('analyze');
	const { takeTurn: _, ...deletes } = statements;
	for (const [name, statement] of Object.entries(deletes)) {
		const { text } = statement as unknown as { text: string };
		// In the order in which the text names them.
		const values = text.includes('with vus') ? [0, 500, 5] : [5, 500];
		const plan = (await t.sql<{ 'QUERY PLAN': string }>(`explain ${text}`, values))
			.map((line) => line['QUERY PLAN'])
			.join('\n');
		expect({ name, plan }).toEqual({
			name,
			plan: expect.not.stringMatching(
				/Seq Scan on (evenement|courrier|decision|alerte|idempotence)/,
			),
		});
	}
});
