-- The road of an event to its end: who works on it (a token and a lease), its mails, its return call.
alter table sessions_planning.evenement
  add column jeton uuid,
  add column date_session timestamp(3),
  add column corps_retour text,
  add column retour_essais int not null default 0,
  add column retour_livre_le timestamptz;
create index evenement_rappel_idx on sessions_planning.evenement (id_session, date_session) where action = 'RAPPEL_SESSION';

-- One row a mail: written with the event's effects, so that a mail is owed exactly when its reason was committed.
create table sessions_planning.courrier (
  id_courrier bigint generated always as identity primary key,
  id_evenement bigint references sessions_planning.evenement (id_evenement) on delete cascade,
  cle text not null,
  role text not null,
  id_message uuid not null default gen_random_uuid(),
  id_eleve int,
  id_candidat int,
  id_formateur int,
  prenom text not null default '',
  nom text not null default '',
  email text,
  contexte jsonb not null default '{}',
  etat text not null default 'A_ENVOYER',
  essais int not null default 0,
  prochain_essai timestamptz not null default now(),
  bail_jusqua timestamptz,
  erreur text,
  cree_le timestamptz not null default now(),
  envoye_le timestamptz,
  constraint courrier_cle_key unique (cle),
  constraint courrier_role_check check (role in ('FORMATEUR', 'ELEVE', 'PROMU', 'COMPTE', 'ADMIN', 'ALERTE', 'ANOMALIE')),
  constraint courrier_etat_check check (etat in ('A_ENVOYER', 'ENVOYE', 'SANS_ADRESSE', 'SANS_MODELE', 'SANS_OBJET', 'ECHEC'))
);
create index courrier_id_evenement_idx on sessions_planning.courrier (id_evenement);
create index courrier_a_envoyer_idx on sessions_planning.courrier (role, prochain_essai) where etat = 'A_ENVOYER';

-- What the admin was told of a session on a day, so that it is told once.
create table sessions_planning.alerte (
  id_session int not null references public.sessions (id_session) on delete cascade,
  code text not null,
  jour date not null,
  message text not null,
  cree_le timestamptz not null default now(),
  primary key (id_session, code, jour)
);
