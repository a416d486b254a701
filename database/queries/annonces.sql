/* Takes up the places and announcements of another server, where the database was restored from a dump. */
/* @name reprendreAnnonces */
select sessions_planning.reprendre_annonces()::text as "fait?";

/* A workflow's place: made where it listens for the first time, or set to now where it skips what it missed;
   locked, so that two processes never claim at once. */
/* @name lockAbonnement */
insert into sessions_planning.abonnement (cle, xid_depuis)
values (:cle!, pg_snapshot_xmin(pg_current_snapshot()))
on conflict (cle) do update
set vu_le = now(),
	xid_depuis = case when :sauter!::boolean then excluded.xid_depuis else abonnement.xid_depuis end
returning xid_depuis::text as "xidDepuis!", xmax = 0 as "nouveau!";

/* Takes the next announcements that a workflow asked for, of each session the oldest only, so that it hears them
   in order; none of a session of which one is still at work, nor an event while an earlier one of its session is
   still to be carried out, as several workers may do them out of turn. Where nothing is left its place moves up. */
/* @name claimAnnonces */
with horizon as (
	select pg_snapshot_xmin(pg_current_snapshot()) as xid
),
candidates as (
	select a.id_annonce, a.id_evenement, a.xid, a.id_session,
		bool_or(coalesce(r.bail_jusqua > now(), false))
			over (partition by coalesce(a.id_session::bigint, -a.id_annonce)) as tenue
	from sessions_planning.abonnement ab
	join sessions_planning.annonce a on a.xid >= ab.xid_depuis
	cross join horizon h
	left join sessions_planning.remise r on r.cle = ab.cle and r.id_annonce = a.id_annonce
	left join sessions_planning.evenement e on e.id_evenement = a.id_evenement
	left join public.sessions s on s.id_session = a.id_session
	left join public.formations f on f.id_formation = s.id_formation
	where ab.cle = :cle! and a.xid < h.xid and r.faite_le is null
		and (e.action = any (:actions!::text[]) or a.code is not null and :alertes!::boolean)
		and (cardinality(:codes!::text[]) = 0 or a.code is null or a.code = any (:codes!::text[]))
		and (:formation::text is null or f.code = :formation or f.nom = :formation
			or f.id_formation::text = :formation)
		and (:idSession::int is null or a.id_session = :idSession)
		and (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))
		and (:salle::text is null or exists (
			select
			from public.salles sa
			join sessions_planning.salle_physique p on p.id_salle = sa.id_salle
			join sessions_planning.salle_physique q on q.id_physique = p.id_physique
			where (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)
				and (q.id_salle = s.id_salle or exists (
					select
					from public.reservation_salle b
					where b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))
),
premieres as (
	select distinct on (coalesce(c.id_session::bigint, -c.id_annonce)) c.*
	from candidates c
	order by coalesce(c.id_session::bigint, -c.id_annonce), c.id_evenement nulls first, c.id_annonce
),
choisies as (
	select p.id_annonce
	from premieres p
	where not p.tenue and not exists (
		select
		from sessions_planning.evenement avant
		left join sessions_planning.annonce b on b.id_evenement = avant.id_evenement
		cross join horizon h
		where avant.id_session = p.id_session and avant.id_evenement < p.id_evenement
			and avant.action = any (:actions!::text[])
			and (avant.etat = 'RECU' and avant.applique_le is null or b.xid >= h.xid))
	order by p.id_annonce
	limit :limite!
),
prises as (
	insert into sessions_planning.remise (cle, id_annonce, bail_jusqua)
	select :cle!, c.id_annonce, now() + make_interval(secs => :bail!::int)
	from choisies c
	on conflict (cle, id_annonce) do update set bail_jusqua = excluded.bail_jusqua
	returning id_annonce
),
avance as (
	update sessions_planning.abonnement ab
	set xid_depuis = n.xid
	from (
		-- min() of an xid8 is there from PostgreSQL 15 on only.
		select coalesce((select c.xid from candidates c order by c.xid limit 1), h.xid) as xid
		from horizon h
	) n
	where ab.cle = :cle! and ab.xid_depuis < n.xid
	returning ab.xid_depuis
),
oubliees as (
	delete from sessions_planning.remise r
	using sessions_planning.annonce a, avance v
	where r.cle = :cle! and a.id_annonce = r.id_annonce and a.xid < v.xid_depuis
)
select id_annonce as "idAnnonce!" from prises order by id_annonce;

/* Keeps announcements that a run is still at work on. */
/* @name keepRemises */
update sessions_planning.remise
set bail_jusqua = now() + make_interval(secs => :bail!::int)
where cle = :cle! and id_annonce = any (:ids!::bigint[]) and faite_le is null;

/* The run of these is over. */
/* @name finishRemises */
update sessions_planning.remise set faite_le = now() where cle = :cle! and id_annonce = any (:ids!::bigint[]);

/* Gives back what was taken and not handed on. */
/* @name releaseRemises */
delete from sessions_planning.remise where cle = :cle! and id_annonce = any (:ids!::bigint[]) and faite_le is null;

/* What announcements tell: the event with what it did, or the alert, and what was decided last of its person. */
/* @name readAnnonces */
select a.id_annonce as "idAnnonce!", a.id_evenement as "idEvenement?", a.id_session, a.code, a.message,
	a.cree_le as "creeLe!"
from sessions_planning.annonce a
where a.id_annonce = any (:ids!::bigint[])
order by a.id_annonce;

/* The last decision of each inscription that is named, or of the session where none is. */
/* @name readDernieresDecisions */
select d.rang as "rang!", x.regle, x.message, x.faits, x.acteur, x.prise_le
from unnest(:idSessions!::int[], :idInscriptions!::int[]) with ordinality as d (id_session, id_inscription, rang)
cross join lateral (
	select *
	from sessions_planning.decision x
	where x.id_session = d.id_session and x.id_inscription is not distinct from d.id_inscription
	order by x.id_decision desc
	limit 1
) x;

/* The newest event that a workflow asks for, by the conditions of claimAnnonces: what its editor shows for a test. */
/* @name readLastEvenement */
select e.id_evenement as "idEvenement!"
from sessions_planning.evenement e
left join public.sessions s on s.id_session = e.id_session
left join public.formations f on f.id_formation = s.id_formation
where e.applique_le is not null and e.action = any (:actions!::text[])
	and (:formation::text is null or f.code = :formation or f.nom = :formation
			or f.id_formation::text = :formation)
	and (:idSession::int is null or e.id_session = :idSession)
	and (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))
	and (:salle::text is null or exists (
		select
		from public.salles sa
		join sessions_planning.salle_physique p on p.id_salle = sa.id_salle
		join sessions_planning.salle_physique q on q.id_physique = p.id_physique
		where (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)
			and (q.id_salle = s.id_salle or exists (
				select
				from public.reservation_salle b
				where b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))
order by e.id_evenement desc
limit 1;

/* The newest alert, for the same. */
/* @name readLastAlerte */
select a.id_session, split_part(a.code, ':', 1) as "code!", a.message, a.cree_le as "creeLe!"
from sessions_planning.alerte a
left join public.sessions s on s.id_session = a.id_session
left join public.formations f on f.id_formation = s.id_formation
where (:formation::text is null or f.code = :formation or f.nom = :formation
			or f.id_formation::text = :formation)
	and (:idSession::int is null or a.id_session = :idSession)
	and (cardinality(:codes!::text[]) = 0 or split_part(a.code, ':', 1) = any (:codes!::text[]))
	and (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))
	and (:salle::text is null or exists (
		select
		from public.salles sa
		join sessions_planning.salle_physique p on p.id_salle = sa.id_salle
		join sessions_planning.salle_physique q on q.id_physique = p.id_physique
		where (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)
			and (q.id_salle = s.id_salle or exists (
				select
				from public.reservation_salle b
				where b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))
order by a.cree_le desc
limit 1;

/* Forgets workflows that have not listened for so many days, and what everybody has heard. */
/* @name forgetAnnonces */
with partis as (
	delete from sessions_planning.abonnement where vu_le < now() - make_interval(days => :jours!::int)
	returning 1
)
delete from sessions_planning.annonce a
where a.id_annonce in (
	select old.id_annonce
	from sessions_planning.annonce old
	where old.cree_le < now() - make_interval(days => :jours!::int)
		or old.xid < (
			select ab.xid_depuis from sessions_planning.abonnement ab order by ab.xid_depuis limit 1)
	limit 1000);
