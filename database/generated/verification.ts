/** Types generated for queries found in "database/queries/verification.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

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

const readServeurIR: any = {"usedParamSet":{},"params":[],"statement":"select current_setting('server_version_num')::int as \"version!\", current_database() as \"base!\",\n\tcurrent_user as \"utilisateur!\",\n\texists (select 1 from pg_available_extensions where name = 'btree_gist') as \"btreeGist!\",\n\thas_database_privilege(current_database(), 'create') as \"peutCreer!\""};

/**
 * Query generated from SQL:
 * ```
 * select current_setting('server_version_num')::int as "version!", current_database() as "base!",
 * 	current_user as "utilisateur!",
 * 	exists (select 1 from pg_available_extensions where name = 'btree_gist') as "btreeGist!",
 * 	has_database_privilege(current_database(), 'create') as "peutCreer!"
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

const findDerivesIR: any = {"usedParamSet":{},"params":[],"statement":"with rangs as (\n\tselect id_inscription, id_session, position_attente,\n\t\tcase when statut_inscription = 'EN_ATTENTE' then row_number() over (\n\t\t\tpartition by id_session, statut_inscription = 'EN_ATTENTE'\n\t\t\torder by priorite, date_inscription nulls last, id_inscription) end as vrai\n\tfrom public.inscription_session\n),\nplaces as (\n\tselect se.id_session, least(se.capacite_max, sa.capacite_max) as capacite,\n\t\t(select count(*)::int\n\t\t\tfrom public.inscription_session i\n\t\t\twhere i.id_session = se.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as inscrits\n\tfrom public.sessions se\n\tleft join public.salles sa on sa.id_salle = se.id_salle\n)\nselect 'inscription_session' as \"table!\", min(id_inscription)::text as \"cle!\",\n\t'rangs de la liste d''attente faux à la session ' || id_session\n\t\t|| ' (' || count(*) || ' ligne(s))' as \"raison!\",\n\t'Guéri à la prochaine opération sur cette session, ou tout de suite par « Remettre la file en ordre ».'\n\t\tas \"remede!\"\nfrom rangs\nwhere position_attente is distinct from vrai\ngroup by id_session\nunion all\nselect 'sessions', p.id_session::text, p.inscrits || ' inscrit(s) pour ' || p.capacite || ' place(s)',\n\t'Augmenter la capacité ou désister des inscrits, sauf dérogation voulue (voir sessions_planning.decision).'\nfrom places p\nwhere p.inscrits > p.capacite\n\tand not exists (select 1 from sessions_planning.decision d where d.id_session = p.id_session and d.forcee)\nunion all\nselect 'salles', s.id_salle::text, s.code || ' n''est composée d''aucune salle : elle ne bloque pas les ateliers',\n\t'insert into sessions_planning.composition_salle (id_salle, id_partie) values ('\n\t\t|| s.id_salle || ', …) pour chacune de ses parties.'\nfrom public.salles s\nwhere s.code = 'TOUS_ATEL'\n\tand not exists (select 1 from sessions_planning.composition_salle c where c.id_salle = s.id_salle)\nunion all\nselect 'reservation_salle', r.id_reservation::text, 'réservation active sans occupation de sa salle',\n\t'select sessions_planning.occuper_salles(array[' || r.id_reservation || ']);'\nfrom public.reservation_salle r\nwhere r.statut = 'ACTIVE' and r.date_debut < r.date_fin\n\tand not exists (select 1 from sessions_planning.occupation_salle o where o.id_reservation = r.id_reservation)\nunion all\nselect 'evenement', e.id_evenement::text,\n\te.action || ' (' || e.correlation_id || ') : '\n\t\t|| case e.etat when 'ECHEC' then 'abandonné' else 'en retard' end\n\t\t|| coalesce(', ' || e.erreur, ''),\n\tcase e.etat\n\t\twhen 'ECHEC' then 'Le rejouer par le workflow « Rejouer les échecs ».'\n\t\telse 'Vérifier que n8n tourne et que le workflow des événements est publié.'\n\tend\nfrom sessions_planning.evenement e\nwhere (e.etat = 'ECHEC' and e.retour_livre_le is null) or (e.etat = 'RECU' and e.recu_le < now() - interval '1 hour')\nunion all\nselect d.nom, d.nom || '_graphies_idx', 'index de recherche absent ou inachevé : la recherche reste juste, mais lente',\n\t'npx n8n-nodes-sessions-planning migrate'\nfrom (values ('eleves'), ('candidats')) d (nom)\nwhere not exists (\n\tselect from pg_index i\n\twhere i.indexrelid = to_regclass('public.' || d.nom || '_graphies_idx') and i.indisvalid)\norder by 1, 2                                                                                                                                                                                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * with rangs as (
 * 	select id_inscription, id_session, position_attente,
 * 		case when statut_inscription = 'EN_ATTENTE' then row_number() over (
 * 			partition by id_session, statut_inscription = 'EN_ATTENTE'
 * 			order by priorite, date_inscription nulls last, id_inscription) end as vrai
 * 	from public.inscription_session
 * ),
 * places as (
 * 	select se.id_session, least(se.capacite_max, sa.capacite_max) as capacite,
 * 		(select count(*)::int
 * 			from public.inscription_session i
 * 			where i.id_session = se.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')) as inscrits
 * 	from public.sessions se
 * 	left join public.salles sa on sa.id_salle = se.id_salle
 * )
 * select 'inscription_session' as "table!", min(id_inscription)::text as "cle!",
 * 	'rangs de la liste d''attente faux à la session ' || id_session
 * 		|| ' (' || count(*) || ' ligne(s))' as "raison!",
 * 	'Guéri à la prochaine opération sur cette session, ou tout de suite par « Remettre la file en ordre ».'
 * 		as "remede!"
 * from rangs
 * where position_attente is distinct from vrai
 * group by id_session
 * union all
 * select 'sessions', p.id_session::text, p.inscrits || ' inscrit(s) pour ' || p.capacite || ' place(s)',
 * 	'Augmenter la capacité ou désister des inscrits, sauf dérogation voulue (voir sessions_planning.decision).'
 * from places p
 * where p.inscrits > p.capacite
 * 	and not exists (select 1 from sessions_planning.decision d where d.id_session = p.id_session and d.forcee)
 * union all
 * select 'salles', s.id_salle::text, s.code || ' n''est composée d''aucune salle : elle ne bloque pas les ateliers',
 * 	'insert into sessions_planning.composition_salle (id_salle, id_partie) values ('
 * 		|| s.id_salle || ', …) pour chacune de ses parties.'
 * from public.salles s
 * where s.code = 'TOUS_ATEL'
 * 	and not exists (select 1 from sessions_planning.composition_salle c where c.id_salle = s.id_salle)
 * union all
 * select 'reservation_salle', r.id_reservation::text, 'réservation active sans occupation de sa salle',
 * 	'select sessions_planning.occuper_salles(array[' || r.id_reservation || ']);'
 * from public.reservation_salle r
 * where r.statut = 'ACTIVE' and r.date_debut < r.date_fin
 * 	and not exists (select 1 from sessions_planning.occupation_salle o where o.id_reservation = r.id_reservation)
 * union all
 * select 'evenement', e.id_evenement::text,
 * 	e.action || ' (' || e.correlation_id || ') : '
 * 		|| case e.etat when 'ECHEC' then 'abandonné' else 'en retard' end
 * 		|| coalesce(', ' || e.erreur, ''),
 * 	case e.etat
 * 		when 'ECHEC' then 'Le rejouer par le workflow « Rejouer les échecs ».'
 * 		else 'Vérifier que n8n tourne et que le workflow des événements est publié.'
 * 	end
 * from sessions_planning.evenement e
 * where (e.etat = 'ECHEC' and e.retour_livre_le is null) or (e.etat = 'RECU' and e.recu_le < now() - interval '1 hour')
 * union all
 * select d.nom, d.nom || '_graphies_idx', 'index de recherche absent ou inachevé : la recherche reste juste, mais lente',
 * 	'npx n8n-nodes-sessions-planning migrate'
 * from (values ('eleves'), ('candidats')) d (nom)
 * where not exists (
 * 	select from pg_index i
 * 	where i.indexrelid = to_regclass('public.' || d.nom || '_graphies_idx') and i.indisvalid)
 * order by 1, 2                                                                                                                                                                                                                                                                              
 * ```
 */
