-- Reads every row while the CRM goes on writing.
alter table public.inscription_session validate constraint inscription_session_personne_check;
alter table public.inscription_session validate constraint inscription_session_notifie_par_check;
do $$
declare
  cle name;
begin
  select conname into cle from pg_constraint
  where conrelid = 'public.inscription_session'::regclass and conname = 'inscription_session_id_candidat_fkey' and not convalidated;
  if cle is not null then
    execute format('alter table public.inscription_session validate constraint %I', cle);
  end if;
end $$;
