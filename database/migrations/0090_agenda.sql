-- What a calendar must remember of a séance: where it stood first, and how often it changed since.
-- A row comes with the first change; a séance without one stands where it was booked. No key to the booking: what the CRM
-- deletes has to be taken out of calendars too.
create table sessions_planning.agenda_seance (
  id_reservation int primary key,
  id_session int not null,
  debut timestamp not null,
  fin timestamp not null,
  sequence int not null,
  modifie_le timestamptz not null,
  supprimee boolean not null default false
);
create index agenda_seance_id_session_idx on sessions_planning.agenda_seance (id_session);

-- Entries that were mailed before carry the number of their event as SEQUENCE: those to come go on from the highest.
create table sessions_planning.agenda_depart (
  seul boolean primary key default true check (seul),
  sequence int not null
);
insert into sessions_planning.agenda_depart (sequence)
select coalesce(max(id_evenement), 0)::int from sessions_planning.evenement;

-- How often the séances of a session changed, and when last: the SEQUENCE of all its entries. It grows, whatever is done.
create view sessions_planning.agenda_session as
select s.id_session, d.sequence + coalesce(r.nombre, 0) + coalesce(g.sequence, 0) as sequence, g.modifie_le
from public.sessions s
cross join sessions_planning.agenda_depart d
left join lateral (
  select count(*)::int as nombre from public.reservation_salle r where r.id_session = s.id_session
) r on true
left join lateral (
  select (sum(g.sequence) + count(*) filter (where g.supprimee))::int as sequence, max(g.modifie_le) as modifie_le
  from sessions_planning.agenda_seance g where g.id_session = s.id_session
) g on true;

create function sessions_planning.noter_agenda() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le)
    select a.id_reservation, a.id_session, a.date_debut, a.date_fin, 1, clock_timestamp()
    from anciennes a
    join nouvelles n on n.id_reservation = a.id_reservation
    where a.id_session is not null
      and (a.id_salle, a.date_debut, a.date_fin, a.statut) is distinct from (n.id_salle, n.date_debut, n.date_fin, n.statut)
    on conflict (id_reservation) do update set sequence = g.sequence + 1, modifie_le = excluded.modifie_le;
  else
    insert into agenda_seance as g (id_reservation, id_session, debut, fin, sequence, modifie_le, supprimee)
    select a.id_reservation, a.id_session, a.date_debut, a.date_fin, 1, clock_timestamp(), true
    from anciennes a
    where a.id_session is not null
    on conflict (id_reservation) do update set sequence = g.sequence + 1, modifie_le = excluded.modifie_le, supprimee = true;
  end if;
  return null;
end $$;

create trigger sessions_planning_agenda_modification after update on public.reservation_salle
  referencing old table as anciennes new table as nouvelles for each statement execute function sessions_planning.noter_agenda();
create trigger sessions_planning_agenda_suppression after delete on public.reservation_salle
  referencing old table as anciennes for each statement execute function sessions_planning.noter_agenda();

-- Another trainer or subject: the entry says something else, and leaves the calendar of whom it was taken from.
create function sessions_planning.noter_agenda_formateur() returns trigger
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
  on conflict (id_reservation) do update set sequence = g.sequence + 1, modifie_le = excluded.modifie_le;
  return null;
end $$;

create trigger sessions_planning_agenda_formateur after update on public.sessions
  referencing old table as anciennes new table as nouvelles for each statement execute function sessions_planning.noter_agenda_formateur();
create trigger agenda_formateur after update on sessions_planning.seance
  referencing old table as anciennes new table as nouvelles for each statement execute function sessions_planning.noter_agenda_formateur();
