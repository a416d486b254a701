/* Makes every link that this person was given until now worthless. */
/* @name revokeLiens */
insert into sessions_planning.lien_revoque (genre, id_personne)
values (:genre!, :idPersonne!)
on conflict (genre, id_personne) do update set avant = now()
returning avant as "avant!";

/* Since when a person's links hold, where any were revoked. */
/* @name readRevocation */
select avant as "avant!" from sessions_planning.lien_revoque where genre = :genre! and id_personne = :idPersonne!;

/* What an élève or candidat finds under the link of their own: their places and ranks, the séances to come, and
   open sessions of the trainings that they are in or wait for. Nobody else is named. */
/* @name readEspacePersonne */
with personne as (
	select e.prenom, e.nom
	from public.eleves e
	where e.id_eleve = :idEleve::int
	union all
	select c.prenom, c.nom
	from public.candidats c
	where c.id_candidat = :idCandidat::int
),
siennes as (
	select i.id_inscription, i.id_session, i.statut_inscription, i.position_attente
	from public.inscription_session i
	where (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)
		and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
)
select p.prenom, p.nom,
	coalesce((
		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,
			'formation', f.nom, 'statutSession', s.statut_session, 'statutInscription', i.statut_inscription,
			'positionAttente', i.position_attente,
			'seances', case when i.statut_inscription = 'EN_ATTENTE' then '[]' else coalesce((
				select jsonb_agg(jsonb_build_object('salle', sa.nom, 'matiere', se.matiere,
					'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
					'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut)
				from public.reservation_salle r
				join public.salles sa on sa.id_salle = r.id_salle
				left join sessions_planning.seance se on se.id_reservation = r.id_reservation
				where r.id_session = i.id_session and r.statut = 'ACTIVE' and r.date_fin > :maintenant!::timestamp
			), '[]') end,
			'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(s.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by s.date_debut, i.id_session)
		from siennes i
		join public.sessions s on s.id_session = i.id_session
		join public.formations f on f.id_formation = s.id_formation
		where s.date_fin > :maintenant!::timestamp and s.statut_session <> 'ANNULEE'
	), '[]') as "inscriptions!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.nom,
			'places', greatest(0, pl.places - s.nb_inscrits),
			'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(s.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by s.date_debut, s.id_session)
		from public.sessions s
		join public.formations f on f.id_formation = s.id_formation
		join sessions_planning.places_session pl on pl.id_session = s.id_session
		where s.id_formation in (
			select x.id_formation
			from siennes i
			join public.sessions x on x.id_session = i.id_session)
			and s.id_session not in (select i.id_session from siennes i)
			and s.date_debut > :maintenant!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE')
			and s.statut_validation <> 'REFUSEE'
	), '[]') as "prochaines!"
from personne p;

/* What a trainer finds under the link of their own: séances of a period with how many come, and absences to come. */
/* @name readEspaceFormateur */
select f.prenom, f.nom, f.statut,
	coalesce((
		select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', s.id_session,
			'formation', fo.nom, 'matiere', se.matiere, 'salle', sa.nom, 'nbInscrits', s.nb_inscrits,
			'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut)
		from sessions_planning.occupation_formateur o
		join public.reservation_salle r on r.id_reservation = o.id_reservation
		join public.salles sa on sa.id_salle = r.id_salle
		join public.sessions s on s.id_session = r.id_session
		join public.formations fo on fo.id_formation = s.id_formation
		left join sessions_planning.seance se on se.id_reservation = r.id_reservation
		where o.id_formateur = f.id_formateur and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
	), '[]') as "seances!",
	coalesce((
		select jsonb_agg(jsonb_build_object(
			'dateDebut', to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by d.date_debut)
		from public.disponibilite_formateur d
		where d.id_formateur = f.id_formateur and d.type = 'INDISPONIBLE' and d.date_fin > :debut!::timestamp
	), '[]') as "absences!"
from public.formateurs f
where f.id_formateur = :idFormateur!::int;

/* The name of whoever a link would be for. */
/* @name nameOwner */
select trim(coalesce(p.prenom, '') || ' ' || coalesce(p.nom, '')) as "nom!"
from (
	select 'eleve' as genre, id_eleve as id, prenom, nom
	from public.eleves
	where id_eleve = :idPersonne!::int
	union all
	select 'candidat', id_candidat, prenom, nom
	from public.candidats
	where id_candidat = :idPersonne!::int
	union all
	select 'formateur', id_formateur, prenom, nom
	from public.formateurs
	where id_formateur = :idPersonne!::int
) p
where p.genre = :genre!;
