-- Rooms and trainers are locked for a use case, and never written: a user who may not update them locks them through
-- these. In ascending order of key, as everybody does (docs/locking.md).
create function sessions_planning.verrouiller_salles(salles int[]) returns setof int
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select s.id_salle from public.salles s where s.id_salle = any (salles) order by s.id_salle for no key update;
$$;

create function sessions_planning.verrouiller_formateurs(formateurs int[]) returns setof int
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select f.id_formateur from public.formateurs f where f.id_formateur = any (formateurs) order by f.id_formateur
  for no key update;
$$;

-- What runs with its owner's rights is for whoever was given it by name (database/role.sql); triggers need no right.
revoke execute on function sessions_planning.verrouiller_salles(int[]), sessions_planning.verrouiller_formateurs(int[]),
  sessions_planning.occuper_salles(int[]), sessions_planning.occuper_formateurs(int[]) from public;
