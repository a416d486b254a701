-- One plan for each statement of the triggers that keep the occupation, whatever the number of bookings: with their
-- keys known, PostgreSQL made a new plan for each booking, which took half of the time that a session's is written in.
alter function sessions_planning.occuper_salles(int[]) set plan_cache_mode = force_generic_plan;
alter function sessions_planning.occuper_formateurs(int[]) set plan_cache_mode = force_generic_plan;
