import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { check } from '../../../core/verification/check';
import { migrate } from '../../../database/migrate';
import { crmServer, mailServer, makeSession } from '../evenements/world';
import { connectTo, type TestDatabase } from '../harness';
import { schemaOf } from '../schemaOf';
import { findProgram } from '../../program';
import { onceConnected, startPostgres } from './startPostgres';
import { finishAll, hear, leaveUnderWay, release, type Peers } from './underWay';

/*
 * A backup as docs/running.md says, in the middle of everything, restored on another server of
 * another version: what was under way is done once. With KEEP_FIXTURE=1 the backup is also kept for
 * upgrade.test.ts, under the version of the package.
 */

const root = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
// Not in the test, whose time is limited: it may have to install them.
const [pgDump, pgRestore] = [findProgram('pg_dump'), findProgram('pg_restore')];

let peers: Peers;
let folder: string;
const ends: Array<() => Promise<unknown>> = [];
beforeAll(async () => {
	const answer = { status: 200 };
	peers = { smtp: await mailServer(), crm: await crmServer(() => answer.status), answer };
	folder = mkdtempSync(join(tmpdir(), 'sessions-planning-backup-'));
	ends.push(peers.smtp.close, peers.crm.close);
});
afterAll(async () => {
	for (const end of ends.reverse()) await end();
	rmSync(folder, { recursive: true, force: true });
});

/** A server of this version with an empty database. */
async function serverOf(major: string) {
	const postgres = await startPostgres(major);
	ends.push(postgres.stop);
	return { ...postgres, url: await postgres.createDatabase('crm') };
}

async function open(url: string): Promise<TestDatabase> {
	const t = await connectTo(url);
	ends.push(t.close);
	return t;
}

const messageIds = async ({ sql }: TestDatabase, which = 'true') =>
	(
		await sql<{ id: string }>(
			`select '<' || id_message || '@abj.example>' as id
			from sessions_planning.courrier where email is not null and ${which}`,
		)
	).map(({ id }) => id);
const byName = (one: string, other: string) => (one < other ? -1 : 1);

it('a backup taken while events are under way goes on where it was, on PostgreSQL 18 from 14', async () => {
	const [old, fresh] = await Promise.all([serverOf('14'), serverOf('18')]);
	await onceConnected(
		old.url,
		read('stack/postgres/crm-schema.sql'),
		read('test/database/salles.sql'),
	);
	const before = await open(old.url);
	await migrate(before.base);
	await leaveUnderWay(before, peers);
	// As a server that has run for a while: its transactions have higher numbers than a new one's.
	await onceConnected(
		old.url,
		`create temp table burnt (n int);
		do $$ begin
			for i in 1..20000 loop
				begin insert into burnt values (i); exception when others then raise; end;
			end loop;
		end $$`,
	);

	peers.crm.calls.length = 0;
	const owed = await messageIds(before, "etat = 'A_ENVOYER'");
	expect(owed).toHaveLength(1);
	const file = join(folder, 'crm.dump');
	const dump = (...args: string[]) =>
		execFileSync(pgDump, [...args, old.url], { maxBuffer: 1 << 26 });
	dump('--format=custom', '--no-owner', `--file=${file}`);
	if (process.env.KEEP_FIXTURE)
		writeFileSync(
			join(root, `test/fixtures/upgrade/${version}.sql`),
			dump('--inserts', '--rows-per-insert=100', '--no-owner', '--no-privileges')
				.toString()
				// What psql alone understands.
				.replace(/^\\.*\n/gm, ''),
		);

	// What goes out between the backup and the loss of the server is not in the backup.
	const atBackup = peers.smtp.mails.length;
	await release(before);
	await finishAll(before, peers);
	const lost = peers.smtp.mails.splice(atBackup).map(({ messageId }) => String(messageId));
	const callsLost = peers.crm.calls.splice(0);
	expect(lost).toEqual(expect.arrayContaining(owed));
	expect(callsLost.length).toBeGreaterThan(3);

	execFileSync(pgRestore, ['--no-owner', `--dbname=${fresh.url}`, file]);
	const after = await open(fresh.url);
	expect(await check(after.base)).toEqual([]);
	await release(after);
	await finishAll(after, peers);

	// Each mail goes out once, those that had gone since the backup again: what was owed by then as the same message.
	const sent = peers.smtp.mails.map(({ messageId }) => String(messageId));
	expect(sent.sort(byName)).toEqual((await messageIds(after)).sort(byName));
	expect(
		await after.sql("select 1 from sessions_planning.evenement where etat <> 'TRAITE'"),
	).toEqual([]);
	const correlations = (calls: Array<{ body: string }>) =>
		calls
			.map(({ body }) => (JSON.parse(body) as { correlationId: string }).correlationId)
			.sort(byName);
	expect(correlations(peers.crm.calls)).toEqual(correlations(callsLost));
	expect(new Set(correlations(peers.crm.calls)).size).toBe(peers.crm.calls.length);

	// A workflow of the centre's own hears what it had not, nothing twice, and what happens from now on.
	const heard = await hear(after);
	expect(heard).toEqual(expect.arrayContaining(['mail-owed', 'return-owed', 'received']));
	expect(heard).not.toContain('done');
	expect(new Set(heard).size).toBe(heard.length);

	// Sequences go on, and the schema holds what it held: constraints, triggers, indexes, functions.
	const { idSession } = await makeSession(after, { jours: 9_100 });
	await expect(
		after.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select id_salle, id_session, date_debut, date_fin from sessions where id_session = $1`,
			[idSession],
		),
	).rejects.toThrow(/occupation_salle/);
	expect(await check(after.base)).toEqual([]);
	const new18 = await open(await fresh.createDatabase('fresh'));
	await onceConnected(new18.url, read('stack/postgres/crm-schema.sql'));
	await migrate(new18.base);
	expect(await schemaOf(after)).toBe(await schemaOf(new18));
}, 300_000);
