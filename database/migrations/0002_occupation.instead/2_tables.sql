-- All of 0002 but what reads the CRM's bookings: who and what is where, kept by triggers so that the CRM's own SQL can't book
-- twice.
create extension if not exists btree_gist;

-- Which rooms a room is made of is data. A room without a row here is made of itself.
create table sessions_planning.composition_salle (
  id_salle int not null references public.salles (id_salle) on delete cascade,
  id_partie int not null references public.salles (id_salle) on delete cascade,
  primary key (id_salle, id_partie),
  constraint composition_salle_pas_soi check (id_salle <> id_partie)
);

-- The start of that data, before the trigger that would read every booking because of it.
insert into sessions_planning.composition_salle (id_salle, id_partie)
select tous.id_salle, partie.id_salle
from public.salles tous
join public.salles partie on partie.code like 'ATEL\_%'
where tous.code = 'TOUS_ATEL'
on conflict do nothing;

create view sessions_planning.salle_physique as
with recursive parties as (
  select id_salle, id_salle as id_physique, array[id_salle] as chemin from public.salles
  union all
  select p.id_salle, c.id_partie, p.chemin || c.id_partie
  from parties p
  join sessions_planning.composition_salle c on c.id_salle = p.id_physique
  where c.id_partie <> all (p.chemin)
)
select distinct p.id_salle, p.id_physique
from parties p
where not exists (select 1 from sessions_planning.composition_salle c where c.id_salle = p.id_physique);

-- What the CRM's booking has no column for: the séance's own trainer and subject.
create table sessions_planning.seance (
  id_reservation int primary key references public.reservation_salle (id_reservation) on delete cascade,
  id_formateur int references public.formateurs (id_formateur),
  matiere text
);
create index seance_id_formateur_idx on sessions_planning.seance (id_formateur) where id_formateur is not null;

create table sessions_planning.occupation_salle (
  id_reservation int not null references public.reservation_salle (id_reservation) on delete cascade,
  id_salle int not null,
  periode tsrange not null,
  primary key (id_reservation, id_salle),
  constraint occupation_salle_sans_chevauchement exclude using gist (id_salle with =, periode with &&)
);

create table sessions_planning.occupation_formateur (
  id_reservation int primary key references public.reservation_salle (id_reservation) on delete cascade,
  id_formateur int not null,
  periode tsrange not null,
  constraint occupation_formateur_sans_chevauchement exclude using gist (id_formateur with =, periode with &&)
);

create function sessions_planning.occuper_salles(reservations int[]) returns void
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
  -- Two inserts that clash would wait for each other inside the constraint: a deadlock. In line by room, the second is told of the first.
  perform from public.salles s
  where s.id_salle in (
    select p.id_physique from public.reservation_salle r join salle_physique p on p.id_salle = r.id_salle
    where r.id_reservation = any (reservations) and r.statut = 'ACTIVE')
  order by s.id_salle
  for no key update;
  delete from occupation_salle where id_reservation = any (reservations);
  insert into occupation_salle (id_reservation, id_salle, periode)
  select r.id_reservation, p.id_physique, tsrange(r.date_debut, r.date_fin)
  from public.reservation_salle r
  join salle_physique p on p.id_salle = r.id_salle
  where r.id_reservation = any (reservations) and r.statut = 'ACTIVE' and r.date_debut < r.date_fin;
end $$;

create function sessions_planning.occuper_formateurs(reservations int[]) returns void
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
  perform from public.formateurs f
  where f.id_formateur in (
    select coalesce(s.id_formateur, se.id_formateur)
    from public.reservation_salle r
    left join seance s on s.id_reservation = r.id_reservation
    left join public.sessions se on se.id_session = r.id_session
    where r.id_reservation = any (reservations) and r.statut = 'ACTIVE')
  order by f.id_formateur
  for no key update;
  delete from occupation_formateur where id_reservation = any (reservations);
  insert into occupation_formateur (id_reservation, id_formateur, periode)
  select r.id_reservation, coalesce(s.id_formateur, se.id_formateur), tsrange(r.date_debut, r.date_fin)
  from public.reservation_salle r
  left join seance s on s.id_reservation = r.id_reservation
  left join public.sessions se on se.id_session = r.id_session
  where r.id_reservation = any (reservations) and r.statut = 'ACTIVE' and r.date_debut < r.date_fin
    and coalesce(s.id_formateur, se.id_formateur) is not null;
