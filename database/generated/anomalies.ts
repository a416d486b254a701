/** Types generated for queries found in "database/queries/anomalies.sql" */
import { PreparedQuery } from '../sql';

/** 'FindAnomalies' parameters type */
export type IFindAnomaliesParams = void;

/** 'FindAnomalies' return type */
export interface IFindAnomaliesResult {
  cle: string;
  raison: string;
  remede: string;
  table: string;
}

/** 'FindAnomalies' query type */
export interface IFindAnomaliesQuery {
  params: IFindAnomaliesParams;
  result: IFindAnomaliesResult;
}

const findAnomaliesIR: any = {"usedParamSet":{},"params":[],"statement":"with physique as (\n\tselect s.id_salle, coalesce(p.id_salle, s.id_salle) as id_physique\n\tfrom public.salles s\n\tleft join public.salles p on s.code = 'TOUS_ATEL' and p.code like 'ATEL\\_%'\n),\ncreneaux_salle as (\n\tselect r.id_reservation, p.id_physique as cle, r.date_debut, r.date_fin\n\tfrom public.reservation_salle r\n\tjoin physique p on p.id_salle = r.id_salle\n\twhere r.statut = 'ACTIVE' and r.date_debut < r.date_fin\n),\ncreneaux_formateur as (\n\tselect r.id_reservation, se.id_formateur as cle, r.date_debut, r.date_fin\n\tfrom public.reservation_salle r\n\tjoin public.sessions se on se.id_session = r.id_session\n\twhere r.statut = 'ACTIVE' and r.date_debut < r.date_fin and se.id_formateur is not null\n),\ncreneaux as (\n\tselect 'salle' as ressource, c.* from creneaux_salle c\n\tunion all\n\tselect 'formateur', c.* from creneaux_formateur c\n),\nsuivis as (\n\tselect c.*,\n\t\tmax(array[extract(epoch from date_fin)::bigint, id_reservation]) over avant as precedente\n\tfrom creneaux c\n\twindow avant as (partition by ressource, cle\n\t\torder by date_debut, id_reservation rows between unbounded preceding and 1 preceding)\n)\nselect 'reservation_salle' as \"table!\", v.id_reservation::text as \"cle!\",\n\tcase v.ressource\n\t\twhen 'salle' then 'double réservation de la salle ' || s.code || ' avec la réservation ' || v.precedente[2]\n\t\telse 'le formateur ' || f.prenom || ' ' || f.nom || ' est déjà pris par la réservation ' || v.precedente[2]\n\tend as \"raison!\",\n\t'Déplacer ou annuler l''une des deux : update reservation_salle set statut = ''ANNULEE'' where id_reservation = '\n\t\t|| v.id_reservation || ';' as \"remede!\"\nfrom suivis v\nleft join public.salles s on v.ressource = 'salle' and s.id_salle = v.cle\nleft join public.formateurs f on v.ressource = 'formateur' and f.id_formateur = v.cle\nwhere extract(epoch from v.date_debut) < v.precedente[1]\nunion all\nselect 'reservation_salle', r.id_reservation::text,\n\t'la fin ne suit pas le début (' || r.date_debut || ' → ' || r.date_fin || ')',\n\t'Corriger les dates de la réservation ' || r.id_reservation || ' ou l''annuler.'\nfrom public.reservation_salle r\nwhere r.statut = 'ACTIVE' and r.date_fin <= r.date_debut\nunion all\nselect 'inscription_session', i.id_inscription::text,\n\t'seconde inscription active de ' || i.personne || ' à la session ' || i.id_session\n\t\t|| ' (la première est ' || i.premiere || ')',\n\t'Annuler celle qui ne vaut plus : update inscription_session set statut_inscription = ''ANNULE'', '\n\t\t|| 'motif_annulation = ''DOUBLON'' where id_inscription = ' || i.id_inscription || ';'\nfrom (\n\tselect a.id_inscription, a.id_session, p.personne,\n\t\tfirst_value(a.id_inscription) over (partition by a.id_session, p.personne\n\t\t\torder by a.id_inscription) as premiere\n\tfrom public.inscription_session a\n\tcross join lateral (\n\t\tselect 'l''élève ' || a.id_eleve as personne where a.id_eleve is not null\n\t\tunion all\n\t\tselect 'le candidat ' || (to_jsonb(a) ->> 'id_candidat') where to_jsonb(a) ->> 'id_candidat' is not null\n\t) p\n\twhere a.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')\n) i\nwhere i.id_inscription <> i.premiere\nunion all\nselect 'sessions', se.id_session::text,\n\t'nb_inscrits vaut ' || se.nb_inscrits || ' pour ' || coalesce(n.vrai, 0) || ' inscription(s)',\n\t'update sessions set nb_inscrits = ' || coalesce(n.vrai, 0) || ' where id_session = ' || se.id_session || ';'\nfrom public.sessions se\nleft join (\n\tselect id_session, count(*)::int as vrai from public.inscription_session\n\twhere statut_inscription in ('INSCRIT', 'CONFIRME') group by id_session\n) n on n.id_session = se.id_session\nwhere se.nb_inscrits is distinct from coalesce(n.vrai, 0)\norder by 1, 2"};

