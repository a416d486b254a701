/** Types generated for queries found in "database/queries/occupation.sql" */
import { PreparedQuery } from '../sql';

export type DateOrString = Date | string;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'OccupationAnnee' parameters type */
export interface IOccupationAnneeParams {
  annee: number;
  fermeture: DateOrString;
  fuseau: string;
  ouverture: DateOrString;
}

/** 'OccupationAnnee' return type */
export interface IOccupationAnneeResult {
  code: string;
  composee: boolean;
  heuresOccupees: number;
  heuresTotales: number;
  mois: number;
  nom: string;
  statut: string;
}

/** 'OccupationAnnee' query type */
export interface IOccupationAnneeQuery {
  params: IOccupationAnneeParams;
  result: IOccupationAnneeResult;
}

const occupationAnneeIR: any = {"usedParamSet":{"annee":true,"ouverture":true,"fuseau":true,"fermeture":true},"params":[{"name":"annee","required":true,"transform":{"type":"scalar"},"locs":[{"a":224,"b":230},{"a":266,"b":272}]},{"name":"ouverture","required":true,"transform":{"type":"scalar"},"locs":[{"a":384,"b":394}]},{"name":"fuseau","required":true,"transform":{"type":"scalar"},"locs":[{"a":420,"b":427},{"a":502,"b":509}]},{"name":"fermeture","required":true,"transform":{"type":"scalar"},"locs":[{"a":466,"b":476}]}],"statement":"with jours as materialized (\n\tselect n::int as n, extract(month from j)::int as mois, debut, greatest(debut, fermeture) as fin,\n\t\tcoalesce(lead(debut) over (order by n), fermeture) as suivant\n\tfrom generate_series(make_date(:annee!::int, 1, 1)::timestamp, make_date(:annee!::int, 12, 31)::timestamp,\n\t\tinterval '1 day') with ordinality as g (j, n)\n\tcross join lateral (\n\t\tselect (j + :ouverture!::interval) at time zone :fuseau! at time zone 'UTC' as debut,\n\t\t\t(j + :fermeture!::interval) at time zone :fuseau! at time zone 'UTC' as fermeture\n\t\toffset 0\n\t) o\n),\nouvertures as materialized (\n\tselect array_agg(debut order by n) as debuts, array_agg(n order by n) as rangs from jours\n),\nouvertes as (\n\tselect mois, sum(fin - debut) as duree from jours group by mois\n),\nsuites as materialized (\n\tselect mois, fin - debut as amplitude, min(debut) as debut, max(debut) as dernier, max(suivant) as suivant\n\tfrom (select *,\n\t\t\tcount(*) filter (where suivant - debut <> interval '24 hours')\n\t\t\t\tover (order by n rows between unbounded preceding and 1 preceding) as changements\n\t\tfrom jours) j\n\tgroup by mois, fin - debut, changements\n\tlimit 40\n),\nlues as materialized (\n\tselect s.id_salle, j.mois, r.duree, r.tardives\n\tfrom public.salles s\n\tcross join suites j\n\tcross join lateral (\n\t\tselect sum(least(date_fin, fermeture) - least(date_debut, fermeture)) as duree,\n\t\t\tarray_agg(tsrange(date_debut, date_fin)) filter (where date_fin > fermeture) as tardives\n\t\tfrom (\n\t\t\tselect date_debut, date_fin,\n\t\t\t\tleast(date_bin(interval '24 hours', date_debut, j.debut), j.dernier) + j.amplitude as fermeture\n\t\t\tfrom public.reservation_salle r\n\t\t\twhere r.id_salle = s.id_salle and r.statut = 'ACTIVE' and r.date_debut >= j.debut\n\t\t\t\tand r.date_debut < j.suivant and r.date_debut < r.date_fin\n\t\t\toffset 0\n\t\t) r\n\t) r\n),\ntardives as (\n\tselect id_salle, unnest(tardives) as periode from lues\n\tunion all\n\tselect s.id_salle, avant.periode\n\tfrom public.salles s\n\tcross join lateral (\n\t\tselect tsrange(r.date_debut, r.date_fin) as periode\n\t\tfrom public.reservation_salle r\n\t\twhere r.id_salle = s.id_salle and r.statut = 'ACTIVE'\n\t\t\tand r.date_debut < (select debuts[1] from ouvertures) and r.date_debut < r.date_fin\n\t\torder by r.date_debut desc\n\t\tlimit 1\n\t) avant\n),\ndurees as (\n\tselect id_salle, mois, duree from lues\n\tunion all\n\tselect t.id_salle, j.mois, least(upper(t.periode), j.fin) - j.debut\n\tfrom tardives t\n\tcross join ouvertures o\n\tcross join lateral unnest(o.rangs[width_bucket(lower(t.periode),\n\t\t\to.debuts) + 1 :(width_bucket(upper(t.periode), o.debuts))]) as n\n\tjoin jours j using (n)\n),\ncomptees as (\n\tselect p.id_salle as reservee, p.id_physique as id_salle from sessions_planning.salle_physique p\n\tunion\n\tselect s.id_salle, s.id_salle from public.salles s\n),\noccupees as (\n\tselect c.id_salle, d.mois, sum(d.duree) as duree\n\tfrom durees d\n\tjoin comptees c on c.reservee = d.id_salle\n\tgroup by c.id_salle, d.mois\n)\nselect s.code as \"code!\", s.nom as \"nom!\", s.statut as \"statut!\", c.composee as \"composee!\", o.mois as \"mois!\",\n\tcoalesce(extract(epoch from h.duree) / 3600, 0)::float8 as \"heures_occupees!\",\n\t\t(extract(epoch from o.duree) / 3600)::float8 as \"heures_totales!\"\nfrom public.salles s\ncross join lateral (select exists (select\n\t\tfrom sessions_planning.composition_salle c\n\t\twhere c.id_salle = s.id_salle) as composee) c\ncross join ouvertes o\nleft join occupees h on h.id_salle = s.id_salle and h.mois = o.mois\norder by c.composee, s.nom, s.id_salle, o.mois                                                                                                                                                                                                                                                                                                                                                                                     "};

