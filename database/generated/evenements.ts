/** Types generated for queries found in "database/queries/evenements.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'ReceiveEvenements' parameters type */
export interface IReceiveEvenementsParams {
  actions: (string | null)[];
  bails: (number | null)[];
  correlationIds: (string | null)[];
  donnees: (string | null)[];
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
  secrets: (string | null)[];
}

/** 'ReceiveEvenements' return type */
export interface IReceiveEvenementsResult {
  candidatInconnu: boolean;
  eleveInconnu: boolean;
  etat: string | null;
  idEvenement: number | null;
  inscriptionInconnue: boolean;
  jeton: string | null;
  sessionInconnue: boolean;
}

/** 'ReceiveEvenements' query type */
export interface IReceiveEvenementsQuery {
  params: IReceiveEvenementsParams;
  result: IReceiveEvenementsResult;
}

const receiveEvenementsIR: any = {"usedParamSet":{"actions":true,"correlationIds":true,"idSessions":true,"idEleves":true,"idCandidats":true,"idInscriptions":true,"donnees":true,"secrets":true,"bails":true},"params":[{"name":"actions","required":true,"transform":{"type":"scalar"},"locs":[{"a":658,"b":666}]},{"name":"correlationIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":686,"b":701}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":721,"b":732}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":753,"b":762}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":781,"b":793}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":812,"b":827}]},{"name":"donnees","required":true,"transform":{"type":"scalar"},"locs":[{"a":848,"b":856}]},{"name":"secrets","required":true,"transform":{"type":"scalar"},"locs":[{"a":876,"b":884}]},{"name":"bails","required":true,"transform":{"type":"scalar"},"locs":[{"a":904,"b":910}]}],"statement":"with demandes as materialized (\n\tselect d.*,\n\t\td.id_session is not null\n\t\t\tand not exists (select from public.sessions s where s.id_session = d.id_session) as session_inconnue,\n\t\td.id_eleve is not null\n\t\t\tand not exists (select from public.eleves e where e.id_eleve = d.id_eleve) as eleve_inconnu,\n\t\td.id_candidat is not null\n\t\t\tand not exists (select from public.candidats c where c.id_candidat = d.id_candidat) as candidat_inconnu,\n\t\td.id_inscription is not null\n\t\t\tand not exists (\n\t\t\t\tselect from public.inscription_session i\n\t\t\t\twhere i.id_inscription = d.id_inscription and i.id_session = d.id_session\n\t\t\t) as inscription_inconnue\n\tfrom unnest((select :actions!::text[]), (select :correlationIds!::text[]), (select :idSessions!::int[]),\n\t\t(select :idEleves!::int[]), (select :idCandidats!::int[]), (select :idInscriptions!::int[]),\n\t\t(select :donnees!::text[]), (select :secrets!::text[]), (select :bails!::int[])) with ordinality\n\t\tas d (action, correlation_id, id_session, id_eleve, id_candidat, id_inscription, donnees, secret, bail, rang)\n),\npremieres as materialized (\n\t-- An event that is sent twice at once is the first one's.\n\tselect distinct on (d.action, d.correlation_id) d.*\n\tfrom demandes d\n\twhere not (d.session_inconnue or d.eleve_inconnu or d.candidat_inconnu or d.inscription_inconnue)\n\torder by d.action, d.correlation_id, d.rang\n),\nnouveaux as (\n\tinsert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees, secret,\n\t\tjeton, bail_jusqua, date_session)\n\tselect p.action, p.correlation_id, p.id_session, 'CRM', p.donnees::jsonb,\n\t\tdecode(p.secret, 'base64'), gen_random_uuid(), now() + make_interval(secs => p.bail),\n\t\tcase when p.action = 'RAPPEL_SESSION' then (select s.date_debut\n\t\t\tfrom public.sessions s\n\t\t\twhere s.id_session = p.id_session) end\n\tfrom premieres p\n\torder by p.rang\n\ton conflict (action, correlation_id) do nothing\n\treturning id_evenement, jeton, action, correlation_id\n)\nselect d.session_inconnue as \"session_inconnue!\", d.eleve_inconnu as \"eleve_inconnu!\",\n\td.candidat_inconnu as \"candidat_inconnu!\", d.inscription_inconnue as \"inscription_inconnue!\",\n\tn.id_evenement as \"id_evenement?\", n.jeton as \"jeton?\", e.etat as \"etat?\"\nfrom demandes d\nleft join premieres p on p.rang = d.rang\nleft join nouveaux n on n.action = p.action and n.correlation_id = p.correlation_id\nleft join sessions_planning.evenement e on e.action = d.action and e.correlation_id = d.correlation_id\norder by d.rang                                 "};

/**
 * Query generated from SQL:
 * ```
 * with demandes as materialized (
 * 	select d.*,
 * 		d.id_session is not null
 * 			and not exists (select from public.sessions s where s.id_session = d.id_session) as session_inconnue,
 * 		d.id_eleve is not null
 * 			and not exists (select from public.eleves e where e.id_eleve = d.id_eleve) as eleve_inconnu,
 * 		d.id_candidat is not null
 * 			and not exists (select from public.candidats c where c.id_candidat = d.id_candidat) as candidat_inconnu,
 * 		d.id_inscription is not null
 * 			and not exists (
 * 				select from public.inscription_session i
 * 				where i.id_inscription = d.id_inscription and i.id_session = d.id_session
 * 			) as inscription_inconnue
 * 	from unnest((select :actions!::text[]), (select :correlationIds!::text[]), (select :idSessions!::int[]),
 * 		(select :idEleves!::int[]), (select :idCandidats!::int[]), (select :idInscriptions!::int[]),
 * 		(select :donnees!::text[]), (select :secrets!::text[]), (select :bails!::int[])) with ordinality
 * 		as d (action, correlation_id, id_session, id_eleve, id_candidat, id_inscription, donnees, secret, bail, rang)
 * ),
 * premieres as materialized (
 * 	-- An event that is sent twice at once is the first one's.
 * 	select distinct on (d.action, d.correlation_id) d.*
 * 	from demandes d
 * 	where not (d.session_inconnue or d.eleve_inconnu or d.candidat_inconnu or d.inscription_inconnue)
 * 	order by d.action, d.correlation_id, d.rang
 * ),
 * nouveaux as (
 * 	insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees, secret,
 * 		jeton, bail_jusqua, date_session)
 * 	select p.action, p.correlation_id, p.id_session, 'CRM', p.donnees::jsonb,
 * 		decode(p.secret, 'base64'), gen_random_uuid(), now() + make_interval(secs => p.bail),
 * 		case when p.action = 'RAPPEL_SESSION' then (select s.date_debut
 * 			from public.sessions s
 * 			where s.id_session = p.id_session) end
 * 	from premieres p
 * 	order by p.rang
 * 	on conflict (action, correlation_id) do nothing
 * 	returning id_evenement, jeton, action, correlation_id
 * )
 * select d.session_inconnue as "session_inconnue!", d.eleve_inconnu as "eleve_inconnu!",
 * 	d.candidat_inconnu as "candidat_inconnu!", d.inscription_inconnue as "inscription_inconnue!",
 * 	n.id_evenement as "id_evenement?", n.jeton as "jeton?", e.etat as "etat?"
 * from demandes d
 * left join premieres p on p.rang = d.rang
 * left join nouveaux n on n.action = p.action and n.correlation_id = p.correlation_id
 * left join sessions_planning.evenement e on e.action = d.action and e.correlation_id = d.correlation_id
 * order by d.rang                                 
 * ```
 */
export const receiveEvenements = new PreparedQuery<IReceiveEvenementsParams,IReceiveEvenementsResult>(receiveEvenementsIR);


/** 'ReadEtat' parameters type */
export interface IReadEtatParams {
  action: string;
  correlationId: string;
}

/** 'ReadEtat' return type */
export interface IReadEtatResult {
  etat: string;
}

/** 'ReadEtat' query type */
export interface IReadEtatQuery {
  params: IReadEtatParams;
  result: IReadEtatResult;
}

