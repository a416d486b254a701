/** Types generated for queries found in "database/queries/pages.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type numberArray = (number)[];

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
  maintenant: Date;
  salle?: string | null | void;
}

/** 'ListAgenda' return type */
export interface IListAgendaResult {
  active: boolean | null;
  arrivee: boolean | null;
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
  titre: string;
}

/** 'ListAgenda' query type */
export interface IListAgendaQuery {
  params: IListAgendaParams;
  result: IListAgendaResult;
}

const listAgendaIR: any = {"usedParamSet":{"salle":true,"idFormateur":true,"idEleve":true,"idCandidat":true,"idSession":true,"debut":true,"fin":true,"maintenant":true},"params":[{"name":"salle","required":false,"transform":{"type":"scalar"},"locs":[{"a":75,"b":80},{"a":1025,"b":1030},{"a":3057,"b":3062}]},{"name":"idFormateur","required":false,"transform":{"type":"scalar"},"locs":[{"a":258,"b":269},{"a":1204,"b":1215}]},{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":383,"b":390},{"a":1638,"b":1645}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":520,"b":530},{"a":1671,"b":1681}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":789,"b":798},{"a":1372,"b":1381}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":1063,"b":1069},{"a":1247,"b":1253},{"a":1467,"b":1473},{"a":1822,"b":1828}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":1083,"b":1087},{"a":1267,"b":1271},{"a":1431,"b":1435},{"a":1788,"b":1792}]},{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":3131,"b":3142}]}],"statement":"with sujet as (\n\tselect s.nom as titre from public.salles s where s.code = :salle::text\n\tunion all\n\tselect p.nom\n\tfrom (\n\t\tselect 'formateur' as genre, t.id_formateur as id, t.prenom || ' ' || t.nom as nom\n\t\tfrom public.formateurs t\n\t\twhere t.id_formateur = :idFormateur::int\n\t\tunion all\n\t\tselect 'eleve', e.id_eleve, e.prenom || ' ' || e.nom from public.eleves e where e.id_eleve = :idEleve::int\n\t\tunion all\n\t\tselect 'candidat', c.id_candidat, c.prenom || ' ' || c.nom\n\t\tfrom public.candidats c\n\t\twhere c.id_candidat = :idCandidat::int\n\t) p\n\twhere not exists (\n\t\tselect from sessions_planning.effacement x where x.genre = p.genre and x.id_personne = p.id)\n\tunion all\n\tselect f.nom\n\tfrom public.sessions x\n\tjoin public.formations f on f.id_formation = x.id_formation\n\twhere x.id_session = :idSession::int\n),\nsiennes as (\n\tselect o.id_reservation\n\tfrom public.salles s\n\tjoin sessions_planning.salle_physique p on p.id_salle = s.id_salle\n\tjoin sessions_planning.occupation_salle o on o.id_salle = p.id_physique\n\twhere s.code = :salle::text and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n\tunion\n\tselect o.id_reservation\n\tfrom sessions_planning.occupation_formateur o\n\twhere o.id_formateur = :idFormateur::int and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n\tunion\n\tselect r.id_reservation\n\tfrom public.reservation_salle r\n\twhere r.id_session = :idSession::int and r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp\n\t\tand r.date_fin > :debut!::timestamp\n\tunion\n\tselect r.id_reservation\n\tfrom public.inscription_session i\n\tjoin public.reservation_salle r on r.id_session = i.id_session\n\twhere (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)\n\t\tand i.statut_inscription in ('INSCRIT', 'CONFIRME')\n\t\tand r.statut = 'ACTIVE' and r.date_debut < :fin!::timestamp and r.date_fin > :debut!::timestamp\n),\nrevision as materialized (\n\tselect a.id_session, a.sequence, a.modifie_le\n\tfrom sessions_planning.agenda_session a\n\twhere a.id_session in (\n\t\tselect r.id_session\n\t\tfrom siennes\n\t\tjoin public.reservation_salle r on r.id_reservation = siennes.id_reservation\n\t)\n),\n-- By arrays, which reach the tables under the view: joined to it, all bookings would be read.\nchoisies as (\n\tselect x.*, a.sequence as revision, a.modifie_le as revise_le\n\tfrom sessions_planning.seance_agenda x\n\tjoin revision a on a.id_session = x.id_session\n\twhere x.id_session = any (array(select id_session from revision))\n\tunion all\n\tselect x.*, x.sequence, x.modifie_le\n\tfrom sessions_planning.seance_agenda x\n\twhere x.id_reservation = any (array(select id_reservation from siennes)) and x.id_session is null\n)\nselect sujet.titre as \"titre!\", c.id_reservation as \"id_reservation?\", c.date_debut as \"date_debut?\",\n\tc.date_fin as \"date_fin?\", c.debut_origine as \"debut_origine?\", c.fin_origine as \"fin_origine?\",\n\tc.arrivee as \"arrivee?\",\n\tc.statut <> 'SUPPRIMEE' and c.id_reservation in (select id_reservation from siennes)\n\t\t-- The CRM may cancel a session and leave its bookings: they hold the room until they are freed, and nobody.\n\t\tand not (:salle::text is null and se.statut_session = 'ANNULEE' and c.date_debut > :maintenant!::timestamp)\n\t\t\tis true as \"active?\",\n\tcoalesce(c.revision, 0) as \"sequence!\", c.revise_le as \"modifie_le?\", c.motif as \"motif?\",\n\tsa.nom as \"salle?\", f.nom as \"formation?\", c.matiere as \"matiere?\", fo.prenom as \"formateur_prenom?\",\n\t\tfo.nom as \"formateur_nom?\", c.id_session as \"id_session?\"\nfrom sujet\nleft join choisies c on true\nleft join public.salles sa on sa.id_salle = c.id_salle\nleft join public.sessions se on se.id_session = c.id_session\nleft join public.formations f on f.id_formation = se.id_formation\nleft join public.formateurs fo on fo.id_formateur = c.id_formateur\norder by c.date_debut, c.id_reservation                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * with sujet as (
 * 	select s.nom as titre from public.salles s where s.code = :salle::text
 * 	union all
 * 	select p.nom
 * 	from (
 * 		select 'formateur' as genre, t.id_formateur as id, t.prenom || ' ' || t.nom as nom
 * 		from public.formateurs t
 * 		where t.id_formateur = :idFormateur::int
 * 		union all
 * 		select 'eleve', e.id_eleve, e.prenom || ' ' || e.nom from public.eleves e where e.id_eleve = :idEleve::int
 * 		union all
 * 		select 'candidat', c.id_candidat, c.prenom || ' ' || c.nom
 * 		from public.candidats c
 * 		where c.id_candidat = :idCandidat::int
 * 	) p
 * 	where not exists (
 * 		select from sessions_planning.effacement x where x.genre = p.genre and x.id_personne = p.id)
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
 * revision as materialized (
 * 	select a.id_session, a.sequence, a.modifie_le
 * 	from sessions_planning.agenda_session a
 * 	where a.id_session in (
 * 		select r.id_session
 * 		from siennes
 * 		join public.reservation_salle r on r.id_reservation = siennes.id_reservation
 * 	)
 * ),
 * -- By arrays, which reach the tables under the view: joined to it, all bookings would be read.
 * choisies as (
 * 	select x.*, a.sequence as revision, a.modifie_le as revise_le
 * 	from sessions_planning.seance_agenda x
 * 	join revision a on a.id_session = x.id_session
 * 	where x.id_session = any (array(select id_session from revision))
 * 	union all
 * 	select x.*, x.sequence, x.modifie_le
 * 	from sessions_planning.seance_agenda x
 * 	where x.id_reservation = any (array(select id_reservation from siennes)) and x.id_session is null
 * )
 * select sujet.titre as "titre!", c.id_reservation as "id_reservation?", c.date_debut as "date_debut?",
 * 	c.date_fin as "date_fin?", c.debut_origine as "debut_origine?", c.fin_origine as "fin_origine?",
 * 	c.arrivee as "arrivee?",
 * 	c.statut <> 'SUPPRIMEE' and c.id_reservation in (select id_reservation from siennes)
 * 		-- The CRM may cancel a session and leave its bookings: they hold the room until they are freed, and nobody.
 * 		and not (:salle::text is null and se.statut_session = 'ANNULEE' and c.date_debut > :maintenant!::timestamp)
 * 			is true as "active?",
 * 	coalesce(c.revision, 0) as "sequence!", c.revise_le as "modifie_le?", c.motif as "motif?",
 * 	sa.nom as "salle?", f.nom as "formation?", c.matiere as "matiere?", fo.prenom as "formateur_prenom?",
 * 		fo.nom as "formateur_nom?", c.id_session as "id_session?"
 * from sujet
 * left join choisies c on true
 * left join public.salles sa on sa.id_salle = c.id_salle
 * left join public.sessions se on se.id_session = c.id_session
 * left join public.formations f on f.id_formation = se.id_formation
 * left join public.formateurs fo on fo.id_formateur = c.id_formateur
 * order by c.date_debut, c.id_reservation                                                                                         
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

