/** Types generated for queries found in "database/queries/annonces.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'ReprendreAnnonces' parameters type */
export type IReprendreAnnoncesParams = void;

/** 'ReprendreAnnonces' return type */
export interface IReprendreAnnoncesResult {
  fait: string | null;
}

/** 'ReprendreAnnonces' query type */
export interface IReprendreAnnoncesQuery {
  params: IReprendreAnnoncesParams;
  result: IReprendreAnnoncesResult;
}

const reprendreAnnoncesIR: any = {"usedParamSet":{},"params":[],"statement":"select sessions_planning.reprendre_annonces()::text as \"fait?\"                                                                                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * select sessions_planning.reprendre_annonces()::text as "fait?"                                                                                                                                                                      
 * ```
 */
export const reprendreAnnonces = new PreparedQuery<IReprendreAnnoncesParams,IReprendreAnnoncesResult>(reprendreAnnoncesIR);


/** 'LockAbonnement' parameters type */
export interface ILockAbonnementParams {
  cle: string;
  sauter: boolean;
}

/** 'LockAbonnement' return type */
export interface ILockAbonnementResult {
  nouveau: boolean;
  xidDepuis: string;
}

/** 'LockAbonnement' query type */
export interface ILockAbonnementQuery {
  params: ILockAbonnementParams;
  result: ILockAbonnementResult;
}

const lockAbonnementIR: any = {"usedParamSet":{"cle":true,"sauter":true},"params":[{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":67,"b":71}]},{"name":"sauter","required":true,"transform":{"type":"scalar"},"locs":[{"a":186,"b":193}]}],"statement":"insert into sessions_planning.abonnement (cle, xid_depuis)\nvalues (:cle!, pg_snapshot_xmin(pg_current_snapshot()))\non conflict (cle) do update\nset vu_le = now(),\n\txid_depuis = case when :sauter!::boolean then excluded.xid_depuis else abonnement.xid_depuis end\nreturning xid_depuis::text as \"xidDepuis!\", xmax = 0 as \"nouveau!\"                                                                                                                                                                                                                                                                                                                                                        "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.abonnement (cle, xid_depuis)
 * values (:cle!, pg_snapshot_xmin(pg_current_snapshot()))
 * on conflict (cle) do update
 * set vu_le = now(),
 * 	xid_depuis = case when :sauter!::boolean then excluded.xid_depuis else abonnement.xid_depuis end
 * returning xid_depuis::text as "xidDepuis!", xmax = 0 as "nouveau!"                                                                                                                                                                                                                                                                                                                                                        
 * ```
 */
export const lockAbonnement = new PreparedQuery<ILockAbonnementParams,ILockAbonnementResult>(lockAbonnementIR);


/** 'ClaimAnnonces' parameters type */
export interface IClaimAnnoncesParams {
  actions: (string | null)[];
  alertes: boolean;
  bail: number;
  cle: string;
  codes: (string | null)[];
  formation?: string | null | void;
  idSession?: number | null | void;
  limite: number;
  salle?: string | null | void;
  statuts: (string | null)[];
}

/** 'ClaimAnnonces' return type */
export interface IClaimAnnoncesResult {
  idAnnonce: number;
}

/** 'ClaimAnnonces' query type */
export interface IClaimAnnoncesQuery {
  params: IClaimAnnoncesParams;
  result: IClaimAnnoncesResult;
}

const claimAnnoncesIR: any = {"usedParamSet":{"cle":true,"actions":true,"alertes":true,"codes":true,"formation":true,"idSession":true,"statuts":true,"salle":true,"limite":true,"bail":true},"params":[{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":705,"b":709},{"a":2475,"b":2479},{"a":2931,"b":2935},{"a":3105,"b":3109}]},{"name":"actions","required":true,"transform":{"type":"scalar"},"locs":[{"a":775,"b":783},{"a":2247,"b":2255}]},{"name":"alertes","required":true,"transform":{"type":"scalar"},"locs":[{"a":820,"b":828}]},{"name":"codes","required":true,"transform":{"type":"scalar"},"locs":[{"a":859,"b":865},{"a":915,"b":921}]},{"name":"formation","required":false,"transform":{"type":"scalar"},"locs":[{"a":940,"b":949},{"a":977,"b":986},{"a":999,"b":1008},{"a":1039,"b":1048}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":1058,"b":1067},{"a":1100,"b":1109}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":1131,"b":1139},{"a":1181,"b":1189}]},{"name":"salle","required":false,"transform":{"type":"scalar"},"locs":[{"a":1208,"b":1213},{"a":1443,"b":1448},{"a":1462,"b":1467},{"a":1492,"b":1497}]},{"name":"limite","required":true,"transform":{"type":"scalar"},"locs":[{"a":2374,"b":2381}]},{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":2526,"b":2531}]}],"statement":"with horizon as (\n\tselect pg_snapshot_xmin(pg_current_snapshot()) as xid\n),\ncandidates as (\n\tselect a.id_annonce, a.id_evenement, a.xid, a.id_session,\n\t\tbool_or(coalesce(r.bail_jusqua > now(), false))\n\t\t\tover (partition by coalesce(a.id_session::bigint, -a.id_annonce)) as tenue\n\tfrom sessions_planning.abonnement ab\n\tjoin sessions_planning.annonce a on a.xid >= ab.xid_depuis\n\tcross join horizon h\n\tleft join sessions_planning.remise r on r.cle = ab.cle and r.id_annonce = a.id_annonce\n\tleft join sessions_planning.evenement e on e.id_evenement = a.id_evenement\n\tleft join public.sessions s on s.id_session = a.id_session\n\tleft join public.formations f on f.id_formation = s.id_formation\n\twhere ab.cle = :cle! and a.xid < h.xid and r.faite_le is null\n\t\tand (e.action = any (:actions!::text[]) or a.code is not null and :alertes!::boolean)\n\t\tand (cardinality(:codes!::text[]) = 0 or a.code is null or a.code = any (:codes!::text[]))\n\t\tand (:formation::text is null or f.code = :formation or f.nom = :formation\n\t\t\tor f.id_formation::text = :formation)\n\t\tand (:idSession::int is null or a.id_session = :idSession)\n\t\tand (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))\n\t\tand (:salle::text is null or exists (\n\t\t\tselect\n\t\t\tfrom public.salles sa\n\t\t\tjoin sessions_planning.salle_physique p on p.id_salle = sa.id_salle\n\t\t\tjoin sessions_planning.salle_physique q on q.id_physique = p.id_physique\n\t\t\twhere (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)\n\t\t\t\tand (q.id_salle = s.id_salle or exists (\n\t\t\t\t\tselect\n\t\t\t\t\tfrom public.reservation_salle b\n\t\t\t\t\twhere b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))\n),\npremieres as (\n\tselect distinct on (coalesce(c.id_session::bigint, -c.id_annonce)) c.*\n\tfrom candidates c\n\torder by coalesce(c.id_session::bigint, -c.id_annonce), c.id_evenement nulls first, c.id_annonce\n),\nchoisies as (\n\tselect p.id_annonce\n\tfrom premieres p\n\twhere not p.tenue and not exists (\n\t\tselect\n\t\tfrom sessions_planning.evenement avant\n\t\tleft join sessions_planning.annonce b on b.id_evenement = avant.id_evenement\n\t\tcross join horizon h\n\t\twhere avant.id_session = p.id_session and avant.id_evenement < p.id_evenement\n\t\t\tand avant.action = any (:actions!::text[])\n\t\t\tand (avant.etat = 'RECU' and avant.applique_le is null or b.xid >= h.xid))\n\torder by p.id_annonce\n\tlimit :limite!\n),\nprises as (\n\tinsert into sessions_planning.remise (cle, id_annonce, bail_jusqua)\n\tselect :cle!, c.id_annonce, now() + make_interval(secs => :bail!::int)\n\tfrom choisies c\n\ton conflict (cle, id_annonce) do update set bail_jusqua = excluded.bail_jusqua\n\treturning id_annonce\n),\navance as (\n\tupdate sessions_planning.abonnement ab\n\tset xid_depuis = n.xid\n\tfrom (\n\t\t-- min() of an xid8 is there from PostgreSQL 15 on only.\n\t\tselect coalesce((select c.xid from candidates c order by c.xid limit 1), h.xid) as xid\n\t\tfrom horizon h\n\t) n\n\twhere ab.cle = :cle! and ab.xid_depuis < n.xid\n\treturning ab.xid_depuis\n),\noubliees as (\n\tdelete from sessions_planning.remise r\n\tusing sessions_planning.annonce a, avance v\n\twhere r.cle = :cle! and a.id_annonce = r.id_annonce and a.xid < v.xid_depuis\n)\nselect id_annonce as \"idAnnonce!\" from prises order by id_annonce                                                         "};

