/* Locks the rooms that a request may take, with their physical parts, in ascending order of key; every active
   room where one is left open. */
/* @name lockSalles */
select sessions_planning.verrouiller_salles(array(
	select unnest(array[p.id_salle, p.id_physique])
	from sessions_planning.salle_physique p
	join public.salles n on n.id_salle = p.id_salle
	where n.code = any (:salles!::text[]) or n.nom = any (:salles!::text[])
		or n.id_salle::text = any (:salles!::text[])
		or (:ouverte!::boolean and n.statut = 'ACTIVE')
)) as "id_salle!";

/* Locks the trainers that a request may take, in ascending order of key; every active one of the trainings
   where one is left open. */
/* @name lockFormateurs */
select sessions_planning.verrouiller_formateurs(array(
	select f.id_formateur
	from public.formateurs f
	where f.id_formateur = any (:idFormateurs!::int[])
		or (:ouvert!::boolean and f.statut = 'ACTIF' and exists (
			select from public.formations fo
			where (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[]))
				and fo.code = any (f.specialites)
		))
)) as "id_formateur!";

/* What a request is judged by, in one row: trainings, rooms with their physical parts, trainers with their
   hours of the month and, where one is to be chosen, the available hours that they declared, the centre's
   closures. */
/* @name readRessources */
with demande as materialized (
	-- Apart, so that one plan serves every request: to make one for each took longer than to read.
	select :formations!::text[] as formations, :idFormateurs!::int[] as formateurs, :ouvert!::boolean as ouvert,
		:moisDebut!::timestamp as mois_debut, :moisFin!::timestamp as mois_fin
)
select
	coalesce((
		select json_agg(json_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom,
				'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif)
			order by f.id_formation)
		from demande q
		join public.formations f on f.code = any (q.formations) or f.id_formation::text = any (q.formations)
	), '[]') as "formations!",
	coalesce((
		select json_agg(json_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,
			'capaciteMax', s.capacite_max, 'equipements', s.equipements,
			'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend,
				'disponibleSoir', s.disponible_soir, 'statut', p.statut,
			'parties', p.parties) order by s.id_salle)
		from public.salles s
		join sessions_planning.etat_salle p on p.id_salle = s.id_salle
	), '[]') as "salles!",
	coalesce((
		select json_agg(json_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom,
			'statut', f.statut, 'specialites', f.specialites,
			'heuresMois', coalesce((
				select extract(epoch from sum(upper(o.periode) - lower(o.periode))) / 3600
				from sessions_planning.occupation_formateur o
				where o.id_formateur = f.id_formateur
					and o.periode && tsrange(q.mois_debut, q.mois_fin)
			), 0),
			'disponibilites', coalesce((
				select json_agg(json_build_object('type', d.type,
						'dateDebut', to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
						'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
					order by d.date_debut, d.id_disponibilite)
				from public.disponibilite_formateur d
				where q.ouvert and d.id_formateur = f.id_formateur and d.type = 'DISPONIBLE'
					and d.date_fin > q.mois_debut
			), '[]')) order by f.id_formateur)
		from demande q
		join public.formateurs f on f.id_formateur = any (q.formateurs)
			or (q.ouvert and f.statut = 'ACTIF' and exists (
				select from public.formations fo
				where (fo.code = any (q.formations) or fo.id_formation::text = any (q.formations))
					and fo.code = any (f.specialites)
			))
	), '[]') as "formateurs!",
	coalesce((
		select json_agg(json_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin,
				'motif', c.motif)
			order by c.date_debut, c.id_fermeture)
		from sessions_planning.fermeture c
		where c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date
	), '[]') as "fermetures!";

/* Everything that holds one of the physical rooms or trainers that readRessources reads for the same request, during
   one of these slots: bookings of all kinds, and trainers' own absences. Which these are is found here anew, so that
   both go out together. */
