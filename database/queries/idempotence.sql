/* Claims a key, or waits for who holds it and reads what was answered; a key without a statut is ours to
   answer. */
/* @name claimReponse */
insert into sessions_planning.idempotence as i (portee, cle, empreinte)
values (:portee!, :cle!, :empreinte!)
on conflict (portee, cle) do update set cle = excluded.cle
returning i.empreinte as "empreinte!", i.statut as "statut?", i.reponse as "reponse?";

/* Keeps the answer of a claimed key, in the transaction of the change that it answers. */
/* @name keepReponse */
update sessions_planning.idempotence
set statut = :statut!, reponse = :reponse!::jsonb
where portee = :portee! and cle = :cle!;
