import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DateTime } from 'luxon';

import { stack, waitFor, type Mail } from '../harness';
import { actions, dataOf, makeWorld, recipientsOf, responses, toAdmin, type World } from './centre';
import { edit } from './n8n';

const on = stack();
const { call, event, sql, n8nSql, mails, callbacks, ready } = on;

const about = async ({ mark }: World) =>
	(await mails()).filter(
		(mail) =>
			!mail.subject.startsWith('Alertes') &&
			(mail.headers.includes(mark) ||
				mail.html.includes(mark) ||
				mail.envelope.to.some((to) => to.includes(mark))),
	);
const returned = async (correlationId: string) => {
	const answered = async () => {
		const calls = await callbacks(correlationId);
		return calls.filter(({ status }) => status === 200);
	};
	const [first] = await waitFor(answered, { what: `the return call of ${correlationId}` });
	return first;
};
const ics = (mail: Mail) =>
	mail.attachments.find(({ filename }) => filename.endsWith('.ics'))?.text ??
	Buffer.from(
		mail.attachments.find(({ filename }) => filename.endsWith('.ics'))?.content ?? '',
		'base64',
	).toString();

async function play(action: string, world: World) {
	const answer = await event(action, world.idSession, dataOf(action, world));
	expect([answer.status, answer.body]).toEqual([
		202,
		{ status: 'accepted', correlationId: answer.correlationId },
	]);
	const callback = await returned(answer.correlationId);
	return { ...callback, correlationId: answer.correlationId };
}

const inscriptions = async ({ idSession }: World) =>
	await sql(
		`select id_eleve, id_candidat, statut_inscription, position_attente
		from inscription_session
		where id_session = $1
		order by id_inscription`,
		[idSession],
	);

/** Before 08:00 nobody is reminded: it shows as skipped then, instead of passing untried. */
const remindsNow = DateTime.now().setZone('Europe/Paris').hour >= 8;

