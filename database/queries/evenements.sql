/* Writes events of the CRM, each unless it is known or names somebody unknown; says which. Written in the order they
   came in, which their keys tell. Sub-selects hide how many there are, so that one plan serves all. */
/* @name receiveEvenements */
with demandes as materialized (
	select d.*,
		d.id_session is not null
			and not exists (select from public.sessions s where s.id_session = d.id_session) as session_inconnue,
		d.id_eleve is not null
			and not exists (select from public.eleves e where e.id_eleve = d.id_eleve) as eleve_inconnu,
		d.id_candidat is not null
			and not exists (select from public.candidats c where c.id_candidat = d.id_candidat) as candidat_inconnu,
		d.id_inscription is not null
			and not exists (
				select from public.inscription_session i
				where i.id_inscription = d.id_inscription and i.id_session = d.id_session
			) as inscription_inconnue
	from unnest((select :actions!::text[]), (select :correlationIds!::text[]), (select :idSessions!::int[]),
		(select :idEleves!::int[]), (select :idCandidats!::int[]), (select :idInscriptions!::int[]),
		(select :donnees!::text[]), (select :secrets!::text[]), (select :bails!::int[])) with ordinality
		as d (action, correlation_id, id_session, id_eleve, id_candidat, id_inscription, donnees, secret, bail, rang)
),
premieres as materialized (
	-- An event that is sent twice at once is the first one's.
	select distinct on (d.action, d.correlation_id) d.*
	from demandes d
	where not (d.session_inconnue or d.eleve_inconnu or d.candidat_inconnu or d.inscription_inconnue)
	order by d.action, d.correlation_id, d.rang
),
nouveaux as (
	insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees, secret,
		jeton, bail_jusqua, date_session)
	select p.action, p.correlation_id, p.id_session, 'CRM', p.donnees::jsonb,
		decode(p.secret, 'base64'), gen_random_uuid(), now() + make_interval(secs => p.bail),
		case when p.action = 'RAPPEL_SESSION' then (select s.date_debut
			from public.sessions s
			where s.id_session = p.id_session) end
	from premieres p
	order by p.rang
	on conflict (action, correlation_id) do nothing
	returning id_evenement, jeton, action, correlation_id
)
select d.session_inconnue as "session_inconnue!", d.eleve_inconnu as "eleve_inconnu!",
	d.candidat_inconnu as "candidat_inconnu!", d.inscription_inconnue as "inscription_inconnue!",
	n.id_evenement as "id_evenement?", n.jeton as "jeton?", e.etat as "etat?"
from demandes d
left join premieres p on p.rang = d.rang
left join nouveaux n on n.action = p.action and n.correlation_id = p.correlation_id
left join sessions_planning.evenement e on e.action = d.action and e.correlation_id = d.correlation_id
order by d.rang;

/* The state of a known event. */
/* @name readEtat */
select etat from sessions_planning.evenement where action = :action! and correlation_id = :correlationId!;

/* Takes the events that were handed over with their token; a token is good once. By key and by one plan, as in
   keepEvenements. */
/* @name claimEvenements */
update sessions_planning.evenement e
set jeton = gen_random_uuid(), bail_jusqua = now() + make_interval(secs => :bail!::int)
from unnest((select :ids!::bigint[]), (select :jetons!::text[])) as d (id_evenement, jeton)
where e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and (e.etat = 'RECU') is true
returning e.id_evenement, e.jeton as "jeton!", e.action, e.applique_le is not null as "applique!";

/* Where the clock was set back since the last sweep, everything that was put off goes back with it: else it would
   wait until the clock is again where it had been. A lease that was over by then is over. */
