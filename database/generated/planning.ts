/** Types generated for queries found in "database/queries/planning.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'LoadPlanning' parameters type */
export interface ILoadPlanningParams {
  debut: Date;
  fin: Date;
  formations: (string | null)[];
  idFormateurs: (number | null)[];
}

/** 'LoadPlanning' return type */
export interface ILoadPlanningResult {
  fermetures: Json;
  formateurs: Json;
  formations: Json;
  occupations: Json;
  salles: Json;
}

/** 'LoadPlanning' query type */
export interface ILoadPlanningQuery {
  params: ILoadPlanningParams;
  result: ILoadPlanningResult;
}

const loadPlanningIR: any = {"usedParamSet":{"formations":true,"idFormateurs":true,"debut":true,"fin":true},"params":[{"name":"formations","required":true,"transform":{"type":"scalar"},"locs":[{"a":141,"b":152}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":443,"b":456}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":1801,"b":1807},{"a":2558,"b":2564},{"a":2864,"b":2870},{"a":3242,"b":3248}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":2578,"b":2582},{"a":2884,"b":2888}]}],"statement":"with formations as (\n\tselect n.nom as demandee, f.id_formation, f.code, f.nom, f.categorie, f.actif\n\tfrom (select distinct u.nom from unnest(:formations!::text[]) as u (nom)) n\n\tcross join lateral (\n\t\tselect *\n\t\tfrom public.formations f\n\t\twhere f.code = n.nom or f.id_formation::text = n.nom\n\t\torder by f.code = n.nom desc, f.id_formation\n\t\tlimit 1\n\t) f\n),\nformateurs as (\n\tselect fo.*\n\tfrom public.formateurs fo\n\twhere fo.id_formateur = any (:idFormateurs!::int[])\n\t\tor fo.specialites && (select array_agg(f.code) from formations f)\n)\nselect\n\tcoalesce((\n\t\tselect jsonb_object_agg(f.demandee, jsonb_build_object('idFormation', f.id_formation, 'code', f.code,\n\t\t\t'nom', f.nom, 'categorie', f.categorie, 'actif', f.actif))\n\t\tfrom formations f\n\t), '{}') as \"formations!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,\n\t\t\t'capaciteMax', s.capacite_max, 'equipements', s.equipements,\n\t\t\t'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend,\n\t\t\t\t'disponibleSoir', s.disponible_soir, 'statut', es.statut,\n\t\t\t'parties', es.parties) order by s.id_salle)\n\t\tfrom public.salles s\n\t\tjoin sessions_planning.etat_salle es on es.id_salle = s.id_salle\n\t), '[]') as \"salles!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom,\n\t\t\t'statut', f.statut, 'specialites', f.specialites,\n\t\t\t'disponibilites', coalesce((\n\t\t\t\tselect jsonb_agg(jsonb_build_object('dateDebut',\n\t\t\t\t\t\tto_char(d.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t\t\t\t'dateFin', to_char(d.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'type', d.type)\n\t\t\t\t\torder by d.date_debut, d.id_disponibilite)\n\t\t\t\tfrom public.disponibilite_formateur d\n\t\t\t\twhere d.id_formateur = f.id_formateur and d.date_fin > :debut!::timestamp\n\t\t\t), '[]')) order by f.id_formateur)\n\t\tfrom formateurs f\n\t), '[]') as \"formateurs!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idSalle', o.id_salle, 'idFormateur', o.id_formateur,\n\t\t\t'idReservation', o.id_reservation, 'idSession', r.id_session, 'motif', r.motif,\n\t\t\t'dateDebut', to_char(lower(o.periode), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t\t'dateFin', to_char(upper(o.periode),\n\t\t\t\t\t'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by lower(o.periode), o.id_reservation, o.id_salle)\n\t\tfrom (\n\t\t\tselect os.id_reservation, os.id_salle, null::int as id_formateur, os.periode\n\t\t\tfrom public.salles s\n\t\t\tcross join lateral (\n\t\t\t\tselect *\n\t\t\t\tfrom sessions_planning.occupation_salle os\n\t\t\t\twhere os.id_salle = s.id_salle and os.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n\t\t\t) os\n\t\t\tunion all\n\t\t\tselect of.id_reservation, null, of.id_formateur, of.periode\n\t\t\tfrom formateurs f\n\t\t\tcross join lateral (\n\t\t\t\tselect *\n\t\t\t\tfrom sessions_planning.occupation_formateur of\n\t\t\t\twhere of.id_formateur = f.id_formateur\n\t\t\t\t\t\tand of.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n\t\t\t) of\n\t\t) o\n\t\tjoin public.reservation_salle r on r.id_reservation = o.id_reservation\n\t), '[]') as \"occupations!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin,\n\t\t\t\t'motif', c.motif)\n\t\t\torder by c.date_debut, c.id_fermeture)\n\t\tfrom sessions_planning.fermeture c\n\t\twhere c.date_fin >= (:debut!::timestamp)::date\n\t), '[]') as \"fermetures!\"                                                                                                                                                                                                                                       "};

/**
 * Query generated from SQL:
 * ```
 * with formations as (
 * 	select n.nom as demandee, f.id_formation, f.code, f.nom, f.categorie, f.actif
 * 	from (select distinct u.nom from unnest(:formations!::text[]) as u (nom)) n
 * 	cross join lateral (
 * 		select *
 * 		from public.formations f
 * 		where f.code = n.nom or f.id_formation::text = n.nom
 * 		order by f.code = n.nom desc, f.id_formation
 * 		limit 1
 * 	) f
 * ),
 * formateurs as (
 * 	select fo.*
 * 	from public.formateurs fo
 * 	where fo.id_formateur = any (:idFormateurs!::int[])
 * 		or fo.specialites && (select array_agg(f.code) from formations f)
 * )
 * select
 * 	coalesce((
 * 		select jsonb_object_agg(f.demandee, jsonb_build_object('idFormation', f.id_formation, 'code', f.code,
 * 			'nom', f.nom, 'categorie', f.categorie, 'actif', f.actif))
 * 		from formations f
 * 	), '{}') as "formations!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,
 * 			'capaciteMax', s.capacite_max, 'equipements', s.equipements,
 * 			'formationsCompatibles', s.formations_compatibles, 'disponibleWeekend', s.disponible_weekend,
 * 				'disponibleSoir', s.disponible_soir, 'statut', es.statut,
 * 			'parties', es.parties) order by s.id_salle)
 * 		from public.salles s
 * 		join sessions_planning.etat_salle es on es.id_salle = s.id_salle
 * 	), '[]') as "salles!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idFormateur', f.id_formateur, 'nom', f.nom, 'prenom', f.prenom,
 * 			'statut', f.statut, 'specialites', f.specialites,
 * 			'disponibilites', coalesce((
 * 				select jsonb_agg(jsonb_build_object('dateDebut',
 * 						to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 						'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'type', d.type)
 * 					order by d.date_debut, d.id_disponibilite)
 * 				from public.disponibilite_formateur d
 * 				where d.id_formateur = f.id_formateur and d.date_fin > :debut!::timestamp
 * 			), '[]')) order by f.id_formateur)
 * 		from formateurs f
 * 	), '[]') as "formateurs!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idSalle', o.id_salle, 'idFormateur', o.id_formateur,
 * 			'idReservation', o.id_reservation, 'idSession', r.id_session, 'motif', r.motif,
 * 			'dateDebut', to_char(lower(o.periode), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 				'dateFin', to_char(upper(o.periode),
 * 					'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by lower(o.periode), o.id_reservation, o.id_salle)
 * 		from (
 * 			select os.id_reservation, os.id_salle, null::int as id_formateur, os.periode
 * 			from public.salles s
 * 			cross join lateral (
 * 				select *
 * 				from sessions_planning.occupation_salle os
 * 				where os.id_salle = s.id_salle and os.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 * 			) os
 * 			union all
 * 			select of.id_reservation, null, of.id_formateur, of.periode
 * 			from formateurs f
 * 			cross join lateral (
 * 				select *
 * 				from sessions_planning.occupation_formateur of
 * 				where of.id_formateur = f.id_formateur
 * 						and of.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 * 			) of
 * 		) o
 * 		join public.reservation_salle r on r.id_reservation = o.id_reservation
 * 	), '[]') as "occupations!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('dateDebut', c.date_debut, 'dateFin', c.date_fin,
 * 				'motif', c.motif)
 * 			order by c.date_debut, c.id_fermeture)
 * 		from sessions_planning.fermeture c
 * 		where c.date_fin >= (:debut!::timestamp)::date
 * 	), '[]') as "fermetures!"                                                                                                                                                                                                                                       
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
}

/** 'ReadReparation' query type */
export interface IReadReparationQuery {
  params: IReadReparationParams;
  result: IReadReparationResult;
}

const readReparationIR: any = {"usedParamSet":{"formateurs":true,"salles":true,"debuts":true,"fins":true,"des":true,"idSessions":true},"params":[{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":42,"b":53}]},{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":63,"b":70}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":81,"b":88}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":112}]},{"name":"des","required":true,"transform":{"type":"scalar"},"locs":[{"a":923,"b":927},{"a":1192,"b":1196}]},{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":2506,"b":2517}]}],"statement":"with pertes as (\n\tselect p.*\n\tfrom unnest(:formateurs!::int[], :salles!::text[], :debuts!::timestamp[],\n\t\t\t:fins!::timestamp[]) as p (id_formateur, salle, debut, fin)\n),\nprises as (\n\tselect o.id_reservation\n\tfrom pertes p\n\tcross join lateral (select *\n\t\t\tfrom sessions_planning.occupation_formateur o\n\t\t\twhere o.id_formateur = p.id_formateur and o.periode && tsrange(p.debut, p.fin)) o\n\tunion\n\tselect o.id_reservation\n\tfrom pertes p\n\tjoin public.salles s on p.id_formateur is null\n\t\tand (p.salle is null or s.code = p.salle or s.nom = p.salle or s.id_salle::text = p.salle)\n\tjoin sessions_planning.salle_physique sp on sp.id_salle = s.id_salle\n\tcross join lateral (select *\n\t\t\tfrom sessions_planning.occupation_salle o\n\t\t\twhere o.id_salle = sp.id_physique and o.periode && tsrange(p.debut, p.fin)) o\n),\ntouchees as (\n\tselect r.id_reservation, r.id_session, r.id_salle, r.date_debut, r.date_fin, r.motif,\n\t\t(r.date_debut >= :des!::timestamp\n\t\t\tand s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')) is true as mobile\n\tfrom prises p\n\tjoin public.reservation_salle r on r.id_reservation = p.id_reservation\n\tleft join public.sessions s on s.id_session = r.id_session\n\twhere r.date_fin > :des!::timestamp\n)\nselect\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code,\n\t\t\t'places', (select p.places from sessions_planning.places_session p where p.id_session = s.id_session),\n\t\t\t'notes', s.notes::text,\n\t\t\t'formateurs',\n\t\t\t\t(select coalesce(jsonb_agg(fo.id_formateur order by fo.id_formateur), '[]')\n\t\t\t\t\tfrom public.formateurs fo\n\t\t\t\t\twhere fo.statut = 'ACTIF' and f.code = any (fo.specialites)),\n\t\t\t'seances', (\n\t\t\t\tselect jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', r.id_session,\n\t\t\t\t\t'salle', sa.code, 'formateurId', coalesce(se.id_formateur, s.id_formateur),\n\t\t\t\t\t\t'matiere', se.matiere,\n\t\t\t\t\t'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'dateFin',\n\t\t\t\t\t\tto_char(r.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by r.date_debut, r.id_reservation)\n\t\t\t\tfrom public.reservation_salle r\n\t\t\t\tjoin public.salles sa on sa.id_salle = r.id_salle\n\t\t\t\tleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\n\t\t\t\twhere r.id_session = s.id_session and r.statut = 'ACTIVE'\n\t\t\t)) order by s.id_session)\n\t\tfrom public.sessions s\n\t\tjoin public.formations f on f.id_formation = s.id_formation\n\t\twhere s.id_session in (select t.id_session from touchees t where t.mobile)\n\t\t\tor (s.id_session = any (:idSessions!::int[])\n\t\t\t\tand s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')\n\t\t\t\tand exists (select\n\t\t\t\t\tfrom public.reservation_salle r\n\t\t\t\t\twhere r.id_session = s.id_session and r.statut = 'ACTIVE'))\n\t), '[]') as \"sessions!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idReservation', t.id_reservation, 'idSession', t.id_session,\n\t\t\t'salle', sa.code, 'nomSalle', sa.nom, 'motif', t.motif,\n\t\t\t'dateDebut', to_char(t.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t\t'dateFin', to_char(t.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by t.date_debut, t.id_reservation)\n\t\tfrom touchees t\n\t\tjoin public.salles sa on sa.id_salle = t.id_salle\n\t\twhere not t.mobile\n\t), '[]') as \"autres!\",\n\t(select coalesce(jsonb_agg(fo.id_formateur), '[]')\n\t\tfrom public.formateurs fo\n\t\twhere fo.id_formateur in (select p.id_formateur from pertes p)) as \"formateursConnus!\"                                                                                                                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * with pertes as (
 * 	select p.*
 * 	from unnest(:formateurs!::int[], :salles!::text[], :debuts!::timestamp[],
 * 			:fins!::timestamp[]) as p (id_formateur, salle, debut, fin)
 * ),
 * prises as (
 * 	select o.id_reservation
 * 	from pertes p
 * 	cross join lateral (select *
 * 			from sessions_planning.occupation_formateur o
 * 			where o.id_formateur = p.id_formateur and o.periode && tsrange(p.debut, p.fin)) o
 * 	union
 * 	select o.id_reservation
 * 	from pertes p
 * 	join public.salles s on p.id_formateur is null
 * 		and (p.salle is null or s.code = p.salle or s.nom = p.salle or s.id_salle::text = p.salle)
 * 	join sessions_planning.salle_physique sp on sp.id_salle = s.id_salle
 * 	cross join lateral (select *
 * 			from sessions_planning.occupation_salle o
 * 			where o.id_salle = sp.id_physique and o.periode && tsrange(p.debut, p.fin)) o
 * ),
 * touchees as (
 * 	select r.id_reservation, r.id_session, r.id_salle, r.date_debut, r.date_fin, r.motif,
 * 		(r.date_debut >= :des!::timestamp
 * 			and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')) is true as mobile
 * 	from prises p
 * 	join public.reservation_salle r on r.id_reservation = p.id_reservation
 * 	left join public.sessions s on s.id_session = r.id_session
 * 	where r.date_fin > :des!::timestamp
 * )
 * select
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code,
 * 			'places', (select p.places from sessions_planning.places_session p where p.id_session = s.id_session),
 * 			'notes', s.notes::text,
 * 			'formateurs',
 * 				(select coalesce(jsonb_agg(fo.id_formateur order by fo.id_formateur), '[]')
 * 					from public.formateurs fo
 * 					where fo.statut = 'ACTIF' and f.code = any (fo.specialites)),
 * 			'seances', (
 * 				select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', r.id_session,
 * 					'salle', sa.code, 'formateurId', coalesce(se.id_formateur, s.id_formateur),
 * 						'matiere', se.matiere,
 * 					'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'dateFin',
 * 						to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut, r.id_reservation)
 * 				from public.reservation_salle r
 * 				join public.salles sa on sa.id_salle = r.id_salle
 * 				left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * 				where r.id_session = s.id_session and r.statut = 'ACTIVE'
 * 			)) order by s.id_session)
 * 		from public.sessions s
 * 		join public.formations f on f.id_formation = s.id_formation
 * 		where s.id_session in (select t.id_session from touchees t where t.mobile)
 * 			or (s.id_session = any (:idSessions!::int[])
 * 				and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')
 * 				and exists (select
 * 					from public.reservation_salle r
 * 					where r.id_session = s.id_session and r.statut = 'ACTIVE'))
 * 	), '[]') as "sessions!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idReservation', t.id_reservation, 'idSession', t.id_session,
 * 			'salle', sa.code, 'nomSalle', sa.nom, 'motif', t.motif,
 * 			'dateDebut', to_char(t.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 				'dateFin', to_char(t.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by t.date_debut, t.id_reservation)
 * 		from touchees t
 * 		join public.salles sa on sa.id_salle = t.id_salle
 * 		where not t.mobile
 * 	), '[]') as "autres!",
 * 	(select coalesce(jsonb_agg(fo.id_formateur), '[]')
 * 		from public.formateurs fo
 * 		where fo.id_formateur in (select p.id_formateur from pertes p)) as "formateursConnus!"                                                                                                                                                                     
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

