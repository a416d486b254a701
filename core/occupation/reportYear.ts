import { z } from 'zod';

import { occupationAnnee } from '../../database/generated/occupation';
import type { Centre } from '../centre/centre';
import { validate } from '../errors/validate';
import { occupationOf, sumOf } from './colour';
import { yearField, openingHours } from './period';
import type { YearReport, SalleYear } from './types';

const schema = z.object({ annee: yearField });

/**
 * Room × month of a year: hours booked inside the opening hours ÷ hours open, %, colour; one
 * statement. Rooms that are not active appear only where they have hours. @throws Refusal
 * CHAMP_INVALIDE (contract, sections 5 and 10)
 */
export async function reportYear(
	centre: Centre,
	request: { annee: number | string },
): Promise<YearReport> {
	const { annee } = validate(schema, request);
	const ouverture = openingHours(centre);
	const rows = await centre.base.withConnection((cx) =>
		occupationAnnee.run(
			{ annee, fuseau: centre.fuseau, ouverture: ouverture.debut, fermeture: ouverture.fin },
			cx,
		),
	);
	const salles = new Map<string, SalleYear & { statut: string }>();
	for (const { code, nom, statut, composee, mois, heuresOccupees, heuresTotales } of rows) {
		let salle = salles.get(code);
		if (!salle)
			salles.set(
				code,
				(salle = { code, nom, statut, composee, mois: [], annee: occupationOf(0, 0) }),
			);
		salle.mois.push({ mois, ...occupationOf(heuresOccupees, heuresTotales) });
	}
	const shown = [...salles.values()]
		.map(({ statut, ...salle }) => ({ statut, salle: { ...salle, annee: sumOf(salle.mois) } }))
		.filter(({ statut, salle }) => statut === 'ACTIVE' || salle.annee.heuresOccupees > 0)
		.map(({ salle }) => salle);
	const physical = shown.filter(({ composee }) => !composee);
	return {
		annee,
		ouverture,
		salles: shown,
		total: sumOf(physical.map((salle) => salle.annee)),
	};
}