export const findDerives = new PreparedQuery<IFindDerivesParams,IFindDerivesResult>(findDerivesIR);


/** 'ReadSante' parameters type */
export type IReadSanteParams = void;

/** 'ReadSante' return type */
export interface IReadSanteResult {
  arrete: boolean;
  balayage: Date | null;
  conservation: Date | null;
  courriers: Json;
  derives: number;
  evenements: Json;
  postgresql: string;
  rappels: Date | null;
}

/** 'ReadSante' query type */
export interface IReadSanteQuery {
  params: IReadSanteParams;
  result: IReadSanteResult;
}

const readSanteIR: any = {"usedParamSet":{},"params":[],"statement":"select current_setting('server_version') as \"postgresql!\",\n\t(\n\t\tselect jsonb_build_object(\n\t\t\t'moinsDUneMinute', count(*) filter (where e.recu_le > now() - interval '1 minute'),\n\t\t\t'moinsDUneHeure', count(*) filter (\n\t\t\t\twhere e.recu_le <= now() - interval '1 minute' and e.recu_le > now() - interval '1 hour'),\n\t\t\t'plusDUneHeure', count(*) filter (where e.recu_le <= now() - interval '1 hour'),\n\t\t\t'abandonnes', (\n\t\t\t\tselect count(*)\n\t\t\t\tfrom sessions_planning.evenement x\n\t\t\t\twhere x.etat = 'ECHEC' and x.retour_livre_le is null))\n\t\tfrom sessions_planning.evenement e\n\t\twhere e.etat = 'RECU'\n\t) as \"evenements!\",\n\t(\n\t\tselect jsonb_build_object(\n\t\t\t'moinsDUneMinute', count(*) filter (where c.cree_le > now() - interval '1 minute'),\n\t\t\t'moinsDUneHeure', count(*) filter (\n\t\t\t\twhere c.cree_le <= now() - interval '1 minute' and c.cree_le > now() - interval '1 hour'),\n\t\t\t'plusDUneHeure', count(*) filter (where c.cree_le <= now() - interval '1 hour'),\n\t\t\t'abandonnes', (\n\t\t\t\tselect count(*)\n\t\t\t\tfrom sessions_planning.courrier x\n\t\t\t\twhere x.etat = 'ECHEC' and x.cree_le > now() - interval '30 days'))\n\t\tfrom sessions_planning.courrier c\n\t\twhere c.etat = 'A_ENVOYER'\n\t) as \"courriers!\",\n\t(\n\t\tselect count(*)::int\n\t\tfrom public.sessions s\n\t\twhere s.date_fin > now() at time zone 'UTC' and s.nb_inscrits is distinct from (\n\t\t\tselect count(*)\n\t\t\tfrom public.inscription_session i\n\t\t\twhere i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME'))\n\t) as \"derives!\",\n\t(select date_trunc('second', p.le) from sessions_planning.passage p where p.quoi = 'BALAYAGE') as \"balayage?\",\n\tcoalesce(\n\t\t(select abs(extract(epoch from now() - p.le)) > 300 from sessions_planning.passage p where p.quoi = 'BALAYAGE'),\n\t\ttrue) as \"arrete!\",\n\t(select date_trunc('second', p.le) from sessions_planning.passage p where p.quoi = 'RAPPELS') as \"rappels?\",\n\t(select date_trunc('second', p.le)\n\t\tfrom sessions_planning.passage p\n\t\twhere p.quoi = 'CONSERVATION') as \"conservation?\"                                                     "};

