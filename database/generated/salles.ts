/** Types generated for queries found in "database/queries/salles.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type stringArray = (string)[];

/** 'LockSalles' parameters type */
export interface ILockSallesParams {
  ouverte: boolean;
  salles: (string | null)[];
}

/** 'LockSalles' return type */
export interface ILockSallesResult {
  idSalle: number;
}

/** 'LockSalles' query type */
export interface ILockSallesQuery {
  params: ILockSallesParams;
  result: ILockSallesResult;
}

const lockSallesIR: any = {"usedParamSet":{"salles":true,"ouverte":true},"params":[{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":211,"b":218},{"a":245,"b":252},{"a":292,"b":299}]},{"name":"ouverte","required":true,"transform":{"type":"scalar"},"locs":[{"a":316,"b":324}]}],"statement":"select sessions_planning.verrouiller_salles(array(\n\tselect unnest(array[p.id_salle, p.id_physique])\n\tfrom sessions_planning.salle_physique p\n\tjoin public.salles n on n.id_salle = p.id_salle\n\twhere n.code = any (:salles!::text[]) or n.nom = any (:salles!::text[])\n\t\tor n.id_salle::text = any (:salles!::text[])\n\t\tor (:ouverte!::boolean and n.statut = 'ACTIVE')\n)) as \"id_salle!\"                                                                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select sessions_planning.verrouiller_salles(array(
 * 	select unnest(array[p.id_salle, p.id_physique])
 * 	from sessions_planning.salle_physique p
 * 	join public.salles n on n.id_salle = p.id_salle
 * 	where n.code = any (:salles!::text[]) or n.nom = any (:salles!::text[])
 * 		or n.id_salle::text = any (:salles!::text[])
 * 		or (:ouverte!::boolean and n.statut = 'ACTIVE')
 * )) as "id_salle!"                                                                                                                                         
 * ```
 */
export const lockSalles = new PreparedQuery<ILockSallesParams,ILockSallesResult>(lockSallesIR);


/** 'LockFormateurs' parameters type */
export interface ILockFormateursParams {
  formations: (string | null)[];
  idFormateurs: (number | null)[];
  ouvert: boolean;
}

/** 'LockFormateurs' return type */
export interface ILockFormateursResult {
  idFormateur: number;
}

/** 'LockFormateurs' query type */
export interface ILockFormateursQuery {
  params: ILockFormateursParams;
  result: ILockFormateursResult;
}

const lockFormateursIR: any = {"usedParamSet":{"idFormateurs":true,"ouvert":true,"formations":true},"params":[{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":133,"b":146}]},{"name":"ouvert","required":true,"transform":{"type":"scalar"},"locs":[{"a":162,"b":169}]},{"name":"formations","required":true,"transform":{"type":"scalar"},"locs":[{"a":277,"b":288},{"a":331,"b":342}]}],"statement":"select sessions_planning.verrouiller_formateurs(array(\n\tselect f.id_formateur\n\tfrom public.formateurs f\n\twhere f.id_formateur = any (:idFormateurs!::int[])\n\t\tor (:ouvert!::boolean and f.statut = 'ACTIF' and exists (\n\t\t\tselect from public.formations fo\n\t\t\twhere (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[]))\n\t\t\t\tand fo.code = any (f.specialites)\n\t\t))\n)) as \"id_formateur!\"                                                                                                                                                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * select sessions_planning.verrouiller_formateurs(array(
 * 	select f.id_formateur
 * 	from public.formateurs f
 * 	where f.id_formateur = any (:idFormateurs!::int[])
 * 		or (:ouvert!::boolean and f.statut = 'ACTIF' and exists (
 * 			select from public.formations fo
 * 			where (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[]))
 * 				and fo.code = any (f.specialites)
 * 		))
 * )) as "id_formateur!"                                                                                                                                                                                                                                      
 * ```
 */
export const lockFormateurs = new PreparedQuery<ILockFormateursParams,ILockFormateursResult>(lockFormateursIR);


/** 'ReadRessources' parameters type */
export interface IReadRessourcesParams {
  formations: (string | null)[];
  idFormateurs: (number | null)[];
  jourDebut: string;
  jourFin: string;
  moisDebut: Date;
  moisFin: Date;
  ouvert: boolean;
}

/** 'ReadRessources' return type */
export interface IReadRessourcesResult {
  fermetures: Json;
  formateurs: Json;
  formations: Json;
  salles: Json;
}

/** 'ReadRessources' query type */
export interface IReadRessourcesQuery {
  params: IReadRessourcesParams;
  result: IReadRessourcesResult;
}

const readRessourcesIR: any = {"usedParamSet":{"formations":true,"idFormateurs":true,"ouvert":true,"moisDebut":true,"moisFin":true,"jourFin":true,"jourDebut":true},"params":[{"name":"formations","required":true,"transform":{"type":"scalar"},"locs":[{"a":136,"b":147}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":172,"b":185}]},{"name":"ouvert","required":true,"transform":{"type":"scalar"},"locs":[{"a":209,"b":216}]},{"name":"moisDebut","required":true,"transform":{"type":"scalar"},"locs":[{"a":240,"b":250}]},{"name":"moisFin","required":true,"transform":{"type":"scalar"},"locs":[{"a":278,"b":286}]},{"name":"jourFin","required":true,"transform":{"type":"scalar"},"locs":[{"a":2621,"b":2629}]},{"name":"jourDebut","required":true,"transform":{"type":"scalar"},"locs":[{"a":2655,"b":2665}]}],"statement":"with demande as materialized (\n\t-- Apart, so that one plan serves every request: to make one for each took longer than to read.\n\tselect :formations!::text[] as formations, :idFormateurs!::int[] as formateurs, :ouvert!::boolean as ouvert,\n\t\t:moisDebut!::timestamp as mois_debut, :moisFin!::timestamp as mois_fin\n)\nselect\n\tcoalesce((\n\t\tselect json_agg(json_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom,\n\t\t\t\t'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif)\n\t\t\torder by f.id_formation)\n\t\tfrom demande q\n\t\tjoin public.formations f on f.code = any (q.formations) or f.id_formation::text = any (q.formations)\n\t), '[]') as \"formations!\",\n\tcoalesce((\n\t\tselect json_agg(json_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,\n\t\t\t'capaciteMax', s.capacite_max, 'equipements', s.equipements,\n\t\t\t'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend,\n\t\t\t\t'disponibleSoir', s.disponible_soir, 'statut', p.statut,\n\t\t\t'parties', p.parties) order by s.id_salle)\n\t\tfrom public.salles s\n\t\tjoin sessions_planning.etat_salle p on p.id_salle = s.id_salle\n\t), '[]') as \"salles!\",\n\tcoalesce((\n\t\tselect json_agg(json_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom,\n\t\t\t'statut', f.statut, 'specialites', f.specialites,\n\t\t\t'heuresMois', coalesce((\n\t\t\t\tselect extract(epoch from sum(upper(o.periode) - lower(o.periode))) / 3600\n\t\t\t\tfrom sessions_planning.occupation_formateur o\n\t\t\t\twhere o.id_formateur = f.id_formateur\n\t\t\t\t\tand o.periode && tsrange(q.mois_debut, q.mois_fin)\n\t\t\t), 0),\n\t\t\t'disponibilites', coalesce((\n\t\t\t\tselect json_agg(json_build_object('type', d.type,\n\t\t\t\t\t\t'dateDebut', to_char(d.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t\t\t\t'dateFin', to_char(d.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))\n\t\t\t\t\torder by d.date_debut, d.id_disponibilite)\n\t\t\t\tfrom public.disponibilite_formateur d\n\t\t\t\twhere q.ouvert and d.id_formateur = f.id_formateur and d.type = 'DISPONIBLE'\n\t\t\t\t\tand d.date_fin > q.mois_debut\n\t\t\t), '[]')) order by f.id_formateur)\n\t\tfrom demande q\n\t\tjoin public.formateurs f on f.id_formateur = any (q.formateurs)\n\t\t\tor (q.ouvert and f.statut = 'ACTIF' and exists (\n\t\t\t\tselect from public.formations fo\n\t\t\t\twhere (fo.code = any (q.formations) or fo.id_formation::text = any (q.formations))\n\t\t\t\t\tand fo.code = any (f.specialites)\n\t\t\t))\n\t), '[]') as \"formateurs!\",\n\tcoalesce((\n\t\tselect json_agg(json_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin,\n\t\t\t\t'motif', c.motif)\n\t\t\torder by c.date_debut, c.id_fermeture)\n\t\tfrom sessions_planning.fermeture c\n\t\twhere c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date\n\t), '[]') as \"fermetures!\"                                                                                                                                                                                                                                                                       "};

/**
 * Query generated from SQL:
 * ```
 * with demande as materialized (
 * 	-- Apart, so that one plan serves every request: to make one for each took longer than to read.
 * 	select :formations!::text[] as formations, :idFormateurs!::int[] as formateurs, :ouvert!::boolean as ouvert,
 * 		:moisDebut!::timestamp as mois_debut, :moisFin!::timestamp as mois_fin
 * )
 * select
 * 	coalesce((
 * 		select json_agg(json_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom,
 * 				'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif)
 * 			order by f.id_formation)
 * 		from demande q
 * 		join public.formations f on f.code = any (q.formations) or f.id_formation::text = any (q.formations)
 * 	), '[]') as "formations!",
 * 	coalesce((
 * 		select json_agg(json_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,
 * 			'capaciteMax', s.capacite_max, 'equipements', s.equipements,
 * 			'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend,
 * 				'disponibleSoir', s.disponible_soir, 'statut', p.statut,
 * 			'parties', p.parties) order by s.id_salle)
 * 		from public.salles s
 * 		join sessions_planning.etat_salle p on p.id_salle = s.id_salle
 * 	), '[]') as "salles!",
 * 	coalesce((
 * 		select json_agg(json_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom,
 * 			'statut', f.statut, 'specialites', f.specialites,
 * 			'heuresMois', coalesce((
 * 				select extract(epoch from sum(upper(o.periode) - lower(o.periode))) / 3600
 * 				from sessions_planning.occupation_formateur o
 * 				where o.id_formateur = f.id_formateur
 * 					and o.periode && tsrange(q.mois_debut, q.mois_fin)
 * 			), 0),
 * 			'disponibilites', coalesce((
 * 				select json_agg(json_build_object('type', d.type,
 * 						'dateDebut', to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 						'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
 * 					order by d.date_debut, d.id_disponibilite)
 * 				from public.disponibilite_formateur d
 * 				where q.ouvert and d.id_formateur = f.id_formateur and d.type = 'DISPONIBLE'
 * 					and d.date_fin > q.mois_debut
 * 			), '[]')) order by f.id_formateur)
 * 		from demande q
 * 		join public.formateurs f on f.id_formateur = any (q.formateurs)
 * 			or (q.ouvert and f.statut = 'ACTIF' and exists (
 * 				select from public.formations fo
 * 				where (fo.code = any (q.formations) or fo.id_formation::text = any (q.formations))
 * 					and fo.code = any (f.specialites)
 * 			))
 * 	), '[]') as "formateurs!",
 * 	coalesce((
 * 		select json_agg(json_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin,
 * 				'motif', c.motif)
 * 			order by c.date_debut, c.id_fermeture)
 * 		from sessions_planning.fermeture c
 * 		where c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date
 * 	), '[]') as "fermetures!"                                                                                                                                                                                                                                                                       
 * ```
 */
export const readRessources = new PreparedQuery<IReadRessourcesParams,IReadRessourcesResult>(readRessourcesIR);


/** 'FindOccupations' parameters type */
export interface IFindOccupationsParams {
  debuts: (Date | null)[];
  fins: (Date | null)[];
  formations: (string | null)[];
  idFormateurs: (number | null)[];
  ouvert: boolean;
  ouverte: boolean;
  salles: (string | null)[];
}

/** 'FindOccupations' return type */
export interface IFindOccupationsResult {
  debut: Date;
  fin: Date;
  formation: string | null;
  genre: string;
  id: number;
  idReservation: number | null;
  idSession: number | null;
  motif: string | null;
  salle: string | null;
}

/** 'FindOccupations' query type */
export interface IFindOccupationsQuery {
  params: IFindOccupationsParams;
  result: IFindOccupationsResult;
}

const findOccupationsIR: any = {"usedParamSet":{"salles":true,"ouverte":true,"idFormateurs":true,"ouvert":true,"formations":true,"debuts":true,"fins":true},"params":[{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":39,"b":46}]},{"name":"ouverte","required":true,"transform":{"type":"scalar"},"locs":[{"a":67,"b":75}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":98,"b":111}]},{"name":"ouvert","required":true,"transform":{"type":"scalar"},"locs":[{"a":137,"b":144}]},{"name":"formations","required":true,"transform":{"type":"scalar"},"locs":[{"a":166,"b":177}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":919,"b":926}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":951,"b":956}]}],"statement":"with demande as materialized (\n\tselect :salles!::text[] as salles, :ouverte!::boolean as ouverte, :idFormateurs!::int[] as formateurs,\n\t\t:ouvert!::boolean as ouvert, :formations!::text[] as formations\n),\ncles as materialized (\n\tselect array(\n\t\tselect distinct p.id_physique\n\t\tfrom demande q\n\t\tjoin public.salles n on q.ouverte or n.code = any (q.salles) or n.nom = any (q.salles)\n\t\t\tor n.id_salle::text = any (q.salles)\n\t\tjoin sessions_planning.salle_physique p on p.id_salle = n.id_salle\n\t) as physiques, array(\n\t\tselect f.id_formateur\n\t\tfrom demande q\n\t\tjoin public.formateurs f on f.id_formateur = any (q.formateurs)\n\t\t\tor (q.ouvert and f.statut = 'ACTIF' and exists (\n\t\t\t\tselect from public.formations fo\n\t\t\t\twhere (fo.code = any (q.formations) or fo.id_formation::text = any (q.formations))\n\t\t\t\t\tand fo.code = any (f.specialites)\n\t\t\t))\n\t) as formateurs\n),\ncreneaux as (\n\tselect c.debut, c.fin\n\tfrom unnest((select :debuts!::timestamp[]), (select :fins!::timestamp[])) as c (debut, fin)\n),\nprises as (\n\tselect distinct 'SALLE' as genre, o.id_salle as id, o.id_reservation\n\tfrom creneaux c\n\tcross join unnest((select physiques from cles)) as p (id)\n\t-- Offset 0: one look into the index for each slot and room; joined freely, all bookings of a room were\n\t-- compared with all slots (1 s for 200 slots on a million bookings).\n\tcross join lateral (select o.*\n\t\t\tfrom sessions_planning.occupation_salle o\n\t\t\twhere o.id_salle = p.id and o.periode && tsrange(c.debut, c.fin) offset 0) o\n\tunion all\n\tselect distinct 'FORMATEUR', o.id_formateur, o.id_reservation\n\tfrom creneaux c\n\tcross join unnest((select formateurs from cles)) as p (id)\n\tcross join lateral (select o.*\n\t\t\tfrom sessions_planning.occupation_formateur o\n\t\t\twhere o.id_formateur = p.id and o.periode && tsrange(c.debut, c.fin) offset 0) o\n)\nselect p.genre as \"genre!\", p.id as \"id!\", r.date_debut as \"debut!\", r.date_fin as \"fin!\",\n\tr.id_reservation as \"idReservation?\", r.id_session as \"idSession?\",\n\ts.nom as \"salle?\",\n\t\t(select fo.code\n\t\t\tfrom public.sessions se\n\t\t\tjoin public.formations fo on fo.id_formation = se.id_formation\n\t\t\twhere se.id_session = r.id_session) as \"formation?\",\n\t\tr.motif as \"motif?\"\nfrom prises p\njoin public.reservation_salle r on r.id_reservation = p.id_reservation\njoin public.salles s on s.id_salle = r.id_salle\nunion all\nselect distinct 'ABSENCE', d.id_formateur, d.date_debut, d.date_fin, null::int, null::int, null::text,\n\tnull::text, null::text\nfrom creneaux c\njoin public.disponibilite_formateur d on d.id_formateur = any ((select formateurs from cles)::int[])\n\tand d.type = 'INDISPONIBLE' and d.date_debut < c.fin and d.date_fin > c.debut\norder by 3, 5, 1, 2                                                  "};

