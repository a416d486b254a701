/** Types generated for queries found in "database/queries/confirmation.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type stringArray = (string)[];

/** 'ReadEvenementsDuTravail' parameters type */
export type IReadEvenementsDuTravailParams = void;

/** 'ReadEvenementsDuTravail' return type */
export interface IReadEvenementsDuTravailResult {
  action: string;
  donnees: Json;
  email: string | null;
  formateurs: stringArray;
  idSession: number | null;
  personne: string | null;
}

/** 'ReadEvenementsDuTravail' query type */
export interface IReadEvenementsDuTravailQuery {
  params: IReadEvenementsDuTravailParams;
  result: IReadEvenementsDuTravailResult;
}

const readEvenementsDuTravailIR: any = {"usedParamSet":{},"params":[],"statement":"select e.action, e.id_session, e.donnees,\n\tcoalesce(el.prenom || ' ' || el.nom, ca.prenom || ' ' || ca.nom) as \"personne?\",\n\t\tcoalesce(el.email, ca.email) as \"email?\",\n\tarray(\n\t\tselect concat_ws(' ', nullif(t.prenom, ''), t.nom)\n\t\tfrom public.formateurs t\n\t\twhere t.id_formateur = s.id_formateur or t.id_formateur in (\n\t\t\tselect se.id_formateur\n\t\t\tfrom public.reservation_salle r\n\t\t\tjoin sessions_planning.seance se on se.id_reservation = r.id_reservation\n\t\t\twhere r.id_session = s.id_session and r.statut = 'ACTIVE')\n\t\torder by 1)::text[] as \"formateurs!\"\nfrom sessions_planning.evenement e\nleft join public.sessions s on s.id_session = e.id_session\nleft join public.eleves el on el.id_eleve = (e.donnees ->> 'eleveId')::int\nleft join public.candidats ca on ca.id_candidat = (e.donnees ->> 'candidatId')::int\nwhere e.etat = 'RECU' and e.prochain_essai = now() and e.recu_le = now() and e.origine = 'INTERNE'\norder by e.id_evenement                                           "};

/**
 * Query generated from SQL:
 * ```
 * select e.action, e.id_session, e.donnees,
 * 	coalesce(el.prenom || ' ' || el.nom, ca.prenom || ' ' || ca.nom) as "personne?",
 * 		coalesce(el.email, ca.email) as "email?",
 * 	array(
 * 		select concat_ws(' ', nullif(t.prenom, ''), t.nom)
 * 		from public.formateurs t
 * 		where t.id_formateur = s.id_formateur or t.id_formateur in (
 * 			select se.id_formateur
 * 			from public.reservation_salle r
 * 			join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * 			where r.id_session = s.id_session and r.statut = 'ACTIVE')
 * 		order by 1)::text[] as "formateurs!"
 * from sessions_planning.evenement e
 * left join public.sessions s on s.id_session = e.id_session
 * left join public.eleves el on el.id_eleve = (e.donnees ->> 'eleveId')::int
 * left join public.candidats ca on ca.id_candidat = (e.donnees ->> 'candidatId')::int
 * where e.etat = 'RECU' and e.prochain_essai = now() and e.recu_le = now() and e.origine = 'INTERNE'
 * order by e.id_evenement                                           
 * ```
 */
export const readEvenementsDuTravail = new PreparedQuery<IReadEvenementsDuTravailParams,IReadEvenementsDuTravailResult>(readEvenementsDuTravailIR);


/** 'ReadPersonnes' parameters type */
export interface IReadPersonnesParams {
  idInscriptions: (number | null)[];
}

/** 'ReadPersonnes' return type */
export interface IReadPersonnesResult {
  idInscription: number;
  nom: string;
}

/** 'ReadPersonnes' query type */
export interface IReadPersonnesQuery {
  params: IReadPersonnesParams;
  result: IReadPersonnesResult;
}

const readPersonnesIR: any = {"usedParamSet":{"idInscriptions":true},"params":[{"name":"idInscriptions","required":true,"transform":{"type":"scalar"},"locs":[{"a":279,"b":294}]}],"statement":"select i.id_inscription, coalesce(e.prenom || ' ' || e.nom, c.prenom || ' ' || c.nom, '') as \"nom!\"\nfrom public.inscription_session i\nleft join public.eleves e on e.id_eleve = i.id_eleve\nleft join public.candidats c on c.id_candidat = i.id_candidat\nwhere i.id_inscription = any (:idInscriptions!::int[])"};

/**
 * Query generated from SQL:
 * ```
 * select i.id_inscription, coalesce(e.prenom || ' ' || e.nom, c.prenom || ' ' || c.nom, '') as "nom!"
 * from public.inscription_session i
 * left join public.eleves e on e.id_eleve = i.id_eleve
 * left join public.candidats c on c.id_candidat = i.id_candidat
 * where i.id_inscription = any (:idInscriptions!::int[])
 * ```
 */
export const readPersonnes = new PreparedQuery<IReadPersonnesParams,IReadPersonnesResult>(readPersonnesIR);


