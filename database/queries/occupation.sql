/* Hours of every room and month of a year: booked inside the opening hours and clipped to them, and open. A combined room counts its own bookings, once. Days are found by bisection in the year's midnights, since a change of zone for each booking cost more than the reading; « offset 0 » keeps the few long or combined bookings from being joined with everything. */
/* @name occupationAnnee */
with jours as materialized (
  select row_number() over (order by j)::int as n, extract(month from j)::int as mois, j at time zone :fuseau! at time zone 'UTC' as minuit,
    (j + :ouverture!::interval) at time zone :fuseau! at time zone 'UTC' as debut,
    (j + :fermeture!::interval) at time zone :fuseau! at time zone 'UTC' as fin
  from generate_series(make_date(:annee!::int, 1, 1)::timestamp, make_date(:annee!::int, 12, 31)::timestamp, interval '1 day') as j
),
ouvertes as (
  select mois, sum(extract(epoch from fin - debut)) / 3600 as heures from jours group by mois
),
lues as (
  select p.id_salle, min(p.id_physique) as id_physique, min(p.id_physique) <> p.id_salle or count(*) > 1 as composee
  from sessions_planning.salle_physique p
  group by p.id_salle
),
bornes as materialized (
  select tsrange(min(debut), max(fin)) as annee from jours
),
reserves as (
  select l.id_salle, lower(o.periode) as debut, upper(o.periode) as fin
  from lues l
  join sessions_planning.occupation_salle o on o.id_salle = l.id_physique and o.periode && (select annee from bornes)
  where not l.composee
  union all
  select l.id_salle, o.debut, o.fin
  from lues l
  cross join lateral (
    select lower(o.periode) as debut, upper(o.periode) as fin
    from public.reservation_salle r
    join sessions_planning.occupation_salle o on o.id_reservation = r.id_reservation and o.id_salle = l.id_physique
    where r.id_salle = l.id_salle and r.date_debut < (select upper(annee) from bornes) and r.date_fin > (select lower(annee) from bornes)
    offset 0
  ) o
  where l.composee
),
minuits as materialized (
  select array_agg(minuit order by n) as jours from jours
),
situes as materialized (
  select id_salle, debut, fin, greatest(width_bucket(debut, (select jours from minuits)), 1) as premier, width_bucket(fin, (select jours from minuits)) as dernier
  from reserves
),
touchees as (
  select s.id_salle, j.mois, least(s.fin, j.fin) - greatest(s.debut, j.debut) as duree
  from situes s
  join jours j on j.n = s.premier
  union all
  select s.id_salle, j.mois, least(s.fin, j.fin) - greatest(s.debut, j.debut)
  from situes s
  cross join lateral (select * from jours where n > s.premier and n <= s.dernier offset 0) j
  where s.dernier > s.premier
),
occupees as (
  select id_salle, mois, sum(extract(epoch from duree)) / 3600 as heures
  from touchees
  where duree > interval '0'
  group by id_salle, mois
)
select s.code as "code!", s.nom as "nom!", s.statut as "statut!", l.composee as "composee!", o.mois as "mois!",
  coalesce(h.heures, 0)::float8 as "heures_occupees!", o.heures::float8 as "heures_totales!"
from public.salles s
join lues l on l.id_salle = s.id_salle
cross join ouvertes o
left join occupees h on h.id_salle = s.id_salle and h.mois = o.mois
order by l.composee, s.nom, s.id_salle, o.mois;

