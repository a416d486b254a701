import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { Refusal, refuse } from '../errors/refusal';
import { publicHolidays } from '../calendar/publicHolidays';
import { isWeekend } from '../time/days';
import { entier, jour } from '../time/fields';
import { atWallClock } from '../time/instant';

/** A block of consecutive days, as it is asked. */
export const blockShape = z.object({
	dateDebut: jour,
	/** How many days with créneaux; or the last day. */
	jours: entier(1, 366).optional(),
	dateFin: jour.optional(),
	creneaux: z.array(z.string()).min(1).optional(),
	weekends: z.boolean().default(false),
	feries: z.boolean().default(false),
	fermetures: z.boolean().default(false),
});

export type Block = z.output<typeof blockShape>;

/** Closures of the centre, for a block that skips them. */
export type ReadFermetures = (
	dateDebut: string,
	dateFin: string,
) => Promise<Array<{ dateDebut: string; dateFin: string }>>;

const JOURS_EXPLORES = 732;

/**
 * The slots of a block of consecutive days, at the same hours of the wall clock on both sides of a
 * clock change. Weekends, public holidays and the centre's closures are skipped unless the block
 * lets them in; skipped days do not count as its days.
 * @throws Refusal when a créneau is unknown, or when no day is left
 */
export async function expandBlock(
	centre: Centre,
	bloc: Block,
	lireFermetures: ReadFermetures,
): Promise<Array<{ dateDebut: Date; dateFin: Date }>> {
	const rules = centre.rules.planning.parametres;
	const names = bloc.creneaux ?? rules.creneauxParDefaut;
	const known = new Set(rules.creneaux.map(({ nom }) => nom));
	const unknownOnes = names.filter((nom) => !known.has(nom));
	if (unknownOnes.length > 0)
		throw new Refusal(
			unknownOnes.map((nom) => ({
				path: 'bloc.creneaux',
				message: `créneau inconnu « ${nom} » : ${rules.creneaux.map((c) => c.nom).join(', ')} attendu`,
				code: 'CHAMP_INVALIDE',
			})),
		);
	if ((bloc.jours === undefined) === (bloc.dateFin === undefined))
		throw refuse(
			'CHAMP_INVALIDE',
			'bloc',
			'le nombre de jours ou le dernier jour est attendu, l’un des deux',
		);
	if (bloc.dateFin !== undefined && bloc.dateFin < bloc.dateDebut)
		throw refuse('CHAMP_INVALIDE', 'bloc.dateFin', 'le dernier jour précède le premier');
	const last =
		bloc.dateFin ??
		DateTime.fromISO(bloc.dateDebut).plus({ days: JOURS_EXPLORES }).toISODate() ??
		'';
	const fermetures = bloc.fermetures ? [] : await lireFermetures(bloc.dateDebut, last);
	const feries = bloc.feries
		? new Map()
		: publicHolidays(rules.feries, Number(bloc.dateDebut.slice(0, 4)), Number(last.slice(0, 4)));
	const ranges = rules.creneaux.filter(({ nom }) => names.includes(nom));
	const slots: Array<{ dateDebut: Date; dateFin: Date }> = [];
	let jours = 0;
	let jour = DateTime.fromISO(bloc.dateDebut, { zone: 'utc' });
	for (; jours < (bloc.jours ?? JOURS_EXPLORES); jour = jour.plus({ days: 1 })) {
		const date = jour.toISODate() ?? '';
		if (date > last) break;
		if (
			(!bloc.weekends && isWeekend(date, rules.weekend)) ||
			feries.has(date) ||
			fermetures.some((f) => f.dateDebut <= date && date <= f.dateFin)
		)
			continue;
		jours += 1;
		slots.push(
			...ranges.map(({ debut, fin }) => ({
				dateDebut: atWallClock(date, debut, centre.fuseau),
				dateFin: atWallClock(date, fin, centre.fuseau),
			})),
		);
	}
	if (slots.length === 0)
		throw refuse(
			'BLOC_VIDE',
			'bloc',
			'aucun jour ouvert : tous sont des week-ends, des jours fériés ou des fermetures',
		);
	if (bloc.jours !== undefined && jours < bloc.jours)
		throw refuse(
			'BLOC_TROP_LONG',
			'bloc.jours',
			`seulement ${jours} jours ouverts en deux ans à partir du ${bloc.dateDebut}`,
		);
	if (bloc.dateFin !== undefined && (jour.toISODate() ?? '') <= bloc.dateFin)
		throw refuse(
			'BLOC_TROP_LONG',
			'bloc.dateFin',
			`${JOURS_EXPLORES} jours ouverts au plus, atteints le ${jour.minus({ days: 1 }).toISODate()}`,
		);
	return slots;
}
