import { feedToken, formToken, isFormToken } from '../../../core/feeds/token';
import { feed } from '../../../core/feeds/feed';
import { answerFeed } from '../../../core/pages/server/answerPage';
import { openTestDatabase, type TestDatabase } from '../harness';

const cle = 'une longue clé de test';
let t: TestDatabase;
let idSession: number;
const maintenant = new Date('2026-03-01T00:00:00Z');

beforeAll(async () => {
	t = await openTestDatabase('vide');
	[{ id_session: idSession }] =
		await t.sql(`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max, statut_session)
		select f.id_formation, p.id_formateur, s.id_salle, s.nom, '2026-03-28 08:00', '2026-03-30 11:00', 10, 'CONFIRMEE' from formations f, formateurs p, salles s where f.code = 'INIT_SERTI' and p.nom = 'Dupont' and s.code = 'ATEL_B' returning id_session`);
	// 09:00 in Paris, on both sides of the clock change of 29 March.
	await t.sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin) select id_salle, ${idSession}, d::timestamp, d::timestamp + interval '3 hours' from salles, unnest('{2026-03-28 08:00,2026-03-30 07:00}'::text[]) d where code = 'ATEL_B'`,
	);
	await t.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin, motif) select id_salle, '2026-04-01 08:00', '2026-04-01 10:00', E'Portes\\r\\nBEGIN:VEVENT\\r\\nouvertes; \\\\ ,' from salles where code = 'TOUS_ATEL'`,
	);
	await t.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin, motif) select id_salle, '2024-04-01 08:00', '2024-04-01 10:00', 'Ancienne' from salles where code = 'ATEL_B'`,
	);
});
afterAll(() => t.close());

const ask = (
	genre: 'salle' | 'formateur' | 'session',
	id: string | number,
	jeton = feedToken(cle, genre, String(id)),
) => feed(t.centre, cle, { [genre]: id, jeton }, maintenant);
const events = (ics: string) => ics.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0;
const unfold = (ics: string) => ics.replace(/\r\n[ \t]/g, '');

it("shows a room's bookings, those of the whole it is part of too, and nothing of long ago", async () => {
	const ics = unfold(await ask('salle', 'ATEL_B'));
	expect(events(ics)).toBe(3);
	expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\s*$/);
	expect(ics).toContain('SUMMARY:Initiation sertissage');
	expect(ics).toContain('Laurent Dupont');
	expect(ics).not.toContain('Ancienne');
	expect(events(await ask('salle', 'ATEL_A'))).toBe(1);
	expect(events(await ask('salle', 'INFO'))).toBe(0);
});

it('keeps 09:00 at 09:00 in Paris across the clock change: 08:00 and 07:00 UTC', async () => {
	const ics = await ask('session', idSession);
	expect(ics).toContain('DTSTART:20260328T080000Z');
	expect(ics).toContain('DTSTART:20260330T070000Z');
	expect(events(ics)).toBe(2);
});

it("shows a trainer's séances, in one statement", async () => {
	const [{ id_formateur: id }] = await t.sql(
		`select id_formateur from formateurs where nom = 'Dupont'`,
	);
	const before = t.base.queries;
	expect(events(await ask('formateur', id))).toBe(2);
	expect(t.base.queries - before).toBe(1);
});

it('lets no name begin a line of its own', async () => {
	const ics = await ask('salle', 'ATEL_C');
	expect(events(ics)).toBe(1);
	expect(unfold(ics)).toContain('SUMMARY:Portes\\nBEGIN:VEVENT\\nouvertes\\; \\\\ \\,');
});

it("answers 403 to a wrong token, to another's token and without a key, 404 to what does not exist, 400 to nothing", async () => {
	const get = async (query: Record<string, string>, cleSecrets: string | undefined = cle) =>
		(
			await answerFeed(
				t.centre,
				{ chemin: 'agenda', query },
				{ cleSecrets, cleFormulaires: 'x' },
				maintenant,
			)
		).statut;
	const jeton = feedToken(cle, 'salle', 'ATEL_B');
	expect(jeton).toMatch(/^[\w-]{32}$/);
	expect(await get({ salle: 'ATEL_B', jeton })).toBe(200);
	expect(await get({ salle: 'ATEL_B', jeton: `${jeton}x` })).toBe(403);
	expect(await get({ salle: 'ATEL_B' })).toBe(403);
	expect(await get({ salle: 'ATEL_A', jeton })).toBe(403);
	expect(await get({ session: String(idSession), jeton })).toBe(403);
	expect(await get({ salle: 'ATEL_B', jeton }, 'une autre clé')).toBe(403);
	expect(
		(
			await answerFeed(
				t.centre,
				{ chemin: 'agenda', query: { salle: 'ATEL_B', jeton } },
				{ cleFormulaires: 'x' },
			)
		).statut,
	).toBe(403);
	expect(await get({ salle: 'CAVE', jeton: feedToken(cle, 'salle', 'CAVE') })).toBe(404);
	expect(await get({})).toBe(400);
	expect(await get({ salle: 'ATEL_B', formateur: '1', jeton })).toBe(400);
});

it('signs a form for one act, one day', () => {
	const jeton = formToken(cle, '2026-06-03', 'desister 1');
	expect(isFormToken(cle, ['2026-06-03', '2026-06-02'], 'desister 1', jeton)).toBe(true);
	expect(isFormToken(cle, ['2026-06-04', '2026-06-03'], 'desister 1', jeton)).toBe(true);
	expect(isFormToken(cle, ['2026-06-05', '2026-06-04'], 'desister 1', jeton)).toBe(false);
	expect(isFormToken(cle, ['2026-06-03'], 'desister 2', jeton)).toBe(false);
	expect(isFormToken('autre', ['2026-06-03'], 'desister 1', jeton)).toBe(false);
});