/**
 * Query generated from SQL:
 * ```
 * with jours as materialized (
 * 	select n::int as n, extract(month from j)::int as mois, debut, greatest(debut, fermeture) as fin,
 * 		coalesce(lead(debut) over (order by n), fermeture) as suivant
 * 	from generate_series(make_date(:annee!::int, 1, 1)::timestamp, make_date(:annee!::int, 12, 31)::timestamp,
 * 		interval '1 day') with ordinality as g (j, n)
 * 	cross join lateral (
 * 		select (j + :ouverture!::interval) at time zone :fuseau! at time zone 'UTC' as debut,
 * 			(j + :fermeture!::interval) at time zone :fuseau! at time zone 'UTC' as fermeture
 * 		offset 0
 * 	) o
 * ),
 * ouvertures as materialized (
 * 	select array_agg(debut order by n) as debuts, array_agg(n order by n) as rangs from jours
 * ),
 * ouvertes as (
 * 	select mois, sum(fin - debut) as duree from jours group by mois
 * ),
 * suites as materialized (
 * 	select mois, fin - debut as amplitude, min(debut) as debut, max(debut) as dernier, max(suivant) as suivant
 * 	from (select *,
 * 			count(*) filter (where suivant - debut <> interval '24 hours')
 * 				over (order by n rows between unbounded preceding and 1 preceding) as changements
 * 		from jours) j
 * 	group by mois, fin - debut, changements
 * 	limit 40
 * ),
 * lues as materialized (
 * 	select s.id_salle, j.mois, r.duree, r.tardives
 * 	from public.salles s
 * 	cross join suites j
 * 	cross join lateral (
 * 		select sum(least(date_fin, fermeture) - least(date_debut, fermeture)) as duree,
 * 			array_agg(tsrange(date_debut, date_fin)) filter (where date_fin > fermeture) as tardives
 * 		from (
 * 			select date_debut, date_fin,
 * 				least(date_bin(interval '24 hours', date_debut, j.debut), j.dernier) + j.amplitude as fermeture
 * 			from public.reservation_salle r
 * 			where r.id_salle = s.id_salle and r.statut = 'ACTIVE' and r.date_debut >= j.debut
 * 				and r.date_debut < j.suivant and r.date_debut < r.date_fin
 * 			offset 0
 * 		) r
 * 	) r
 * ),
 * tardives as (
 * 	select id_salle, unnest(tardives) as periode from lues
 * 	union all
 * 	select s.id_salle, avant.periode
 * 	from public.salles s
 * 	cross join lateral (
 * 		select tsrange(r.date_debut, r.date_fin) as periode
 * 		from public.reservation_salle r
 * 		where r.id_salle = s.id_salle and r.statut = 'ACTIVE'
 * 			and r.date_debut < (select debuts[1] from ouvertures) and r.date_debut < r.date_fin
 * 		order by r.date_debut desc
 * 		limit 1
 * 	) avant
 * ),
 * durees as (
 * 	select id_salle, mois, duree from lues
 * 	union all
 * 	select t.id_salle, j.mois, least(upper(t.periode), j.fin) - j.debut
 * 	from tardives t
 * 	cross join ouvertures o
 * 	cross join lateral unnest(o.rangs[width_bucket(lower(t.periode),
 * 			o.debuts) + 1 :(width_bucket(upper(t.periode), o.debuts))]) as n
 * 	join jours j using (n)
 * ),
 * comptees as (
 * 	select p.id_salle as reservee, p.id_physique as id_salle from sessions_planning.salle_physique p
 * 	union
 * 	select s.id_salle, s.id_salle from public.salles s
 * ),
 * occupees as (
 * 	select c.id_salle, d.mois, sum(d.duree) as duree
 * 	from durees d
 * 	join comptees c on c.reservee = d.id_salle
 * 	group by c.id_salle, d.mois
 * )
 * select s.code as "code!", s.nom as "nom!", s.statut as "statut!", c.composee as "composee!", o.mois as "mois!",
 * 	coalesce(extract(epoch from h.duree) / 3600, 0)::float8 as "heures_occupees!",
 * 		(extract(epoch from o.duree) / 3600)::float8 as "heures_totales!"
 * from public.salles s
 * cross join lateral (select exists (select
 * 		from sessions_planning.composition_salle c
 * 		where c.id_salle = s.id_salle) as composee) c
 * cross join ouvertes o
 * left join occupees h on h.id_salle = s.id_salle and h.mois = o.mois
 * order by c.composee, s.nom, s.id_salle, o.mois                                                                                                                                                                                                                                                                                                                                                                                     
 * ```
 */
