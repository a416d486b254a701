/* The keys under which one person is known: an élève and the candidat he was are one, by the CRM's own link or by the
   event of the conversion. Their inscriptions, and all names and addresses under which we or the CRM have them; what an
   earlier erasure left in their place is none. */
/* @name readSujet */
with recursive cles as (
	select 'eleve' as genre, :idEleve::int as id where :idEleve::int is not null
	union
	select 'candidat', :idCandidat::int where :idCandidat::int is not null
	union
	select l.genre, l.id
	from cles k
	cross join lateral (
		select 'candidat' as genre, e.id_candidat as id
		from public.eleves e
		where k.genre = 'eleve' and e.id_eleve = k.id and e.id_candidat is not null
		union all
		select 'eleve', e.id_eleve
		from public.eleves e
		where k.genre = 'candidat' and e.id_candidat = k.id
		union all
		select case k.genre when 'eleve' then 'candidat' else 'eleve' end,
			case k.genre when 'eleve' then (v.donnees ->> 'idCandidat')::int else (v.donnees ->> 'idEleve')::int end
		from sessions_planning.evenement v
		where v.action = 'ELEVE_CONVERTI' and v.donnees ? 'idEleve' and v.donnees ? 'idCandidat'
			and v.donnees @> case k.genre
				when 'eleve' then jsonb_build_object('idEleve', k.id)
				else jsonb_build_object('idCandidat', k.id) end
	) l
),
toutes as (
	select genre, id from cles
	union all
	select 'formateur', :idFormateur::int where :idFormateur::int is not null
),
du_crm as (
	select t.genre, t.id, p.prenom, p.nom, p.email
	from toutes t
	cross join lateral (
		select e.prenom, e.nom, e.email from public.eleves e where t.genre = 'eleve' and e.id_eleve = t.id
		union all
		select c.prenom, c.nom, c.email from public.candidats c where t.genre = 'candidat' and c.id_candidat = t.id
		union all
		select f.prenom, f.nom, f.email from public.formateurs f where t.genre = 'formateur' and f.id_formateur = t.id
	) p
),
ecrits as (
	select distinct c.prenom, c.nom, c.email
	from sessions_planning.courrier c
	where c.id_eleve = any (array(select id from toutes where genre = 'eleve'))
		or c.id_candidat = any (array(select id from toutes where genre = 'candidat'))
		or c.id_formateur = any (array(select id from toutes where genre = 'formateur'))
)
select array(select id from toutes where genre = 'eleve' order by id) as "eleves!",
	array(select id from toutes where genre = 'candidat' order by id) as "candidats!",
	array(select id from toutes where genre = 'formateur' order by id) as "formateurs!",
	array(
		select i.id_inscription
		from public.inscription_session i
		where i.id_eleve = any (array(select id from toutes where genre = 'eleve'))
			or i.id_candidat = any (array(select id from toutes where genre = 'candidat'))
		order by 1
	) as "inscriptions!",
	coalesce((
		select jsonb_agg(jsonb_build_object('genre', genre, 'id', id, 'prenom', prenom, 'nom', nom, 'email', email)
			order by genre, id)
		from du_crm
	), '[]') as "du_crm!",
	coalesce((
		select jsonb_agg(jsonb_build_object('prenom', prenom, 'nom', nom, 'email', email))
		from ecrits
		where not (prenom = '' and nom like '% (données effacées)')
	), '[]') as "ecrits!";

/* Takes the lock that whoever enrols the person, or gives the trainer a séance, takes as well. */
/* @name lockPersonne */
select sessions_planning.verrouiller_eleves(:eleves!::int[]) as "id!"
union all
select sessions_planning.verrouiller_candidats(:candidats!::int[])
union all
select sessions_planning.verrouiller_formateurs(:formateurs!::int[]);

/* Makes the person's links worthless; two erasures of one person take turns by it. */
/* @name lockLiens */
insert into sessions_planning.lien_revoque (genre, id_personne)
select d.genre, d.id
from unnest(:genres!::text[], :ids!::int[]) as d (genre, id)
order by d.genre, d.id
on conflict (genre, id_personne) do update set avant = now();

/* What still has to be done for a person: places and ranks of sessions that are not over, séances to give. */
/* @name findEngagements */
select 'inscription' as "quoi!", i.id_session as "id_session!", f.nom as "formation!",
	s.date_debut as "date_debut!", s.date_fin as "date_fin!", i.statut_inscription as "statut?"
