/* Records why a place or a rank was given: rule, facts, time, who (guarantee G13); and who did what on the pages. The
   facts of all are one JSON list: as text in an array each would be quoted twice. */
/* @name insertDecisions */
insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits, forcee)
select :acteur!, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits, d.forcee
from rows
from (unnest(:verbes!::text[], :idSessions!::int[], :idInscriptions!::int[], :regles!::text[],
			:messages!::text[], :forcees!::boolean[]),
		jsonb_array_elements(:faits!::jsonb))
	as d (verbe, id_session, id_inscription, regle, message, forcee, faits);
