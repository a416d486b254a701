/* Writes events in the transaction of the change that raises them; one that is known already (action,
   correlation_id) stays as it is. */
/* @name insertEvenements */
insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)
select e.action, e.correlation_id, e.id_session, 'INTERNE', e.donnees
from rows
from (unnest(:actions!::text[], :correlationIds!::text[], :idSessions!::int[]),
		jsonb_array_elements(:donnees!::jsonb)) as e (action, correlation_id, id_session, donnees)
on conflict (action, correlation_id) do nothing;