from public.inscription_session i
join public.sessions s on s.id_session = i.id_session
join public.formations f on f.id_formation = s.id_formation
where i.id_inscription = any (:inscriptions!::int[])
	and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
	and s.date_fin > now() at time zone 'UTC' and s.statut_session not in ('ANNULEE', 'TERMINEE')
union all
select 'seance', s.id_session, f.nom, min(r.date_debut), max(r.date_fin), null
from sessions_planning.occupation_formateur o
join public.reservation_salle r on r.id_reservation = o.id_reservation
join public.sessions s on s.id_session = r.id_session
join public.formations f on f.id_formation = s.id_formation
where o.id_formateur = any (:formateurs!::int[]) and r.date_fin > now() at time zone 'UTC'
group by s.id_session, f.nom
order by 4, 2;

/* Mails to a person, and those that may name them. */
/* @name findCourriers */
select c.id_courrier, c.id_evenement as "id_evenement?", c.cle, c.role, c.id_message, c.prenom, c.nom, c.email,
	c.contexte, c.etat, c.erreur, c.cree_le, c.envoye_le,
	(coalesce(c.id_eleve = any (:eleves!::int[]), false)
		or coalesce(c.id_candidat = any (:candidats!::int[]), false)
		or coalesce(c.id_formateur = any (:formateurs!::int[]), false)) as "sien!",
	num_nonnulls(c.id_eleve, c.id_candidat, c.id_formateur) = 0 as "sans_cle!"
from sessions_planning.courrier c
where c.id_eleve = any (:eleves!::int[]) or c.id_candidat = any (:candidats!::int[])
	or c.id_formateur = any (:formateurs!::int[])
	or sessions_planning.mentionne(
		concat_ws(' ', c.cle, c.prenom, c.nom, c.email, c.contexte::text, c.erreur), :noms!, :mots!, :adresses!)
order by c.id_courrier;

/* Events that name a person by key, of sessions in which they are or were, or that may name them. */
/* @name findEvenements */
select e.id_evenement, e.action, e.correlation_id, e.id_session, e.origine, e.donnees, e.etat, e.effets, e.reponse,
	e.erreur, e.corps_retour, e.recu_le, e.traite_le
from sessions_planning.evenement e
where e.id_session in (
		select i.id_session
		from public.inscription_session i
		where i.id_inscription = any (:inscriptions!::int[]))
	or e.donnees @> any (:sujets!::text[]::jsonb[])
	or sessions_planning.mentionne(
		concat_ws(' ', e.correlation_id, e.donnees::text, e.effets::text, e.erreur, e.corps_retour),
		:noms!, :mots!, :adresses!)
order by e.id_evenement;

/* Decisions about a person's inscriptions, and those that may name them. */
/* @name findDecisions */
select d.id_decision, d.prise_le, d.acteur, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits,
	d.forcee, coalesce(d.id_inscription = any (:inscriptions!::int[]), false) as "sien!"
from sessions_planning.decision d
where d.id_inscription = any (:inscriptions!::int[])
	or sessions_planning.mentionne(
		concat_ws(' ', d.acteur, d.regle, d.message, d.faits::text), :noms!, :mots!, :adresses!)
order by d.id_decision;

/* Answers that were kept for a key and speak of a person. */
/* @name findReponses */
select i.portee, i.cle, i.reponse, i.cree_le
from sessions_planning.idempotence i
where jsonb_path_exists(i.reponse, '$.** ? (@.idEleve == $eleves[*] || @.eleveId == $eleves[*]
		|| @.elevId == $eleves[*] || @.idCandidat == $candidats[*] || @.candidatId == $candidats[*]
		|| @.idInscription == $inscriptions[*] || @.inscriptionId == $inscriptions[*])', :cles!::text::jsonb)
	or sessions_planning.mentionne(concat_ws(' ', i.cle, i.reponse::text), :noms!, :mots!, :adresses!)
order by i.portee, i.cle;

/* Alerts that may name a person. */
/* @name findAlertes */
select a.id_session, a.code, a.jour::text as "jour!", a.message, a.cree_le
from sessions_planning.alerte a
where sessions_planning.mentionne(a.code || ' ' || a.message, :noms!, :mots!, :adresses!)
order by a.id_session, a.code, a.jour;

/* What workflows were told and may name a person. */
/* @name findAnnonces */
select a.id_annonce, a.code as "code!", a.message as "message!", a.cree_le
from sessions_planning.annonce a
where a.message is not null and sessions_planning.mentionne(a.message, :noms!, :mots!, :adresses!)
order by a.id_annonce;