export const occupationAnnee = new PreparedQuery<IOccupationAnneeParams,IOccupationAnneeResult>(occupationAnneeIR);


/** 'ListReservations' parameters type */
export interface IListReservationsParams {
  debut: Date;
  fin: Date;
  salle?: string | null | void;
}

/** 'ListReservations' return type */
export interface IListReservationsResult {
  capaciteMax: number | null;
  capaciteSalle: number;
  code: string;
  composee: boolean;
  dateDebut: Date | null;
  dateFin: Date | null;
  fermetures: Json | null;
  formateurNom: string | null;
  formateurPrenom: string | null;
  formation: string | null;
  formationNom: string | null;
  idFormateur: number | null;
  idReservation: number | null;
  idSalle: number;
  idSession: number | null;
  matiere: string | null;
  motif: string | null;
  nbInscrits: number | null;
  nom: string;
  places: number | null;
  salleReservee: string | null;
  statut: string;
  statutSession: string | null;
}

/** 'ListReservations' query type */
export interface IListReservationsQuery {
  params: IListReservationsParams;
  result: IListReservationsResult;
}

const listReservationsIR: any = {"usedParamSet":{"debut":true,"fin":true,"salle":true},"params":[{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":45,"b":51},{"a":1104,"b":1110}]},{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":65,"b":69},{"a":1061,"b":1065}]},{"name":"salle","required":false,"transform":{"type":"scalar"},"locs":[{"a":2156,"b":2161},{"a":2189,"b":2194},{"a":2207,"b":2212}]}],"statement":"with duree as materialized (\n\tselect tsrange(:debut!::timestamp, :fin!::timestamp) as periode\n)\nselect s.id_salle as \"id_salle!\", s.code as \"code!\", s.nom as \"nom!\", s.statut as \"statut!\",\n\ts.capacite_max as \"capacite_salle!\",\n\texists (select from sessions_planning.composition_salle c where c.id_salle = s.id_salle) as \"composee!\",\n\tr.id_reservation as \"id_reservation?\", r.date_debut as \"date_debut?\", r.date_fin as \"date_fin?\",\n\t\tr.motif as \"motif?\", reservee.code as \"salle_reservee?\",\n\tse.id_session as \"id_session?\", f.code as \"formation?\", f.nom as \"formation_nom?\", q.matiere as \"matiere?\",\n\tfo.id_formateur as \"id_formateur?\", fo.prenom as \"formateur_prenom?\", fo.nom as \"formateur_nom?\",\n\tse.nb_inscrits as \"nb_inscrits?\", se.capacite_max as \"capacite_max?\",\n\t\tleast(se.capacite_max, propre.capacite_max) as \"places?\", se.statut_session as \"statut_session?\",\n\t(select json_agg(json_build_object('dateDebut', m.date_debut, 'dateFin', m.date_fin,\n\t\t\t'motif', m.motif)\n\t\torder by m.date_debut)\n\tfrom sessions_planning.fermeture m\n\twhere m.date_debut <= (:fin!::timestamp)::date and m.date_fin >= (:debut!::timestamp)::date) as \"fermetures?\"\nfrom public.salles s\nleft join lateral (\n\tselect distinct o.id_reservation\n\tfrom duree d\n\tcross join sessions_planning.salle_physique p\n\tcross join lateral (\n\t\tselect y.id_reservation\n\t\tfrom sessions_planning.occupation_salle y\n\t\twhere y.id_salle = p.id_physique and y.periode && d.periode\n\t\toffset 0\n\t) o\n\twhere p.id_salle = s.id_salle\n) b on true\nleft join lateral (\n\tselect x.* from public.reservation_salle x where x.id_reservation = b.id_reservation offset 0\n) r on true\nleft join public.salles reservee on reservee.id_salle = r.id_salle\nleft join lateral (\n\tselect x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0\n) q on true\nleft join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) se on true\nleft join public.salles propre on propre.id_salle = se.id_salle\nleft join public.formations f on f.id_formation = se.id_formation\nleft join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)\nwhere :salle::text is null or s.code = :salle or s.nom = :salle\norder by 6, s.nom, s.id_salle, r.date_debut, r.id_reservation                                                                                                                                            "};

