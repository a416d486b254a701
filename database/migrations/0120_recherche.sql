-- What people are searched by, in one text: `database/searchIndexes.ts` has an index on it, built beside the
-- CRM's writes, which a migration's transaction could not.
create extension if not exists pg_trgm;

create or replace function sessions_planning.recherche(prenom text, nom text, email text) returns text
language sql immutable parallel safe as $$
	select sessions_planning.plier(coalesce(prenom, '') || ' ' || coalesce(nom, '') || ' ' || coalesce(email, ''))
$$;
