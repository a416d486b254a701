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
	select t.prenom || ' ' || t.nom from public.formateurs t where t.id_formateur = :idFormateur::int
	union all
	select e.prenom || ' ' || e.nom from public.eleves e where e.id_eleve = :idEleve::int
	union all
	select c.prenom || ' ' || c.nom from public.candidats c where c.id_candidat = :idCandidat::int
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
choisies as (
	select id_reservation from siennes
	union
	select autre.id_reservation
	from siennes
	join public.reservation_salle r on r.id_reservation = siennes.id_reservation
	join public.reservation_salle autre on autre.id_session = r.id_session
),
revision as materialized (
	select a.id_session, a.sequence, a.modifie_le
	from sessions_planning.agenda_session a
	where a.id_session in (
		select r.id_session
		from siennes
		join public.reservation_salle r on r.id_reservation = siennes.id_reservation
	)
)
select sujet.titre as "titre!", r.id_reservation as "id_reservation?", r.date_debut as "date_debut?",
	r.date_fin as "date_fin?",
	coalesce(g.debut, r.date_debut) as "debut_origine?", coalesce(g.fin, r.date_fin) as "fin_origine?",
	c.id_reservation in (select id_reservation from siennes) as "active?",
	coalesce(a.sequence, 0) as "sequence!", a.modifie_le as "modifie_le?", r.motif as "motif?",
	sa.nom as "salle?", f.nom as "formation?", q.matiere as "matiere?", fo.prenom as "formateur_prenom?",
		fo.nom as "formateur_nom?",
	se.id_session as "id_session?", se.statut_session as "statut_session?"
from sujet
left join choisies c on true
left join public.reservation_salle r on r.id_reservation = c.id_reservation
left join public.salles sa on sa.id_salle = r.id_salle
left join sessions_planning.seance q on q.id_reservation = r.id_reservation
left join public.sessions se on se.id_session = r.id_session
left join public.formations f on f.id_formation = se.id_formation
left join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)
left join sessions_planning.agenda_seance g on g.id_reservation = r.id_reservation
left join revision a on a.id_session = r.id_session
order by r.date_debut, r.id_reservation;

/* An élève or a candidat by number, for the question that a page asks before it acts. */
/* @name findPersonne */
select e.prenom, e.nom from public.eleves e where e.id_eleve = :idEleve::int
union all
select c.prenom, c.nom from public.candidats c where c.id_candidat = :idCandidat::int;

/* Names of rooms by their codes. */
/* @name listNomsSalles */
select code, nom from public.salles where code = any(:codes!::text[]);