/* Closures and subjects of séances whose words may name a person. */
/* @name findFermetures */
select f.id_fermeture, f.motif, f.source
from sessions_planning.fermeture f
where sessions_planning.mentionne(f.motif || ' ' || f.source, :noms!, :mots!, :adresses!)
order by f.id_fermeture;

/* @name findMatieres */
select s.id_reservation, s.matiere as "matiere!"
from sessions_planning.seance s
where s.matiere is not null and sessions_planning.mentionne(s.matiere, :noms!, :mots!, :adresses!)
order by s.id_reservation;

/* Presence of a person, and presence that somebody of that name marked. */
/* @name findPresences */
select p.id_reservation, p.id_inscription, p.statut, p.minutes, p.marque_par, p.marque_le,
	p.id_inscription = any (:inscriptions!::int[]) as "sien!"
from sessions_planning.presence p
where p.id_inscription = any (:inscriptions!::int[])
	or sessions_planning.mentionne(p.marque_par, :noms!, :mots!, :adresses!)
order by p.id_inscription, p.id_reservation;

/* @name findTraces */
select t.id_trace, t.id_reservation, t.id_inscription, t.statut_avant, t.minutes_avant, t.statut, t.minutes, t.par,
	t.le, t.id_inscription = any (:inscriptions!::int[]) as "sien!"
from sessions_planning.presence_trace t
where t.id_inscription = any (:inscriptions!::int[])
	or sessions_planning.mentionne(t.par, :noms!, :mots!, :adresses!)
order by t.id_trace;

/* Erasures that somebody of that name did. */
/* @name findEffacements */
select x.id_effacement, x.par
from sessions_planning.effacement x
where sessions_planning.mentionne(x.par, :noms!, :mots!, :adresses!)
order by x.id_effacement;

/* What the CRM's own tables have of a person: what an export shows and what is the CRM's to erase; and when they were
   erased last, which whoever waited for the lock has to see. */
