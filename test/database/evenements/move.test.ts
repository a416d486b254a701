import { unwrap } from '../../../core/errors/refusal';
import { bookRooms } from '../../../core/salles/bookRooms';
import { moveBookings } from '../../../core/salles/moveBookings';
import { releaseBookings } from '../../../core/salles/releaseBookings';
import { writeRappels } from '../../../core/rappels/writeRappels';
import { moveSession } from '../../../core/sessions/moveSession';
import { atWallClock } from '../../../core/time/instant';
import { base, smtp } from '../courriers/mailing';
import { deliver, makeSession, post } from './world';

const delivered = async () => await deliver(base, smtp);
// Taken once: midnight may pass while a test runs.
const begin = Date.now();
const day = (offset: number) => new Date(begin + offset * 86_400_000).toISOString().slice(0, 10);
const sequence = (ics: string) => Number(/SEQUENCE:(\d+)/.exec(ics)?.[1]);

describe('a session that moves', () => {
	it('is told once to everybody, with the same calendar entries in a later version, and is still reminded for its new date', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2, jours: 40 });
		await base.sql(`update sessions_planning.evenement set etat = 'TRAITE'`);
		await post(base, 'RAPPEL_SESSION', idSession, {}, 'avant', 0);
		const [, avant] = await delivered();
		expect(avant.subject).toMatch(/^Rappel\s: Initiation sertissage commence le /);

		await moveSession(base.centre, {
			idSession,
			dateDebut: `${day(55)}T14:00`,
			salle: 'TOUS_ATEL',
		});
		const mails = await delivered();
		expect(mails.map(({ to }) => to)).toEqual([
			`eleve1.s${idSession}@mail.example`,
			`eleve2.s${idSession}@mail.example`,
			'laurent.dupont@abj.example',
		]);
		for (const { subject, html, text, ics } of mails) {
			expect(subject).toMatch(/^Changement de dates ou de salle\s: Initiation sertissage, le /);
			expect(html).toMatch(/Atelier B.* → <strong>.*de 14:00 à 18:00, Tous les ateliers/);
			expect(text).toMatch(/Atelier B.*\n *→ .*de 14:00 à 18:00, Tous les ateliers/);
			expect(`${html}${text}${subject}`).not.toMatch(/\{\{|Rappel|bientôt/);
			expect(ics).toMatch(/METHOD:REQUEST[\s\S]*UID:seance-1@sessions-planning/);
			expect(sequence(ics)).toBeGreaterThan(sequence(avant.ics));
		}
		expect(await delivered()).toEqual([]);

		expect(await writeRappels(base.centre, atWallClock(day(47), '08:01'))).toBe(0);
		expect(await writeRappels(base.centre, atWallClock(day(48), '08:01'))).toBe(1);
		expect(await writeRappels(base.centre, atWallClock(day(48), '08:02'))).toBe(0);
		const rappels = await delivered();
		expect(rappels).toHaveLength(3);
		for (const { subject, text } of rappels) {
			expect(subject).toMatch(/^Rappel\s: /);
			expect(text).not.toMatch(/\{\{|change/);
		}
	});

	it('is told again when it goes there, back and there again; a preview, a refusal and no change tell nobody', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1, jours: 40 });
		const told = async () =>
			(
				await base.sql<{ n: number }>(
					`select count(*)::int n
					from sessions_planning.evenement
					where action = 'SESSION_DEPLACEE'`,
				)
			)[0].n;
		for (const jours of [1, -1, 1]) await moveSession(base.centre, { idSession, jours });
		expect(await told()).toBe(3);
		await moveSession(base.centre, { idSession, jours: 1, previsualiser: true });
		await moveSession(base.centre, { idSession, salle: 'ATEL_B' });
		await expect(moveSession(base.centre, { idSession, salle: 'GRENIER' })).rejects.toThrow();
		expect(await told()).toBe(3);
		await moveBookings(base.centre, [{ idReservation: 1, salle: 'TOUS_ATEL' }]);
		expect(await told()).toBe(4);
	});

	it('tells a trainer who holds none of it any more, and takes the séances out of that calendar', async () => {
		const { idSession } = await makeSession(base, { inscrits: 0, jours: 40 });
		await moveSession(base.centre, { idSession, formateurId: 2 });
		const [laurent, marie] = await delivered();
		expect(laurent).toMatchObject({
			to: 'laurent.dupont@abj.example',
			subject: expect.stringMatching(/^Séances retirées\s: /),
			ics: expect.stringMatching(/METHOD:CANCEL[\s\S]*UID:seance-1@/),
		});
		expect(laurent.text).toContain('ne vous sont plus confiées');
		expect(marie).toMatchObject({
			to: 'marie.bernard@abj.example',
			subject: expect.stringMatching(/^Changement/),
			ics: expect.stringMatching(/METHOD:REQUEST[\s\S]*UID:seance-1@/),
		});
	});
});

