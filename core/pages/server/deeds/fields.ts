import { z } from 'zod';

import { identifiant } from '../../../time/fields';

/** A field that a form sends empty where nothing was chosen. */
export const optional = <S extends z.ZodTypeAny>(field: S) =>
	z.preprocess((value) => (value === '' ? undefined : value), field.optional());

export const motif = z.string().trim().max(200, 'au plus 200 caractères').default('');

export const heure = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'une heure est attendue (09:00)');

/** The session that a form is about. */
export const ofSession = { id: identifiant };