/* @name readDuCrm */
select
	coalesce((
		select jsonb_agg(to_jsonb(e) order by e.id_eleve) from public.eleves e where e.id_eleve = any (:eleves!::int[])
	), '[]') as "eleves!",
	coalesce((
		select jsonb_agg(to_jsonb(c) order by c.id_candidat)
		from public.candidats c
		where c.id_candidat = any (:candidats!::int[])
	), '[]') as "candidats!",
	coalesce((
		select jsonb_agg(to_jsonb(f) order by f.id_formateur)
		from public.formateurs f
		where f.id_formateur = any (:formateurs!::int[])
	), '[]') as "formateurs!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,
			'formation', f.nom, 'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(s.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'statutInscription', i.statut_inscription,
			'dateInscription', i.date_inscription, 'dateConfirmation', i.date_confirmation,
			'motifAnnulation', i.motif_annulation, 'priorite', i.priorite, 'positionAttente', i.position_attente,
			'notifiePar', i.notifie_par) order by i.id_inscription)
		from public.inscription_session i
		join public.sessions s on s.id_session = i.id_session
		join public.formations f on f.id_formation = s.id_formation
		where i.id_inscription = any (:inscriptions!::int[])
	), '[]') as "inscriptions!",
	coalesce((
		select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', r.id_session,
			'formation', f.nom, 'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut, r.id_reservation)
		from sessions_planning.occupation_formateur o
		join public.reservation_salle r on r.id_reservation = o.id_reservation
		left join public.sessions s on s.id_session = r.id_session
		left join public.formations f on f.id_formation = s.id_formation
		where o.id_formateur = any (:formateurs!::int[])
	), '[]') as "seances!",
	coalesce((
		select jsonb_agg(jsonb_build_object('dateDebut', to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
			'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'type', d.type)
			order by d.date_debut, d.id_disponibilite)
		from public.disponibilite_formateur d
		where d.id_formateur = any (:formateurs!::int[])
	), '[]') as "disponibilites!",
	coalesce((
		select jsonb_agg(jsonb_build_object('genre', l.genre, 'id', l.id_personne,
			'avant', to_char(l.avant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by l.genre, l.id_personne)
		from sessions_planning.lien_revoque l
		where l.genre = 'eleve' and l.id_personne = any (:eleves!::int[])
			or l.genre = 'candidat' and l.id_personne = any (:candidats!::int[])
			or l.genre = 'formateur' and l.id_personne = any (:formateurs!::int[])
	), '[]') as "liens_revoques!",
	array(
		select s.id_session
		from public.sessions s
		where sessions_planning.mentionne(s.notes::text, :noms!, :mots!, :adresses!)
		order by 1
	) as "notes!",
	array(
		select r.id_reservation
		from public.reservation_salle r
		where r.motif is not null and sessions_planning.mentionne(r.motif, :noms!, :mots!, :adresses!)
		order by 1
	) as "motifs!",
	(
		select date_trunc('second', max(x.le))
		from sessions_planning.effacement x
		where x.genre = 'eleve' and x.id_personne = any (:eleves!::int[])
			or x.genre = 'candidat' and x.id_personne = any (:candidats!::int[])
			or x.genre = 'formateur' and x.id_personne = any (:formateurs!::int[])
	) as "efface_le?";

/* @name eraseCourriers */
update sessions_planning.courrier c
set cle = d.cle, prenom = d.prenom, nom = d.nom, email = d.email, contexte = d.contexte::jsonb, erreur = d.erreur
from unnest(:ids!::bigint[], :cles!::text[], :prenoms!::text[], :noms!::text[], :emails!::text[],
	:contextes!::text[], :erreurs!::text[]) as d (id, cle, prenom, nom, email, contexte, erreur)
where c.id_courrier = d.id;

/* @name eraseEvenements */
update sessions_planning.evenement e
set correlation_id = d.correlation_id, donnees = d.donnees::jsonb, effets = d.effets::jsonb, erreur = d.erreur,
	corps_retour = d.corps_retour
from unnest(:ids!::bigint[], :correlationIds!::text[], :donnees!::text[], :effets!::text[], :erreurs!::text[],
	:corps!::text[]) as d (id, correlation_id, donnees, effets, erreur, corps_retour)
where e.id_evenement = d.id;

/* @name eraseDecisions */
update sessions_planning.decision x
set acteur = d.acteur, regle = d.regle, message = d.message, faits = d.faits::jsonb
from unnest(:ids!::bigint[], :acteurs!::text[], :regles!::text[], :messages!::text[], :faits!::text[])
	as d (id, acteur, regle, message, faits)
where x.id_decision = d.id;

/* @name eraseReponses */
update sessions_planning.idempotence i
set cle = d.nouvelle, reponse = d.reponse::jsonb
from unnest(:portees!::text[], :cles!::text[], :nouvelles!::text[], :reponses!::text[])
	as d (portee, cle, nouvelle, reponse)
where i.portee = d.portee and i.cle = d.cle;

/* @name eraseAlertes */
update sessions_planning.alerte a
set code = d.nouveau, message = d.message
from unnest(:idSessions!::int[], :codes!::text[], :jours!::text[], :nouveaux!::text[], :messages!::text[])
	as d (id_session, code, jour, nouveau, message)
where a.id_session = d.id_session and a.code = d.code and a.jour = d.jour::date;

/* @name eraseAnnonces */
update sessions_planning.annonce a
set message = d.message
from unnest(:ids!::bigint[], :messages!::text[]) as d (id, message)
where a.id_annonce = d.id;

/* @name eraseFermetures */
update sessions_planning.fermeture f
set motif = d.motif, source = d.source
from unnest(:ids!::int[], :motifs!::text[], :sources!::text[]) as d (id, motif, source)
where f.id_fermeture = d.id;

/* @name eraseMatieres */
update sessions_planning.seance s
set matiere = d.matiere
from unnest(:ids!::int[], :matieres!::text[]) as d (id, matiere)
where s.id_reservation = d.id;

/* @name erasePresences */
update sessions_planning.presence p
set marque_par = d.par
from unnest(:idReservations!::int[], :idInscriptions!::int[], :pars!::text[]) as d (id_reservation, id_inscription, par)
where p.id_reservation = d.id_reservation and p.id_inscription = d.id_inscription;

/* @name eraseTraces */
update sessions_planning.presence_trace t
set par = d.par
from unnest(:ids!::bigint[], :pars!::text[]) as d (id, par)
where t.id_trace = d.id;

/* @name eraseEffacements */
update sessions_planning.effacement x
set par = d.par
from unnest(:ids!::bigint[], :pars!::text[]) as d (id, par)
where x.id_effacement = d.id;

/* Keeps that a person was forgotten: when, by whom, under which keys. */
/* @name insertEffacements */
insert into sessions_planning.effacement (genre, id_personne, par, lignes)
select d.genre, d.id, :par!, :lignes!::text::jsonb
from unnest(:genres!::text[], :ids!::int[]) as d (genre, id);