/**
 * Query generated from SQL:
 * ```
 * with horizon as (
 * 	select pg_snapshot_xmin(pg_current_snapshot()) as xid
 * ),
 * candidates as (
 * 	select a.id_annonce, a.id_evenement, a.xid, a.id_session,
 * 		bool_or(coalesce(r.bail_jusqua > now(), false))
 * 			over (partition by coalesce(a.id_session::bigint, -a.id_annonce)) as tenue
 * 	from sessions_planning.abonnement ab
 * 	join sessions_planning.annonce a on a.xid >= ab.xid_depuis
 * 	cross join horizon h
 * 	left join sessions_planning.remise r on r.cle = ab.cle and r.id_annonce = a.id_annonce
 * 	left join sessions_planning.evenement e on e.id_evenement = a.id_evenement
 * 	left join public.sessions s on s.id_session = a.id_session
 * 	left join public.formations f on f.id_formation = s.id_formation
 * 	where ab.cle = :cle! and a.xid < h.xid and r.faite_le is null
 * 		and (e.action = any (:actions!::text[]) or a.code is not null and :alertes!::boolean)
 * 		and (cardinality(:codes!::text[]) = 0 or a.code is null or a.code = any (:codes!::text[]))
 * 		and (:formation::text is null or f.code = :formation or f.nom = :formation
 * 			or f.id_formation::text = :formation)
 * 		and (:idSession::int is null or a.id_session = :idSession)
 * 		and (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))
 * 		and (:salle::text is null or exists (
 * 			select
 * 			from public.salles sa
 * 			join sessions_planning.salle_physique p on p.id_salle = sa.id_salle
 * 			join sessions_planning.salle_physique q on q.id_physique = p.id_physique
 * 			where (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)
 * 				and (q.id_salle = s.id_salle or exists (
 * 					select
 * 					from public.reservation_salle b
 * 					where b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))
 * ),
 * premieres as (
 * 	select distinct on (coalesce(c.id_session::bigint, -c.id_annonce)) c.*
 * 	from candidates c
 * 	order by coalesce(c.id_session::bigint, -c.id_annonce), c.id_evenement nulls first, c.id_annonce
 * ),
 * choisies as (
 * 	select p.id_annonce
 * 	from premieres p
 * 	where not p.tenue and not exists (
 * 		select
 * 		from sessions_planning.evenement avant
 * 		left join sessions_planning.annonce b on b.id_evenement = avant.id_evenement
 * 		cross join horizon h
 * 		where avant.id_session = p.id_session and avant.id_evenement < p.id_evenement
 * 			and avant.action = any (:actions!::text[])
 * 			and (avant.etat = 'RECU' and avant.applique_le is null or b.xid >= h.xid))
 * 	order by p.id_annonce
 * 	limit :limite!
 * ),
 * prises as (
 * 	insert into sessions_planning.remise (cle, id_annonce, bail_jusqua)
 * 	select :cle!, c.id_annonce, now() + make_interval(secs => :bail!::int)
 * 	from choisies c
 * 	on conflict (cle, id_annonce) do update set bail_jusqua = excluded.bail_jusqua
 * 	returning id_annonce
 * ),
 * avance as (
 * 	update sessions_planning.abonnement ab
 * 	set xid_depuis = n.xid
 * 	from (
 * 		-- min() of an xid8 is there from PostgreSQL 15 on only.
 * 		select coalesce((select c.xid from candidates c order by c.xid limit 1), h.xid) as xid
 * 		from horizon h
 * 	) n
 * 	where ab.cle = :cle! and ab.xid_depuis < n.xid
 * 	returning ab.xid_depuis
 * ),
 * oubliees as (
 * 	delete from sessions_planning.remise r
 * 	using sessions_planning.annonce a, avance v
 * 	where r.cle = :cle! and a.id_annonce = r.id_annonce and a.xid < v.xid_depuis
 * )
 * select id_annonce as "idAnnonce!" from prises order by id_annonce                                                         
 * ```
 */
