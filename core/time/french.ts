import { DateTime } from 'luxon';

import { clockAt, rememberedZone, toIso } from './instant';
import { memo } from './memo';

/** The first of a month is the only day that French counts with an ordinal: « 1er juin », but « 2 juin ». */
const ordinal = (text: string) => text.replace(/(^|\s)1 (?=\p{L})/gu, '$11er ');

/** An instant or a day of a zone, to be written in French. */
export const frenchOf = (when: string | Date, fuseau: string): DateTime =>
	(typeof when === 'string'
		? DateTime.fromISO(when, { zone: rememberedZone(fuseau) })
		: DateTime.fromJSDate(when, { zone: rememberedZone(fuseau) })
	).setLocale('fr');

const WHOLE_DAY = 'cccc d LLLL yyyy';

/** By 'YYYY-MM-DD' and format: a page says the same few again and again, and Intl takes 20 µs for each. */
const told = memo((key: string) => {
	const [jour] = key.split(' ', 1);
	const date = DateTime.fromISO(jour, { zone: 'UTC' }).setLocale('fr');
	return ordinal(date.toFormat(key.slice(jour.length + 1)));
});

/** « lundi 1er juin 2026 », of a day 'YYYY-MM-DD'; or another format of luxon's with the day before the month. */
export const dayOfTextInWords = (jour: string, format = WHOLE_DAY): string =>
	told(`${jour} ${format}`);

/** The same of an instant in its zone. */
export const dayInWords = (date: DateTime, format = WHOLE_DAY): string =>
	dayOfTextInWords(date.toISODate() ?? '', format);

/** « lundi 1er juin 2026 à 08:00 ». */
export const instantInWords = (date: DateTime): string =>
	`${dayInWords(date)} à ${clockAt(date.toMillis(), date.zoneName ?? undefined)}`;

/** « juin 2026 ». */
export const monthInWords = (annee: number, mois: number): string =>
	DateTime.utc(annee, mois, 1).setLocale('fr').toFormat('LLLL yyyy');

/** « le lundi 7 décembre 2026 », « du 7 au 11 décembre 2026 », « du 28 décembre 2026 au 8 janvier 2027 ». */
export function periodInWords(debut: DateTime, fin: DateTime): string {
	const sameYear = debut.year === fin.year;
	const sameMonth = sameYear && debut.month === fin.month;
	if (sameMonth && debut.day === fin.day) return `le ${dayInWords(debut)}`;

	const last = dayInWords(fin, 'd LLLL yyyy');
	if (sameMonth) return `du ${debut.day === 1 ? '1er' : debut.day} au ${last}`;

	const format = sameYear ? 'd LLLL' : 'd LLLL yyyy';
	return `du ${dayInWords(debut, format)} au ${last}`;
}

/**
 * « mercredi 3 juin 2026 de 08:00 à 12:00 »; over midnight « mercredi 3 juin 2026 22:00 au jeudi 4
 * juin 2026 02:00 ».
 */
export function slotInWords(debut: Date, fin: Date, fuseau: string): string {
	const [dayA, clockA] = wordsAndClock(debut, fuseau);
	const [dayB, clockB] = wordsAndClock(fin, fuseau);

	return dayA === dayB
		? `${dayA} de ${clockA} à ${clockB}`
		: `${dayA} ${clockA} au ${dayB} ${clockB}`;
}

/** A stretch of whole days as a period of them, another one by its hours: « le mardi 8 … de 14:00 à 18:00 ». */
export function stretchInWords(debut: Date, fin: Date, fuseau: string): string {
	const [from, to] = [frenchOf(debut, fuseau), frenchOf(fin, fuseau)];
	const midnight = (at: DateTime) => +at === +at.startOf('day');
	if (midnight(from) && midnight(to) && from < to)
		return periodInWords(from, to.minus({ days: 1 }));
	const words = slotInWords(debut, fin, fuseau);
	return from.hasSame(to, 'day') ? `le ${words}` : `du ${words}`;
}

function wordsAndClock(instant: Date, fuseau: string): [day: string, clock: string] {
	const iso = toIso(instant, fuseau);
	return [dayOfTextInWords(iso.slice(0, 10)), iso.slice(11, 16)];
}

/** Hours as French writes them: « 7,5 h ». */
export const hoursInWords = (heures: number): string => `${String(heures).replace('.', ',')} h`;
