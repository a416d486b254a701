/* What the server and the CRM's schema look like: nothing of ours is read, so that it runs before the
   migrations. */
/* @name readServeur */
select current_setting('server_version_num')::int as "version!", current_database() as "base!",
	current_user as "utilisateur!",
	exists (select 1 from pg_available_extensions where name = 'btree_gist') as "btreeGist!",
	has_database_privilege(current_database(), 'create') as "peutCreer!";

/* @name readColonnes */
select table_name::text as "table!", column_name::text as "colonne!"
from information_schema.columns
where table_schema = 'public';

/* Ranks, places, bookings and rooms that are not what they must be; needs our migrations. */
/* @name findDerives */
with rangs as (
	select id_inscription, id_session, position_attente,
		case when statut_inscription = 'EN_ATTENTE' then row_number() over (
			partition by id_session, statut_inscription = 'EN_ATTENTE'
			order by priorite, date_inscription nulls last, id_inscription) end as vrai
	from public.inscription_session
),
places as (
	select se.id_session, least(se.capacite_max, sa.capacite_max) as capacite,
		(select count(*)::int
			from public.inscription_session i
			where i.id_session = se.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as inscrits
	from public.sessions se
	left join public.salles sa on sa.id_salle = se.id_salle
)
select 'inscription_session' as "table!", min(id_inscription)::text as "cle!",
	'rangs de la liste d''attente faux à la session ' || id_session
		|| ' (' || count(*) || ' ligne(s))' as "raison!",
	'Guéri à la prochaine opération sur cette session, ou tout de suite par « Remettre la file en ordre ».'
		as "remede!"
from rangs
where position_attente is distinct from vrai
group by id_session
union all
select 'sessions', p.id_session::text, p.inscrits || ' inscrit(s) pour ' || p.capacite || ' place(s)',
	'Augmenter la capacité ou désister des inscrits, sauf dérogation voulue (voir sessions_planning.decision).'
from places p
where p.inscrits > p.capacite
	and not exists (select 1 from sessions_planning.decision d where d.id_session = p.id_session and d.forcee)
union all
select 'salles', s.id_salle::text, s.code || ' n''est composée d''aucune salle : elle ne bloque pas les ateliers',
	'insert into sessions_planning.composition_salle (id_salle, id_partie) values ('
		|| s.id_salle || ', …) pour chacune de ses parties.'
from public.salles s
where s.code = 'TOUS_ATEL'
	and not exists (select 1 from sessions_planning.composition_salle c where c.id_salle = s.id_salle)
union all
select 'reservation_salle', r.id_reservation::text, 'réservation active sans occupation de sa salle',
	'select sessions_planning.occuper_salles(array[' || r.id_reservation || ']);'
from public.reservation_salle r
where r.statut = 'ACTIVE' and r.date_debut < r.date_fin
	and not exists (select 1 from sessions_planning.occupation_salle o where o.id_reservation = r.id_reservation)
union all
select 'evenement', e.id_evenement::text,
	e.action || ' (' || e.correlation_id || ') : '
		|| case e.etat when 'ECHEC' then 'abandonné' else 'en retard' end
		|| coalesce(', ' || e.erreur, ''),
	case e.etat
		when 'ECHEC' then 'Le rejouer par le workflow « Rejouer les échecs ».'
		else 'Vérifier que n8n tourne et que le workflow des événements est publié.'
	end
from sessions_planning.evenement e
where (e.etat = 'ECHEC' and e.retour_livre_le is null) or (e.etat = 'RECU' and e.recu_le < now() - interval '1 hour')
union all
select d.nom, d.nom || '_graphies_idx', 'index de recherche absent ou inachevé : la recherche reste juste, mais lente',
	'npx n8n-nodes-sessions-planning migrate'
from (values ('eleves'), ('candidats')) d (nom)
where not exists (
	select from pg_index i
	where i.indexrelid = to_regclass('public.' || d.nom || '_graphies_idx') and i.indisvalid)
order by 1, 2;

/* How it goes, in numbers without a name: what waits and since when, what was given up, what drifted in sessions to
   come, and when what runs by itself ran last. Whether it has stopped is judged by this clock and no other; the
   future is no better than the past. */
/* @name readSante */
select current_setting('server_version') as "postgresql!",
	(
		select jsonb_build_object(
			'moinsDUneMinute', count(*) filter (where e.recu_le > now() - interval '1 minute'),
			'moinsDUneHeure', count(*) filter (
				where e.recu_le <= now() - interval '1 minute' and e.recu_le > now() - interval '1 hour'),
			'plusDUneHeure', count(*) filter (where e.recu_le <= now() - interval '1 hour'),
			'abandonnes', (
				select count(*)
				from sessions_planning.evenement x
				where x.etat = 'ECHEC' and x.retour_livre_le is null))
		from sessions_planning.evenement e
		where e.etat = 'RECU'
	) as "evenements!",
	(
		select jsonb_build_object(
			'moinsDUneMinute', count(*) filter (where c.cree_le > now() - interval '1 minute'),
			'moinsDUneHeure', count(*) filter (
				where c.cree_le <= now() - interval '1 minute' and c.cree_le > now() - interval '1 hour'),
			'plusDUneHeure', count(*) filter (where c.cree_le <= now() - interval '1 hour'),
			'abandonnes', (
				select count(*)
				from sessions_planning.courrier x
				where x.etat = 'ECHEC' and x.cree_le > now() - interval '30 days'))
		from sessions_planning.courrier c
		where c.etat = 'A_ENVOYER'
	) as "courriers!",
	(
		select count(*)::int
		from public.sessions s
		where s.date_fin > now() at time zone 'UTC' and s.nb_inscrits is distinct from (
			select count(*)
			from public.inscription_session i
			where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME'))
	) as "derives!",
	(select date_trunc('second', p.le) from sessions_planning.passage p where p.quoi = 'BALAYAGE') as "balayage?",
	coalesce(
		(select abs(extract(epoch from now() - p.le)) > 300 from sessions_planning.passage p where p.quoi = 'BALAYAGE'),
		true) as "arrete!",
	(select date_trunc('second', p.le) from sessions_planning.passage p where p.quoi = 'RAPPELS') as "rappels?",
	(select date_trunc('second', p.le)
		from sessions_planning.passage p
		where p.quoi = 'CONSERVATION') as "conservation?";

/* Notes how it goes now, and since when it is so. */
/* @name noteSante */
update sessions_planning.sante s
set vu = :statut!, vu_depuis = case when s.vu = :statut! then s.vu_depuis else now() end;

/* Takes the telling of it, once for each change: one that has held for a while, or at once where the database was
   away and that was told meanwhile. Nothing comes back where there is nothing to tell, or another run has it. */
/* @name tellSante */
update sessions_planning.sante s
set dit = :statut!, dit_avant = s.dit, dit_le = now(), fois = s.fois + 1
where (s.dit <> :statut! and s.vu = :statut! and s.vu_depuis <= now() - make_interval(mins => :patience!::int))
	or s.dit_le < :absenteDepuis::timestamp at time zone 'UTC'
returning s.fois, s.dit_avant;

/* What was to be told of before, and was not sent yet, is no longer so. */
/* @name dropSante */
update sessions_planning.courrier
set etat = 'SANS_OBJET', bail_jusqua = null
where role = 'SANTE' and etat = 'A_ENVOYER';
