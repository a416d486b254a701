/** Types generated for queries found in "database/queries/presences.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'LockSessionsOfPresences' parameters type */
export interface ILockSessionsOfPresencesParams {
  idSessions: (number | null)[];
}

/** 'LockSessionsOfPresences' return type */
export interface ILockSessionsOfPresencesResult {
  idSession: number;
}

/** 'LockSessionsOfPresences' query type */
export interface ILockSessionsOfPresencesQuery {
  params: ILockSessionsOfPresencesParams;
  result: ILockSessionsOfPresencesResult;
}

const lockSessionsOfPresencesIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":63,"b":74}]}],"statement":"select id_session\nfrom public.sessions\nwhere id_session = any (:idSessions!::int[])\norder by id_session\nfor no key update                                                                                                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * select id_session
 * from public.sessions
 * where id_session = any (:idSessions!::int[])
 * order by id_session
 * for no key update                                                                                                                                                                
 * ```
 */
export const lockSessionsOfPresences = new PreparedQuery<ILockSessionsOfPresencesParams,ILockSessionsOfPresencesResult>(lockSessionsOfPresencesIR);


/** 'ReadPresences' parameters type */
export interface IReadPresencesParams {
  idSessions: (number | null)[];
}

/** 'ReadPresences' return type */
export interface IReadPresencesResult {
  dateDebut: Date;
  dateFin: Date;
  formateur: string | null;
  formation: string;
  formationNom: string;
  idSession: number;
  personnes: Json;
  presences: Json;
  sallePrincipale: string | null;
  seances: Json;
  statutSession: string;
}

/** 'ReadPresences' query type */
export interface IReadPresencesQuery {
  params: IReadPresencesParams;
  result: IReadPresencesResult;
}

const readPresencesIR: any = {"usedParamSet":{"idSessions":true},"params":[{"name":"idSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":3566,"b":3577}]}],"statement":"select s.id_session, f.code as formation, f.nom as formation_nom, s.salle_principale, s.date_debut, s.date_fin,\n\ts.statut_session, coalesce(nullif(trim(coalesce(fs.prenom, '') || ' ' || coalesce(fs.nom, '')), ''),\n\t\tsessions_planning.formateurs(s.id_session)) as \"formateur?\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'statut', r.statut,\n\t\t\t'salle', sa.code, 'salleNom', sa.nom, 'matiere', se.matiere,\n\t\t\t'formateur', nullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), ''),\n\t\t\t'idFormateur', fo.id_formateur,\n\t\t\t'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(r.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by r.date_debut, r.id_reservation)\n\t\tfrom public.reservation_salle r\n\t\tjoin public.salles sa on sa.id_salle = r.id_salle\n\t\tleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\n\t\tleft join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)\n\t\twhere r.id_session = s.id_session and (r.statut = 'ACTIVE' or exists (\n\t\t\tselect from sessions_planning.presence p where p.id_reservation = r.id_reservation))\n\t), '[]') as \"seances!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idEleve', i.id_eleve,\n\t\t\t'idCandidat', i.id_candidat, 'statutInscription', i.statut_inscription,\n\t\t\t'nom', coalesce(e.nom, c.nom, ''), 'prenom', coalesce(e.prenom, c.prenom, ''),\n\t\t\t'type', case when i.id_eleve is null then 'CANDIDAT' else 'ELEVE' end,\n\t\t\t'inscritLe', to_char(i.date_inscription, 'YYYY-MM-DD'),\n\t\t\t'promuLe', (\n\t\t\t\tselect to_char(max(d.prise_le) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')\n\t\t\t\tfrom sessions_planning.decision d\n\t\t\t\twhere d.id_inscription = i.id_inscription and d.verbe = 'PROMOUVOIR'\n\t\t\t),\n\t\t\t'partiLe', case when i.statut_inscription in ('ANNULE', 'EN_ATTENTE')\n\t\t\t\tthen to_char(parti.le at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') end)\n\t\t\torder by coalesce(e.nom, c.nom), coalesce(e.prenom, c.prenom), i.id_inscription)\n\t\tfrom public.inscription_session i\n\t\tleft join public.eleves e on e.id_eleve = i.id_eleve\n\t\tleft join public.candidats c on c.id_candidat = i.id_candidat\n\t\tleft join lateral (\n\t\t\tselect max(d.prise_le) as le\n\t\t\tfrom sessions_planning.decision d\n\t\t\twhere d.id_inscription = i.id_inscription and d.verbe in ('DESISTER', 'ANNULER')\n\t\t\t\tand d.faits ->> 'statutAvant' in ('INSCRIT', 'CONFIRME')\n\t\t) parti on true\n\t\twhere i.id_session = s.id_session and (i.statut_inscription in ('INSCRIT', 'CONFIRME')\n\t\t\tor i.statut_inscription in ('ANNULE', 'EN_ATTENTE') and parti.le > s.date_debut at time zone 'UTC'\n\t\t\tor exists (select from sessions_planning.presence p where p.id_inscription = i.id_inscription))\n\t), '[]') as \"personnes!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idReservation', p.id_reservation, 'idInscription', p.id_inscription,\n\t\t\t'statut', p.statut, 'minutes', p.minutes, 'par', p.marque_par,\n\t\t\t'le', to_char(p.marque_le at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'corrections', (\n\t\t\t\tselect count(*) - 1\n\t\t\t\tfrom sessions_planning.presence_trace t\n\t\t\t\twhere t.id_reservation = p.id_reservation and t.id_inscription = p.id_inscription)))\n\t\tfrom sessions_planning.presence p\n\t\tjoin public.inscription_session i on i.id_inscription = p.id_inscription\n\t\twhere i.id_session = s.id_session\n\t), '[]') as \"presences!\"\nfrom public.sessions s\njoin public.formations f on f.id_formation = s.id_formation\nleft join public.formateurs fs on fs.id_formateur = s.id_formateur\nwhere s.id_session = any (:idSessions!::int[])\norder by s.date_debut, s.id_session                                                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * select s.id_session, f.code as formation, f.nom as formation_nom, s.salle_principale, s.date_debut, s.date_fin,
 * 	s.statut_session, coalesce(nullif(trim(coalesce(fs.prenom, '') || ' ' || coalesce(fs.nom, '')), ''),
 * 		sessions_planning.formateurs(s.id_session)) as "formateur?",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'statut', r.statut,
 * 			'salle', sa.code, 'salleNom', sa.nom, 'matiere', se.matiere,
 * 			'formateur', nullif(trim(coalesce(fo.prenom, '') || ' ' || coalesce(fo.nom, '')), ''),
 * 			'idFormateur', fo.id_formateur,
 * 			'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut, r.id_reservation)
 * 		from public.reservation_salle r
 * 		join public.salles sa on sa.id_salle = r.id_salle
 * 		left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * 		left join public.formateurs fo on fo.id_formateur = coalesce(se.id_formateur, s.id_formateur)
 * 		where r.id_session = s.id_session and (r.statut = 'ACTIVE' or exists (
 * 			select from sessions_planning.presence p where p.id_reservation = r.id_reservation))
 * 	), '[]') as "seances!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idEleve', i.id_eleve,
 * 			'idCandidat', i.id_candidat, 'statutInscription', i.statut_inscription,
 * 			'nom', coalesce(e.nom, c.nom, ''), 'prenom', coalesce(e.prenom, c.prenom, ''),
 * 			'type', case when i.id_eleve is null then 'CANDIDAT' else 'ELEVE' end,
 * 			'inscritLe', to_char(i.date_inscription, 'YYYY-MM-DD'),
 * 			'promuLe', (
 * 				select to_char(max(d.prise_le) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
 * 				from sessions_planning.decision d
 * 				where d.id_inscription = i.id_inscription and d.verbe = 'PROMOUVOIR'
 * 			),
 * 			'partiLe', case when i.statut_inscription in ('ANNULE', 'EN_ATTENTE')
 * 				then to_char(parti.le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end)
 * 			order by coalesce(e.nom, c.nom), coalesce(e.prenom, c.prenom), i.id_inscription)
 * 		from public.inscription_session i
 * 		left join public.eleves e on e.id_eleve = i.id_eleve
 * 		left join public.candidats c on c.id_candidat = i.id_candidat
 * 		left join lateral (
 * 			select max(d.prise_le) as le
 * 			from sessions_planning.decision d
 * 			where d.id_inscription = i.id_inscription and d.verbe in ('DESISTER', 'ANNULER')
 * 				and d.faits ->> 'statutAvant' in ('INSCRIT', 'CONFIRME')
 * 		) parti on true
 * 		where i.id_session = s.id_session and (i.statut_inscription in ('INSCRIT', 'CONFIRME')
 * 			or i.statut_inscription in ('ANNULE', 'EN_ATTENTE') and parti.le > s.date_debut at time zone 'UTC'
 * 			or exists (select from sessions_planning.presence p where p.id_inscription = i.id_inscription))
 * 	), '[]') as "personnes!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idReservation', p.id_reservation, 'idInscription', p.id_inscription,
 * 			'statut', p.statut, 'minutes', p.minutes, 'par', p.marque_par,
 * 			'le', to_char(p.marque_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'corrections', (
 * 				select count(*) - 1
 * 				from sessions_planning.presence_trace t
 * 				where t.id_reservation = p.id_reservation and t.id_inscription = p.id_inscription)))
 * 		from sessions_planning.presence p
 * 		join public.inscription_session i on i.id_inscription = p.id_inscription
 * 		where i.id_session = s.id_session
 * 	), '[]') as "presences!"
 * from public.sessions s
 * join public.formations f on f.id_formation = s.id_formation
 * left join public.formateurs fs on fs.id_formateur = s.id_formateur
 * where s.id_session = any (:idSessions!::int[])
 * order by s.date_debut, s.id_session                                                                                                 
 * ```
 */
