import { createServer, type AddressInfo } from 'node:net';
import MailComposer from 'nodemailer/lib/mail-composer';

import { ownerOf } from '../../../core/liens/ownLink';
import { feedToken } from '../../../core/calendars/feedToken';
import { feed } from '../../../core/feeds/feed';
import { notifyAdmin } from '../../../core/courriers/notifyAdmin';
import type { Sending } from '../../../core/courriers/mailOffice';
import { sendCourriers } from '../../../core/courriers/sendCourriers';
import { prepareCases, type Case } from '../../../core/evenements/prepareCases';
import type { Receiving } from '../../../core/evenements/receive';
import { returnCourriers } from '../../../database/generated/courriers';
import { openTestDatabase, type TestDatabase } from '../harness';
import { mailServer, makeSession, post } from './world';

let base: TestDatabase;
let smtp: Awaited<ReturnType<typeof mailServer>>;
beforeEach(async () => {
	base = await openTestDatabase('vide');
	smtp = await mailServer();
});
afterEach(async () => {
	await smtp.close();
	await base.close();
});

const returnMails = returnCourriers.run.bind(returnCourriers);

const modele = {
	sujet: 'Bonjour {{prenom}} : {{session.formation}}',
	html: '<p>{{prenom}} {{nom}}</p>{{#seances}}<li>{{jour}} {{debut}}</li>{{/seances}}',
	texte: '{{prenom}} {{nom}}',
};
const dossier = async (action: string, idSession: number | null, data: object = {}) =>
	await prepareCases(
		base.centre,
		[(await post(base, action, idSession, data)).prise as Receiving],
		{
			bail: 60,
			limite: 50,
		},
	);
const send = async (
	dossiers: Case[] | undefined,
	role: Sending['role'],
	more: Partial<Sending> = {},
	office = {},
) =>
	await sendCourriers(
		base.centre,
		dossiers,
		{ role, modele, ...more },
		{ ...smtp.office, ...office },
	);
const etats = async () =>
	(
		await base.sql<{ etat: string }>(
			'select etat from sessions_planning.courrier order by id_courrier',
		)
	).map(({ etat }) => etat);
const due = async () =>
	await base.sql(
		`update sessions_planning.courrier set prochain_essai = now(), bail_jusqua = null`,
	);

/** Another worker takes these mails, as after the lease of the first. */
const takeOver = async (ids: number[]) =>
	await base.sql(
		`update sessions_planning.courrier set essais = essais + 1, bail_jusqua = now() + interval '45 s'
		where id_courrier = any ($1::bigint[])`,
		[ids],
	);

