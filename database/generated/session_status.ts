/** Types generated for queries found in "database/queries/session_status.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type numberArray = (number)[];

/** 'LockSessionsToCancel' parameters type */
export interface ILockSessionsToCancelParams {
  idSessions: (number | null)[];
}

/** 'LockSessionsToCancel' return type */
export interface ILockSessionsToCancelResult {
  idSession: number;
}

/** 'LockSessionsToCancel' query type */
export interface ILockSessionsToCancelQuery {
  params: ILockSessionsToCancelParams;
  result: ILockSessionsToCancelResult;
}

const lockSessionsToCancelIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":91,"b":102},{"a":280,"b":291}]}],"statement":"select s.id_session\nfrom public.sessions s\nwhere s.id_session = any (array(\n\tselect unnest(:idSessions!::int[])\n\tunion\n\tselect autre.id_session\n\tfrom public.sessions annulee\n\tjoin public.sessions autre on autre.id_formation = annulee.id_formation\n\twhere annulee.id_session = any (:idSessions!::int[])\n\t\tand autre.date_debut > clock_timestamp() at time zone 'UTC'\n\t\tand autre.statut_session in ('PLANIFIEE', 'CONFIRMEE') and autre.statut_validation <> 'REFUSEE'))\norder by s.id_session\nfor no key update of s                                                                                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session
 * from public.sessions s
 * where s.id_session = any (array(
 * 	select unnest(:idSessions!::int[])
 * 	union
 * 	select autre.id_session
 * 	from public.sessions annulee
 * 	join public.sessions autre on autre.id_formation = annulee.id_formation
 * 	where annulee.id_session = any (:idSessions!::int[])
 * 		and autre.date_debut > clock_timestamp() at time zone 'UTC'
 * 		and autre.statut_session in ('PLANIFIEE', 'CONFIRMEE') and autre.statut_validation <> 'REFUSEE'))
 * order by s.id_session
 * for no key update of s                                                                                                                                                    
 * ```
 */
export const lockSessionsToCancel = new PreparedQuery<ILockSessionsToCancelParams,ILockSessionsToCancelResult>(lockSessionsToCancelIR);


/** 'LoadActifs' parameters type */
export interface ILoadActifsParams {
  idSessions: (number | null)[];
}

/** 'LoadActifs' return type */
export interface ILoadActifsResult {
  candidatDeLEleve: number | null;
  elevesDuCandidat: numberArray | null;
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number;
  idSession: number;
  paiementOk: boolean | null;
  parcoursValide: boolean | null;
  priorite: number;
  statut: string;
  statutCandidat: string | null;
}

/** 'LoadActifs' query type */
export interface ILoadActifsQuery {
  params: ILoadActifsParams;
  result: ILoadActifsResult;
}

const loadActifsIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":554,"b":565}]}],"statement":"select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription as \"statut!\", i.priorite,\n\te.parcours_valide as \"parcours_valide?\", e.paiement_ok as \"paiement_ok?\",\n\t\te.id_candidat as \"candidat_de_l_eleve?\",\n\tarray(select x.id_eleve\n\t\t\tfrom public.eleves x\n\t\t\twhere x.id_candidat = i.id_candidat) as \"eleves_du_candidat?\",\n\t\tc.statut as \"statut_candidat?\"\nfrom public.inscription_session i\nleft join public.eleves e on e.id_eleve = i.id_eleve\nleft join public.candidats c on c.id_candidat = i.id_candidat\nwhere i.id_session = any (:idSessions!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\norder by i.id_session, i.statut_inscription = 'EN_ATTENTE', i.priorite, i.date_inscription nulls last,\n\ti.id_inscription                       "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription as "statut!", i.priorite,
 * 	e.parcours_valide as "parcours_valide?", e.paiement_ok as "paiement_ok?",
 * 		e.id_candidat as "candidat_de_l_eleve?",
 * 	array(select x.id_eleve
 * 			from public.eleves x
 * 			where x.id_candidat = i.id_candidat) as "eleves_du_candidat?",
 * 		c.statut as "statut_candidat?"
 * from public.inscription_session i
 * left join public.eleves e on e.id_eleve = i.id_eleve
 * left join public.candidats c on c.id_candidat = i.id_candidat
 * where i.id_session = any (:idSessions!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * order by i.id_session, i.statut_inscription = 'EN_ATTENTE', i.priorite, i.date_inscription nulls last,
 * 	i.id_inscription                       
 * ```
 */
export const loadActifs = new PreparedQuery<ILoadActifsParams,ILoadActifsResult>(loadActifsIR);


/** 'CancelSessions' parameters type */
export interface ICancelSessionsParams {
  idSessions: (number | null)[];
}

/** 'CancelSessions' return type */
export type ICancelSessionsResult = void;

/** 'CancelSessions' query type */
export interface ICancelSessionsQuery {
  params: ICancelSessionsParams;
  result: ICancelSessionsResult;
}

const cancelSessionsIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":93}]}],"statement":"update public.sessions s set statut_session = 'ANNULEE' where s.id_session = any (:idSessions!::int[])                                                                                                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * update public.sessions s set statut_session = 'ANNULEE' where s.id_session = any (:idSessions!::int[])                                                                                                                                                                          
 * ```
 */
export const cancelSessions = new PreparedQuery<ICancelSessionsParams,ICancelSessionsResult>(cancelSessionsIR);


/** 'CancelReservations' parameters type */
export interface ICancelReservationsParams {
  idSessions: (number | null)[];
}

/** 'CancelReservations' return type */
export interface ICancelReservationsResult {
  idReservation: number;
  idSession: number | null;
}

/** 'CancelReservations' query type */
export interface ICancelReservationsQuery {
  params: ICancelReservationsParams;
  result: ICancelReservationsResult;
}

const cancelReservationsIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":129,"b":140}]}],"statement":"update public.reservation_salle r\nset statut = 'ANNULEE', motif = coalesce(r.motif, 'SESSION_ANNULEE')\nwhere r.id_session = any (:idSessions!::int[]) and r.statut = 'ACTIVE'\n\tand r.date_debut > clock_timestamp() at time zone 'UTC'\nreturning r.id_reservation, r.id_session                                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * update public.reservation_salle r
 * set statut = 'ANNULEE', motif = coalesce(r.motif, 'SESSION_ANNULEE')
 * where r.id_session = any (:idSessions!::int[]) and r.statut = 'ACTIVE'
 * 	and r.date_debut > clock_timestamp() at time zone 'UTC'
 * returning r.id_reservation, r.id_session                                                                                             
 * ```
 */
export const cancelReservations = new PreparedQuery<ICancelReservationsParams,ICancelReservationsResult>(cancelReservationsIR);


/** 'ListNotOver' parameters type */
export interface IListNotOverParams {
  idSessions: (number | null)[];
}

/** 'ListNotOver' return type */
export interface IListNotOverResult {
  idSession: number;
}

/** 'ListNotOver' query type */
export interface IListNotOverQuery {
  params: IListNotOverParams;
  result: IListNotOverResult;
}

const listNotOverIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":104,"b":115}]}],"statement":"select distinct r.id_session as \"id_session!\"\nfrom public.reservation_salle r\nwhere r.id_session = any (:idSessions!::int[]) and r.statut = 'ACTIVE'\n\tand r.date_fin > clock_timestamp() at time zone 'UTC'                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * select distinct r.id_session as "id_session!"
 * from public.reservation_salle r
 * where r.id_session = any (:idSessions!::int[]) and r.statut = 'ACTIVE'
 * 	and r.date_fin > clock_timestamp() at time zone 'UTC'                                                                                                  
 * ```
 */
export const listNotOver = new PreparedQuery<IListNotOverParams,IListNotOverResult>(listNotOverIR);


/** 'ReadCancellations' parameters type */
export interface IReadCancellationsParams {
  idSessions: (number | null)[];
}

/** 'ReadCancellations' return type */
export interface IReadCancellationsResult {
  faits: Json;
  idInscription: number | null;
  idSession: number;
  message: string;
  regle: string;
}

/** 'ReadCancellations' query type */
export interface IReadCancellationsQuery {
  params: IReadCancellationsParams;
  result: IReadCancellationsResult;
}

const readCancellationsIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":144,"b":155}]}],"statement":"select d.id_session as \"id_session!\", d.id_inscription, d.regle, d.message, d.faits\nfrom sessions_planning.decision d\nwhere d.id_session = any (:idSessions!::int[]) and d.verbe = 'ANNULER'\norder by d.id_decision                                                                                                                                                                                                                                                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * select d.id_session as "id_session!", d.id_inscription, d.regle, d.message, d.faits
 * from sessions_planning.decision d
 * where d.id_session = any (:idSessions!::int[]) and d.verbe = 'ANNULER'
 * order by d.id_decision                                                                                                                                                                                                                                                                                                                                  
 * ```
 */
export const readCancellations = new PreparedQuery<IReadCancellationsParams,IReadCancellationsResult>(readCancellationsIR);


/** 'ReadLastCancellation' parameters type */
export interface IReadLastCancellationParams {
  idSession: number;
}

/** 'ReadLastCancellation' return type */
export interface IReadLastCancellationResult {
  dejaDecidees: numberArray;
  derniere: number;
  liberatrice: number;
}

/** 'ReadLastCancellation' query type */
export interface IReadLastCancellationQuery {
  params: IReadLastCancellationParams;
  result: IReadLastCancellationResult;
}

