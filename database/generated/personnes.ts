/** Types generated for queries found in "database/queries/personnes.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type numberArray = (number)[];

/** 'ReadSujet' parameters type */
export interface IReadSujetParams {
  idCandidat?: number | null | void;
  idEleve?: number | null | void;
  idFormateur?: number | null | void;
}

/** 'ReadSujet' return type */
export interface IReadSujetResult {
  candidats: numberArray;
  duCrm: Json;
  ecrits: Json;
  eleves: numberArray;
  formateurs: numberArray;
  inscriptions: numberArray;
}

/** 'ReadSujet' query type */
export interface IReadSujetQuery {
  params: IReadSujetParams;
  result: IReadSujetResult;
}

const readSujetIR: any = {"usedParamSet":{"idEleve":true,"idCandidat":true,"idFormateur":true},"params":[{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":51,"b":58},{"a":77,"b":84}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":130,"b":140},{"a":153,"b":163}]},{"name":"idFormateur","required":false,"transform":{"type":"scalar"},"locs":[{"a":1055,"b":1066},{"a":1079,"b":1090}]}],"statement":"with recursive cles as (\n\tselect 'eleve' as genre, :idEleve::int as id where :idEleve::int is not null\n\tunion\n\tselect 'candidat', :idCandidat::int where :idCandidat::int is not null\n\tunion\n\tselect l.genre, l.id\n\tfrom cles k\n\tcross join lateral (\n\t\tselect 'candidat' as genre, e.id_candidat as id\n\t\tfrom public.eleves e\n\t\twhere k.genre = 'eleve' and e.id_eleve = k.id and e.id_candidat is not null\n\t\tunion all\n\t\tselect 'eleve', e.id_eleve\n\t\tfrom public.eleves e\n\t\twhere k.genre = 'candidat' and e.id_candidat = k.id\n\t\tunion all\n\t\tselect case k.genre when 'eleve' then 'candidat' else 'eleve' end,\n\t\t\tcase k.genre when 'eleve' then (v.donnees ->> 'idCandidat')::int else (v.donnees ->> 'idEleve')::int end\n\t\tfrom sessions_planning.evenement v\n\t\twhere v.action = 'ELEVE_CONVERTI' and v.donnees ? 'idEleve' and v.donnees ? 'idCandidat'\n\t\t\tand v.donnees @> case k.genre\n\t\t\t\twhen 'eleve' then jsonb_build_object('idEleve', k.id)\n\t\t\t\telse jsonb_build_object('idCandidat', k.id) end\n\t) l\n),\ntoutes as (\n\tselect genre, id from cles\n\tunion all\n\tselect 'formateur', :idFormateur::int where :idFormateur::int is not null\n),\ndu_crm as (\n\tselect t.genre, t.id, p.prenom, p.nom, p.email\n\tfrom toutes t\n\tcross join lateral (\n\t\tselect e.prenom, e.nom, e.email from public.eleves e where t.genre = 'eleve' and e.id_eleve = t.id\n\t\tunion all\n\t\tselect c.prenom, c.nom, c.email from public.candidats c where t.genre = 'candidat' and c.id_candidat = t.id\n\t\tunion all\n\t\tselect f.prenom, f.nom, f.email from public.formateurs f where t.genre = 'formateur' and f.id_formateur = t.id\n\t) p\n),\necrits as (\n\tselect distinct c.prenom, c.nom, c.email\n\tfrom sessions_planning.courrier c\n\twhere c.id_eleve = any (array(select id from toutes where genre = 'eleve'))\n\t\tor c.id_candidat = any (array(select id from toutes where genre = 'candidat'))\n\t\tor c.id_formateur = any (array(select id from toutes where genre = 'formateur'))\n)\nselect array(select id from toutes where genre = 'eleve' order by id) as \"eleves!\",\n\tarray(select id from toutes where genre = 'candidat' order by id) as \"candidats!\",\n\tarray(select id from toutes where genre = 'formateur' order by id) as \"formateurs!\",\n\tarray(\n\t\tselect i.id_inscription\n\t\tfrom public.inscription_session i\n\t\twhere i.id_eleve = any (array(select id from toutes where genre = 'eleve'))\n\t\t\tor i.id_candidat = any (array(select id from toutes where genre = 'candidat'))\n\t\torder by 1\n\t) as \"inscriptions!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('genre', genre, 'id', id, 'prenom', prenom, 'nom', nom, 'email', email)\n\t\t\torder by genre, id)\n\t\tfrom du_crm\n\t), '[]') as \"du_crm!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('prenom', prenom, 'nom', nom, 'email', email))\n\t\tfrom ecrits\n\t\twhere not (prenom = '' and nom like '% (données effacées)')\n\t), '[]') as \"ecrits!\"                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * with recursive cles as (
 * 	select 'eleve' as genre, :idEleve::int as id where :idEleve::int is not null
 * 	union
 * 	select 'candidat', :idCandidat::int where :idCandidat::int is not null
 * 	union
 * 	select l.genre, l.id
 * 	from cles k
 * 	cross join lateral (
 * 		select 'candidat' as genre, e.id_candidat as id
 * 		from public.eleves e
 * 		where k.genre = 'eleve' and e.id_eleve = k.id and e.id_candidat is not null
 * 		union all
 * 		select 'eleve', e.id_eleve
 * 		from public.eleves e
 * 		where k.genre = 'candidat' and e.id_candidat = k.id
 * 		union all
 * 		select case k.genre when 'eleve' then 'candidat' else 'eleve' end,
 * 			case k.genre when 'eleve' then (v.donnees ->> 'idCandidat')::int else (v.donnees ->> 'idEleve')::int end
 * 		from sessions_planning.evenement v
 * 		where v.action = 'ELEVE_CONVERTI' and v.donnees ? 'idEleve' and v.donnees ? 'idCandidat'
 * 			and v.donnees @> case k.genre
 * 				when 'eleve' then jsonb_build_object('idEleve', k.id)
 * 				else jsonb_build_object('idCandidat', k.id) end
 * 	) l
 * ),
 * toutes as (
 * 	select genre, id from cles
 * 	union all
 * 	select 'formateur', :idFormateur::int where :idFormateur::int is not null
 * ),
 * du_crm as (
 * 	select t.genre, t.id, p.prenom, p.nom, p.email
 * 	from toutes t
 * 	cross join lateral (
 * 		select e.prenom, e.nom, e.email from public.eleves e where t.genre = 'eleve' and e.id_eleve = t.id
 * 		union all
 * 		select c.prenom, c.nom, c.email from public.candidats c where t.genre = 'candidat' and c.id_candidat = t.id
 * 		union all
 * 		select f.prenom, f.nom, f.email from public.formateurs f where t.genre = 'formateur' and f.id_formateur = t.id
 * 	) p
 * ),
 * ecrits as (
 * 	select distinct c.prenom, c.nom, c.email
 * 	from sessions_planning.courrier c
 * 	where c.id_eleve = any (array(select id from toutes where genre = 'eleve'))
 * 		or c.id_candidat = any (array(select id from toutes where genre = 'candidat'))
 * 		or c.id_formateur = any (array(select id from toutes where genre = 'formateur'))
 * )
 * select array(select id from toutes where genre = 'eleve' order by id) as "eleves!",
 * 	array(select id from toutes where genre = 'candidat' order by id) as "candidats!",
 * 	array(select id from toutes where genre = 'formateur' order by id) as "formateurs!",
 * 	array(
 * 		select i.id_inscription
 * 		from public.inscription_session i
 * 		where i.id_eleve = any (array(select id from toutes where genre = 'eleve'))
 * 			or i.id_candidat = any (array(select id from toutes where genre = 'candidat'))
 * 		order by 1
 * 	) as "inscriptions!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('genre', genre, 'id', id, 'prenom', prenom, 'nom', nom, 'email', email)
 * 			order by genre, id)
 * 		from du_crm
 * 	), '[]') as "du_crm!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('prenom', prenom, 'nom', nom, 'email', email))
 * 		from ecrits
 * 		where not (prenom = '' and nom like '% (données effacées)')
 * 	), '[]') as "ecrits!"                                                                                                  
 * ```
 */
export const readSujet = new PreparedQuery<IReadSujetParams,IReadSujetResult>(readSujetIR);


/** 'LockPersonne' parameters type */
export interface ILockPersonneParams {
  candidats: (number | null)[];
  eleves: (number | null)[];
  formateurs: (number | null)[];
}

/** 'LockPersonne' return type */
export interface ILockPersonneResult {
  id: number;
}

/** 'LockPersonne' query type */
export interface ILockPersonneQuery {
  params: ILockPersonneParams;
  result: ILockPersonneResult;
}

const lockPersonneIR: any = {"usedParamSet":{"eleves":true,"candidats":true,"formateurs":true},"params":[{"name":"eleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":44,"b":51}]},{"name":"candidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":127,"b":137}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":205,"b":216}]}],"statement":"select sessions_planning.verrouiller_eleves(:eleves!::int[]) as \"id!\"\nunion all\nselect sessions_planning.verrouiller_candidats(:candidats!::int[])\nunion all\nselect sessions_planning.verrouiller_formateurs(:formateurs!::int[])                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * select sessions_planning.verrouiller_eleves(:eleves!::int[]) as "id!"
 * union all
 * select sessions_planning.verrouiller_candidats(:candidats!::int[])
 * union all
 * select sessions_planning.verrouiller_formateurs(:formateurs!::int[])                                                                                      
 * ```
 */
