/** Types generated for queries found in "database/queries/pages.sql" */
import { PreparedQuery } from '../sql';

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

const listFormationsIR: any = {"usedParamSet":{},"params":[],"statement":"select code, nom, categorie, duree_heures\nfrom public.formations\nwhere actif\norder by nom                                                                                                                                                                                                                                                                               "};

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
  idCandidat?: number | null | void;
  idEleve?: number | null | void;
  idFormateur?: number | null | void;
  idSession?: number | null | void;
  salle?: string | null | void;
}

/** 'ListAgenda' return type */
export interface IListAgendaResult {
  active: boolean | null;
  dateDebut: Date | null;
  dateFin: Date | null;
  debutOrigine: Date | null;
  finOrigine: Date | null;
  formateurNom: string | null;
  formateurPrenom: string | null;
  formation: string | null;
  idReservation: number | null;
  idSession: number | null;
  matiere: string | null;
  modifieLe: Date | null;
  motif: string | null;
  salle: string | null;
  sequence: number;
  statutSession: string | null;
  titre: string;
}

/** 'ListAgenda' query type */
export interface IListAgendaQuery {
  params: IListAgendaParams;
  result: IListAgendaResult;
}

const listAgendaIR: any = {"usedParamSet":{"salle":true,"idFormateur":true,"idEleve":true,"idCandidat":true,"idSession":true,"debut":true,"fin":true},"params":[{"name":"salle","required":false,"transform":{"type":"scalar"},"locs":[{"a":75,"b":80},{"a":771,"b":776}]},{"name":"idFormateur","required":false,"transform":{"type":"scalar"},"locs":[{"a":180,"b":191},{"a":950,"b":961}]},{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":282,"b":289},{"a":1384,"b":1391}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":386,"b":396},{"a":1417,"b":1427}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":535,"b":544},{"a":1118,"b":1127}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":809,"b":815},{"a":993,"b":999},{"a":1213,"b":1219},{"a":1568,"b":1574}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":829,"b":833},{"a":1013,"b":1017},{"a":1177,"b":1181},{"a":1534,"b":1538}]}],"statement":"with sujet as (\n\tselect s.nom as titre from public.salles s where s.code = :salle::text\n\tunion all\n\tselect t.prenom || ' ' || t.nom from public.formateurs t where t.id_formateur = :idFormateur::int\n\tunion all\n\tselect e.prenom || ' ' || e.nom from public.eleves e where e.id_eleve = :idEleve::int\n\tunion all\n\tselect c.prenom || ' ' || c.nom from public.candidats c where c.id_candidat = :idCandidat::int\n\tunion all\n\tselect f.nom\n\tfrom public.sessions x\n\tjoin public.formations f on f.id_formation = x.id_formation\n\twhere x.id_session = :idSession::int\n),\nsiennes as (\n\tselect o.id_reservation\n\tfrom public.salles s\n\tjoin sessions_planning.salle_physique p on p.id_salle = s.id_salle\n\tjoin sessions_planning.occupation_salle o on o.id_salle = p.id_physique\n\twhere s.code = :salle::text and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n\tunion\n\tselect o.id_reservation\n\tfrom sessions_planning.occupation_formateur o\n\twhere o.id_formateur = :idFormateur::int and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n\tunion\n\tselect r.id_reservation\n\tfrom public.reservation_salle r\n\twhere r.id_session = :idSession::int and r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp\n\t\tand r.date_fin > :debut!::timestamp\n\tunion\n\tselect r.id_reservation\n\tfrom public.inscription_session i\n\tjoin public.reservation_salle r on r.id_session = i.id_session\n\twhere (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)\n\t\tand i.statut_inscription in ('INSCRIT', 'CONFIRME')\n\t\tand r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp and r.date_fin > :debut!::timestamp\n),\nchoisies as (\n\tselect id_reservation from siennes\n\tunion\n\tselect autre.id_reservation\n\tfrom siennes\n\tjoin public.reservation_salle r on r.id_reservation = siennes.id_reservation\n\tjoin public.reservation_salle autre on autre.id_session = r.id_session\n),\nrevision as materialized (\n\tselect a.id_session, a.sequence, a.modifie_le\n\tfrom sessions_planning.agenda_session a\n\twhere a.id_session in (\n\t\tselect r.id_session\n\t\tfrom siennes\n\t\tjoin public.reservation_salle r on r.id_reservation = siennes.id_reservation\n\t)\n)\nselect sujet.titre as \"titre!\", r.id_reservation as \"id_reservation?\", r.date_debut as \"date_debut?\",\n\tr.date_fin as \"date_fin?\",\n\tcoalesce(g.debut, r.date_debut) as \"debut_origine?\", coalesce(g.fin, r.date_fin) as \"fin_origine?\",\n\tc.id_reservation in (select id_reservation from siennes) as \"active?\",\n\tcoalesce(a.sequence, 0) as \"sequence!\", a.modifie_le as \"modifie_le?\", r.motif as \"motif?\",\n\tsa.nom as \"salle?\", f.nom as \"formation?\", q.matiere as \"matiere?\", fo.prenom as \"formateur_prenom?\",\n\t\tfo.nom as \"formateur_nom?\",\n\tse.id_session as \"id_session?\", se.statut_session as \"statut_session?\"\nfrom sujet\nleft join choisies c on true\nleft join public.reservation_salle r on r.id_reservation = c.id_reservation\nleft join public.salles sa on sa.id_salle = r.id_salle\nleft join sessions_planning.seance q on q.id_reservation = r.id_reservation\nleft join public.sessions se on se.id_session = r.id_session\nleft join public.formations f on f.id_formation = se.id_formation\nleft join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)\nleft join sessions_planning.agenda_seance g on g.id_reservation = r.id_reservation\nleft join revision a on a.id_session = r.id_session\norder by r.date_debut, r.id_reservation                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * with sujet as (
 * 	select s.nom as titre from public.salles s where s.code = :salle::text
 * 	union all
 * 	select t.prenom || ' ' || t.nom from public.formateurs t where t.id_formateur = :idFormateur::int
 * 	union all
 * 	select e.prenom || ' ' || e.nom from public.eleves e where e.id_eleve = :idEleve::int
 * 	union all
 * 	select c.prenom || ' ' || c.nom from public.candidats c where c.id_candidat = :idCandidat::int
 * 	union all
 * 	select f.nom
 * 	from public.sessions x
 * 	join public.formations f on f.id_formation = x.id_formation
 * 	where x.id_session = :idSession::int
 * ),
 * siennes as (
 * 	select o.id_reservation
 * 	from public.salles s
 * 	join sessions_planning.salle_physique p on p.id_salle = s.id_salle
 * 	join sessions_planning.occupation_salle o on o.id_salle = p.id_physique
 * 	where s.code = :salle::text and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 * 	union
 * 	select o.id_reservation
 * 	from sessions_planning.occupation_formateur o
 * 	where o.id_formateur = :idFormateur::int and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 * 	union
 * 	select r.id_reservation
 * 	from public.reservation_salle r
 * 	where r.id_session = :idSession::int and r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp
 * 		and r.date_fin > :debut!::timestamp
 * 	union
 * 	select r.id_reservation
 * 	from public.inscription_session i
 * 	join public.reservation_salle r on r.id_session = i.id_session
 * 	where (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)
 * 		and i.statut_inscription in ('INSCRIT', 'CONFIRME')
 * 		and r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp and r.date_fin > :debut!::timestamp
 * ),
 * choisies as (
 * 	select id_reservation from siennes
 * 	union
 * 	select autre.id_reservation
 * 	from siennes
 * 	join public.reservation_salle r on r.id_reservation = siennes.id_reservation
 * 	join public.reservation_salle autre on autre.id_session = r.id_session
 * ),
 * revision as materialized (
 * 	select a.id_session, a.sequence, a.modifie_le
 * 	from sessions_planning.agenda_session a
 * 	where a.id_session in (
 * 		select r.id_session
 * 		from siennes
 * 		join public.reservation_salle r on r.id_reservation = siennes.id_reservation
 * 	)
 * )
 * select sujet.titre as "titre!", r.id_reservation as "id_reservation?", r.date_debut as "date_debut?",
 * 	r.date_fin as "date_fin?",
 * 	coalesce(g.debut, r.date_debut) as "debut_origine?", coalesce(g.fin, r.date_fin) as "fin_origine?",
 * 	c.id_reservation in (select id_reservation from siennes) as "active?",
 * 	coalesce(a.sequence, 0) as "sequence!", a.modifie_le as "modifie_le?", r.motif as "motif?",
 * 	sa.nom as "salle?", f.nom as "formation?", q.matiere as "matiere?", fo.prenom as "formateur_prenom?",
 * 		fo.nom as "formateur_nom?",
 * 	se.id_session as "id_session?", se.statut_session as "statut_session?"
 * from sujet
 * left join choisies c on true
 * left join public.reservation_salle r on r.id_reservation = c.id_reservation
 * left join public.salles sa on sa.id_salle = r.id_salle
 * left join sessions_planning.seance q on q.id_reservation = r.id_reservation
 * left join public.sessions se on se.id_session = r.id_session
 * left join public.formations f on f.id_formation = se.id_formation
 * left join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)
 * left join sessions_planning.agenda_seance g on g.id_reservation = r.id_reservation
 * left join revision a on a.id_session = r.id_session
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
  codes: (string | null)[];
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


