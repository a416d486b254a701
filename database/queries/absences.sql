/* Absences of trainers that are not over, of all of them or of one. */
/* @name listAbsences */
select d.id_disponibilite, d.id_formateur, trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')) as "formateur!",
	d.date_debut, d.date_fin
from public.disponibilite_formateur d
join public.formateurs f on f.id_formateur = d.id_formateur
where d.type = 'INDISPONIBLE' and d.date_fin > :des!::timestamp
	and (:idFormateur::int is null or d.id_formateur = :idFormateur)
order by d.date_debut, 3, d.id_disponibilite;

/* Closures of the centre that are not over; of a calendar, which one it is. */
/* @name listFermetures */
select c.id_fermeture, c.date_debut, c.date_fin, c.motif, case when c.uid is not null then c.source end as "agenda?"
from sessions_planning.fermeture c
where c.date_fin >= :jour!::date
order by c.date_debut, c.id_fermeture;

/* Rooms that are closed for whole days, and not over: a closure is a booking without a session, from midnight to
   midnight. One room at a time, by the index that starts with it. */
/* @name listSallesFermees */
select r.id_reservation, s.nom as salle, r.motif, r.date_debut, r.date_fin
from public.salles s
cross join lateral (
	select x.*
	from public.reservation_salle x
	where x.id_salle = s.id_salle and x.statut = 'ACTIVE' and x.id_session is null
		and x.date_debut > :des!::timestamp - interval '2 years' and x.date_fin > :des!::timestamp
	offset 0
) r
where (r.date_debut at time zone 'UTC' at time zone :fuseau!)::time = '00:00'
	and (r.date_fin at time zone 'UTC' at time zone :fuseau!)::time = '00:00'
order by r.date_debut, s.nom, r.id_reservation;

/* One absence that is not over, and whether another covers a part of what is left of it. */
/* @name readAbsence */
select trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')) as "formateur!", d.date_debut, d.date_fin,
	exists (
		select
		from public.disponibilite_formateur x
		where x.id_formateur = d.id_formateur and x.type = 'INDISPONIBLE'
			and x.id_disponibilite <> d.id_disponibilite and x.date_debut < d.date_fin
			and x.date_fin > greatest(d.date_debut, :des!::timestamp)
	) as "autre!"
from public.disponibilite_formateur d
join public.formateurs f on f.id_formateur = d.id_formateur
where d.id_disponibilite = :idDisponibilite! and d.type = 'INDISPONIBLE' and d.date_fin > :des!::timestamp;

/* Takes away what is left of an absence; what of it has been stays, in a row of its own. */
/* @name liftAbsence */
with levee as (
	delete from public.disponibilite_formateur d
	where d.id_disponibilite = :idDisponibilite! and d.type = 'INDISPONIBLE'
	returning d.id_formateur, d.date_debut
),
passee as (
	insert into public.disponibilite_formateur (id_formateur, date_debut, date_fin, type)
	select l.id_formateur, l.date_debut, :des!::timestamp, 'INDISPONIBLE'
	from levee l
	where l.date_debut < :des!::timestamp
)
select l.id_formateur from levee l;

/* One closure that is not over, with its calendar, and whether another covers a part of what is left of it. */
/* @name readFermeture */
select c.date_debut, c.date_fin, c.motif, case when c.uid is not null then c.source end as "agenda?",
	exists (
		select
		from sessions_planning.fermeture x
		where x.id_fermeture <> c.id_fermeture and x.date_debut <= c.date_fin
			and x.date_fin >= greatest(c.date_debut, :jour!::date)
	) as "autre!"
from sessions_planning.fermeture c
where c.id_fermeture = :idFermeture! and c.date_fin >= :jour!::date;

/* Takes away what is left of a closure that no calendar keeps; what of it has been stays. */
/* @name liftFermeture */
with raccourcie as (
	update sessions_planning.fermeture f
	set date_fin = :jour!::date - 1
	where f.id_fermeture = :idFermeture! and f.uid is null and f.date_debut < :jour!::date
		and f.date_fin >= :jour!::date
	returning f.id_fermeture
),
retiree as (
	delete from sessions_planning.fermeture f
	where f.id_fermeture = :idFermeture! and f.uid is null and f.date_debut >= :jour!::date
	returning f.id_fermeture
)
select r.id_fermeture as "idFermeture!" from raccourcie r
union all
select r.id_fermeture from retiree r;