const findPersonneIR: any = {"usedParamSet":{"idEleve":true,"idCandidat":true},"params":[{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":63,"b":70}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":156,"b":166}]}],"statement":"select e.prenom, e.nom from public.eleves e where e.id_eleve = :idEleve::int\nunion all\nselect c.prenom, c.nom from public.candidats c where c.id_candidat = :idCandidat::int                                                                                                   "};

/**
 * Query generated from SQL:
 * ```
 * select e.prenom, e.nom from public.eleves e where e.id_eleve = :idEleve::int
 * union all
 * select c.prenom, c.nom from public.candidats c where c.id_candidat = :idCandidat::int                                                                                                   
 * ```
 */
export const findPersonne = new PreparedQuery<IFindPersonneParams,IFindPersonneResult>(findPersonneIR);


/** 'ReadChoix' parameters type */
export type IReadChoixParams = void;

/** 'ReadChoix' return type */
export interface IReadChoixResult {
  formateurs: Json;
  formations: Json;
  salles: Json;
}

/** 'ReadChoix' query type */
export interface IReadChoixQuery {
  params: IReadChoixParams;
  result: IReadChoixResult;
}

const readChoixIR: any = {"usedParamSet":{},"params":[],"statement":"select\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('value', f.code, 'nom', f.nom) order by f.nom)\n\t\tfrom public.formations f\n\t\twhere f.actif\n\t), '[]') as \"formations!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('value', s.code, 'nom', s.nom) order by s.nom)\n\t\tfrom public.salles s\n\t\twhere s.statut = 'ACTIVE'\n\t), '[]') as \"salles!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('value', f.id_formateur::text,\n\t\t\t'nom', trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, ''))) order by f.nom, f.prenom)\n\t\tfrom public.formateurs f\n\t\twhere f.statut = 'ACTIF'\n\t), '[]') as \"formateurs!\"                                              "};

/**
 * Query generated from SQL:
 * ```
 * select
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('value', f.code, 'nom', f.nom) order by f.nom)
 * 		from public.formations f
 * 		where f.actif
 * 	), '[]') as "formations!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('value', s.code, 'nom', s.nom) order by s.nom)
 * 		from public.salles s
 * 		where s.statut = 'ACTIVE'
 * 	), '[]') as "salles!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('value', f.id_formateur::text,
 * 			'nom', trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, ''))) order by f.nom, f.prenom)
 * 		from public.formateurs f
 * 		where f.statut = 'ACTIF'
 * 	), '[]') as "formateurs!"                                              
 * ```
 */
export const readChoix = new PreparedQuery<IReadChoixParams,IReadChoixResult>(readChoixIR);


