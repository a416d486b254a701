/* Keys for sessions to write, so that what names them goes out with them. */
/* @name reserveSessions */
select nextval(pg_get_serial_sequence('public.sessions', 'id_session'))::int as "id_session!"
from generate_series(1, :combien!::int);

/* How long this transaction waits for a lock that somebody else holds, in milliseconds. */
/* @name limitLockWait */
select set_config('lock_timeout', :patience!, true);

/* Writes sessions, their bookings and their séances in one statement, so that the triggers of bookings and
   séances see all of them. Slots name their session by its rank. */
/* A séance row is written only where the session's own columns do not say it already: the CRM may then change
   sessions.id_formateur and be followed. */
/* @name insertSessions */
with nouvelles as (
	select n.*
	from unnest(:idSessions!::int[], :idFormations!::int[], :idFormateurs!::int[], :idSalles!::int[],
		:sallesPrincipales!::text[], :sessionDebuts!::timestamp[], :sessionFins!::timestamp[],
		:capacites!::int[], :notes!::text[])
		with ordinality as n (id_session, id_formation, id_formateur, id_salle, salle_principale, date_debut,
			date_fin, capacite_max, notes, rang)
),
sessions as (
	insert into public.sessions (id_session, id_formation, id_formateur, id_salle, salle_principale, date_debut,
		date_fin, capacite_max, nb_inscrits, statut_session, statut_validation, notes)
	select n.id_session, n.id_formation, n.id_formateur, n.id_salle, n.salle_principale, n.date_debut, n.date_fin,
		n.capacite_max, 0, 'PLANIFIEE', 'EN_ATTENTE', n.notes::jsonb
	from nouvelles n
	order by n.rang
),
creneaux as (
	select nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation,
		c.*
	from (
		select n.id_session, c.*
		from unnest(:sessionRangs!::int[], :salles!::int[], :debuts!::timestamp[], :fins!::timestamp[],
			:formateurs!::int[], :matieres!::text[])
			with ordinality as c (session_rang, id_salle, date_debut, date_fin, id_formateur, matiere, rang)
		join nouvelles n on n.rang = c.session_rang
		order by c.rang
	) c
),
reservations as (
	insert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut)
	select c.id_reservation, c.id_salle, c.id_session, c.date_debut, c.date_fin, 'ACTIVE'
	from creneaux c
	order by c.rang
),
seances as (
	insert into sessions_planning.seance (id_reservation, id_formateur, matiere)
	select c.id_reservation, c.id_formateur, c.matiere
	from creneaux c
	where c.id_formateur is not null or c.matiere is not null
)
select c.id_session as "idSession!", c.id_reservation as "idReservation!"
from creneaux c
order by c.rang;

/* Sessions by training, room (its parts and wholes too), trainer, dates and free places; with the people on
   each counted from the rows. */
/* @name findSessions */
select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,
	s.salle_principale,
	s.id_formateur, coalesce(fo.prenom || ' ' || fo.nom, sessions_planning.formateurs(s.id_session)) as "formateur?",
	s.capacite_max,
	least(s.capacite_max, sa.capacite_max) as "places!", n.inscrits as "nbInscrits!",
		n.attente as "enAttente!", s.statut_session, s.statut_validation,
	case when :absences!::boolean and s.date_debut <= :maintenant!::timestamp
		then (select to_jsonb(a) from sessions_planning.absences(s.id_session) a) end as "absences?"
