/** Types generated for queries found in "database/queries/conservation.sql" */
import { PreparedQuery } from '../sql';

/** 'TakeTurn' parameters type */
export interface ITakeTurnParams {
  pause: number;
}

/** 'TakeTurn' return type */
export interface ITakeTurnResult {
  le: Date;
}

/** 'TakeTurn' query type */
export interface ITakeTurnQuery {
  params: ITakeTurnParams;
  result: ITakeTurnResult;
}

const takeTurnIR: any = {"usedParamSet":{"pause":true},"params":[{"name":"pause","required":true,"transform":{"type":"scalar"},"locs":[{"a":185,"b":191}]}],"statement":"insert into sessions_planning.passage as p (quoi, le)\nvalues ('CONSERVATION', now())\non conflict (quoi) do update set le = excluded.le\nwhere p.le <= excluded.le - make_interval(secs => :pause!::int)\nreturning le                                                                                                                                                                                                                                                                                                                                                                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.passage as p (quoi, le)
 * values ('CONSERVATION', now())
 * on conflict (quoi) do update set le = excluded.le
 * where p.le <= excluded.le - make_interval(secs => :pause!::int)
 * returning le                                                                                                                                                                                                                                                                                                                                                                                                                             
 * ```
 */
export const takeTurn = new PreparedQuery<ITakeTurnParams,ITakeTurnResult>(takeTurnIR);


/** 'ForgetCourriers' parameters type */
export interface IForgetCourriersParams {
  apres: number;
  jours?: number | null | void;
  lot: number;
}

/** 'ForgetCourriers' return type */
export interface IForgetCourriersResult {
  combien: number;
  fini: boolean;
  jusqua: number;
}

/** 'ForgetCourriers' query type */
export interface IForgetCourriersQuery {
  params: IForgetCourriersParams;
  result: IForgetCourriersResult;
}

const forgetCourriersIR: any = {"usedParamSet":{"apres":true,"lot":true,"jours":true},"params":[{"name":"apres","required":true,"transform":{"type":"scalar"},"locs":[{"a":118,"b":124},{"a":983,"b":989}]},{"name":"lot","required":true,"transform":{"type":"scalar"},"locs":[{"a":165,"b":169},{"a":1037,"b":1041}]},{"name":"jours","required":false,"transform":{"type":"scalar"},"locs":[{"a":497,"b":502},{"a":645,"b":650},{"a":1114,"b":1119}]}],"statement":"with vus as materialized (\n\tselect x.id_courrier, x.cree_le\n\tfrom sessions_planning.courrier x\n\twhere x.id_courrier > :apres!::bigint\n\torder by x.id_courrier\n\tlimit :lot!::int\n),\npasses as (\n\tdelete from sessions_planning.courrier d\n\twhere d.id_courrier = any (array(\n\t\tselect x.id_courrier\n\t\tfrom sessions_planning.courrier x\n\t\twhere x.id_courrier = any (array(select v.id_courrier from vus v))\n\t\t\tand x.etat <> 'A_ENVOYER'\n\t\t\tand coalesce(x.envoye_le, x.cree_le) < now() - make_interval(days => :jours::int)\n\t\t\tand coalesce((\n\t\t\t\tselect e.etat <> 'RECU' and coalesce((\n\t\t\t\t\tselect s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)\n\t\t\t\t\tfrom public.sessions s\n\t\t\t\t\twhere s.id_session = e.id_session), true)\n\t\t\t\tfrom sessions_planning.evenement e\n\t\t\t\twhere e.id_evenement = x.id_evenement), true)\n\t\tfor update skip locked))\n\treturning d.id_courrier\n)\nselect (select count(*)::int from passes) as \"combien!\",\n\tcoalesce((select max(v.id_courrier) from vus v), :apres!::bigint) as \"jusqua!\",\n\t(\n\t\tselect count(*) < :lot!::int\n\t\t\tor coalesce(bool_or(v.cree_le >= now() - make_interval(days => :jours::int)), true)\n\t\tfrom vus v\n\t) as \"fini!\"                                                                                                   "};

/**
 * Query generated from SQL:
 * ```
 * with vus as materialized (
 * 	select x.id_courrier, x.cree_le
 * 	from sessions_planning.courrier x
 * 	where x.id_courrier > :apres!::bigint
 * 	order by x.id_courrier
 * 	limit :lot!::int
 * ),
 * passes as (
 * 	delete from sessions_planning.courrier d
 * 	where d.id_courrier = any (array(
 * 		select x.id_courrier
 * 		from sessions_planning.courrier x
 * 		where x.id_courrier = any (array(select v.id_courrier from vus v))
 * 			and x.etat <> 'A_ENVOYER'
 * 			and coalesce(x.envoye_le, x.cree_le) < now() - make_interval(days => :jours::int)
 * 			and coalesce((
 * 				select e.etat <> 'RECU' and coalesce((
 * 					select s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)
 * 					from public.sessions s
 * 					where s.id_session = e.id_session), true)
 * 				from sessions_planning.evenement e
 * 				where e.id_evenement = x.id_evenement), true)
 * 		for update skip locked))
 * 	returning d.id_courrier
 * )
 * select (select count(*)::int from passes) as "combien!",
 * 	coalesce((select max(v.id_courrier) from vus v), :apres!::bigint) as "jusqua!",
 * 	(
 * 		select count(*) < :lot!::int
 * 			or coalesce(bool_or(v.cree_le >= now() - make_interval(days => :jours::int)), true)
 * 		from vus v
 * 	) as "fini!"                                                                                                   
 * ```
 */
export const forgetCourriers = new PreparedQuery<IForgetCourriersParams,IForgetCourriersResult>(forgetCourriersIR);


/** 'ForgetEvenements' parameters type */
export interface IForgetEvenementsParams {
  apres: number;
  jours?: number | null | void;
  lot: number;
}

/** 'ForgetEvenements' return type */
export interface IForgetEvenementsResult {
  combien: number;
  fini: boolean;
  jusqua: number;
}

/** 'ForgetEvenements' query type */
export interface IForgetEvenementsQuery {
  params: IForgetEvenementsParams;
  result: IForgetEvenementsResult;
}

const forgetEvenementsIR: any = {"usedParamSet":{"apres":true,"lot":true,"jours":true},"params":[{"name":"apres","required":true,"transform":{"type":"scalar"},"locs":[{"a":121,"b":127},{"a":1059,"b":1065}]},{"name":"lot","required":true,"transform":{"type":"scalar"},"locs":[{"a":169,"b":173},{"a":1113,"b":1117}]},{"name":"jours","required":false,"transform":{"type":"scalar"},"locs":[{"a":502,"b":507},{"a":571,"b":576},{"a":675,"b":680},{"a":1190,"b":1195}]}],"statement":"with vus as materialized (\n\tselect x.id_evenement, x.recu_le\n\tfrom sessions_planning.evenement x\n\twhere x.id_evenement > :apres!::bigint\n\torder by x.id_evenement\n\tlimit :lot!::int\n),\npasses as (\n\tdelete from sessions_planning.evenement d\n\twhere d.id_evenement = any (array(\n\t\tselect x.id_evenement\n\t\tfrom sessions_planning.evenement x\n\t\twhere x.id_evenement = any (array(select v.id_evenement from vus v))\n\t\t\tand x.etat <> 'RECU'\n\t\t\tand coalesce(x.traite_le, x.recu_le) < now() - make_interval(days => :jours::int)\n\t\t\tand x.prochain_essai < now() - make_interval(days => :jours::int)\n\t\t\tand coalesce((\n\t\t\t\tselect s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)\n\t\t\t\tfrom public.sessions s\n\t\t\t\twhere s.id_session = x.id_session), true)\n\t\t\tand (\n\t\t\t\tselect c.id_courrier\n\t\t\t\tfrom sessions_planning.courrier c\n\t\t\t\twhere c.id_evenement = x.id_evenement\n\t\t\t\tlimit 1) is null\n\t\tfor update skip locked))\n\treturning d.id_evenement\n)\nselect (select count(*)::int from passes) as \"combien!\",\n\tcoalesce((select max(v.id_evenement) from vus v), :apres!::bigint) as \"jusqua!\",\n\t(\n\t\tselect count(*) < :lot!::int\n\t\t\tor coalesce(bool_or(v.recu_le >= now() - make_interval(days => :jours::int)), true)\n\t\tfrom vus v\n\t) as \"fini!\"                                                                                                                                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * with vus as materialized (
 * 	select x.id_evenement, x.recu_le
 * 	from sessions_planning.evenement x
 * 	where x.id_evenement > :apres!::bigint
 * 	order by x.id_evenement
 * 	limit :lot!::int
 * ),
 * passes as (
 * 	delete from sessions_planning.evenement d
 * 	where d.id_evenement = any (array(
 * 		select x.id_evenement
 * 		from sessions_planning.evenement x
 * 		where x.id_evenement = any (array(select v.id_evenement from vus v))
 * 			and x.etat <> 'RECU'
 * 			and coalesce(x.traite_le, x.recu_le) < now() - make_interval(days => :jours::int)
 * 			and x.prochain_essai < now() - make_interval(days => :jours::int)
 * 			and coalesce((
 * 				select s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)
 * 				from public.sessions s
 * 				where s.id_session = x.id_session), true)
 * 			and (
 * 				select c.id_courrier
 * 				from sessions_planning.courrier c
 * 				where c.id_evenement = x.id_evenement
 * 				limit 1) is null
 * 		for update skip locked))
 * 	returning d.id_evenement
 * )
 * select (select count(*)::int from passes) as "combien!",
 * 	coalesce((select max(v.id_evenement) from vus v), :apres!::bigint) as "jusqua!",
 * 	(
 * 		select count(*) < :lot!::int
 * 			or coalesce(bool_or(v.recu_le >= now() - make_interval(days => :jours::int)), true)
 * 		from vus v
 * 	) as "fini!"                                                                                                                                                                                                                  
 * ```
 */