/**
 * Query generated from SQL:
 * ```
 * select current_setting('server_version') as "postgresql!",
 * 	(
 * 		select jsonb_build_object(
 * 			'moinsDUneMinute', count(*) filter (where e.recu_le > now() - interval '1 minute'),
 * 			'moinsDUneHeure', count(*) filter (
 * 				where e.recu_le <= now() - interval '1 minute' and e.recu_le > now() - interval '1 hour'),
 * 			'plusDUneHeure', count(*) filter (where e.recu_le <= now() - interval '1 hour'),
 * 			'abandonnes', (
 * 				select count(*)
 * 				from sessions_planning.evenement x
 * 				where x.etat = 'ECHEC' and x.retour_livre_le is null))
 * 		from sessions_planning.evenement e
 * 		where e.etat = 'RECU'
 * 	) as "evenements!",
 * 	(
 * 		select jsonb_build_object(
 * 			'moinsDUneMinute', count(*) filter (where c.cree_le > now() - interval '1 minute'),
 * 			'moinsDUneHeure', count(*) filter (
 * 				where c.cree_le <= now() - interval '1 minute' and c.cree_le > now() - interval '1 hour'),
 * 			'plusDUneHeure', count(*) filter (where c.cree_le <= now() - interval '1 hour'),
 * 			'abandonnes', (
 * 				select count(*)
 * 				from sessions_planning.courrier x
 * 				where x.etat = 'ECHEC' and x.cree_le > now() - interval '30 days'))
 * 		from sessions_planning.courrier c
 * 		where c.etat = 'A_ENVOYER'
 * 	) as "courriers!",
 * 	(
 * 		select count(*)::int
 * 		from public.sessions s
 * 		where s.date_fin > now() at time zone 'UTC' and s.nb_inscrits is distinct from (
 * 			select count(*)
 * 			from public.inscription_session i
 * 			where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME'))
 * 	) as "derives!",
 * 	(select date_trunc('second', p.le) from sessions_planning.passage p where p.quoi = 'BALAYAGE') as "balayage?",
 * 	coalesce(
 * 		(select abs(extract(epoch from now() - p.le)) > 300 from sessions_planning.passage p where p.quoi = 'BALAYAGE'),
 * 		true) as "arrete!",
 * 	(select date_trunc('second', p.le) from sessions_planning.passage p where p.quoi = 'RAPPELS') as "rappels?",
 * 	(select date_trunc('second', p.le)
 * 		from sessions_planning.passage p
 * 		where p.quoi = 'CONSERVATION') as "conservation?"                                                     
 * ```
 */
