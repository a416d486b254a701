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
  motifs: (string | null)[];
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

const readAnnuaireIR: any = {"usedParamSet":{"motifs":true,"genre":true,"idPersonne":true,"email":true,"complets":true,"proches":true,"avecSalles":true,"avecFormations":true,"avecFormateurs":true,"avecSessions":true,"idSession":true},"params":[{"name":"motifs","required":true,"transform":{"type":"scalar"},"locs":[{"a":173,"b":180},{"a":340,"b":347}]},{"name":"genre","required":false,"transform":{"type":"scalar"},"locs":[{"a":482,"b":487},{"a":542,"b":547},{"a":1133,"b":1138},{"a":1352,"b":1357}]},{"name":"idPersonne","required":false,"transform":{"type":"scalar"},"locs":[{"a":513,"b":523},{"a":576,"b":586},{"a":1157,"b":1167},{"a":1376,"b":1386}]},{"name":"email","required":false,"transform":{"type":"scalar"},"locs":[{"a":1195,"b":1200},{"a":1414,"b":1419}]},{"name":"complets","required":true,"transform":{"type":"scalar"},"locs":[{"a":1242,"b":1251},{"a":1287,"b":1296}]},{"name":"proches","required":true,"transform":{"type":"scalar"},"locs":[{"a":1449,"b":1457}]},{"name":"avecSalles","required":true,"transform":{"type":"scalar"},"locs":[{"a":1613,"b":1624}]},{"name":"avecFormations","required":true,"transform":{"type":"scalar"},"locs":[{"a":1935,"b":1950}]},{"name":"avecFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":2237,"b":2252}]},{"name":"avecSessions","required":true,"transform":{"type":"scalar"},"locs":[{"a":3288,"b":3301}]},{"name":"idSession","required":false,"transform":{"type":"scalar"},"locs":[{"a":4467,"b":4476},{"a":4490,"b":4499}]}],"statement":"with sought as (\n\t-- Each pattern by the index of names and addresses; what it lets in too much is left out below.\n\tselect e.id_eleve, null::int as id_candidat\n\tfrom unnest(:motifs!::text[]) m (motif)\n\tjoin public.eleves e on sessions_planning.graphies(e.prenom, e.nom, e.email) like m.motif\n\tunion\n\tselect null, c.id_candidat\n\tfrom unnest(:motifs!::text[]) m (motif)\n\tjoin public.candidats c on sessions_planning.graphies(c.prenom, c.nom, c.email) like m.motif\n\tunion\n\tselect case :genre::text when 'ELEVE' then :idPersonne::int end,\n\t\tcase :genre::text when 'CANDIDAT' then :idPersonne::int end\n),\npersonnes as (\n\tselect 'ELEVE' as genre, e.id_eleve as id, e.nom, e.prenom, e.email, e.parcours_valide\n\t\tand e.paiement_ok as prioritaire, e.id_candidat\n\tfrom sought x\n\tjoin public.eleves e on e.id_eleve = x.id_eleve\n\tunion all\n\tselect 'CANDIDAT', c.id_candidat, c.nom, c.prenom, c.email, false, null\n\tfrom sought x\n\tjoin public.candidats c on c.id_candidat = x.id_candidat\n),\npliees as materialized (\n\tselect p.*, sessions_planning.graphies(p.prenom, p.nom, null) as plie\n\tfrom personnes p\n),\njugees as (\n\tselect p.*,\n\t\t((p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text) is true as exacte,\n\t\tcardinality(:complets!::text[]) > 0 and p.plie like all (:complets!::text[]) as complete\n\tfrom pliees p\n\twhere (p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text\n\t\tor p.plie like any (:proches!::text[])\n),\nproches as (\n\tselect j.* from jugees j\n\torder by j.exacte desc, j.complete desc, j.nom, j.prenom, j.genre, j.id\n\tlimit 80\n)\nselect\n\tcase when :avecSalles!::boolean then (\n\t\tselect jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,\n\t\t\t\t'capaciteMax', s.capacite_max, 'statut', es.statut)\n\t\t\torder by s.id_salle)\n\t\tfrom public.salles s\n\t\tjoin sessions_planning.etat_salle es on es.id_salle = s.id_salle\n\t) end as \"salles?\",\n\tcase when :avecFormations!::boolean then (\n\t\tselect jsonb_agg(jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom,\n\t\t\t\t'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif)\n\t\t\torder by f.id_formation)\n\t\tfrom public.formations f\n\t) end as \"formations?\",\n\tcase when :avecFormateurs!::boolean then (\n\t\tselect jsonb_agg(jsonb_build_object('idFormateur', t.id_formateur, 'nom', t.nom, 'prenom', t.prenom,\n\t\t\t\t'email', t.email, 'statut', t.statut)\n\t\t\torder by t.id_formateur)\n\t\tfrom public.formateurs t\n\t) end as \"formateurs?\",\n\t(\n\t\tselect jsonb_agg(jsonb_build_object('genre', p.genre, 'id', p.id, 'nom', p.nom, 'prenom', p.prenom,\n\t\t\t'email', p.email, 'prioritaire', p.prioritaire,\n\t\t\t'eleve',\n\t\t\t\t(select min(e.id_eleve)\n\t\t\t\t\tfrom public.eleves e\n\t\t\t\t\twhere p.genre = 'CANDIDAT' and e.id_candidat = p.id),\n\t\t\t'inscriptions',\n\t\t\t\t(select coalesce(jsonb_agg(jsonb_build_object('idSession', i.id_session,\n\t\t\t\t\t\t\t'idInscription', i.id_inscription, 'statut', i.statut_inscription)\n\t\t\t\t\t\torder by i.id_session),\n\t\t\t\t\t'[]')\n\t\t\t\tfrom public.inscription_session i\n\t\t\t\twhere i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n\t\t\t\t\tand ((p.genre = 'ELEVE' and i.id_eleve = p.id)\n\t\t\t\t\t\tor i.id_candidat = case p.genre when 'CANDIDAT' then p.id else p.id_candidat end))))\n\t\tfrom proches p\n\t) as \"personnes?\",\n\tcase when :avecSessions!::boolean then (\n\t\tselect jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code,\n\t\t\t'formationNom', f.nom, 'dateDebut', s.date_debut, 'dateFin', s.date_fin,\n\t\t\t'salle', coalesce(sa.nom, s.salle_principale),\n\t\t\t\t'formateur', coalesce(t.prenom || ' ' || t.nom, sessions_planning.formateurs(s.id_session)),\n\t\t\t\t'places', p.places, 'nbInscrits', n.inscrits, 'enAttente', n.attente,\n\t\t\t'statutSession', s.statut_session,\n\t\t\t\t'statutValidation', s.statut_validation) order by s.date_debut, s.id_session)\n\t\tfrom public.sessions s\n\t\tjoin public.formations f on f.id_formation = s.id_formation\n\t\tjoin sessions_planning.places_session p on p.id_session = s.id_session\n\t\tleft join public.salles sa on sa.id_salle = s.id_salle\n\t\tleft join public.formateurs t on t.id_formateur = s.id_formateur\n\t\tcross join lateral (\n\t\t\tselect count(*) filter (where i.statut_inscription <> 'EN_ATTENTE')::int as inscrits,\n\t\t\t\tcount(*) filter (where i.statut_inscription = 'EN_ATTENTE')::int as attente\n\t\t\tfrom public.inscription_session i\n\t\t\twhere i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n\t\t) n\n\t\twhere s.id_session = :idSession::int\n\t\t\tor (:idSession::int is null and s.date_fin > now() at time zone 'UTC' - interval '400 days')\n\t) end as \"sessions?\""};