export const forgetEvenements = new PreparedQuery<IForgetEvenementsParams,IForgetEvenementsResult>(forgetEvenementsIR);


/** 'ForgetDecisions' parameters type */
export interface IForgetDecisionsParams {
  apres: number;
  jours?: number | null | void;
  lot: number;
}

/** 'ForgetDecisions' return type */
export interface IForgetDecisionsResult {
  combien: number;
  fini: boolean;
  jusqua: number;
}

/** 'ForgetDecisions' query type */
export interface IForgetDecisionsQuery {
  params: IForgetDecisionsParams;
  result: IForgetDecisionsResult;
}

const forgetDecisionsIR: any = {"usedParamSet":{"apres":true,"lot":true,"jours":true},"params":[{"name":"apres","required":true,"transform":{"type":"scalar"},"locs":[{"a":119,"b":125},{"a":820,"b":826}]},{"name":"lot","required":true,"transform":{"type":"scalar"},"locs":[{"a":166,"b":170},{"a":874,"b":878}]},{"name":"jours","required":false,"transform":{"type":"scalar"},"locs":[{"a":447,"b":452},{"a":573,"b":578},{"a":952,"b":957}]}],"statement":"with vus as materialized (\n\tselect x.id_decision, x.prise_le\n\tfrom sessions_planning.decision x\n\twhere x.id_decision > :apres!::bigint\n\torder by x.id_decision\n\tlimit :lot!::int\n),\npasses as (\n\tdelete from sessions_planning.decision d\n\twhere d.id_decision = any (array(\n\t\tselect x.id_decision\n\t\tfrom sessions_planning.decision x\n\t\twhere x.id_decision = any (array(select v.id_decision from vus v))\n\t\t\tand x.prise_le < now() - make_interval(days => :jours::int)\n\t\t\tand coalesce((\n\t\t\t\tselect not x.forcee\n\t\t\t\t\tand s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)\n\t\t\t\tfrom public.sessions s\n\t\t\t\twhere s.id_session = x.id_session), true)\n\t\tfor update skip locked))\n\treturning d.id_decision\n)\nselect (select count(*)::int from passes) as \"combien!\",\n\tcoalesce((select max(v.id_decision) from vus v), :apres!::bigint) as \"jusqua!\",\n\t(\n\t\tselect count(*) < :lot!::int\n\t\t\tor coalesce(bool_or(v.prise_le >= now() - make_interval(days => :jours::int)), true)\n\t\tfrom vus v\n\t) as \"fini!\"                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * with vus as materialized (
 * 	select x.id_decision, x.prise_le
 * 	from sessions_planning.decision x
 * 	where x.id_decision > :apres!::bigint
 * 	order by x.id_decision
 * 	limit :lot!::int
 * ),
 * passes as (
 * 	delete from sessions_planning.decision d
 * 	where d.id_decision = any (array(
 * 		select x.id_decision
 * 		from sessions_planning.decision x
 * 		where x.id_decision = any (array(select v.id_decision from vus v))
 * 			and x.prise_le < now() - make_interval(days => :jours::int)
 * 			and coalesce((
 * 				select not x.forcee
 * 					and s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)
 * 				from public.sessions s
 * 				where s.id_session = x.id_session), true)
 * 		for update skip locked))
 * 	returning d.id_decision
 * )
 * select (select count(*)::int from passes) as "combien!",
 * 	coalesce((select max(v.id_decision) from vus v), :apres!::bigint) as "jusqua!",
 * 	(
 * 		select count(*) < :lot!::int
 * 			or coalesce(bool_or(v.prise_le >= now() - make_interval(days => :jours::int)), true)
 * 		from vus v
 * 	) as "fini!"                                                                                                      
 * ```
 */
export const forgetDecisions = new PreparedQuery<IForgetDecisionsParams,IForgetDecisionsResult>(forgetDecisionsIR);


/** 'ForgetAlertes' parameters type */
export interface IForgetAlertesParams {
  jours?: number | null | void;
  lot: number;
}

/** 'ForgetAlertes' return type */
export interface IForgetAlertesResult {
  combien: number;
}

/** 'ForgetAlertes' query type */
export interface IForgetAlertesQuery {
  params: IForgetAlertesParams;
  result: IForgetAlertesResult;
}

const forgetAlertesIR: any = {"usedParamSet":{"jours":true,"lot":true},"params":[{"name":"jours","required":false,"transform":{"type":"scalar"},"locs":[{"a":185,"b":190},{"a":280,"b":285}]},{"name":"lot","required":true,"transform":{"type":"scalar"},"locs":[{"a":388,"b":392}]}],"statement":"with passes as (\n\tdelete from sessions_planning.alerte a\n\twhere a.ctid = any (array(\n\t\tselect x.ctid\n\t\tfrom sessions_planning.alerte x\n\t\twhere x.cree_le < now() - make_interval(days => :jours::int)\n\t\t\tand (\n\t\t\t\tselect s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)\n\t\t\t\tfrom public.sessions s\n\t\t\t\twhere s.id_session = x.id_session)\n\t\torder by x.cree_le\n\t\tlimit :lot!::int\n\t\tfor update of x skip locked))\n\treturning a.id_session\n)\nselect count(*)::int as \"combien!\" from passes                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * with passes as (
 * 	delete from sessions_planning.alerte a
 * 	where a.ctid = any (array(
 * 		select x.ctid
 * 		from sessions_planning.alerte x
 * 		where x.cree_le < now() - make_interval(days => :jours::int)
 * 			and (
 * 				select s.date_fin < now() at time zone 'UTC' - make_interval(days => :jours::int)
 * 				from public.sessions s
 * 				where s.id_session = x.id_session)
 * 		order by x.cree_le
 * 		limit :lot!::int
 * 		for update of x skip locked))
 * 	returning a.id_session
 * )
 * select count(*)::int as "combien!" from passes                                                                      
 * ```
 */