/* @name followClock */
with saut as (
	update sessions_planning.passage p
	set le = now()
	from (
		select le
		from sessions_planning.passage
		where quoi = 'BALAYAGE' and le > now() + interval '15 seconds'
		for update
	) avant
	where p.quoi = 'BALAYAGE'
	returning avant.le, avant.le - now() as ecart
),
evenements as (
	update sessions_planning.evenement e
	set prochain_essai = case when e.prochain_essai > now() then e.prochain_essai - s.ecart else e.prochain_essai end,
		bail_jusqua = case
			when e.bail_jusqua > s.le then e.bail_jusqua - s.ecart
			when e.bail_jusqua <= now() + interval '1 hour' then e.bail_jusqua
		end
	from saut s
	where e.etat = 'RECU' and (e.prochain_essai > now() or e.bail_jusqua > now())
),
courriers as (
	update sessions_planning.courrier c
	set prochain_essai = case when c.prochain_essai > now() then c.prochain_essai - s.ecart else c.prochain_essai end,
		bail_jusqua = case
			when c.bail_jusqua > s.le then c.bail_jusqua - s.ecart
			when c.bail_jusqua <= now() + interval '1 hour' then c.bail_jusqua
		end
	from saut s
	where c.etat = 'A_ENVOYER' and (c.prochain_essai > now() or c.bail_jusqua > now())
),
remises as (
	update sessions_planning.remise r
	set bail_jusqua = case when r.bail_jusqua > s.le then r.bail_jusqua - s.ecart else now() end
	from saut s
	where r.faite_le is null and r.bail_jusqua > now() + interval '1 hour'
)
select extract(epoch from ecart)::int as "secondes!" from saut;

/* Takes what is due and held by nobody: just written by our own changes, put off, or left by a worker that died. */
/* @name claimDus */
with passage as (
	insert into sessions_planning.passage as p (quoi, le)
	values ('BALAYAGE', now())
	on conflict (quoi) do update set le = excluded.le
	where p.le not between excluded.le - interval '10 seconds' and excluded.le
)
update sessions_planning.evenement e
set jeton = gen_random_uuid(), bail_jusqua = now() + make_interval(secs => :bail!::int)
from (
	select id_evenement
	from sessions_planning.evenement
	where etat = 'RECU' and prochain_essai <= now() and (bail_jusqua is null or bail_jusqua < now())
	order by prochain_essai, id_evenement
	limit :limite!
	for update skip locked
) d
where e.id_evenement = d.id_evenement
returning e.id_evenement, e.jeton as "jeton!", e.action, e.applique_le is not null as "applique!";

/* Keeps the lease of events that are still held by these tokens. « Is true » hides the index of unfinished
   events: each is found by its key, however many wait. The sub-selects hide how many there are: with
   that known a plan would be made each time. */
/* @name keepEvenements */
update sessions_planning.evenement e
set bail_jusqua = now() + make_interval(secs => :bail!::int)
from unnest((select :ids!::bigint[]), (select :jetons!::text[])) as d (id_evenement, jeton)
where e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and (e.etat = 'RECU') is true
returning e.id_evenement;

/* Gives events back until their next due time. */
/* @name releaseEvenements */
update sessions_planning.evenement e
set bail_jusqua = null, prochain_essai = now() + make_interval(secs => d.attente)
from unnest(:ids!::bigint[], :jetons!::text[], :attentes!::int[]) as d (id_evenement, jeton, attente)
where e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and e.etat = 'RECU';

/* Events with all that was decided of them. */
/* @name readEvenements */
select id_evenement, action, correlation_id, id_session, origine, donnees, effets, reponse, erreur,
	tentatives, applique_le, corps_retour, retour_essais, recu_le
from sessions_planning.evenement
where id_evenement = any (:ids!::bigint[])
order by id_evenement;

/* The events that are held by these tokens and not yet applied, locked. */
/* @name lockEvenements */
select e.id_evenement, e.action, e.correlation_id, e.id_session, e.origine, e.donnees, e.effets, e.reponse,
	e.erreur, e.tentatives, e.applique_le, e.corps_retour, e.retour_essais, e.recu_le
