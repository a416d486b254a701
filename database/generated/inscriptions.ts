/** Types generated for queries found in "database/queries/inscriptions.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type numberArray = (number)[];

/** 'LockSessions' parameters type */
export interface ILockSessionsParams {
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
}

/** 'LockSessions' return type */
export interface ILockSessionsResult {
  idSession: number;
}

/** 'LockSessions' query type */
export interface ILockSessionsQuery {
  params: ILockSessionsParams;
  result: ILockSessionsResult;
}

const lockSessionsIR: any = {"usedParamSet":{"idSessions":true,"idInscriptions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":92,"b":103}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":207,"b":222}]}],"statement":"select s.id_session\nfrom public.sessions s\nwhere s.id_session = any (array(\n  select unnest(:idSessions!::int[])\n  union\n  select i.id_session from public.inscription_session i where i.id_inscription = any (:idInscriptions!::int[])))\norder by s.id_session\nfor no key update of s                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session
 * from public.sessions s
 * where s.id_session = any (array(
 *   select unnest(:idSessions!::int[])
 *   union
 *   select i.id_session from public.inscription_session i where i.id_inscription = any (:idInscriptions!::int[])))
 * order by s.id_session
 * for no key update of s                                                                               
 * ```
 */
export const lockSessions = new PreparedQuery<ILockSessionsParams,ILockSessionsResult>(lockSessionsIR);


/** 'LockSessionsOfPersonnes' parameters type */
export interface ILockSessionsOfPersonnesParams {
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
}

/** 'LockSessionsOfPersonnes' return type */
export interface ILockSessionsOfPersonnesResult {
  idSession: number;
}

/** 'LockSessionsOfPersonnes' query type */
export interface ILockSessionsOfPersonnesQuery {
  params: ILockSessionsOfPersonnesParams;
  result: ILockSessionsOfPersonnesResult;
}

const lockSessionsOfPersonnesIR: any = {"usedParamSet":{"idCandidats":true,"idEleves":true},"params":[{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":161,"b":173}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":339,"b":348}]}],"statement":"select s.id_session\nfrom public.sessions s\nwhere s.id_session = any (array(\n  select i.id_session from public.inscription_session i\n  where i.id_candidat = any (:idCandidats!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n  union\n  select i.id_session from public.inscription_session i\n  where i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')))\norder by s.id_session\nfor no key update of s                                                                                                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session
 * from public.sessions s
 * where s.id_session = any (array(
 *   select i.id_session from public.inscription_session i
 *   where i.id_candidat = any (:idCandidats!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 *   union
 *   select i.id_session from public.inscription_session i
 *   where i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')))
 * order by s.id_session
 * for no key update of s                                                                                                                                                               
 * ```
 */
export const lockSessionsOfPersonnes = new PreparedQuery<ILockSessionsOfPersonnesParams,ILockSessionsOfPersonnesResult>(lockSessionsOfPersonnesIR);


/** 'LoadSessions' parameters type */
export interface ILoadSessionsParams {
  fuseau: string;
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
}

/** 'LoadSessions' return type */
export interface ILoadSessionsResult {
  capaciteMax: number;
  capaciteSalle: number | null;
  commencee: boolean;
  dateDebut: Date;
  dateFin: Date;
  idFormation: number;
  idSession: number;
  inscrits: number;
  jour: string;
  parPriorite: Json;
  places: number;
  sansDate: number;
  statutSession: string;
  statutValidation: string;
  terminee: boolean;
}

/** 'LoadSessions' query type */
export interface ILoadSessionsQuery {
  params: ILoadSessionsParams;
  result: ILoadSessionsResult;
}

const loadSessionsIR: any = {"usedParamSet":{"fuseau":true,"idSessions":true,"idInscriptions":true},"params":[{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":587,"b":594}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":1346,"b":1357}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":1461,"b":1476}]}],"statement":"select s.id_session, s.id_formation, s.date_debut, s.date_fin, s.capacite_max, s.statut_session, s.statut_validation,\n  p.places as \"places!\", p.capacite_salle as \"capacite_salle?\",\n  s.date_debut <= h.maintenant as \"commencee!\", s.date_fin <= h.maintenant as \"terminee!\", h.jour as \"jour!\",\n  inscrits.n as \"inscrits!\", file.par_priorite as \"par_priorite!\", file.sans_date as \"sans_date!\"\nfrom public.sessions s\njoin sessions_planning.places_session p on p.id_session = s.id_session\ncross join (select clock_timestamp() at time zone 'UTC' as maintenant, (clock_timestamp() at time zone :fuseau!)::date as jour) h\ncross join lateral (\n  select count(*)::int as n from public.inscription_session i\n  where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')\n) inscrits\ncross join lateral (\n  select coalesce(jsonb_agg(jsonb_build_object('priorite', f.priorite, 'n', f.n, 'dernier', f.dernier)), '[]') as par_priorite,\n    coalesce(sum(f.sans_date), 0)::int as sans_date\n  from (\n    select i.priorite, count(*) as n, max(i.date_inscription) as dernier, count(*) filter (where i.date_inscription is null) as sans_date\n    from public.inscription_session i\n    where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE'\n    group by i.priorite\n  ) f\n) file\nwhere s.id_session = any (array(\n  select unnest(:idSessions!::int[])\n  union\n  select i.id_session from public.inscription_session i where i.id_inscription = any (:idInscriptions!::int[])))                                                                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, s.id_formation, s.date_debut, s.date_fin, s.capacite_max, s.statut_session, s.statut_validation,
 *   p.places as "places!", p.capacite_salle as "capacite_salle?",
 *   s.date_debut <= h.maintenant as "commencee!", s.date_fin <= h.maintenant as "terminee!", h.jour as "jour!",
 *   inscrits.n as "inscrits!", file.par_priorite as "par_priorite!", file.sans_date as "sans_date!"
 * from public.sessions s
 * join sessions_planning.places_session p on p.id_session = s.id_session
 * cross join (select clock_timestamp() at time zone 'UTC' as maintenant, (clock_timestamp() at time zone :fuseau!)::date as jour) h
 * cross join lateral (
 *   select count(*)::int as n from public.inscription_session i
 *   where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')
 * ) inscrits
 * cross join lateral (
 *   select coalesce(jsonb_agg(jsonb_build_object('priorite', f.priorite, 'n', f.n, 'dernier', f.dernier)), '[]') as par_priorite,
 *     coalesce(sum(f.sans_date), 0)::int as sans_date
 *   from (
 *     select i.priorite, count(*) as n, max(i.date_inscription) as dernier, count(*) filter (where i.date_inscription is null) as sans_date
 *     from public.inscription_session i
 *     where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE'
 *     group by i.priorite
 *   ) f
 * ) file
 * where s.id_session = any (array(
 *   select unnest(:idSessions!::int[])
 *   union
 *   select i.id_session from public.inscription_session i where i.id_inscription = any (:idInscriptions!::int[])))                                                                                                                                
 * ```
 */
export const loadSessions = new PreparedQuery<ILoadSessionsParams,ILoadSessionsResult>(loadSessionsIR);


/** 'DateArrivals' parameters type */
export interface IDateArrivalsParams {
  fuseau: string;
  idSessions: (number | null)[];
}

/** 'DateArrivals' return type */
export type IDateArrivalsResult = void;

/** 'DateArrivals' query type */
export interface IDateArrivalsQuery {
  params: IDateArrivalsParams;
  result: IDateArrivalsResult;
}

const dateArrivalsIR: any = {"usedParamSet":{"fuseau":true,"idSessions":true},"params":[{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":100,"b":107}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":318,"b":329}]}],"statement":"update public.inscription_session i\nset date_inscription = greatest((clock_timestamp() at time zone :fuseau!)::date, (\n  select max(a.date_inscription) from public.inscription_session a\n  where a.id_session = i.id_session and a.priorite = i.priorite and a.statut_inscription = 'EN_ATTENTE'))\nwhere i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE' and i.date_inscription is null                                                                                                                                                                                                                                                                                                                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * update public.inscription_session i
 * set date_inscription = greatest((clock_timestamp() at time zone :fuseau!)::date, (
 *   select max(a.date_inscription) from public.inscription_session a
 *   where a.id_session = i.id_session and a.priorite = i.priorite and a.statut_inscription = 'EN_ATTENTE'))
 * where i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE' and i.date_inscription is null                                                                                                                                                                                                                                                                                                                                                                                          
 * ```
 */
export const dateArrivals = new PreparedQuery<IDateArrivalsParams,IDateArrivalsResult>(dateArrivalsIR);


/** 'LoadPersonnes' parameters type */
export interface ILoadPersonnesParams {
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
  idSessions: (number | null)[];
}

/** 'LoadPersonnes' return type */
export interface ILoadPersonnesResult {
  candidats: numberArray;
  cleReservee: number | null;
  connue: boolean;
  eleves: numberArray;
  idInscription: number | null;
  paiementOk: boolean | null;
  parcoursValide: boolean | null;
  rang: number;
  statutCandidat: string | null;
}

/** 'LoadPersonnes' query type */
export interface ILoadPersonnesQuery {
  params: ILoadPersonnesParams;
  result: ILoadPersonnesResult;
}

const loadPersonnesIR: any = {"usedParamSet":{"idSessions":true,"idEleves":true,"idCandidats":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":856,"b":867}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":886,"b":895}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":914,"b":926}]}],"statement":"select d.rang as \"rang!\", p.eleves as \"eleves!\", p.candidats as \"candidats!\",\n  (d.id_eleve is null or e.id_eleve is not null) and (d.id_candidat is null or c.id_candidat is not null) as \"connue!\",\n  e.parcours_valide as \"parcours_valide?\", e.paiement_ok as \"paiement_ok?\", c.statut as \"statut_candidat?\",\n  active.id_inscription as \"id_inscription?\",\n  case when d.id_session is not null and active.id_inscription is null then nextval((\n    select coalesce(pg_get_serial_sequence('public.inscription_session', 'id_inscription'), substring(pg_get_expr(v.adbin, v.adrelid) from 'nextval\\(''(.+)''::regclass\\)'))::regclass\n    from pg_attrdef v join pg_attribute a on a.attrelid = v.adrelid and a.attnum = v.adnum\n    where v.adrelid = 'public.inscription_session'::regclass and a.attname = 'id_inscription'))::int end as \"cle_reservee?\"\nfrom unnest((select :idSessions!::int[]), (select :idEleves!::int[]), (select :idCandidats!::int[])) with ordinality as d (id_session, id_eleve, id_candidat, rang)\nleft join public.eleves e on e.id_eleve = d.id_eleve\nleft join public.candidats c on c.id_candidat = d.id_candidat\ncross join lateral (\n  select case when d.id_candidat is null then array[d.id_eleve] else array(select x.id_eleve from public.eleves x where x.id_candidat = d.id_candidat) end as eleves,\n    array_remove(array[d.id_candidat, e.id_candidat], null) as candidats\n) p\nleft join lateral (\n  select i.id_inscription, i.statut_inscription = 'EN_ATTENTE' as attend from public.inscription_session i\n  where i.id_session = d.id_session and i.id_eleve = any (p.eleves) and i.id_eleve is not null\n    and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n  union all\n  select i.id_inscription, i.statut_inscription = 'EN_ATTENTE' as attend from public.inscription_session i\n  where i.id_session = d.id_session and i.id_candidat = any (p.candidats) and i.id_candidat is not null\n    and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n  order by 2, 1\n  limit 1\n) active on true\norder by d.rang                                                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select d.rang as "rang!", p.eleves as "eleves!", p.candidats as "candidats!",
 *   (d.id_eleve is null or e.id_eleve is not null) and (d.id_candidat is null or c.id_candidat is not null) as "connue!",
 *   e.parcours_valide as "parcours_valide?", e.paiement_ok as "paiement_ok?", c.statut as "statut_candidat?",
 *   active.id_inscription as "id_inscription?",
 *   case when d.id_session is not null and active.id_inscription is null then nextval((
 *     select coalesce(pg_get_serial_sequence('public.inscription_session', 'id_inscription'), substring(pg_get_expr(v.adbin, v.adrelid) from 'nextval\(''(.+)''::regclass\)'))::regclass
 *     from pg_attrdef v join pg_attribute a on a.attrelid = v.adrelid and a.attnum = v.adnum
 *     where v.adrelid = 'public.inscription_session'::regclass and a.attname = 'id_inscription'))::int end as "cle_reservee?"
 * from unnest((select :idSessions!::int[]), (select :idEleves!::int[]), (select :idCandidats!::int[])) with ordinality as d (id_session, id_eleve, id_candidat, rang)
 * left join public.eleves e on e.id_eleve = d.id_eleve
 * left join public.candidats c on c.id_candidat = d.id_candidat
 * cross join lateral (
 *   select case when d.id_candidat is null then array[d.id_eleve] else array(select x.id_eleve from public.eleves x where x.id_candidat = d.id_candidat) end as eleves,
 *     array_remove(array[d.id_candidat, e.id_candidat], null) as candidats
 * ) p
 * left join lateral (
 *   select i.id_inscription, i.statut_inscription = 'EN_ATTENTE' as attend from public.inscription_session i
 *   where i.id_session = d.id_session and i.id_eleve = any (p.eleves) and i.id_eleve is not null
 *     and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 *   union all
 *   select i.id_inscription, i.statut_inscription = 'EN_ATTENTE' as attend from public.inscription_session i
 *   where i.id_session = d.id_session and i.id_candidat = any (p.candidats) and i.id_candidat is not null
 *     and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 *   order by 2, 1
 *   limit 1
 * ) active on true
 * order by d.rang                                                                                                               
 * ```
 */
export const loadPersonnes = new PreparedQuery<ILoadPersonnesParams,ILoadPersonnesResult>(loadPersonnesIR);


/** 'InsertInscriptions' parameters type */
export interface IInsertInscriptionsParams {
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
  idSessions: (number | null)[];
  jours: (string | null)[];
  notifiePar: (string | null)[];
  priorites: (number | null)[];
  statuts: (string | null)[];
}

/** 'InsertInscriptions' return type */
export interface IInsertInscriptionsResult {
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number;
  idSession: number;
}

/** 'InsertInscriptions' query type */
export interface IInsertInscriptionsQuery {
  params: IInsertInscriptionsParams;
  result: IInsertInscriptionsResult;
}

const insertInscriptionsIR: any = {"usedParamSet":{"idSessions":true,"idEleves":true,"idCandidats":true,"statuts":true,"priorites":true,"jours":true,"notifiePar":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":246,"b":257}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":267,"b":276}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":286,"b":298}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":308,"b":316}]},{"name":"priorites","required":true,"transform":{"type":"scalar"},"locs":[{"a":327,"b":337}]},{"name":"jours","required":true,"transform":{"type":"scalar"},"locs":[{"a":347,"b":353}]},{"name":"notifiePar","required":true,"transform":{"type":"scalar"},"locs":[{"a":364,"b":375}]}],"statement":"insert into public.inscription_session (id_session, id_eleve, id_candidat, statut_inscription, priorite, date_inscription, notifie_par)\nselect d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.jour::date, d.notifie_par\nfrom unnest(:idSessions!::int[], :idEleves!::int[], :idCandidats!::int[], :statuts!::text[], :priorites!::int[], :jours!::text[], :notifiePar!::text[])\n  with ordinality as d (id_session, id_eleve, id_candidat, statut, priorite, jour, notifie_par, rang)\norder by d.rang\non conflict do nothing\nreturning id_inscription, id_session, id_eleve, id_candidat                                                                                                                                   "};

/**
 * Query generated from SQL:
 * ```
 * insert into public.inscription_session (id_session, id_eleve, id_candidat, statut_inscription, priorite, date_inscription, notifie_par)
 * select d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.jour::date, d.notifie_par
 * from unnest(:idSessions!::int[], :idEleves!::int[], :idCandidats!::int[], :statuts!::text[], :priorites!::int[], :jours!::text[], :notifiePar!::text[])
 *   with ordinality as d (id_session, id_eleve, id_candidat, statut, priorite, jour, notifie_par, rang)
 * order by d.rang
 * on conflict do nothing
 * returning id_inscription, id_session, id_eleve, id_candidat                                                                                                                                   
 * ```
 */
export const insertInscriptions = new PreparedQuery<IInsertInscriptionsParams,IInsertInscriptionsResult>(insertInscriptionsIR);


/** 'WriteInscriptions' parameters type */
export interface IWriteInscriptionsParams {
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
  jours: (string | null)[];
  notifiePar: (string | null)[];
  priorites: (number | null)[];
  rangs: (number | null)[];
  statuts: (string | null)[];
}

/** 'WriteInscriptions' return type */
export type IWriteInscriptionsResult = void;

/** 'WriteInscriptions' query type */
export interface IWriteInscriptionsQuery {
  params: IWriteInscriptionsParams;
  result: IWriteInscriptionsResult;
}

const writeInscriptionsIR: any = {"usedParamSet":{"idInscriptions":true,"idSessions":true,"idEleves":true,"idCandidats":true,"statuts":true,"priorites":true,"rangs":true,"jours":true,"notifiePar":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":330,"b":345}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":355,"b":366}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":376,"b":385}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":395,"b":407}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":417,"b":425}]},{"name":"priorites","required":true,"transform":{"type":"scalar"},"locs":[{"a":436,"b":446}]},{"name":"rangs","required":true,"transform":{"type":"scalar"},"locs":[{"a":456,"b":462}]},{"name":"jours","required":true,"transform":{"type":"scalar"},"locs":[{"a":472,"b":478}]},{"name":"notifiePar","required":true,"transform":{"type":"scalar"},"locs":[{"a":489,"b":500}]}],"statement":"insert into public.inscription_session (id_inscription, id_session, id_eleve, id_candidat, statut_inscription, priorite, position_attente, date_inscription, notifie_par)\noverriding system value\nselect d.id_inscription, d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.rang, d.jour::date, d.notifie_par\nfrom unnest(:idInscriptions!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[], :statuts!::text[], :priorites!::int[], :rangs!::int[], :jours!::text[], :notifiePar!::text[])\n  as d (id_inscription, id_session, id_eleve, id_candidat, statut, priorite, rang, jour, notifie_par)                                                                                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * insert into public.inscription_session (id_inscription, id_session, id_eleve, id_candidat, statut_inscription, priorite, position_attente, date_inscription, notifie_par)
 * overriding system value
 * select d.id_inscription, d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.rang, d.jour::date, d.notifie_par
 * from unnest(:idInscriptions!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[], :statuts!::text[], :priorites!::int[], :rangs!::int[], :jours!::text[], :notifiePar!::text[])
 *   as d (id_inscription, id_session, id_eleve, id_candidat, statut, priorite, rang, jour, notifie_par)                                                                                                                                                
 * ```
 */
export const writeInscriptions = new PreparedQuery<IWriteInscriptionsParams,IWriteInscriptionsResult>(writeInscriptionsIR);


/** 'UpdateInscriptions' parameters type */
export interface IUpdateInscriptionsParams {
  arrivees: (string | null)[];
  confirmees: (string | null)[];
  idEleves: (number | null)[];
  idInscriptions: (number | null)[];
  motifs: (string | null)[];
  notifiePar: (string | null)[];
  priorites: (number | null)[];
  statuts: (string | null)[];
}

/** 'UpdateInscriptions' return type */
export type IUpdateInscriptionsResult = void;

/** 'UpdateInscriptions' query type */
export interface IUpdateInscriptionsQuery {
  params: IUpdateInscriptionsParams;
  result: IUpdateInscriptionsResult;
}

const updateInscriptionsIR: any = {"usedParamSet":{"idInscriptions":true,"statuts":true,"motifs":true,"notifiePar":true,"priorites":true,"idEleves":true,"arrivees":true,"confirmees":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":648,"b":663}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":673,"b":681}]},{"name":"motifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":692,"b":699}]},{"name":"notifiePar","required":true,"transform":{"type":"scalar"},"locs":[{"a":710,"b":721}]},{"name":"priorites","required":true,"transform":{"type":"scalar"},"locs":[{"a":732,"b":742}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":752,"b":761}]},{"name":"arrivees","required":true,"transform":{"type":"scalar"},"locs":[{"a":771,"b":780}]},{"name":"confirmees","required":true,"transform":{"type":"scalar"},"locs":[{"a":791,"b":802}]}],"statement":"update public.inscription_session i\nset statut_inscription = d.statut,\n  position_attente = case when d.statut = 'EN_ATTENTE' then i.position_attente end,\n  motif_annulation = case when d.statut = 'ANNULE' then d.motif end,\n  notifie_par = coalesce(d.notifie_par, i.notifie_par),\n  priorite = coalesce(d.priorite, i.priorite),\n  id_eleve = coalesce(d.id_eleve, i.id_eleve),\n  id_candidat = case when d.id_eleve is null then i.id_candidat end,\n  date_inscription = coalesce(d.arrivee::date, i.date_inscription),\n  date_confirmation = case when d.statut in ('CONFIRME', 'ANNULE') then coalesce(d.confirmee::date, i.date_confirmation) end\nfrom unnest(:idInscriptions!::int[], :statuts!::text[], :motifs!::text[], :notifiePar!::text[], :priorites!::int[], :idEleves!::int[], :arrivees!::text[], :confirmees!::text[])\n  as d (id_inscription, statut, motif, notifie_par, priorite, id_eleve, arrivee, confirmee)\nwhere i.id_inscription = d.id_inscription                                                                                                                                                                                                                                                                                                                                                                                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * update public.inscription_session i
 * set statut_inscription = d.statut,
 *   position_attente = case when d.statut = 'EN_ATTENTE' then i.position_attente end,
 *   motif_annulation = case when d.statut = 'ANNULE' then d.motif end,
 *   notifie_par = coalesce(d.notifie_par, i.notifie_par),
 *   priorite = coalesce(d.priorite, i.priorite),
 *   id_eleve = coalesce(d.id_eleve, i.id_eleve),
 *   id_candidat = case when d.id_eleve is null then i.id_candidat end,
 *   date_inscription = coalesce(d.arrivee::date, i.date_inscription),
 *   date_confirmation = case when d.statut in ('CONFIRME', 'ANNULE') then coalesce(d.confirmee::date, i.date_confirmation) end
 * from unnest(:idInscriptions!::int[], :statuts!::text[], :motifs!::text[], :notifiePar!::text[], :priorites!::int[], :idEleves!::int[], :arrivees!::text[], :confirmees!::text[])
 *   as d (id_inscription, statut, motif, notifie_par, priorite, id_eleve, arrivee, confirmee)
 * where i.id_inscription = d.id_inscription                                                                                                                                                                                                                                                                                                                                                                                                                                                                              
 * ```
 */
export const updateInscriptions = new PreparedQuery<IUpdateInscriptionsParams,IUpdateInscriptionsResult>(updateInscriptionsIR);


/** 'HealAndRead' parameters type */
export interface IHealAndReadParams {
  changees: (number | null)[];
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
}

/** 'HealAndRead' return type */
export interface IHealAndReadResult {
  dateConfirmation: string | null;
  dateInscription: string | null;
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number;
  idSession: number;
  motifAnnulation: string | null;
  notifiePar: string | null;
  positionAttente: number | null;
  priorite: number;
  statutInscription: string;
}

/** 'HealAndRead' query type */
export interface IHealAndReadQuery {
  params: IHealAndReadParams;
  result: IHealAndReadResult;
}

const healAndReadIR: any = {"usedParamSet":{"idSessions":true,"changees":true,"idInscriptions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":64,"b":75},{"a":972,"b":983},{"a":2117,"b":2128}]},{"name":"changees","required":true,"transform":{"type":"scalar"},"locs":[{"a":1196,"b":1205}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":1682,"b":1697},{"a":2008,"b":2023}]}],"statement":"with rangs as materialized (\n  select f.*\n  from unnest((select :idSessions!::int[])) as d (id_session)\n  cross join lateral (\n    select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite, i.position_attente,\n      i.date_inscription, i.date_confirmation, i.motif_annulation, i.notifie_par,\n      row_number() over (order by i.priorite, i.date_inscription nulls last, i.id_inscription)::int as rang\n    from public.inscription_session i\n    where i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE'\n  ) f\n),\nranges as (\n  update public.inscription_session i\n  set position_attente = r.rang\n  from rangs r\n  where r.id_inscription = i.id_inscription and r.position_attente is distinct from r.rang\n),\ncomptes as (\n  select d.id_session, (\n    select count(*)::int from public.inscription_session i\n    where i.id_session = d.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as n\n  from unnest((select :idSessions!::int[])) as d (id_session)\n),\ncomptees as (\n  update public.sessions s\n  set nb_inscrits = c.n\n  from comptes c\n  where c.id_session = s.id_session and (s.nb_inscrits is distinct from c.n or s.id_session = any (:changees!::int[]))\n)\nselect r.id_inscription as \"id_inscription!\", r.id_session as \"id_session!\", r.id_eleve as \"id_eleve?\", r.id_candidat as \"id_candidat?\", r.statut_inscription as \"statut_inscription!\",\n  r.priorite as \"priorite!\", r.rang as \"position_attente?\", r.date_inscription as \"date_inscription?\", r.date_confirmation as \"date_confirmation?\",\n  r.motif_annulation as \"motif_annulation?\", r.notifie_par as \"notifie_par?\"\nfrom rangs r\nwhere (r.id_inscription in (select unnest(:idInscriptions!::int[]))) is true\nunion all\nselect i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite, i.position_attente, i.date_inscription, i.date_confirmation,\n  i.motif_annulation, i.notifie_par\nfrom public.inscription_session i\nwhere i.id_inscription = any (array(select unnest(:idInscriptions!::int[])))\n  and (i.statut_inscription is distinct from 'EN_ATTENTE' or i.id_session <> all (:idSessions!::int[]))                                                                                                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * with rangs as materialized (
 *   select f.*
 *   from unnest((select :idSessions!::int[])) as d (id_session)
 *   cross join lateral (
 *     select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite, i.position_attente,
 *       i.date_inscription, i.date_confirmation, i.motif_annulation, i.notifie_par,
 *       row_number() over (order by i.priorite, i.date_inscription nulls last, i.id_inscription)::int as rang
 *     from public.inscription_session i
 *     where i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE'
 *   ) f
 * ),
 * ranges as (
 *   update public.inscription_session i
 *   set position_attente = r.rang
 *   from rangs r
 *   where r.id_inscription = i.id_inscription and r.position_attente is distinct from r.rang
 * ),
 * comptes as (
 *   select d.id_session, (
 *     select count(*)::int from public.inscription_session i
 *     where i.id_session = d.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as n
 *   from unnest((select :idSessions!::int[])) as d (id_session)
 * ),
 * comptees as (
 *   update public.sessions s
 *   set nb_inscrits = c.n
 *   from comptes c
 *   where c.id_session = s.id_session and (s.nb_inscrits is distinct from c.n or s.id_session = any (:changees!::int[]))
 * )
 * select r.id_inscription as "id_inscription!", r.id_session as "id_session!", r.id_eleve as "id_eleve?", r.id_candidat as "id_candidat?", r.statut_inscription as "statut_inscription!",
 *   r.priorite as "priorite!", r.rang as "position_attente?", r.date_inscription as "date_inscription?", r.date_confirmation as "date_confirmation?",
 *   r.motif_annulation as "motif_annulation?", r.notifie_par as "notifie_par?"
 * from rangs r
 * where (r.id_inscription in (select unnest(:idInscriptions!::int[]))) is true
 * union all
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite, i.position_attente, i.date_inscription, i.date_confirmation,
 *   i.motif_annulation, i.notifie_par
 * from public.inscription_session i
 * where i.id_inscription = any (array(select unnest(:idInscriptions!::int[])))
 *   and (i.statut_inscription is distinct from 'EN_ATTENTE' or i.id_session <> all (:idSessions!::int[]))                                                                                                                                                                         
 * ```
 */
export const healAndRead = new PreparedQuery<IHealAndReadParams,IHealAndReadResult>(healAndReadIR);


/** 'FindInscriptions' parameters type */
export interface IFindInscriptionsParams {
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
}

/** 'FindInscriptions' return type */
export interface IFindInscriptionsResult {
  faits: Json | null;
  idInscription: number | null;
  idSession: number | null;
  message: string | null;
  rang: number;
  regle: string | null;
  statut: string | null;
}

/** 'FindInscriptions' query type */
export interface IFindInscriptionsQuery {
  params: IFindInscriptionsParams;
  result: IFindInscriptionsResult;
}

const findInscriptionsIR: any = {"usedParamSet":{"idInscriptions":true,"idSessions":true,"idEleves":true,"idCandidats":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":223,"b":238}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":248,"b":259}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":269,"b":278}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":288,"b":300}]}],"statement":"select d.rang as \"rang!\", i.id_inscription as \"id_inscription?\", i.id_session as \"id_session?\", i.statut_inscription as \"statut?\",\n  faite.regle as \"regle?\", faite.message as \"message?\", faite.faits as \"faits?\"\nfrom unnest(:idInscriptions!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[]) with ordinality\n  as d (id_inscription, id_session, id_eleve, id_candidat, rang)\nleft join public.eleves e on e.id_eleve = d.id_eleve\ncross join lateral (\n  select array(select d.id_eleve where d.id_eleve is not null union select x.id_eleve from public.eleves x where x.id_candidat = d.id_candidat) as eleves,\n    array(select k from unnest(array[d.id_candidat, e.id_candidat]) as k where k is not null) as candidats\n) p\nleft join lateral (\n  select m.* from (\n    select x.id_inscription, x.id_session, x.statut_inscription from public.inscription_session x\n    where x.id_inscription = d.id_inscription and (d.id_session is null or x.id_session = d.id_session)\n    union all\n    select x.id_inscription, x.id_session, x.statut_inscription from public.inscription_session x\n    where d.id_inscription is null and x.id_session = d.id_session and x.id_eleve = any (p.eleves)\n    union all\n    select x.id_inscription, x.id_session, x.statut_inscription from public.inscription_session x\n    where d.id_inscription is null and x.id_session = d.id_session and x.id_candidat = any (p.candidats)\n  ) m\n  order by m.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE') desc, m.id_inscription desc\n  limit 1\n) i on true\nleft join lateral (\n  select y.regle, y.message, y.faits from sessions_planning.decision y\n  where y.id_inscription = i.id_inscription and y.verbe = 'DESISTER' and i.statut_inscription = 'ANNULE'\n  order by y.id_decision desc\n  limit 1\n) faite on true\norder by d.rang                                                                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * select d.rang as "rang!", i.id_inscription as "id_inscription?", i.id_session as "id_session?", i.statut_inscription as "statut?",
 *   faite.regle as "regle?", faite.message as "message?", faite.faits as "faits?"
 * from unnest(:idInscriptions!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[]) with ordinality
 *   as d (id_inscription, id_session, id_eleve, id_candidat, rang)
 * left join public.eleves e on e.id_eleve = d.id_eleve
 * cross join lateral (
 *   select array(select d.id_eleve where d.id_eleve is not null union select x.id_eleve from public.eleves x where x.id_candidat = d.id_candidat) as eleves,
 *     array(select k from unnest(array[d.id_candidat, e.id_candidat]) as k where k is not null) as candidats
 * ) p
 * left join lateral (
 *   select m.* from (
 *     select x.id_inscription, x.id_session, x.statut_inscription from public.inscription_session x
 *     where x.id_inscription = d.id_inscription and (d.id_session is null or x.id_session = d.id_session)
 *     union all
 *     select x.id_inscription, x.id_session, x.statut_inscription from public.inscription_session x
 *     where d.id_inscription is null and x.id_session = d.id_session and x.id_eleve = any (p.eleves)
 *     union all
 *     select x.id_inscription, x.id_session, x.statut_inscription from public.inscription_session x
 *     where d.id_inscription is null and x.id_session = d.id_session and x.id_candidat = any (p.candidats)
 *   ) m
 *   order by m.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE') desc, m.id_inscription desc
 *   limit 1
 * ) i on true
 * left join lateral (
 *   select y.regle, y.message, y.faits from sessions_planning.decision y
 *   where y.id_inscription = i.id_inscription and y.verbe = 'DESISTER' and i.statut_inscription = 'ANNULE'
 *   order by y.id_decision desc
 *   limit 1
 * ) faite on true
 * order by d.rang                                                                                                                                
 * ```
 */
export const findInscriptions = new PreparedQuery<IFindInscriptionsParams,IFindInscriptionsResult>(findInscriptionsIR);


/** 'LoadTetes' parameters type */
export interface ILoadTetesParams {
  apres: (number | null)[];
  combien: (number | null)[];
  idSessions: (number | null)[];
  sauf: (number | null)[];
}

/** 'LoadTetes' return type */
export interface ILoadTetesResult {
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number;
  idSession: number;
  priorite: number;
  statutCandidat: string | null;
}

/** 'LoadTetes' query type */
export interface ILoadTetesQuery {
  params: ILoadTetesParams;
  result: ILoadTetesResult;
}

const loadTetesIR: any = {"usedParamSet":{"idSessions":true,"apres":true,"combien":true,"sauf":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":209,"b":220}]},{"name":"apres","required":true,"transform":{"type":"scalar"},"locs":[{"a":230,"b":236}]},{"name":"combien","required":true,"transform":{"type":"scalar"},"locs":[{"a":246,"b":254}]},{"name":"sauf","required":true,"transform":{"type":"scalar"},"locs":[{"a":619,"b":624}]}],"statement":"select t.id_inscription as \"id_inscription!\", d.id_session as \"id_session!\", t.id_eleve as \"id_eleve?\", t.id_candidat as \"id_candidat?\", t.priorite as \"priorite!\",\n  t.statut as \"statut_candidat?\"\nfrom unnest(:idSessions!::int[], :apres!::int[], :combien!::int[]) as d (id_session, apres, combien)\ncross join lateral (\n  select i.id_inscription, i.id_eleve, i.id_candidat, i.priorite, i.date_inscription, c.statut\n  from public.inscription_session i\n  left join public.candidats c on c.id_candidat = i.id_candidat\n  where i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE' and i.id_inscription <> all (:sauf!::int[])\n  order by i.priorite, i.date_inscription nulls last, i.id_inscription\n  offset d.apres\n  limit d.combien\n) t\norder by d.id_session, t.priorite, t.date_inscription nulls last, t.id_inscription                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select t.id_inscription as "id_inscription!", d.id_session as "id_session!", t.id_eleve as "id_eleve?", t.id_candidat as "id_candidat?", t.priorite as "priorite!",
 *   t.statut as "statut_candidat?"
 * from unnest(:idSessions!::int[], :apres!::int[], :combien!::int[]) as d (id_session, apres, combien)
 * cross join lateral (
 *   select i.id_inscription, i.id_eleve, i.id_candidat, i.priorite, i.date_inscription, c.statut
 *   from public.inscription_session i
 *   left join public.candidats c on c.id_candidat = i.id_candidat
 *   where i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE' and i.id_inscription <> all (:sauf!::int[])
 *   order by i.priorite, i.date_inscription nulls last, i.id_inscription
 *   offset d.apres
 *   limit d.combien
 * ) t
 * order by d.id_session, t.priorite, t.date_inscription nulls last, t.id_inscription                                                                               
 * ```
 */
