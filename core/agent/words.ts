import { dayInWords, frenchOf, instantInWords } from '../time/french';

/** « 7 décembre 2026 ». */
export const dayInFrench = (when: string | Date, fuseau: string): string =>
	dayInWords(frenchOf(when, fuseau), 'd LLLL yyyy');

/** « lundi 7 décembre 2026 à 08:00 ». */
export const instantInFrench = (when: string | Date, fuseau: string): string =>
	instantInWords(frenchOf(when, fuseau));

/** The first of a list in words, and how many more there are. */
export function firstOf(mots: string[], combien = 10): string {
	const reste = mots.length - combien;
	return mots.slice(0, combien).join(' ; ') + (reste > 0 ? ` ; et ${reste} de plus` : '');
}