const recordPertesIR: any = {"usedParamSet":{"formateurs":true,"formateurDebuts":true,"formateurFins":true,"jourDebuts":true,"jourFins":true,"jourMotifs":true,"salles":true,"salleDebuts":true,"salleFins":true,"salleMotifs":true},"params":[{"name":"formateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":174,"b":185}]},{"name":"formateurDebuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":195,"b":211}]},{"name":"formateurFins","required":true,"transform":{"type":"scalar"},"locs":[{"a":229,"b":243}]},{"name":"jourDebuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":652,"b":663}]},{"name":"jourFins","required":true,"transform":{"type":"scalar"},"locs":[{"a":674,"b":683}]},{"name":"jourMotifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":694,"b":705}]},{"name":"salles","required":true,"transform":{"type":"scalar"},"locs":[{"a":1042,"b":1049}]},{"name":"salleDebuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":1060,"b":1072}]},{"name":"salleFins","required":true,"transform":{"type":"scalar"},"locs":[{"a":1088,"b":1098}]},{"name":"salleMotifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1116,"b":1128}]}],"statement":"with absences as (\n\tinsert into public.disponibilite_formateur (id_formateur, date_debut, date_fin, type)\n\tselect p.id_formateur, p.debut, p.fin, 'INDISPONIBLE'\n\tfrom unnest(:formateurs!::int[], :formateurDebuts!::timestamp[],\n\t\t:formateurFins!::timestamp[]) as p (id_formateur, debut, fin)\n\twhere not exists (\n\t\tselect from public.disponibilite_formateur d\n\t\twhere d.id_formateur = p.id_formateur and d.type = 'INDISPONIBLE' and d.date_debut <= p.debut\n\t\t\tand d.date_fin >= p.fin)\n\treturning 1\n),\nfermetures as (\n\tinsert into sessions_planning.fermeture (date_debut, date_fin, motif, source)\n\tselect p.debut, p.fin, p.motif, 'reparation'\n\tfrom unnest(:jourDebuts!::date[], :jourFins!::date[], :jourMotifs!::text[]) as p (debut, fin, motif)\n\twhere not exists (select\n\t\tfrom sessions_planning.fermeture c\n\t\twhere c.date_debut <= p.debut and c.date_fin >= p.fin)\n\treturning 1\n),\nsalles as (\n\tinsert into public.reservation_salle (id_salle, date_debut, date_fin, statut, motif)\n\tselect s.id_salle, p.debut, p.fin, 'ACTIVE', p.motif\n\tfrom unnest(:salles!::text[], :salleDebuts!::timestamp[], :salleFins!::timestamp[],\n\t\t:salleMotifs!::text[]) as p (salle, debut, fin, motif)\n\tjoin public.salles s on s.code = p.salle\n\treturning 1\n)\nselect ((select count(*)\n\tfrom absences) + (select count(*)\n\tfrom fermetures) + (select count(*)\n\tfrom salles))::int as \"ecrites!\"                                                                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * with absences as (
 * 	insert into public.disponibilite_formateur (id_formateur, date_debut, date_fin, type)
 * 	select p.id_formateur, p.debut, p.fin, 'INDISPONIBLE'
 * 	from unnest(:formateurs!::int[], :formateurDebuts!::timestamp[],
 * 		:formateurFins!::timestamp[]) as p (id_formateur, debut, fin)
 * 	where not exists (
 * 		select from public.disponibilite_formateur d
 * 		where d.id_formateur = p.id_formateur and d.type = 'INDISPONIBLE' and d.date_debut <= p.debut
 * 			and d.date_fin >= p.fin)
 * 	returning 1
 * ),
 * fermetures as (
 * 	insert into sessions_planning.fermeture (date_debut, date_fin, motif, source)
 * 	select p.debut, p.fin, p.motif, 'reparation'
 * 	from unnest(:jourDebuts!::date[], :jourFins!::date[], :jourMotifs!::text[]) as p (debut, fin, motif)
 * 	where not exists (select
 * 		from sessions_planning.fermeture c
 * 		where c.date_debut <= p.debut and c.date_fin >= p.fin)
 * 	returning 1
 * ),
 * salles as (
 * 	insert into public.reservation_salle (id_salle, date_debut, date_fin, statut, motif)
 * 	select s.id_salle, p.debut, p.fin, 'ACTIVE', p.motif
 * 	from unnest(:salles!::text[], :salleDebuts!::timestamp[], :salleFins!::timestamp[],
 * 		:salleMotifs!::text[]) as p (salle, debut, fin, motif)
 * 	join public.salles s on s.code = p.salle
 * 	returning 1
 * )
 * select ((select count(*)
 * 	from absences) + (select count(*)
 * 	from fermetures) + (select count(*)
 * 	from salles))::int as "ecrites!"                                                                                                                           
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

