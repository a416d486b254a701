/** Types generated for queries found in "database/queries/rights.sql" */
import { PreparedQuery } from '../sql';

/** 'FindMissingRights' parameters type */
export interface IFindMissingRightsParams {
  droits: (string | null)[];
  objets: (string | null)[];
}

/** 'FindMissingRights' return type */
export interface IFindMissingRightsResult {
  droits: string;
  objet: string;
}

/** 'FindMissingRights' query type */
export interface IFindMissingRightsQuery {
  params: IFindMissingRightsParams;
  result: IFindMissingRightsResult;
}

const findMissingRightsIR: any = {"usedParamSet":{"objets":true,"droits":true},"params":[{"name":"objets","required":true,"transform":{"type":"scalar"},"locs":[{"a":586,"b":593}]},{"name":"droits","required":true,"transform":{"type":"scalar"},"locs":[{"a":604,"b":611}]}],"statement":"with objets as (\n\tselect n.nspname || '.' || c.relname as nom, c.oid, 'table' as genre\n\tfrom pg_class c\n\tjoin pg_namespace n on n.oid = c.relnamespace\n\twhere n.nspname in ('public', 'sessions_planning') and c.relkind in ('r', 'p', 'v')\n\tunion all\n\tselect n.nspname || '.' || p.proname, p.oid, 'function'\n\tfrom pg_proc p\n\tjoin pg_namespace n on n.oid = p.pronamespace\n\twhere n.nspname = 'sessions_planning'\n\tunion all\n\tselect n.nspname::text, n.oid, 'schema'\n\tfrom pg_namespace n\n\twhere n.nspname in ('public', 'sessions_planning')\n),\ndemandes as (\n\tselect d.objet, d.droit\n\tfrom unnest(:objets!::text[], :droits!::text[]) as d (objet, droit)\n\tunion all\n\tselect o.nom, 'select' from objets o where o.genre = 'table' and o.nom like 'sessions\\_planning.%'\n)\nselect d.objet as \"objet!\", string_agg(d.droit, ', ' order by d.droit) as \"droits!\"\nfrom demandes d\njoin objets o on o.nom = d.objet\nwhere not case o.genre\n\twhen 'table' then has_table_privilege(o.oid, d.droit)\n\twhen 'function' then has_function_privilege(o.oid, d.droit)\n\telse has_schema_privilege(o.oid, d.droit)\nend\ngroup by d.objet\nunion all\nselect n.nspname || '.' || c.relname, 'usage'\nfrom pg_depend x\njoin pg_class c on c.oid = x.objid and c.relkind = 'S'\njoin pg_namespace n on n.oid = c.relnamespace\njoin pg_class t on t.oid = x.refobjid and t.relnamespace = 'public'::regnamespace\njoin pg_attribute a on a.attrelid = t.oid and a.attnum = x.refobjsubid\nwhere x.deptype in ('a', 'i') and (t.relname, a.attname) in (\n\t('inscription_session', 'id_inscription'), ('reservation_salle', 'id_reservation'),\n\t('sessions', 'id_session'), ('disponibilite_formateur', 'id_disponibilite'))\n\tand not case when c.relkind = 'S' then has_sequence_privilege(c.oid, 'usage') else true end\norder by 1                                                                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * with objets as (
 * 	select n.nspname || '.' || c.relname as nom, c.oid, 'table' as genre
 * 	from pg_class c
 * 	join pg_namespace n on n.oid = c.relnamespace
 * 	where n.nspname in ('public', 'sessions_planning') and c.relkind in ('r', 'p', 'v')
 * 	union all
 * 	select n.nspname || '.' || p.proname, p.oid, 'function'
 * 	from pg_proc p
 * 	join pg_namespace n on n.oid = p.pronamespace
 * 	where n.nspname = 'sessions_planning'
 * 	union all
 * 	select n.nspname::text, n.oid, 'schema'
 * 	from pg_namespace n
 * 	where n.nspname in ('public', 'sessions_planning')
 * ),
 * demandes as (
 * 	select d.objet, d.droit
 * 	from unnest(:objets!::text[], :droits!::text[]) as d (objet, droit)
 * 	union all
 * 	select o.nom, 'select' from objets o where o.genre = 'table' and o.nom like 'sessions\_planning.%'
 * )
 * select d.objet as "objet!", string_agg(d.droit, ', ' order by d.droit) as "droits!"
 * from demandes d
 * join objets o on o.nom = d.objet
 * where not case o.genre
 * 	when 'table' then has_table_privilege(o.oid, d.droit)
 * 	when 'function' then has_function_privilege(o.oid, d.droit)
 * 	else has_schema_privilege(o.oid, d.droit)
 * end
 * group by d.objet
 * union all
 * select n.nspname || '.' || c.relname, 'usage'
 * from pg_depend x
 * join pg_class c on c.oid = x.objid and c.relkind = 'S'
 * join pg_namespace n on n.oid = c.relnamespace
 * join pg_class t on t.oid = x.refobjid and t.relnamespace = 'public'::regnamespace
 * join pg_attribute a on a.attrelid = t.oid and a.attnum = x.refobjsubid
 * where x.deptype in ('a', 'i') and (t.relname, a.attname) in (
 * 	('inscription_session', 'id_inscription'), ('reservation_salle', 'id_reservation'),
 * 	('sessions', 'id_session'), ('disponibilite_formateur', 'id_disponibilite'))
 * 	and not case when c.relkind = 'S' then has_sequence_privilege(c.oid, 'usage') else true end
 * order by 1                                                                                                                     
 * ```
 */
export const findMissingRights = new PreparedQuery<IFindMissingRightsParams,IFindMissingRightsResult>(findMissingRightsIR);


/** 'FindNodesRoles' parameters type */
export type IFindNodesRolesParams = void;

/** 'FindNodesRoles' return type */
export interface IFindNodesRolesResult {
  role: string;
}

/** 'FindNodesRoles' query type */
export interface IFindNodesRolesQuery {
  params: IFindNodesRolesParams;
  result: IFindNodesRolesResult;
}

const findNodesRolesIR: any = {"usedParamSet":{},"params":[],"statement":"select r.rolname::text as \"role!\"\nfrom pg_class c\ncross join lateral aclexplode(c.relacl) x\njoin pg_roles r on r.oid = x.grantee\nwhere c.oid = to_regclass('sessions_planning.evenement') and x.privilege_type = 'INSERT' and x.grantee <> c.relowner\norder by 1"};

/**
 * Query generated from SQL:
 * ```
 * select r.rolname::text as "role!"
 * from pg_class c
 * cross join lateral aclexplode(c.relacl) x
 * join pg_roles r on r.oid = x.grantee
 * where c.oid = to_regclass('sessions_planning.evenement') and x.privilege_type = 'INSERT' and x.grantee <> c.relowner
 * order by 1
 * ```
 */
export const findNodesRoles = new PreparedQuery<IFindNodesRolesParams,IFindNodesRolesResult>(findNodesRolesIR);


