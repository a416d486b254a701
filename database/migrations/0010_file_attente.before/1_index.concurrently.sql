create index concurrently eleves_id_candidat_idx on public.eleves (id_candidat) where id_candidat is not null;