/* @name findOccupations */
with demande as materialized (
	select :salles!::text[] as salles, :ouverte!::boolean as ouverte, :idFormateurs!::int[] as formateurs,
		:ouvert!::boolean as ouvert, :formations!::text[] as formations
),
cles as materialized (
	select array(
		select distinct p.id_physique
		from demande q
		join public.salles n on q.ouverte or n.code = any (q.salles) or n.nom = any (q.salles)
			or n.id_salle::text = any (q.salles)
		join sessions_planning.salle_physique p on p.id_salle = n.id_salle
	) as physiques, array(
		select f.id_formateur
		from demande q
		join public.formateurs f on f.id_formateur = any (q.formateurs)
			or (q.ouvert and f.statut = 'ACTIF' and exists (
				select from public.formations fo
				where (fo.code = any (q.formations) or fo.id_formation::text = any (q.formations))
					and fo.code = any (f.specialites)
			))
	) as formateurs
),
creneaux as (
	select c.debut, c.fin
	from unnest((select :debuts!::timestamp[]), (select :fins!::timestamp[])) as c (debut, fin)
),
prises as (
	select distinct 'SALLE' as genre, o.id_salle as id, o.id_reservation
	from creneaux c
	cross join unnest((select physiques from cles)) as p (id)
	-- Offset 0: one look into the index for each slot and room; joined freely, all bookings of a room were
	-- compared with all slots (1 s for 200 slots on a million bookings).
	cross join lateral (select o.*
			from sessions_planning.occupation_salle o
			where o.id_salle = p.id and o.periode && tsrange(c.debut, c.fin) offset 0) o
	union all
	select distinct 'FORMATEUR', o.id_formateur, o.id_reservation
	from creneaux c
	cross join unnest((select formateurs from cles)) as p (id)
	cross join lateral (select o.*
			from sessions_planning.occupation_formateur o
			where o.id_formateur = p.id and o.periode && tsrange(c.debut, c.fin) offset 0) o
)
select p.genre as "genre!", p.id as "id!", r.date_debut as "debut!", r.date_fin as "fin!",
	r.id_reservation as "idReservation?", r.id_session as "idSession?",
	s.nom as "salle?",
		(select fo.code
			from public.sessions se
			join public.formations fo on fo.id_formation = se.id_formation
			where se.id_session = r.id_session) as "formation?",
		r.motif as "motif?"
from prises p
join public.reservation_salle r on r.id_reservation = p.id_reservation
join public.salles s on s.id_salle = r.id_salle
union all
select distinct 'ABSENCE', d.id_formateur, d.date_debut, d.date_fin, null::int, null::int, null::text,
	null::text, null::text
from creneaux c
join public.disponibilite_formateur d on d.id_formateur = any ((select formateurs from cles)::int[])
	and d.type = 'INDISPONIBLE' and d.date_debut < c.fin and d.date_fin > c.debut
order by 3, 5, 1, 2;

/* The centre's closures that touch these days. */
/* @name readFermetures */
select c.date_debut, c.date_fin, c.motif
from sessions_planning.fermeture c
where c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date
order by c.date_debut, c.id_fermeture;

/* Locks sessions, before rooms and trainers, in ascending order of key. */
/* @name lockSessionsDesSalles */
with verrouillees as materialized (
	select s.id_session
	from public.sessions s
	where s.id_session = any (:idSessions!::int[])
		or s.id_session in (select r.id_session
			from public.reservation_salle r
			where r.id_reservation = any (:idReservations!::int[]))
	order by s.id_session
	for no key update of s
),
reservations as materialized (
	-- One that belongs to no session has no other lock.
	select r.id_reservation
	from public.reservation_salle r
	where r.id_reservation = any (:idReservations!::int[]) and (select count(*) from verrouillees) >= 0
	order by r.id_reservation
	for no key update of r
)
select v.id_session
from verrouillees v
where (select count(*) from reservations) >= 0
order by v.id_session;

/* Bookings by key, and every active booking of the sessions they belong to or that are named: what moving
   them may touch. */
/* @name loadReservations */
select r.id_reservation, r.id_salle, sa.code as salle, sa.nom as nom_salle, r.id_session as "idSession?",
	r.date_debut, r.date_fin, r.statut, r.motif,
	coalesce(se.id_formateur, s.id_formateur) as "idFormateur?", se.matiere as "matiere?",
	f.code as "formation?", s.statut_session as "statutSession?", s.capacite_max as "capaciteMax?",
	p.places as "places?"
