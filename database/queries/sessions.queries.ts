/** Types generated for queries found in "database/queries/sessions.sql" */
import { PreparedQuery } from '../sql';

export type DateArray = (Date)[];

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'InsertSession' parameters type */
export interface IInsertSessionParams {
  capaciteMax: number;
  dateDebut: Date;
  dateFin: Date;
  debuts: DateArray;
  fins: DateArray;
  formateurs: numberArray;
  idFormateur?: number | null | void;
  idFormation: number;
  idSalle: number;
  matieres: stringArray;
  notes: Json;
  sallePrincipale: string;
  salles: numberArray;
}

/** 'InsertSession' return type */
export interface IInsertSessionResult {
  idReservation: number;
  idSession: number;
}

/** 'InsertSession' query type */
export interface IInsertSessionQuery {
  params: IInsertSessionParams;
  result: IInsertSessionResult;
}

const insertSessionIR: any = {"usedParamSet":{"idFormation":true,"idFormateur":true,"idSalle":true,"sallePrincipale":true,"dateDebut":true,"dateFin":true,"capaciteMax":true,"notes":true,"salles":true,"debuts":true,"fins":true,"formateurs":true,"matieres":true},"params":[{"name":"idFormation","required":true,"transform":{"type":"scalar"},"locs":[{"a":207,"b":219}]},{"name":"idFormateur","required":false,"transform":{"type":"scalar"},"locs":[{"a":222,"b":233}]},{"name":"idSalle","required":true,"transform":{"type":"scalar"},"locs":[{"a":236,"b":244}]},{"name":"sallePrincipale","required":true,"transform":{"type":"scalar"},"locs":[{"a":247,"b":263}]},{"name":"dateDebut","required":true,"transform":{"type":"scalar"},"locs":[{"a":266,"b":276}]},{"name":"dateFin","required":true,"transform":{"type":"scalar"},"locs":[{"a":279,"b":287}]},{"name":"capaciteMax","required":true,"transform":{"type":"scalar"},"locs":[{"a":290,"b":302}]},{"name":"notes","required":true,"transform":{"type":"scalar"},"locs":[{"a":335,"b":341}]},{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":520,"b":527}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":537,"b":544}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":560,"b":565}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":581,"b":592}]},{"name":"matieres","required":true,"transform":{"type":"scalar"},"locs":[{"a":602,"b":611}]}],"statement":"with nouvelle as (\n  insert into public.sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max, nb_inscrits, statut_session, statut_validation, notes)\n  values (:idFormation!, :idFormateur, :idSalle!, :sallePrincipale!, :dateDebut!, :dateFin!, :capaciteMax!, 0, 'PLANIFIEE', 'EN_ATTENTE', :notes!::jsonb)\n  returning id_session\n),\ncreneaux as (\n  select nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation, c.*\n  from unnest(:salles!::int[], :debuts!::timestamp[], :fins!::timestamp[], :formateurs!::int[], :matieres!::text[])\n    with ordinality as c (id_salle, date_debut, date_fin, id_formateur, matiere, rang)\n),\nreservations as (\n  insert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut)\n  select c.id_reservation, c.id_salle, n.id_session, c.date_debut, c.date_fin, 'ACTIVE'\n  from creneaux c\n  cross join nouvelle n\n  order by c.rang\n),\nseances as (\n  insert into sessions_planning.seance (id_reservation, id_formateur, matiere)\n  select c.id_reservation, c.id_formateur, c.matiere\n  from creneaux c\n  where c.id_formateur is not null or c.matiere is not null\n)\nselect n.id_session as \"idSession!\", c.id_reservation as \"idReservation!\"\nfrom creneaux c\ncross join nouvelle n\norder by c.rang                                                                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * with nouvelle as (
 *   insert into public.sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max, nb_inscrits, statut_session, statut_validation, notes)
 *   values (:idFormation!, :idFormateur, :idSalle!, :sallePrincipale!, :dateDebut!, :dateFin!, :capaciteMax!, 0, 'PLANIFIEE', 'EN_ATTENTE', :notes!::jsonb)
 *   returning id_session
 * ),
 * creneaux as (
 *   select nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation, c.*
 *   from unnest(:salles!::int[], :debuts!::timestamp[], :fins!::timestamp[], :formateurs!::int[], :matieres!::text[])
 *     with ordinality as c (id_salle, date_debut, date_fin, id_formateur, matiere, rang)
 * ),
 * reservations as (
 *   insert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut)
 *   select c.id_reservation, c.id_salle, n.id_session, c.date_debut, c.date_fin, 'ACTIVE'
 *   from creneaux c
 *   cross join nouvelle n
 *   order by c.rang
 * ),
 * seances as (
 *   insert into sessions_planning.seance (id_reservation, id_formateur, matiere)
 *   select c.id_reservation, c.id_formateur, c.matiere
 *   from creneaux c
 *   where c.id_formateur is not null or c.matiere is not null
 * )
 * select n.id_session as "idSession!", c.id_reservation as "idReservation!"
 * from creneaux c
 * cross join nouvelle n
 * order by c.rang                                                                                                                                
 * ```
 */
export const insertSession = new PreparedQuery<IInsertSessionParams,IInsertSessionResult>(insertSessionIR);


/** 'ClaimCle' parameters type */
export interface IClaimCleParams {
  cle: string;
  empreinte: string;
  portee: string;
}

/** 'ClaimCle' return type */
export interface IClaimCleResult {
  cle: string;
}

/** 'ClaimCle' query type */
export interface IClaimCleQuery {
  params: IClaimCleParams;
  result: IClaimCleResult;
}

const claimCleIR: any = {"usedParamSet":{"portee":true,"cle":true,"empreinte":true},"params":[{"name":"portee","required":true,"transform":{"type":"scalar"},"locs":[{"a":75,"b":82}]},{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":85,"b":89}]},{"name":"empreinte","required":true,"transform":{"type":"scalar"},"locs":[{"a":92,"b":102}]}],"statement":"insert into sessions_planning.idempotence (portee, cle, empreinte)\nvalues (:portee!, :cle!, :empreinte!)\non conflict (portee, cle) do nothing\nreturning cle                                          "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.idempotence (portee, cle, empreinte)
 * values (:portee!, :cle!, :empreinte!)
 * on conflict (portee, cle) do nothing
 * returning cle                                          
 * ```
 */
