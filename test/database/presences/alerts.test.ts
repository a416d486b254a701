import { markPresences, type MarkRequest } from '../../../core/presences/markPresences';
import { readToday } from '../../../core/pages/server/readViews';
import { writeAlerts } from '../../../core/rappels/writeAlerts';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
let session: number;
let seances: number[];
let inscriptions: number[];
/* The day is today, as lists of sessions go by the clock: a public holiday may add an alert of its own. */
const now = new Date();
/** The notice of alerts goes out in the day only. */
const noon = new Date(`${now.toISOString().slice(0, 10)}T12:00:00Z`);

/** A session of four days of which three are over, with three élèves; the séances are three hours long. */
beforeEach(async () => {
	t = await openTestDatabase('vide');
	await t.sql(`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
		values ('André', 'Louis', true, true), ('Bonnet', 'Adam', true, true), ('Simon', 'Zoé', true, true)`);
	[{ id: session }] = await t.sql<{ id: number }>(
		`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
			capacite_max, nb_inscrits)
		select f.id_formation, 1, s.id_salle, s.nom, current_date - 4 + time '08:00', current_date + 5 + time '11:00',
			8, 3
		from formations f, salles s
		where f.code = 'INIT_SERTI' and s.code = 'ATEL_B'
		returning id_session as id`,
	);
	const booked = await t.sql<{ id: number }>(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select s.id_salle, $1, d + interval '8 hours', d + interval '11 hours'
		from salles s, unnest(array[-4, -3, -2, 5]) n, lateral (select current_date + n as d) x
		where s.code = 'ATEL_B'
		order by d
		returning id_reservation as id`,
		[session],
	);
	seances = booked.map(({ id }) => id);
	const enrolled = await t.sql<{ id: number }>(
		`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
		select n, $1, current_date - 20, 'INSCRIT' from generate_series(1, 3) n
		returning id_inscription as id`,
		[session],
	);
	inscriptions = enrolled.map(({ id }) => id);
});
afterEach(() => t.close());

type Mark = [seance: number, person: number, statut: string, minutes?: number];
const mark = async (...marks: Mark[]) =>
	await markPresences(
		t.centre,
		{
			idSession: session,
			presences: marks.map(([seance, person, statut, minutes]) => ({
				idReservation: seances[seance],
				idInscription: inscriptions[person],
				statut,
				minutes,
			})) as MarkRequest['presences'],
		},
		now,
	);

const ofAbsences = (message: string) => /^(Absences de suite|Un quart)/.test(message);
const shown = async () =>
	(await readToday(t.centre, now.toISOString().slice(0, 10), now)).alertes.map(
		({ message }) => message,
	);

it('names in each alert those whom its rule concerns, on the page and in the mail, told once', async () => {
	await mark(
		[0, 0, 'ABSENT'],
		[1, 0, 'PRESENT'],
		[0, 1, 'RETARD', 15],
		[0, 2, 'PRESENT'],
		[1, 2, 'ABSENT'],
		[2, 2, 'ABSENT'],
	);
	const messages = [
		'Absences de suite : Zoé Simon (2 séances de suite).',
		'Un quart des heures ou plus est manqué : Zoé Simon (50 % des heures), Louis André (25 % des heures).',
	];
	expect((await shown()).filter(ofAbsences)).toEqual(messages);
	expect(await writeAlerts(t.centre, noon)).toBeGreaterThanOrEqual(2);
	const told = await t.sql<{ message: string }>(
		'select message from sessions_planning.alerte order by message',
	);
	expect(told.map(({ message }) => message).filter(ofAbsences)).toEqual(messages);

	// Who is a little later is no news of those who missed much.
	await mark([1, 1, 'RETARD', 10]);
	expect(await writeAlerts(t.centre, noon)).toBe(0);
	await mark([2, 0, 'EXCUSE']);
	expect(await writeAlerts(t.centre, noon)).toBe(1);
});

it('says of today first what can’t be held, then what can wait', async () => {
	await mark([0, 0, 'ABSENT'], [1, 0, 'ABSENT']);
	await t.sql(
		`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
			capacite_max, nb_inscrits)
		select f.id_formation, 2, s.id_salle, s.nom, current_date + 30 + time '08:00', current_date + 30 + time '11:00', 8, 0
		from formations f, salles s
		where f.code = 'INIT_BJ' and s.code = 'ATEL_A'`,
	);
	await t.sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select id_salle, id_session, date_debut, date_fin from sessions where id_session <> $1`,
		[session],
	);
	await t.sql(
		`insert into disponibilite_formateur (id_formateur, date_debut, date_fin, type)
		values (2, current_date + 30, current_date + 31, 'INDISPONIBLE')`,
	);
	const messages = await shown();
	const away = messages.findIndex((message) => message.includes('formateur absent'));
	expect(away).toBeGreaterThanOrEqual(0);
	expect(messages.slice(away + 1).filter(ofAbsences)).toEqual([
		expect.stringMatching(/^Absences de suite/),
		expect.stringMatching(/^Un quart/),
	]);
});
