import Holidays from 'date-holidays';

import type { PlanningRules } from '../rules/planningRules';

const readOnes = new Map<string, Map<string, string>>();

/**
 * Public holidays of the years `de`..`a`: 'YYYY-MM-DD' → name in French. A region adds its own (57,
 * 67, 68: vendredi saint, 26 décembre).
 */
export function publicHolidays(
	feries: PlanningRules['feries'],
	de: number,
	a: number,
): Map<string, string> {
	const names = new Map<string, string>();
	if (!feries) return names;
	for (let annee = de; annee <= a; annee++)
		for (const [date, nom] of ofYear(feries, annee)) names.set(date, nom);
	return names;
}

function ofYear(feries: NonNullable<PlanningRules['feries']>, annee: number): Map<string, string> {
	const key = `${feries.pays}/${feries.region ?? ''}/${annee}`;
	let names = readOnes.get(key);
	if (!names) {
		const calendar = feries.region
			? new Holidays(feries.pays, feries.region)
			: new Holidays(feries.pays);
		names = new Map(
			calendar
				.getHolidays(annee, 'fr')
				.filter(({ type }) => type === 'public')
				.map(({ date, name }) => [date.slice(0, 10), name]),
		);
		readOnes.set(key, names);
	}
	return names;
}
