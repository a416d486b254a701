import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

import { migrate, missingMigrations } from '../../database/migrate';
import { makeBase } from '../../database/pool';
import { migrationNames, stepsOf } from '../../database/steps';
import { openTestDatabase, type TestDatabase } from './harness';
import { schemaOf } from './schemaOf';

let base: TestDatabase;
afterEach(async () => await base.close());

const crm = async () => (base = await openTestDatabase('crm'));

async function withSessions() {
	await base.sql(
		`insert into salles (nom, code, capacite_max) values ('A', 'ATEL_A', 12), ('B', 'ATEL_B', 10), ('Tous', 'TOUS_ATEL', 50)`,
	);
	await base.sql(
		`insert into formations (code, nom, categorie, duree_heures) values ('F', 'F', 'COURTE', 8)`,
	);
	await base.sql(`insert into formateurs (nom, prenom) values ('Dupont', 'Laurent')`);
	await base.sql(
		`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
		values ('Un', 'U', true, true), ('Deux', 'D', false, false), ('Trois', 'T', true, true)`,
	);
	await base.sql(
		`insert into sessions (id_formation, date_debut, date_fin, capacite_max, nb_inscrits)
		select 1, '2027-01-04 08:00', '2027-01-04 16:00', 10, 1
		from generate_series(1, 2)`,
	);
	await base.sql(`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription) values
		(1, 1, '2026-11-01', 'INSCRIT'), (2, 1, '2026-11-02', 'EN_ATTENTE'),
			(3, 1, '2026-11-03', 'EN_ATTENTE'), (1, 2, '2026-11-01', 'CONFIRME')`);
}

