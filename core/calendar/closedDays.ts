import { publicHolidays } from './publicHolidays';
import type { Centre } from '../centre/centre';

interface Fermeture {
	dateDebut: string;
	dateFin: string;
	motif: string;
}

/**
 * Why the centre is closed on a day, in words: its own closures (the jsonb of a report's row), then
 * public holidays.
 */
export function closedDays(
	{ rules: regles }: Centre,
	fermetures: unknown,
	jours: string[],
): (date: string) => string | undefined {
	const own = (fermetures ?? []) as Fermeture[];
	const feries = publicHolidays(
		regles.planning.parametres.feries,
		Number(jours[0].slice(0, 4)),
		Number(jours[jours.length - 1].slice(0, 4)),
	);
	return (date) =>
		own.find(({ dateDebut, dateFin }) => dateDebut <= date && date <= dateFin)?.motif ??
		feries.get(date);
}
