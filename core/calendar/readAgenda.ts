import { createHash } from 'node:crypto';

import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';

import { refuse } from '../errors/refusal';
import type { PlanningRules } from '../rules/planningRules';

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
	/** What closes no whole day, and why it was left out. */
	ignorees: Array<{ uid: string; motif: string; raison: string }>;
}

/** Occurrences of a repeated event are read so far. */
const HORIZON = { years: 3 };
const OCCURRENCES_MAX = 1_000;

/**
 * Reads an .ics as days on which the centre is closed: all-day events, timed ones that cover the
 * opening hours of a day, repeated ones each time. A closure is kept by the day, so hours that
 * leave a part of a day open close nothing and are named instead. Cancelled events are as if not
 * there.
 * @throws Refusal AGENDA_ILLISIBLE
 */
export function readAgenda(
	ics: string,
	{ ouverture }: Pick<PlanningRules, 'ouverture'>,
	fuseau: string,
	now = new Date(),
): ReadAgenda {
	const parsed: ReadAgenda = { fermetures: [], ignorees: [] };
	const horizon = DateTime.fromJSDate(now, { zone: fuseau }).plus(HORIZON).toISODate() ?? '';
	for (const { event, uid, motif } of eventsOf(ics)) {
		for (const { debut, fin, cle } of occurrences(event, uid, horizon)) {
			const jours = wholeDays(debut, fin, ouverture, fuseau);
			if (jours.dateDebut <= jours.dateFin)
				parsed.fermetures.push({
					uid: cle,
					dateDebut: jours.dateDebut,
					dateFin: jours.dateFin,
					motif,
				});
			if (jours.partial.length > 0)
				parsed.ignorees.push({
					uid: cle,
					motif,
					raison: `${jours.partial.join(', ')} : une partie de la journée seulement, le jour reste ouvert`,
				});
		}
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
			const reason = event.summary?.trim() || 'fermeture';
			return {
				event,
				motif: reason.slice(0, 200),
				uid:
					propre ??
					createHash('sha256')
						.update(`${String(event.startDate)}|${reason}`)
						.digest('hex')
						.slice(0, 32),
			};
		});
}

const isCancelled = (vcomponent: ICAL.Component) =>
	String(vcomponent.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

function occurrences(
	event: ICAL.Event,
	uid: string,
	horizon: string,
): Array<{ debut: ICAL.Time; fin: ICAL.Time; cle: string }> {
	if (!event.isRecurring()) return [{ debut: event.startDate, fin: event.endDate, cle: uid }];
	const foundOnes: Array<{ debut: ICAL.Time; fin: ICAL.Time; cle: string }> = [];
	const iterator = event.iterator();
	for (let n = 0; n < OCCURRENCES_MAX; n++) {
		const next = iterator.next() as ICAL.Time | null;
		if (!next || dayText(next) > horizon) break;
		const { startDate, endDate, item } = event.getOccurrenceDetails(next);
		if (!isCancelled(item.component))
			foundOnes.push({ debut: startDate, fin: endDate, cle: `${uid}#${dayText(next)}` });
	}
	return foundOnes;
}

const two = (n: number) => String(n).padStart(2, '0');
const dayText = ({ year, month, day }: ICAL.Time) => `${year}-${two(month)}-${two(day)}`;

/** The days that an event covers from opening to closing, and those that it touches only in part. */
function wholeDays(
	debut: ICAL.Time,
	fin: ICAL.Time,
	ouverture: { debut: string; fin: string },
	fuseau: string,
): { dateDebut: string; dateFin: string; partial: string[] } {
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
