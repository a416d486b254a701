import { loadContext } from '../../../core/evenements/context';
import { resolve } from '../../../core/names/resolve';
import { readPresences } from '../../../core/presences/readPresences';
import { createSession } from '../../../core/sessions/createSession';
import { findOpenSessions } from '../../../core/sessions/findSessions';
import { readSheet } from '../../../core/sessions/readSheet';
import { openTestDatabase, type TestDatabase } from '../harness';

/* A session of several trainers has none of its own (sessions.id_formateur): those of its séances are named. */

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('vide');
});
afterAll(() => t.close());

const days = ['2038-03-01', '2038-03-02', '2038-03-03'];

async function session(trainers: Array<number | null>, changes: object = {}) {
	const { session: created } = await createSession(t.centre, {
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		sansFormateur: true,
		creneaux: days.map((day, i) => ({
			dateDebut: `${day}T09:00`,
			dateFin: `${day}T12:00`,
			formateurId: trainers[i],
		})),
		...changes,
	} as never);
	const id = created.idSession as number;
	const seances = await t.sql<{ id: number }>(
		`select id_reservation as id from reservation_salle where id_session = $1 order by date_debut`,
		[id],
	);
	for (const [i, trainer] of trainers.entries())
		if (trainer !== null)
			await t.sql(
				`insert into sessions_planning.seance (id_reservation, id_formateur) values ($1, $2)
				on conflict (id_reservation) do update set id_formateur = excluded.id_formateur`,
				[seances[i].id, trainer],
			);
	return id;
}

/** The trainer as each of them names him: list, sheet, attendance, mails, and what an agent finds. */
async function named(id: number) {
	const { sessions } = await findOpenSessions(t.centre);
	const { session: sheet } = await readSheet(t.centre, { idSession: id });
	const { session: attendance } = await readPresences(t.centre, { idSession: id });
	const { mail, agent } = await t.base.withConnection(async (cx) => ({
		mail: (await loadContext(cx, [id], t.centre.fuseau)).sessions.get(id),
		agent: (await resolve(cx, t.centre.fuseau, { session: String(id) })).session,
	}));
	const names = {
		list: sessions.find(({ idSession }) => idSession === id)?.formateur,
		sheet: sheet.formateur,
		attendance: attendance.formateur,
		mail: mail?.formateur,
		agent: agent?.formateur,
	};
	await t.sql('delete from reservation_salle where id_session = $1', [id]);
	await t.sql('delete from sessions where id_session = $1', [id]);
	return names;
}

const all = (name: string | null) => ({
	list: name,
	sheet: name,
	attendance: name,
	mail: name,
	agent: name,
});

it('names the trainers of the séances everywhere, whoever holds most of them first', async () => {
	expect(await named(await session([1, 2, 2]))).toEqual(all('Marie Bernard, Laurent Dupont'));
});

it('names the one who holds some, where the others have nobody yet', async () => {
	expect(await named(await session([null, 2, null]))).toEqual(all('Marie Bernard'));
});

it('names nobody where no séance has a trainer', async () => {
	expect(await named(await session([null, null, null]))).toEqual({
		...all(null),
		mail: 'à préciser',
	});
});

it('says of a cancelled session who would have held it, and of one of its own trainer that one', async () => {
	const cancelled = await session([1, 2, 2]);
	await t.sql(`update reservation_salle set statut = 'ANNULEE' where id_session = $1`, [cancelled]);
	expect((await readSheet(t.centre, { idSession: cancelled })).session.formateur).toBeNull();
	await t.sql(`update sessions set statut_session = 'ANNULEE' where id_session = $1`, [cancelled]);
	expect(await named(cancelled)).toMatchObject({
		sheet: 'Marie Bernard, Laurent Dupont',
		mail: 'Marie Bernard, Laurent Dupont',
	});
	const own = await session([null, null, null], { sansFormateur: false, formateurId: 1 });
	expect(await named(own)).toEqual(all('Laurent Dupont'));
});
