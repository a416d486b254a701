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

const lockSessionsIR: any = {"usedParamSet":{"idSessions":true,"idInscriptions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":99,"b":110}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":223,"b":238}]}],"statement":"select s.id_session\nfrom public.sessions s\nwhere s.id_session = any (array(\n\tselect unnest((select :idSessions!::int[]))\n\tunion\n\tselect i.id_session\n\tfrom public.inscription_session i\n\twhere i.id_inscription = any ((select :idInscriptions!::int[])::int[])))\norder by s.id_session\nfor no key update of s                                                                            "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session
 * from public.sessions s
 * where s.id_session = any (array(
 * 	select unnest((select :idSessions!::int[]))
 * 	union
 * 	select i.id_session
 * 	from public.inscription_session i
 * 	where i.id_inscription = any ((select :idInscriptions!::int[])::int[])))
 * order by s.id_session
 * for no key update of s                                                                            
 * ```
 */
export const lockSessions = new PreparedQuery<ILockSessionsParams,ILockSessionsResult>(lockSessionsIR);


/** 'LockFreeSessions' parameters type */
export interface ILockFreeSessionsParams {
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
}

/** 'LockFreeSessions' return type */
export interface ILockFreeSessionsResult {
  idSession: number;
}

/** 'LockFreeSessions' query type */
export interface ILockFreeSessionsQuery {
  params: ILockFreeSessionsParams;
  result: ILockFreeSessionsResult;
}

const lockFreeSessionsIR: any = {"usedParamSet":{"idSessions":true,"idInscriptions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":99,"b":110}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":223,"b":238}]}],"statement":"select s.id_session\nfrom public.sessions s\nwhere s.id_session = any (array(\n\tselect unnest((select :idSessions!::int[]))\n\tunion\n\tselect i.id_session\n\tfrom public.inscription_session i\n\twhere i.id_inscription = any ((select :idInscriptions!::int[])::int[])))\norder by s.id_session\nfor no key update of s skip locked                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session
 * from public.sessions s
 * where s.id_session = any (array(
 * 	select unnest((select :idSessions!::int[]))
 * 	union
 * 	select i.id_session
 * 	from public.inscription_session i
 * 	where i.id_inscription = any ((select :idInscriptions!::int[])::int[])))
 * order by s.id_session
 * for no key update of s skip locked                                                                               
 * ```
 */
export const lockFreeSessions = new PreparedQuery<ILockFreeSessionsParams,ILockFreeSessionsResult>(lockFreeSessionsIR);


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

const lockSessionsOfPersonnesIR: any = {"usedParamSet":{"idCandidats":true,"idEleves":true},"params":[{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":159,"b":171}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":336,"b":345}]}],"statement":"select s.id_session\nfrom public.sessions s\nwhere s.id_session = any (array(\n\tselect i.id_session from public.inscription_session i\n\twhere i.id_candidat = any (:idCandidats!::int[])\n\t\tand i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n\tunion\n\tselect i.id_session from public.inscription_session i\n\twhere i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')))\norder by s.id_session\nfor no key update of s                                                                                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session
 * from public.sessions s
 * where s.id_session = any (array(
 * 	select i.id_session from public.inscription_session i
 * 	where i.id_candidat = any (:idCandidats!::int[])
 * 		and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * 	union
 * 	select i.id_session from public.inscription_session i
 * 	where i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')))
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

const loadSessionsIR: any = {"usedParamSet":{"fuseau":true,"idSessions":true,"idInscriptions":true},"params":[{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":587,"b":594}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":1343,"b":1354}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":1467,"b":1482}]}],"statement":"select s.id_session, s.id_formation, s.date_debut, s.date_fin, s.capacite_max, s.statut_session,\n\ts.statut_validation,\n\tp.places as \"places!\", p.capacite_salle as \"capacite_salle?\",\n\ts.date_debut <= h.maintenant as \"commencee!\", s.date_fin <= h.maintenant as \"terminee!\", h.jour as \"jour!\",\n\tinscrits.n as \"inscrits!\", file.par_priorite as \"par_priorite!\", file.sans_date as \"sans_date!\"\nfrom public.sessions s\njoin sessions_planning.places_session p on p.id_session = s.id_session\ncross join (select clock_timestamp() at time zone 'UTC' as maintenant,\n\t\t(clock_timestamp() at time zone :fuseau!)::date as jour) h\ncross join lateral (\n\tselect count(*)::int as n from public.inscription_session i\n\twhere i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')\n) inscrits\ncross join lateral (\n\tselect coalesce(jsonb_agg(jsonb_build_object('priorite', f.priorite, 'n', f.n, 'dernier', f.dernier)),\n\t\t'[]') as par_priorite,\n\t\tcoalesce(sum(f.sans_date), 0)::int as sans_date\n\tfrom (\n\t\tselect i.priorite, count(*) as n, max(i.date_inscription) as dernier,\n\t\t\tcount(*) filter (where i.date_inscription is null) as sans_date\n\t\tfrom public.inscription_session i\n\t\twhere i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE'\n\t\tgroup by i.priorite\n\t) f\n) file\nwhere s.id_session = any (array(\n\tselect unnest((select :idSessions!::int[]))\n\tunion\n\tselect i.id_session\n\tfrom public.inscription_session i\n\twhere i.id_inscription = any ((select :idInscriptions!::int[])::int[])))                                                                                                                                   "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, s.id_formation, s.date_debut, s.date_fin, s.capacite_max, s.statut_session,
 * 	s.statut_validation,
 * 	p.places as "places!", p.capacite_salle as "capacite_salle?",
 * 	s.date_debut <= h.maintenant as "commencee!", s.date_fin <= h.maintenant as "terminee!", h.jour as "jour!",
 * 	inscrits.n as "inscrits!", file.par_priorite as "par_priorite!", file.sans_date as "sans_date!"
 * from public.sessions s
 * join sessions_planning.places_session p on p.id_session = s.id_session
 * cross join (select clock_timestamp() at time zone 'UTC' as maintenant,
 * 		(clock_timestamp() at time zone :fuseau!)::date as jour) h
 * cross join lateral (
 * 	select count(*)::int as n from public.inscription_session i
 * 	where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')
 * ) inscrits
 * cross join lateral (
 * 	select coalesce(jsonb_agg(jsonb_build_object('priorite', f.priorite, 'n', f.n, 'dernier', f.dernier)),
 * 		'[]') as par_priorite,
 * 		coalesce(sum(f.sans_date), 0)::int as sans_date
 * 	from (
 * 		select i.priorite, count(*) as n, max(i.date_inscription) as dernier,
 * 			count(*) filter (where i.date_inscription is null) as sans_date
 * 		from public.inscription_session i
 * 		where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE'
 * 		group by i.priorite
 * 	) f
 * ) file
 * where s.id_session = any (array(
 * 	select unnest((select :idSessions!::int[]))
 * 	union
 * 	select i.id_session
 * 	from public.inscription_session i
 * 	where i.id_inscription = any ((select :idInscriptions!::int[])::int[])))                                                                                                                                   
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

const dateArrivalsIR: any = {"usedParamSet":{"fuseau":true,"idSessions":true},"params":[{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":100,"b":107}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":316,"b":327}]}],"statement":"update public.inscription_session i\nset date_inscription = greatest((clock_timestamp() at time zone :fuseau!)::date, (\n\tselect max(a.date_inscription) from public.inscription_session a\n\twhere a.id_session = i.id_session and a.priorite = i.priorite and a.statut_inscription = 'EN_ATTENTE'))\nwhere i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE'\n\tand i.date_inscription is null                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * update public.inscription_session i
 * set date_inscription = greatest((clock_timestamp() at time zone :fuseau!)::date, (
 * 	select max(a.date_inscription) from public.inscription_session a
 * 	where a.id_session = i.id_session and a.priorite = i.priorite and a.statut_inscription = 'EN_ATTENTE'))
 * where i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE'
 * 	and i.date_inscription is null                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                      
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
  candidatDeLEleve: number | null;
  cleReservee: number | null;
  connue: boolean;
  elevesDuCandidat: numberArray | null;
  idInscription: number | null;
  paiementOk: boolean | null;
  parcoursValide: boolean | null;
  statutCandidat: string | null;
}

/** 'LoadPersonnes' query type */
export interface ILoadPersonnesQuery {
  params: ILoadPersonnesParams;
  result: ILoadPersonnesResult;
}

const loadPersonnesIR: any = {"usedParamSet":{"idSessions":true,"idEleves":true,"idCandidats":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":332,"b":343}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":362,"b":371}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":392,"b":404}]}],"statement":"with demandes as materialized (\n\tselect d.rang, d.id_session, d.id_eleve, d.id_candidat, e.id_candidat as candidat_de_l_eleve,\n\t\t(d.id_eleve is null or e.id_eleve is not null)\n\t\t\tand (d.id_candidat is null or c.id_candidat is not null) as connue,\n\t\te.parcours_valide, e.paiement_ok, c.statut as statut_candidat\n\tfrom unnest((select :idSessions!::int[]), (select :idEleves!::int[]),\n\t\t(select :idCandidats!::int[])) with ordinality as d (id_session, id_eleve, id_candidat, rang)\n\tleft join public.eleves e on e.id_eleve = d.id_eleve\n\tleft join public.candidats c on c.id_candidat = d.id_candidat\n),\npersonnes as (\n\tselect d.rang, d.id_session, d.id_eleve, null::int as id_candidat from demandes d where d.id_candidat is null\n\tunion all\n\tselect d.rang, d.id_session, x.id_eleve, null from demandes d join public.eleves x on x.id_candidat = d.id_candidat\n\tunion all\n\tselect d.rang, d.id_session, null, d.id_candidat from demandes d where d.id_candidat is not null\n\tunion all\n\tselect d.rang, d.id_session, null, d.candidat_de_l_eleve from demandes d where d.candidat_de_l_eleve is not null\n),\nactives as (\n\tselect distinct on (a.rang) a.rang, a.id_inscription\n\tfrom (\n\t\tselect p.rang, i.id_inscription, i.statut_inscription\n\t\tfrom personnes p\n\t\tjoin public.inscription_session i on i.id_session = p.id_session and i.id_eleve = p.id_eleve\n\t\t\tand i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n\t\tunion all\n\t\tselect p.rang, i.id_inscription, i.statut_inscription\n\t\tfrom personnes p\n\t\tjoin public.inscription_session i on i.id_session = p.id_session and i.id_candidat = p.id_candidat\n\t\t\tand i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n\t) a\n\torder by a.rang, a.statut_inscription = 'EN_ATTENTE', a.id_inscription\n)\nselect d.candidat_de_l_eleve as \"candidat_de_l_eleve?\",\n\tcase when d.id_candidat is not null then nullif(array(select x.id_eleve\n\t\tfrom public.eleves x\n\t\twhere x.id_candidat = d.id_candidat), '{}') end as \"eleves_du_candidat?\",\n\td.connue as \"connue!\",\n\td.parcours_valide as \"parcours_valide?\", d.paiement_ok as \"paiement_ok?\", d.statut_candidat as \"statut_candidat?\",\n\ta.id_inscription as \"id_inscription?\",\n\tcase when d.id_session is not null and a.id_inscription is null then nextval((\n\t\tselect coalesce(pg_get_serial_sequence('public.inscription_session', 'id_inscription'),\n\t\t\tsubstring(pg_get_expr(v.adbin, v.adrelid) from 'nextval\\(''(.+)''::regclass\\)'))::regclass\n\t\tfrom pg_attrdef v join pg_attribute a on a.attrelid = v.adrelid and a.attnum = v.adnum\n\t\twhere v.adrelid = 'public.inscription_session'::regclass\n\t\t\tand a.attname = 'id_inscription'))::int end as \"cle_reservee?\"\nfrom demandes d\nleft join actives a on a.rang = d.rang\norder by d.rang                                                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * with demandes as materialized (
 * 	select d.rang, d.id_session, d.id_eleve, d.id_candidat, e.id_candidat as candidat_de_l_eleve,
 * 		(d.id_eleve is null or e.id_eleve is not null)
 * 			and (d.id_candidat is null or c.id_candidat is not null) as connue,
 * 		e.parcours_valide, e.paiement_ok, c.statut as statut_candidat
 * 	from unnest((select :idSessions!::int[]), (select :idEleves!::int[]),
 * 		(select :idCandidats!::int[])) with ordinality as d (id_session, id_eleve, id_candidat, rang)
 * 	left join public.eleves e on e.id_eleve = d.id_eleve
 * 	left join public.candidats c on c.id_candidat = d.id_candidat
 * ),
 * personnes as (
 * 	select d.rang, d.id_session, d.id_eleve, null::int as id_candidat from demandes d where d.id_candidat is null
 * 	union all
 * 	select d.rang, d.id_session, x.id_eleve, null from demandes d join public.eleves x on x.id_candidat = d.id_candidat
 * 	union all
 * 	select d.rang, d.id_session, null, d.id_candidat from demandes d where d.id_candidat is not null
 * 	union all
 * 	select d.rang, d.id_session, null, d.candidat_de_l_eleve from demandes d where d.candidat_de_l_eleve is not null
 * ),
 * actives as (
 * 	select distinct on (a.rang) a.rang, a.id_inscription
 * 	from (
 * 		select p.rang, i.id_inscription, i.statut_inscription
 * 		from personnes p
 * 		join public.inscription_session i on i.id_session = p.id_session and i.id_eleve = p.id_eleve
 * 			and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * 		union all
 * 		select p.rang, i.id_inscription, i.statut_inscription
 * 		from personnes p
 * 		join public.inscription_session i on i.id_session = p.id_session and i.id_candidat = p.id_candidat
 * 			and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * 	) a
 * 	order by a.rang, a.statut_inscription = 'EN_ATTENTE', a.id_inscription
 * )
 * select d.candidat_de_l_eleve as "candidat_de_l_eleve?",
 * 	case when d.id_candidat is not null then nullif(array(select x.id_eleve
 * 		from public.eleves x
 * 		where x.id_candidat = d.id_candidat), '{}') end as "eleves_du_candidat?",
 * 	d.connue as "connue!",
 * 	d.parcours_valide as "parcours_valide?", d.paiement_ok as "paiement_ok?", d.statut_candidat as "statut_candidat?",
 * 	a.id_inscription as "id_inscription?",
 * 	case when d.id_session is not null and a.id_inscription is null then nextval((
 * 		select coalesce(pg_get_serial_sequence('public.inscription_session', 'id_inscription'),
 * 			substring(pg_get_expr(v.adbin, v.adrelid) from 'nextval\(''(.+)''::regclass\)'))::regclass
 * 		from pg_attrdef v join pg_attribute a on a.attrelid = v.adrelid and a.attnum = v.adnum
 * 		where v.adrelid = 'public.inscription_session'::regclass
 * 			and a.attname = 'id_inscription'))::int end as "cle_reservee?"
 * from demandes d
 * left join actives a on a.rang = d.rang
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

const insertInscriptionsIR: any = {"usedParamSet":{"idSessions":true,"idEleves":true,"idCandidats":true,"statuts":true,"priorites":true,"jours":true,"notifiePar":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":247,"b":258}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":268,"b":277}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":287,"b":299}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":309,"b":317}]},{"name":"priorites","required":true,"transform":{"type":"scalar"},"locs":[{"a":329,"b":339}]},{"name":"jours","required":true,"transform":{"type":"scalar"},"locs":[{"a":349,"b":355}]},{"name":"notifiePar","required":true,"transform":{"type":"scalar"},"locs":[{"a":366,"b":377}]}],"statement":"insert into public.inscription_session (id_session, id_eleve, id_candidat, statut_inscription, priorite,\n\tdate_inscription, notifie_par)\nselect d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.jour::date, d.notifie_par\nfrom unnest(:idSessions!::int[], :idEleves!::int[], :idCandidats!::int[], :statuts!::text[],\n\t:priorites!::int[], :jours!::text[], :notifiePar!::text[])\n\twith ordinality as d (id_session, id_eleve, id_candidat, statut, priorite, jour, notifie_par, rang)\norder by d.rang\non conflict do nothing\nreturning id_inscription, id_session, id_eleve, id_candidat                                                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * insert into public.inscription_session (id_session, id_eleve, id_candidat, statut_inscription, priorite,
 * 	date_inscription, notifie_par)
 * select d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.jour::date, d.notifie_par
 * from unnest(:idSessions!::int[], :idEleves!::int[], :idCandidats!::int[], :statuts!::text[],
 * 	:priorites!::int[], :jours!::text[], :notifiePar!::text[])
 * 	with ordinality as d (id_session, id_eleve, id_candidat, statut, priorite, jour, notifie_par, rang)
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

