import { clockAt } from '../time/instant';
import { instantOf } from './period';
import type { Creneau, OpeningHours, ReservationView } from './types';

/** A part of the day that a month shows: from its start to the next one's (planning.json, `creneaux`). */
export interface PartOfDay {
	nom: string;
	/** 'HH:MM' on the wall clock. */
	debut: string;
}

/** A stretch of time in milliseconds, half-open: a month has hundreds, and a Date costs more than a number. */
export interface Stretch {
	debut: number;
	fin: number;
}

/** A booking with its instants. */
export interface Booked extends Stretch {
	reservation: ReservationView;
}

interface Zone extends Stretch {
	partie?: string;
}

interface Context {
	date: string;
	ouverture: OpeningHours;
	fuseau: string;
}

/** The bookings that take a part of a day: looked for once, where each of its parts would search the whole month. */
export function onDay({ date, fuseau }: Context, bookedOnes: Booked[]): Booked[] {
	const day = { debut: instantOf(date, '00:00', fuseau), fin: instantOf(date, '24:00', fuseau) };
	return bookedOnes.filter((one) => meets(one, day));
}

const meets = (a: Stretch, b: Stretch): boolean => a.debut < b.fin && a.fin > b.debut;

/** The opening hours of a day. */
const opening = ({ date, ouverture, fuseau }: Context): Stretch => ({
	debut: instantOf(date, ouverture.debut, fuseau),
	fin: instantOf(date, ouverture.fin, fuseau),
});

/**
 * A day as stretches in order, free and booked, without a hole: the opening hours, cut where a
 * booking starts or ends. It is also cut where a part of the day starts, so that each stretch lies
 * in one of `parts`; none cuts nothing.
 */
export function cutDay(context: Context, bookedOnes: Booked[], parts: PartOfDay[] = []): Creneau[] {
	const open = opening(context);
	if (open.debut >= open.fin) return [];
	const zones = parts.length > 0 ? zonesOf(context, open, parts) : [open];
	return zones.flatMap((zone) => cutZone(zone, bookedOnes, context.fuseau));
}

/** What of a day's bookings lies outside its opening hours. */
export function outsideOpening(context: Context, bookedOnes: Booked[]): Creneau[] {
	const { debut, fin } = opening(context);
	const midnight = instantOf(context.date, '00:00', context.fuseau);
	const nextDay = instantOf(context.date, '24:00', context.fuseau);
	return [
		{ debut: midnight, fin: debut },
		{ debut: fin, fin: nextDay },
	]
		.flatMap((zone) => (zone.debut < zone.fin ? cutZone(zone, bookedOnes, context.fuseau) : []))
		.filter(({ libre }) => !libre);
}

const HOUR = 3_600_000;

/** Hours of a day that are booked inside the opening hours; bookings of parts that overlap count once. */
export function bookedHours(
	context: Context,
	bookedOnes: Booked[],
): { occupees: number; totales: number } {
	const open = opening(context);
	const taken = pieces(open, bookedOnes).filter((piece) => piece.bookedOnes.length > 0);
	const hours = ({ debut, fin }: Stretch) => (fin - debut) / HOUR;
	return {
		occupees: taken.reduce((sum, piece) => sum + hours(piece), 0),
		totales: Math.max(0, hours(open)),
	};
}

function zonesOf({ date, fuseau }: Context, open: Stretch, parts: PartOfDay[]): Zone[] {
	const starts = parts.map(({ nom, debut }) => ({ nom, debut: instantOf(date, debut, fuseau) }));
	const within = starts.slice(1).filter(({ debut }) => debut > open.debut && debut < open.fin);
	const bounds = [...new Set([open.debut, ...within.map(({ debut }) => debut), open.fin])];
	const partAt = (instant: number) =>
		(starts.filter(({ debut }) => debut <= instant).at(-1) ?? starts[0]).nom;
	return bounds
		.slice(0, -1)
		.map((debut, i) => ({ debut, fin: bounds[i + 1], partie: partAt(debut) }));
}

function pieces(zone: Stretch, bookedOnes: Booked[]): Array<Stretch & { bookedOnes: Booked[] }> {
	const inside = bookedOnes.filter((one) => meets(one, zone));
	if (inside.length === 0) return [{ debut: zone.debut, fin: zone.fin, bookedOnes: [] }];
	const times = new Set([zone.debut, zone.fin]);
	for (const { debut, fin } of inside)
		for (const t of [debut, fin]) if (t > zone.debut && t < zone.fin) times.add(t);
	const bounds = [...times].sort((a, b) => a - b);
	return bounds.slice(0, -1).map((debut, i) => {
		const fin = bounds[i + 1];
		return {
			debut,
			fin,
			bookedOnes: inside.filter((one) => one.debut <= debut && one.fin >= fin),
		};
	});
}

function cutZone(zone: Zone, bookedOnes: Booked[], fuseau: string): Creneau[] {
	return pieces(zone, bookedOnes).map(({ debut, fin, bookedOnes: here }) => {
		const session = here.find(({ reservation }) => reservation.session)?.reservation.session;
		return {
			debut: clockAt(debut, fuseau),
			fin: endClock(fin, debut, fuseau),
			...(zone.partie ? { partie: zone.partie } : {}),
			libre: here.length === 0,
			...(session ? { session } : {}),
			...(here.length > 0 ? { reservations: here.map(({ reservation }) => reservation) } : {}),
		};
	});
}

/** The end of a stretch: midnight of the next day reads 24:00. */
function endClock(fin: number, debut: number, fuseau: string): string {
	const text = clockAt(fin, fuseau);
	return text === '00:00' && fin > debut ? '24:00' : text;
}
