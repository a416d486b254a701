import ICAL from 'ical.js';

/** An event at one of its times. */
export interface Occurrence {
	debut: ICAL.Time;
	fin: ICAL.Time;
	/** The event's uid, with the day for one occurrence of several. */
	cle: string;
}

/** Which occurrences to look for, and how many may be looked at on the way. */
export interface Search {
	/** Those that end after this day and begin by that one, both 'YYYY-MM-DD'. */
	after: string;
	until: string;
	/** Steps that all events of a file have left; counted down. */
	steps: number;
}

/** What was found, and the day from which an event that repeats too often was not read. */
export interface FoundOccurrences {
	occurrences: Occurrence[];
	cutFrom?: string;
}

/** In the window, each day of four years and more. */
const OCCURRENCES_MAX = 2_000;

/** No rule is followed past it. */
const LAST_YEAR = 2200;
const DAYS_MAX = 366 * 200;

/** Rules that say hours of a day: what closes whole days repeats by days. */
const WITHIN_A_DAY = ['SECONDLY', 'MINUTELY', 'HOURLY'];

class TooFar extends Error {}

/**
 * ical.js goes on until it finds the next occurrence: a rule that has none, such as each 30 February,
 * would keep it for ever. All its ways through time pass by one of these; days it counts one by one.
 */
class BoundedIterator extends ICAL.RecurIterator {
	increment_monthday(days: number): void {
		if (days > DAYS_MAX) throw new TooFar();
		super.increment_monthday(days);
		this.stopFarOff();
	}

	increment_month(): void {
		super.increment_month();
		this.stopFarOff();
	}

	increment_year(years: number): void {
		super.increment_year(years);
		this.stopFarOff();
	}

	private stopFarOff(): void {
		if (this.last.year > LAST_YEAR) throw new TooFar();
	}
}

interface Rule {
	freq: string;
	iterator: (start: ICAL.Time) => ICAL.RecurIterator;
}

const two = (n: number) => String(n).padStart(2, '0');

export const dayText = ({ year, month, day }: ICAL.Time) =>
	`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

export const isCancelled = (vcomponent: ICAL.Component) =>
	String(vcomponent.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

const rulesOf = (event: ICAL.Event): Rule[] =>
	event.component
		.getAllProperties('rrule')
		.map((property) => property.getFirstValue() as unknown as Rule);

/** Whether an event repeats more than once a day. */
export const repeatsWithinDays = (event: ICAL.Event): boolean =>
	rulesOf(event).some(({ freq }) => WITHIN_A_DAY.includes(freq));

/** A closure that lasts longer is a mistake: five years. */
export const LONGEST_DAYS = 1_827;

/**
 * Whether an event is of no year of the calendar or lasts too long to be one; looked at before
 * ical.js adds its duration, which it does day by day.
 */
export function isOutOfBounds(event: ICAL.Event): boolean {
	const { component } = event;
	const start = component.getFirstPropertyValue('dtstart') as unknown as ICAL.Time;
	const end = component.getFirstPropertyValue('dtend') as unknown as ICAL.Time | null;
	const duration = component.getFirstPropertyValue('duration') as unknown as ICAL.Duration | null;
	const days = duration
		? Math.abs(duration.toSeconds()) / 86_400
		: (Date.parse(dayText(end ?? start)) - Date.parse(dayText(start))) / 86_400_000;
	const years = [start, end ?? start].map(({ year }) => year);
	return !(days <= LONGEST_DAYS && years.every((year) => year >= 1970 && year <= LAST_YEAR));
}

/**
 * The times of an event that reach into a window. Rules are followed from their start, which may lie
 * decades back: what is passed by on the way costs steps of the search, not places in the answer.
 */
export function occurrences(event: ICAL.Event, uid: string, search: Search): FoundOccurrences {
	const found: Occurrence[] = [];
	if (!event.isRecurring()) {
		found.push({ debut: event.startDate, fin: event.endDate, cle: uid });
		return { occurrences: found };
	}
	for (const rule of rulesOf(event))
		rule.iterator = (dtstart) => new BoundedIterator({ rule, dtstart } as never);
	try {
		const iterator = event.iterator();
		for (;;) {
			const next = iterator.next() as ICAL.Time | null;
			if (!next || dayText(next) > search.until) break;
			if (search.steps === 0 || found.length === OCCURRENCES_MAX)
				return { occurrences: found, cutFrom: dayText(next) };
			search.steps -= 1;
			const { startDate, endDate, item } = event.getOccurrenceDetails(next);
			if (!isCancelled(item.component) && dayText(endDate) > search.after)
				found.push({ debut: startDate, fin: endDate, cle: `${uid}#${dayText(next)}` });
		}
	} catch (error) {
		if (!(error instanceof TooFar)) throw error;
	}
	return { occurrences: found };
}