/**
 * Query generated from SQL:
 * ```
 * with demande as materialized (
 * 	select :salles!::text[] as salles, :ouverte!::boolean as ouverte, :idFormateurs!::int[] as formateurs,
 * 		:ouvert!::boolean as ouvert, :formations!::text[] as formations
 * ),
 * cles as materialized (
 * 	select array(
 * 		select distinct p.id_physique
 * 		from demande q
 * 		join public.salles n on q.ouverte or n.code = any (q.salles) or n.nom = any (q.salles)
 * 			or n.id_salle::text = any (q.salles)
 * 		join sessions_planning.salle_physique p on p.id_salle = n.id_salle
 * 	) as physiques, array(
 * 		select f.id_formateur
 * 		from demande q
 * 		join public.formateurs f on f.id_formateur = any (q.formateurs)
 * 			or (q.ouvert and f.statut = 'ACTIF' and exists (
 * 				select from public.formations fo
 * 				where (fo.code = any (q.formations) or fo.id_formation::text = any (q.formations))
 * 					and fo.code = any (f.specialites)
 * 			))
 * 	) as formateurs
 * ),
 * creneaux as (
 * 	select c.debut, c.fin
 * 	from unnest((select :debuts!::timestamp[]), (select :fins!::timestamp[])) as c (debut, fin)
 * ),
 * prises as (
 * 	select distinct 'SALLE' as genre, o.id_salle as id, o.id_reservation
 * 	from creneaux c
 * 	cross join unnest((select physiques from cles)) as p (id)
 * 	-- Offset 0: one look into the index for each slot and room; joined freely, all bookings of a room were
 * 	-- compared with all slots (1 s for 200 slots on a million bookings).
 * 	cross join lateral (select o.*
 * 			from sessions_planning.occupation_salle o
 * 			where o.id_salle = p.id and o.periode && tsrange(c.debut, c.fin) offset 0) o
 * 	union all
 * 	select distinct 'FORMATEUR', o.id_formateur, o.id_reservation
 * 	from creneaux c
 * 	cross join unnest((select formateurs from cles)) as p (id)
 * 	cross join lateral (select o.*
 * 			from sessions_planning.occupation_formateur o
 * 			where o.id_formateur = p.id and o.periode && tsrange(c.debut, c.fin) offset 0) o
 * )
 * select p.genre as "genre!", p.id as "id!", r.date_debut as "debut!", r.date_fin as "fin!",
 * 	r.id_reservation as "idReservation?", r.id_session as "idSession?",
 * 	s.nom as "salle?",
 * 		(select fo.code
 * 			from public.sessions se
 * 			join public.formations fo on fo.id_formation = se.id_formation
 * 			where se.id_session = r.id_session) as "formation?",
 * 		r.motif as "motif?"
 * from prises p
 * join public.reservation_salle r on r.id_reservation = p.id_reservation
 * join public.salles s on s.id_salle = r.id_salle
 * union all
 * select distinct 'ABSENCE', d.id_formateur, d.date_debut, d.date_fin, null::int, null::int, null::text,
 * 	null::text, null::text
 * from creneaux c
 * join public.disponibilite_formateur d on d.id_formateur = any ((select formateurs from cles)::int[])
 * 	and d.type = 'INDISPONIBLE' and d.date_debut < c.fin and d.date_fin > c.debut
 * order by 3, 5, 1, 2                                                  
 * ```
 */
