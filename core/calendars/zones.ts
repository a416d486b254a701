import ICAL from 'ical.js';
import { DateTime, FixedOffsetZone, Info } from 'luxon';

import { memo } from '../time/memo';

/** A weekday as calendars write it; 1 is Monday. */
export const dayName = (weekday: number): string =>
	ICAL.Recur.numericDayToIcalDay((weekday % 7) + 1);

/** A zone's clock put forward or back. */
interface ClockChange {
	/** On the wall clock as it was before. */
	wall: DateTime;
	/** Minutes ahead of UTC, before and after. */
	from: number;
	to: number;
}

/** A zone is described from the year before the first entry: what lies ahead follows its rules. */
const YEARS = 10;

/**
 * The description of a zone that a calendar file carries along, for entries from a year on: a
 * VTIMEZONE of what luxon knows of it. Where its clocks change by one rule of the year it says
 * that rule, as Outlook reads no list of dates; else it says every change of ten years.
 */
export const zoneOf = (fuseau: string, firstYear: number): string =>
	described(`${firstYear} ${fuseau}`);

/** A feed's zone is asked for again and again, and looking for its changes takes milliseconds. */
const described = memo((key: string): string => {
	const [year, fuseau] = key.split(' ', 2);
	const begin = Date.UTC(Number(year) - 1, 0, 1);
	const changes = changesOf(fuseau, begin, Date.UTC(Number(year) - 1 + YEARS, 0, 1));
	const least = Math.min(...changes.map(({ to }) => to));
	const rules = byRule(changes);
	const lines = rules
		? rules.flatMap(({ first, rule }) => observance(first, least, rule))
		: [initial(fuseau, begin), ...changes].flatMap((change) => observance(change, least));

	return ['BEGIN:VTIMEZONE', `TZID:${fuseau}`, ...lines, 'END:VTIMEZONE'].join('\r\n');
}, 100);

/** What a zone's clock shows before its first change: no change at all. */
const initial = (fuseau: string, begin: number): ClockChange => {
	const offset = Info.normalizeZone(fuseau).offset(begin);
	return { wall: onWallClock(begin, offset), from: offset, to: offset };
};

const onWallClock = (ms: number, offset: number) =>
	DateTime.fromMillis(ms, { zone: FixedOffsetZone.instance(offset) });

const WEEK = 7 * 86_400_000;
const MINUTE = 60_000;

/** The clock changes of a zone between two instants; no two of them are of one week. */
function changesOf(fuseau: string, begin: number, end: number): ClockChange[] {
	const zone = Info.normalizeZone(fuseau);
	const found: ClockChange[] = [];

	for (let before = begin; before < end; before += WEEK) {
		const [from, to] = [zone.offset(before), zone.offset(before + WEEK)];
		if (from === to) continue;
		let [low, high] = [before, before + WEEK];
		while (high - low > MINUTE) {
			const middle = low + Math.floor((high - low) / MINUTE / 2) * MINUTE;
			if (zone.offset(middle) === from) low = middle;
			else high = middle;
		}
		found.push({ wall: onWallClock(high, from), from, to });
	}
	return found;
}

/**
 * The rules of a year that say all of these changes: each year the same weekday of the same month
 * at the same hour. Undefined where there are none.
 */
function byRule(changes: ClockChange[]): Array<{ first: ClockChange; rule: string }> | undefined {
	const kinds = new Map<string, ClockChange[]>();
	for (const change of changes) {
		const { wall, from, to } = change;
		const kind = [from, to, wall.toFormat('M c HHmm')].join(' ');
		kinds.set(kind, [...(kinds.get(kind) ?? []), change]);
	}

	const rules = [...kinds.values()].map((alike) => {
		const [first] = alike;
		const week = weekOf(alike);
		const { month, weekday } = first.wall;
		const rule = `FREQ=YEARLY;BYMONTH=${month};BYDAY=${week}${dayName(weekday)}`;
		return alike.length === YEARS && week ? { first, rule } : undefined;
	});
	return rules.length > 0 && rules.every((rule) => rule !== undefined) ? rules : undefined;
}

/** Which of its weekdays of the month they all are: the last (-1), or the first to the fourth. */
function weekOf(alike: ClockChange[]): number | undefined {
	if (alike.every(({ wall }) => wall.day + 7 > wall.daysInMonth!)) return -1;
	const [week, ...others] = new Set(alike.map(({ wall }) => Math.ceil(wall.day / 7)));
	return others.length === 0 ? week : undefined;
}

function observance({ wall, from, to }: ClockChange, least: number, rule?: string): string[] {
	const kind = to > least ? 'DAYLIGHT' : 'STANDARD';
	return [
		`BEGIN:${kind}`,
		`DTSTART:${wall.toFormat("yyyyMMdd'T'HHmmss")}`,
		`TZOFFSETFROM:${inSigns(from)}`,
		`TZOFFSETTO:${inSigns(to)}`,
		...(rule ? [`RRULE:${rule}`] : []),
		`END:${kind}`,
	];
}

/** « +0200 » */
const inSigns = (minutes: number) => FixedOffsetZone.instance(minutes).formatOffset(0, 'techie');
