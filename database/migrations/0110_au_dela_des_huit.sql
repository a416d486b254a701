-- Three more actions take the road of the eight: somebody left, somebody was queued, a session moved.
-- What told of a move until now, a RAPPEL_SESSION marked `deplacement`, is that action from now on: those that
-- are still open are finished as such, and what the CRM was told already stays as it was told.
alter table sessions_planning.evenement
	drop constraint evenement_action_check,
	add constraint evenement_action_check check (action in (
		'SESSION_CREATED', 'ELEVE_INSCRIT', 'PLACE_LIBEREE', 'PROMOTION_ATTENTE', 'SESSION_CONFIRMEE',
		'SESSION_ANNULEE', 'RAPPEL_SESSION', 'ELEVE_CONVERTI',
		'ELEVE_DESISTE', 'MISE_EN_ATTENTE', 'SESSION_DEPLACEE')) not valid;

alter table sessions_planning.evenement validate constraint evenement_action_check;

update sessions_planning.evenement
set action = 'SESSION_DEPLACEE',
	reponse = case
		when reponse = 'reminder_sent' and corps_retour is null then 'deplacement_notified'
		else reponse
	end
where action = 'RAPPEL_SESSION' and donnees->>'deplacement' = 'true';