export const findOccupations = new PreparedQuery<IFindOccupationsParams,IFindOccupationsResult>(findOccupationsIR);


/** 'ReadFermetures' parameters type */
export interface IReadFermeturesParams {
  jourDebut: string;
  jourFin: string;
}

/** 'ReadFermetures' return type */
export interface IReadFermeturesResult {
  dateDebut: string;
  dateFin: string;
  motif: string;
}

/** 'ReadFermetures' query type */
export interface IReadFermeturesQuery {
  params: IReadFermeturesParams;
  result: IReadFermeturesResult;
}

const readFermeturesIR: any = {"usedParamSet":{"jourFin":true,"jourDebut":true},"params":[{"name":"jourFin","required":true,"transform":{"type":"scalar"},"locs":[{"a":98,"b":106}]},{"name":"jourDebut","required":true,"transform":{"type":"scalar"},"locs":[{"a":132,"b":142}]}],"statement":"select c.date_debut, c.date_fin, c.motif\nfrom sessions_planning.fermeture c\nwhere c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date\norder by c.date_debut, c.id_fermeture                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * select c.date_debut, c.date_fin, c.motif
 * from sessions_planning.fermeture c
 * where c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date
 * order by c.date_debut, c.id_fermeture                                                                           
 * ```
 */
export const readFermetures = new PreparedQuery<IReadFermeturesParams,IReadFermeturesResult>(readFermeturesIR);


/** 'LockSessionsDesSalles' parameters type */
export interface ILockSessionsDesSallesParams {
  idReservations: (number | null)[];
  idSessions: (number | null)[];
}

/** 'LockSessionsDesSalles' return type */
export interface ILockSessionsDesSallesResult {
  idSession: number;
}

/** 'LockSessionsDesSalles' query type */
export interface ILockSessionsDesSallesQuery {
  params: ILockSessionsDesSallesParams;
  result: ILockSessionsDesSallesResult;
}

const lockSessionsDesSallesIR: any = {"usedParamSet":{"idSessions":true,"idReservations":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":108,"b":119}]},{"name":"idReservations","required":true,"transform":{"type":"scalar"},"locs":[{"a":239,"b":254},{"a":489,"b":504}]}],"statement":"with verrouillees as materialized (\n\tselect s.id_session\n\tfrom public.sessions s\n\twhere s.id_session = any (:idSessions!::int[])\n\t\tor s.id_session in (select r.id_session\n\t\t\tfrom public.reservation_salle r\n\t\t\twhere r.id_reservation = any (:idReservations!::int[]))\n\torder by s.id_session\n\tfor no key update of s\n),\nreservations as materialized (\n\t-- One that belongs to no session has no other lock.\n\tselect r.id_reservation\n\tfrom public.reservation_salle r\n\twhere r.id_reservation = any (:idReservations!::int[]) and (select count(*) from verrouillees) >= 0\n\torder by r.id_reservation\n\tfor no key update of r\n)\nselect v.id_session\nfrom verrouillees v\nwhere (select count(*) from reservations) >= 0\norder by v.id_session                                                                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * with verrouillees as materialized (
 * 	select s.id_session
 * 	from public.sessions s
 * 	where s.id_session = any (:idSessions!::int[])
 * 		or s.id_session in (select r.id_session
 * 			from public.reservation_salle r
 * 			where r.id_reservation = any (:idReservations!::int[]))
 * 	order by s.id_session
 * 	for no key update of s
 * ),
 * reservations as materialized (
 * 	-- One that belongs to no session has no other lock.
 * 	select r.id_reservation
 * 	from public.reservation_salle r
 * 	where r.id_reservation = any (:idReservations!::int[]) and (select count(*) from verrouillees) >= 0
 * 	order by r.id_reservation
 * 	for no key update of r
 * )
 * select v.id_session
 * from verrouillees v
 * where (select count(*) from reservations) >= 0
 * order by v.id_session                                                                                                                                
 * ```
 */
export const lockSessionsDesSalles = new PreparedQuery<ILockSessionsDesSallesParams,ILockSessionsDesSallesResult>(lockSessionsDesSallesIR);


/** 'LoadReservations' parameters type */
export interface ILoadReservationsParams {
  idReservations: (number | null)[];
  idSessions: (number | null)[];
}

/** 'LoadReservations' return type */
export interface ILoadReservationsResult {
  capaciteMax: number | null;
  dateDebut: Date;
  dateFin: Date;
  formation: string | null;
  idFormateur: number | null;
  idReservation: number;
  idSalle: number;
  idSession: number | null;
  matiere: string | null;
  motif: string | null;
  nomSalle: string;
  places: number | null;
  salle: string;
  statut: string;
  statutSession: string | null;
}

/** 'LoadReservations' query type */
export interface ILoadReservationsQuery {
  params: ILoadReservationsParams;
  result: ILoadReservationsResult;
}

const loadReservationsIR: any = {"usedParamSet":{"idReservations":true,"idSessions":true},"params":[{"name":"idReservations","required":true,"transform":{"type":"scalar"},"locs":[{"a":454,"b":469},{"a":713,"b":728}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":596,"b":607}]}],"statement":"select r.id_reservation, r.id_salle, sa.code as salle, sa.nom as nom_salle, r.id_session as \"idSession?\",\n\tr.date_debut, r.date_fin, r.statut, r.motif,\n\tcoalesce(se.id_formateur, s.id_formateur) as \"idFormateur?\", se.matiere as \"matiere?\",\n\tf.code as \"formation?\", s.statut_session as \"statutSession?\", s.capacite_max as \"capaciteMax?\",\n\tp.places as \"places?\"\nfrom (\n\tselect d.id_reservation from public.reservation_salle d where d.id_reservation = any (:idReservations!::int[])\n\tunion\n\tselect d.id_reservation from public.reservation_salle d\n\twhere d.statut = 'ACTIVE'\n\t\tand d.id_session = any (:idSessions!::int[] || array(select c.id_session\n\t\t\tfrom public.reservation_salle c\n\t\t\twhere c.id_reservation = any (:idReservations!::int[])))\n) voulues\njoin public.reservation_salle r on r.id_reservation = voulues.id_reservation\njoin public.salles sa on sa.id_salle = r.id_salle\nleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\nleft join public.sessions s on s.id_session = r.id_session\nleft join sessions_planning.places_session p on p.id_session = s.id_session\nleft join public.formations f on f.id_formation = s.id_formation\norder by r.date_debut, r.id_reservation                                              "};

/**
 * Query generated from SQL:
 * ```
 * select r.id_reservation, r.id_salle, sa.code as salle, sa.nom as nom_salle, r.id_session as "idSession?",
 * 	r.date_debut, r.date_fin, r.statut, r.motif,
 * 	coalesce(se.id_formateur, s.id_formateur) as "idFormateur?", se.matiere as "matiere?",
 * 	f.code as "formation?", s.statut_session as "statutSession?", s.capacite_max as "capaciteMax?",
 * 	p.places as "places?"
 * from (
 * 	select d.id_reservation from public.reservation_salle d where d.id_reservation = any (:idReservations!::int[])
 * 	union
 * 	select d.id_reservation from public.reservation_salle d
 * 	where d.statut = 'ACTIVE'
 * 		and d.id_session = any (:idSessions!::int[] || array(select c.id_session
 * 			from public.reservation_salle c
 * 			where c.id_reservation = any (:idReservations!::int[])))
 * ) voulues
 * join public.reservation_salle r on r.id_reservation = voulues.id_reservation
 * join public.salles sa on sa.id_salle = r.id_salle
 * left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * left join public.sessions s on s.id_session = r.id_session
 * left join sessions_planning.places_session p on p.id_session = s.id_session
 * left join public.formations f on f.id_formation = s.id_formation
 * order by r.date_debut, r.id_reservation                                              
 * ```
 */
export const loadReservations = new PreparedQuery<ILoadReservationsParams,ILoadReservationsResult>(loadReservationsIR);


/** 'LoadSessions' parameters type */
export interface ILoadSessionsParams {
  idSessions: (number | null)[];
}

/** 'LoadSessions' return type */
export interface ILoadSessionsResult {
  capaciteMax: number;
  dateDebut: Date;
  dateFin: Date;
  formation: string;
  idFormateur: number | null;
  idSession: number;
  statutSession: string;
}

/** 'LoadSessions' query type */
export interface ILoadSessionsQuery {
  params: ILoadSessionsParams;
  result: ILoadSessionsResult;
}

const loadSessionsIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":226,"b":237}]}],"statement":"select s.id_session, s.id_formateur, f.code as formation, s.capacite_max, s.statut_session, s.date_debut, s.date_fin\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nwhere s.id_session = any (:idSessions!::int[])                                                                                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, s.id_formateur, f.code as formation, s.capacite_max, s.statut_session, s.date_debut, s.date_fin
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * where s.id_session = any (:idSessions!::int[])                                                                                                                                           
 * ```
 */
export const loadSessions = new PreparedQuery<ILoadSessionsParams,ILoadSessionsResult>(loadSessionsIR);


/** 'InsertReservations' parameters type */
export interface IInsertReservationsParams {
  debuts: (Date | null)[];
  fins: (Date | null)[];
  formateurs: (number | null)[];
  idSessions: (number | null)[];
  matieres: (string | null)[];
  motifs: (string | null)[];
  salles: (number | null)[];
}

/** 'InsertReservations' return type */
export interface IInsertReservationsResult {
  idReservation: number;
}

/** 'InsertReservations' query type */
export interface IInsertReservationsQuery {
  params: IInsertReservationsParams;
  result: IInsertReservationsResult;
}

const insertReservationsIR: any = {"usedParamSet":{"salles":true,"idSessions":true,"debuts":true,"fins":true,"motifs":true,"formateurs":true,"matieres":true},"params":[{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":146,"b":153}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":163,"b":174}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":184,"b":191}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":207,"b":212}]},{"name":"motifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":230,"b":237}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":248,"b":259}]},{"name":"matieres","required":true,"transform":{"type":"scalar"},"locs":[{"a":269,"b":278}]}],"statement":"with creneaux as (\n\tselect nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation, c.*\n\tfrom unnest(:salles!::int[], :idSessions!::int[], :debuts!::timestamp[], :fins!::timestamp[],\n\t\t:motifs!::text[], :formateurs!::int[], :matieres!::text[])\n\t\twith ordinality as c (id_salle, id_session, date_debut, date_fin, motif, id_formateur, matiere, rang)\n),\nreservations as (\n\tinsert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut, motif)\n\tselect c.id_reservation, c.id_salle, c.id_session, c.date_debut, c.date_fin, 'ACTIVE', c.motif\n\tfrom creneaux c\n\torder by c.rang\n),\nseances as (\n\tinsert into sessions_planning.seance (id_reservation, id_formateur, matiere)\n\tselect c.id_reservation, c.id_formateur, c.matiere\n\tfrom creneaux c\n\twhere c.id_formateur is not null or c.matiere is not null\n),\netendues as (\n\tupdate public.sessions s\n\tset date_debut = least(s.date_debut, e.debut), date_fin = greatest(s.date_fin, e.fin)\n\tfrom (select c.id_session, min(c.date_debut) as debut, max(c.date_fin) as fin\n\t\tfrom creneaux c\n\t\twhere c.id_session is not null\n\t\tgroup by c.id_session) e\n\twhere s.id_session = e.id_session and (e.debut < s.date_debut or e.fin > s.date_fin)\n)\nselect c.id_reservation as \"idReservation!\" from creneaux c order by c.rang                                                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * with creneaux as (
 * 	select nextval(pg_get_serial_sequence('public.reservation_salle', 'id_reservation'))::int as id_reservation, c.*
 * 	from unnest(:salles!::int[], :idSessions!::int[], :debuts!::timestamp[], :fins!::timestamp[],
 * 		:motifs!::text[], :formateurs!::int[], :matieres!::text[])
 * 		with ordinality as c (id_salle, id_session, date_debut, date_fin, motif, id_formateur, matiere, rang)
 * ),
 * reservations as (
 * 	insert into public.reservation_salle (id_reservation, id_salle, id_session, date_debut, date_fin, statut, motif)
 * 	select c.id_reservation, c.id_salle, c.id_session, c.date_debut, c.date_fin, 'ACTIVE', c.motif
 * 	from creneaux c
 * 	order by c.rang
 * ),
 * seances as (
 * 	insert into sessions_planning.seance (id_reservation, id_formateur, matiere)
 * 	select c.id_reservation, c.id_formateur, c.matiere
 * 	from creneaux c
 * 	where c.id_formateur is not null or c.matiere is not null
 * ),
 * etendues as (
 * 	update public.sessions s
 * 	set date_debut = least(s.date_debut, e.debut), date_fin = greatest(s.date_fin, e.fin)
 * 	from (select c.id_session, min(c.date_debut) as debut, max(c.date_fin) as fin
 * 		from creneaux c
 * 		where c.id_session is not null
 * 		group by c.id_session) e
 * 	where s.id_session = e.id_session and (e.debut < s.date_debut or e.fin > s.date_fin)
 * )
 * select c.id_reservation as "idReservation!" from creneaux c order by c.rang                                                                                                               
 * ```
 */
export const insertReservations = new PreparedQuery<IInsertReservationsParams,IInsertReservationsResult>(insertReservationsIR);


/** 'SuspendReservations' parameters type */
export interface ISuspendReservationsParams {
  idReservations: (number | null)[];
}

/** 'SuspendReservations' return type */
export type ISuspendReservationsResult = void;

/** 'SuspendReservations' query type */
export interface ISuspendReservationsQuery {
  params: ISuspendReservationsParams;
  result: ISuspendReservationsResult;
}

const suspendReservationsIR: any = {"usedParamSet":{"idReservations":true},"params":[{"name":"idReservations","required":true,"transform":{"type":"scalar"},"locs":[{"a":87,"b":102}]}],"statement":"update public.reservation_salle r set statut = 'ANNULEE'\nwhere r.id_reservation = any (:idReservations!::int[]) and r.statut = 'ACTIVE'                                                                                                                            "};

/**
 * Query generated from SQL:
 * ```
 * update public.reservation_salle r set statut = 'ANNULEE'
 * where r.id_reservation = any (:idReservations!::int[]) and r.statut = 'ACTIVE'                                                                                                                            
 * ```
 */
export const suspendReservations = new PreparedQuery<ISuspendReservationsParams,ISuspendReservationsResult>(suspendReservationsIR);


/** 'PlaceReservations' parameters type */
export interface IPlaceReservationsParams {
  debuts: (Date | null)[];
  fins: (Date | null)[];
  formateurs: (number | null)[];
  idReservations: (number | null)[];
  idSessions: (number | null)[];
  matieres: (string | null)[];
  salles: (number | null)[];
  sessionDebuts: (Date | null)[];
  sessionFins: (Date | null)[];
  sessionFormateurs: (number | null)[];
  sessionSalles: (number | null)[];
}

/** 'PlaceReservations' return type */
export interface IPlaceReservationsResult {
  idReservation: number;
}

/** 'PlaceReservations' query type */
export interface IPlaceReservationsQuery {
  params: IPlaceReservationsParams;
  result: IPlaceReservationsResult;
}

const placeReservationsIR: any = {"usedParamSet":{"idReservations":true,"salles":true,"debuts":true,"fins":true,"formateurs":true,"matieres":true,"idSessions":true,"sessionDebuts":true,"sessionFins":true,"sessionSalles":true,"sessionFormateurs":true},"params":[{"name":"idReservations","required":true,"transform":{"type":"scalar"},"locs":[{"a":45,"b":60}]},{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":70,"b":77}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":87,"b":94}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":110,"b":115}]},{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":134,"b":145}]},{"name":"matieres","required":true,"transform":{"type":"scalar"},"locs":[{"a":155,"b":164}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":1135,"b":1146}]},{"name":"sessionDebuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":1156,"b":1170}]},{"name":"sessionFins","required":true,"transform":{"type":"scalar"},"locs":[{"a":1186,"b":1198}]},{"name":"sessionSalles","required":true,"transform":{"type":"scalar"},"locs":[{"a":1216,"b":1230}]},{"name":"sessionFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1240,"b":1258}]}],"statement":"with deplacees as (\n\tselect d.*\n\tfrom unnest(:idReservations!::int[], :salles!::int[], :debuts!::timestamp[], :fins!::timestamp[],\n\t\t\t:formateurs!::int[], :matieres!::text[])\n\t\tas d (id_reservation, id_salle, date_debut, date_fin, id_formateur, matiere)\n),\nreservations as (\n\tupdate public.reservation_salle r\n\tset id_salle = d.id_salle, date_debut = d.date_debut, date_fin = d.date_fin, statut = 'ACTIVE'\n\tfrom deplacees d\n\twhere r.id_reservation = d.id_reservation\n\treturning r.id_reservation\n),\nseances as (\n\tinsert into sessions_planning.seance (id_reservation, id_formateur, matiere)\n\tselect d.id_reservation, d.id_formateur, d.matiere\n\tfrom deplacees d\n\twhere d.id_formateur is not null or d.matiere is not null\n\t\tor exists (select from sessions_planning.seance connue where connue.id_reservation = d.id_reservation)\n\ton conflict (id_reservation) do update set id_formateur = excluded.id_formateur, matiere = excluded.matiere\n),\nsessions_deplacees as (\n\tupdate public.sessions s\n\tset date_debut = d.date_debut, date_fin = d.date_fin, id_salle = d.id_salle, salle_principale = sa.nom,\n\t\tid_formateur = d.id_formateur\n\tfrom unnest(:idSessions!::int[], :sessionDebuts!::timestamp[], :sessionFins!::timestamp[],\n\t\t:sessionSalles!::int[], :sessionFormateurs!::int[])\n\t\tas d (id_session, date_debut, date_fin, id_salle, id_formateur)\n\tjoin public.salles sa on sa.id_salle = d.id_salle\n\twhere s.id_session = d.id_session\n)\nselect r.id_reservation from reservations r                                                                                                                                                                                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * with deplacees as (
 * 	select d.*
 * 	from unnest(:idReservations!::int[], :salles!::int[], :debuts!::timestamp[], :fins!::timestamp[],
 * 			:formateurs!::int[], :matieres!::text[])
 * 		as d (id_reservation, id_salle, date_debut, date_fin, id_formateur, matiere)
 * ),
 * reservations as (
 * 	update public.reservation_salle r
 * 	set id_salle = d.id_salle, date_debut = d.date_debut, date_fin = d.date_fin, statut = 'ACTIVE'
 * 	from deplacees d
 * 	where r.id_reservation = d.id_reservation
 * 	returning r.id_reservation
 * ),
 * seances as (
 * 	insert into sessions_planning.seance (id_reservation, id_formateur, matiere)
 * 	select d.id_reservation, d.id_formateur, d.matiere
 * 	from deplacees d
 * 	where d.id_formateur is not null or d.matiere is not null
 * 		or exists (select from sessions_planning.seance connue where connue.id_reservation = d.id_reservation)
 * 	on conflict (id_reservation) do update set id_formateur = excluded.id_formateur, matiere = excluded.matiere
 * ),
 * sessions_deplacees as (
 * 	update public.sessions s
 * 	set date_debut = d.date_debut, date_fin = d.date_fin, id_salle = d.id_salle, salle_principale = sa.nom,
 * 		id_formateur = d.id_formateur
 * 	from unnest(:idSessions!::int[], :sessionDebuts!::timestamp[], :sessionFins!::timestamp[],
 * 		:sessionSalles!::int[], :sessionFormateurs!::int[])
 * 		as d (id_session, date_debut, date_fin, id_salle, id_formateur)
 * 	join public.salles sa on sa.id_salle = d.id_salle
 * 	where s.id_session = d.id_session
 * )
 * select r.id_reservation from reservations r                                                                                                                                                                                                                                             
 * ```
 */
export const placeReservations = new PreparedQuery<IPlaceReservationsParams,IPlaceReservationsResult>(placeReservationsIR);


/** 'InsertDeparts' parameters type */
export interface IInsertDepartsParams {
  maintenant: Date;
  patience: number;
}

/** 'InsertDeparts' return type */
export interface IInsertDepartsResult {
  idEvenement: number;
}

/** 'InsertDeparts' query type */
export interface IInsertDepartsQuery {
  params: IInsertDepartsParams;
  result: IInsertDepartsResult;
}

const insertDepartsIR: any = {"usedParamSet":{"maintenant":true,"patience":true},"params":[{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":862,"b":873}]},{"name":"patience","required":true,"transform":{"type":"scalar"},"locs":[{"a":1433,"b":1442}]}],"statement":"insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)\nselect 'SESSION_DEPLACEE', 'depart-' || s.id_session || '-' || to_char(max(g.modifie_le), 'YYYYMMDDHH24MISSUS'),\n\ts.id_session, 'INTERNE',\n\tjsonb_build_object('deplacement', true,\n\t\t'avant', jsonb_agg(jsonb_build_object(\n\t\t\t'idReservation', g.id_reservation,\n\t\t\t'dateDebut', to_char(g.dernier_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(g.dernier_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'salle', sa.code, 'nomSalle', sa.nom, 'formateurId', g.id_formateur, 'matiere', null\n\t\t) order by g.dernier_debut, g.id_reservation),\n\t\t'apres', jsonb_agg(null::jsonb))\nfrom sessions_planning.agenda_seance g\njoin public.sessions s on s.id_session = g.id_session\njoin public.salles sa on sa.id_salle = g.id_salle\nwhere g.supprimee and g.perdue and g.dernier_debut > :maintenant!::timestamp\n\tand s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')\n\tand not exists (\n\t\tselect from public.reservation_salle r\n\t\twhere r.id_session = g.id_session and r.statut = 'ACTIVE' and r.id_salle = g.id_salle\n\t\t\tand r.date_debut = g.dernier_debut and r.date_fin = g.dernier_fin)\n\tand not exists (\n\t\tselect from sessions_planning.evenement e\n\t\twhere e.id_session = g.id_session and e.action in ('SESSION_DEPLACEE', 'SESSION_ANNULEE')\n\t\t\tand e.recu_le > g.modifie_le)\ngroup by s.id_session\nhaving max(g.modifie_le) < now() - make_interval(mins => :patience!::int)\non conflict (action, correlation_id) do nothing\nreturning id_evenement                                                                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)
 * select 'SESSION_DEPLACEE', 'depart-' || s.id_session || '-' || to_char(max(g.modifie_le), 'YYYYMMDDHH24MISSUS'),
 * 	s.id_session, 'INTERNE',
 * 	jsonb_build_object('deplacement', true,
 * 		'avant', jsonb_agg(jsonb_build_object(
 * 			'idReservation', g.id_reservation,
 * 			'dateDebut', to_char(g.dernier_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(g.dernier_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'salle', sa.code, 'nomSalle', sa.nom, 'formateurId', g.id_formateur, 'matiere', null
 * 		) order by g.dernier_debut, g.id_reservation),
 * 		'apres', jsonb_agg(null::jsonb))
 * from sessions_planning.agenda_seance g
 * join public.sessions s on s.id_session = g.id_session
 * join public.salles sa on sa.id_salle = g.id_salle
 * where g.supprimee and g.perdue and g.dernier_debut > :maintenant!::timestamp
 * 	and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')
 * 	and not exists (
 * 		select from public.reservation_salle r
 * 		where r.id_session = g.id_session and r.statut = 'ACTIVE' and r.id_salle = g.id_salle
 * 			and r.date_debut = g.dernier_debut and r.date_fin = g.dernier_fin)
 * 	and not exists (
 * 		select from sessions_planning.evenement e
 * 		where e.id_session = g.id_session and e.action in ('SESSION_DEPLACEE', 'SESSION_ANNULEE')
 * 			and e.recu_le > g.modifie_le)
 * group by s.id_session
 * having max(g.modifie_le) < now() - make_interval(mins => :patience!::int)
 * on conflict (action, correlation_id) do nothing
 * returning id_evenement                                                                                                                                                              
 * ```
 */
