/** Types generated for queries found in "database/queries/courriers.sql" */
import { PreparedQuery } from '../sql';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** 'InsertCourriers' parameters type */
export interface IInsertCourriersParams {
  cles: (string | null)[];
  contextes: (string | null)[];
  dits: (string | null)[];
  emails: (string | null)[];
  etats: (string | null)[];
  idCandidats: (number | null)[];
  idEleves: (number | null)[];
  idEvenements: (number | null)[];
  idFormateurs: (number | null)[];
  noms: (string | null)[];
  prenoms: (string | null)[];
  roles: (string | null)[];
}

/** 'InsertCourriers' return type */
export interface IInsertCourriersResult {
  cle: string;
}

/** 'InsertCourriers' query type */
export interface IInsertCourriersQuery {
  params: IInsertCourriersParams;
  result: IInsertCourriersResult;
}

const insertCourriersIR: any = {"usedParamSet":{"idEvenements":true,"cles":true,"roles":true,"idEleves":true,"idCandidats":true,"idFormateurs":true,"prenoms":true,"noms":true,"emails":true,"contextes":true,"etats":true,"dits":true},"params":[{"name":"idEvenements","required":true,"transform":{"type":"scalar"},"locs":[{"a":60,"b":73}]},{"name":"cles","required":true,"transform":{"type":"scalar"},"locs":[{"a":95,"b":100}]},{"name":"roles","required":true,"transform":{"type":"scalar"},"locs":[{"a":120,"b":126}]},{"name":"idEleves","required":true,"transform":{"type":"scalar"},"locs":[{"a":148,"b":157}]},{"name":"idCandidats","required":true,"transform":{"type":"scalar"},"locs":[{"a":176,"b":188}]},{"name":"idFormateurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":207,"b":220}]},{"name":"prenoms","required":true,"transform":{"type":"scalar"},"locs":[{"a":241,"b":249}]},{"name":"noms","required":true,"transform":{"type":"scalar"},"locs":[{"a":269,"b":274}]},{"name":"emails","required":true,"transform":{"type":"scalar"},"locs":[{"a":294,"b":301}]},{"name":"contextes","required":true,"transform":{"type":"scalar"},"locs":[{"a":323,"b":333}]},{"name":"etats","required":true,"transform":{"type":"scalar"},"locs":[{"a":353,"b":359}]},{"name":"dits","required":true,"transform":{"type":"scalar"},"locs":[{"a":379,"b":384}]}],"statement":"with dus as materialized (\n\tselect d.*\n\tfrom unnest((select :idEvenements!::bigint[]), (select :cles!::text[]), (select :roles!::text[]),\n\t\t(select :idEleves!::int[]), (select :idCandidats!::int[]), (select :idFormateurs!::int[]),\n\t\t(select :prenoms!::text[]), (select :noms!::text[]), (select :emails!::text[]),\n\t\t(select :contextes!::text[]), (select :etats!::text[]), (select :dits!::text[])) with ordinality\n\t\tas d (id_evenement, cle, role, id_eleve, id_candidat, id_formateur, prenom, nom, email, contexte, etat, dit,\n\t\t\trang)\n),\ncedes as (\n\tupdate sessions_planning.courrier c\n\tset cle = c.cle || ':cedee:' || c.id_courrier\n\twhere c.cle not like '%:cedee:%' and c.id_courrier = any (array(\n\t\tselect o.id_courrier\n\t\tfrom dus d\n\t\tjoin sessions_planning.courrier o on o.cle = d.cle\n\t\twhere o.etat in ('SANS_ADRESSE', 'ECHEC') and o.id_evenement is not null\n\t\tunion all\n\t\tselect o.id_courrier\n\t\tfrom dus d\n\t\tjoin sessions_planning.courrier o on split_part(o.cle, ':', 2) = split_part(d.dit, ':', 2)\n\t\twhere o.cle ~ '^(convocation|desistement|attente):'\n\t\t\tand split_part(o.cle, ':', 1) <> split_part(d.dit, ':', 1)))\n\treturning c.id_courrier\n)\ninsert into sessions_planning.courrier (id_evenement, cle, role, id_eleve, id_candidat, id_formateur,\n\tprenom, nom, email, contexte, etat)\nselect d.id_evenement, d.cle, d.role, d.id_eleve, d.id_candidat, d.id_formateur, d.prenom, d.nom, d.email,\n\td.contexte::jsonb, d.etat\nfrom dus d\nwhere (select count(*) from cedes) >= 0\norder by d.rang\non conflict (cle) do nothing\nreturning cle                                                                                                                                                                                                                                                                                                                                                                  "};

