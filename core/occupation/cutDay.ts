import { clockOf, hoursBetween } from '../time/instant';
import { instantOf } from './period';
import type { Creneau, OpeningHours, ReservationView } from './types';

/** A part of the day that a month shows: from its start to the next one's (planning.json, `creneaux`). */
export interface PartOfDay {
	nom: string;
	/** 'HH:MM' on the wall clock. */
	debut: string;
}

/** A booking with its instants, half-open. */
export interface Booked {
	debut: Date;
	fin: Date;
	reservation: ReservationView;
}

interface Cut {
	debut: Date;
	fin: Date;
	partie?: string;
}

interface Context {
	date: string;
	ouverture: OpeningHours;
	fuseau: string;
}

/** The bookings that take a part of a day: looked for once, where each of its parts would search the whole month. */
export function onDay({ date, fuseau }: Context, bookedOnes: Booked[]): Booked[] {
	const from = instantOf(date, '00:00', fuseau).getTime();
	const to = instantOf(date, '24:00', fuseau).getTime();
	return bookedOnes.filter(({ debut, fin }) => debut.getTime() < to && fin.getTime() > from);
}

/** The opening hours of a day as instants. */
function opening({ date, ouverture, fuseau }: Context): { debut: Date; fin: Date } {
	return {
		debut: instantOf(date, ouverture.debut, fuseau),
		fin: instantOf(date, ouverture.fin, fuseau),
	};
}

/**
 * A day as stretches in order, free and booked, without a hole: the opening hours, cut where a
 * booking starts or ends. It is also cut where a part of the day starts, so that each stretch lies
 * in one of `parts`; none cuts nothing.
 */
export function cutDay(context: Context, bookedOnes: Booked[], parts: PartOfDay[] = []): Creneau[] {
	const ouvert = opening(context);
	if (ouvert.debut >= ouvert.fin) return [];
	const zones = parts.length > 0 ? zonesOf(context, ouvert, parts) : [ouvert];
	return zones.flatMap((zone) => cutZone(zone, bookedOnes, context.fuseau));
}

/** What of a day's bookings lies outside its opening hours. */
export function outsideOpening(context: Context, bookedOnes: Booked[]): Creneau[] {
	const { debut, fin } = opening(context);
	const minuit = instantOf(context.date, '00:00', context.fuseau);
	const nextDay = instantOf(context.date, '24:00', context.fuseau);
	return [
		{ debut: minuit, fin: debut },
		{ debut: fin, fin: nextDay },
	]
		.flatMap((zone) => (zone.debut < zone.fin ? cutZone(zone, bookedOnes, context.fuseau) : []))
		.filter(({ libre }) => !libre);
}

/** Hours of a day that are booked inside the opening hours; bookings of parts that overlap count once. */
export function bookedHours(
	context: Context,
	bookedOnes: Booked[],
): { occupees: number; totales: number } {
	const ouvert = opening(context);
	const occupees = pieces(ouvert, bookedOnes)
		.filter((p) => p.bookedOnes.length > 0)
		.reduce((sum, p) => sum + hoursBetween(p.debut, p.fin), 0);
	return { occupees, totales: Math.max(0, hoursBetween(ouvert.debut, ouvert.fin)) };
}

function zonesOf(context: Context, ouvert: { debut: Date; fin: Date }, parts: PartOfDay[]): Cut[] {
	const bounds = [
		...new Set(
			parts.slice(1).map(({ debut }) => instantOf(context.date, debut, context.fuseau).getTime()),
		),
	].filter((t) => t > ouvert.debut.getTime() && t < ouvert.fin.getTime());
	const all = [ouvert.debut.getTime(), ...bounds, ouvert.fin.getTime()];
	return all.slice(0, -1).map((debut, i) => ({
		debut: new Date(debut),
		fin: new Date(all[i + 1]),
		partie: partOf(context, debut, parts),
	}));
}

const partOf = ({ date, fuseau }: Context, instant: number, parts: PartOfDay[]) =>
	[...parts].reverse().find(({ debut }) => instantOf(date, debut, fuseau).getTime() <= instant)
		?.nom ?? parts[0].nom;

function pieces(zone: { debut: Date; fin: Date }, bookedOnes: Booked[]) {
	const inside = bookedOnes.filter(({ debut, fin }) => debut < zone.fin && fin > zone.debut);
	const times = new Set([zone.debut.getTime(), zone.fin.getTime()]);
	for (const { debut, fin } of inside)
		for (const t of [debut, fin]) if (t > zone.debut && t < zone.fin) times.add(t.getTime());
	const bounds = [...times].sort((a, b) => a - b);
	return bounds.slice(0, -1).map((t, i) => {
		const fin = bounds[i + 1];
		return {
			debut: new Date(t),
			fin: new Date(fin),
			bookedOnes: inside.filter((o) => o.debut.getTime() <= t && o.fin.getTime() >= fin),
		};
	});
}

function cutZone(zone: Cut, bookedOnes: Booked[], fuseau: string): Creneau[] {
	return pieces(zone, bookedOnes).map(({ debut, fin, bookedOnes: here }) => {
		const session = here.find(({ reservation }) => reservation.session)?.reservation.session;
		return {
			debut: clockOf(debut, fuseau),
			fin: endClock(fin, debut, fuseau),
			...(zone.partie ? { partie: zone.partie } : {}),
			libre: here.length === 0,
			...(session ? { session } : {}),
			...(here.length > 0 ? { reservations: here.map(({ reservation }) => reservation) } : {}),
		};
	});
}

/** The end of a stretch: midnight of the next day reads 24:00. */
function endClock(fin: Date, debut: Date, fuseau: string): string {
	const text = clockOf(fin, fuseau);
	return text === '00:00' && fin > debut ? '24:00' : text;
}
