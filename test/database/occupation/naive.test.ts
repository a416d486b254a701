import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

import { DateTime } from 'luxon';

import { openCentre, type Centre } from '../../../core/centre/centre';
import { reportDay } from '../../../core/occupation/reportDay';
import { reportMonth } from '../../../core/occupation/reportMonth';
import { reportYear } from '../../../core/occupation/reportYear';
import { openTestDatabase, type TestDatabase } from '../harness';
import { seed } from '../../seed';

let t: TestDatabase;
beforeAll(async () => {
	t = await openTestDatabase('vide');
});
afterAll(() => t.close());

const ateliers = ['ATEL_A', 'ATEL_B', 'ATEL_C', 'ATEL_POL', 'ATEL_TAIL'];
const rooms = [...ateliers, 'INFO', 'TOUS_ATEL'];
const quarter = 15 * 60_000;

// Around both clock changes, a leap day, and the two ends of a year; in quarters of an hour from there.
const anchors = [
	'2028-03-24T00:00Z',
	'2028-10-27T00:00Z',
	'2028-02-28T00:00Z',
	'2027-12-30T00:00Z',
	'2028-12-30T00:00Z',
].map((text) => Date.parse(text));
const booking = fc.record({
	salle: fc.constantFrom(...rooms),
	base: fc.constantFrom(...anchors),
	start: fc.nat(4 * 24 * 4),
	length: fc.integer({ min: 1, max: 150 }),
	active: fc.boolean(),
});
// The year's report takes other ways for what ends after closing, lasts for days, is empty or was
// there before the year.
const any = fc.oneof(
	{ weight: 5, arbitrary: booking },
	{
		weight: 1,
		arbitrary: fc
			.tuple(booking, fc.constantFrom(0, 96, 672, 2400))
			.map(([one, length]) => ({ ...one, length })),
	},
);
const openings = [
	['08:00', '21:00'],
	['00:00', '24:00'],
	['09:15', '12:00'],
	['05:30', '23:45'],
	['08:00', '08:15'],
];

interface Booked {
	salle: string;
	debut: number;
	fin: number;
}

/** The first bookings that clash with none before them, as the database would take them. */
function withoutClashes(
	all: Array<{ salle: string; base: number; start: number; length: number; active: boolean }>,
): Booked[] {
	const parts = (salle: string) => (salle === 'TOUS_ATEL' ? ateliers : [salle]);
	const kept: Booked[] = [];
	for (const { salle, base, start, length } of all.filter(({ active }) => active)) {
		const one = { salle, debut: base + start * quarter, fin: base + (start + length) * quarter };
		if (
			one.debut === one.fin ||
			kept.every(
				(k) =>
					k.fin <= one.debut ||
					k.debut >= one.fin ||
					!parts(k.salle).some((p) => parts(salle).includes(p)),
			)
		)
			kept.push(one);
	}
	return kept;
}

/**
 * Walks the bookings of some years in quarters of an hour and asks of each whether somebody is
 * there: slow, and plainly right.
 */
function walk(
	reservedOnes: Booked[],
	{ debut: opens, fin: closes } = { debut: '08:00', fin: '21:00' },
	year = 2028,
): Map<string, number> {
	const hours = new Map<string, number>();
	const times = new Set(
		reservedOnes.flatMap(({ debut, fin }) =>
			Array.from({ length: (fin - debut) / quarter }, (_, i) => debut + i * quarter),
		),
	);
	for (const time of times) {
		const local = DateTime.fromMillis(time, { zone: 'Europe/Paris' });
		if (local.year !== year || local.toFormat('HH:mm') < opens || local.toFormat('HH:mm') >= closes)
			continue;
		for (const salle of rooms) {
			const here = reservedOnes.some(
				(r) =>
					r.debut <= time &&
					time < r.fin &&
					(r.salle === salle || (r.salle === 'TOUS_ATEL' && ateliers.includes(salle))),
			);
			if (here)
				for (const key of [`${salle} ${local.month}`, `${salle} ${local.toISODate()}`])
					hours.set(key, (hours.get(key) ?? 0) + 0.25);
		}
	}
	return hours;
}

