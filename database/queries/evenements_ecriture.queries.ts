/** Types generated for queries found in "database/queries/evenements_ecriture.sql" */
import { PreparedQuery } from '../sql';

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'InsertEvenements' parameters type */
export interface IInsertEvenementsParams {
  actions: stringArray;
  correlationIds: stringArray;
  donnees: stringArray;
  idSessions: numberArray;
}

/** 'InsertEvenements' return type */
export interface IInsertEvenementsResult {
  action: string;
  correlationId: string;
  idEvenement: number;
}

/** 'InsertEvenements' query type */
export interface IInsertEvenementsQuery {
  params: IInsertEvenementsParams;
  result: IInsertEvenementsResult;
}

const insertEvenementsIR: any = {"usedParamSet":{"actions":true,"correlationIds":true,"idSessions":true,"donnees":true},"params":[{"name":"actions","required":true,"transform":{"type":"scalar"},"locs":[{"a":184,"b":192}]},{"name":"correlationIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":203,"b":218}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":229,"b":240}]},{"name":"donnees","required":true,"transform":{"type":"scalar"},"locs":[{"a":250,"b":258}]}],"statement":"insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)\nselect e.action, e.correlation_id, e.id_session, 'INTERNE', e.donnees::jsonb\nfrom unnest(:actions!::text[], :correlationIds!::text[], :idSessions!::int[], :donnees!::text[]) as e (action, correlation_id, id_session, donnees)\non conflict (action, correlation_id) do nothing\nreturning id_evenement, action, correlation_id"};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)
 * select e.action, e.correlation_id, e.id_session, 'INTERNE', e.donnees::jsonb
 * from unnest(:actions!::text[], :correlationIds!::text[], :idSessions!::int[], :donnees!::text[]) as e (action, correlation_id, id_session, donnees)
 * on conflict (action, correlation_id) do nothing
 * returning id_evenement, action, correlation_id
 * ```
 */
export const insertEvenements = new PreparedQuery<IInsertEvenementsParams,IInsertEvenementsResult>(insertEvenementsIR);


