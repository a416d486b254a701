/**
 * A batch of enrolments in one statement by hand, without rule files, decisions or events: what is left
 * when everything is left out.
 */
export const bareStatement = `
	with held as materialized (
		select id_session, capacite_max - nb_inscrits as libres
		from public.sessions where id_session = $1 for no key update),
	placed as (
		select e.id_eleve, row_number() over (order by e.id_eleve) as n,
			case when e.parcours_valide and e.paiement_ok then 1 else 2 end as priorite, h.libres
		from public.eleves e cross join held h where e.id_eleve between $2 and $3),
	written as (
		insert into public.inscription_session (id_eleve, id_session, statut_inscription, priorite,
			date_inscription, position_attente)
		select id_eleve, $1, case when n <= libres then 'INSCRIT' else 'EN_ATTENTE' end, priorite,
			current_date, case when n > libres then n - libres end
		from placed on conflict do nothing
		returning statut_inscription)
	update public.sessions s
	set nb_inscrits = s.nb_inscrits + (select count(*) from written where statut_inscription = 'INSCRIT')
	where s.id_session = $1`;

/**
 * A batch that leaves the very rows that ours leaves, in one set-based statement by hand: inscriptions
 * with rank and counter, a decision for each with
 * the rule, its words and the facts it compared, an event for each. The two rule files
 * as they are shipped, written out in SQL.
 */
export const handStatement = `
	with held as materialized (
		select id_session, capacite_max, nb_inscrits, capacite_max - nb_inscrits as libres, statut_session
		from public.sessions where id_session = $1 for no key update),
	come as (
		select e.id_eleve, row_number() over (order by e.id_eleve) as n,
			coalesce(e.parcours_valide and e.paiement_ok, false) as valide, h.*
		from public.eleves e cross join held h where e.id_eleve between $2 and $3),
	placed as (
		select *,
			case when valide then 1 else 2 end as priorite,
			case when n <= libres then 'INSCRIT' else 'EN_ATTENTE' end as statut,
			case when n > libres
				then row_number() over (partition by n > libres order by not valide, id_eleve) end as rang,
			case when n > libres
				then count(*) filter (where n > libres and valide) over (order by id_eleve)
				else 0 end as attendent_1,
			case when n > libres
				then count(*) filter (where n > libres) over (order by id_eleve)
				else 0 end as attendent
		from come),
	written as (
		insert into public.inscription_session (id_eleve, id_session, statut_inscription, priorite,
			date_inscription, position_attente)
		select id_eleve, $1, statut, priorite, (now() at time zone 'Europe/Paris')::date, rang
		from placed order by id_eleve
		returning id_inscription, id_eleve, statut_inscription),
	decided as (
		insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits)
		select 'workflow', 'INSCRIRE', $1, w.id_inscription,
			case when statut = 'INSCRIT' then 'capacity:place-libre' else 'capacity:session-complete' end,
			case when statut = 'INSCRIT' then (libres - n + 1) || ' place(s) libre(s) : place donnée.'
				else 'Session complète (' || capacite_max || ' inscrit(s) pour ' || capacite_max
					|| ' place(s)) : en liste d''attente. '
					|| case when valide then 'Élève au parcours validé et payé : priorité 1.'
						else 'Élève dont le parcours ou le paiement n''est pas encore validé : priorité 2.' end
			end,
			jsonb_build_object(
				'type', 'ELEVE',
				'verbe', 'INSCRIRE',
				'capacite', capacite_max,
				'priorite', priorite,
				'enAttente', case
					when statut = 'INSCRIT' then 0
					when valide then attendent_1 - 1
					else attendent - 1 end,
				'nbInscrits', nb_inscrits + least(n - 1, libres),
				'placesLibres', greatest(libres - n + 1, 0),
				'reglePriorite', case
					when valide then 'priority:eleve-parcours-valide-et-paye'
					else 'priority:eleve-parcours-en-cours' end,
				'statutSession', statut_session)
				|| case when valide then '{"parcoursValide": true, "paiementOk": true}'::jsonb else '{}' end
		from written w join placed using (id_eleve)),
	announced as (
		insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)
		select case when statut_inscription = 'INSCRIT' then 'ELEVE_INSCRIT' else 'MISE_EN_ATTENTE' end,
			'interne-' || gen_random_uuid(), $1, 'INTERNE',
			jsonb_build_object('idInscription', id_inscription, 'eleveId', id_eleve)
		from written)
	update public.sessions s
	set nb_inscrits = s.nb_inscrits + (select count(*) from written where statut_inscription = 'INSCRIT')
	where s.id_session = $1`;

/**
 * Everything that a batch left at a session, without keys and times that are new each time: two batches
 * that did the same give the same.
 */
export const tracesOf = `
	select md5(string_agg(
		concat_ws('|',
			i.id_eleve, i.statut_inscription, i.priorite, i.position_attente, i.date_inscription, s.nb_inscrits,
			d.acteur, d.verbe, d.regle, d.message, d.faits, d.forcee,
			v.action, v.origine, v.donnees - 'idInscription'),
		E'\\n' order by i.id_eleve)) as traces
	from public.inscription_session i
	join public.sessions s using (id_session)
	left join sessions_planning.decision d
		on d.id_inscription = i.id_inscription and d.id_session = i.id_session
	left join sessions_planning.evenement v
		on v.id_session = i.id_session and v.donnees ->> 'idInscription' = i.id_inscription::text
	where i.id_session = $1`;
