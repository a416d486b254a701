/* Locks the sessions of a request, also those known by an inscription only, by ascending id: the one lock of
   every change of a place or a rank. */
/* @name lockSessions */
select s.id_session
from public.sessions s
where s.id_session = any (array(
	select unnest((select :idSessions!::int[]))
	union
	select i.id_session
	from public.inscription_session i
	where i.id_inscription = any ((select :idInscriptions!::int[])::int[])))
order by s.id_session
for no key update of s;

/* The same without waiting: those that somebody else holds are left out. */
/* @name lockFreeSessions */
select s.id_session
from public.sessions s
where s.id_session = any (array(
	select unnest((select :idSessions!::int[]))
	union
	select i.id_session
	from public.inscription_session i
	where i.id_inscription = any ((select :idInscriptions!::int[])::int[])))
order by s.id_session
for no key update of s skip locked;

/* Locks every session where one of these people is active, by ascending id. */
/* @name lockSessionsOfPersonnes */
select s.id_session
from public.sessions s
where s.id_session = any (array(
	select i.id_session from public.inscription_session i
	where i.id_candidat = any (:idCandidats!::int[])
		and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
	union
	select i.id_session from public.inscription_session i
	where i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')))
order by s.id_session
for no key update of s;

/* What a decision about places looks at: the sessions that lockSessions locks, their places, who holds one
   and how many wait, by the clock of the database. */
/* @name loadSessions */
select s.id_session, s.id_formation, s.date_debut, s.date_fin, s.capacite_max, s.statut_session,
	s.statut_validation,
	p.places as "places!", p.capacite_salle as "capacite_salle?",
	s.date_debut <= h.maintenant as "commencee!", s.date_fin <= h.maintenant as "terminee!", h.jour as "jour!",
	inscrits.n as "inscrits!", file.par_priorite as "par_priorite!", file.sans_date as "sans_date!"
from public.sessions s
join sessions_planning.places_session p on p.id_session = s.id_session
cross join (select clock_timestamp() at time zone 'UTC' as maintenant,
		(clock_timestamp() at time zone :fuseau!)::date as jour) h
cross join lateral (
	select count(*)::int as n from public.inscription_session i
	where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')
) inscrits
cross join lateral (
	select coalesce(jsonb_agg(jsonb_build_object('priorite', f.priorite, 'n', f.n, 'dernier', f.dernier)),
		'[]') as par_priorite,
		coalesce(sum(f.sans_date), 0)::int as sans_date
	from (
		select i.priorite, count(*) as n, max(i.date_inscription) as dernier,
			count(*) filter (where i.date_inscription is null) as sans_date
		from public.inscription_session i
		where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE'
		group by i.priorite
	) f
) file
where s.id_session = any (array(
	select unnest((select :idSessions!::int[]))
	union
	select i.id_session
	from public.inscription_session i
	where i.id_inscription = any ((select :idInscriptions!::int[])::int[])));

/* Gives those who wait without a date of arrival one that keeps them behind all who have one, and before
   whoever comes next. */
/* @name dateArrivals */
update public.inscription_session i
set date_inscription = greatest((clock_timestamp() at time zone :fuseau!)::date, (
	select max(a.date_inscription) from public.inscription_session a
	where a.id_session = i.id_session and a.priorite = i.priorite and a.statut_inscription = 'EN_ATTENTE'))
where i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE'
	and i.date_inscription is null;

/* The person of each request, in their order, with what the rules look at, the other keys of the same person,
   the active inscription there is already, else the key of the one to write: taken under the lock, so that it is behind
   all who wait. A sub-select hides how long the arrays are: with their length known PostgreSQL made a new
   plan each time, which took six times as long as running it. Joined with inscriptions and not looked up for each
   person: a small table would be read through as many times. */
/* @name loadPersonnes */
with demandes as materialized (
	select d.rang, d.id_session, d.id_eleve, d.id_candidat, e.id_candidat as candidat_de_l_eleve,
		(d.id_eleve is null or e.id_eleve is not null)
			and (d.id_candidat is null or c.id_candidat is not null) as connue,
		e.parcours_valide, e.paiement_ok, c.statut as statut_candidat
	from unnest((select :idSessions!::int[]), (select :idEleves!::int[]),
		(select :idCandidats!::int[])) with ordinality as d (id_session, id_eleve, id_candidat, rang)
	left join public.eleves e on e.id_eleve = d.id_eleve
	left join public.candidats c on c.id_candidat = d.id_candidat
),
personnes as (
	select d.rang, d.id_session, d.id_eleve, null::int as id_candidat from demandes d where d.id_candidat is null
	union all
	select d.rang, d.id_session, x.id_eleve, null from demandes d join public.eleves x on x.id_candidat = d.id_candidat
	union all
	select d.rang, d.id_session, null, d.id_candidat from demandes d where d.id_candidat is not null
	union all
	select d.rang, d.id_session, null, d.candidat_de_l_eleve from demandes d where d.candidat_de_l_eleve is not null
),
actives as (
	select distinct on (a.rang) a.rang, a.id_inscription
	from (
		select p.rang, i.id_inscription, i.statut_inscription
		from personnes p
		join public.inscription_session i on i.id_session = p.id_session and i.id_eleve = p.id_eleve
			and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
		union all
		select p.rang, i.id_inscription, i.statut_inscription
		from personnes p
		join public.inscription_session i on i.id_session = p.id_session and i.id_candidat = p.id_candidat
			and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
	) a
	order by a.rang, a.statut_inscription = 'EN_ATTENTE', a.id_inscription
)
select d.candidat_de_l_eleve as "candidat_de_l_eleve?",
	case when d.id_candidat is not null then nullif(array(select x.id_eleve
		from public.eleves x
		where x.id_candidat = d.id_candidat), '{}') end as "eleves_du_candidat?",
	d.connue as "connue!",
	d.parcours_valide as "parcours_valide?", d.paiement_ok as "paiement_ok?", d.statut_candidat as "statut_candidat?",
	a.id_inscription as "id_inscription?",
	case when d.id_session is not null and a.id_inscription is null then nextval((
		select coalesce(pg_get_serial_sequence('public.inscription_session', 'id_inscription'),
			substring(pg_get_expr(v.adbin, v.adrelid) from 'nextval\(''(.+)''::regclass\)'))::regclass
		from pg_attrdef v join pg_attribute a on a.attrelid = v.adrelid and a.attnum = v.adnum
		where v.adrelid = 'public.inscription_session'::regclass
			and a.attname = 'id_inscription'))::int end as "cle_reservee?"
from demandes d
left join actives a on a.rang = d.rang
order by d.rang;

/* Writes new inscriptions in the order of the requests; one that the CRM wrote in the meantime is left out. */
/* @name insertInscriptions */
insert into public.inscription_session (id_session, id_eleve, id_candidat, statut_inscription, priorite,
	date_inscription, notifie_par)
select d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.jour::date, d.notifie_par
from unnest(:idSessions!::int[], :idEleves!::int[], :idCandidats!::int[], :statuts!::text[],
	:priorites!::int[], :jours!::text[], :notifiePar!::text[])
	with ordinality as d (id_session, id_eleve, id_candidat, statut, priorite, jour, notifie_par, rang)
order by d.rang
on conflict do nothing
returning id_inscription, id_session, id_eleve, id_candidat;

/* Writes new inscriptions under the keys that loadPersonnes took for them, with the ranks that healAndRead is
   expected to find. */
/* @name writeInscriptions */
insert into public.inscription_session (id_inscription, id_session, id_eleve, id_candidat,
	statut_inscription, priorite, position_attente, date_inscription, notifie_par)
overriding system value
select d.id_inscription, d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.rang,
	d.jour::date, d.notifie_par
from unnest(:idInscriptions!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[],
	:statuts!::text[], :priorites!::int[], :rangs!::int[], :jours!::text[], :notifiePar!::text[])
	as d (id_inscription, id_session, id_eleve, id_candidat, statut, priorite, rang, jour, notifie_par);

/* Changes inscriptions: their status always, the rest where a value is given; id_eleve given, the row passes
   from the candidat to the élève. */
/* @name updateInscriptions */
update public.inscription_session i
set statut_inscription = d.statut,
	position_attente = case when d.statut = 'EN_ATTENTE' then i.position_attente end,
	motif_annulation = case when d.statut = 'ANNULE' then d.motif end,
	notifie_par = coalesce(d.notifie_par, i.notifie_par),
	priorite = coalesce(d.priorite, i.priorite),
	id_eleve = coalesce(d.id_eleve, i.id_eleve),
	id_candidat = case when d.id_eleve is null then i.id_candidat end,
	date_inscription = coalesce(d.arrivee::date, i.date_inscription),
	date_confirmation = case when d.statut in ('CONFIRME', 'ANNULE') then coalesce(d.confirmee::date,
		i.date_confirmation) end
from unnest(:idInscriptions!::int[], :statuts!::text[], :motifs!::text[], :notifiePar!::text[],
	:priorites!::int[], :idEleves!::int[], :arrivees!::text[], :confirmees!::text[])
	as d (id_inscription, statut, motif, notifie_par, priorite, id_eleve, arrivee, confirmee)
where i.id_inscription = d.id_inscription;

/* Makes ranks dense and counters true for these sessions, writing only what differs, and reads inscriptions
   as they are then. The sessions that changed are written always: a waiting REPEATABLE READ transaction must
   notice. Each queue is read in its order, and the rows to write are found by their keys as one array: a queue
   is often far longer or shorter than the planner believes, and a join by its own guess reads the whole table
   for ten who wait. Sub-selects hide how many sessions there are, as in loadPersonnes. Places are counted
   apart and once: where they are compared and written, they would else be counted for each. Of those that were
   just written the caller knows every field, and reads the ones whose rank was another than expected. */
/* @name healAndRead */
with rangs as materialized (
	select f.id_inscription, f.rang
	from unnest((select :idSessions!::int[])) as d (id_session)
	cross join lateral (
		select i.id_inscription, i.position_attente,
			row_number() over (order by i.priorite, i.date_inscription nulls last, i.id_inscription)::int as rang
		from public.inscription_session i
		where i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE'
	) f
	where f.position_attente is distinct from f.rang
),
ranges as (
	update public.inscription_session i
	set position_attente = r.rang
	from rangs r
	where i.id_inscription = any (array(select x.id_inscription from rangs x))
		and i.id_inscription = r.id_inscription
),
comptes as materialized (
	select d.id_session, (
		select count(*)::int from public.inscription_session i
		where i.id_session = d.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as n
	from unnest((select :idSessions!::int[])) as d (id_session)
),
comptees as (
	update public.sessions s
	set nb_inscrits = c.n
	from comptes c
	where c.id_session = s.id_session
		and (s.nb_inscrits is distinct from c.n or s.id_session = any (:changees!::int[]))
)
select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription as "statut_inscription!",
	i.priorite, coalesce(r.rang, i.position_attente) as "position_attente?", i.date_inscription,
	i.date_confirmation, i.motif_annulation, i.notifie_par
from public.inscription_session i
left join rangs r on r.id_inscription = i.id_inscription
where i.id_inscription = any (array(
	select unnest(:idInscriptions!::int[])
	union all
	select x.id_inscription
	from rangs x
	where x.id_inscription in (select unnest(:ecrites!::int[]))));

/* The inscription each request means: by its key, or the person's at that session, an active one before a
   cancelled one, and what was answered when it was cancelled. */
/* @name findInscriptions */
select d.rang as "rang!", i.id_inscription as "id_inscription?", i.id_session as "id_session?",
	i.statut_inscription as "statut?", i.id_eleve as "id_eleve?", i.id_candidat as "id_candidat?",
	faite.regle as "regle?", faite.message as "message?", faite.faits as "faits?"
from unnest((select :idInscriptions!::int[]), (select :idSessions!::int[]), (select :idEleves!::int[]),
	(select :idCandidats!::int[])) with ordinality
	as d (id_inscription, id_session, id_eleve, id_candidat, rang)
left join public.eleves e on e.id_eleve = d.id_eleve
cross join lateral (
	select array(select d.id_eleve
		where d.id_eleve is not null union
		select x.id_eleve
		from public.eleves x
		where x.id_candidat = d.id_candidat) as eleves,
		array(select k from unnest(array[d.id_candidat, e.id_candidat]) as k where k is not null) as candidats
) p
left join lateral (
	select m.* from (
		select x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat
		from public.inscription_session x
		where x.id_inscription = d.id_inscription and (d.id_session is null or x.id_session = d.id_session)
		union all
		select x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat
		from public.inscription_session x
		where d.id_inscription is null and x.id_session = d.id_session and x.id_eleve = any (p.eleves)
		union all
		select x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat
		from public.inscription_session x
		where d.id_inscription is null and x.id_session = d.id_session and x.id_candidat = any (p.candidats)
	) m
	order by m.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE') desc, m.id_inscription desc
	limit 1
) i on true
left join lateral (
	select y.regle, y.message, y.faits from sessions_planning.decision y
	where y.id_inscription = i.id_inscription and y.verbe = 'DESISTER' and i.statut_inscription = 'ANNULE'
	order by y.id_decision desc
	limit 1
) faite on true
order by d.rang;

/* The heads of several queues at once, with what the rules look at; those who leave in the same transaction
   are passed over. */
/* @name loadTetes */
select t.id_inscription as "id_inscription!", d.id_session as "id_session!", t.id_eleve as "id_eleve?",
	t.id_candidat as "id_candidat?", t.priorite as "priorite!",
	t.statut as "statut_candidat?"
from unnest((select :idSessions!::int[]), (select :apres!::int[]), (select :combien!::int[]))
	as d (id_session, apres, combien)
cross join lateral (
	select i.id_inscription, i.id_eleve, i.id_candidat, i.priorite, i.date_inscription, c.statut
	from public.inscription_session i
	left join public.candidats c on c.id_candidat = i.id_candidat
	where i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE'
		and i.id_inscription <> all (:sauf!::int[])
	order by i.priorite, i.date_inscription nulls last, i.id_inscription
	offset d.apres
	limit d.combien
) t
order by d.id_session, t.priorite, t.date_inscription nulls last, t.id_inscription;

/* Inscriptions by key with the rank they have now, for a promotion by hand. */
/* @name loadInscriptions */
select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite,
	i.statut_inscription as "statut!", c.statut as "statut_candidat?",
	(select count(*)::int from public.inscription_session a
	where i.statut_inscription = 'EN_ATTENTE' and a.id_session = i.id_session
		and a.statut_inscription = 'EN_ATTENTE'
		and (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite,
			coalesce(i.date_inscription, 'infinity'), i.id_inscription)) as "devant!"
from public.inscription_session i
left join public.candidats c on c.id_candidat = i.id_candidat
where i.id_inscription = any (:idInscriptions!::int[]);

/* The active inscriptions of candidats and of the élèves they become. */
/* @name loadConversions */
select i.id_inscription as "id_inscription!", i.id_session as "id_session!", i.id_eleve, i.id_candidat,
	i.statut_inscription as "statut!", i.priorite as "priorite!", i.date_inscription, i.date_confirmation
from public.inscription_session i
where i.id_candidat = any (:idCandidats!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
union
select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite,
	i.date_inscription, i.date_confirmation
from public.inscription_session i
where i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
order by 2, 1;

/* The waiting inscriptions of élèves at these sessions, in the order of the queues, with how many are before
   each. */
/* @name loadEnAttenteOf */
select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite, null::text as "statut_candidat?",
	(select count(*)::int from public.inscription_session a
	where a.id_session = i.id_session and a.statut_inscription = 'EN_ATTENTE'
		and (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite,
			coalesce(i.date_inscription, 'infinity'), i.id_inscription)) as "devant!"
from public.inscription_session i
where i.id_eleve = any (:idEleves!::int[]) and i.id_session = any (:idSessions!::int[])
	and i.statut_inscription = 'EN_ATTENTE'
order by i.id_session, i.priorite, i.date_inscription nulls last, i.id_inscription;

/* The distinct situations of those who wait, as the priority rules see them: few, however long the queues. */
/* @name loadSituations */
select distinct i.id_eleve is not null as "eleve!", e.parcours_valide as "parcours_valide?",
	e.paiement_ok as "paiement_ok?", c.statut as "statut_candidat?"
from public.inscription_session i
left join public.eleves e on e.id_eleve = i.id_eleve
left join public.candidats c on c.id_candidat = i.id_candidat and i.id_eleve is null
where i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE';

/* Gives those who wait the priority of their situation, where it is another one. */
/* @name updatePriorites */
update public.inscription_session i
set priorite = d.priorite
from public.inscription_session w
left join public.eleves e on e.id_eleve = w.id_eleve
left join public.candidats c on c.id_candidat = w.id_candidat and w.id_eleve is null
join unnest(:eleves!::boolean[], :parcoursValides!::boolean[], :paiementsOk!::boolean[],
	:statutsCandidat!::text[], :priorites!::int[], :regles!::text[])
	as d (eleve, parcours_valide, paiement_ok, statut_candidat, priorite, regle)
	on d.eleve = (w.id_eleve is not null) and d.parcours_valide is not distinct from e.parcours_valide
		and d.paiement_ok is not distinct from e.paiement_ok and d.statut_candidat is not distinct from c.statut
where i.id_inscription = w.id_inscription and w.id_session = any (:idSessions!::int[])
	and w.statut_inscription = 'EN_ATTENTE'
	and w.priorite <> d.priorite
returning i.id_inscription, i.id_session, w.priorite as "avant!", i.priorite as "apres!", d.regle as "regle!";

/* Sets the number of places that sessions offer. */
/* @name updateCapacites */
update public.sessions s
set capacite_max = d.capacite_max
from unnest(:idSessions!::int[], :capacites!::int[]) as d (id_session, capacite_max)
where s.id_session = d.id_session and s.capacite_max is distinct from d.capacite_max;

/* The recorded decisions about a session or one inscription, oldest first; each way by an index of its own, which one
   condition with « or » would not find. */
/* @name readDecisions */
select d.id_decision as "id_decision!", d.prise_le as "prise_le!", d.acteur as "acteur!", d.verbe as "verbe!",
	d.id_session as "id_session!", d.id_inscription as "id_inscription?", d.regle as "regle!",
	d.message as "message!", d.faits as "faits!", d.forcee as "forcee!"
from sessions_planning.decision d
where d.id_inscription = :idInscription::int and (:idSession::int is null or d.id_session = :idSession)
union all
select d.id_decision, d.prise_le, d.acteur, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits,
	d.forcee
from sessions_planning.decision d
where :idInscription::int is null and d.id_session = :idSession::int
order by 1;
