import { DateTime } from 'luxon';

import { undeclaredHours } from '../../salles/declaredHours';
import { type DatedDay } from './calendar';
import type { Pair, Problem } from './problem';
import type { PlanningRules } from '../../rules/planningRules';
import type { PlanContext } from './types';
import { dayAt, isWeekend, minutesOf, wallClock } from '../../time/days';
import { isoAt } from '../../time/instant';

/**
 * Whether a séance was booked by hand across créneaux or off the grid, such as 09:00–17:00: it
 * keeps its hours when it moves.
 */
export function isOffGrid(
	debut: number,
	fin: number,
	{ creneaux, pas }: PlanningRules,
	fuseau: string,
): boolean {
	const clock = (ms: number) => isoAt(ms, fuseau).slice(11, 16);
	if (dayAt(debut, fuseau) !== dayAt(fin - 1, fuseau)) return true;
	const dans = creneaux.find((c) => c.debut <= clock(debut) && clock(fin) <= c.fin);
	return (
		!dans ||
		(fin - debut) % (pas * 60_000) !== 0 ||
		(minutesOf(clock(debut)) - minutesOf(dans.debut)) % pas !== 0
	);
}

/** The same hours of the clock and the same length on each open day. */
export function sameHours(
	debut: number,
	fin: number,
	jours: DatedDay[],
	fuseau: string,
): Array<{ jour: number; de: number; a: number }> {
	const { hour, minute } = DateTime.fromMillis(debut, { zone: fuseau });
	return jours.flatMap(({ date, ferme }, jour) => {
		if (ferme) return [];
		const de = DateTime.fromISO(date, { zone: fuseau }).set({ hour, minute }).toMillis();
		return [{ jour, de, a: de + fin - debut }];
	});
}

/**
 * Which pairs are free from `de` to `a`: bookings, absences, declared hours, weekend and evening of
 * the room.
 */
export function freeAt(
	de: number,
	a: number,
	{ calendrier, regles }: Problem,
	context: PlanContext,
): (pairOf: Pair) => boolean {
	const overlaps = ({ dateDebut, dateFin }: { dateDebut: string; dateFin: string }) =>
		Date.parse(dateDebut) < a && Date.parse(dateFin) > de;
	const prises = context.occupations.filter(overlaps);
	const jour = dayAt(de, context.fuseau);
	const weekend = isWeekend(jour, regles.weekend);
	const evening = a > wallClock(context.fuseau)(jour, regles.soirDes);
	return ({ salle, formateur }) => {
		if ((weekend && !salle.disponibleWeekend) || (evening && !salle.disponibleSoir)) return false;
		if (prises.some(({ idSalle }) => idSalle != null && salle.parties.includes(idSalle)))
			return false;
		if (!formateur) return true;
		if (prises.some(({ idFormateur }) => idFormateur === formateur.idFormateur)) return false;
		if (formateur.disponibilites.some((dispo) => dispo.type === 'INDISPONIBLE' && overlaps(dispo)))
			return false;
		return undeclaredHours(formateur.disponibilites, calendrier.debut).every(
			([debut, fin]) => fin <= de || debut >= a,
		);
	};
}
