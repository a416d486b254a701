/* @name searchSalles */
select id_salle, code, nom, capacite_max, statut
from public.salles
where :filtre::text is null or code ilike :filtre or nom ilike :filtre
order by nom
limit 100;

/* @name searchFormations */
select id_formation, code, nom, categorie, duree_heures, actif
from public.formations
where (:filtre::text is null or code ilike :filtre or nom ilike :filtre)
  and (:categorie::text is null or categorie = :categorie)
order by actif desc, nom
limit 100;

/* @name searchFormateurs */
select id_formateur, prenom, nom, statut
from public.formateurs
where :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre
order by statut, nom, prenom
limit 100;

/* Sessions whose training, room or number match, those to come first. */
/* @name searchSessions */
select s.id_session, f.nom as formation, s.date_debut, s.date_fin, s.salle_principale, s.statut_session, s.nb_inscrits, s.capacite_max
from public.sessions s
join public.formations f on f.id_formation = s.id_formation
where :filtre::text is null or f.nom ilike :filtre or f.code ilike :filtre or s.salle_principale ilike :filtre or s.id_session::text ilike :filtre
order by s.date_debut < (now() at time zone 'UTC'), abs(extract(epoch from s.date_debut - (now() at time zone 'UTC')))
limit 100;

/* @name searchEleves */
select id_eleve, prenom, nom, email
from public.eleves
where :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre
order by nom, prenom, id_eleve
limit 100;

/* @name searchCandidats */
select id_candidat, prenom, nom, email
from public.candidats
where :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre
order by nom, prenom, id_candidat
limit 100;
