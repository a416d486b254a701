/* Locks the sessions to cancel and every session that may take their people (same training, still to come,
   open), by ascending id. */
/* @name lockSessionsToCancel */
select s.id_session
from public.sessions s
where s.id_session = any (array(
	select unnest(:idSessions!::int[])
	union
	select autre.id_session
	from public.sessions annulee
	join public.sessions autre on autre.id_formation = annulee.id_formation
	where annulee.id_session = any (:idSessions!::int[])
		and autre.date_debut > clock_timestamp() at time zone 'UTC'
		and autre.statut_session in ('PLANIFIEE', 'CONFIRMEE') and autre.statut_validation <> 'REFUSEE'))
order by s.id_session
for no key update of s;

/* Everybody active on sessions, with what the rules look at and the keys that are the same person; those with
   a place first, then by arrival. */
/* @name loadActifs */
select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription as "statut!", i.priorite,
	e.parcours_valide as "parcours_valide?", e.paiement_ok as "paiement_ok?",
		e.id_candidat as "candidat_de_l_eleve?",
	array(select x.id_eleve
			from public.eleves x
			where x.id_candidat = i.id_candidat) as "eleves_du_candidat?",
		c.statut as "statut_candidat?"
from public.inscription_session i
left join public.eleves e on e.id_eleve = i.id_eleve
left join public.candidats c on c.id_candidat = i.id_candidat
where i.id_session = any (:idSessions!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
order by i.id_session, i.statut_inscription = 'EN_ATTENTE', i.priorite, i.date_inscription nulls last,
	i.id_inscription;

/* Cancels sessions. */
/* @name cancelSessions */
update public.sessions s set statut_session = 'ANNULEE' where s.id_session = any (:idSessions!::int[]);

/* Cancels the active bookings of sessions that are still to begin: the database's triggers then free room and
   trainer. What has begun was attended: its hours stay. */
/* @name cancelReservations */
update public.reservation_salle r
set statut = 'ANNULEE', motif = coalesce(r.motif, 'SESSION_ANNULEE')
where r.id_session = any (:idSessions!::int[]) and r.statut = 'ACTIVE'
	and r.date_debut > clock_timestamp() at time zone 'UTC'
returning r.id_reservation, r.id_session;

/* Sessions with an active séance that is not over, whatever the dates of the session say. */
/* @name listNotOver */
select distinct r.id_session as "id_session!"
from public.reservation_salle r
where r.id_session = any (:idSessions!::int[]) and r.statut = 'ACTIVE'
	and r.date_fin > clock_timestamp() at time zone 'UTC';

/* What was decided when sessions were cancelled, for the answer to a request that comes again. */
/* @name readCancellations */
select d.id_session as "id_session!", d.id_inscription, d.regle, d.message, d.faits
from sessions_planning.decision d
where d.id_session = any (:idSessions!::int[]) and d.verbe = 'ANNULER'
order by d.id_decision;

/* Which cancellation of a session was decided last, and which was the last that took something away: one that finds
   the session cancelled and nothing booked, for people whom the CRM wrote into it since, frees no trainer. And of whom
   it was decided between the two: who waited then as now has nothing new to hear. */
/* @name readLastCancellation */
select l.derniere as "derniere!", l.liberatrice as "liberatrice!", array(
	select p.id_inscription
	from sessions_planning.decision p
	where p.id_session = :idSession! and p.verbe = 'ANNULER' and p.id_inscription is not null
		and p.id_decision > l.liberatrice and p.id_decision < l.derniere) as "deja_decidees!"
from (
	select max(d.id_decision) as derniere,
		coalesce(max(d.id_decision) filter (where d.faits->>'statutAvant' <> 'ANNULEE'
			or (d.faits->>'reservationsAnnulees')::int > 0), min(d.id_decision)) as liberatrice
	from sessions_planning.decision d
	where d.id_session = :idSession! and d.verbe = 'ANNULER' and d.id_inscription is null
) l;

/* Confirms sessions and everybody who has a place there. */
/* @name confirmSessions */
with confirmees as (
	update public.inscription_session i
	set statut_inscription = 'CONFIRME', date_confirmation = (clock_timestamp() at time zone :fuseau!)::date
	where i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'INSCRIT'
	returning i.id_inscription, i.id_session
),
validees as (
	update public.sessions s
	set statut_session = case when s.statut_session = 'EN_COURS' then s.statut_session else 'CONFIRMEE' end,
		statut_validation = 'VALIDEE'
	where s.id_session = any (:idSessions!::int[])
)
select c.id_inscription, c.id_session from confirmees c;

/* Sessions as an answer shows them. */
/* @name readSessions */
select s.id_session, s.id_formateur, s.date_debut, s.date_fin, s.capacite_max, s.nb_inscrits,
	s.statut_session, s.statut_validation
from public.sessions s
where s.id_session = any (:idSessions!::int[]);
