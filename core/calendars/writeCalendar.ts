import ICAL from 'ical.js';
import { DateTime } from 'luxon';

import { invisible } from '../errors/invisible';
import { rememberedZone } from '../time/instant';
import { memo } from '../time/memo';
import type { CalendarException, CalendarSeance, CalendarSeries } from './foldSeances';
import { dayName, zoneOf } from './zones';

/**
 * What a mail or a feed is to a calendar (RFC 5546): an invitation, its withdrawal, or entries to
 * look at.
 */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

export interface Party {
	name: string;
	address: string;
}

/** What an entry says to people. */
export interface EntryWords {
	summary: string;
	description?: string;
	location?: string;
}

export interface CalendarFile {
	method: CalendarMethod;
	/** Of a feed: how calendars call it. */
	name?: string;
	series: CalendarSeries[];
	words: (seance: CalendarSeance) => EntryWords;
	organiser?: Party;
	attendee?: Party;
	fuseau: string;
	/** DTSTAMP of entries that never changed, and of all of a mail: when it is written. */
	stamp: Date;
	/** A feed stamps an entry with its last change, a mail with its own moment. */
	stampByChange?: boolean;
}

// It counts the space of a folded line to none: 75 octets with it (RFC 5545, 3.1).
ICAL.foldLength = 74;

/** A name or a text of the CRM, as it may stand in a calendar: a carriage return must not begin a line. */
const plain = (text: string) =>
	text.replace(/\r\n?/g, '\n').replace(invisible, '').replace(/\t/g, ' ');

/** A zone described, as ical.js has it: the same few stand in every calendar, and none is written to. */
const parsed = memo((zone: string) => ICAL.parse(zone));

/**
 * An .ics of these series. Times stand on the centre's wall clock with its zone described along, so
 * that a repeated entry keeps its weekday and hour on both sides of a clock change.
 */
export function writeCalendar(file: CalendarFile): string {
	const calendar = new ICAL.Component('vcalendar');
	calendar.addPropertyWithValue('version', '2.0');
	calendar.addPropertyWithValue('prodid', '-//sessions-planning//sessions//FR');
	calendar.addPropertyWithValue('method', file.method);
	if (file.name) {
		// ical.js knows neither as a text and escapes nothing in them: a line break would begin a line.
		const name = plain(file.name).replace(/\s+/g, ' ').trim();
		calendar.addPropertyWithValue('name', name);
		calendar.addPropertyWithValue('x-wr-calname', name);
		calendar.addPropertyWithValue('x-published-ttl', 'PT1H');
	}

	const zone = zoneOf(file.fuseau, firstYear(file));
	calendar.addSubcomponent(new ICAL.Component(parsed(zone)));

	for (const series of file.series) {
		calendar.addSubcomponent(masterOf(file, series));
		for (const exception of series.exceptions)
			if (series.rule) calendar.addSubcomponent(exceptionOf(file, series, exception));
	}
	return `${calendar.toString()}\r\n`;
}

/** The year of the first entry; of the stamp where there is none. */
function firstYear({ series, stamp }: CalendarFile): number {
	const starts = series.flatMap(({ debut, exceptions }) => [
		debut.toMillis(),
		...exceptions.map(({ seance }) => Date.parse(seance.dateDebut)),
	]);
	const first = starts.length > 0 ? Math.min(...starts) : stamp.getTime();
	return new Date(first).getUTCFullYear();
}

function masterOf(file: CalendarFile, series: CalendarSeries): ICAL.Component {
	// A single séance that moved is where it is now: without a rule there is nothing that it could be
	// an exception of.
	const [alone] = series.rule ? [] : series.exceptions;
	const seance = alone?.seance ?? series.seance;
	const event = entryOf(file, series, seance);
	const at = (iso: string) => DateTime.fromISO(iso, { zone: rememberedZone(file.fuseau) });

	addTime(event, 'dtstart', series.rule ? series.debut : at(seance.dateDebut), file.fuseau);
	addTime(event, 'dtend', series.rule ? series.fin : at(seance.dateFin), file.fuseau);
	if (!series.rule) return event;

	const { frequency, interval, weekdays, until } = series.rule;
	event.addPropertyWithValue(
		'rrule',
		ICAL.Recur.fromData({
			freq: frequency,
			...(interval > 1 && { interval }),
			...(weekdays.length > 0 && { byday: weekdays.map(dayName) }),
			until: utc(until),
		}),
	);
	for (const day of series.excluded) addTime(event, 'exdate', day, file.fuseau);
	return event;
}

function exceptionOf(
	file: CalendarFile,
	series: CalendarSeries,
	{ recurrence, seance }: CalendarException,
): ICAL.Component {
	const event = entryOf(file, series, seance);
	const at = (iso: string) => DateTime.fromISO(iso, { zone: rememberedZone(file.fuseau) });

	addTime(event, 'recurrence-id', recurrence, file.fuseau);
	addTime(event, 'dtstart', at(seance.dateDebut), file.fuseau);
	addTime(event, 'dtend', at(seance.dateFin), file.fuseau);
	return event;
}

/** What every entry carries, but for its times. */
function entryOf(
	{ method, words, organiser, attendee, stamp, stampByChange }: CalendarFile,
	{ uid, sequence, modifieLe, cancelled }: CalendarSeries,
	seance: CalendarSeance,
): ICAL.Component {
	const { summary, description, location } = words(seance);
	const event = new ICAL.Component('vevent');
	const changed = modifieLe ? DateTime.fromISO(modifieLe) : undefined;
	const written = DateTime.fromJSDate(stamp);

	event.addPropertyWithValue('uid', uid);
	event.addPropertyWithValue('dtstamp', utc((stampByChange && changed) || written));
	event.addPropertyWithValue('sequence', sequence);
	if (changed) event.addPropertyWithValue('last-modified', utc(changed));

	event.addPropertyWithValue('summary', plain(summary));
	if (description) event.addPropertyWithValue('description', plain(description));
	if (location) event.addPropertyWithValue('location', plain(location));
	// Whether the séance stands. That its session is still to be confirmed is no doubt of the hour, which is kept free.
	event.addPropertyWithValue(
		'status',
		cancelled || method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
	);

	if (organiser) addParty(event, 'organizer', organiser);
	// Who is asked stands in an invitation alone (RFC 5546, 3.2.1).
	if (attendee && method !== 'PUBLISH') {
		const property = addParty(event, 'attendee', attendee);
		property.setParameter('role', 'REQ-PARTICIPANT');
		property.setParameter('partstat', 'ACCEPTED');
		property.setParameter('rsvp', 'FALSE');
	}
	return event;
}

function addParty(event: ICAL.Component, name: string, { name: cn, address }: Party) {
	const property = new ICAL.Property(name);
	// A quoted parameter has no way to hold a quote.
	property.setParameter('cn', plain(cn || address).replace(/["\n]/g, ' '));
	property.setValue(`mailto:${plain(address)}`);
	event.addProperty(property);
	return property;
}

/** A time on the wall clock of the zone that the file describes. */
function addTime(event: ICAL.Component, name: string, time: DateTime, fuseau: string): void {
	const property = new ICAL.Property(name);
	property.setParameter('tzid', fuseau);
	property.setValue(icalTime(time.setZone(fuseau)));
	event.addProperty(property);
}

const icalTime = (time: DateTime, zone = ICAL.Timezone.localTimezone): ICAL.Time => {
	const { year, month, day, hour, minute, second } = time;
	return new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone);
};

const utc = (time: DateTime): ICAL.Time => icalTime(time.toUTC(), ICAL.Timezone.utcTimezone);