from public.sessions s
join public.formations f on f.id_formation = s.id_formation
left join public.formateurs fo on fo.id_formateur = s.id_formateur
left join public.salles sa on sa.id_salle = s.id_salle
cross join lateral (
	-- Two counts, each by the partial index of its own.
	select (select count(*)
		from public.inscription_session i
		where i.id_session = s.id_session
				and i.statut_inscription in ('INSCRIT', 'CONFIRME'))::int as inscrits,
		(select count(*)
			from public.inscription_session i
			where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE')::int as attente
) n
where s.id_formation = any (array(
		select fa.id_formation from public.formations fa
		where :formation::text is null or fa.code = :formation or fa.nom = :formation
			or fa.id_formation::text = :formation))
	and s.date_fin > coalesce(:debut::timestamp, '-infinity')
	and s.date_debut < coalesce(:fin::timestamp, 'infinity')
	and (:idSession::int is null or s.id_session = :idSession)
	and (:statuts::text[] is null or s.statut_session = any (:statuts))
	and (not :ouvertes!::boolean
		or (s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'))
	and s.date_debut > case when :ouvertes then :maintenant!::timestamp else '-infinity' end
	and (:idFormateur::int is null or s.id_formateur = :idFormateur or s.id_session in (
		select r.id_session
		from sessions_planning.seance se
		join public.reservation_salle r on r.id_reservation = se.id_reservation
		where se.id_formateur = :idFormateur and r.statut = 'ACTIVE'))
	and (:salle::text is null or s.id_session in (
		select r.id_session
		from public.salles voulue
		join sessions_planning.salle_physique p on p.id_salle = voulue.id_salle
		join sessions_planning.salle_physique q on q.id_physique = p.id_physique
		join public.reservation_salle r on r.id_salle = q.id_salle and r.statut = 'ACTIVE'
		where (voulue.code = :salle or voulue.nom = :salle or voulue.id_salle::text = :salle)
			and (:debut::timestamp is null or r.date_fin > :debut)
				and (:fin::timestamp is null or r.date_debut < :fin)))
	-- A case, so that people are counted for the sessions that are shown, not for all, where no places are
	-- asked for.
	and case when :placesMin::int is null then true else least(s.capacite_max,
		sa.capacite_max) - n.inscrits >= :placesMin end
	and (not :sansRappel!::boolean or not exists (
		select from sessions_planning.evenement e
		where e.action = 'RAPPEL_SESSION' and e.id_session = s.id_session and e.date_session = s.date_debut))
order by s.date_debut, s.id_session
limit :limite!;

/* One session with its séances and its people, seen at one instant. */
/* @name readFiche */
select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,
	s.salle_principale, s.id_formateur,
	coalesce(fo.prenom || ' ' || fo.nom, sessions_planning.formateurs(s.id_session)) as "formateur?",
	s.capacite_max, s.nb_inscrits,
		least(s.capacite_max, sa.capacite_max) as "places!",
	s.statut_session, s.statut_validation, s.notes::text as "notes?",
	coalesce((
		select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'dateDebut', r.date_debut,
			'dateFin', r.date_fin, 'salle', sr.code, 'salleNom', sr.nom,
			'formateurId', coalesce(se.id_formateur, s.id_formateur),
				'formateur', (select p.prenom || ' ' || p.nom
					from public.formateurs p
					where p.id_formateur = coalesce(se.id_formateur, s.id_formateur)),
			'matiere', se.matiere) order by r.date_debut, r.id_reservation)
		from public.reservation_salle r
		join public.salles sr on sr.id_salle = r.id_salle
		left join sessions_planning.seance se on se.id_reservation = r.id_reservation
		where r.id_session = s.id_session and r.statut = 'ACTIVE'
	), '[]') as "seances!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,
			'idEleve', i.id_eleve, 'idCandidat', i.id_candidat,
			'statutInscription', i.statut_inscription, 'priorite', i.priorite,
				'positionAttente', i.position_attente, 'dateInscription', i.date_inscription,
			'dateConfirmation', i.date_confirmation, 'notifiePar', i.notifie_par,
			'nom', coalesce(e.nom, c.nom), 'prenom', coalesce(e.prenom, c.prenom),
				'type', case when i.id_eleve is null then 'CANDIDAT' else 'ELEVE' end)
			order by i.position_attente nulls last, i.priorite, coalesce(e.nom, c.nom), i.id_inscription)
		from (
			select p.*
			from public.inscription_session p
			where p.id_session = s.id_session and p.statut_inscription in ('INSCRIT', 'CONFIRME')
			union all
			select a.*
			from public.inscription_session a
			where a.id_session = s.id_session and a.statut_inscription = 'EN_ATTENTE'
		) i
		left join public.eleves e on e.id_eleve = i.id_eleve
		left join public.candidats c on c.id_candidat = i.id_candidat
	), '[]') as "inscriptions!"
from public.sessions s
join public.formations f on f.id_formation = s.id_formation
left join public.formateurs fo on fo.id_formateur = s.id_formateur
left join public.salles sa on sa.id_salle = s.id_salle
where s.id_session = :idSession!;

/* Séances to come that no longer hold, a row for each cause: the trainer is away or inactive, the room or a part of
   it is out of use, the day is a closure or a public holiday. Half-open as everywhere: an absence that ends when the
   séance begins is none. It goes from the causes, which are few, to the séances by their indexes: asked of every
   séance, a hundred thousand of them took half a minute. */