/**
 * Query generated from SQL:
 * ```
 * with dus as materialized (
 * 	select d.*
 * 	from unnest((select :idEvenements!::bigint[]), (select :cles!::text[]), (select :roles!::text[]),
 * 		(select :idEleves!::int[]), (select :idCandidats!::int[]), (select :idFormateurs!::int[]),
 * 		(select :prenoms!::text[]), (select :noms!::text[]), (select :emails!::text[]),
 * 		(select :contextes!::text[]), (select :etats!::text[]), (select :dits!::text[])) with ordinality
 * 		as d (id_evenement, cle, role, id_eleve, id_candidat, id_formateur, prenom, nom, email, contexte, etat, dit,
 * 			rang)
 * ),
 * cedes as (
 * 	update sessions_planning.courrier c
 * 	set cle = c.cle || ':cedee:' || c.id_courrier
 * 	where c.cle not like '%:cedee:%' and c.id_courrier = any (array(
 * 		select o.id_courrier
 * 		from dus d
 * 		join sessions_planning.courrier o on o.cle = d.cle
 * 		where o.etat in ('SANS_ADRESSE', 'ECHEC') and o.id_evenement is not null
 * 		union all
 * 		select o.id_courrier
 * 		from dus d
 * 		join sessions_planning.courrier o on split_part(o.cle, ':', 2) = split_part(d.dit, ':', 2)
 * 		where o.cle ~ '^(convocation|desistement|attente):'
 * 			and split_part(o.cle, ':', 1) <> split_part(d.dit, ':', 1)))
 * 	returning c.id_courrier
 * )
 * insert into sessions_planning.courrier (id_evenement, cle, role, id_eleve, id_candidat, id_formateur,
 * 	prenom, nom, email, contexte, etat)
 * select d.id_evenement, d.cle, d.role, d.id_eleve, d.id_candidat, d.id_formateur, d.prenom, d.nom, d.email,
 * 	d.contexte::jsonb, d.etat
 * from dus d
 * where (select count(*) from cedes) >= 0
 * order by d.rang
 * on conflict (cle) do nothing
 * returning cle                                                                                                                                                                                                                                                                                                                                                                  
 * ```
 */
export const insertCourriers = new PreparedQuery<IInsertCourriersParams,IInsertCourriersResult>(insertCourriersIR);


/** 'ClaimCourriersOf' parameters type */
export interface IClaimCourriersOfParams {
  bail: number;
  ids: (number | null)[];
  limite: number;
  role: string;
}

/** 'ClaimCourriersOf' return type */
export interface IClaimCourriersOfResult {
  alleesVenues: number;
  contexte: Json;
  creeLe: Date;
  email: string | null;
  essais: number;
  etat: string;
  idCandidat: number | null;
  idCourrier: number;
  idEleve: number | null;
  idEvenement: number | null;
  idFormateur: number | null;
  idMessage: string;
  nom: string;
  prenom: string;
  revoqueLe: Date | null;
  role: string;
}

/** 'ClaimCourriersOf' query type */
export interface IClaimCourriersOfQuery {
  params: IClaimCourriersOfParams;
  result: IClaimCourriersOfResult;
}