/**
 * Query generated from SQL:
 * ```
 * with sought as (
 * 	-- Each pattern by the index of names and addresses; what it lets in too much is left out below.
 * 	select e.id_eleve, null::int as id_candidat
 * 	from unnest(:motifs!::text[]) m (motif)
 * 	join public.eleves e on sessions_planning.graphies(e.prenom, e.nom, e.email) like m.motif
 * 	union
 * 	select null, c.id_candidat
 * 	from unnest(:motifs!::text[]) m (motif)
 * 	join public.candidats c on sessions_planning.graphies(c.prenom, c.nom, c.email) like m.motif
 * 	union
 * 	select case :genre::text when 'ELEVE' then :idPersonne::int end,
 * 		case :genre::text when 'CANDIDAT' then :idPersonne::int end
 * ),
 * personnes as (
 * 	select 'ELEVE' as genre, e.id_eleve as id, e.nom, e.prenom, e.email, e.parcours_valide
 * 		and e.paiement_ok as prioritaire, e.id_candidat
 * 	from sought x
 * 	join public.eleves e on e.id_eleve = x.id_eleve
 * 	union all
 * 	select 'CANDIDAT', c.id_candidat, c.nom, c.prenom, c.email, false, null
 * 	from sought x
 * 	join public.candidats c on c.id_candidat = x.id_candidat
 * ),
 * pliees as materialized (
 * 	select p.*, sessions_planning.graphies(p.prenom, p.nom, null) as plie
 * 	from personnes p
 * ),
 * jugees as (
 * 	select p.*,
 * 		((p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text) is true as exacte,
 * 		cardinality(:complets!::text[]) > 0 and p.plie like all (:complets!::text[]) as complete
 * 	from pliees p
 * 	where (p.genre = :genre::text and p.id = :idPersonne::int) or lower(p.email) = :email::text
 * 		or p.plie like any (:proches!::text[])
 * ),
 * proches as (
 * 	select j.* from jugees j
 * 	order by j.exacte desc, j.complete desc, j.nom, j.prenom, j.genre, j.id
 * 	limit 80
 * )
 * select
 * 	case when :avecSalles!::boolean then (
 * 		select jsonb_agg(jsonb_build_object('idSalle', s.id_salle, 'code', s.code, 'nom', s.nom,
 * 				'capaciteMax', s.capacite_max, 'statut', es.statut)
 * 			order by s.id_salle)
 * 		from public.salles s
 * 		join sessions_planning.etat_salle es on es.id_salle = s.id_salle
 * 	) end as "salles?",
 * 	case when :avecFormations!::boolean then (
 * 		select jsonb_agg(jsonb_build_object('idFormation', f.id_formation, 'code', f.code, 'nom', f.nom,
 * 				'categorie', f.categorie, 'dureeHeures', f.duree_heures, 'actif', f.actif)
 * 			order by f.id_formation)
 * 		from public.formations f
 * 	) end as "formations?",
 * 	case when :avecFormateurs!::boolean then (
 * 		select jsonb_agg(jsonb_build_object('idFormateur', t.id_formateur, 'nom', t.nom, 'prenom', t.prenom,
 * 				'email', t.email, 'statut', t.statut)
 * 			order by t.id_formateur)
 * 		from public.formateurs t
 * 	) end as "formateurs?",
 * 	(
 * 		select jsonb_agg(jsonb_build_object('genre', p.genre, 'id', p.id, 'nom', p.nom, 'prenom', p.prenom,
 * 			'email', p.email, 'prioritaire', p.prioritaire,
 * 			'eleve',
 * 				(select min(e.id_eleve)
 * 					from public.eleves e
 * 					where p.genre = 'CANDIDAT' and e.id_candidat = p.id),
 * 			'inscriptions',
 * 				(select coalesce(jsonb_agg(jsonb_build_object('idSession', i.id_session,
 * 							'idInscription', i.id_inscription, 'statut', i.statut_inscription)
 * 						order by i.id_session),
 * 					'[]')
 * 				from public.inscription_session i
 * 				where i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * 					and ((p.genre = 'ELEVE' and i.id_eleve = p.id)
 * 						or i.id_candidat = case p.genre when 'CANDIDAT' then p.id else p.id_candidat end))))
 * 		from proches p
 * 	) as "personnes?",
 * 	case when :avecSessions!::boolean then (
 * 		select jsonb_agg(jsonb_build_object('idSession', s.id_session, 'formation', f.code,
 * 			'formationNom', f.nom, 'dateDebut', s.date_debut, 'dateFin', s.date_fin,
 * 			'salle', coalesce(sa.nom, s.salle_principale),
 * 				'formateur', coalesce(t.prenom || ' ' || t.nom, sessions_planning.formateurs(s.id_session)),
 * 				'places', p.places, 'nbInscrits', n.inscrits, 'enAttente', n.attente,
 * 			'statutSession', s.statut_session,
 * 				'statutValidation', s.statut_validation) order by s.date_debut, s.id_session)
 * 		from public.sessions s
 * 		join public.formations f on f.id_formation = s.id_formation
 * 		join sessions_planning.places_session p on p.id_session = s.id_session
 * 		left join public.salles sa on sa.id_salle = s.id_salle
 * 		left join public.formateurs t on t.id_formateur = s.id_formateur
 * 		cross join lateral (
 * 			select count(*) filter (where i.statut_inscription <> 'EN_ATTENTE')::int as inscrits,
 * 				count(*) filter (where i.statut_inscription = 'EN_ATTENTE')::int as attente
 * 			from public.inscription_session i
 * 			where i.id_session = s.id_session and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * 		) n
 * 		where s.id_session = :idSession::int
 * 			or (:idSession::int is null and s.date_fin > now() at time zone 'UTC' - interval '400 days')
 * 	) end as "sessions?"
 * ```
 */
export const readAnnuaire = new PreparedQuery<IReadAnnuaireParams,IReadAnnuaireResult>(readAnnuaireIR);


