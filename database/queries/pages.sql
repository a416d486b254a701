/* Trainings, those on offer first, for the choice on a page. */
/* @name listFormations */
select code, nom, categorie, duree_heures
from public.formations
where actif
order by nom;

/* The séances of one room, trainer, session or person between two instants, for a calendar: with all others
   of their sessions, which say how entries repeat; `active` are those to show. A subject without any is one
   row without a séance, an unknown one is no row. */
/* @name listAgenda */
with sujet as (
	select s.nom as titre from public.salles s where s.code = :salle::text
	union all
	select p.nom
	from (
		select 'formateur' as genre, t.id_formateur as id, t.prenom || ' ' || t.nom as nom
		from public.formateurs t
		where t.id_formateur = :idFormateur::int
		union all
		select 'eleve', e.id_eleve, e.prenom || ' ' || e.nom from public.eleves e where e.id_eleve = :idEleve::int
		union all
		select 'candidat', c.id_candidat, c.prenom || ' ' || c.nom
		from public.candidats c
		where c.id_candidat = :idCandidat::int
	) p
	where not exists (
		select from sessions_planning.effacement x where x.genre = p.genre and x.id_personne = p.id)
	union all
	select f.nom
	from public.sessions x
	join public.formations f on f.id_formation = x.id_formation
	where x.id_session = :idSession::int
),
siennes as (
	select o.id_reservation
	from public.salles s
	join sessions_planning.salle_physique p on p.id_salle = s.id_salle
	join sessions_planning.occupation_salle o on o.id_salle = p.id_physique
	where s.code = :salle::text and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
	union
	select o.id_reservation
	from sessions_planning.occupation_formateur o
	where o.id_formateur = :idFormateur::int and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
	union
	select r.id_reservation
	from public.reservation_salle r
	where r.id_session = :idSession::int and r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp
		and r.date_fin > :debut!::timestamp
	union
	select r.id_reservation
	from public.inscription_session i
	join public.reservation_salle r on r.id_session = i.id_session
	where (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)
		and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		and r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp and r.date_fin > :debut!::timestamp
),
revision as materialized (
	select a.id_session, a.sequence, a.modifie_le
	from sessions_planning.agenda_session a
	where a.id_session in (
		select r.id_session
		from siennes
		join public.reservation_salle r on r.id_reservation = siennes.id_reservation
	)
),
-- By arrays, which reach the tables under the view: joined to it, all bookings would be read.
choisies as (
	select x.*, a.sequence as revision, a.modifie_le as revise_le
	from sessions_planning.seance_agenda x
	join revision a on a.id_session = x.id_session
	where x.id_session = any (array(select id_session from revision))
	union all
	select x.*, x.sequence, x.modifie_le
	from sessions_planning.seance_agenda x
	where x.id_reservation = any (array(select id_reservation from siennes)) and x.id_session is null
)
select sujet.titre as "titre!", c.id_reservation as "id_reservation?", c.date_debut as "date_debut?",
	c.date_fin as "date_fin?", c.debut_origine as "debut_origine?", c.fin_origine as "fin_origine?",
	c.arrivee as "arrivee?",
	c.statut <> 'SUPPRIMEE' and c.id_reservation in (select id_reservation from siennes)
		-- The CRM may cancel a session and leave its bookings: they hold the room until they are freed, and nobody.
		and not (:salle::text is null and se.statut_session = 'ANNULEE' and c.date_debut > :maintenant!::timestamp)
			is true as "active?",
	coalesce(c.revision, 0) as "sequence!", c.revise_le as "modifie_le?", c.motif as "motif?",
	sa.nom as "salle?", f.nom as "formation?", c.matiere as "matiere?", fo.prenom as "formateur_prenom?",
		fo.nom as "formateur_nom?", c.id_session as "id_session?"
from sujet
left join choisies c on true
left join public.salles sa on sa.id_salle = c.id_salle
left join public.sessions se on se.id_session = c.id_session
left join public.formations f on f.id_formation = se.id_formation
left join public.formateurs fo on fo.id_formateur = c.id_formateur
order by c.date_debut, c.id_reservation;

/* An élève or a candidat by number, for the question that a page asks before it acts. */
/* @name findPersonne */
select e.prenom, e.nom from public.eleves e where e.id_eleve = :idEleve::int
union all
select c.prenom, c.nom from public.candidats c where c.id_candidat = :idCandidat::int;

