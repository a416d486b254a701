import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { addDays } from '../time/days';
import { jour } from '../time/fields';
import { memo } from '../time/memo';
import type { OpeningHours } from './types';

/** A year or month as a query string or an agent gives it. */
const integer = (nom: string, min: number, max: number) =>
	z.union([z.number(), z.string()]).transform((value, ctx) => {
		const isNumber = typeof value === 'number' || /^\s*\d+\s*$/.test(value);
		const number = isNumber ? Number(value) : NaN;
		if (Number.isInteger(number) && number >= min && number <= max) return number;
		ctx.addIssue({ code: 'custom', message: `${nom} est attendu, de ${min} à ${max}` });
		return z.NEVER;
	});

export const yearField = integer('un nombre d’année', 1970, 2200);
export const monthField = integer('un numéro de mois', 1, 12);
export const dayField = jour;

/** A stretch of wall-clock days as instants, the end not included. */
export interface Period {
	debut: Date;
	fin: Date;
	/** 'YYYY-MM-DD' of each day. */
	jours: string[];
}

/**
 * The days from `first`, one `unit` long, in the centre's zone: a day of a clock change has 23 or 25
 * hours.
 */
export function periodOf(first: string, unit: 'day' | 'month' | 'year', fuseau: string): Period {
	const debut = DateTime.fromISO(first, { zone: fuseau }).startOf(unit);
	const fin = debut.plus({ [`${unit}s`]: 1 });
	const jours: string[] = [];
	const end = fin.toISODate() ?? '';
	for (let jour = debut.toISODate() ?? ''; jour < end; jour = addDays(jour, 1)) jours.push(jour);
	return { debut: debut.toJSDate(), fin: fin.toJSDate(), jours };
}

export const monthPeriod = (annee: number, mois: number, fuseau: string) =>
	periodOf(
		`${String(annee).padStart(4, '0')}-${String(mois).padStart(2, '0')}-01`,
		'month',
		fuseau,
	);

/** The opening hours that `booking.json` sets. */
export const openingHours = ({ rules: regles }: Centre): OpeningHours =>
	regles.booking.parametres.ouverture;

/** By zone, day and clock: a month asks for the same dozen times of each day again and again. */
const instants = memo((fuseau: string) =>
	memo((date: string) => {
		const jour = DateTime.fromISO(date, { zone: fuseau });
		return memo((heure: string) => {
			const [hour, minute] = heure.split(':').map(Number);
			const at = hour === 24 ? jour.plus({ days: 1 }).startOf('day') : jour.set({ hour, minute });
			return at.toMillis();
		});
	}, 2_000),
);

/**
 * A wall-clock time of a day as an instant in milliseconds; '24:00' is the next day's midnight, and a
 * time that a clock change skips is the moment after it.
 */
export const instantOf = (date: string, heure: string, fuseau: string): number =>
	instants(fuseau)(date)(heure);
