import { createHash } from 'node:crypto';

import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';

import { refuse } from '../errors/refusal';
import type { PlanningRules } from '../rules/planningRules';
import {
	dayText,
	isCancelled,
	isOutOfBounds,
	LONGEST_DAYS,
	occurrences as findOccurrences,
	repeatsWithinDays,
	type Occurrence,
	type Search,
} from './occurrences';

/** One closure of a calendar, in whole days of the centre. */
export interface ReadFermeture {
	/** The event's own; with the day for one occurrence of several. */
	uid: string;
	dateDebut: string;
	dateFin: string;
	motif: string;
}

export interface ReadAgenda {
	fermetures: ReadFermeture[];
	/** What closes no whole day, repeats too often or can't be read, and why it was left out. */
	ignorees: Array<{ uid: string; motif: string; raison: string }>;
	/** Events of which there may be more closures than were read. */
	incompletes: string[];
}

/** Occurrences of a repeated event are read from a year back, as pages show this one whole, so far. */
const BACK = { years: 1 };
const HORIZON = { years: 3 };
const CLOSURES_MAX = 20_000;

/** Occurrences of a file that may be looked at, older ones included: some 15 µs each. */
const STEPS_MAX = 50_000;

const unreadable = (why: string) =>
	refuse('AGENDA_ILLISIBLE', 'fichier', `cet agenda .ics ne peut pas être lu : ${why}`);

/** Why an event is no closure at all. */
function whyNot(event: ICAL.Event): string | undefined {
	if (isOutOfBounds(event))
		return `dure plus de ${LONGEST_DAYS} jours, ou n'est pas d'une année du calendrier`;
	return repeatsWithinDays(event)
		? "se répète plusieurs fois par jour : ce n'est pas une fermeture"
		: undefined;
}

interface OccurrenceDays extends CoveredDays {
	cle: string;
}

interface EventTimes {
	times: OccurrenceDays[];
	/** Why some or all are missing. */
	raison?: string;
	/** Not all that there may be were read. */
	incomplete?: boolean;
}

/**
 * All times of an event, or none where ical.js can't follow it: 500 days in a row that are left out, or
 * a whole day at some hours. One such event is no reason to give up the others.
 */
function timesOf(
	event: ICAL.Event,
	uid: string,
	search: Search,
	daysOf: (one: Occurrence) => OccurrenceDays,
): EventTimes {
	try {
		const raison = whyNot(event);
		if (raison) return { times: [], raison };
		const { occurrences, cutFrom } = findOccurrences(event, uid, search);
		const times = occurrences.map(daysOf);
		if (!cutFrom) return { times };
		return {
			times,
			raison: `se répète trop souvent : rien n'en est lu à partir du ${cutFrom}`,
			incomplete: true,
		};
	} catch (error) {
		const raison = `ne peut pas être lu : ${(error as Error).message}`;
		return { times: [], raison, incomplete: true };
	}
}

/**
 * Reads an .ics as days on which the centre is closed: all-day events, timed ones that cover the
 * opening hours of a day, repeated ones each time. A closure is kept by the day, so hours that
 * leave a part of a day open close nothing and are named instead, and so is an event that can't be
 * read. Cancelled events are as if not there.
 * @throws Refusal AGENDA_ILLISIBLE
 */
export function readAgenda(
	ics: string,
	{ ouverture }: Pick<PlanningRules, 'ouverture'>,
	fuseau: string,
	now = new Date(),
): ReadAgenda {
	const parsed: ReadAgenda = { fermetures: [], ignorees: [], incompletes: [] };
	const today = DateTime.fromJSDate(now, { zone: fuseau });
	const search: Search = {
		after: today.minus(BACK).toISODate() ?? '',
		until: today.plus(HORIZON).toISODate() ?? '',
		steps: STEPS_MAX,
	};
	const add = ({ cle, partial, ...jours }: OccurrenceDays, motif: string) => {
		if (jours.dateDebut <= jours.dateFin) parsed.fermetures.push({ uid: cle, ...jours, motif });
		if (partial.length > 0)
			parsed.ignorees.push({
				uid: cle,
				motif,
				raison: `${partial.join(', ')} : une partie de la journée seulement, le jour reste ouvert`,
			});
	};
	for (const { event, uid, motif } of eventsOf(ics)) {
		const { times, raison, incomplete } = timesOf(event, uid, search, ({ debut, fin, cle }) => ({
			cle,
			...wholeDays(debut, fin, ouverture, fuseau),
		}));
		for (const one of times) add(one, motif);
		if (raison) parsed.ignorees.push({ uid, motif, raison });
		if (incomplete) parsed.incompletes.push(uid);
		if (parsed.fermetures.length + parsed.ignorees.length > CLOSURES_MAX)
			throw unreadable(`il a plus de ${CLOSURES_MAX} fermetures`);
	}
	const parUid = new Map(parsed.fermetures.map((fermeture) => [fermeture.uid, fermeture]));
	const byText = (a: string, b: string) => Number(a > b) - Number(a < b);
	const byDate = (a: ReadFermeture, b: ReadFermeture) =>
		byText(a.dateDebut, b.dateDebut) || byText(a.uid, b.uid);
	return {
		...parsed,
		fermetures: [...parUid.values()].sort(byDate),
	};
}

