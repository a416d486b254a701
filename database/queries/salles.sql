/* Locks the rooms that a request may take, with their physical parts, in ascending order of key; every active room where one is left open. */
/* @name lockSalles */
select s.id_salle
from public.salles s
where s.id_salle in (
  select unnest(array[p.id_salle, p.id_physique])
  from sessions_planning.salle_physique p
  join public.salles n on n.id_salle = p.id_salle
  where n.code = any (:salles!::text[]) or n.nom = any (:salles!::text[]) or n.id_salle::text = any (:salles!::text[])
    or (:ouverte!::boolean and n.statut = 'ACTIVE')
)
order by s.id_salle
for no key update of s;

/* Locks the trainers that a request may take, in ascending order of key; every active one of the trainings where one is left open. */
/* @name lockFormateurs */
select f.id_formateur
from public.formateurs f
where f.id_formateur = any (:idFormateurs!::int[])
  or (:ouvert!::boolean and f.statut = 'ACTIF' and exists (
    select from public.formations fo
    where (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[])) and fo.code = any (f.specialites)
  ))
order by f.id_formateur
for no key update of f;

/* What a request is judged by, in one row: trainings, rooms with their physical parts, trainers with their hours of the month, the centre's closures. */
/* @name readRessources */
select
  coalesce((
    select jsonb_agg(jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom, 'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif) order by f.id_formation)
    from public.formations f
    where f.code = any (:formations!::text[]) or f.id_formation::text = any (:formations!::text[])
  ), '[]') as "formations!",
  coalesce((
    select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom, 'capaciteMax', s.capacite_max, 'equipements', s.equipements,
      'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend, 'disponibleSoir', s.disponible_soir, 'statut', s.statut,
      'parties', (select jsonb_agg(p.id_physique order by p.id_physique) from sessions_planning.salle_physique p where p.id_salle = s.id_salle)) order by s.id_salle)
    from public.salles s
  ), '[]') as "salles!",
  coalesce((
    select jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom, 'statut', f.statut, 'specialites', f.specialites,
      'heuresMois', coalesce((
        select extract(epoch from sum(upper(o.periode) - lower(o.periode))) / 3600
        from sessions_planning.occupation_formateur o
        where o.id_formateur = f.id_formateur and o.periode && tsrange(:moisDebut!::timestamp, :moisFin!::timestamp)
      ), 0)) order by f.id_formateur)
    from public.formateurs f
    where f.id_formateur = any (:idFormateurs!::int[])
      or (:ouvert!::boolean and f.statut = 'ACTIF' and exists (
        select from public.formations fo
        where (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[])) and fo.code = any (f.specialites)
      ))
  ), '[]') as "formateurs!",
  coalesce((
    select jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin, 'motif', c.motif) order by c.date_debut, c.id_fermeture)
    from sessions_planning.fermeture c
    where c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date
  ), '[]') as "fermetures!";

/* Everything that holds one of these physical rooms or trainers during one of these slots: bookings of all kinds, and trainers' own absences. */
/* @name findOccupations */
with creneaux as (
  select c.debut, c.fin from unnest(:debuts!::timestamp[], :fins!::timestamp[]) as c (debut, fin)
),
prises as (
  select distinct 'SALLE' as genre, o.id_salle as id, o.id_reservation
  from creneaux c
  cross join unnest(:idPhysiques!::int[]) as p (id)
  join sessions_planning.occupation_salle o on o.id_salle = p.id and o.periode && tsrange(c.debut, c.fin)
  union all
  select distinct 'FORMATEUR', o.id_formateur, o.id_reservation
  from creneaux c
  cross join unnest(:idFormateurs!::int[]) as p (id)
  join sessions_planning.occupation_formateur o on o.id_formateur = p.id and o.periode && tsrange(c.debut, c.fin)
)
select p.genre as "genre!", p.id as "id!", r.date_debut as "debut!", r.date_fin as "fin!", r.id_reservation as "idReservation?", r.id_session as "idSession?",
  s.code as "salle?", fo.code as "formation?", r.motif as "motif?"
from prises p
join public.reservation_salle r on r.id_reservation = p.id_reservation
join public.salles s on s.id_salle = r.id_salle
left join public.sessions se on se.id_session = r.id_session
left join public.formations fo on fo.id_formation = se.id_formation
union all
select distinct 'ABSENCE', d.id_formateur, d.date_debut, d.date_fin, null::int, null::int, null::text, null::text, null::text
from creneaux c
join public.disponibilite_formateur d on d.id_formateur = any (:idFormateurs!::int[])
  and d.type = 'INDISPONIBLE' and d.date_debut < c.fin and d.date_fin > c.debut
order by 3, 5, 1, 2;

/* The centre's closures that touch these days. */
/* @name readFermetures */
select c.date_debut, c.date_fin, c.motif
from sessions_planning.fermeture c
where c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date
order by c.date_debut, c.id_fermeture;
