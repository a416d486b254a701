-- by public.inscription_session.id_inscription
with siennes as (
  select i.id_inscription
  from public.inscription_session i
  join public.eleves e on e.id_eleve = i.id_eleve and e.parcours_valide and e.paiement_ok
  where i.id_inscription > $1 and i.id_inscription <= $2 and i.priorite <> 1
  order by i.id_inscription
  for no key update of i
)
update public.inscription_session i
set priorite = 1
from siennes s
where s.id_inscription = i.id_inscription
