/* Owes mails, in the transaction of their reason; one that is owed already stays as it is. Two give their key up
   before, so that the same may be told again: what was told to nobody, without an address or given up, and what the
   inscription that a mail speaks of (dit) was told of another state than that of now. The sub-selects as in
   keepEvenements; the count has the keys given up before the first row is written. */
/* @name insertCourriers */
with dus as materialized (
	select d.*
	from unnest((select :idEvenements!::bigint[]), (select :cles!::text[]), (select :roles!::text[]),
		(select :idEleves!::int[]), (select :idCandidats!::int[]), (select :idFormateurs!::int[]),
		(select :prenoms!::text[]), (select :noms!::text[]), (select :emails!::text[]),
		(select :contextes!::text[]), (select :etats!::text[]), (select :dits!::text[])) with ordinality
		as d (id_evenement, cle, role, id_eleve, id_candidat, id_formateur, prenom, nom, email, contexte, etat, dit,
			rang)
),
cedes as (
	update sessions_planning.courrier c
	set cle = c.cle || ':cedee:' || c.id_courrier
	where c.cle not like '%:cedee:%' and c.id_courrier = any (array(
		select o.id_courrier
		from dus d
		join sessions_planning.courrier o on o.cle = d.cle
		where o.etat in ('SANS_ADRESSE', 'ECHEC') and o.id_evenement is not null
		union all
		select o.id_courrier
		from dus d
		join sessions_planning.courrier o on split_part(o.cle, ':', 2) = split_part(d.dit, ':', 2)
		where o.cle ~ '^(convocation|desistement|attente):'
			and split_part(o.cle, ':', 1) <> split_part(d.dit, ':', 1)))
	returning c.id_courrier
)
insert into sessions_planning.courrier (id_evenement, cle, role, id_eleve, id_candidat, id_formateur,
	prenom, nom, email, contexte, etat)
select d.id_evenement, d.cle, d.role, d.id_eleve, d.id_candidat, d.id_formateur, d.prenom, d.nom, d.email,
	d.contexte::jsonb, d.etat
from dus d
where (select count(*) from cedes) >= 0
order by d.rang
on conflict (cle) do nothing
returning cle;

/* Takes the due mails of one role, of these events. What they say was true when they were owed; one that the mail
   server held up meanwhile, and that is no longer so, is closed here and sent to nobody: its session is cancelled, its
   person has left, waits or is back. Its key is given up with it, so that the same may be told when it is so again. */
