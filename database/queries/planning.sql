/* What plans are made from, in one row: the trainings, rooms with their physical parts, trainers with what
   they declared, what is taken in the days asked for, closures. */
/* @name loadPlanning */
with formations as (
	select n.nom as demandee, f.id_formation, f.code, f.nom, f.categorie, f.actif
	from (select distinct u.nom from unnest(:formations!::text[]) as u (nom)) n
	cross join lateral (
		select *
		from public.formations f
		where f.code = n.nom or f.id_formation::text = n.nom
		order by f.code = n.nom desc, f.id_formation
		limit 1
	) f
),
formateurs as (
	select fo.*
	from public.formateurs fo
	where fo.id_formateur = any (:idFormateurs!::int[])
		or fo.specialites && (select array_agg(f.code) from formations f)
)
select
	coalesce((
		select jsonb_object_agg(f.demandee, jsonb_build_object('idFormation', f.id_formation, 'code', f.code,
			'nom', f.nom, 'categorie', f.categorie, 'actif', f.actif))
		from formations f
	), '{}') as "formations!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,
			'capaciteMax', s.capacite_max, 'equipements', s.equipements,
			'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend,
				'disponibleSoir', s.disponible_soir, 'statut', es.statut,
			'parties', es.parties) order by s.id_salle)
		from public.salles s
		join sessions_planning.etat_salle es on es.id_salle = s.id_salle
	), '[]') as "salles!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom,
			'statut', f.statut, 'specialites', f.specialites,
			'disponibilites', coalesce((
				select jsonb_agg(jsonb_build_object('dateDebut',
						to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
						'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'type', d.type)
					order by d.date_debut, d.id_disponibilite)
				from public.disponibilite_formateur d
				where d.id_formateur = f.id_formateur and d.date_fin > :debut!::timestamp
			), '[]')) order by f.id_formateur)
		from formateurs f
	), '[]') as "formateurs!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idSalle', o.id_salle, 'idFormateur', o.id_formateur,
			'idReservation', o.id_reservation, 'idSession', r.id_session, 'motif', r.motif,
			'dateDebut', to_char(lower(o.periode), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
				'dateFin', to_char(upper(o.periode),
					'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by lower(o.periode), o.id_reservation, o.id_salle)
		from (
			select os.id_reservation, os.id_salle, null::int as id_formateur, os.periode
			from public.salles s
			cross join lateral (
				select *
				from sessions_planning.occupation_salle os
				where os.id_salle = s.id_salle and os.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
			) os
			union all
			select of.id_reservation, null, of.id_formateur, of.periode
			from formateurs f
			cross join lateral (
				select *
				from sessions_planning.occupation_formateur of
				where of.id_formateur = f.id_formateur
						and of.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
			) of
		) o
		join public.reservation_salle r on r.id_reservation = o.id_reservation
	), '[]') as "occupations!",
	coalesce((
		select jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin,
				'motif', c.motif)
			order by c.date_debut, c.id_fermeture)
		from sessions_planning.fermeture c
		where c.date_fin >= (:debut!::timestamp)::date
	), '[]') as "fermetures!";

/* What a loss hits: the sessions to come whose séances lose their trainer, room or day (or that may give way
   to them), each with its séances and the trainers who may teach it; and the bookings hit that no repair can
   move. */
/* @name readReparation */
with pertes as (
	select p.*
	from unnest(:formateurs!::int[], :salles!::text[], :debuts!::timestamp[],
			:fins!::timestamp[]) as p (id_formateur, salle, debut, fin)
),
prises as (
	select o.id_reservation
	from pertes p
	cross join lateral (select *
			from sessions_planning.occupation_formateur o
			where o.id_formateur = p.id_formateur and o.periode && tsrange(p.debut, p.fin)) o
	union
	select o.id_reservation
	from pertes p
	join public.salles s on p.id_formateur is null
		and (p.salle is null or s.code = p.salle or s.nom = p.salle or s.id_salle::text = p.salle)
	join sessions_planning.salle_physique sp on sp.id_salle = s.id_salle
	cross join lateral (select *
			from sessions_planning.occupation_salle o
			where o.id_salle = sp.id_physique and o.periode && tsrange(p.debut, p.fin)) o
),
touchees as (
	select r.id_reservation, r.id_session, r.id_salle, r.date_debut, r.date_fin, r.motif,
		(r.date_debut >= :des!::timestamp
			and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')) is true as mobile
	from prises p
	join public.reservation_salle r on r.id_reservation = p.id_reservation
	left join public.sessions s on s.id_session = r.id_session
	where r.date_fin > :des!::timestamp
)
select
	coalesce((
		select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code,
			'places', (select p.places from sessions_planning.places_session p where p.id_session = s.id_session),
			'notes', s.notes::text,
			'formateurs',
				(select coalesce(jsonb_agg(fo.id_formateur order by fo.id_formateur), '[]')
					from public.formateurs fo
					where fo.statut = 'ACTIF' and f.code = any (fo.specialites)),
			'seances', (
				select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', r.id_session,
					'salle', sa.code, 'formateurId', coalesce(se.id_formateur, s.id_formateur),
						'matiere', se.matiere,
					'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dateFin',
						to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut, r.id_reservation)
				from public.reservation_salle r
				join public.salles sa on sa.id_salle = r.id_salle
				left join sessions_planning.seance se on se.id_reservation = r.id_reservation
				where r.id_session = s.id_session and r.statut = 'ACTIVE'
			)) order by s.id_session)
		from public.sessions s
		join public.formations f on f.id_formation = s.id_formation
		where s.id_session in (select t.id_session from touchees t where t.mobile)
			or (s.id_session = any (:idSessions!::int[])
				and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')
				and exists (select
					from public.reservation_salle r
					where r.id_session = s.id_session and r.statut = 'ACTIVE'))
	), '[]') as "sessions!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idReservation', t.id_reservation, 'idSession', t.id_session,
			'salle', sa.code, 'nomSalle', sa.nom, 'motif', t.motif,
			'dateDebut', to_char(t.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
				'dateFin', to_char(t.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by t.date_debut, t.id_reservation)
		from touchees t
		join public.salles sa on sa.id_salle = t.id_salle
		where not t.mobile
	), '[]') as "autres!",
	(select coalesce(jsonb_agg(fo.id_formateur), '[]')
		from public.formateurs fo
		where fo.id_formateur in (select p.id_formateur from pertes p)) as "formateursConnus!";

