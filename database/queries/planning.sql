/* What a plan is made from, in one row: the training, rooms with their physical parts, trainers with what they declared, what is taken in the days asked for, closures. */
/* @name loadPlanning */
with formation as (
  select f.id_formation, f.code, f.nom, f.categorie, f.actif
  from public.formations f
  where f.code = :formation! or f.id_formation::text = :formation!
  order by f.code = :formation! desc, f.id_formation
  limit 1
),
formateurs as (
  select fo.*
  from public.formateurs fo
  where fo.id_formateur = any (:idFormateurs!::int[]) or (select f.code from formation f) = any (fo.specialites)
)
select
  (select jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom, 'categorie', f.categorie, 'actif', f.actif) from formation f) as "formation?",
  coalesce((
    select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom, 'capaciteMax', s.capacite_max, 'equipements', s.equipements,
      'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend, 'disponibleSoir', s.disponible_soir, 'statut', s.statut,
      'parties', (select jsonb_agg(p.id_physique order by p.id_physique) from sessions_planning.salle_physique p where p.id_salle = s.id_salle)) order by s.id_salle)
    from public.salles s
  ), '[]') as "salles!",
  coalesce((
    select jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom, 'statut', f.statut, 'specialites', f.specialites,
      'disponibilites', coalesce((
        select jsonb_agg(jsonb_build_object('dateDebut', to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'type', d.type) order by d.date_debut, d.id_disponibilite)
        from public.disponibilite_formateur d
        where d.id_formateur = f.id_formateur and d.date_fin > :debut!::timestamp
      ), '[]')) order by f.id_formateur)
    from formateurs f
  ), '[]') as "formateurs!",
  coalesce((
    select jsonb_agg(jsonb_build_object('idSalle', o.id_salle, 'idFormateur', o.id_formateur, 'idReservation', o.id_reservation, 'idSession', r.id_session, 'motif', r.motif,
      'dateDebut', to_char(lower(o.periode), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dateFin', to_char(upper(o.periode), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by lower(o.periode), o.id_reservation, o.id_salle)
    from (
      select os.id_reservation, os.id_salle, null::int as id_formateur, os.periode
      from public.salles s
      cross join lateral (
        select * from sessions_planning.occupation_salle os where os.id_salle = s.id_salle and os.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
      ) os
      union all
      select of.id_reservation, null, of.id_formateur, of.periode
      from formateurs f
      cross join lateral (
        select * from sessions_planning.occupation_formateur of where of.id_formateur = f.id_formateur and of.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
      ) of
    ) o
    join public.reservation_salle r on r.id_reservation = o.id_reservation
  ), '[]') as "occupations!",
  coalesce((
    select jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin, 'motif', c.motif) order by c.date_debut, c.id_fermeture)
    from sessions_planning.fermeture c
    where c.date_fin >= (:debut!::timestamp)::date
  ), '[]') as "fermetures!";
