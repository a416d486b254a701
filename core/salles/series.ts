import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { publicHolidays } from '../calendar/publicHolidays';
import { entier, jour } from '../time/fields';
import { JOURS } from '../time/days';
import { rememberedZone } from '../time/instant';

const OCCURRENCES_MAX = 800;
const JOURS_MAX = 740;

/** How a slot comes again: every n days or weeks, on weekdays, until a day or for a number of times. */
export const seriesSchema = z.object({
	frequence: z.enum(['JOUR', 'SEMAINE']).default('SEMAINE'),
	intervalle: entier(1, 52).default(1),
	joursActifs: z.array(z.enum(JOURS)).min(1).optional(),
	occurrences: entier(1, OCCURRENCES_MAX).optional(),
	jusquAu: jour.optional(),
	/** Days left out. */
	sauf: z.array(jour).default([]),
	sauterFeries: z.boolean().default(false),
});

export type Series = z.output<typeof seriesSchema>;

interface Range {
	debut: Date;
	fin: Date;
}

/**
 * The occurrences of a slot from its own day on, at the same hours of the wall clock on both sides
 * of a clock change. Its own day is one only where the series has it: not on another weekday, a day
 * left out or a skipped holiday.
 * @throws Refusal when neither a number nor a last day bounds it
 */
export function occurrencesOf(centre: Centre, { debut, fin }: Range, serie: Series): Range[] {
	if ((serie.occurrences === undefined) === (serie.jusquAu === undefined))
		throw refuse(
			'CHAMP_INVALIDE',
			'serie',
			'le nombre d’occurrences ou le dernier jour est attendu, l’un des deux',
		);
	const a = DateTime.fromJSDate(debut, { zone: rememberedZone(centre.fuseau) });
	const b = DateTime.fromJSDate(fin, { zone: rememberedZone(centre.fuseau) });
	const { feries } = centre.rules.planning.parametres;
	const names = serie.sauterFeries ? publicHolidays(feries, a.year, a.year + 3) : new Map();
	const actifs =
		serie.frequence === 'SEMAINE'
			? (serie.joursActifs ?? [JOURS[a.weekday - 1]])
			: serie.joursActifs;
	const last = a.plus({ days: JOURS_MAX }).toISODate() ?? '';
	if (serie.jusquAu !== undefined && serie.jusquAu > last)
		throw refuse('SERIE_TROP_LONGUE', 'serie.jusquAu', `au plus tard le ${last} : deux ans`);
	const ranges: Range[] = [];
	const firstMonday = a.startOf('week');
	for (
		let n = 0;
		n <= JOURS_MAX && ranges.length < (serie.occurrences ?? OCCURRENCES_MAX);
		n += 1
	) {
		const da = a.plus({ days: n });
		const date = da.toISODate() ?? '';
		if (serie.jusquAu !== undefined && date > serie.jusquAu) break;
		const step =
			serie.frequence === 'JOUR'
				? n
				: Math.round(da.startOf('week').diff(firstMonday, 'weeks').weeks);
		if (
			step % serie.intervalle !== 0 ||
			(actifs && !actifs.includes(JOURS[da.weekday - 1])) ||
			serie.sauf.includes(date) ||
			names.has(date)
		)
			continue;
		ranges.push({ debut: da.toJSDate(), fin: b.plus({ days: n }).toJSDate() });
	}
	if (ranges.length === 0)
		throw refuse('SERIE_VIDE', 'serie', 'aucune date ne reste dans cette série');
	if (serie.occurrences !== undefined && ranges.length < serie.occurrences)
		throw refuse(
			'SERIE_TROP_LONGUE',
			'serie.occurrences',
			`seulement ${ranges.length} dates en deux ans`,
		);
	return ranges;
}
