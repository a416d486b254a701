/* Of rights on tables and functions, and to read all of our schema, those that whoever asks does not have. By catalog:
   a name in a schema that may not be used is an error. What is not there is left out: it takes a migration. */
/* @name findMissingRights */
with objets as (
	select n.nspname || '.' || c.relname as nom, c.oid, 'table' as genre
	from pg_class c
	join pg_namespace n on n.oid = c.relnamespace
	where n.nspname in ('public', 'sessions_planning') and c.relkind in ('r', 'p', 'v')
	union all
	select n.nspname || '.' || p.proname, p.oid, 'function'
	from pg_proc p
	join pg_namespace n on n.oid = p.pronamespace
	where n.nspname = 'sessions_planning'
	union all
	select n.nspname::text, n.oid, 'schema'
	from pg_namespace n
	where n.nspname in ('public', 'sessions_planning')
),
demandes as (
	select d.objet, d.droit
	from unnest(:objets!::text[], :droits!::text[]) as d (objet, droit)
	union all
	select o.nom, 'select' from objets o where o.genre = 'table' and o.nom like 'sessions\_planning.%'
)
select d.objet as "objet!", string_agg(d.droit, ', ' order by d.droit) as "droits!"
from demandes d
join objets o on o.nom = d.objet
where not case o.genre
	when 'table' then has_table_privilege(o.oid, d.droit)
	when 'function' then has_function_privilege(o.oid, d.droit)
	else has_schema_privilege(o.oid, d.droit)
end
group by d.objet
union all
select n.nspname || '.' || c.relname, 'usage'
from pg_depend x
join pg_class c on c.oid = x.objid and c.relkind = 'S'
join pg_namespace n on n.oid = c.relnamespace
join pg_class t on t.oid = x.refobjid and t.relnamespace = 'public'::regnamespace
join pg_attribute a on a.attrelid = t.oid and a.attnum = x.refobjsubid
where x.deptype in ('a', 'i') and (t.relname, a.attname) in (
	('inscription_session', 'id_inscription'), ('reservation_salle', 'id_reservation'),
	('sessions', 'id_session'), ('disponibilite_formateur', 'id_disponibilite'))
	and not case when c.relkind = 'S' then has_sequence_privilege(c.oid, 'usage') else true end
order by 1;

/* Who but the owner may write events: the users of the nodes' credentials, who are given what a migration brings. */
/* @name findNodesRoles */
select r.rolname::text as "role!"
from pg_class c
cross join lateral aclexplode(c.relacl) x
join pg_roles r on r.oid = x.grantee
where c.oid = to_regclass('sessions_planning.evenement') and x.privilege_type = 'INSERT' and x.grantee <> c.relowner
order by 1;
