/** Types generated for queries found in "database/queries/names.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'ReadAnnuaire' parameters type */
export interface IReadAnnuaireParams {
  avecFormateurs: boolean;
  avecFormations: boolean;
  avecSalles: boolean;
  avecSessions: boolean;
  complets: (string | null)[];
  email?: string | null | void;
  genre?: string | null | void;
  idPersonne?: number | null | void;
  idSession?: number | null | void;
  proches: (string | null)[];
}

/** 'ReadAnnuaire' return type */
export interface IReadAnnuaireResult {
  formateurs: Json | null;
  formations: Json | null;
  personnes: Json | null;
  salles: Json | null;
  sessions: Json | null;
}

/** 'ReadAnnuaire' query type */
export interface IReadAnnuaireQuery {
  params: IReadAnnuaireParams;
  result: IReadAnnuaireResult;
}

const readAnnuaireIR: any = {"usedParamSet":{"genre":true,"idPersonne":true,"email":true,"complets":true,"proches":true,"avecSalles":true,"avecFormations":true,"avecFormateurs":true,"avecSessions":true,"idSession":true},"params":[{"name":"genre","required":false,"transform":{"type":"scalar"},"locs":[{"a":550,"b":555},{"a":773,"b":778}]},{"name":"idPersonne","required":false,"transform":{"type":"scalar"},"locs":[{"a":574,"b":584},{"a":797,"b":807}]},{"name":"email","required":false,"transform":{"type":"scalar"},"locs":[{"a":612,"b":617},{"a":835,"b":840}]},{"name":"complets","required":true,"transform":{"type":"scalar"},"locs":[{"a":661,"b":670},{"a":706,"b":715}]},{"name":"proches","required":true,"transform":{"type":"scalar"},"locs":[{"a":868,"b":876}]},{"name":"avecSalles","required":true,"transform":{"type":"scalar"},"locs":[{"a":1036,"b":1047}]},{"name":"avecFormations","required":true,"transform":{"type":"scalar"},"locs":[{"a":1289,"b":1304}]},{"name":"avecFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1590,"b":1605}]},{"name":"avecSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":2620,"b":2633}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":3759,"b":3768},{"a":3779,"b":3788}]}],"statement":"with personnes as (\n  select 'ELEVE' as genre, e.id_eleve as id, e.nom, e.prenom, e.email, e.parcours_valide and e.paiement_ok as prioritaire, e.id_candidat\n  from public.eleves e\n  union all\n  select 'CANDIDAT', c.id_candidat, c.nom, c.prenom, c.email, false, null\n  from public.candidats c\n),\nnommees as (\n  select p.*, coalesce(p.prenom, '') || ' ' || coalesce(p.nom, '') as complet from personnes p\n),\npliees as materialized (\n  select n.*, sessions_planning.plier(n.complet) as plie\n  from nommees n\n),\njugees as (\n  select p.*,\n    ((p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text) is true as exacte,\n    cardinality(:complets!::text[]) > 0 and p.plie like all (:complets!::text[]) as complete\n  from pliees p\n  where (p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text or p.plie like any (:proches!::text[])\n),\nproches as (\n  select j.* from jugees j\n  order by j.exacte desc, j.complete desc, j.nom, j.prenom, j.genre, j.id\n  limit 80\n)\nselect\n  case when :avecSalles!::boolean then (\n    select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom, 'capaciteMax', s.capacite_max, 'statut', s.statut) order by s.id_salle)\n    from public.salles s\n  ) end as \"salles?\",\n  case when :avecFormations!::boolean then (\n    select jsonb_agg(jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom, 'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif) order by f.id_formation)\n    from public.formations f\n  ) end as \"formations?\",\n  case when :avecFormateurs!::boolean then (\n    select jsonb_agg(jsonb_build_object('idFormateur', t.id_formateur, 'nom', t.nom, 'prenom', t.prenom, 'email', t.email, 'statut', t.statut) order by t.id_formateur)\n    from public.formateurs t\n  ) end as \"formateurs?\",\n  (\n    select jsonb_agg(jsonb_build_object('genre', p.genre, 'id', p.id, 'nom', p.nom, 'prenom', p.prenom, 'email', p.email, 'prioritaire', p.prioritaire,\n      'eleve', (select min(e.id_eleve) from public.eleves e where p.genre = 'CANDIDAT' and e.id_candidat = p.id),\n      'inscriptions', (select coalesce(jsonb_agg(jsonb_build_object('idSession', i.id_session, 'idInscription', i.id_inscription, 'statut', i.statut_inscription) order by i.id_session), '[]')\n        from public.inscription_session i\n        where i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n          and ((p.genre = 'ELEVE' and i.id_eleve = p.id) or i.id_candidat = case p.genre when 'CANDIDAT' then p.id else p.id_candidat end))))\n    from proches p\n  ) as \"personnes?\",\n  case when :avecSessions!::boolean then (\n    select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code, 'formationNom', f.nom, 'dateDebut', s.date_debut, 'dateFin', s.date_fin,\n      'salle', coalesce(sa.nom, s.salle_principale), 'formateur', t.prenom || ' ' || t.nom, 'places', p.places, 'nbInscrits', n.inscrits, 'enAttente', n.attente,\n      'statutSession', s.statut_session, 'statutValidation', s.statut_validation) order by s.date_debut, s.id_session)\n    from public.sessions s\n    join public.formations f on f.id_formation = s.id_formation\n    join sessions_planning.places_session p on p.id_session = s.id_session\n    left join public.salles sa on sa.id_salle = s.id_salle\n    left join public.formateurs t on t.id_formateur = s.id_formateur\n    cross join lateral (\n      select count(*) filter (where i.statut_inscription <> 'EN_ATTENTE')::int as inscrits, count(*) filter (where i.statut_inscription = 'EN_ATTENTE')::int as attente\n      from public.inscription_session i\n      where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n    ) n\n    where s.id_session = :idSession::int or (:idSession::int is null and s.date_fin > now() at time zone 'UTC' - interval '400 days')\n  ) end as \"sessions?\""};

