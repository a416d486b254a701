import { DateTime } from 'luxon';

import { hoursBetween } from '../time/instant';
import { instantOf } from './period';
import type { Creneau, OpeningHours, ReservationView } from './types';

/** The four parts of a day that a month shows (contract, section 5). */
export const PARTS_OF_DAY = [
	{ nom: 'MATIN', debut: '08:00', fin: '12:00' },
	{ nom: 'MIDI', debut: '12:00', fin: '14:00' },
	{ nom: 'APRES_MIDI', debut: '14:00', fin: '18:00' },
	{ nom: 'SOIR', debut: '18:00', fin: '21:00' },
] as const;

/** A booking with its instants, half-open. */
export interface Booked {
	debut: Date;
	fin: Date;
	reservation: ReservationView;
}

interface Coupure {
	debut: Date;
	fin: Date;
	partie?: string;
}

interface Contexte {
	date: string;
	ouverture: OpeningHours;
	fuseau: string;
}

/** The opening hours of a day as instants. */
export function opening({ date, ouverture, fuseau }: Contexte): { debut: Date; fin: Date } {
	return {
		debut: instantOf(date, ouverture.debut, fuseau),
		fin: instantOf(date, ouverture.fin, fuseau),
	};
}

/**
 * A day as stretches in order, free and booked, without a hole: the opening hours, cut where a booking starts or ends.
 * With `parParties` it is also cut at 12, 14 and 18 h, so that each stretch lies in one part of the day.
 */
export function cutDay(contexte: Contexte, occupes: Booked[], parParties: boolean): Creneau[] {
	const ouvert = opening(contexte);
	if (ouvert.debut >= ouvert.fin) return [];
	const zones = parParties ? parties(contexte, ouvert) : [ouvert];
	return zones.flatMap((zone) => cutZone(zone, occupes, contexte.fuseau));
}

/** What of a day's bookings lies outside its opening hours. */
export function outsideOpening(contexte: Contexte, occupes: Booked[]): Creneau[] {
	const { debut, fin } = opening(contexte);
	const minuit = instantOf(contexte.date, '00:00', contexte.fuseau);
	const lendemain = instantOf(contexte.date, '24:00', contexte.fuseau);
	return [
		{ debut: minuit, fin: debut },
		{ debut: fin, fin: lendemain },
	]
		.flatMap((zone) => (zone.debut < zone.fin ? cutZone(zone, occupes, contexte.fuseau) : []))
		.filter(({ libre }) => !libre);
}

/** Hours of a day that are booked inside the opening hours; bookings of parts that overlap count once. */
export function bookedHours(
	contexte: Contexte,
	occupes: Booked[],
): { occupees: number; totales: number } {
	const ouvert = opening(contexte);
	const occupees = pieces(ouvert, occupes)
		.filter((p) => p.occupes.length > 0)
		.reduce((sum, p) => sum + hoursBetween(p.debut, p.fin), 0);
	return { occupees, totales: Math.max(0, hoursBetween(ouvert.debut, ouvert.fin)) };
}

function parties(contexte: Contexte, ouvert: { debut: Date; fin: Date }): Coupure[] {
	const bornes = [
		...new Set(
			PARTS_OF_DAY.slice(1).map(({ debut }) =>
				instantOf(contexte.date, debut, contexte.fuseau).getTime(),
			),
		),
	].filter((t) => t > ouvert.debut.getTime() && t < ouvert.fin.getTime());
	const all = [ouvert.debut.getTime(), ...bornes, ouvert.fin.getTime()];
	return all.slice(0, -1).map((debut, i) => ({
		debut: new Date(debut),
		fin: new Date(all[i + 1]),
		partie: partieOf(contexte, debut),
	}));
}

const partieOf = ({ date, fuseau }: Contexte, instant: number) =>
	[...PARTS_OF_DAY]
		.reverse()
		.find(({ debut }) => instantOf(date, debut, fuseau).getTime() <= instant)?.nom ??
	PARTS_OF_DAY[0].nom;

function pieces(zone: { debut: Date; fin: Date }, occupes: Booked[]) {
	const dedans = occupes.filter(({ debut, fin }) => debut < zone.fin && fin > zone.debut);
	const times = new Set([zone.debut.getTime(), zone.fin.getTime()]);
	for (const { debut, fin } of dedans)
		for (const t of [debut, fin]) if (t > zone.debut && t < zone.fin) times.add(t.getTime());
	const bornes = [...times].sort((a, b) => a - b);
	return bornes.slice(0, -1).map((t, i) => {
		const fin = bornes[i + 1];
		return {
			debut: new Date(t),
			fin: new Date(fin),
			occupes: dedans.filter((o) => o.debut.getTime() <= t && o.fin.getTime() >= fin),
		};
	});
}

function cutZone(zone: Coupure, occupes: Booked[], fuseau: string): Creneau[] {
	return pieces(zone, occupes).map(({ debut, fin, occupes: ici }) => {
		const session = ici.find(({ reservation }) => reservation.session)?.reservation.session;
		return {
			debut: wallClock(debut, fuseau),
			fin: endClock(fin, debut, fuseau),
			...(zone.partie ? { partie: zone.partie } : {}),
			libre: ici.length === 0,
			...(session ? { session } : {}),
			...(ici.length > 0 ? { reservations: ici.map(({ reservation }) => reservation) } : {}),
		};
	});
}

/** 'HH:MM' on the centre's wall clock. */
export const wallClock = (instant: Date, fuseau: string) =>
	DateTime.fromJSDate(instant, { zone: fuseau }).toFormat('HH:mm');

/** The end of a stretch: midnight of the next day reads 24:00. */
function endClock(fin: Date, debut: Date, fuseau: string): string {
	const text = wallClock(fin, fuseau);
	return text === '00:00' && fin > debut ? '24:00' : text;
}
