import { DateTime } from 'luxon';
import ical, {
	ICalAttendeeRole,
	ICalAttendeeStatus,
	ICalCalendarMethod,
	ICalEventStatus,
} from 'ical-generator';

import type { Seance, SessionInWords } from '../evenements/context';

export type CalendarMethod = 'REQUEST' | 'CANCEL';

export interface Invitation {
	calendarMethod: CalendarMethod;
	session: SessionInWords;
	seances: Seance[];
	/** Grows with every event of the session: a calendar keeps the highest. */
	sequence: number;
	organiser: { name: string; address: string };
	destinataire: { name: string; address: string };
	fuseau: string;
	maintenant?: Date;
}

/** Zones that keep Central European Time: all of a training centre in France and its neighbours. */
const heureCentrale = new Set([
	'Europe/Paris',
	'Europe/Brussels',
	'Europe/Luxembourg',
	'Europe/Monaco',
	'Europe/Zurich',
	'Europe/Berlin',
	'Europe/Madrid',
	'Europe/Rome',
	'Europe/Amsterdam',
]);

const vtimezone = (zone: string) => `BEGIN:VTIMEZONE
TZID:${zone}
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`;

/**
 * The calendar of a session's séances, one VEVENT each, as an update replaces it and a cancellation takes it away:
 * UID by séance, SEQUENCE by event. Wall-clock times in the centre's zone, which is described along (VTIMEZONE); other zones are written in UTC.
 */
export function toIcs({
	calendarMethod,
	session,
	seances,
	sequence,
	organiser,
	destinataire,
	fuseau,
	maintenant = new Date(),
}: Invitation): string {
	const timezone = heureCentrale.has(fuseau) ? fuseau : null;
	const calendar = ical({
		prodId: { company: 'sessions-planning', product: 'sessions', language: 'FR' },
		method: calendarMethod === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
		...(timezone ? { timezone: { name: timezone, generator: vtimezone } } : {}),
	});
	for (const seance of seances) {
		calendar.createEvent({
			id: `seance-${seance.idReservation}@sessions-planning`,
			sequence,
			stamp: maintenant,
			start: DateTime.fromISO(seance.dateDebut, { zone: timezone ?? 'utc' }),
			end: DateTime.fromISO(seance.dateFin, { zone: timezone ?? 'utc' }),
			...(timezone ? { timezone } : {}),
			summary: seance.matiere ? `${session.formation} : ${seance.matiere}` : session.formation,
			description: seance.formateur ? `Formateur : ${seance.formateur}` : null,
			location: seance.salle,
			status: calendarMethod === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
			organizer: { name: organiser.name || organiser.address, email: organiser.address },
			attendees: [
				{
					name: destinataire.name || destinataire.address,
					email: destinataire.address,
					rsvp: false,
					role: ICalAttendeeRole.REQ,
					status: ICalAttendeeStatus.ACCEPTED,
				},
			],
		});
	}
	return calendar.toString();
}