/** Begun before all others, which take as long as the quarter of a minute between two sweeps. */
let conversion: Promise<{ world: World; body: Awaited<ReturnType<typeof play>>['body'] }>;
let reminded: Promise<World> | undefined;
beforeAll(async () => {
	const convert = async () => {
		const world = await makeWorld({ sql }, { places: 3, inscrits: 2, attente: 0 });
		return { world, body: (await play('ELEVE_CONVERTI', world)).body };
	};
	conversion = convert();
	if (remindsNow) reminded = makeWorld({ sql }, { jours: 3 });
	await Promise.all([conversion, reminded]);
});
describe.each(actions)('%s', (action) => {
	it('writes to whom the contract says, answers the CRM signed, and does it once', async () => {
		const world = await makeWorld({ sql });
		const { body, raw, signature, path, correlationId } = await play(action, world);
		expect(body).toMatchObject({
			type: 'session_action_done',
			correlationId,
			action,
			response: responses[action],
			data: { sessionId: world.idSession, courriers: { sansAdresse: [], echecs: [] } },
		});
		expect(path).toBe('/api/webhook/callback');
		const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature ?? '') ?? [];
		expect(v1).toBe(
			createHmac('sha256', ready().crm.signingSecret).update(`${t}.${raw}`).digest('hex'),
		);

		const sent = await about(world);
		const { adminEmail } = ready();
		const people = sent
			.filter(({ envelope }) => !envelope.to.includes(adminEmail))
			.flatMap(({ envelope }) => envelope.to);
		expect(people.sort()).toEqual(recipientsOf(action, world).sort());
		expect(sent.filter(({ envelope }) => envelope.to.includes(adminEmail))).toHaveLength(
			toAdmin.includes(action) ? 1 : 0,
		);
		for (const mail of sent) {
			expect(mail.text.length).toBeGreaterThan(80);
			expect(mail.html).toContain('</html>');
			expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/\{\{|undefined|\[object|NaN/);
		}

		// The CRM has its return call a moment before the event is marked.
		const again = await waitFor(
			async () => {
				const answer = await event(action, world.idSession, dataOf(action, world), correlationId);
				return answer.body.state === 'RECU' ? undefined : answer;
			},
			{ what: 'the event to be marked' },
		);
		expect([again.status, again.body]).toEqual([
			200,
			{ status: 'duplicate', correlationId, state: 'TRAITE' },
		]);
		expect(await about(world)).toHaveLength(sent.length);
		expect(await callbacks(correlationId)).toHaveLength(1);
	});
});

describe('what each event does', () => {
	it('PLACE_LIBEREE promotes the head of the queue, else says why nobody was', async () => {
		const world = await makeWorld({ sql }, { places: 4, inscrits: 2, attente: 3 });
		const { body } = await play('PLACE_LIBEREE', world);
		expect(body.data).toMatchObject({
			elevId: world.eleves[2].id,
			promotions: [{ elevId: world.eleves[2].id }, { elevId: world.eleves[3].id }],
		});
		// Mails of one event go out side by side: their order says nothing.
		const avis = (await about(world))
			.map(({ subject }) => subject)
			.filter((subject) => subject.startsWith('Promotion liste'))
			.sort();
		expect(avis).toEqual([
			"Promotion liste d'attente — Prénom3 Nom3",
			"Promotion liste d'attente — Prénom4 Nom4",
		]);
		expect(await inscriptions(world)).toMatchObject([
			{ statut_inscription: 'INSCRIT' },
			{ statut_inscription: 'INSCRIT' },
			{ statut_inscription: 'INSCRIT' },
			{ statut_inscription: 'INSCRIT' },
			{ position_attente: 1 },
			{ position_attente: 2 },
		]);
		expect((await play('PLACE_LIBEREE', world)).body).toMatchObject({
			response: 'no_promotion',
			data: { promotions: [], raison: expect.stringContaining('complète') },
		});
	});

	it('SESSION_CONFIRMEE confirms session and inscriptions', async () => {
		const world = await makeWorld({ sql });
		await play('SESSION_CONFIRMEE', world);
		expect(
			await sql('select statut_session, statut_validation from sessions where id_session = $1', [
				world.idSession,
			]),
		).toEqual([{ statut_session: 'CONFIRMEE', statut_validation: 'VALIDEE' }]);
		expect((await inscriptions(world)).map((i) => i.statut_inscription)).toEqual([
			'CONFIRME',
			'CONFIRME',
			'EN_ATTENTE',
			'EN_ATTENTE',
			'EN_ATTENTE',
		]);
	});

	it('SESSION_ANNULEE frees room and trainer, puts everybody in the queue, and takes the séances out of calendars', async () => {
		const world = await makeWorld({ sql });
		await play('SESSION_CREATED', world);
		await play('SESSION_ANNULEE', world);
		expect(
			await sql('select statut from reservation_salle where id_session = $1', [world.idSession]),
		).toEqual([{ statut: 'ANNULEE' }]);
		expect((await inscriptions(world)).map((i) => i.statut_inscription)).toEqual(
			Array(5).fill('EN_ATTENTE'),
		);
		const [avant, apres] = (await about(world))
			.filter(({ envelope }) => envelope.to.includes(world.formateur))
			.map(ics);
		expect(avant).toMatch(/METHOD:REQUEST/);
		expect(apres).toMatch(/METHOD:CANCEL/);
		expect(apres).toMatch(/STATUS:CANCELLED/);
		const field = (text: string, name: string) =>
			new RegExp(`^${name}:(.+)$`, 'm').exec(text)?.[1].trim();
		expect(field(apres, 'UID')).toBe(field(avant, 'UID'));
		expect(Number(field(apres, 'SEQUENCE'))).toBeGreaterThan(Number(field(avant, 'SEQUENCE')));
	});

	it('takes ten senders of the same event at once', async () => {
		const world = await makeWorld({ sql });
		const answers = await Promise.all(
			Array.from(
				{ length: 10 },
				async () => await event('PLACE_LIBEREE', world.idSession, {}, `dix-${world.mark}`),
			),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 202]);
		await returned(`dix-${world.mark}`);
		expect((await about(world)).length).toBe(2);
		expect(await callbacks(`dix-${world.mark}`)).toHaveLength(1);
	});

	it('tells each step in the log by the correlation id, and nothing of the people', async () => {
		const world = await makeWorld({ sql });
		const { correlationId } = await play('ELEVE_INSCRIT', world);
		const read = () =>
			readFileSync(join(process.env.E2E_STACK as string, 'logs', 'n8n.log'), 'utf8')
				.split('\n')
				.filter((line) => line.includes(`correlationId=${correlationId}`));
		const steps = await waitFor(
			async () => {
				const lines = read().map((line) =>
					/step=(\w+).*outcome=(\w+)/.exec(line)?.slice(1).join(' '),
				);
				return lines.length >= 5 ? lines : undefined;
			},
			{ what: 'the lines of the log' },
		);

		expect(steps).toEqual([
			'received accepted',
			'applied inscription_notified',
			'mail envoyes',
			'mail envoyes',
			'returned livre',
		]);
		for (const word of [world.mark, world.eleves[0].email, 'Nom1'])
			expect(read().join('\n').replaceAll(correlationId, '')).not.toContain(word);
	});

	it('shares runs between enrolments by HTTP that come at once, and convokes each', async () => {
		const world = await makeWorld({ sql }, { places: 30, inscrits: 0 });
		const people = await sql<{ id: number; email: string }>(
			`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
			select 'Rafale', 'P' || n, 'rafale' || n || '.' || $1 || '@mail.example', true, true
			from generate_series(1, 20) n
			returning id_eleve as id, email`,
			[world.mark],
		);
		const runs = async () =>
			Number(
				(await n8nSql<{ n: string }>('select last_value as n from execution_entity_id_seq'))[0].n,
			);
		// No sweep helps, and a run takes up more than these two where more changes share it.
		const undo = await edit(on, 'spEvenements0001', ({ type, parameters }) => {
			if (type.endsWith('.sessionAction')) parameters.limite = 2;
			if (type.endsWith('.scheduleTrigger'))
				parameters.rule = { interval: [{ field: 'hours', hoursInterval: 12 }] };
		});
		try {
			const before = await runs();
			const answers = await Promise.all(
				people.map(({ id }) =>
					call(`crm/sessions/${world.idSession}/inscrire`, { body: { eleveId: id } }),
				),
			);
			expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
			const told = async () => {
				const to = new Set((await mails()).flatMap(({ envelope }) => envelope.to));
				return people.every(({ email }) => to.has(email)) || undefined;
			};
			await waitFor(told, { what: 'twenty convocations' });
			// Two for each without it; the notices start some of their own.
			expect((await runs()) - before).toBeLessThan(20);
		} finally {
			await undo();
		}
	}, 120_000);

	it('works off fifty-five that come at once in a few runs, each event as if it were alone', async () => {
		const worlds = await Promise.all(
			Array.from({ length: 5 }, async () => await makeWorld({ sql })),
		);
		const runs = async () =>
			Number(
				(await n8nSql<{ n: string }>('select last_value as n from execution_entity_id_seq'))[0].n,
			);
		const before = await runs();
		const sent = await Promise.all(
			worlds.flatMap((world) =>
				actions.map(async (action) => ({
					action,
					world,
					...(await event(action, world.idSession, dataOf(action, world))),
				})),
			),
		);
		expect(sent.map(({ status }) => status)).toEqual(Array(sent.length).fill(202));
		for (const { correlationId, action, world } of sent) {
			const { body } = await returned(correlationId);
			// They cross: one that comes after the cancellation is answered so.
			expect([responses[action], 'no_promotion', 'failed']).toContain(body.response);
			expect(body.data.sessionId).toBe(world.idSession);
			expect(await callbacks(correlationId)).toHaveLength(1);
		}
		// The sweep and the notices start some of their own.
		expect((await runs()) - before).toBeLessThan(20);
		for (const world of worlds)
			expect(
				(await about(world))
					.filter(({ subject }) => subject.startsWith('Session annulée'))
					.map(({ envelope }) => envelope.to[0])
					.filter((to) => to === world.formateur),
			).toHaveLength(1);
	}, 120_000);

	it("answers failed for what can't be carried out, and tells the admin", async () => {
		const world = await makeWorld({ sql });
		await play('SESSION_ANNULEE', world);
		const { body } = await play('ELEVE_INSCRIT', world);
		expect(body).toMatchObject({
			response: 'failed',
			data: { error: expect.stringContaining('est annulée') },
		});
		expect((await mails(world.eleves[0].email)).map(({ subject }) => subject)).toEqual([
			expect.stringContaining('annulée'),
		]);
	});
});

