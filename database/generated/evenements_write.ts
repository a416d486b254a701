/** Types generated for queries found in "database/queries/evenements_write.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'InsertEvenements' parameters type */
export interface IInsertEvenementsParams {
  actions: (string | null)[];
  correlationIds: (string | null)[];
  donnees: Json;
  idSessions: (number | null)[];
}

/** 'InsertEvenements' return type */
export type IInsertEvenementsResult = void;

/** 'InsertEvenements' query type */
export interface IInsertEvenementsQuery {
  params: IInsertEvenementsParams;
  result: IInsertEvenementsResult;
}

const insertEvenementsIR: any = {"usedParamSet":{"actions":true,"correlationIds":true,"idSessions":true,"donnees":true},"params":[{"name":"actions","required":true,"transform":{"type":"scalar"},"locs":[{"a":188,"b":196}]},{"name":"correlationIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":207,"b":222}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":233,"b":244}]},{"name":"donnees","required":true,"transform":{"type":"scalar"},"locs":[{"a":278,"b":286}]}],"statement":"insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)\nselect e.action, e.correlation_id, e.id_session, 'INTERNE', e.donnees\nfrom rows\nfrom (unnest(:actions!::text[], :correlationIds!::text[], :idSessions!::int[]),\n\t\tjsonb_array_elements(:donnees!::jsonb)) as e (action, correlation_id, id_session, donnees)\non conflict (action, correlation_id) do nothing"};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)
 * select e.action, e.correlation_id, e.id_session, 'INTERNE', e.donnees
 * from rows
 * from (unnest(:actions!::text[], :correlationIds!::text[], :idSessions!::int[]),
 * 		jsonb_array_elements(:donnees!::jsonb)) as e (action, correlation_id, id_session, donnees)
 * on conflict (action, correlation_id) do nothing
 * ```
 */
export const insertEvenements = new PreparedQuery<IInsertEvenementsParams,IInsertEvenementsResult>(insertEvenementsIR);