export const forgetAlertes = new PreparedQuery<IForgetAlertesParams,IForgetAlertesResult>(forgetAlertesIR);


/** 'ForgetConfirmations' parameters type */
export interface IForgetConfirmationsParams {
  jours?: number | null | void;
  lot: number;
}

/** 'ForgetConfirmations' return type */
export interface IForgetConfirmationsResult {
  combien: number;
}

/** 'ForgetConfirmations' query type */
export interface IForgetConfirmationsQuery {
  params: IForgetConfirmationsParams;
  result: IForgetConfirmationsResult;
}

const forgetConfirmationsIR: any = {"usedParamSet":{"jours":true,"lot":true},"params":[{"name":"jours","required":false,"transform":{"type":"scalar"},"locs":[{"a":225,"b":230}]},{"name":"lot","required":true,"transform":{"type":"scalar"},"locs":[{"a":267,"b":271}]}],"statement":"with passes as (\n\tdelete from sessions_planning.idempotence i\n\twhere i.ctid = any (array(\n\t\tselect x.ctid\n\t\tfrom sessions_planning.idempotence x\n\t\twhere x.portee = 'confirmation' and x.cree_le < now() - make_interval(days => :jours::int)\n\t\torder by x.cree_le\n\t\tlimit :lot!::int\n\t\tfor update skip locked))\n\treturning i.cle\n)\nselect count(*)::int as \"combien!\" from passes                                                 "};