describe('a séance', () => {
	const told = async () =>
		await base.sql<{ action: string; correlation_id: string }>(
			'select action, correlation_id from sessions_planning.evenement order by id_evenement',
		);

	it('that is added to a session is told to trainers and enrolled, and enters their calendars', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2, jours: 40 });
		const slot = { dateDebut: `${day(41)}T08:00`, dateFin: `${day(41)}T12:00`, salle: 'ATEL_B' };
		unwrap((await bookRooms(base.centre, [{ idSession, ...slot }]))[0]);

		const mails = await delivered();
		expect(mails.map(({ to }) => to)).toEqual([
			`eleve1.s${idSession}@mail.example`,
			`eleve2.s${idSession}@mail.example`,
			'laurent.dupont@abj.example',
		]);
		for (const { subject, html, text, ics } of mails) {
			expect(subject).toMatch(/^Changement de dates ou de salle\s: /);
			expect(html).toMatch(
				/<li[^>]*>Séance ajoutée → <strong[^>]*>[^<]*de 08:00 à 12:00, Atelier B/,
			);
			expect(text).toMatch(/- Séance ajoutée\n *→ .*de 08:00 à 12:00, Atelier B/);
			expect(`${html}${text}`).not.toMatch(/\{\{|supprimée <|undefined|null/);
			expect(ics.replace(/\r\n /g, '')).toMatch(/DTSTART/);
			expect(ics).not.toMatch(/STATUS:CANCELLED/);
		}
		expect(await told()).toHaveLength(1);
	});

	it('that is released is told to them, and leaves their calendars', async () => {
		await makeSession(base, { inscrits: 2, jours: 40 });
		// Another hour, so that it is an entry of its own.
		await base.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select id_salle, id_session, date_debut + interval '25 hours', date_fin + interval '26 hours'
			from reservation_salle`,
		);
		await releaseBookings(base.centre, [{ idReservation: 2 }, { idReservation: 2 }]);

		const mails = await delivered();
		expect(mails).toHaveLength(3);
		for (const { html, text, ics } of mails) {
			expect(html).toMatch(/Atelier B[^<]* → <strong[^>]*>séance supprimée</);
			expect(text).toMatch(/Atelier B.*\n *→ séance supprimée/);
			expect(`${html}${text}`).not.toMatch(/\{\{|Séance ajoutée|undefined|null/);
			expect(ics).toMatch(
				/UID:seance-2@[\s\S]*STATUS:CANCELLED|STATUS:CANCELLED[\s\S]*UID:seance-2@/,
			);
			expect(ics).not.toMatch(/METHOD:CANCEL/);
		}
		await releaseBookings(base.centre, [{ idReservation: 2 }]);
		expect(await told()).toHaveLength(1);
	});

	it('that was the last one leaves nothing of the session in a calendar, and no date in the mail', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1, jours: 40 });
		await releaseBookings(base.centre, [{ idReservation: 1 }]);

		const [eleve] = await delivered();
		expect(eleve.to).toBe(`eleve1.s${idSession}@mail.example`);
		expect(eleve.ics).toMatch(/METHOD:CANCEL[\s\S]*UID:seance-1@[\s\S]*STATUS:CANCELLED/);
		expect(eleve.text.match(/de 08:00 à 12:00/g)).toHaveLength(1);
	});

	it('of its own trainer, who has none any more, is told as taken from that trainer', async () => {
		await makeSession(base, { inscrits: 0, jours: 40 });
		await base.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select id_salle, id_session, date_debut + interval '1 day', date_fin + interval '1 day'
			from reservation_salle`,
		);
		await base.sql(
			'insert into sessions_planning.seance (id_reservation, id_formateur) values (2, 2)',
		);
		await releaseBookings(base.centre, [{ idReservation: 2 }]);

		const marie = (await delivered()).find(({ to }) => to === 'marie.bernard@abj.example');
		expect(marie).toMatchObject({
			subject: expect.stringMatching(/^Séances retirées\s: /),
			ics: expect.stringMatching(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/),
		});
	});

	it('that is over, or of no session, is told to nobody', async () => {
		await makeSession(base, { inscrits: 1, jours: -2 });
		await releaseBookings(base.centre, [{ idReservation: 1 }]);
		const slot = { dateDebut: `${day(40)}T08:00`, dateFin: `${day(40)}T12:00`, salle: 'ATEL_B' };
		await bookRooms(base.centre, [slot]);
		await releaseBookings(base.centre, [{ idReservation: 2 }]);
		expect(await told()).toEqual([]);
	});
});
