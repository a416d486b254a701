import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

import { stack } from '../e2e/harness';

/* The command line as it is installed in n8n, from the packed tarball. */

const { ready, sql } = stack();
const cli = join(
	process.env.E2E_STACK as string,
	'n8n/.n8n/nodes/node_modules/n8n-nodes-sessions-planning/bin/cli.js',
);

const run = async (args: string[], url: string | undefined = ready().databaseUrl) =>
	await new Promise<{ code: number; text: string }>((resolve) => {
		execFile(
			process.execPath,
			[cli, ...args],
			{ cwd: tmpdir(), env: { ...process.env, DATABASE_URL: url } },
			(error, out, err) =>
				resolve({ code: (error?.code as number | undefined) ?? 0, text: out + err }),
		);
	});

test('says what it is for, and what is missing', async () => {
	expect(await run([])).toMatchObject({
		code: 2,
		text: expect.stringContaining('check      what DATABASE_URL lacks'),
	});
	expect(await run(['check'], '')).toMatchObject({
		code: 2,
		text: expect.stringContaining(
			'DATABASE_URL is not set: postgresql://user:password@host:port/database',
		),
	});
	expect(await run(['check'], 'postgresql://nobody@127.0.0.1:1/none')).toMatchObject({
		code: 2,
		text: expect.stringContaining('check could not run'),
	});
});

test('migrate finds its migrations where they are, and writes nothing into a database that is no CRM', async () => {
	expect(await run(['migrate'])).toMatchObject({
		code: 0,
		text: expect.stringMatching(/^Nothing to do: \d+ migration\(s\) were there already\.\n$/),
	});
	const autre = new URL(ready().databaseUrl);
	autre.pathname = '/postgres';
	for (const command of ['check', 'migrate'])
		expect(await run([command], autre.href)).toMatchObject({
			code: 1,
			text: expect.stringContaining('inscription_session'),
		});
});

test('migrate, killed in the middle of its work, goes on where it was', async () => {
	// As whoever set the embedded server up: the CRM's own role may not make databases.
	const url = new URL(ready().databaseUrl);
	url.username = 'postgres';
	url.pathname = '/postgres';
	const admin = new Client(url.href);
	await admin.connect();
	await admin.query('create database a_migrer');
	url.pathname = '/a_migrer';
	const crm = new Client(url.href);
	try {
		await crm.connect();
		await crm.query(await readFile(join(__dirname, '../../stack/postgres/crm-schema.sql'), 'utf8'));
		await crm.query(`insert into salles (nom, code, capacite_max) values ('A', 'ATEL_A', 12)`);
		await crm.query(
			`insert into reservation_salle (id_salle, date_debut, date_fin)
			select 1, d, d + interval '2 hours'
			from generate_series(0, 9999) n, lateral (select timestamp '2000-01-01' + n * interval '1 day') x (d)`,
		);
		await crm.query(
			`create schema sessions_planning;
			create table sessions_planning.migration (
				nom text primary key, appliquee_le timestamptz not null default now());
			create function public.hold() returns trigger language plpgsql as
				'begin perform pg_advisory_xact_lock(1); return new; end';
			select pg_advisory_lock(1)`,
		);
		for (const step of [
			'0001_inscriptions.instead/3',
			'0002_occupation.instead/3',
			'0090_agenda',
		]) {
			// However late the kill comes, the step is still under way: what notes it waits for us.
			await crm.query(
				`create or replace trigger hold before insert on sessions_planning.migration
					for each row when (starts_with(new.nom, '${step}')) execute function public.hold()`,
			);
			const process_ = spawn(process.execPath, [cli, 'migrate'], {
				env: { ...process.env, DATABASE_URL: url.href },
			});
			process_.stderr.setEncoding('utf8').on('data', (told: string) => {
				if (told.includes(step)) process_.kill('SIGKILL');
			});
			expect(await once(process_, 'close')).toEqual([null, 'SIGKILL']);
		}
		await crm.query('drop function public.hold() cascade; select pg_advisory_unlock(1)');
		expect(await run(['migrate'], url.href)).toMatchObject({
			code: 0,
			text: expect.stringContaining('Applied: 0090_agenda.sql'),
		});
		const { rows } = await crm.query(
			'select count(*)::int as n from sessions_planning.occupation_salle',
		);
		expect(rows).toEqual([{ n: 10_000 }]);
		expect(await run(['check'], url.href)).toMatchObject({ code: 0 });
	} finally {
		await crm.end();
		await admin.query('drop database a_migrer with (force)');
		await admin.end();
	}
});