const writeInscriptionsIR: any = {"usedParamSet":{"idInscriptions":true,"idSessions":true,"idEleves":true,"idCandidats":true,"statuts":true,"priorites":true,"rangs":true,"jours":true,"notifiePar":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":332,"b":347}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":357,"b":368}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":378,"b":387}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":397,"b":409}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":420,"b":428}]},{"name":"priorites","required":true,"transform":{"type":"scalar"},"locs":[{"a":439,"b":449}]},{"name":"rangs","required":true,"transform":{"type":"scalar"},"locs":[{"a":459,"b":465}]},{"name":"jours","required":true,"transform":{"type":"scalar"},"locs":[{"a":475,"b":481}]},{"name":"notifiePar","required":true,"transform":{"type":"scalar"},"locs":[{"a":492,"b":503}]}],"statement":"insert into public.inscription_session (id_inscription, id_session, id_eleve, id_candidat,\n\tstatut_inscription, priorite, position_attente, date_inscription, notifie_par)\noverriding system value\nselect d.id_inscription, d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.rang,\n\td.jour::date, d.notifie_par\nfrom unnest(:idInscriptions!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[],\n\t:statuts!::text[], :priorites!::int[], :rangs!::int[], :jours!::text[], :notifiePar!::text[])\n\tas d (id_inscription, id_session, id_eleve, id_candidat, statut, priorite, rang, jour, notifie_par)                                                                                                                                                   "};