/* Records losses where planning looks for them: a trainer's absence, a closure of the centre, a booking of
   the room; what is recorded already is not repeated. */
/* @name recordPertes */
with absences as (
	insert into public.disponibilite_formateur (id_formateur, date_debut, date_fin, type)
	select p.id_formateur, p.debut, p.fin, 'INDISPONIBLE'
	from unnest(:formateurs!::int[], :formateurDebuts!::timestamp[],
		:formateurFins!::timestamp[]) as p (id_formateur, debut, fin)
	where not exists (
		select from public.disponibilite_formateur d
		where d.id_formateur = p.id_formateur and d.type = 'INDISPONIBLE' and d.date_debut <= p.debut
			and d.date_fin >= p.fin)
	returning 1
),
fermetures as (
	insert into sessions_planning.fermeture (date_debut, date_fin, motif, source)
	select p.debut, p.fin, p.motif, 'reparation'
	from unnest(:jourDebuts!::date[], :jourFins!::date[], :jourMotifs!::text[]) as p (debut, fin, motif)
	where not exists (select
		from sessions_planning.fermeture c
		where c.date_debut <= p.debut and c.date_fin >= p.fin)
	returning 1
),
salles as (
	insert into public.reservation_salle (id_salle, date_debut, date_fin, statut, motif)
	select s.id_salle, p.debut, p.fin, 'ACTIVE', p.motif
	from unnest(:salles!::text[], :salleDebuts!::timestamp[], :salleFins!::timestamp[],
		:salleMotifs!::text[]) as p (salle, debut, fin, motif)
	join public.salles s on s.code = p.salle
	returning 1
)
select ((select count(*)
	from absences) + (select count(*)
	from fermetures) + (select count(*)
	from salles))::int as "ecrites!";

/* Writes the centre's closures of a calendar; one that is known by its uid follows it. Names what is new or
   changed. */
/* @name upsertFermetures */
insert into sessions_planning.fermeture as f (date_debut, date_fin, motif, source, uid)
select d.date_debut, d.date_fin, d.motif, :source!, d.uid
from unnest(:debuts!::date[], :fins!::date[], :motifs!::text[], :uids!::text[]) as d (date_debut, date_fin,
	motif, uid)
on conflict (uid) do update
set date_debut = excluded.date_debut, date_fin = excluded.date_fin, motif = excluded.motif, source = excluded.source
where (f.date_debut, f.date_fin, f.motif, f.source) is distinct
from (excluded.date_debut, excluded.date_fin, excluded.motif, excluded.source)
returning f.uid as "uid!", (f.xmax = 0) as "nouvelle!";

/* Closures of a source, not yet over, that its calendar names no more, nor any event that was not read to its end;
   taken away where that is asked. */
/* @name dropFermetures */
with absentes as (
	select f.id_fermeture, f.date_debut, f.date_fin, f.motif, f.uid
	from sessions_planning.fermeture f
	where f.source = :source! and f.uid is not null and f.uid <> all (:uids!::text[]) and f.date_fin >= :jour!::date
		and not exists (
			select
			from unnest(:incompletes!::text[]) as i (uid)
			where f.uid = i.uid or starts_with(f.uid, i.uid || '#'))
),
retirees as (
	delete from sessions_planning.fermeture f
	using absentes a
	where :retirer!::boolean and f.id_fermeture = a.id_fermeture
)
select a.date_debut, a.date_fin, a.motif, a.uid as "uid!" from absentes a order by a.date_debut, a.id_fermeture;

/* Séances to come that lie in these hours: a closure moves nobody by itself. */
/* @name findSeancesFermees */
select r.id_session as "idSession!", count(*)::int as "seances!"
from public.reservation_salle r
join public.sessions s on s.id_session = r.id_session
where r.statut = 'ACTIVE' and r.date_fin > :maintenant!::timestamp
	and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')
	and exists (select
		from unnest(:debuts!::timestamp[], :fins!::timestamp[]) as d (debut, fin)
		where r.date_debut < d.fin and r.date_fin > d.debut)
group by r.id_session
order by r.id_session;
