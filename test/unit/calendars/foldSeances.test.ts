import fc from 'fast-check';
import { DateTime } from 'luxon';

import { foldSeances, type CalendarSeance } from '../../../core/calendars/foldSeances';
import { writeCalendar } from '../../../core/calendars/writeCalendar';
import { findProgram } from '../../program';
import { readByIcalJs, readByKhal, readByNodeIcal, readByPython, type Shown } from './readers';
import { seed } from '../../seed';

// Not in a test, whose time is limited: it may have to install it.
findProgram('khal');

const fuseau = 'Europe/Paris';
const stamp = new Date('2027-01-01T10:20:30Z');

/** A séance on a day of Paris, from one hour of the wall clock to another. */
function seance(
	idReservation: number,
	day: string,
	[from, to]: [string, string] = ['09:00', '12:00'],
	changes: Partial<CalendarSeance> = {},
): CalendarSeance {
	const at = (heure: string) => DateTime.fromISO(`${day}T${heure}`, { zone: fuseau }).toISO() ?? '';
	return {
		idReservation,
		idSession: 4,
		dateDebut: at(from),
		dateFin: at(to),
		debutOrigine: at(from),
		finOrigine: at(to),
		sequence: 0,
		modifieLe: null,
		active: true,
		arrivee: false,
		salle: 'Atelier B',
		matiere: null,
		formateur: 'Laurent Dupont',
		...changes,
	};
}

const fold = (seances: CalendarSeance[]) => foldSeances(seances, fuseau);
const write = (seances: CalendarSeance[]) =>
	writeCalendar({
		method: 'PUBLISH',
		series: fold(seances),
		words: ({ salle }) => ({ summary: 'Initiation', location: salle }),
		fuseau,
		stamp,
	});
const iso = (text: string) => new Date(text).toISOString();
const shownOf = (seances: CalendarSeance[]): Shown[] =>
	seances
		.filter(({ active }) => active)
		.map(({ dateDebut, dateFin, salle }) => ({
			debut: iso(dateDebut),
			fin: iso(dateFin),
			lieu: salle,
		}))
		.sort((a, b) => (a.debut < b.debut || (a.debut === b.debut && a.lieu < b.lieu) ? -1 : 1));

describe('foldSeances', () => {
	it('makes five mornings one entry, over a clock change', () => {
		const days = ['2027-03-25', '2027-03-26', '2027-03-29', '2027-03-30', '2027-03-31'];
		const [series, ...others] = fold(days.map((day, i) => seance(i + 1, day)));

		expect(others).toEqual([]);
		expect(series.rule).toMatchObject({ frequency: 'WEEKLY', interval: 1 });
		expect(series.excluded).toEqual([]);
	});

	it('leaves holidays of a weekly course out by their dates', () => {
		const saturdays = ['2027-05-01', '2027-05-08', '2027-05-22', '2027-05-29'];
		const [series] = fold(saturdays.map((day, i) => seance(i + 1, day)));

		expect(series.excluded.map((day) => day.toISODate())).toEqual(['2027-05-15']);
	});

	it('makes mornings and afternoons two entries, as a calendar repeats one hour a day', () => {
		const days = ['2027-03-01', '2027-03-02'];
		const seances = days.flatMap((day, i) => [
			seance(2 * i + 1, day),
			seance(2 * i + 2, day, ['13:30', '17:00']),
		]);

		expect(fold(seances).map(({ uid }) => uid)).toEqual([
			'seance-1@sessions-planning',
			'seance-2@sessions-planning',
		]);
	});

	it('keeps an entry’s UID through a move, another trainer and a cancellation', () => {
		const before = [seance(1, '2027-03-01'), seance(2, '2027-03-02')];
		const [{ uid }] = fold(before);
		const moved = {
			...before[0],
			dateDebut: '2027-03-09T14:00+01:00',
			dateFin: '2027-03-09T17:00+01:00',
		};
		const [after] = fold([moved, { ...before[1], formateur: 'Anaïs Roy' }]);
		const [gone] = fold(before.map((one) => ({ ...one, active: false })));

		expect(after.uid).toBe(uid);
		expect(after.exceptions.length).toBeGreaterThan(0);
		expect(gone).toMatchObject({ uid, cancelled: true });
	});

	it('leaves two blocks their UIDs where one is booked between them', () => {
		const before = [seance(1, '2027-01-11'), seance(2, '2027-04-26')];
		const uids = fold(before).map(({ uid }) => uid);
		const after = fold([...before, seance(3, '2027-03-01')]);

		expect(uids).toHaveLength(2);
		expect(after.map(({ uid }) => uid)).toEqual(uids);
		expect(after.map(({ idReservations }) => idReservations)).toEqual([[1, 3], [2]]);
	});

	it('makes one that came from another session an entry of its own, whose UID no other has', () => {
		const there = [seance(8, '2027-03-02'), seance(9, '2027-03-03')];
		const came = seance(1, '2027-03-01', undefined, { arrivee: true });

		expect(fold([...there, came]).map(({ uid }) => uid)).toEqual([
			'seance-1-4@sessions-planning',
			'seance-8@sessions-planning',
		]);
	});

	it('gives two séances of a session at one moment an entry each', () => {
		const seances = [seance(1, '2027-03-01'), seance(2, '2027-03-01', ['09:00', '12:00'])];

		expect(new Set(fold(seances).map(({ uid }) => uid)).size).toBe(2);
	});
});