/* @name findBroken */
with fenetre as materialized (
	-- Of the sessions named, the time they take; without any, from now on.
	select tsrange(greatest(:maintenant!::timestamp, min(r.date_debut)),
			case
				when :idSessions::int[] is not null then greatest(:maintenant!::timestamp, max(r.date_fin))
			end) as periode
	from public.reservation_salle r
	where r.id_session = any (:idSessions::int[])
),
perdus as materialized (
	-- In UTC, as bookings are, and once: to change the zone of each séance for each day took seconds.
	select x.cause, x.detail,
		tsrange((x.debut::timestamp at time zone :fuseau!) at time zone 'UTC',
			((x.fin + 1)::timestamp at time zone :fuseau!) at time zone 'UTC') * w.periode as periode
	from fenetre w
	cross join (
		select f.date_debut as debut, f.date_fin as fin, 'FERMETURE' as cause,
			coalesce(f.motif, 'centre fermé') as detail
		from sessions_planning.fermeture f
		union all
		select h.jour, h.jour, 'JOUR_FERIE', h.nom
		from unnest(:feries!::date[], :noms!::text[]) as h (jour, nom)
	) x
),
causes as (
	select o.id_reservation, 'FORMATEUR_ABSENT' as cause, fo.prenom || ' ' || fo.nom as detail,
		null::text as salle_perdue
	from fenetre w
	join public.disponibilite_formateur a on a.type = 'INDISPONIBLE' and a.date_fin > lower(w.periode)
		and (upper(w.periode) is null or a.date_debut < upper(w.periode))
	join public.formateurs fo on fo.id_formateur = a.id_formateur
	join sessions_planning.occupation_formateur o on o.id_formateur = a.id_formateur
		and o.periode && tsrange(a.date_debut, greatest(a.date_debut, a.date_fin)) and o.periode && w.periode
	union
	select o.id_reservation, 'FORMATEUR_INACTIF', fo.prenom || ' ' || fo.nom, null
	from fenetre w
	join public.formateurs fo on fo.statut = 'INACTIF'
	join sessions_planning.occupation_formateur o on o.id_formateur = fo.id_formateur and o.periode && w.periode
	union
	select o.id_reservation, 'SALLE_INACTIVE', x.nom, x.code
	from fenetre w
	join public.salles x on x.statut = 'INACTIVE'
	join sessions_planning.salle_physique p on p.id_salle = x.id_salle
	join sessions_planning.occupation_salle o on o.id_salle = p.id_physique and o.periode && w.periode
	join public.reservation_salle r on r.id_reservation = o.id_reservation
	where p.id_physique = x.id_salle or r.id_salle = x.id_salle
	union
	-- One look into the index for each room: for each of its lost days it took most of the time.
	select o.id_reservation, d.cause, d.detail, null
	from (select range_agg(p.periode) as periodes from perdus p where not isempty(p.periode)) toutes
	cross join public.salles x
	cross join lateral (
		select y.id_reservation, y.periode
		from sessions_planning.occupation_salle y
		where y.id_salle = x.id_salle and y.periode && toutes.periodes
		offset 0
	) o
	join perdus d on d.periode && o.periode
)
select r.id_session as "id_session!", r.id_reservation, r.date_debut, r.date_fin, sa.code as salle,
	coalesce(se.id_formateur, r.id_formateur) as "id_formateur?", c.cause as "cause!", c.detail as "detail!",
	c.salle_perdue as "salle_perdue?"
from causes c
cross join lateral (
	-- One by one: a plan that knows no sessions would read all of them and all bookings.
	select y.id_reservation, y.id_session, y.id_salle, y.date_debut, y.date_fin, s.id_formateur
	from public.reservation_salle y
	cross join lateral (select x.* from public.sessions x where x.id_session = y.id_session offset 0) s
	where y.id_reservation = c.id_reservation and y.statut = 'ACTIVE'
		and (:idSessions::int[] is null or y.id_session = any (:idSessions))
		and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS') and s.statut_validation <> 'REFUSEE'
	offset 0
) r
join public.salles sa on sa.id_salle = r.id_salle
left join sessions_planning.seance se on se.id_reservation = r.id_reservation
order by r.date_debut, r.id_reservation, c.cause, c.detail;