/* @name claimCourriersOf */
with dus as materialized (
	select c.id_courrier, c.id_evenement, c.role, c.id_eleve, c.id_candidat, c.id_formateur, c.contexte,
		c.cle like '%:cedee:%' as cedee,
		num_nonnulls(c.id_eleve, c.id_candidat, c.id_formateur) > 0 as nomme
	from sessions_planning.courrier c
	where c.id_evenement = any (:ids!::bigint[]) and c.role = :role! and c.etat = 'A_ENVOYER'
		and c.prochain_essai <= now() and (c.bail_jusqua is null or c.bail_jusqua < now())
	order by c.id_courrier
	limit :limite!
	for update skip locked
),
dits as (
	select d.id_courrier, d.id_formateur, d.contexte, d.cedee, e.action, e.id_session,
		case
			when e.action = 'ELEVE_CONVERTI' then 'COMPTE'
			when e.action = 'SESSION_ANNULEE' then 'ANNULATION'
			when e.action = 'ELEVE_DESISTE' or d.contexte ? 'desistement' then 'DEPART'
			when e.action = 'PLACE_LIBEREE' and d.role = 'ELEVE' then 'DEPART'
			when e.action = 'MISE_EN_ATTENTE' then 'ATTENTE'
			when e.action = 'SESSION_CREATED' and d.role = 'ELEVE' then 'OUVERTURE'
			else 'PLACE'
		end as dit,
		-- A notice to the admin names nobody by key, its event does, but for who followed somebody that left.
		case when d.nomme then d.id_eleve
			when e.action <> 'PLACE_LIBEREE' or d.contexte ? 'desistement'
			then coalesce((e.donnees->>'idEleve')::int, n.id_eleve) end as id_eleve,
		case when d.nomme then d.id_candidat
			when e.action <> 'PLACE_LIBEREE' or d.contexte ? 'desistement'
			then coalesce((e.donnees->>'idCandidat')::int, n.id_candidat) end as id_candidat,
		n.id_inscription
	from dus d
	join sessions_planning.evenement e on e.id_evenement = d.id_evenement
	left join public.inscription_session n on n.id_inscription = (e.donnees->>'idInscription')::int
),
juges as (
	select d.id_courrier,
		d.cedee or coalesce(case d.dit
			when 'PLACE' then s.statut_session is null
				or s.statut_session = 'ANNULEE' and not d.contexte ? 'ancien'
				or s.statut_session = 'TERMINEE' and d.action = 'RAPPEL_SESSION'
				or i.statut = 'ANNULE'
				or i.statut = 'EN_ATTENTE' and d.contexte->'proposee' is distinct from 'true'::jsonb
			when 'ATTENTE' then s.statut_session is null or s.statut_session = 'ANNULEE' or i.statut <> 'EN_ATTENTE'
			when 'DEPART' then i.presente
			when 'OUVERTURE' then s.statut_session is null or s.statut_session = 'ANNULEE'
				or s.statut_validation = 'REFUSEE' or i.presente
				or not exists (
					select from public.inscription_session x
					where x.id_inscription = (d.contexte->>'idAttente')::int and x.statut_inscription = 'EN_ATTENTE')
			when 'ANNULATION' then s.statut_session <> 'ANNULEE' and (
				i.statut in ('INSCRIT', 'CONFIRME')
				or i.statut = 'EN_ATTENTE' and d.contexte->'attendait' = 'true'::jsonb
				or exists (
					select from public.reservation_salle r
					left join sessions_planning.seance se on se.id_reservation = r.id_reservation
					where r.id_session = d.id_session and r.statut = 'ACTIVE'
						and coalesce(se.id_formateur, s.id_formateur) = d.id_formateur))
		end, false) as sans_objet,
		2 * departs.n + case when d.dit = 'DEPART' then 1 else 0 end as allees_venues
	from dits d
	left join public.sessions s on s.id_session = d.id_session
	-- As in readPersonnes: the inscription that the event names, else the one that is active, else the last.
	left join lateral (
		select x.statut_inscription as statut, bool_or(x.statut_inscription <> 'ANNULE') over () as presente
		from public.inscription_session x
		where x.id_session = d.id_session and (x.id_eleve = d.id_eleve or x.id_candidat = d.id_candidat)
		order by (x.id_inscription = d.id_inscription) desc nulls last, (x.statut_inscription <> 'ANNULE') desc,
			x.id_inscription desc
		limit 1
	) i on true
	-- Each departure that the person was told of before took the entries out of the calendar once, and each return put
	-- them back: so many versions more than those of the séances.
	cross join lateral (
		select count(*)::int as n
		from public.inscription_session x
		join sessions_planning.courrier o on split_part(o.cle, ':', 2) = x.id_inscription::text
		where x.id_session = d.id_session and (x.id_eleve = d.id_eleve or x.id_candidat = d.id_candidat)
			and o.cle ~ '^(convocation|desistement|attente):' and split_part(o.cle, ':', 1) = 'desistement'
			and o.role = 'ELEVE' and o.id_courrier < d.id_courrier
	) departs
)
update sessions_planning.courrier c
set essais = case when j.sans_objet then c.essais else c.essais + 1 end,
	bail_jusqua = case when not j.sans_objet then now() + make_interval(secs => :bail!::int) end,
	etat = case when j.sans_objet then 'SANS_OBJET' else c.etat end,
	cle = case when j.sans_objet then c.cle || ':sans-objet:' || c.id_courrier else c.cle end
from juges j
where c.id_courrier = j.id_courrier
returning c.id_courrier, c.id_evenement as "id_evenement?", c.role, c.id_message, c.id_eleve, c.id_candidat,
	c.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, c.etat,
	j.allees_venues as "allees_venues!", (
		select l.avant from sessions_planning.lien_revoque l
		where l.id_personne = coalesce(c.id_eleve, c.id_candidat, c.id_formateur)
			and l.genre = case when c.id_eleve is not null then 'eleve'
				when c.id_candidat is not null then 'candidat' else 'formateur' end) as "revoque_le?";

/* When the people of these mails were last sent the séances of the mail's session, before it: owed then, as what they
   were told is read after that. Nothing where they were told of leaving since, or were never sent any. */
