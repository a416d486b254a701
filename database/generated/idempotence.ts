/** Types generated for queries found in "database/queries/idempotence.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'ClaimReponse' parameters type */
export interface IClaimReponseParams {
  cle: string;
  empreinte: string;
  joursGardes: number;
  portee: string;
}

/** 'ClaimReponse' return type */
export interface IClaimReponseResult {
  empreinte: string;
  reponse: Json | null;
  statut: number | null;
}

/** 'ClaimReponse' query type */
export interface IClaimReponseQuery {
  params: IClaimReponseParams;
  result: IClaimReponseResult;
}

const claimReponseIR: any = {"usedParamSet":{"joursGardes":true,"portee":true,"cle":true,"empreinte":true},"params":[{"name":"joursGardes","required":true,"transform":{"type":"scalar"},"locs":[{"a":179,"b":191}]},{"name":"portee","required":true,"transform":{"type":"scalar"},"locs":[{"a":237,"b":244},{"a":474,"b":480}]},{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":253,"b":257},{"a":483,"b":486}]},{"name":"empreinte","required":true,"transform":{"type":"scalar"},"locs":[{"a":489,"b":499}]}],"statement":"with perimees as (\n\tdelete from sessions_planning.idempotence p\n\tusing (\n\t\tselect portee, cle\n\t\tfrom sessions_planning.idempotence\n\t\twhere cree_le < now() - make_interval(days => :joursGardes!::int) and (portee, cle) is distinct\n\t\tfrom (:portee!::text, :cle!::text)\n\t\torder by cree_le\n\t\tlimit 20\n\t\tfor update skip locked\n\t) vieilles\n\twhere p.portee = vieilles.portee and p.cle = vieilles.cle\n)\ninsert into sessions_planning.idempotence as i (portee, cle, empreinte)\nvalues (:portee, :cle, :empreinte!)\non conflict (portee, cle) do update set cle = excluded.cle\nreturning i.empreinte as \"empreinte!\", i.statut as \"statut?\", i.reponse as \"reponse?\"                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * with perimees as (
 * 	delete from sessions_planning.idempotence p
 * 	using (
 * 		select portee, cle
 * 		from sessions_planning.idempotence
 * 		where cree_le < now() - make_interval(days => :joursGardes!::int) and (portee, cle) is distinct
 * 		from (:portee!::text, :cle!::text)
 * 		order by cree_le
 * 		limit 20
 * 		for update skip locked
 * 	) vieilles
 * 	where p.portee = vieilles.portee and p.cle = vieilles.cle
 * )
 * insert into sessions_planning.idempotence as i (portee, cle, empreinte)
 * values (:portee, :cle, :empreinte!)
 * on conflict (portee, cle) do update set cle = excluded.cle
 * returning i.empreinte as "empreinte!", i.statut as "statut?", i.reponse as "reponse?"                                                                                          
 * ```
 */
export const claimReponse = new PreparedQuery<IClaimReponseParams,IClaimReponseResult>(claimReponseIR);


/** 'KeepReponse' parameters type */
export interface IKeepReponseParams {
  cle: string;
  portee: string;
  reponse: Json;
  statut: number;
}

/** 'KeepReponse' return type */
export type IKeepReponseResult = void;

/** 'KeepReponse' query type */
export interface IKeepReponseQuery {
  params: IKeepReponseParams;
  result: IKeepReponseResult;
}

const keepReponseIR: any = {"usedParamSet":{"statut":true,"reponse":true,"portee":true,"cle":true},"params":[{"name":"statut","required":true,"transform":{"type":"scalar"},"locs":[{"a":50,"b":57}]},{"name":"reponse","required":true,"transform":{"type":"scalar"},"locs":[{"a":70,"b":78}]},{"name":"portee","required":true,"transform":{"type":"scalar"},"locs":[{"a":102,"b":109}]},{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":121,"b":125}]}],"statement":"update sessions_planning.idempotence\nset statut = :statut!, reponse = :reponse!::jsonb\nwhere portee = :portee! and cle = :cle!"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.idempotence
 * set statut = :statut!, reponse = :reponse!::jsonb
 * where portee = :portee! and cle = :cle!
 * ```
 */
export const keepReponse = new PreparedQuery<IKeepReponseParams,IKeepReponseResult>(keepReponseIR);


