-- What is remembered: decisions, answers already given, closures, events and what goes out because of them.
create table sessions_planning.decision (
  id_decision bigint generated always as identity primary key,
  prise_le timestamptz not null default now(),
  acteur text not null,
  verbe text not null,
  id_session int not null,
  id_inscription int,
  regle text not null,
  message text not null,
  faits jsonb not null,
  forcee boolean not null default false
);
create index decision_id_session_idx on sessions_planning.decision (id_session, id_decision);
create index decision_id_inscription_idx on sessions_planning.decision (id_inscription) where id_inscription is not null;

create table sessions_planning.idempotence (
  portee text not null,
  cle text not null,
  empreinte text not null,
  statut int,
  reponse jsonb,
  cree_le timestamptz not null default now(),
  primary key (portee, cle)
);

create table sessions_planning.fermeture (
  id_fermeture int generated always as identity primary key,
  date_debut date not null,
  date_fin date not null,
  motif text not null,
  source text not null default 'admin',
  uid text unique,
  constraint fermeture_ordre check (date_debut <= date_fin)
);
create index fermeture_dates_idx on sessions_planning.fermeture (date_debut, date_fin);

create table sessions_planning.evenement (
  id_evenement bigint generated always as identity primary key,
  action text not null,
  correlation_id text not null,
  id_session int,
  origine text not null,
  donnees jsonb not null default '{}',
  secret bytea,
  etat text not null default 'RECU',
  effets jsonb,
  reponse text,
  erreur text,
  tentatives int not null default 0,
  bail_jusqua timestamptz,
  prochain_essai timestamptz not null default now(),
  recu_le timestamptz not null default now(),
  applique_le timestamptz,
  traite_le timestamptz,
  constraint evenement_action_correlation_key unique (action, correlation_id),
  constraint evenement_action_check check (action in ('SESSION_CREATED', 'ELEVE_INSCRIT', 'PLACE_LIBEREE', 'PROMOTION_ATTENTE', 'SESSION_CONFIRMEE', 'SESSION_ANNULEE', 'RAPPEL_SESSION', 'ELEVE_CONVERTI')),
  constraint evenement_origine_check check (origine in ('CRM', 'INTERNE', 'RAPPEL')),
  constraint evenement_etat_check check (etat in ('RECU', 'TRAITE', 'ECHEC'))
);
create index evenement_a_faire_idx on sessions_planning.evenement (prochain_essai) where etat = 'RECU';
create index evenement_id_session_idx on sessions_planning.evenement (id_session);
