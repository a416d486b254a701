create index concurrently courrier_non_envoye_idx on sessions_planning.courrier (cree_le)
  where etat in ('ECHEC', 'SANS_ADRESSE', 'SANS_MODELE');
create index concurrently evenement_abandonne_idx on sessions_planning.evenement (id_evenement)
  where etat = 'ECHEC' and retour_livre_le is null;
