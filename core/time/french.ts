import { DateTime } from 'luxon';

/** The first of a month is the only day that French counts with an ordinal: « 1er juin », but « 2 juin ». */
const ordinal = (text: string) => text.replace(/(^|\s)1 (?=\p{L})/gu, '$11er ');

/** An instant or a day of a zone, to be written in French. */
export const frenchOf = (when: string | Date, fuseau: string): DateTime =>
	(typeof when === 'string'
		? DateTime.fromISO(when, { zone: fuseau })
		: DateTime.fromJSDate(when, { zone: fuseau })
	).setLocale('fr');

/** Days in words, by day and format: a page says the same few again and again, and Intl takes 20 µs for each. */
const told = new Map<string, string>();
const TOLD_MAX = 20_000;

/** « lundi 1er juin 2026 », or another format of luxon's with the day before the month. */
export function dayInWords(date: DateTime, format = 'cccc d LLLL yyyy'): string {
	const key = `${date.year}-${date.month}-${date.day} ${format}`;
	let words = told.get(key);
	if (words === undefined) {
		words = ordinal(date.setLocale('fr').toFormat(format));
		if (told.size >= TOLD_MAX) told.clear();
		told.set(key, words);
	}
	return words;
}

/** « lundi 1er juin 2026 à 08:00 ». */
export const instantInWords = (date: DateTime): string =>
	`${dayInWords(date)} à ${date.toFormat('HH:mm')}`;

/** « juin 2026 ». */
export const monthInWords = (annee: number, mois: number): string =>
	DateTime.utc(annee, mois, 1).setLocale('fr').toFormat('LLLL yyyy');

/** « le lundi 7 décembre 2026 », « du 7 au 11 décembre 2026 », « du 28 décembre 2026 au 8 janvier 2027 ». */
export function periodInWords(debut: DateTime, fin: DateTime): string {
	if (debut.hasSame(fin, 'day')) return `le ${dayInWords(debut)}`;

	const last = dayInWords(fin, 'd LLLL yyyy');
	if (debut.hasSame(fin, 'month')) return `du ${debut.day === 1 ? '1er' : debut.day} au ${last}`;

	const format = debut.hasSame(fin, 'year') ? 'd LLLL' : 'd LLLL yyyy';
	return `du ${dayInWords(debut, format)} au ${last}`;
}

/**
 * « mercredi 3 juin 2026 de 08:00 à 12:00 »; over midnight « mercredi 3 juin 2026 22:00 au jeudi 4
 * juin 2026 02:00 ».
 */
export function slotInWords(debut: Date, fin: Date, fuseau: string): string {
	const a = frenchOf(debut, fuseau);
	const b = frenchOf(fin, fuseau);

	return a.hasSame(b, 'day')
		? `${dayInWords(a)} de ${a.toFormat('HH:mm')} à ${b.toFormat('HH:mm')}`
		: `${dayInWords(a)} ${a.toFormat('HH:mm')} au ${dayInWords(b)} ${b.toFormat('HH:mm')}`;
}

/** Hours as French writes them: « 7,5 h ». */
export const hoursInWords = (heures: number): string => `${String(heures).replace('.', ',')} h`;
