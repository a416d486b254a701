-- A mail of a cancellation is owed once for each time that its session was cancelled, by the decision that did it. It was
-- by the séances until now: somebody who was told under such a key is told under the decision of that time, so that the
-- same cancellation said again tells nobody again. Of two that told the same twice, the second keeps what it has.
update sessions_planning.courrier c
set cle = n.cle
from (
	select distinct on (v.cle) v.id_courrier, v.cle
	from (
		select o.id_courrier, concat_ws(':', 'annulation', k.parts[1], (
			select coalesce(
				max(d.id_decision) filter (where d.prise_le <= o.cree_le and (o.role = 'ELEVE'
					or d.faits->>'statutAvant' <> 'ANNULEE' or (d.faits->>'reservationsAnnulees')::int > 0)),
				min(d.id_decision))
			from sessions_planning.decision d
			where d.id_session = k.parts[1]::int and d.verbe = 'ANNULER' and d.id_inscription is null
		), k.parts[2], k.parts[3]) as cle
		from sessions_planning.courrier o
		cross join lateral (
			select regexp_match(o.cle, '^annulation:(\d+):[0-9a-f]{16}:(\d+):(ELEVE|FORMATEUR)$') as parts
		) k
		where o.role in ('ELEVE', 'FORMATEUR') and k.parts is not null
	) v
	order by v.cle, v.id_courrier
) n
where c.id_courrier = n.id_courrier and n.cle ~ ':\d+:\d+:\d+:';
