-- The same as before (0150), planned when a session that has begun is looked at and not with each statement that might:
-- as SQL it became a part of that statement, whose plan took longer than its reading.
create or replace function sessions_planning.absences(la_session int)
returns table (de_suite int, part_manquee int, qui text)
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
		personnes as (
			select nom,
				(count(*) filter (where statut = 'ABSENT' and (vu_le is null or date_debut > vu_le)))::int as de_suite,
				(100 * sum(manquees) / nullif((select sum(heures) from seances), 0))::int as part
			from marques
			group by id_inscription, nom
		)
		select coalesce(max(de_suite), 0), coalesce(max(part), 0),
			string_agg(nom || ' (' || de_suite || ' de suite, ' || part || ' %)', ', ' order by part desc, nom)
				filter (where de_suite > 1 or part > 0)
		from personnes;
end $$;
