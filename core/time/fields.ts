import { z } from 'zod';

import type { Fault } from '../errors/refusal';
import { shown } from '../errors/shown';
import { ZONE, parseInstant, toIso } from './instant';

/** A zod field for an instant: ISO 8601, without an offset it is the centre's wall clock; read as a Date. */
export const instant = (fuseau = ZONE) =>
	z.string().transform((text, ctx) => {
		const date = parseInstant(text, fuseau);
		if (!date) {
			ctx.addIssue({
				code: 'custom',
				message: `« ${shown(text)} » n'est pas une date : attendu ISO 8601, par exemple 2026-06-03T08:00`,
			});
			return z.NEVER;
		}
		return date;
	});

/** A zod field for a day 'YYYY-MM-DD' that exists. */
export const jour = z.string().refine(
	(text) => /^\d{4}-\d\d-\d\d$/.test(text) && parseInstant(text) !== undefined,
	(text) => ({
		message: `« ${shown(text)} » n'est pas un jour : attendu AAAA-MM-JJ, par exemple 2026-03-01`,
	}),
);

/** A key of the CRM: a positive 32-bit integer. */
export const isKey = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 2_147_483_647;

/** A zod field for a key of the CRM, also written as text. */
export const identifiant = z.unknown().transform((value, ctx): number => {
	const read = typeof value === 'string' && /^\d{1,10}$/.test(value.trim()) ? Number(value) : value;
	if (isKey(read)) return read;
	const missing = value === undefined || value === null || value === '';
	ctx.addIssue({
		code: 'custom',
		message: missing
			? 'obligatoire : un numéro est attendu'
			: `« ${shown(value)} » n'est pas un numéro : un entier positif est attendu`,
	});
	return z.NEVER;
});

const WHOLE = /^[+-]?\d{1,9}$/;

/**
 * A zod field for a whole number, also as the text that a form or an address gives. Nothing else is
 * one: for JavaScript an empty text, an empty list and null are 0, and true is 1.
 */
export const entier = (min: number, max: number, words = 'un nombre entier est attendu') =>
	z
		.custom<number | string>(
			(value) =>
				typeof value === 'number' || (typeof value === 'string' && WHOLE.test(value.trim())),
			(value) => ({ message: value == null ? `obligatoire : ${words}` : words }),
		)
		.transform(Number)
		.pipe(z.number().int(words).min(min).max(max));

const NUMBER = /^[+-]?\d{1,15}([.,]\d{1,15})?$/;

/** A zod field for a number, also as text with a point or a comma. */
export const nombre = z.unknown().transform((value, ctx): number => {
	const read =
		typeof value === 'string' && NUMBER.test(value.trim())
			? Number(value.trim().replace(',', '.'))
			: value;
	if (typeof read === 'number' && Number.isFinite(read)) return read;
	ctx.addIssue({ code: 'custom', message: `« ${shown(value)} » n'est pas un nombre` });
	return z.NEVER;
});

const YES = new Set(['true', '1', 'vrai', 'oui', 'yes']);
const NO = new Set(['false', '0', 'faux', 'non', 'no', '']);

/**
 * A zod field for true or false, also in words. What is neither is refused: taken for false, it
 * would turn a preview into a change.
 */
export const ouiOuNon = z.unknown().transform((value, ctx): boolean => {
	const word = typeof value === 'object' ? undefined : String(value).trim().toLowerCase();
	if (word !== undefined && YES.has(word)) return true;
	if (value == null || (word !== undefined && NO.has(word))) return false;
	ctx.addIssue({
		code: 'custom',
		message: `« ${shown(value)} » n'est ni vrai ni faux : true ou false est attendu`,
	});
	return z.NEVER;
});

/** « 24,5 », « 24.5 » and 24.5 are one number of hours; what is none stays as it is, to be refused. */
const readHours = (value: unknown): unknown =>
	typeof value === 'string' && /^\d{1,5}([.,]\d{1,4})?\s*h?$/i.test(value.trim())
		? Number.parseFloat(value.replace(',', '.'))
		: value;

/** A zod field for hours, whole or not, also as a form or a person writes them: « 24,5 ». */
export const heures = (max: number) =>
	z.preprocess(
		readHours,
		z
			.number({
				errorMap: ({ code }, { defaultError }) => ({
					message:
						code === 'invalid_type'
							? 'un nombre d’heures est attendu, par exemple 24 ou 24,5'
							: defaultError,
				}),
			})
			.positive('plus que zéro heure est attendu')
			.max(max, `au plus ${max} heures`),
	);

/** A code, a name or a number, read as text. */
export const named = z
	.union([z.string().trim().min(1), z.number().int().positive()], {
		errorMap: (issue, { data, defaultError }) => ({
			message:
				issue.code !== 'invalid_union'
					? defaultError
					: data == null
						? 'obligatoire : un code ou un nom est attendu'
						: 'un code, un nom ou un numéro est attendu',
		}),
	})
	.transform(String);

/** A slot ends after it starts; one fault or none. */
export function orderFault(path: string, debut: Date, fin: Date, fuseau: string): Fault[] {
	if (debut < fin) return [];
	return [
		{
			path: `${path}.dateFin`,
			message: `la fin (${toIso(fin, fuseau)}) ne suit pas le début (${toIso(debut, fuseau)})`,
			code: 'CRENEAU_INVALIDE',
		},
	];
}