export const readPresences = new PreparedQuery<IReadPresencesParams,IReadPresencesResult>(readPresencesIR);


/** 'WritePresences' parameters type */
export interface IWritePresencesParams {
  idInscriptions: (number | null)[];
  idReservations: (number | null)[];
  minutes: (number | null)[];
  par: string;
  statuts: (string | null)[];
}

/** 'WritePresences' return type */
export interface IWritePresencesResult {
  idInscription: number;
  idReservation: number;
}

/** 'WritePresences' query type */
export interface IWritePresencesQuery {
  params: IWritePresencesParams;
  result: IWritePresencesResult;
}

const writePresencesIR: any = {"usedParamSet":{"par":true,"idReservations":true,"idInscriptions":true,"statuts":true,"minutes":true},"params":[{"name":"par","required":true,"transform":{"type":"scalar"},"locs":[{"a":170,"b":174}]},{"name":"idReservations","required":true,"transform":{"type":"scalar"},"locs":[{"a":188,"b":203}]},{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":213,"b":228}]},{"name":"statuts","required":true,"transform":{"type":"scalar"},"locs":[{"a":238,"b":246}]},{"name":"minutes","required":true,"transform":{"type":"scalar"},"locs":[{"a":257,"b":265}]}],"statement":"insert into sessions_planning.presence as p (id_reservation, id_inscription, statut, minutes, marque_par)\nselect m.id_reservation, m.id_inscription, m.statut, m.minutes, :par!\nfrom unnest(:idReservations!::int[], :idInscriptions!::int[], :statuts!::text[], :minutes!::int[])\n\tas m (id_reservation, id_inscription, statut, minutes)\norder by m.id_reservation, m.id_inscription\non conflict (id_reservation, id_inscription) do update\nset statut = excluded.statut, minutes = excluded.minutes, marque_par = excluded.marque_par, marque_le = now()\nwhere (p.statut, p.minutes) is distinct from (excluded.statut, excluded.minutes)\nreturning p.id_reservation, p.id_inscription                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.presence as p (id_reservation, id_inscription, statut, minutes, marque_par)
 * select m.id_reservation, m.id_inscription, m.statut, m.minutes, :par!
 * from unnest(:idReservations!::int[], :idInscriptions!::int[], :statuts!::text[], :minutes!::int[])
 * 	as m (id_reservation, id_inscription, statut, minutes)
 * order by m.id_reservation, m.id_inscription
 * on conflict (id_reservation, id_inscription) do update
 * set statut = excluded.statut, minutes = excluded.minutes, marque_par = excluded.marque_par, marque_le = now()
 * where (p.statut, p.minutes) is distinct from (excluded.statut, excluded.minutes)
 * returning p.id_reservation, p.id_inscription                                                                             
 * ```
 */
export const writePresences = new PreparedQuery<IWritePresencesParams,IWritePresencesResult>(writePresencesIR);


/** 'ListSessionsOfPersonne' parameters type */
export interface IListSessionsOfPersonneParams {
  debut: Date;
  fin: Date;
  idCandidat?: number | null | void;
  idEleve?: number | null | void;
}

/** 'ListSessionsOfPersonne' return type */
export interface IListSessionsOfPersonneResult {
  idSession: number;
}

/** 'ListSessionsOfPersonne' query type */
export interface IListSessionsOfPersonneQuery {
  params: IListSessionsOfPersonneParams;
  result: IListSessionsOfPersonneResult;
}

const listSessionsOfPersonneIR: any = {"usedParamSet":{"idEleve":true,"idCandidat":true,"fin":true,"debut":true},"params":[{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":137,"b":144}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":170,"b":180}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":208,"b":212}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":242,"b":248}]}],"statement":"select distinct i.id_session\nfrom public.inscription_session i\njoin public.sessions s on s.id_session = i.id_session\nwhere (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)\n\tand s.date_debut < :fin!::timestamp and s.date_fin > :debut!::timestamp\norder by i.id_session                                       "};

/**
 * Query generated from SQL:
 * ```
 * select distinct i.id_session
 * from public.inscription_session i
 * join public.sessions s on s.id_session = i.id_session
 * where (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)
 * 	and s.date_debut < :fin!::timestamp and s.date_fin > :debut!::timestamp
 * order by i.id_session                                       
 * ```
 */
export const listSessionsOfPersonne = new PreparedQuery<IListSessionsOfPersonneParams,IListSessionsOfPersonneResult>(listSessionsOfPersonneIR);


/** 'IsPersonneKnown' parameters type */
export interface IIsPersonneKnownParams {
  idCandidat?: number | null | void;
  idEleve?: number | null | void;
}

/** 'IsPersonneKnown' return type */
export interface IIsPersonneKnownResult {
  known: boolean;
}

/** 'IsPersonneKnown' query type */
export interface IIsPersonneKnownQuery {
  params: IIsPersonneKnownParams;
  result: IIsPersonneKnownResult;
}

const isPersonneKnownIR: any = {"usedParamSet":{"idEleve":true,"idCandidat":true},"params":[{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":62,"b":69}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":142,"b":152}]}],"statement":"select exists (select from public.eleves e where e.id_eleve = :idEleve::int)\n\tor exists (select from public.candidats c where c.id_candidat = :idCandidat::int) as \"known!\""};

/**
 * Query generated from SQL:
 * ```
 * select exists (select from public.eleves e where e.id_eleve = :idEleve::int)
 * 	or exists (select from public.candidats c where c.id_candidat = :idCandidat::int) as "known!"
 * ```
 */
export const isPersonneKnown = new PreparedQuery<IIsPersonneKnownParams,IIsPersonneKnownResult>(isPersonneKnownIR);


