import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

import { testBase } from '../../core/centre/base';
import { toRefusal } from '../../core/http/response';
import { createSession } from '../../core/sessions/createSession';
import { check } from '../../core/verification/check';
import { health } from '../../core/verification/health';
import { applyRole } from '../../database/applyRole';
import { migrate } from '../../database/migrate';
import { openBase } from '../../database/pool';
import { rightsOfRole } from '../../database/rights';
import { openTestDatabase, type TestDatabase } from './harness';

/*
 * The user that the other tests of this folder run with, too: what a use case needs and role.sql does not
 * give makes those red. Here: that it may do nothing else, and that a right which lacks is told in words.
 */

let test: TestDatabase;
beforeEach(async () => {
	test = await openTestDatabase('centre');
});
afterEach(async () => await test.close());

/** What the database says to the nodes' user: a SQLSTATE, or '' where it did it. */
async function asNodes(text: string): Promise<string> {
	return await test.base.withConnection(async (cx) => {
		try {
			await cx.command(`begin; ${text}`);
			return '';
		} catch (error) {
			return (error as { code: string }).code;
		} finally {
			await cx.command('rollback');
		}
	});
}

/** The owner of the tables, on a pool of its own. */
async function asOwner<T>(job: (base: ReturnType<typeof openBase>) => Promise<T>): Promise<T> {
	const owner = openBase({ connectionString: test.url, maxConnexions: 1 });
	try {
		return await job(owner);
	} finally {
		await owner.pool.end();
	}
}

const CRM = [
	'candidats',
	'disponibilite_formateur',
	'eleves',
	'formateurs',
	'formations',
	'inscription_session',
	'reservation_salle',
	'salles',
	'sessions',
];

describe("the nodes' user", () => {
	it.each(CRM)(
		'takes nothing away from %s but a lifted absence, and changes nothing of its shape',
		async (table) => {
			// An absence is told and lifted at the desk.
			const lifted = table === 'disponibilite_formateur';
			expect(await asNodes(`delete from ${table}`)).toBe(lifted ? '' : '42501');
			expect(await asNodes(`truncate ${table} cascade`)).toBe('42501');
			expect(await asNodes(`alter table ${table} add column x int`)).toBe('42501');
			expect(await asNodes(`drop table ${table} cascade`)).toBe('42501');
			expect(await asNodes(`alter table ${table} disable trigger all`)).toBe('42501');
		},
	);

	it.each([
		'update eleves set paiement_ok = true',
		"insert into candidats (nom, prenom) values ('a', 'b')",
		"update salles set statut = 'INACTIVE'",
		"update formateurs set email = 'x@y.example'",
		'update formations set duree_heures = 1',
		"update disponibilite_formateur set type = 'DISPONIBLE'",
		'select id_salle from salles for update',
	])('writes nothing of people, rooms, trainings and trainers: %s', async (text) => {
		expect(await asNodes(text)).toBe('42501');
	});

	it.each([
		'create table public.a_moi (n int)',
		'create table sessions_planning.a_moi (n int)',
		'create schema a_moi',
		'create extension hstore',
		'create role a_moi',
		'set role postgres',
		'alter role nodes superuser',
		"copy eleves to program 'cat'",
		"select pg_read_file('/etc/passwd')",
		'delete from sessions_planning.effacement',
		'delete from sessions_planning.presence_trace',
		'delete from sessions_planning.lien_revoque',
		'delete from sessions_planning.occupation_salle',
		'insert into sessions_planning.presence_trace default values',
		'delete from sessions_planning.presence',
		'delete from sessions_planning.migration',
		'update sessions_planning.composition_salle set id_partie = id_salle',
		'select sessions_planning.occuper_salles(array[1])',
		'alter function sessions_planning.plier(text) security definer',
	])('does not get further: %s', async (text) => {
		expect(await asNodes(text)).toBe('42501');
	});

	it('reads no other table of the CRM, and no database of others', async () => {
		await test.sql('create table paiement (id_eleve int, iban text)');
		await test.sql("insert into paiement values (1, 'FR76')");
		await test.sql('create schema n8n; create table n8n.credentials_entity (data text)');
		expect(await asNodes('select iban from paiement')).toBe('42501');
		expect(await asNodes('select * from n8n.credentials_entity')).toBe('42501');
		expect(await asNodes('select rolpassword from pg_authid')).toBe('42501');
		expect(await asNodes('select * from eleves limit 1')).toBe('');
	});

	it('has just the rights that the statements of database/queries use', () => {
		const { objets, droits } = rightsOfRole();
		const given = objets
			.map((objet, i) => `${droits[i]} ${objet}`)
			.filter((right) => /^(insert|update|delete) /.test(right));
		expect(given.sort()).toEqual(writtenByStatements());
	});

	it('may do what other users of the schema were given only where role.sql says so', async () => {
		const rows = await test.sql<{ droit: string }>(
			`select lower(privilege_type) || ' ' || table_schema || '.' || table_name as droit
			from information_schema.role_table_grants
			where grantee = 'nodes' and privilege_type <> 'SELECT'`,
		);
		expect(rows.map(({ droit }) => droit).sort()).toEqual(writtenByStatements());
	});
});

