-- What the user of the nodes' credential may do, and nothing more. After `migrate`, as the owner of the tables:
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -v role=sessions_nodes -f role.sql
-- or the same by: npx n8n-nodes-sessions-planning role sessions_nodes
-- It only gives: what the role was given otherwise stays. docs/security.md says how the role is made.

select set_config('sessions_planning.role', :'role', false);
do $$
begin
  execute format('grant connect on database %I to %I', current_database(), current_setting('sessions_planning.role'));
end $$;
grant usage on schema public, sessions_planning to :"role";

-- The CRM's tables. Nothing is deleted but an absence, and nothing is written of people, rooms, trainings and trainers.
grant select on public.candidats, public.disponibilite_formateur, public.eleves, public.formateurs, public.formations,
  public.inscription_session, public.reservation_salle, public.salles, public.sessions to :"role";
grant insert, update on public.inscription_session, public.reservation_salle, public.sessions to :"role";
-- A trainer's absence is told at the desk, and lifted there.
grant insert, delete on public.disponibilite_formateur to :"role";

-- The keys of rows that it writes there, whatever the CRM's sequences are called.
do $$
declare
  suite text;
begin
  for suite in
    select coalesce(pg_get_serial_sequence('public.' || t.relname, a.attname),
      substring(pg_get_expr(d.adbin, d.adrelid) from 'nextval\(''(.+)''::regclass\)'))
    from pg_class t
    join pg_attribute a on a.attrelid = t.oid
    left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    where t.relnamespace = 'public'::regnamespace and (t.relname, a.attname) in (
      ('inscription_session', 'id_inscription'), ('reservation_salle', 'id_reservation'),
      ('sessions', 'id_session'), ('disponibilite_formateur', 'id_disponibilite'))
  loop
    if suite is not null then
      execute format('grant usage on sequence %s to %I', suite, current_setting('sessions_planning.role'));
    end if;
  end loop;
end $$;

-- Our own schema: read whole, written where a statement of database/queries writes.
grant select on all tables in schema sessions_planning to :"role";
grant insert, update on sessions_planning.effacement, sessions_planning.lien_revoque, sessions_planning.passage,
  sessions_planning.presence, sessions_planning.seance to :"role";
-- What is past its time goes (conservation.json), and a person is taken out of what stays (docs/personal-data.md).
grant insert, update, delete on sessions_planning.abonnement, sessions_planning.alerte, sessions_planning.courrier,
  sessions_planning.decision, sessions_planning.evenement, sessions_planning.fermeture,
  sessions_planning.idempotence, sessions_planning.remise to :"role";
grant update, delete on sessions_planning.annonce to :"role";
grant update on sessions_planning.presence_trace to :"role";
grant update on sessions_planning.sante to :"role";
grant execute on function sessions_planning.verrouiller_salles(int[]),
  sessions_planning.verrouiller_formateurs(int[]), sessions_planning.verrouiller_eleves(int[]),
  sessions_planning.verrouiller_candidats(int[]), sessions_planning.reprendre_annonces() to :"role";
