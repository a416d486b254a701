/** Types generated for queries found in "database/queries/planning.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'LoadPlanning' parameters type */
export interface ILoadPlanningParams {
  debut: Date;
  fin: Date;
  formation: string;
  idFormateurs: (number | null)[];
}

/** 'LoadPlanning' return type */
export interface ILoadPlanningResult {
  fermetures: Json;
  formateurs: Json;
  formation: Json | null;
  occupations: Json;
  salles: Json;
}

/** 'LoadPlanning' query type */
export interface ILoadPlanningQuery {
  params: ILoadPlanningParams;
  result: ILoadPlanningResult;
}

const loadPlanningIR: any = {"usedParamSet":{"formation":true,"idFormateurs":true,"debut":true,"fin":true},"params":[{"name":"formation","required":true,"transform":{"type":"scalar"},"locs":[{"a":125,"b":135},{"a":163,"b":173},{"a":195,"b":205}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":330,"b":343}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":1673,"b":1679},{"a":2437,"b":2443},{"a":2748,"b":2754},{"a":3134,"b":3140}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":2457,"b":2461},{"a":2768,"b":2772}]}],"statement":"with formation as (\n  select f.id_formation, f.code, f.nom, f.categorie, f.actif\n  from public.formations f\n  where f.code = :formation! or f.id_formation::text = :formation!\n  order by f.code = :formation! desc, f.id_formation\n  limit 1\n),\nformateurs as (\n  select fo.*\n  from public.formateurs fo\n  where fo.id_formateur = any (:idFormateurs!::int[]) or (select f.code from formation f) = any (fo.specialites)\n)\nselect\n  (select jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom, 'categorie', f.categorie, 'actif', f.actif) from formation f) as \"formation?\",\n  coalesce((\n    select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom, 'capaciteMax', s.capacite_max, 'equipements', s.equipements,\n      'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend, 'disponibleSoir', s.disponible_soir, 'statut', s.statut,\n      'parties', (select jsonb_agg(p.id_physique order by p.id_physique) from sessions_planning.salle_physique p where p.id_salle = s.id_salle)) order by s.id_salle)\n    from public.salles s\n  ), '[]') as \"salles!\",\n  coalesce((\n    select jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom, 'statut', f.statut, 'specialites', f.specialites,\n      'disponibilites', coalesce((\n        select jsonb_agg(jsonb_build_object('dateDebut', to_char(d.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'dateFin', to_char(d.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'type', d.type) order by d.date_debut, d.id_disponibilite)\n        from public.disponibilite_formateur d\n        where d.id_formateur = f.id_formateur and d.date_fin > :debut!::timestamp\n      ), '[]')) order by f.id_formateur)\n    from formateurs f\n  ), '[]') as \"formateurs!\",\n  coalesce((\n    select jsonb_agg(jsonb_build_object('idSalle', o.id_salle, 'idFormateur', o.id_formateur, 'idReservation', o.id_reservation, 'idSession', r.id_session, 'motif', r.motif,\n      'dateDebut', to_char(lower(o.periode), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'dateFin', to_char(upper(o.periode), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by lower(o.periode), o.id_reservation, o.id_salle)\n    from (\n      select os.id_reservation, os.id_salle, null::int as id_formateur, os.periode\n      from public.salles s\n      cross join lateral (\n        select * from sessions_planning.occupation_salle os where os.id_salle = s.id_salle and os.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n      ) os\n      union all\n      select of.id_reservation, null, of.id_formateur, of.periode\n      from formateurs f\n      cross join lateral (\n        select * from sessions_planning.occupation_formateur of where of.id_formateur = f.id_formateur and of.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n      ) of\n    ) o\n    join public.reservation_salle r on r.id_reservation = o.id_reservation\n  ), '[]') as \"occupations!\",\n  coalesce((\n    select jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin, 'motif', c.motif) order by c.date_debut, c.id_fermeture)\n    from sessions_planning.fermeture c\n    where c.date_fin >= (:debut!::timestamp)::date\n  ), '[]') as \"fermetures!\"                                                                                                                                                                                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * with formation as (
 *   select f.id_formation, f.code, f.nom, f.categorie, f.actif
 *   from public.formations f
 *   where f.code = :formation! or f.id_formation::text = :formation!
 *   order by f.code = :formation! desc, f.id_formation
 *   limit 1
 * ),
 * formateurs as (
 *   select fo.*
 *   from public.formateurs fo
 *   where fo.id_formateur = any (:idFormateurs!::int[]) or (select f.code from formation f) = any (fo.specialites)
 * )
 * select
 *   (select jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom, 'categorie', f.categorie, 'actif', f.actif) from formation f) as "formation?",
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom, 'capaciteMax', s.capacite_max, 'equipements', s.equipements,
 *       'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend, 'disponibleSoir', s.disponible_soir, 'statut', s.statut,
 *       'parties', (select jsonb_agg(p.id_physique order by p.id_physique) from sessions_planning.salle_physique p where p.id_salle = s.id_salle)) order by s.id_salle)
 *     from public.salles s
 *   ), '[]') as "salles!",
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom, 'statut', f.statut, 'specialites', f.specialites,
 *       'disponibilites', coalesce((
 *         select jsonb_agg(jsonb_build_object('dateDebut', to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'type', d.type) order by d.date_debut, d.id_disponibilite)
 *         from public.disponibilite_formateur d
 *         where d.id_formateur = f.id_formateur and d.date_fin > :debut!::timestamp
 *       ), '[]')) order by f.id_formateur)
 *     from formateurs f
 *   ), '[]') as "formateurs!",
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('idSalle', o.id_salle, 'idFormateur', o.id_formateur, 'idReservation', o.id_reservation, 'idSession', r.id_session, 'motif', r.motif,
 *       'dateDebut', to_char(lower(o.periode), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dateFin', to_char(upper(o.periode), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by lower(o.periode), o.id_reservation, o.id_salle)
 *     from (
 *       select os.id_reservation, os.id_salle, null::int as id_formateur, os.periode
 *       from public.salles s
 *       cross join lateral (
 *         select * from sessions_planning.occupation_salle os where os.id_salle = s.id_salle and os.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 *       ) os
 *       union all
 *       select of.id_reservation, null, of.id_formateur, of.periode
 *       from formateurs f
 *       cross join lateral (
 *         select * from sessions_planning.occupation_formateur of where of.id_formateur = f.id_formateur and of.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 *       ) of
 *     ) o
 *     join public.reservation_salle r on r.id_reservation = o.id_reservation
 *   ), '[]') as "occupations!",
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin, 'motif', c.motif) order by c.date_debut, c.id_fermeture)
 *     from sessions_planning.fermeture c
 *     where c.date_fin >= (:debut!::timestamp)::date
 *   ), '[]') as "fermetures!"                                                                                                                                                                                                                                 
 * ```
 */
export const loadPlanning = new PreparedQuery<ILoadPlanningParams,ILoadPlanningResult>(loadPlanningIR);


/** 'ReadReparation' parameters type */
export interface IReadReparationParams {
  debuts: (Date | null)[];
  des: Date;
  fins: (Date | null)[];
  formateurs: (number | null)[];
  idSessions: (number | null)[];
  salles: (string | null)[];
}

/** 'ReadReparation' return type */
export interface IReadReparationResult {
  autres: Json;
  formateursConnus: Json;
  sessions: Json;
  uneFormation: string | null;
}

/** 'ReadReparation' query type */
export interface IReadReparationQuery {
  params: IReadReparationParams;
  result: IReadReparationResult;
}

const readReparationIR: any = {"usedParamSet":{"formateurs":true,"salles":true,"debuts":true,"fins":true,"des":true,"idSessions":true},"params":[{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":42,"b":53}]},{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":63,"b":70}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":81,"b":88}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":104,"b":109}]},{"name":"des","required":true,"transform":{"type":"scalar"},"locs":[{"a":914,"b":918},{"a":1184,"b":1188}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":2435,"b":2446}]}],"statement":"with pertes as (\n  select p.* from unnest(:formateurs!::int[], :salles!::text[], :debuts!::timestamp[], :fins!::timestamp[]) as p (id_formateur, salle, debut, fin)\n),\nprises as (\n  select o.id_reservation\n  from pertes p\n  cross join lateral (select * from sessions_planning.occupation_formateur o where o.id_formateur = p.id_formateur and o.periode && tsrange(p.debut, p.fin)) o\n  union\n  select o.id_reservation\n  from pertes p\n  join public.salles s on p.id_formateur is null and (p.salle is null or s.code = p.salle or s.nom = p.salle or s.id_salle::text = p.salle)\n  join sessions_planning.salle_physique sp on sp.id_salle = s.id_salle\n  cross join lateral (select * from sessions_planning.occupation_salle o where o.id_salle = sp.id_physique and o.periode && tsrange(p.debut, p.fin)) o\n),\ntouchees as (\n  select r.id_reservation, r.id_session, r.id_salle, r.date_debut, r.date_fin, r.motif, (r.date_debut >= :des!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')) is true as mobile\n  from prises p\n  join public.reservation_salle r on r.id_reservation = p.id_reservation\n  left join public.sessions s on s.id_session = r.id_session\n  where r.date_fin > :des!::timestamp\n)\nselect\n  coalesce((\n    select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code, 'capaciteMax', s.capacite_max, 'notes', s.notes::text,\n      'formateurs', (select coalesce(jsonb_agg(fo.id_formateur order by fo.id_formateur), '[]') from public.formateurs fo where fo.statut = 'ACTIF' and f.code = any (fo.specialites)),\n      'seances', (\n        select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', r.id_session, 'salle', sa.code, 'formateurId', coalesce(se.id_formateur, s.id_formateur), 'matiere', se.matiere,\n          'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'dateFin', to_char(r.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by r.date_debut, r.id_reservation)\n        from public.reservation_salle r\n        join public.salles sa on sa.id_salle = r.id_salle\n        left join sessions_planning.seance se on se.id_reservation = r.id_reservation\n        where r.id_session = s.id_session and r.statut = 'ACTIVE'\n      )) order by s.id_session)\n    from public.sessions s\n    join public.formations f on f.id_formation = s.id_formation\n    where s.id_session in (select t.id_session from touchees t where t.mobile)\n      or (s.id_session = any (:idSessions!::int[]) and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS') and exists (select from public.reservation_salle r where r.id_session = s.id_session and r.statut = 'ACTIVE'))\n  ), '[]') as \"sessions!\",\n  coalesce((\n    select jsonb_agg(jsonb_build_object('idReservation', t.id_reservation, 'idSession', t.id_session, 'salle', sa.code, 'motif', t.motif,\n      'dateDebut', to_char(t.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'dateFin', to_char(t.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by t.date_debut, t.id_reservation)\n    from touchees t\n    join public.salles sa on sa.id_salle = t.id_salle\n    where not t.mobile\n  ), '[]') as \"autres!\",\n  (select coalesce(jsonb_agg(fo.id_formateur), '[]') from public.formateurs fo where fo.id_formateur in (select p.id_formateur from pertes p)) as \"formateursConnus!\",\n  (select f.code from public.formations f order by f.id_formation limit 1) as \"uneFormation?\"                                                                                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * with pertes as (
 *   select p.* from unnest(:formateurs!::int[], :salles!::text[], :debuts!::timestamp[], :fins!::timestamp[]) as p (id_formateur, salle, debut, fin)
 * ),
 * prises as (
 *   select o.id_reservation
 *   from pertes p
 *   cross join lateral (select * from sessions_planning.occupation_formateur o where o.id_formateur = p.id_formateur and o.periode && tsrange(p.debut, p.fin)) o
 *   union
 *   select o.id_reservation
 *   from pertes p
 *   join public.salles s on p.id_formateur is null and (p.salle is null or s.code = p.salle or s.nom = p.salle or s.id_salle::text = p.salle)
 *   join sessions_planning.salle_physique sp on sp.id_salle = s.id_salle
 *   cross join lateral (select * from sessions_planning.occupation_salle o where o.id_salle = sp.id_physique and o.periode && tsrange(p.debut, p.fin)) o
 * ),
 * touchees as (
 *   select r.id_reservation, r.id_session, r.id_salle, r.date_debut, r.date_fin, r.motif, (r.date_debut >= :des!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')) is true as mobile
 *   from prises p
 *   join public.reservation_salle r on r.id_reservation = p.id_reservation
 *   left join public.sessions s on s.id_session = r.id_session
 *   where r.date_fin > :des!::timestamp
 * )
 * select
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code, 'capaciteMax', s.capacite_max, 'notes', s.notes::text,
 *       'formateurs', (select coalesce(jsonb_agg(fo.id_formateur order by fo.id_formateur), '[]') from public.formateurs fo where fo.statut = 'ACTIF' and f.code = any (fo.specialites)),
 *       'seances', (
 *         select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', r.id_session, 'salle', sa.code, 'formateurId', coalesce(se.id_formateur, s.id_formateur), 'matiere', se.matiere,
 *           'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut, r.id_reservation)
 *         from public.reservation_salle r
 *         join public.salles sa on sa.id_salle = r.id_salle
 *         left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 *         where r.id_session = s.id_session and r.statut = 'ACTIVE'
 *       )) order by s.id_session)
 *     from public.sessions s
 *     join public.formations f on f.id_formation = s.id_formation
 *     where s.id_session in (select t.id_session from touchees t where t.mobile)
 *       or (s.id_session = any (:idSessions!::int[]) and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS') and exists (select from public.reservation_salle r where r.id_session = s.id_session and r.statut = 'ACTIVE'))
 *   ), '[]') as "sessions!",
 *   coalesce((
 *     select jsonb_agg(jsonb_build_object('idReservation', t.id_reservation, 'idSession', t.id_session, 'salle', sa.code, 'motif', t.motif,
 *       'dateDebut', to_char(t.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dateFin', to_char(t.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by t.date_debut, t.id_reservation)
 *     from touchees t
 *     join public.salles sa on sa.id_salle = t.id_salle
 *     where not t.mobile
 *   ), '[]') as "autres!",
 *   (select coalesce(jsonb_agg(fo.id_formateur), '[]') from public.formateurs fo where fo.id_formateur in (select p.id_formateur from pertes p)) as "formateursConnus!",
 *   (select f.code from public.formations f order by f.id_formation limit 1) as "uneFormation?"                                                                                                                                                                  
 * ```
 */
