/** Types generated for queries found in "database/queries/liens.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'RevokeLiens' parameters type */
export interface IRevokeLiensParams {
  genre: string;
  idPersonne: number;
}

/** 'RevokeLiens' return type */
export interface IRevokeLiensResult {
  avant: Date;
}

/** 'RevokeLiens' query type */
export interface IRevokeLiensQuery {
  params: IRevokeLiensParams;
  result: IRevokeLiensResult;
}

const revokeLiensIR: any = {"usedParamSet":{"genre":true,"idPersonne":true},"params":[{"name":"genre","required":true,"transform":{"type":"scalar"},"locs":[{"a":72,"b":78}]},{"name":"idPersonne","required":true,"transform":{"type":"scalar"},"locs":[{"a":81,"b":92}]}],"statement":"insert into sessions_planning.lien_revoque (genre, id_personne)\nvalues (:genre!, :idPersonne!)\non conflict (genre, id_personne) do update set avant = now()\nreturning avant as \"avant!\"                                                               "};

/**
 * Query generated from SQL:
 * ```
 * insert into sessions_planning.lien_revoque (genre, id_personne)
 * values (:genre!, :idPersonne!)
 * on conflict (genre, id_personne) do update set avant = now()
 * returning avant as "avant!"                                                               
 * ```
 */
export const revokeLiens = new PreparedQuery<IRevokeLiensParams,IRevokeLiensResult>(revokeLiensIR);


/** 'ReadRevocation' parameters type */
export interface IReadRevocationParams {
  genre: string;
  idPersonne: number;
}

/** 'ReadRevocation' return type */
export interface IReadRevocationResult {
  avant: Date;
}

/** 'ReadRevocation' query type */
export interface IReadRevocationQuery {
  params: IReadRevocationParams;
  result: IReadRevocationResult;
}

const readRevocationIR: any = {"usedParamSet":{"genre":true,"idPersonne":true},"params":[{"name":"genre","required":true,"transform":{"type":"scalar"},"locs":[{"a":75,"b":81}]},{"name":"idPersonne","required":true,"transform":{"type":"scalar"},"locs":[{"a":101,"b":112}]}],"statement":"select avant as \"avant!\" from sessions_planning.lien_revoque where genre = :genre! and id_personne = :idPersonne!                                                                                                                                                                                                         "};

/**
 * Query generated from SQL:
 * ```
 * select avant as "avant!" from sessions_planning.lien_revoque where genre = :genre! and id_personne = :idPersonne!                                                                                                                                                                                                         
 * ```
 */
export const readRevocation = new PreparedQuery<IReadRevocationParams,IReadRevocationResult>(readRevocationIR);


/** 'ReadEspacePersonne' parameters type */
export interface IReadEspacePersonneParams {
  idCandidat?: number | null | void;
  idEleve?: number | null | void;
  maintenant: Date;
}

/** 'ReadEspacePersonne' return type */
export interface IReadEspacePersonneResult {
  inscriptions: Json;
  nom: string | null;
  prenom: string | null;
  prochaines: Json;
}

/** 'ReadEspacePersonne' query type */
export interface IReadEspacePersonneQuery {
  params: IReadEspacePersonneParams;
  result: IReadEspacePersonneResult;
}