/**
 * Query generated from SQL:
 * ```
 * with duree as materialized (
 * 	select tsrange(:debut!::timestamp, :fin!::timestamp) as periode
 * )
 * select s.id_salle as "id_salle!", s.code as "code!", s.nom as "nom!", s.statut as "statut!",
 * 	s.capacite_max as "capacite_salle!",
 * 	exists (select from sessions_planning.composition_salle c where c.id_salle = s.id_salle) as "composee!",
 * 	r.id_reservation as "id_reservation?", r.date_debut as "date_debut?", r.date_fin as "date_fin?",
 * 		r.motif as "motif?", reservee.code as "salle_reservee?",
 * 	se.id_session as "id_session?", f.code as "formation?", f.nom as "formation_nom?", q.matiere as "matiere?",
 * 	fo.id_formateur as "id_formateur?", fo.prenom as "formateur_prenom?", fo.nom as "formateur_nom?",
 * 	se.nb_inscrits as "nb_inscrits?", se.capacite_max as "capacite_max?",
 * 		least(se.capacite_max, propre.capacite_max) as "places?", se.statut_session as "statut_session?",
 * 	(select json_agg(json_build_object('dateDebut', m.date_debut, 'dateFin', m.date_fin,
 * 			'motif', m.motif)
 * 		order by m.date_debut)
 * 	from sessions_planning.fermeture m
 * 	where m.date_debut <= (:fin!::timestamp)::date and m.date_fin >= (:debut!::timestamp)::date) as "fermetures?"
 * from public.salles s
 * left join lateral (
 * 	select distinct o.id_reservation
 * 	from duree d
 * 	cross join sessions_planning.salle_physique p
 * 	cross join lateral (
 * 		select y.id_reservation
 * 		from sessions_planning.occupation_salle y
 * 		where y.id_salle = p.id_physique and y.periode && d.periode
 * 		offset 0
 * 	) o
 * 	where p.id_salle = s.id_salle
 * ) b on true
 * left join lateral (
 * 	select x.* from public.reservation_salle x where x.id_reservation = b.id_reservation offset 0
 * ) r on true
 * left join public.salles reservee on reservee.id_salle = r.id_salle
 * left join lateral (
 * 	select x.* from sessions_planning.seance x where x.id_reservation = r.id_reservation offset 0
 * ) q on true
 * left join lateral (select x.* from public.sessions x where x.id_session = r.id_session offset 0) se on true
 * left join public.salles propre on propre.id_salle = se.id_salle
 * left join public.formations f on f.id_formation = se.id_formation
 * left join public.formateurs fo on fo.id_formateur = coalesce(q.id_formateur, se.id_formateur)
 * where :salle::text is null or s.code = :salle or s.nom = :salle
 * order by 6, s.nom, s.id_salle, r.date_debut, r.id_reservation                                                                                                                                            
 * ```
 */