const readLastCancellationIR: any = {"usedParamSet":{"idSession":true},"params":[{"name":"idSession","required":true,"transform":{"type":"scalar"},"locs":[{"a":156,"b":166},{"a":585,"b":595}]}],"statement":"select l.derniere as \"derniere!\", l.liberatrice as \"liberatrice!\", array(\n\tselect p.id_inscription\n\tfrom sessions_planning.decision p\n\twhere p.id_session = :idSession! and p.verbe = 'ANNULER' and p.id_inscription is not null\n\t\tand p.id_decision > l.liberatrice and p.id_decision < l.derniere) as \"deja_decidees!\"\nfrom (\n\tselect max(d.id_decision) as derniere,\n\t\tcoalesce(max(d.id_decision) filter (where d.faits->>'statutAvant' <> 'ANNULEE'\n\t\t\tor (d.faits->>'reservationsAnnulees')::int > 0), min(d.id_decision)) as liberatrice\n\tfrom sessions_planning.decision d\n\twhere d.id_session = :idSession! and d.verbe = 'ANNULER' and d.id_inscription is null\n) l                                                            "};

/**
 * Query generated from SQL:
 * ```
 * select l.derniere as "derniere!", l.liberatrice as "liberatrice!", array(
 * 	select p.id_inscription
 * 	from sessions_planning.decision p
 * 	where p.id_session = :idSession! and p.verbe = 'ANNULER' and p.id_inscription is not null
 * 		and p.id_decision > l.liberatrice and p.id_decision < l.derniere) as "deja_decidees!"
 * from (
 * 	select max(d.id_decision) as derniere,
 * 		coalesce(max(d.id_decision) filter (where d.faits->>'statutAvant' <> 'ANNULEE'
 * 			or (d.faits->>'reservationsAnnulees')::int > 0), min(d.id_decision)) as liberatrice
 * 	from sessions_planning.decision d
 * 	where d.id_session = :idSession! and d.verbe = 'ANNULER' and d.id_inscription is null
 * ) l                                                            
 * ```
 */
export const readLastCancellation = new PreparedQuery<IReadLastCancellationParams,IReadLastCancellationResult>(readLastCancellationIR);


/** 'ConfirmSessions' parameters type */
export interface IConfirmSessionsParams {
  fuseau: string;
  idSessions: (number | null)[];
}

/** 'ConfirmSessions' return type */
export interface IConfirmSessionsResult {
  idInscription: number;
  idSession: number;
}

/** 'ConfirmSessions' query type */
export interface IConfirmSessionsQuery {
  params: IConfirmSessionsParams;
  result: IConfirmSessionsResult;
}

const confirmSessionsIR: any = {"usedParamSet":{"fuseau":true,"idSessions":true},"params":[{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":148,"b":155}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":191,"b":202},{"a":499,"b":510}]}],"statement":"with confirmees as (\n\tupdate public.inscription_session i\n\tset statut_inscription = 'CONFIRME', date_confirmation = (clock_timestamp() at time zone :fuseau!)::date\n\twhere i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'INSCRIT'\n\treturning i.id_inscription, i.id_session\n),\nvalidees as (\n\tupdate public.sessions s\n\tset statut_session = case when s.statut_session = 'EN_COURS' then s.statut_session else 'CONFIRMEE' end,\n\t\tstatut_validation = 'VALIDEE'\n\twhere s.id_session = any (:idSessions!::int[])\n)\nselect c.id_inscription, c.id_session from confirmees c                                       "};

/**
 * Query generated from SQL:
 * ```
 * with confirmees as (
 * 	update public.inscription_session i
 * 	set statut_inscription = 'CONFIRME', date_confirmation = (clock_timestamp() at time zone :fuseau!)::date
 * 	where i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'INSCRIT'
 * 	returning i.id_inscription, i.id_session
 * ),
 * validees as (
 * 	update public.sessions s
 * 	set statut_session = case when s.statut_session = 'EN_COURS' then s.statut_session else 'CONFIRMEE' end,
 * 		statut_validation = 'VALIDEE'
 * 	where s.id_session = any (:idSessions!::int[])
 * )
 * select c.id_inscription, c.id_session from confirmees c                                       
 * ```
 */
export const confirmSessions = new PreparedQuery<IConfirmSessionsParams,IConfirmSessionsResult>(confirmSessionsIR);


/** 'ReadSessions' parameters type */
export interface IReadSessionsParams {
  idSessions: (number | null)[];
}

/** 'ReadSessions' return type */
export interface IReadSessionsResult {
  capaciteMax: number;
  dateDebut: Date;
  dateFin: Date;
  idFormateur: number | null;
  idSession: number;
  nbInscrits: number;
  statutSession: string;
  statutValidation: string;
}

/** 'ReadSessions' query type */
export interface IReadSessionsQuery {
  params: IReadSessionsParams;
  result: IReadSessionsResult;
}

const readSessionsIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":182,"b":193}]}],"statement":"select s.id_session, s.id_formateur, s.date_debut, s.date_fin, s.capacite_max, s.nb_inscrits,\n\ts.statut_session, s.statut_validation\nfrom public.sessions s\nwhere s.id_session = any (:idSessions!::int[])"};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, s.id_formateur, s.date_debut, s.date_fin, s.capacite_max, s.nb_inscrits,
 * 	s.statut_session, s.statut_validation
 * from public.sessions s
 * where s.id_session = any (:idSessions!::int[])
 * ```
 */
export const readSessions = new PreparedQuery<IReadSessionsParams,IReadSessionsResult>(readSessionsIR);


