/* Hours of every room and month of a year: booked inside the opening hours and clipped to them, and open. A
   booking counts for the room that it books and for each of its parts.
   jours: the local days as instants, each until the next opening. suites: runs of days of one month that are
   24 hours apart and open equally long, so that a booking's day is found by arithmetic (date_bin): a search,
   or a change of zone, for each booking cost more than the reading.
   lues: one range of the index a room and run; what a booking lasts after its day's closing is set aside, and
   counted day by day further down, with the last booking that started before the year. No two bookings of a
   room overlap, so no other can reach into it.
   « limit 40 », never reached, and the slice tell the planner how little there is: it would else expect
   millions of rows and compile for most of a second where the server has JIT. « offset 0 » has a booking's
   closing computed once. */
/* @name occupationAnnee */
with jours as materialized (
	select n::int as n, extract(month from j)::int as mois, debut, greatest(debut, fermeture) as fin,
		coalesce(lead(debut) over (order by n), fermeture) as suivant
	from generate_series(make_date(:annee!::int, 1, 1)::timestamp, make_date(:annee!::int, 12, 31)::timestamp,
		interval '1 day') with ordinality as g (j, n)
	cross join lateral (
		select (j + :ouverture!::interval) at time zone :fuseau! at time zone 'UTC' as debut,
			(j + :fermeture!::interval) at time zone :fuseau! at time zone 'UTC' as fermeture
		offset 0
	) o
),
ouvertures as materialized (
	select array_agg(debut order by n) as debuts, array_agg(n order by n) as rangs from jours
),
ouvertes as (
	select mois, sum(fin - debut) as duree from jours group by mois
),
suites as materialized (
	select mois, fin - debut as amplitude, min(debut) as debut, max(debut) as dernier, max(suivant) as suivant
	from (select *,
			count(*) filter (where suivant - debut <> interval '24 hours')
				over (order by n rows between unbounded preceding and 1 preceding) as changements
		from jours) j
	group by mois, fin - debut, changements
	limit 40
),
lues as materialized (
	select s.id_salle, j.mois, r.duree, r.tardives
	from public.salles s
	cross join suites j
	cross join lateral (
		select sum(least(date_fin, fermeture) - least(date_debut, fermeture)) as duree,
			array_agg(tsrange(date_debut, date_fin)) filter (where date_fin > fermeture) as tardives
		from (
			select date_debut, date_fin,
				least(date_bin(interval '24 hours', date_debut, j.debut), j.dernier) + j.amplitude as fermeture
			from public.reservation_salle r
			where r.id_salle = s.id_salle and r.statut = 'ACTIVE' and r.date_debut >= j.debut
				and r.date_debut < j.suivant and r.date_debut < r.date_fin
			offset 0
		) r
	) r
),
tardives as (
	select id_salle, unnest(tardives) as periode from lues
	union all
	select s.id_salle, avant.periode
	from public.salles s
	cross join lateral (
		select tsrange(r.date_debut, r.date_fin) as periode
		from public.reservation_salle r
		where r.id_salle = s.id_salle and r.statut = 'ACTIVE'
			and r.date_debut < (select debuts[1] from ouvertures) and r.date_debut < r.date_fin
		order by r.date_debut desc
		limit 1
	) avant
),
durees as (
	select id_salle, mois, duree from lues
	union all
	select t.id_salle, j.mois, least(upper(t.periode), j.fin) - j.debut
	from tardives t
	cross join ouvertures o
	cross join lateral unnest(o.rangs[width_bucket(lower(t.periode),
			o.debuts) + 1 :(width_bucket(upper(t.periode), o.debuts))]) as n
	join jours j using (n)
),
comptees as (
	select p.id_salle as reservee, p.id_physique as id_salle from sessions_planning.salle_physique p
	union
	select s.id_salle, s.id_salle from public.salles s
),
occupees as (
	select c.id_salle, d.mois, sum(d.duree) as duree
	from durees d
	join comptees c on c.reservee = d.id_salle
	group by c.id_salle, d.mois
)
select s.code as "code!", s.nom as "nom!", s.statut as "statut!", c.composee as "composee!", o.mois as "mois!",
	coalesce(extract(epoch from h.duree) / 3600, 0)::float8 as "heures_occupees!",
		(extract(epoch from o.duree) / 3600)::float8 as "heures_totales!"
