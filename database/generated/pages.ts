/** Types generated for queries found in "database/queries/pages.sql" */
import { PreparedQuery } from '../sql';

export type stringArray = (string)[];

/** 'ListFormations' parameters type */
export type IListFormationsParams = void;

/** 'ListFormations' return type */
export interface IListFormationsResult {
  categorie: string;
  code: string;
  dureeHeures: number;
  nom: string;
}

/** 'ListFormations' query type */
export interface IListFormationsQuery {
  params: IListFormationsParams;
  result: IListFormationsResult;
}

const listFormationsIR: any = {"usedParamSet":{},"params":[],"statement":"select code, nom, categorie, duree_heures\nfrom public.formations\nwhere actif\norder by nom                                                                                                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * select code, nom, categorie, duree_heures
 * from public.formations
 * where actif
 * order by nom                                                                                                                                                                    
 * ```
 */
export const listFormations = new PreparedQuery<IListFormationsParams,IListFormationsResult>(listFormationsIR);


/** 'ListAgenda' parameters type */
export interface IListAgendaParams {
  debut: Date;
  fin: Date;
  idFormateur?: number | null | void;
  idSession?: number | null | void;
  salle?: string | null | void;
}

/** 'ListAgenda' return type */
export interface IListAgendaResult {
  dateDebut: Date | null;
  dateFin: Date | null;
  formateurNom: string | null;
  formateurPrenom: string | null;
  formation: string | null;
  idReservation: number | null;
  idSession: number | null;
  matiere: string | null;
  motif: string | null;
  salle: string | null;
  statutSession: string | null;
  titre: string;
}

/** 'ListAgenda' query type */
export interface IListAgendaQuery {
  params: IListAgendaParams;
  result: IListAgendaResult;
}

const listAgendaIR: any = {"usedParamSet":{"salle":true,"idFormateur":true,"idSession":true,"debut":true,"fin":true},"params":[{"name":"salle","required":false,"transform":{"type":"scalar"},"locs":[{"a":76,"b":81},{"a":574,"b":579}]},{"name":"idFormateur","required":false,"transform":{"type":"scalar"},"locs":[{"a":183,"b":194},{"a":757,"b":768}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":332,"b":341},{"a":929,"b":938}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":612,"b":618},{"a":800,"b":806},{"a":1022,"b":1028}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":632,"b":636},{"a":820,"b":824},{"a":988,"b":992}]}],"statement":"with sujet as (\n  select s.nom as titre from public.salles s where s.code = :salle::text\n  union all\n  select t.prenom || ' ' || t.nom from public.formateurs t where t.id_formateur = :idFormateur::int\n  union all\n  select f.nom from public.sessions x join public.formations f on f.id_formation = x.id_formation where x.id_session = :idSession::int\n),\nchoisies as (\n  select o.id_reservation\n  from public.salles s\n  join sessions_planning.salle_physique p on p.id_salle = s.id_salle\n  join sessions_planning.occupation_salle o on o.id_salle = p.id_physique\n  where s.code = :salle::text and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n  union\n  select o.id_reservation\n  from sessions_planning.occupation_formateur o\n  where o.id_formateur = :idFormateur::int and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n  union\n  select r.id_reservation\n  from public.reservation_salle r\n  where r.id_session = :idSession::int and r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp and r.date_fin > :debut!::timestamp\n)\nselect sujet.titre as \"titre!\", r.id_reservation as \"id_reservation?\", r.date_debut as \"date_debut?\", r.date_fin as \"date_fin?\", r.motif as \"motif?\",\n  sa.nom as \"salle?\", f.nom as \"formation?\", q.matiere as \"matiere?\", fo.prenom as \"formateur_prenom?\", fo.nom as \"formateur_nom?\",\n  se.id_session as \"id_session?\", se.statut_session as \"statut_session?\"\nfrom sujet\nleft join choisies c on true\nleft join public.reservation_salle r on r.id_reservation = c.id_reservation\nleft join public.salles sa on sa.id_salle = r.id_salle\nleft join sessions_planning.seance q on q.id_reservation = r.id_reservation\nleft join public.sessions se on se.id_session = r.id_session\nleft join public.formations f on f.id_formation = se.id_formation\nleft join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)\norder by r.date_debut, r.id_reservation                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * with sujet as (
 *   select s.nom as titre from public.salles s where s.code = :salle::text
 *   union all
 *   select t.prenom || ' ' || t.nom from public.formateurs t where t.id_formateur = :idFormateur::int
 *   union all
 *   select f.nom from public.sessions x join public.formations f on f.id_formation = x.id_formation where x.id_session = :idSession::int
 * ),
 * choisies as (
 *   select o.id_reservation
 *   from public.salles s
 *   join sessions_planning.salle_physique p on p.id_salle = s.id_salle
 *   join sessions_planning.occupation_salle o on o.id_salle = p.id_physique
 *   where s.code = :salle::text and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 *   union
 *   select o.id_reservation
 *   from sessions_planning.occupation_formateur o
 *   where o.id_formateur = :idFormateur::int and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 *   union
 *   select r.id_reservation
 *   from public.reservation_salle r
 *   where r.id_session = :idSession::int and r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp and r.date_fin > :debut!::timestamp
 * )
 * select sujet.titre as "titre!", r.id_reservation as "id_reservation?", r.date_debut as "date_debut?", r.date_fin as "date_fin?", r.motif as "motif?",
 *   sa.nom as "salle?", f.nom as "formation?", q.matiere as "matiere?", fo.prenom as "formateur_prenom?", fo.nom as "formateur_nom?",
 *   se.id_session as "id_session?", se.statut_session as "statut_session?"
 * from sujet
 * left join choisies c on true
 * left join public.reservation_salle r on r.id_reservation = c.id_reservation
 * left join public.salles sa on sa.id_salle = r.id_salle
 * left join sessions_planning.seance q on q.id_reservation = r.id_reservation
 * left join public.sessions se on se.id_session = r.id_session
 * left join public.formations f on f.id_formation = se.id_formation
 * left join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)
 * order by r.date_debut, r.id_reservation                                                                                         
 * ```
 */
export const listAgenda = new PreparedQuery<IListAgendaParams,IListAgendaResult>(listAgendaIR);


/** 'FindPersonne' parameters type */
export interface IFindPersonneParams {
  idCandidat?: number | null | void;
  idEleve?: number | null | void;
}

/** 'FindPersonne' return type */
export interface IFindPersonneResult {
  nom: string | null;
  prenom: string | null;
}

/** 'FindPersonne' query type */
export interface IFindPersonneQuery {
  params: IFindPersonneParams;
  result: IFindPersonneResult;
}

const findPersonneIR: any = {"usedParamSet":{"idEleve":true,"idCandidat":true},"params":[{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":63,"b":70}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":156,"b":166}]}],"statement":"select e.prenom, e.nom from public.eleves e where e.id_eleve = :idEleve::int\nunion all\nselect c.prenom, c.nom from public.candidats c where c.id_candidat = :idCandidat::int                                    "};