const readEspacePersonneIR: any = {"usedParamSet":{"idEleve":true,"idCandidat":true,"maintenant":true},"params":[{"name":"idEleve","required":false,"transform":{"type":"scalar"},"locs":[{"a":85,"b":92},{"a":352,"b":359}]},{"name":"idCandidat","required":false,"transform":{"type":"scalar"},"locs":[{"a":182,"b":192},{"a":385,"b":395}]},{"name":"maintenant","required":true,"transform":{"type":"scalar"},"locs":[{"a":1330,"b":1341},{"a":1698,"b":1709},{"a":2484,"b":2495}]}],"statement":"with personne as (\n\tselect e.prenom, e.nom\n\tfrom public.eleves e\n\twhere e.id_eleve = :idEleve::int\n\tunion all\n\tselect c.prenom, c.nom\n\tfrom public.candidats c\n\twhere c.id_candidat = :idCandidat::int\n),\nsiennes as (\n\tselect i.id_inscription, i.id_session, i.statut_inscription, i.position_attente\n\tfrom public.inscription_session i\n\twhere (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)\n\t\tand i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n)\nselect p.prenom, p.nom,\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,\n\t\t\t'formation', f.nom, 'statutSession', s.statut_session, 'statutInscription', i.statut_inscription,\n\t\t\t'positionAttente', i.position_attente,\n\t\t\t'seances', case when i.statut_inscription = 'EN_ATTENTE' then '[]' else coalesce((\n\t\t\t\tselect jsonb_agg(jsonb_build_object('salle', sa.nom, 'matiere', se.matiere,\n\t\t\t\t\t'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t\t\t'dateFin', to_char(r.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by r.date_debut)\n\t\t\t\tfrom public.reservation_salle r\n\t\t\t\tjoin public.salles sa on sa.id_salle = r.id_salle\n\t\t\t\tleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\n\t\t\t\twhere r.id_session = i.id_session and r.statut = 'ACTIVE' and r.date_fin > :maintenant!::timestamp\n\t\t\t), '[]') end,\n\t\t\t'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(s.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by s.date_debut, i.id_session)\n\t\tfrom siennes i\n\t\tjoin public.sessions s on s.id_session = i.id_session\n\t\tjoin public.formations f on f.id_formation = s.id_formation\n\t\twhere s.date_fin > :maintenant!::timestamp and s.statut_session <> 'ANNULEE'\n\t), '[]') as \"inscriptions!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.nom,\n\t\t\t'places', greatest(0, pl.places - s.nb_inscrits),\n\t\t\t'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(s.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by s.date_debut, s.id_session)\n\t\tfrom public.sessions s\n\t\tjoin public.formations f on f.id_formation = s.id_formation\n\t\tjoin sessions_planning.places_session pl on pl.id_session = s.id_session\n\t\twhere s.id_formation in (\n\t\t\tselect x.id_formation\n\t\t\tfrom siennes i\n\t\t\tjoin public.sessions x on x.id_session = i.id_session)\n\t\t\tand s.id_session not in (select i.id_session from siennes i)\n\t\t\tand s.date_debut > :maintenant!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE')\n\t\t\tand s.statut_validation <> 'REFUSEE'\n\t), '[]') as \"prochaines!\"\nfrom personne p                                                                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * with personne as (
 * 	select e.prenom, e.nom
 * 	from public.eleves e
 * 	where e.id_eleve = :idEleve::int
 * 	union all
 * 	select c.prenom, c.nom
 * 	from public.candidats c
 * 	where c.id_candidat = :idCandidat::int
 * ),
 * siennes as (
 * 	select i.id_inscription, i.id_session, i.statut_inscription, i.position_attente
 * 	from public.inscription_session i
 * 	where (i.id_eleve = :idEleve::int or i.id_candidat = :idCandidat::int)
 * 		and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * )
 * select p.prenom, p.nom,
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idInscription', i.id_inscription, 'idSession', i.id_session,
 * 			'formation', f.nom, 'statutSession', s.statut_session, 'statutInscription', i.statut_inscription,
 * 			'positionAttente', i.position_attente,
 * 			'seances', case when i.statut_inscription = 'EN_ATTENTE' then '[]' else coalesce((
 * 				select jsonb_agg(jsonb_build_object('salle', sa.nom, 'matiere', se.matiere,
 * 					'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 					'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut)
 * 				from public.reservation_salle r
 * 				join public.salles sa on sa.id_salle = r.id_salle
 * 				left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * 				where r.id_session = i.id_session and r.statut = 'ACTIVE' and r.date_fin > :maintenant!::timestamp
 * 			), '[]') end,
 * 			'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(s.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by s.date_debut, i.id_session)
 * 		from siennes i
 * 		join public.sessions s on s.id_session = i.id_session
 * 		join public.formations f on f.id_formation = s.id_formation
 * 		where s.date_fin > :maintenant!::timestamp and s.statut_session <> 'ANNULEE'
 * 	), '[]') as "inscriptions!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.nom,
 * 			'places', greatest(0, pl.places - s.nb_inscrits),
 * 			'dateDebut', to_char(s.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(s.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by s.date_debut, s.id_session)
 * 		from public.sessions s
 * 		join public.formations f on f.id_formation = s.id_formation
 * 		join sessions_planning.places_session pl on pl.id_session = s.id_session
 * 		where s.id_formation in (
 * 			select x.id_formation
 * 			from siennes i
 * 			join public.sessions x on x.id_session = i.id_session)
 * 			and s.id_session not in (select i.id_session from siennes i)
 * 			and s.date_debut > :maintenant!::timestamp and s.statut_session in ('PLANIFIEE', 'CONFIRMEE')
 * 			and s.statut_validation <> 'REFUSEE'
 * 	), '[]') as "prochaines!"
 * from personne p                                                                                                                     
 * ```
 */
export const readEspacePersonne = new PreparedQuery<IReadEspacePersonneParams,IReadEspacePersonneResult>(readEspacePersonneIR);


/** 'ReadEspaceFormateur' parameters type */
export interface IReadEspaceFormateurParams {
  debut: Date;
  fin: Date;
  idFormateur: number;
}

/** 'ReadEspaceFormateur' return type */
export interface IReadEspaceFormateurResult {
  absences: Json;
  nom: string;
  prenom: string;
  seances: Json;
  statut: string;
}

/** 'ReadEspaceFormateur' query type */
export interface IReadEspaceFormateurQuery {
  params: IReadEspaceFormateurParams;
  result: IReadEspaceFormateurResult;
}

const readEspaceFormateurIR: any = {"usedParamSet":{"debut":true,"fin":true,"idFormateur":true},"params":[{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":834,"b":840},{"a":1230,"b":1236}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":854,"b":858}]},{"name":"idFormateur","required":true,"transform":{"type":"scalar"},"locs":[{"a":1322,"b":1334}]}],"statement":"select f.prenom, f.nom, f.statut,\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', s.id_session,\n\t\t\t'formation', fo.nom, 'matiere', se.matiere, 'salle', sa.nom, 'nbInscrits', s.nb_inscrits,\n\t\t\t'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(r.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by r.date_debut)\n\t\tfrom sessions_planning.occupation_formateur o\n\t\tjoin public.reservation_salle r on r.id_reservation = o.id_reservation\n\t\tjoin public.salles sa on sa.id_salle = r.id_salle\n\t\tjoin public.sessions s on s.id_session = r.id_session\n\t\tjoin public.formations fo on fo.id_formation = s.id_formation\n\t\tleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\n\t\twhere o.id_formateur = f.id_formateur and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n\t), '[]') as \"seances!\",\n\tcoalesce((\n\t\tselect jsonb_agg(jsonb_build_object(\n\t\t\t'dateDebut', to_char(d.date_debut, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),\n\t\t\t'dateFin', to_char(d.date_fin, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')) order by d.date_debut)\n\t\tfrom public.disponibilite_formateur d\n\t\twhere d.id_formateur = f.id_formateur and d.type = 'INDISPONIBLE' and d.date_fin > :debut!::timestamp\n\t), '[]') as \"absences!\"\nfrom public.formateurs f\nwhere f.id_formateur = :idFormateur!::int                                              "};

/**
 * Query generated from SQL:
 * ```
 * select f.prenom, f.nom, f.statut,
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object('idReservation', r.id_reservation, 'idSession', s.id_session,
 * 			'formation', fo.nom, 'matiere', se.matiere, 'salle', sa.nom, 'nbInscrits', s.nb_inscrits,
 * 			'dateDebut', to_char(r.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(r.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.date_debut)
 * 		from sessions_planning.occupation_formateur o
 * 		join public.reservation_salle r on r.id_reservation = o.id_reservation
 * 		join public.salles sa on sa.id_salle = r.id_salle
 * 		join public.sessions s on s.id_session = r.id_session
 * 		join public.formations fo on fo.id_formation = s.id_formation
 * 		left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * 		where o.id_formateur = f.id_formateur and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 * 	), '[]') as "seances!",
 * 	coalesce((
 * 		select jsonb_agg(jsonb_build_object(
 * 			'dateDebut', to_char(d.date_debut, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
 * 			'dateFin', to_char(d.date_fin, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by d.date_debut)
 * 		from public.disponibilite_formateur d
 * 		where d.id_formateur = f.id_formateur and d.type = 'INDISPONIBLE' and d.date_fin > :debut!::timestamp
 * 	), '[]') as "absences!"
 * from public.formateurs f
 * where f.id_formateur = :idFormateur!::int                                              
 * ```
 */
export const readEspaceFormateur = new PreparedQuery<IReadEspaceFormateurParams,IReadEspaceFormateurResult>(readEspaceFormateurIR);


/** 'NameOwner' parameters type */
export interface INameOwnerParams {
  genre: string;
  idPersonne: number;
}

/** 'NameOwner' return type */
export interface INameOwnerResult {
  nom: string;
}

/** 'NameOwner' query type */
export interface INameOwnerQuery {
  params: INameOwnerParams;
  result: INameOwnerResult;
}

const nameOwnerIR: any = {"usedParamSet":{"idPersonne":true,"genre":true},"params":[{"name":"idPersonne","required":true,"transform":{"type":"scalar"},"locs":[{"a":175,"b":186},{"a":293,"b":304},{"a":415,"b":426}]},{"name":"genre","required":true,"transform":{"type":"scalar"},"locs":[{"a":453,"b":459}]}],"statement":"select trim(coalesce(p.prenom, '') || ' ' || coalesce(p.nom, '')) as \"nom!\"\nfrom (\n\tselect 'eleve' as genre, id_eleve as id, prenom, nom\n\tfrom public.eleves\n\twhere id_eleve = :idPersonne!::int\n\tunion all\n\tselect 'candidat', id_candidat, prenom, nom\n\tfrom public.candidats\n\twhere id_candidat = :idPersonne!::int\n\tunion all\n\tselect 'formateur', id_formateur, prenom, nom\n\tfrom public.formateurs\n\twhere id_formateur = :idPersonne!::int\n) p\nwhere p.genre = :genre!"};

/**
 * Query generated from SQL:
 * ```
 * select trim(coalesce(p.prenom, '') || ' ' || coalesce(p.nom, '')) as "nom!"
 * from (
 * 	select 'eleve' as genre, id_eleve as id, prenom, nom
 * 	from public.eleves
 * 	where id_eleve = :idPersonne!::int
 * 	union all
 * 	select 'candidat', id_candidat, prenom, nom
 * 	from public.candidats
 * 	where id_candidat = :idPersonne!::int
 * 	union all
 * 	select 'formateur', id_formateur, prenom, nom
 * 	from public.formateurs
 * 	where id_formateur = :idPersonne!::int
 * ) p
 * where p.genre = :genre!
 * ```
 */
export const nameOwner = new PreparedQuery<INameOwnerParams,INameOwnerResult>(nameOwnerIR);


