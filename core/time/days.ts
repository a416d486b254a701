import { DateTime } from 'luxon';

import { isoAt } from './instant';
import { memo } from './memo';

/** The CRM's words for the days of a week, Monday first. */
export const JOURS = [
	'LUNDI',
	'MARDI',
	'MERCREDI',
	'JEUDI',
	'VENDREDI',
	'SAMEDI',
	'DIMANCHE',
] as const;

export type Weekday = (typeof JOURS)[number];

/** The weekday of a day 'YYYY-MM-DD'. */
export const weekdayOf = (date: string): Weekday =>
	JOURS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];

/** Whether a day 'YYYY-MM-DD' is of the centre's weekend (`weekend` of planning.json). */
export const isWeekend = (date: string, weekend: readonly Weekday[]): boolean =>
	weekend.includes(weekdayOf(date));

/** The day `n` days after a day, both 'YYYY-MM-DD'. */
export function addDays(date: string, n: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one day to another, both 'YYYY-MM-DD'; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
	(Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** The Monday of a day's week, both 'YYYY-MM-DD'. */
export const mondayOf = (date: string): string => addDays(date, -JOURS.indexOf(weekdayOf(date)));

/** Minutes since midnight of a wall-clock time 'HH:MM'. */
export const minutesOf = (heure: string): number =>
	Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3));

/** The wall-clock day 'YYYY-MM-DD' of an instant in milliseconds. */
export const dayAt = (ms: number, fuseau: string): string => isoAt(ms, fuseau).slice(0, 10);

/** Wall clock → UTC in milliseconds, for one zone; a day without clock change is read once. */
export const wallClock = memo((fuseau: string) => {
	const offsetOf = memo((date: string): number | null => {
		const jour = DateTime.fromISO(date, { zone: fuseau });
		return jour.offset === jour.plus({ days: 1 }).offset ? jour.offset : null;
	});
	return (date: string, heure: string): number => {
		const offset = offsetOf(date);
		const minutes = minutesOf(heure);
		if (offset !== null) return Date.parse(`${date}T00:00:00Z`) + (minutes - offset) * 60_000;
		return DateTime.fromISO(date, { zone: fuseau })
			.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
			.toMillis();
	};
});
