/** Types generated for queries found in "database/queries/verification.sql" */
import { PreparedQuery } from '../sql';

/** 'ReadServeur' parameters type */
export type IReadServeurParams = void;

/** 'ReadServeur' return type */
export interface IReadServeurResult {
  base: string;
  btreeGist: boolean;
  peutCreer: boolean;
  utilisateur: string;
  version: number;
}

/** 'ReadServeur' query type */
export interface IReadServeurQuery {
  params: IReadServeurParams;
  result: IReadServeurResult;
}

const readServeurIR: any = {"usedParamSet":{},"params":[],"statement":"select current_setting('server_version_num')::int as \"version!\", current_database() as \"base!\", current_user as \"utilisateur!\",\n  exists (select 1 from pg_available_extensions where name = 'btree_gist') as \"btreeGist!\",\n  has_database_privilege(current_database(), 'create') as \"peutCreer!\""};

/**
 * Query generated from SQL:
 * ```
 * select current_setting('server_version_num')::int as "version!", current_database() as "base!", current_user as "utilisateur!",
 *   exists (select 1 from pg_available_extensions where name = 'btree_gist') as "btreeGist!",
 *   has_database_privilege(current_database(), 'create') as "peutCreer!"
 * ```
 */
export const readServeur = new PreparedQuery<IReadServeurParams,IReadServeurResult>(readServeurIR);


/** 'ReadColonnes' parameters type */
export type IReadColonnesParams = void;

/** 'ReadColonnes' return type */
export interface IReadColonnesResult {
  colonne: string;
  table: string;
}

/** 'ReadColonnes' query type */
export interface IReadColonnesQuery {
  params: IReadColonnesParams;
  result: IReadColonnesResult;
}