it('the year, the month and the day count what a walk through every quarter of an hour counts', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(booking, { maxLength: 40 }), async (all) => {
			const reservedOnes = withoutClashes(all);
			await t.sql('truncate reservation_salle cascade');
			await t.sql(
				`insert into reservation_salle (id_salle, date_debut, date_fin)
				 select s.id_salle, to_timestamp(debut / 1000.0) at time zone 'UTC', to_timestamp(fin / 1000.0) at time zone 'UTC'
				 from unnest($1::text[], $2::float8[], $3::float8[]) as r (code, debut, fin) join salles s using (code)`,
				[
					reservedOnes.map((r) => r.salle),
					reservedOnes.map((r) => r.debut),
					reservedOnes.map((r) => r.fin),
				],
			);
			const naive = walk(reservedOnes);
			const annee = await reportYear(t.centre, { annee: 2028 });
			for (const { code, mois } of annee.salles) {
				for (const m of mois)
					expect(`${code} ${m.mois}: ${m.heuresOccupees}`).toBe(
						`${code} ${m.mois}: ${naive.get(`${code} ${m.mois}`) ?? 0}`,
					);
			}
			for (const mois of [3, 10]) {
				const month = await reportMonth(t.centre, { salle: 'ATEL_B', mois, annee: 2028 });
				expect(month.heuresOccupees).toBe(naive.get(`ATEL_B ${mois}`) ?? 0);
				const booked = month.jours.flatMap(({ creneaux }) =>
					creneaux.filter(({ libre }) => !libre),
				);
				expect(booked.reduce((sum, { debut, fin }) => sum + clock(fin) - clock(debut), 0)).toBe(
					naive.get(`ATEL_B ${mois}`) ?? 0,
				);
			}
			for (const date of ['2028-03-26', '2028-10-29', '2028-02-29', '2028-12-31']) {
				const day = await reportDay(t.centre, { date });
				for (const { code, composee, heuresOccupees } of day.salles)
					if (!composee)
						expect(`${code} ${date}: ${heuresOccupees}`).toBe(
							`${code} ${date}: ${naive.get(`${code} ${date}`) ?? 0}`,
						);
			}
		}),
		{ numRuns: 20, seed },
	);
});

/** The centre with other opening hours. */
function withOpening(ouverture: { debut: string; fin: string }): Centre {
	const dossierRegles = mkdtempSync(join(tmpdir(), 'regles-'));
	const booking = JSON.parse(readFileSync('rules/booking.json', 'utf8'));
	booking.parametres.ouverture = ouverture;
	writeFileSync(join(dossierRegles, 'booking.json'), JSON.stringify(booking));
	const centre = openCentre(t.base, { dossierRegles });
	rmSync(dossierRegles, { recursive: true });
	return centre;
}

it('two years count the same walk, whatever the opening hours, with bookings of weeks, cancelled and empty ones between', async () => {
	const centres = openings.map(([debut, fin]) => ({
		ouverture: { debut, fin },
		centre: withOpening({ debut, fin }),
	}));
	await fc.assert(
		fc.asyncProperty(fc.array(any, { maxLength: 40 }), async (all) => {
			const reservedOnes = withoutClashes(all);
			const out = all
				.filter(({ active, length }) => !active || length === 0)
				.map(({ salle, base, start, length, active }) => ({
					salle,
					debut: base + start * quarter,
					fin: base + (start + length) * quarter,
					statut: active ? 'ACTIVE' : 'ANNULEE',
				}));
			const rows = [...out, ...reservedOnes.map((r) => ({ ...r, statut: 'ACTIVE' }))];
			await t.sql('truncate reservation_salle cascade');
			await t.sql(
				`insert into reservation_salle (id_salle, date_debut, date_fin, statut)
				select s.id_salle, to_timestamp(debut / 1000.0) at time zone 'UTC',
					to_timestamp(fin / 1000.0) at time zone 'UTC', r.statut
				from unnest($1::text[], $2::float8[], $3::float8[], $4::text[]) as r (code, debut, fin,
					statut)
				join salles s using (code)`,
				[
					rows.map((r) => r.salle),
					rows.map((r) => r.debut),
					rows.map((r) => r.fin),
					rows.map((r) => r.statut),
				],
			);
			for (const { ouverture, centre } of centres) {
				for (const annee of [2027, 2028, 2029]) {
					const naive = walk(reservedOnes, ouverture, annee);
					const { salles } = await reportYear(centre, { annee });
					for (const { code, mois } of salles) {
						for (const m of mois)
							expect(`${ouverture.debut} ${code} ${annee}-${m.mois}: ${m.heuresOccupees}`).toBe(
								`${ouverture.debut} ${code} ${annee}-${m.mois}: ${naive.get(`${code} ${m.mois}`) ?? 0}`,
							);
					}
				}
			}
		}),
		{ numRuns: 20, seed },
	);
});

const clock = (text: string) => Number(text.slice(0, 2)) + Number(text.slice(3)) / 60;
