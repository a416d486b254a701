import type { PlanningRules } from '../../rules/planningRules';
import { mondayOf, weekdayOf, type Weekday } from '../../time/days';
import type { PlanRequest, SchoolZone } from './types';

/** The last day up to which a zone's school holidays are known. */
export const lastKnownHoliday = (zone: SchoolZone, { vacancesScolaires }: PlanningRules): string =>
	vacancesScolaires[zone].reduce((last, { fin }) => (fin > last ? fin : last), '');

const weeksBetween = (monday: string, other: string) =>
	Math.round((Date.parse(other) - Date.parse(monday)) / (7 * 86_400_000));

const modulo = (n: number, base: number) => ((n % base) + base) % base;

/** What a request's rhythm says of a day: whether it is a weekday of its week, and why the week is left free. */
export interface ActiveDays {
	isActive(date: string): boolean;
	/** In French; undefined where the week is one of the centre's. */
	whyWeekFree(date: string): string | undefined;
}

/** Reads alternance, uneven weeks and school holidays of a valid request (contract, section 6). */
export function readActiveDays(request: PlanRequest, rules: PlanningRules): ActiveDays {
	const { joursActifs, joursParSemaine, vacancesScolaires: zone } = request;
	const isAtCentre = weeksAtCentre(request);
	const holidays = zone ? rules.vacancesScolaires[zone] : [];
	return {
		isActive: (date) => weekdaysOf(date).includes(weekdayOf(date)),
		whyWeekFree(date) {
			if (!isAtCentre(mondayOf(date))) return 'semaine hors du centre (alternance)';
			const holiday = holidays.find(({ debut, fin }) => debut <= date && date <= fin);
			return holiday && `vacances scolaires : ${holiday.nom} (zone ${zone})`;
		},
	};

	function weekdaysOf(date: string): Weekday[] {
		if (!joursParSemaine) return joursActifs;
		const { depuis, cycle } = joursParSemaine;
		return cycle[modulo(weeksBetween(mondayOf(depuis), mondayOf(date)), cycle.length)];
	}
}

/** Whether the week of a Monday is one at the centre. */
function weeksAtCentre({ semaines }: PlanRequest): (monday: string) => boolean {
	if (!semaines) return () => true;
	const { dates, uneSur, depuis } = semaines;
	if (dates) {
		const mondays = new Set(dates.map(mondayOf));
		return (monday) => mondays.has(monday);
	}
	const first = mondayOf(depuis!);
	return (monday) => modulo(weeksBetween(first, monday), uneSur!) === 0;
}
