/* Everything that the names in one request may mean: rooms, trainings and trainers whole where asked for
   (they are few), people and sessions by what was said. */
/* @name readAnnuaire */
with sought as (
	-- Each pattern by the index of names and addresses; what it lets in too much is left out below.
	select e.id_eleve, null::int as id_candidat
	from unnest(:motifs!::text[]) m (motif)
	join public.eleves e on sessions_planning.graphies(e.prenom, e.nom, e.email) like m.motif
	union
	select null, c.id_candidat
	from unnest(:motifs!::text[]) m (motif)
	join public.candidats c on sessions_planning.graphies(c.prenom, c.nom, c.email) like m.motif
	union
	select case :genre::text when 'ELEVE' then :idPersonne::int end,
		case :genre::text when 'CANDIDAT' then :idPersonne::int end
),
personnes as (
	select 'ELEVE' as genre, e.id_eleve as id, e.nom, e.prenom, e.email, e.parcours_valide
		and e.paiement_ok as prioritaire, e.id_candidat
	from sought x
	join public.eleves e on e.id_eleve = x.id_eleve
	union all
	select 'CANDIDAT', c.id_candidat, c.nom, c.prenom, c.email, false, null
	from sought x
	join public.candidats c on c.id_candidat = x.id_candidat
),
pliees as materialized (
	select p.*, sessions_planning.graphies(p.prenom, p.nom, null) as plie
	from personnes p
),
jugees as (
	select p.*,
		((p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text) is true as exacte,
		cardinality(:complets!::text[]) > 0 and p.plie like all (:complets!::text[]) as complete
	from pliees p
	where (p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text
		or p.plie like any (:proches!::text[])
),
proches as (
	select j.* from jugees j
	order by j.exacte desc, j.complete desc, j.nom, j.prenom, j.genre, j.id
	limit 80
)
select
	case when :avecSalles!::boolean then (
		select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,
				'capaciteMax', s.capacite_max, 'statut', es.statut)
			order by s.id_salle)
		from public.salles s
		join sessions_planning.etat_salle es on es.id_salle = s.id_salle
	) end as "salles?",
	case when :avecFormations!::boolean then (
		select jsonb_agg(jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom,
				'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif)
			order by f.id_formation)
		from public.formations f
	) end as "formations?",
	case when :avecFormateurs!::boolean then (
		select jsonb_agg(jsonb_build_object('idFormateur', t.id_formateur, 'nom', t.nom, 'prenom', t.prenom,
				'email', t.email, 'statut', t.statut)
			order by t.id_formateur)
		from public.formateurs t
	) end as "formateurs?",
	(
		select jsonb_agg(jsonb_build_object('genre', p.genre, 'id', p.id, 'nom', p.nom, 'prenom', p.prenom,
			'email', p.email, 'prioritaire', p.prioritaire,
			'eleve',
				(select min(e.id_eleve)
					from public.eleves e
					where p.genre = 'CANDIDAT' and e.id_candidat = p.id),
			'inscriptions',
				(select coalesce(jsonb_agg(jsonb_build_object('idSession', i.id_session,
							'idInscription', i.id_inscription, 'statut', i.statut_inscription)
						order by i.id_session),
					'[]')
				from public.inscription_session i
				where i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
					and ((p.genre = 'ELEVE' and i.id_eleve = p.id)
						or i.id_candidat = case p.genre when 'CANDIDAT' then p.id else p.id_candidat end))))
		from proches p
	) as "personnes?",
	case when :avecSessions!::boolean then (
		select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code,
			'formationNom', f.nom, 'dateDebut', s.date_debut, 'dateFin', s.date_fin,
			'salle', coalesce(sa.nom, s.salle_principale),
				'formateur', coalesce(t.prenom || ' ' || t.nom, sessions_planning.formateurs(s.id_session)),
				'places', p.places, 'nbInscrits', n.inscrits, 'enAttente', n.attente,
			'statutSession', s.statut_session,
				'statutValidation', s.statut_validation) order by s.date_debut, s.id_session)
		from public.sessions s
		join public.formations f on f.id_formation = s.id_formation
		join sessions_planning.places_session p on p.id_session = s.id_session
		left join public.salles sa on sa.id_salle = s.id_salle
		left join public.formateurs t on t.id_formateur = s.id_formateur
		cross join lateral (
			select count(*) filter (where i.statut_inscription <> 'EN_ATTENTE')::int as inscrits,
				count(*) filter (where i.statut_inscription = 'EN_ATTENTE')::int as attente
			from public.inscription_session i
			where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
		) n
		where s.id_session = :idSession::int
			or (:idSession::int is null and s.date_fin > now() at time zone 'UTC' - interval '400 days')
	) end as "sessions?";
