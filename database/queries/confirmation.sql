/* The events that the running transaction has written so far, with the people they are about; both times
   default to the start of the transaction. */
/* @name readEvenementsDuTravail */
select e.action, e.id_session, e.donnees,
	coalesce(el.prenom || ' ' || el.nom, ca.prenom || ' ' || ca.nom) as "personne?",
		coalesce(el.email, ca.email) as "email?",
	array(
		select concat_ws(' ', nullif(t.prenom, ''), t.nom)
		from public.formateurs t
		where t.id_formateur = s.id_formateur or t.id_formateur in (
			select se.id_formateur
			from public.reservation_salle r
			join sessions_planning.seance se on se.id_reservation = r.id_reservation
			where r.id_session = s.id_session and r.statut = 'ACTIVE')
		order by 1)::text[] as "formateurs!"
from sessions_planning.evenement e
left join public.sessions s on s.id_session = e.id_session
left join public.eleves el on el.id_eleve = (e.donnees ->> 'eleveId')::int
left join public.candidats ca on ca.id_candidat = (e.donnees ->> 'candidatId')::int
where e.etat = 'RECU' and e.prochain_essai = now() and e.recu_le = now() and e.origine = 'INTERNE'
order by e.id_evenement;

/* Who a person is, for words about him. */
/* @name readPersonnes */
select i.id_inscription, coalesce(e.prenom || ' ' || e.nom, c.prenom || ' ' || c.nom, '') as "nom!"
from public.inscription_session i
left join public.eleves e on e.id_eleve = i.id_eleve
left join public.candidats c on c.id_candidat = i.id_candidat
where i.id_inscription = any (:idInscriptions!::int[]);
