-- Who was forgotten: when, by whom, which key, and how many rows it took; no name, so it stays.
create table sessions_planning.effacement (
	id_effacement bigint generated always as identity primary key,
	genre text not null,
	id_personne int not null,
	le timestamptz not null default now(),
	par text not null,
	lignes jsonb not null,
	constraint effacement_genre_check check (genre in ('eleve', 'candidat', 'formateur'))
);
create index effacement_personne_idx on sessions_planning.effacement (genre, id_personne);

-- Whether a text may name somebody, whatever its accents and case: an address of theirs, or a name whose words the
-- pattern finds all. The names alone are looked for first, which is quick. What is found is looked at word by word
-- afterwards (core/personnes).
create function sessions_planning.mentionne(texte text, noms text[], mots text, adresses text[]) returns boolean
language plpgsql immutable parallel safe as $$
declare
	plie text := sessions_planning.plier(texte);
begin
	return coalesce(plie like any (adresses) or plie like any (noms) and plie ~ mots, false);
end $$;

-- A correction changes what was marked or when; that the name of who marked was taken out of it is none.
create or replace function sessions_planning.tracer_presence() returns trigger
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
		where (a.statut, a.minutes, a.marque_le) is distinct from (n.statut, n.minutes, n.marque_le)
		order by n.id_reservation, n.id_inscription;
	end if;
	return null;
end $$;
