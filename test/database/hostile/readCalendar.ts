import ICAL from 'ical.js';

/** What an entry of ours may say; an ATTENDEE or ATTACH that came out of a name is none of it. */
const OURS = new Set(
	(
		'uid dtstamp sequence last-modified summary description location status dtstart dtend rrule exdate ' +
		'recurrence-id organizer attendee'
	).split(' '),
);

/**
 * A calendar as others read it: each entry with its properties, and how many of each.
 * @throws where there is a property or a part that we do not write
 */
export function readCalendar(text: string): string[] {
	const calendar = new ICAL.Component(ICAL.parse(text) as never);
	const parts = calendar.getAllSubcomponents();
	const other = parts.find(({ name }) => name !== 'vevent' && name !== 'vtimezone');
	if (other) throw new Error(`a calendar has a ${other.name}`);
	return calendar.getAllSubcomponents('vevent').map((event) => {
		const names = event.getAllProperties().map(({ name }) => name);
		const strange = names.find((name) => !OURS.has(name));
		if (strange) throw new Error(`an entry has ${strange}`);
		const inside = event.getAllSubcomponents();
		if (inside.length > 0) throw new Error(`an entry has a ${inside[0].name}`);
		return names.sort().join(' ');
	});
}