const claimCourriersOfIR: any = {"usedParamSet":{"ids":true,"role":true,"limite":true,"bail":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":299,"b":303}]},{"name":"role","required":true,"transform":{"type":"scalar"},"locs":[{"a":329,"b":334}]},{"name":"limite","required":true,"transform":{"type":"scalar"},"locs":[{"a":477,"b":484}]},{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":4478,"b":4483}]}],"statement":"with dus as materialized (\n\tselect c.id_courrier, c.id_evenement, c.role, c.id_eleve, c.id_candidat, c.id_formateur, c.contexte,\n\t\tc.cle like '%:cedee:%' as cedee,\n\t\tnum_nonnulls(c.id_eleve, c.id_candidat, c.id_formateur) > 0 as nomme\n\tfrom sessions_planning.courrier c\n\twhere c.id_evenement = any (:ids!::bigint[]) and c.role = :role! and c.etat = 'A_ENVOYER'\n\t\tand c.prochain_essai <= now() and (c.bail_jusqua is null or c.bail_jusqua < now())\n\torder by c.id_courrier\n\tlimit :limite!\n\tfor update skip locked\n),\ndits as (\n\tselect d.id_courrier, d.id_formateur, d.contexte, d.cedee, e.action, e.id_session,\n\t\tcase\n\t\t\twhen e.action = 'ELEVE_CONVERTI' then 'COMPTE'\n\t\t\twhen e.action = 'SESSION_ANNULEE' then 'ANNULATION'\n\t\t\twhen e.action = 'ELEVE_DESISTE' or d.contexte ? 'desistement' then 'DEPART'\n\t\t\twhen e.action = 'PLACE_LIBEREE' and d.role = 'ELEVE' then 'DEPART'\n\t\t\twhen e.action = 'MISE_EN_ATTENTE' then 'ATTENTE'\n\t\t\twhen e.action = 'SESSION_CREATED' and d.role = 'ELEVE' then 'OUVERTURE'\n\t\t\telse 'PLACE'\n\t\tend as dit,\n\t\t-- A notice to the admin names nobody by key, its event does, but for who followed somebody that left.\n\t\tcase when d.nomme then d.id_eleve\n\t\t\twhen e.action <> 'PLACE_LIBEREE' or d.contexte ? 'desistement'\n\t\t\tthen coalesce((e.donnees->>'idEleve')::int, n.id_eleve) end as id_eleve,\n\t\tcase when d.nomme then d.id_candidat\n\t\t\twhen e.action <> 'PLACE_LIBEREE' or d.contexte ? 'desistement'\n\t\t\tthen coalesce((e.donnees->>'idCandidat')::int, n.id_candidat) end as id_candidat,\n\t\tn.id_inscription\n\tfrom dus d\n\tjoin sessions_planning.evenement e on e.id_evenement = d.id_evenement\n\tleft join public.inscription_session n on n.id_inscription = (e.donnees->>'idInscription')::int\n),\njuges as (\n\tselect d.id_courrier,\n\t\td.cedee or coalesce(case d.dit\n\t\t\twhen 'PLACE' then s.statut_session is null\n\t\t\t\tor s.statut_session = 'ANNULEE' and not d.contexte ? 'ancien'\n\t\t\t\tor s.statut_session = 'TERMINEE' and d.action = 'RAPPEL_SESSION'\n\t\t\t\tor i.statut = 'ANNULE'\n\t\t\t\tor i.statut = 'EN_ATTENTE' and d.contexte->'proposee' is distinct from 'true'::jsonb\n\t\t\twhen 'ATTENTE' then s.statut_session is null or s.statut_session = 'ANNULEE' or i.statut <> 'EN_ATTENTE'\n\t\t\twhen 'DEPART' then i.presente\n\t\t\twhen 'OUVERTURE' then s.statut_session is null or s.statut_session = 'ANNULEE'\n\t\t\t\tor s.statut_validation = 'REFUSEE' or i.presente\n\t\t\t\tor not exists (\n\t\t\t\t\tselect from public.inscription_session x\n\t\t\t\t\twhere x.id_inscription = (d.contexte->>'idAttente')::int and x.statut_inscription = 'EN_ATTENTE')\n\t\t\twhen 'ANNULATION' then s.statut_session <> 'ANNULEE' and (\n\t\t\t\ti.statut in ('INSCRIT', 'CONFIRME')\n\t\t\t\tor i.statut = 'EN_ATTENTE' and d.contexte->'attendait' = 'true'::jsonb\n\t\t\t\tor exists (\n\t\t\t\t\tselect from public.reservation_salle r\n\t\t\t\t\tleft join sessions_planning.seance se on se.id_reservation = r.id_reservation\n\t\t\t\t\twhere r.id_session = d.id_session and r.statut = 'ACTIVE'\n\t\t\t\t\t\tand coalesce(se.id_formateur, s.id_formateur) = d.id_formateur))\n\t\tend, false) as sans_objet,\n\t\t2 * departs.n + case when d.dit = 'DEPART' then 1 else 0 end as allees_venues\n\tfrom dits d\n\tleft join public.sessions s on s.id_session = d.id_session\n\t-- As in readPersonnes: the inscription that the event names, else the one that is active, else the last.\n\tleft join lateral (\n\t\tselect x.statut_inscription as statut, bool_or(x.statut_inscription <> 'ANNULE') over () as presente\n\t\tfrom public.inscription_session x\n\t\twhere x.id_session = d.id_session and (x.id_eleve = d.id_eleve or x.id_candidat = d.id_candidat)\n\t\torder by (x.id_inscription = d.id_inscription) desc nulls last, (x.statut_inscription <> 'ANNULE') desc,\n\t\t\tx.id_inscription desc\n\t\tlimit 1\n\t) i on true\n\t-- Each departure that the person was told of before took the entries out of the calendar once, and each return put\n\t-- them back: so many versions more than those of the séances.\n\tcross join lateral (\n\t\tselect count(*)::int as n\n\t\tfrom public.inscription_session x\n\t\tjoin sessions_planning.courrier o on split_part(o.cle, ':', 2) = x.id_inscription::text\n\t\twhere x.id_session = d.id_session and (x.id_eleve = d.id_eleve or x.id_candidat = d.id_candidat)\n\t\t\tand o.cle ~ '^(convocation|desistement|attente):' and split_part(o.cle, ':', 1) = 'desistement'\n\t\t\tand o.role = 'ELEVE' and o.id_courrier < d.id_courrier\n\t) departs\n)\nupdate sessions_planning.courrier c\nset essais = case when j.sans_objet then c.essais else c.essais + 1 end,\n\tbail_jusqua = case when not j.sans_objet then now() + make_interval(secs => :bail!::int) end,\n\tetat = case when j.sans_objet then 'SANS_OBJET' else c.etat end,\n\tcle = case when j.sans_objet then c.cle || ':sans-objet:' || c.id_courrier else c.cle end\nfrom juges j\nwhere c.id_courrier = j.id_courrier\nreturning c.id_courrier, c.id_evenement as \"id_evenement?\", c.role, c.id_message, c.id_eleve, c.id_candidat,\n\tc.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, c.etat,\n\tj.allees_venues as \"allees_venues!\", (\n\t\tselect l.avant from sessions_planning.lien_revoque l\n\t\twhere l.id_personne = coalesce(c.id_eleve, c.id_candidat, c.id_formateur)\n\t\t\tand l.genre = case when c.id_eleve is not null then 'eleve'\n\t\t\t\twhen c.id_candidat is not null then 'candidat' else 'formateur' end) as \"revoque_le?\"                                                                                                                                                                                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * with dus as materialized (
 * 	select c.id_courrier, c.id_evenement, c.role, c.id_eleve, c.id_candidat, c.id_formateur, c.contexte,
 * 		c.cle like '%:cedee:%' as cedee,
 * 		num_nonnulls(c.id_eleve, c.id_candidat, c.id_formateur) > 0 as nomme
 * 	from sessions_planning.courrier c
 * 	where c.id_evenement = any (:ids!::bigint[]) and c.role = :role! and c.etat = 'A_ENVOYER'
 * 		and c.prochain_essai <= now() and (c.bail_jusqua is null or c.bail_jusqua < now())
 * 	order by c.id_courrier
 * 	limit :limite!
 * 	for update skip locked
 * ),
 * dits as (
 * 	select d.id_courrier, d.id_formateur, d.contexte, d.cedee, e.action, e.id_session,
 * 		case
 * 			when e.action = 'ELEVE_CONVERTI' then 'COMPTE'
 * 			when e.action = 'SESSION_ANNULEE' then 'ANNULATION'
 * 			when e.action = 'ELEVE_DESISTE' or d.contexte ? 'desistement' then 'DEPART'
 * 			when e.action = 'PLACE_LIBEREE' and d.role = 'ELEVE' then 'DEPART'
 * 			when e.action = 'MISE_EN_ATTENTE' then 'ATTENTE'
 * 			when e.action = 'SESSION_CREATED' and d.role = 'ELEVE' then 'OUVERTURE'
 * 			else 'PLACE'
 * 		end as dit,
 * 		-- A notice to the admin names nobody by key, its event does, but for who followed somebody that left.
 * 		case when d.nomme then d.id_eleve
 * 			when e.action <> 'PLACE_LIBEREE' or d.contexte ? 'desistement'
 * 			then coalesce((e.donnees->>'idEleve')::int, n.id_eleve) end as id_eleve,
 * 		case when d.nomme then d.id_candidat
 * 			when e.action <> 'PLACE_LIBEREE' or d.contexte ? 'desistement'
 * 			then coalesce((e.donnees->>'idCandidat')::int, n.id_candidat) end as id_candidat,
 * 		n.id_inscription
 * 	from dus d
 * 	join sessions_planning.evenement e on e.id_evenement = d.id_evenement
 * 	left join public.inscription_session n on n.id_inscription = (e.donnees->>'idInscription')::int
 * ),
 * juges as (
 * 	select d.id_courrier,
 * 		d.cedee or coalesce(case d.dit
 * 			when 'PLACE' then s.statut_session is null
 * 				or s.statut_session = 'ANNULEE' and not d.contexte ? 'ancien'
 * 				or s.statut_session = 'TERMINEE' and d.action = 'RAPPEL_SESSION'
 * 				or i.statut = 'ANNULE'
 * 				or i.statut = 'EN_ATTENTE' and d.contexte->'proposee' is distinct from 'true'::jsonb
 * 			when 'ATTENTE' then s.statut_session is null or s.statut_session = 'ANNULEE' or i.statut <> 'EN_ATTENTE'
 * 			when 'DEPART' then i.presente
 * 			when 'OUVERTURE' then s.statut_session is null or s.statut_session = 'ANNULEE'
 * 				or s.statut_validation = 'REFUSEE' or i.presente
 * 				or not exists (
 * 					select from public.inscription_session x
 * 					where x.id_inscription = (d.contexte->>'idAttente')::int and x.statut_inscription = 'EN_ATTENTE')
 * 			when 'ANNULATION' then s.statut_session <> 'ANNULEE' and (
 * 				i.statut in ('INSCRIT', 'CONFIRME')
 * 				or i.statut = 'EN_ATTENTE' and d.contexte->'attendait' = 'true'::jsonb
 * 				or exists (
 * 					select from public.reservation_salle r
 * 					left join sessions_planning.seance se on se.id_reservation = r.id_reservation
 * 					where r.id_session = d.id_session and r.statut = 'ACTIVE'
 * 						and coalesce(se.id_formateur, s.id_formateur) = d.id_formateur))
 * 		end, false) as sans_objet,
 * 		2 * departs.n + case when d.dit = 'DEPART' then 1 else 0 end as allees_venues
 * 	from dits d
 * 	left join public.sessions s on s.id_session = d.id_session
 * 	-- As in readPersonnes: the inscription that the event names, else the one that is active, else the last.
 * 	left join lateral (
 * 		select x.statut_inscription as statut, bool_or(x.statut_inscription <> 'ANNULE') over () as presente
 * 		from public.inscription_session x
 * 		where x.id_session = d.id_session and (x.id_eleve = d.id_eleve or x.id_candidat = d.id_candidat)
 * 		order by (x.id_inscription = d.id_inscription) desc nulls last, (x.statut_inscription <> 'ANNULE') desc,
 * 			x.id_inscription desc
 * 		limit 1
 * 	) i on true
 * 	-- Each departure that the person was told of before took the entries out of the calendar once, and each return put
 * 	-- them back: so many versions more than those of the séances.
 * 	cross join lateral (
 * 		select count(*)::int as n
 * 		from public.inscription_session x
 * 		join sessions_planning.courrier o on split_part(o.cle, ':', 2) = x.id_inscription::text
 * 		where x.id_session = d.id_session and (x.id_eleve = d.id_eleve or x.id_candidat = d.id_candidat)
 * 			and o.cle ~ '^(convocation|desistement|attente):' and split_part(o.cle, ':', 1) = 'desistement'
 * 			and o.role = 'ELEVE' and o.id_courrier < d.id_courrier
 * 	) departs
 * )
 * update sessions_planning.courrier c
 * set essais = case when j.sans_objet then c.essais else c.essais + 1 end,
 * 	bail_jusqua = case when not j.sans_objet then now() + make_interval(secs => :bail!::int) end,
 * 	etat = case when j.sans_objet then 'SANS_OBJET' else c.etat end,
 * 	cle = case when j.sans_objet then c.cle || ':sans-objet:' || c.id_courrier else c.cle end
 * from juges j
 * where c.id_courrier = j.id_courrier
 * returning c.id_courrier, c.id_evenement as "id_evenement?", c.role, c.id_message, c.id_eleve, c.id_candidat,
 * 	c.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, c.etat,
 * 	j.allees_venues as "allees_venues!", (
 * 		select l.avant from sessions_planning.lien_revoque l
 * 		where l.id_personne = coalesce(c.id_eleve, c.id_candidat, c.id_formateur)
 * 			and l.genre = case when c.id_eleve is not null then 'eleve'
 * 				when c.id_candidat is not null then 'candidat' else 'formateur' end) as "revoque_le?"                                                                                                                                                                                                                                 
 * ```
 */
export const claimCourriersOf = new PreparedQuery<IClaimCourriersOfParams,IClaimCourriersOfResult>(claimCourriersOfIR);


/** 'ReadDitsLe' parameters type */
export interface IReadDitsLeParams {
  ids: (number | null)[];
}

/** 'ReadDitsLe' return type */
export interface IReadDitsLeResult {
  ditLe: Date;
  idCourrier: number;
}

/** 'ReadDitsLe' query type */
export interface IReadDitsLeQuery {
  params: IReadDitsLeParams;
  result: IReadDitsLeResult;
}

const readDitsLeIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":834,"b":838}]}],"statement":"select d.id_courrier, dernier.cree_le as \"dit_le!\"\nfrom sessions_planning.courrier d\njoin sessions_planning.evenement e on e.id_evenement = d.id_evenement\ncross join lateral (\n\tselect o.cree_le,\n\t\ta.action = 'ELEVE_DESISTE' or a.action = 'PLACE_LIBEREE' and o.role = 'ELEVE'\n\t\t\tor a.action = 'SESSION_ANNULEE' as partie\n\tfrom sessions_planning.evenement a\n\tjoin sessions_planning.courrier o on o.id_evenement = a.id_evenement\n\twhere a.id_session = e.id_session and a.action not in ('MISE_EN_ATTENTE', 'ELEVE_CONVERTI')\n\t\tand (o.id_eleve = d.id_eleve or o.id_candidat = d.id_candidat or o.id_formateur = d.id_formateur)\n\t\tand o.role <> 'ADMIN' and o.etat = 'ENVOYE' and o.id_courrier < d.id_courrier\n\t\tand o.contexte->'proposee' is distinct from 'true'::jsonb\n\torder by o.id_courrier desc\n\tlimit 1\n) dernier\nwhere d.id_courrier = any (:ids!::bigint[]) and not dernier.partie                                                                 "};

/**
 * Query generated from SQL:
 * ```
 * select d.id_courrier, dernier.cree_le as "dit_le!"
 * from sessions_planning.courrier d
 * join sessions_planning.evenement e on e.id_evenement = d.id_evenement
 * cross join lateral (
 * 	select o.cree_le,
 * 		a.action = 'ELEVE_DESISTE' or a.action = 'PLACE_LIBEREE' and o.role = 'ELEVE'
 * 			or a.action = 'SESSION_ANNULEE' as partie
 * 	from sessions_planning.evenement a
 * 	join sessions_planning.courrier o on o.id_evenement = a.id_evenement
 * 	where a.id_session = e.id_session and a.action not in ('MISE_EN_ATTENTE', 'ELEVE_CONVERTI')
 * 		and (o.id_eleve = d.id_eleve or o.id_candidat = d.id_candidat or o.id_formateur = d.id_formateur)
 * 		and o.role <> 'ADMIN' and o.etat = 'ENVOYE' and o.id_courrier < d.id_courrier
 * 		and o.contexte->'proposee' is distinct from 'true'::jsonb
 * 	order by o.id_courrier desc
 * 	limit 1
 * ) dernier
 * where d.id_courrier = any (:ids!::bigint[]) and not dernier.partie                                                                 
 * ```
 */
export const readDitsLe = new PreparedQuery<IReadDitsLeParams,IReadDitsLeResult>(readDitsLeIR);


/** 'ClaimAvis' parameters type */
export interface IClaimAvisParams {
  bail: number;
  limite: number;
  role: string;
}

/** 'ClaimAvis' return type */
export interface IClaimAvisResult {
  alleesVenues: number;
  contexte: Json;
  creeLe: Date;
  email: string | null;
  essais: number;
  etat: string;
  idCandidat: number | null;
  idCourrier: number;
  idEleve: number | null;
  idEvenement: number | null;
  idFormateur: number | null;
  idMessage: string;
  nom: string;
  prenom: string;
  revoqueLe: Date | null;
  role: string;
}

/** 'ClaimAvis' query type */
export interface IClaimAvisQuery {
  params: IClaimAvisParams;
  result: IClaimAvisResult;
}

const claimAvisIR: any = {"usedParamSet":{"bail":true,"role":true,"limite":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":112}]},{"name":"role","required":true,"transform":{"type":"scalar"},"locs":[{"a":219,"b":224}]},{"name":"limite","required":true,"transform":{"type":"scalar"},"locs":[{"a":357,"b":364}]}],"statement":"update sessions_planning.courrier c\nset essais = c.essais + 1, bail_jusqua = now() + make_interval(secs => :bail!::int)\nfrom (\n\tselect id_courrier\n\tfrom sessions_planning.courrier\n\twhere id_evenement is null and role = :role! and etat = 'A_ENVOYER' and prochain_essai <= now()\n\t\tand (bail_jusqua is null or bail_jusqua < now())\n\torder by id_courrier\n\tlimit :limite!\n\tfor update skip locked\n) d\nwhere c.id_courrier = d.id_courrier\nreturning c.id_courrier, c.id_evenement as \"id_evenement?\", c.role, c.id_message, c.id_eleve, c.id_candidat,\n\tc.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, c.etat,\n\t0 as \"allees_venues!\", null::timestamptz as \"revoque_le?\"                                                                                                                                                                                                              "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier c
 * set essais = c.essais + 1, bail_jusqua = now() + make_interval(secs => :bail!::int)
 * from (
 * 	select id_courrier
 * 	from sessions_planning.courrier
 * 	where id_evenement is null and role = :role! and etat = 'A_ENVOYER' and prochain_essai <= now()
 * 		and (bail_jusqua is null or bail_jusqua < now())
 * 	order by id_courrier
 * 	limit :limite!
 * 	for update skip locked
 * ) d
 * where c.id_courrier = d.id_courrier
 * returning c.id_courrier, c.id_evenement as "id_evenement?", c.role, c.id_message, c.id_eleve, c.id_candidat,
 * 	c.id_formateur, c.prenom, c.nom, c.email, c.contexte, c.essais, c.cree_le, c.etat,
 * 	0 as "allees_venues!", null::timestamptz as "revoque_le?"                                                                                                                                                                                                              
 * ```
 */