from (
	select d.id_reservation from public.reservation_salle d where d.id_reservation = any (:idReservations!::int[])
	union
	select d.id_reservation from public.reservation_salle d
	where d.statut = 'ACTIVE'
		and d.id_session = any (:idSessions!::int[] || array(select c.id_session
			from public.reservation_salle c
			where c.id_reservation = any (:idReservations!::int[])))
) voulues
join public.reservation_salle r on r.id_reservation = voulues.id_reservation
join public.salles sa on sa.id_salle = r.id_salle
left join sessions_planning.seance se on se.id_reservation = r.id_reservation
left join public.sessions s on s.id_session = r.id_session
left join sessions_planning.places_session p on p.id_session = s.id_session
left join public.formations f on f.id_formation = s.id_formation
order by r.date_debut, r.id_reservation;

/* Sessions that a booking may be added to. */
/* @name loadSessions */
select s.id_session, s.id_formateur, f.code as formation, s.capacite_max, s.statut_session, s.date_debut, s.date_fin
from public.sessions s
join public.formations f on f.id_formation = s.id_formation
where s.id_session = any (:idSessions!::int[]);

/* Writes bookings of many requests in one statement, with the trainer and subject of each; a session's dates
   grow with its bookings. */
/* @name insertReservations */
with creneaux as (
	select nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation, c.*
	from unnest(:salles!::int[], :idSessions!::int[], :debuts!::timestamp[], :fins!::timestamp[],
		:motifs!::text[], :formateurs!::int[], :matieres!::text[])
		with ordinality as c (id_salle, id_session, date_debut, date_fin, motif, id_formateur, matiere, rang)
),
reservations as (
	insert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut, motif)
	select c.id_reservation, c.id_salle, c.id_session, c.date_debut, c.date_fin, 'ACTIVE', c.motif
	from creneaux c
	order by c.rang
),
seances as (
	insert into sessions_planning.seance (id_reservation, id_formateur, matiere)
	select c.id_reservation, c.id_formateur, c.matiere
	from creneaux c
	where c.id_formateur is not null or c.matiere is not null
),
etendues as (
	update public.sessions s
	set date_debut = least(s.date_debut, e.debut), date_fin = greatest(s.date_fin, e.fin)
	from (select c.id_session, min(c.date_debut) as debut, max(c.date_fin) as fin
		from creneaux c
		where c.id_session is not null
		group by c.id_session) e
	where s.id_session = e.id_session and (e.debut < s.date_debut or e.fin > s.date_fin)
)
select c.id_reservation as "idReservation!" from creneaux c order by c.rang;

/* Sets bookings aside while they are moved: rows that change places with each other would collide half-way. */
/* @name suspendReservations */
update public.reservation_salle r set statut = 'ANNULEE'
where r.id_reservation = any (:idReservations!::int[]) and r.statut = 'ACTIVE';

/* Puts moved bookings in their new places, with trainers, subjects and the dates, room and trainer of their
   sessions. */
/* @name placeReservations */
with deplacees as (
	select d.*
	from unnest(:idReservations!::int[], :salles!::int[], :debuts!::timestamp[], :fins!::timestamp[],
			:formateurs!::int[], :matieres!::text[])
		as d (id_reservation, id_salle, date_debut, date_fin, id_formateur, matiere)
),
reservations as (
	update public.reservation_salle r
	set id_salle = d.id_salle, date_debut = d.date_debut, date_fin = d.date_fin, statut = 'ACTIVE'
	from deplacees d
	where r.id_reservation = d.id_reservation
	returning r.id_reservation
),
seances as (
	insert into sessions_planning.seance (id_reservation, id_formateur, matiere)
	select d.id_reservation, d.id_formateur, d.matiere
	from deplacees d
	where d.id_formateur is not null or d.matiere is not null
		or exists (select from sessions_planning.seance connue where connue.id_reservation = d.id_reservation)
	on conflict (id_reservation) do update set id_formateur = excluded.id_formateur, matiere = excluded.matiere
),
sessions_deplacees as (
	update public.sessions s
	set date_debut = d.date_debut, date_fin = d.date_fin, id_salle = d.id_salle, salle_principale = sa.nom,
		id_formateur = d.id_formateur
	from unnest(:idSessions!::int[], :sessionDebuts!::timestamp[], :sessionFins!::timestamp[],
		:sessionSalles!::int[], :sessionFormateurs!::int[])
		as d (id_session, date_debut, date_fin, id_salle, id_formateur)
	join public.salles sa on sa.id_salle = d.id_salle
	where s.id_session = d.id_session
)
select r.id_reservation from reservations r;

