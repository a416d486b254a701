/* Locks sessions for the marks of their séances, in order. */
/* @name lockSessionsOfPresences */
select id_session
from public.sessions
where id_session = any (:idSessions!::int[])
order by id_session
for no key update;

/* Sessions with their séances (a cancelled one where something was marked), their people with the instants
   between which each had a place, and the marks. */
/* @name readPresences */
select s.id_session, f.code as formation, f.nom as formation_nom, s.salle_principale, s.date_debut, s.date_fin,
	s.statut_session, coalesce(nullif(trim(coalesce(fs.prenom, '') || ' ' || coalesce(fs.nom, '')), ''),
		sessions_planning.formateurs(s.id_session)) as "formateur?",
	coalesce((
		select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'statut', r.statut,
			'salle', sa.code, 'salleNom', sa.nom, 'matiere', se.matiere,
			'formateur', nullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), ''),
			'idFormateur', fo.id_formateur,
			'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut, r.id_reservation)
		from public.reservation_salle r
		join public.salles sa on sa.id_salle = r.id_salle
		left join sessions_planning.seance se on se.id_reservation = r.id_reservation
		left join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)
		where r.id_session = s.id_session and (r.statut = 'ACTIVE' or exists (
			select from sessions_planning.presence p where p.id_reservation = r.id_reservation))
	), '[]') as "seances!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idEleve', i.id_eleve,
			'idCandidat', i.id_candidat, 'statutInscription', i.statut_inscription,
			'nom', coalesce(e.nom, c.nom, ''), 'prenom', coalesce(e.prenom, c.prenom, ''),
			'type', case when i.id_eleve is null then 'CANDIDAT' else 'ELEVE' end,
			'inscritLe', to_char(i.date_inscription, 'YYYY-MM-DD'),
			'promuLe', (
				select to_char(max(d.prise_le) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
				from sessions_planning.decision d
				where d.id_inscription = i.id_inscription and d.verbe = 'PROMOUVOIR'
			),
			'partiLe', case when i.statut_inscription in ('ANNULE', 'EN_ATTENTE')
				then to_char(parti.le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end)
			order by coalesce(e.nom, c.nom), coalesce(e.prenom, c.prenom), i.id_inscription)
		from public.inscription_session i
		left join public.eleves e on e.id_eleve = i.id_eleve
		left join public.candidats c on c.id_candidat = i.id_candidat
		left join lateral (
			select max(d.prise_le) as le
			from sessions_planning.decision d
			where d.id_inscription = i.id_inscription and d.verbe in ('DESISTER', 'ANNULER')
				and d.faits ->> 'statutAvant' in ('INSCRIT', 'CONFIRME')
		) parti on true
		where i.id_session = s.id_session and (i.statut_inscription in ('INSCRIT', 'CONFIRME')
			or i.statut_inscription in ('ANNULE', 'EN_ATTENTE') and parti.le > s.date_debut at time zone 'UTC'
			or exists (select from sessions_planning.presence p where p.id_inscription = i.id_inscription))
	), '[]') as "personnes!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idReservation', p.id_reservation, 'idInscription', p.id_inscription,
			'statut', p.statut, 'minutes', p.minutes, 'par', p.marque_par,
			'le', to_char(p.marque_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'corrections', (
				select count(*) - 1
				from sessions_planning.presence_trace t
				where t.id_reservation = p.id_reservation and t.id_inscription = p.id_inscription)))
		from sessions_planning.presence p
		join public.inscription_session i on i.id_inscription = p.id_inscription
		where i.id_session = s.id_session
	), '[]') as "presences!"
from public.sessions s
join public.formations f on f.id_formation = s.id_formation
left join public.formateurs fs on fs.id_formateur = s.id_formateur
where s.id_session = any (:idSessions!::int[])
order by s.date_debut, s.id_session;

/* Writes marks, one a person and séance; one that says what is there already changes nothing. */
/* @name writePresences */
insert into sessions_planning.presence as p (id_reservation, id_inscription, statut, minutes, marque_par)
select m.id_reservation, m.id_inscription, m.statut, m.minutes, :par!
from unnest(:idReservations!::int[], :idInscriptions!::int[], :statuts!::text[], :minutes!::int[])
	as m (id_reservation, id_inscription, statut, minutes)
order by m.id_reservation, m.id_inscription
on conflict (id_reservation, id_inscription) do update
set statut = excluded.statut, minutes = excluded.minutes, marque_par = excluded.marque_par, marque_le = now()
where (p.statut, p.minutes) is distinct from (excluded.statut, excluded.minutes)
returning p.id_reservation, p.id_inscription;

/* The sessions in which a person has or had a place, that touch a period. */
/* @name listSessionsOfPersonne */
select distinct i.id_session
from public.inscription_session i
join public.sessions s on s.id_session = i.id_session
where (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)
	and s.date_debut < :fin!::timestamp and s.date_fin > :debut!::timestamp
order by i.id_session;

/* Whether a person is there at all. */
/* @name isPersonneKnown */
select exists (select from public.eleves e where e.id_eleve = :idEleve::int)
	or exists (select from public.candidats c where c.id_candidat = :idCandidat::int) as "known!";
