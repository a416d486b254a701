import { DateTime } from 'luxon';

/** « 7 décembre 2026 ». */
export const dayInFrench = (quand: string | Date, fuseau: string) =>
	at(quand, fuseau).toFormat('d LLLL yyyy');

/** « lundi 7 décembre 2026 à 08:00 ». */
export const instantInFrench = (quand: string | Date, fuseau: string) =>
	at(quand, fuseau).toFormat("cccc d LLLL yyyy 'à' HH:mm");

export const monthInFrench = (mois: number, annee: number) =>
	DateTime.local(annee, mois).setLocale('fr').toFormat('LLLL yyyy');

const at = (quand: string | Date, fuseau: string) =>
	(typeof quand === 'string'
		? DateTime.fromISO(quand, { zone: fuseau })
		: DateTime.fromJSDate(quand, { zone: fuseau })
	).setLocale('fr');

/** The first of a list in words, and how many more there are. */
export function firstOf(mots: string[], combien = 10): string {
	const reste = mots.length - combien;
	return mots.slice(0, combien).join(' ; ') + (reste > 0 ? ` ; et ${reste} de plus` : '');
}