export const insertDeparts = new PreparedQuery<IInsertDepartsParams,IInsertDepartsResult>(insertDepartsIR);


/** 'ReleaseReservations' parameters type */
export interface IReleaseReservationsParams {
  idReservations: (number | null)[];
  motifs: (string | null)[];
}

/** 'ReleaseReservations' return type */
export interface IReleaseReservationsResult {
  idReservation: number;
}

/** 'ReleaseReservations' query type */
export interface IReleaseReservationsQuery {
  params: IReleaseReservationsParams;
  result: IReleaseReservationsResult;
}

const releaseReservationsIR: any = {"usedParamSet":{"idReservations":true,"motifs":true},"params":[{"name":"idReservations","required":true,"transform":{"type":"scalar"},"locs":[{"a":127,"b":142}]},{"name":"motifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":152,"b":159}]}],"statement":"with liberees as (\n\tupdate public.reservation_salle r\n\tset statut = 'ANNULEE', motif = coalesce(d.motif, r.motif)\n\tfrom unnest(:idReservations!::int[], :motifs!::text[]) as d (id_reservation, motif)\n\twhere r.id_reservation = d.id_reservation and r.statut = 'ACTIVE'\n\treturning r.id_reservation, r.id_session\n),\nreduites as (\n\tupdate public.sessions s\n\tset date_debut = reste.debut, date_fin = reste.fin\n\tfrom (\n\t\tselect a.id_session, min(a.date_debut) as debut, max(a.date_fin) as fin\n\t\tfrom public.reservation_salle a\n\t\twhere a.statut = 'ACTIVE' and a.id_session in (select l.id_session from liberees l)\n\t\t\tand a.id_reservation not in (select l.id_reservation from liberees l)\n\t\tgroup by a.id_session\n\t) reste\n\twhere s.id_session = reste.id_session\n)\nselect l.id_reservation from liberees l                                                           "};