export const readReparation = new PreparedQuery<IReadReparationParams,IReadReparationResult>(readReparationIR);


/** 'RecordPertes' parameters type */
export interface IRecordPertesParams {
  formateurDebuts: (Date | null)[];
  formateurFins: (Date | null)[];
  formateurs: (number | null)[];
  jourDebuts: (string | null)[];
  jourFins: (string | null)[];
  jourMotifs: (string | null)[];
  salleDebuts: (Date | null)[];
  salleFins: (Date | null)[];
  salleMotifs: (string | null)[];
  salles: (string | null)[];
}

/** 'RecordPertes' return type */
export interface IRecordPertesResult {
  ecrites: number;
}

/** 'RecordPertes' query type */
export interface IRecordPertesQuery {
  params: IRecordPertesParams;
  result: IRecordPertesResult;
}

const recordPertesIR: any = {"usedParamSet":{"formateurs":true,"formateurDebuts":true,"formateurFins":true,"jourDebuts":true,"jourFins":true,"jourMotifs":true,"salles":true,"salleDebuts":true,"salleFins":true,"salleMotifs":true},"params":[{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":177,"b":188}]},{"name":"formateurDebuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":198,"b":214}]},{"name":"formateurFins","required":true,"transform":{"type":"scalar"},"locs":[{"a":230,"b":244}]},{"name":"jourDebuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":659,"b":670}]},{"name":"jourFins","required":true,"transform":{"type":"scalar"},"locs":[{"a":681,"b":690}]},{"name":"jourMotifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":701,"b":712}]},{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":1050,"b":1057}]},{"name":"salleDebuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":1068,"b":1080}]},{"name":"salleFins","required":true,"transform":{"type":"scalar"},"locs":[{"a":1096,"b":1106}]},{"name":"salleMotifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1122,"b":1134}]}],"statement":"with absences as (\n  insert into public.disponibilite_formateur (id_formateur, date_debut, date_fin, type)\n  select p.id_formateur, p.debut, p.fin, 'INDISPONIBLE'\n  from unnest(:formateurs!::int[], :formateurDebuts!::timestamp[], :formateurFins!::timestamp[]) as p (id_formateur, debut, fin)\n  where not exists (\n    select from public.disponibilite_formateur d\n    where d.id_formateur = p.id_formateur and d.type = 'INDISPONIBLE' and d.date_debut <= p.debut and d.date_fin >= p.fin)\n  returning 1\n),\nfermetures as (\n  insert into sessions_planning.fermeture (date_debut, date_fin, motif, source)\n  select p.debut, p.fin, p.motif, 'reparation'\n  from unnest(:jourDebuts!::date[], :jourFins!::date[], :jourMotifs!::text[]) as p (debut, fin, motif)\n  where not exists (select from sessions_planning.fermeture c where c.date_debut <= p.debut and c.date_fin >= p.fin)\n  returning 1\n),\nsalles as (\n  insert into public.reservation_salle (id_salle, date_debut, date_fin, statut, motif)\n  select s.id_salle, p.debut, p.fin, 'ACTIVE', p.motif\n  from unnest(:salles!::text[], :salleDebuts!::timestamp[], :salleFins!::timestamp[], :salleMotifs!::text[]) as p (salle, debut, fin, motif)\n  join public.salles s on s.code = p.salle\n  returning 1\n)\nselect ((select count(*) from absences) + (select count(*) from fermetures) + (select count(*) from salles))::int as \"ecrites!\"                                                                                                                        "};