/**
 * Query generated from SQL:
 * ```
 * with passes as (
 * 	delete from sessions_planning.idempotence i
 * 	where i.ctid = any (array(
 * 		select x.ctid
 * 		from sessions_planning.idempotence x
 * 		where x.portee = 'confirmation' and x.cree_le < now() - make_interval(days => :jours::int)
 * 		order by x.cree_le
 * 		limit :lot!::int
 * 		for update skip locked))
 * 	returning i.cle
 * )
 * select count(*)::int as "combien!" from passes                                                 
 * ```
 */
export const forgetConfirmations = new PreparedQuery<IForgetConfirmationsParams,IForgetConfirmationsResult>(forgetConfirmationsIR);


/** 'ForgetReponses' parameters type */
export interface IForgetReponsesParams {
  jours?: number | null | void;
  lot: number;
}

/** 'ForgetReponses' return type */
export interface IForgetReponsesResult {
  combien: number;
}

/** 'ForgetReponses' query type */
export interface IForgetReponsesQuery {
  params: IForgetReponsesParams;
  result: IForgetReponsesResult;
}

const forgetReponsesIR: any = {"usedParamSet":{"jours":true,"lot":true},"params":[{"name":"jours","required":false,"transform":{"type":"scalar"},"locs":[{"a":226,"b":231}]},{"name":"lot","required":true,"transform":{"type":"scalar"},"locs":[{"a":268,"b":272}]}],"statement":"with passes as (\n\tdelete from sessions_planning.idempotence i\n\twhere i.ctid = any (array(\n\t\tselect x.ctid\n\t\tfrom sessions_planning.idempotence x\n\t\twhere x.portee <> 'confirmation' and x.cree_le < now() - make_interval(days => :jours::int)\n\t\torder by x.cree_le\n\t\tlimit :lot!::int\n\t\tfor update skip locked))\n\treturning i.cle\n)\nselect count(*)::int as \"combien!\" from passes"};

/**
 * Query generated from SQL:
 * ```
 * with passes as (
 * 	delete from sessions_planning.idempotence i
 * 	where i.ctid = any (array(
 * 		select x.ctid
 * 		from sessions_planning.idempotence x
 * 		where x.portee <> 'confirmation' and x.cree_le < now() - make_interval(days => :jours::int)
 * 		order by x.cree_le
 * 		limit :lot!::int
 * 		for update skip locked))
 * 	returning i.cle
 * )
 * select count(*)::int as "combien!" from passes
 * ```
 */
export const forgetReponses = new PreparedQuery<IForgetReponsesParams,IForgetReponsesResult>(forgetReponsesIR);