export const claimCle = new PreparedQuery<IClaimCleParams,IClaimCleResult>(claimCleIR);


/** 'ReadReponse' parameters type */
export interface IReadReponseParams {
  cle: string;
  portee: string;
}

/** 'ReadReponse' return type */
export interface IReadReponseResult {
  empreinte: string;
  reponse: Json | null;
}

/** 'ReadReponse' query type */
export interface IReadReponseQuery {
  params: IReadReponseParams;
  result: IReadReponseResult;
}

const readReponseIR: any = {"usedParamSet":{"portee":true,"cle":true},"params":[{"name":"portee","required":true,"transform":{"type":"scalar"},"locs":[{"a":84,"b":91}]},{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":105,"b":109}]}],"statement":"select i.empreinte, i.reponse\nfrom sessions_planning.idempotence i\nwhere i.portee = :portee! and i.cle = :cle!                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select i.empreinte, i.reponse
 * from sessions_planning.idempotence i
 * where i.portee = :portee! and i.cle = :cle!                                                                         
 * ```
 */
export const readReponse = new PreparedQuery<IReadReponseParams,IReadReponseResult>(readReponseIR);


/** 'KeepReponse' parameters type */
export interface IKeepReponseParams {
  cle: string;
  portee: string;
  reponse: Json;
}

/** 'KeepReponse' return type */
export type IKeepReponseResult = void;

/** 'KeepReponse' query type */
export interface IKeepReponseQuery {
  params: IKeepReponseParams;
  result: IKeepReponseResult;
}

const keepReponseIR: any = {"usedParamSet":{"reponse":true,"portee":true,"cle":true},"params":[{"name":"reponse","required":true,"transform":{"type":"scalar"},"locs":[{"a":51,"b":59}]},{"name":"portee","required":true,"transform":{"type":"scalar"},"locs":[{"a":83,"b":90}]},{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":102,"b":106}]}],"statement":"update sessions_planning.idempotence\nset reponse = :reponse!::jsonb\nwhere portee = :portee! and cle = :cle!"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.idempotence
 * set reponse = :reponse!::jsonb
 * where portee = :portee! and cle = :cle!
 * ```
 */
export const keepReponse = new PreparedQuery<IKeepReponseParams,IKeepReponseResult>(keepReponseIR);


