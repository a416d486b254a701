-- What 0001 adds, without reading a row: each constraint holds for new rows at once and for the old from the next step on.
alter table public.inscription_session alter column id_eleve drop not null;
alter table public.inscription_session
  add column if not exists id_candidat int,
  add column if not exists priorite int not null default 2,
  add column if not exists position_attente int,
  add column if not exists notifie_par text;

do $$
begin
  -- A CRM that has the column already has its own key on it, or wants none.
  if not exists (
    select from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.conrelid = 'public.inscription_session'::regclass and c.contype = 'f' and a.attname = 'id_candidat')
  then
    alter table public.inscription_session add constraint inscription_session_id_candidat_fkey
      foreign key (id_candidat) references public.candidats (id_candidat) not valid;
  end if;
end $$;

alter table public.inscription_session
  add constraint inscription_session_personne_check check (id_eleve is not null or id_candidat is not null) not valid,
  add constraint inscription_session_notifie_par_check check (notifie_par in ('admin', 'auto')) not valid;
