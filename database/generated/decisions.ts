/** Types generated for queries found in "database/queries/decisions.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'InsertDecisions' parameters type */
export interface IInsertDecisionsParams {
  acteur: string;
  faits: Json;
  forcees: (boolean | null)[];
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
  messages: (string | null)[];
  regles: (string | null)[];
  verbes: (string | null)[];
}

/** 'InsertDecisions' return type */
export type IInsertDecisionsResult = void;

/** 'InsertDecisions' query type */
export interface IInsertDecisionsQuery {
  params: IInsertDecisionsParams;
  result: IInsertDecisionsResult;
}

const insertDecisionsIR: any = {"usedParamSet":{"acteur":true,"verbes":true,"idSessions":true,"idInscriptions":true,"regles":true,"messages":true,"forcees":true,"faits":true},"params":[{"name":"acteur","required":true,"transform":{"type":"scalar"},"locs":[{"a":121,"b":128}]},{"name":"verbes","required":true,"transform":{"type":"scalar"},"locs":[{"a":233,"b":240}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":251,"b":262}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":272,"b":287}]},{"name":"regles","required":true,"transform":{"type":"scalar"},"locs":[{"a":297,"b":304}]},{"name":"messages","required":true,"transform":{"type":"scalar"},"locs":[{"a":318,"b":327}]},{"name":"forcees","required":true,"transform":{"type":"scalar"},"locs":[{"a":338,"b":346}]},{"name":"faits","required":true,"transform":{"type":"scalar"},"locs":[{"a":384,"b":390}]}],"statement":"insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits, forcee)\nselect :acteur!, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits, d.forcee\nfrom rows\nfrom (unnest(:verbes!::text[], :idSessions!::int[], :idInscriptions!::int[], :regles!::text[],\n\t\t\t:messages!::text[], :forcees!::boolean[]),\n\t\tjsonb_array_elements(:faits!::jsonb))\n\tas d (verbe, id_session, id_inscription, regle, message, forcee, faits)"};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits, forcee)
 * select :acteur!, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits, d.forcee
 * from rows
 * from (unnest(:verbes!::text[], :idSessions!::int[], :idInscriptions!::int[], :regles!::text[],
 * 			:messages!::text[], :forcees!::boolean[]),
 * 		jsonb_array_elements(:faits!::jsonb))
 * 	as d (verbe, id_session, id_inscription, regle, message, forcee, faits)
 * ```
 */
export const insertDecisions = new PreparedQuery<IInsertDecisionsParams,IInsertDecisionsResult>(insertDecisionsIR);


