-- A link of one's own (élève, candidat, trainer) is signed, not stored; what was given before this moment is worth nothing.
create table sessions_planning.lien_revoque (
	genre text not null,
	id_personne int not null,
	avant timestamptz not null default now(),
	primary key (genre, id_personne),
	constraint lien_revoque_genre_check check (genre in ('eleve', 'candidat', 'formateur'))
);
