/** Types generated for queries found in "database/queries/decisions.sql" */
import { PreparedQuery } from '../sql';

export type booleanArray = (boolean)[];

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'InsertDecisions' parameters type */
export interface IInsertDecisionsParams {
  acteur: string;
  faits: stringArray;
  forcees: booleanArray;
  idInscriptions: numberArray;
  idSessions: numberArray;
  messages: stringArray;
  regles: stringArray;
  verbes: stringArray;
}

/** 'InsertDecisions' return type */
export type IInsertDecisionsResult = void;

/** 'InsertDecisions' query type */
export interface IInsertDecisionsQuery {
  params: IInsertDecisionsParams;
  result: IInsertDecisionsResult;
}

const insertDecisionsIR: any = {"usedParamSet":{"acteur":true,"verbes":true,"idSessions":true,"idInscriptions":true,"regles":true,"messages":true,"faits":true,"forcees":true},"params":[{"name":"acteur","required":true,"transform":{"type":"scalar"},"locs":[{"a":121,"b":128}]},{"name":"verbes","required":true,"transform":{"type":"scalar"},"locs":[{"a":229,"b":236}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":247,"b":258}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":268,"b":283}]},{"name":"regles","required":true,"transform":{"type":"scalar"},"locs":[{"a":293,"b":300}]},{"name":"messages","required":true,"transform":{"type":"scalar"},"locs":[{"a":311,"b":320}]},{"name":"faits","required":true,"transform":{"type":"scalar"},"locs":[{"a":331,"b":337}]},{"name":"forcees","required":true,"transform":{"type":"scalar"},"locs":[{"a":348,"b":356}]}],"statement":"insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits, forcee)\nselect :acteur!, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits::jsonb, d.forcee\nfrom unnest(:verbes!::text[], :idSessions!::int[], :idInscriptions!::int[], :regles!::text[], :messages!::text[], :faits!::text[], :forcees!::boolean[])\n  as d (verbe, id_session, id_inscription, regle, message, faits, forcee)"};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits, forcee)
 * select :acteur!, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits::jsonb, d.forcee
 * from unnest(:verbes!::text[], :idSessions!::int[], :idInscriptions!::int[], :regles!::text[], :messages!::text[], :faits!::text[], :forcees!::boolean[])
 *   as d (verbe, id_session, id_inscription, regle, message, faits, forcee)
 * ```
 */
export const insertDecisions = new PreparedQuery<IInsertDecisionsParams,IInsertDecisionsResult>(insertDecisionsIR);


