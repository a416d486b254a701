-- Who was there: one row a person and séance. It goes by the booking's number, so a séance that moves takes it along;
-- no key to the booking: what was marked stays, whatever the CRM deletes, with the hours it was marked for.
create table sessions_planning.presence (
	id_reservation int not null,
	id_inscription int not null references public.inscription_session (id_inscription) on delete cascade,
	statut text not null,
	minutes int,
	marque_par text not null,
	marque_le timestamptz not null default now(),
	primary key (id_reservation, id_inscription),
	constraint presence_statut_check check (statut in ('PRESENT', 'ABSENT', 'RETARD', 'EXCUSE')),
	constraint presence_minutes_check check ((statut = 'RETARD') = (minutes is not null) and (minutes is null or minutes > 0))
);
create index presence_id_inscription_idx on sessions_planning.presence (id_inscription);

-- Each correction, from what to what, by whom: nothing of it is changed afterwards.
create table sessions_planning.presence_trace (
	id_trace bigint generated always as identity primary key,
	id_reservation int not null,
	id_inscription int not null references public.inscription_session (id_inscription) on delete cascade,
	statut_avant text,
	minutes_avant int,
	statut text not null,
	minutes int,
	par text not null,
	le timestamptz not null default clock_timestamp()
);
create index presence_trace_inscription_idx on sessions_planning.presence_trace (id_inscription, id_reservation);

create function sessions_planning.tracer_presence() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
	if tg_op = 'INSERT' then
		insert into presence_trace (id_reservation, id_inscription, statut, minutes, par)
		select n.id_reservation, n.id_inscription, n.statut, n.minutes, n.marque_par
		from nouvelles n
		order by n.id_reservation, n.id_inscription;
	else
		insert into presence_trace (id_reservation, id_inscription, statut_avant, minutes_avant, statut, minutes, par)
		select n.id_reservation, n.id_inscription, a.statut, a.minutes, n.statut, n.minutes, n.marque_par
		from nouvelles n
		join anciennes a on a.id_reservation = n.id_reservation and a.id_inscription = n.id_inscription
		order by n.id_reservation, n.id_inscription;
	end if;
	return null;
end $$;

create trigger tracer_insertion after insert on sessions_planning.presence
	referencing new table as nouvelles for each statement execute function sessions_planning.tracer_presence();
create trigger tracer_modification after update on sessions_planning.presence
	referencing old table as anciennes new table as nouvelles
	for each statement execute function sessions_planning.tracer_presence();

-- What the alerts compare of a session that has begun: the longest run of absences that still goes on, the largest share
-- of the session's hours that somebody missed, and who that is.
create function sessions_planning.absences(la_session int)
returns table (de_suite int, part_manquee int, qui text)
language sql stable as $$
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
	from personnes
$$;
