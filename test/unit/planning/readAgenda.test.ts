import { readAgenda } from '../../../core/calendar/readAgenda';
import { defaultPlanningRules } from '../../../core/rules/planningRules';

const calendar = (...events: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//FR', ...events, 'END:VCALENDAR', ''].join(
		'\r\n',
	);
const event = (uid: string, ...lines: string[]) =>
	[
		'BEGIN:VEVENT',
		`UID:${uid}`,
		'DTSTAMP:20261123T080000Z',
		`SUMMARY:${uid}`,
		...lines,
		'END:VEVENT',
	].join('\r\n');
const read = (...events: string[]) =>
	readAgenda(
		calendar(...events),
		defaultPlanningRules(),
		'Europe/Paris',
		new Date('2026-11-23T08:00:00Z'),
	);
const days = (...events: string[]) =>
	read(...events).fermetures.map(({ uid, dateDebut, dateFin }) => `${uid} ${dateDebut} ${dateFin}`);

describe('readAgenda', () => {
	it.each<[string, string[], string]>([
		['a whole day', ['DTSTART;VALUE=DATE:20270714'], '2027-07-14 2027-07-14'],
		[
			'days until the one before DTEND',
			['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270102'],
			'2026-12-24 2027-01-01',
		],
		[
			'days by a duration',
			['DTSTART;VALUE=DATE:20270301', 'DURATION:P1W'],
			'2027-03-01 2027-03-07',
		],
		[
			'29 February',
			['DTSTART;VALUE=DATE:20280228', 'DTEND;VALUE=DATE:20280301'],
			'2028-02-28 2028-02-29',
		],
		[
			'opening hours in Paris, zone not described',
			['DTSTART;TZID=Europe/Paris:20270603T080000', 'DTEND;TZID=Europe/Paris:20270603T210000'],
			'2027-06-03 2027-06-03',
		],
		[
			'the same in UTC',
			['DTSTART:20270603T060000Z', 'DTEND:20270603T190000Z'],
			'2027-06-03 2027-06-03',
		],
		[
			'the same without a zone',
			['DTSTART:20270603T080000', 'DTEND:20270603T210000'],
			'2027-06-03 2027-06-03',
		],
		[
			'the same from New York',
			[
				'DTSTART;TZID=America/New_York:20270603T020000',
				'DTEND;TZID=America/New_York:20270603T150000',
			],
			'2027-06-03 2027-06-03',
		],
		[
			'the day of a clock change',
			['DTSTART:20270328T060000Z', 'DTEND:20270328T190000Z'],
			'2027-03-28 2027-03-28',
		],
	])('%s', (_, lines, expected) => {
		expect(days(event('e', ...lines))).toEqual([`e ${expected}`]);
	});

	it('reads a zone that the file describes under a name of its own', () => {
		const zone = [
			'BEGIN:VTIMEZONE',
			'TZID:Romance Standard Time',
			'BEGIN:STANDARD',
			'DTSTART:16010101T030000',
			'TZOFFSETFROM:+0200',
			'TZOFFSETTO:+0100',
			'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
			'END:STANDARD',
			'BEGIN:DAYLIGHT',
			'DTSTART:16010101T020000',
			'TZOFFSETFROM:+0100',
			'TZOFFSETTO:+0200',
			'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
			'END:DAYLIGHT',
			'END:VTIMEZONE',
		].join('\r\n');
		expect(
			days(
				zone,
				event(
					'e',
					'DTSTART;TZID=Romance Standard Time:20270603T080000',
					'DTEND;TZID=Romance Standard Time:20270603T210000',
				),
			),
		).toEqual(['e 2027-06-03 2027-06-03']);
	});

	it('closes no day of which a part stays open, and says so', () => {
		const { fermetures, ignorees } = read(
			event('e', 'DTSTART:20270603T140000', 'DTEND:20270605T120000'),
			event('soir', 'DTSTART:20270610T180000', 'DTEND:20270610T210000'),
			event('nuit', 'DTSTART:20270611T220000', 'DTEND:20270611T230000'),
		);
		expect(fermetures).toMatchObject([
			{ uid: 'e', dateDebut: '2027-06-04', dateFin: '2027-06-04' },
		]);
		expect(ignorees.map(({ uid, raison }) => [uid, raison.split(' :')[0]])).toEqual([
			['e', '2027-06-03, 2027-06-05'],
			['soir', '2027-06-10'],
		]);
	});

	it('reads each occurrence of a repeated event, with its exceptions, for three years', () => {
		expect(
			days(
				event(
					'e',
					'DTSTART;VALUE=DATE:20270104',
					'RRULE:FREQ=WEEKLY;COUNT=4',
					'EXDATE;VALUE=DATE:20270111',
				),
				event('e', 'RECURRENCE-ID;VALUE=DATE:20270118', 'DTSTART;VALUE=DATE:20270119'),
			),
		).toEqual([
			'e#2027-01-04 2027-01-04 2027-01-04',
			'e#2027-01-18 2027-01-19 2027-01-19',
			'e#2027-01-25 2027-01-25 2027-01-25',
		]);
		expect(days(event('an', 'DTSTART;VALUE=DATE:20260515', 'RRULE:FREQ=YEARLY'))).toHaveLength(4);
	});

	it('reads an old daily closure from a year back, whenever it began', () => {
		const { fermetures, ignorees } = read(
			event('e', 'DTSTART;VALUE=DATE:19990101', 'RRULE:FREQ=DAILY'),
		);

		expect([fermetures[0].dateDebut, fermetures.at(-1)?.dateDebut]).toEqual([
			'2025-11-23',
			'2029-11-23',
		]);
		expect(fermetures).toHaveLength(4 * 365 + 2);
		expect(ignorees).toEqual([]);
	});

	it('reads an old closure that lasts until today', () => {
		const lines = ['DTSTART;VALUE=DATE:20200601', 'DURATION:P1095D', 'RRULE:FREQ=YEARLY;COUNT=4'];

		expect(days(event('e', ...lines))).toEqual(['e#2023-06-01 2023-06-01 2026-05-30']);
	});

	it('says what it leaves out of a closure that repeats too often', () => {
		const { fermetures, ignorees } = read(
			event('e', 'DTSTART:20270101T080000', 'DTEND:20270101T220000', 'RRULE:FREQ=DAILY;BYHOUR=7,8'),
		);

		expect(fermetures.at(-1)?.dateDebut).toBe('2029-09-27');
		expect(ignorees).toEqual([
			{
				uid: 'e',
				motif: 'e',
				raison: "se répète trop souvent : rien n'en est lu à partir du 2029-09-27",
			},
		]);
	});

	it('follows old closures so far that a file can’t keep it busy, and says which it did not', () => {
		const old = Array.from({ length: 3 }, (_, n) =>
			event(`e${n}`, 'DTSTART;VALUE=DATE:19700101', 'RRULE:FREQ=DAILY;COUNT=20000'),
		);
		const { fermetures, ignorees } = read(...old);

		expect(fermetures).toEqual([]);
		expect(ignorees.map(({ uid }) => uid)).toEqual(['e2']);
	});

	it.each([
		[
			'leaves out 501 days in a row',
			[
				'RRULE:FREQ=DAILY',
				...Array.from({ length: 501 }, (_, n) => {
					const day = new Date(Date.UTC(2027, 0, 4 + n)).toISOString().slice(0, 10);
					return `EXDATE;VALUE=DATE:${day.replaceAll('-', '')}`;
				}),
			],
			/max tries/,
		],
		['lasts whole days at some hours', ['RRULE:FREQ=DAILY;BYHOUR=7,8,9'], /found twice/],
		['repeats by a rule that is none', ['RRULE:FREQ=MONTHLY;BYYEARDAY=3'], /BYYEARDAY/],
	])('names an event that %s, and reads the others', (_, lines, why) => {
		const broken = event('e', 'DTSTART;VALUE=DATE:20270104', ...lines);
		const { fermetures, ignorees, incompletes } = read(
			event('a', 'DTSTART;VALUE=DATE:20270714'),
			broken,
			event('b', 'DTSTART;VALUE=DATE:20270715'),
		);

		expect(fermetures.map(({ uid }) => uid)).toEqual(['a', 'b']);
		expect(ignorees).toEqual([
			{ uid: 'e', motif: 'e', raison: expect.stringMatching(/^ne peut pas être lu : /) },
		]);
		expect(ignorees[0].raison).toMatch(why);
		expect(incompletes).toEqual(['e']);
	});

	it('leaves out what is cancelled, and takes a byte order mark and folded lines', () => {
		const cancelled = event('a', 'DTSTART;VALUE=DATE:20270714', 'STATUS:CANCELLED');
		const folded = event('b', 'DTSTART;VALUE=DATE:20270715', 'DESCRIPTION:Une longue\r\n  ligne');
		const ics = `\uFEFF${calendar(cancelled, folded)}`;
		expect(
			readAgenda(ics, defaultPlanningRules(), 'Europe/Paris').fermetures.map(({ uid }) => uid),
		).toEqual(['b']);
	});

	it.each([
		'',
		'bonjour',
		'{"a":1}',
		'BEGIN:VCARD\r\nEND:VCARD',
		'BEGIN:VCALENDAR\r\nBEGIN:VEVENT',
	])('refuses %j', (ics) => {
		expect(() => readAgenda(ics, defaultPlanningRules(), 'Europe/Paris')).toThrow(
			expect.objectContaining({ faults: [expect.objectContaining({ code: 'AGENDA_ILLISIBLE' })] }),
		);
	});
});
