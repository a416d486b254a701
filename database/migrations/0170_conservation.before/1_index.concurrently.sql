create index concurrently alerte_cree_le_idx on sessions_planning.alerte (cree_le);
create index concurrently idempotence_confirmation_idx on sessions_planning.idempotence (cree_le)
  where portee = 'confirmation';
create index concurrently idempotence_reponse_idx on sessions_planning.idempotence (cree_le)
  where portee <> 'confirmation';