describe('migrate', () => {
	it('applies every migration to an empty CRM, once', async () => {
		await crm();
		const first = await migrate(base.base);
		expect(first.anomalies).toEqual([]);
		expect(first.applied.length).toBeGreaterThan(2);
		expect(await migrate(base.base)).toEqual({
			applied: [],
			alreadyThere: first.applied,
			anomalies: [],
		});
		expect(await missingMigrations(base.base)).toEqual([]);
	});

	it('keeps the data of a CRM and gives its queue priorities and ranks', async () => {
		await crm();
		await withSessions();
		await migrate(base.base);
		expect(
			await base.sql(
				'select id_eleve, priorite, position_attente from inscription_session where id_session = 1 order by id_inscription',
			),
		).toEqual([
			{ id_eleve: 1, priorite: 1, position_attente: null },
			{ id_eleve: 2, priorite: 2, position_attente: 2 },
			{ id_eleve: 3, priorite: 1, position_attente: 1 },
		]);
	});

	it('lets one of several runs at the same time do the work', async () => {
		await crm();
		const runs = await Promise.all(Array.from({ length: 5 }, async () => await migrate(base.base)));
		expect(runs.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
	});

	it('lists every row that breaks a rule and changes nothing', async () => {
		await crm();
		await withSessions();
		await base.sql(`insert into reservation_salle (id_salle, id_session, date_debut, date_fin) values
			(1, 1, '2027-01-04 07:00', '2027-01-04 11:00'), (3, null, '2027-01-04 10:00', '2027-01-04 12:00'),
				(2, 2, '2027-01-04 12:00', '2027-01-04 13:00')`);
		await base.sql('update sessions set id_formateur = 1, nb_inscrits = 7 where id_session = 1');
		await base.sql(
			`insert into inscription_session (id_eleve, id_session, statut_inscription) values (1, 1, 'EN_ATTENTE')`,
		);
		const { anomalies, applied } = await migrate(base.base);
		expect(applied).toEqual([]);
		expect(anomalies.map(({ table, cle, raison }) => [table, cle, raison])).toEqual([
			[
				'inscription_session',
				'5',
				"seconde inscription active de l'élève 1 à la session 1 (la première est 1)",
			],
			['reservation_salle', '2', 'double réservation de la salle ATEL_A avec la réservation 1'],
			['sessions', '1', 'nb_inscrits vaut 7 pour 1 inscription(s)'],
		]);
		expect(await base.sql(`select to_regnamespace('sessions_planning') as schema`)).toEqual([
			{ schema: null },
		]);
		expect(
			await base.sql(
				`select count(*)::int as n from information_schema.columns where table_name = 'inscription_session'`,
			),
		).toEqual([{ n: 7 }]);
	});
});

it('builds the search indexes anew where a crash left one half built', async () => {
	base = await openTestDatabase('crm');
	await migrate(base.base);
	const valid = async () =>
		await base.sql<{ name: string; valid: boolean }>(
			`select indexrelid::regclass::text as name, indisvalid as valid
			from pg_index
			where indexrelid::regclass::text like '%graphies_idx'
			order by 1`,
		);
	const both = [
		{ name: 'candidats_graphies_idx', valid: true },
		{ name: 'eleves_graphies_idx', valid: true },
	];
	expect(await valid()).toEqual(both);

	await base.sql(
		`update pg_index set indisvalid = false where indexrelid = 'eleves_graphies_idx'::regclass`,
	);
	await base.sql('drop index candidats_graphies_idx');
	expect(await migrate(base.base)).toMatchObject({ applied: [] });
	expect(await valid()).toEqual(both);
});

describe('migrate beside a CRM that writes', () => {
	it('leaves behind what the released files do in one transaction', async () => {
		const released = await openTestDatabase('vide');
		try {
			base = await openTestDatabase('crm');
			await migrate(base.base);
			expect(await schemaOf(base)).toBe(await schemaOf(released));
		} finally {
			await released.close();
		}
	});

	/** Two rooms and trainers, each day of `days` booked from 8 to 10, and two enrolled in each of ten sessions. */
	async function withBookings(days: number) {
		await withSessions();
		await base.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select 1 + n % 2, null, day + interval '8 hours', day + interval '10 hours'
			from generate_series(0, $1::int) n, lateral (select timestamp '2010-01-01' + (n / 2) * interval '1 day') d (day)`,
			[days * 2 - 1],
		);
	}

	it('gives way to whoever writes, however long somebody else holds a table', async () => {
		await crm();
		await withBookings(3_000);
		const slow = new Client(base.url);
		await slow.connect();
		await slow.query('begin; update reservation_salle set motif = $$x$$ where id_reservation = 1');
		await slow.query(
			'update inscription_session set motif_annulation = $$x$$ where id_inscription = 1',
		);
		const migration = migrate(base.base);

		// The promise is two seconds: PostgreSQL itself ends a writer that waits longer.
		await base.sql("set statement_timeout = '2s'");
		let written = 0;
		const write = async (day: number) => {
			await base.sql(
				`insert into reservation_salle (id_salle, date_debut, date_fin)
				select 1, d, d + interval '1 hour' from (select timestamp '2030-01-01' + $1 * interval '1 day') x (d)`,
				[day],
			);
			await base.sql(
				`update inscription_session set date_confirmation = '2027-01-01' where id_inscription = 2`,
			);
			written += 1;
		};
		for (let day = 0; day < 60; day += 1) {
			await write(day);
			await wait(20);
		}
		expect(await Promise.race([migration, 'still waiting'])).toBe('still waiting');
		await slow.query('commit');
		await slow.end();

		let over = false;
		const ended = migration.finally(() => (over = true));
		for (let day = 60; !over; day += 1) await write(day);
		expect((await ended).anomalies).toEqual([]);
		expect(await base.sql(`select count(*)::int as booked from reservation_salle`)).toEqual(
			await base.sql('select count(*)::int as booked from sessions_planning.occupation_salle'),
		);
		expect(written).toBeGreaterThan(60);
	});

	it('stops at a row that comes to break a rule meanwhile, and goes on once it is mended', async () => {
		await crm();
		await withBookings(10);
		// The CRM books the room a second time as the last step begins: the check was content before.
		const clash = migrate(base.base, {
			tell: async (step) => {
				if (step.endsWith('2_tables.sql'))
					await base.sql(`insert into reservation_salle (id_salle, date_debut, date_fin)
						values (1, '2010-01-01 09:00', '2010-01-01 11:00')`);
			},
		});
		const { anomalies, applied } = await clash;
		expect(anomalies.map(({ table, raison }) => [table, raison])).toEqual([
			['reservation_salle', expect.stringContaining('double réservation de la salle ATEL_A')],
		]);
		expect(applied).toEqual(['0001_inscriptions.sql']);
		await base.sql(`update reservation_salle set statut = 'ANNULEE' where id_reservation = $1`, [
			Number(anomalies[0].cle),
		]);
		expect(await migrate(base.base)).toMatchObject({ anomalies: [] });
		expect(await missingMigrations(base.base)).toEqual([]);
	});

	/** What kill -9 is to PostgreSQL: the connection is gone in the middle of the step. */
	async function cutAt(name: string): Promise<'cut' | 'over'> {
		// Of its own, so that none of the next run's connections is one that is about to end.
		const run = makeBase({ connectionString: base.url });
		let ended: Promise<unknown> = Promise.resolve();
		const tell = (step: string) => {
			if (step !== name) return;
			// Not waited for: it is to come while the step is under way.
			ended = base.sql(
				`select pg_terminate_backend(pid, 10000) from pg_stat_activity
				where datname = current_database() and application_name = 'n8n-nodes-sessions-planning'`,
			);
		};
		try {
			return await migrate(run, { tell }).then(
				() => 'over' as const,
				() => 'cut' as const,
			);
		} finally {
			await ended;
			await run.pool.end();
		}
	}

	it('goes on where it was cut short, at every step', async () => {
		const released = await openTestDatabase('vide');
		base = await openTestDatabase('crm');
		await withBookings(3_000);
		const steps = migrationNames().flatMap((name) => stepsOf(name));
		try {
			const cuts = [];
			for (const { name } of steps) cuts.push(await cutAt(name));
			// All thirty on a machine at rest; on a busy one the step may be over before its connection is.
			expect(cuts).toContain('cut');
			expect(await migrate(base.base)).toMatchObject({ anomalies: [] });
			expect(await schemaOf(base)).toBe(await schemaOf(released));
			expect(
				await base.sql(`select (select count(*)::int from reservation_salle) as bookings,
					(select count(*)::int from sessions_planning.occupation_salle) as occupied,
					(select count(*)::int from sessions_planning.migration) as migrations`),
			).toEqual([{ bookings: 6_000, occupied: 6_000, migrations: migrationNames().length }]);
		} finally {
			await released.close();
		}
	});
});