/** 'insert public.sessions' …: what the .sql files write, read from their text. */
function writtenByStatements(): string[] {
	const folder = join(__dirname, '../../database/queries');
	const found = new Set<string>();
	for (const file of readdirSync(folder)) {
		const sql = readFileSync(join(folder, file), 'utf8')
			.replace(/\/\*[\s\S]*?\*\//g, '')
			.replace(/'(?:[^']|'')*'/g, "''");
		for (const [, verb, table] of sql.matchAll(
			/\b(insert into|update|delete from) ((?:public|sessions_planning)\.\w+)/g,
		))
			found.add(`${verb.split(' ')[0]} ${table}`);
		const upserts = /insert into (\S+)(?:(?!insert into|;)[\s\S])*?\bdo update\b/g;
		for (const [, table] of sql.matchAll(upserts)) found.add(`update ${table}`);
	}
	return [...found].sort();
}

describe('a right that lacks', () => {
	it('is named with its mend: by check, health and the test of the credential', async () => {
		await test.sql('revoke insert on reservation_salle from nodes');
		await test.sql('revoke usage on sequence sessions_id_session_seq from nodes');
		await test.sql('revoke select on sessions_planning.places_session from nodes');
		expect(await check(test.base)).toEqual(
			[
				['public.reservation_salle', 'insert'],
				['public.sessions_id_session_seq', 'usage'],
				['sessions_planning.places_session', 'select'],
			].map(([table, droits]) => ({
				severityOf: 'BLOQUANT',
				table,
				cle: '',
				raison: `nodes n'a pas le droit : ${droits}`,
				remede: 'npx n8n-nodes-sessions-planning role nodes, en propriétaire des tables',
			})),
		);
		expect(await health(test.centre)).toMatchObject({
			statut: 'PANNE',
			problemes: [expect.stringContaining('insert sur public.reservation_salle')],
		});
		expect(await testBase({ connectionString: test.nodesUrl })).toMatch(
			/insert sur public\.reservation_salle.* role UTILISATEUR` \(DROIT_MANQUANT\)$/,
		);
	});

	it('is the error of the statement that wanted it, which changed nothing', async () => {
		await test.sql('revoke insert on reservation_salle from nodes');
		const [{ n }] = await test.sql('select count(*)::int as n from sessions');
		const failing = createSession(test.centre, {
			formation: 'INIT_SERTI',
			creneaux: [{ dateDebut: '2032-03-03T09:00', dateFin: '2032-03-03T12:00' }],
		});
		const error = await failing.catch((thrown: unknown) => thrown);
		expect(toRefusal(error)).toMatchObject({
			statut: 500,
			corps: {
				errors: [
					{
						code: 'DROIT_MANQUANT',
						message: expect.stringMatching(
							/insert sur public\.reservation_salle.*n8n-nodes-sessions-planning role/,
						),
					},
				],
			},
		});
		expect(await test.sql('select count(*)::int as n from sessions')).toEqual([{ n }]);
	});

	it('is told of a schema that may not be entered, and of a whole role that was given nothing', async () => {
		await test.sql('revoke usage on schema sessions_planning from nodes');
		await expect(check(test.base)).rejects.toThrow('usage sur sessions_planning');
		expect(await testBase({ connectionString: test.nodesUrl })).toContain(
			'usage sur sessions_planning',
		);
	});
});

describe('role NAME', () => {
	it('gives all of it, to a name that needs quotes too, and again without a change', async () => {
		const name = `o'b"rien ${test.url.slice(-8)}`;
		const quoted = `"${name.replaceAll('"', '""')}"`;
		await test.sql(`create role ${quoted} login password 'x'`);
		try {
			await asOwner(async (owner) => {
				await applyRole(owner, name);
				await applyRole(owner, name);
			});
			const address = new URL(test.url);
			const as = new Client({
				host: address.hostname,
				port: Number(address.port),
				database: address.pathname.slice(1),
				user: name,
				password: 'x',
			});
			await as.connect();
			await as.query('select sessions_planning.verrouiller_salles(array[1])');
			await expect(as.query('delete from sessions')).rejects.toMatchObject({ code: '42501' });
			await as.end();
		} finally {
			await test.sql(`drop owned by ${quoted}; drop role ${quoted}`);
		}
	});

	it('says what comes first: the role, the migrations', async () => {
		await asOwner(async (owner) => {
			await expect(applyRole(owner, 'nobody_here')).rejects.toThrow('create role nobody_here');
		});
		const bare = await openTestDatabase('crm');
		try {
			await expect(applyRole(bare.base, 'nodes')).rejects.toThrow('migrate comes first');
		} finally {
			await bare.close();
		}
	});

	it('is not needed after an upgrade: migrate gives the nodes’ users what it brings', async () => {
		await test.sql(
			`delete from sessions_planning.migration where nom = '0175_moindres_droits.sql'`,
		);
		await test.sql(`drop function sessions_planning.verrouiller_salles(int[]);
			drop function sessions_planning.verrouiller_formateurs(int[]);
			revoke insert on sessions_planning.alerte from nodes`);
		await asOwner(async (owner) => {
			expect((await migrate(owner)).applied).toEqual(['0175_moindres_droits.sql']);
		});
		expect(await check(test.base)).toEqual([]);
	});
});