export const readSante = new PreparedQuery<IReadSanteParams,IReadSanteResult>(readSanteIR);


/** 'NoteSante' parameters type */
export interface INoteSanteParams {
  statut: string;
}

/** 'NoteSante' return type */
export type INoteSanteResult = void;

/** 'NoteSante' query type */
export interface INoteSanteQuery {
  params: INoteSanteParams;
  result: INoteSanteResult;
}

const noteSanteIR: any = {"usedParamSet":{"statut":true},"params":[{"name":"statut","required":true,"transform":{"type":"scalar"},"locs":[{"a":42,"b":49},{"a":81,"b":88}]}],"statement":"update sessions_planning.sante s\nset vu = :statut!, vu_depuis = case when s.vu = :statut! then s.vu_depuis else now() end                                                                                                                                                                                                                                    "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.sante s
 * set vu = :statut!, vu_depuis = case when s.vu = :statut! then s.vu_depuis else now() end                                                                                                                                                                                                                                    
 * ```
 */
export const noteSante = new PreparedQuery<INoteSanteParams,INoteSanteResult>(noteSanteIR);


/** 'TellSante' parameters type */
export interface ITellSanteParams {
  absenteDepuis?: Date | null | void;
  patience: number;
  statut: string;
}

/** 'TellSante' return type */
export interface ITellSanteResult {
  ditAvant: string;
  fois: number;
}

/** 'TellSante' query type */
export interface ITellSanteQuery {
  params: ITellSanteParams;
  result: ITellSanteResult;
}

const tellSanteIR: any = {"usedParamSet":{"statut":true,"patience":true,"absenteDepuis":true},"params":[{"name":"statut","required":true,"transform":{"type":"scalar"},"locs":[{"a":43,"b":50},{"a":122,"b":129},{"a":142,"b":149}]},{"name":"patience","required":true,"transform":{"type":"scalar"},"locs":[{"a":200,"b":209}]},{"name":"absenteDepuis","required":false,"transform":{"type":"scalar"},"locs":[{"a":233,"b":246}]}],"statement":"update sessions_planning.sante s\nset dit = :statut!, dit_avant = s.dit, dit_le = now(), fois = s.fois + 1\nwhere (s.dit <> :statut! and s.vu = :statut! and s.vu_depuis <= now() - make_interval(mins => :patience!::int))\n\tor s.dit_le < :absenteDepuis::timestamp at time zone 'UTC'\nreturning s.fois, s.dit_avant                                                                           "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.sante s
 * set dit = :statut!, dit_avant = s.dit, dit_le = now(), fois = s.fois + 1
 * where (s.dit <> :statut! and s.vu = :statut! and s.vu_depuis <= now() - make_interval(mins => :patience!::int))
 * 	or s.dit_le < :absenteDepuis::timestamp at time zone 'UTC'
 * returning s.fois, s.dit_avant                                                                           
 * ```
 */
export const tellSante = new PreparedQuery<ITellSanteParams,ITellSanteResult>(tellSanteIR);


/** 'DropSante' parameters type */
export type IDropSanteParams = void;

/** 'DropSante' return type */
export type IDropSanteResult = void;

/** 'DropSante' query type */
export interface IDropSanteQuery {
  params: IDropSanteParams;
  result: IDropSanteResult;
}

const dropSanteIR: any = {"usedParamSet":{},"params":[],"statement":"update sessions_planning.courrier\nset etat = 'SANS_OBJET', bail_jusqua = null\nwhere role = 'SANTE' and etat = 'A_ENVOYER'"};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier
 * set etat = 'SANS_OBJET', bail_jusqua = null
 * where role = 'SANTE' and etat = 'A_ENVOYER'
 * ```
 */
export const dropSante = new PreparedQuery<IDropSanteParams,IDropSanteResult>(dropSanteIR);