/**
 * Query generated from SQL:
 * ```
 * insert into public.inscription_session (id_inscription, id_session, id_eleve, id_candidat,
 * 	statut_inscription, priorite, position_attente, date_inscription, notifie_par)
 * overriding system value
 * select d.id_inscription, d.id_session, d.id_eleve, d.id_candidat, d.statut, d.priorite, d.rang,
 * 	d.jour::date, d.notifie_par
 * from unnest(:idInscriptions!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[],
 * 	:statuts!::text[], :priorites!::int[], :rangs!::int[], :jours!::text[], :notifiePar!::text[])
 * 	as d (id_inscription, id_session, id_eleve, id_candidat, statut, priorite, rang, jour, notifie_par)                                                                                                                                                   
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

const updateInscriptionsIR: any = {"usedParamSet":{"idInscriptions":true,"statuts":true,"motifs":true,"notifiePar":true,"priorites":true,"idEleves":true,"arrivees":true,"confirmees":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":642,"b":657}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":667,"b":675}]},{"name":"motifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":686,"b":693}]},{"name":"notifiePar","required":true,"transform":{"type":"scalar"},"locs":[{"a":704,"b":715}]},{"name":"priorites","required":true,"transform":{"type":"scalar"},"locs":[{"a":727,"b":737}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":747,"b":756}]},{"name":"arrivees","required":true,"transform":{"type":"scalar"},"locs":[{"a":766,"b":775}]},{"name":"confirmees","required":true,"transform":{"type":"scalar"},"locs":[{"a":786,"b":797}]}],"statement":"update public.inscription_session i\nset statut_inscription = d.statut,\n\tposition_attente = case when d.statut = 'EN_ATTENTE' then i.position_attente end,\n\tmotif_annulation = case when d.statut = 'ANNULE' then d.motif end,\n\tnotifie_par = coalesce(d.notifie_par, i.notifie_par),\n\tpriorite = coalesce(d.priorite, i.priorite),\n\tid_eleve = coalesce(d.id_eleve, i.id_eleve),\n\tid_candidat = case when d.id_eleve is null then i.id_candidat end,\n\tdate_inscription = coalesce(d.arrivee::date, i.date_inscription),\n\tdate_confirmation = case when d.statut in ('CONFIRME', 'ANNULE') then coalesce(d.confirmee::date,\n\t\ti.date_confirmation) end\nfrom unnest(:idInscriptions!::int[], :statuts!::text[], :motifs!::text[], :notifiePar!::text[],\n\t:priorites!::int[], :idEleves!::int[], :arrivees!::text[], :confirmees!::text[])\n\tas d (id_inscription, statut, motif, notifie_par, priorite, id_eleve, arrivee, confirmee)\nwhere i.id_inscription = d.id_inscription                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * update public.inscription_session i
 * set statut_inscription = d.statut,
 * 	position_attente = case when d.statut = 'EN_ATTENTE' then i.position_attente end,
 * 	motif_annulation = case when d.statut = 'ANNULE' then d.motif end,
 * 	notifie_par = coalesce(d.notifie_par, i.notifie_par),
 * 	priorite = coalesce(d.priorite, i.priorite),
 * 	id_eleve = coalesce(d.id_eleve, i.id_eleve),
 * 	id_candidat = case when d.id_eleve is null then i.id_candidat end,
 * 	date_inscription = coalesce(d.arrivee::date, i.date_inscription),
 * 	date_confirmation = case when d.statut in ('CONFIRME', 'ANNULE') then coalesce(d.confirmee::date,
 * 		i.date_confirmation) end
 * from unnest(:idInscriptions!::int[], :statuts!::text[], :motifs!::text[], :notifiePar!::text[],
 * 	:priorites!::int[], :idEleves!::int[], :arrivees!::text[], :confirmees!::text[])
 * 	as d (id_inscription, statut, motif, notifie_par, priorite, id_eleve, arrivee, confirmee)
 * where i.id_inscription = d.id_inscription                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                              
 * ```
 */
