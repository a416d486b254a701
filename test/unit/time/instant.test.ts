import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
	atWallClock,
	clockOf,
	dayOf,
	hoursBetween,
	parseInstant,
	rememberedZone,
	toIso,
} from '../../../core/time/instant';
import { seed } from '../../seed';

describe('instants', () => {
	it('reads an instant without an offset as Paris time, on both sides of a clock change', () => {
		expect(parseInstant('2026-03-28T09:00')?.toISOString()).toBe('2026-03-28T08:00:00.000Z');
		expect(parseInstant('2026-03-30T09:00')?.toISOString()).toBe('2026-03-30T07:00:00.000Z');
		expect(parseInstant('2026-03-30T09:00:00-05:00')?.toISOString()).toBe(
			'2026-03-30T14:00:00.000Z',
		);
		expect(parseInstant('lundi')).toBeUndefined();
		expect(parseInstant('2026-02-30')).toBeUndefined();
	});

	it('reads whatever looks like ISO as luxon does', () => {
		const two = fc.integer({ min: 0, max: 61 }).map((n) => String(n).padStart(2, '0'));
		const month = fc.integer({ min: 0, max: 13 }).map((n) => String(n).padStart(2, '0'));
		const hour = fc.integer({ min: 0, max: 25 }).map((n) => String(n).padStart(2, '0'));
		const zone = fc.oneof(
			fc.constantFrom('', 'Z', 'z', '+0200', '+02'),
			fc.tuple(fc.constantFrom('+', '-'), hour, two).map(([sign, h, m]) => `${sign}${h}:${m}`),
		);
		const seconds = fc.oneof(
			fc.constant(''),
			two.map((s) => `:${s}`),
		);
		const day = fc.integer({ min: 0, max: 32 }).map((n) => String(n).padStart(2, '0'));
		fc.assert(
			fc.property(month, day, hour, two, seconds, zone, (mo, d, h, m, s, z) => {
				const text = `2027-${mo}-${d}T${h}:${m}${s}${z}`;
				const read = DateTime.fromISO(text, { zone: 'Europe/Paris' });
				expect(parseInstant(text)).toEqual(read.isValid ? read.toJSDate() : undefined);
			}),
			{ numRuns: 2000, seed },
		);
	});

	it('writes every instant as luxon does, in any zone', () => {
		const zones = [
			'Europe/Paris',
			'Europe/London',
			'America/New_York',
			'America/St_Johns',
			'Asia/Kathmandu',
			'Australia/Lord_Howe',
			'Africa/Monrovia',
			'UTC',
			'utc+3',
			'Nulle/Part',
		];
		const instant = fc.oneof(
			fc.date({ noInvalidDate: true, min: new Date('1890-01-01'), max: new Date('2199-12-31') }),
			// Around the clock changes of Paris and of Lord Howe, which moves by half an hour.
			fc
				.tuple(
					fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-04-04T15:00Z'),
					fc.integer({ min: -8000, max: 8000 }),
				)
				.map(([change, seconds]) => new Date(Date.parse(change) + seconds * 1000)),
		);
		fc.assert(
			fc.property(instant, fc.constantFrom(...zones), (when, zone) => {
				const read = DateTime.fromJSDate(when, { zone });
				expect(toIso(when, zone)).toBe(read.toISO({ suppressMilliseconds: true }) ?? '');
				expect(dayOf(when, zone)).toBe(read.toISODate() ?? '');
				expect(clockOf(when, zone)).toBe(read.isValid ? read.toFormat('HH:mm') : '');
			}),
			{ numRuns: 3000, seed },
		);
	});

	it('writes the offset of Paris', () => {
		expect(toIso(new Date('2026-06-03T06:00:00Z'))).toBe('2026-06-03T08:00:00+02:00');
		expect(toIso(new Date('2026-12-03T07:00:00Z'))).toBe('2026-12-03T08:00:00+01:00');
	});

	it('keeps 09:00 at 09:00 and counts a day of a clock change as it is', () => {
		expect(toIso(atWallClock('2026-10-24', '09:00'))).toBe('2026-10-24T09:00:00+02:00');
		expect(toIso(atWallClock('2026-10-26', '09:00'))).toBe('2026-10-26T09:00:00+01:00');
		expect(
			hoursBetween(atWallClock('2026-10-25', '00:00'), atWallClock('2026-10-26', '00:00')),
		).toBe(25);
		expect(
			hoursBetween(atWallClock('2026-03-29', '00:00'), atWallClock('2026-03-30', '00:00')),
		).toBe(23);
	});

	it('judges the day in Paris, not in UTC', () => {
		expect(dayOf(new Date('2026-06-02T22:30:00Z'))).toBe('2026-06-03');
	});
});

describe('a zone that remembers its offsets', () => {
	const zones = [
		'Europe/Paris',
		'America/New_York',
		'Australia/Lord_Howe',
		'Asia/Kathmandu',
		'UTC',
	];

	it('says of any instant what luxon says, and counts days and months on as luxon does', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2100, 0, 1) }),
				fc.integer({ min: -400, max: 400 }),
				(name, ms, days) => {
					const [ours, luxons] = [rememberedZone(name), name].map((zone) =>
						DateTime.fromMillis(ms, { zone }),
					);
					const words = (date: DateTime) => [
						date.toISO(),
						date.zoneName,
						date.plus({ days }).toISO(),
						date.startOf('month').toISO(),
						DateTime.fromISO(date.toISO({ includeOffset: false }) ?? '', {
							zone: date.zone,
						}).toISO(),
					];
					expect(words(ours)).toEqual(words(luxons));
				},
			),
			{ seed, numRuns: 500 },
		);
	});

	it('is as wrong as luxon’s where it is none', () => {
		expect(DateTime.fromMillis(0, { zone: rememberedZone('Mars/Olympus') }).isValid).toBe(false);
	});
});
