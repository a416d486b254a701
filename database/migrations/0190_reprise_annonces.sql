-- Announcements are told apart by the number of their transaction, which another server counts from its own
-- beginning: restored there from a dump, a workflow's place would lie in the future, and what happens would be
-- told to nobody. Where that shows, what was told stays told, and all else is told from here on.
create function sessions_planning.reprendre_annonces() returns void
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
declare
	-- On one server no place and no announcement that is seen is ahead of what runs now.
	ailleurs constant text := 'select exists (select from abonnement where xid_depuis > pg_current_xact_id())
		or exists (
			select from annonce
			where xid >= pg_snapshot_xmax(pg_current_snapshot()) and xid <> pg_current_xact_id())';
	repris boolean;
begin
	execute ailleurs into repris;
	if not repris then
		return;
	end if;
	-- One does it; who waited here finds it done.
	perform from abonnement order by cle for update;
	execute ailleurs into repris;
	if not repris then
		return;
	end if;
	insert into remise (cle, id_annonce, bail_jusqua, faite_le)
	select ab.cle, a.id_annonce, now(), now()
	from abonnement ab
	join annonce a on a.xid < ab.xid_depuis
	on conflict (cle, id_annonce) do update set faite_le = coalesce(remise.faite_le, excluded.faite_le);
	-- The first number that a transaction can have: before all that this server will ever give.
	update annonce set xid = '3';
	update abonnement set xid_depuis = '3';
end $$;
revoke execute on function sessions_planning.reprendre_annonces() from public;

-- Before anything is announced: with a number that is behind a place, it would be lost.
create or replace function sessions_planning.annoncer_evenements() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
	if exists (select from abonnement where xid_depuis > pg_current_xact_id()) then
		perform reprendre_annonces();
	end if;
	insert into annonce (id_evenement, id_session)
	select n.id_evenement, n.id_session
	from nouveaux n
	join anciens a on a.id_evenement = n.id_evenement
	where a.applique_le is null and n.applique_le is not null
		and exists (select from abonnement)
	order by n.id_evenement;
	return null;
end $$;

create or replace function sessions_planning.annoncer_alertes() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
	if exists (select from abonnement where xid_depuis > pg_current_xact_id()) then
		perform reprendre_annonces();
	end if;
	insert into annonce (id_session, code, message)
	select n.id_session, split_part(n.code, ':', 1), n.message
	from nouvelles n
	where exists (select from abonnement)
	order by n.id_session, n.code;
	return null;
end $$;
