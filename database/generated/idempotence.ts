/** Types generated for queries found in "database/queries/idempotence.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'ClaimReponse' parameters type */
export interface IClaimReponseParams {
  cle: string;
  empreinte: string;
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

const claimReponseIR: any = {"usedParamSet":{"portee":true,"cle":true,"empreinte":true},"params":[{"name":"portee","required":true,"transform":{"type":"scalar"},"locs":[{"a":80,"b":87}]},{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":90,"b":94}]},{"name":"empreinte","required":true,"transform":{"type":"scalar"},"locs":[{"a":97,"b":107}]}],"statement":"insert into sessions_planning.idempotence as i (portee, cle, empreinte)\nvalues (:portee!, :cle!, :empreinte!)\non conflict (portee, cle) do update set cle = excluded.cle\nreturning i.empreinte as \"empreinte!\", i.statut as \"statut?\", i.reponse as \"reponse?\"                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.idempotence as i (portee, cle, empreinte)
 * values (:portee!, :cle!, :empreinte!)
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


