-- When what runs by itself ran last: the sweep of due events, the reminders. Health is told from it.
create table sessions_planning.passage (
	quoi text primary key,
	le timestamptz not null
);
