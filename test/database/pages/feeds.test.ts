import timers from 'node:timers/promises';

import { feedToken } from '../../../core/calendars/feedToken';
import { feed } from '../../../core/feeds/feed';
import { ownerOf, ownToken } from '../../../core/liens/ownLink';
import { createLinks } from '../../../core/pages/links';
import { act, confirmAct } from '../../../core/pages/server/acts';
import { answerFeed } from '../../../core/pages/server/answerPage';
import { readRevocation } from '../../../database/generated/liens';
import { readByIcalJs } from '../../unit/calendars/readers';
import { openTestDatabase, type TestDatabase } from '../harness';

const cle = 'une longue clé de test';
let t: TestDatabase;
let idSession: number;
const maintenant = new Date('2026-03-01T00:00:00Z');

beforeAll(async () => {
	t = await openTestDatabase('vide');
	[{ id_session: idSession }] =
		await t.sql(`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut,
				date_fin, capacite_max, statut_session)
		select f.id_formation, p.id_formateur, s.id_salle, s.nom, '2026-03-28 08:00', '2026-03-30 11:00', 10,
				'CONFIRMEE'
		from formations f, formateurs p, salles s
		where f.code = 'INIT_SERTI' and p.nom = 'Dupont' and s.code = 'ATEL_B'
		returning id_session`);
	// 09:00 in Paris, on both sides of the clock change of 29 March.
	await t.sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select id_salle, ${idSession}, d::timestamp, d::timestamp + interval '3 hours'
		from salles, unnest('{2026-03-28 08:00,2026-03-30 07:00}'::text[]) d
		where code = 'ATEL_B'`,
	);
	await t.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin, motif)
		select id_salle, '2026-04-01 08:00', '2026-04-01 10:00',
			E'Portes\\r\\nBEGIN:VEVENT\\r\\nouvertes; \\\\ ,'
		from salles
		where code = 'TOUS_ATEL'`,
	);
	await t.sql(
		`insert into reservation_salle (id_salle, date_debut, date_fin, motif)
		select id_salle, '2024-04-01 08:00', '2024-04-01 10:00', 'Ancienne'
		from salles
		where code = 'ATEL_B'`,
	);
});
afterAll(() => t.close());

const ask = (
	genre: 'salle' | 'formateur' | 'session' | 'eleve' | 'candidat',
	id: string | number,
	jeton = feedToken(cle, genre, String(id)),
) => feed(t.centre, cle, { [genre]: id, jeton }, maintenant);
/** How many entries a calendar shows, repeated ones each time. */
const events = (ics: string) => readByIcalJs(ics).length;
const valuesOf = (ics: string, name: string) =>
	[...unfold(ics).matchAll(new RegExp(`^${name}:(.*)\r$`, 'gm'))].map(([, value]) => value);
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
	expect(readByIcalJs(ics).map(({ debut }) => debut)).toEqual([
		'2026-03-28T08:00:00.000Z',
		'2026-03-30T07:00:00.000Z',
	]);
	expect(valuesOf(ics, 'UID')).toHaveLength(1);
});