describe('what comes with the next sweep', () => {
	it('ELEVE_CONVERTI passes the queue entry on, takes the free place in turn, and mails the login', async () => {
		const { world, body } = await conversion;
		expect(body.data).toMatchObject({ elevId: world.converted.id, candidatId: world.candidat });
		expect((await inscriptions(world)).at(-1)).toMatchObject({
			id_eleve: world.converted.id,
			statut_inscription: 'INSCRIT',
		});
		const received = await waitFor(
			async () => {
				const all = await mails(world.converted.email);
				return all.length === 2 ? all : [];
			},
			{ timeout: 40_000, what: 'login and place' },
		);
		expect(received.map(({ subject }) => subject).sort()).toEqual([
			expect.stringContaining('Bienvenue'),
			expect.stringContaining('Place confirmée'),
		]);
		expect(received.find(({ subject }) => subject.startsWith('Bienvenue'))?.text).toContain(
			'Mot de passe\u00a0: Motdepasse-1',
		);
	});

	const reminds = remindsNow ? it : it.skip;
	reminds('reminds by itself of a session within seven days, once, from 08:00 on', async () => {
		const world = (await reminded)!;
		await waitFor(
			async () =>
				(await about(world)).filter(({ subject }) => subject.startsWith('Rappel')).length === 3,
			{ timeout: 40_000, what: 'the reminders' },
		);
		expect(
			await sql(`select origine from sessions_planning.evenement where id_session = $1`, [
				world.idSession,
			]),
		).toEqual([{ origine: 'RAPPEL' }]);
		await sql('delete from inscription_session where id_session = $1', [world.idSession]);
		await sql(
			`update sessions set nb_inscrits = 0, statut_session = 'ANNULEE' where id_session = $1`,
			[world.idSession],
		);
	});
});