const upsertFermeturesIR: any = {"usedParamSet":{"source":true,"debuts":true,"fins":true,"motifs":true,"uids":true},"params":[{"name":"source","required":true,"transform":{"type":"scalar"},"locs":[{"a":130,"b":137}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":158,"b":165}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":176,"b":181}]},{"name":"motifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":192,"b":199}]},{"name":"uids","required":true,"transform":{"type":"scalar"},"locs":[{"a":210,"b":215}]}],"statement":"insert into sessions_planning.fermeture as f (date_debut, date_fin, motif, source, uid)\nselect d.date_debut, d.date_fin, d.motif, :source!, d.uid\nfrom unnest(:debuts!::date[], :fins!::date[], :motifs!::text[], :uids!::text[]) as d (date_debut, date_fin,\n\tmotif, uid)\non conflict (uid) do update\nset date_debut = excluded.date_debut, date_fin = excluded.date_fin, motif = excluded.motif, source = excluded.source\nwhere (f.date_debut, f.date_fin, f.motif, f.source) is distinct\nfrom (excluded.date_debut, excluded.date_fin, excluded.motif, excluded.source)\nreturning f.uid as \"uid!\", (f.xmax = 0) as \"nouvelle!\"                                                                                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.fermeture as f (date_debut, date_fin, motif, source, uid)
 * select d.date_debut, d.date_fin, d.motif, :source!, d.uid
 * from unnest(:debuts!::date[], :fins!::date[], :motifs!::text[], :uids!::text[]) as d (date_debut, date_fin,
 * 	motif, uid)
 * on conflict (uid) do update
 * set date_debut = excluded.date_debut, date_fin = excluded.date_fin, motif = excluded.motif, source = excluded.source
 * where (f.date_debut, f.date_fin, f.motif, f.source) is distinct
 * from (excluded.date_debut, excluded.date_fin, excluded.motif, excluded.source)
 * returning f.uid as "uid!", (f.xmax = 0) as "nouvelle!"                                                                                                                                                         
 * ```
 */
export const upsertFermetures = new PreparedQuery<IUpsertFermeturesParams,IUpsertFermeturesResult>(upsertFermeturesIR);


/** 'DropFermetures' parameters type */
export interface IDropFermeturesParams {
  incompletes: (string | null)[];
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

const dropFermeturesIR: any = {"usedParamSet":{"source":true,"uids":true,"jour":true,"incompletes":true,"retirer":true},"params":[{"name":"source","required":true,"transform":{"type":"scalar"},"locs":[{"a":138,"b":145}]},{"name":"uids","required":true,"transform":{"type":"scalar"},"locs":[{"a":187,"b":192}]},{"name":"jour","required":true,"transform":{"type":"scalar"},"locs":[{"a":221,"b":226}]},{"name":"incompletes","required":true,"transform":{"type":"scalar"},"locs":[{"a":278,"b":290}]},{"name":"retirer","required":true,"transform":{"type":"scalar"},"locs":[{"a":457,"b":465}]}],"statement":"with absentes as (\n\tselect f.id_fermeture, f.date_debut, f.date_fin, f.motif, f.uid\n\tfrom sessions_planning.fermeture f\n\twhere f.source = :source! and f.uid is not null and f.uid <> all (:uids!::text[]) and f.date_fin >= :jour!::date\n\t\tand not exists (\n\t\t\tselect\n\t\t\tfrom unnest(:incompletes!::text[]) as i (uid)\n\t\t\twhere f.uid = i.uid or starts_with(f.uid, i.uid || '#'))\n),\nretirees as (\n\tdelete from sessions_planning.fermeture f\n\tusing absentes a\n\twhere :retirer!::boolean and f.id_fermeture = a.id_fermeture\n)\nselect a.date_debut, a.date_fin, a.motif, a.uid as \"uid!\" from absentes a order by a.date_debut, a.id_fermeture                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * with absentes as (
 * 	select f.id_fermeture, f.date_debut, f.date_fin, f.motif, f.uid
 * 	from sessions_planning.fermeture f
 * 	where f.source = :source! and f.uid is not null and f.uid <> all (:uids!::text[]) and f.date_fin >= :jour!::date
 * 		and not exists (
 * 			select
 * 			from unnest(:incompletes!::text[]) as i (uid)
 * 			where f.uid = i.uid or starts_with(f.uid, i.uid || '#'))
 * ),
 * retirees as (
 * 	delete from sessions_planning.fermeture f
 * 	using absentes a
 * 	where :retirer!::boolean and f.id_fermeture = a.id_fermeture
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

const findSeancesFermeesIR: any = {"usedParamSet":{"maintenant":true,"debuts":true,"fins":true},"params":[{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":194,"b":205}]},{"name":"debuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":316,"b":323}]},{"name":"fins","required":true,"transform":{"type":"scalar"},"locs":[{"a":339,"b":344}]}],"statement":"select r.id_session as \"idSession!\", count(*)::int as \"seances!\"\nfrom public.reservation_salle r\njoin public.sessions s on s.id_session = r.id_session\nwhere r.statut = 'ACTIVE' and r.date_fin > :maintenant!::timestamp\n\tand s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')\n\tand exists (select\n\t\tfrom unnest(:debuts!::timestamp[], :fins!::timestamp[]) as d (debut, fin)\n\t\twhere r.date_debut < d.fin and r.date_fin > d.debut)\ngroup by r.id_session\norder by r.id_session"};

/**
 * Query generated from SQL:
 * ```
 * select r.id_session as "idSession!", count(*)::int as "seances!"
 * from public.reservation_salle r
 * join public.sessions s on s.id_session = r.id_session
 * where r.statut = 'ACTIVE' and r.date_fin > :maintenant!::timestamp
 * 	and s.statut_session in ('PLANIFIEE', 'CONFIRMEE', 'EN_COURS')
 * 	and exists (select
 * 		from unnest(:debuts!::timestamp[], :fins!::timestamp[]) as d (debut, fin)
 * 		where r.date_debut < d.fin and r.date_fin > d.debut)
 * group by r.id_session
 * order by r.id_session
 * ```
 */
export const findSeancesFermees = new PreparedQuery<IFindSeancesFermeesParams,IFindSeancesFermeesResult>(findSeancesFermeesIR);


