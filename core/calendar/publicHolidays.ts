import Holidays from 'date-holidays';

import type { PlanningRules } from '../rules/planningRules';

const lus = new Map<string, Map<string, string>>();

/**
 * Public holidays of the years `de`..`a`: 'YYYY-MM-DD' → name in French. A region adds its own (57,
 * 67, 68: vendredi saint, 26 décembre).
 */
export function publicHolidays(
	feries: PlanningRules['feries'],
	de: number,
	a: number,
): Map<string, string> {
	const noms = new Map<string, string>();
	if (!feries) return noms;
	for (let annee = de; annee <= a; annee++)
		for (const [date, nom] of ofYear(feries, annee)) noms.set(date, nom);
	return noms;
}

function ofYear(feries: NonNullable<PlanningRules['feries']>, annee: number): Map<string, string> {
	const cle = `${feries.pays}/${feries.region ?? ''}/${annee}`;
	let noms = lus.get(cle);
	if (!noms) {
		const calendrier = feries.region
			? new Holidays(feries.pays, feries.region)
			: new Holidays(feries.pays);
		noms = new Map(
			calendrier
				.getHolidays(annee, 'fr')
				.filter(({ type }) => type === 'public')
				.map(({ date, name }) => [date.slice(0, 10), name]),
		);
		lus.set(cle, noms);
	}
	return noms;
}