it("shows a trainer's séances, in two statements", async () => {
	const [{ id_formateur: id }] = await t.sql(
		`select id_formateur from formateurs where nom = 'Dupont'`,
	);
	const before = t.base.queries;
	expect(events(await ask('formateur', id))).toBe(2);
	expect(t.base.queries - before).toBe(2);
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

describe('a feed of one’s own', () => {
	it('shows an élève the séances that he has a place in, and no others', async () => {
		const [{ id_eleve: mine }, { id_eleve: waiting }] = await t.sql(
			`insert into eleves (nom, prenom) values ('Agenda', 'Zoé'), ('Attente', 'Yves') returning id_eleve`,
		);
		await t.sql(
			`insert into inscription_session (id_eleve, id_session, statut_inscription) values ($1, $3, 'INSCRIT'), ($2, $3, 'EN_ATTENTE')`,
			[mine, waiting, idSession],
		);

		expect(events(await ask('eleve', mine))).toBe(2);
		expect(events(await ask('eleve', waiting))).toBe(0);
		await expect(ask('eleve', mine, feedToken(cle, 'eleve', String(waiting)))).rejects.toThrow(
			'agenda',
		);
	});
});

describe('a feed of one’s own that is revoked', () => {
	const statusOf = async (query: Record<string, string>) =>
		await answerFeed(
			t.centre,
			{ chemin: 'agenda', query },
			{ cleSecrets: cle, cleFormulaires: 'x' },
		);
	const revoke = async (eleve: number) => {
		const request = {
			centre: t.centre,
			champs: { verbe: 'revoquer', eleve: String(eleve) },
			contexte: { links: createLinks('confirmer'), today: '2026-03-01' },
			cles: { cleSecrets: cle, cleFormulaires: 'x' },
		} as unknown as Parameters<typeof act>[0];
		const asked = await confirmAct(request);
		const [, jeton] = /name="jeton" value="([^"]+)"/.exec(asked.contenu) ?? [];
		expect(asked.contenu).toContain('agendas');
		await act({ ...request, champs: { ...request.champs, jeton } });
	};

	it('shows nothing any more, with every link of that person and nobody else’s, by one act', async () => {
		const [{ id_eleve: mine }, { id_eleve: other }] = await t.sql(
			`insert into eleves (nom, prenom) values ('Perdu', 'Zoé'), ('Gardé', 'Yves') returning id_eleve`,
		);
		const old = feedToken(cle, 'eleve', String(mine));
		const link = ownToken(cle, { genre: 'eleve', id: mine });
		expect(events(await ask('eleve', mine, old))).toBe(0);
		await ownerOf(t.centre, cle, link);
		await revoke(mine);
		await expect(ask('eleve', mine, old)).rejects.toMatchObject({
			faults: [{ code: 'JETON_REFUSE' }],
		});
		await expect(ownerOf(t.centre, cle, link)).rejects.toMatchObject({
			faults: [{ code: 'JETON_REFUSE' }],
		});
		const [{ avant }] = await t.base.withConnection((cx) =>
			readRevocation.run({ genre: 'eleve', idPersonne: mine }, cx),
		);
		expect(events(await ask('eleve', mine, feedToken(cle, 'eleve', String(mine), avant)))).toBe(0);
		expect(events(await ask('eleve', other))).toBe(0);
	});

	it('answers alike and later, whatever was wrong with it, and is kept nowhere', async () => {
		const slept = jest.spyOn(timers, 'setTimeout');
		const wrong = { jeton: 'x'.repeat(32) };
		const answers = [
			await statusOf({ eleve: '1', ...wrong }),
			await statusOf({ eleve: '2000000', ...wrong }),
			await statusOf({ salle: 'ATEL_B', ...wrong }),
			await statusOf({ salle: 'CAVE', jeton: '' }),
		];
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]).toMatchObject({
			statut: 403,
			headers: { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' },
		});
		expect(slept.mock.calls.map(([delay]) => delay)).toEqual([700, 700, 700, 700]);
		await statusOf({ salle: 'ATEL_B', jeton: feedToken(cle, 'salle', 'ATEL_B') });
		expect(slept).toHaveBeenCalledTimes(4);
		slept.mockRestore();
	});
});

