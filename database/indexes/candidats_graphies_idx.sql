create index concurrently candidats_graphies_idx on public.candidats
using gin (sessions_planning.graphies(prenom, nom, email) gin_trgm_ops);