const readEtatIR: any = {"usedParamSet":{"action":true,"correlationId":true},"params":[{"name":"action","required":true,"transform":{"type":"scalar"},"locs":[{"a":60,"b":67}]},{"name":"correlationId","required":true,"transform":{"type":"scalar"},"locs":[{"a":90,"b":104}]}],"statement":"select etat from sessions_planning.evenement where action = :action! and correlation_id = :correlationId!                                                                                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * select etat from sessions_planning.evenement where action = :action! and correlation_id = :correlationId!                                                                                                                                     
 * ```
 */
export const readEtat = new PreparedQuery<IReadEtatParams,IReadEtatResult>(readEtatIR);


/** 'ClaimEvenements' parameters type */
export interface IClaimEvenementsParams {
  bail: number;
  ids: (number | null)[];
  jetons: (string | null)[];
}

/** 'ClaimEvenements' return type */
export interface IClaimEvenementsResult {
  action: string;
  applique: boolean;
  idEvenement: number;
  jeton: string;
}

/** 'ClaimEvenements' query type */
export interface IClaimEvenementsQuery {
  params: IClaimEvenementsParams;
  result: IClaimEvenementsResult;
}

const claimEvenementsIR: any = {"usedParamSet":{"bail":true,"ids":true,"jetons":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":112,"b":117}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":145,"b":149}]},{"name":"jetons","required":true,"transform":{"type":"scalar"},"locs":[{"a":171,"b":178}]}],"statement":"update sessions_planning.evenement e\nset jeton = gen_random_uuid(), bail_jusqua = now() + make_interval(secs => :bail!::int)\nfrom unnest((select :ids!::bigint[]), (select :jetons!::text[])) as d (id_evenement, jeton)\nwhere e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and (e.etat = 'RECU') is true\nreturning e.id_evenement, e.jeton as \"jeton!\", e.action, e.applique_le is not null as \"applique!\"                                                                                                                                                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement e
 * set jeton = gen_random_uuid(), bail_jusqua = now() + make_interval(secs => :bail!::int)
 * from unnest((select :ids!::bigint[]), (select :jetons!::text[])) as d (id_evenement, jeton)
 * where e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and (e.etat = 'RECU') is true
 * returning e.id_evenement, e.jeton as "jeton!", e.action, e.applique_le is not null as "applique!"                                                                                                                                                                                                                
 * ```
 */
export const claimEvenements = new PreparedQuery<IClaimEvenementsParams,IClaimEvenementsResult>(claimEvenementsIR);


/** 'FollowClock' parameters type */
export type IFollowClockParams = void;

/** 'FollowClock' return type */
export interface IFollowClockResult {
  secondes: number;
}

/** 'FollowClock' query type */
export interface IFollowClockQuery {
  params: IFollowClockParams;
  result: IFollowClockResult;
}

const followClockIR: any = {"usedParamSet":{},"params":[],"statement":"with saut as (\n\tupdate sessions_planning.passage p\n\tset le = now()\n\tfrom (\n\t\tselect le\n\t\tfrom sessions_planning.passage\n\t\twhere quoi = 'BALAYAGE' and le > now() + interval '15 seconds'\n\t\tfor update\n\t) avant\n\twhere p.quoi = 'BALAYAGE'\n\treturning avant.le, avant.le - now() as ecart\n),\nevenements as (\n\tupdate sessions_planning.evenement e\n\tset prochain_essai = case when e.prochain_essai > now() then e.prochain_essai - s.ecart else e.prochain_essai end,\n\t\tbail_jusqua = case\n\t\t\twhen e.bail_jusqua > s.le then e.bail_jusqua - s.ecart\n\t\t\twhen e.bail_jusqua <= now() + interval '1 hour' then e.bail_jusqua\n\t\tend\n\tfrom saut s\n\twhere e.etat = 'RECU' and (e.prochain_essai > now() or e.bail_jusqua > now())\n),\ncourriers as (\n\tupdate sessions_planning.courrier c\n\tset prochain_essai = case when c.prochain_essai > now() then c.prochain_essai - s.ecart else c.prochain_essai end,\n\t\tbail_jusqua = case\n\t\t\twhen c.bail_jusqua > s.le then c.bail_jusqua - s.ecart\n\t\t\twhen c.bail_jusqua <= now() + interval '1 hour' then c.bail_jusqua\n\t\tend\n\tfrom saut s\n\twhere c.etat = 'A_ENVOYER' and (c.prochain_essai > now() or c.bail_jusqua > now())\n),\nremises as (\n\tupdate sessions_planning.remise r\n\tset bail_jusqua = case when r.bail_jusqua > s.le then r.bail_jusqua - s.ecart else now() end\n\tfrom saut s\n\twhere r.faite_le is null and r.bail_jusqua > now() + interval '1 hour'\n)\nselect extract(epoch from ecart)::int as \"secondes!\" from saut                                                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * with saut as (
 * 	update sessions_planning.passage p
 * 	set le = now()
 * 	from (
 * 		select le
 * 		from sessions_planning.passage
 * 		where quoi = 'BALAYAGE' and le > now() + interval '15 seconds'
 * 		for update
 * 	) avant
 * 	where p.quoi = 'BALAYAGE'
 * 	returning avant.le, avant.le - now() as ecart
 * ),
 * evenements as (
 * 	update sessions_planning.evenement e
 * 	set prochain_essai = case when e.prochain_essai > now() then e.prochain_essai - s.ecart else e.prochain_essai end,
 * 		bail_jusqua = case
 * 			when e.bail_jusqua > s.le then e.bail_jusqua - s.ecart
 * 			when e.bail_jusqua <= now() + interval '1 hour' then e.bail_jusqua
 * 		end
 * 	from saut s
 * 	where e.etat = 'RECU' and (e.prochain_essai > now() or e.bail_jusqua > now())
 * ),
 * courriers as (
 * 	update sessions_planning.courrier c
 * 	set prochain_essai = case when c.prochain_essai > now() then c.prochain_essai - s.ecart else c.prochain_essai end,
 * 		bail_jusqua = case
 * 			when c.bail_jusqua > s.le then c.bail_jusqua - s.ecart
 * 			when c.bail_jusqua <= now() + interval '1 hour' then c.bail_jusqua
 * 		end
 * 	from saut s
 * 	where c.etat = 'A_ENVOYER' and (c.prochain_essai > now() or c.bail_jusqua > now())
 * ),
 * remises as (
 * 	update sessions_planning.remise r
 * 	set bail_jusqua = case when r.bail_jusqua > s.le then r.bail_jusqua - s.ecart else now() end
 * 	from saut s
 * 	where r.faite_le is null and r.bail_jusqua > now() + interval '1 hour'
 * )
 * select extract(epoch from ecart)::int as "secondes!" from saut                                                                                                                    
 * ```
 */
export const followClock = new PreparedQuery<IFollowClockParams,IFollowClockResult>(followClockIR);


/** 'ClaimDus' parameters type */
export interface IClaimDusParams {
  bail: number;
  limite: number;
}

/** 'ClaimDus' return type */
export interface IClaimDusResult {
  action: string;
  applique: boolean;
  idEvenement: number;
  jeton: string;
}

/** 'ClaimDus' query type */
export interface IClaimDusQuery {
  params: IClaimDusParams;
  result: IClaimDusResult;
}

const claimDusIR: any = {"usedParamSet":{"bail":true,"limite":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":342,"b":347}]},{"name":"limite","required":true,"transform":{"type":"scalar"},"locs":[{"a":561,"b":568}]}],"statement":"with passage as (\n\tinsert into sessions_planning.passage as p (quoi, le)\n\tvalues ('BALAYAGE', now())\n\ton conflict (quoi) do update set le = excluded.le\n\twhere p.le not between excluded.le - interval '10 seconds' and excluded.le\n)\nupdate sessions_planning.evenement e\nset jeton = gen_random_uuid(), bail_jusqua = now() + make_interval(secs => :bail!::int)\nfrom (\n\tselect id_evenement\n\tfrom sessions_planning.evenement\n\twhere etat = 'RECU' and prochain_essai <= now() and (bail_jusqua is null or bail_jusqua < now())\n\torder by prochain_essai, id_evenement\n\tlimit :limite!\n\tfor update skip locked\n) d\nwhere e.id_evenement = d.id_evenement\nreturning e.id_evenement, e.jeton as \"jeton!\", e.action, e.applique_le is not null as \"applique!\"                                                                                                                                                                                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * with passage as (
 * 	insert into sessions_planning.passage as p (quoi, le)
 * 	values ('BALAYAGE', now())
 * 	on conflict (quoi) do update set le = excluded.le
 * 	where p.le not between excluded.le - interval '10 seconds' and excluded.le
 * )
 * update sessions_planning.evenement e
 * set jeton = gen_random_uuid(), bail_jusqua = now() + make_interval(secs => :bail!::int)
 * from (
 * 	select id_evenement
 * 	from sessions_planning.evenement
 * 	where etat = 'RECU' and prochain_essai <= now() and (bail_jusqua is null or bail_jusqua < now())
 * 	order by prochain_essai, id_evenement
 * 	limit :limite!
 * 	for update skip locked
 * ) d
 * where e.id_evenement = d.id_evenement
 * returning e.id_evenement, e.jeton as "jeton!", e.action, e.applique_le is not null as "applique!"                                                                                                                                                                                                                                                                  
 * ```
 */
export const claimDus = new PreparedQuery<IClaimDusParams,IClaimDusResult>(claimDusIR);


/** 'KeepEvenements' parameters type */
export interface IKeepEvenementsParams {
  bail: number;
  ids: (number | null)[];
  jetons: (string | null)[];
}

/** 'KeepEvenements' return type */
export interface IKeepEvenementsResult {
  idEvenement: number;
}

/** 'KeepEvenements' query type */
export interface IKeepEvenementsQuery {
  params: IKeepEvenementsParams;
  result: IKeepEvenementsResult;
}

const keepEvenementsIR: any = {"usedParamSet":{"bail":true,"ids":true,"jetons":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":85,"b":90}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":118,"b":122}]},{"name":"jetons","required":true,"transform":{"type":"scalar"},"locs":[{"a":144,"b":151}]}],"statement":"update sessions_planning.evenement e\nset bail_jusqua = now() + make_interval(secs => :bail!::int)\nfrom unnest((select :ids!::bigint[]), (select :jetons!::text[])) as d (id_evenement, jeton)\nwhere e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and (e.etat = 'RECU') is true\nreturning e.id_evenement                                                  "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement e
 * set bail_jusqua = now() + make_interval(secs => :bail!::int)
 * from unnest((select :ids!::bigint[]), (select :jetons!::text[])) as d (id_evenement, jeton)
 * where e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and (e.etat = 'RECU') is true
 * returning e.id_evenement                                                  
 * ```
 */
export const keepEvenements = new PreparedQuery<IKeepEvenementsParams,IKeepEvenementsResult>(keepEvenementsIR);


/** 'ReleaseEvenements' parameters type */
export interface IReleaseEvenementsParams {
  attentes: (number | null)[];
  ids: (number | null)[];
  jetons: (string | null)[];
}

/** 'ReleaseEvenements' return type */
export type IReleaseEvenementsResult = void;

/** 'ReleaseEvenements' query type */
export interface IReleaseEvenementsQuery {
  params: IReleaseEvenementsParams;
  result: IReleaseEvenementsResult;
}

const releaseEvenementsIR: any = {"usedParamSet":{"ids":true,"jetons":true,"attentes":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":131,"b":135}]},{"name":"jetons","required":true,"transform":{"type":"scalar"},"locs":[{"a":148,"b":155}]},{"name":"attentes","required":true,"transform":{"type":"scalar"},"locs":[{"a":166,"b":175}]}],"statement":"update sessions_planning.evenement e\nset bail_jusqua = null, prochain_essai = now() + make_interval(secs => d.attente)\nfrom unnest(:ids!::bigint[], :jetons!::text[], :attentes!::int[]) as d (id_evenement, jeton, attente)\nwhere e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and e.etat = 'RECU'                                               "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement e
 * set bail_jusqua = null, prochain_essai = now() + make_interval(secs => d.attente)
 * from unnest(:ids!::bigint[], :jetons!::text[], :attentes!::int[]) as d (id_evenement, jeton, attente)
 * where e.id_evenement = d.id_evenement and e.jeton = d.jeton::uuid and e.etat = 'RECU'                                               
 * ```
 */
