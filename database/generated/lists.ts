/** Types generated for queries found in "database/queries/lists.sql" */
import { PreparedQuery } from '../sql';

/** 'SearchSalles' parameters type */
export interface ISearchSallesParams {
  filtre?: string | null | void;
}

/** 'SearchSalles' return type */
export interface ISearchSallesResult {
  capaciteMax: number;
  code: string;
  idSalle: number;
  nom: string;
  statut: string;
}

/** 'SearchSalles' query type */
export interface ISearchSallesQuery {
  params: ISearchSallesParams;
  result: ISearchSallesResult;
}

const searchSallesIR: any = {"usedParamSet":{"filtre":true},"params":[{"name":"filtre","required":false,"transform":{"type":"scalar"},"locs":[{"a":74,"b":80},{"a":110,"b":116},{"a":131,"b":137}]}],"statement":"select id_salle, code, nom, capacite_max, statut\nfrom public.salles\nwhere :filtre::text is null or code ilike :filtre or nom ilike :filtre\norder by nom\nlimit 100"};

/**
 * Query generated from SQL:
 * ```
 * select id_salle, code, nom, capacite_max, statut
 * from public.salles
 * where :filtre::text is null or code ilike :filtre or nom ilike :filtre
 * order by nom
 * limit 100
 * ```
 */
export const searchSalles = new PreparedQuery<ISearchSallesParams,ISearchSallesResult>(searchSallesIR);


/** 'SearchFormations' parameters type */
export interface ISearchFormationsParams {
  categorie?: string | null | void;
  filtre?: string | null | void;
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

const searchFormationsIR: any = {"usedParamSet":{"filtre":true,"categorie":true},"params":[{"name":"filtre","required":false,"transform":{"type":"scalar"},"locs":[{"a":93,"b":99},{"a":129,"b":135},{"a":150,"b":156}]},{"name":"categorie","required":false,"transform":{"type":"scalar"},"locs":[{"a":166,"b":175},{"a":206,"b":215}]}],"statement":"select id_formation, code, nom, categorie, duree_heures, actif\nfrom public.formations\nwhere (:filtre::text is null or code ilike :filtre or nom ilike :filtre)\n  and (:categorie::text is null or categorie = :categorie)\norder by actif desc, nom\nlimit 100"};

/**
 * Query generated from SQL:
 * ```
 * select id_formation, code, nom, categorie, duree_heures, actif
 * from public.formations
 * where (:filtre::text is null or code ilike :filtre or nom ilike :filtre)
 *   and (:categorie::text is null or categorie = :categorie)
 * order by actif desc, nom
 * limit 100
 * ```
 */
export const searchFormations = new PreparedQuery<ISearchFormationsParams,ISearchFormationsResult>(searchFormationsIR);


/** 'SearchFormateurs' parameters type */
export interface ISearchFormateursParams {
  filtre?: string | null | void;
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

const searchFormateursIR: any = {"usedParamSet":{"filtre":true},"params":[{"name":"filtre","required":false,"transform":{"type":"scalar"},"locs":[{"a":70,"b":76},{"a":122,"b":128},{"a":160,"b":166},{"a":183,"b":189}]}],"statement":"select id_formateur, prenom, nom, statut\nfrom public.formateurs\nwhere :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre\norder by statut, nom, prenom\nlimit 100                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select id_formateur, prenom, nom, statut
 * from public.formateurs
 * where :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre
 * order by statut, nom, prenom
 * limit 100                                                                         
 * ```
 */
export const searchFormateurs = new PreparedQuery<ISearchFormateursParams,ISearchFormateursResult>(searchFormateursIR);


/** 'SearchSessions' parameters type */
export interface ISearchSessionsParams {
  filtre?: string | null | void;
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

const searchSessionsIR: any = {"usedParamSet":{"filtre":true},"params":[{"name":"filtre","required":false,"transform":{"type":"scalar"},"locs":[{"a":224,"b":230},{"a":261,"b":267},{"a":285,"b":291},{"a":321,"b":327},{"a":357,"b":363}]}],"statement":"select s.id_session, f.nom as formation, s.date_debut, s.date_fin, s.salle_principale, s.statut_session, s.nb_inscrits, s.capacite_max\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nwhere :filtre::text is null or f.nom ilike :filtre or f.code ilike :filtre or s.salle_principale ilike :filtre or s.id_session::text ilike :filtre\norder by s.date_debut < (now() at time zone 'UTC'), abs(extract(epoch from s.date_debut - (now() at time zone 'UTC')))\nlimit 100"};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, f.nom as formation, s.date_debut, s.date_fin, s.salle_principale, s.statut_session, s.nb_inscrits, s.capacite_max
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * where :filtre::text is null or f.nom ilike :filtre or f.code ilike :filtre or s.salle_principale ilike :filtre or s.id_session::text ilike :filtre
 * order by s.date_debut < (now() at time zone 'UTC'), abs(extract(epoch from s.date_debut - (now() at time zone 'UTC')))
 * limit 100
 * ```
 */
export const searchSessions = new PreparedQuery<ISearchSessionsParams,ISearchSessionsResult>(searchSessionsIR);


/** 'SearchEleves' parameters type */
export interface ISearchElevesParams {
  filtre?: string | null | void;
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

const searchElevesIR: any = {"usedParamSet":{"filtre":true},"params":[{"name":"filtre","required":false,"transform":{"type":"scalar"},"locs":[{"a":61,"b":67},{"a":113,"b":119},{"a":151,"b":157},{"a":174,"b":180}]}],"statement":"select id_eleve, prenom, nom, email\nfrom public.eleves\nwhere :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre\norder by nom, prenom, id_eleve\nlimit 100"};

/**
 * Query generated from SQL:
 * ```
 * select id_eleve, prenom, nom, email
 * from public.eleves
 * where :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre
 * order by nom, prenom, id_eleve
 * limit 100
 * ```
 */
export const searchEleves = new PreparedQuery<ISearchElevesParams,ISearchElevesResult>(searchElevesIR);


/** 'SearchCandidats' parameters type */
export interface ISearchCandidatsParams {
  filtre?: string | null | void;
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

const searchCandidatsIR: any = {"usedParamSet":{"filtre":true},"params":[{"name":"filtre","required":false,"transform":{"type":"scalar"},"locs":[{"a":67,"b":73},{"a":119,"b":125},{"a":157,"b":163},{"a":180,"b":186}]}],"statement":"select id_candidat, prenom, nom, email\nfrom public.candidats\nwhere :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre\norder by nom, prenom, id_candidat\nlimit 100"};

/**
 * Query generated from SQL:
 * ```
 * select id_candidat, prenom, nom, email
 * from public.candidats
 * where :filtre::text is null or prenom || ' ' || nom ilike :filtre or nom || ' ' || prenom ilike :filtre or email ilike :filtre
 * order by nom, prenom, id_candidat
 * limit 100
 * ```
 */
export const searchCandidats = new PreparedQuery<ISearchCandidatsParams,ISearchCandidatsResult>(searchCandidatsIR);


