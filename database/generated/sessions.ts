/** Types generated for queries found in "database/queries/sessions.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'ReserveSessions' parameters type */
export interface IReserveSessionsParams {
  combien: number;
}

/** 'ReserveSessions' return type */
export interface IReserveSessionsResult {
  idSession: number;
}

/** 'ReserveSessions' query type */
export interface IReserveSessionsQuery {
  params: IReserveSessionsParams;
  result: IReserveSessionsResult;
}

const reserveSessionsIR: any = {"usedParamSet":{"combien":true},"params":[{"name":"combien","required":true,"transform":{"type":"scalar"},"locs":[{"a":118,"b":126}]}],"statement":"select nextval(pg_get_serial_sequence('public.sessions', 'id_session'))::int as \"id_session!\"\nfrom generate_series(1, :combien!::int)                                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * select nextval(pg_get_serial_sequence('public.sessions', 'id_session'))::int as "id_session!"
 * from generate_series(1, :combien!::int)                                                                                           
 * ```
 */
export const reserveSessions = new PreparedQuery<IReserveSessionsParams,IReserveSessionsResult>(reserveSessionsIR);


/** 'LimitLockWait' parameters type */
export interface ILimitLockWaitParams {
  patience: string;
}

/** 'LimitLockWait' return type */
export interface ILimitLockWaitResult {
  setConfig: string | null;
}

/** 'LimitLockWait' query type */
export interface ILimitLockWaitQuery {
  params: ILimitLockWaitParams;
  result: ILimitLockWaitResult;
}

const limitLockWaitIR: any = {"usedParamSet":{"patience":true},"params":[{"name":"patience","required":true,"transform":{"type":"scalar"},"locs":[{"a":34,"b":43}]}],"statement":"select set_config('lock_timeout', :patience!, true)                                                                                                                                                                                                                                                                                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * select set_config('lock_timeout', :patience!, true)                                                                                                                                                                                                                                                                                                                                           
 * ```
 */
export const limitLockWait = new PreparedQuery<ILimitLockWaitParams,ILimitLockWaitResult>(limitLockWaitIR);


/** 'InsertSessions' parameters type */
export interface IInsertSessionsParams {
  capacites: (number | null)[];
  debuts: (Date | null)[];
  fins: (Date | null)[];
  formateurs: (number | null)[];
  idFormateurs: (number | null)[];
  idFormations: (number | null)[];
  idSalles: (number | null)[];
  idSessions: (number | null)[];
  matieres: (string | null)[];
  notes: (string | null)[];
  salles: (number | null)[];
  sallesPrincipales: (string | null)[];
  sessionDebuts: (Date | null)[];
  sessionFins: (Date | null)[];
  sessionRangs: (number | null)[];
}

/** 'InsertSessions' return type */
export interface IInsertSessionsResult {
  idReservation: number;
  idSession: number;
}

/** 'InsertSessions' query type */
export interface IInsertSessionsQuery {
  params: IInsertSessionsParams;
  result: IInsertSessionsResult;
}

const insertSessionsIR: any = {"usedParamSet":{"idSessions":true,"idFormations":true,"idFormateurs":true,"idSalles":true,"sallesPrincipales":true,"sessionDebuts":true,"sessionFins":true,"capacites":true,"notes":true,"sessionRangs":true,"salles":true,"debuts":true,"fins":true,"formateurs":true,"matieres":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":45,"b":56}]},{"name":"idFormations","required":true,"transform":{"type":"scalar"},"locs":[{"a":66,"b":79}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":89,"b":102}]},{"name":"idSalles","required":true,"transform":{"type":"scalar"},"locs":[{"a":112,"b":121}]},{"name":"sallesPrincipales","required":true,"transform":{"type":"scalar"},"locs":[{"a":133,"b":151}]},{"name":"sessionDebuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":162,"b":176}]},{"name":"sessionFins","required":true,"transform":{"type":"scalar"},"locs":[{"a":192,"b":204}]},{"name":"capacites","required":true,"transform":{"type":"scalar"},"locs":[{"a":222,"b":232}]},{"name":"notes","required":true,"transform":{"type":"scalar"},"locs":[{"a":242,"b":248}]},{"name":"sessionRangs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1003,"b":1016}]},{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":1026,"b":1033}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":1043,"b":1050}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":1066,"b":1071}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1090,"b":1101}]},{"name":"matieres","required":true,"transform":{"type":"scalar"},"locs":[{"a":1111,"b":1120}]}],"statement":"with nouvelles as (\n\tselect n.*\n\tfrom unnest(:idSessions!::int[], :idFormations!::int[], :idFormateurs!::int[], :idSalles!::int[],\n\t\t:sallesPrincipales!::text[], :sessionDebuts!::timestamp[], :sessionFins!::timestamp[],\n\t\t:capacites!::int[], :notes!::text[])\n\t\twith ordinality as n (id_session, id_formation, id_formateur, id_salle, salle_principale, date_debut,\n\t\t\tdate_fin, capacite_max, notes, rang)\n),\nsessions as (\n\tinsert into public.sessions (id_session, id_formation, id_formateur, id_salle, salle_principale, date_debut,\n\t\tdate_fin, capacite_max, nb_inscrits, statut_session, statut_validation, notes)\n\tselect n.id_session, n.id_formation, n.id_formateur, n.id_salle, n.salle_principale, n.date_debut, n.date_fin,\n\t\tn.capacite_max, 0, 'PLANIFIEE', 'EN_ATTENTE', n.notes::jsonb\n\tfrom nouvelles n\n\torder by n.rang\n),\ncreneaux as (\n\tselect nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation,\n\t\tc.*\n\tfrom (\n\t\tselect n.id_session, c.*\n\t\tfrom unnest(:sessionRangs!::int[], :salles!::int[], :debuts!::timestamp[], :fins!::timestamp[],\n\t\t\t:formateurs!::int[], :matieres!::text[])\n\t\t\twith ordinality as c (session_rang, id_salle, date_debut, date_fin, id_formateur, matiere, rang)\n\t\tjoin nouvelles n on n.rang = c.session_rang\n\t\torder by c.rang\n\t) c\n),\nreservations as (\n\tinsert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut)\n\tselect c.id_reservation, c.id_salle, c.id_session, c.date_debut, c.date_fin, 'ACTIVE'\n\tfrom creneaux c\n\torder by c.rang\n),\nseances as (\n\tinsert into sessions_planning.seance (id_reservation, id_formateur, matiere)\n\tselect c.id_reservation, c.id_formateur, c.matiere\n\tfrom creneaux c\n\twhere c.id_formateur is not null or c.matiere is not null\n)\nselect c.id_session as \"idSession!\", c.id_reservation as \"idReservation!\"\nfrom creneaux c\norder by c.rang                                                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * with nouvelles as (
 * 	select n.*
 * 	from unnest(:idSessions!::int[], :idFormations!::int[], :idFormateurs!::int[], :idSalles!::int[],
 * 		:sallesPrincipales!::text[], :sessionDebuts!::timestamp[], :sessionFins!::timestamp[],
 * 		:capacites!::int[], :notes!::text[])
 * 		with ordinality as n (id_session, id_formation, id_formateur, id_salle, salle_principale, date_debut,
 * 			date_fin, capacite_max, notes, rang)
 * ),
 * sessions as (
 * 	insert into public.sessions (id_session, id_formation, id_formateur, id_salle, salle_principale, date_debut,
 * 		date_fin, capacite_max, nb_inscrits, statut_session, statut_validation, notes)
 * 	select n.id_session, n.id_formation, n.id_formateur, n.id_salle, n.salle_principale, n.date_debut, n.date_fin,
 * 		n.capacite_max, 0, 'PLANIFIEE', 'EN_ATTENTE', n.notes::jsonb
 * 	from nouvelles n
 * 	order by n.rang
 * ),
 * creneaux as (
 * 	select nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation,
 * 		c.*
 * 	from (
 * 		select n.id_session, c.*
 * 		from unnest(:sessionRangs!::int[], :salles!::int[], :debuts!::timestamp[], :fins!::timestamp[],
 * 			:formateurs!::int[], :matieres!::text[])
 * 			with ordinality as c (session_rang, id_salle, date_debut, date_fin, id_formateur, matiere, rang)
 * 		join nouvelles n on n.rang = c.session_rang
 * 		order by c.rang
 * 	) c
 * ),
 * reservations as (
 * 	insert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut)
 * 	select c.id_reservation, c.id_salle, c.id_session, c.date_debut, c.date_fin, 'ACTIVE'
 * 	from creneaux c
 * 	order by c.rang
 * ),
 * seances as (
 * 	insert into sessions_planning.seance (id_reservation, id_formateur, matiere)
 * 	select c.id_reservation, c.id_formateur, c.matiere
 * 	from creneaux c
 * 	where c.id_formateur is not null or c.matiere is not null
 * )
 * select c.id_session as "idSession!", c.id_reservation as "idReservation!"
 * from creneaux c
 * order by c.rang                                                                                                                                              
 * ```
 */
export const insertSessions = new PreparedQuery<IInsertSessionsParams,IInsertSessionsResult>(insertSessionsIR);


/** 'FindSessions' parameters type */
export interface IFindSessionsParams {
  absences: boolean;
  debut?: Date | null | void;
  fin?: Date | null | void;
  formation?: string | null | void;
  idFormateur?: number | null | void;
  idSession?: number | null | void;
  limite: number;
  maintenant: Date;
  ouvertes: boolean;
  placesMin?: number | null | void;
  salle?: string | null | void;
  sansRappel: boolean;
  statuts?: (string | null)[] | null | void;
}

/** 'FindSessions' return type */
export interface IFindSessionsResult {
  absences: Json | null;
  capaciteMax: number;
  categorie: string;
  dateDebut: Date;
  dateFin: Date;
  enAttente: number;
  formateur: string | null;
  formation: string;
  formationNom: string;
  idFormateur: number | null;
  idSession: number;
  nbInscrits: number;
  places: number;
  sallePrincipale: string | null;
  statutSession: string;
  statutValidation: string;
}

/** 'FindSessions' query type */
export interface IFindSessionsQuery {
  params: IFindSessionsParams;
  result: IFindSessionsResult;
}

const findSessionsIR: any = {"usedParamSet":{"absences":true,"maintenant":true,"formation":true,"debut":true,"fin":true,"idSession":true,"statuts":true,"ouvertes":true,"idFormateur":true,"salle":true,"placesMin":true,"sansRappel":true,"limite":true},"params":[{"name":"absences","required":true,"transform":{"type":"scalar"},"locs":[{"a":420,"b":429}]},{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":460,"b":471},{"a":1807,"b":1818}]},{"name":"formation","required":false,"transform":{"type":"scalar"},"locs":[{"a":1279,"b":1288},{"a":1317,"b":1326},{"a":1340,"b":1349},{"a":1381,"b":1390}]},{"name":"debut","required":false,"transform":{"type":"scalar"},"locs":[{"a":1421,"b":1426},{"a":2562,"b":2567},{"a":2604,"b":2609}]},{"name":"fin","required":false,"transform":{"type":"scalar"},"locs":[{"a":1482,"b":1485},{"a":2621,"b":2624},{"a":2663,"b":2666}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":1517,"b":1526},{"a":1559,"b":1568}]},{"name":"statuts","required":false,"transform":{"type":"scalar"},"locs":[{"a":1577,"b":1584},{"a":1629,"b":1636}]},{"name":"ouvertes","required":true,"transform":{"type":"scalar"},"locs":[{"a":1650,"b":1659},{"a":1792,"b":1800}]},{"name":"idFormateur","required":false,"transform":{"type":"scalar"},"locs":[{"a":1858,"b":1869},{"a":1904,"b":1915},{"a":2095,"b":2106}]},{"name":"salle","required":false,"transform":{"type":"scalar"},"locs":[{"a":2140,"b":2145},{"a":2489,"b":2494},{"a":2512,"b":2517},{"a":2546,"b":2551}]},{"name":"placesMin","required":false,"transform":{"type":"scalar"},"locs":[{"a":2806,"b":2815},{"a":2902,"b":2911}]},{"name":"sansRappel","required":true,"transform":{"type":"scalar"},"locs":[{"a":2927,"b":2938}]},{"name":"limite","required":true,"transform":{"type":"scalar"},"locs":[{"a":3155,"b":3162}]}],"statement":"select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,\n\ts.salle_principale,\n\ts.id_formateur, coalesce(fo.prenom || ' ' || fo.nom, sessions_planning.formateurs(s.id_session)) as \"formateur?\",\n\ts.capacite_max,\n\tleast(s.capacite_max, sa.capacite_max) as \"places!\", n.inscrits as \"nbInscrits!\",\n\t\tn.attente as \"enAttente!\", s.statut_session, s.statut_validation,\n\tcase when :absences!::boolean and s.date_debut <= :maintenant!::timestamp\n\t\tthen (select to_jsonb(a) from sessions_planning.absences(s.id_session) a) end as \"absences?\"\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nleft join public.formateurs fo on fo.id_formateur = s.id_formateur\nleft join public.salles sa on sa.id_salle = s.id_salle\ncross join lateral (\n\t-- Two counts, each by the partial index of its own.\n\tselect (select count(*)\n\t\tfrom public.inscription_session i\n\t\twhere i.id_session = s.id_session\n\t\t\t\tand i.statut_inscription in ('INSCRIT', 'CONFIRME'))::int as inscrits,\n\t\t(select count(*)\n\t\t\tfrom public.inscription_session i\n\t\t\twhere i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE')::int as attente\n) n\nwhere s.id_formation = any (array(\n\t\tselect fa.id_formation from public.formations fa\n\t\twhere :formation::text is null or fa.code = :formation or fa.nom = :formation\n\t\t\tor fa.id_formation::text = :formation))\n\tand s.date_fin > coalesce(:debut::timestamp, '-infinity')\n\tand s.date_debut < coalesce(:fin::timestamp, 'infinity')\n\tand (:idSession::int is null or s.id_session = :idSession)\n\tand (:statuts::text[] is null or s.statut_session = any (:statuts))\n\tand (not :ouvertes!::boolean\n\t\tor (s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'))\n\tand s.date_debut > case when :ouvertes then :maintenant!::timestamp else '-infinity' end\n\tand (:idFormateur::int is null or s.id_formateur = :idFormateur or s.id_session in (\n\t\tselect r.id_session\n\t\tfrom sessions_planning.seance se\n\t\tjoin public.reservation_salle r on r.id_reservation = se.id_reservation\n\t\twhere se.id_formateur = :idFormateur and r.statut = 'ACTIVE'))\n\tand (:salle::text is null or s.id_session in (\n\t\tselect r.id_session\n\t\tfrom public.salles voulue\n\t\tjoin sessions_planning.salle_physique p on p.id_salle = voulue.id_salle\n\t\tjoin sessions_planning.salle_physique q on q.id_physique = p.id_physique\n\t\tjoin public.reservation_salle r on r.id_salle = q.id_salle and r.statut = 'ACTIVE'\n\t\twhere (voulue.code = :salle or voulue.nom = :salle or voulue.id_salle::text = :salle)\n\t\t\tand (:debut::timestamp is null or r.date_fin > :debut)\n\t\t\t\tand (:fin::timestamp is null or r.date_debut < :fin)))\n\t-- A case, so that people are counted for the sessions that are shown, not for all, where no places are\n\t-- asked for.\n\tand case when :placesMin::int is null then true else least(s.capacite_max,\n\t\tsa.capacite_max) - n.inscrits >= :placesMin end\n\tand (not :sansRappel!::boolean or not exists (\n\t\tselect from sessions_planning.evenement e\n\t\twhere e.action = 'RAPPEL_SESSION' and e.id_session = s.id_session and e.date_session = s.date_debut))\norder by s.date_debut, s.id_session\nlimit :limite!                                                                       "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,
 * 	s.salle_principale,
 * 	s.id_formateur, coalesce(fo.prenom || ' ' || fo.nom, sessions_planning.formateurs(s.id_session)) as "formateur?",
 * 	s.capacite_max,
 * 	least(s.capacite_max, sa.capacite_max) as "places!", n.inscrits as "nbInscrits!",
 * 		n.attente as "enAttente!", s.statut_session, s.statut_validation,
 * 	case when :absences!::boolean and s.date_debut <= :maintenant!::timestamp
 * 		then (select to_jsonb(a) from sessions_planning.absences(s.id_session) a) end as "absences?"
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * left join public.formateurs fo on fo.id_formateur = s.id_formateur
 * left join public.salles sa on sa.id_salle = s.id_salle
 * cross join lateral (
 * 	-- Two counts, each by the partial index of its own.
 * 	select (select count(*)
 * 		from public.inscription_session i
 * 		where i.id_session = s.id_session
 * 				and i.statut_inscription in ('INSCRIT', 'CONFIRME'))::int as inscrits,
 * 		(select count(*)
 * 			from public.inscription_session i
 * 			where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE')::int as attente
 * ) n
 * where s.id_formation = any (array(
 * 		select fa.id_formation from public.formations fa
 * 		where :formation::text is null or fa.code = :formation or fa.nom = :formation
 * 			or fa.id_formation::text = :formation))
 * 	and s.date_fin > coalesce(:debut::timestamp, '-infinity')
 * 	and s.date_debut < coalesce(:fin::timestamp, 'infinity')
 * 	and (:idSession::int is null or s.id_session = :idSession)
 * 	and (:statuts::text[] is null or s.statut_session = any (:statuts))
 * 	and (not :ouvertes!::boolean
 * 		or (s.statut_session in ('PLANIFIEE', 'CONFIRMEE') and s.statut_validation <> 'REFUSEE'))
 * 	and s.date_debut > case when :ouvertes then :maintenant!::timestamp else '-infinity' end
 * 	and (:idFormateur::int is null or s.id_formateur = :idFormateur or s.id_session in (
 * 		select r.id_session
 * 		from sessions_planning.seance se
 * 		join public.reservation_salle r on r.id_reservation = se.id_reservation
 * 		where se.id_formateur = :idFormateur and r.statut = 'ACTIVE'))
 * 	and (:salle::text is null or s.id_session in (
 * 		select r.id_session
 * 		from public.salles voulue
 * 		join sessions_planning.salle_physique p on p.id_salle = voulue.id_salle
 * 		join sessions_planning.salle_physique q on q.id_physique = p.id_physique
 * 		join public.reservation_salle r on r.id_salle = q.id_salle and r.statut = 'ACTIVE'
 * 		where (voulue.code = :salle or voulue.nom = :salle or voulue.id_salle::text = :salle)
 * 			and (:debut::timestamp is null or r.date_fin > :debut)
 * 				and (:fin::timestamp is null or r.date_debut < :fin)))
 * 	-- A case, so that people are counted for the sessions that are shown, not for all, where no places are
 * 	-- asked for.
 * 	and case when :placesMin::int is null then true else least(s.capacite_max,
 * 		sa.capacite_max) - n.inscrits >= :placesMin end
 * 	and (not :sansRappel!::boolean or not exists (
 * 		select from sessions_planning.evenement e
 * 		where e.action = 'RAPPEL_SESSION' and e.id_session = s.id_session and e.date_session = s.date_debut))
 * order by s.date_debut, s.id_session
 * limit :limite!                                                                       
 * ```
 */