/** 'ListSallesSemaine' parameters type */
export type IListSallesSemaineParams = void;

/** 'ListSallesSemaine' return type */
export interface IListSallesSemaineResult {
  code: string;
  disponibleSoir: boolean;
  disponibleWeekend: boolean;
  idSalle: number;
  nom: string;
}

/** 'ListSallesSemaine' query type */
export interface IListSallesSemaineQuery {
  params: IListSallesSemaineParams;
  result: IListSallesSemaineResult;
}

const listSallesSemaineIR: any = {"usedParamSet":{},"params":[],"statement":"select id_salle, code, nom, disponible_soir, disponible_weekend\nfrom public.salles\nwhere statut = 'ACTIVE'\norder by nom                                                                                                                                                                                                                                                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * select id_salle, code, nom, disponible_soir, disponible_weekend
 * from public.salles
 * where statut = 'ACTIVE'
 * order by nom                                                                                                                                                                                                                                                                                                                          
 * ```
 */
export const listSallesSemaine = new PreparedQuery<IListSallesSemaineParams,IListSallesSemaineResult>(listSallesSemaineIR);


/** 'ListPrisesSalles' parameters type */
export interface IListPrisesSallesParams {
  debut: Date;
  fin: Date;
  fuseau: string;
}

/** 'ListPrisesSalles' return type */
export interface IListPrisesSallesResult {
  capaciteMax: number | null;
  dateDebut: string;
  dateFin: string;
  formateur: string | null;
  formation: string | null;
  idFormateur: number | null;
  idReservation: number;
  idSession: number | null;
  matiere: string | null;
  motif: string | null;
  nbInscrits: number | null;
  salleReservee: string;
  salles: numberArray;
}

/** 'ListPrisesSalles' query type */
export interface IListPrisesSallesQuery {
  params: IListPrisesSallesParams;
  result: IListPrisesSallesResult;
}

const listPrisesSallesIR: any = {"usedParamSet":{"debut":true,"fin":true,"fuseau":true},"params":[{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":143,"b":149}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":163,"b":167}]},{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":1127,"b":1134},{"a":1231,"b":1238}]}],"statement":"with semaine as materialized (\n\t-- Apart, so that one plan serves every week: to make one for each took as long as to read it.\n\tselect tsrange(:debut!::timestamp, :fin!::timestamp) as periode\n),\ntouchees as materialized (\n\t-- A booking of a whole takes several parts, and the whole's own line only once.\n\tselect o.id_reservation, array_agg(distinct sa.id_salle) as salles\n\tfrom semaine w\n\tcross join public.salles sa\n\tjoin sessions_planning.salle_physique p on p.id_salle = sa.id_salle\n\tcross join lateral (\n\t\tselect y.id_reservation\n\t\tfrom sessions_planning.occupation_salle y\n\t\twhere y.id_salle = p.id_physique and y.periode && w.periode\n\t\toffset 0\n\t) o\n\twhere sa.statut = 'ACTIVE'\n\tgroup by o.id_reservation\n)\nselect t.salles as \"salles!\", r.id_reservation, s.id_session as \"id_session?\", f.nom as \"formation?\", r.motif,\n\tse.matiere as \"matiere?\", rs.nom as salle_reservee, fo.id_formateur as \"id_formateur?\",\n\tnullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), '') as \"formateur?\",\n\ts.nb_inscrits as \"nb_inscrits?\", s.capacite_max as \"capacite_max?\",\n\tto_char(r.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD\"T\"HH24:MI') as \"date_debut!\",\n\tto_char(r.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD\"T\"HH24:MI') as \"date_fin!\"\nfrom touchees t\n-- One by one: these few are no reason to read all bookings, sessions or séances.\ncross join lateral (\n\tselect x.* from public.reservation_salle x where x.id_reservation = t.id_reservation offset 0\n) r\njoin public.salles rs on rs.id_salle = r.id_salle\nleft join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) s on true\nleft join public.formations f on f.id_formation = s.id_formation\nleft join lateral (\n\tselect x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0\n) se on true\nleft join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)\norder by r.date_debut, r.id_reservation                                                                            "};

/**
 * Query generated from SQL:
 * ```
 * with semaine as materialized (
 * 	-- Apart, so that one plan serves every week: to make one for each took as long as to read it.
 * 	select tsrange(:debut!::timestamp, :fin!::timestamp) as periode
 * ),
 * touchees as materialized (
 * 	-- A booking of a whole takes several parts, and the whole's own line only once.
 * 	select o.id_reservation, array_agg(distinct sa.id_salle) as salles
 * 	from semaine w
 * 	cross join public.salles sa
 * 	join sessions_planning.salle_physique p on p.id_salle = sa.id_salle
 * 	cross join lateral (
 * 		select y.id_reservation
 * 		from sessions_planning.occupation_salle y
 * 		where y.id_salle = p.id_physique and y.periode && w.periode
 * 		offset 0
 * 	) o
 * 	where sa.statut = 'ACTIVE'
 * 	group by o.id_reservation
 * )
 * select t.salles as "salles!", r.id_reservation, s.id_session as "id_session?", f.nom as "formation?", r.motif,
 * 	se.matiere as "matiere?", rs.nom as salle_reservee, fo.id_formateur as "id_formateur?",
 * 	nullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), '') as "formateur?",
 * 	s.nb_inscrits as "nb_inscrits?", s.capacite_max as "capacite_max?",
 * 	to_char(r.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI') as "date_debut!",
 * 	to_char(r.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI') as "date_fin!"
 * from touchees t
 * -- One by one: these few are no reason to read all bookings, sessions or séances.
 * cross join lateral (
 * 	select x.* from public.reservation_salle x where x.id_reservation = t.id_reservation offset 0
 * ) r
 * join public.salles rs on rs.id_salle = r.id_salle
 * left join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) s on true
 * left join public.formations f on f.id_formation = s.id_formation
 * left join lateral (
 * 	select x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0
 * ) se on true
 * left join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)
 * order by r.date_debut, r.id_reservation                                                                            
 * ```
 */
export const listPrisesSalles = new PreparedQuery<IListPrisesSallesParams,IListPrisesSallesResult>(listPrisesSallesIR);


/** 'ListFormateursSemaine' parameters type */
export interface IListFormateursSemaineParams {
  debut: Date;
  fin: Date;
  fuseau: string;
}

/** 'ListFormateursSemaine' return type */
export interface IListFormateursSemaineResult {
  absences: Json;
  idFormateur: number;
  nom: string;
}

/** 'ListFormateursSemaine' query type */
export interface IListFormateursSemaineQuery {
  params: IListFormateursSemaineParams;
  result: IListFormateursSemaineResult;
}

const listFormateursSemaineIR: any = {"usedParamSet":{"fuseau":true,"fin":true,"debut":true},"params":[{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":214,"b":221},{"a":314,"b":321}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":506,"b":510}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":540,"b":546}]}],"statement":"select fo.id_formateur, trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')) as \"nom!\",\n\tcoalesce((\n\t\tselect json_agg(json_build_object(\n\t\t\t'dateDebut', to_char(d.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD\"T\"HH24:MI'),\n\t\t\t'dateFin', to_char(d.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD\"T\"HH24:MI'))\n\t\t\torder by d.date_debut)\n\t\tfrom public.disponibilite_formateur d\n\t\twhere d.id_formateur = fo.id_formateur and d.type = 'INDISPONIBLE'\n\t\t\tand d.date_debut < :fin!::timestamp and d.date_fin > :debut!::timestamp\n\t), '[]') as \"absences!\"\nfrom public.formateurs fo\nwhere fo.statut = 'ACTIF'\norder by fo.nom, fo.prenom                                               "};

/**
 * Query generated from SQL:
 * ```
 * select fo.id_formateur, trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')) as "nom!",
 * 	coalesce((
 * 		select json_agg(json_build_object(
 * 			'dateDebut', to_char(d.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI'),
 * 			'dateFin', to_char(d.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI'))
 * 			order by d.date_debut)
 * 		from public.disponibilite_formateur d
 * 		where d.id_formateur = fo.id_formateur and d.type = 'INDISPONIBLE'
 * 			and d.date_debut < :fin!::timestamp and d.date_fin > :debut!::timestamp
 * 	), '[]') as "absences!"
 * from public.formateurs fo
 * where fo.statut = 'ACTIF'
 * order by fo.nom, fo.prenom                                               
 * ```
 */
export const listFormateursSemaine = new PreparedQuery<IListFormateursSemaineParams,IListFormateursSemaineResult>(listFormateursSemaineIR);


/** 'ListPrisesFormateurs' parameters type */
export interface IListPrisesFormateursParams {
  debut: Date;
  fin: Date;
  fuseau: string;
}

/** 'ListPrisesFormateurs' return type */
export interface IListPrisesFormateursResult {
  capaciteMax: number | null;
  dateDebut: string;
  dateFin: string;
  formation: string | null;
  idFormateur: number;
  idReservation: number;
  idSession: number | null;
  matiere: string | null;
  motif: string | null;
  nbInscrits: number | null;
  salleReservee: string;
}

/** 'ListPrisesFormateurs' query type */
export interface IListPrisesFormateursQuery {
  params: IListPrisesFormateursParams;
  result: IListPrisesFormateursResult;
}

const listPrisesFormateursIR: any = {"usedParamSet":{"fuseau":true,"debut":true,"fin":true},"params":[{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":280,"b":287},{"a":384,"b":391}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":567,"b":573}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":587,"b":591}]}],"statement":"select o.id_formateur, r.id_reservation, s.id_session as \"id_session?\", f.nom as \"formation?\", r.motif,\n\tse.matiere as \"matiere?\",\n\trs.nom as salle_reservee, s.nb_inscrits as \"nb_inscrits?\", s.capacite_max as \"capacite_max?\",\n\tto_char(r.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD\"T\"HH24:MI') as \"date_debut!\",\n\tto_char(r.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD\"T\"HH24:MI') as \"date_fin!\"\nfrom public.formateurs fo\njoin sessions_planning.occupation_formateur o on o.id_formateur = fo.id_formateur\n\tand o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\njoin public.reservation_salle r on r.id_reservation = o.id_reservation\njoin public.salles rs on rs.id_salle = r.id_salle\nleft join public.sessions s on s.id_session = r.id_session\nleft join public.formations f on f.id_formation = s.id_formation\nleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\nwhere fo.statut = 'ACTIF'\norder by r.date_debut, r.id_reservation                                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * select o.id_formateur, r.id_reservation, s.id_session as "id_session?", f.nom as "formation?", r.motif,
 * 	se.matiere as "matiere?",
 * 	rs.nom as salle_reservee, s.nb_inscrits as "nb_inscrits?", s.capacite_max as "capacite_max?",
 * 	to_char(r.date_debut at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI') as "date_debut!",
 * 	to_char(r.date_fin at time zone 'UTC' at time zone :fuseau!, 'YYYY-MM-DD"T"HH24:MI') as "date_fin!"
 * from public.formateurs fo
 * join sessions_planning.occupation_formateur o on o.id_formateur = fo.id_formateur
 * 	and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 * join public.reservation_salle r on r.id_reservation = o.id_reservation
 * join public.salles rs on rs.id_salle = r.id_salle
 * left join public.sessions s on s.id_session = r.id_session
 * left join public.formations f on f.id_formation = s.id_formation
 * left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * where fo.statut = 'ACTIF'
 * order by r.date_debut, r.id_reservation                                                                                                          
 * ```
 */
export const listPrisesFormateurs = new PreparedQuery<IListPrisesFormateursParams,IListPrisesFormateursResult>(listPrisesFormateursIR);


/** 'ListInscriptions' parameters type */
export interface IListInscriptionsParams {
  idSession: number;
}

/** 'ListInscriptions' return type */
export interface IListInscriptionsResult {
  dateInscription: string | null;
  email: string | null;
  idCandidat: number | null;
  idEleve: number | null;
  idSession: number;
  nom: string | null;
  positionAttente: number | null;
  prenom: string | null;
  statutInscription: string | null;
}

/** 'ListInscriptions' query type */
export interface IListInscriptionsQuery {
  params: IListInscriptionsParams;
  result: IListInscriptionsResult;
}

const listInscriptionsIR: any = {"usedParamSet":{"idSession":true},"params":[{"name":"idSession","required":true,"transform":{"type":"scalar"},"locs":[{"a":652,"b":662}]}],"statement":"select s.id_session, coalesce(e.nom, c.nom) as \"nom?\", coalesce(e.prenom, c.prenom) as \"prenom?\",\n\tcoalesce(e.email, c.email) as \"email?\", i.id_eleve as \"id_eleve?\", i.id_candidat as \"id_candidat?\",\n\ti.statut_inscription as \"statut_inscription?\", i.position_attente as \"position_attente?\",\n\tto_char(i.date_inscription, 'YYYY-MM-DD') as \"date_inscription?\"\nfrom public.sessions s\nleft join public.inscription_session i on i.id_session = s.id_session\n\tand i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\nleft join public.eleves e on e.id_eleve = i.id_eleve\nleft join public.candidats c on c.id_candidat = i.id_candidat\nwhere s.id_session = :idSession!\norder by i.position_attente nulls first, 2, 3, i.id_inscription                                                                                       "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, coalesce(e.nom, c.nom) as "nom?", coalesce(e.prenom, c.prenom) as "prenom?",
 * 	coalesce(e.email, c.email) as "email?", i.id_eleve as "id_eleve?", i.id_candidat as "id_candidat?",
 * 	i.statut_inscription as "statut_inscription?", i.position_attente as "position_attente?",
 * 	to_char(i.date_inscription, 'YYYY-MM-DD') as "date_inscription?"
 * from public.sessions s
 * left join public.inscription_session i on i.id_session = s.id_session
 * 	and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * left join public.eleves e on e.id_eleve = i.id_eleve
 * left join public.candidats c on c.id_candidat = i.id_candidat
 * where s.id_session = :idSession!
 * order by i.position_attente nulls first, 2, 3, i.id_inscription                                                                                       
 * ```
 */
export const listInscriptions = new PreparedQuery<IListInscriptionsParams,IListInscriptionsResult>(listInscriptionsIR);


/** 'ReadHistorique' parameters type */
export interface IReadHistoriqueParams {
  idSession: number;
}

/** 'ReadHistorique' return type */
export interface IReadHistoriqueResult {
  courriers: Json;
  decisions: Json;
}

/** 'ReadHistorique' query type */
export interface IReadHistoriqueQuery {
  params: IReadHistoriqueParams;
  result: IReadHistoriqueResult;
}

const readHistoriqueIR: any = {"usedParamSet":{"idSession":true},"params":[{"name":"idSession","required":true,"transform":{"type":"scalar"},"locs":[{"a":489,"b":499},{"a":1199,"b":1209}]}],"statement":"select\n\tcoalesce((\n\t\tselect json_agg(x.ligne order by x.id_courrier desc)\n\t\tfrom (\n\t\t\tselect c.id_courrier, json_build_object('action', e.action, 'role', c.role, 'etat', c.etat,\n\t\t\t\t'nom', trim(c.prenom || ' ' || c.nom), 'email', c.email,\n\t\t\t\t'le', to_char(coalesce(c.envoye_le, c.cree_le) at time zone 'UTC',\n\t\t\t\t\t'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) as ligne\n\t\t\tfrom sessions_planning.evenement e\n\t\t\tjoin sessions_planning.courrier c on c.id_evenement = e.id_evenement\n\t\t\twhere e.id_session = :idSession!\n\t\t\torder by c.id_courrier desc\n\t\t\tlimit 200\n\t\t) x\n\t), '[]') as \"courriers!\",\n\tcoalesce((\n\t\tselect json_agg(x.ligne order by x.id_decision desc)\n\t\tfrom (\n\t\t\tselect d.id_decision, json_build_object('message', d.message, 'acteur', d.acteur,\n\t\t\t\t'nom', nullif(trim(coalesce(el.prenom, ca.prenom, '') || ' ' || coalesce(el.nom, ca.nom, '')), ''),\n\t\t\t\t'le', to_char(d.prise_le at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) as ligne\n\t\t\tfrom sessions_planning.decision d\n\t\t\tleft join public.inscription_session i on i.id_inscription = d.id_inscription\n\t\t\tleft join public.eleves el on el.id_eleve = i.id_eleve\n\t\t\tleft join public.candidats ca on ca.id_candidat = i.id_candidat\n\t\t\twhere d.id_session = :idSession!\n\t\t\torder by d.id_decision desc\n\t\t\tlimit 200\n\t\t) x\n\t), '[]') as \"decisions!\"                                    "};

/**
 * Query generated from SQL:
 * ```
 * select
 * 	coalesce((
 * 		select json_agg(x.ligne order by x.id_courrier desc)
 * 		from (
 * 			select c.id_courrier, json_build_object('action', e.action, 'role', c.role, 'etat', c.etat,
 * 				'nom', trim(c.prenom || ' ' || c.nom), 'email', c.email,
 * 				'le', to_char(coalesce(c.envoye_le, c.cree_le) at time zone 'UTC',
 * 					'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
 * 			from sessions_planning.evenement e
 * 			join sessions_planning.courrier c on c.id_evenement = e.id_evenement
 * 			where e.id_session = :idSession!
 * 			order by c.id_courrier desc
 * 			limit 200
 * 		) x
 * 	), '[]') as "courriers!",
 * 	coalesce((
 * 		select json_agg(x.ligne order by x.id_decision desc)
 * 		from (
 * 			select d.id_decision, json_build_object('message', d.message, 'acteur', d.acteur,
 * 				'nom', nullif(trim(coalesce(el.prenom, ca.prenom, '') || ' ' || coalesce(el.nom, ca.nom, '')), ''),
 * 				'le', to_char(d.prise_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
 * 			from sessions_planning.decision d
 * 			left join public.inscription_session i on i.id_inscription = d.id_inscription
 * 			left join public.eleves el on el.id_eleve = i.id_eleve
 * 			left join public.candidats ca on ca.id_candidat = i.id_candidat
 * 			where d.id_session = :idSession!
 * 			order by d.id_decision desc
 * 			limit 200
 * 		) x
 * 	), '[]') as "decisions!"                                    
 * ```
 */
export const readHistorique = new PreparedQuery<IReadHistoriqueParams,IReadHistoriqueResult>(readHistoriqueIR);


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

const listNomsSallesIR: any = {"usedParamSet":{"codes":true},"params":[{"name":"codes","required":true,"transform":{"type":"scalar"},"locs":[{"a":53,"b":59}]}],"statement":"select code, nom from public.salles where code = any(:codes!::text[])                                                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * select code, nom from public.salles where code = any(:codes!::text[])                                                                                                                                  
 * ```
 */
export const listNomsSalles = new PreparedQuery<IListNomsSallesParams,IListNomsSallesResult>(listNomsSallesIR);


/** 'ReadNomsSeances' parameters type */
export interface IReadNomsSeancesParams {
  formateurs: (number | null)[];
  formations: (string | null)[];
  salles: (string | null)[];
}

/** 'ReadNomsSeances' return type */
export interface IReadNomsSeancesResult {
  formateurs: Json;
  formations: Json;
  salles: Json;
}

/** 'ReadNomsSeances' query type */
export interface IReadNomsSeancesQuery {
  params: IReadNomsSeancesParams;
  result: IReadNomsSeancesResult;
}

const readNomsSeancesIR: any = {"usedParamSet":{"formations":true,"salles":true,"formateurs":true},"params":[{"name":"formations","required":true,"transform":{"type":"scalar"},"locs":[{"a":105,"b":116}]},{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":249,"b":256}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":462,"b":473}]}],"statement":"select\n\tcoalesce((\n\t\tselect jsonb_object_agg(f.code, f.nom) from public.formations f where f.code = any (:formations!::text[])\n\t), '{}') as \"formations!\",\n\tcoalesce((\n\t\tselect jsonb_object_agg(s.code, s.nom) from public.salles s where s.code = any (:salles!::text[])\n\t), '{}') as \"salles!\",\n\tcoalesce((\n\t\tselect jsonb_object_agg(f.id_formateur, trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')))\n\t\tfrom public.formateurs f\n\t\twhere f.id_formateur = any (:formateurs!::int[])\n\t), '{}') as \"formateurs!\"                                                                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * select
 * 	coalesce((
 * 		select jsonb_object_agg(f.code, f.nom) from public.formations f where f.code = any (:formations!::text[])
 * 	), '{}') as "formations!",
 * 	coalesce((
 * 		select jsonb_object_agg(s.code, s.nom) from public.salles s where s.code = any (:salles!::text[])
 * 	), '{}') as "salles!",
 * 	coalesce((
 * 		select jsonb_object_agg(f.id_formateur, trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')))
 * 		from public.formateurs f
 * 		where f.id_formateur = any (:formateurs!::int[])
 * 	), '{}') as "formateurs!"                                                                                                                                
 * ```
 */
export const readNomsSeances = new PreparedQuery<IReadNomsSeancesParams,IReadNomsSeancesResult>(readNomsSeancesIR);


/** 'ReadJournee' parameters type */
export interface IReadJourneeParams {
  debut: Date;
  fin: Date;
}

/** 'ReadJournee' return type */
export interface IReadJourneeResult {
  absents: Json;
  nonEnvoyes: Json;
  seances: Json;
}

/** 'ReadJournee' query type */
export interface IReadJourneeQuery {
  params: IReadJourneeParams;
  result: IReadJourneeResult;
}

const readJourneeIR: any = {"usedParamSet":{"debut":true,"fin":true},"params":[{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":142,"b":148}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":171,"b":175}]}],"statement":"with jour as materialized (\n\t-- Apart, so that one plan serves every day: to make one for each took five times as long as to read it.\n\tselect :debut!::timestamp as debut, :fin!::timestamp as fin\n)\nselect\n\tcoalesce((\n\t\tselect json_agg(json_build_object('idSession', s.id_session, 'formation', f.nom, 'salle', sa.nom,\n\t\t\t'codeSalle', sa.code, 'motif', r.motif, 'matiere', se.matiere,\n\t\t\t'idFormateur', fo.id_formateur,\n\t\t\t'formateur', nullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), ''),\n\t\t\t'nbInscrits', s.nb_inscrits, 'capaciteMax', s.capacite_max,\n\t\t\t'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(r.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))\n\t\t\torder by r.date_debut, sa.nom, r.id_reservation)\n\t\tfrom jour w\n\t\tcross join public.salles sa\n\t\tcross join lateral (\n\t\t\tselect x.*\n\t\t\tfrom public.reservation_salle x\n\t\t\twhere x.id_salle = sa.id_salle and x.statut = 'ACTIVE' and x.date_debut < w.fin\n\t\t\t\tand x.date_debut > w.debut - interval '31 days' and x.date_fin > w.debut\n\t\t\toffset 0\n\t\t) r\n\t\t-- One by one: these few are no reason to read all sessions.\n\t\tleft join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) s on true\n\t\tleft join public.formations f on f.id_formation = s.id_formation\n\t\tleft join lateral (\n\t\t\tselect x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0\n\t\t) se on true\n\t\tleft join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)\n\t), '[]') as \"seances!\",\n\tcoalesce((\n\t\tselect jsonb_agg(distinct jsonb_build_object('idFormateur', fo.id_formateur,\n\t\t\t'formateur', trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, ''))))\n\t\tfrom jour w\n\t\tjoin public.disponibilite_formateur d on d.type = 'INDISPONIBLE' and d.date_debut < w.fin\n\t\t\tand d.date_fin > w.debut\n\t\tjoin public.formateurs fo on fo.id_formateur = d.id_formateur\n\t), '[]') as \"absents!\",\n\tcoalesce((\n\t\tselect json_agg(x.ligne order by x.id_courrier desc)\n\t\tfrom (\n\t\t\tselect c.id_courrier, json_build_object('nom', trim(c.prenom || ' ' || c.nom), 'role', c.role,\n\t\t\t\t'etat', c.etat, 'idSession', e.id_session,\n\t\t\t\t'le', to_char(c.cree_le at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) as ligne\n\t\t\tfrom sessions_planning.courrier c\n\t\t\tleft join sessions_planning.evenement e on e.id_evenement = c.id_evenement\n\t\t\twhere c.etat in ('ECHEC', 'SANS_ADRESSE', 'SANS_MODELE') and c.cree_le > now() - interval '7 days'\n\t\t\torder by c.id_courrier desc\n\t\t\tlimit 20\n\t\t) x\n\t), '[]') as \"nonEnvoyes!\"                                                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * with jour as materialized (
 * 	-- Apart, so that one plan serves every day: to make one for each took five times as long as to read it.
 * 	select :debut!::timestamp as debut, :fin!::timestamp as fin
 * )
 * select
 * 	coalesce((
 * 		select json_agg(json_build_object('idSession', s.id_session, 'formation', f.nom, 'salle', sa.nom,
 * 			'codeSalle', sa.code, 'motif', r.motif, 'matiere', se.matiere,
 * 			'idFormateur', fo.id_formateur,
 * 			'formateur', nullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), ''),
 * 			'nbInscrits', s.nb_inscrits, 'capaciteMax', s.capacite_max,
 * 			'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
 * 			order by r.date_debut, sa.nom, r.id_reservation)
 * 		from jour w
 * 		cross join public.salles sa
 * 		cross join lateral (
 * 			select x.*
 * 			from public.reservation_salle x
 * 			where x.id_salle = sa.id_salle and x.statut = 'ACTIVE' and x.date_debut < w.fin
 * 				and x.date_debut > w.debut - interval '31 days' and x.date_fin > w.debut
 * 			offset 0
 * 		) r
 * 		-- One by one: these few are no reason to read all sessions.
 * 		left join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) s on true
 * 		left join public.formations f on f.id_formation = s.id_formation
 * 		left join lateral (
 * 			select x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0
 * 		) se on true
 * 		left join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)
 * 	), '[]') as "seances!",
 * 	coalesce((
 * 		select jsonb_agg(distinct jsonb_build_object('idFormateur', fo.id_formateur,
 * 			'formateur', trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, ''))))
 * 		from jour w
 * 		join public.disponibilite_formateur d on d.type = 'INDISPONIBLE' and d.date_debut < w.fin
 * 			and d.date_fin > w.debut
 * 		join public.formateurs fo on fo.id_formateur = d.id_formateur
 * 	), '[]') as "absents!",
 * 	coalesce((
 * 		select json_agg(x.ligne order by x.id_courrier desc)
 * 		from (
 * 			select c.id_courrier, json_build_object('nom', trim(c.prenom || ' ' || c.nom), 'role', c.role,
 * 				'etat', c.etat, 'idSession', e.id_session,
 * 				'le', to_char(c.cree_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
 * 			from sessions_planning.courrier c
 * 			left join sessions_planning.evenement e on e.id_evenement = c.id_evenement
 * 			where c.etat in ('ECHEC', 'SANS_ADRESSE', 'SANS_MODELE') and c.cree_le > now() - interval '7 days'
 * 			order by c.id_courrier desc
 * 			limit 20
 * 		) x
 * 	), '[]') as "nonEnvoyes!"                                                                                                     
 * ```
 */
export const readJournee = new PreparedQuery<IReadJourneeParams,IReadJourneeResult>(readJourneeIR);


/** 'ReadPersonnePage' parameters type */
export interface IReadPersonnePageParams {
  idCandidat?: number | null | void;
  idEleve?: number | null | void;
}

/** 'ReadPersonnePage' return type */
export interface IReadPersonnePageResult {
  courriers: Json;
  decisions: Json;
  email: string | null;
  genre: string;
  id: number;
  inscriptions: Json;
  nom: string | null;
  prenom: string | null;
}

/** 'ReadPersonnePage' query type */
export interface IReadPersonnePageQuery {
  params: IReadPersonnePageParams;
  result: IReadPersonnePageResult;
}

const readPersonnePageIR: any = {"usedParamSet":{"idEleve":true,"idCandidat":true},"params":[{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":130,"b":137},{"a":363,"b":370},{"a":2083,"b":2090}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":263,"b":273},{"a":396,"b":406},{"a":2116,"b":2126}]}],"statement":"with personne as (\n\tselect 'eleve' as genre, e.id_eleve as id, e.prenom, e.nom, e.email\n\tfrom public.eleves e\n\twhere e.id_eleve = :idEleve::int\n\tunion all\n\tselect 'candidat', c.id_candidat, c.prenom, c.nom, c.email\n\tfrom public.candidats c\n\twhere c.id_candidat = :idCandidat::int\n),\nsiennes as (\n\tselect i.*\n\tfrom public.inscription_session i\n\twhere i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int\n)\nselect p.genre as \"genre!\", p.id as \"id!\", p.prenom, p.nom, p.email,\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,\n\t\t\t'formation', f.nom, 'salle', s.salle_principale, 'statutSession', s.statut_session,\n\t\t\t'statutInscription', i.statut_inscription, 'positionAttente', i.position_attente,\n\t\t\t'motif', i.motif_annulation,\n\t\t\t'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(s.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))\n\t\t\torder by s.date_debut desc, i.id_inscription desc)\n\t\tfrom siennes i\n\t\tjoin public.sessions s on s.id_session = i.id_session\n\t\tjoin public.formations f on f.id_formation = s.id_formation\n\t), '[]') as \"inscriptions!\",\n\tcoalesce((\n\t\tselect jsonb_agg(x.ligne order by x.id_courrier desc)\n\t\tfrom (\n\t\t\tselect c.id_courrier, jsonb_build_object('action', e.action, 'role', c.role, 'etat', c.etat,\n\t\t\t\t'idSession', e.id_session,\n\t\t\t\t'le', to_char(coalesce(c.envoye_le, c.cree_le) at time zone 'UTC',\n\t\t\t\t\t'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) as ligne\n\t\t\tfrom sessions_planning.evenement e\n\t\t\tjoin sessions_planning.courrier c on c.id_evenement = e.id_evenement\n\t\t\t-- Of a session that they are in, or of a new one of a training that they wait for since a cancellation.\n\t\t\twhere (e.id_session in (select i.id_session from siennes i)\n\t\t\t\tor e.action = 'SESSION_CREATED' and e.id_session in (\n\t\t\t\t\tselect o.id_session\n\t\t\t\t\tfrom siennes i\n\t\t\t\t\tjoin public.sessions s on s.id_session = i.id_session\n\t\t\t\t\tjoin public.sessions o on o.id_formation = s.id_formation\n\t\t\t\t\twhere i.statut_inscription = 'EN_ATTENTE' and s.statut_session = 'ANNULEE'))\n\t\t\t\tand (c.id_eleve = :idEleve::int or c.id_candidat = :idCandidat::int)\n\t\t\torder by c.id_courrier desc\n\t\t\tlimit 50\n\t\t) x\n\t), '[]') as \"courriers!\",\n\tcoalesce((\n\t\tselect jsonb_agg(x.ligne order by x.id_decision desc)\n\t\tfrom (\n\t\t\tselect d.id_decision, jsonb_build_object('message', d.message, 'acteur', d.acteur,\n\t\t\t\t'idSession', d.id_session,\n\t\t\t\t'le', to_char(d.prise_le at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) as ligne\n\t\t\tfrom sessions_planning.decision d\n\t\t\twhere d.id_inscription in (select i.id_inscription from siennes i)\n\t\t\torder by d.id_decision desc\n\t\t\tlimit 50\n\t\t) x\n\t), '[]') as \"decisions!\"\nfrom personne p"};

/**
 * Query generated from SQL:
 * ```
 * with personne as (
 * 	select 'eleve' as genre, e.id_eleve as id, e.prenom, e.nom, e.email
 * 	from public.eleves e
 * 	where e.id_eleve = :idEleve::int
 * 	union all
 * 	select 'candidat', c.id_candidat, c.prenom, c.nom, c.email
 * 	from public.candidats c
 * 	where c.id_candidat = :idCandidat::int
 * ),
 * siennes as (
 * 	select i.*
 * 	from public.inscription_session i
 * 	where i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int
 * )
 * select p.genre as "genre!", p.id as "id!", p.prenom, p.nom, p.email,
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,
 * 			'formation', f.nom, 'salle', s.salle_principale, 'statutSession', s.statut_session,
 * 			'statutInscription', i.statut_inscription, 'positionAttente', i.position_attente,
 * 			'motif', i.motif_annulation,
 * 			'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(s.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
 * 			order by s.date_debut desc, i.id_inscription desc)
 * 		from siennes i
 * 		join public.sessions s on s.id_session = i.id_session
 * 		join public.formations f on f.id_formation = s.id_formation
 * 	), '[]') as "inscriptions!",
 * 	coalesce((
 * 		select jsonb_agg(x.ligne order by x.id_courrier desc)
 * 		from (
 * 			select c.id_courrier, jsonb_build_object('action', e.action, 'role', c.role, 'etat', c.etat,
 * 				'idSession', e.id_session,
 * 				'le', to_char(coalesce(c.envoye_le, c.cree_le) at time zone 'UTC',
 * 					'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
 * 			from sessions_planning.evenement e
 * 			join sessions_planning.courrier c on c.id_evenement = e.id_evenement
 * 			-- Of a session that they are in, or of a new one of a training that they wait for since a cancellation.
 * 			where (e.id_session in (select i.id_session from siennes i)
 * 				or e.action = 'SESSION_CREATED' and e.id_session in (
 * 					select o.id_session
 * 					from siennes i
 * 					join public.sessions s on s.id_session = i.id_session
 * 					join public.sessions o on o.id_formation = s.id_formation
 * 					where i.statut_inscription = 'EN_ATTENTE' and s.statut_session = 'ANNULEE'))
 * 				and (c.id_eleve = :idEleve::int or c.id_candidat = :idCandidat::int)
 * 			order by c.id_courrier desc
 * 			limit 50
 * 		) x
 * 	), '[]') as "courriers!",
 * 	coalesce((
 * 		select jsonb_agg(x.ligne order by x.id_decision desc)
 * 		from (
 * 			select d.id_decision, jsonb_build_object('message', d.message, 'acteur', d.acteur,
 * 				'idSession', d.id_session,
 * 				'le', to_char(d.prise_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as ligne
 * 			from sessions_planning.decision d
 * 			where d.id_inscription in (select i.id_inscription from siennes i)
 * 			order by d.id_decision desc
 * 			limit 50
 * 		) x
 * 	), '[]') as "decisions!"
 * from personne p
 * ```
 */
export const readPersonnePage = new PreparedQuery<IReadPersonnePageParams,IReadPersonnePageResult>(readPersonnePageIR);