const readColonnesIR: any = {"usedParamSet":{},"params":[],"statement":"select table_name::text as \"table!\", column_name::text as \"colonne!\"\nfrom information_schema.columns\nwhere table_schema = 'public'                                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * select table_name::text as "table!", column_name::text as "colonne!"
 * from information_schema.columns
 * where table_schema = 'public'                                                                                             
 * ```
 */
export const readColonnes = new PreparedQuery<IReadColonnesParams,IReadColonnesResult>(readColonnesIR);


/** 'FindDerives' parameters type */
export type IFindDerivesParams = void;

/** 'FindDerives' return type */
export interface IFindDerivesResult {
  cle: string;
  raison: string;
  remede: string;
  table: string;
}

/** 'FindDerives' query type */
export interface IFindDerivesQuery {
  params: IFindDerivesParams;
  result: IFindDerivesResult;
}

const findDerivesIR: any = {"usedParamSet":{},"params":[],"statement":"with rangs as (\n  select id_inscription, id_session, position_attente,\n    case when statut_inscription = 'EN_ATTENTE' then row_number() over (\n      partition by id_session, statut_inscription = 'EN_ATTENTE' order by priorite, date_inscription nulls last, id_inscription) end as vrai\n  from public.inscription_session\n),\nplaces as (\n  select se.id_session, least(se.capacite_max, sa.capacite_max) as capacite,\n    (select count(*)::int from public.inscription_session i where i.id_session = se.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as inscrits\n  from public.sessions se\n  left join public.salles sa on sa.id_salle = se.id_salle\n)\nselect 'inscription_session' as \"table!\", min(id_inscription)::text as \"cle!\",\n  'rangs de la liste d''attente faux à la session ' || id_session || ' (' || count(*) || ' ligne(s))' as \"raison!\",\n  'Guéri à la prochaine opération sur cette session, ou tout de suite par « Remettre la file en ordre ».' as \"remede!\"\nfrom rangs\nwhere position_attente is distinct from vrai\ngroup by id_session\nunion all\nselect 'sessions', p.id_session::text, p.inscrits || ' inscrit(s) pour ' || p.capacite || ' place(s)',\n  'Augmenter la capacité ou désister des inscrits, sauf dérogation voulue (voir sessions_planning.decision).'\nfrom places p\nwhere p.inscrits > p.capacite\n  and not exists (select 1 from sessions_planning.decision d where d.id_session = p.id_session and d.forcee)\nunion all\nselect 'salles', s.id_salle::text, s.code || ' n''est composée d''aucune salle : elle ne bloque pas les ateliers',\n  'insert into sessions_planning.composition_salle (id_salle, id_partie) values (' || s.id_salle || ', …) pour chacune de ses parties.'\nfrom public.salles s\nwhere s.code = 'TOUS_ATEL' and not exists (select 1 from sessions_planning.composition_salle c where c.id_salle = s.id_salle)\nunion all\nselect 'reservation_salle', r.id_reservation::text, 'réservation active sans occupation de sa salle',\n  'select sessions_planning.occuper_salles(array[' || r.id_reservation || ']);'\nfrom public.reservation_salle r\nwhere r.statut = 'ACTIVE' and r.date_debut < r.date_fin\n  and not exists (select 1 from sessions_planning.occupation_salle o where o.id_reservation = r.id_reservation)\nunion all\nselect 'evenement', e.id_evenement::text, e.action || ' (' || e.correlation_id || ') : ' || case e.etat when 'ECHEC' then 'abandonné' else 'en retard' end || coalesce(', ' || e.erreur, ''),\n  case e.etat when 'ECHEC' then 'Le rejouer par le workflow « Rejouer les échecs ».' else 'Vérifier que n8n tourne et que le workflow des événements est publié.' end\nfrom sessions_planning.evenement e\nwhere e.etat = 'ECHEC' or (e.etat = 'RECU' and e.recu_le < now() - interval '1 hour')\norder by 1, 2"};

/**
 * Query generated from SQL:
 * ```
 * with rangs as (
 *   select id_inscription, id_session, position_attente,
 *     case when statut_inscription = 'EN_ATTENTE' then row_number() over (
 *       partition by id_session, statut_inscription = 'EN_ATTENTE' order by priorite, date_inscription nulls last, id_inscription) end as vrai
 *   from public.inscription_session
 * ),
 * places as (
 *   select se.id_session, least(se.capacite_max, sa.capacite_max) as capacite,
 *     (select count(*)::int from public.inscription_session i where i.id_session = se.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as inscrits
 *   from public.sessions se
 *   left join public.salles sa on sa.id_salle = se.id_salle
 * )
 * select 'inscription_session' as "table!", min(id_inscription)::text as "cle!",
 *   'rangs de la liste d''attente faux à la session ' || id_session || ' (' || count(*) || ' ligne(s))' as "raison!",
 *   'Guéri à la prochaine opération sur cette session, ou tout de suite par « Remettre la file en ordre ».' as "remede!"
 * from rangs
 * where position_attente is distinct from vrai
 * group by id_session
 * union all
 * select 'sessions', p.id_session::text, p.inscrits || ' inscrit(s) pour ' || p.capacite || ' place(s)',
 *   'Augmenter la capacité ou désister des inscrits, sauf dérogation voulue (voir sessions_planning.decision).'
 * from places p
 * where p.inscrits > p.capacite
 *   and not exists (select 1 from sessions_planning.decision d where d.id_session = p.id_session and d.forcee)
 * union all
 * select 'salles', s.id_salle::text, s.code || ' n''est composée d''aucune salle : elle ne bloque pas les ateliers',
 *   'insert into sessions_planning.composition_salle (id_salle, id_partie) values (' || s.id_salle || ', …) pour chacune de ses parties.'
 * from public.salles s
 * where s.code = 'TOUS_ATEL' and not exists (select 1 from sessions_planning.composition_salle c where c.id_salle = s.id_salle)
 * union all
 * select 'reservation_salle', r.id_reservation::text, 'réservation active sans occupation de sa salle',
 *   'select sessions_planning.occuper_salles(array[' || r.id_reservation || ']);'
 * from public.reservation_salle r
 * where r.statut = 'ACTIVE' and r.date_debut < r.date_fin
 *   and not exists (select 1 from sessions_planning.occupation_salle o where o.id_reservation = r.id_reservation)
 * union all
 * select 'evenement', e.id_evenement::text, e.action || ' (' || e.correlation_id || ') : ' || case e.etat when 'ECHEC' then 'abandonné' else 'en retard' end || coalesce(', ' || e.erreur, ''),
 *   case e.etat when 'ECHEC' then 'Le rejouer par le workflow « Rejouer les échecs ».' else 'Vérifier que n8n tourne et que le workflow des événements est publié.' end
 * from sessions_planning.evenement e
 * where e.etat = 'ECHEC' or (e.etat = 'RECU' and e.recu_le < now() - interval '1 hour')
 * order by 1, 2
 * ```
 */
export const findDerives = new PreparedQuery<IFindDerivesParams,IFindDerivesResult>(findDerivesIR);


