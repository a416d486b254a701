/** @import { Client } from 'pg' */

/**
 * A centre far larger than ours: 250 rooms, 100 of them parts of ten combined ones; four half-days a
 * day; one trainer and 40 bookings a session.
 * Written past triggers and constraints, which are put back at the end.
 * @param {number} reservations
 */
const fill = (reservations) => `
	set session statement_timeout = 0;
	set session_replication_role = 'replica';
	alter table sessions_planning.occupation_salle
		drop constraint occupation_salle_sans_chevauchement;
	alter table sessions_planning.occupation_formateur
		drop constraint occupation_formateur_sans_chevauchement;
	insert into salles (nom, code, capacite_max, formations_compatibles, disponible_weekend, disponible_soir)
		select 'Salle ' || n, 'S' || n, 12, '{F1,F2,F3}', true, true from generate_series(1, 250) n;
	insert into salles (nom, code, capacite_max, formations_compatibles, disponible_weekend, disponible_soir)
		select 'Ensemble ' || n, 'E' || n, 100, '{TOUS}', true, true from generate_series(1, 10) n;
	insert into sessions_planning.composition_salle (id_salle, id_partie)
		select 250 + 1 + (n - 1) / 10, n from generate_series(1, 100) n;
	insert into formations (code, nom, duree_heures)
		select 'F' || n, 'Formation ' || n, 40 from generate_series(1, 60) n;
	insert into formateurs (nom, prenom, specialites)
		select 'N' || n, 'P' || n, '{F1,F2,F3}' from generate_series(1, 250) n;
	insert into eleves (nom, prenom, parcours_valide, paiement_ok)
		select 'N' || n, 'P' || n, true, true from generate_series(1, 5000) n;
	insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
			capacite_max, statut_session)
		select 1 + n % 60, 1 + n % 250, 1 + n % 250, 'Salle', first, first + interval '10 days', 12, 'PLANIFIEE'
		from generate_series(0, ${Math.ceil(reservations / 40) - 1}) n,
			lateral (select timestamp '2020-01-01' + (n / 250) * interval '10 days') f (first);
	insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select 1 + (n / 40) % 250, 1 + n / 40,
			day + (6 + 3 * (n % 4)) * interval '1 hour', day + (9 + 3 * (n % 4)) * interval '1 hour'
		from generate_series(0, ${reservations - 1}) n,
			lateral (select timestamp '2020-01-01' + ((n / 40) / 250) * interval '10 days'
				+ ((n % 40) / 4) * interval '1 day') d (day);
	insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, position_attente)
		select 1 + (n * 7 + n / 12) % 5000, 1 + n / 12,
			case when n % 12 < 8 then 'INSCRIT' else 'EN_ATTENTE' end, 1,
			case when n % 12 < 8 then null else n % 12 - 7 end
		from generate_series(0, ${Math.ceil(reservations / 40) * 12 - 1}) n
		on conflict do nothing;
	insert into sessions_planning.evenement (action, correlation_id, id_session, origine, date_session)
		select 'RAPPEL_SESSION', 'r' || id_session, id_session, 'RAPPEL', date_debut from sessions;
	insert into sessions_planning.courrier (id_evenement, cle, role, etat)
		select id_evenement, correlation_id, 'FORMATEUR', case when id_evenement % 1000 = 0 then 'ECHEC' else 'ENVOYE' end
		from sessions_planning.evenement;
	insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits)
		select 'crm', 'INSCRIRE', id_session, id_inscription, 'capacity:place-libre', 'Place donnée.', '{}'
		from inscription_session;
	insert into sessions_planning.seance (id_reservation, matiere)
		select id_reservation, 'Matière' from reservation_salle where id_reservation % 4 = 0;
	insert into sessions_planning.occupation_salle
		select r.id_reservation, p.id_physique, tsrange(r.date_debut, r.date_fin)
		from reservation_salle r join sessions_planning.salle_physique p using (id_salle);
	insert into sessions_planning.occupation_formateur
		select r.id_reservation, s.id_formateur, tsrange(r.date_debut, r.date_fin)
		from reservation_salle r join sessions s using (id_session);
	set session_replication_role = 'origin';
	alter table sessions_planning.occupation_salle
		add constraint occupation_salle_sans_chevauchement
		exclude using gist (id_salle with =, periode with &&);
	alter table sessions_planning.occupation_formateur
		add constraint occupation_formateur_sans_chevauchement
		exclude using gist (id_formateur with =, periode with &&);
	vacuum analyze`;

/**
 * @param {Client} client
 * @param {number} reservations how many bookings
 */
export async function fillLarge(client, reservations) {
	// One by one: several in one query would be one transaction, and vacuum refuses to run in one.
	for (const sql of fill(reservations).split(';')) await client.query(sql);
}