/**
 * Query generated from SQL:
 * ```
 * select e.prenom, e.nom from public.eleves e where e.id_eleve = :idEleve::int
 * union all
 * select c.prenom, c.nom from public.candidats c where c.id_candidat = :idCandidat::int                                    
 * ```
 */
export const findPersonne = new PreparedQuery<IFindPersonneParams,IFindPersonneResult>(findPersonneIR);


/** 'ListNomsSalles' parameters type */
export interface IListNomsSallesParams {
  codes: stringArray;
}

/** 'ListNomsSalles' return type */
export interface IListNomsSallesResult {
  code: string;
  nom: string;
}

/** 'ListNomsSalles' query type */
export interface IListNomsSallesQuery {
  params: IListNomsSallesParams;
  result: IListNomsSallesResult;
}

const listNomsSallesIR: any = {"usedParamSet":{"codes":true},"params":[{"name":"codes","required":true,"transform":{"type":"scalar"},"locs":[{"a":53,"b":59}]}],"statement":"select code, nom from public.salles where code = any(:codes!::text[])"};

/**
 * Query generated from SQL:
 * ```
 * select code, nom from public.salles where code = any(:codes!::text[])
 * ```
 */
export const listNomsSalles = new PreparedQuery<IListNomsSallesParams,IListNomsSallesResult>(listNomsSallesIR);


