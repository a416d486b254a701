-- Answers are forgotten by age (core/idempotence): the oldest must be found without reading them all.
create index idempotence_cree_le_idx on sessions_planning.idempotence (cree_le);
