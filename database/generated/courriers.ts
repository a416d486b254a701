/** Types generated for queries found in "database/queries/courriers.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'InsertCourriers' parameters type */
export interface IInsertCourriersParams {
  cles: (string | null)[];
  contextes: (string | null)[];
  emails: (string | null)[];
  etats: (string | null)[];
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
  idEvenements: (number | null)[];
  idFormateurs: (number | null)[];
  noms: (string | null)[];
  prenoms: (string | null)[];
  roles: (string | null)[];
}

/** 'InsertCourriers' return type */
export interface IInsertCourriersResult {
  cle: string;
}

/** 'InsertCourriers' query type */
export interface IInsertCourriersQuery {
  params: IInsertCourriersParams;
  result: IInsertCourriersResult;
}

const insertCourriersIR: any = {"usedParamSet":{"idEvenements":true,"cles":true,"roles":true,"idEleves":true,"idCandidats":true,"idFormateurs":true,"prenoms":true,"noms":true,"emails":true,"contextes":true,"etats":true},"params":[{"name":"idEvenements","required":true,"transform":{"type":"scalar"},"locs":[{"a":285,"b":298}]},{"name":"cles","required":true,"transform":{"type":"scalar"},"locs":[{"a":311,"b":316}]},{"name":"roles","required":true,"transform":{"type":"scalar"},"locs":[{"a":327,"b":333}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":344,"b":353}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":364,"b":376}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":386,"b":399}]},{"name":"prenoms","required":true,"transform":{"type":"scalar"},"locs":[{"a":409,"b":417}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":428,"b":433}]},{"name":"emails","required":true,"transform":{"type":"scalar"},"locs":[{"a":444,"b":451}]},{"name":"contextes","required":true,"transform":{"type":"scalar"},"locs":[{"a":463,"b":473}]},{"name":"etats","required":true,"transform":{"type":"scalar"},"locs":[{"a":484,"b":490}]}],"statement":"insert into sessions_planning.courrier (id_evenement, cle, role, id_eleve, id_candidat, id_formateur,\n\tprenom, nom, email, contexte, etat)\nselect d.id_evenement, d.cle, d.role, d.id_eleve, d.id_candidat, d.id_formateur, d.prenom, d.nom, d.email,\n\td.contexte::jsonb, d.etat\nfrom unnest(:idEvenements!::bigint[], :cles!::text[], :roles!::text[], :idEleves!::int[],\n\t:idCandidats!::int[], :idFormateurs!::int[], :prenoms!::text[], :noms!::text[], :emails!::text[],\n\t:contextes!::text[], :etats!::text[])\n\tas d (id_evenement, cle, role, id_eleve, id_candidat, id_formateur, prenom, nom, email, contexte, etat)\non conflict (cle) do nothing\nreturning cle                                                       "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.courrier (id_evenement, cle, role, id_eleve, id_candidat, id_formateur,
 * 	prenom, nom, email, contexte, etat)
 * select d.id_evenement, d.cle, d.role, d.id_eleve, d.id_candidat, d.id_formateur, d.prenom, d.nom, d.email,
 * 	d.contexte::jsonb, d.etat
 * from unnest(:idEvenements!::bigint[], :cles!::text[], :roles!::text[], :idEleves!::int[],
 * 	:idCandidats!::int[], :idFormateurs!::int[], :prenoms!::text[], :noms!::text[], :emails!::text[],
 * 	:contextes!::text[], :etats!::text[])
 * 	as d (id_evenement, cle, role, id_eleve, id_candidat, id_formateur, prenom, nom, email, contexte, etat)
 * on conflict (cle) do nothing
 * returning cle                                                       
 * ```
 */
export const insertCourriers = new PreparedQuery<IInsertCourriersParams,IInsertCourriersResult>(insertCourriersIR);


/** 'ClaimCourriersOf' parameters type */
export interface IClaimCourriersOfParams {
  bail: number;
  ids: (number | null)[];
  limite: number;
  role: string;
}

/** 'ClaimCourriersOf' return type */
export interface IClaimCourriersOfResult {
  contexte: Json;
  creeLe: Date;
  email: string | null;
  essais: number;
  idCandidat: number | null;
  idCourrier: number;
  idEleve: number | null;
  idEvenement: number | null;
  idFormateur: number | null;
  idMessage: string;
  nom: string;
  prenom: string;
  revoqueLe: Date | null;
  role: string;
}

/** 'ClaimCourriersOf' query type */
export interface IClaimCourriersOfQuery {
  params: IClaimCourriersOfParams;
  result: IClaimCourriersOfResult;
}

const claimCourriersOfIR: any = {"usedParamSet":{"bail":true,"ids":true,"role":true,"limite":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":112}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":207,"b":211}]},{"name":"role","required":true,"transform":{"type":"scalar"},"locs":[{"a":235,"b":240}]},{"name":"limite","required":true,"transform":{"type":"scalar"},"locs":[{"a":373,"b":380}]}],"statement":"update sessions_planning.courrier c\nset essais = c.essais + 1, bail_jusqua = now() + make_interval(secs => :bail!::int)\nfrom (\n\tselect id_courrier\n\tfrom sessions_planning.courrier\n\twhere id_evenement = any (:ids!::bigint[]) and role = :role! and etat = 'A_ENVOYER'\n\t\tand prochain_essai <= now() and (bail_jusqua is null or bail_jusqua < now())\n\torder by id_courrier\n\tlimit :limite!\n\tfor update skip locked\n) d\nwhere c.id_courrier = d.id_courrier\nreturning c.id_courrier, c.id_evenement as \"id_evenement?\", c.role, c.id_message, c.id_eleve, c.id_candidat,\n\tc.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, (\n\t\tselect l.avant from sessions_planning.lien_revoque l\n\t\twhere l.id_personne = coalesce(c.id_eleve, c.id_candidat, c.id_formateur)\n\t\t\tand l.genre = case when c.id_eleve is not null then 'eleve'\n\t\t\t\twhen c.id_candidat is not null then 'candidat' else 'formateur' end) as \"revoque_le?\"                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier c
 * set essais = c.essais + 1, bail_jusqua = now() + make_interval(secs => :bail!::int)
 * from (
 * 	select id_courrier
 * 	from sessions_planning.courrier
 * 	where id_evenement = any (:ids!::bigint[]) and role = :role! and etat = 'A_ENVOYER'
 * 		and prochain_essai <= now() and (bail_jusqua is null or bail_jusqua < now())
 * 	order by id_courrier
 * 	limit :limite!
 * 	for update skip locked
 * ) d
 * where c.id_courrier = d.id_courrier
 * returning c.id_courrier, c.id_evenement as "id_evenement?", c.role, c.id_message, c.id_eleve, c.id_candidat,
 * 	c.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, (
 * 		select l.avant from sessions_planning.lien_revoque l
 * 		where l.id_personne = coalesce(c.id_eleve, c.id_candidat, c.id_formateur)
 * 			and l.genre = case when c.id_eleve is not null then 'eleve'
 * 				when c.id_candidat is not null then 'candidat' else 'formateur' end) as "revoque_le?"                                                                 
 * ```
 */
