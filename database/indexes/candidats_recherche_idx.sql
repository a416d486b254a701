create index concurrently candidats_recherche_idx on public.candidats
using gin (sessions_planning.recherche(prenom, nom, email) gin_trgm_ops);