from sessions_planning.evenement e
join unnest(:ids!::bigint[], :jetons!::text[]) as d (id_evenement, jeton) on e.id_evenement = d.id_evenement
	and e.jeton = d.jeton::uuid
where e.etat = 'RECU' and e.applique_le is null
order by e.id_evenement
for update of e;

/* Notes what an event did, in the transaction that did it; its secret goes when no mail will carry it. */
/* @name markApplied */
update sessions_planning.evenement e
set applique_le = now(), effets = d.effets::jsonb, reponse = d.reponse, erreur = d.erreur,
	secret = case when d.garder then e.secret end
from unnest(:ids!::bigint[], :effets!::text[], :reponses!::text[], :erreurs!::text[],
	:garder!::bool[]) as d (id_evenement, effets, reponse, erreur, garder)
where e.id_evenement = d.id_evenement;

/* Counts a failed attempt to apply an event and puts it off. One whose commit was done though nobody heard of
   it is given back as it is: its error, which the CRM is told, is that of the refusal. */
/* @name postponeEvenement */
update sessions_planning.evenement
set tentatives = case when applique_le is null then tentatives + 1 else tentatives end,
	erreur = case when applique_le is null then :erreur! else erreur end, bail_jusqua = null,
	prochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ tentatives)::int)
where id_evenement = :idEvenement!::bigint and jeton = :jeton!::text::uuid
returning tentatives;

/* Sets the return call's body, once. */
/* @name setCorpsRetour */
update sessions_planning.evenement e
set corps_retour = coalesce(e.corps_retour, d.corps)
from unnest(:ids!::bigint[], :corps!::text[]) as d (id_evenement, corps)
where e.id_evenement = d.id_evenement
returning e.id_evenement, e.corps_retour as "corps_retour!", e.retour_essais, e.action, e.correlation_id,
	e.id_session;

/* Marks events whose return call arrived as done. */
/* @name markDelivered */
update sessions_planning.evenement
set etat = case when reponse = 'failed' then 'ECHEC' else 'TRAITE' end, traite_le = now(),
	retour_livre_le = now(), bail_jusqua = null, jeton = null, secret = null,
		retour_essais = retour_essais + 1
where id_evenement = any (:ids!::bigint[]);

/* Counts a return call that did not arrive: put off, or given up for good. */
/* @name markUndelivered */
update sessions_planning.evenement e
set retour_essais = e.retour_essais + 1,
	erreur = coalesce(case when e.reponse = 'failed' then e.erreur end, d.erreur), bail_jusqua = null,
	etat = case when d.abandon then 'ECHEC' else e.etat end,
		secret = case when d.abandon then null else e.secret end,
	prochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ least(e.retour_essais, 12))::int)
from unnest(:ids!::bigint[], :erreurs!::text[], :abandons!::bool[]) as d (id_evenement, erreur, abandon)
where e.id_evenement = d.id_evenement and e.etat = 'RECU';

/* Dead letters: events whose return call was given up. */
/* @name listDeadLetters */
select id_evenement, action, correlation_id, id_session, reponse, erreur, retour_essais, recu_le
from sessions_planning.evenement
where etat = 'ECHEC' and retour_livre_le is null
	and (:correlationId::text is null or correlation_id = :correlationId::text)
order by id_evenement
limit :limite!;

/* Puts dead letters on the road again, with their body as it was. */
/* @name replayEvenements */
update sessions_planning.evenement
set etat = 'RECU', retour_essais = 0, tentatives = 0, prochain_essai = now(), bail_jusqua = null
where etat = 'ECHEC' and retour_livre_le is null and id_evenement = any (:ids!::bigint[])
returning id_evenement, action, correlation_id, id_session;

/* The encrypted account data of events. */
/* @name readSecrets */
select id_evenement, encode(secret, 'base64') as "secret!"
from sessions_planning.evenement
where id_evenement = any (:ids!::bigint[]) and secret is not null;

