import { z } from 'zod';

/** A time of the clock 'HH:MM'; "24:00" is the end of the day, and the last. */
export const heure = z
	.string()
	.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'attendu HH:MM, de 00:00 à 24:00, par exemple 08:00');

/** The hours at which a centre is open, of any day. */
export const opening = z
	.object({ debut: heure, fin: heure })
	.strict()
	.refine(({ debut, fin }) => debut < fin, 'le début doit précéder la fin');
