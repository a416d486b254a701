/** Types generated for queries found in "database/queries/rappels.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'InsertRappels' parameters type */
export interface IInsertRappelsParams {
  jusque: Date;
  maintenant: Date;
}

/** 'InsertRappels' return type */
export interface IInsertRappelsResult {
  idEvenement: number;
}

/** 'InsertRappels' query type */
export interface IInsertRappelsQuery {
  params: IInsertRappelsParams;
  result: IInsertRappelsResult;
}

const insertRappelsIR: any = {"usedParamSet":{"maintenant":true,"jusque":true},"params":[{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":465,"b":476}]},{"name":"jusque","required":true,"transform":{"type":"scalar"},"locs":[{"a":508,"b":515}]}],"statement":"with passage as (\n\tinsert into sessions_planning.passage as p (quoi, le)\n\tvalues ('RAPPELS', now())\n\ton conflict (quoi) do update set le = excluded.le\n)\ninsert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees, date_session)\nselect 'RAPPEL_SESSION',\n\t'rappel:' || s.id_session || ':' || to_char(s.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), s.id_session,\n\t'RAPPEL', '{}', s.date_debut\nfrom public.sessions s\nwhere s.date_debut > :maintenant!::timestamp and s.date_debut < :jusque!::timestamp\n\tand s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'\n\tand not exists (\n\t\tselect from sessions_planning.evenement e\n\t\twhere e.action = 'RAPPEL_SESSION' and e.id_session = s.id_session and e.date_session = s.date_debut)\non conflict (action, correlation_id) do nothing\nreturning id_evenement                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * with passage as (
 * 	insert into sessions_planning.passage as p (quoi, le)
 * 	values ('RAPPELS', now())
 * 	on conflict (quoi) do update set le = excluded.le
 * )
 * insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees, date_session)
 * select 'RAPPEL_SESSION',
 * 	'rappel:' || s.id_session || ':' || to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), s.id_session,
 * 	'RAPPEL', '{}', s.date_debut
 * from public.sessions s
 * where s.date_debut > :maintenant!::timestamp and s.date_debut < :jusque!::timestamp
 * 	and s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'
 * 	and not exists (
 * 		select from sessions_planning.evenement e
 * 		where e.action = 'RAPPEL_SESSION' and e.id_session = s.id_session and e.date_session = s.date_debut)
 * on conflict (action, correlation_id) do nothing
 * returning id_evenement                                                                                    
 * ```
 */
export const insertRappels = new PreparedQuery<IInsertRappelsParams,IInsertRappelsResult>(insertRappelsIR);


/** 'ReadSessionsAlertes' parameters type */
export interface IReadSessionsAlertesParams {
  idSessions: (number | null)[];
  maintenant: Date;
}

/** 'ReadSessionsAlertes' return type */
export interface IReadSessionsAlertesResult {
  absences: Json | null;
  capacite: number;
  dateDebut: Date;
  enAttente: number;
  formationNom: string;
  idSession: number;
  nbInscrits: number;
  salle: string;
  statutSession: string;
}

/** 'ReadSessionsAlertes' query type */
export interface IReadSessionsAlertesQuery {
  params: IReadSessionsAlertesParams;
  result: IReadSessionsAlertesResult;
}

const readSessionsAlertesIR: any = {"usedParamSet":{"maintenant":true,"idSessions":true},"params":[{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":566,"b":577},{"a":834,"b":845},{"a":976,"b":987},{"a":1006,"b":1017}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":934,"b":945}]}],"statement":"select s.id_session, f.nom as formation_nom, s.date_debut, s.statut_session,\n\tcoalesce(sa.nom, s.salle_principale, '') as \"salle!\",\n\tleast(s.capacite_max, coalesce(sa.capacite_max, s.capacite_max)) as \"capacite!\",\n\t(select count(*)\n\t\tfrom public.inscription_session i\n\t\twhere i.id_session = s.id_session\n\t\t\t\tand i.statut_inscription in ('INSCRIT', 'CONFIRME'))::int as \"nb_inscrits!\",\n\t(select count(*)\n\t\tfrom public.inscription_session i\n\t\twhere i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE')::int as \"en_attente!\",\n\tcase when s.date_debut <= :maintenant!\n\t\tthen (select to_jsonb(a) from sessions_planning.absences(s.id_session) a) end as \"absences?\"\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nleft join public.salles sa on sa.id_salle = s.id_salle\nwhere (s.date_debut > :maintenant!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE'))\n\tor s.id_session = any (:idSessions!::int[])\n\tor (s.date_debut <= :maintenant! and s.date_fin > :maintenant!::timestamp - interval '7 days'\n\t\tand s.statut_session <> 'ANNULEE' and exists (\n\t\t\tselect\n\t\t\tfrom public.inscription_session i\n\t\t\tjoin sessions_planning.presence p on p.id_inscription = i.id_inscription\n\t\t\twhere i.id_session = s.id_session))\norder by s.date_debut, s.id_session                                                              "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, f.nom as formation_nom, s.date_debut, s.statut_session,
 * 	coalesce(sa.nom, s.salle_principale, '') as "salle!",
 * 	least(s.capacite_max, coalesce(sa.capacite_max, s.capacite_max)) as "capacite!",
 * 	(select count(*)
 * 		from public.inscription_session i
 * 		where i.id_session = s.id_session
 * 				and i.statut_inscription in ('INSCRIT', 'CONFIRME'))::int as "nb_inscrits!",
 * 	(select count(*)
 * 		from public.inscription_session i
 * 		where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE')::int as "en_attente!",
 * 	case when s.date_debut <= :maintenant!
 * 		then (select to_jsonb(a) from sessions_planning.absences(s.id_session) a) end as "absences?"
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * left join public.salles sa on sa.id_salle = s.id_salle
 * where (s.date_debut > :maintenant!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE'))
 * 	or s.id_session = any (:idSessions!::int[])
 * 	or (s.date_debut <= :maintenant! and s.date_fin > :maintenant!::timestamp - interval '7 days'
 * 		and s.statut_session <> 'ANNULEE' and exists (
 * 			select
 * 			from public.inscription_session i
 * 			join sessions_planning.presence p on p.id_inscription = i.id_inscription
 * 			where i.id_session = s.id_session))
 * order by s.date_debut, s.id_session                                                              
 * ```
 */