describe('sendCourriers', () => {
	it('carries the address of the feed as it holds since the person’s links were revoked', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const [{ id }] = await base.sql(
			'select id_eleve as id from inscription_session where id_session = $1',
			[idSession],
		);
		await base.sql(
			`insert into sessions_planning.lien_revoque (genre, id_personne, avant)
			values ('eleve', $1, '2026-05-05 10:00:00+00'), ('candidat', $1, now())`,
			[id],
		);
		const office = { cleSecrets: 'une longue clé', urlPlanning: 'https://n8n.example/planning' };
		const withFeed = { ...modele, texte: '{{{agenda}}}' };
		await send(
			await dossier('SESSION_CONFIRMEE', idSession),
			'ELEVE',
			{ modele: withFeed },
			office,
		);
		const [mail] = smtp.to(`eleve1.s${idSession}@mail.example`);
		const jeton = feedToken(
			office.cleSecrets,
			'eleve',
			String(id),
			new Date('2026-05-05T10:00:00Z'),
		);
		expect(mail.text).toContain(`/agenda?eleve=${id}&jeton=${jeton}`);
	});

	it('sends each mail of the role once, with HTML, text and calendar', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		expect(await send(dossiers, 'ELEVE', { agenda: 'REQUEST' })).toEqual({
			envoyes: 2,
			sansAdresse: 0,
			reportes: 0,
			abandonnes: 0,
		});
		expect(await send(dossiers, 'ELEVE')).toMatchObject({ envoyes: 0 });
		const [mail] = smtp.to(`eleve1.s${idSession}@mail.example`);
		expect(mail).toMatchObject({
			subject: 'Bonjour Élève : Initiation sertissage',
			text: expect.stringContaining('Élève Nom1'),
			html: expect.stringMatching(/<p style="[^"]+">Élève Nom1<\/p>/),
		});
		expect(mail.from?.text).toBe('"Centre ABJ" <contact@abj.example>');
		const [ics] = mail.attachments.filter(({ contentType }) => contentType === 'application/ics');
		expect(ics.content.toString()).toMatch(
			/METHOD:REQUEST[\s\S]*UID:seance-1@sessions-planning[\s\S]*DTSTART;TZID=Europe\/Paris/,
		);
		expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@abj\.example>$/);
	});

	it('names the person’s own feed, which shows the same entry as the mail', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		await send(await dossier('SESSION_CONFIRMEE', idSession), 'ELEVE', { agenda: 'REQUEST' });

		const [mail] = smtp.mails;
		const [address] = /https:\/\/n8n\.example\/\S+\/agenda\S+/.exec(mail.text ?? '') ?? [];
		const query = Object.fromEntries(new URL(address!).searchParams);
		const ics = await feed(base.centre, smtp.office.cleSecrets, query);
		const uidsOf = (text: string) => [...new Set(text.match(/^UID:.*$/gm))];
		const invitation = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')!;

		expect(mail.html).toContain('Votre agenda');
		const [own] = /https:\/\/n8n\.example\/\S+\/moi\S+/.exec(mail.text ?? '') ?? [];
		const lien = new URL(own!).searchParams.get('lien') ?? '';
		expect(await ownerOf(base.centre, smtp.office.cleSecrets, lien)).toMatchObject({
			genre: 'eleve',
		});
		expect(uidsOf(ics)).toEqual(uidsOf(invitation.content.toString()));
		expect(uidsOf(ics)).toHaveLength(1);
	});

	it('reminds a trainer with the sheet and the way to mark, and an élève without', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		await base.sql(`insert into sessions_planning.evenement (action, correlation_id, id_session, origine)
			values ('RAPPEL_SESSION', 'rappel-essai', ${idSession}, 'RAPPEL')`);
		const cases = await prepareCases(base.centre, 'dus', { bail: 60, limite: 50 });
		const words = { ...modele, texte: '{{#feuille}}jointe{{/feuille}} {{presences}}' };
		await send(cases, 'FORMATEUR', { modele: words });
		await send(cases, 'ELEVE', { modele: words });
		const isPdf = ({ contentType }: { contentType: string }) => contentType === 'application/pdf';
		const [trainer, eleve] = smtp.mails;
		expect(trainer.attachments.filter(isPdf).map(({ filename }) => filename)).toEqual([
			`emargement-session-${idSession}.pdf`,
		]);
		expect(trainer.text).toMatch(
			new RegExp(`^jointe https://\\S+/moi\\?lien=\\S+&page=presences&id=${idSession}&seance=\\d+`),
		);
		expect(eleve.attachments.filter(isPdf)).toEqual([]);
		expect(eleve.text).not.toContain('presences');
	});

	describe('a reminder whose sheet', () => {
		const reminded = async () => {
			const { idSession } = await makeSession(base, { inscrits: 0 });
			await base.sql(`insert into sessions_planning.evenement (action, correlation_id, id_session, origine)
				values ('RAPPEL_SESSION', 'rappel-essai', ${idSession}, 'RAPPEL')`);
			return await prepareCases(base.centre, 'dus', { bail: 60, limite: 50 });
		};

		it('has no séance left goes out without', async () => {
			const cases = await reminded();
			await base.sql(`update reservation_salle set statut = 'ANNULEE'`);

			expect(await send(cases, 'FORMATEUR')).toMatchObject({ envoyes: 1 });
			expect(smtp.mails[0].attachments).toEqual([]);
		});

		it('could not be read for now waits, and has it at the next try', async () => {
			const cases = await reminded();
			await base.sql('alter table sessions_planning.presence rename to presence_away');
			expect(await send(cases, 'FORMATEUR')).toMatchObject({ envoyes: 0, reportes: 1 });

			await base.sql('alter table sessions_planning.presence_away rename to presence');
			await due();
			expect(await send(cases, 'FORMATEUR')).toMatchObject({ envoyes: 1 });
			expect(smtp.mails[0].attachments).toHaveLength(1);
		});
	});

	it('sends a mail again with the same Message-ID when the worker died before its mark', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		await send(dossiers, 'ELEVE');
		await base.sql(
			`update sessions_planning.courrier set etat = 'A_ENVOYER', bail_jusqua = now() - interval '1 second'`,
		);
		await send(dossiers, 'ELEVE');
		expect(smtp.mails).toHaveLength(2);
		expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(1);
	});

	it('builds a mail of what it is given, and opens no file and no address for it', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		const compile = jest.spyOn(MailComposer.prototype, 'compile');
		try {
			await send(dossiers, 'ELEVE');
			expect(compile.mock.contexts[0]).toMatchObject({
				mail: { disableFileAccess: true, disableUrlAccess: true },
			});
		} finally {
			compile.mockRestore();
		}
	});

	it('lets five workers at once send each mail once', async () => {
		const { idSession } = await makeSession(base, { inscrits: 12, places: 12 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		await Promise.all(Array.from({ length: 5 }, async () => await send(dossiers, 'ELEVE')));
		expect(smtp.mails).toHaveLength(12);
	});

	describe('with a slow server', () => {
		// A clock on which each mail takes five seconds.
		beforeEach(() => {
			const begin = performance.now();
			jest.spyOn(performance, 'now').mockImplementation(() => begin + 5_000 * smtp.mails.length);
		});
		afterEach(() => {
			jest.restoreAllMocks();
		});

		const returnedBy = (meanwhile: (ids: number[]) => Promise<unknown>) => {
			const counts: number[] = [];
			jest.spyOn(returnCourriers, 'run').mockImplementation(async (given, cx) => {
				const { ids } = given as { ids: number[] };
				counts.push(ids.length);
				await meanwhile(ids);
				return await returnMails(given, cx);
			});
			return counts;
		};
		const mailsOf = async () =>
			await base.sql<{ essais: number; taken: boolean }>(
				`select essais, coalesce(bail_jusqua > now(), false) as taken
				from sessions_planning.courrier where role = 'ELEVE' order by id_courrier`,
			);

		it.each([
			// A try may last 36 seconds: those of a lease of 60 begin in 24, where eight were taken.
			[60, [3, 2]],
			// Before another worker may have it, the longest try of the first one alone is over.
			[45, [6, 6, 6, 4, 2]],
			// A lease that is shorter than a try still lets each mail be tried.
			[10, [7, 7, 7, 7, 7, 6, 5, 4, 3, 2, 1]],
		])('and a lease of %i s gives back what could be under way after it', async (bail, counts) => {
			const { idSession } = await makeSession(base, { inscrits: 12, places: 12 });
			const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
			const returned = returnedBy(async () => {});

			expect(await send(dossiers, 'ELEVE', {}, { connexions: 1, bail })).toMatchObject({
				envoyes: 12,
			});
			expect(smtp.mails).toHaveLength(12);
			expect(returned).toEqual(counts);
			// A try that was none is not counted.
			expect(await mailsOf()).toEqual(Array(12).fill({ essais: 1, taken: false }));
		});

		it('leaves a mail to the worker who has taken it since', async () => {
			const { idSession } = await makeSession(base, { inscrits: 6, places: 6 });
			const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
			returnedBy(async (ids) => await takeOver(ids));

			await send(dossiers, 'ELEVE', {}, { connexions: 1, bail: 45 });
			const others = (await mailsOf()).filter(({ essais }) => essais === 2);
			expect(others.map(({ taken }) => taken)).toEqual(Array(others.length).fill(true));
			expect(smtp.mails.length + others.length).toBe(6);
			expect(others).not.toHaveLength(0);
		});
	});

	it('keeps a mail taken for as long as the server takes over it, and sends it once', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		const leaseIsOver = async (since: Date) => {
			const [{ over }] = await base.sql<{ over: boolean }>(
				`select clock_timestamp() > $1::timestamptz + interval '100 ms' as over`,
				[since],
			);
			return over;
		};
		let others = 0;
		smtp.state.refuse = async () => {
			smtp.state.refuse = undefined;
			const [{ until }] = await base.sql<{ until: Date }>(
				"select bail_jusqua as until from sessions_planning.courrier where role = 'ELEVE'",
			);
			while (!(await leaseIsOver(until)));
			others = (await send(dossiers, 'ELEVE', {}, { bail: 2 })).envoyes;
			return undefined;
		};

		expect(await send(dossiers, 'ELEVE', {}, { bail: 2 })).toMatchObject({ envoyes: 1 });
		expect(others).toBe(0);
		expect(smtp.mails).toHaveLength(1);
	});

	it('keeps what the server said, also what PostgreSQL can not hold, and goes on', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		// By hand: smtp-server cleans its own replies.
		const rude = createServer((socket) => {
			socket.write('220 rude\r\n');
			socket.on('data', (line) =>
				socket.write(/^RCPT/.test(String(line)) ? '451 later\0please\r\n' : '250 ok\r\n'),
			);
			socket.on('error', () => {});
		});
		await new Promise<void>((listening) => rude.listen(0, '127.0.0.1', listening));
		const { port } = rude.address() as AddressInfo;
		try {
			expect(
				await send(dossiers, 'ELEVE', {}, { smtp: { ...smtp.office.smtp, port } }),
			).toMatchObject({ reportes: 2 });
		} finally {
			rude.close();
		}
		const said = await base.sql<{ erreur: string }>(
			'select erreur from sessions_planning.courrier where erreur is not null',
		);
		expect(said.map(({ erreur }) => erreur)).toEqual(
			Array(2).fill(expect.stringMatching(/451 later\ufffdplease/)),
		);
	});

	it('does not put off a mail that another worker has taken since', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		smtp.state.refuse = async () => {
			await base.sql("update sessions_planning.courrier set essais = 2 where role = 'ELEVE'");
			return 451;
		};
		await send(dossiers, 'ELEVE');
		const [mail] = await base.sql(
			`select erreur, bail_jusqua > now() as taken
			from sessions_planning.courrier where role = 'ELEVE'`,
		);
		expect(mail).toEqual({ erreur: null, taken: true });
	});

	it('marks what several connections sent together by one statement', async () => {
		const { idSession } = await makeSession(base, { inscrits: 12, places: 12 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		// The server answers when it has all of them.
		let arrived = 0;
		let release: (() => void) | undefined;
		const all = new Promise<void>((resolve) => (release = resolve));
		smtp.state.refuse = async () => {
			if ((arrived += 1) === 12) release?.();
			await all;
			return undefined;
		};
		const before = base.base.queries;
		await send(dossiers, 'ELEVE', {}, { connexions: 12 });

		expect(smtp.mails).toHaveLength(12);
		// Prolonging, taking, and as many marks as there are groups: never one for each.
		expect(base.base.queries - before).toBeLessThan(12);
	});

	it('sends nothing of an event that another worker has taken over', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		await base.sql('update sessions_planning.evenement set jeton = gen_random_uuid()');
		expect(await send(dossiers, 'ELEVE')).toMatchObject({ envoyes: 0 });
		expect(smtp.mails).toHaveLength(0);
	});

	it('puts off what the server refuses for now, and gives it up in the end; nobody else waits for it', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		smtp.state.refuse = (to) => (to.startsWith('eleve1') ? 451 : undefined);
		expect(await send(dossiers, 'ELEVE')).toEqual({
			envoyes: 1,
			sansAdresse: 0,
			reportes: 1,
			abandonnes: 0,
		});
		for (let i = 0; i < 3; i += 1) {
			await due();
			expect(await send(dossiers, 'ELEVE')).toMatchObject({ reportes: 1 });
		}
		await due();
		expect(await send(dossiers, 'ELEVE')).toMatchObject({ abandonnes: 1 });
		// The trainer's and the notice are still owed.
		expect((await etats()).sort()).toEqual(['A_ENVOYER', 'A_ENVOYER', 'ECHEC', 'ENVOYE']);
		expect(
			await send(undefined, 'ANOMALIE', {
				modele: {
					sujet: '{{titre}}',
					html: '{{erreur}}',
					texte: '{{destinataire}} {{evenement.action}}',
				},
			}),
		).toMatchObject({ envoyes: 1 });
		expect(smtp.to('admin@abj.example')[0]).toMatchObject({
			subject: 'Message non remis (SESSION_CONFIRMEE)',
			text: expect.stringContaining('Élève Nom1 SESSION_CONFIRMEE'),
		});
	});

	it('tries a mail refused for good three times', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		smtp.state.refuse = () => 550;
		expect(await send(dossiers, 'ELEVE')).toMatchObject({ reportes: 1 });
		await due();
		await send(dossiers, 'ELEVE');
		await due();
		expect(await send(dossiers, 'ELEVE')).toMatchObject({ abandonnes: 1 });
	});

	it('waits while the server is down', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2 });
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		expect(
			await send(dossiers, 'ELEVE', {}, { smtp: { host: '127.0.0.1', port: 1, secure: false } }),
		).toMatchObject({ reportes: 2 });
		await due();
		expect(await send(dossiers, 'ELEVE')).toMatchObject({ envoyes: 2 });
	});

	it('reports who has no address, and lets nothing in a name or an address reach headers, HTML or other people', async () => {
		const { idSession } = await makeSession(base, { inscrits: 4, places: 4 });
		const noms = [
			[`<script>alert(1)</script>`, 'a@mail.example'],
			['X\r\nBcc: evil@mail.example', 'b@mail.example'],
			['{{session.formation}}', 'c@mail.example, evil@mail.example'],
			['Y', 'd@mail.example\r\nBcc: evil@mail.example'],
		];
		for (const [i, [nom, email]] of noms.entries())
			await base.sql(`update eleves set nom = $1, prenom = $1, email = $2 where email = $3`, [
				nom,
				email,
				`eleve${i + 1}.s${idSession}@mail.example`,
			]);
		const dossiers = await dossier('SESSION_CONFIRMEE', idSession);
		expect(await send(dossiers, 'ELEVE', { agenda: 'REQUEST' })).toEqual({
			envoyes: 2,
			sansAdresse: 0,
			reportes: 0,
			abandonnes: 0,
		});
		expect(
			await base.sql(
				`select count(*)::int as n from sessions_planning.courrier where etat = 'SANS_ADRESSE'`,
			),
		).toEqual([{ n: 2 }]);
		expect(smtp.to('evil@mail.example')).toEqual([]);
		expect(smtp.mails.map(({ bcc }) => bcc)).toEqual([undefined, undefined]);
		expect(smtp.to('a@mail.example')[0].html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(smtp.to('b@mail.example')[0].subject).toBe(
			'Bonjour X Bcc: evil@mail.example : Initiation sertissage',
		);
	});

	it('puts the password in its mail alone, and forgets it with it', async () => {
		const { inscriptions } = await makeSession(base);
		const [{ id_candidat }] = await base.sql<{ id_candidat: number }>(
			`insert into candidats (nom, prenom, email) values ('C', 'C', 'c@mail.example') returning id_candidat`,
		);
		const dossiers = await dossier('ELEVE_CONVERTI', null, {
			candidatId: id_candidat,
			eleveId: inscriptions[0].id_eleve,
			login: 'moi',
			motDePasse: 'S3cret&<',
			urlConnexion: 'https://e.example/',
		});
		expect(JSON.stringify(dossiers)).not.toContain('S3cret');
		smtp.state.refuse = () => 451;
		const compte = {
			modele: {
				sujet: 'Accès',
				html: '<b>{{compte.motDePasse}}</b>',
				texte: '{{compte.login}} {{compte.motDePasse}}',
			},
		};
		await send(dossiers, 'COMPTE', compte);
		expect(
			await base.sql(`select secret is not null as garde from sessions_planning.evenement`),
		).toEqual([{ garde: true }]);
		smtp.state.refuse = undefined;
		await due();
		expect(await send(dossiers, 'COMPTE', compte)).toMatchObject({ envoyes: 1 });
		expect(smtp.mails[0]).toMatchObject({
			text: expect.stringContaining('moi S3cret&<'),
			html: expect.stringContaining('S3cret&amp;&lt;'),
		});
		expect(await base.sql(`select secret from sessions_planning.evenement`)).toEqual([
			{ secret: null },
		]);
		expect(
			JSON.stringify(await base.sql('select * from sessions_planning.courrier')),
		).not.toContain('S3cret');
	});

	it('gives an account mail up when its password is gone, and says so', async () => {
		const { inscriptions } = await makeSession(base);
		const [{ id_candidat }] = await base.sql<{ id_candidat: number }>(
			`insert into candidats (nom, prenom) values ('C', 'C') returning id_candidat`,
		);
		const dossiers = await dossier('ELEVE_CONVERTI', null, {
			candidatId: id_candidat,
			eleveId: inscriptions[0].id_eleve,
			login: 'moi',
			motDePasse: 'x',
			urlConnexion: 'https://e.example/',
		});
		expect(await send(dossiers, 'COMPTE', {}, { cleSecrets: 'another key' })).toMatchObject({
			abandonnes: 1,
		});
		expect(smtp.mails).toHaveLength(0);
		expect(await base.sql(`select secret from sessions_planning.evenement`)).toEqual([
			{ secret: null },
		]);
	});

	it('gives a trainer only their own séances', async () => {
		const { idSession } = await makeSession(base, { formateur: 1 });
		const [{ id }] = await base.sql<{ id: number }>(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select id_salle, id_session, date_debut + interval '6 hours', date_fin + interval '6 hours'
			from sessions
			where id_session = $1
			returning id_reservation as id`,
			[idSession],
		);
		await base.sql(
			'insert into sessions_planning.seance (id_reservation, id_formateur, matiere) values ($1, 2, $2)',
			[id, 'Histoire'],
		);
		await send(await dossier('SESSION_CREATED', idSession), 'FORMATEUR');
		expect(smtp.to('laurent.dupont@abj.example')[0].html).toContain('08:00');
		expect(smtp.to('laurent.dupont@abj.example')[0].html).not.toContain('14:00');
		expect(smtp.to('marie.bernard@abj.example')[0].html).toContain('14:00');
	});
});

describe('notifyAdmin', () => {
	it('tells the same thing once an hour', async () => {
		const dit = { sujet: 'Panne {{nom}} ', html: '{{nom}}', texte: '{{nom}}' };
		expect(
			await notifyAdmin([{ nom: 'a' }, { nom: 'a' }, { nom: 'b' }], dit, smtp.office, 60),
		).toEqual(['envoye', 'deja_dit', 'envoye']);
		expect(smtp.mails.map(({ subject }) => subject)).toEqual(['Panne a', 'Panne b']);
	});

	it('tells it once where several find it at once, and again where the server refused it', async () => {
		const dit = { sujet: 'Coupure {{nom}} ', html: '{{nom}}', texte: '{{nom}}' };
		const tell = () => notifyAdmin([{ nom: 'c' }], dit, smtp.office, 60);
		smtp.state.refuse = () => 451;
		await expect(tell()).rejects.toThrow();
		smtp.state.refuse = undefined;
		expect((await Promise.all([tell(), tell(), tell()])).flat().sort()).toEqual([
			'deja_dit',
			'deja_dit',
			'envoye',
		]);
		expect(smtp.mails.map(({ subject }) => subject)).toEqual(['Coupure c']);
	});
});
