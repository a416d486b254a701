-- An erasure and an enrolment of one person take turns: the enrolment's foreign key waits for this lock, whoever writes
-- it, and this lock for an enrolment that is under way. The nodes' user may not update people, so a function takes it
-- (docs/locking.md); in ascending order of key, as everybody does.
create function sessions_planning.verrouiller_eleves(eleves int[]) returns setof int
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select e.id_eleve from public.eleves e where e.id_eleve = any (eleves) order by e.id_eleve for update;
$$;

create function sessions_planning.verrouiller_candidats(candidats int[]) returns setof int
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select c.id_candidat from public.candidats c where c.id_candidat = any (candidats) order by c.id_candidat for update;
$$;

revoke execute on function sessions_planning.verrouiller_eleves(int[]), sessions_planning.verrouiller_candidats(int[])
  from public;
