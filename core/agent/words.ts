import { dayInWords, frenchOf, instantInWords } from '../time/french';

/** « 7 décembre 2026 ». */
export const dayInFrench = (when: string | Date, fuseau: string): string =>
	dayInWords(frenchOf(when, fuseau), 'd LLLL yyyy');

/** « lundi 7 décembre 2026 à 08:00 ». */
export const instantInFrench = (when: string | Date, fuseau: string): string =>
	instantInWords(frenchOf(when, fuseau));

/** The first of a list in words, and how many more there are. */
export function firstOf(words: string[], combien = 10): string {
	const rest = words.length - combien;
	return words.slice(0, combien).join(' ; ') + (rest > 0 ? ` ; et ${rest} de plus` : '');
}