/* Bookings that occupy each room between two instants, combined rooms and parts included; a room without any is one row without a booking. Sessions are looked up one by one (offset 0): the planner expects too many bookings and would hash them all. */
/* @name listReservations */
select s.id_salle as "id_salle!", s.code as "code!", s.nom as "nom!", s.statut as "statut!", s.capacite_max as "capacite_salle!",
  exists (select from sessions_planning.composition_salle c where c.id_salle = s.id_salle) as "composee!",
  r.id_reservation as "id_reservation?", r.date_debut as "date_debut?", r.date_fin as "date_fin?", r.motif as "motif?", reservee.code as "salle_reservee?",
  se.id_session as "id_session?", f.code as "formation?", f.nom as "formation_nom?", q.matiere as "matiere?",
  fo.id_formateur as "id_formateur?", fo.prenom as "formateur_prenom?", fo.nom as "formateur_nom?",
  se.nb_inscrits as "nb_inscrits?", se.capacite_max as "capacite_max?", least(se.capacite_max, propre.capacite_max) as "places?", se.statut_session as "statut_session?",
  (select jsonb_agg(jsonb_build_object('dateDebut', m.date_debut, 'dateFin', m.date_fin, 'motif', m.motif) order by m.date_debut)
   from sessions_planning.fermeture m
   where m.date_debut <= (:fin!::timestamp)::date and m.date_fin >= (:debut!::timestamp)::date) as "fermetures?"
from public.salles s
left join lateral (
  select distinct o.id_reservation
  from sessions_planning.salle_physique p
  join sessions_planning.occupation_salle o on o.id_salle = p.id_physique
  where p.id_salle = s.id_salle and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
) b on true
left join public.reservation_salle r on r.id_reservation = b.id_reservation
left join public.salles reservee on reservee.id_salle = r.id_salle
left join sessions_planning.seance q on q.id_reservation = r.id_reservation
left join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) se on true
left join public.salles propre on propre.id_salle = se.id_salle
left join public.formations f on f.id_formation = se.id_formation
left join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)
where :salle::text is null or s.code = :salle or s.nom = :salle
order by 6, s.nom, s.id_salle, r.date_debut, r.id_reservation;

/* A trainer's séances between two instants, then what is said of their availability; a trainer without any is one row without either. */
/* @name listFormateur */
select t.id_formateur as "id_formateur!", t.prenom as "prenom!", t.nom as "nom!", t.statut as "statut!",
  c.genre as "genre?", c.date_debut as "date_debut?", c.date_fin as "date_fin?",
  c.id_reservation as "id_reservation?", sa.code as "salle?", sa.nom as "salle_nom?", c.matiere as "matiere?", c.motif as "motif?",
  se.id_session as "id_session?", f.code as "formation?", f.nom as "formation_nom?",
  se.nb_inscrits as "nb_inscrits?", se.capacite_max as "capacite_max?", least(se.capacite_max, propre.capacite_max) as "places?", se.statut_session as "statut_session?",
  (select jsonb_agg(jsonb_build_object('dateDebut', m.date_debut, 'dateFin', m.date_fin, 'motif', m.motif) order by m.date_debut)
   from sessions_planning.fermeture m
   where m.date_debut <= (:fin!::timestamp)::date and m.date_fin >= (:debut!::timestamp)::date) as "fermetures?"
from public.formateurs t
left join lateral (
  select 'SEANCE' as genre, r.date_debut, r.date_fin, r.id_reservation, r.id_salle, r.id_session, q.matiere, r.motif
  from sessions_planning.occupation_formateur o
  join public.reservation_salle r on r.id_reservation = o.id_reservation
  left join sessions_planning.seance q on q.id_reservation = r.id_reservation
  where o.id_formateur = t.id_formateur and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
  union all
  select d.type, d.date_debut, d.date_fin, null, null, null, null, null
  from public.disponibilite_formateur d
  where d.id_formateur = t.id_formateur and d.date_debut < :fin!::timestamp and d.date_fin > :debut!::timestamp
) c on true
left join public.salles sa on sa.id_salle = c.id_salle
left join lateral (select x.* from public.sessions x where x.id_session = c.id_session offset 0) se on true
left join public.salles propre on propre.id_salle = se.id_salle
left join public.formations f on f.id_formation = se.id_formation
where t.id_formateur = :idFormateur!
order by c.date_debut, c.id_reservation;