export const lockPersonne = new PreparedQuery<ILockPersonneParams,ILockPersonneResult>(lockPersonneIR);


/** 'LockLiens' parameters type */
export interface ILockLiensParams {
  genres: (string | null)[];
  ids: (number | null)[];
}

/** 'LockLiens' return type */
export type ILockLiensResult = void;

/** 'LockLiens' query type */
export interface ILockLiensQuery {
  params: ILockLiensParams;
  result: ILockLiensResult;
}

const lockLiensIR: any = {"usedParamSet":{"genres":true,"ids":true},"params":[{"name":"genres","required":true,"transform":{"type":"scalar"},"locs":[{"a":97,"b":104}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":115,"b":119}]}],"statement":"insert into sessions_planning.lien_revoque (genre, id_personne)\nselect d.genre, d.id\nfrom unnest(:genres!::text[], :ids!::int[]) as d (genre, id)\norder by d.genre, d.id\non conflict (genre, id_personne) do update set avant = now()                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.lien_revoque (genre, id_personne)
 * select d.genre, d.id
 * from unnest(:genres!::text[], :ids!::int[]) as d (genre, id)
 * order by d.genre, d.id
 * on conflict (genre, id_personne) do update set avant = now()                                                                                                              
 * ```
 */
export const lockLiens = new PreparedQuery<ILockLiensParams,ILockLiensResult>(lockLiensIR);


/** 'FindEngagements' parameters type */
export interface IFindEngagementsParams {
  formateurs: (number | null)[];
  inscriptions: (number | null)[];
}

/** 'FindEngagements' return type */
export interface IFindEngagementsResult {
  dateDebut: Date;
  dateFin: Date;
  formation: string;
  idSession: number;
  quoi: string;
  statut: string | null;
}

/** 'FindEngagements' query type */
export interface IFindEngagementsQuery {
  params: IFindEngagementsParams;
  result: IFindEngagementsResult;
}

const findEngagementsIR: any = {"usedParamSet":{"inscriptions":true,"formateurs":true},"params":[{"name":"inscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":358,"b":371}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":891,"b":902}]}],"statement":"select 'inscription' as \"quoi!\", i.id_session as \"id_session!\", f.nom as \"formation!\",\n\ts.date_debut as \"date_debut!\", s.date_fin as \"date_fin!\", i.statut_inscription as \"statut?\"\nfrom public.inscription_session i\njoin public.sessions s on s.id_session = i.id_session\njoin public.formations f on f.id_formation = s.id_formation\nwhere i.id_inscription = any (:inscriptions!::int[])\n\tand i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n\tand s.date_fin > now() at time zone 'UTC' and s.statut_session not in ('ANNULEE', 'TERMINEE')\nunion all\nselect 'seance', s.id_session, f.nom, min(r.date_debut), max(r.date_fin), null\nfrom sessions_planning.occupation_formateur o\njoin public.reservation_salle r on r.id_reservation = o.id_reservation\njoin public.sessions s on s.id_session = r.id_session\njoin public.formations f on f.id_formation = s.id_formation\nwhere o.id_formateur = any (:formateurs!::int[]) and r.date_fin > now() at time zone 'UTC'\ngroup by s.id_session, f.nom\norder by 4, 2                                                      "};

/**
 * Query generated from SQL:
 * ```
 * select 'inscription' as "quoi!", i.id_session as "id_session!", f.nom as "formation!",
 * 	s.date_debut as "date_debut!", s.date_fin as "date_fin!", i.statut_inscription as "statut?"
 * from public.inscription_session i
 * join public.sessions s on s.id_session = i.id_session
 * join public.formations f on f.id_formation = s.id_formation
 * where i.id_inscription = any (:inscriptions!::int[])
 * 	and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * 	and s.date_fin > now() at time zone 'UTC' and s.statut_session not in ('ANNULEE', 'TERMINEE')
 * union all
 * select 'seance', s.id_session, f.nom, min(r.date_debut), max(r.date_fin), null
 * from sessions_planning.occupation_formateur o
 * join public.reservation_salle r on r.id_reservation = o.id_reservation
 * join public.sessions s on s.id_session = r.id_session
 * join public.formations f on f.id_formation = s.id_formation
 * where o.id_formateur = any (:formateurs!::int[]) and r.date_fin > now() at time zone 'UTC'
 * group by s.id_session, f.nom
 * order by 4, 2                                                      
 * ```
 */
export const findEngagements = new PreparedQuery<IFindEngagementsParams,IFindEngagementsResult>(findEngagementsIR);


/** 'FindCourriers' parameters type */
export interface IFindCourriersParams {
  adresses: (string | null)[];
  candidats: (number | null)[];
  eleves: (number | null)[];
  formateurs: (number | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindCourriers' return type */
export interface IFindCourriersResult {
  cle: string;
  contexte: Json;
  creeLe: Date;
  email: string | null;
  envoyeLe: Date | null;
  erreur: string | null;
  etat: string;
  idCourrier: number;
  idEvenement: number | null;
  idMessage: string;
  nom: string;
  prenom: string;
  role: string;
  sansCle: boolean;
  sien: boolean;
}

/** 'FindCourriers' query type */
export interface IFindCourriersQuery {
  params: IFindCourriersParams;
  result: IFindCourriersResult;
}

const findCourriersIR: any = {"usedParamSet":{"eleves":true,"candidats":true,"formateurs":true,"noms":true,"mots":true,"adresses":true},"params":[{"name":"eleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":196,"b":203},{"a":496,"b":503}]},{"name":"candidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":256,"b":266},{"a":537,"b":547}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":320,"b":331},{"a":583,"b":594}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":716,"b":721}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":724,"b":729}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":732,"b":741}]}],"statement":"select c.id_courrier, c.id_evenement as \"id_evenement?\", c.cle, c.role, c.id_message, c.prenom, c.nom, c.email,\n\tc.contexte, c.etat, c.erreur, c.cree_le, c.envoye_le,\n\t(coalesce(c.id_eleve = any (:eleves!::int[]), false)\n\t\tor coalesce(c.id_candidat = any (:candidats!::int[]), false)\n\t\tor coalesce(c.id_formateur = any (:formateurs!::int[]), false)) as \"sien!\",\n\tnum_nonnulls(c.id_eleve, c.id_candidat, c.id_formateur) = 0 as \"sans_cle!\"\nfrom sessions_planning.courrier c\nwhere c.id_eleve = any (:eleves!::int[]) or c.id_candidat = any (:candidats!::int[])\n\tor c.id_formateur = any (:formateurs!::int[])\n\tor sessions_planning.mentionne(\n\t\tconcat_ws(' ', c.cle, c.prenom, c.nom, c.email, c.contexte::text, c.erreur), :noms!, :mots!, :adresses!)\norder by c.id_courrier                                                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * select c.id_courrier, c.id_evenement as "id_evenement?", c.cle, c.role, c.id_message, c.prenom, c.nom, c.email,
 * 	c.contexte, c.etat, c.erreur, c.cree_le, c.envoye_le,
 * 	(coalesce(c.id_eleve = any (:eleves!::int[]), false)
 * 		or coalesce(c.id_candidat = any (:candidats!::int[]), false)
 * 		or coalesce(c.id_formateur = any (:formateurs!::int[]), false)) as "sien!",
 * 	num_nonnulls(c.id_eleve, c.id_candidat, c.id_formateur) = 0 as "sans_cle!"
 * from sessions_planning.courrier c
 * where c.id_eleve = any (:eleves!::int[]) or c.id_candidat = any (:candidats!::int[])
 * 	or c.id_formateur = any (:formateurs!::int[])
 * 	or sessions_planning.mentionne(
 * 		concat_ws(' ', c.cle, c.prenom, c.nom, c.email, c.contexte::text, c.erreur), :noms!, :mots!, :adresses!)
 * order by c.id_courrier                                                                                                     
 * ```
 */
export const findCourriers = new PreparedQuery<IFindCourriersParams,IFindCourriersResult>(findCourriersIR);


/** 'FindEvenements' parameters type */
export interface IFindEvenementsParams {
  adresses: (string | null)[];
  inscriptions: (number | null)[];
  mots: string;
  noms: (string | null)[];
  sujets: (string | null)[];
}

/** 'FindEvenements' return type */
export interface IFindEvenementsResult {
  action: string;
  corpsRetour: string | null;
  correlationId: string;
  donnees: Json;
  effets: Json | null;
  erreur: string | null;
  etat: string;
  idEvenement: number;
  idSession: number | null;
  origine: string;
  recuLe: Date;
  reponse: string | null;
  traiteLe: Date | null;
}

/** 'FindEvenements' query type */
export interface IFindEvenementsQuery {
  params: IFindEvenementsParams;
  result: IFindEvenementsResult;
}

const findEvenementsIR: any = {"usedParamSet":{"inscriptions":true,"sujets":true,"noms":true,"mots":true,"adresses":true},"params":[{"name":"inscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":315,"b":328}]},{"name":"sujets","required":true,"transform":{"type":"scalar"},"locs":[{"a":361,"b":368}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":518,"b":523}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":526,"b":531}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":534,"b":543}]}],"statement":"select e.id_evenement, e.action, e.correlation_id, e.id_session, e.origine, e.donnees, e.etat, e.effets, e.reponse,\n\te.erreur, e.corps_retour, e.recu_le, e.traite_le\nfrom sessions_planning.evenement e\nwhere e.id_session in (\n\t\tselect i.id_session\n\t\tfrom public.inscription_session i\n\t\twhere i.id_inscription = any (:inscriptions!::int[]))\n\tor e.donnees @> any (:sujets!::text[]::jsonb[])\n\tor sessions_planning.mentionne(\n\t\tconcat_ws(' ', e.correlation_id, e.donnees::text, e.effets::text, e.erreur, e.corps_retour),\n\t\t:noms!, :mots!, :adresses!)\norder by e.id_evenement                                                                            "};

/**
 * Query generated from SQL:
 * ```
 * select e.id_evenement, e.action, e.correlation_id, e.id_session, e.origine, e.donnees, e.etat, e.effets, e.reponse,
 * 	e.erreur, e.corps_retour, e.recu_le, e.traite_le
 * from sessions_planning.evenement e
 * where e.id_session in (
 * 		select i.id_session
 * 		from public.inscription_session i
 * 		where i.id_inscription = any (:inscriptions!::int[]))
 * 	or e.donnees @> any (:sujets!::text[]::jsonb[])
 * 	or sessions_planning.mentionne(
 * 		concat_ws(' ', e.correlation_id, e.donnees::text, e.effets::text, e.erreur, e.corps_retour),
 * 		:noms!, :mots!, :adresses!)
 * order by e.id_evenement                                                                            
 * ```
 */
export const findEvenements = new PreparedQuery<IFindEvenementsParams,IFindEvenementsResult>(findEvenementsIR);


/** 'FindDecisions' parameters type */
export interface IFindDecisionsParams {
  adresses: (string | null)[];
  inscriptions: (number | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindDecisions' return type */
export interface IFindDecisionsResult {
  acteur: string;
  faits: Json;
  forcee: boolean;
  idDecision: number;
  idInscription: number | null;
  idSession: number | null;
  message: string;
  priseLe: Date;
  regle: string;
  sien: boolean;
  verbe: string;
}

/** 'FindDecisions' query type */
export interface IFindDecisionsQuery {
  params: IFindDecisionsParams;
  result: IFindDecisionsResult;
}

const findDecisionsIR: any = {"usedParamSet":{"inscriptions":true,"noms":true,"mots":true,"adresses":true},"params":[{"name":"inscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":158,"b":171},{"a":264,"b":277}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":383,"b":388}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":391,"b":396}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":399,"b":408}]}],"statement":"select d.id_decision, d.prise_le, d.acteur, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits,\n\td.forcee, coalesce(d.id_inscription = any (:inscriptions!::int[]), false) as \"sien!\"\nfrom sessions_planning.decision d\nwhere d.id_inscription = any (:inscriptions!::int[])\n\tor sessions_planning.mentionne(\n\t\tconcat_ws(' ', d.acteur, d.regle, d.message, d.faits::text), :noms!, :mots!, :adresses!)\norder by d.id_decision                                                             "};

/**
 * Query generated from SQL:
 * ```
 * select d.id_decision, d.prise_le, d.acteur, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits,
 * 	d.forcee, coalesce(d.id_inscription = any (:inscriptions!::int[]), false) as "sien!"
 * from sessions_planning.decision d
 * where d.id_inscription = any (:inscriptions!::int[])
 * 	or sessions_planning.mentionne(
 * 		concat_ws(' ', d.acteur, d.regle, d.message, d.faits::text), :noms!, :mots!, :adresses!)
 * order by d.id_decision                                                             
 * ```
 */
export const findDecisions = new PreparedQuery<IFindDecisionsParams,IFindDecisionsResult>(findDecisionsIR);


/** 'FindReponses' parameters type */
export interface IFindReponsesParams {
  adresses: (string | null)[];
  cles: string;
  mots: string;
  noms: (string | null)[];
}

/** 'FindReponses' return type */
export interface IFindReponsesResult {
  cle: string;
  creeLe: Date;
  portee: string;
  reponse: Json | null;
}

/** 'FindReponses' query type */
export interface IFindReponsesQuery {
  params: IFindReponsesParams;
  result: IFindReponsesResult;
}

const findReponsesIR: any = {"usedParamSet":{"cles":true,"noms":true,"mots":true,"adresses":true},"params":[{"name":"cles","required":true,"transform":{"type":"scalar"},"locs":[{"a":354,"b":359}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":447,"b":452}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":455,"b":460}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":463,"b":472}]}],"statement":"select i.portee, i.cle, i.reponse, i.cree_le\nfrom sessions_planning.idempotence i\nwhere jsonb_path_exists(i.reponse, '$.** ? (@.idEleve == $eleves[*] || @.eleveId == $eleves[*]\n\t\t|| @.elevId == $eleves[*] || @.idCandidat == $candidats[*] || @.candidatId == $candidats[*]\n\t\t|| @.idInscription == $inscriptions[*] || @.inscriptionId == $inscriptions[*])', :cles!::text::jsonb)\n\tor sessions_planning.mentionne(concat_ws(' ', i.cle, i.reponse::text), :noms!, :mots!, :adresses!)\norder by i.portee, i.cle                                    "};

/**
 * Query generated from SQL:
 * ```
 * select i.portee, i.cle, i.reponse, i.cree_le
 * from sessions_planning.idempotence i
 * where jsonb_path_exists(i.reponse, '$.** ? (@.idEleve == $eleves[*] || @.eleveId == $eleves[*]
 * 		|| @.elevId == $eleves[*] || @.idCandidat == $candidats[*] || @.candidatId == $candidats[*]
 * 		|| @.idInscription == $inscriptions[*] || @.inscriptionId == $inscriptions[*])', :cles!::text::jsonb)
 * 	or sessions_planning.mentionne(concat_ws(' ', i.cle, i.reponse::text), :noms!, :mots!, :adresses!)
 * order by i.portee, i.cle                                    
 * ```
 */
export const findReponses = new PreparedQuery<IFindReponsesParams,IFindReponsesResult>(findReponsesIR);


/** 'FindAlertes' parameters type */
export interface IFindAlertesParams {
  adresses: (string | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindAlertes' return type */
export interface IFindAlertesResult {
  code: string;
  creeLe: Date;
  idSession: number;
  jour: string;
  message: string;
}

/** 'FindAlertes' query type */
export interface IFindAlertesQuery {
  params: IFindAlertesParams;
  result: IFindAlertesResult;
}

const findAlertesIR: any = {"usedParamSet":{"noms":true,"mots":true,"adresses":true},"params":[{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":169,"b":174}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":177,"b":182}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":185,"b":194}]}],"statement":"select a.id_session, a.code, a.jour::text as \"jour!\", a.message, a.cree_le\nfrom sessions_planning.alerte a\nwhere sessions_planning.mentionne(a.code || ' ' || a.message, :noms!, :mots!, :adresses!)\norder by a.id_session, a.code, a.jour                                                     "};

/**
 * Query generated from SQL:
 * ```
 * select a.id_session, a.code, a.jour::text as "jour!", a.message, a.cree_le
 * from sessions_planning.alerte a
 * where sessions_planning.mentionne(a.code || ' ' || a.message, :noms!, :mots!, :adresses!)
 * order by a.id_session, a.code, a.jour                                                     
 * ```
 */
export const findAlertes = new PreparedQuery<IFindAlertesParams,IFindAlertesResult>(findAlertesIR);


/** 'FindAnnonces' parameters type */
export interface IFindAnnoncesParams {
  adresses: (string | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindAnnonces' return type */
export interface IFindAnnoncesResult {
  code: string;
  creeLe: Date;
  idAnnonce: number;
  message: string;
}

/** 'FindAnnonces' query type */
export interface IFindAnnoncesQuery {
  params: IFindAnnoncesParams;
  result: IFindAnnoncesResult;
}

const findAnnoncesIR: any = {"usedParamSet":{"noms":true,"mots":true,"adresses":true},"params":[{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":179,"b":184}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":187,"b":192}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":195,"b":204}]}],"statement":"select a.id_annonce, a.code as \"code!\", a.message as \"message!\", a.cree_le\nfrom sessions_planning.annonce a\nwhere a.message is not null and sessions_planning.mentionne(a.message, :noms!, :mots!, :adresses!)\norder by a.id_annonce                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * select a.id_annonce, a.code as "code!", a.message as "message!", a.cree_le
 * from sessions_planning.annonce a
 * where a.message is not null and sessions_planning.mentionne(a.message, :noms!, :mots!, :adresses!)
 * order by a.id_annonce                                                                     
 * ```
 */
export const findAnnonces = new PreparedQuery<IFindAnnoncesParams,IFindAnnoncesResult>(findAnnoncesIR);


/** 'FindFermetures' parameters type */
export interface IFindFermeturesParams {
  adresses: (string | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindFermetures' return type */
export interface IFindFermeturesResult {
  idFermeture: number;
  motif: string;
  source: string;
}

/** 'FindFermetures' query type */
export interface IFindFermeturesQuery {
  params: IFindFermeturesParams;
  result: IFindFermeturesResult;
}

const findFermeturesIR: any = {"usedParamSet":{"noms":true,"mots":true,"adresses":true},"params":[{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":138,"b":143}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":146,"b":151}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":154,"b":163}]}],"statement":"select f.id_fermeture, f.motif, f.source\nfrom sessions_planning.fermeture f\nwhere sessions_planning.mentionne(f.motif || ' ' || f.source, :noms!, :mots!, :adresses!)\norder by f.id_fermeture"};

/**
 * Query generated from SQL:
 * ```
 * select f.id_fermeture, f.motif, f.source
 * from sessions_planning.fermeture f
 * where sessions_planning.mentionne(f.motif || ' ' || f.source, :noms!, :mots!, :adresses!)
 * order by f.id_fermeture
 * ```
 */
export const findFermetures = new PreparedQuery<IFindFermeturesParams,IFindFermeturesResult>(findFermeturesIR);


/** 'FindMatieres' parameters type */
export interface IFindMatieresParams {
  adresses: (string | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindMatieres' return type */
export interface IFindMatieresResult {
  idReservation: number;
  matiere: string;
}

/** 'FindMatieres' query type */
export interface IFindMatieresQuery {
  params: IFindMatieresParams;
  result: IFindMatieresResult;
}

const findMatieresIR: any = {"usedParamSet":{"noms":true,"mots":true,"adresses":true},"params":[{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":152,"b":157}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":160,"b":165}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":168,"b":177}]}],"statement":"select s.id_reservation, s.matiere as \"matiere!\"\nfrom sessions_planning.seance s\nwhere s.matiere is not null and sessions_planning.mentionne(s.matiere, :noms!, :mots!, :adresses!)\norder by s.id_reservation                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_reservation, s.matiere as "matiere!"
 * from sessions_planning.seance s
 * where s.matiere is not null and sessions_planning.mentionne(s.matiere, :noms!, :mots!, :adresses!)
 * order by s.id_reservation                                                                           
 * ```
 */
export const findMatieres = new PreparedQuery<IFindMatieresParams,IFindMatieresResult>(findMatieresIR);


/** 'FindPresences' parameters type */
export interface IFindPresencesParams {
  adresses: (string | null)[];
  inscriptions: (number | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindPresences' return type */
export interface IFindPresencesResult {
  idInscription: number;
  idReservation: number;
  marqueLe: Date;
  marquePar: string;
  minutes: number | null;
  sien: boolean;
  statut: string;
}

/** 'FindPresences' query type */
export interface IFindPresencesQuery {
  params: IFindPresencesParams;
  result: IFindPresencesResult;
}

const findPresencesIR: any = {"usedParamSet":{"inscriptions":true,"noms":true,"mots":true,"adresses":true},"params":[{"name":"inscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":116,"b":129},{"a":214,"b":227}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":283,"b":288}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":291,"b":296}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":299,"b":308}]}],"statement":"select p.id_reservation, p.id_inscription, p.statut, p.minutes, p.marque_par, p.marque_le,\n\tp.id_inscription = any (:inscriptions!::int[]) as \"sien!\"\nfrom sessions_planning.presence p\nwhere p.id_inscription = any (:inscriptions!::int[])\n\tor sessions_planning.mentionne(p.marque_par, :noms!, :mots!, :adresses!)\norder by p.id_inscription, p.id_reservation"};

/**
 * Query generated from SQL:
 * ```
 * select p.id_reservation, p.id_inscription, p.statut, p.minutes, p.marque_par, p.marque_le,
 * 	p.id_inscription = any (:inscriptions!::int[]) as "sien!"
 * from sessions_planning.presence p
 * where p.id_inscription = any (:inscriptions!::int[])
 * 	or sessions_planning.mentionne(p.marque_par, :noms!, :mots!, :adresses!)
 * order by p.id_inscription, p.id_reservation
 * ```
 */
export const findPresences = new PreparedQuery<IFindPresencesParams,IFindPresencesResult>(findPresencesIR);


/** 'FindTraces' parameters type */
export interface IFindTracesParams {
  adresses: (string | null)[];
  inscriptions: (number | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindTraces' return type */
export interface IFindTracesResult {
  idInscription: number;
  idReservation: number;
  idTrace: number;
  le: Date;
  minutes: number | null;
  minutesAvant: number | null;
  par: string;
  sien: boolean;
  statut: string;
  statutAvant: string | null;
}

/** 'FindTraces' query type */
export interface IFindTracesQuery {
  params: IFindTracesParams;
  result: IFindTracesResult;
}

const findTracesIR: any = {"usedParamSet":{"inscriptions":true,"noms":true,"mots":true,"adresses":true},"params":[{"name":"inscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":147,"b":160},{"a":251,"b":264}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":313,"b":318}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":321,"b":326}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":329,"b":338}]}],"statement":"select t.id_trace, t.id_reservation, t.id_inscription, t.statut_avant, t.minutes_avant, t.statut, t.minutes, t.par,\n\tt.le, t.id_inscription = any (:inscriptions!::int[]) as \"sien!\"\nfrom sessions_planning.presence_trace t\nwhere t.id_inscription = any (:inscriptions!::int[])\n\tor sessions_planning.mentionne(t.par, :noms!, :mots!, :adresses!)\norder by t.id_trace                                              "};

/**
 * Query generated from SQL:
 * ```
 * select t.id_trace, t.id_reservation, t.id_inscription, t.statut_avant, t.minutes_avant, t.statut, t.minutes, t.par,
 * 	t.le, t.id_inscription = any (:inscriptions!::int[]) as "sien!"
 * from sessions_planning.presence_trace t
 * where t.id_inscription = any (:inscriptions!::int[])
 * 	or sessions_planning.mentionne(t.par, :noms!, :mots!, :adresses!)
 * order by t.id_trace                                              
 * ```
 */
export const findTraces = new PreparedQuery<IFindTracesParams,IFindTracesResult>(findTracesIR);


/** 'FindEffacements' parameters type */
export interface IFindEffacementsParams {
  adresses: (string | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'FindEffacements' return type */
export interface IFindEffacementsResult {
  idEffacement: number;
  par: string;
}

/** 'FindEffacements' query type */
export interface IFindEffacementsQuery {
  params: IFindEffacementsParams;
  result: IFindEffacementsResult;
}

const findEffacementsIR: any = {"usedParamSet":{"noms":true,"mots":true,"adresses":true},"params":[{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":112}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":115,"b":120}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":123,"b":132}]}],"statement":"select x.id_effacement, x.par\nfrom sessions_planning.effacement x\nwhere sessions_planning.mentionne(x.par, :noms!, :mots!, :adresses!)\norder by x.id_effacement                                                                                                                                                                                       "};

/**
 * Query generated from SQL:
 * ```
 * select x.id_effacement, x.par
 * from sessions_planning.effacement x
 * where sessions_planning.mentionne(x.par, :noms!, :mots!, :adresses!)
 * order by x.id_effacement                                                                                                                                                                                       
 * ```
 */
export const findEffacements = new PreparedQuery<IFindEffacementsParams,IFindEffacementsResult>(findEffacementsIR);


/** 'ReadDuCrm' parameters type */
export interface IReadDuCrmParams {
  adresses: (string | null)[];
  candidats: (number | null)[];
  eleves: (number | null)[];
  formateurs: (number | null)[];
  inscriptions: (number | null)[];
  mots: string;
  noms: (string | null)[];
}

/** 'ReadDuCrm' return type */
export interface IReadDuCrmResult {
  candidats: Json;
  disponibilites: Json;
  effaceLe: Date | null;
  eleves: Json;
  formateurs: Json;
  inscriptions: Json;
  liensRevoques: Json;
  motifs: numberArray;
  notes: numberArray;
  seances: Json;
}

/** 'ReadDuCrm' query type */
export interface IReadDuCrmQuery {
  params: IReadDuCrmParams;
  result: IReadDuCrmResult;
}

const readDuCrmIR: any = {"usedParamSet":{"eleves":true,"candidats":true,"formateurs":true,"inscriptions":true,"noms":true,"mots":true,"adresses":true},"params":[{"name":"eleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":116,"b":123},{"a":2585,"b":2592},{"a":3271,"b":3278}]},{"name":"candidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":279,"b":289},{"a":2654,"b":2664},{"a":3340,"b":3350}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":451,"b":462},{"a":1881,"b":1892},{"a":2240,"b":2251},{"a":2727,"b":2738},{"a":3413,"b":3424}]},{"name":"inscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":1242,"b":1255}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":2886,"b":2891},{"a":3080,"b":3085}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":2894,"b":2899},{"a":3088,"b":3093}]},{"name":"adresses","required":true,"transform":{"type":"scalar"},"locs":[{"a":2902,"b":2911},{"a":3096,"b":3105}]}],"statement":"select\n\tcoalesce((\n\t\tselect jsonb_agg(to_jsonb(e) order by e.id_eleve) from public.eleves e where e.id_eleve = any (:eleves!::int[])\n\t), '[]') as \"eleves!\",\n\tcoalesce((\n\t\tselect jsonb_agg(to_jsonb(c) order by c.id_candidat)\n\t\tfrom public.candidats c\n\t\twhere c.id_candidat = any (:candidats!::int[])\n\t), '[]') as \"candidats!\",\n\tcoalesce((\n\t\tselect jsonb_agg(to_jsonb(f) order by f.id_formateur)\n\t\tfrom public.formateurs f\n\t\twhere f.id_formateur = any (:formateurs!::int[])\n\t), '[]') as \"formateurs!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,\n\t\t\t'formation', f.nom, 'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(s.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'statutInscription', i.statut_inscription,\n\t\t\t'dateInscription', i.date_inscription, 'dateConfirmation', i.date_confirmation,\n\t\t\t'motifAnnulation', i.motif_annulation, 'priorite', i.priorite, 'positionAttente', i.position_attente,\n\t\t\t'notifiePar', i.notifie_par) order by i.id_inscription)\n\t\tfrom public.inscription_session i\n\t\tjoin public.sessions s on s.id_session = i.id_session\n\t\tjoin public.formations f on f.id_formation = s.id_formation\n\t\twhere i.id_inscription = any (:inscriptions!::int[])\n\t), '[]') as \"inscriptions!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', r.id_session,\n\t\t\t'formation', f.nom, 'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(r.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by r.date_debut, r.id_reservation)\n\t\tfrom sessions_planning.occupation_formateur o\n\t\tjoin public.reservation_salle r on r.id_reservation = o.id_reservation\n\t\tleft join public.sessions s on s.id_session = r.id_session\n\t\tleft join public.formations f on f.id_formation = s.id_formation\n\t\twhere o.id_formateur = any (:formateurs!::int[])\n\t), '[]') as \"seances!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('dateDebut', to_char(d.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(d.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'type', d.type)\n\t\t\torder by d.date_debut, d.id_disponibilite)\n\t\tfrom public.disponibilite_formateur d\n\t\twhere d.id_formateur = any (:formateurs!::int[])\n\t), '[]') as \"disponibilites!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('genre', l.genre, 'id', l.id_personne,\n\t\t\t'avant', to_char(l.avant at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by l.genre, l.id_personne)\n\t\tfrom sessions_planning.lien_revoque l\n\t\twhere l.genre = 'eleve' and l.id_personne = any (:eleves!::int[])\n\t\t\tor l.genre = 'candidat' and l.id_personne = any (:candidats!::int[])\n\t\t\tor l.genre = 'formateur' and l.id_personne = any (:formateurs!::int[])\n\t), '[]') as \"liens_revoques!\",\n\tarray(\n\t\tselect s.id_session\n\t\tfrom public.sessions s\n\t\twhere sessions_planning.mentionne(s.notes::text, :noms!, :mots!, :adresses!)\n\t\torder by 1\n\t) as \"notes!\",\n\tarray(\n\t\tselect r.id_reservation\n\t\tfrom public.reservation_salle r\n\t\twhere r.motif is not null and sessions_planning.mentionne(r.motif, :noms!, :mots!, :adresses!)\n\t\torder by 1\n\t) as \"motifs!\",\n\t(\n\t\tselect date_trunc('second', max(x.le))\n\t\tfrom sessions_planning.effacement x\n\t\twhere x.genre = 'eleve' and x.id_personne = any (:eleves!::int[])\n\t\t\tor x.genre = 'candidat' and x.id_personne = any (:candidats!::int[])\n\t\t\tor x.genre = 'formateur' and x.id_personne = any (:formateurs!::int[])\n\t) as \"efface_le?\""};

/**
 * Query generated from SQL:
 * ```
 * select
 * 	coalesce((
 * 		select jsonb_agg(to_jsonb(e) order by e.id_eleve) from public.eleves e where e.id_eleve = any (:eleves!::int[])
 * 	), '[]') as "eleves!",
 * 	coalesce((
 * 		select jsonb_agg(to_jsonb(c) order by c.id_candidat)
 * 		from public.candidats c
 * 		where c.id_candidat = any (:candidats!::int[])
 * 	), '[]') as "candidats!",
 * 	coalesce((
 * 		select jsonb_agg(to_jsonb(f) order by f.id_formateur)
 * 		from public.formateurs f
 * 		where f.id_formateur = any (:formateurs!::int[])
 * 	), '[]') as "formateurs!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,
 * 			'formation', f.nom, 'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(s.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'statutInscription', i.statut_inscription,
 * 			'dateInscription', i.date_inscription, 'dateConfirmation', i.date_confirmation,
 * 			'motifAnnulation', i.motif_annulation, 'priorite', i.priorite, 'positionAttente', i.position_attente,
 * 			'notifiePar', i.notifie_par) order by i.id_inscription)
 * 		from public.inscription_session i
 * 		join public.sessions s on s.id_session = i.id_session
 * 		join public.formations f on f.id_formation = s.id_formation
 * 		where i.id_inscription = any (:inscriptions!::int[])
 * 	), '[]') as "inscriptions!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', r.id_session,
 * 			'formation', f.nom, 'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut, r.id_reservation)
 * 		from sessions_planning.occupation_formateur o
 * 		join public.reservation_salle r on r.id_reservation = o.id_reservation
 * 		left join public.sessions s on s.id_session = r.id_session
 * 		left join public.formations f on f.id_formation = s.id_formation
 * 		where o.id_formateur = any (:formateurs!::int[])
 * 	), '[]') as "seances!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('dateDebut', to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'type', d.type)
 * 			order by d.date_debut, d.id_disponibilite)
 * 		from public.disponibilite_formateur d
 * 		where d.id_formateur = any (:formateurs!::int[])
 * 	), '[]') as "disponibilites!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('genre', l.genre, 'id', l.id_personne,
 * 			'avant', to_char(l.avant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by l.genre, l.id_personne)
 * 		from sessions_planning.lien_revoque l
 * 		where l.genre = 'eleve' and l.id_personne = any (:eleves!::int[])
 * 			or l.genre = 'candidat' and l.id_personne = any (:candidats!::int[])
 * 			or l.genre = 'formateur' and l.id_personne = any (:formateurs!::int[])
 * 	), '[]') as "liens_revoques!",
 * 	array(
 * 		select s.id_session
 * 		from public.sessions s
 * 		where sessions_planning.mentionne(s.notes::text, :noms!, :mots!, :adresses!)
 * 		order by 1
 * 	) as "notes!",
 * 	array(
 * 		select r.id_reservation
 * 		from public.reservation_salle r
 * 		where r.motif is not null and sessions_planning.mentionne(r.motif, :noms!, :mots!, :adresses!)
 * 		order by 1
 * 	) as "motifs!",
 * 	(
 * 		select date_trunc('second', max(x.le))
 * 		from sessions_planning.effacement x
 * 		where x.genre = 'eleve' and x.id_personne = any (:eleves!::int[])
 * 			or x.genre = 'candidat' and x.id_personne = any (:candidats!::int[])
 * 			or x.genre = 'formateur' and x.id_personne = any (:formateurs!::int[])
 * 	) as "efface_le?"
 * ```
 */
export const readDuCrm = new PreparedQuery<IReadDuCrmParams,IReadDuCrmResult>(readDuCrmIR);


/** 'EraseCourriers' parameters type */
export interface IEraseCourriersParams {
  cles: (string | null)[];
  contextes: (string | null)[];
  emails: (string | null)[];
  erreurs: (string | null)[];
  ids: (number | null)[];
  noms: (string | null)[];
  prenoms: (string | null)[];
}

/** 'EraseCourriers' return type */
export type IEraseCourriersResult = void;

/** 'EraseCourriers' query type */
export interface IEraseCourriersQuery {
  params: IEraseCourriersParams;
  result: IEraseCourriersResult;
}

const eraseCourriersIR: any = {"usedParamSet":{"ids":true,"cles":true,"prenoms":true,"noms":true,"emails":true,"contextes":true,"erreurs":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":162,"b":166}]},{"name":"cles","required":true,"transform":{"type":"scalar"},"locs":[{"a":179,"b":184}]},{"name":"prenoms","required":true,"transform":{"type":"scalar"},"locs":[{"a":195,"b":203}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":214,"b":219}]},{"name":"emails","required":true,"transform":{"type":"scalar"},"locs":[{"a":230,"b":237}]},{"name":"contextes","required":true,"transform":{"type":"scalar"},"locs":[{"a":249,"b":259}]},{"name":"erreurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":270,"b":278}]}],"statement":"update sessions_planning.courrier c\nset cle = d.cle, prenom = d.prenom, nom = d.nom, email = d.email, contexte = d.contexte::jsonb, erreur = d.erreur\nfrom unnest(:ids!::bigint[], :cles!::text[], :prenoms!::text[], :noms!::text[], :emails!::text[],\n\t:contextes!::text[], :erreurs!::text[]) as d (id, cle, prenom, nom, email, contexte, erreur)\nwhere c.id_courrier = d.id"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier c
 * set cle = d.cle, prenom = d.prenom, nom = d.nom, email = d.email, contexte = d.contexte::jsonb, erreur = d.erreur
 * from unnest(:ids!::bigint[], :cles!::text[], :prenoms!::text[], :noms!::text[], :emails!::text[],
 * 	:contextes!::text[], :erreurs!::text[]) as d (id, cle, prenom, nom, email, contexte, erreur)
 * where c.id_courrier = d.id
 * ```
 */
export const eraseCourriers = new PreparedQuery<IEraseCourriersParams,IEraseCourriersResult>(eraseCourriersIR);


/** 'EraseEvenements' parameters type */
export interface IEraseEvenementsParams {
  corps: (string | null)[];
  correlationIds: (string | null)[];
  donnees: (string | null)[];
  effets: (string | null)[];
  erreurs: (string | null)[];
  ids: (number | null)[];
}

/** 'EraseEvenements' return type */
export type IEraseEvenementsResult = void;

/** 'EraseEvenements' query type */
export interface IEraseEvenementsQuery {
  params: IEraseEvenementsParams;
  result: IEraseEvenementsResult;
}

const eraseEvenementsIR: any = {"usedParamSet":{"ids":true,"correlationIds":true,"donnees":true,"effets":true,"erreurs":true,"corps":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":192,"b":196}]},{"name":"correlationIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":209,"b":224}]},{"name":"donnees","required":true,"transform":{"type":"scalar"},"locs":[{"a":235,"b":243}]},{"name":"effets","required":true,"transform":{"type":"scalar"},"locs":[{"a":254,"b":261}]},{"name":"erreurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":272,"b":280}]},{"name":"corps","required":true,"transform":{"type":"scalar"},"locs":[{"a":292,"b":298}]}],"statement":"update sessions_planning.evenement e\nset correlation_id = d.correlation_id, donnees = d.donnees::jsonb, effets = d.effets::jsonb, erreur = d.erreur,\n\tcorps_retour = d.corps_retour\nfrom unnest(:ids!::bigint[], :correlationIds!::text[], :donnees!::text[], :effets!::text[], :erreurs!::text[],\n\t:corps!::text[]) as d (id, correlation_id, donnees, effets, erreur, corps_retour)\nwhere e.id_evenement = d.id"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.evenement e
 * set correlation_id = d.correlation_id, donnees = d.donnees::jsonb, effets = d.effets::jsonb, erreur = d.erreur,
 * 	corps_retour = d.corps_retour
 * from unnest(:ids!::bigint[], :correlationIds!::text[], :donnees!::text[], :effets!::text[], :erreurs!::text[],
 * 	:corps!::text[]) as d (id, correlation_id, donnees, effets, erreur, corps_retour)
 * where e.id_evenement = d.id
 * ```
 */
export const eraseEvenements = new PreparedQuery<IEraseEvenementsParams,IEraseEvenementsResult>(eraseEvenementsIR);


/** 'EraseDecisions' parameters type */
export interface IEraseDecisionsParams {
  acteurs: (string | null)[];
  faits: (string | null)[];
  ids: (number | null)[];
  messages: (string | null)[];
  regles: (string | null)[];
}

/** 'EraseDecisions' return type */
export type IEraseDecisionsResult = void;

/** 'EraseDecisions' query type */
export interface IEraseDecisionsQuery {
  params: IEraseDecisionsParams;
  result: IEraseDecisionsResult;
}

const eraseDecisionsIR: any = {"usedParamSet":{"ids":true,"acteurs":true,"regles":true,"messages":true,"faits":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":132,"b":136}]},{"name":"acteurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":149,"b":157}]},{"name":"regles","required":true,"transform":{"type":"scalar"},"locs":[{"a":168,"b":175}]},{"name":"messages","required":true,"transform":{"type":"scalar"},"locs":[{"a":186,"b":195}]},{"name":"faits","required":true,"transform":{"type":"scalar"},"locs":[{"a":206,"b":212}]}],"statement":"update sessions_planning.decision x\nset acteur = d.acteur, regle = d.regle, message = d.message, faits = d.faits::jsonb\nfrom unnest(:ids!::bigint[], :acteurs!::text[], :regles!::text[], :messages!::text[], :faits!::text[])\n\tas d (id, acteur, regle, message, faits)\nwhere x.id_decision = d.id"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.decision x
 * set acteur = d.acteur, regle = d.regle, message = d.message, faits = d.faits::jsonb
 * from unnest(:ids!::bigint[], :acteurs!::text[], :regles!::text[], :messages!::text[], :faits!::text[])
 * 	as d (id, acteur, regle, message, faits)
 * where x.id_decision = d.id
 * ```
 */
export const eraseDecisions = new PreparedQuery<IEraseDecisionsParams,IEraseDecisionsResult>(eraseDecisionsIR);


/** 'EraseReponses' parameters type */
export interface IEraseReponsesParams {
  cles: (string | null)[];
  nouvelles: (string | null)[];
  portees: (string | null)[];
  reponses: (string | null)[];
}

/** 'EraseReponses' return type */
export type IEraseReponsesResult = void;

/** 'EraseReponses' query type */
export interface IEraseReponsesQuery {
  params: IEraseReponsesParams;
  result: IEraseReponsesResult;
}

const eraseReponsesIR: any = {"usedParamSet":{"portees":true,"cles":true,"nouvelles":true,"reponses":true},"params":[{"name":"portees","required":true,"transform":{"type":"scalar"},"locs":[{"a":100,"b":108}]},{"name":"cles","required":true,"transform":{"type":"scalar"},"locs":[{"a":119,"b":124}]},{"name":"nouvelles","required":true,"transform":{"type":"scalar"},"locs":[{"a":135,"b":145}]},{"name":"reponses","required":true,"transform":{"type":"scalar"},"locs":[{"a":156,"b":165}]}],"statement":"update sessions_planning.idempotence i\nset cle = d.nouvelle, reponse = d.reponse::jsonb\nfrom unnest(:portees!::text[], :cles!::text[], :nouvelles!::text[], :reponses!::text[])\n\tas d (portee, cle, nouvelle, reponse)\nwhere i.portee = d.portee and i.cle = d.cle"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.idempotence i
 * set cle = d.nouvelle, reponse = d.reponse::jsonb
 * from unnest(:portees!::text[], :cles!::text[], :nouvelles!::text[], :reponses!::text[])
 * 	as d (portee, cle, nouvelle, reponse)
 * where i.portee = d.portee and i.cle = d.cle
 * ```
 */
export const eraseReponses = new PreparedQuery<IEraseReponsesParams,IEraseReponsesResult>(eraseReponsesIR);


/** 'EraseAlertes' parameters type */
export interface IEraseAlertesParams {
  codes: (string | null)[];
  idSessions: (number | null)[];
  jours: (string | null)[];
  messages: (string | null)[];
  nouveaux: (string | null)[];
}

/** 'EraseAlertes' return type */
export type IEraseAlertesResult = void;

/** 'EraseAlertes' query type */
export interface IEraseAlertesQuery {
  params: IEraseAlertesParams;
  result: IEraseAlertesResult;
}

const eraseAlertesIR: any = {"usedParamSet":{"idSessions":true,"codes":true,"jours":true,"nouveaux":true,"messages":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":88,"b":99}]},{"name":"codes","required":true,"transform":{"type":"scalar"},"locs":[{"a":109,"b":115}]},{"name":"jours","required":true,"transform":{"type":"scalar"},"locs":[{"a":126,"b":132}]},{"name":"nouveaux","required":true,"transform":{"type":"scalar"},"locs":[{"a":143,"b":152}]},{"name":"messages","required":true,"transform":{"type":"scalar"},"locs":[{"a":163,"b":172}]}],"statement":"update sessions_planning.alerte a\nset code = d.nouveau, message = d.message\nfrom unnest(:idSessions!::int[], :codes!::text[], :jours!::text[], :nouveaux!::text[], :messages!::text[])\n\tas d (id_session, code, jour, nouveau, message)\nwhere a.id_session = d.id_session and a.code = d.code and a.jour = d.jour::date"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.alerte a
 * set code = d.nouveau, message = d.message
 * from unnest(:idSessions!::int[], :codes!::text[], :jours!::text[], :nouveaux!::text[], :messages!::text[])
 * 	as d (id_session, code, jour, nouveau, message)
 * where a.id_session = d.id_session and a.code = d.code and a.jour = d.jour::date
 * ```
 */
export const eraseAlertes = new PreparedQuery<IEraseAlertesParams,IEraseAlertesResult>(eraseAlertesIR);


/** 'EraseAnnonces' parameters type */
export interface IEraseAnnoncesParams {
  ids: (number | null)[];
  messages: (string | null)[];
}

/** 'EraseAnnonces' return type */
export type IEraseAnnoncesResult = void;

/** 'EraseAnnonces' query type */
export interface IEraseAnnoncesQuery {
  params: IEraseAnnoncesParams;
  result: IEraseAnnoncesResult;
}

const eraseAnnoncesIR: any = {"usedParamSet":{"ids":true,"messages":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":71,"b":75}]},{"name":"messages","required":true,"transform":{"type":"scalar"},"locs":[{"a":88,"b":97}]}],"statement":"update sessions_planning.annonce a\nset message = d.message\nfrom unnest(:ids!::bigint[], :messages!::text[]) as d (id, message)\nwhere a.id_annonce = d.id"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.annonce a
 * set message = d.message
 * from unnest(:ids!::bigint[], :messages!::text[]) as d (id, message)
 * where a.id_annonce = d.id
 * ```
 */
export const eraseAnnonces = new PreparedQuery<IEraseAnnoncesParams,IEraseAnnoncesResult>(eraseAnnoncesIR);


/** 'EraseFermetures' parameters type */
export interface IEraseFermeturesParams {
  ids: (number | null)[];
  motifs: (string | null)[];
  sources: (string | null)[];
}

/** 'EraseFermetures' return type */
export type IEraseFermeturesResult = void;

/** 'EraseFermetures' query type */
export interface IEraseFermeturesQuery {
  params: IEraseFermeturesParams;
  result: IEraseFermeturesResult;
}

const eraseFermeturesIR: any = {"usedParamSet":{"ids":true,"motifs":true,"sources":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":88,"b":92}]},{"name":"motifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":102,"b":109}]},{"name":"sources","required":true,"transform":{"type":"scalar"},"locs":[{"a":120,"b":128}]}],"statement":"update sessions_planning.fermeture f\nset motif = d.motif, source = d.source\nfrom unnest(:ids!::int[], :motifs!::text[], :sources!::text[]) as d (id, motif, source)\nwhere f.id_fermeture = d.id"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.fermeture f
 * set motif = d.motif, source = d.source
 * from unnest(:ids!::int[], :motifs!::text[], :sources!::text[]) as d (id, motif, source)
 * where f.id_fermeture = d.id
 * ```
 */
export const eraseFermetures = new PreparedQuery<IEraseFermeturesParams,IEraseFermeturesResult>(eraseFermeturesIR);


/** 'EraseMatieres' parameters type */
export interface IEraseMatieresParams {
  ids: (number | null)[];
  matieres: (string | null)[];
}

/** 'EraseMatieres' return type */
export type IEraseMatieresResult = void;

/** 'EraseMatieres' query type */
export interface IEraseMatieresQuery {
  params: IEraseMatieresParams;
  result: IEraseMatieresResult;
}

const eraseMatieresIR: any = {"usedParamSet":{"ids":true,"matieres":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":70,"b":74}]},{"name":"matieres","required":true,"transform":{"type":"scalar"},"locs":[{"a":84,"b":93}]}],"statement":"update sessions_planning.seance s\nset matiere = d.matiere\nfrom unnest(:ids!::int[], :matieres!::text[]) as d (id, matiere)\nwhere s.id_reservation = d.id"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.seance s
 * set matiere = d.matiere
 * from unnest(:ids!::int[], :matieres!::text[]) as d (id, matiere)
 * where s.id_reservation = d.id
 * ```
 */
export const eraseMatieres = new PreparedQuery<IEraseMatieresParams,IEraseMatieresResult>(eraseMatieresIR);


/** 'ErasePresences' parameters type */
export interface IErasePresencesParams {
  idInscriptions: (number | null)[];
  idReservations: (number | null)[];
  pars: (string | null)[];
}

/** 'ErasePresences' return type */
export type IErasePresencesResult = void;

/** 'ErasePresences' query type */
export interface IErasePresencesQuery {
  params: IErasePresencesParams;
  result: IErasePresencesResult;
}

const erasePresencesIR: any = {"usedParamSet":{"idReservations":true,"idInscriptions":true,"pars":true},"params":[{"name":"idReservations","required":true,"transform":{"type":"scalar"},"locs":[{"a":71,"b":86}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":96,"b":111}]},{"name":"pars","required":true,"transform":{"type":"scalar"},"locs":[{"a":121,"b":126}]}],"statement":"update sessions_planning.presence p\nset marque_par = d.par\nfrom unnest(:idReservations!::int[], :idInscriptions!::int[], :pars!::text[]) as d (id_reservation, id_inscription, par)\nwhere p.id_reservation = d.id_reservation and p.id_inscription = d.id_inscription"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.presence p
 * set marque_par = d.par
 * from unnest(:idReservations!::int[], :idInscriptions!::int[], :pars!::text[]) as d (id_reservation, id_inscription, par)
 * where p.id_reservation = d.id_reservation and p.id_inscription = d.id_inscription
 * ```
 */
export const erasePresences = new PreparedQuery<IErasePresencesParams,IErasePresencesResult>(erasePresencesIR);


/** 'EraseTraces' parameters type */
export interface IEraseTracesParams {
  ids: (number | null)[];
  pars: (string | null)[];
}

/** 'EraseTraces' return type */
export type IEraseTracesResult = void;

/** 'EraseTraces' query type */
export interface IEraseTracesQuery {
  params: IEraseTracesParams;
  result: IEraseTracesResult;
}

const eraseTracesIR: any = {"usedParamSet":{"ids":true,"pars":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":70,"b":74}]},{"name":"pars","required":true,"transform":{"type":"scalar"},"locs":[{"a":87,"b":92}]}],"statement":"update sessions_planning.presence_trace t\nset par = d.par\nfrom unnest(:ids!::bigint[], :pars!::text[]) as d (id, par)\nwhere t.id_trace = d.id"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.presence_trace t
 * set par = d.par
 * from unnest(:ids!::bigint[], :pars!::text[]) as d (id, par)
 * where t.id_trace = d.id
 * ```
 */
export const eraseTraces = new PreparedQuery<IEraseTracesParams,IEraseTracesResult>(eraseTracesIR);


/** 'EraseEffacements' parameters type */
export interface IEraseEffacementsParams {
  ids: (number | null)[];
  pars: (string | null)[];
}

/** 'EraseEffacements' return type */
export type IEraseEffacementsResult = void;

/** 'EraseEffacements' query type */
export interface IEraseEffacementsQuery {
  params: IEraseEffacementsParams;
  result: IEraseEffacementsResult;
}

const eraseEffacementsIR: any = {"usedParamSet":{"ids":true,"pars":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":66,"b":70}]},{"name":"pars","required":true,"transform":{"type":"scalar"},"locs":[{"a":83,"b":88}]}],"statement":"update sessions_planning.effacement x\nset par = d.par\nfrom unnest(:ids!::bigint[], :pars!::text[]) as d (id, par)\nwhere x.id_effacement = d.id                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.effacement x
 * set par = d.par
 * from unnest(:ids!::bigint[], :pars!::text[]) as d (id, par)
 * where x.id_effacement = d.id                                                                         
 * ```
 */
export const eraseEffacements = new PreparedQuery<IEraseEffacementsParams,IEraseEffacementsResult>(eraseEffacementsIR);


/** 'InsertEffacements' parameters type */
export interface IInsertEffacementsParams {
  genres: (string | null)[];
  ids: (number | null)[];
  lignes: string;
  par: string;
}

/** 'InsertEffacements' return type */
export type IInsertEffacementsResult = void;

/** 'InsertEffacements' query type */
export interface IInsertEffacementsQuery {
  params: IInsertEffacementsParams;
  result: IInsertEffacementsResult;
}

const insertEffacementsIR: any = {"usedParamSet":{"par":true,"lignes":true,"genres":true,"ids":true},"params":[{"name":"par","required":true,"transform":{"type":"scalar"},"locs":[{"a":97,"b":101}]},{"name":"lignes","required":true,"transform":{"type":"scalar"},"locs":[{"a":104,"b":111}]},{"name":"genres","required":true,"transform":{"type":"scalar"},"locs":[{"a":138,"b":145}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":156,"b":160}]}],"statement":"insert into sessions_planning.effacement (genre, id_personne, par, lignes)\nselect d.genre, d.id, :par!, :lignes!::text::jsonb\nfrom unnest(:genres!::text[], :ids!::int[]) as d (genre, id)"};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.effacement (genre, id_personne, par, lignes)
 * select d.genre, d.id, :par!, :lignes!::text::jsonb
 * from unnest(:genres!::text[], :ids!::int[]) as d (genre, id)
 * ```
 */
export const insertEffacements = new PreparedQuery<IInsertEffacementsParams,IInsertEffacementsResult>(insertEffacementsIR);