export const updateInscriptions = new PreparedQuery<IUpdateInscriptionsParams,IUpdateInscriptionsResult>(updateInscriptionsIR);


/** 'HealAndRead' parameters type */
export interface IHealAndReadParams {
  changees: (number | null)[];
  ecrites: (number | null)[];
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

const healAndReadIR: any = {"usedParamSet":{"idSessions":true,"changees":true,"idInscriptions":true,"ecrites":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":83,"b":94},{"a":904,"b":915}]},{"name":"changees","required":true,"transform":{"type":"scalar"},"locs":[{"a":1126,"b":1135}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":1554,"b":1569}]},{"name":"ecrites","required":true,"transform":{"type":"scalar"},"locs":[{"a":1671,"b":1679}]}],"statement":"with rangs as materialized (\n\tselect f.id_inscription, f.rang\n\tfrom unnest((select :idSessions!::int[])) as d (id_session)\n\tcross join lateral (\n\t\tselect i.id_inscription, i.position_attente,\n\t\t\trow_number() over (order by i.priorite, i.date_inscription nulls last, i.id_inscription)::int as rang\n\t\tfrom public.inscription_session i\n\t\twhere i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE'\n\t) f\n\twhere f.position_attente is distinct from f.rang\n),\nranges as (\n\tupdate public.inscription_session i\n\tset position_attente = r.rang\n\tfrom rangs r\n\twhere i.id_inscription = any (array(select x.id_inscription from rangs x))\n\t\tand i.id_inscription = r.id_inscription\n),\ncomptes as materialized (\n\tselect d.id_session, (\n\t\tselect count(*)::int from public.inscription_session i\n\t\twhere i.id_session = d.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as n\n\tfrom unnest((select :idSessions!::int[])) as d (id_session)\n),\ncomptees as (\n\tupdate public.sessions s\n\tset nb_inscrits = c.n\n\tfrom comptes c\n\twhere c.id_session = s.id_session\n\t\tand (s.nb_inscrits is distinct from c.n or s.id_session = any (:changees!::int[]))\n)\nselect i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription as \"statut_inscription!\",\n\ti.priorite, coalesce(r.rang, i.position_attente) as \"position_attente?\", i.date_inscription,\n\ti.date_confirmation, i.motif_annulation, i.notifie_par\nfrom public.inscription_session i\nleft join rangs r on r.id_inscription = i.id_inscription\nwhere i.id_inscription = any (array(\n\tselect unnest(:idInscriptions!::int[])\n\tunion all\n\tselect x.id_inscription\n\tfrom rangs x\n\twhere x.id_inscription in (select unnest(:ecrites!::int[]))))                                                                                                                                                                            "};

