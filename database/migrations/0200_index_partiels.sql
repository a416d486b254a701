-- What could not be sent and what was given up: few rows of tables that grow, read by today's page, by health at each
-- call and by whoever replays. A row is in neither index while all goes well, so it costs nothing to write.
create index if not exists courrier_non_envoye_idx on sessions_planning.courrier (cree_le)
  where etat in ('ECHEC', 'SANS_ADRESSE', 'SANS_MODELE');
create index if not exists evenement_abandonne_idx on sessions_planning.evenement (id_evenement)
  where etat = 'ECHEC' and retour_livre_le is null;
