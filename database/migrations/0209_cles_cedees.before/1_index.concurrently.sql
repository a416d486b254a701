create index concurrently courrier_inscription_idx on sessions_planning.courrier (split_part(cle, ':', 2))
  where cle ~ '^(convocation|desistement|attente):';
