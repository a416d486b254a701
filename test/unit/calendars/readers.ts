import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';

/** What a calendar shows: the start and end of an entry, as instants. */
export interface Shown {
	debut: string;
	fin: string;
	lieu: string;
}

const iso = (date: Date) => date.toISOString();
const byText = (a: string, b: string) => Number(a > b) - Number(a < b);
const byStart = (a: Shown, b: Shown) => byText(a.debut, b.debut) || byText(a.lieu, b.lieu);

/** The entries that Mozilla's parser shows. */
export function readByIcalJs(ics: string): Shown[] {
	const calendar = new ICAL.Component(ICAL.parse(ics));
	const zone = calendar.getFirstSubcomponent('vtimezone');
	if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));

	const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
	const masters = events.filter((event) => !event.isRecurrenceException());
	return masters
		.filter(({ component }) => component.getFirstPropertyValue('status') !== 'CANCELLED')
		.flatMap((master) => {
			events
				.filter((event) => event.isRecurrenceException() && event.uid === master.uid)
				.forEach((event) => master.relateException(event));
			const shown: Shown[] = [];
			const iterator = master.iterator();
			for (let next = iterator.next(); next; next = iterator.next()) {
				const { startDate, endDate, item } = master.getOccurrenceDetails(next);
				const [debut, fin] = [startDate, endDate].map((time) => iso(time.toJSDate()));
				shown.push({ debut, fin, lieu: item.location });
			}
			return shown;
		})
		.sort(byStart);
}

/** The entries that node-ical shows, a parser of its own. */
export function readByNodeIcal(ics: string): Shown[] {
	const events = Object.values(nodeIcal.sync.parseICS(ics)).filter(
		(entry): entry is VEvent => entry?.type === 'VEVENT',
	);
	return events
		.filter(({ status }) => status !== 'CANCELLED')
		.flatMap((event) => {
			if (!event.rrule)
				return [{ debut: iso(event.start), fin: iso(event.end!), lieu: String(event.location) }];
			const range = { from: new Date('2020-01-01'), to: new Date('2040-01-01') };
			return nodeIcal.expandRecurringEvent(event, range).map((one) => ({
				debut: iso(one.start),
				fin: iso(one.end),
				lieu: String(one.event.location),
			}));
		})
		.sort(byStart);
}

const python = `
import json, re, sys
from datetime import datetime, timezone
from dateutil.rrule import rrulestr
from icalendar import Calendar

def read(text):
    events = [e for e in Calendar.from_ical(text).walk('VEVENT') if str(e.get('status')) != 'CANCELLED']
    shown = []
    for master in [e for e in events if 'recurrence-id' not in e]:
        start, end = master['dtstart'].dt, master['dtend'].dt
        others = {e['recurrence-id'].dt: e for e in events if 'recurrence-id' in e and e['uid'] == master['uid']}
        starts = [start]
        if 'rrule' in master:
            naive = start.replace(tzinfo=None)
            until = master['rrule']['UNTIL'][0].astimezone(start.tzinfo).replace(tzinfo=None)
            rule = rrulestr(re.sub(';UNTIL=[^;]*', '', master['rrule'].to_ical().decode()), dtstart=naive)
            zone = start.tzinfo
            place_in = zone.localize if hasattr(zone, 'localize') else lambda n: n.replace(tzinfo=zone)
            starts = [place_in(n) for n in rule.between(naive, until, inc=True)]
        exdate = master.get('exdate', [])
        out = {d.dt for one in (exdate if isinstance(exdate, list) else [exdate]) for d in one.dts}
        for s in starts:
            if s in out: continue
            e = others.get(s)
            a, b, place = (e['dtstart'].dt, e['dtend'].dt, e) if e else (s, s + (end - start), master)
            iso = lambda d: d.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
            shown.append({'debut': iso(a), 'fin': iso(b), 'lieu': str(place.get('location'))})
    return sorted(shown, key=lambda x: (x['debut'], x['lieu']))

print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

/**
 * The entries that Debian's python3-icalendar shows, repeated by dateutil; one process for many
 * calendars.
 */
export function readByPython(calendars: string[]): Shown[][] {
	return JSON.parse(
		execFileSync('/usr/bin/python3', ['-c', python], {
			input: JSON.stringify(calendars),
			encoding: 'utf8',
		}),
	) as Shown[][];
}

/** The entries that khal, a calendar for the terminal, lists once it has imported the file. */
export function readByKhal(ics: string): Shown[] {
	const folder = mkdtempSync(join(tmpdir(), 'khal-'));
	try {
		const config = join(folder, 'config');
		const file = join(folder, 'file.ics');
		writeFileSync(
			config,
			[
				'[calendars]',
				'[[essai]]',
				`path = ${join(folder, 'essai')}`,
				'[sqlite]',
				`path = ${join(folder, 'khal.db')}`,
				'[locale]',
				'local_timezone = Europe/Paris',
				'default_timezone = Europe/Paris',
				'timeformat = %H:%M',
				'dateformat = %Y-%m-%d',
				'longdateformat = %Y-%m-%d',
				'datetimeformat = %Y-%m-%d %H:%M',
				'longdatetimeformat = %Y-%m-%d %H:%M',
				'[default]',
				'default_calendar = essai',
				'',
			].join('\n'),
		);
		writeFileSync(file, ics);
		const khal = (...args: string[]) =>
			execFileSync('/usr/bin/khal', ['-c', config, ...args], {
				encoding: 'utf8',
				env: { ...process.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' },
				stdio: ['ignore', 'pipe', 'pipe'],
			});
		khal('import', '--batch', '-a', 'essai', file);
		const listed = khal(
			...['list', '--notstarted', '--day-format', '', '--format'],
			...['{start-long}|{end-long}|{location}|{status}', '2027-01-01', '2030-01-01'],
		);
		return listed
			.split('\n')
			.map((line) => line.trim().split('|'))
			.filter(([debut, , , status]) => debut && !status?.includes('CANCELLED'))
			.map(([debut, fin, lieu]) => ({ debut, fin, lieu: lieu.replace(/^.*:: /, '') }));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
