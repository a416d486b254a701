-- The queue of the CRM's own table: a candidat may wait too, with a priority and a rank.
alter table public.inscription_session alter column id_eleve drop not null;
alter table public.inscription_session
  add column if not exists id_candidat int references public.candidats (id_candidat),
  add column if not exists priorite int not null default 2,
  add column if not exists position_attente int,
  add column if not exists notifie_par text;

alter table public.inscription_session
  add constraint inscription_session_personne_check check (id_eleve is not null or id_candidat is not null),
  add constraint inscription_session_notifie_par_check check (notifie_par in ('admin', 'auto'));

create unique index inscription_session_eleve_active_key on public.inscription_session (id_session, id_eleve)
  where id_eleve is not null and statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE');
create unique index inscription_session_candidat_active_key on public.inscription_session (id_session, id_candidat)
  where id_candidat is not null and statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE');

-- Without position_attente in it: a new rank is then a HOT update that touches no index.
create index inscription_session_file_idx on public.inscription_session (id_session, priorite, date_inscription, id_inscription)
  where statut_inscription = 'EN_ATTENTE';
create index inscription_session_places_idx on public.inscription_session (id_session)
  where statut_inscription in ('INSCRIT', 'CONFIRME');
create index if not exists inscription_session_id_eleve_idx on public.inscription_session (id_eleve) where id_eleve is not null;
create index inscription_session_id_candidat_idx on public.inscription_session (id_candidat) where id_candidat is not null;
create index if not exists sessions_id_formation_idx on public.sessions (id_formation, date_debut);

update public.inscription_session i
set priorite = 1
from public.eleves e
where e.id_eleve = i.id_eleve and e.parcours_valide and e.paiement_ok;

update public.inscription_session i
set position_attente = rang.n
from (
  select id_inscription, row_number() over (partition by id_session order by priorite, date_inscription nulls last, id_inscription) as n
  from public.inscription_session
  where statut_inscription = 'EN_ATTENTE'
) rang
where rang.id_inscription = i.id_inscription and i.position_attente is distinct from rang.n;
