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
