/* Claims a key, or waits for who holds it and reads what was answered; a key without a statut is ours to
   answer. Forgets a few expired answers on the way. */
/* @name claimReponse */
with perimees as (
	delete from sessions_planning.idempotence p
	using (
		select portee, cle
		from sessions_planning.idempotence
		where cree_le < now() - make_interval(days => :joursGardes!::int) and (portee, cle) is distinct
		from (:portee!::text, :cle!::text)
		order by cree_le
		limit 20
		for update skip locked
	) vieilles
	where p.portee = vieilles.portee and p.cle = vieilles.cle
)
insert into sessions_planning.idempotence as i (portee, cle, empreinte)
values (:portee, :cle, :empreinte!)
on conflict (portee, cle) do update set cle = excluded.cle
returning i.empreinte as "empreinte!", i.statut as "statut?", i.reponse as "reponse?";

/* Keeps the answer of a claimed key, in the transaction of the change that it answers. */
/* @name keepReponse */
update sessions_planning.idempotence
set statut = :statut!, reponse = :reponse!::jsonb
where portee = :portee! and cle = :cle!;
