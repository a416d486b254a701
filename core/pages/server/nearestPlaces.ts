import { DateTime } from 'luxon';

import type { Centre } from '../../centre/centre';
import { findFreeSlots } from '../../salles/findFreeSlots';
import type { Sheet } from '../../sessions/readSheet';
import { isWeekend } from '../../time/days';
import { slotInWords } from '../../time/french';
import type { Prepared } from '../preparePage';

const WEEK = 7;
const OFFERS = 8;

/** Stretches of the same room that hold a séance, nearest in time first; not before today. */
export async function nearestPlaces(
	centre: Centre,
	{ dateDebut, dateFin, salle, salleNom }: Sheet['seances'][number],
	now: Date,
): Promise<NonNullable<Prepared['offres']>['liste']> {
	const zone = { zone: centre.fuseau };
	const start = DateTime.fromISO(dateDebut, zone);
	const length = DateTime.fromISO(dateFin, zone).diff(start);
	const tomorrow = DateTime.fromJSDate(now, zone).plus({ days: 1 });
	const from = DateTime.max(start.minus({ days: WEEK }), tomorrow);
	const to = DateTime.max(start.plus({ days: 2 * WEEK }), from);
	const { jours } = await findFreeSlots(centre, {
		salle,
		dateDebut: from.toISODate() as string,
		dateFin: to.toISODate() as string,
		dureeMinHeures: length.as('hours'),
	});
	const found = jours.flatMap(({ libres }) =>
		libres.map((free) => {
			const opens = DateTime.fromISO(free.dateDebut, zone);
			const last = DateTime.fromISO(free.dateFin, zone).minus(length);
			// At the hour it had, where that day lets it; else as near to it as the free stretch goes.
			const wanted = opens.set({ hour: start.hour, minute: start.minute });
			return DateTime.min(DateTime.max(wanted, opens), last);
		}),
	);
	const { weekend } = centre.rules.planning.parametres;
	const rests = (at: DateTime) => isWeekend(at.toISODate() as string, weekend);
	const distance = (at: DateTime) => Math.abs(+at - +start);
	return found
		.filter((at) => +at !== +start && (!rests(at) || rests(start)))
		.sort((a, b) => distance(a) - distance(b))
		.slice(0, OFFERS)
		.map((at) => ({
			texte: `${slotInWords(at.toJSDate(), at.plus(length).toJSDate(), centre.fuseau)}, ${salleNom}`,
			champs: { date: at.toISODate() as string, heure: at.toFormat('HH:mm') },
		}));
}