describe('an entry', () => {
	const entryOf = async () => {
		const ics = await ask('session', idSession);
		return {
			shown: readByIcalJs(ics),
			uids: [...new Set(valuesOf(ics, 'UID'))],
			sequence: Number(valuesOf(ics, 'SEQUENCE')[0]),
			changed: valuesOf(ics, 'LAST-MODIFIED')[0],
		};
	};
	const bookings = () =>
		t.sql<{ id: number }>(
			`select id_reservation as id from reservation_salle where id_session = $1 order by 1`,
			[idSession],
		);

	it('keeps its UID while its SEQUENCE grows, also where the CRM’s own SQL moves, cancels and deletes', async () => {
		const before = await entryOf();
		const [first, second] = await bookings();

		await t.sql(
			`update reservation_salle set date_debut = '2026-03-28 13:00', date_fin = '2026-03-28 16:00' where id_reservation = $1`,
			[first.id],
		);
		const moved = await entryOf();
		expect(moved.uids).toEqual(before.uids);
		expect(moved.sequence).toBeGreaterThan(before.sequence);
		expect(moved.changed).toMatch(/^\d{8}T\d{6}Z$/);
		expect(moved.shown.map(({ debut }) => debut)).toContain('2026-03-28T13:00:00.000Z');

		await t.sql(`update reservation_salle set statut = 'ANNULEE' where id_reservation = $1`, [
			second.id,
		]);
		const cancelled = await entryOf();
		expect(cancelled.uids).toEqual(before.uids);
		expect(cancelled.sequence).toBeGreaterThan(moved.sequence);
		expect(cancelled.shown).toHaveLength(1);

		await t.sql(`delete from reservation_salle where id_reservation = $1`, [second.id]);
		const deleted = await entryOf();
		expect(deleted.uids).toEqual(before.uids);
		expect(deleted.sequence).toBeGreaterThanOrEqual(cancelled.sequence);
	});

	it('changes with the trainer, and not when nothing is changed', async () => {
		const before = await entryOf();
		await t.sql(`update sessions set id_formateur = id_formateur where id_session = $1`, [
			idSession,
		]);
		expect((await entryOf()).sequence).toBe(before.sequence);

		await t.sql(
			`update sessions set id_formateur = (select min(id_formateur) from formateurs where nom <> 'Dupont') where id_session = $1`,
			[idSession],
		);
		expect((await entryOf()).sequence).toBeGreaterThan(before.sequence);
	});
});