/**
 * Query generated from SQL:
 * ```
 * with liberees as (
 * 	update public.reservation_salle r
 * 	set statut = 'ANNULEE', motif = coalesce(d.motif, r.motif)
 * 	from unnest(:idReservations!::int[], :motifs!::text[]) as d (id_reservation, motif)
 * 	where r.id_reservation = d.id_reservation and r.statut = 'ACTIVE'
 * 	returning r.id_reservation, r.id_session
 * ),
 * reduites as (
 * 	update public.sessions s
 * 	set date_debut = reste.debut, date_fin = reste.fin
 * 	from (
 * 		select a.id_session, min(a.date_debut) as debut, max(a.date_fin) as fin
 * 		from public.reservation_salle a
 * 		where a.statut = 'ACTIVE' and a.id_session in (select l.id_session from liberees l)
 * 			and a.id_reservation not in (select l.id_reservation from liberees l)
 * 		group by a.id_session
 * 	) reste
 * 	where s.id_session = reste.id_session
 * )
 * select l.id_reservation from liberees l                                                           
 * ```
 */
export const releaseReservations = new PreparedQuery<IReleaseReservationsParams,IReleaseReservationsResult>(releaseReservationsIR);


/** 'ListSalles' parameters type */
export type IListSallesParams = void;