function eventsOf(ics: string): Array<{ event: ICAL.Event; uid: string; motif: string }> {
	let components: ICAL.Component[];
	try {
		const roots = ICAL.parse(ics.replace(/^\uFEFF/, '')) as unknown[];
		const calendars = (Array.isArray(roots[0]) ? roots : [roots]).map(
			(root) => new ICAL.Component(root as never),
		);
		if (!calendars.every(({ name }) => name === 'vcalendar')) throw new Error('aucun VCALENDAR');
		components = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
	} catch (error) {
		throw refuse(
			'AGENDA_ILLISIBLE',
			'fichier',
			`ce fichier n'est pas un agenda .ics : ${(error as Error).message}`,
		);
	}
	const actifs = components.filter((c) => c.hasProperty('dtstart'));
	const exceptions = actifs.filter((c) => c.hasProperty('recurrence-id'));
	return actifs
		.filter((c) => !c.hasProperty('recurrence-id') && !isCancelled(c))
		.map((vcomponent) => {
			const propre = vcomponent.getFirstPropertyValue('uid') as string | null;
			const event = new ICAL.Event(vcomponent, {
				exceptions: exceptions.filter((c) => propre && c.getFirstPropertyValue('uid') === propre),
			} as never);
			const reason = plain(event.summary ?? '') || 'fermeture';
			const uid =
				propre && isKey(propre) ? propre : hashOf(propre ?? `${startText(event)}|${reason}`);
			return { event, motif: reason.slice(0, 200), uid };
		});
}

/** As it was written where it can't be read: whoever reads its times is told. */
function startText(event: ICAL.Event): string {
	try {
		return String(event.startDate);
	} catch {
		return event.component.toString();
	}
}

/** Text as the database and a page can hold it. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();

/** A uid that the database can hold in an index. */
const isKey = (uid: string) => uid.length <= 255 && plain(uid) === uid;

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

interface CoveredDays {
	dateDebut: string;
	dateFin: string;
	partial: string[];
}

/** The days that an event covers from opening to closing, and those that it touches only in part. */
function wholeDays(
	debut: ICAL.Time,
	fin: ICAL.Time,
	ouverture: { debut: string; fin: string },
	fuseau: string,
): CoveredDays {
	if (debut.isDate) {
		// DTEND is the day after; an event without one lasts its day.
		const last = DateTime.fromISO(dayText(fin)).minus({ days: 1 }).toISODate() ?? '';
		return {
			dateDebut: dayText(debut),
			dateFin: last < dayText(debut) ? dayText(debut) : last,
			partial: [],
		};
	}
	const [de, a] = [atZone(debut, fuseau), atZone(fin, fuseau)];
	const fullOnes: string[] = [];
	const partial: string[] = [];
	for (let jour = de.startOf('day'); jour < a; jour = jour.plus({ days: 1 })) {
		const at = (heure: string) =>
			heure === '24:00'
				? jour.plus({ days: 1 })
				: jour.set({ hour: Number(heure.slice(0, 2)), minute: Number(heure.slice(3)) });
		const date = jour.toISODate() ?? '';
		if (de <= at(ouverture.debut) && a >= at(ouverture.fin)) fullOnes.push(date);
		else if (de < at(ouverture.fin) && a > at(ouverture.debut)) partial.push(date);
	}
	return { dateDebut: fullOnes[0] ?? '1', dateFin: fullOnes.at(-1) ?? '0', partial };
}

/**
 * An instant of a calendar: UTC, a zone that is known by its name or described along, or the
 * centre's wall clock.
 */
function atZone(time: ICAL.Time, fuseau: string): DateTime {
	const { tzid = '' } = (time.zone ?? {}) as { tzid?: string };
	if (tzid === 'UTC')
		return DateTime.fromISO(`${time.toString().replace(/Z$/, '')}Z`, { zone: fuseau });
	const nom = (time as unknown as { timezone?: string }).timezone ?? tzid;
	if (IANAZone.isValidZone(nom))
		return DateTime.fromISO(time.toString(), { zone: nom }).setZone(fuseau);
	if (tzid !== 'floating' && tzid !== '')
		return DateTime.fromSeconds(time.toUnixTime(), { zone: fuseau });
	return DateTime.fromISO(time.toString(), { zone: fuseau });
}
