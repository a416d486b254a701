-- What an inscription was told of one state gives its key up when it is told of another: convoked, gone, waiting. So who
-- comes back by the same inscription is convoked again. Its mails are found by its number, which is the key's second word.
create index if not exists courrier_inscription_idx on sessions_planning.courrier (split_part(cle, ':', 2))
  where cle ~ '^(convocation|desistement|attente):';

-- What was told until now as if it had been so: the last word stands, and keeps its key, so that nobody is told it again.
-- What is still to be sent is left alone: whether it is so is judged when its turn comes.
with dits as materialized (
	select c.id_courrier, split_part(c.cle, ':', 1) as dit, split_part(c.cle, ':', 2) as inscription, c.etat,
		c.cle ~ ':sans-objet:' as tu
	from sessions_planning.courrier c
	where c.cle ~ '^(convocation|desistement|attente):'
),
autres as materialized (
	select split_part(c.cle, ':', 4) as inscription, max(c.id_courrier) as id_courrier, false as place
	from sessions_planning.courrier c
	where c.cle ~ '^annulation:.*:ELEVE$'
	group by 1
	union all
	select i.id_inscription::text, max(c.id_courrier), true
	from sessions_planning.courrier c
	join sessions_planning.evenement e on e.id_evenement = c.id_evenement
	join public.inscription_session i on i.id_session = e.id_session
		and (i.id_eleve = c.id_eleve or i.id_candidat = c.id_candidat)
	where c.role = 'PROMU' and c.contexte->'proposee' is distinct from 'true'::jsonb
	group by 1
)
update sessions_planning.courrier c
set cle = c.cle || ':cedee:' || c.id_courrier
from dits d
where c.id_courrier = d.id_courrier and d.etat <> 'A_ENVOYER' and not d.tu and (
	exists (
		select from dits o
		where o.inscription = d.inscription and o.dit <> d.dit and not o.tu and o.id_courrier > d.id_courrier)
	or exists (
		select from autres o
		where o.inscription = d.inscription and o.id_courrier > d.id_courrier
			and not (o.place and d.dit = 'convocation')));
