import { DateTime } from 'luxon';

import { foldSeances, type CalendarSeance } from '../../../core/calendars/foldSeances';
import { writeCalendar } from '../../../core/calendars/writeCalendar';
import { readByIcalJs } from './readers';

/** A course at nine of the zone's wall clock, on each of these days. */
function course(fuseau: string, days: string[]): CalendarSeance[] {
	const at = (day: string, heure: string) =>
		DateTime.fromISO(`${day}T${heure}`, { zone: fuseau }).toISO() ?? '';
	return days.map((day, n) => ({
		idReservation: n + 1,
		idSession: 4,
		dateDebut: at(day, '09:00'),
		dateFin: at(day, '12:00'),
		debutOrigine: at(day, '09:00'),
		finOrigine: at(day, '12:00'),
		sequence: 0,
		modifieLe: null,
		active: true,
		arrivee: false,
		salle: 'Atelier B',
		matiere: null,
		formateur: 'Laurent Dupont',
	}));
}

const write = (seances: CalendarSeance[], fuseau: string) =>
	writeCalendar({
		method: 'PUBLISH',
		series: foldSeances(seances, fuseau),
		words: ({ salle }) => ({ summary: 'Initiation', location: salle }),
		fuseau,
		stamp: new Date('2027-01-01T10:20:30Z'),
	});

/** Each Monday and Tuesday of two years: over every clock change that there is. */
const days = Array.from({ length: 104 }, (_, n) => DateTime.utc(2027, 1, 4).plus({ weeks: n }))
	.flatMap((monday) => [monday, monday.plus({ days: 1 })])
	.map((day) => day.toISODate() ?? '');

describe('the zone of a calendar file', () => {
	it.each([
		'Europe/Paris',
		// Its Monday morning is UTC's Sunday evening.
		'Pacific/Noumea',
		'Indian/Reunion',
		'America/Martinique',
		'America/New_York',
		'Australia/Sydney',
		'Australia/Lord_Howe',
		'America/St_Johns',
		// Its clocks change by no rule of the year: the Ramadan's.
		'Africa/Casablanca',
		// Always the Saturday before a Sunday, whichever of the month that makes it.
		'America/Santiago',
		'UTC',
	])('keeps nine o’clock in %s over every clock change', (fuseau) => {
		const seances = course(fuseau, days);
		const ics = write(seances, fuseau);

		expect(readByIcalJs(ics).map(({ debut }) => debut)).toEqual(
			seances.map(({ dateDebut }) => new Date(dateDebut).toISOString()),
		);
		expect(ics.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
	});

	it('says the rule of a year where there is one, as Outlook knows no other', () => {
		const lines = write(course('America/New_York', days), 'America/New_York').split('\r\n');

		expect(lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'))).toEqual([
			'BEGIN:VTIMEZONE',
			'TZID:America/New_York',
			'BEGIN:DAYLIGHT',
			'DTSTART:20260308T020000',
			'TZOFFSETFROM:-0500',
			'TZOFFSETTO:-0400',
			'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
			'END:DAYLIGHT',
			'BEGIN:STANDARD',
			'DTSTART:20261101T020000',
			'TZOFFSETFROM:-0400',
			'TZOFFSETTO:-0500',
			'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
			'END:STANDARD',
		]);
	});
});
