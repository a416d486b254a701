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

const searchFormateursIR: any = {"usedParamSet":{"mots":true},"params":[{"name":"mots","required":false,"transform":{"type":"scalar"},"locs":[{"a":70,"b":74},{"a":166,"b":170}]}],"statement":"select id_formateur, prenom, nom, statut\nfrom public.formateurs\nwhere :mots::text[] is null\n\tor sessions_planning.plier(concat_ws(' ', prenom, nom, email)) like all (:mots)\norder by statut, nom, prenom\nlimit 100                                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select id_formateur, prenom, nom, statut
 * from public.formateurs
 * where :mots::text[] is null
 * 	or sessions_planning.plier(concat_ws(' ', prenom, nom, email)) like all (:mots)
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

const searchSessionsIR: any = {"usedParamSet":{"mots":true},"params":[{"name":"mots","required":false,"transform":{"type":"scalar"},"locs":[{"a":226,"b":230},{"a":358,"b":362}]}],"statement":"select\n\ts.id_session, f.nom as formation, s.date_debut, s.date_fin,\n\ts.salle_principale, s.statut_session, s.nb_inscrits, s.capacite_max\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nwhere :mots::text[] is null\n\tor sessions_planning.plier(concat_ws(' ', 'n', s.id_session, f.nom, f.code,\n\t\ts.salle_principale)) like all (:mots)\norder by\n\ts.date_debut < (now() at time zone 'UTC'),\n\tabs(extract(epoch from s.date_debut - (now() at time zone 'UTC')))\nlimit 100                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select
 * 	s.id_session, f.nom as formation, s.date_debut, s.date_fin,
 * 	s.salle_principale, s.statut_session, s.nb_inscrits, s.capacite_max
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * where :mots::text[] is null
 * 	or sessions_planning.plier(concat_ws(' ', 'n', s.id_session, f.nom, f.code,
 * 		s.salle_principale)) like all (:mots)
 * order by
 * 	s.date_debut < (now() at time zone 'UTC'),
 * 	abs(extract(epoch from s.date_debut - (now() at time zone 'UTC')))
 * limit 100                                                               
 * ```
 */
export const searchSessions = new PreparedQuery<ISearchSessionsParams,ISearchSessionsResult>(searchSessionsIR);


/** 'SearchEleves' parameters type */
export interface ISearchElevesParams {
  mot1: string;
  mot2: string;
  mot3: string;
  mots: (string | null)[];
}

/** 'SearchEleves' return type */
export interface ISearchElevesResult {
  email: string | null;
  idEleve: number;
  nom: string;
  prenom: string;
}

/** 'SearchEleves' query type */
export interface ISearchElevesQuery {
  params: ISearchElevesParams;
  result: ISearchElevesResult;
}

const searchElevesIR: any = {"usedParamSet":{"mot1":true,"mot2":true,"mot3":true,"mots":true},"params":[{"name":"mot1","required":true,"transform":{"type":"scalar"},"locs":[{"a":114,"b":119}]},{"name":"mot2","required":true,"transform":{"type":"scalar"},"locs":[{"a":179,"b":184}]},{"name":"mot3","required":true,"transform":{"type":"scalar"},"locs":[{"a":244,"b":249}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":314,"b":319}]}],"statement":"select id_eleve, prenom, nom, email\nfrom public.eleves\nwhere sessions_planning.recherche(prenom, nom, email) like :mot1!\n\tand sessions_planning.recherche(prenom, nom, email) like :mot2!\n\tand sessions_planning.recherche(prenom, nom, email) like :mot3!\n\tand sessions_planning.recherche(prenom, nom, email) like all (:mots!::text[])\norder by nom, prenom, id_eleve\nlimit 100                            "};

/**
 * Query generated from SQL:
 * ```
 * select id_eleve, prenom, nom, email
 * from public.eleves
 * where sessions_planning.recherche(prenom, nom, email) like :mot1!
 * 	and sessions_planning.recherche(prenom, nom, email) like :mot2!
 * 	and sessions_planning.recherche(prenom, nom, email) like :mot3!
 * 	and sessions_planning.recherche(prenom, nom, email) like all (:mots!::text[])
 * order by nom, prenom, id_eleve
 * limit 100                            
 * ```
 */
export const searchEleves = new PreparedQuery<ISearchElevesParams,ISearchElevesResult>(searchElevesIR);


/** 'ListEleves' parameters type */
export type IListElevesParams = void;

/** 'ListEleves' return type */
export interface IListElevesResult {
  email: string | null;
  idEleve: number;
  nom: string;
  prenom: string;
}

/** 'ListEleves' query type */
export interface IListElevesQuery {
  params: IListElevesParams;
  result: IListElevesResult;
}

const listElevesIR: any = {"usedParamSet":{},"params":[],"statement":"select id_eleve, prenom, nom, email\nfrom public.eleves\norder by nom, prenom, id_eleve\nlimit 100                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * select id_eleve, prenom, nom, email
 * from public.eleves
 * order by nom, prenom, id_eleve
 * limit 100                                                                  
 * ```
 */
export const listEleves = new PreparedQuery<IListElevesParams,IListElevesResult>(listElevesIR);


/** 'SearchCandidats' parameters type */
export interface ISearchCandidatsParams {
  mot1: string;
  mot2: string;
  mot3: string;
  mots: (string | null)[];
}

/** 'SearchCandidats' return type */
export interface ISearchCandidatsResult {
  email: string | null;
  idCandidat: number;
  nom: string;
  prenom: string;
}

/** 'SearchCandidats' query type */
export interface ISearchCandidatsQuery {
  params: ISearchCandidatsParams;
  result: ISearchCandidatsResult;
}

const searchCandidatsIR: any = {"usedParamSet":{"mot1":true,"mot2":true,"mot3":true,"mots":true},"params":[{"name":"mot1","required":true,"transform":{"type":"scalar"},"locs":[{"a":120,"b":125}]},{"name":"mot2","required":true,"transform":{"type":"scalar"},"locs":[{"a":185,"b":190}]},{"name":"mot3","required":true,"transform":{"type":"scalar"},"locs":[{"a":250,"b":255}]},{"name":"mots","required":true,"transform":{"type":"scalar"},"locs":[{"a":320,"b":325}]}],"statement":"select id_candidat, prenom, nom, email\nfrom public.candidats\nwhere sessions_planning.recherche(prenom, nom, email) like :mot1!\n\tand sessions_planning.recherche(prenom, nom, email) like :mot2!\n\tand sessions_planning.recherche(prenom, nom, email) like :mot3!\n\tand sessions_planning.recherche(prenom, nom, email) like all (:mots!::text[])\norder by nom, prenom, id_candidat\nlimit 100                            "};

/**
 * Query generated from SQL:
 * ```
 * select id_candidat, prenom, nom, email
 * from public.candidats
 * where sessions_planning.recherche(prenom, nom, email) like :mot1!
 * 	and sessions_planning.recherche(prenom, nom, email) like :mot2!
 * 	and sessions_planning.recherche(prenom, nom, email) like :mot3!
 * 	and sessions_planning.recherche(prenom, nom, email) like all (:mots!::text[])
 * order by nom, prenom, id_candidat
 * limit 100                            
 * ```
 */
export const searchCandidats = new PreparedQuery<ISearchCandidatsParams,ISearchCandidatsResult>(searchCandidatsIR);


/** 'ListCandidats' parameters type */
export type IListCandidatsParams = void;

/** 'ListCandidats' return type */
export interface IListCandidatsResult {
  email: string | null;
  idCandidat: number;
  nom: string;
  prenom: string;
}

/** 'ListCandidats' query type */
export interface IListCandidatsQuery {
  params: IListCandidatsParams;
  result: IListCandidatsResult;
}

const listCandidatsIR: any = {"usedParamSet":{},"params":[],"statement":"select id_candidat, prenom, nom, email\nfrom public.candidats\norder by nom, prenom, id_candidat\nlimit 100"};

/**
 * Query generated from SQL:
 * ```
 * select id_candidat, prenom, nom, email
 * from public.candidats
 * order by nom, prenom, id_candidat
 * limit 100
 * ```
 */
export const listCandidats = new PreparedQuery<IListCandidatsParams,IListCandidatsResult>(listCandidatsIR);


