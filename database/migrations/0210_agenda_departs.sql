-- A séance leaves a session's calendars also where the CRM deletes its booking or gives it to another session: kept as it
-- stood last in each session that had it, so that mails can take it out and entries keep their names. A row comes with the
-- booking from now on, and says when it was made; 0 stands for no session.
alter table sessions_planning.agenda_seance
  drop constraint agenda_seance_pkey,
  add constraint agenda_seance_pkey primary key (id_reservation, id_session),
  -- It came from another session, whose entry has the name of its number: here it is an entry of its own.
  add column arrivee boolean not null default false,
  -- It stood when it went, so that people count on it: a booking that was released before was told then.
  add column perdue boolean not null default false,
  add column dernier_debut timestamp,
  add column dernier_fin timestamp,
  add column id_salle int,
  add column id_formateur int;
comment on column sessions_planning.agenda_seance.supprimee is 'gone from this session: deleted, or in another';

-- What is to be told of it: those to come, which are few.
create index agenda_seance_depart_idx on sessions_planning.agenda_seance (dernier_debut) where supprimee and perdue;

-- Since when a séance without a row stands as it was booked: at least since now.
alter table sessions_planning.agenda_depart add column le timestamptz not null default now();

create or replace view sessions_planning.agenda_session as
select s.id_session, d.sequence + coalesce(r.nombre, 0) + coalesce(g.sequence, 0) as sequence,
  coalesce(g.modifie_le, d.le) as modifie_le
from public.sessions s
cross join sessions_planning.agenda_depart d
left join lateral (
  select count(*)::int as nombre from public.reservation_salle r where r.id_session = s.id_session
) r on true
left join lateral (
  select (sum(g.sequence) + count(*) filter (where g.supprimee))::int as sequence, max(g.modifie_le) as modifie_le
  from sessions_planning.agenda_seance g where g.id_session = s.id_session
) g on true;

-- Every séance that a session has or had, as calendars need it: SUPPRIMEE where its booking is gone from the session.
create view sessions_planning.seance_agenda as
select r.id_reservation, r.id_session, r.id_salle, r.date_debut, r.date_fin, r.statut, r.motif,
  coalesce(g.debut, r.date_debut) as debut_origine, coalesce(g.fin, r.date_fin) as fin_origine,
  coalesce(g.arrivee, false) as arrivee, coalesce(g.sequence, 0) as sequence, coalesce(g.modifie_le, d.le) as modifie_le,
  coalesce(q.id_formateur, s.id_formateur) as id_formateur, q.matiere
from public.reservation_salle r
cross join sessions_planning.agenda_depart d
left join public.sessions s on s.id_session = r.id_session
left join sessions_planning.seance q on q.id_reservation = r.id_reservation
left join sessions_planning.agenda_seance g on g.id_reservation = r.id_reservation
  and g.id_session = coalesce(r.id_session, 0)
union all
select g.id_reservation, g.id_session, g.id_salle, coalesce(g.dernier_debut, g.debut), coalesce(g.dernier_fin, g.fin),
  'SUPPRIMEE', null, g.debut, g.fin, g.arrivee, g.sequence, g.modifie_le, g.id_formateur, null
from sessions_planning.agenda_seance g
where g.supprimee and g.id_session <> 0;

