/* Owes mails, in the transaction of their reason; a mail that is owed already stays as it is. */
/* @name insertCourriers */
insert into sessions_planning.courrier (id_evenement, cle, role, id_eleve, id_candidat, id_formateur,
	prenom, nom, email, contexte, etat)
select d.id_evenement, d.cle, d.role, d.id_eleve, d.id_candidat, d.id_formateur, d.prenom, d.nom, d.email,
	d.contexte::jsonb, d.etat
from unnest(:idEvenements!::bigint[], :cles!::text[], :roles!::text[], :idEleves!::int[],
	:idCandidats!::int[], :idFormateurs!::int[], :prenoms!::text[], :noms!::text[], :emails!::text[],
	:contextes!::text[], :etats!::text[])
	as d (id_evenement, cle, role, id_eleve, id_candidat, id_formateur, prenom, nom, email, contexte, etat)
on conflict (cle) do nothing
returning cle;

/* Takes the due mails of one role, of these events. */
/* @name claimCourriersOf */
update sessions_planning.courrier c
set essais = c.essais + 1, bail_jusqua = now() + make_interval(secs => :bail!::int)
from (
	select id_courrier
	from sessions_planning.courrier
	where id_evenement = any (:ids!::bigint[]) and role = :role! and etat = 'A_ENVOYER'
		and prochain_essai <= now() and (bail_jusqua is null or bail_jusqua < now())
	order by id_courrier
	limit :limite!
	for update skip locked
) d
where c.id_courrier = d.id_courrier
returning c.id_courrier, c.id_evenement as "id_evenement?", c.role, c.id_message, c.id_eleve, c.id_candidat,
	c.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, (
		select l.avant from sessions_planning.lien_revoque l
		where l.id_personne = coalesce(c.id_eleve, c.id_candidat, c.id_formateur)
			and l.genre = case when c.id_eleve is not null then 'eleve'
				when c.id_candidat is not null then 'candidat' else 'formateur' end) as "revoque_le?";

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
	c.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le,
	null::timestamptz as "revoque_le?";

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
