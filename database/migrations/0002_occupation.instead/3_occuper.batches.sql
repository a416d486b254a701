-- by public.reservation_salle.id_reservation
-- What is booked from now on the triggers of the step before enter; this enters what was booked before.
select sessions_planning.occuper_salles(lot.reservations), sessions_planning.occuper_formateurs(lot.reservations)
from (
  select array_agg(r.id_reservation) as reservations
  from public.reservation_salle r
  where r.id_reservation > $1 and r.id_reservation <= $2 and r.statut = 'ACTIVE'
    and not exists (select from sessions_planning.occupation_salle o where o.id_reservation = r.id_reservation)
) lot
where lot.reservations is not null
