/* Writes a reminder for every session that starts until `jusque` and was not yet reminded for this date. */
/* @name insertRappels */
with passage as (
	insert into sessions_planning.passage as p (quoi, le)
	values ('RAPPELS', now())
	on conflict (quoi) do update set le = excluded.le
)
insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees, date_session)
select 'RAPPEL_SESSION',
	'rappel:' || s.id_session || ':' || to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), s.id_session,
	'RAPPEL', '{}', s.date_debut
from public.sessions s
where s.date_debut > :maintenant!::timestamp and s.date_debut < :jusque!::timestamp
	and s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'
	and not exists (
		select from sessions_planning.evenement e
		where e.action = 'RAPPEL_SESSION' and e.id_session = s.id_session and e.date_session = s.date_debut)
on conflict (action, correlation_id) do nothing
returning id_evenement;

/* Sessions to come, and those named, with the figures that alerts.json compares. */
/* @name readSessionsAlertes */
select s.id_session, f.nom as formation_nom, s.date_debut, s.statut_session,
	coalesce(sa.nom, s.salle_principale, '') as "salle!",
	least(s.capacite_max, coalesce(sa.capacite_max, s.capacite_max)) as "capacite!",
	(select count(*)
		from public.inscription_session i
		where i.id_session = s.id_session
				and i.statut_inscription in ('INSCRIT', 'CONFIRME'))::int as "nb_inscrits!",
	(select count(*)
		from public.inscription_session i
		where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE')::int as "en_attente!",
	case when s.date_debut <= :maintenant!
		then (select to_jsonb(a) from sessions_planning.absences(s.id_session) a) end as "absences?"
from public.sessions s
join public.formations f on f.id_formation = s.id_formation
left join public.salles sa on sa.id_salle = s.id_salle
where (s.date_debut > :maintenant!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE'))
	or s.id_session = any (:idSessions!::int[])
	or (s.date_debut <= :maintenant! and s.date_fin > :maintenant!::timestamp - interval '7 days'
		and s.statut_session <> 'ANNULEE' and exists (
			select
			from public.inscription_session i
			join sessions_planning.presence p on p.id_inscription = i.id_inscription
			where i.id_session = s.id_session))
order by s.date_debut, s.id_session;

/* Notes alerts of a day; those already told come not back. */
/* @name insertAlertes */
insert into sessions_planning.alerte (id_session, code, jour, message)
select d.id_session, d.code, d.jour::date, d.message
from unnest(:idSessions!::int[], :codes!::text[], :jours!::text[],
	:messages!::text[]) as d (id_session, code, jour, message)
on conflict (id_session, code, jour) do nothing
returning id_session, code;