export const claimAnnonces = new PreparedQuery<IClaimAnnoncesParams,IClaimAnnoncesResult>(claimAnnoncesIR);


/** 'KeepRemises' parameters type */
export interface IKeepRemisesParams {
  bail: number;
  cle: string;
  ids: (number | null)[];
}

/** 'KeepRemises' return type */
export type IKeepRemisesResult = void;

/** 'KeepRemises' query type */
export interface IKeepRemisesQuery {
  params: IKeepRemisesParams;
  result: IKeepRemisesResult;
}

const keepRemisesIR: any = {"usedParamSet":{"bail":true,"cle":true,"ids":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":80,"b":85}]},{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":105,"b":109}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":133,"b":137}]}],"statement":"update sessions_planning.remise\nset bail_jusqua = now() + make_interval(secs => :bail!::int)\nwhere cle = :cle! and id_annonce = any (:ids!::bigint[]) and faite_le is null                               "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.remise
 * set bail_jusqua = now() + make_interval(secs => :bail!::int)
 * where cle = :cle! and id_annonce = any (:ids!::bigint[]) and faite_le is null                               
 * ```
 */
export const keepRemises = new PreparedQuery<IKeepRemisesParams,IKeepRemisesResult>(keepRemisesIR);


/** 'FinishRemises' parameters type */
export interface IFinishRemisesParams {
  cle: string;
  ids: (number | null)[];
}

/** 'FinishRemises' return type */
export type IFinishRemisesResult = void;

/** 'FinishRemises' query type */
export interface IFinishRemisesQuery {
  params: IFinishRemisesParams;
  result: IFinishRemisesResult;
}

const finishRemisesIR: any = {"usedParamSet":{"cle":true,"ids":true},"params":[{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":65,"b":69}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":93,"b":97}]}],"statement":"update sessions_planning.remise set faite_le = now() where cle = :cle! and id_annonce = any (:ids!::bigint[])                                                  "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.remise set faite_le = now() where cle = :cle! and id_annonce = any (:ids!::bigint[])                                                  
 * ```
 */
export const finishRemises = new PreparedQuery<IFinishRemisesParams,IFinishRemisesResult>(finishRemisesIR);


/** 'ReleaseRemises' parameters type */
export interface IReleaseRemisesParams {
  cle: string;
  ids: (number | null)[];
}

/** 'ReleaseRemises' return type */
export type IReleaseRemisesResult = void;

/** 'ReleaseRemises' query type */
export interface IReleaseRemisesQuery {
  params: IReleaseRemisesParams;
  result: IReleaseRemisesResult;
}

const releaseRemisesIR: any = {"usedParamSet":{"cle":true,"ids":true},"params":[{"name":"cle","required":true,"transform":{"type":"scalar"},"locs":[{"a":49,"b":53}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":77,"b":81}]}],"statement":"delete from sessions_planning.remise where cle = :cle! and id_annonce = any (:ids!::bigint[]) and faite_le is null                                                                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * delete from sessions_planning.remise where cle = :cle! and id_annonce = any (:ids!::bigint[]) and faite_le is null                                                                                                                 
 * ```
 */
export const releaseRemises = new PreparedQuery<IReleaseRemisesParams,IReleaseRemisesResult>(releaseRemisesIR);


/** 'ReadAnnonces' parameters type */
export interface IReadAnnoncesParams {
  ids: (number | null)[];
}

/** 'ReadAnnonces' return type */
export interface IReadAnnoncesResult {
  code: string | null;
  creeLe: Date;
  idAnnonce: number;
  idEvenement: number | null;
  idSession: number | null;
  message: string | null;
}

/** 'ReadAnnonces' query type */
export interface IReadAnnoncesQuery {
  params: IReadAnnoncesParams;
  result: IReadAnnoncesResult;
}

const readAnnoncesIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":187,"b":191}]}],"statement":"select a.id_annonce as \"idAnnonce!\", a.id_evenement as \"idEvenement?\", a.id_session, a.code, a.message,\n\ta.cree_le as \"creeLe!\"\nfrom sessions_planning.annonce a\nwhere a.id_annonce = any (:ids!::bigint[])\norder by a.id_annonce                                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * select a.id_annonce as "idAnnonce!", a.id_evenement as "idEvenement?", a.id_session, a.code, a.message,
 * 	a.cree_le as "creeLe!"
 * from sessions_planning.annonce a
 * where a.id_annonce = any (:ids!::bigint[])
 * order by a.id_annonce                                                                                           
 * ```
 */
export const readAnnonces = new PreparedQuery<IReadAnnoncesParams,IReadAnnoncesResult>(readAnnoncesIR);


/** 'ReadDernieresDecisions' parameters type */
export interface IReadDernieresDecisionsParams {
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
}

/** 'ReadDernieresDecisions' return type */
export interface IReadDernieresDecisionsResult {
  acteur: string;
  faits: Json;
  message: string;
  priseLe: Date;
  rang: number;
  regle: string;
}

/** 'ReadDernieresDecisions' query type */
export interface IReadDernieresDecisionsQuery {
  params: IReadDernieresDecisionsParams;
  result: IReadDernieresDecisionsResult;
}

const readDernieresDecisionsIR: any = {"usedParamSet":{"idSessions":true,"idInscriptions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":88,"b":99}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":109,"b":124}]}],"statement":"select d.rang as \"rang!\", x.regle, x.message, x.faits, x.acteur, x.prise_le\nfrom unnest(:idSessions!::int[], :idInscriptions!::int[]) with ordinality as d (id_session, id_inscription, rang)\ncross join lateral (\n\tselect *\n\tfrom sessions_planning.decision x\n\twhere x.id_session = d.id_session and x.id_inscription is not distinct from d.id_inscription\n\torder by x.id_decision desc\n\tlimit 1\n) x                                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * select d.rang as "rang!", x.regle, x.message, x.faits, x.acteur, x.prise_le
 * from unnest(:idSessions!::int[], :idInscriptions!::int[]) with ordinality as d (id_session, id_inscription, rang)
 * cross join lateral (
 * 	select *
 * 	from sessions_planning.decision x
 * 	where x.id_session = d.id_session and x.id_inscription is not distinct from d.id_inscription
 * 	order by x.id_decision desc
 * 	limit 1
 * ) x                                                                                                                      
 * ```
 */
export const readDernieresDecisions = new PreparedQuery<IReadDernieresDecisionsParams,IReadDernieresDecisionsResult>(readDernieresDecisionsIR);


/** 'ReadLastEvenement' parameters type */
export interface IReadLastEvenementParams {
  actions: (string | null)[];
  formation?: string | null | void;
  idSession?: number | null | void;
  salle?: string | null | void;
  statuts: (string | null)[];
}

/** 'ReadLastEvenement' return type */
export interface IReadLastEvenementResult {
  idEvenement: number;
}

/** 'ReadLastEvenement' query type */
export interface IReadLastEvenementQuery {
  params: IReadLastEvenementParams;
  result: IReadLastEvenementResult;
}

const readLastEvenementIR: any = {"usedParamSet":{"actions":true,"formation":true,"idSession":true,"statuts":true,"salle":true},"params":[{"name":"actions","required":true,"transform":{"type":"scalar"},"locs":[{"a":251,"b":259}]},{"name":"formation","required":false,"transform":{"type":"scalar"},"locs":[{"a":276,"b":285},{"a":313,"b":322},{"a":335,"b":344},{"a":375,"b":384}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":393,"b":402},{"a":435,"b":444}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":465,"b":473},{"a":515,"b":523}]},{"name":"salle","required":false,"transform":{"type":"scalar"},"locs":[{"a":541,"b":546},{"a":771,"b":776},{"a":790,"b":795},{"a":820,"b":825}]}],"statement":"select e.id_evenement as \"idEvenement!\"\nfrom sessions_planning.evenement e\nleft join public.sessions s on s.id_session = e.id_session\nleft join public.formations f on f.id_formation = s.id_formation\nwhere e.applique_le is not null and e.action = any (:actions!::text[])\n\tand (:formation::text is null or f.code = :formation or f.nom = :formation\n\t\t\tor f.id_formation::text = :formation)\n\tand (:idSession::int is null or e.id_session = :idSession)\n\tand (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))\n\tand (:salle::text is null or exists (\n\t\tselect\n\t\tfrom public.salles sa\n\t\tjoin sessions_planning.salle_physique p on p.id_salle = sa.id_salle\n\t\tjoin sessions_planning.salle_physique q on q.id_physique = p.id_physique\n\t\twhere (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)\n\t\t\tand (q.id_salle = s.id_salle or exists (\n\t\t\t\tselect\n\t\t\t\tfrom public.reservation_salle b\n\t\t\t\twhere b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))\norder by e.id_evenement desc\nlimit 1                                     "};

/**
 * Query generated from SQL:
 * ```
 * select e.id_evenement as "idEvenement!"
 * from sessions_planning.evenement e
 * left join public.sessions s on s.id_session = e.id_session
 * left join public.formations f on f.id_formation = s.id_formation
 * where e.applique_le is not null and e.action = any (:actions!::text[])
 * 	and (:formation::text is null or f.code = :formation or f.nom = :formation
 * 			or f.id_formation::text = :formation)
 * 	and (:idSession::int is null or e.id_session = :idSession)
 * 	and (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))
 * 	and (:salle::text is null or exists (
 * 		select
 * 		from public.salles sa
 * 		join sessions_planning.salle_physique p on p.id_salle = sa.id_salle
 * 		join sessions_planning.salle_physique q on q.id_physique = p.id_physique
 * 		where (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)
 * 			and (q.id_salle = s.id_salle or exists (
 * 				select
 * 				from public.reservation_salle b
 * 				where b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))
 * order by e.id_evenement desc
 * limit 1                                     
 * ```
 */
export const readLastEvenement = new PreparedQuery<IReadLastEvenementParams,IReadLastEvenementResult>(readLastEvenementIR);


/** 'ReadLastAlerte' parameters type */
export interface IReadLastAlerteParams {
  codes: (string | null)[];
  formation?: string | null | void;
  idSession?: number | null | void;
  salle?: string | null | void;
  statuts: (string | null)[];
}

/** 'ReadLastAlerte' return type */
export interface IReadLastAlerteResult {
  code: string;
  creeLe: Date;
  idSession: number;
  message: string;
}

/** 'ReadLastAlerte' query type */
export interface IReadLastAlerteQuery {
  params: IReadLastAlerteParams;
  result: IReadLastAlerteResult;
}

const readLastAlerteIR: any = {"usedParamSet":{"formation":true,"idSession":true,"codes":true,"statuts":true,"salle":true},"params":[{"name":"formation","required":false,"transform":{"type":"scalar"},"locs":[{"a":257,"b":266},{"a":294,"b":303},{"a":316,"b":325},{"a":356,"b":365}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":374,"b":383},{"a":416,"b":425}]},{"name":"codes","required":true,"transform":{"type":"scalar"},"locs":[{"a":446,"b":452},{"a":504,"b":510}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":540,"b":548},{"a":590,"b":598}]},{"name":"salle","required":false,"transform":{"type":"scalar"},"locs":[{"a":616,"b":621},{"a":846,"b":851},{"a":865,"b":870},{"a":895,"b":900}]}],"statement":"select a.id_session, split_part(a.code, ':', 1) as \"code!\", a.message, a.cree_le as \"creeLe!\"\nfrom sessions_planning.alerte a\nleft join public.sessions s on s.id_session = a.id_session\nleft join public.formations f on f.id_formation = s.id_formation\nwhere (:formation::text is null or f.code = :formation or f.nom = :formation\n\t\t\tor f.id_formation::text = :formation)\n\tand (:idSession::int is null or a.id_session = :idSession)\n\tand (cardinality(:codes!::text[]) = 0 or split_part(a.code, ':', 1) = any (:codes!::text[]))\n\tand (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))\n\tand (:salle::text is null or exists (\n\t\tselect\n\t\tfrom public.salles sa\n\t\tjoin sessions_planning.salle_physique p on p.id_salle = sa.id_salle\n\t\tjoin sessions_planning.salle_physique q on q.id_physique = p.id_physique\n\t\twhere (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)\n\t\t\tand (q.id_salle = s.id_salle or exists (\n\t\t\t\tselect\n\t\t\t\tfrom public.reservation_salle b\n\t\t\t\twhere b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))\norder by a.cree_le desc\nlimit 1                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * select a.id_session, split_part(a.code, ':', 1) as "code!", a.message, a.cree_le as "creeLe!"
 * from sessions_planning.alerte a
 * left join public.sessions s on s.id_session = a.id_session
 * left join public.formations f on f.id_formation = s.id_formation
 * where (:formation::text is null or f.code = :formation or f.nom = :formation
 * 			or f.id_formation::text = :formation)
 * 	and (:idSession::int is null or a.id_session = :idSession)
 * 	and (cardinality(:codes!::text[]) = 0 or split_part(a.code, ':', 1) = any (:codes!::text[]))
 * 	and (cardinality(:statuts!::text[]) = 0 or s.statut_session = any (:statuts!::text[]))
 * 	and (:salle::text is null or exists (
 * 		select
 * 		from public.salles sa
 * 		join sessions_planning.salle_physique p on p.id_salle = sa.id_salle
 * 		join sessions_planning.salle_physique q on q.id_physique = p.id_physique
 * 		where (sa.code = :salle or sa.nom = :salle or sa.id_salle::text = :salle)
 * 			and (q.id_salle = s.id_salle or exists (
 * 				select
 * 				from public.reservation_salle b
 * 				where b.id_session = s.id_session and b.statut = 'ACTIVE' and b.id_salle = q.id_salle))))
 * order by a.cree_le desc
 * limit 1                                                                                              
 * ```
 */
export const readLastAlerte = new PreparedQuery<IReadLastAlerteParams,IReadLastAlerteResult>(readLastAlerteIR);


/** 'ForgetAnnonces' parameters type */
export interface IForgetAnnoncesParams {
  jours: number;
}

/** 'ForgetAnnonces' return type */
export type IForgetAnnoncesResult = void;

/** 'ForgetAnnonces' query type */
export interface IForgetAnnoncesQuery {
  params: IForgetAnnoncesParams;
  result: IForgetAnnoncesResult;
}

const forgetAnnoncesIR: any = {"usedParamSet":{"jours":true},"params":[{"name":"jours","required":true,"transform":{"type":"scalar"},"locs":[{"a":103,"b":109},{"a":306,"b":312}]}],"statement":"with partis as (\n\tdelete from sessions_planning.abonnement where vu_le < now() - make_interval(days => :jours!::int)\n\treturning 1\n)\ndelete from sessions_planning.annonce a\nwhere a.id_annonce in (\n\tselect old.id_annonce\n\tfrom sessions_planning.annonce old\n\twhere old.cree_le < now() - make_interval(days => :jours!::int)\n\t\tor old.xid < (\n\t\t\tselect ab.xid_depuis from sessions_planning.abonnement ab order by ab.xid_depuis limit 1)\n\tlimit 1000)"};

/**
 * Query generated from SQL:
 * ```
 * with partis as (
 * 	delete from sessions_planning.abonnement where vu_le < now() - make_interval(days => :jours!::int)
 * 	returning 1
 * )
 * delete from sessions_planning.annonce a
 * where a.id_annonce in (
 * 	select old.id_annonce
 * 	from sessions_planning.annonce old
 * 	where old.cree_le < now() - make_interval(days => :jours!::int)
 * 		or old.xid < (
 * 			select ab.xid_depuis from sessions_planning.abonnement ab order by ab.xid_depuis limit 1)
 * 	limit 1000)
 * ```
 */
export const forgetAnnonces = new PreparedQuery<IForgetAnnoncesParams,IForgetAnnoncesResult>(forgetAnnoncesIR);


