import { importFermetures } from '../../../core/calendar/importFermetures';
import { Refusal } from '../../../core/errors/refusal';
import { attack, type Reply, type Shot } from './attack';
import type { World } from './world';

/* A calendar as a list of lines, [name with parameters, value], so that each can be attacked. */

const lines: Record<string, Array<[name: string, value: string]>> = {
	jours: [
		['DTSTART;VALUE=DATE', '20310301'],
		['DTEND;VALUE=DATE', '20310306'],
		['SUMMARY', 'Congés'],
	],
	heures: [
		['DTSTART;TZID=Europe/Paris', '20310301T080000'],
		['DTEND;TZID=Europe/Paris', '20310301T210000'],
		['SUMMARY', 'Inventaire'],
		['STATUS', 'CONFIRMED'],
	],
	duree: [
		['DTSTART', '20310301T070000Z'],
		['DURATION', 'P2DT3H'],
		['DESCRIPTION', 'x'],
	],
	repete: [
		['DTSTART;VALUE=DATE', '20270301'],
		['DTEND;VALUE=DATE', '20270302'],
		['RRULE', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;UNTIL=20271231'],
		['EXDATE;VALUE=DATE', '20270315'],
		['SUMMARY', 'Fermé'],
	],
	sansFin: [
		['DTSTART;TZID=Europe/Paris', '20270301T080000'],
		['DTEND;TZID=Europe/Paris', '20270301T210000'],
		['RRULE', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
		['RDATE', '20270401T080000'],
	],
};

/** What lines of a calendar hold when somebody means harm, or made a mistake. */
const values = [
	'FREQ=SECONDLY',
	'FREQ=SECONDLY;COUNT=1000000000',
	'FREQ=MINUTELY;INTERVAL=0',
	'FREQ=DAILY;COUNT=1000000000',
	'FREQ=DAILY;INTERVAL=999999999',
	'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
	'FREQ=DAILY;BYMONTH=13',
	'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
	'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
	'FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=9',
	'FREQ=YEARLY;BYYEARDAY=366',
	'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO',
	'FREQ=YEARLY;BYWEEKNO=60',
	'FREQ=HOURLY;BYHOUR=25',
	'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
	'FREQ=WEEKLY;BYDAY=XX',
	'FREQ=NEVER',
	'FREQ=DAILY;UNTIL=99991231T235959Z',
	'FREQ=DAILY;UNTIL=x',
	'RRULE',
	'00000000',
	'00010101',
	'99991231',
	'99991231T235959Z',
	'20310230',
	'20310301T250000',
	'20310301T240000',
	'20310329T023000',
	'20310301/20400301',
	'P1000000000D',
	'P99999999999999W',
	'-P1D',
	'PT',
	'{{x}}',
	'a\\nBEGIN:VEVENT\\nEND:VEVENT',
	'x'.repeat(100_000),
	'\u0000\u0007\ud800',
	'',
];

async function seeds(): Promise<Shot[]> {
	const one = Object.entries(lines).map(([to, event]) => ({ to, sends: { event, more: [] } }));
	const bombs = values.flatMap((value) => [
		{ to: 'sansFin', sends: { event: with_('RRULE', value), more: [] } },
		{ to: 'sansFin', sends: { event: with_('DTEND;TZID=Europe/Paris', value), more: [] } },
		{ to: 'sansFin', sends: { event: with_('DTSTART;TZID=Europe/Paris', value), more: [] } },
		{ to: 'sansFin', sends: { event: [...lines.sansFin, ['EXDATE', value]], more: [] } },
		{ to: 'duree', sends: { event: [...lines.duree.slice(0, 1), ['DURATION', value]], more: [] } },
	]);
	return [...one, ...bombs] as Shot[];
}

const with_ = (name: string, value: string) =>
	lines.sansFin.map(([n, v]) => (n === name ? [n, value] : [n, v]));

const asText = (part: unknown) => (typeof part === 'string' ? part : JSON.stringify(part));
const asLine = (line: unknown): string =>
	Array.isArray(line) ? line.map(asText).join(':') : asText(line);
const asLines = (list: unknown): string[] => (Array.isArray(list) ? list : [list]).map(asLine);

async function send({ centre, sql }: World, { sends }: Shot): Promise<Reply> {
	const { event, more } = (sends ?? {}) as { event?: unknown; more?: unknown };
	const ics = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'BEGIN:VEVENT',
		'UID:hostile',
		...asLines(event),
		'END:VEVENT',
		...asLines(more ?? []),
		'END:VCALENDAR',
	].join('\r\n');
	try {
		const done = await importFermetures(centre, ics, { source: 'hostile' });
		const [{ n }] = await sql<{ n: number }>(
			`select count(*)::int as n from sessions_planning.fermeture where source = 'hostile'`,
		);
		if (n > 2_000) throw new Error(`${n} closures of one event`);
		return { ok: true, wrote: true, said: JSON.stringify(done).slice(0, 1_000_000) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { ok: true, wrote: false, said: error.message };
	}
}

attack({ name: 'agenda', seeds, send, from: 1, runs: 60 });