describe('what the CRM does by its own SQL', () => {
	const stampsOf = (ics: string) => [
		...valuesOf(ics, 'DTSTAMP'),
		...valuesOf(ics, 'LAST-MODIFIED'),
		...valuesOf(ics, 'SEQUENCE'),
	];
	/** A session of three mornings from a day on, and its bookings. */
	const makeMornings = async (day: string, formateur = 'Bernard') => {
		const [{ id }] = await t.sql<{ id: number }>(
			`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max)
			select f.id_formation, p.id_formateur, s.id_salle, s.nom, $1::timestamp, $1::timestamp + interval '3 days', 10
			from formations f, formateurs p, salles s
			where f.code = 'INIT_SERTI' and p.nom = $2 and s.code = 'REUNION'
			returning id_session as id`,
			[`${day} 07:00`, formateur],
		);
		const rows = await t.sql<{ id: number }>(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select s.id_salle, s.id_session, s.date_debut + n * interval '1 day', s.date_debut + n * interval '1 day' + interval '3 hours'
			from sessions s, generate_series(0, 2) n
			where s.id_session = $1
			order by n
			returning id_reservation as id`,
			[id],
		);
		return { id, bookings: rows.map((row) => row.id) };
	};
	const startsOf = (ics: string) => readByIcalJs(ics).map(({ debut }) => debut.slice(0, 10));

	it('is stamped with its moment, whenever the feed is asked for', async () => {
		const { id, bookings } = await makeMornings('2026-05-04');
		const askAt = async (day: string) =>
			await feed(
				t.centre,
				cle,
				{ session: id, jeton: feedToken(cle, 'session', String(id)) },
				new Date(day),
			);
		const before = await askAt('2026-04-01T00:00:00Z');
		expect(await askAt('2026-04-02T00:00:00Z')).toBe(before);
		const [stamp, modified] = stampsOf(before);
		expect(stamp).toMatch(/^\d{8}T\d{6}Z$/);
		expect(modified).toBe(stamp);

		await t.sql(
			`update sessions_planning.agenda_seance set modifie_le = '2026-01-02 03:04:05+00' where id_session = $1`,
			[id],
		);
		expect(stampsOf(await askAt('2026-04-01T00:00:00Z'))).toEqual([
			'20260102T030405Z',
			'20260102T030405Z',
			expect.anything(),
		]);
		await t.sql('delete from reservation_salle where id_reservation = $1', [bookings[1]]);
		expect(valuesOf(await askAt('2026-04-01T00:00:00Z'), 'DTSTAMP')).not.toEqual([
			'20260102T030405Z',
		]);
	});

	it('shows a séance that was deleted no more, and leaves the others their UID', async () => {
		const { id, bookings } = await makeMornings('2026-06-01');
		const before = await ask('session', id);
		await t.sql('delete from reservation_salle where id_reservation = $1', [bookings[0]]);
		const after = await ask('session', id);

		expect(startsOf(after)).toEqual(['2026-06-02', '2026-06-03']);
		expect(valuesOf(after, 'UID')).toEqual(valuesOf(before, 'UID'));
		expect(Number(valuesOf(after, 'SEQUENCE')[0])).toBeGreaterThan(
			Number(valuesOf(before, 'SEQUENCE')[0]),
		);
		await t.sql('delete from reservation_salle where id_session = $1', [id]);
		expect(startsOf(await ask('session', id))).toEqual([]);
	});

	it('shows nobody what is still to come of a session that it cancelled, and the room what is not freed', async () => {
		const { id } = await makeMornings('2026-02-28');
		const before = await ask('session', id);
		expect(startsOf(before)).toEqual(['2026-02-28', '2026-03-01', '2026-03-02']);
		await t.sql(`update sessions set statut_session = 'ANNULEE' where id_session = $1`, [id]);

		const after = await ask('session', id);
		expect(startsOf(after)).toEqual(['2026-02-28']);
		expect(valuesOf(after, 'UID')).toEqual(valuesOf(before, 'UID'));
		expect(startsOf(await ask('salle', 'REUNION'))).toEqual(
			expect.arrayContaining(['2026-02-28', '2026-03-01', '2026-03-02']),
		);
	});

	it('moves a séance from one session to another and back, each entry under its own UID, its SEQUENCE growing', async () => {
		const one = await makeMornings('2026-07-06');
		const other = await makeMornings('2026-07-13');
		const [{ id: trainer }] = await t.sql<{ id: number }>(
			`select id_formateur as id from formateurs where nom = 'Bernard'`,
		);
		const give = async (to: number | null) =>
			await t.sql('update reservation_salle set id_session = $2 where id_reservation = $1', [
				one.bookings[0],
				to,
			]);
		const look = async (id: number) => {
			const ics = await ask('session', id);
			const sequences = valuesOf(ics, 'SEQUENCE').map(Number);
			return {
				starts: startsOf(ics),
				uids: valuesOf(ics, 'UID'),
				sequence: Math.max(...sequences),
			};
		};
		const [before, there] = [await look(one.id), await look(other.id)];

		await give(other.id);
		const [left, came] = [await look(one.id), await look(other.id)];
		expect(left).toMatchObject({ starts: ['2026-07-07', '2026-07-08'], uids: before.uids });
		expect(came.starts).toEqual(['2026-07-06', ...there.starts]);
		expect(came.uids).toEqual([
			`seance-${one.bookings[0]}-${other.id}@sessions-planning`,
			...there.uids,
		]);
		expect(left.sequence).toBeGreaterThan(before.sequence);
		expect(came.sequence).toBeGreaterThan(there.sequence);
		const uids = valuesOf(await ask('formateur', trainer), 'UID');
		expect(new Set(uids).size).toBe(uids.length);

		await give(null);
		expect((await look(other.id)).starts).toEqual(there.starts);
		const room = valuesOf(await ask('salle', 'REUNION'), 'UID');
		expect(room).toContain(`seance-${one.bookings[0]}-0@sessions-planning`);
		expect(new Set(room).size).toBe(room.length);

		await give(one.id);
		const back = await look(one.id);
		expect(back).toMatchObject({ starts: before.starts, uids: before.uids });
		expect(back.sequence).toBeGreaterThan(left.sequence);
		expect((await look(other.id)).sequence).toBeGreaterThan(came.sequence);
	});
});