end $$;

create function sessions_planning.apres_reservation() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
declare
  touchees int[];
begin
  if tg_op = 'INSERT' then
    select array_agg(id_reservation) into touchees from nouvelles where statut = 'ACTIVE';
  else
    select array_agg(n.id_reservation) into touchees
    from nouvelles n
    join anciennes a on a.id_reservation = n.id_reservation
    where (a.id_salle, a.id_session, a.date_debut, a.date_fin, a.statut) is distinct from (n.id_salle, n.id_session, n.date_debut, n.date_fin, n.statut);
  end if;
  if touchees is not null then
    perform occuper_salles(touchees);
    perform occuper_formateurs(touchees);
  end if;
  return null;
end $$;

create trigger sessions_planning_apres_insertion after insert on public.reservation_salle
  referencing new table as nouvelles for each statement execute function sessions_planning.apres_reservation();
create trigger sessions_planning_apres_modification after update on public.reservation_salle
  referencing old table as anciennes new table as nouvelles for each statement execute function sessions_planning.apres_reservation();

create function sessions_planning.apres_seance() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform occuper_formateurs(array(select id_reservation from anciennes));
  else
    perform occuper_formateurs(array(select id_reservation from nouvelles));
  end if;
  return null;
end $$;

create trigger apres_insertion after insert on sessions_planning.seance
  referencing new table as nouvelles for each statement execute function sessions_planning.apres_seance();
create trigger apres_modification after update on sessions_planning.seance
  referencing new table as nouvelles for each statement execute function sessions_planning.apres_seance();
create trigger apres_suppression after delete on sessions_planning.seance
  referencing old table as anciennes for each statement execute function sessions_planning.apres_seance();

create function sessions_planning.apres_session() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
declare
  touchees int[];
begin
  select array_agg(r.id_reservation) into touchees
  from nouvelles n
  join anciennes a on a.id_session = n.id_session
  join public.reservation_salle r on r.id_session = n.id_session and r.statut = 'ACTIVE'
  where a.id_formateur is distinct from n.id_formateur;
  if touchees is not null then
    perform occuper_formateurs(touchees);
  end if;
  return null;
end $$;

create trigger sessions_planning_apres_modification after update on public.sessions
  referencing old table as anciennes new table as nouvelles for each statement execute function sessions_planning.apres_session();

create function sessions_planning.apres_composition() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
declare
  touchees int[];
begin
  -- A whole may be a part of a larger one: every room that is made of several is read again.
  select array_agg(distinct r.id_reservation) into touchees
  from public.reservation_salle r
  left join occupation_salle o on o.id_reservation = r.id_reservation
  where r.statut = 'ACTIVE'
    and (o.id_salle is distinct from r.id_salle or r.id_salle in (select c.id_salle from composition_salle c));
  if touchees is not null then
    perform occuper_salles(touchees);
  end if;
  return null;
end $$;

create trigger apres_changement after insert or update or delete on sessions_planning.composition_salle
  for each statement execute function sessions_planning.apres_composition();

-- TOUS_ATEL is made of every room whose code starts with ATEL_, also of one that is added later.
create function sessions_planning.composer_tous_ateliers() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
  insert into composition_salle (id_salle, id_partie)
  select tous.id_salle, partie.id_salle
  from public.salles tous
  join public.salles partie on partie.code like 'ATEL\_%'
  where tous.code = 'TOUS_ATEL'
    and (tous.id_salle in (select id_salle from nouvelles) or partie.id_salle in (select id_salle from nouvelles))
  on conflict do nothing;
  return null;
end $$;

create trigger sessions_planning_apres_insertion after insert on public.salles
  referencing new table as nouvelles for each statement execute function sessions_planning.composer_tous_ateliers();