export const findSessions = new PreparedQuery<IFindSessionsParams,IFindSessionsResult>(findSessionsIR);


/** 'ReadFiche' parameters type */
export interface IReadFicheParams {
  idSession: number;
}

/** 'ReadFiche' return type */
export interface IReadFicheResult {
  capaciteMax: number;
  categorie: string;
  dateDebut: Date;
  dateFin: Date;
  formateur: string | null;
  formation: string;
  formationNom: string;
  idFormateur: number | null;
  idSession: number;
  inscriptions: Json;
  nbInscrits: number;
  notes: string | null;
  places: number;
  sallePrincipale: string | null;
  seances: Json;
  statutSession: string;
  statutValidation: string;
}

/** 'ReadFiche' query type */
export interface IReadFicheQuery {
  params: IReadFicheParams;
  result: IReadFicheResult;
}

const readFicheIR: any = {"usedParamSet":{"idSession":true},"params":[{"name":"idSession","required":true,"transform":{"type":"scalar"},"locs":[{"a":2410,"b":2420}]}],"statement":"select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,\n\ts.salle_principale, s.id_formateur,\n\tcoalesce(fo.prenom || ' ' || fo.nom, sessions_planning.formateurs(s.id_session)) as \"formateur?\",\n\ts.capacite_max, s.nb_inscrits,\n\t\tleast(s.capacite_max, sa.capacite_max) as \"places!\",\n\ts.statut_session, s.statut_validation, s.notes::text as \"notes?\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'dateDebut', r.date_debut,\n\t\t\t'dateFin', r.date_fin, 'salle', sr.code, 'salleNom', sr.nom,\n\t\t\t'formateurId', coalesce(se.id_formateur, s.id_formateur),\n\t\t\t\t'formateur', (select p.prenom || ' ' || p.nom\n\t\t\t\t\tfrom public.formateurs p\n\t\t\t\t\twhere p.id_formateur = coalesce(se.id_formateur, s.id_formateur)),\n\t\t\t'matiere', se.matiere) order by r.date_debut, r.id_reservation)\n\t\tfrom public.reservation_salle r\n\t\tjoin public.salles sr on sr.id_salle = r.id_salle\n\t\tleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\n\t\twhere r.id_session = s.id_session and r.statut = 'ACTIVE'\n\t), '[]') as \"seances!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,\n\t\t\t'idEleve', i.id_eleve, 'idCandidat', i.id_candidat,\n\t\t\t'statutInscription', i.statut_inscription, 'priorite', i.priorite,\n\t\t\t\t'positionAttente', i.position_attente, 'dateInscription', i.date_inscription,\n\t\t\t'dateConfirmation', i.date_confirmation, 'notifiePar', i.notifie_par,\n\t\t\t'nom', coalesce(e.nom, c.nom), 'prenom', coalesce(e.prenom, c.prenom),\n\t\t\t\t'type', case when i.id_eleve is null then 'CANDIDAT' else 'ELEVE' end)\n\t\t\torder by i.position_attente nulls last, i.priorite, coalesce(e.nom, c.nom), i.id_inscription)\n\t\tfrom (\n\t\t\tselect p.*\n\t\t\tfrom public.inscription_session p\n\t\t\twhere p.id_session = s.id_session and p.statut_inscription in ('INSCRIT', 'CONFIRME')\n\t\t\tunion all\n\t\t\tselect a.*\n\t\t\tfrom public.inscription_session a\n\t\t\twhere a.id_session = s.id_session and a.statut_inscription = 'EN_ATTENTE'\n\t\t) i\n\t\tleft join public.eleves e on e.id_eleve = i.id_eleve\n\t\tleft join public.candidats c on c.id_candidat = i.id_candidat\n\t), '[]') as \"inscriptions!\"\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nleft join public.formateurs fo on fo.id_formateur = s.id_formateur\nleft join public.salles sa on sa.id_salle = s.id_salle\nwhere s.id_session = :idSession!                                                                                                                                                                                                                                                                                                                                                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, f.code as formation, f.nom as formation_nom, f.categorie, s.date_debut, s.date_fin,
 * 	s.salle_principale, s.id_formateur,
 * 	coalesce(fo.prenom || ' ' || fo.nom, sessions_planning.formateurs(s.id_session)) as "formateur?",
 * 	s.capacite_max, s.nb_inscrits,
 * 		least(s.capacite_max, sa.capacite_max) as "places!",
 * 	s.statut_session, s.statut_validation, s.notes::text as "notes?",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'dateDebut', r.date_debut,
 * 			'dateFin', r.date_fin, 'salle', sr.code, 'salleNom', sr.nom,
 * 			'formateurId', coalesce(se.id_formateur, s.id_formateur),
 * 				'formateur', (select p.prenom || ' ' || p.nom
 * 					from public.formateurs p
 * 					where p.id_formateur = coalesce(se.id_formateur, s.id_formateur)),
 * 			'matiere', se.matiere) order by r.date_debut, r.id_reservation)
 * 		from public.reservation_salle r
 * 		join public.salles sr on sr.id_salle = r.id_salle
 * 		left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * 		where r.id_session = s.id_session and r.statut = 'ACTIVE'
 * 	), '[]') as "seances!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,
 * 			'idEleve', i.id_eleve, 'idCandidat', i.id_candidat,
 * 			'statutInscription', i.statut_inscription, 'priorite', i.priorite,
 * 				'positionAttente', i.position_attente, 'dateInscription', i.date_inscription,
 * 			'dateConfirmation', i.date_confirmation, 'notifiePar', i.notifie_par,
 * 			'nom', coalesce(e.nom, c.nom), 'prenom', coalesce(e.prenom, c.prenom),
 * 				'type', case when i.id_eleve is null then 'CANDIDAT' else 'ELEVE' end)
 * 			order by i.position_attente nulls last, i.priorite, coalesce(e.nom, c.nom), i.id_inscription)
 * 		from (
 * 			select p.*
 * 			from public.inscription_session p
 * 			where p.id_session = s.id_session and p.statut_inscription in ('INSCRIT', 'CONFIRME')
 * 			union all
 * 			select a.*
 * 			from public.inscription_session a
 * 			where a.id_session = s.id_session and a.statut_inscription = 'EN_ATTENTE'
 * 		) i
 * 		left join public.eleves e on e.id_eleve = i.id_eleve
 * 		left join public.candidats c on c.id_candidat = i.id_candidat
 * 	), '[]') as "inscriptions!"
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * left join public.formateurs fo on fo.id_formateur = s.id_formateur
 * left join public.salles sa on sa.id_salle = s.id_salle
 * where s.id_session = :idSession!                                                                                                                                                                                                                                                                                                                                                                                                                         
 * ```
 */
export const readFiche = new PreparedQuery<IReadFicheParams,IReadFicheResult>(readFicheIR);


/** 'FindBroken' parameters type */
export interface IFindBrokenParams {
  feries: (string | null)[];
  fuseau: string;
  idSessions?: (number | null)[] | null | void;
  maintenant: Date;
  noms: (string | null)[];
}

/** 'FindBroken' return type */
export interface IFindBrokenResult {
  cause: string;
  dateDebut: Date;
  dateFin: Date;
  detail: string;
  idFormateur: number | null;
  idReservation: number;
  idSession: number;
  salle: string;
  sallePerdue: string | null;
}

/** 'FindBroken' query type */
export interface IFindBrokenQuery {
  params: IFindBrokenParams;
  result: IFindBrokenResult;
}

const findBrokenIR: any = {"usedParamSet":{"maintenant":true,"idSessions":true,"fuseau":true,"feries":true,"noms":true},"params":[{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":129,"b":140},{"a":236,"b":247}]},{"name":"idSessions","required":false,"transform":{"type":"scalar"},"locs":[{"a":191,"b":201},{"a":357,"b":367},{"a":3446,"b":3456},{"a":3496,"b":3506}]},{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":575,"b":582},{"a":645,"b":652}]},{"name":"feries","required":true,"transform":{"type":"scalar"},"locs":[{"a":956,"b":963}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":974,"b":979}]}],"statement":"with fenetre as materialized (\n\t-- Of the sessions named, the time they take; without any, from now on.\n\tselect tsrange(greatest(:maintenant!::timestamp, min(r.date_debut)),\n\t\t\tcase\n\t\t\t\twhen :idSessions::int[] is not null then greatest(:maintenant!::timestamp, max(r.date_fin))\n\t\t\tend) as periode\n\tfrom public.reservation_salle r\n\twhere r.id_session = any (:idSessions::int[])\n),\nperdus as materialized (\n\t-- In UTC, as bookings are, and once: to change the zone of each séance for each day took seconds.\n\tselect x.cause, x.detail,\n\t\ttsrange((x.debut::timestamp at time zone :fuseau!) at time zone 'UTC',\n\t\t\t((x.fin + 1)::timestamp at time zone :fuseau!) at time zone 'UTC') * w.periode as periode\n\tfrom fenetre w\n\tcross join (\n\t\tselect f.date_debut as debut, f.date_fin as fin, 'FERMETURE' as cause,\n\t\t\tcoalesce(f.motif, 'centre fermé') as detail\n\t\tfrom sessions_planning.fermeture f\n\t\tunion all\n\t\tselect h.jour, h.jour, 'JOUR_FERIE', h.nom\n\t\tfrom unnest(:feries!::date[], :noms!::text[]) as h (jour, nom)\n\t) x\n),\ncauses as (\n\tselect o.id_reservation, 'FORMATEUR_ABSENT' as cause, fo.prenom || ' ' || fo.nom as detail,\n\t\tnull::text as salle_perdue\n\tfrom fenetre w\n\tjoin public.disponibilite_formateur a on a.type = 'INDISPONIBLE' and a.date_fin > lower(w.periode)\n\t\tand (upper(w.periode) is null or a.date_debut < upper(w.periode))\n\tjoin public.formateurs fo on fo.id_formateur = a.id_formateur\n\tjoin sessions_planning.occupation_formateur o on o.id_formateur = a.id_formateur\n\t\tand o.periode && tsrange(a.date_debut, greatest(a.date_debut, a.date_fin)) and o.periode && w.periode\n\tunion\n\tselect o.id_reservation, 'FORMATEUR_INACTIF', fo.prenom || ' ' || fo.nom, null\n\tfrom fenetre w\n\tjoin public.formateurs fo on fo.statut = 'INACTIF'\n\tjoin sessions_planning.occupation_formateur o on o.id_formateur = fo.id_formateur and o.periode && w.periode\n\tunion\n\tselect o.id_reservation, 'SALLE_INACTIVE', x.nom, x.code\n\tfrom fenetre w\n\tjoin public.salles x on x.statut = 'INACTIVE'\n\tjoin sessions_planning.salle_physique p on p.id_salle = x.id_salle\n\tjoin sessions_planning.occupation_salle o on o.id_salle = p.id_physique and o.periode && w.periode\n\tjoin public.reservation_salle r on r.id_reservation = o.id_reservation\n\twhere p.id_physique = x.id_salle or r.id_salle = x.id_salle\n\tunion\n\t-- One look into the index for each room: for each of its lost days it took most of the time.\n\tselect o.id_reservation, d.cause, d.detail, null\n\tfrom (select range_agg(p.periode) as periodes from perdus p where not isempty(p.periode)) toutes\n\tcross join public.salles x\n\tcross join lateral (\n\t\tselect y.id_reservation, y.periode\n\t\tfrom sessions_planning.occupation_salle y\n\t\twhere y.id_salle = x.id_salle and y.periode && toutes.periodes\n\t\toffset 0\n\t) o\n\tjoin perdus d on d.periode && o.periode\n)\nselect r.id_session as \"id_session!\", r.id_reservation, r.date_debut, r.date_fin, sa.code as salle,\n\tcoalesce(se.id_formateur, r.id_formateur) as \"id_formateur?\", c.cause as \"cause!\", c.detail as \"detail!\",\n\tc.salle_perdue as \"salle_perdue?\"\nfrom causes c\ncross join lateral (\n\t-- One by one: a plan that knows no sessions would read all of them and all bookings.\n\tselect y.id_reservation, y.id_session, y.id_salle, y.date_debut, y.date_fin, s.id_formateur\n\tfrom public.reservation_salle y\n\tcross join lateral (select x.* from public.sessions x where x.id_session = y.id_session offset 0) s\n\twhere y.id_reservation = c.id_reservation and y.statut = 'ACTIVE'\n\t\tand (:idSessions::int[] is null or y.id_session = any (:idSessions))\n\t\tand s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS') and s.statut_validation <> 'REFUSEE'\n\toffset 0\n) r\njoin public.salles sa on sa.id_salle = r.id_salle\nleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\norder by r.date_debut, r.id_reservation, c.cause, c.detail"};

/**
 * Query generated from SQL:
 * ```
 * with fenetre as materialized (
 * 	-- Of the sessions named, the time they take; without any, from now on.
 * 	select tsrange(greatest(:maintenant!::timestamp, min(r.date_debut)),
 * 			case
 * 				when :idSessions::int[] is not null then greatest(:maintenant!::timestamp, max(r.date_fin))
 * 			end) as periode
 * 	from public.reservation_salle r
 * 	where r.id_session = any (:idSessions::int[])
 * ),
 * perdus as materialized (
 * 	-- In UTC, as bookings are, and once: to change the zone of each séance for each day took seconds.
 * 	select x.cause, x.detail,
 * 		tsrange((x.debut::timestamp at time zone :fuseau!) at time zone 'UTC',
 * 			((x.fin + 1)::timestamp at time zone :fuseau!) at time zone 'UTC') * w.periode as periode
 * 	from fenetre w
 * 	cross join (
 * 		select f.date_debut as debut, f.date_fin as fin, 'FERMETURE' as cause,
 * 			coalesce(f.motif, 'centre fermé') as detail
 * 		from sessions_planning.fermeture f
 * 		union all
 * 		select h.jour, h.jour, 'JOUR_FERIE', h.nom
 * 		from unnest(:feries!::date[], :noms!::text[]) as h (jour, nom)
 * 	) x
 * ),
 * causes as (
 * 	select o.id_reservation, 'FORMATEUR_ABSENT' as cause, fo.prenom || ' ' || fo.nom as detail,
 * 		null::text as salle_perdue
 * 	from fenetre w
 * 	join public.disponibilite_formateur a on a.type = 'INDISPONIBLE' and a.date_fin > lower(w.periode)
 * 		and (upper(w.periode) is null or a.date_debut < upper(w.periode))
 * 	join public.formateurs fo on fo.id_formateur = a.id_formateur
 * 	join sessions_planning.occupation_formateur o on o.id_formateur = a.id_formateur
 * 		and o.periode && tsrange(a.date_debut, greatest(a.date_debut, a.date_fin)) and o.periode && w.periode
 * 	union
 * 	select o.id_reservation, 'FORMATEUR_INACTIF', fo.prenom || ' ' || fo.nom, null
 * 	from fenetre w
 * 	join public.formateurs fo on fo.statut = 'INACTIF'
 * 	join sessions_planning.occupation_formateur o on o.id_formateur = fo.id_formateur and o.periode && w.periode
 * 	union
 * 	select o.id_reservation, 'SALLE_INACTIVE', x.nom, x.code
 * 	from fenetre w
 * 	join public.salles x on x.statut = 'INACTIVE'
 * 	join sessions_planning.salle_physique p on p.id_salle = x.id_salle
 * 	join sessions_planning.occupation_salle o on o.id_salle = p.id_physique and o.periode && w.periode
 * 	join public.reservation_salle r on r.id_reservation = o.id_reservation
 * 	where p.id_physique = x.id_salle or r.id_salle = x.id_salle
 * 	union
 * 	-- One look into the index for each room: for each of its lost days it took most of the time.
 * 	select o.id_reservation, d.cause, d.detail, null
 * 	from (select range_agg(p.periode) as periodes from perdus p where not isempty(p.periode)) toutes
 * 	cross join public.salles x
 * 	cross join lateral (
 * 		select y.id_reservation, y.periode
 * 		from sessions_planning.occupation_salle y
 * 		where y.id_salle = x.id_salle and y.periode && toutes.periodes
 * 		offset 0
 * 	) o
 * 	join perdus d on d.periode && o.periode
 * )
 * select r.id_session as "id_session!", r.id_reservation, r.date_debut, r.date_fin, sa.code as salle,
 * 	coalesce(se.id_formateur, r.id_formateur) as "id_formateur?", c.cause as "cause!", c.detail as "detail!",
 * 	c.salle_perdue as "salle_perdue?"
 * from causes c
 * cross join lateral (
 * 	-- One by one: a plan that knows no sessions would read all of them and all bookings.
 * 	select y.id_reservation, y.id_session, y.id_salle, y.date_debut, y.date_fin, s.id_formateur
 * 	from public.reservation_salle y
 * 	cross join lateral (select x.* from public.sessions x where x.id_session = y.id_session offset 0) s
 * 	where y.id_reservation = c.id_reservation and y.statut = 'ACTIVE'
 * 		and (:idSessions::int[] is null or y.id_session = any (:idSessions))
 * 		and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS') and s.statut_validation <> 'REFUSEE'
 * 	offset 0
 * ) r
 * join public.salles sa on sa.id_salle = r.id_salle
 * left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * order by r.date_debut, r.id_reservation, c.cause, c.detail
 * ```
 */
export const findBroken = new PreparedQuery<IFindBrokenParams,IFindBrokenResult>(findBrokenIR);