/**
 * Query generated from SQL:
 * ```
 * with absences as (
 *   insert into public.disponibilite_formateur (id_formateur, date_debut, date_fin, type)
 *   select p.id_formateur, p.debut, p.fin, 'INDISPONIBLE'
 *   from unnest(:formateurs!::int[], :formateurDebuts!::timestamp[], :formateurFins!::timestamp[]) as p (id_formateur, debut, fin)
 *   where not exists (
 *     select from public.disponibilite_formateur d
 *     where d.id_formateur = p.id_formateur and d.type = 'INDISPONIBLE' and d.date_debut <= p.debut and d.date_fin >= p.fin)
 *   returning 1
 * ),
 * fermetures as (
 *   insert into sessions_planning.fermeture (date_debut, date_fin, motif, source)
 *   select p.debut, p.fin, p.motif, 'reparation'
 *   from unnest(:jourDebuts!::date[], :jourFins!::date[], :jourMotifs!::text[]) as p (debut, fin, motif)
 *   where not exists (select from sessions_planning.fermeture c where c.date_debut <= p.debut and c.date_fin >= p.fin)
 *   returning 1
 * ),
 * salles as (
 *   insert into public.reservation_salle (id_salle, date_debut, date_fin, statut, motif)
 *   select s.id_salle, p.debut, p.fin, 'ACTIVE', p.motif
 *   from unnest(:salles!::text[], :salleDebuts!::timestamp[], :salleFins!::timestamp[], :salleMotifs!::text[]) as p (salle, debut, fin, motif)
 *   join public.salles s on s.code = p.salle
 *   returning 1
 * )
 * select ((select count(*) from absences) + (select count(*) from fermetures) + (select count(*) from salles))::int as "ecrites!"                                                                                                                        
 * ```
 */
