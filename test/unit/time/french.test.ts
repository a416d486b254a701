import { DateTime } from 'luxon';

import {
	dayInWords,
	frenchOf,
	instantInWords,
	monthInWords,
	periodInWords,
	slotInWords,
} from '../../../core/time/french';

const paris = 'Europe/Paris';
const at = (iso: string) => frenchOf(iso, paris);

describe('dayInWords', () => {
	it('counts the first of a month only with an ordinal', () => {
		expect(dayInWords(at('2026-06-01'))).toBe('lundi 1er juin 2026');
		expect(dayInWords(at('2026-06-11'))).toBe('jeudi 11 juin 2026');
		expect(dayInWords(at('2026-08-01'), 'd LLLL')).toBe('1er août');
		expect(dayInWords(at('2026-12-01'), 'd LLLL yyyy')).toBe('1er décembre 2026');
	});

	it('speaks French whatever the date came as', () => {
		expect(dayInWords(DateTime.fromISO('2026-06-02', { locale: 'en' }))).toBe('mardi 2 juin 2026');
	});
});

it('says an instant on the centre’s wall clock', () => {
	expect(instantInWords(frenchOf(new Date('2026-05-31T22:30:00Z'), paris))).toBe(
		'lundi 1er juin 2026 à 00:30',
	);
});

it('says a month', () => expect(monthInWords(2026, 2)).toBe('février 2026'));

it.each([
	['2026-12-07', '2026-12-07', 'le lundi 7 décembre 2026'],
	['2026-12-01', '2026-12-11', 'du 1er au 11 décembre 2026'],
	['2026-12-07', '2026-12-11', 'du 7 au 11 décembre 2026'],
	['2026-06-28', '2026-07-01', 'du 28 juin au 1er juillet 2026'],
	['2026-12-28', '2027-01-08', 'du 28 décembre 2026 au 8 janvier 2027'],
])('says the period %s to %s', (debut, fin, words) => {
	expect(periodInWords(at(debut), at(fin))).toBe(words);
});

describe('slotInWords', () => {
	const slot = (debut: string, fin: string) => slotInWords(new Date(debut), new Date(fin), paris);

	it('says hours of a day', () => {
		expect(slot('2026-06-01T06:00:00Z', '2026-06-01T10:00:00Z')).toBe(
			'lundi 1er juin 2026 de 08:00 à 12:00',
		);
	});

	it('names both days over midnight', () => {
		expect(slot('2026-06-30T20:00:00Z', '2026-07-01T00:00:00Z')).toBe(
			'mardi 30 juin 2026 22:00 au mercredi 1er juillet 2026 02:00',
		);
	});
});
