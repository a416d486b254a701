import { DateTime } from 'luxon';

/** The first of a month is the only day that French counts with an ordinal: « 1er juin », but « 2 juin ». */
const ordinal = (text: string) => text.replace(/(^|\s)1 (?=\p{L})/gu, '$11er ');

/** An instant or a day of a zone, to be written in French. */
export const frenchOf = (when: string | Date, fuseau: string): DateTime =>
	(typeof when === 'string'
		? DateTime.fromISO(when, { zone: fuseau })
		: DateTime.fromJSDate(when, { zone: fuseau })
	).setLocale('fr');

/** « lundi 1er juin 2026 », or another format of luxon's with the day before the month. */
export const dayInWords = (date: DateTime, format = 'cccc d LLLL yyyy'): string =>
	ordinal(date.setLocale('fr').toFormat(format));

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
