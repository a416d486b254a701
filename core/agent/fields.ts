import { z } from 'zod';

import { heures, jour, ouiOuNon } from '../time/fields';
import { fold } from '../names/fold';
import { JOURS, type Weekday } from '../time/days';

/** What models send for a field that they leave out. */
const ABSENTS = new Set(['', 'null', 'undefined', 'none', 'aucun', 'aucune', 'n/a', '-']);

const textOrNothing = (value: unknown): unknown => {
	if (value === null || value === undefined) return undefined;
	if (typeof value === 'string') {
		const row = value.replace(/[\p{C}\s]+/gu, ' ').trim();
		return ABSENTS.has(row.toLowerCase()) ? undefined : row;
	}
	return typeof value === 'number' ? String(value) : value;
};

/** A name, code or number in words; at most 200 characters. */
export const textField = z.preprocess(textOrNothing, z.string().max(200, 'au plus 200 caractères'));
export const openText = z.preprocess(
	textOrNothing,
	z.string().max(200, 'au plus 200 caractères').optional(),
);
const oneLine = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.join(' ; ');

/** A text of several lines: each line is a part of its own. */
export const longText = z.preprocess(
	(value) => textOrNothing(typeof value === 'string' ? oneLine(value) : value),
	z.string().max(4000, 'au plus 4000 caractères'),
);
/** What a commit adds to the fields of its preview. */
export const confirmFields = {
	jeton: z.preprocess(textOrNothing, z.string().max(500).optional()),
	/** The preview's words, as they stood on the card that was approved. */
	apercu: z.preprocess(textOrNothing, z.string().max(500).optional()),
};

const number = (value: unknown): unknown => {
	const parsed = textOrNothing(value);
	return typeof parsed === 'string' && /^-?\d+([.,]\d+)?$/.test(parsed)
		? Number(parsed.replace(',', '.'))
		: parsed;
};
/** A whole number that may also come as text; 0 stands for « not given ». */
export const integer = z.preprocess((v) => {
	const parsed = number(v);
	return parsed === 0 ? undefined : parsed;
}, z.number().int('un nombre entier est attendu').positive('un nombre positif est attendu').max(10_000).optional());
/** Hours, whole or not; 0 stands for « not given ». */
export const hours = z.preprocess((v) => {
	const parsed = number(v);
	return parsed === 0 ? undefined : parsed;
}, heures(24).optional());
/** Hours of a week. */
export const weekHours = z.preprocess((v) => {
	const parsed = number(v);
	return parsed === 0 ? undefined : parsed;
}, heures(168).optional());
export const requiredHours = heures(4000);
export const boolean = z.preprocess((v) => textOrNothing(v) ?? false, ouiOuNon);

export const requiredDay = z.preprocess(textOrNothing, jour);
export const optionalDay = z.preprocess(textOrNothing, jour.optional());
const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/;
const instantText = z
	.string()
	.regex(INSTANT, 'attendu AAAA-MM-JJ ou AAAA-MM-JJTHH:MM, par exemple 2026-06-03T08:00');
/** A day, or an instant, as text: the use case reads it by the centre's clock. */
export const openInstant = z.preprocess(textOrNothing, instantText.optional());
export const requiredInstant = z.preprocess(textOrNothing, instantText);

/** « MARDI », « mardi, jeudi », « samedis », « semaine », « week-end » as days; nothing given: undefined. */
export const daysField = z
	.preprocess(textOrNothing, z.union([z.string(), z.array(z.string())]).optional())
	.transform((value, ctx): Weekday[] | undefined => {
		if (value === undefined) return undefined;
		const told = fold(Array.isArray(value) ? value.join(' ') : value)
			.replace('week end', 'weekend')
			.split(' ')
			.filter((word) => word && word !== 'et');
		const readOnes = told.flatMap((dit): Weekday[] => {
			if (dit === 'weekend') return ['SAMEDI', 'DIMANCHE'];
			if (dit === 'semaine') return JOURS.slice(0, 5) as unknown as Weekday[];
			const found = JOURS.find((j) => j === dit.replace(/s$/, '').toUpperCase());
			if (!found)
				ctx.addIssue({
					code: 'custom',
					message: `« ${dit} » n'est pas un jour : ${JOURS.join(', ')} attendus, séparés par des virgules`,
				});
			return found ? [found] : [];
		});
		return [...new Set(readOnes)];
	});

const CRENEAUX = new Map(
	Object.entries({
		matin: 'MATIN',
		matinee: 'MATIN',
		midi: 'MIDI',
		apres: 'APRES_MIDI',
		aprem: 'APRES_MIDI',
		soir: 'SOIR',
		soiree: 'SOIR',
	}),
);

/** « SOIR », « matin, après-midi »; nothing given: undefined. */
export const creneauxField = z
	.preprocess(textOrNothing, z.union([z.string(), z.array(z.string())]).optional())
	.transform((value, ctx): string[] | undefined => {
		if (value === undefined) return undefined;
		const told = fold(Array.isArray(value) ? value.join(' ') : value)
			.replace(/apres midi/g, 'apres')
			.split(' ')
			.filter((word) => word && word !== 'et');
		const readOnes = told.flatMap((dit) => {
			const found = CRENEAUX.get(dit.replace(/s$/, '')) ?? CRENEAUX.get(dit);
			if (!found)
				ctx.addIssue({
					code: 'custom',
					message: `« ${dit} » n'est pas un créneau : MATIN, MIDI, APRES_MIDI, SOIR attendus, séparés par des virgules`,
				});
			return found ? [found] : [];
		});
		return [...new Set(readOnes)];
	});
