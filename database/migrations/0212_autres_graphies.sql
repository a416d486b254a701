-- Other spellings of a name, folded: « d'aubigné » as one word, « le goff » as legoff, and st for saint and back.
-- Empty for most names, which are one word.
create function sessions_planning.autres_graphies(plie text) returns text
language sql immutable parallel safe as $$
	select case when plie ~ '[[:alnum:]][^[:alnum:]]+[[:alnum:]]'
			then ' ' || regexp_replace(plie, '[^[:alnum:]]+', '', 'g') else '' end
		|| case when plie ~ '\msaint\M' then ' st' else '' end
		|| case when plie ~ '\msainte\M' then ' ste' else '' end
		|| case when plie ~ '\mst\M' then ' saint' else '' end
		|| case when plie ~ '\mste\M' then ' sainte' else '' end
$$;

-- What people are searched by, in one text, with the other spellings of their names. A function of its own beside
-- `recherche`: what an index was built on may not change under it. `database/searchIndexes.ts` builds the index of
-- this one beside the CRM's writes, and takes that of the other away.
create function sessions_planning.graphies(prenom text, nom text, email text) returns text
language sql immutable parallel safe as $$
	select sessions_planning.plier(coalesce(prenom, '') || ' ' || coalesce(nom, '') || ' ' || coalesce(email, ''))
		|| sessions_planning.autres_graphies(sessions_planning.plier(coalesce(prenom, '')))
		|| sessions_planning.autres_graphies(sessions_planning.plier(coalesce(nom, '')))
$$;