/* Sessions as the mails speak of them. */
/* @name readSessionsDossier */
select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,
	s.capacite_max, s.nb_inscrits, s.statut_session, s.statut_validation,
	coalesce(sa.nom, s.salle_principale) as "salle?", sa.code as "salle_code?", s.id_formateur,
		fo.prenom as "formateur_prenom?", fo.nom as "formateur_nom?",
	case when s.id_formateur is null then sessions_planning.formateurs(s.id_session) end as "formateurs?"
from public.sessions s
join public.formations f on f.id_formation = s.id_formation
left join public.salles sa on sa.id_salle = s.id_salle
left join public.formateurs fo on fo.id_formateur = s.id_formateur
where s.id_session = any (:ids!::int[]);

/* The séances of sessions in their order; also those that were cancelled or that the CRM deleted or gave to another
   session, for the mails that take them out of calendars. */
/* @name readSeancesDossier */
with revision as materialized (
	select id_session, sequence, modifie_le
	from sessions_planning.agenda_session
	where id_session = any (:ids!::int[])
)
select r.id_reservation as "id_reservation!", r.id_session as "id_session!", r.date_debut as "date_debut!",
	r.date_fin as "date_fin!", r.statut as "statut!",
	r.debut_origine as "debut_origine!", r.fin_origine as "fin_origine!", r.arrivee as "arrivee!",
	a.sequence as "sequence!", a.modifie_le as "modifie_le!",
	case when r.statut <> 'ACTIVE' then r.modifie_le end as "otee_le?",
	coalesce(sa.nom, '') as "salle!", r.id_formateur as "id_formateur?", r.matiere as "matiere?",
	fo.prenom as "formateur_prenom?", fo.nom as "formateur_nom?", fo.email as "formateur_email?"
from sessions_planning.seance_agenda r
join revision a on a.id_session = r.id_session
left join public.salles sa on sa.id_salle = r.id_salle
left join public.formateurs fo on fo.id_formateur = r.id_formateur
where r.id_session = any (:ids!::int[])
order by r.id_session, r.date_debut, r.id_reservation;

/* Those who have a place, with their address. */
/* @name readInscritsDossier */
select i.id_session, i.id_inscription, i.id_eleve,
	case when i.id_eleve is null then i.id_candidat end as "id_candidat?",
	coalesce(e.prenom, c.prenom, '') as "prenom!", coalesce(e.nom, c.nom, '') as "nom!",
	coalesce(e.email, c.email) as "email?"
