-- The text of a JSON value writes a line break as \n, and the n sticks to the word behind it: a name at the start of a
-- line was not found. The text is looked at without such escapes as well; as it is, too, since a text that is no JSON
-- may have a backslash of its own before a name.
create or replace function sessions_planning.mentionne(texte text, noms text[], mots text, adresses text[])
returns boolean language plpgsql immutable parallel safe as $$
declare
	plie text := sessions_planning.plier(texte);
begin
	if strpos(plie, '\') > 0 then
		plie := plie || ' ' || regexp_replace(plie, '\\([nrtbf]|u00[01][0-9a-f])', ' ', 'g');
	end if;
	return coalesce(plie like any (adresses) or plie like any (noms) and plie ~ mots, false);
end $$;