/**
 * Query generated from SQL:
 * ```
 * with personnes as (
 *   select 'ELEVE' as genre, e.id_eleve as id, e.nom, e.prenom, e.email, e.parcours_valide and e.paiement_ok as prioritaire, e.id_candidat
 *   from public.eleves e
 *   union all
 *   select 'CANDIDAT', c.id_candidat, c.nom, c.prenom, c.email, false, null
 *   from public.candidats c
 * ),
 * nommees as (
 *   select p.*, coalesce(p.prenom, '') || ' ' || coalesce(p.nom, '') as complet from personnes p
 * ),
 * pliees as materialized (
 *   select n.*, sessions_planning.plier(n.complet) as plie
 *   from nommees n
 * ),
 * jugees as (
 *   select p.*,
 *     ((p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text) is true as exacte,
 *     cardinality(:complets!::text[]) > 0 and p.plie like all (:complets!::text[]) as complete
 *   from pliees p
 *   where (p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text or p.plie like any (:proches!::text[])
 * ),
 * proches as (
 *   select j.* from jugees j
 *   order by j.exacte desc, j.complete desc, j.nom, j.prenom, j.genre, j.id
 *   limit 80
 * )
 * select
 *   case when :avecSalles!::boolean then (
 *     select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom, 'capaciteMax', s.capacite_max, 'statut', s.statut) order by s.id_salle)
 *     from public.salles s
 *   ) end as "salles?",
 *   case when :avecFormations!::boolean then (
 *     select jsonb_agg(jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom, 'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif) order by f.id_formation)
 *     from public.formations f
 *   ) end as "formations?",
 *   case when :avecFormateurs!::boolean then (
 *     select jsonb_agg(jsonb_build_object('idFormateur', t.id_formateur, 'nom', t.nom, 'prenom', t.prenom, 'email', t.email, 'statut', t.statut) order by t.id_formateur)
 *     from public.formateurs t
 *   ) end as "formateurs?",
 *   (
 *     select jsonb_agg(jsonb_build_object('genre', p.genre, 'id', p.id, 'nom', p.nom, 'prenom', p.prenom, 'email', p.email, 'prioritaire', p.prioritaire,
 *       'eleve', (select min(e.id_eleve) from public.eleves e where p.genre = 'CANDIDAT' and e.id_candidat = p.id),
 *       'inscriptions', (select coalesce(jsonb_agg(jsonb_build_object('idSession', i.id_session, 'idInscription', i.id_inscription, 'statut', i.statut_inscription) order by i.id_session), '[]')
 *         from public.inscription_session i
 *         where i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 *           and ((p.genre = 'ELEVE' and i.id_eleve = p.id) or i.id_candidat = case p.genre when 'CANDIDAT' then p.id else p.id_candidat end))))
 *     from proches p
 *   ) as "personnes?",
 *   case when :avecSessions!::boolean then (
 *     select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code, 'formationNom', f.nom, 'dateDebut', s.date_debut, 'dateFin', s.date_fin,
 *       'salle', coalesce(sa.nom, s.salle_principale), 'formateur', t.prenom || ' ' || t.nom, 'places', p.places, 'nbInscrits', n.inscrits, 'enAttente', n.attente,
 *       'statutSession', s.statut_session, 'statutValidation', s.statut_validation) order by s.date_debut, s.id_session)
 *     from public.sessions s
 *     join public.formations f on f.id_formation = s.id_formation
 *     join sessions_planning.places_session p on p.id_session = s.id_session
 *     left join public.salles sa on sa.id_salle = s.id_salle
 *     left join public.formateurs t on t.id_formateur = s.id_formateur
 *     cross join lateral (
 *       select count(*) filter (where i.statut_inscription <> 'EN_ATTENTE')::int as inscrits, count(*) filter (where i.statut_inscription = 'EN_ATTENTE')::int as attente
 *       from public.inscription_session i
 *       where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 *     ) n
 *     where s.id_session = :idSession::int or (:idSession::int is null and s.date_fin > now() at time zone 'UTC' - interval '400 days')
 *   ) end as "sessions?"
 * ```
 */
export const readAnnuaire = new PreparedQuery<IReadAnnuaireParams,IReadAnnuaireResult>(readAnnuaireIR);


