/** Types generated for queries found in "database/queries/absences.sql" */
import { PreparedQuery } from '../sql';

/** 'ListAbsences' parameters type */
export interface IListAbsencesParams {
  des: Date;
  idFormateur?: number | null | void;
}

/** 'ListAbsences' return type */
export interface IListAbsencesResult {
  dateDebut: Date;
  dateFin: Date;
  formateur: string;
  idDisponibilite: number;
  idFormateur: number;
}

/** 'ListAbsences' query type */
export interface IListAbsencesQuery {
  params: IListAbsencesParams;
  result: IListAbsencesResult;
}

const listAbsencesIR: any = {"usedParamSet":{"des":true,"idFormateur":true},"params":[{"name":"des","required":true,"transform":{"type":"scalar"},"locs":[{"a":290,"b":294}]},{"name":"idFormateur","required":false,"transform":{"type":"scalar"},"locs":[{"a":313,"b":324},{"a":359,"b":370}]}],"statement":"select d.id_disponibilite, d.id_formateur, trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')) as \"formateur!\",\n\td.date_debut, d.date_fin\nfrom public.disponibilite_formateur d\njoin public.formateurs f on f.id_formateur = d.id_formateur\nwhere d.type = 'INDISPONIBLE' and d.date_fin > :des!::timestamp\n\tand (:idFormateur::int is null or d.id_formateur = :idFormateur)\norder by d.date_debut, 3, d.id_disponibilite                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * select d.id_disponibilite, d.id_formateur, trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')) as "formateur!",
 * 	d.date_debut, d.date_fin
 * from public.disponibilite_formateur d
 * join public.formateurs f on f.id_formateur = d.id_formateur
 * where d.type = 'INDISPONIBLE' and d.date_fin > :des!::timestamp
 * 	and (:idFormateur::int is null or d.id_formateur = :idFormateur)
 * order by d.date_debut, 3, d.id_disponibilite                                                                               
 * ```
 */
export const listAbsences = new PreparedQuery<IListAbsencesParams,IListAbsencesResult>(listAbsencesIR);


/** 'ListFermetures' parameters type */
export interface IListFermeturesParams {
  jour: string;
}

/** 'ListFermetures' return type */
export interface IListFermeturesResult {
  agenda: string | null;
  dateDebut: string;
  dateFin: string;
  idFermeture: number;
  motif: string;
}

/** 'ListFermetures' query type */
export interface IListFermeturesQuery {
  params: IListFermeturesParams;
  result: IListFermeturesResult;
}

const listFermeturesIR: any = {"usedParamSet":{"jour":true},"params":[{"name":"jour","required":true,"transform":{"type":"scalar"},"locs":[{"a":172,"b":177}]}],"statement":"select c.id_fermeture, c.date_debut, c.date_fin, c.motif, case when c.uid is not null then c.source end as \"agenda?\"\nfrom sessions_planning.fermeture c\nwhere c.date_fin >= :jour!::date\norder by c.date_debut, c.id_fermeture                                                                                                                                                                                       "};

/**
 * Query generated from SQL:
 * ```
 * select c.id_fermeture, c.date_debut, c.date_fin, c.motif, case when c.uid is not null then c.source end as "agenda?"
 * from sessions_planning.fermeture c
 * where c.date_fin >= :jour!::date
 * order by c.date_debut, c.id_fermeture                                                                                                                                                                                       
 * ```
 */
export const listFermetures = new PreparedQuery<IListFermeturesParams,IListFermeturesResult>(listFermeturesIR);


/** 'ListSallesFermees' parameters type */
export interface IListSallesFermeesParams {
  des: Date;
  fuseau: string;
}

/** 'ListSallesFermees' return type */
export interface IListSallesFermeesResult {
  dateDebut: Date;
  dateFin: Date;
  idReservation: number;
  motif: string | null;
  salle: string;
}

/** 'ListSallesFermees' query type */
export interface IListSallesFermeesQuery {
  params: IListSallesFermeesParams;
  result: IListSallesFermeesResult;
}

const listSallesFermeesIR: any = {"usedParamSet":{"des":true,"fuseau":true},"params":[{"name":"des","required":true,"transform":{"type":"scalar"},"locs":[{"a":263,"b":267},{"a":318,"b":322}]},{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":401,"b":408},{"a":476,"b":483}]}],"statement":"select r.id_reservation, s.nom as salle, r.motif, r.date_debut, r.date_fin\nfrom public.salles s\ncross join lateral (\n\tselect x.*\n\tfrom public.reservation_salle x\n\twhere x.id_salle = s.id_salle and x.statut = 'ACTIVE' and x.id_session is null\n\t\tand x.date_debut > :des!::timestamp - interval '2 years' and x.date_fin > :des!::timestamp\n\toffset 0\n) r\nwhere (r.date_debut at time zone 'UTC' at time zone :fuseau!)::time = '00:00'\n\tand (r.date_fin at time zone 'UTC' at time zone :fuseau!)::time = '00:00'\norder by r.date_debut, s.nom, r.id_reservation                                                                                            "};

/**
 * Query generated from SQL:
 * ```
 * select r.id_reservation, s.nom as salle, r.motif, r.date_debut, r.date_fin
 * from public.salles s
 * cross join lateral (
 * 	select x.*
 * 	from public.reservation_salle x
 * 	where x.id_salle = s.id_salle and x.statut = 'ACTIVE' and x.id_session is null
 * 		and x.date_debut > :des!::timestamp - interval '2 years' and x.date_fin > :des!::timestamp
 * 	offset 0
 * ) r
 * where (r.date_debut at time zone 'UTC' at time zone :fuseau!)::time = '00:00'
 * 	and (r.date_fin at time zone 'UTC' at time zone :fuseau!)::time = '00:00'
 * order by r.date_debut, s.nom, r.id_reservation                                                                                            
 * ```
 */
export const listSallesFermees = new PreparedQuery<IListSallesFermeesParams,IListSallesFermeesResult>(listSallesFermeesIR);


/** 'ReadAbsence' parameters type */
export interface IReadAbsenceParams {
  des: Date;
  idDisponibilite: number;
}

/** 'ReadAbsence' return type */
export interface IReadAbsenceResult {
  autre: boolean;
  dateDebut: Date;
  dateFin: Date;
  formateur: string;
}

/** 'ReadAbsence' query type */
export interface IReadAbsenceQuery {
  params: IReadAbsenceParams;
  result: IReadAbsenceResult;
}

const readAbsenceIR: any = {"usedParamSet":{"des":true,"idDisponibilite":true},"params":[{"name":"des","required":true,"transform":{"type":"scalar"},"locs":[{"a":357,"b":361},{"a":578,"b":582}]},{"name":"idDisponibilite","required":true,"transform":{"type":"scalar"},"locs":[{"a":515,"b":531}]}],"statement":"select trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')) as \"formateur!\", d.date_debut, d.date_fin,\n\texists (\n\t\tselect\n\t\tfrom public.disponibilite_formateur x\n\t\twhere x.id_formateur = d.id_formateur and x.type = 'INDISPONIBLE'\n\t\t\tand x.id_disponibilite <> d.id_disponibilite and x.date_debut < d.date_fin\n\t\t\tand x.date_fin > greatest(d.date_debut, :des!::timestamp)\n\t) as \"autre!\"\nfrom public.disponibilite_formateur d\njoin public.formateurs f on f.id_formateur = d.id_formateur\nwhere d.id_disponibilite = :idDisponibilite! and d.type = 'INDISPONIBLE' and d.date_fin > :des!::timestamp                                                                                            "};

/**
 * Query generated from SQL:
 * ```
 * select trim(coalesce(f.prenom, '') || ' ' || coalesce(f.nom, '')) as "formateur!", d.date_debut, d.date_fin,
 * 	exists (
 * 		select
 * 		from public.disponibilite_formateur x
 * 		where x.id_formateur = d.id_formateur and x.type = 'INDISPONIBLE'
 * 			and x.id_disponibilite <> d.id_disponibilite and x.date_debut < d.date_fin
 * 			and x.date_fin > greatest(d.date_debut, :des!::timestamp)
 * 	) as "autre!"
 * from public.disponibilite_formateur d
 * join public.formateurs f on f.id_formateur = d.id_formateur
 * where d.id_disponibilite = :idDisponibilite! and d.type = 'INDISPONIBLE' and d.date_fin > :des!::timestamp                                                                                            
 * ```
 */
export const readAbsence = new PreparedQuery<IReadAbsenceParams,IReadAbsenceResult>(readAbsenceIR);


/** 'LiftAbsence' parameters type */
export interface ILiftAbsenceParams {
  des: Date;
  idDisponibilite: number;
}

/** 'LiftAbsence' return type */
export interface ILiftAbsenceResult {
  idFormateur: number;
}

/** 'LiftAbsence' query type */
export interface ILiftAbsenceQuery {
  params: ILiftAbsenceParams;
  result: ILiftAbsenceResult;
}

const liftAbsenceIR: any = {"usedParamSet":{"idDisponibilite":true,"des":true},"params":[{"name":"idDisponibilite","required":true,"transform":{"type":"scalar"},"locs":[{"a":90,"b":106}]},{"name":"des","required":true,"transform":{"type":"scalar"},"locs":[{"a":316,"b":320},{"a":385,"b":389}]}],"statement":"with levee as (\n\tdelete from public.disponibilite_formateur d\n\twhere d.id_disponibilite = :idDisponibilite! and d.type = 'INDISPONIBLE'\n\treturning d.id_formateur, d.date_debut\n),\npassee as (\n\tinsert into public.disponibilite_formateur (id_formateur, date_debut, date_fin, type)\n\tselect l.id_formateur, l.date_debut, :des!::timestamp, 'INDISPONIBLE'\n\tfrom levee l\n\twhere l.date_debut < :des!::timestamp\n)\nselect l.id_formateur from levee l                                                                                                               "};

/**
 * Query generated from SQL:
 * ```
 * with levee as (
 * 	delete from public.disponibilite_formateur d
 * 	where d.id_disponibilite = :idDisponibilite! and d.type = 'INDISPONIBLE'
 * 	returning d.id_formateur, d.date_debut
 * ),
 * passee as (
 * 	insert into public.disponibilite_formateur (id_formateur, date_debut, date_fin, type)
 * 	select l.id_formateur, l.date_debut, :des!::timestamp, 'INDISPONIBLE'
 * 	from levee l
 * 	where l.date_debut < :des!::timestamp
 * )
 * select l.id_formateur from levee l                                                                                                               
 * ```
 */
export const liftAbsence = new PreparedQuery<ILiftAbsenceParams,ILiftAbsenceResult>(liftAbsenceIR);


/** 'ReadFermeture' parameters type */
export interface IReadFermetureParams {
  idFermeture: number;
  jour: string;
}

/** 'ReadFermeture' return type */
export interface IReadFermetureResult {
  agenda: string | null;
  autre: boolean;
  dateDebut: string;
  dateFin: string;
  motif: string;
}

/** 'ReadFermeture' query type */
export interface IReadFermetureQuery {
  params: IReadFermetureParams;
  result: IReadFermetureResult;
}

const readFermetureIR: any = {"usedParamSet":{"jour":true,"idFermeture":true},"params":[{"name":"jour","required":true,"transform":{"type":"scalar"},"locs":[{"a":274,"b":279},{"a":393,"b":398}]},{"name":"idFermeture","required":true,"transform":{"type":"scalar"},"locs":[{"a":361,"b":373}]}],"statement":"select c.date_debut, c.date_fin, c.motif, case when c.uid is not null then c.source end as \"agenda?\",\n\texists (\n\t\tselect\n\t\tfrom sessions_planning.fermeture x\n\t\twhere x.id_fermeture <> c.id_fermeture and x.date_debut <= c.date_fin\n\t\t\tand x.date_fin >= greatest(c.date_debut, :jour!::date)\n\t) as \"autre!\"\nfrom sessions_planning.fermeture c\nwhere c.id_fermeture = :idFermeture! and c.date_fin >= :jour!::date                                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * select c.date_debut, c.date_fin, c.motif, case when c.uid is not null then c.source end as "agenda?",
 * 	exists (
 * 		select
 * 		from sessions_planning.fermeture x
 * 		where x.id_fermeture <> c.id_fermeture and x.date_debut <= c.date_fin
 * 			and x.date_fin >= greatest(c.date_debut, :jour!::date)
 * 	) as "autre!"
 * from sessions_planning.fermeture c
 * where c.id_fermeture = :idFermeture! and c.date_fin >= :jour!::date                                                                                             
 * ```
 */
export const readFermeture = new PreparedQuery<IReadFermetureParams,IReadFermetureResult>(readFermetureIR);


/** 'LiftFermeture' parameters type */
export interface ILiftFermetureParams {
  idFermeture: number;
  jour: string;
}

/** 'LiftFermeture' return type */
export interface ILiftFermetureResult {
  idFermeture: number;
}

/** 'LiftFermeture' query type */
export interface ILiftFermetureQuery {
  params: ILiftFermetureParams;
  result: ILiftFermetureResult;
}

const liftFermetureIR: any = {"usedParamSet":{"jour":true,"idFermeture":true},"params":[{"name":"jour","required":true,"transform":{"type":"scalar"},"locs":[{"a":75,"b":80},{"a":167,"b":172},{"a":200,"b":205},{"a":374,"b":379}]},{"name":"idFermeture","required":true,"transform":{"type":"scalar"},"locs":[{"a":116,"b":128},{"a":322,"b":334}]}],"statement":"with raccourcie as (\n\tupdate sessions_planning.fermeture f\n\tset date_fin = :jour!::date - 1\n\twhere f.id_fermeture = :idFermeture! and f.uid is null and f.date_debut < :jour!::date\n\t\tand f.date_fin >= :jour!::date\n\treturning f.id_fermeture\n),\nretiree as (\n\tdelete from sessions_planning.fermeture f\n\twhere f.id_fermeture = :idFermeture! and f.uid is null and f.date_debut >= :jour!::date\n\treturning f.id_fermeture\n)\nselect r.id_fermeture as \"idFermeture!\" from raccourcie r\nunion all\nselect r.id_fermeture from retiree r"};

/**
 * Query generated from SQL:
 * ```
 * with raccourcie as (
 * 	update sessions_planning.fermeture f
 * 	set date_fin = :jour!::date - 1
 * 	where f.id_fermeture = :idFermeture! and f.uid is null and f.date_debut < :jour!::date
 * 		and f.date_fin >= :jour!::date
 * 	returning f.id_fermeture
 * ),
 * retiree as (
 * 	delete from sessions_planning.fermeture f
 * 	where f.id_fermeture = :idFermeture! and f.uid is null and f.date_debut >= :jour!::date
 * 	returning f.id_fermeture
 * )
 * select r.id_fermeture as "idFermeture!" from raccourcie r
 * union all
 * select r.id_fermeture from retiree r
 * ```
 */
export const liftFermeture = new PreparedQuery<ILiftFermetureParams,ILiftFermetureResult>(liftFermetureIR);


