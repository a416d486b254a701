-- Who was missing, one by one, so that each rule of alerts.json names those whom it concerns (core/sessions). `qui` is
-- what nodes of before read. Another return type can't replace the function: it is dropped and made anew in this
-- transaction, which nothing waits for, and statements that were prepared with the old one are prepared anew.
drop function sessions_planning.absences(int);

create function sessions_planning.absences(la_session int)
returns table (de_suite int, part_manquee int, qui text, personnes jsonb)
language plpgsql stable as $$
#variable_conflict use_column
begin
	return query
		with seances as (
			select r.id_reservation, r.date_debut, extract(epoch from r.date_fin - r.date_debut) / 3600 as heures
			from public.reservation_salle r
			where r.id_session = la_session and r.statut = 'ACTIVE'
		),
		marques as (
			select i.id_inscription, trim(coalesce(e.prenom, c.prenom, '') || ' ' || coalesce(e.nom, c.nom, '')) as nom,
				s.date_debut, s.heures, p.statut,
				max(s.date_debut) filter (where p.statut <> 'ABSENT') over (partition by i.id_inscription) as vu_le,
				case p.statut when 'RETARD' then p.minutes / 60.0 when 'PRESENT' then 0 else s.heures end as manquees
			from public.inscription_session i
			join sessions_planning.presence p on p.id_inscription = i.id_inscription
			join seances s on s.id_reservation = p.id_reservation
			left join public.eleves e on e.id_eleve = i.id_eleve
			left join public.candidats c on c.id_candidat = i.id_candidat
			where i.id_session = la_session and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		),
		absents as (
			select nom,
				(count(*) filter (where statut = 'ABSENT' and (vu_le is null or date_debut > vu_le)))::int as de_suite,
				(100 * sum(manquees) / nullif((select sum(heures) from seances), 0))::int as part
			from marques
			group by id_inscription, nom
		)
		select coalesce(max(de_suite), 0), coalesce(max(part), 0),
			string_agg(nom, ', ' order by part desc, nom) filter (where de_suite > 0 or part > 0),
			jsonb_agg(jsonb_build_object('nom', nom, 'deSuite', de_suite, 'part', part) order by part desc, nom)
				filter (where de_suite > 0 or part > 0)
		from absents;
end $$;

-- The trainers of a session whose own row names none, as séances of several trainers leave it: who holds most of them
-- first. Of a cancelled one those who would have held them.
create function sessions_planning.formateurs(la_session int) returns text
language plpgsql stable as $$
begin
	return (
		select string_agg(n.nom, ', ' order by n.combien desc, n.nom)
		from (
			select concat_ws(' ', nullif(f.prenom, ''), f.nom) as nom, count(*) as combien
			from public.reservation_salle r
			join public.sessions s on s.id_session = r.id_session
			join sessions_planning.seance se on se.id_reservation = r.id_reservation
			join public.formateurs f on f.id_formateur = se.id_formateur
			where r.id_session = la_session and (r.statut = 'ACTIVE' or s.statut_session = 'ANNULEE')
			group by f.id_formateur
		) n
	);
end $$;
