import { DateTime, IANAZone, Info, type Zone } from 'luxon';

import { memo } from './memo';

/** The centre's zone where no setting says otherwise. */
export const ZONE = 'Europe/Paris';

/**
 * Whether a text names a zone of the IANA database. « +02:00 » is none: luxon and Intl take it for a
 * zone, but PostgreSQL would count it backwards.
 */
export const isZone = (text: string): boolean =>
	/^[a-z]/i.test(text) && IANAZone.create(text).isValid;

/** Since 1970 clocks are changed at quarters of an hour of UTC, and nowhere in between. */
const QUARTER = 900_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR_10000 = Date.UTC(10_000, 0, 1);

/** A zone's offsets by quarter of an hour: a month asks for the same few hundred again and again. */
const offsetsOf = memo((fuseau: string) => {
	const zone = Info.normalizeZone(fuseau);
	return memo((quarter: number) => {
		const read = zone instanceof IANAZone && zone.isValid ? zone.offset(quarter * QUARTER) : NaN;
		return Number.isInteger(read) ? read : NaN;
	}, 100_000);
});

/**
 * Minutes that the zone's clock is ahead of UTC; NaN where luxon has to say it all: an instant before
 * 1970, a zone that is none or is UTC by another name. Looking a zone up takes some 5 µs, and a month
 * of a room does it 600 times.
 */
const offsetAt = (ms: number, fuseau: string): number =>
	ms >= 0 && ms < YEAR_10000 ? offsetsOf(fuseau)(Math.floor(ms / QUARTER)) : NaN;

/** A zone as luxon has it, but that it asks Intl for each offset once. */
class RememberedZone extends IANAZone {
	override offset(ms: number): number {
		const known = offsetAt(ms, this.name);
		return Number.isNaN(known) ? super.offset(ms) : known;
	}
}

/** The zone to give luxon where many instants are written: mails and their calendars have dozens each. */
export const rememberedZone = memo((fuseau: string): Zone => {
	const zone = Info.normalizeZone(fuseau);
	return zone instanceof IANAZone && zone.isValid ? new RememberedZone(zone.name) : zone;
});

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** « +02:00 » */
const offsetInSigns = memo((minutes: number): string => {
	const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	return `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
});

/** 'YYYY-MM-DD' by days since 1970. */
const dayInDigits = memo((day: number) => new Date(day * DAY).toISOString().slice(0, 10));

/** 'HH:MM' by minutes since midnight. */
const clocks = Array.from(
	{ length: DAY / MINUTE },
	(_, n) => `${twoDigits(Math.floor(n / 60))}:${twoDigits(n % 60)}`,
);

/** The wall clock in milliseconds since its 1970; NaN as offsetAt. */
const wallAt = (ms: number, fuseau: string): number => ms + offsetAt(ms, fuseau) * MINUTE;

/** As luxon says it, where we can't. */
const isoOfLuxon = (ms: number, fuseau: string): string =>
	DateTime.fromJSDate(new Date(ms), { zone: fuseau }).toISO({ suppressMilliseconds: true }) ?? '';

/**
 * An instant in milliseconds as every answer writes it: ISO 8601 with the zone's offset, without
 * milliseconds where there are none (contract, section 10). By hand, as a page writes thousands.
 */
export function isoAt(ms: number, fuseau = ZONE): string {
	const wall = wallAt(ms, fuseau);
	if (Number.isNaN(wall)) return isoOfLuxon(ms, fuseau);
	const day = Math.floor(wall / DAY);
	const inDay = wall - day * DAY;
	const clock = clocks[Math.floor(inDay / MINUTE)];
	const seconds = twoDigits(Math.floor((inDay % MINUTE) / 1000));
	const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
	const offset = offsetInSigns((wall - ms) / MINUTE);
	return `${dayInDigits(day)}T${clock}:${seconds}${fraction}${offset}`;
}

/** The wall clock's 'HH:MM' of an instant in milliseconds. */
export function clockAt(ms: number, fuseau = ZONE): string {
	const wall = wallAt(ms, fuseau);
	if (Number.isNaN(wall)) return isoOfLuxon(ms, fuseau).slice(11, 16);
	return clocks[Math.floor((((wall % DAY) + DAY) % DAY) / MINUTE)];
}

/** The same of a Date. */
export const toIso = (instant: Date, fuseau = ZONE): string => isoAt(instant.getTime(), fuseau);
export const clockOf = (instant: Date, fuseau = ZONE): string => clockAt(instant.getTime(), fuseau);

/**
 * An instant whose offset is written and whose day every month has: what our own answers say, and
 * what needs no zone to be read. Ten times as fast as luxon, which counts where a CAP has hundreds.
 */
const WITH_OFFSET =
	/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/;

/** The years that there are: PostgreSQL has no year 0, and a plan walks through days one by one. */
const YEARS = { first: 1970, last: 2200 };

/**
 * Reads ISO 8601: any offset, and the centre's zone where there is none. Undefined when it is no
 * instant, or one of a year that no centre plans.
 */
export function parseInstant(text: string, fuseau = ZONE): Date | undefined {
	const date = WITH_OFFSET.test(text)
		? new Date(text)
		: DateTime.fromISO(text, { zone: rememberedZone(fuseau) }).toJSDate();
	const year = date.getUTCFullYear();
	if (!(year >= YEARS.first && year <= YEARS.last)) return undefined;
	// A séance begins at a second: answers write no fraction of one (contract, section 10).
	return date.getUTCMilliseconds() === 0 ? date : new Date(date.setUTCMilliseconds(0));
}

/** The wall-clock day 'YYYY-MM-DD' of an instant in the zone. */
export function dayOf(instant: Date, fuseau = ZONE): string {
	return toIso(instant, fuseau).slice(0, 10);
}

/** The instant at which the wall clock of the zone shows `heure` ('08:00') on `jour` ('2026-03-29'). */
export function atWallClock(jour: string, heure: string, fuseau = ZONE): Date {
	return DateTime.fromISO(`${jour}T${heure}`, { zone: rememberedZone(fuseau) }).toJSDate();
}

/** Hours between two instants, as they pass: a day of a clock change has 23 or 25. */
export function hoursBetween(debut: Date, fin: Date): number {
	return (fin.getTime() - debut.getTime()) / 3_600_000;
}