export const recordPertes = new PreparedQuery<IRecordPertesParams,IRecordPertesResult>(recordPertesIR);


/** 'UpsertFermetures' parameters type */
export interface IUpsertFermeturesParams {
  debuts: (string | null)[];
  fins: (string | null)[];
  motifs: (string | null)[];
  source: string;
  uids: (string | null)[];
}

/** 'UpsertFermetures' return type */
export interface IUpsertFermeturesResult {
  nouvelle: boolean;
  uid: string;
}

/** 'UpsertFermetures' query type */
export interface IUpsertFermeturesQuery {
  params: IUpsertFermeturesParams;
  result: IUpsertFermeturesResult;
}

const upsertFermeturesIR: any = {"usedParamSet":{"source":true,"debuts":true,"fins":true,"motifs":true,"uids":true},"params":[{"name":"source","required":true,"transform":{"type":"scalar"},"locs":[{"a":130,"b":137}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":158,"b":165}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":176,"b":181}]},{"name":"motifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":192,"b":199}]},{"name":"uids","required":true,"transform":{"type":"scalar"},"locs":[{"a":210,"b":215}]}],"statement":"insert into sessions_planning.fermeture as f (date_debut, date_fin, motif, source, uid)\nselect d.date_debut, d.date_fin, d.motif, :source!, d.uid\nfrom unnest(:debuts!::date[], :fins!::date[], :motifs!::text[], :uids!::text[]) as d (date_debut, date_fin, motif, uid)\non conflict (uid) do update\nset date_debut = excluded.date_debut, date_fin = excluded.date_fin, motif = excluded.motif, source = excluded.source\nwhere (f.date_debut, f.date_fin, f.motif, f.source) is distinct from (excluded.date_debut, excluded.date_fin, excluded.motif, excluded.source)\nreturning f.uid as \"uid!\", (f.xmax = 0) as \"nouvelle!\"                                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.fermeture as f (date_debut, date_fin, motif, source, uid)
 * select d.date_debut, d.date_fin, d.motif, :source!, d.uid
 * from unnest(:debuts!::date[], :fins!::date[], :motifs!::text[], :uids!::text[]) as d (date_debut, date_fin, motif, uid)
 * on conflict (uid) do update
 * set date_debut = excluded.date_debut, date_fin = excluded.date_fin, motif = excluded.motif, source = excluded.source
 * where (f.date_debut, f.date_fin, f.motif, f.source) is distinct from (excluded.date_debut, excluded.date_fin, excluded.motif, excluded.source)
 * returning f.uid as "uid!", (f.xmax = 0) as "nouvelle!"                                                                                                          
 * ```
 */
export const upsertFermetures = new PreparedQuery<IUpsertFermeturesParams,IUpsertFermeturesResult>(upsertFermeturesIR);


/** 'DropFermetures' parameters type */
export interface IDropFermeturesParams {
  jour: string;
  retirer: boolean;
  source: string;
  uids: (string | null)[];
}

/** 'DropFermetures' return type */
export interface IDropFermeturesResult {
  dateDebut: string;
  dateFin: string;
  motif: string;
  uid: string;
}

/** 'DropFermetures' query type */
export interface IDropFermeturesQuery {
  params: IDropFermeturesParams;
  result: IDropFermeturesResult;
}

const dropFermeturesIR: any = {"usedParamSet":{"source":true,"uids":true,"jour":true,"retirer":true},"params":[{"name":"source","required":true,"transform":{"type":"scalar"},"locs":[{"a":141,"b":148}]},{"name":"uids","required":true,"transform":{"type":"scalar"},"locs":[{"a":190,"b":195}]},{"name":"jour","required":true,"transform":{"type":"scalar"},"locs":[{"a":224,"b":229}]},{"name":"retirer","required":true,"transform":{"type":"scalar"},"locs":[{"a":325,"b":333}]}],"statement":"with absentes as (\n  select f.id_fermeture, f.date_debut, f.date_fin, f.motif, f.uid\n  from sessions_planning.fermeture f\n  where f.source = :source! and f.uid is not null and f.uid <> all (:uids!::text[]) and f.date_fin >= :jour!::date\n),\nretirees as (\n  delete from sessions_planning.fermeture f\n  using absentes a\n  where :retirer!::boolean and f.id_fermeture = a.id_fermeture\n)\nselect a.date_debut, a.date_fin, a.motif, a.uid as \"uid!\" from absentes a order by a.date_debut, a.id_fermeture                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * with absentes as (
 *   select f.id_fermeture, f.date_debut, f.date_fin, f.motif, f.uid
 *   from sessions_planning.fermeture f
 *   where f.source = :source! and f.uid is not null and f.uid <> all (:uids!::text[]) and f.date_fin >= :jour!::date
 * ),
 * retirees as (
 *   delete from sessions_planning.fermeture f
 *   using absentes a
 *   where :retirer!::boolean and f.id_fermeture = a.id_fermeture
 * )
 * select a.date_debut, a.date_fin, a.motif, a.uid as "uid!" from absentes a order by a.date_debut, a.id_fermeture                                                                                
 * ```
 */