export const listReservations = new PreparedQuery<IListReservationsParams,IListReservationsResult>(listReservationsIR);


/** 'ListFormateur' parameters type */
export interface IListFormateurParams {
  debut: Date;
  fin: Date;
  idFormateur: number;
}

/** 'ListFormateur' return type */
export interface IListFormateurResult {
  capaciteMax: number | null;
  dateDebut: Date | null;
  dateFin: Date | null;
  fermetures: Json | null;
  formation: string | null;
  formationNom: string | null;
  genre: string | null;
  idFormateur: number;
  idReservation: number | null;
  idSession: number | null;
  matiere: string | null;
  motif: string | null;
  nbInscrits: number | null;
  nom: string;
  places: number | null;
  prenom: string;
  salle: string | null;
  salleNom: string | null;
  statut: string;
  statutSession: string | null;
}

/** 'ListFormateur' query type */
export interface IListFormateurQuery {
  params: IListFormateurParams;
  result: IListFormateurResult;
}

const listFormateurIR: any = {"usedParamSet":{"fin":true,"debut":true,"idFormateur":true},"params":[{"name":"fin","required":true,"transform":{"type":"scalar"},"locs":[{"a":767,"b":771},{"a":1297,"b":1301},{"a":1494,"b":1498}]},{"name":"debut","required":true,"transform":{"type":"scalar"},"locs":[{"a":810,"b":816},{"a":1277,"b":1283},{"a":1528,"b":1534}]},{"name":"idFormateur","required":true,"transform":{"type":"scalar"},"locs":[{"a":1875,"b":1887}]}],"statement":"select t.id_formateur as \"id_formateur!\", t.prenom as \"prenom!\", t.nom as \"nom!\", t.statut as \"statut!\",\n\tc.genre as \"genre?\", c.date_debut as \"date_debut?\", c.date_fin as \"date_fin?\",\n\tc.id_reservation as \"id_reservation?\", sa.code as \"salle?\", sa.nom as \"salle_nom?\",\n\t\tc.matiere as \"matiere?\", c.motif as \"motif?\",\n\tse.id_session as \"id_session?\", f.code as \"formation?\", f.nom as \"formation_nom?\",\n\tse.nb_inscrits as \"nb_inscrits?\", se.capacite_max as \"capacite_max?\",\n\t\tleast(se.capacite_max, propre.capacite_max) as \"places?\", se.statut_session as \"statut_session?\",\n\t(select jsonb_agg(jsonb_build_object('dateDebut', m.date_debut, 'dateFin', m.date_fin,\n\t\t\t'motif', m.motif)\n\t\torder by m.date_debut)\n\tfrom sessions_planning.fermeture m\n\twhere m.date_debut <= (:fin!::timestamp)::date and m.date_fin >= (:debut!::timestamp)::date) as \"fermetures?\"\nfrom public.formateurs t\nleft join lateral (\n\tselect 'SEANCE' as genre, r.date_debut, r.date_fin, r.id_reservation, r.id_salle, r.id_session,\n\t\tq.matiere, r.motif\n\tfrom sessions_planning.occupation_formateur o\n\tjoin public.reservation_salle r on r.id_reservation = o.id_reservation\n\tleft join sessions_planning.seance q on q.id_reservation = r.id_reservation\n\twhere o.id_formateur = t.id_formateur and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)\n\tunion all\n\tselect d.type, d.date_debut, d.date_fin, null, null, null, null, null\n\tfrom public.disponibilite_formateur d\n\twhere d.id_formateur = t.id_formateur and d.date_debut < :fin!::timestamp and d.date_fin > :debut!::timestamp\n) c on true\nleft join public.salles sa on sa.id_salle = c.id_salle\nleft join lateral (select x.* from public.sessions x where x.id_session = c.id_session offset 0) se on true\nleft join public.salles propre on propre.id_salle = se.id_salle\nleft join public.formations f on f.id_formation = se.id_formation\nwhere t.id_formateur = :idFormateur!\norder by c.date_debut, c.id_reservation"};

