-- Whoever leaves the queue keeps no rank, as since 0010, but by a trigger that follows the update. A row trigger before it makes PostgreSQL lock each row
-- first, and log that, whether its condition holds or not: when the head of 10,000 left, each rank behind was logged twice, in a third more time.
create or replace function sessions_planning.sans_rang() returns trigger
language plpgsql set search_path = sessions_planning, public, pg_temp as $$
begin
  update public.inscription_session set position_attente = null
  where id_inscription = new.id_inscription and statut_inscription is distinct from 'EN_ATTENTE';
  return null;
end $$;

drop trigger sessions_planning_sans_rang on public.inscription_session;
create trigger sessions_planning_sans_rang after insert or update on public.inscription_session
  for each row when (new.position_attente is not null and new.statut_inscription is distinct from 'EN_ATTENTE')
  execute function sessions_planning.sans_rang();
