import { z } from 'zod';

import { listReservations } from '../../database/generated/occupation';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { occupationOf } from './colour';
import { bookedHours, cutDay, onDay, outsideOpening, type Booked, type PartOfDay } from './cutDay';
import { closedDays } from '../calendar/closedDays';
import { yearField, monthField, monthPeriod, openingHours } from './period';
import type { SalleMonthDay, MonthReport } from './types';
import { bookedOf } from './views';

const schema = z.object({
	salle: z.string().trim().min(1, 'une salle est attendue, par son code ou son nom'),
	mois: monthField,
	annee: yearField,
});

/**
 * A room's month, day by day: each day cut into its parts (8–12, 12–14, 14–18, 18–21) and where a
 * booking starts or ends; one statement. A combined room is booked where one of its parts is.
 * @throws Refusal CHAMP_INVALIDE, SALLE_INCONNUE (contract, sections 5 and 10)
 */
export async function reportMonth(
	centre: Centre,
	request: { salle: string; mois: number | string; annee: number | string },
): Promise<MonthReport> {
	const { salle, mois, annee } = validate(schema, request);
	const { fuseau } = centre;
	const ouverture = openingHours(centre);
	const parties = centre.rules.planning.parametres.creneaux.map(({ nom, debut: des }) => ({
		nom,
		debut: des,
	}));
	const { debut, fin, jours } = monthPeriod(annee, mois, fuseau);
	const rows = await centre.base.withConnection((cx) =>
		listReservations.run({ salle, debut, fin }, cx),
	);
	if (rows.length === 0)
		throw refuse('SALLE_INCONNUE', 'salle', `la salle « ${salle} » n'existe pas`);
	const { idSalle, code, nom, composee, fermetures } = rows[0];
	const bookedOnes = rows
		.filter((row) => row.idSalle === idSalle)
		.flatMap((row) => bookedOf(row, fuseau) ?? []);
	const ferme = closedDays(centre, fermetures, jours);
	const heures = { occupees: 0, totales: 0 };
	const seenOnes = jours.map((date): SalleMonthDay => {
		const context = { date, ouverture, fuseau };
		const ofDay = onDay(context, bookedOnes);
		const { occupees, totales } = bookedHours(context, ofDay);
		heures.occupees += occupees;
		heures.totales += totales;
		return dayOfRoom(context, ofDay, parties, ferme(date));
	});
	return {
		salle: code,
		nom,
		composee,
		mois,
		annee,
		ouverture,
		parties,
		...occupationOf(heures.occupees, heures.totales),
		jours: seenOnes,
	};
}

function dayOfRoom(
	context: Parameters<typeof cutDay>[0],
	bookedOnes: Booked[],
	parts: PartOfDay[],
	fermeture: string | undefined,
): SalleMonthDay {
	const horsOuverture = outsideOpening(context, bookedOnes);
	return {
		date: context.date,
		...(fermeture ? { fermeture } : {}),
		creneaux: cutDay(context, bookedOnes, parts),
		...(horsOuverture.length > 0 ? { horsOuverture } : {}),
	};
}
