import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { unwrap } from '../../../core/errors/refusal';
import { bookRooms } from '../../../core/salles/bookRooms';
import { moveBookings } from '../../../core/salles/moveBookings';
import { releaseBookings } from '../../../core/salles/releaseBookings';
import { tellDeparted } from '../../../core/salles/tellDeparted';
import { writeRappels } from '../../../core/rappels/writeRappels';
import { moveSession } from '../../../core/sessions/moveSession';
import { atWallClock } from '../../../core/time/instant';
import { base, smtp } from '../courriers/mailing';
import { readByIcalJs, readByNodeIcal } from '../../unit/calendars/readers';
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

describe('a séance that the CRM took away by its own SQL', () => {
	/** Two mornings and an afternoon, told to everybody: seance-1 repeats, seance-3 is an entry of its own. */
	const toldSession = async () => {
		const { idSession } = await makeSession(base, { inscrits: 1, jours: 40 });
		await base.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select id_salle, id_session, date_debut + h, date_fin + h
			from reservation_salle, unnest('{24 hours,6 hours}'::interval[]) h
			order by h desc`,
		);
		await base.sql(`update sessions_planning.evenement set etat = 'TRAITE'`);
		await post(base, 'SESSION_CONFIRMEE', idSession, {}, 'avant', 0);
		expect((await delivered()).map(({ ics }) => uidsOf(ics))).toEqual([
			['seance-1@sessions-planning', 'seance-3@sessions-planning'],
			['seance-1@sessions-planning', 'seance-3@sessions-planning'],
		]);
		return idSession;
	};
	const uidsOf = (ics: string, status = /^/) =>
		(ics.replace(/\r\n /g, '').match(/BEGIN:VEVENT[\s\S]*?END:VEVENT/g) ?? [])
			.filter((event) => status.test(event))
			.flatMap((event) => /^UID:(\S+)/m.exec(event)?.[1] ?? [])
			.sort();
	const cancelled = (ics: string) => uidsOf(ics, /^STATUS:CANCELLED/m);
	const told = async () =>
		await base.sql<{ action: string }>(
			`select action from sessions_planning.evenement where etat = 'RECU' order by id_evenement`,
		);
	const sixMinutesAgo = async () =>
		await base.sql(
			`with dits as (update sessions_planning.courrier set cree_le = cree_le - interval '6 minutes')
			update sessions_planning.agenda_seance set modifie_le = modifie_le - interval '6 minutes'`,
		);

	it('is taken out of calendars by the next mail of the session, once', async () => {
		const idSession = await toldSession();
		await base.sql('delete from reservation_salle where id_reservation = 3');
		await post(base, 'SESSION_DEPLACEE', idSession, {}, 'crm', 0);

		const mails = await delivered();
		expect(mails).toHaveLength(2);
		for (const { ics, text } of mails) {
			expect(ics).toContain('METHOD:PUBLISH');
			expect(cancelled(ics)).toEqual(['seance-3@sessions-planning']);
			expect(readByIcalJs(ics)).toHaveLength(2);
			expect(readByNodeIcal(ics)).toHaveLength(2);
			expect(text).toContain('calendrier joint');
		}

		await post(base, 'RAPPEL_SESSION', idSession, {}, 'rappel', 0);
		for (const { ics } of await delivered()) {
			expect(ics).toContain('METHOD:REQUEST');
			expect(uidsOf(ics)).toEqual(['seance-1@sessions-planning']);
		}
	});

	it('leaves the names of the others as they are, and is nothing to who comes later', async () => {
		const idSession = await toldSession();
		await base.sql('delete from reservation_salle where id_reservation in (1, 3)');
		const [{ id_eleve: idEleve }] = await base.sql(
			`insert into eleves (nom, prenom, email) values ('Tard', 'Zoé', 'zoe@mail.example') returning id_eleve`,
		);
		await base.sql(
			`insert into inscription_session (id_eleve, id_session, statut_inscription) values ($1, $2, 'INSCRIT')`,
			[idEleve, idSession],
		);
		await post(base, 'ELEVE_INSCRIT', idSession, { eleveId: idEleve }, 'zoe', 0);

		const zoe = (await delivered()).find(({ to }) => to === 'zoe@mail.example');
		expect(zoe?.ics).toContain('METHOD:REQUEST');
		expect(uidsOf(zoe?.ics ?? '')).toEqual(['seance-1@sessions-planning']);
		expect(readByIcalJs(zoe?.ics ?? '')).toHaveLength(1);
	});

	it('is told by itself once the CRM has said nothing for five minutes, also to a trainer who has none any more', async () => {
		const idSession = await toldSession();
		await base.sql(
			'insert into sessions_planning.seance (id_reservation, id_formateur) values (3, 2)',
		);
		await base.sql('delete from reservation_salle where id_reservation = 3');
		expect(await tellDeparted(base.centre)).toBe(0);
		await sixMinutesAgo();
		expect(await tellDeparted(base.centre)).toBe(1);
		expect(await tellDeparted(base.centre)).toBe(0);

		const mails = await delivered();
		expect(mails.map(({ to }) => to)).toEqual([
			`eleve1.s${idSession}@mail.example`,
			'laurent.dupont@abj.example',
			'marie.bernard@abj.example',
		]);
		const [eleve, , marie] = mails;
		expect(eleve.text).toMatch(/de 14:00 à 18:00, Atelier B.*\n *→ séance supprimée/);
		expect(cancelled(eleve.ics)).toEqual(['seance-3@sessions-planning']);
		expect(marie.subject).toMatch(/^Séances retirées/);
		expect(marie.ics).toMatch(/METHOD:CANCEL[\s\S]*UID:seance-3@/);
	});

	it('is told as such where it was given to another session', async () => {
		await toldSession();
		const other = await makeSession(base, { inscrits: 0, jours: 60 });
		await base.sql('update reservation_salle set id_session = $1 where id_reservation = 3', [
			other.idSession,
		]);
		await sixMinutesAgo();
		expect(await tellDeparted(base.centre)).toBe(1);

		const [eleve] = await delivered();
		expect(cancelled(eleve.ics)).toEqual(['seance-3@sessions-planning']);
	});

	it.each([
		['that the CRM told itself', 'said'],
		['that stands again at the same hours', 'again'],
		['whose session is cancelled', 'cancelled'],
		['that is over', 'over'],
		['that was released before', 'released'],
	])('is told by no event of ours: one %s', async (_, what) => {
		const idSession = await toldSession();
		if (what === 'released') {
			await releaseBookings(base.centre, [{ idReservation: 3 }]);
			await delivered();
			await base.sql(`update sessions_planning.evenement set recu_le = recu_le - interval '1 day'`);
		}
		await base.sql('delete from reservation_salle where id_reservation = 3');
		await sixMinutesAgo();
		const then = new Date(begin + 100 * 86_400_000);
		if (what === 'said') await post(base, 'SESSION_DEPLACEE', idSession, {}, 'crm', 0);
		if (what === 'again')
			await base.sql(
				`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
				select id_salle, id_session, dernier_debut, dernier_fin
				from sessions_planning.agenda_seance
				where supprimee`,
			);
		if (what === 'cancelled')
			await base.sql(`update sessions set statut_session = 'ANNULEE' where id_session = $1`, [
				idSession,
			]);

		expect(await tellDeparted(base.centre, what === 'over' ? then : undefined)).toBe(0);
		expect(await told()).toHaveLength(what === 'said' ? 1 : 0);
	});

	it('is gone from where it was before the upgrade as well, and told by the next mail alone', async () => {
		const idSession = await toldSession();
		const other = await makeSession(base, { inscrits: 0, jours: 60 });
		await base.sql('update reservation_salle set id_session = $1 where id_reservation = 3', [
			other.idSession,
		]);
		// As it was noted then: a row, of its first session, and nothing of its departure.
		await base.sql(`delete from sessions_planning.agenda_seance where arrivee`);
		await base.sql(
			`update sessions_planning.agenda_seance set supprimee = false, dernier_debut = null, dernier_fin = null`,
		);
		const migration = readFileSync(
			join(__dirname, '../../../database/migrations/0210_agenda_departs.sql'),
			'utf8',
		);
		await base.sql(/^update sessions_planning\.agenda_seance[\s\S]*/m.exec(migration)![0]);
		await sixMinutesAgo();
		expect(await tellDeparted(base.centre)).toBe(0);

		await post(base, 'RAPPEL_SESSION', idSession, {}, 'rappel', 0);
		const [eleve] = await delivered();
		expect(cancelled(eleve.ics)).toEqual(['seance-3@sessions-planning']);
		expect(await tellDeparted(base.centre)).toBe(0);
	});

	it('is lost to a session that is cancelled then, and taken out by that mail', async () => {
		const idSession = await toldSession();
		await base.sql('delete from reservation_salle where id_session = $1', [idSession]);
		await post(base, 'SESSION_ANNULEE', idSession, {}, 'annulee', 0);

		for (const { ics } of await delivered())
			expect(cancelled(ics)).toEqual(['seance-1@sessions-planning', 'seance-3@sessions-planning']);
	});
});
