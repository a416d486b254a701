import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';

import { stack, waitFor } from './harness';

const s = stack();

test('ready.json names every address, token and process', () => {
	const ready = s.ready();
	expect(ready).toMatchObject({
		n8n: {
			url: expect.stringMatching(/^http:/),
			email: expect.any(String),
			password: expect.any(String),
		},
		webhooks: `${ready.n8n.url}/webhook`,
		databaseUrl: expect.stringMatching(/^postgresql:/),
		n8nDatabaseUrl: expect.stringMatching(/^postgresql:/),
		smtpUrl: expect.stringMatching(/^smtp:/),
		mailPage: expect.stringMatching(/^http:/),
		crm: {
			url: expect.stringMatching(/^http:/),
			token: expect.any(String),
			signingSecret: expect.any(String),
		},
		planning: {
			url: `${ready.webhooks}/planning`,
			user: expect.any(String),
			password: expect.any(String),
		},
		mcp: { url: `${ready.n8n.url}/mcp/sessions-planning`, token: ready.crm.token },
		pids: { n8n: expect.any(Number), workers: [], postgres: expect.any(Number) },
	});
	process.kill(ready.pids.n8n, 0);
});

// What a test before this one asked to be refused, and was not asked for.
beforeAll(async () => {
	await s.failMails({ times: 0 });
	await s.failCallbacks({ times: 0 });
});

test('the sample centre has the nine rooms, no clash, and true counters', async () => {
	expect(
		await s.sql(
			`select count(*)::int as n
			from salles
			where code in ('ATEL_A', 'ATEL_B', 'ATEL_C', 'INFO', 'THEO', 'ATEL_POL', 'ATEL_TAIL', 'REUNION', 'TOUS_ATEL')`,
		),
	).toEqual([{ n: 9 }]);
	expect(
		await s.sql(`select s.id_session
			from sessions s left join inscription_session i
				on i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')
			group by s.id_session having s.nb_inscrits <> count(i.id_inscription) or count(i.id_inscription) > s.capacite_max`),
	).toEqual([]);
});

test('the mail catcher shows a mail with its attachment, and refuses when told to', async () => {
	const transport = createTransport({ url: s.ready().smtpUrl });
	const to = `essai-${process.pid}@mail.example`;
	const mail = {
		from: 'centre@abj.example',
		to,
		subject: 'Place confirmée — É <b>',
		text: 'Bonjour',
		html: '<p>Bonjour</p>',
		attachments: [
			{
				filename: 'seance.ics',
				contentType: 'text/calendar; method=REQUEST',
				content: 'BEGIN:VCALENDAR',
			},
		],
	};
	await transport.sendMail(mail);
	const [seen] = await waitFor(() => s.mails(to));
	expect(seen).toMatchObject({
		subject: mail.subject,
		text: 'Bonjour',
		to: [to],
		attachments: [
			{ filename: 'seance.ics', text: 'BEGIN:VCALENDAR', header: { method: 'REQUEST' } },
		],
	});
	const page = await s.call(s.ready().mailPage);
	expect(page.text).toContain('Place confirmée — É &#60;b&#62;');
	expect((await s.call(`${s.ready().mailPage}/mails/${seen.id}`)).text).toContain(
		'<iframe sandbox',
	);

	await s.failMails({ times: 1, status: 451 });
	await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 });
	await transport.sendMail(mail);
});

test('the stand-in CRM takes a call signed right, refuses one signed wrong, old or not at all', async () => {
	const { url, signingSecret } = s.ready().crm;
	const post = (correlationId: string, sign: (raw: string) => string | undefined) => {
		const raw = JSON.stringify({ type: 'session_action_done', correlationId });
		const signature = sign(raw);
		return s.call(`${url}/api/webhook/callback`, {
			body: raw,
			headers: signature ? { 'X-Signature': signature } : {},
		});
	};
	const sign = (secret: string, t: number) => (raw: string) =>
		`t=${t},v1=${createHmac('sha256', secret).update(`${t}.${raw}`).digest('hex')}`;
	const now = Math.floor(Date.now() / 1000);
	const repeated = `essai-${Date.now()}`;
	expect((await post('essai-1', sign(signingSecret, now))).status).toBe(200);
	expect((await post('essai-2', sign('another', now))).status).toBe(401);
	expect((await post('essai-3', sign(signingSecret, now - 3_600))).status).toBe(401);
	expect((await post('essai-4', () => undefined)).status).toBe(401);
	await s.failCallbacks({ times: 1, status: 503 });
	expect((await post(repeated, sign(signingSecret, now))).status).toBe(503);
	expect((await post(repeated, sign(signingSecret, now))).status).toBe(200);
	expect((await s.callbacks(repeated)).map(({ status }) => status)).toEqual([503, 200]);
});

test('n8n and PostgreSQL come back after a kill -9', async () => {
	const salles = await s.sql('select count(*)::int as n from salles');
	const { pid } = await s.killN8n();
	await expect(s.call('session-action', { body: {} })).rejects.toThrow();
	expect((await s.startN8n()).pid).not.toBe(pid);
	await s.killPostgres();
	await s.startPostgres();
	expect(await s.sql('select count(*)::int as n from salles')).toEqual(salles);
	expect((await s.call('session-action', { body: {}, token: 'wrong' })).status).toBe(403);
}, 120_000);
