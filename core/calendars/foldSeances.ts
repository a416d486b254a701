import { DateTime } from 'luxon';

import { daysBetween } from '../time/days';
import { rememberedZone } from '../time/instant';

/**
 * A séance as a calendar knows it. Instants are ISO 8601; `debutOrigine` and `finOrigine` say where
 * it stood first.
 */
export interface CalendarSeance {
	idReservation: number;
	idSession: number;
	dateDebut: string;
	dateFin: string;
	debutOrigine: string;
	finOrigine: string;
	/** How often its session's séances changed: grows, never shrinks. */
	sequence: number;
	/** When they changed last; null where all stand as they were booked. */
	modifieLe: string | null;
	/** Whether it still takes place, for the one whose calendar this is. */
	active: boolean;
	/** Whether another session had it before: its number names an entry of that one. */
	arrivee: boolean;
	salle: string;
	matiere: string | null;
	formateur: string;
}

/**
 * A séance of a series that is not as the series says: moved, or with a room, subject or trainer of
 * its own.
 */
export interface CalendarException {
	/** Where the series has it, on the wall clock of the zone. */
	recurrence: DateTime;
	seance: CalendarSeance;
}

/**
 * How a series repeats: every `interval` days, or on some days of every `interval` weeks; until its
 * last start.
 */
interface CalendarRule {
	frequency: 'DAILY' | 'WEEKLY';
	interval: number;
	/** 1 is Monday; of a weekly rule only. */
	weekdays: number[];
	until: DateTime;
}

/** One entry of a calendar: one UID, whatever happens to its séances. */
export interface CalendarSeries {
	uid: string;
	/** The séances that it says, those that are off included. */
	idReservations: number[];
	/** Start and end of the first occurrence, on the wall clock. */
	debut: DateTime;
	fin: DateTime;
	/** What the series says; its exceptions say otherwise. */
	seance: CalendarSeance;
	/** None for a single occurrence. */
	rule: CalendarRule | null;
	/** Occurrences of the rule that do not take place. */
	excluded: DateTime[];
	exceptions: CalendarException[];
	sequence: number;
	modifieLe: string | null;
	/** Nothing of it takes place any more. */
	cancelled: boolean;
}

interface Member {
	/** First start, on the wall clock. */
	origin: DateTime;
	seance: CalendarSeance;
}

/**
 * Séances further apart than this are entries of their own: a rule over the gap would have to leave
 * every date of it out.
 */
const LONGEST_GAP_DAYS = 56;

/**
 * Folds séances into as few entries as can say them: those of a session that first stood at the
 * same hours of the wall clock are one. What they repeat by follows from where they stood first, so
 * a UID outlives moves, other trainers and a cancellation: a moved séance is an exception
 * (RECURRENCE-ID), one that is off is left out (EXDATE). Two séances of a session at the same
 * moment, those of two blocks months apart, and one that came from another session are entries of
 * their own.
 *
 * Pass every séance that a session has or had, `active` where it is one of the person's: a UID is
 * named by the first that was booked, and where each belongs is settled in the order of booking, so
 * that one booked later changes no other's entry.
 */
export function foldSeances(seances: CalendarSeance[], fuseau: string): CalendarSeries[] {
	const groups = new Map<string, Member[]>();
	for (const seance of [...seances].sort((a, b) => a.idReservation - b.idReservation)) {
		const member = { origin: at(seance.debutOrigine, fuseau), seance };
		groupOf(groups, member, at(seance.finOrigine, fuseau)).push(member);
	}

	return [...groups.values()]
		.flatMap(blocksOf)
		.map((members) => toSeries(members, fuseau))
		.sort((a, b) => a.debut.toMillis() - b.debut.toMillis() || (a.uid < b.uid ? -1 : 1));
}

const at = (iso: string, fuseau: string) => DateTime.fromISO(iso, { zone: rememberedZone(fuseau) });

/** Days of the wall clock from one start to another; fewer than none backwards. */
const daysApart = (a: DateTime, b: DateTime) =>
	daysBetween(a.toISODate() ?? '', b.toISODate() ?? '');

const isSame = (a: DateTime, b: DateTime) => a.toMillis() === b.toMillis();

/**
 * Those that a séance may be one entry with: by session, hour and length; the next group where its
 * moment is taken.
 */
function groupOf(
	groups: Map<string, Member[]>,
	{ origin, seance }: Member,
	fin: DateTime,
): Member[] {
	const minutes = Math.round(fin.diff(origin, 'minutes').minutes);

	for (let n = 1; ; n += 1) {
		const alone = seance.arrivee ? seance.idReservation : '';
		const key = [seance.idSession, origin.toFormat('HHmm'), minutes, n, alone].join('-');
		const members = groups.get(key) ?? [];
		groups.set(key, members);
		if (!members.some((member) => isSame(member.origin, origin))) return members;
	}
}

/**
 * A group's séances in blocks, each in order of first starts. One that was booked between two blocks
 * goes to the first of them: to make them one would leave the other's UID behind in calendars.
 */
