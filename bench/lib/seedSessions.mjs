/** @import { Bench } from './openBench.mjs' */

/**
 * Sessions for the bookings of 2026 that fillBookings wrote: ten séances each, in one room, with a
 * trainer, a training and ten inscriptions.
 * Written past the triggers, as the bookings were; then vacuumed, as autovacuum does on a database that is in use.
 * @param {Bench} bench
 */
export async function fillSessions(bench) {
	await bench.sql("set session_replication_role = 'replica'");
	await bench.sql(
		`insert into eleves (nom, prenom, email)
		select 'Nom ' || n, 'Prénom ' || n, 'eleve' || n || '@abj.example' from generate_series(1, 2000) n`,
	);
	await bench.sql(`create temp table numbered as
		select id_reservation, id_salle, date_debut, date_fin, dense_rank() over (order by id_salle, rang / 10) as id_session
		from (
			select *, row_number() over (partition by id_salle order by date_debut) - 1 as rang
			from reservation_salle
			where date_debut < '2026-12-31 23:00' and date_fin > '2025-12-31 23:00'
		) r`);
	await bench.sql(`insert into sessions (id_session, id_formation, id_formateur, id_salle, salle_principale,
			date_debut, date_fin, capacite_max, nb_inscrits, notes)
		select r.id_session,
			1 + r.id_session % (select count(*) from formations),
			1 + r.id_session % (select count(*) from formateurs),
			r.id_salle, s.nom, min(r.date_debut), max(r.date_fin), 12, 10,
			jsonb_build_object('salles', jsonb_build_array(s.code))
		from numbered r join salles s using (id_salle)
		group by r.id_session, r.id_salle, s.nom, s.code`);
	await bench.sql(
		`update reservation_salle c set id_session = r.id_session from numbered r
		where r.id_reservation = c.id_reservation`,
	);
	await bench.sql(`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription, priorite)
		select 1 + (id_session * 10 + n) % 2000, id_session, date_debut::date - 30, 'INSCRIT', 1
		from sessions, generate_series(0, 9) n`);
	await bench.sql("set session_replication_role = 'origin'");
	await bench.sql('vacuum analyze');
}
