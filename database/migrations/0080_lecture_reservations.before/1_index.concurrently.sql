create index concurrently reservation_salle_id_salle_periode_idx on public.reservation_salle (id_salle, date_debut)
  include (date_fin, statut);