from public.inscription_session i
left join public.eleves e on e.id_eleve = i.id_eleve
left join public.candidats c on c.id_candidat = i.id_candidat
where i.id_session = any (:ids!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME')
order by i.id_session, "nom!", "prenom!", i.id_inscription;

/* People by their keys, each with their latest inscription to the session asked with them. */
/* @name readPersonnes */
select d.n as "n!", d.id_eleve as "id_eleve?", d.id_candidat as "id_candidat?",
	coalesce(e.prenom, c.prenom, '') as "prenom!", coalesce(e.nom, c.nom, '') as "nom!",
	coalesce(e.email, c.email) as "email?",
	i.id_inscription as "id_inscription?", i.statut_inscription as "statut_inscription?",
	i.position_attente as "position_attente?",
	exists (
		select from public.inscription_session a
		where a.id_session = d.id_session and (a.id_eleve = d.id_eleve or a.id_candidat = d.id_candidat)
			and a.statut_inscription <> 'ANNULE') as "inscrite!"
from (
	select d.n, d.id_session, d.id_inscription, coalesce(d.id_eleve, i.id_eleve) as id_eleve,
		case when coalesce(d.id_eleve, i.id_eleve) is null then coalesce(d.id_candidat,
			i.id_candidat) end as id_candidat
	from unnest(:ns!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[],
		:idInscriptions!::int[]) as d (n, id_session, id_eleve, id_candidat, id_inscription)
	left join public.inscription_session i on i.id_inscription = d.id_inscription
) d
left join public.eleves e on e.id_eleve = d.id_eleve
left join public.candidats c on c.id_candidat = d.id_candidat
left join lateral (
	select i.id_inscription, i.statut_inscription, i.position_attente
	from public.inscription_session i
	where i.id_session = d.id_session and (i.id_eleve = d.id_eleve or i.id_candidat = d.id_candidat)
	order by (i.id_inscription = d.id_inscription) desc nulls last, (i.statut_inscription <> 'ANNULE') desc,
		i.id_inscription desc
	limit 1
) i on true
order by d.n;

/* Which of these inscriptions waited last and held no place: by what was said of them last, whichever event or
   cancellation said it. Promotions are known by their mail: a PLACE_LIBEREE names nowhere else whom it promoted. */
/* @name readAttentes */
select i.id_inscription
from public.inscription_session i
cross join lateral (
	select dit.attendait
	from (
		select e.recu_le as le, e.action in ('MISE_EN_ATTENTE', 'SESSION_ANNULEE') as attendait
		from sessions_planning.evenement e
		where e.id_session = i.id_session and e.reponse is distinct from 'failed' and (
			e.action in ('MISE_EN_ATTENTE', 'ELEVE_INSCRIT') and (
				(e.donnees->>'idInscription')::int = i.id_inscription
				or e.donnees->>'idInscription' is null and (
					(e.donnees->>'idEleve')::int = i.id_eleve or (e.donnees->>'idCandidat')::int = i.id_candidat))
			or exists (
				select from sessions_planning.courrier c
				where c.id_evenement = e.id_evenement and (c.id_eleve = i.id_eleve or c.id_candidat = i.id_candidat)
					and case c.role
						when 'PROMU' then c.contexte->'proposee' is distinct from 'true'::jsonb
						when 'ELEVE' then e.action in ('SESSION_CONFIRMEE', 'SESSION_ANNULEE', 'SESSION_DEPLACEE',
							'RAPPEL_SESSION')
					end))
		union all
		select d.prise_le, true
		from public.inscription_session a
		join sessions_planning.decision d on d.id_inscription = a.id_inscription and d.verbe = 'ANNULER'
		where (a.id_eleve = i.id_eleve or a.id_candidat = i.id_candidat) and d.regle = 'annulation-vers-la-suivante'
			and (d.faits->>'idInscriptionSuivante')::int = i.id_inscription
	) dit
	order by dit.le desc
	limit 1
) dernier
where i.id_inscription = any (:ids!::int[]) and dernier.attendait;

/* The trainer of each session itself, where no séance names one. */
/* @name readFormateursDossier */
select d.id_session as "id_session!", d.ancien as "ancien!", fo.id_formateur, fo.prenom, fo.nom, fo.email
from (
	select s.id_session, s.id_formateur, false as ancien
	from public.sessions s
	where s.id_session = any (:ids!::int[])
	union all
	select a.id_session, a.id_formateur, true
	from unnest(:idSessionsAnciens!::int[], :idAnciens!::int[]) as a (id_session, id_formateur)
) d
join public.formateurs fo on fo.id_formateur = d.id_formateur;

/* The next three sessions of the same training that are open to enrolment, with the places left. */
/* @name readUpcoming */
select s.id_session, n.id_session as "id_autre!", n.date_debut as "date_debut!", n.date_fin as "date_fin!",
	n.places_restantes as "places_restantes!"
from public.sessions s
cross join lateral (
	select o.id_session, o.date_debut, o.date_fin,
		greatest(0, p.places - (
			select count(*)
			from public.inscription_session i
			where i.id_session = o.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		))::int as places_restantes
	from public.sessions o
	join sessions_planning.places_session p on p.id_session = o.id_session
	where o.id_formation = s.id_formation and o.id_session <> s.id_session
		and o.date_debut > now() at time zone 'UTC'
		and o.statut_session in ('PLANIFIEE', 'CONFIRMEE') and o.statut_validation <> 'REFUSEE'
	order by o.date_debut, o.id_session
	limit 3
) n
where s.id_session = any (:ids!::int[])
order by s.id_session, n.date_debut, n.id_session;

/* Who waits on a cancelled session of the training of these new ones, and was promised to hear of the next date: each
   person once, of the first of the sessions. Left out is who found a place or a queue of that training since, and who
   was told of another session that is still to come. « Dernier » is the last that they were told of before: the key of
   the mail has it, so that two sessions made at once are told once. */
/* @name readAwaiting */
with ouvertes as materialized (
	select s.id_session, s.id_formation, s.date_debut
	from public.sessions s
	where s.id_session = any (:ids!::int[]) and s.date_debut > now() at time zone 'UTC'
		and s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'
),
premieres as (
	select distinct on (o.id_formation) o.*
	from ouvertes o
	order by o.id_formation, o.date_debut, o.id_session
),
attentes as materialized (
	select p.id_session, p.id_formation, i.id_inscription, i.id_eleve, i.id_candidat, moi.eleves, moi.candidats
	from premieres p
	join public.sessions a on a.id_formation = p.id_formation and a.statut_session = 'ANNULEE'
	join public.inscription_session i on i.id_session = a.id_session and i.statut_inscription = 'EN_ATTENTE'
	-- The élève and the candidat who became one are one person.
	cross join lateral (
		select array(
				select e.id_eleve
				from public.eleves e
				where e.id_eleve = i.id_eleve or i.id_eleve is null and e.id_candidat = i.id_candidat
				order by e.id_eleve) as eleves,
			array[i.id_candidat, (select e.id_candidat from public.eleves e where e.id_eleve = i.id_eleve)] as candidats
	) moi
	where exists (
			select from sessions_planning.decision d
			where d.id_inscription = i.id_inscription and d.verbe = 'ANNULER' and d.regle = 'annulation-sans-suivante')
		and not exists (
			select from public.inscription_session x
			join public.sessions s on s.id_session = x.id_session
			where (x.id_eleve = any (moi.eleves) or x.id_candidat = any (moi.candidats))
				and x.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE') and s.id_formation = p.id_formation
				and s.statut_session <> 'ANNULEE'
				and (x.id_inscription > i.id_inscription or s.date_fin > now() at time zone 'UTC'))
)
select distinct on (w.id_formation, coalesce(w.eleves[1], -w.id_candidat))
	w.id_session, w.id_formation, w.id_inscription, w.id_eleve,
	case when w.id_eleve is null then w.id_candidat end as "id_candidat?",
	coalesce(e.prenom, c.prenom, '') as "prenom!", coalesce(e.nom, c.nom, '') as "nom!",
	coalesce(e.email, c.email) as "email?", coalesce(dits.dernier, 0)::text as "dernier!"
from attentes w
left join public.eleves e on e.id_eleve = w.id_eleve
left join public.candidats c on c.id_candidat = w.id_candidat
cross join lateral (
	select max(o.id_courrier) as dernier,
		bool_or(s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'
			and s.date_debut > now() at time zone 'UTC') as encore
	from public.sessions s
	join sessions_planning.evenement v on v.id_session = s.id_session and v.action = 'SESSION_CREATED'
	join sessions_planning.courrier o on o.id_evenement = v.id_evenement and o.role = 'ELEVE'
		and o.etat in ('A_ENVOYER', 'ENVOYE')
	where s.id_formation = w.id_formation and (o.id_eleve = any (w.eleves) or o.id_candidat = any (w.candidats))
) dits
where dits.encore is not true
order by w.id_formation, coalesce(w.eleves[1], -w.id_candidat), w.id_inscription;
