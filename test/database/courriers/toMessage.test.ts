import MailComposer from 'nodemailer/lib/mail-composer';

import { feedToken } from '../../../core/calendars/feedToken';
import { prepareCases } from '../../../core/evenements/prepareCases';
import { feed } from '../../../core/feeds/feed';
import { ownerOf } from '../../../core/liens/ownLink';
import { makeSession } from '../evenements/world';
import { base, casesOf, due, modele, send, smtp } from './mailing';

describe('a mail', () => {
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
			await casesOf('SESSION_CONFIRMEE', idSession),
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
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		expect(await send(cases, 'ELEVE', { agenda: 'REQUEST' })).toEqual({
			envoyes: 2,
			sansAdresse: 0,
			sansObjet: 0,
			reportes: 0,
			abandonnes: 0,
		});
		expect(await send(cases, 'ELEVE')).toMatchObject({ envoyes: 0 });
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
		await send(await casesOf('RAPPEL_SESSION', idSession), 'ELEVE', { agenda: 'REQUEST' });

		const [mail] = smtp.mails;
		const [address] = /https:\/\/n8n\.example\/\S+\/agenda\S+/.exec(mail.text ?? '') ?? [];
		const query = Object.fromEntries(new URL(address!).searchParams);
		const ics = await feed(base.centre, smtp.office.cleSecrets, query);
		// Also while its session is still to be confirmed.
		const linesOf = (text: string) => text.match(/^(UID|SEQUENCE|STATUS|LAST-MODIFIED):.*$/gm);
		const invitation = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')!;

		expect(mail.html).toContain('Votre agenda');
		const [own] = /https:\/\/n8n\.example\/\S+\/moi\S+/.exec(mail.text ?? '') ?? [];
		const lien = new URL(own!).searchParams.get('lien') ?? '';
		expect(await ownerOf(base.centre, smtp.office.cleSecrets, lien)).toMatchObject({
			genre: 'eleve',
		});
		expect(linesOf(ics)).toEqual(linesOf(invitation.content.toString()));
		expect(linesOf(ics)).toHaveLength(4);
		expect(ics).toContain('STATUS:CONFIRMED');
	});

	it('says that a calendar is attached where one is: not of a session without a séance', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const words = { ...modele, texte: 'dit : {{#calendrier}}joint{{/calendrier}}' };
		const remind = async () => {
			const cases = await casesOf('RAPPEL_SESSION', idSession);
			await send(cases, 'ELEVE', { modele: words, agenda: 'REQUEST' });
			await send(cases, 'FORMATEUR', { modele: words });
		};
		await remind();
		await base.sql(`update reservation_salle set statut = 'ANNULEE'`);
		await remind();
		await remind();

		const told = smtp.mails.map(({ text, attachments }) => {
			const ics = attachments.find(({ contentType }) => contentType === 'application/ics');
			const [method] = /METHOD:\w+/.exec(ics?.content.toString() ?? '') ?? [];
			return [text?.split('\n')[0], method];
		});
		expect(told).toEqual([
			['dit : joint', 'METHOD:REQUEST'],
			['dit :', undefined],
			['dit : joint', 'METHOD:CANCEL'],
			['dit :', undefined],
			['dit :', undefined],
			['dit :', undefined],
		]);
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

	it('builds a mail of what it is given, and opens no file and no address for it', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		const compile = jest.spyOn(MailComposer.prototype, 'compile');
		try {
			await send(cases, 'ELEVE');
			expect(compile.mock.contexts[0]).toMatchObject({
				mail: { disableFileAccess: true, disableUrlAccess: true },
			});
		} finally {
			compile.mockRestore();
		}
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
		const cases = await casesOf('SESSION_CONFIRMEE', idSession);
		expect(await send(cases, 'ELEVE', { agenda: 'REQUEST' })).toEqual({
			envoyes: 2,
			sansAdresse: 0,
			sansObjet: 0,
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
		const cases = await casesOf('ELEVE_CONVERTI', null, {
			candidatId: id_candidat,
			eleveId: inscriptions[0].id_eleve,
			login: 'moi',
			motDePasse: 'S3cret&<',
			urlConnexion: 'https://e.example/',
		});
		expect(JSON.stringify(cases)).not.toContain('S3cret');
		smtp.state.refuse = () => 451;
		const compte = {
			modele: {
				sujet: 'Accès',
				html: '<b>{{compte.motDePasse}}</b>',
				texte: '{{compte.login}} {{compte.motDePasse}}',
			},
		};
		await send(cases, 'COMPTE', compte);
		expect(
			await base.sql(`select secret is not null as garde from sessions_planning.evenement`),
		).toEqual([{ garde: true }]);
		smtp.state.refuse = undefined;
		await due();
		expect(await send(cases, 'COMPTE', compte)).toMatchObject({ envoyes: 1 });
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
		const cases = await casesOf('ELEVE_CONVERTI', null, {
			candidatId: id_candidat,
			eleveId: inscriptions[0].id_eleve,
			login: 'moi',
			motDePasse: 'x',
			urlConnexion: 'https://e.example/',
		});
		expect(await send(cases, 'COMPTE', {}, { cleSecrets: 'another key' })).toMatchObject({
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
		await send(await casesOf('SESSION_CREATED', idSession), 'FORMATEUR');
		expect(smtp.to('laurent.dupont@abj.example')[0].html).toContain('08:00');
		expect(smtp.to('laurent.dupont@abj.example')[0].html).not.toContain('14:00');
		expect(smtp.to('marie.bernard@abj.example')[0].html).toContain('14:00');
	});
});
