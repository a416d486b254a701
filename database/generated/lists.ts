/** Types generated for queries found in "database/queries/lists.sql" */
import { PreparedQuery } from '../sql';

/** 'SearchSalles' parameters type */
export interface ISearchSallesParams {
  mots?: (string | null)[] | null | void;
}

/** 'SearchSalles' return type */
export interface ISearchSallesResult {
  capaciteMax: number;
  code: string;
  idSalle: number;
  nom: string;
  statut: string | null;
}

/** 'SearchSalles' query type */
export interface ISearchSallesQuery {
  params: ISearchSallesParams;
  result: ISearchSallesResult;
}

const searchSallesIR: any = {"usedParamSet":{"mots":true},"params":[{"name":"mots","required":false,"transform":{"type":"scalar"},"locs":[{"a":152,"b":156},{"a":243,"b":247}]}],"statement":"select s.id_salle, s.code, s.nom, s.capacite_max, es.statut\nfrom public.salles s\njoin sessions_planning.etat_salle es on es.id_salle = s.id_salle\nwhere :mots::text[] is null\n\tor sessions_planning.plier(concat_ws(' ', s.code, s.nom)) like all (:mots)\norder by s.nom\nlimit 100                                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_salle, s.code, s.nom, s.capacite_max, es.statut
 * from public.salles s
 * join sessions_planning.etat_salle es on es.id_salle = s.id_salle
 * where :mots::text[] is null
 * 	or sessions_planning.plier(concat_ws(' ', s.code, s.nom)) like all (:mots)
 * order by s.nom
 * limit 100                                                                                     
 * ```
 */
export const searchSalles = new PreparedQuery<ISearchSallesParams,ISearchSallesResult>(searchSallesIR);


/** 'SearchFormations' parameters type */
export interface ISearchFormationsParams {
  categorie?: string | null | void;
  mots?: (string | null)[] | null | void;
}

/** 'SearchFormations' return type */
export interface ISearchFormationsResult {
  actif: boolean;
  categorie: string;
  code: string;
  dureeHeures: number;
  idFormation: number;
  nom: string;
}

/** 'SearchFormations' query type */
export interface ISearchFormationsQuery {
  params: ISearchFormationsParams;
  result: ISearchFormationsResult;
}

const searchFormationsIR: any = {"usedParamSet":{"mots":true,"categorie":true},"params":[{"name":"mots","required":false,"transform":{"type":"scalar"},"locs":[{"a":93,"b":97},{"a":179,"b":183}]},{"name":"categorie","required":false,"transform":{"type":"scalar"},"locs":[{"a":193,"b":202},{"a":233,"b":242}]}],"statement":"select id_formation, code, nom, categorie, duree_heures, actif\nfrom public.formations\nwhere (:mots::text[] is null or sessions_planning.plier(concat_ws(' ', code, nom)) like all (:mots))\n\tand (:categorie::text is null or categorie = :categorie)\norder by actif desc, nom\nlimit 100                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * select id_formation, code, nom, categorie, duree_heures, actif
 * from public.formations
 * where (:mots::text[] is null or sessions_planning.plier(concat_ws(' ', code, nom)) like all (:mots))
 * 	and (:categorie::text is null or categorie = :categorie)
 * order by actif desc, nom
 * limit 100                                                                 
 * ```
 */
export const searchFormations = new PreparedQuery<ISearchFormationsParams,ISearchFormationsResult>(searchFormationsIR);


/** 'SearchFormateurs' parameters type */
export interface ISearchFormateursParams {
  mots?: (string | null)[] | null | void;
}

/** 'SearchFormateurs' return type */
export interface ISearchFormateursResult {
  idFormateur: number;
  nom: string;
  prenom: string;
  statut: string;
}

/** 'SearchFormateurs' query type */
export interface ISearchFormateursQuery {
  params: ISearchFormateursParams;
  result: ISearchFormateursResult;
}

const searchFormateursIR: any = {"usedParamSet":{"mots":true},"params":[{"name":"mots","required":false,"transform":{"type":"scalar"},"locs":[{"a":70,"b":74},{"a":153,"b":157}]}],"statement":"select id_formateur, prenom, nom, statut\nfrom public.formateurs\nwhere :mots::text[] is null\n\tor sessions_planning.graphies(prenom, nom, email) like all (:mots)\norder by statut, nom, prenom\nlimit 100                                                                                                                                                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * select id_formateur, prenom, nom, statut
 * from public.formateurs
 * where :mots::text[] is null
 * 	or sessions_planning.graphies(prenom, nom, email) like all (:mots)
 * order by statut, nom, prenom
 * limit 100                                                                                                                                                                                                 
 * ```
 */
export const searchFormateurs = new PreparedQuery<ISearchFormateursParams,ISearchFormateursResult>(searchFormateursIR);


/** 'SearchSessions' parameters type */
export interface ISearchSessionsParams {
  mots?: (string | null)[] | null | void;
}

/** 'SearchSessions' return type */
export interface ISearchSessionsResult {
  capaciteMax: number;
  dateDebut: Date;
  dateFin: Date;
  formation: string;
  idSession: number;
  nbInscrits: number;
  sallePrincipale: string | null;
  statutSession: string;
}

/** 'SearchSessions' query type */
export interface ISearchSessionsQuery {
  params: ISearchSessionsParams;
  result: ISearchSessionsResult;
}

const searchSessionsIR: any = {"usedParamSet":{"mots":true},"params":[{"name":"mots","required":false,"transform":{"type":"scalar"},"locs":[{"a":226,"b":230},{"a":366,"b":370},{"a":418,"b":422}]}],"statement":"select\n\ts.id_session, f.nom as formation, s.date_debut, s.date_fin,\n\ts.salle_principale, s.statut_session, s.nb_inscrits, s.capacite_max\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nwhere :mots::text[] is null\n\tor sessions_planning.plier(concat_ws(' ', 'n session', s.id_session, f.nom, f.code,\n\t\ts.salle_principale)) like all (:mots)\norder by\n\t('%' || s.id_session || '%' = any (:mots)) is true desc,\n\ts.date_debut < (now() at time zone 'UTC'),\n\tabs(extract(epoch from s.date_debut - (now() at time zone 'UTC')))\nlimit 100                                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * select
 * 	s.id_session, f.nom as formation, s.date_debut, s.date_fin,
 * 	s.salle_principale, s.statut_session, s.nb_inscrits, s.capacite_max
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * where :mots::text[] is null
 * 	or sessions_planning.plier(concat_ws(' ', 'n session', s.id_session, f.nom, f.code,
 * 		s.salle_principale)) like all (:mots)
 * order by
 * 	('%' || s.id_session || '%' = any (:mots)) is true desc,
 * 	s.date_debut < (now() at time zone 'UTC'),
 * 	abs(extract(epoch from s.date_debut - (now() at time zone 'UTC')))
 * limit 100                                                                                                                      
 * ```
 */
export const searchSessions = new PreparedQuery<ISearchSessionsParams,ISearchSessionsResult>(searchSessionsIR);


/** 'SearchPersonnes' parameters type */
export interface ISearchPersonnesParams {
  genres: (string | null)[];
  mot1: string;
  mot2: string;
  mot3: string;
  mots: (string | null)[];
}

/** 'SearchPersonnes' return type */
export interface ISearchPersonnesResult {
  email: string | null;
  genre: string;
  id: number;
  nom: string;
  prenom: string;
}

/** 'SearchPersonnes' query type */
export interface ISearchPersonnesQuery {
  params: ISearchPersonnesParams;
  result: ISearchPersonnesResult;
}

const searchPersonnesIR: any = {"usedParamSet":{"genres":true,"mot1":true,"mot2":true,"mot3":true,"mots":true},"params":[{"name":"genres","required":true,"transform":{"type":"scalar"},"locs":[{"a":146,"b":153},{"a":595,"b":602}]},{"name":"mot1","required":true,"transform":{"type":"scalar"},"locs":[{"a":222,"b":227},{"a":671,"b":676}]},{"name":"mot2","required":true,"transform":{"type":"scalar"},"locs":[{"a":287,"b":292},{"a":736,"b":741}]},{"name":"mot3","required":true,"transform":{"type":"scalar"},"locs":[{"a":352,"b":357},{"a":801,"b":806}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":422,"b":427},{"a":871,"b":876}]}],"statement":"(\n\tselect 'eleve' as \"genre!\", id_eleve as \"id!\", prenom as \"prenom!\", nom as \"nom!\", email as \"email?\"\n\tfrom public.eleves\n\twhere 'eleve' = any (:genres!::text[])\n\t\tand sessions_planning.graphies(prenom, nom, email) like :mot1!\n\t\tand sessions_planning.graphies(prenom, nom, email) like :mot2!\n\t\tand sessions_planning.graphies(prenom, nom, email) like :mot3!\n\t\tand sessions_planning.graphies(prenom, nom, email) like all (:mots!::text[])\n\torder by nom, prenom, id_eleve\n\tlimit 100\n)\nunion all\n(\n\tselect 'candidat', id_candidat, prenom, nom, email\n\tfrom public.candidats\n\twhere 'candidat' = any (:genres!::text[])\n\t\tand sessions_planning.graphies(prenom, nom, email) like :mot1!\n\t\tand sessions_planning.graphies(prenom, nom, email) like :mot2!\n\t\tand sessions_planning.graphies(prenom, nom, email) like :mot3!\n\t\tand sessions_planning.graphies(prenom, nom, email) like all (:mots!::text[])\n\torder by nom, prenom, id_candidat\n\tlimit 100\n)                            "};

/**
 * Query generated from SQL:
 * ```
 * (
 * 	select 'eleve' as "genre!", id_eleve as "id!", prenom as "prenom!", nom as "nom!", email as "email?"
 * 	from public.eleves
 * 	where 'eleve' = any (:genres!::text[])
 * 		and sessions_planning.graphies(prenom, nom, email) like :mot1!
 * 		and sessions_planning.graphies(prenom, nom, email) like :mot2!
 * 		and sessions_planning.graphies(prenom, nom, email) like :mot3!
 * 		and sessions_planning.graphies(prenom, nom, email) like all (:mots!::text[])
 * 	order by nom, prenom, id_eleve
 * 	limit 100
 * )
 * union all
 * (
 * 	select 'candidat', id_candidat, prenom, nom, email
 * 	from public.candidats
 * 	where 'candidat' = any (:genres!::text[])
 * 		and sessions_planning.graphies(prenom, nom, email) like :mot1!
 * 		and sessions_planning.graphies(prenom, nom, email) like :mot2!
 * 		and sessions_planning.graphies(prenom, nom, email) like :mot3!
 * 		and sessions_planning.graphies(prenom, nom, email) like all (:mots!::text[])
 * 	order by nom, prenom, id_candidat
 * 	limit 100
 * )                            
 * ```
 */
export const searchPersonnes = new PreparedQuery<ISearchPersonnesParams,ISearchPersonnesResult>(searchPersonnesIR);


/** 'ListPersonnes' parameters type */
export interface IListPersonnesParams {
  genres: (string | null)[];
}

/** 'ListPersonnes' return type */
export interface IListPersonnesResult {
  email: string | null;
  genre: string;
  id: number;
  nom: string;
  prenom: string;
}

/** 'ListPersonnes' query type */
export interface IListPersonnesQuery {
  params: IListPersonnesParams;
  result: IListPersonnesResult;
}

const listPersonnesIR: any = {"usedParamSet":{"genres":true},"params":[{"name":"genres","required":true,"transform":{"type":"scalar"},"locs":[{"a":146,"b":153},{"a":321,"b":328}]}],"statement":"(\n\tselect 'eleve' as \"genre!\", id_eleve as \"id!\", prenom as \"prenom!\", nom as \"nom!\", email as \"email?\"\n\tfrom public.eleves\n\twhere 'eleve' = any (:genres!::text[])\n\torder by nom, prenom, id_eleve\n\tlimit 100\n)\nunion all\n(\n\tselect 'candidat', id_candidat, prenom, nom, email\n\tfrom public.candidats\n\twhere 'candidat' = any (:genres!::text[])\n\torder by nom, prenom, id_candidat\n\tlimit 100\n)"};

/**
 * Query generated from SQL:
 * ```
 * (
 * 	select 'eleve' as "genre!", id_eleve as "id!", prenom as "prenom!", nom as "nom!", email as "email?"
 * 	from public.eleves
 * 	where 'eleve' = any (:genres!::text[])
 * 	order by nom, prenom, id_eleve
 * 	limit 100
 * )
 * union all
 * (
 * 	select 'candidat', id_candidat, prenom, nom, email
 * 	from public.candidats
 * 	where 'candidat' = any (:genres!::text[])
 * 	order by nom, prenom, id_candidat
 * 	limit 100
 * )
 * ```
 */
export const listPersonnes = new PreparedQuery<IListPersonnesParams,IListPersonnesResult>(listPersonnesIR);