function blocksOf(members: Member[]): Member[][] {
	const blocks: Array<{ from: DateTime; to: DateTime; members: Member[] }> = [];

	for (const member of members) {
		const { origin } = member;
		const block = blocks.find(
			({ from, to }) =>
				daysApart(origin, from) <= LONGEST_GAP_DAYS && daysApart(to, origin) <= LONGEST_GAP_DAYS,
		);
		if (!block) {
			blocks.push({ from: origin, to: origin, members: [member] });
			continue;
		}
		block.members.push(member);
		if (origin < block.from) block.from = origin;
		if (origin > block.to) block.to = origin;
	}
	return blocks.map((block) =>
		block.members.sort((a, b) => a.origin.toMillis() - b.origin.toMillis()),
	);
}

/** One entry of members in order of their first starts. */
function toSeries(members: Member[], fuseau: string): CalendarSeries {
	const first = members.reduce((a, b) => (b.seance.idReservation < a.seance.idReservation ? b : a));
	const active = members.filter(({ seance }) => seance.active);
	const cancelled = active.length === 0;
	const shown = cancelled ? members : active;

	const [{ origin }] = shown;
	const starts = shown.map((member) => member.origin);
	const { rule, excluded } = ruleOf(starts);
	const typical = typicalOf(shown);
	const lengthMs =
		at(typical.finOrigine, fuseau).toMillis() - at(typical.debutOrigine, fuseau).toMillis();

	return {
		uid: `seance-${nameOf(first.seance)}@sessions-planning`,
		idReservations: members.map(({ seance }) => seance.idReservation),
		debut: origin,
		fin: DateTime.fromMillis(origin.toMillis() + lengthMs, { zone: rememberedZone(fuseau) }),
		seance: typical,
		rule,
		excluded,
		exceptions: shown
			.filter(({ seance }) => !isAsSaid(seance, typical) || isMoved(seance))
			.map((member) => ({ recurrence: member.origin, seance: member.seance })),
		sequence: Math.max(...members.map(({ seance }) => seance.sequence)),
		modifieLe: members.reduce<string | null>(
			(last, { seance }) => latest(last, seance.modifieLe),
			null,
		),
		cancelled,
	};
}

/** What came from another session has left its number there; 0 stands for no session. */
const nameOf = ({ idReservation, idSession, arrivee }: CalendarSeance) =>
	arrivee ? `${idReservation}-${Math.max(0, idSession)}` : idReservation;

const latest = (a: string | null, b: string | null) =>
	a === null || (b !== null && b > a) ? b : a;

const isMoved = ({ dateDebut, dateFin, debutOrigine, finOrigine }: CalendarSeance) =>
	Date.parse(dateDebut) !== Date.parse(debutOrigine) ||
	Date.parse(dateFin) !== Date.parse(finOrigine);

const isAsSaid = (a: CalendarSeance, b: CalendarSeance) =>
	a.salle === b.salle && a.matiere === b.matiere && a.formateur === b.formateur;

/** The séance whose room, subject and trainer most others share; the first among equals. */
function typicalOf(members: Member[]): CalendarSeance {
	const counts = new Map<string, { seance: CalendarSeance; count: number }>();
	for (const { seance } of members) {
		const key = JSON.stringify([seance.salle, seance.matiere, seance.formateur]);
		const known = counts.get(key) ?? { seance, count: 0 };
		counts.set(key, { ...known, count: known.count + 1 });
	}

	const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
	return most.seance;
}

/**
 * Readers give a weekly rule up whose next week is too far away: past so many weeks the dates
 * between are left out one by one.
 */
const LONGEST_PAUSE_WEEKS = 8;

/** The rule with the fewest dates to leave out: daily, or weekly on the weekdays that occur. */
function ruleOf(starts: DateTime[]): { rule: CalendarRule | null; excluded: DateTime[] } {
	if (starts.length === 1) return { rule: null, excluded: [] };

	const [first] = starts;
	const until = starts[starts.length - 1];
	const days = starts.map((start) => daysApart(first, start));
	const weeks = starts.map((start) => daysApart(first.startOf('week'), start) / 7);
	const weekdays = [...new Set(starts.map(({ weekday }) => weekday))].sort();

	const weekly = gcd(weeks.map(Math.floor)) || 1;
	const candidates: CalendarRule[] = [
		{ frequency: 'DAILY', interval: gcd(days), weekdays: [], until },
		{ frequency: 'WEEKLY', interval: weekly <= LONGEST_PAUSE_WEEKS ? weekly : 1, weekdays, until },
	];
	const [best] = candidates
		.map((rule) => ({ rule, excluded: missing(rule, starts) }))
		.sort((a, b) => a.excluded.length - b.excluded.length);
	return best;
}

const gcd = (numbers: number[]): number =>
	numbers.reduce((a, b) => {
		let [x, y] = [a, b];
		while (y) [x, y] = [y, x % y];
		return x;
	}, 0);

/** The occurrences of a rule that are none of these starts. */
function missing(rule: CalendarRule, starts: DateTime[]): DateTime[] {
	const [first] = starts;
	const wanted = new Set(starts.map((start) => start.toISODate()));
	const last = daysApart(first, rule.until);
	const excluded: DateTime[] = [];

	for (let n = 0; n <= last; n += 1) {
		const day = first.plus({ days: n });
		const occurs =
			rule.frequency === 'DAILY'
				? n % rule.interval === 0
				: rule.weekdays.includes(day.weekday) &&
					Math.floor(daysApart(first.startOf('week'), day) / 7) % rule.interval === 0;
		if (occurs && !wanted.has(day.toISODate())) excluded.push(day);
	}
	return excluded;
}