/* @name readDitsLe */
select d.id_courrier, dernier.cree_le as "dit_le!"
from sessions_planning.courrier d
join sessions_planning.evenement e on e.id_evenement = d.id_evenement
cross join lateral (
	select o.cree_le,
		a.action = 'ELEVE_DESISTE' or a.action = 'PLACE_LIBEREE' and o.role = 'ELEVE'
			or a.action = 'SESSION_ANNULEE' as partie
	from sessions_planning.evenement a
	join sessions_planning.courrier o on o.id_evenement = a.id_evenement
	where a.id_session = e.id_session and a.action not in ('MISE_EN_ATTENTE', 'ELEVE_CONVERTI')
		and (o.id_eleve = d.id_eleve or o.id_candidat = d.id_candidat or o.id_formateur = d.id_formateur)
		and o.role <> 'ADMIN' and o.etat = 'ENVOYE' and o.id_courrier < d.id_courrier
		and o.contexte->'proposee' is distinct from 'true'::jsonb
	order by o.id_courrier desc
	limit 1
) dernier
where d.id_courrier = any (:ids!::bigint[]) and not dernier.partie;

/* Takes the due notices to the admin that belong to no event. */
/* @name claimAvis */
update sessions_planning.courrier c
set essais = c.essais + 1, bail_jusqua = now() + make_interval(secs => :bail!::int)
from (
	select id_courrier
	from sessions_planning.courrier
	where id_evenement is null and role = :role! and etat = 'A_ENVOYER' and prochain_essai <= now()
		and (bail_jusqua is null or bail_jusqua < now())
	order by id_courrier
	limit :limite!
	for update skip locked
) d
where c.id_courrier = d.id_courrier
returning c.id_courrier, c.id_evenement as "id_evenement?", c.role, c.id_message, c.id_eleve, c.id_candidat,
	c.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, c.etat,
	0 as "allees_venues!", null::timestamptz as "revoque_le?";

/* Marks mails as sent, without address or given up, and forgets the passwords that they carried. « Is true » and the
   sub-selects as in keepEvenements: by key, and by one plan for any number of mails. */
/* @name closeCourriers */
with clos as (
	update sessions_planning.courrier c
	set etat = m.etat, envoye_le = case when m.etat = 'ENVOYE' then now() end, bail_jusqua = null,
		erreur = m.erreur, email = coalesce(c.email, m.email)
	from unnest((select :ids!::bigint[]), (select :etats!::text[]), (select :erreurs!::text[]),
		(select :emails!::text[]))
		as m (id_courrier, etat, erreur, email)
	where c.id_courrier = m.id_courrier and (c.etat = 'A_ENVOYER') is true
	returning c.id_evenement, c.role
)
update sessions_planning.evenement e
set secret = null
from clos
where e.id_evenement = clos.id_evenement and clos.role = 'COMPTE' and e.secret is not null;

/* Prolongs the lease of mails that are on their way; one that was put off, or that another worker
   has taken since, is left alone. */
/* @name keepCourriers */
update sessions_planning.courrier c
set bail_jusqua = now() + make_interval(secs => :bail!::int)
from unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)
where c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'
	and c.bail_jusqua is not null;

/* Gives back mails that were taken and not tried: the try is not counted. One that another worker has taken since is
   on its way, which its tries tell. */
/* @name returnCourriers */
update sessions_planning.courrier c
set bail_jusqua = null, essais = c.essais - 1
from unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)
where c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER';

/* Puts a mail off after a failure, unless another worker has taken it since. */
/* @name postponeCourrier */
update sessions_planning.courrier
set bail_jusqua = null, erreur = :erreur!,
	prochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ least(essais - 1, 12))::int)
where id_courrier = :idCourrier!::bigint and essais = :essais!::int and etat = 'A_ENVOYER';

/* Closes the mails that no node of the workflow sends: their text was taken out of it. */
/* @name closeSansModele */
update sessions_planning.courrier set etat = 'SANS_MODELE'
where id_evenement = any (:ids!::bigint[]) and etat = 'A_ENVOYER' and essais = 0;

/* What became of the mails of events, and when the next one is due. */
/* @name readCourriersOf */
select id_evenement as "id_evenement!", role, etat, id_eleve, id_candidat, id_formateur, prenom, nom, erreur,
	greatest(0,
		extract(epoch
			from greatest(prochain_essai, coalesce(bail_jusqua, prochain_essai)) - now()))::int as "attente!"
from sessions_planning.courrier
where id_evenement = any (:ids!::bigint[])
order by id_courrier;
