-- What happened, told to the workflows that staff built on it: each has a place of its own, so that one that is
-- slow or broken holds nobody up. Nothing is written here while no workflow listens.
create table sessions_planning.abonnement (
	-- The workflow and its node.
	cle text primary key,
	-- Everything of transactions before this one is done.
	xid_depuis xid8 not null,
	vu_le timestamptz not null default now()
);

create table sessions_planning.annonce (
	id_annonce bigint generated always as identity primary key,
	-- A number may be taken before another and be committed after it: only transactions are told apart for sure.
	xid xid8 not null default pg_current_xact_id(),
	id_evenement bigint references sessions_planning.evenement (id_evenement) on delete cascade,
	id_session int,
	code text,
	message text,
	cree_le timestamptz not null default now(),
	constraint annonce_evenement_ou_alerte check ((id_evenement is null) <> (code is null))
);
create index annonce_xid_idx on sessions_planning.annonce (xid);
create index annonce_id_evenement_idx on sessions_planning.annonce (id_evenement) where id_evenement is not null;

create table sessions_planning.remise (
	cle text not null references sessions_planning.abonnement (cle) on delete cascade,
	id_annonce bigint not null references sessions_planning.annonce (id_annonce) on delete cascade,
	bail_jusqua timestamptz not null,
	faite_le timestamptz,
	primary key (cle, id_annonce)
);
create index remise_id_annonce_idx on sessions_planning.remise (id_annonce);

-- An event is told once it was applied: what it did is known then.
create function sessions_planning.annoncer_evenements() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
	insert into annonce (id_evenement, id_session)
	select n.id_evenement, n.id_session
	from nouveaux n
	join anciens a on a.id_evenement = n.id_evenement
	where a.applique_le is null and n.applique_le is not null
		and exists (select from abonnement)
	order by n.id_evenement;
	return null;
end $$;

create trigger annoncer_evenements after update on sessions_planning.evenement
	referencing old table as anciens new table as nouveaux
	for each statement execute function sessions_planning.annoncer_evenements();

create function sessions_planning.annoncer_alertes() returns trigger
language plpgsql security definer set search_path = sessions_planning, public, pg_temp as $$
begin
	insert into annonce (id_session, code, message)
	select n.id_session, split_part(n.code, ':', 1), n.message
	from nouvelles n
	where exists (select from abonnement)
	order by n.id_session, n.code;
	return null;
end $$;

create trigger annoncer_alertes after insert on sessions_planning.alerte
	referencing new table as nouvelles
	for each statement execute function sessions_planning.annoncer_alertes();