export const releaseEvenements = new PreparedQuery<IReleaseEvenementsParams,IReleaseEvenementsResult>(releaseEvenementsIR);


/** 'ReadEvenements' parameters type */
export interface IReadEvenementsParams {
  ids: (number | null)[];
}

/** 'ReadEvenements' return type */
export interface IReadEvenementsResult {
  action: string;
  appliqueLe: Date | null;
  corpsRetour: string | null;
  correlationId: string;
  donnees: Json;
  effets: Json | null;
  erreur: string | null;
  idEvenement: number;
  idSession: number | null;
  origine: string;
  recuLe: Date;
  reponse: string | null;
  retourEssais: number;
  tentatives: number;
}

/** 'ReadEvenements' query type */
export interface IReadEvenementsQuery {
  params: IReadEvenementsParams;
  result: IReadEvenementsResult;
}

const readEvenementsIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":222,"b":226}]}],"statement":"select id_evenement, action, correlation_id, id_session, origine, donnees, effets, reponse, erreur,\n\ttentatives, applique_le, corps_retour, retour_essais, recu_le\nfrom sessions_planning.evenement\nwhere id_evenement = any (:ids!::bigint[])\norder by id_evenement                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * select id_evenement, action, correlation_id, id_session, origine, donnees, effets, reponse, erreur,
 * 	tentatives, applique_le, corps_retour, retour_essais, recu_le
 * from sessions_planning.evenement
 * where id_evenement = any (:ids!::bigint[])
 * order by id_evenement                                                                           
 * ```
 */
export const readEvenements = new PreparedQuery<IReadEvenementsParams,IReadEvenementsResult>(readEvenementsIR);


/** 'LockEvenements' parameters type */
export interface ILockEvenementsParams {
  ids: (number | null)[];
  jetons: (string | null)[];
}

/** 'LockEvenements' return type */
export interface ILockEvenementsResult {
  action: string;
  appliqueLe: Date | null;
  corpsRetour: string | null;
  correlationId: string;
  donnees: Json;
  effets: Json | null;
  erreur: string | null;
  idEvenement: number;
  idSession: number | null;
  origine: string;
  recuLe: Date;
  reponse: string | null;
  retourEssais: number;
  tentatives: number;
}

/** 'LockEvenements' query type */
export interface ILockEvenementsQuery {
  params: ILockEvenementsParams;
  result: ILockEvenementsResult;
}

const lockEvenementsIR: any = {"usedParamSet":{"ids":true,"jetons":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":238,"b":242}]},{"name":"jetons","required":true,"transform":{"type":"scalar"},"locs":[{"a":255,"b":262}]}],"statement":"select e.id_evenement, e.action, e.correlation_id, e.id_session, e.origine, e.donnees, e.effets, e.reponse,\n\te.erreur, e.tentatives, e.applique_le, e.corps_retour, e.retour_essais, e.recu_le\nfrom sessions_planning.evenement e\njoin unnest(:ids!::bigint[], :jetons!::text[]) as d (id_evenement, jeton) on e.id_evenement = d.id_evenement\n\tand e.jeton = d.jeton::uuid\nwhere e.etat = 'RECU' and e.applique_le is null\norder by e.id_evenement\nfor update of e                                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * select e.id_evenement, e.action, e.correlation_id, e.id_session, e.origine, e.donnees, e.effets, e.reponse,
 * 	e.erreur, e.tentatives, e.applique_le, e.corps_retour, e.retour_essais, e.recu_le
 * from sessions_planning.evenement e
 * join unnest(:ids!::bigint[], :jetons!::text[]) as d (id_evenement, jeton) on e.id_evenement = d.id_evenement
 * 	and e.jeton = d.jeton::uuid
 * where e.etat = 'RECU' and e.applique_le is null
 * order by e.id_evenement
 * for update of e                                                                                                          
 * ```
 */
export const lockEvenements = new PreparedQuery<ILockEvenementsParams,ILockEvenementsResult>(lockEvenementsIR);


/** 'MarkApplied' parameters type */
export interface IMarkAppliedParams {
  effets: (string | null)[];
  erreurs: (string | null)[];
  garder: (boolean | null)[];
  ids: (number | null)[];
  reponses: (string | null)[];
}

/** 'MarkApplied' return type */
export type IMarkAppliedResult = void;

/** 'MarkApplied' query type */
export interface IMarkAppliedQuery {
  params: IMarkAppliedParams;
  result: IMarkAppliedResult;
}

