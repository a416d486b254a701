-- by public.sessions.id_session, 200 at a time
-- A session may have a queue of hundreds: fewer of them at once than rows elsewhere.
with file as (
  select i.id_inscription, i.id_session, i.priorite, i.date_inscription
  from public.inscription_session i
  where i.id_session > $1 and i.id_session <= $2 and i.statut_inscription = 'EN_ATTENTE'
  order by i.id_inscription
  for no key update
),
rang as (
  select id_inscription,
    row_number() over (partition by id_session order by priorite, date_inscription nulls last, id_inscription) as n
  from file
)
update public.inscription_session i
set position_attente = rang.n
from rang
where rang.id_inscription = i.id_inscription and i.position_attente is distinct from rang.n
