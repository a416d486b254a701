-- What a test writes down beside the package: each change of a place, a rank or a session, each
-- decision and each event applied, in the order in which it was done. A change of a session is made
-- under the lock of its row, so within a session this order is the order of the commits.
-- A connection with faults.crm = 'on' is the CRM's own SQL, which owes us no decision.
create schema faults;

create table faults.histoire (
	seq bigint generated always as identity primary key,
	xid xid8 not null default pg_current_xact_id(),
	quoi text not null,
	id_session int,
	du_crm boolean not null default coalesce(current_setting('faults.crm', true), '') = 'on',
	avant jsonb,
	apres jsonb
);
create index on faults.histoire (id_session, seq);

create function faults.noter() returns trigger language plpgsql security definer
set search_path to 'faults', 'public', 'pg_temp' as $$
begin
	insert into histoire (quoi, id_session, avant, apres) values (
		tg_argv[0],
		case when tg_op = 'DELETE' then old.id_session else new.id_session end,
		case when tg_op <> 'INSERT' then to_jsonb(old) end,
		case when tg_op <> 'DELETE' then to_jsonb(new) end);
	return null;
end $$;

insert into faults.histoire (quoi, id_session, du_crm, apres)
select 'session', s.id_session, true, to_jsonb(s) from public.sessions s order by s.id_session;
insert into faults.histoire (quoi, id_session, du_crm, apres)
select 'inscription', i.id_session, true, to_jsonb(i) from public.inscription_session i order by i.id_inscription;

create trigger faults_inscription after insert or delete on public.inscription_session
for each row execute function faults.noter('inscription');
create trigger faults_inscription_change after update on public.inscription_session
for each row when (old.* is distinct from new.*) execute function faults.noter('inscription');
create trigger faults_session after insert on public.sessions
for each row execute function faults.noter('session');
create trigger faults_session_change after update on public.sessions
for each row when (old.* is distinct from new.*) execute function faults.noter('session');
create trigger faults_decision after insert on sessions_planning.decision
for each row execute function faults.noter('decision');
create trigger faults_evenement after update on sessions_planning.evenement
for each row when (old.applique_le is null and new.applique_le is not null)
execute function faults.noter('applique');