from public.salles s
cross join lateral (select exists (select
		from sessions_planning.composition_salle c
		where c.id_salle = s.id_salle) as composee) c
cross join ouvertes o
left join occupees h on h.id_salle = s.id_salle and h.mois = o.mois
order by c.composee, s.nom, s.id_salle, o.mois;

/* Bookings that occupy each room between two instants, combined rooms and parts included; a room without any
   is one row without a booking. Bookings and sessions are looked up one by one (offset 0): the planner expects
   too many and would hash them all. The time stands apart, so that one plan serves every month: to make one for
   each took as long as to read it. */
/* @name listReservations */
with duree as materialized (
	select tsrange(:debut!::timestamp, :fin!::timestamp) as periode
)
select s.id_salle as "id_salle!", s.code as "code!", s.nom as "nom!", s.statut as "statut!",
	s.capacite_max as "capacite_salle!",
	exists (select from sessions_planning.composition_salle c where c.id_salle = s.id_salle) as "composee!",
	r.id_reservation as "id_reservation?", r.date_debut as "date_debut?", r.date_fin as "date_fin?",
		r.motif as "motif?", reservee.code as "salle_reservee?",
	se.id_session as "id_session?", f.code as "formation?", f.nom as "formation_nom?", q.matiere as "matiere?",
	fo.id_formateur as "id_formateur?", fo.prenom as "formateur_prenom?", fo.nom as "formateur_nom?",
	se.nb_inscrits as "nb_inscrits?", se.capacite_max as "capacite_max?",
		least(se.capacite_max, propre.capacite_max) as "places?", se.statut_session as "statut_session?",
	(select json_agg(json_build_object('dateDebut', m.date_debut, 'dateFin', m.date_fin,
			'motif', m.motif)
		order by m.date_debut)
	from sessions_planning.fermeture m
	where m.date_debut <= (:fin!::timestamp)::date and m.date_fin >= (:debut!::timestamp)::date) as "fermetures?"
from public.salles s
left join lateral (
	select distinct o.id_reservation
	from duree d
	cross join sessions_planning.salle_physique p
	cross join lateral (
		select y.id_reservation
		from sessions_planning.occupation_salle y
		where y.id_salle = p.id_physique and y.periode && d.periode
		offset 0
	) o
	where p.id_salle = s.id_salle
) b on true
left join lateral (
	select x.* from public.reservation_salle x where x.id_reservation = b.id_reservation offset 0
) r on true
left join public.salles reservee on reservee.id_salle = r.id_salle
left join lateral (
	select x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0
) q on true
left join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) se on true
left join public.salles propre on propre.id_salle = se.id_salle
left join public.formations f on f.id_formation = se.id_formation
left join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)
where :salle::text is null or s.code = :salle or s.nom = :salle
order by 6, s.nom, s.id_salle, r.date_debut, r.id_reservation;

/* A trainer's séances between two instants, then what is said of their availability; a trainer without any is
   one row without either. */
/* @name listFormateur */
select t.id_formateur as "id_formateur!", t.prenom as "prenom!", t.nom as "nom!", t.statut as "statut!",
	c.genre as "genre?", c.date_debut as "date_debut?", c.date_fin as "date_fin?",
	c.id_reservation as "id_reservation?", sa.code as "salle?", sa.nom as "salle_nom?",
		c.matiere as "matiere?", c.motif as "motif?",
	se.id_session as "id_session?", f.code as "formation?", f.nom as "formation_nom?",
	se.nb_inscrits as "nb_inscrits?", se.capacite_max as "capacite_max?",
		least(se.capacite_max, propre.capacite_max) as "places?", se.statut_session as "statut_session?",
	(select jsonb_agg(jsonb_build_object('dateDebut', m.date_debut, 'dateFin', m.date_fin,
			'motif', m.motif)
		order by m.date_debut)
	from sessions_planning.fermeture m
	where m.date_debut <= (:fin!::timestamp)::date and m.date_fin >= (:debut!::timestamp)::date) as "fermetures?"
from public.formateurs t
left join lateral (
	select 'SEANCE' as genre, r.date_debut, r.date_fin, r.id_reservation, r.id_salle, r.id_session,
		q.matiere, r.motif
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