/**
 * Query generated from SQL:
 * ```
 * with physique as (
 * 	select s.id_salle, coalesce(p.id_salle, s.id_salle) as id_physique
 * 	from public.salles s
 * 	left join public.salles p on s.code = 'TOUS_ATEL' and p.code like 'ATEL\_%'
 * ),
 * creneaux_salle as (
 * 	select r.id_reservation, p.id_physique as cle, r.date_debut, r.date_fin
 * 	from public.reservation_salle r
 * 	join physique p on p.id_salle = r.id_salle
 * 	where r.statut = 'ACTIVE' and r.date_debut < r.date_fin
 * ),
 * creneaux_formateur as (
 * 	select r.id_reservation, se.id_formateur as cle, r.date_debut, r.date_fin
 * 	from public.reservation_salle r
 * 	join public.sessions se on se.id_session = r.id_session
 * 	where r.statut = 'ACTIVE' and r.date_debut < r.date_fin and se.id_formateur is not null
 * ),
 * creneaux as (
 * 	select 'salle' as ressource, c.* from creneaux_salle c
 * 	union all
 * 	select 'formateur', c.* from creneaux_formateur c
 * ),
 * suivis as (
 * 	select c.*,
 * 		max(array[extract(epoch from date_fin)::bigint, id_reservation]) over avant as precedente
 * 	from creneaux c
 * 	window avant as (partition by ressource, cle
 * 		order by date_debut, id_reservation rows between unbounded preceding and 1 preceding)
 * )
 * select 'reservation_salle' as "table!", v.id_reservation::text as "cle!",
 * 	case v.ressource
 * 		when 'salle' then 'double réservation de la salle ' || s.code || ' avec la réservation ' || v.precedente[2]
 * 		else 'le formateur ' || f.prenom || ' ' || f.nom || ' est déjà pris par la réservation ' || v.precedente[2]
 * 	end as "raison!",
 * 	'Déplacer ou annuler l''une des deux : update reservation_salle set statut = ''ANNULEE'' where id_reservation = '
 * 		|| v.id_reservation || ';' as "remede!"
 * from suivis v
 * left join public.salles s on v.ressource = 'salle' and s.id_salle = v.cle
 * left join public.formateurs f on v.ressource = 'formateur' and f.id_formateur = v.cle
 * where extract(epoch from v.date_debut) < v.precedente[1]
 * union all
 * select 'reservation_salle', r.id_reservation::text,
 * 	'la fin ne suit pas le début (' || r.date_debut || ' → ' || r.date_fin || ')',
 * 	'Corriger les dates de la réservation ' || r.id_reservation || ' ou l''annuler.'
 * from public.reservation_salle r
 * where r.statut = 'ACTIVE' and r.date_fin <= r.date_debut
 * union all
 * select 'inscription_session', i.id_inscription::text,
 * 	'seconde inscription active de ' || i.personne || ' à la session ' || i.id_session
 * 		|| ' (la première est ' || i.premiere || ')',
 * 	'Annuler celle qui ne vaut plus : update inscription_session set statut_inscription = ''ANNULE'', '
 * 		|| 'motif_annulation = ''DOUBLON'' where id_inscription = ' || i.id_inscription || ';'
 * from (
 * 	select a.id_inscription, a.id_session, p.personne,
 * 		first_value(a.id_inscription) over (partition by a.id_session, p.personne
 * 			order by a.id_inscription) as premiere
 * 	from public.inscription_session a
 * 	cross join lateral (
 * 		select 'l''élève ' || a.id_eleve as personne where a.id_eleve is not null
 * 		union all
 * 		select 'le candidat ' || (to_jsonb(a) ->> 'id_candidat') where to_jsonb(a) ->> 'id_candidat' is not null
 * 	) p
 * 	where a.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')
 * ) i
 * where i.id_inscription <> i.premiere
 * union all
 * select 'sessions', se.id_session::text,
 * 	'nb_inscrits vaut ' || se.nb_inscrits || ' pour ' || coalesce(n.vrai, 0) || ' inscription(s)',
 * 	'update sessions set nb_inscrits = ' || coalesce(n.vrai, 0) || ' where id_session = ' || se.id_session || ';'
 * from public.sessions se
 * left join (
 * 	select id_session, count(*)::int as vrai from public.inscription_session
 * 	where statut_inscription in ('INSCRIT', 'CONFIRME') group by id_session
 * ) n on n.id_session = se.id_session
 * where se.nb_inscrits is distinct from coalesce(n.vrai, 0)
 * order by 1, 2
 * ```
 */
export const findAnomalies = new PreparedQuery<IFindAnomaliesParams,IFindAnomaliesResult>(findAnomaliesIR);