/** 'ListSalles' return type */
export interface IListSallesResult {
  capaciteMax: number;
  code: string;
  disponibleSoir: boolean;
  disponibleWeekend: boolean;
  equipements: stringArray;
  formationsCompatibles: stringArray;
  idSalle: number;
  nom: string;
  parties: stringArray;
  statut: string | null;
}

/** 'ListSalles' query type */
export interface IListSallesQuery {
  params: IListSallesParams;
  result: IListSallesResult;
}

const listSallesIR: any = {"usedParamSet":{},"params":[],"statement":"select s.id_salle, s.nom, s.code, s.capacite_max, s.equipements, s.formations_compatibles,\n\ts.disponible_weekend, s.disponible_soir, es.statut,\n\tarray(select p.code\n\t\tfrom sessions_planning.salle_physique c\n\t\tjoin public.salles p on p.id_salle = c.id_physique\n\t\twhere c.id_salle = s.id_salle and c.id_physique <> s.id_salle\n\t\torder by p.id_salle) as \"parties!\"\nfrom public.salles s\njoin sessions_planning.etat_salle es on es.id_salle = s.id_salle\norder by s.id_salle                                                       "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_salle, s.nom, s.code, s.capacite_max, s.equipements, s.formations_compatibles,
 * 	s.disponible_weekend, s.disponible_soir, es.statut,
 * 	array(select p.code
 * 		from sessions_planning.salle_physique c
 * 		join public.salles p on p.id_salle = c.id_physique
 * 		where c.id_salle = s.id_salle and c.id_physique <> s.id_salle
 * 		order by p.id_salle) as "parties!"
 * from public.salles s
 * join sessions_planning.etat_salle es on es.id_salle = s.id_salle
 * order by s.id_salle                                                       
 * ```
 */
export const listSalles = new PreparedQuery<IListSallesParams,IListSallesResult>(listSallesIR);


/** 'ListFormations' parameters type */
export interface IListFormationsParams {
  actif?: boolean | null | void;
}

/** 'ListFormations' return type */
export interface IListFormationsResult {
  actif: boolean;
  categorie: string;
  code: string;
  dureeHeures: number;
  idFormation: number;
  nom: string;
}

/** 'ListFormations' query type */
export interface IListFormationsQuery {
  params: IListFormationsParams;
  result: IListFormationsResult;
}

const listFormationsIR: any = {"usedParamSet":{"actif":true},"params":[{"name":"actif","required":false,"transform":{"type":"scalar"},"locs":[{"a":106,"b":111},{"a":143,"b":148}]}],"statement":"select f.id_formation, f.code, f.nom, f.categorie, f.duree_heures, f.actif\nfrom public.formations f\nwhere :actif::boolean is null or f.actif = :actif\norder by f.nom, f.id_formation                                            "};

/**
 * Query generated from SQL:
 * ```
 * select f.id_formation, f.code, f.nom, f.categorie, f.duree_heures, f.actif
 * from public.formations f
 * where :actif::boolean is null or f.actif = :actif
 * order by f.nom, f.id_formation                                            
 * ```
 */
export const listFormations = new PreparedQuery<IListFormationsParams,IListFormationsResult>(listFormationsIR);


/** 'ListFormateurs' parameters type */
export interface IListFormateursParams {
  statut?: string | null | void;
}

/** 'ListFormateurs' return type */
export interface IListFormateursResult {
  email: string | null;
  idFormateur: number;
  nom: string;
  prenom: string;
  specialites: stringArray;
  statut: string;
}

/** 'ListFormateurs' query type */
export interface IListFormateursQuery {
  params: IListFormateursParams;
  result: IListFormateursResult;
}

const listFormateursIR: any = {"usedParamSet":{"statut":true},"params":[{"name":"statut","required":false,"transform":{"type":"scalar"},"locs":[{"a":104,"b":110},{"a":140,"b":146}]}],"statement":"select f.id_formateur, f.nom, f.prenom, f.email, f.statut, f.specialites\nfrom public.formateurs f\nwhere :statut::text is null or f.statut = :statut\norder by f.nom, f.prenom, f.id_formateur"};

/**
 * Query generated from SQL:
 * ```
 * select f.id_formateur, f.nom, f.prenom, f.email, f.statut, f.specialites
 * from public.formateurs f
 * where :statut::text is null or f.statut = :statut
 * order by f.nom, f.prenom, f.id_formateur
 * ```
 */
export const listFormateurs = new PreparedQuery<IListFormateursParams,IListFormateursResult>(listFormateursIR);


