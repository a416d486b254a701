-- The state in which a room can be used, and its physical parts: a room that is made of others is out of use where one
-- of them is. A séance there is broken then, so it must not be placed there either. All rooms at once: for each alone,
-- the parts of all are looked through.
create view sessions_planning.etat_salle as
select s.id_salle, case when bool_or(x.statut = 'INACTIVE') then 'INACTIVE' else s.statut end as statut,
	array_agg(p.id_physique order by p.id_physique) as parties
from public.salles s
join sessions_planning.salle_physique p on p.id_salle = s.id_salle
join public.salles x on x.id_salle = p.id_physique
group by s.id_salle, s.statut;
