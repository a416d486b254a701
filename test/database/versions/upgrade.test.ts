import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

import { check, type Finding } from '../../../core/verification/check';
import { migrate } from '../../../database/migrate';
import { migrationNames } from '../../../database/steps';
import { crmServer, mailServer } from '../evenements/world';
import { connectTo, openTestDatabase, type TestDatabase } from '../harness';
import { schemaOf } from '../schemaOf';
import { finishAll, hear } from './underWay';
import { onceConnected } from './startPostgres';

/*
 * A database that an earlier version made and worked on is taken over: each released one with all it
 * had under way (test/fixtures/upgrade, kept by backup.test.ts), and each state between two migrations.
 */

const root = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const fixtures = join(root, 'test/fixtures/upgrade');
const admin = process.env.TEST_DATABASE_URL ?? '';

/** How many rows each table has. */
async function rowsOf({ sql }: TestDatabase): Promise<Record<string, number>> {
	const tables = await sql<{ name: string }>(
		`select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname in ('public', 'sessions_planning') and tablename <> 'migration' order by 1`,
	);
	const counted = await sql<Record<string, number>>(
		`select ${tables.map(({ name }) => `(select count(*)::int from ${name}) as "${name}"`).join(', ')}`,
	);
	return counted[0];
}

let fresh: string;
let t: TestDatabase | undefined;
beforeAll(async () => {
	const made = await openTestDatabase('vide');
	fresh = await schemaOf(made);
	await made.close();
});
afterEach(async () => {
	await t?.close();
	t = undefined;
});

describe('from a released version, with events under way', () => {
	const versions = readdirSync(fixtures).filter((name) => name.endsWith('.sql'));

	it('keeps one of each', () => expect(versions).toContain('0.1.0.sql'));

	it.each(versions)('%s', async (name) => {
		const database = `upgrade_${name.replace(/\W/g, '_')}`;
		await onceConnected(admin, `create database ${database} template template0`);
		const url = admin.replace(/\/[^/]*$/, `/${database}`);
		await onceConnected(url, readFileSync(join(fixtures, name), 'utf8'));
		t = await connectTo(url);
		const before = await rowsOf(t);
		// The kept rows grow older with each day, so what was under way may be late: rightly told, and nothing else is.
		const otherThanLate = (findings: Array<Pick<Finding, 'table' | 'raison'>>) =>
			findings.filter(
				({ table, raison }) => table !== 'evenement' || !raison.includes(') : en retard'),
			);
		expect(otherThanLate((await migrate(t.base)).anomalies)).toEqual([]);
		expect(await rowsOf(t)).toMatchObject(before);
		expect(otherThanLate(await check(t.base))).toEqual([]);
		expect(await schemaOf(t)).toBe(fresh);

		const answer = { status: 200 };
		const peers = { smtp: await mailServer(), crm: await crmServer(), answer };
		try {
			await finishAll(t, peers);
			const [open] = await t.sql(`select
				(select count(*)::int from sessions_planning.evenement where etat <> 'TRAITE') as events,
				(select count(*)::int from sessions_planning.courrier
					where etat <> 'ENVOYE' and email is not null) as mails`);
			expect(open).toEqual({ events: 0, mails: 0 });
			const ids = peers.smtp.mails.map(({ messageId }) => messageId);
			expect(ids.length).toBeGreaterThan(3);
			expect(new Set(ids).size).toBe(ids.length);
			expect(await hear(t)).toEqual(
				expect.arrayContaining(['mail-owed', 'return-owed', 'received']),
			);
			expect(await check(t.base)).toEqual([]);
		} finally {
			await peers.smtp.close();
			await peers.crm.close();
		}
	});
});

describe('from the state between two migrations', () => {
	it.each(migrationNames().map((name, i) => [i + 1, name]))(
		'the first %i, to %s',
		async (count) => {
			t = await openTestDatabase('crm');
			const client = new Client(t.url);
			await client.connect();
			await client.query(read('stack/postgres/crm-seed.sql'));
			await client.query(
				`create schema sessions_planning;
			create table sessions_planning.migration (nom text primary key, appliquee_le timestamptz not null default now())`,
			);
			for (const name of migrationNames().slice(0, Number(count))) {
				await client.query(read(`database/migrations/${name}`));
				await client.query('insert into sessions_planning.migration (nom) values ($1)', [name]);
			}
			await client.end();
			const before = await rowsOf(t);

			expect((await migrate(t.base)).anomalies).toEqual([]);

			expect(await rowsOf(t)).toMatchObject(before);
			expect(await check(t.base)).toEqual([]);
			expect(await schemaOf(t)).toBe(fresh);
		},
	);
});