export const readSessionsAlertes = new PreparedQuery<IReadSessionsAlertesParams,IReadSessionsAlertesResult>(readSessionsAlertesIR);


/** 'InsertAlertes' parameters type */
export interface IInsertAlertesParams {
  codes: (string | null)[];
  idSessions: (number | null)[];
  jours: (string | null)[];
  messages: (string | null)[];
}

/** 'InsertAlertes' return type */
export interface IInsertAlertesResult {
  code: string;
  idSession: number;
}

/** 'InsertAlertes' query type */
export interface IInsertAlertesQuery {
  params: IInsertAlertesParams;
  result: IInsertAlertesResult;
}

const insertAlertesIR: any = {"usedParamSet":{"idSessions":true,"codes":true,"jours":true,"messages":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":136,"b":147}]},{"name":"codes","required":true,"transform":{"type":"scalar"},"locs":[{"a":157,"b":163}]},{"name":"jours","required":true,"transform":{"type":"scalar"},"locs":[{"a":174,"b":180}]},{"name":"messages","required":true,"transform":{"type":"scalar"},"locs":[{"a":192,"b":201}]}],"statement":"insert into sessions_planning.alerte (id_session, code, jour, message)\nselect d.id_session, d.code, d.jour::date, d.message\nfrom unnest(:idSessions!::int[], :codes!::text[], :jours!::text[],\n\t:messages!::text[]) as d (id_session, code, jour, message)\non conflict (id_session, code, jour) do nothing\nreturning id_session, code"};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.alerte (id_session, code, jour, message)
 * select d.id_session, d.code, d.jour::date, d.message
 * from unnest(:idSessions!::int[], :codes!::text[], :jours!::text[],
 * 	:messages!::text[]) as d (id_session, code, jour, message)
 * on conflict (id_session, code, jour) do nothing
 * returning id_session, code
 * ```
 */
export const insertAlertes = new PreparedQuery<IInsertAlertesParams,IInsertAlertesResult>(insertAlertesIR);


