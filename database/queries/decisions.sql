/* Records why a place or a rank was given: rule, facts, time, who (guarantee G13). */
/* @name insertDecisions */
insert into sessions_planning.decision (acteur, verbe, id_session, id_inscription, regle, message, faits, forcee)
select :acteur!, d.verbe, d.id_session, d.id_inscription, d.regle, d.message, d.faits::jsonb, d.forcee
from unnest(:verbes!::text[], :idSessions!::int[], :idInscriptions!::int[], :regles!::text[], :messages!::text[], :faits!::text[], :forcees!::boolean[])
  as d (verbe, id_session, id_inscription, regle, message, faits, forcee);