const markAppliedIR: any = {"usedParamSet":{"ids":true,"effets":true,"reponses":true,"erreurs":true,"garder":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":187,"b":191}]},{"name":"effets","required":true,"transform":{"type":"scalar"},"locs":[{"a":204,"b":211}]},{"name":"reponses","required":true,"transform":{"type":"scalar"},"locs":[{"a":222,"b":231}]},{"name":"erreurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":242,"b":250}]},{"name":"garder","required":true,"transform":{"type":"scalar"},"locs":[{"a":262,"b":269}]}],"statement":"update sessions_planning.evenement e\nset applique_le = now(), effets = d.effets::jsonb, reponse = d.reponse, erreur = d.erreur,\n\tsecret = case when d.garder then e.secret end\nfrom unnest(:ids!::bigint[], :effets!::text[], :reponses!::text[], :erreurs!::text[],\n\t:garder!::bool[]) as d (id_evenement, effets, reponse, erreur, garder)\nwhere e.id_evenement = d.id_evenement                                                                                                                                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement e
 * set applique_le = now(), effets = d.effets::jsonb, reponse = d.reponse, erreur = d.erreur,
 * 	secret = case when d.garder then e.secret end
 * from unnest(:ids!::bigint[], :effets!::text[], :reponses!::text[], :erreurs!::text[],
 * 	:garder!::bool[]) as d (id_evenement, effets, reponse, erreur, garder)
 * where e.id_evenement = d.id_evenement                                                                                                                                                                                                         
 * ```
 */
export const markApplied = new PreparedQuery<IMarkAppliedParams,IMarkAppliedResult>(markAppliedIR);


/** 'PostponeEvenement' parameters type */
export interface IPostponeEvenementParams {
  erreur: string;
  idEvenement: number;
  jeton: string;
}

/** 'PostponeEvenement' return type */
export interface IPostponeEvenementResult {
  tentatives: number;
}

/** 'PostponeEvenement' query type */
export interface IPostponeEvenementQuery {
  params: IPostponeEvenementParams;
  result: IPostponeEvenementResult;
}

const postponeEvenementIR: any = {"usedParamSet":{"erreur":true,"idEvenement":true,"jeton":true},"params":[{"name":"erreur","required":true,"transform":{"type":"scalar"},"locs":[{"a":168,"b":175}]},{"name":"idEvenement","required":true,"transform":{"type":"scalar"},"locs":[{"a":321,"b":333}]},{"name":"jeton","required":true,"transform":{"type":"scalar"},"locs":[{"a":355,"b":361}]}],"statement":"update sessions_planning.evenement\nset tentatives = case when applique_le is null then tentatives + 1 else tentatives end,\n\terreur = case when applique_le is null then :erreur! else erreur end, bail_jusqua = null,\n\tprochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ tentatives)::int)\nwhere id_evenement = :idEvenement!::bigint and jeton = :jeton!::text::uuid\nreturning tentatives                                        "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement
 * set tentatives = case when applique_le is null then tentatives + 1 else tentatives end,
 * 	erreur = case when applique_le is null then :erreur! else erreur end, bail_jusqua = null,
 * 	prochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ tentatives)::int)
 * where id_evenement = :idEvenement!::bigint and jeton = :jeton!::text::uuid
 * returning tentatives                                        
 * ```
 */
export const postponeEvenement = new PreparedQuery<IPostponeEvenementParams,IPostponeEvenementResult>(postponeEvenementIR);


/** 'SetCorpsRetour' parameters type */
export interface ISetCorpsRetourParams {
  corps: (string | null)[];
  ids: (number | null)[];
}

/** 'SetCorpsRetour' return type */
export interface ISetCorpsRetourResult {
  action: string;
  corpsRetour: string;
  correlationId: string;
  idEvenement: number;
  idSession: number | null;
  retourEssais: number;
}

/** 'SetCorpsRetour' query type */
export interface ISetCorpsRetourQuery {
  params: ISetCorpsRetourParams;
  result: ISetCorpsRetourResult;
}

const setCorpsRetourIR: any = {"usedParamSet":{"ids":true,"corps":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":102,"b":106}]},{"name":"corps","required":true,"transform":{"type":"scalar"},"locs":[{"a":119,"b":125}]}],"statement":"update sessions_planning.evenement e\nset corps_retour = coalesce(e.corps_retour, d.corps)\nfrom unnest(:ids!::bigint[], :corps!::text[]) as d (id_evenement, corps)\nwhere e.id_evenement = d.id_evenement\nreturning e.id_evenement, e.corps_retour as \"corps_retour!\", e.retour_essais, e.action, e.correlation_id,\n\te.id_session                                                     "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement e
 * set corps_retour = coalesce(e.corps_retour, d.corps)
 * from unnest(:ids!::bigint[], :corps!::text[]) as d (id_evenement, corps)
 * where e.id_evenement = d.id_evenement
 * returning e.id_evenement, e.corps_retour as "corps_retour!", e.retour_essais, e.action, e.correlation_id,
 * 	e.id_session                                                     
 * ```
 */
export const setCorpsRetour = new PreparedQuery<ISetCorpsRetourParams,ISetCorpsRetourResult>(setCorpsRetourIR);


/** 'MarkDelivered' parameters type */
export interface IMarkDeliveredParams {
  ids: (number | null)[];
}

/** 'MarkDelivered' return type */
export type IMarkDeliveredResult = void;

/** 'MarkDelivered' query type */
export interface IMarkDeliveredQuery {
  params: IMarkDeliveredParams;
  result: IMarkDeliveredResult;
}

const markDeliveredIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":263,"b":267}]}],"statement":"update sessions_planning.evenement\nset etat = case when reponse = 'failed' then 'ECHEC' else 'TRAITE' end, traite_le = now(),\n\tretour_livre_le = now(), bail_jusqua = null, jeton = null, secret = null,\n\t\tretour_essais = retour_essais + 1\nwhere id_evenement = any (:ids!::bigint[])                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement
 * set etat = case when reponse = 'failed' then 'ECHEC' else 'TRAITE' end, traite_le = now(),
 * 	retour_livre_le = now(), bail_jusqua = null, jeton = null, secret = null,
 * 		retour_essais = retour_essais + 1
 * where id_evenement = any (:ids!::bigint[])                                                                              
 * ```
 */
export const markDelivered = new PreparedQuery<IMarkDeliveredParams,IMarkDeliveredResult>(markDeliveredIR);


/** 'MarkUndelivered' parameters type */
export interface IMarkUndeliveredParams {
  abandons: (boolean | null)[];
  erreurs: (string | null)[];
  ids: (number | null)[];
}

/** 'MarkUndelivered' return type */
export type IMarkUndeliveredResult = void;

/** 'MarkUndelivered' query type */
export interface IMarkUndeliveredQuery {
  params: IMarkUndeliveredParams;
  result: IMarkUndeliveredResult;
}

const markUndeliveredIR: any = {"usedParamSet":{"ids":true,"erreurs":true,"abandons":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":410,"b":414}]},{"name":"erreurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":427,"b":435}]},{"name":"abandons","required":true,"transform":{"type":"scalar"},"locs":[{"a":446,"b":455}]}],"statement":"update sessions_planning.evenement e\nset retour_essais = e.retour_essais + 1,\n\terreur = coalesce(case when e.reponse = 'failed' then e.erreur end, d.erreur), bail_jusqua = null,\n\tetat = case when d.abandon then 'ECHEC' else e.etat end,\n\t\tsecret = case when d.abandon then null else e.secret end,\n\tprochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ least(e.retour_essais, 12))::int)\nfrom unnest(:ids!::bigint[], :erreurs!::text[], :abandons!::bool[]) as d (id_evenement, erreur, abandon)\nwhere e.id_evenement = d.id_evenement and e.etat = 'RECU'                                                          "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement e
 * set retour_essais = e.retour_essais + 1,
 * 	erreur = coalesce(case when e.reponse = 'failed' then e.erreur end, d.erreur), bail_jusqua = null,
 * 	etat = case when d.abandon then 'ECHEC' else e.etat end,
 * 		secret = case when d.abandon then null else e.secret end,
 * 	prochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ least(e.retour_essais, 12))::int)
 * from unnest(:ids!::bigint[], :erreurs!::text[], :abandons!::bool[]) as d (id_evenement, erreur, abandon)
 * where e.id_evenement = d.id_evenement and e.etat = 'RECU'                                                          
 * ```
 */
export const markUndelivered = new PreparedQuery<IMarkUndeliveredParams,IMarkUndeliveredResult>(markUndeliveredIR);


/** 'ListDeadLetters' parameters type */
export interface IListDeadLettersParams {
  correlationId?: string | null | void;
  limite: number;
}

/** 'ListDeadLetters' return type */
export interface IListDeadLettersResult {
  action: string;
  correlationId: string;
  erreur: string | null;
  idEvenement: number;
  idSession: number | null;
  recuLe: Date;
  reponse: string | null;
  retourEssais: number;
}

/** 'ListDeadLetters' query type */
export interface IListDeadLettersQuery {
  params: IListDeadLettersParams;
  result: IListDeadLettersResult;
}

const listDeadLettersIR: any = {"usedParamSet":{"correlationId":true,"limite":true},"params":[{"name":"correlationId","required":false,"transform":{"type":"scalar"},"locs":[{"a":185,"b":198},{"a":234,"b":247}]},{"name":"limite","required":true,"transform":{"type":"scalar"},"locs":[{"a":284,"b":291}]}],"statement":"select id_evenement, action, correlation_id, id_session, reponse, erreur, retour_essais, recu_le\nfrom sessions_planning.evenement\nwhere etat = 'ECHEC' and retour_livre_le is null\n\tand (:correlationId::text is null or correlation_id = :correlationId::text)\norder by id_evenement\nlimit :limite!                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * select id_evenement, action, correlation_id, id_session, reponse, erreur, retour_essais, recu_le
 * from sessions_planning.evenement
 * where etat = 'ECHEC' and retour_livre_le is null
 * 	and (:correlationId::text is null or correlation_id = :correlationId::text)
 * order by id_evenement
 * limit :limite!                                                                     
 * ```
 */
export const listDeadLetters = new PreparedQuery<IListDeadLettersParams,IListDeadLettersResult>(listDeadLettersIR);


/** 'ReplayEvenements' parameters type */
export interface IReplayEvenementsParams {
  ids: (number | null)[];
}

/** 'ReplayEvenements' return type */
export interface IReplayEvenementsResult {
  action: string;
  correlationId: string;
  idEvenement: number;
  idSession: number | null;
}

/** 'ReplayEvenements' query type */
export interface IReplayEvenementsQuery {
  params: IReplayEvenementsParams;
  result: IReplayEvenementsResult;
}

const replayEvenementsIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":205,"b":209}]}],"statement":"update sessions_planning.evenement\nset etat = 'RECU', retour_essais = 0, tentatives = 0, prochain_essai = now(), bail_jusqua = null\nwhere etat = 'ECHEC' and retour_livre_le is null and id_evenement = any (:ids!::bigint[])\nreturning id_evenement, action, correlation_id, id_session                                           "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement
 * set etat = 'RECU', retour_essais = 0, tentatives = 0, prochain_essai = now(), bail_jusqua = null
 * where etat = 'ECHEC' and retour_livre_le is null and id_evenement = any (:ids!::bigint[])
 * returning id_evenement, action, correlation_id, id_session                                           
 * ```
 */
export const replayEvenements = new PreparedQuery<IReplayEvenementsParams,IReplayEvenementsResult>(replayEvenementsIR);


/** 'ReadSecrets' parameters type */
export interface IReadSecretsParams {
  ids: (number | null)[];
}

/** 'ReadSecrets' return type */
export interface IReadSecretsResult {
  idEvenement: number;
  secret: string;
}

/** 'ReadSecrets' query type */
export interface IReadSecretsQuery {
  params: IReadSecretsParams;
  result: IReadSecretsResult;
}

const readSecretsIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":118,"b":122}]}],"statement":"select id_evenement, encode(secret, 'base64') as \"secret!\"\nfrom sessions_planning.evenement\nwhere id_evenement = any (:ids!::bigint[]) and secret is not null                                          "};

/**
 * Query generated from SQL:
 * ```
 * select id_evenement, encode(secret, 'base64') as "secret!"
 * from sessions_planning.evenement
 * where id_evenement = any (:ids!::bigint[]) and secret is not null                                          
 * ```
 */
export const readSecrets = new PreparedQuery<IReadSecretsParams,IReadSecretsResult>(readSecretsIR);


/** 'ReadSessionsDossier' parameters type */
export interface IReadSessionsDossierParams {
  ids: (number | null)[];
}

/** 'ReadSessionsDossier' return type */
export interface IReadSessionsDossierResult {
  capaciteMax: number;
  categorie: string;
  dateDebut: Date;
  dateFin: Date;
  formateurNom: string | null;
  formateurPrenom: string | null;
  formateurs: string | null;
  formation: string;
  formationNom: string;
  idFormateur: number | null;
  idSession: number;
  nbInscrits: number;
  salle: string | null;
  salleCode: string | null;
  statutSession: string;
  statutValidation: string;
}

/** 'ReadSessionsDossier' query type */
export interface IReadSessionsDossierQuery {
  params: IReadSessionsDossierParams;
  result: IReadSessionsDossierResult;
}

const readSessionsDossierIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":667,"b":671}]}],"statement":"select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,\n\ts.capacite_max, s.nb_inscrits, s.statut_session, s.statut_validation,\n\tcoalesce(sa.nom, s.salle_principale) as \"salle?\", sa.code as \"salle_code?\", s.id_formateur,\n\t\tfo.prenom as \"formateur_prenom?\", fo.nom as \"formateur_nom?\",\n\tcase when s.id_formateur is null then sessions_planning.formateurs(s.id_session) end as \"formateurs?\"\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nleft join public.salles sa on sa.id_salle = s.id_salle\nleft join public.formateurs fo on fo.id_formateur = s.id_formateur\nwhere s.id_session = any (:ids!::int[])                                                                                                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,
 * 	s.capacite_max, s.nb_inscrits, s.statut_session, s.statut_validation,
 * 	coalesce(sa.nom, s.salle_principale) as "salle?", sa.code as "salle_code?", s.id_formateur,
 * 		fo.prenom as "formateur_prenom?", fo.nom as "formateur_nom?",
 * 	case when s.id_formateur is null then sessions_planning.formateurs(s.id_session) end as "formateurs?"
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * left join public.salles sa on sa.id_salle = s.id_salle
 * left join public.formateurs fo on fo.id_formateur = s.id_formateur
 * where s.id_session = any (:ids!::int[])                                                                                                                                                                                  
 * ```
 */
export const readSessionsDossier = new PreparedQuery<IReadSessionsDossierParams,IReadSessionsDossierResult>(readSessionsDossierIR);


/** 'ReadSeancesDossier' parameters type */
export interface IReadSeancesDossierParams {
  ids: (number | null)[];
}

/** 'ReadSeancesDossier' return type */
export interface IReadSeancesDossierResult {
  arrivee: boolean;
  dateDebut: Date;
  dateFin: Date;
  debutOrigine: Date;
  finOrigine: Date;
  formateurEmail: string | null;
  formateurNom: string | null;
  formateurPrenom: string | null;
  idFormateur: number | null;
  idReservation: number;
  idSession: number;
  matiere: string | null;
  modifieLe: Date;
  oteeLe: Date | null;
  salle: string;
  sequence: number;
  statut: string;
}

/** 'ReadSeancesDossier' query type */
export interface IReadSeancesDossierQuery {
  params: IReadSeancesDossierParams;
  result: IReadSeancesDossierResult;
}

const readSeancesDossierIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":137,"b":141},{"a":959,"b":963}]}],"statement":"with revision as materialized (\n\tselect id_session, sequence, modifie_le\n\tfrom sessions_planning.agenda_session\n\twhere id_session = any (:ids!::int[])\n)\nselect r.id_reservation as \"id_reservation!\", r.id_session as \"id_session!\", r.date_debut as \"date_debut!\",\n\tr.date_fin as \"date_fin!\", r.statut as \"statut!\",\n\tr.debut_origine as \"debut_origine!\", r.fin_origine as \"fin_origine!\", r.arrivee as \"arrivee!\",\n\ta.sequence as \"sequence!\", a.modifie_le as \"modifie_le!\",\n\tcase when r.statut <> 'ACTIVE' then r.modifie_le end as \"otee_le?\",\n\tcoalesce(sa.nom, '') as \"salle!\", r.id_formateur as \"id_formateur?\", r.matiere as \"matiere?\",\n\tfo.prenom as \"formateur_prenom?\", fo.nom as \"formateur_nom?\", fo.email as \"formateur_email?\"\nfrom sessions_planning.seance_agenda r\njoin revision a on a.id_session = r.id_session\nleft join public.salles sa on sa.id_salle = r.id_salle\nleft join public.formateurs fo on fo.id_formateur = r.id_formateur\nwhere r.id_session = any (:ids!::int[])\norder by r.id_session, r.date_debut, r.id_reservation                                                 "};

/**
 * Query generated from SQL:
 * ```
 * with revision as materialized (
 * 	select id_session, sequence, modifie_le
 * 	from sessions_planning.agenda_session
 * 	where id_session = any (:ids!::int[])
 * )
 * select r.id_reservation as "id_reservation!", r.id_session as "id_session!", r.date_debut as "date_debut!",
 * 	r.date_fin as "date_fin!", r.statut as "statut!",
 * 	r.debut_origine as "debut_origine!", r.fin_origine as "fin_origine!", r.arrivee as "arrivee!",
 * 	a.sequence as "sequence!", a.modifie_le as "modifie_le!",
 * 	case when r.statut <> 'ACTIVE' then r.modifie_le end as "otee_le?",
 * 	coalesce(sa.nom, '') as "salle!", r.id_formateur as "id_formateur?", r.matiere as "matiere?",
 * 	fo.prenom as "formateur_prenom?", fo.nom as "formateur_nom?", fo.email as "formateur_email?"
 * from sessions_planning.seance_agenda r
 * join revision a on a.id_session = r.id_session
 * left join public.salles sa on sa.id_salle = r.id_salle
 * left join public.formateurs fo on fo.id_formateur = r.id_formateur
 * where r.id_session = any (:ids!::int[])
 * order by r.id_session, r.date_debut, r.id_reservation                                                 
 * ```
 */
export const readSeancesDossier = new PreparedQuery<IReadSeancesDossierParams,IReadSeancesDossierResult>(readSeancesDossierIR);


/** 'ReadInscritsDossier' parameters type */
export interface IReadInscritsDossierParams {
  ids: (number | null)[];
}

/** 'ReadInscritsDossier' return type */
export interface IReadInscritsDossierResult {
  email: string | null;
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number;
  idSession: number;
  nom: string;
  prenom: string;
}

/** 'ReadInscritsDossier' query type */
export interface IReadInscritsDossierQuery {
  params: IReadInscritsDossierParams;
  result: IReadInscritsDossierResult;
}

const readInscritsDossierIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":424,"b":428}]}],"statement":"select i.id_session, i.id_inscription, i.id_eleve,\n\tcase when i.id_eleve is null then i.id_candidat end as \"id_candidat?\",\n\tcoalesce(e.prenom, c.prenom, '') as \"prenom!\", coalesce(e.nom, c.nom, '') as \"nom!\",\n\tcoalesce(e.email, c.email) as \"email?\"\nfrom public.inscription_session i\nleft join public.eleves e on e.id_eleve = i.id_eleve\nleft join public.candidats c on c.id_candidat = i.id_candidat\nwhere i.id_session = any (:ids!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME')\norder by i.id_session, \"nom!\", \"prenom!\", i.id_inscription                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_session, i.id_inscription, i.id_eleve,
 * 	case when i.id_eleve is null then i.id_candidat end as "id_candidat?",
 * 	coalesce(e.prenom, c.prenom, '') as "prenom!", coalesce(e.nom, c.nom, '') as "nom!",
 * 	coalesce(e.email, c.email) as "email?"
 * from public.inscription_session i
 * left join public.eleves e on e.id_eleve = i.id_eleve
 * left join public.candidats c on c.id_candidat = i.id_candidat
 * where i.id_session = any (:ids!::int[]) and i.statut_inscription in ('INSCRIT', 'CONFIRME')
 * order by i.id_session, "nom!", "prenom!", i.id_inscription                                                                                              
 * ```
 */
export const readInscritsDossier = new PreparedQuery<IReadInscritsDossierParams,IReadInscritsDossierResult>(readInscritsDossierIR);


/** 'ReadPersonnes' parameters type */
export interface IReadPersonnesParams {
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
  idInscriptions: (number | null)[];
  idSessions: (number | null)[];
  ns: (number | null)[];
}

/** 'ReadPersonnes' return type */
export interface IReadPersonnesResult {
  email: string | null;
  idCandidat: number | null;
  idEleve: number | null;
  idInscription: number | null;
  inscrite: boolean;
  n: number;
  nom: string;
  positionAttente: number | null;
  prenom: string;
  statutInscription: string | null;
}

/** 'ReadPersonnes' query type */
export interface IReadPersonnesQuery {
  params: IReadPersonnesParams;
  result: IReadPersonnesResult;
}

const readPersonnesIR: any = {"usedParamSet":{"ns":true,"idSessions":true,"idEleves":true,"idCandidats":true,"idInscriptions":true},"params":[{"name":"ns","required":true,"transform":{"type":"scalar"},"locs":[{"a":776,"b":779}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":789,"b":800}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":810,"b":819}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":829,"b":841}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":853,"b":868}]}],"statement":"select d.n as \"n!\", d.id_eleve as \"id_eleve?\", d.id_candidat as \"id_candidat?\",\n\tcoalesce(e.prenom, c.prenom, '') as \"prenom!\", coalesce(e.nom, c.nom, '') as \"nom!\",\n\tcoalesce(e.email, c.email) as \"email?\",\n\ti.id_inscription as \"id_inscription?\", i.statut_inscription as \"statut_inscription?\",\n\ti.position_attente as \"position_attente?\",\n\texists (\n\t\tselect from public.inscription_session a\n\t\twhere a.id_session = d.id_session and (a.id_eleve = d.id_eleve or a.id_candidat = d.id_candidat)\n\t\t\tand a.statut_inscription <> 'ANNULE') as \"inscrite!\"\nfrom (\n\tselect d.n, d.id_session, d.id_inscription, coalesce(d.id_eleve, i.id_eleve) as id_eleve,\n\t\tcase when coalesce(d.id_eleve, i.id_eleve) is null then coalesce(d.id_candidat,\n\t\t\ti.id_candidat) end as id_candidat\n\tfrom unnest(:ns!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[],\n\t\t:idInscriptions!::int[]) as d (n, id_session, id_eleve, id_candidat, id_inscription)\n\tleft join public.inscription_session i on i.id_inscription = d.id_inscription\n) d\nleft join public.eleves e on e.id_eleve = d.id_eleve\nleft join public.candidats c on c.id_candidat = d.id_candidat\nleft join lateral (\n\tselect i.id_inscription, i.statut_inscription, i.position_attente\n\tfrom public.inscription_session i\n\twhere i.id_session = d.id_session and (i.id_eleve = d.id_eleve or i.id_candidat = d.id_candidat)\n\torder by (i.id_inscription = d.id_inscription) desc nulls last, (i.statut_inscription <> 'ANNULE') desc,\n\t\ti.id_inscription desc\n\tlimit 1\n) i on true\norder by d.n                                                                                                                                                                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * select d.n as "n!", d.id_eleve as "id_eleve?", d.id_candidat as "id_candidat?",
 * 	coalesce(e.prenom, c.prenom, '') as "prenom!", coalesce(e.nom, c.nom, '') as "nom!",
 * 	coalesce(e.email, c.email) as "email?",
 * 	i.id_inscription as "id_inscription?", i.statut_inscription as "statut_inscription?",
 * 	i.position_attente as "position_attente?",
 * 	exists (
 * 		select from public.inscription_session a
 * 		where a.id_session = d.id_session and (a.id_eleve = d.id_eleve or a.id_candidat = d.id_candidat)
 * 			and a.statut_inscription <> 'ANNULE') as "inscrite!"
 * from (
 * 	select d.n, d.id_session, d.id_inscription, coalesce(d.id_eleve, i.id_eleve) as id_eleve,
 * 		case when coalesce(d.id_eleve, i.id_eleve) is null then coalesce(d.id_candidat,
 * 			i.id_candidat) end as id_candidat
 * 	from unnest(:ns!::int[], :idSessions!::int[], :idEleves!::int[], :idCandidats!::int[],
 * 		:idInscriptions!::int[]) as d (n, id_session, id_eleve, id_candidat, id_inscription)
 * 	left join public.inscription_session i on i.id_inscription = d.id_inscription
 * ) d
 * left join public.eleves e on e.id_eleve = d.id_eleve
 * left join public.candidats c on c.id_candidat = d.id_candidat
 * left join lateral (
 * 	select i.id_inscription, i.statut_inscription, i.position_attente
 * 	from public.inscription_session i
 * 	where i.id_session = d.id_session and (i.id_eleve = d.id_eleve or i.id_candidat = d.id_candidat)
 * 	order by (i.id_inscription = d.id_inscription) desc nulls last, (i.statut_inscription <> 'ANNULE') desc,
 * 		i.id_inscription desc
 * 	limit 1
 * ) i on true
 * order by d.n                                                                                                                                                                                                                                    
 * ```
 */
export const readPersonnes = new PreparedQuery<IReadPersonnesParams,IReadPersonnesResult>(readPersonnesIR);


/** 'ReadAttentes' parameters type */
export interface IReadAttentesParams {
  ids: (number | null)[];
}

/** 'ReadAttentes' return type */
export interface IReadAttentesResult {
  idInscription: number;
}

/** 'ReadAttentes' query type */
export interface IReadAttentesQuery {
  params: IReadAttentesParams;
  result: IReadAttentesResult;
}

const readAttentesIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":1409,"b":1413}]}],"statement":"select i.id_inscription\nfrom public.inscription_session i\ncross join lateral (\n\tselect dit.attendait\n\tfrom (\n\t\tselect e.recu_le as le, e.action in ('MISE_EN_ATTENTE', 'SESSION_ANNULEE') as attendait\n\t\tfrom sessions_planning.evenement e\n\t\twhere e.id_session = i.id_session and e.reponse is distinct from 'failed' and (\n\t\t\te.action in ('MISE_EN_ATTENTE', 'ELEVE_INSCRIT') and (\n\t\t\t\t(e.donnees->>'idInscription')::int = i.id_inscription\n\t\t\t\tor e.donnees->>'idInscription' is null and (\n\t\t\t\t\t(e.donnees->>'idEleve')::int = i.id_eleve or (e.donnees->>'idCandidat')::int = i.id_candidat))\n\t\t\tor exists (\n\t\t\t\tselect from sessions_planning.courrier c\n\t\t\t\twhere c.id_evenement = e.id_evenement and (c.id_eleve = i.id_eleve or c.id_candidat = i.id_candidat)\n\t\t\t\t\tand case c.role\n\t\t\t\t\t\twhen 'PROMU' then c.contexte->'proposee' is distinct from 'true'::jsonb\n\t\t\t\t\t\twhen 'ELEVE' then e.action in ('SESSION_CONFIRMEE', 'SESSION_ANNULEE', 'SESSION_DEPLACEE',\n\t\t\t\t\t\t\t'RAPPEL_SESSION')\n\t\t\t\t\tend))\n\t\tunion all\n\t\tselect d.prise_le, true\n\t\tfrom public.inscription_session a\n\t\tjoin sessions_planning.decision d on d.id_inscription = a.id_inscription and d.verbe = 'ANNULER'\n\t\twhere (a.id_eleve = i.id_eleve or a.id_candidat = i.id_candidat) and d.regle = 'annulation-vers-la-suivante'\n\t\t\tand (d.faits->>'idInscriptionSuivante')::int = i.id_inscription\n\t) dit\n\torder by dit.le desc\n\tlimit 1\n) dernier\nwhere i.id_inscription = any (:ids!::int[]) and dernier.attendait                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription
 * from public.inscription_session i
 * cross join lateral (
 * 	select dit.attendait
 * 	from (
 * 		select e.recu_le as le, e.action in ('MISE_EN_ATTENTE', 'SESSION_ANNULEE') as attendait
 * 		from sessions_planning.evenement e
 * 		where e.id_session = i.id_session and e.reponse is distinct from 'failed' and (
 * 			e.action in ('MISE_EN_ATTENTE', 'ELEVE_INSCRIT') and (
 * 				(e.donnees->>'idInscription')::int = i.id_inscription
 * 				or e.donnees->>'idInscription' is null and (
 * 					(e.donnees->>'idEleve')::int = i.id_eleve or (e.donnees->>'idCandidat')::int = i.id_candidat))
 * 			or exists (
 * 				select from sessions_planning.courrier c
 * 				where c.id_evenement = e.id_evenement and (c.id_eleve = i.id_eleve or c.id_candidat = i.id_candidat)
 * 					and case c.role
 * 						when 'PROMU' then c.contexte->'proposee' is distinct from 'true'::jsonb
 * 						when 'ELEVE' then e.action in ('SESSION_CONFIRMEE', 'SESSION_ANNULEE', 'SESSION_DEPLACEE',
 * 							'RAPPEL_SESSION')
 * 					end))
 * 		union all
 * 		select d.prise_le, true
 * 		from public.inscription_session a
 * 		join sessions_planning.decision d on d.id_inscription = a.id_inscription and d.verbe = 'ANNULER'
 * 		where (a.id_eleve = i.id_eleve or a.id_candidat = i.id_candidat) and d.regle = 'annulation-vers-la-suivante'
 * 			and (d.faits->>'idInscriptionSuivante')::int = i.id_inscription
 * 	) dit
 * 	order by dit.le desc
 * 	limit 1
 * ) dernier
 * where i.id_inscription = any (:ids!::int[]) and dernier.attendait                                                                    
 * ```
 */
export const readAttentes = new PreparedQuery<IReadAttentesParams,IReadAttentesResult>(readAttentesIR);


/** 'ReadFormateursDossier' parameters type */
export interface IReadFormateursDossierParams {
  idAnciens: (number | null)[];
  ids: (number | null)[];
  idSessionsAnciens: (number | null)[];
}

/** 'ReadFormateursDossier' return type */
export interface IReadFormateursDossierResult {
  ancien: boolean;
  email: string | null;
  idFormateur: number;
  idSession: number;
  nom: string;
  prenom: string;
}

/** 'ReadFormateursDossier' query type */
export interface IReadFormateursDossierQuery {
  params: IReadFormateursDossierParams;
  result: IReadFormateursDossierResult;
}

const readFormateursDossierIR: any = {"usedParamSet":{"ids":true,"idSessionsAnciens":true,"idAnciens":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":218,"b":222}]},{"name":"idSessionsAnciens","required":true,"transform":{"type":"scalar"},"locs":[{"a":299,"b":317}]},{"name":"idAnciens","required":true,"transform":{"type":"scalar"},"locs":[{"a":327,"b":337}]}],"statement":"select d.id_session as \"id_session!\", d.ancien as \"ancien!\", fo.id_formateur, fo.prenom, fo.nom, fo.email\nfrom (\n\tselect s.id_session, s.id_formateur, false as ancien\n\tfrom public.sessions s\n\twhere s.id_session = any (:ids!::int[])\n\tunion all\n\tselect a.id_session, a.id_formateur, true\n\tfrom unnest(:idSessionsAnciens!::int[], :idAnciens!::int[]) as a (id_session, id_formateur)\n) d\njoin public.formateurs fo on fo.id_formateur = d.id_formateur                                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * select d.id_session as "id_session!", d.ancien as "ancien!", fo.id_formateur, fo.prenom, fo.nom, fo.email
 * from (
 * 	select s.id_session, s.id_formateur, false as ancien
 * 	from public.sessions s
 * 	where s.id_session = any (:ids!::int[])
 * 	union all
 * 	select a.id_session, a.id_formateur, true
 * 	from unnest(:idSessionsAnciens!::int[], :idAnciens!::int[]) as a (id_session, id_formateur)
 * ) d
 * join public.formateurs fo on fo.id_formateur = d.id_formateur                                                                                                    
 * ```
 */
export const readFormateursDossier = new PreparedQuery<IReadFormateursDossierParams,IReadFormateursDossierResult>(readFormateursDossierIR);


/** 'ReadUpcoming' parameters type */
export interface IReadUpcomingParams {
  ids: (number | null)[];
}

/** 'ReadUpcoming' return type */
export interface IReadUpcomingResult {
  dateDebut: Date;
  dateFin: Date;
  idAutre: number;
  idSession: number;
  placesRestantes: number;
}

/** 'ReadUpcoming' query type */
export interface IReadUpcomingQuery {
  params: IReadUpcomingParams;
  result: IReadUpcomingResult;
}

const readUpcomingIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":825,"b":829}]}],"statement":"select s.id_session, n.id_session as \"id_autre!\", n.date_debut as \"date_debut!\", n.date_fin as \"date_fin!\",\n\tn.places_restantes as \"places_restantes!\"\nfrom public.sessions s\ncross join lateral (\n\tselect o.id_session, o.date_debut, o.date_fin,\n\t\tgreatest(0, p.places - (\n\t\t\tselect count(*)\n\t\t\tfrom public.inscription_session i\n\t\t\twhere i.id_session = o.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')\n\t\t))::int as places_restantes\n\tfrom public.sessions o\n\tjoin sessions_planning.places_session p on p.id_session = o.id_session\n\twhere o.id_formation = s.id_formation and o.id_session <> s.id_session\n\t\tand o.date_debut > now() at time zone 'UTC'\n\t\tand o.statut_session in ('PLANIFIEE', 'CONFIRMEE') and o.statut_validation <> 'REFUSEE'\n\torder by o.date_debut, o.id_session\n\tlimit 3\n) n\nwhere s.id_session = any (:ids!::int[])\norder by s.id_session, n.date_debut, n.id_session                                                                                                                                                                                                                                                                                                                                                                                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, n.id_session as "id_autre!", n.date_debut as "date_debut!", n.date_fin as "date_fin!",
 * 	n.places_restantes as "places_restantes!"
 * from public.sessions s
 * cross join lateral (
 * 	select o.id_session, o.date_debut, o.date_fin,
 * 		greatest(0, p.places - (
 * 			select count(*)
 * 			from public.inscription_session i
 * 			where i.id_session = o.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')
 * 		))::int as places_restantes
 * 	from public.sessions o
 * 	join sessions_planning.places_session p on p.id_session = o.id_session
 * 	where o.id_formation = s.id_formation and o.id_session <> s.id_session
 * 		and o.date_debut > now() at time zone 'UTC'
 * 		and o.statut_session in ('PLANIFIEE', 'CONFIRMEE') and o.statut_validation <> 'REFUSEE'
 * 	order by o.date_debut, o.id_session
 * 	limit 3
 * ) n
 * where s.id_session = any (:ids!::int[])
 * order by s.id_session, n.date_debut, n.id_session                                                                                                                                                                                                                                                                                                                                                                                                                                             
 * ```
 */
export const readUpcoming = new PreparedQuery<IReadUpcomingParams,IReadUpcomingResult>(readUpcomingIR);


/** 'ReadAwaiting' parameters type */
export interface IReadAwaitingParams {
  ids: (number | null)[];
}

/** 'ReadAwaiting' return type */
export interface IReadAwaitingResult {
  dernier: string;
  email: string | null;
  idCandidat: number | null;
  idEleve: number | null;
  idFormation: number;
  idInscription: number;
  idSession: number;
  nom: string;
  prenom: string;
}

/** 'ReadAwaiting' query type */
export interface IReadAwaitingQuery {
  params: IReadAwaitingParams;
  result: IReadAwaitingResult;
}

const readAwaitingIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":134,"b":138}]}],"statement":"with ouvertes as materialized (\n\tselect s.id_session, s.id_formation, s.date_debut\n\tfrom public.sessions s\n\twhere s.id_session = any (:ids!::int[]) and s.date_debut > now() at time zone 'UTC'\n\t\tand s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'\n),\npremieres as (\n\tselect distinct on (o.id_formation) o.*\n\tfrom ouvertes o\n\torder by o.id_formation, o.date_debut, o.id_session\n),\nattentes as materialized (\n\tselect p.id_session, p.id_formation, i.id_inscription, i.id_eleve, i.id_candidat, moi.eleves, moi.candidats\n\tfrom premieres p\n\tjoin public.sessions a on a.id_formation = p.id_formation and a.statut_session = 'ANNULEE'\n\tjoin public.inscription_session i on i.id_session = a.id_session and i.statut_inscription = 'EN_ATTENTE'\n\t-- The élève and the candidat who became one are one person.\n\tcross join lateral (\n\t\tselect array(\n\t\t\t\tselect e.id_eleve\n\t\t\t\tfrom public.eleves e\n\t\t\t\twhere e.id_eleve = i.id_eleve or i.id_eleve is null and e.id_candidat = i.id_candidat\n\t\t\t\torder by e.id_eleve) as eleves,\n\t\t\tarray[i.id_candidat, (select e.id_candidat from public.eleves e where e.id_eleve = i.id_eleve)] as candidats\n\t) moi\n\twhere exists (\n\t\t\tselect from sessions_planning.decision d\n\t\t\twhere d.id_inscription = i.id_inscription and d.verbe = 'ANNULER' and d.regle = 'annulation-sans-suivante')\n\t\tand not exists (\n\t\t\tselect from public.inscription_session x\n\t\t\tjoin public.sessions s on s.id_session = x.id_session\n\t\t\twhere (x.id_eleve = any (moi.eleves) or x.id_candidat = any (moi.candidats))\n\t\t\t\tand x.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE') and s.id_formation = p.id_formation\n\t\t\t\tand s.statut_session <> 'ANNULEE'\n\t\t\t\tand (x.id_inscription > i.id_inscription or s.date_fin > now() at time zone 'UTC'))\n)\nselect distinct on (w.id_formation, coalesce(w.eleves[1], -w.id_candidat))\n\tw.id_session, w.id_formation, w.id_inscription, w.id_eleve,\n\tcase when w.id_eleve is null then w.id_candidat end as \"id_candidat?\",\n\tcoalesce(e.prenom, c.prenom, '') as \"prenom!\", coalesce(e.nom, c.nom, '') as \"nom!\",\n\tcoalesce(e.email, c.email) as \"email?\", coalesce(dits.dernier, 0)::text as \"dernier!\"\nfrom attentes w\nleft join public.eleves e on e.id_eleve = w.id_eleve\nleft join public.candidats c on c.id_candidat = w.id_candidat\ncross join lateral (\n\tselect max(o.id_courrier) as dernier,\n\t\tbool_or(s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'\n\t\t\tand s.date_debut > now() at time zone 'UTC') as encore\n\tfrom public.sessions s\n\tjoin sessions_planning.evenement v on v.id_session = s.id_session and v.action = 'SESSION_CREATED'\n\tjoin sessions_planning.courrier o on o.id_evenement = v.id_evenement and o.role = 'ELEVE'\n\t\tand o.etat in ('A_ENVOYER', 'ENVOYE')\n\twhere s.id_formation = w.id_formation and (o.id_eleve = any (w.eleves) or o.id_candidat = any (w.candidats))\n) dits\nwhere dits.encore is not true\norder by w.id_formation, coalesce(w.eleves[1], -w.id_candidat), w.id_inscription"};

/**
 * Query generated from SQL:
 * ```
 * with ouvertes as materialized (
 * 	select s.id_session, s.id_formation, s.date_debut
 * 	from public.sessions s
 * 	where s.id_session = any (:ids!::int[]) and s.date_debut > now() at time zone 'UTC'
 * 		and s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'
 * ),
 * premieres as (
 * 	select distinct on (o.id_formation) o.*
 * 	from ouvertes o
 * 	order by o.id_formation, o.date_debut, o.id_session
 * ),
 * attentes as materialized (
 * 	select p.id_session, p.id_formation, i.id_inscription, i.id_eleve, i.id_candidat, moi.eleves, moi.candidats
 * 	from premieres p
 * 	join public.sessions a on a.id_formation = p.id_formation and a.statut_session = 'ANNULEE'
 * 	join public.inscription_session i on i.id_session = a.id_session and i.statut_inscription = 'EN_ATTENTE'
 * 	-- The élève and the candidat who became one are one person.
 * 	cross join lateral (
 * 		select array(
 * 				select e.id_eleve
 * 				from public.eleves e
 * 				where e.id_eleve = i.id_eleve or i.id_eleve is null and e.id_candidat = i.id_candidat
 * 				order by e.id_eleve) as eleves,
 * 			array[i.id_candidat, (select e.id_candidat from public.eleves e where e.id_eleve = i.id_eleve)] as candidats
 * 	) moi
 * 	where exists (
 * 			select from sessions_planning.decision d
 * 			where d.id_inscription = i.id_inscription and d.verbe = 'ANNULER' and d.regle = 'annulation-sans-suivante')
 * 		and not exists (
 * 			select from public.inscription_session x
 * 			join public.sessions s on s.id_session = x.id_session
 * 			where (x.id_eleve = any (moi.eleves) or x.id_candidat = any (moi.candidats))
 * 				and x.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE') and s.id_formation = p.id_formation
 * 				and s.statut_session <> 'ANNULEE'
 * 				and (x.id_inscription > i.id_inscription or s.date_fin > now() at time zone 'UTC'))
 * )
 * select distinct on (w.id_formation, coalesce(w.eleves[1], -w.id_candidat))
 * 	w.id_session, w.id_formation, w.id_inscription, w.id_eleve,
 * 	case when w.id_eleve is null then w.id_candidat end as "id_candidat?",
 * 	coalesce(e.prenom, c.prenom, '') as "prenom!", coalesce(e.nom, c.nom, '') as "nom!",
 * 	coalesce(e.email, c.email) as "email?", coalesce(dits.dernier, 0)::text as "dernier!"
 * from attentes w
 * left join public.eleves e on e.id_eleve = w.id_eleve
 * left join public.candidats c on c.id_candidat = w.id_candidat
 * cross join lateral (
 * 	select max(o.id_courrier) as dernier,
 * 		bool_or(s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'
 * 			and s.date_debut > now() at time zone 'UTC') as encore
 * 	from public.sessions s
 * 	join sessions_planning.evenement v on v.id_session = s.id_session and v.action = 'SESSION_CREATED'
 * 	join sessions_planning.courrier o on o.id_evenement = v.id_evenement and o.role = 'ELEVE'
 * 		and o.etat in ('A_ENVOYER', 'ENVOYE')
 * 	where s.id_formation = w.id_formation and (o.id_eleve = any (w.eleves) or o.id_candidat = any (w.candidats))
 * ) dits
 * where dits.encore is not true
 * order by w.id_formation, coalesce(w.eleves[1], -w.id_candidat), w.id_inscription
 * ```
 */
export const readAwaiting = new PreparedQuery<IReadAwaitingParams,IReadAwaitingResult>(readAwaitingIR);


