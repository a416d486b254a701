/** Zones that keep Central European Time: all of a training centre in France and its neighbours. */
const central = new Set([
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

/**
 * The description of a zone that a calendar file carries along; undefined for one that we do not
 * describe.
 */
export const zoneOf = (fuseau: string): string | undefined =>
	central.has(fuseau)
		? [
				'BEGIN:VTIMEZONE',
				`TZID:${fuseau}`,
				'BEGIN:DAYLIGHT',
				'TZOFFSETFROM:+0100',
				'TZOFFSETTO:+0200',
				'TZNAME:CEST',
				'DTSTART:19700329T020000',
				'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
				'END:DAYLIGHT',
				'BEGIN:STANDARD',
				'TZOFFSETFROM:+0200',
				'TZOFFSETTO:+0100',
				'TZNAME:CET',
				'DTSTART:19701025T030000',
				'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
				'END:STANDARD',
				'END:VTIMEZONE',
			].join('\r\n')
		: undefined;