create or replace function sessions_planning.noter_agenda() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    -- A booking that is put back under its old number stands again.
    insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le)
    select n.id_reservation, coalesce(n.id_session, 0), n.date_debut, n.date_fin, 0, clock_timestamp()
    from nouvelles n
    on conflict (id_reservation, id_session) do update
    set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = false;
    return null;
  end if;

  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le)
  select a.id_reservation, coalesce(a.id_session, 0), a.date_debut, a.date_fin, 1, clock_timestamp()
  from anciennes a
  join nouvelles n on n.id_reservation = a.id_reservation
  where a.id_session is not distinct from n.id_session
    and (a.id_salle, a.date_debut, a.date_fin, a.statut) is distinct from (n.id_salle, n.date_debut, n.date_fin, n.statut)
  on conflict (id_reservation, id_session) do update set sequence = g.sequence + 1, modifie_le = excluded.modifie_le;

  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le, supprimee, perdue,
    dernier_debut, dernier_fin, id_salle, id_formateur)
  select a.id_reservation, coalesce(a.id_session, 0), a.date_debut, a.date_fin, 1, clock_timestamp(), true,
    a.statut = 'ACTIVE', a.date_debut, a.date_fin, a.id_salle, coalesce(q.id_formateur, s.id_formateur)
  from anciennes a
  join nouvelles n on n.id_reservation = a.id_reservation
  left join seance q on q.id_reservation = a.id_reservation
  left join public.sessions s on s.id_session = a.id_session
  where a.id_session is distinct from n.id_session
  on conflict (id_reservation, id_session) do update
  set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = true, perdue = excluded.perdue,
    dernier_debut = excluded.dernier_debut, dernier_fin = excluded.dernier_fin,
    id_salle = excluded.id_salle, id_formateur = excluded.id_formateur;

  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le, arrivee)
  select n.id_reservation, coalesce(n.id_session, 0), n.date_debut, n.date_fin, 1, clock_timestamp(), true
  from nouvelles n
  join anciennes a on a.id_reservation = n.id_reservation
  where a.id_session is distinct from n.id_session
  on conflict (id_reservation, id_session) do update
  set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = false;
  return null;
end $$;

-- Before the row goes: its trainer goes with it.
create function sessions_planning.noter_agenda_suppression() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le, supprimee, perdue,
    dernier_debut, dernier_fin, id_salle, id_formateur)
  values (old.id_reservation, coalesce(old.id_session, 0), old.date_debut, old.date_fin, 1, clock_timestamp(), true,
    old.statut = 'ACTIVE', old.date_debut, old.date_fin, old.id_salle, coalesce(
      (select q.id_formateur from seance q where q.id_reservation = old.id_reservation),
      (select s.id_formateur from public.sessions s where s.id_session = old.id_session)))
  on conflict (id_reservation, id_session) do update
  set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = true, perdue = excluded.perdue,
    dernier_debut = excluded.dernier_debut, dernier_fin = excluded.dernier_fin,
    id_salle = excluded.id_salle, id_formateur = excluded.id_formateur;
  return old;
end $$;

drop trigger sessions_planning_agenda_suppression on public.reservation_salle;
create trigger sessions_planning_agenda_suppression before delete on public.reservation_salle
  for each row execute function sessions_planning.noter_agenda_suppression();
create trigger sessions_planning_agenda_insertion after insert on public.reservation_salle
  referencing new table as nouvelles for each statement execute function sessions_planning.noter_agenda();

-- The same as before (0090), for the session that has the séance.
create or replace function sessions_planning.noter_agenda_formateur() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
declare
  touchees int[];
begin
  if tg_table_name = 'sessions' then
    select array_agg(r.id_reservation) into touchees
    from nouvelles n
    join anciennes a on a.id_session = n.id_session
    join public.reservation_salle r on r.id_session = n.id_session
    where a.id_formateur is distinct from n.id_formateur
      and not exists (select 1 from seance s where s.id_reservation = r.id_reservation and s.id_formateur is not null);
  else
    select array_agg(n.id_reservation) into touchees
    from nouvelles n
    join anciennes a on a.id_reservation = n.id_reservation
    where (a.id_formateur, a.matiere) is distinct from (n.id_formateur, n.matiere);
  end if;
  insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le)
  select r.id_reservation, r.id_session, r.date_debut, r.date_fin, 1, clock_timestamp()
  from public.reservation_salle r
  where r.id_reservation = any (touchees) and r.id_session is not null
  on conflict (id_reservation, id_session) do update set sequence = g.sequence + 1, modifie_le = excluded.modifie_le;
  return null;
end $$;

-- What the CRM gave to another session before this was noted is gone from the one that it was noted in. Without the hours
-- of its departure, which was long ago for all we know: the next mail takes it out, and none is written for it.
update sessions_planning.agenda_seance g
set sequence = g.sequence + 1, modifie_le = clock_timestamp(), supprimee = true, id_salle = r.id_salle
from public.reservation_salle r
where r.id_reservation = g.id_reservation and r.id_session is distinct from g.id_session and not g.supprimee;