/* Writes a SESSION_DEPLACEE for every session that lost séances to come to the CRM's own SQL some minutes ago, deleted
   or given to another session, and of which nobody told since. What stands again at the same hours is not missed. */
/* @name insertDeparts */
insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)
select 'SESSION_DEPLACEE', 'depart-' || s.id_session || '-' || to_char(max(g.modifie_le), 'YYYYMMDDHH24MISSUS'),
	s.id_session, 'INTERNE',
	jsonb_build_object('deplacement', true,
		'avant', jsonb_agg(jsonb_build_object(
			'idReservation', g.id_reservation,
			'dateDebut', to_char(g.dernier_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(g.dernier_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'salle', sa.code, 'nomSalle', sa.nom, 'formateurId', g.id_formateur, 'matiere', null
		) order by g.dernier_debut, g.id_reservation),
		'apres', jsonb_agg(null::jsonb))
from sessions_planning.agenda_seance g
join public.sessions s on s.id_session = g.id_session
join public.salles sa on sa.id_salle = g.id_salle
where g.supprimee and g.perdue and g.dernier_debut > :maintenant!::timestamp
	and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')
	and not exists (
		select from public.reservation_salle r
		where r.id_session = g.id_session and r.statut = 'ACTIVE' and r.id_salle = g.id_salle
			and r.date_debut = g.dernier_debut and r.date_fin = g.dernier_fin)
	and not exists (
		select from sessions_planning.evenement e
		where e.id_session = g.id_session and e.action in ('SESSION_DEPLACEE', 'SESSION_ANNULEE')
			and e.recu_le > g.modifie_le)
group by s.id_session
having max(g.modifie_le) < now() - make_interval(mins => :patience!::int)
on conflict (action, correlation_id) do nothing
returning id_evenement;

/* Releases bookings, each for its own reason, where it has one; a session's dates shrink to what is left of it.
   What was released already is not named. */
/* @name releaseReservations */
with liberees as (
	update public.reservation_salle r
	set statut = 'ANNULEE', motif = coalesce(d.motif, r.motif)
	from unnest(:idReservations!::int[], :motifs!::text[]) as d (id_reservation, motif)
	where r.id_reservation = d.id_reservation and r.statut = 'ACTIVE'
	returning r.id_reservation, r.id_session
),
reduites as (
	update public.sessions s
	set date_debut = reste.debut, date_fin = reste.fin
	from (
		select a.id_session, min(a.date_debut) as debut, max(a.date_fin) as fin
		from public.reservation_salle a
		where a.statut = 'ACTIVE' and a.id_session in (select l.id_session from liberees l)
			and a.id_reservation not in (select l.id_reservation from liberees l)
		group by a.id_session
	) reste
	where s.id_session = reste.id_session
)
select l.id_reservation from liberees l;

/* Every room with the codes of the rooms it is made of. */
/* @name listSalles */
select s.id_salle, s.nom, s.code, s.capacite_max, s.equipements, s.formations_compatibles,
	s.disponible_weekend, s.disponible_soir, es.statut,
	array(select p.code
		from sessions_planning.salle_physique c
		join public.salles p on p.id_salle = c.id_physique
		where c.id_salle = s.id_salle and c.id_physique <> s.id_salle
		order by p.id_salle) as "parties!"
from public.salles s
join sessions_planning.etat_salle es on es.id_salle = s.id_salle
order by s.id_salle;

/* Trainings, or only those that are offered or not. */
/* @name listFormations */
select f.id_formation, f.code, f.nom, f.categorie, f.duree_heures, f.actif
from public.formations f
where :actif::boolean is null or f.actif = :actif
order by f.nom, f.id_formation;

/* Trainers, or only those of one status. */
/* @name listFormateurs */
select f.id_formateur, f.nom, f.prenom, f.email, f.statut, f.specialites
from public.formateurs f
where :statut::text is null or f.statut = :statut
order by f.nom, f.prenom, f.id_formateur;
