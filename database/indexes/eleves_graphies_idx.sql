create index concurrently eleves_graphies_idx on public.eleves
using gin (sessions_planning.graphies(prenom, nom, email) gin_trgm_ops);
