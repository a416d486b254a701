-- An act of the pages may concern no session: a closure that hits nothing, links that are revoked. Who did it is
-- recorded like any other.
alter table sessions_planning.decision alter column id_session drop not null;