/* What a form of the pages lets choose from: trainings on offer, rooms in use, active trainers. */
/* @name readChoix */
select
	coalesce((
		select jsonb_agg(jsonb_build_object('value', f.code, 'nom', f.nom) order by f.nom)
		from public.formations f
		where f.actif
	), '[]') as "formations!",
	coalesce((
		select jsonb_agg(jsonb_build_object('value', s.code, 'nom', s.nom) order by s.nom)
		from public.salles s
		where s.statut = 'ACTIVE'
	), '[]') as "salles!",
	coalesce((
		select jsonb_agg(jsonb_build_object('value', f.id_formateur::text,
			'nom', trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, ''))) order by f.nom, f.prenom)
		from public.formateurs f
		where f.statut = 'ACTIF'
	), '[]') as "formateurs!";

/* The rooms in use, a line each of a week. */
/* @name listSallesSemaine */
select id_salle, code, nom, disponible_soir, disponible_weekend
from public.salles
where statut = 'ACTIVE'
order by nom;

/* What takes the rooms in use in a week: each booking once, with every room that it takes, for one of a whole takes
   its parts. As rows, not as one JSON: to build that took longer than to find them. Times are the centre's wall clock:
   some hundred zones to reckon here cost a tenth of what they do outside. */
/* @name listPrisesSalles */
with semaine as materialized (
	-- Apart, so that one plan serves every week: to make one for each took as long as to read it.
	select tsrange(:debut!::timestamp, :fin!::timestamp) as periode
),
touchees as materialized (
	-- A booking of a whole takes several parts, and the whole's own line only once.
	select o.id_reservation, array_agg(distinct sa.id_salle) as salles
	from semaine w
	cross join public.salles sa
	join sessions_planning.salle_physique p on p.id_salle = sa.id_salle
	cross join lateral (
		select y.id_reservation
		from sessions_planning.occupation_salle y
		where y.id_salle = p.id_physique and y.periode && w.periode
		offset 0
	) o
	where sa.statut = 'ACTIVE'
	group by o.id_reservation
)
select t.salles as "salles!", r.id_reservation, s.id_session as "id_session?", f.nom as "formation?", r.motif,
	se.matiere as "matiere?", rs.nom as salle_reservee, fo.id_formateur as "id_formateur?",
	nullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), '') as "formateur?",
	s.nb_inscrits as "nb_inscrits?", s.capacite_max as "capacite_max?",
	to_char(r.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI') as "date_debut!",
	to_char(r.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI') as "date_fin!"
from touchees t
-- One by one: these few are no reason to read all bookings, sessions or séances.
cross join lateral (
	select x.* from public.reservation_salle x where x.id_reservation = t.id_reservation offset 0
) r
join public.salles rs on rs.id_salle = r.id_salle
left join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) s on true
left join public.formations f on f.id_formation = s.id_formation
left join lateral (
	select x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0
) se on true
left join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)
order by r.date_debut, r.id_reservation;