/**
 * Query generated from SQL:
 * ```
 * with rangs as materialized (
 * 	select f.id_inscription, f.rang
 * 	from unnest((select :idSessions!::int[])) as d (id_session)
 * 	cross join lateral (
 * 		select i.id_inscription, i.position_attente,
 * 			row_number() over (order by i.priorite, i.date_inscription nulls last, i.id_inscription)::int as rang
 * 		from public.inscription_session i
 * 		where i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE'
 * 	) f
 * 	where f.position_attente is distinct from f.rang
 * ),
 * ranges as (
 * 	update public.inscription_session i
 * 	set position_attente = r.rang
 * 	from rangs r
 * 	where i.id_inscription = any (array(select x.id_inscription from rangs x))
 * 		and i.id_inscription = r.id_inscription
 * ),
 * comptes as materialized (
 * 	select d.id_session, (
 * 		select count(*)::int from public.inscription_session i
 * 		where i.id_session = d.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as n
 * 	from unnest((select :idSessions!::int[])) as d (id_session)
 * ),
 * comptees as (
 * 	update public.sessions s
 * 	set nb_inscrits = c.n
 * 	from comptes c
 * 	where c.id_session = s.id_session
 * 		and (s.nb_inscrits is distinct from c.n or s.id_session = any (:changees!::int[]))
 * )
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription as "statut_inscription!",
 * 	i.priorite, coalesce(r.rang, i.position_attente) as "position_attente?", i.date_inscription,
 * 	i.date_confirmation, i.motif_annulation, i.notifie_par
 * from public.inscription_session i
 * left join rangs r on r.id_inscription = i.id_inscription
 * where i.id_inscription = any (array(
 * 	select unnest(:idInscriptions!::int[])
 * 	union all
 * 	select x.id_inscription
 * 	from rangs x
 * 	where x.id_inscription in (select unnest(:ecrites!::int[]))))                                                                                                                                                                            
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
  idCandidat: number | null;
  idEleve: number | null;
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

const findInscriptionsIR: any = {"usedParamSet":{"idInscriptions":true,"idSessions":true,"idEleves":true,"idCandidats":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":291,"b":306}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":325,"b":336}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":355,"b":364}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":384,"b":396}]}],"statement":"select d.rang as \"rang!\", i.id_inscription as \"id_inscription?\", i.id_session as \"id_session?\",\n\ti.statut_inscription as \"statut?\", i.id_eleve as \"id_eleve?\", i.id_candidat as \"id_candidat?\",\n\tfaite.regle as \"regle?\", faite.message as \"message?\", faite.faits as \"faits?\"\nfrom unnest((select :idInscriptions!::int[]), (select :idSessions!::int[]), (select :idEleves!::int[]),\n\t(select :idCandidats!::int[])) with ordinality\n\tas d (id_inscription, id_session, id_eleve, id_candidat, rang)\nleft join public.eleves e on e.id_eleve = d.id_eleve\ncross join lateral (\n\tselect array(select d.id_eleve\n\t\twhere d.id_eleve is not null union\n\t\tselect x.id_eleve\n\t\tfrom public.eleves x\n\t\twhere x.id_candidat = d.id_candidat) as eleves,\n\t\tarray(select k from unnest(array[d.id_candidat, e.id_candidat]) as k where k is not null) as candidats\n) p\nleft join lateral (\n\tselect m.* from (\n\t\tselect x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat\n\t\tfrom public.inscription_session x\n\t\twhere x.id_inscription = d.id_inscription and (d.id_session is null or x.id_session = d.id_session)\n\t\tunion all\n\t\tselect x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat\n\t\tfrom public.inscription_session x\n\t\twhere d.id_inscription is null and x.id_session = d.id_session and x.id_eleve = any (p.eleves)\n\t\tunion all\n\t\tselect x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat\n\t\tfrom public.inscription_session x\n\t\twhere d.id_inscription is null and x.id_session = d.id_session and x.id_candidat = any (p.candidats)\n\t) m\n\torder by m.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE') desc, m.id_inscription desc\n\tlimit 1\n) i on true\nleft join lateral (\n\tselect y.regle, y.message, y.faits from sessions_planning.decision y\n\twhere y.id_inscription = i.id_inscription and y.verbe = 'DESISTER' and i.statut_inscription = 'ANNULE'\n\torder by y.id_decision desc\n\tlimit 1\n) faite on true\norder by d.rang                                                                                                                                   "};

/**
 * Query generated from SQL:
 * ```
 * select d.rang as "rang!", i.id_inscription as "id_inscription?", i.id_session as "id_session?",
 * 	i.statut_inscription as "statut?", i.id_eleve as "id_eleve?", i.id_candidat as "id_candidat?",
 * 	faite.regle as "regle?", faite.message as "message?", faite.faits as "faits?"
 * from unnest((select :idInscriptions!::int[]), (select :idSessions!::int[]), (select :idEleves!::int[]),
 * 	(select :idCandidats!::int[])) with ordinality
 * 	as d (id_inscription, id_session, id_eleve, id_candidat, rang)
 * left join public.eleves e on e.id_eleve = d.id_eleve
 * cross join lateral (
 * 	select array(select d.id_eleve
 * 		where d.id_eleve is not null union
 * 		select x.id_eleve
 * 		from public.eleves x
 * 		where x.id_candidat = d.id_candidat) as eleves,
 * 		array(select k from unnest(array[d.id_candidat, e.id_candidat]) as k where k is not null) as candidats
 * ) p
 * left join lateral (
 * 	select m.* from (
 * 		select x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat
 * 		from public.inscription_session x
 * 		where x.id_inscription = d.id_inscription and (d.id_session is null or x.id_session = d.id_session)
 * 		union all
 * 		select x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat
 * 		from public.inscription_session x
 * 		where d.id_inscription is null and x.id_session = d.id_session and x.id_eleve = any (p.eleves)
 * 		union all
 * 		select x.id_inscription, x.id_session, x.statut_inscription, x.id_eleve, x.id_candidat
 * 		from public.inscription_session x
 * 		where d.id_inscription is null and x.id_session = d.id_session and x.id_candidat = any (p.candidats)
 * 	) m
 * 	order by m.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE') desc, m.id_inscription desc
 * 	limit 1
 * ) i on true
 * left join lateral (
 * 	select y.regle, y.message, y.faits from sessions_planning.decision y
 * 	where y.id_inscription = i.id_inscription and y.verbe = 'DESISTER' and i.statut_inscription = 'ANNULE'
 * 	order by y.id_decision desc
 * 	limit 1
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

const loadTetesIR: any = {"usedParamSet":{"idSessions":true,"apres":true,"combien":true,"sauf":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":217,"b":228}]},{"name":"apres","required":true,"transform":{"type":"scalar"},"locs":[{"a":247,"b":253}]},{"name":"combien","required":true,"transform":{"type":"scalar"},"locs":[{"a":272,"b":280}]},{"name":"sauf","required":true,"transform":{"type":"scalar"},"locs":[{"a":645,"b":650}]}],"statement":"select t.id_inscription as \"id_inscription!\", d.id_session as \"id_session!\", t.id_eleve as \"id_eleve?\",\n\tt.id_candidat as \"id_candidat?\", t.priorite as \"priorite!\",\n\tt.statut as \"statut_candidat?\"\nfrom unnest((select :idSessions!::int[]), (select :apres!::int[]), (select :combien!::int[]))\n\tas d (id_session, apres, combien)\ncross join lateral (\n\tselect i.id_inscription, i.id_eleve, i.id_candidat, i.priorite, i.date_inscription, c.statut\n\tfrom public.inscription_session i\n\tleft join public.candidats c on c.id_candidat = i.id_candidat\n\twhere i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE'\n\t\tand i.id_inscription <> all (:sauf!::int[])\n\torder by i.priorite, i.date_inscription nulls last, i.id_inscription\n\toffset d.apres\n\tlimit d.combien\n) t\norder by d.id_session, t.priorite, t.date_inscription nulls last, t.id_inscription                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select t.id_inscription as "id_inscription!", d.id_session as "id_session!", t.id_eleve as "id_eleve?",
 * 	t.id_candidat as "id_candidat?", t.priorite as "priorite!",
 * 	t.statut as "statut_candidat?"
 * from unnest((select :idSessions!::int[]), (select :apres!::int[]), (select :combien!::int[]))
 * 	as d (id_session, apres, combien)
 * cross join lateral (
 * 	select i.id_inscription, i.id_eleve, i.id_candidat, i.priorite, i.date_inscription, c.statut
 * 	from public.inscription_session i
 * 	left join public.candidats c on c.id_candidat = i.id_candidat
 * 	where i.id_session = d.id_session and i.statut_inscription = 'EN_ATTENTE'
 * 		and i.id_inscription <> all (:sauf!::int[])
 * 	order by i.priorite, i.date_inscription nulls last, i.id_inscription
 * 	offset d.apres
 * 	limit d.combien
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

const loadInscriptionsIR: any = {"usedParamSet":{"idInscriptions":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":617,"b":632}]}],"statement":"select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite,\n\ti.statut_inscription as \"statut!\", c.statut as \"statut_candidat?\",\n\t(select count(*)::int from public.inscription_session a\n\twhere i.statut_inscription = 'EN_ATTENTE' and a.id_session = i.id_session\n\t\tand a.statut_inscription = 'EN_ATTENTE'\n\t\tand (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite,\n\t\t\tcoalesce(i.date_inscription, 'infinity'), i.id_inscription)) as \"devant!\"\nfrom public.inscription_session i\nleft join public.candidats c on c.id_candidat = i.id_candidat\nwhere i.id_inscription = any (:idInscriptions!::int[])                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite,
 * 	i.statut_inscription as "statut!", c.statut as "statut_candidat?",
 * 	(select count(*)::int from public.inscription_session a
 * 	where i.statut_inscription = 'EN_ATTENTE' and a.id_session = i.id_session
 * 		and a.statut_inscription = 'EN_ATTENTE'
 * 		and (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite,
 * 			coalesce(i.date_inscription, 'infinity'), i.id_inscription)) as "devant!"
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

const loadConversionsIR: any = {"usedParamSet":{"idCandidats":true,"idEleves":true},"params":[{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":268,"b":280}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":561,"b":570}]}],"statement":"select i.id_inscription as \"id_inscription!\", i.id_session as \"id_session!\", i.id_eleve, i.id_candidat,\n\ti.statut_inscription as \"statut!\", i.priorite as \"priorite!\", i.date_inscription, i.date_confirmation\nfrom public.inscription_session i\nwhere i.id_candidat = any (:idCandidats!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\nunion\nselect i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite,\n\ti.date_inscription, i.date_confirmation\nfrom public.inscription_session i\nwhere i.id_eleve = any (:idEleves!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\norder by 2, 1                                                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription as "id_inscription!", i.id_session as "id_session!", i.id_eleve, i.id_candidat,
 * 	i.statut_inscription as "statut!", i.priorite as "priorite!", i.date_inscription, i.date_confirmation
 * from public.inscription_session i
 * where i.id_candidat = any (:idCandidats!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * union
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.statut_inscription, i.priorite,
 * 	i.date_inscription, i.date_confirmation
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

const loadEnAttenteOfIR: any = {"usedParamSet":{"idEleves":true,"idSessions":true},"params":[{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":473,"b":482}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":516,"b":527}]}],"statement":"select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite, null::text as \"statut_candidat?\",\n\t(select count(*)::int from public.inscription_session a\n\twhere a.id_session = i.id_session and a.statut_inscription = 'EN_ATTENTE'\n\t\tand (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite,\n\t\t\tcoalesce(i.date_inscription, 'infinity'), i.id_inscription)) as \"devant!\"\nfrom public.inscription_session i\nwhere i.id_eleve = any (:idEleves!::int[]) and i.id_session = any (:idSessions!::int[])\n\tand i.statut_inscription = 'EN_ATTENTE'\norder by i.id_session, i.priorite, i.date_inscription nulls last, i.id_inscription                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription, i.id_session, i.id_eleve, i.id_candidat, i.priorite, null::text as "statut_candidat?",
 * 	(select count(*)::int from public.inscription_session a
 * 	where a.id_session = i.id_session and a.statut_inscription = 'EN_ATTENTE'
 * 		and (a.priorite, coalesce(a.date_inscription, 'infinity'), a.id_inscription) < (i.priorite,
 * 			coalesce(i.date_inscription, 'infinity'), i.id_inscription)) as "devant!"
 * from public.inscription_session i
 * where i.id_eleve = any (:idEleves!::int[]) and i.id_session = any (:idSessions!::int[])
 * 	and i.statut_inscription = 'EN_ATTENTE'
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

const loadSituationsIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":356,"b":367}]}],"statement":"select distinct i.id_eleve is not null as \"eleve!\", e.parcours_valide as \"parcours_valide?\",\n\te.paiement_ok as \"paiement_ok?\", c.statut as \"statut_candidat?\"\nfrom public.inscription_session i\nleft join public.eleves e on e.id_eleve = i.id_eleve\nleft join public.candidats c on c.id_candidat = i.id_candidat and i.id_eleve is null\nwhere i.id_session = any (:idSessions!::int[]) and i.statut_inscription = 'EN_ATTENTE'                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * select distinct i.id_eleve is not null as "eleve!", e.parcours_valide as "parcours_valide?",
 * 	e.paiement_ok as "paiement_ok?", c.statut as "statut_candidat?"
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

const updatePrioritesIR: any = {"usedParamSet":{"eleves":true,"parcoursValides":true,"paiementsOk":true,"statutsCandidat":true,"priorites":true,"regles":true,"idSessions":true},"params":[{"name":"eleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":246,"b":253}]},{"name":"parcoursValides","required":true,"transform":{"type":"scalar"},"locs":[{"a":267,"b":283}]},{"name":"paiementsOk","required":true,"transform":{"type":"scalar"},"locs":[{"a":297,"b":309}]},{"name":"statutsCandidat","required":true,"transform":{"type":"scalar"},"locs":[{"a":324,"b":340}]},{"name":"priorites","required":true,"transform":{"type":"scalar"},"locs":[{"a":351,"b":361}]},{"name":"regles","required":true,"transform":{"type":"scalar"},"locs":[{"a":371,"b":378}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":740,"b":751}]}],"statement":"update public.inscription_session i\nset priorite = d.priorite\nfrom public.inscription_session w\nleft join public.eleves e on e.id_eleve = w.id_eleve\nleft join public.candidats c on c.id_candidat = w.id_candidat and w.id_eleve is null\njoin unnest(:eleves!::boolean[], :parcoursValides!::boolean[], :paiementsOk!::boolean[],\n\t:statutsCandidat!::text[], :priorites!::int[], :regles!::text[])\n\tas d (eleve, parcours_valide, paiement_ok, statut_candidat, priorite, regle)\n\ton d.eleve = (w.id_eleve is not null) and d.parcours_valide is not distinct from e.parcours_valide\n\t\tand d.paiement_ok is not distinct from e.paiement_ok and d.statut_candidat is not distinct from c.statut\nwhere i.id_inscription = w.id_inscription and w.id_session = any (:idSessions!::int[])\n\tand w.statut_inscription = 'EN_ATTENTE'\n\tand w.priorite <> d.priorite\nreturning i.id_inscription, i.id_session, w.priorite as \"avant!\", i.priorite as \"apres!\", d.regle as \"regle!\"                                                    "};

/**
 * Query generated from SQL:
 * ```
 * update public.inscription_session i
 * set priorite = d.priorite
 * from public.inscription_session w
 * left join public.eleves e on e.id_eleve = w.id_eleve
 * left join public.candidats c on c.id_candidat = w.id_candidat and w.id_eleve is null
 * join unnest(:eleves!::boolean[], :parcoursValides!::boolean[], :paiementsOk!::boolean[],
 * 	:statutsCandidat!::text[], :priorites!::int[], :regles!::text[])
 * 	as d (eleve, parcours_valide, paiement_ok, statut_candidat, priorite, regle)
 * 	on d.eleve = (w.id_eleve is not null) and d.parcours_valide is not distinct from e.parcours_valide
 * 		and d.paiement_ok is not distinct from e.paiement_ok and d.statut_candidat is not distinct from c.statut
 * where i.id_inscription = w.id_inscription and w.id_session = any (:idSessions!::int[])
 * 	and w.statut_inscription = 'EN_ATTENTE'
 * 	and w.priorite <> d.priorite
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

const updateCapacitesIR: any = {"usedParamSet":{"idSessions":true,"capacites":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":71,"b":82}]},{"name":"capacites","required":true,"transform":{"type":"scalar"},"locs":[{"a":92,"b":102}]}],"statement":"update public.sessions s\nset capacite_max = d.capacite_max\nfrom unnest(:idSessions!::int[], :capacites!::int[]) as d (id_session, capacite_max)\nwhere s.id_session = d.id_session and s.capacite_max is distinct from d.capacite_max                                                                                                                                                                  "};

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

const readDecisionsIR: any = {"usedParamSet":{"idInscription":true,"idSession":true},"params":[{"name":"idInscription","required":false,"transform":{"type":"scalar"},"locs":[{"a":331,"b":344},{"a":584,"b":597}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":356,"b":365},{"a":398,"b":407},{"a":631,"b":640}]}],"statement":"select d.id_decision as \"id_decision!\", d.prise_le as \"prise_le!\", d.acteur as \"acteur!\", d.verbe as \"verbe!\",\n\td.id_session as \"id_session!\", d.id_inscription as \"id_inscription?\", d.regle as \"regle!\",\n\td.message as \"message!\", d.faits as \"faits!\", d.forcee as \"forcee!\"\nfrom sessions_planning.decision d\nwhere d.id_inscription = :idInscription::int and (:idSession::int is null or d.id_session = :idSession)\nunion all\nselect d.id_decision, d.prise_le, d.acteur, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits,\n\td.forcee\nfrom sessions_planning.decision d\nwhere :idInscription::int is null and d.id_session = :idSession::int\norder by 1"};

/**
 * Query generated from SQL:
 * ```
 * select d.id_decision as "id_decision!", d.prise_le as "prise_le!", d.acteur as "acteur!", d.verbe as "verbe!",
 * 	d.id_session as "id_session!", d.id_inscription as "id_inscription?", d.regle as "regle!",
 * 	d.message as "message!", d.faits as "faits!", d.forcee as "forcee!"
 * from sessions_planning.decision d
 * where d.id_inscription = :idInscription::int and (:idSession::int is null or d.id_session = :idSession)
 * union all
 * select d.id_decision, d.prise_le, d.acteur, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits,
 * 	d.forcee
 * from sessions_planning.decision d
 * where :idInscription::int is null and d.id_session = :idSession::int
 * order by 1
 * ```
 */
export const readDecisions = new PreparedQuery<IReadDecisionsParams,IReadDecisionsResult>(readDecisionsIR);


