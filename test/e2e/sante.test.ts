import { Client } from 'pg';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { edit } from './evenements/n8n';
import { stack, waitFor } from './harness';

/* The workflow that tells the admin how it goes, on a running n8n, with the CRM's database away for a while. */

const s = stack();
let undo: () => Promise<void>;
beforeAll(async () => {
	undo = await edit(s, 'spSante000000001', ({ type, parameters }) => {
		if (type.endsWith('.scheduleTrigger'))
			parameters.rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
		if (type.endsWith('.sessionMail')) parameters.patience = 0;
	});
}, 360_000);
afterAll(() => undo(), 60_000);

const SUBJECT = 'Sessions et planning : ';
/** How it goes, as the admin was told: alerts and other notices may come between. */
const mailsSince = async (since: number) =>
	(await s.mails(s.ready().adminEmail)).filter(
		({ id, subject }) => id > since && subject.startsWith(SUBJECT),
	);
const told = async (since: number) =>
	(await mailsSince(since)).map(({ subject }) => subject.replace(SUBJECT, ''));
const lastMail = async () => Math.max(0, ...(await s.mails()).map(({ id }) => id));
/** What it is told once nothing needs mending: other files leave things to look at. */
const WELL = /tout va bien de nouveau|à regarder|la base de données répond de nouveau/;

it('tells the admin once that something is to be mended, with its mend, and once that it is no longer', async () => {
	await waitFor(async () => (await s.call('crm/sante')).status === 200, {
		timeout: 60_000,
		what: 'the sweep',
	});
	const since = await lastMail();
	const [{ id }] = await s.sql(
		`insert into sessions_planning.evenement (action, correlation_id, origine, recu_le, prochain_essai)
		values ('SESSION_CREATED', 'sante-' || random(), 'CRM', now() - interval '2 hours', now() + interval '1 day')
		returning id_evenement as id`,
	);
	await waitFor(() => told(since), { timeout: 90_000, what: 'the mail' });
	const [mail] = await mailsSince(since);
	expect(mail.text).toMatch(/événement\(s\) en retard de plus d’une heure : voir `check`/);
	await s.sql(`update sessions_planning.evenement set etat = 'TRAITE' where id_evenement = $1`, [
		id,
	]);
	await waitFor(async () => (await told(since)).length > 1, {
		timeout: 90_000,
		what: 'the second',
	});
	expect(await told(since)).toEqual(['à réparer maintenant', expect.stringMatching(WELL)]);
}, 240_000);

it('tells past the database that it does not answer, once, and once that it does again', async () => {
	const secrets = JSON.parse(
		readFileSync(join(process.env.E2E_STACK as string, 'secrets.json'), 'utf8'),
	) as { postgresPassword: string };
	const address = new URL(s.ready().databaseUrl);
	address.username = 'postgres';
	address.password = secrets.postgresPassword;
	address.pathname = '/postgres';
	const admin = new Client(address.href);
	await admin.connect();
	const since = await lastMail();
	try {
		await admin.query('alter database crm allow_connections false');
		await admin.query(
			`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'crm'`,
		);
		await waitFor(() => told(since), { timeout: 90_000, what: 'the mail past the database' });
	} finally {
		await admin.query('alter database crm allow_connections true');
		await admin.end();
	}
	await waitFor(async () => (await told(since)).length > 1, {
		timeout: 90_000,
		what: 'the word that it is back',
	});
	expect(await told(since)).toEqual([
		'la base de données ne répond pas',
		expect.stringMatching(WELL),
	]);
}, 240_000);