/* The active trainers, a line each of a week, with their absences in it. */
/* @name listFormateursSemaine */
select fo.id_formateur, trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')) as "nom!",
	coalesce((
		select json_agg(json_build_object(
			'dateDebut', to_char(d.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI'),
			'dateFin', to_char(d.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI'))
			order by d.date_debut)
		from public.disponibilite_formateur d
		where d.id_formateur = fo.id_formateur and d.type = 'INDISPONIBLE'
			and d.date_debut < :fin!::timestamp and d.date_fin > :debut!::timestamp
	), '[]') as "absences!"
from public.formateurs fo
where fo.statut = 'ACTIF'
order by fo.nom, fo.prenom;

/* What takes the active trainers in a week. */
/* @name listPrisesFormateurs */
select o.id_formateur, r.id_reservation, s.id_session as "id_session?", f.nom as "formation?", r.motif,
	se.matiere as "matiere?",
	rs.nom as salle_reservee, s.nb_inscrits as "nb_inscrits?", s.capacite_max as "capacite_max?",
	to_char(r.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI') as "date_debut!",
	to_char(r.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI') as "date_fin!"
from public.formateurs fo
join sessions_planning.occupation_formateur o on o.id_formateur = fo.id_formateur
	and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
join public.reservation_salle r on r.id_reservation = o.id_reservation
join public.salles rs on rs.id_salle = r.id_salle
left join public.sessions s on s.id_session = r.id_session
left join public.formations f on f.id_formation = s.id_formation
left join sessions_planning.seance se on se.id_reservation = r.id_reservation
where fo.statut = 'ACTIF'
order by r.date_debut, r.id_reservation;

/* Who is in a session, those with a place first, then by rank; one row without a name where nobody is. */
/* @name listInscriptions */
select s.id_session, coalesce(e.nom, c.nom) as "nom?", coalesce(e.prenom, c.prenom) as "prenom?",
	coalesce(e.email, c.email) as "email?", i.id_eleve as "id_eleve?", i.id_candidat as "id_candidat?",
	i.statut_inscription as "statut_inscription?", i.position_attente as "position_attente?",
	to_char(i.date_inscription, 'YYYY-MM-DD') as "date_inscription?"
from public.sessions s
left join public.inscription_session i on i.id_session = s.id_session
	and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
left join public.eleves e on e.id_eleve = i.id_eleve
left join public.candidats c on c.id_candidat = i.id_candidat
where s.id_session = :idSession!
order by i.position_attente nulls first, 2, 3, i.id_inscription;

/* What was written to whom about a session, and what was decided, the newest first. */
/* @name readHistorique */
select
	coalesce((
		select json_agg(x.ligne order by x.id_courrier desc)
		from (
			select c.id_courrier, json_build_object('action', e.action, 'role', c.role, 'etat', c.etat,
				'nom', trim(c.prenom || ' ' || c.nom), 'email', c.email,
				'le', to_char(coalesce(c.envoye_le, c.cree_le) at time zone 'UTC',
					'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
			from sessions_planning.evenement e
			join sessions_planning.courrier c on c.id_evenement = e.id_evenement
			where e.id_session = :idSession!
			order by c.id_courrier desc
			limit 200
		) x
	), '[]') as "courriers!",
	coalesce((
		select json_agg(x.ligne order by x.id_decision desc)
		from (
			select d.id_decision, json_build_object('message', d.message, 'acteur', d.acteur,
				'nom', nullif(trim(coalesce(el.prenom, ca.prenom, '') || ' ' || coalesce(el.nom, ca.nom, '')), ''),
				'le', to_char(d.prise_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
			from sessions_planning.decision d
			left join public.inscription_session i on i.id_inscription = d.id_inscription
			left join public.eleves el on el.id_eleve = i.id_eleve
			left join public.candidats ca on ca.id_candidat = i.id_candidat
			where d.id_session = :idSession!
			order by d.id_decision desc
			limit 200
		) x
	), '[]') as "decisions!";

/* Names of rooms by their codes. */
/* @name listNomsSalles */
select code, nom from public.salles where code = any(:codes!::text[]);

/* What séances are called by, also of what is no longer in use: trainings and rooms by their codes, trainers by their
   keys. */
/* @name readNomsSeances */
select
	coalesce((
		select jsonb_object_agg(f.code, f.nom) from public.formations f where f.code = any (:formations!::text[])
	), '{}') as "formations!",
	coalesce((
		select jsonb_object_agg(s.code, s.nom) from public.salles s where s.code = any (:salles!::text[])
	), '{}') as "salles!",
	coalesce((
		select jsonb_object_agg(f.id_formateur, trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')))
		from public.formateurs f
		where f.id_formateur = any (:formateurs!::int[])
	), '{}') as "formateurs!";

/* A day as whoever opens the pages in the morning needs it: its séances, who is away, and what could not be sent
   of late. */
/* @name readJournee */
with jour as materialized (
	-- Apart, so that one plan serves every day: to make one for each took five times as long as to read it.
	select :debut!::timestamp as debut, :fin!::timestamp as fin
)
select
	coalesce((
		select json_agg(json_build_object('idSession', s.id_session, 'formation', f.nom, 'salle', sa.nom,
			'codeSalle', sa.code, 'motif', r.motif, 'matiere', se.matiere,
			'idFormateur', fo.id_formateur,
			'formateur', nullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), ''),
			'nbInscrits', s.nb_inscrits, 'capaciteMax', s.capacite_max,
			'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
			order by r.date_debut, sa.nom, r.id_reservation)
		from jour w
		cross join public.salles sa
		cross join lateral (
			select x.*
			from public.reservation_salle x
			where x.id_salle = sa.id_salle and x.statut = 'ACTIVE' and x.date_debut < w.fin
				and x.date_debut > w.debut - interval '31 days' and x.date_fin > w.debut
			offset 0
		) r
		-- One by one: these few are no reason to read all sessions.
		left join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) s on true
		left join public.formations f on f.id_formation = s.id_formation
		left join lateral (
			select x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0
		) se on true
		left join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)
	), '[]') as "seances!",
	coalesce((
		select jsonb_agg(distinct jsonb_build_object('idFormateur', fo.id_formateur,
			'formateur', trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, ''))))
		from jour w
		join public.disponibilite_formateur d on d.type = 'INDISPONIBLE' and d.date_debut < w.fin
			and d.date_fin > w.debut
		join public.formateurs fo on fo.id_formateur = d.id_formateur
	), '[]') as "absents!",
	coalesce((
		select json_agg(x.ligne order by x.id_courrier desc)
		from (
			select c.id_courrier, json_build_object('nom', trim(c.prenom || ' ' || c.nom), 'role', c.role,
				'etat', c.etat, 'idSession', e.id_session,
				'le', to_char(c.cree_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
			from sessions_planning.courrier c
			left join sessions_planning.evenement e on e.id_evenement = c.id_evenement
			where c.etat in ('ECHEC', 'SANS_ADRESSE', 'SANS_MODELE') and c.cree_le > now() - interval '7 days'
			order by c.id_courrier desc
			limit 20
		) x
	), '[]') as "nonEnvoyes!";

/* A person with every inscription, the newest first, the mails sent of late and what was decided. */
/* @name readPersonnePage */
with personne as (
	select 'eleve' as genre, e.id_eleve as id, e.prenom, e.nom, e.email
	from public.eleves e
	where e.id_eleve = :idEleve::int
	union all
	select 'candidat', c.id_candidat, c.prenom, c.nom, c.email
	from public.candidats c
	where c.id_candidat = :idCandidat::int
),
siennes as (
	select i.*
	from public.inscription_session i
	where i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int
)
select p.genre as "genre!", p.id as "id!", p.prenom, p.nom, p.email,
	coalesce((
		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,
			'formation', f.nom, 'salle', s.salle_principale, 'statutSession', s.statut_session,
			'statutInscription', i.statut_inscription, 'positionAttente', i.position_attente,
			'motif', i.motif_annulation,
			'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(s.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
			order by s.date_debut desc, i.id_inscription desc)
		from siennes i
		join public.sessions s on s.id_session = i.id_session
		join public.formations f on f.id_formation = s.id_formation
	), '[]') as "inscriptions!",
	coalesce((
		select jsonb_agg(x.ligne order by x.id_courrier desc)
		from (
			select c.id_courrier, jsonb_build_object('action', e.action, 'role', c.role, 'etat', c.etat,
				'idSession', e.id_session,
				'le', to_char(coalesce(c.envoye_le, c.cree_le) at time zone 'UTC',
					'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
			from sessions_planning.evenement e
			join sessions_planning.courrier c on c.id_evenement = e.id_evenement
			-- Of a session that they are in, or of a new one of a training that they wait for since a cancellation.
			where (e.id_session in (select i.id_session from siennes i)
				or e.action = 'SESSION_CREATED' and e.id_session in (
					select o.id_session
					from siennes i
					join public.sessions s on s.id_session = i.id_session
					join public.sessions o on o.id_formation = s.id_formation
					where i.statut_inscription = 'EN_ATTENTE' and s.statut_session = 'ANNULEE'))
				and (c.id_eleve = :idEleve::int or c.id_candidat = :idCandidat::int)
			order by c.id_courrier desc
			limit 50
		) x
	), '[]') as "courriers!",
	coalesce((
		select jsonb_agg(x.ligne order by x.id_decision desc)
		from (
			select d.id_decision, jsonb_build_object('message', d.message, 'acteur', d.acteur,
				'idSession', d.id_session,
				'le', to_char(d.prise_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
			from sessions_planning.decision d
			where d.id_inscription in (select i.id_inscription from siennes i)
			order by d.id_decision desc
			limit 50
		) x
	), '[]') as "decisions!"
from personne p;