export const claimCourriersOf = new PreparedQuery<IClaimCourriersOfParams,IClaimCourriersOfResult>(claimCourriersOfIR);


/** 'ClaimAvis' parameters type */
export interface IClaimAvisParams {
  bail: number;
  limite: number;
  role: string;
}

/** 'ClaimAvis' return type */
export interface IClaimAvisResult {
  contexte: Json;
  creeLe: Date;
  email: string | null;
  essais: number;
  idCandidat: number | null;
  idCourrier: number;
  idEleve: number | null;
  idEvenement: number | null;
  idFormateur: number | null;
  idMessage: string;
  nom: string;
  prenom: string;
  revoqueLe: Date | null;
  role: string;
}

/** 'ClaimAvis' query type */
export interface IClaimAvisQuery {
  params: IClaimAvisParams;
  result: IClaimAvisResult;
}

const claimAvisIR: any = {"usedParamSet":{"bail":true,"role":true,"limite":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":112}]},{"name":"role","required":true,"transform":{"type":"scalar"},"locs":[{"a":219,"b":224}]},{"name":"limite","required":true,"transform":{"type":"scalar"},"locs":[{"a":357,"b":364}]}],"statement":"update sessions_planning.courrier c\nset essais = c.essais + 1, bail_jusqua = now() + make_interval(secs => :bail!::int)\nfrom (\n\tselect id_courrier\n\tfrom sessions_planning.courrier\n\twhere id_evenement is null and role = :role! and etat = 'A_ENVOYER' and prochain_essai <= now()\n\t\tand (bail_jusqua is null or bail_jusqua < now())\n\torder by id_courrier\n\tlimit :limite!\n\tfor update skip locked\n) d\nwhere c.id_courrier = d.id_courrier\nreturning c.id_courrier, c.id_evenement as \"id_evenement?\", c.role, c.id_message, c.id_eleve, c.id_candidat,\n\tc.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le,\n\tnull::timestamptz as \"revoque_le?\"                                                                                                                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier c
 * set essais = c.essais + 1, bail_jusqua = now() + make_interval(secs => :bail!::int)
 * from (
 * 	select id_courrier
 * 	from sessions_planning.courrier
 * 	where id_evenement is null and role = :role! and etat = 'A_ENVOYER' and prochain_essai <= now()
 * 		and (bail_jusqua is null or bail_jusqua < now())
 * 	order by id_courrier
 * 	limit :limite!
 * 	for update skip locked
 * ) d
 * where c.id_courrier = d.id_courrier
 * returning c.id_courrier, c.id_evenement as "id_evenement?", c.role, c.id_message, c.id_eleve, c.id_candidat,
 * 	c.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le,
 * 	null::timestamptz as "revoque_le?"                                                                                                                                                                                                              
 * ```
 */
export const claimAvis = new PreparedQuery<IClaimAvisParams,IClaimAvisResult>(claimAvisIR);


/** 'CloseCourriers' parameters type */
export interface ICloseCourriersParams {
  emails: (string | null)[];
  erreurs: (string | null)[];
  etats: (string | null)[];
  ids: (number | null)[];
}

/** 'CloseCourriers' return type */
export type ICloseCourriersResult = void;

/** 'CloseCourriers' query type */
export interface ICloseCourriersQuery {
  params: ICloseCourriersParams;
  result: ICloseCourriersResult;
}

const closeCourriersIR: any = {"usedParamSet":{"ids":true,"etats":true,"erreurs":true,"emails":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":225,"b":229}]},{"name":"etats","required":true,"transform":{"type":"scalar"},"locs":[{"a":251,"b":257}]},{"name":"erreurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":277,"b":285}]},{"name":"emails","required":true,"transform":{"type":"scalar"},"locs":[{"a":307,"b":314}]}],"statement":"with clos as (\n\tupdate sessions_planning.courrier c\n\tset etat = m.etat, envoye_le = case when m.etat = 'ENVOYE' then now() end, bail_jusqua = null,\n\t\terreur = m.erreur, email = coalesce(c.email, m.email)\n\tfrom unnest((select :ids!::bigint[]), (select :etats!::text[]), (select :erreurs!::text[]),\n\t\t(select :emails!::text[]))\n\t\tas m (id_courrier, etat, erreur, email)\n\twhere c.id_courrier = m.id_courrier and (c.etat = 'A_ENVOYER') is true\n\treturning c.id_evenement, c.role\n)\nupdate sessions_planning.evenement e\nset secret = null\nfrom clos\nwhere e.id_evenement = clos.id_evenement and clos.role = 'COMPTE' and e.secret is not null                                                                                                                                        "};

/**
 * Query generated from SQL:
 * ```
 * with clos as (
 * 	update sessions_planning.courrier c
 * 	set etat = m.etat, envoye_le = case when m.etat = 'ENVOYE' then now() end, bail_jusqua = null,
 * 		erreur = m.erreur, email = coalesce(c.email, m.email)
 * 	from unnest((select :ids!::bigint[]), (select :etats!::text[]), (select :erreurs!::text[]),
 * 		(select :emails!::text[]))
 * 		as m (id_courrier, etat, erreur, email)
 * 	where c.id_courrier = m.id_courrier and (c.etat = 'A_ENVOYER') is true
 * 	returning c.id_evenement, c.role
 * )
 * update sessions_planning.evenement e
 * set secret = null
 * from clos
 * where e.id_evenement = clos.id_evenement and clos.role = 'COMPTE' and e.secret is not null                                                                                                                                        
 * ```
 */
export const closeCourriers = new PreparedQuery<ICloseCourriersParams,ICloseCourriersResult>(closeCourriersIR);


/** 'KeepCourriers' parameters type */
export interface IKeepCourriersParams {
  bail: number;
  essais: (number | null)[];
  ids: (number | null)[];
}

/** 'KeepCourriers' return type */
export type IKeepCourriersResult = void;

/** 'KeepCourriers' query type */
export interface IKeepCourriersQuery {
  params: IKeepCourriersParams;
  result: IKeepCourriersResult;
}

const keepCourriersIR: any = {"usedParamSet":{"bail":true,"ids":true,"essais":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":84,"b":89}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":109,"b":113}]},{"name":"essais","required":true,"transform":{"type":"scalar"},"locs":[{"a":126,"b":133}]}],"statement":"update sessions_planning.courrier c\nset bail_jusqua = now() + make_interval(secs => :bail!::int)\nfrom unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)\nwhere c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'\n\tand c.bail_jusqua is not null                                                                                                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier c
 * set bail_jusqua = now() + make_interval(secs => :bail!::int)
 * from unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)
 * where c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'
 * 	and c.bail_jusqua is not null                                                                                                                                                             
 * ```
 */
export const keepCourriers = new PreparedQuery<IKeepCourriersParams,IKeepCourriersResult>(keepCourriersIR);


/** 'ReturnCourriers' parameters type */
export interface IReturnCourriersParams {
  essais: (number | null)[];
  ids: (number | null)[];
}

/** 'ReturnCourriers' return type */
export type IReturnCourriersResult = void;

/** 'ReturnCourriers' query type */
export interface IReturnCourriersQuery {
  params: IReturnCourriersParams;
  result: IReturnCourriersResult;
}

const returnCourriersIR: any = {"usedParamSet":{"ids":true,"essais":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":94,"b":98}]},{"name":"essais","required":true,"transform":{"type":"scalar"},"locs":[{"a":111,"b":118}]}],"statement":"update sessions_planning.courrier c\nset bail_jusqua = null, essais = c.essais - 1\nfrom unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)\nwhere c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier c
 * set bail_jusqua = null, essais = c.essais - 1
 * from unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)
 * where c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'                                                                                
 * ```
 */
export const returnCourriers = new PreparedQuery<IReturnCourriersParams,IReturnCourriersResult>(returnCourriersIR);


/** 'PostponeCourrier' parameters type */
export interface IPostponeCourrierParams {
  erreur: string;
  essais: number;
  idCourrier: number;
}

/** 'PostponeCourrier' return type */
export type IPostponeCourrierResult = void;

/** 'PostponeCourrier' query type */
export interface IPostponeCourrierQuery {
  params: IPostponeCourrierParams;
  result: IPostponeCourrierResult;
}

const postponeCourrierIR: any = {"usedParamSet":{"erreur":true,"idCourrier":true,"essais":true},"params":[{"name":"erreur","required":true,"transform":{"type":"scalar"},"locs":[{"a":67,"b":74}]},{"name":"idCourrier","required":true,"transform":{"type":"scalar"},"locs":[{"a":194,"b":205}]},{"name":"essais","required":true,"transform":{"type":"scalar"},"locs":[{"a":228,"b":235}]}],"statement":"update sessions_planning.courrier\nset bail_jusqua = null, erreur = :erreur!,\n\tprochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ least(essais - 1, 12))::int)\nwhere id_courrier = :idCourrier!::bigint and essais = :essais!::int and etat = 'A_ENVOYER'                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier
 * set bail_jusqua = null, erreur = :erreur!,
 * 	prochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ least(essais - 1, 12))::int)
 * where id_courrier = :idCourrier!::bigint and essais = :essais!::int and etat = 'A_ENVOYER'                                                                                          
 * ```
 */
export const postponeCourrier = new PreparedQuery<IPostponeCourrierParams,IPostponeCourrierResult>(postponeCourrierIR);


/** 'CloseSansModele' parameters type */
export interface ICloseSansModeleParams {
  ids: (number | null)[];
}

/** 'CloseSansModele' return type */
export type ICloseSansModeleResult = void;

/** 'CloseSansModele' query type */
export interface ICloseSansModeleQuery {
  params: ICloseSansModeleParams;
  result: ICloseSansModeleResult;
}

const closeSansModeleIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":85,"b":89}]}],"statement":"update sessions_planning.courrier set etat = 'SANS_MODELE'\nwhere id_evenement = any (:ids!::bigint[]) and etat = 'A_ENVOYER' and essais = 0                                                                       "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier set etat = 'SANS_MODELE'
 * where id_evenement = any (:ids!::bigint[]) and etat = 'A_ENVOYER' and essais = 0                                                                       
 * ```
 */
export const closeSansModele = new PreparedQuery<ICloseSansModeleParams,ICloseSansModeleResult>(closeSansModeleIR);


/** 'ReadCourriersOf' parameters type */
export interface IReadCourriersOfParams {
  ids: (number | null)[];
}

/** 'ReadCourriersOf' return type */
export interface IReadCourriersOfResult {
  attente: number;
  erreur: string | null;
  etat: string;
  idCandidat: number | null;
  idEleve: number | null;
  idEvenement: number;
  idFormateur: number | null;
  nom: string;
  prenom: string;
  role: string;
}

/** 'ReadCourriersOf' query type */
export interface IReadCourriersOfQuery {
  params: IReadCourriersOfParams;
  result: IReadCourriersOfResult;
}

const readCourriersOfIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":298,"b":302}]}],"statement":"select id_evenement as \"id_evenement!\", role, etat, id_eleve, id_candidat, id_formateur, prenom, nom, erreur,\n\tgreatest(0,\n\t\textract(epoch\n\t\t\tfrom greatest(prochain_essai, coalesce(bail_jusqua, prochain_essai)) - now()))::int as \"attente!\"\nfrom sessions_planning.courrier\nwhere id_evenement = any (:ids!::bigint[])\norder by id_courrier"};

/**
 * Query generated from SQL:
 * ```
 * select id_evenement as "id_evenement!", role, etat, id_eleve, id_candidat, id_formateur, prenom, nom, erreur,
 * 	greatest(0,
 * 		extract(epoch
 * 			from greatest(prochain_essai, coalesce(bail_jusqua, prochain_essai)) - now()))::int as "attente!"
 * from sessions_planning.courrier
 * where id_evenement = any (:ids!::bigint[])
 * order by id_courrier
 * ```
 */
export const readCourriersOf = new PreparedQuery<IReadCourriersOfParams,IReadCourriersOfResult>(readCourriersOfIR);


