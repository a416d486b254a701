-- How the installation goes, as it was last seen, and what of it the admin was told: one row.
create table sessions_planning.sante (
	une boolean primary key default true,
	vu text not null default 'BON',
	vu_depuis timestamptz not null default now(),
	dit text not null default 'BON',
	dit_avant text not null default 'BON',
	dit_le timestamptz not null default now(),
	fois int not null default 0,
	constraint sante_une check (une)
);
insert into sessions_planning.sante default values;

alter table sessions_planning.courrier
	drop constraint courrier_role_check,
	add constraint courrier_role_check check (role in (
		'FORMATEUR', 'ELEVE', 'PROMU', 'COMPTE', 'ADMIN', 'ALERTE', 'ANOMALIE', 'SANTE')) not valid;

alter table sessions_planning.courrier validate constraint courrier_role_check;