export const claimAvis = new PreparedQuery<IClaimAvisParams,IClaimAvisResult>(claimAvisIR);


/** 'CloseCourriers' parameters type */
export interface ICloseCourriersParams {
  emails: (string | null)[];
  erreurs: (string | null)[];
  etats: (string | null)[];
  ids: (number | null)[];
}

/** 'CloseCourriers' return type */
export type ICloseCourriersResult = void;

/** 'CloseCourriers' query type */
export interface ICloseCourriersQuery {
  params: ICloseCourriersParams;
  result: ICloseCourriersResult;
}

const closeCourriersIR: any = {"usedParamSet":{"ids":true,"etats":true,"erreurs":true,"emails":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":225,"b":229}]},{"name":"etats","required":true,"transform":{"type":"scalar"},"locs":[{"a":251,"b":257}]},{"name":"erreurs","required":true,"transform":{"type":"scalar"},"locs":[{"a":277,"b":285}]},{"name":"emails","required":true,"transform":{"type":"scalar"},"locs":[{"a":307,"b":314}]}],"statement":"with clos as (\n\tupdate sessions_planning.courrier c\n\tset etat = m.etat, envoye_le = case when m.etat = 'ENVOYE' then now() end, bail_jusqua = null,\n\t\terreur = m.erreur, email = coalesce(c.email, m.email)\n\tfrom unnest((select :ids!::bigint[]), (select :etats!::text[]), (select :erreurs!::text[]),\n\t\t(select :emails!::text[]))\n\t\tas m (id_courrier, etat, erreur, email)\n\twhere c.id_courrier = m.id_courrier and (c.etat = 'A_ENVOYER') is true\n\treturning c.id_evenement, c.role\n)\nupdate sessions_planning.evenement e\nset secret = null\nfrom clos\nwhere e.id_evenement = clos.id_evenement and clos.role = 'COMPTE' and e.secret is not null                                                                                                                                        "};

/**
 * Query generated from SQL:
 * ```
 * with clos as (
 * 	update sessions_planning.courrier c
 * 	set etat = m.etat, envoye_le = case when m.etat = 'ENVOYE' then now() end, bail_jusqua = null,
 * 		erreur = m.erreur, email = coalesce(c.email, m.email)
 * 	from unnest((select :ids!::bigint[]), (select :etats!::text[]), (select :erreurs!::text[]),
 * 		(select :emails!::text[]))
 * 		as m (id_courrier, etat, erreur, email)
 * 	where c.id_courrier = m.id_courrier and (c.etat = 'A_ENVOYER') is true
 * 	returning c.id_evenement, c.role
 * )
 * update sessions_planning.evenement e
 * set secret = null
 * from clos
 * where e.id_evenement = clos.id_evenement and clos.role = 'COMPTE' and e.secret is not null                                                                                                                                        
 * ```
 */
export const closeCourriers = new PreparedQuery<ICloseCourriersParams,ICloseCourriersResult>(closeCourriersIR);


/** 'KeepCourriers' parameters type */
export interface IKeepCourriersParams {
  bail: number;
  essais: (number | null)[];
  ids: (number | null)[];
}

/** 'KeepCourriers' return type */
export type IKeepCourriersResult = void;

/** 'KeepCourriers' query type */
export interface IKeepCourriersQuery {
  params: IKeepCourriersParams;
  result: IKeepCourriersResult;
}

const keepCourriersIR: any = {"usedParamSet":{"bail":true,"ids":true,"essais":true},"params":[{"name":"bail","required":true,"transform":{"type":"scalar"},"locs":[{"a":84,"b":89}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":109,"b":113}]},{"name":"essais","required":true,"transform":{"type":"scalar"},"locs":[{"a":126,"b":133}]}],"statement":"update sessions_planning.courrier c\nset bail_jusqua = now() + make_interval(secs => :bail!::int)\nfrom unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)\nwhere c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'\n\tand c.bail_jusqua is not null                                                                                                                                                             "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier c
 * set bail_jusqua = now() + make_interval(secs => :bail!::int)
 * from unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)
 * where c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'
 * 	and c.bail_jusqua is not null                                                                                                                                                             
 * ```
 */
export const keepCourriers = new PreparedQuery<IKeepCourriersParams,IKeepCourriersResult>(keepCourriersIR);


/** 'ReturnCourriers' parameters type */
export interface IReturnCourriersParams {
  essais: (number | null)[];
  ids: (number | null)[];
}

/** 'ReturnCourriers' return type */
export type IReturnCourriersResult = void;

/** 'ReturnCourriers' query type */
export interface IReturnCourriersQuery {
  params: IReturnCourriersParams;
  result: IReturnCourriersResult;
}

const returnCourriersIR: any = {"usedParamSet":{"ids":true,"essais":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":94,"b":98}]},{"name":"essais","required":true,"transform":{"type":"scalar"},"locs":[{"a":111,"b":118}]}],"statement":"update sessions_planning.courrier c\nset bail_jusqua = null, essais = c.essais - 1\nfrom unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)\nwhere c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'                                                                                "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier c
 * set bail_jusqua = null, essais = c.essais - 1
 * from unnest(:ids!::bigint[], :essais!::int[]) as d (id_courrier, essais)
 * where c.id_courrier = d.id_courrier and c.essais = d.essais and c.etat = 'A_ENVOYER'                                                                                
 * ```
 */
export const returnCourriers = new PreparedQuery<IReturnCourriersParams,IReturnCourriersResult>(returnCourriersIR);


/** 'PostponeCourrier' parameters type */
export interface IPostponeCourrierParams {
  erreur: string;
  essais: number;
  idCourrier: number;
}

/** 'PostponeCourrier' return type */
export type IPostponeCourrierResult = void;

/** 'PostponeCourrier' query type */
export interface IPostponeCourrierQuery {
  params: IPostponeCourrierParams;
  result: IPostponeCourrierResult;
}

const postponeCourrierIR: any = {"usedParamSet":{"erreur":true,"idCourrier":true,"essais":true},"params":[{"name":"erreur","required":true,"transform":{"type":"scalar"},"locs":[{"a":67,"b":74}]},{"name":"idCourrier","required":true,"transform":{"type":"scalar"},"locs":[{"a":194,"b":205}]},{"name":"essais","required":true,"transform":{"type":"scalar"},"locs":[{"a":228,"b":235}]}],"statement":"update sessions_planning.courrier\nset bail_jusqua = null, erreur = :erreur!,\n\tprochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ least(essais - 1, 12))::int)\nwhere id_courrier = :idCourrier!::bigint and essais = :essais!::int and etat = 'A_ENVOYER'                                                                                          "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier
 * set bail_jusqua = null, erreur = :erreur!,
 * 	prochain_essai = now() + make_interval(secs => least(3600, 5 * 2 ^ least(essais - 1, 12))::int)
 * where id_courrier = :idCourrier!::bigint and essais = :essais!::int and etat = 'A_ENVOYER'                                                                                          
 * ```
 */
export const postponeCourrier = new PreparedQuery<IPostponeCourrierParams,IPostponeCourrierResult>(postponeCourrierIR);


/** 'CloseSansModele' parameters type */
export interface ICloseSansModeleParams {
  ids: (number | null)[];
}

/** 'CloseSansModele' return type */
export type ICloseSansModeleResult = void;

/** 'CloseSansModele' query type */
export interface ICloseSansModeleQuery {
  params: ICloseSansModeleParams;
  result: ICloseSansModeleResult;
}

const closeSansModeleIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":85,"b":89}]}],"statement":"update sessions_planning.courrier set etat = 'SANS_MODELE'\nwhere id_evenement = any (:ids!::bigint[]) and etat = 'A_ENVOYER' and essais = 0                                                                       "};

/**
 * Query generated from SQL:
 * ```
 * update sessions_planning.courrier set etat = 'SANS_MODELE'
 * where id_evenement = any (:ids!::bigint[]) and etat = 'A_ENVOYER' and essais = 0                                                                       
 * ```
 */
export const closeSansModele = new PreparedQuery<ICloseSansModeleParams,ICloseSansModeleResult>(closeSansModeleIR);


/** 'ReadCourriersOf' parameters type */
export interface IReadCourriersOfParams {
  ids: (number | null)[];
}

/** 'ReadCourriersOf' return type */
export interface IReadCourriersOfResult {
  attente: number;
  erreur: string | null;
  etat: string;
  idCandidat: number | null;
  idEleve: number | null;
  idEvenement: number;
  idFormateur: number | null;
  nom: string;
  prenom: string;
  role: string;
}

/** 'ReadCourriersOf' query type */
export interface IReadCourriersOfQuery {
  params: IReadCourriersOfParams;
  result: IReadCourriersOfResult;
}

const readCourriersOfIR: any = {"usedParamSet":{"ids":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":298,"b":302}]}],"statement":"select id_evenement as \"id_evenement!\", role, etat, id_eleve, id_candidat, id_formateur, prenom, nom, erreur,\n\tgreatest(0,\n\t\textract(epoch\n\t\t\tfrom greatest(prochain_essai, coalesce(bail_jusqua, prochain_essai)) - now()))::int as \"attente!\"\nfrom sessions_planning.courrier\nwhere id_evenement = any (:ids!::bigint[])\norder by id_courrier"};

/**
 * Query generated from SQL:
 * ```
 * select id_evenement as "id_evenement!", role, etat, id_eleve, id_candidat, id_formateur, prenom, nom, erreur,
 * 	greatest(0,
 * 		extract(epoch
 * 			from greatest(prochain_essai, coalesce(bail_jusqua, prochain_essai)) - now()))::int as "attente!"
 * from sessions_planning.courrier
 * where id_evenement = any (:ids!::bigint[])
 * order by id_courrier
 * ```
 */
export const readCourriersOf = new PreparedQuery<IReadCourriersOfParams,IReadCourriersOfResult>(readCourriersOfIR);


