-- A text as people search it: accents, case, ligatures and the way letters are composed don't count. Words are looked for one by one,
-- so apostrophes and hyphens between them need nothing. Plain ASCII, most rows, skips the costly part.
-- unaccent does less (it leaves composed letters' marks where they are decomposed) and needs a right that the CRM's role may not have.
create or replace function sessions_planning.plier(texte text) returns text
language sql immutable parallel safe as $$
  select case when octet_length(texte) = length(texte) then lower(texte)
    else replace(replace(
      lower(translate(regexp_replace(normalize(texte, NFKD), U&'[\0300-\036F]', '', 'g'), 'ŒÆ', 'œæ')),
      'œ', 'oe'), 'æ', 'ae')
  end
$$;
