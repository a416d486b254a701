create unique index concurrently inscription_session_eleve_active_key on public.inscription_session (id_session, id_eleve)
  where id_eleve is not null and statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE');

create unique index concurrently inscription_session_candidat_active_key on public.inscription_session (id_session, id_candidat)
  where id_candidat is not null and statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE');

create index concurrently inscription_session_file_idx on public.inscription_session
  (id_session, priorite, date_inscription, id_inscription)
  where statut_inscription = 'EN_ATTENTE';

create index concurrently inscription_session_places_idx on public.inscription_session (id_session)
  where statut_inscription in ('INSCRIT', 'CONFIRME');

create index concurrently inscription_session_id_eleve_idx on public.inscription_session (id_eleve) where id_eleve is not null;

create index concurrently inscription_session_id_candidat_idx on public.inscription_session (id_candidat) where id_candidat is not null;

create index concurrently sessions_id_formation_idx on public.sessions (id_formation, date_debut);
