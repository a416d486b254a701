create index concurrently eleves_recherche_idx on public.eleves
using gin (sessions_planning.recherche(prenom, nom, email) gin_trgm_ops);