/**
 * Query generated from SQL:
 * ```
 * select t.id_formateur as "id_formateur!", t.prenom as "prenom!", t.nom as "nom!", t.statut as "statut!",
 * 	c.genre as "genre?", c.date_debut as "date_debut?", c.date_fin as "date_fin?",
 * 	c.id_reservation as "id_reservation?", sa.code as "salle?", sa.nom as "salle_nom?",
 * 		c.matiere as "matiere?", c.motif as "motif?",
 * 	se.id_session as "id_session?", f.code as "formation?", f.nom as "formation_nom?",
 * 	se.nb_inscrits as "nb_inscrits?", se.capacite_max as "capacite_max?",
 * 		least(se.capacite_max, propre.capacite_max) as "places?", se.statut_session as "statut_session?",
 * 	(select jsonb_agg(jsonb_build_object('dateDebut', m.date_debut, 'dateFin', m.date_fin,
 * 			'motif', m.motif)
 * 		order by m.date_debut)
 * 	from sessions_planning.fermeture m
 * 	where m.date_debut <= (:fin!::timestamp)::date and m.date_fin >= (:debut!::timestamp)::date) as "fermetures?"
 * from public.formateurs t
 * left join lateral (
 * 	select 'SEANCE' as genre, r.date_debut, r.date_fin, r.id_reservation, r.id_salle, r.id_session,
 * 		q.matiere, r.motif
 * 	from sessions_planning.occupation_formateur o
 * 	join public.reservation_salle r on r.id_reservation = o.id_reservation
 * 	left join sessions_planning.seance q on q.id_reservation = r.id_reservation
 * 	where o.id_formateur = t.id_formateur and o.periode && tsrange(:debut!::timestamp, :fin!::timestamp)
 * 	union all
 * 	select d.type, d.date_debut, d.date_fin, null, null, null, null, null
 * 	from public.disponibilite_formateur d
 * 	where d.id_formateur = t.id_formateur and d.date_debut < :fin!::timestamp and d.date_fin > :debut!::timestamp
 * ) c on true
 * left join public.salles sa on sa.id_salle = c.id_salle
 * left join lateral (select x.* from public.sessions x where x.id_session = c.id_session offset 0) se on true
 * left join public.salles propre on propre.id_salle = se.id_salle
 * left join public.formations f on f.id_formation = se.id_formation
 * where t.id_formateur = :idFormateur!
 * order by c.date_debut, c.id_reservation
 * ```
 */
export const listFormateur = new PreparedQuery<IListFormateurParams,IListFormateurResult>(listFormateurIR);


