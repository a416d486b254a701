/** Types generated for queries found in "database/queries/salles.sql" */
import { PreparedQuery } from '../sql';

export type DateArray = (Date)[];

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'LockSalles' parameters type */
export interface ILockSallesParams {
  ouverte: boolean;
  salles: stringArray;
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

const lockSallesIR: any = {"usedParamSet":{"salles":true,"ouverte":true},"params":[{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":225,"b":232},{"a":259,"b":266},{"a":304,"b":311}]},{"name":"ouverte","required":true,"transform":{"type":"scalar"},"locs":[{"a":330,"b":338}]}],"statement":"select s.id_salle\nfrom public.salles s\nwhere s.id_salle in (\n  select unnest(array[p.id_salle, p.id_physique])\n  from sessions_planning.salle_physique p\n  join public.salles n on n.id_salle = p.id_salle\n  where n.code = any (:salles!::text[]) or n.nom = any (:salles!::text[]) or n.id_salle::text = any (:salles!::text[])\n    or (:ouverte!::boolean and n.statut = 'ACTIVE')\n)\norder by s.id_salle\nfor no key update of s                                                                                                                                      "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_salle
 * from public.salles s
 * where s.id_salle in (
 *   select unnest(array[p.id_salle, p.id_physique])
 *   from sessions_planning.salle_physique p
 *   join public.salles n on n.id_salle = p.id_salle
 *   where n.code = any (:salles!::text[]) or n.nom = any (:salles!::text[]) or n.id_salle::text = any (:salles!::text[])
 *     or (:ouverte!::boolean and n.statut = 'ACTIVE')
 * )
 * order by s.id_salle
 * for no key update of s                                                                                                                                      
 * ```
 */
export const lockSalles = new PreparedQuery<ILockSallesParams,ILockSallesResult>(lockSallesIR);


/** 'LockFormateurs' parameters type */
export interface ILockFormateursParams {
  formations: stringArray;
  idFormateurs: numberArray;
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

const lockFormateursIR: any = {"usedParamSet":{"idFormateurs":true,"ouvert":true,"formations":true},"params":[{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":75,"b":88}]},{"name":"ouvert","required":true,"transform":{"type":"scalar"},"locs":[{"a":104,"b":111}]},{"name":"formations","required":true,"transform":{"type":"scalar"},"locs":[{"a":221,"b":232},{"a":275,"b":286}]}],"statement":"select f.id_formateur\nfrom public.formateurs f\nwhere f.id_formateur = any (:idFormateurs!::int[])\n  or (:ouvert!::boolean and f.statut = 'ACTIF' and exists (\n    select from public.formations fo\n    where (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[])) and fo.code = any (f.specialites)\n  ))\norder by f.id_formateur\nfor no key update of f                                                                                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select f.id_formateur
 * from public.formateurs f
 * where f.id_formateur = any (:idFormateurs!::int[])
 *   or (:ouvert!::boolean and f.statut = 'ACTIF' and exists (
 *     select from public.formations fo
 *     where (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[])) and fo.code = any (f.specialites)
 *   ))
 * order by f.id_formateur
 * for no key update of f                                                                                                                                                         
 * ```
 */
export const lockFormateurs = new PreparedQuery<ILockFormateursParams,ILockFormateursResult>(lockFormateursIR);


/** 'ReadRessources' parameters type */
export interface IReadRessourcesParams {
  formations: stringArray;
  idFormateurs: numberArray;
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

const readRessourcesIR: any = {"usedParamSet":{"formations":true,"moisDebut":true,"moisFin":true,"idFormateurs":true,"ouvert":true,"jourFin":true,"jourDebut":true},"params":[{"name":"formations","required":true,"transform":{"type":"scalar"},"locs":[{"a":274,"b":285},{"a":327,"b":338},{"a":1628,"b":1639},{"a":1682,"b":1693}]},{"name":"moisDebut","required":true,"transform":{"type":"scalar"},"locs":[{"a":1325,"b":1335}]},{"name":"moisFin","required":true,"transform":{"type":"scalar"},"locs":[{"a":1349,"b":1357}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1470,"b":1483}]},{"name":"ouvert","required":true,"transform":{"type":"scalar"},"locs":[{"a":1503,"b":1510}]},{"name":"jourFin","required":true,"transform":{"type":"scalar"},"locs":[{"a":2002,"b":2010}]},{"name":"jourDebut","required":true,"transform":{"type":"scalar"},"locs":[{"a":2036,"b":2046}]}],"statement":"select\n  coalesce((\n    select jsonb_agg(jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom, 'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif) order by f.id_formation)\n    from public.formations f\n    where f.code = any (:formations!::text[]) or f.id_formation::text = any (:formations!::text[])\n  ), '[]') as \"formations!\",\n  coalesce((\n    select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom, 'capaciteMax', s.capacite_max, 'equipements', s.equipements,\n      'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend, 'disponibleSoir', s.disponible_soir, 'statut', s.statut,\n      'parties', (select jsonb_agg(p.id_physique order by p.id_physique) from sessions_planning.salle_physique p where p.id_salle = s.id_salle)) order by s.id_salle)\n    from public.salles s\n  ), '[]') as \"salles!\",\n  coalesce((\n    select jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom, 'statut', f.statut, 'specialites', f.specialites,\n      'heuresMois', coalesce((\n        select extract(epoch from sum(upper(o.periode) - lower(o.periode))) / 3600\n        from sessions_planning.occupation_formateur o\n        where o.id_formateur = f.id_formateur and o.periode && tsrange(:moisDebut!::timestamp, :moisFin!::timestamp)\n      ), 0)) order by f.id_formateur)\n    from public.formateurs f\n    where f.id_formateur = any (:idFormateurs!::int[])\n      or (:ouvert!::boolean and f.statut = 'ACTIF' and exists (\n        select from public.formations fo\n        where (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[])) and fo.code = any (f.specialites)\n      ))\n  ), '[]') as \"formateurs!\",\n  coalesce((\n    select jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin, 'motif', c.motif) order by c.date_debut, c.id_fermeture)\n    from sessions_planning.fermeture c\n    where c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date\n  ), '[]') as \"fermetures!\"                                                                                                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * select
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom, 'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif) order by f.id_formation)
 *     from public.formations f
 *     where f.code = any (:formations!::text[]) or f.id_formation::text = any (:formations!::text[])
 *   ), '[]') as "formations!",
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom, 'capaciteMax', s.capacite_max, 'equipements', s.equipements,
 *       'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend, 'disponibleSoir', s.disponible_soir, 'statut', s.statut,
 *       'parties', (select jsonb_agg(p.id_physique order by p.id_physique) from sessions_planning.salle_physique p where p.id_salle = s.id_salle)) order by s.id_salle)
 *     from public.salles s
 *   ), '[]') as "salles!",
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom, 'statut', f.statut, 'specialites', f.specialites,
 *       'heuresMois', coalesce((
 *         select extract(epoch from sum(upper(o.periode) - lower(o.periode))) / 3600
 *         from sessions_planning.occupation_formateur o
 *         where o.id_formateur = f.id_formateur and o.periode && tsrange(:moisDebut!::timestamp, :moisFin!::timestamp)
 *       ), 0)) order by f.id_formateur)
 *     from public.formateurs f
 *     where f.id_formateur = any (:idFormateurs!::int[])
 *       or (:ouvert!::boolean and f.statut = 'ACTIF' and exists (
 *         select from public.formations fo
 *         where (fo.code = any (:formations!::text[]) or fo.id_formation::text = any (:formations!::text[])) and fo.code = any (f.specialites)
 *       ))
 *   ), '[]') as "formateurs!",
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin, 'motif', c.motif) order by c.date_debut, c.id_fermeture)
 *     from sessions_planning.fermeture c
 *     where c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date
 *   ), '[]') as "fermetures!"                                                                                                                                                 
 * ```
 */
export const readRessources = new PreparedQuery<IReadRessourcesParams,IReadRessourcesResult>(readRessourcesIR);


/** 'FindOccupations' parameters type */
export interface IFindOccupationsParams {
  debuts: DateArray;
  fins: DateArray;
  idFormateurs: numberArray;
  idPhysiques: numberArray;
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

const findOccupationsIR: any = {"usedParamSet":{"debuts":true,"fins":true,"idPhysiques":true,"idFormateurs":true},"params":[{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":55,"b":62}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":78,"b":83}]},{"name":"idPhysiques","required":true,"transform":{"type":"scalar"},"locs":[{"a":241,"b":253}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":493,"b":506},{"a":1345,"b":1358}]}],"statement":"with creneaux as (\n  select c.debut, c.fin from unnest(:debuts!::timestamp[], :fins!::timestamp[]) as c (debut, fin)\n),\nprises as (\n  select distinct 'SALLE' as genre, o.id_salle as id, o.id_reservation\n  from creneaux c\n  cross join unnest(:idPhysiques!::int[]) as p (id)\n  join sessions_planning.occupation_salle o on o.id_salle = p.id and o.periode && tsrange(c.debut, c.fin)\n  union all\n  select distinct 'FORMATEUR', o.id_formateur, o.id_reservation\n  from creneaux c\n  cross join unnest(:idFormateurs!::int[]) as p (id)\n  join sessions_planning.occupation_formateur o on o.id_formateur = p.id and o.periode && tsrange(c.debut, c.fin)\n)\nselect p.genre as \"genre!\", p.id as \"id!\", r.date_debut as \"debut!\", r.date_fin as \"fin!\", r.id_reservation as \"idReservation?\", r.id_session as \"idSession?\",\n  s.code as \"salle?\", fo.code as \"formation?\", r.motif as \"motif?\"\nfrom prises p\njoin public.reservation_salle r on r.id_reservation = p.id_reservation\njoin public.salles s on s.id_salle = r.id_salle\nleft join public.sessions se on se.id_session = r.id_session\nleft join public.formations fo on fo.id_formation = se.id_formation\nunion all\nselect distinct 'ABSENCE', d.id_formateur, d.date_debut, d.date_fin, null::int, null::int, null::text, null::text, null::text\nfrom creneaux c\njoin public.disponibilite_formateur d on d.id_formateur = any (:idFormateurs!::int[])\n  and d.type = 'INDISPONIBLE' and d.date_debut < c.fin and d.date_fin > c.debut\norder by 3, 5, 1, 2                                                  "};

/**
 * Query generated from SQL:
 * ```
 * with creneaux as (
 *   select c.debut, c.fin from unnest(:debuts!::timestamp[], :fins!::timestamp[]) as c (debut, fin)
 * ),
 * prises as (
 *   select distinct 'SALLE' as genre, o.id_salle as id, o.id_reservation
 *   from creneaux c
 *   cross join unnest(:idPhysiques!::int[]) as p (id)
 *   join sessions_planning.occupation_salle o on o.id_salle = p.id and o.periode && tsrange(c.debut, c.fin)
 *   union all
 *   select distinct 'FORMATEUR', o.id_formateur, o.id_reservation
 *   from creneaux c
 *   cross join unnest(:idFormateurs!::int[]) as p (id)
 *   join sessions_planning.occupation_formateur o on o.id_formateur = p.id and o.periode && tsrange(c.debut, c.fin)
 * )
 * select p.genre as "genre!", p.id as "id!", r.date_debut as "debut!", r.date_fin as "fin!", r.id_reservation as "idReservation?", r.id_session as "idSession?",
 *   s.code as "salle?", fo.code as "formation?", r.motif as "motif?"
 * from prises p
 * join public.reservation_salle r on r.id_reservation = p.id_reservation
 * join public.salles s on s.id_salle = r.id_salle
 * left join public.sessions se on se.id_session = r.id_session
 * left join public.formations fo on fo.id_formation = se.id_formation
 * union all
 * select distinct 'ABSENCE', d.id_formateur, d.date_debut, d.date_fin, null::int, null::int, null::text, null::text, null::text
 * from creneaux c
 * join public.disponibilite_formateur d on d.id_formateur = any (:idFormateurs!::int[])
 *   and d.type = 'INDISPONIBLE' and d.date_debut < c.fin and d.date_fin > c.debut
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

const readFermeturesIR: any = {"usedParamSet":{"jourFin":true,"jourDebut":true},"params":[{"name":"jourFin","required":true,"transform":{"type":"scalar"},"locs":[{"a":98,"b":106}]},{"name":"jourDebut","required":true,"transform":{"type":"scalar"},"locs":[{"a":132,"b":142}]}],"statement":"select c.date_debut, c.date_fin, c.motif\nfrom sessions_planning.fermeture c\nwhere c.date_debut <= :jourFin!::date and c.date_fin >= :jourDebut!::date\norder by c.date_debut, c.id_fermeture"};

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


