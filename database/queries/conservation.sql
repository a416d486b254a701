/* Whose turn it is to look for what is past its time: of several processes one in each `pause` seconds. */
/* @name takeTurn */
insert into sessions_planning.passage as p (quoi, le)
values ('CONSERVATION', now())
on conflict (quoi) do update set le = excluded.le
where p.le <= excluded.le - make_interval(secs => :pause!::int)
returning le;

/* Forgets mails so many days after they left and their session was over, with what they were owed for done; until then
   the key of each keeps it from being sent again. Looks at some at a time, in the order of their keys, which is that in
   which they came, and says how far it got and whether the others are younger: what has to stay is not looked at again
   with each pass, and no index is needed for it. */
/* @name forgetCourriers */
with vus as materialized (
	select x.id_courrier, x.cree_le
	from sessions_planning.courrier x
	where x.id_courrier > :apres!::bigint
	order by x.id_courrier
	limit :lot!::int
),
passes as (
	delete from sessions_planning.courrier d
	where d.id_courrier = any (array(
		select x.id_courrier
		from sessions_planning.courrier x
		where x.id_courrier = any (array(select v.id_courrier from vus v))
			and x.etat <> 'A_ENVOYER'
			and coalesce(x.envoye_le, x.cree_le) < now() - make_interval(days => :jours::int)
			and coalesce((
				select e.etat <> 'RECU' and coalesce((
					select s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)
					from public.sessions s
					where s.id_session = e.id_session), true)
				from sessions_planning.evenement e
				where e.id_evenement = x.id_evenement), true)
		for update skip locked))
	returning d.id_courrier
)
select (select count(*)::int from passes) as "combien!",
	coalesce((select max(v.id_courrier) from vus v), :apres!::bigint) as "jusqua!",
	(
		select count(*) < :lot!::int
			or coalesce(bool_or(v.cree_le >= now() - make_interval(days => :jours::int)), true)
		from vus v
	) as "fini!";

/* The same of events that are done or were given up; one of which a mail is kept stays with it. */
/* @name forgetEvenements */
with vus as materialized (
	select x.id_evenement, x.recu_le
	from sessions_planning.evenement x
	where x.id_evenement > :apres!::bigint
	order by x.id_evenement
	limit :lot!::int
),
passes as (
	delete from sessions_planning.evenement d
	where d.id_evenement = any (array(
		select x.id_evenement
		from sessions_planning.evenement x
		where x.id_evenement = any (array(select v.id_evenement from vus v))
			and x.etat <> 'RECU'
			and coalesce(x.traite_le, x.recu_le) < now() - make_interval(days => :jours::int)
			and x.prochain_essai < now() - make_interval(days => :jours::int)
			and coalesce((
				select s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)
				from public.sessions s
				where s.id_session = x.id_session), true)
			and (
				select c.id_courrier
				from sessions_planning.courrier c
				where c.id_evenement = x.id_evenement
				limit 1) is null
		for update skip locked))
	returning d.id_evenement
)
select (select count(*)::int from passes) as "combien!",
	coalesce((select max(v.id_evenement) from vus v), :apres!::bigint) as "jusqua!",
	(
		select count(*) < :lot!::int
			or coalesce(bool_or(v.recu_le >= now() - make_interval(days => :jours::int)), true)
		from vus v
	) as "fini!";

/* The same of decisions, by their own age where they concern no session; that rules were overridden is known for as
   long as the session is there, since `check` takes its surplus for wanted because of it. */
/* @name forgetDecisions */
with vus as materialized (
	select x.id_decision, x.prise_le
	from sessions_planning.decision x
	where x.id_decision > :apres!::bigint
	order by x.id_decision
	limit :lot!::int
),
passes as (
	delete from sessions_planning.decision d
	where d.id_decision = any (array(
		select x.id_decision
		from sessions_planning.decision x
		where x.id_decision = any (array(select v.id_decision from vus v))
			and x.prise_le < now() - make_interval(days => :jours::int)
			and coalesce((
				select not x.forcee
					and s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)
				from public.sessions s
				where s.id_session = x.id_session), true)
		for update skip locked))
	returning d.id_decision
)
select (select count(*)::int from passes) as "combien!",
	coalesce((select max(v.id_decision) from vus v), :apres!::bigint) as "jusqua!",
	(
		select count(*) < :lot!::int
			or coalesce(bool_or(v.prise_le >= now() - make_interval(days => :jours::int)), true)
		from vus v
	) as "fini!";

/* Alerts, the oldest first; as long as their session goes on, one that was told is not told again. */
/* @name forgetAlertes */
with passes as (
	delete from sessions_planning.alerte a
	where a.ctid = any (array(
		select x.ctid
		from sessions_planning.alerte x
		where x.cree_le < now() - make_interval(days => :jours::int)
			and (
				select s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)
				from public.sessions s
				where s.id_session = x.id_session)
		order by x.cree_le
		limit :lot!::int
		for update of x skip locked))
	returning a.id_session
)
select count(*)::int as "combien!" from passes;

/* What was confirmed, and was kept so that its token is good once. */
/* @name forgetConfirmations */
with passes as (
	delete from sessions_planning.idempotence i
	where i.ctid = any (array(
		select x.ctid
		from sessions_planning.idempotence x
		where x.portee = 'confirmation' and x.cree_le < now() - make_interval(days => :jours::int)
		order by x.cree_le
		limit :lot!::int
		for update skip locked))
	returning i.cle
)
select count(*)::int as "combien!" from passes;

/* The answers to requests that carried a key. */
/* @name forgetReponses */
with passes as (
	delete from sessions_planning.idempotence i
	where i.ctid = any (array(
		select x.ctid
		from sessions_planning.idempotence x
		where x.portee <> 'confirmation' and x.cree_le < now() - make_interval(days => :jours::int)
		order by x.cree_le
		limit :lot!::int
		for update skip locked))
	returning i.cle
)
select count(*)::int as "combien!" from passes;