describe('the file', () => {
	it('stamps in UTC', () => {
		expect(write([seance(1, '2027-03-01')])).toContain('\r\nDTSTAMP:20270101T102030Z\r\n');
	});

	it('says nothing of who else is there, and lets no text break a line', () => {
		const ics = write([seance(1, '2027-03-01', undefined, { salle: 'A\r\nMETHOD:CANCEL; x' })]);

		expect(ics.match(/^METHOD/gm)).toHaveLength(1);
		expect(ics).toContain('LOCATION:A\\nMETHOD:CANCEL\\; x');
	});
});

const hours: Array<[string, string]> = [
	['09:00', '12:30'],
	['13:30', '17:00'],
	['18:00', '20:15'],
];
const rooms = ['Atelier A', 'Atelier B'];

/** Séances of a session: some days from a first one, each with some of the hours. */
const sessions = fc
	.record({
		// Over both clock changes and the leap day of 2028.
		first: fc.integer({ min: 0, max: 500 }),
		days: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }),
		slots: fc.subarray([0, 1, 2], { minLength: 1, maxLength: 2 }),
		room: fc.nat({ max: 1 }),
	})
	.map(({ first, days, slots, room }) =>
		days.flatMap((n, i) =>
			slots.map((slot, k) =>
				seance(10 * i + k, dayAfter(first + n), hours[slot], { salle: rooms[room] }),
			),
		),
	);

const dayAfter = (n: number) =>
	DateTime.fromISO('2027-01-04', { zone: fuseau }).plus({ days: n }).toISODate() ?? '';

const changes = fc.array(
	fc.record({
		which: fc.nat(),
		what: fc.constantFrom('move', 'room', 'cancel', 'add', 'come'),
		by: fc.integer({ min: 61, max: 120 }),
	}),
	{ maxLength: 5 },
);

/** What the database would hold after a change: the revision of the whole session grows. */
function change(
	seances: CalendarSeance[],
	{ which, what, by }: { which: number; what: string; by: number },
	n: number,
): CalendarSeance[] {
	const sequence = seances[0].sequence + 1;
	const target = seances[which % seances.length];
	const away = dayAfter(600 + by + 100 * n);
	const changed = seances.map((one): CalendarSeance => {
		if (one !== target || what === 'add' || what === 'come') return { ...one, sequence };
		const { dateDebut, dateFin } = seance(0, away, ['10:00', '13:30']);
		if (what === 'move') return { ...one, sequence, dateDebut, dateFin };
		if (what === 'room') return { ...one, sequence, salle: 'Salle théorie' };
		return { ...one, sequence, active: false };
	});
	if (what === 'move' || what === 'room' || what === 'cancel') return changed;
	// Anywhere, between two blocks too; what came from another session has a number of before.
	const arrivee = what === 'come';
	const number = arrivee ? -1 - n : 1_000 + n;
	return [...changed, seance(number, dayAfter(which % 620), hours[0], { sequence, arrivee })];
}

describe('whatever happens to a session', () => {
	it('four readers show exactly its séances, under UIDs that stay, in a sequence that grows', () => {
		const files: Array<{ ics: string; wanted: Shown[] }> = [];

		fc.assert(
			fc.property(sessions, changes, (seances, done) => {
				let now = seances;
				let sequence = -1;
				const uids = new Set(fold(seances).map(({ uid }) => uid));

				for (const [n, next] of [undefined, ...done].entries()) {
					if (next) now = change(now, next, n);
					const folded = fold(now);
					const ics = write(now);
					const wanted = shownOf(now);

					expect(readByIcalJs(ics)).toEqual(wanted);
					expect(readByNodeIcal(ics)).toEqual(wanted);
					const named = folded.map((series) => series.uid);
					expect(new Set(named).size).toBe(named.length);
					for (const uid of uids) expect(named).toContain(uid);
					named.forEach((uid) => uids.add(uid));
					for (const series of folded) expect(series.sequence).toBeGreaterThan(sequence);
					sequence = Math.max(...folded.map((series) => series.sequence));
					files.push({ ics, wanted });
				}

				const off = now.map((one) => ({ ...one, active: false, sequence: one.sequence + 1 }));
				expect(readByIcalJs(write(off))).toEqual([]);
				expect(readByNodeIcal(write(off))).toEqual([]);
			}),
			{ numRuns: 25, seed, endOnFailure: true },
		);

		const shown = readByPython(files.map(({ ics }) => ics));
		expect(shown).toEqual(files.map(({ wanted }) => wanted));
	});

	it('khal lists them once it has imported the file', () => {
		const days = ['2027-03-25', '2027-03-26', '2027-03-29', '2028-02-28', '2028-02-29'];
		const seances = days.flatMap((day, i) => [
			seance(2 * i + 1, day, hours[0]),
			seance(2 * i + 2, day, hours[1]),
		]);
		const now = change(change(seances, { which: 3, what: 'move', by: 61 }, 1), cancelled, 2);
		const local = ({ debut, fin, lieu }: Shown) => ({
			debut: DateTime.fromISO(debut, { zone: fuseau }).toFormat('yyyy-MM-dd HH:mm'),
			fin: DateTime.fromISO(fin, { zone: fuseau }).toFormat('yyyy-MM-dd HH:mm'),
			lieu,
		});

		expect(readByKhal(write(now))).toEqual(shownOf(now).map(local));
	});
});

const cancelled = { which: 0, what: 'cancel', by: 0 };
