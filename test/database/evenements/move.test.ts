import { moveBookings } from '../../../core/salles/moveBookings';
import { writeRappels } from '../../../core/rappels/writeRappels';
import { moveSession } from '../../../core/sessions/moveSession';
import { atWallClock } from '../../../core/time/instant';
import { openTestDatabase, type TestDatabase } from '../harness';
import { deliver, mailServer, makeSession, post } from './world';

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
