/* Writes a session, its bookings and its séances in one statement, so that the triggers of bookings and séances see all of it. */
/* A séance row is written only where the session's own columns do not say it already: the CRM may then change sessions.id_formateur and be followed. */
/* @name insertSession */
with nouvelle as (
  insert into public.sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max, nb_inscrits, statut_session, statut_validation, notes)
  values (:idFormation!, :idFormateur, :idSalle!, :sallePrincipale!, :dateDebut!, :dateFin!, :capaciteMax!, 0, 'PLANIFIEE', 'EN_ATTENTE', :notes!::jsonb)
  returning id_session
),
creneaux as (
  select nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation, c.*
  from unnest(:salles!::int[], :debuts!::timestamp[], :fins!::timestamp[], :formateurs!::int[], :matieres!::text[])
    with ordinality as c (id_salle, date_debut, date_fin, id_formateur, matiere, rang)
),
reservations as (
  insert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut)
  select c.id_reservation, c.id_salle, n.id_session, c.date_debut, c.date_fin, 'ACTIVE'
  from creneaux c
  cross join nouvelle n
  order by c.rang
),
seances as (
  insert into sessions_planning.seance (id_reservation, id_formateur, matiere)
  select c.id_reservation, c.id_formateur, c.matiere
  from creneaux c
  where c.id_formateur is not null or c.matiere is not null
)
select n.id_session as "idSession!", c.id_reservation as "idReservation!"
from creneaux c
cross join nouvelle n
order by c.rang;

/* Claims a caller's key for one answer; no row when the key is known. A second caller waits here for the first one's commit. */
/* @name claimCle */
insert into sessions_planning.idempotence (portee, cle, empreinte)
values (:portee!, :cle!, :empreinte!)
on conflict (portee, cle) do nothing
returning cle;

/* The answer that was given for a key. */
/* @name readReponse */
select i.empreinte, i.reponse
from sessions_planning.idempotence i
where i.portee = :portee! and i.cle = :cle!;

/* Keeps the answer for a key, in the transaction that carried it out. */
/* @name keepReponse */
update sessions_planning.idempotence
set reponse = :reponse!::jsonb
where portee = :portee! and cle = :cle!;
