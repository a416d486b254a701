-- The CRM's own tables as its Prisma schema makes them (contract section 3), before our migrations.
-- Only for the embedded database, for tests and where SEED_CRM=true asks for it: a real CRM brings its own.
-- Timestamps hold UTC, as Prisma writes them.

create table if not exists salles (
	id_salle serial primary key,
	nom text not null unique,
	code text not null unique,
	capacite_max integer not null,
	equipements text[] not null default '{}',
	formations_compatibles text[] not null default '{}',
	disponible_weekend boolean not null default false,
	disponible_soir boolean not null default false,
	statut text not null default 'ACTIVE'
);

create table if not exists formations (
	id_formation serial primary key,
	code text not null unique,
	nom text not null,
	categorie text not null default 'COURTE',
	duree_heures integer not null,
	actif boolean not null default true
);

create table if not exists formateurs (
	id_formateur serial primary key,
	nom text not null,
	prenom text not null,
	email text,
	statut text not null default 'ACTIF',
	specialites text[] not null default '{}'
);

create table if not exists candidats (
	id_candidat serial primary key,
	nom text not null,
	prenom text not null,
	email text,
	statut text not null default 'EN_COURS'
);

create table if not exists eleves (
	id_eleve serial primary key,
	nom text not null,
	prenom text not null,
	email text,
	parcours_valide boolean not null default false,
	paiement_ok boolean not null default false,
	id_candidat integer,
	constraint eleves_id_candidat_fkey foreign key (id_candidat)
		references candidats (id_candidat) on delete set null on update cascade
);

create table if not exists sessions (
	id_session serial primary key,
	id_formation integer not null,
	id_formateur integer,
	id_salle integer,
	salle_principale text,
	date_debut timestamp(3) not null,
	date_fin timestamp(3) not null,
	capacite_max integer not null,
	nb_inscrits integer not null default 0,
	statut_session text not null default 'PLANIFIEE',
	statut_validation text not null default 'EN_ATTENTE',
	notes jsonb,
	constraint sessions_id_formation_fkey foreign key (id_formation)
		references formations (id_formation) on delete restrict on update cascade,
	constraint sessions_id_formateur_fkey foreign key (id_formateur)
		references formateurs (id_formateur) on delete set null on update cascade,
	constraint sessions_id_salle_fkey foreign key (id_salle)
		references salles (id_salle) on delete set null on update cascade
);

create table if not exists reservation_salle (
	id_reservation serial primary key,
	id_salle integer not null,
	id_session integer,
	date_debut timestamp(3) not null,
	date_fin timestamp(3) not null,
	statut text not null default 'ACTIVE',
	motif text,
	constraint reservation_salle_id_salle_fkey foreign key (id_salle)
		references salles (id_salle) on delete restrict on update cascade,
	constraint reservation_salle_id_session_fkey foreign key (id_session)
		references sessions (id_session) on delete set null on update cascade
);

create table if not exists inscription_session (
	id_inscription serial primary key,
	id_eleve integer not null,
	id_session integer not null,
	date_inscription date,
	statut_inscription text,
	date_confirmation date,
	motif_annulation text,
	constraint inscription_session_id_eleve_fkey foreign key (id_eleve)
		references eleves (id_eleve) on delete restrict on update cascade,
	constraint inscription_session_id_session_fkey foreign key (id_session)
		references sessions (id_session) on delete restrict on update cascade
);

create table if not exists disponibilite_formateur (
	id_disponibilite serial primary key,
	id_formateur integer not null,
	date_debut timestamp(3) not null,
	date_fin timestamp(3) not null,
	type text not null default 'DISPONIBLE',
	constraint disponibilite_formateur_id_formateur_fkey foreign key (id_formateur)
		references formateurs (id_formateur) on delete cascade on update cascade
);
