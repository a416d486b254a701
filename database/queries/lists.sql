/* In every list here `mots` are folded words between %, null for all. Of people, who may be a million, three of
   them stand apart: the index takes the rare one first, and what it can't take is looked at in what it finds. */
/* Rooms whose code or name has every word searched for. */
/* @name searchSalles */
select s.id_salle, s.code, s.nom, s.capacite_max, es.statut
from public.salles s
join sessions_planning.etat_salle es on es.id_salle = s.id_salle
where :mots::text[] is null
	or sessions_planning.plier(concat_ws(' ', s.code, s.nom)) like all (:mots)
order by s.nom
limit 100;

/* Trainings whose code or name has every word searched for, those on offer first. */
/* @name searchFormations */
select id_formation, code, nom, categorie, duree_heures, actif
from public.formations
where (:mots::text[] is null or sessions_planning.plier(concat_ws(' ', code, nom)) like all (:mots))
	and (:categorie::text is null or categorie = :categorie)
order by actif desc, nom
limit 100;

/* Trainers whose name or address has every word searched for. */
/* @name searchFormateurs */
select id_formateur, prenom, nom, statut
from public.formateurs
where :mots::text[] is null
	or sessions_planning.graphies(prenom, nom, email) like all (:mots)
order by statut, nom, prenom
limit 100;

/* Sessions whose number, training or room has every word searched for: the number that was said, then those to come.
   « Initiation sertissage, session 2 », as pages call it, is found too. */
/* @name searchSessions */
select
	s.id_session, f.nom as formation, s.date_debut, s.date_fin,
	s.salle_principale, s.statut_session, s.nb_inscrits, s.capacite_max
from public.sessions s
join public.formations f on f.id_formation = s.id_formation
where :mots::text[] is null
	or sessions_planning.plier(concat_ws(' ', 'n session', s.id_session, f.nom, f.code,
		s.salle_principale)) like all (:mots)
order by
	('%' || s.id_session || '%' = any (:mots)) is true desc,
	s.date_debut < (now() at time zone 'UTC'),
	abs(extract(epoch from s.date_debut - (now() at time zone 'UTC')))
limit 100;

/* Élèves and candidats, or one of both, whose name or address has every word searched for; at most a hundred each. */
/* @name searchPersonnes */
(
	select 'eleve' as "genre!", id_eleve as "id!", prenom as "prenom!", nom as "nom!", email as "email?"
	from public.eleves
	where 'eleve' = any (:genres!::text[])
		and sessions_planning.graphies(prenom, nom, email) like :mot1!
		and sessions_planning.graphies(prenom, nom, email) like :mot2!
		and sessions_planning.graphies(prenom, nom, email) like :mot3!
		and sessions_planning.graphies(prenom, nom, email) like all (:mots!::text[])
	order by nom, prenom, id_eleve
	limit 100
)
union all
(
	select 'candidat', id_candidat, prenom, nom, email
	from public.candidats
	where 'candidat' = any (:genres!::text[])
		and sessions_planning.graphies(prenom, nom, email) like :mot1!
		and sessions_planning.graphies(prenom, nom, email) like :mot2!
		and sessions_planning.graphies(prenom, nom, email) like :mot3!
		and sessions_planning.graphies(prenom, nom, email) like all (:mots!::text[])
	order by nom, prenom, id_candidat
	limit 100
);

/* The first of them all. */
/* @name listPersonnes */
(
	select 'eleve' as "genre!", id_eleve as "id!", prenom as "prenom!", nom as "nom!", email as "email?"
	from public.eleves
	where 'eleve' = any (:genres!::text[])
	order by nom, prenom, id_eleve
	limit 100
)
union all
(
	select 'candidat', id_candidat, prenom, nom, email
	from public.candidats
	where 'candidat' = any (:genres!::text[])
	order by nom, prenom, id_candidat
	limit 100
);
