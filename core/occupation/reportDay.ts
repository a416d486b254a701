import { z } from 'zod';

import { listReservations } from '../../database/generated/occupation';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { occupationOf, sumOf } from './colour';
import { bookedHours, cutDay, outsideOpening } from './cutDay';
import { closedDays } from '../calendar/closedDays';
import { dayField, openingHours, periodOf } from './period';
import type { DayReport, SalleDay } from './types';
import { bookedOf } from './views';

const schema = z.object({ date: dayField, salle: z.string().trim().optional() });

/**
 * A day of every room, or of one: its bookings by the hour with session, trainer and places, and
 * the free stretches between; one statement. Rooms that are not active appear only where they are
 * booked. @throws Refusal CHAMP_INVALIDE, SALLE_INCONNUE (contract, section 5)
 */
export async function reportDay(
	centre: Centre,
	request: { date: string; salle?: string },
): Promise<DayReport> {
	const { date, salle } = validate(schema, request);
	const { fuseau } = centre;
	const ouverture = openingHours(centre);
	const { debut, fin } = periodOf(date, 'day', fuseau);
	const rows = await centre.base.withConnection((cx) =>
		listReservations.run({ salle: salle || undefined, debut, fin }, cx),
	);
	if (salle && rows.length === 0)
		throw refuse('SALLE_INCONNUE', 'salle', `la salle « ${salle} » n'existe pas`);
	const byRoom = new Map<number, typeof rows>();
	for (const row of rows) byRoom.set(row.idSalle, [...(byRoom.get(row.idSalle) ?? []), row]);
	const context = { date, ouverture, fuseau };
	const salles = [...byRoom.values()].flatMap((rowsOfRoom): SalleDay[] => {
		const { code, nom, composee, statut } = rowsOfRoom[0];
		const bookedOnes = rowsOfRoom.flatMap((row) => bookedOf(row, fuseau) ?? []);
		if (statut !== 'ACTIVE' && bookedOnes.length === 0) return [];
		const { occupees, totales } = bookedHours(context, bookedOnes);
		const horsOuverture = outsideOpening(context, bookedOnes);
		return [
			{
				code,
				nom,
				composee,
				...occupationOf(occupees, totales),
				creneaux: cutDay(context, bookedOnes),
				...(horsOuverture.length > 0 ? { horsOuverture } : {}),
			},
		];
	});
	const fermeture = closedDays(centre, rows[0]?.fermetures, [date])(date);
	return {
		date,
		...(fermeture ? { fermeture } : {}),
		ouverture,
		salles,
		total: sumOf(salles.filter(({ composee }) => !composee)),
	};
}