export const loadTetes = new PreparedQuery<ILoadTetesParams,ILoadTetesResult>(loadTetesIR);


/** 'LoadInscriptions' parameters type */
export interface ILoadInscriptionsParams {
  idInscriptions: (number | null)[];
}

/** 'LoadInscriptions' return type */
export interface ILoadInscriptionsResult {
  devant: number;
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number;
  idSession: number;
  priorite: number;
  statut: string;
  statutCandidat: string | null;
}

/** 'LoadInscriptions' query type */
export interface ILoadInscriptionsQuery {
  params: ILoadInscriptionsParams;
  result: ILoadInscriptionsResult;
}

const loadInscriptionsIR: any = {"usedParamSet":{"idInscriptions":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":617,"b":632}]}],"statement":"select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite, i.statut_inscription as \"statut!\", c.statut as \"statut_candidat?\",\n  (select count(*)::int from public.inscription_session a\n   where i.statut_inscription = 'EN_ATTENTE' and a.id_session = i.id_session and a.statut_inscription = 'EN_ATTENTE'\n     and (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite, coalesce(i.date_inscription, 'infinity'), i.id_inscription)) as \"devant!\"\nfrom public.inscription_session i\nleft join public.candidats c on c.id_candidat = i.id_candidat\nwhere i.id_inscription = any (:idInscriptions!::int[])                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite, i.statut_inscription as "statut!", c.statut as "statut_candidat?",
 *   (select count(*)::int from public.inscription_session a
 *    where i.statut_inscription = 'EN_ATTENTE' and a.id_session = i.id_session and a.statut_inscription = 'EN_ATTENTE'
 *      and (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite, coalesce(i.date_inscription, 'infinity'), i.id_inscription)) as "devant!"
 * from public.inscription_session i
 * left join public.candidats c on c.id_candidat = i.id_candidat
 * where i.id_inscription = any (:idInscriptions!::int[])                                                                         
 * ```
 */
export const loadInscriptions = new PreparedQuery<ILoadInscriptionsParams,ILoadInscriptionsResult>(loadInscriptionsIR);


/** 'LoadConversions' parameters type */
export interface ILoadConversionsParams {
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
}

/** 'LoadConversions' return type */
export interface ILoadConversionsResult {
  dateConfirmation: string | null;
  dateInscription: string | null;
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number;
  idSession: number;
  priorite: number;
  statut: string;
}

/** 'LoadConversions' query type */
export interface ILoadConversionsQuery {
  params: ILoadConversionsParams;
  result: ILoadConversionsResult;
}

const loadConversionsIR: any = {"usedParamSet":{"idCandidats":true,"idEleves":true},"params":[{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":267,"b":279}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":559,"b":568}]}],"statement":"select i.id_inscription as \"id_inscription!\", i.id_session as \"id_session!\", i.id_eleve, i.id_candidat, i.statut_inscription as \"statut!\", i.priorite as \"priorite!\", i.date_inscription, i.date_confirmation\nfrom public.inscription_session i\nwhere i.id_candidat = any (:idCandidats!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\nunion\nselect i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite, i.date_inscription, i.date_confirmation\nfrom public.inscription_session i\nwhere i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\norder by 2, 1                                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription as "id_inscription!", i.id_session as "id_session!", i.id_eleve, i.id_candidat, i.statut_inscription as "statut!", i.priorite as "priorite!", i.date_inscription, i.date_confirmation
 * from public.inscription_session i
 * where i.id_candidat = any (:idCandidats!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * union
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite, i.date_inscription, i.date_confirmation
 * from public.inscription_session i
 * where i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * order by 2, 1                                                                                                                      
 * ```
 */
export const loadConversions = new PreparedQuery<ILoadConversionsParams,ILoadConversionsResult>(loadConversionsIR);


/** 'LoadEnAttenteOf' parameters type */
export interface ILoadEnAttenteOfParams {
  idEleves: (number | null)[];
  idSessions: (number | null)[];
}

/** 'LoadEnAttenteOf' return type */
export interface ILoadEnAttenteOfResult {
  devant: number;
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number;
  idSession: number;
  priorite: number;
  statutCandidat: string | null;
}

/** 'LoadEnAttenteOf' query type */
export interface ILoadEnAttenteOfQuery {
  params: ILoadEnAttenteOfParams;
  result: ILoadEnAttenteOfResult;
}

const loadEnAttenteOfIR: any = {"usedParamSet":{"idEleves":true,"idSessions":true},"params":[{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":476,"b":485}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":519,"b":530}]}],"statement":"select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite, null::text as \"statut_candidat?\",\n  (select count(*)::int from public.inscription_session a\n   where a.id_session = i.id_session and a.statut_inscription = 'EN_ATTENTE'\n     and (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite, coalesce(i.date_inscription, 'infinity'), i.id_inscription)) as \"devant!\"\nfrom public.inscription_session i\nwhere i.id_eleve = any (:idEleves!::int[]) and i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE'\norder by i.id_session, i.priorite, i.date_inscription nulls last, i.id_inscription                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite, null::text as "statut_candidat?",
 *   (select count(*)::int from public.inscription_session a
 *    where a.id_session = i.id_session and a.statut_inscription = 'EN_ATTENTE'
 *      and (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite, coalesce(i.date_inscription, 'infinity'), i.id_inscription)) as "devant!"
 * from public.inscription_session i
 * where i.id_eleve = any (:idEleves!::int[]) and i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE'
 * order by i.id_session, i.priorite, i.date_inscription nulls last, i.id_inscription                                                                                                              
 * ```
 */
export const loadEnAttenteOf = new PreparedQuery<ILoadEnAttenteOfParams,ILoadEnAttenteOfResult>(loadEnAttenteOfIR);


/** 'LoadSituations' parameters type */
export interface ILoadSituationsParams {
  idSessions: (number | null)[];
}

/** 'LoadSituations' return type */
export interface ILoadSituationsResult {
  eleve: boolean;
  paiementOk: boolean | null;
  parcoursValide: boolean | null;
  statutCandidat: string | null;
}

/** 'LoadSituations' query type */
export interface ILoadSituationsQuery {
  params: ILoadSituationsParams;
  result: ILoadSituationsResult;
}

const loadSituationsIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":355,"b":366}]}],"statement":"select distinct i.id_eleve is not null as \"eleve!\", e.parcours_valide as \"parcours_valide?\", e.paiement_ok as \"paiement_ok?\", c.statut as \"statut_candidat?\"\nfrom public.inscription_session i\nleft join public.eleves e on e.id_eleve = i.id_eleve\nleft join public.candidats c on c.id_candidat = i.id_candidat and i.id_eleve is null\nwhere i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE'                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * select distinct i.id_eleve is not null as "eleve!", e.parcours_valide as "parcours_valide?", e.paiement_ok as "paiement_ok?", c.statut as "statut_candidat?"
 * from public.inscription_session i
 * left join public.eleves e on e.id_eleve = i.id_eleve
 * left join public.candidats c on c.id_candidat = i.id_candidat and i.id_eleve is null
 * where i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE'                                                                                    
 * ```
 */
export const loadSituations = new PreparedQuery<ILoadSituationsParams,ILoadSituationsResult>(loadSituationsIR);


/** 'UpdatePriorites' parameters type */
export interface IUpdatePrioritesParams {
  eleves: (boolean | null)[];
  idSessions: (number | null)[];
  paiementsOk: (boolean | null)[];
  parcoursValides: (boolean | null)[];
  priorites: (number | null)[];
  regles: (string | null)[];
  statutsCandidat: (string | null)[];
}

/** 'UpdatePriorites' return type */
export interface IUpdatePrioritesResult {
  apres: number;
  avant: number;
  idInscription: number;
  idSession: number;
  regle: string;
}

/** 'UpdatePriorites' query type */
export interface IUpdatePrioritesQuery {
  params: IUpdatePrioritesParams;
  result: IUpdatePrioritesResult;
}

const updatePrioritesIR: any = {"usedParamSet":{"eleves":true,"parcoursValides":true,"paiementsOk":true,"statutsCandidat":true,"priorites":true,"regles":true,"idSessions":true},"params":[{"name":"eleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":246,"b":253}]},{"name":"parcoursValides","required":true,"transform":{"type":"scalar"},"locs":[{"a":267,"b":283}]},{"name":"paiementsOk","required":true,"transform":{"type":"scalar"},"locs":[{"a":297,"b":309}]},{"name":"statutsCandidat","required":true,"transform":{"type":"scalar"},"locs":[{"a":323,"b":339}]},{"name":"priorites","required":true,"transform":{"type":"scalar"},"locs":[{"a":350,"b":360}]},{"name":"regles","required":true,"transform":{"type":"scalar"},"locs":[{"a":370,"b":377}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":743,"b":754}]}],"statement":"update public.inscription_session i\nset priorite = d.priorite\nfrom public.inscription_session w\nleft join public.eleves e on e.id_eleve = w.id_eleve\nleft join public.candidats c on c.id_candidat = w.id_candidat and w.id_eleve is null\njoin unnest(:eleves!::boolean[], :parcoursValides!::boolean[], :paiementsOk!::boolean[], :statutsCandidat!::text[], :priorites!::int[], :regles!::text[])\n  as d (eleve, parcours_valide, paiement_ok, statut_candidat, priorite, regle)\n  on d.eleve = (w.id_eleve is not null) and d.parcours_valide is not distinct from e.parcours_valide\n    and d.paiement_ok is not distinct from e.paiement_ok and d.statut_candidat is not distinct from c.statut\nwhere i.id_inscription = w.id_inscription and w.id_session = any (:idSessions!::int[]) and w.statut_inscription = 'EN_ATTENTE'\n  and w.priorite <> d.priorite\nreturning i.id_inscription, i.id_session, w.priorite as \"avant!\", i.priorite as \"apres!\", d.regle as \"regle!\"                                                    "};

/**
 * Query generated from SQL:
 * ```
 * update public.inscription_session i
 * set priorite = d.priorite
 * from public.inscription_session w
 * left join public.eleves e on e.id_eleve = w.id_eleve
 * left join public.candidats c on c.id_candidat = w.id_candidat and w.id_eleve is null
 * join unnest(:eleves!::boolean[], :parcoursValides!::boolean[], :paiementsOk!::boolean[], :statutsCandidat!::text[], :priorites!::int[], :regles!::text[])
 *   as d (eleve, parcours_valide, paiement_ok, statut_candidat, priorite, regle)
 *   on d.eleve = (w.id_eleve is not null) and d.parcours_valide is not distinct from e.parcours_valide
 *     and d.paiement_ok is not distinct from e.paiement_ok and d.statut_candidat is not distinct from c.statut
 * where i.id_inscription = w.id_inscription and w.id_session = any (:idSessions!::int[]) and w.statut_inscription = 'EN_ATTENTE'
 *   and w.priorite <> d.priorite
 * returning i.id_inscription, i.id_session, w.priorite as "avant!", i.priorite as "apres!", d.regle as "regle!"                                                    
 * ```
 */
export const updatePriorites = new PreparedQuery<IUpdatePrioritesParams,IUpdatePrioritesResult>(updatePrioritesIR);


/** 'UpdateCapacites' parameters type */
export interface IUpdateCapacitesParams {
  capacites: (number | null)[];
  idSessions: (number | null)[];
}

/** 'UpdateCapacites' return type */
export type IUpdateCapacitesResult = void;

/** 'UpdateCapacites' query type */
export interface IUpdateCapacitesQuery {
  params: IUpdateCapacitesParams;
  result: IUpdateCapacitesResult;
}

const updateCapacitesIR: any = {"usedParamSet":{"idSessions":true,"capacites":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":71,"b":82}]},{"name":"capacites","required":true,"transform":{"type":"scalar"},"locs":[{"a":92,"b":102}]}],"statement":"update public.sessions s\nset capacite_max = d.capacite_max\nfrom unnest(:idSessions!::int[], :capacites!::int[]) as d (id_session, capacite_max)\nwhere s.id_session = d.id_session and s.capacite_max is distinct from d.capacite_max                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * update public.sessions s
 * set capacite_max = d.capacite_max
 * from unnest(:idSessions!::int[], :capacites!::int[]) as d (id_session, capacite_max)
 * where s.id_session = d.id_session and s.capacite_max is distinct from d.capacite_max                                                                              
 * ```
 */
export const updateCapacites = new PreparedQuery<IUpdateCapacitesParams,IUpdateCapacitesResult>(updateCapacitesIR);


/** 'ReadDecisions' parameters type */
export interface IReadDecisionsParams {
  idInscription?: number | null | void;
  idSession?: number | null | void;
}

/** 'ReadDecisions' return type */
export interface IReadDecisionsResult {
  acteur: string;
  faits: Json;
  forcee: boolean;
  idDecision: number;
  idInscription: number | null;
  idSession: number;
  message: string;
  priseLe: Date;
  regle: string;
  verbe: string;
}

/** 'ReadDecisions' query type */
export interface IReadDecisionsQuery {
  params: IReadDecisionsParams;
  result: IReadDecisionsResult;
}

const readDecisionsIR: any = {"usedParamSet":{"idInscription":true,"idSession":true},"params":[{"name":"idInscription","required":false,"transform":{"type":"scalar"},"locs":[{"a":164,"b":177},{"a":214,"b":227}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":235,"b":244},{"a":277,"b":286}]}],"statement":"select d.id_decision, d.prise_le, d.acteur, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits, d.forcee\nfrom sessions_planning.decision d\nwhere (:idInscription::int is null or d.id_inscription = :idInscription) and (:idSession::int is null or d.id_session = :idSession)\norder by d.id_decision"};

/**
 * Query generated from SQL:
 * ```
 * select d.id_decision, d.prise_le, d.acteur, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits, d.forcee
 * from sessions_planning.decision d
 * where (:idInscription::int is null or d.id_inscription = :idInscription) and (:idSession::int is null or d.id_session = :idSession)
 * order by d.id_decision
 * ```
 */
export const readDecisions = new PreparedQuery<IReadDecisionsParams,IReadDecisionsResult>(readDecisionsIR);