test('the nodes connect as the user that `role` gave its rights, who may not do more', async () => {
	const { nodesDatabaseUrl, databaseUrl, webhooks, crm } = ready();
	// A connection that nobody asks for is closed after a while.
	const headers = { 'X-CRM-Token': crm.token };
	expect((await fetch(`${webhooks}/crm/salles`, { headers })).status).toBe(200);
	const connected = await sql<{ name: string }>(
		`select distinct usename as name
		from pg_stat_activity
		where datname = current_database() and usename <> current_user`,
	);
	expect(connected).toEqual([{ name: 'sessions_nodes' }]);
	expect(await run(['check'], nodesDatabaseUrl)).toMatchObject({ code: 0 });
	const nodes = new Client(nodesDatabaseUrl);
	await nodes.connect();
	try {
		await expect(nodes.query('delete from sessions')).rejects.toMatchObject({ code: '42501' });
		await expect(nodes.query('create table a_moi (n int)')).rejects.toMatchObject({
			code: '42501',
		});
	} finally {
		await nodes.end();
	}
	// Its password is its own, and n8n's database lets nobody else in.
	const other = new URL(nodesDatabaseUrl);
	other.pathname = '/n8n';
	await expect(new Client(other.href).connect()).rejects.toMatchObject({ code: '42501' });
	other.username = 'postgres';
	await expect(new Client(other.href).connect()).rejects.toMatchObject({ code: '28P01' });

	await sql('revoke insert on reservation_salle from sessions_nodes');
	try {
		expect(await run(['check'], nodesDatabaseUrl)).toMatchObject({
			code: 1,
			text: expect.stringContaining(
				"public.reservation_salle : sessions_nodes n'a pas le droit : insert",
			),
		});
	} finally {
		expect(await run(['role', 'sessions_nodes'], databaseUrl)).toMatchObject({ code: 0 });
	}
	expect(await run(['check'], nodesDatabaseUrl)).toMatchObject({ code: 0 });
	expect(await run(['role', 'd"x', '--print'], '')).toMatchObject({
		code: 0,
		text: expect.stringContaining('grant usage on schema public, sessions_planning to "d""x";'),
	});
	expect((await run(['role'])).text).toContain('role NAME');
});

test('export and erase: one person, shown first, with what is left to the CRM', async () => {
	const [{ id }] = await sql<{ id: number }>(
		`insert into eleves (nom, prenom, email) values ('Ligne', 'Célestine', 'celestine@cli.example') returning id_eleve as id`,
	);
	await sql(
		`insert into sessions_planning.courrier (cle, role, etat, id_eleve, nom, prenom, email)
		values ('cli', 'ELEVE', 'ENVOYE', $1, 'Ligne', 'Célestine', 'celestine@cli.example')`,
		[id],
	);
	const person = ['--eleve', String(id)];
	const { code, text } = await run(['export', ...person]);
	expect(code).toBe(0);
	expect(JSON.parse(text)).toMatchObject({
		personne: { eleves: [id] },
		courriers: [{ email: 'celestine@cli.example' }],
	});
	expect((await run(['erase', ...person, '--preview'])).text).toMatch(
		/^Would be erased, in rows:\n {2}courriers: 1\n/,
	);
	expect(await run(['erase', ...person])).toMatchObject({
		code: 0,
		text: expect.stringMatching(/^Erased on .*\n {2}courriers: 1\n.*\n {2}eleves \d+: nom, prénom/),
	});
	expect((await run(['erase', ...person])).text).toContain('none: nothing of the person is left');
	expect(await run(['erase'])).toMatchObject({
		code: 2,
		text: expect.stringContaining('one person is expected: --eleve N'),
	});
	expect(await run(['export', '--formateur', '999999'])).toMatchObject({
		code: 2,
		text: expect.stringContaining("Le formateur 999999 n'existe pas."),
	});
});

test('check names what an UPDATE by hand left wrong, and is content again once it is mended', async () => {
	const [{ id }] = await sql<{ id: number }>(
		'select id_session as id from sessions order by 1 limit 1',
	);
	const named = async () => (await run(['check'])).text.includes(`sessions ${id} : `);
	await sql('update sessions set nb_inscrits = nb_inscrits + 7 where id_session = $1', [id]);
	try {
		expect(await named()).toBe(true);
	} finally {
		await sql('update sessions set nb_inscrits = nb_inscrits - 7 where id_session = $1', [id]);
	}
	expect(await named()).toBe(false);
});

test('fermetures imports a calendar, follows it, and takes away what is gone when asked', async () => {
	const dossier = await mkdtemp(join(tmpdir(), 'fermetures-'));
	const fichier = join(dossier, 'conges.ics');
	const calendar = (...lines: string[]) =>
		['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
	try {
		await writeFile(
			fichier,
			calendar(
				'BEGIN:VEVENT',
				'UID:a',
				'SUMMARY:Congé',
				'DTSTART;VALUE=DATE:20490301',
				'DTEND;VALUE=DATE:20490306',
				'END:VEVENT',
			),
		);
		expect(await run(['fermetures', fichier, '--source', 'essai'])).toEqual({
			code: 0,
			text: 'Added (1)\n  01/03/2049 – 05/03/2049 : Congé\n',
		});
		await writeFile(fichier, calendar());
		expect((await run(['fermetures', fichier, '--source', 'essai', '--remove'])).text).toContain(
			'Removed (1)',
		);
		expect(await sql("select from sessions_planning.fermeture where source = 'essai'")).toEqual([]);
		expect(await run(['fermetures', join(dossier, 'absent.ics')])).toMatchObject({
			code: 2,
			text: expect.stringContaining('ENOENT'),
		});
		expect(await run(['fermetures'])).toMatchObject({
			code: 2,
			text: expect.stringContaining('a file is expected'),
		});
	} finally {
		await rm(dossier, { recursive: true });
	}
});