export const dropFermetures = new PreparedQuery<IDropFermeturesParams,IDropFermeturesResult>(dropFermeturesIR);


/** 'FindSeancesFermees' parameters type */
export interface IFindSeancesFermeesParams {
  debuts: (Date | null)[];
  fins: (Date | null)[];
  maintenant: Date;
}

/** 'FindSeancesFermees' return type */
export interface IFindSeancesFermeesResult {
  idSession: number;
  seances: number;
}

/** 'FindSeancesFermees' query type */
export interface IFindSeancesFermeesQuery {
  params: IFindSeancesFermeesParams;
  result: IFindSeancesFermeesResult;
}

const findSeancesFermeesIR: any = {"usedParamSet":{"maintenant":true,"debuts":true,"fins":true},"params":[{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":194,"b":205}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":314,"b":321}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":337,"b":342}]}],"statement":"select r.id_session as \"idSession!\", count(*)::int as \"seances!\"\nfrom public.reservation_salle r\njoin public.sessions s on s.id_session = r.id_session\nwhere r.statut = 'ACTIVE' and r.date_fin > :maintenant!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')\n  and exists (select from unnest(:debuts!::timestamp[], :fins!::timestamp[]) as d (debut, fin) where r.date_debut < d.fin and r.date_fin > d.debut)\ngroup by r.id_session\norder by r.id_session"};

/**
 * Query generated from SQL:
 * ```
 * select r.id_session as "idSession!", count(*)::int as "seances!"
 * from public.reservation_salle r
 * join public.sessions s on s.id_session = r.id_session
 * where r.statut = 'ACTIVE' and r.date_fin > :maintenant!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')
 *   and exists (select from unnest(:debuts!::timestamp[], :fins!::timestamp[]) as d (debut, fin) where r.date_debut < d.fin and r.date_fin > d.debut)
 * group by r.id_session
 * order by r.id_session
 * ```
 */
export const findSeancesFermees = new PreparedQuery<IFindSeancesFermeesParams,IFindSeancesFermeesResult>(findSeancesFermeesIR);


