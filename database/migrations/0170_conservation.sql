-- Answers that are past their time are found by age; what was confirmed is kept for other days than answers, so each has
-- an index of its own in place of that of 0060. Events, mails and decisions need none: they came in the order of their keys.
create index if not exists alerte_cree_le_idx on sessions_planning.alerte (cree_le);
create index if not exists idempotence_confirmation_idx on sessions_planning.idempotence (cree_le)
  where portee = 'confirmation';
create index if not exists idempotence_reponse_idx on sessions_planning.idempotence (cree_le)
  where portee <> 'confirmation';
drop index if exists sessions_planning.idempotence_cree_le_idx;
