create index concurrently reservation_salle_id_session_idx on public.reservation_salle (id_session);
