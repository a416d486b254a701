import type { stack } from '../harness';

/**
 * A session of GEMMO whose one séance is over and had one élève, as no use case would make it: three
 * hours in room `salle` (a code), which began `heures` hours ago, or as long before that as the room was taken.
 */
export async function insertHeldSession(
	{ sql }: Pick<ReturnType<typeof stack>, 'sql'>,
	{ salle, heures }: { salle: string; heures: number },
): Promise<{ id: number; seance: number; eleve: number }> {
	const [ids] = await sql<{ id: number; seance: number; eleve: number }>(
		`with made as (
			insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max, nb_inscrits)
			select f.id_formation, sa.id_salle, sa.nom, debut, debut + interval '3 hours', 5, 1
			from formations f, salles sa,
				(select debut
				from generate_series(date_trunc('hour', now() at time zone 'UTC') - make_interval(hours => $2),
					now() at time zone 'UTC' - interval '90 days', '-3 hours') debut
				where not exists (select
					from reservation_salle r
					join salles taken using (id_salle)
					where taken.code = $1 and r.statut = 'ACTIVE'
						and r.date_debut < debut + interval '3 hours' and r.date_fin > debut)
				order by debut desc
				limit 1) as moment
			where f.code = 'GEMMO' and sa.code = $1
			returning id_session, id_salle, date_debut, date_fin
		), booked as (
			insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select id_salle, id_session, date_debut, date_fin from made
			returning id_reservation
		), person as (
			insert into eleves (nom, prenom, parcours_valide, paiement_ok)
			values ('Présence', 'Ève', true, true)
			returning id_eleve
		), enrolled as (
			insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
			select id_eleve, id_session, '2020-01-01', 'INSCRIT' from person, made
			returning id_eleve
		)
		select made.id_session as id, booked.id_reservation as seance, enrolled.id_eleve as eleve
		from made, booked, enrolled`,
		[salle, heures],
	);
	return ids;
}
