import pg from 'pg';

/** @import { Stack } from './openStack.mjs' */

/**
 * Bookings of half a day over eight rooms of a running stack, from 2029 on: a full year has two a day and
 * room, and the others are what a table of so many rows weighs. Those of the first quarter of 2030 are
 * séances of sessions with a trainer and ten inscriptions. Gives the number of one of these.
 * Written past the triggers, with their work done set-based.
 * @param {Stack} stack
 * @param {number} total
 * @returns {Promise<number>}
 */
export async function fillHalfDays({ ready }, total) {
	const url = new URL(ready.databaseUrl);
	url.username = 'postgres'; // only a superuser may write past triggers
	const client = new pg.Client(url.href);
	await client.connect();
	try {
		await client.query("set session_replication_role = 'replica'");
		await client.query(BOOKINGS, [total]);
		await client.query(PEOPLE);
		for (const text of [SESSIONS, SEANCES, INSCRIPTIONS, TRAINERS]) await client.query(text);
		await client.query("set session_replication_role = 'origin'");
		await client.query(ROOMS);
		await client.query('vacuum analyze');
		const { rows } = await client.query('select max(id_session)::int as id from sessions');
		return rows[0].id;
	} finally {
		await client.end();
	}
}

const BOOKINGS = `
	insert into reservation_salle (id_salle, date_debut, date_fin)
	select 1 + n % 8, day + hour, day + hour + interval '4 hours'
	from generate_series(0, $1::bigint - 1) n,
		lateral (select date '2029-01-01' + (n / 16)::int) d (day),
		lateral (select time '07:00' + ((n / 8) % 2) * interval '5 hours') h (hour)`;

const PEOPLE = `
	insert into eleves (nom, prenom, email)
	select 'Nom ' || n, 'Prénom ' || n, 'plein' || n || '@abj.example' from generate_series(1, 2000) n`;

/** Five days of half-days of a room are a session. */
const OF_QUARTER = `
	select r.id_reservation, r.id_salle, r.date_debut, r.date_fin,
		(extract(epoch from r.date_debut - timestamp '2030-01-01') / 432000)::int as bloc
	from reservation_salle r
	where r.date_debut >= '2030-01-01' and r.date_debut < '2030-04-01' and r.id_session is null`;

const SESSIONS = `
	insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
		capacite_max, nb_inscrits, notes)
	select 1 + q.id_salle % (select count(*) from formations), 1 + q.id_salle % (select count(*) from formateurs),
		q.id_salle, s.nom, min(q.date_debut), max(q.date_fin), 12, 10,
		jsonb_build_object('salles', jsonb_build_array(s.code))
	from (${OF_QUARTER}) q join salles s using (id_salle)
	group by q.id_salle, q.bloc, s.nom, s.code`;

const SEANCES = `
	update reservation_salle r set id_session = s.id_session
	from sessions s
	where r.id_session is null and s.id_salle = r.id_salle and s.date_debut >= '2030-01-01'
		and r.date_debut >= s.date_debut and r.date_fin <= s.date_fin`;

const INSCRIPTIONS = `
	insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription, priorite)
	select e.id_eleve, s.id_session, current_date, 'INSCRIT', 1
	from sessions s, lateral (
		select id_eleve from eleves where email like 'plein%' order by id_eleve
		limit 10 offset (s.id_session * 10) % 1900) e
	where s.date_debut >= '2030-01-01' and s.nb_inscrits = 10
	on conflict do nothing`;

const TRAINERS = `
	insert into sessions_planning.occupation_formateur
	select min(r.id_reservation), s.id_formateur, tsrange(r.date_debut, r.date_fin)
	from reservation_salle r join sessions s using (id_session)
	where r.date_debut >= '2030-01-01' and r.date_debut < '2030-04-01' and s.id_formateur is not null
	group by s.id_formateur, r.date_debut, r.date_fin
	on conflict do nothing`;

const ROOMS = `
	insert into sessions_planning.occupation_salle
	select id_reservation, id_salle, tsrange(date_debut, date_fin)
	from reservation_salle where date_debut >= '2029-01-01'
	on conflict do nothing`;
