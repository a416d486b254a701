import { DateTime } from 'luxon';

import type { Centre } from '../centre';
import { Refus, refuse } from '../errors/refus';
import { publicHolidays } from '../planning/feries';
import { readPlanningRules } from '../planning/regles';
import { atWallClock } from '../temps/instant';
import type { Bloc, LireFermetures } from './demande';

const JOURS_EXPLORES = 732;

/**
 * The slots of a block of consecutive days, at the same hours of the wall clock on both sides of a clock change.
 * Weekends, public holidays and the centre's closures are skipped unless the block lets them in; skipped days do not count as its days.
 * @throws Refus when a créneau is unknown, or when no day is left
 */
export async function expandBloc(
	centre: Centre,
	bloc: Bloc,
	lireFermetures: LireFermetures,
): Promise<Array<{ dateDebut: Date; dateFin: Date }>> {
	const regles = readPlanningRules(centre.regles.planning.parametres);
	const noms = bloc.creneaux ?? regles.creneauxParDefaut;
	const inconnus = noms.filter((nom) => !regles.creneaux.some((c) => c.nom === nom));
	if (inconnus.length > 0)
		throw new Refus(
			inconnus.map((nom) => ({
				path: 'bloc.creneaux',
				message: `créneau inconnu « ${nom} » : ${regles.creneaux.map((c) => c.nom).join(', ')} attendu`,
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
	const dernier =
		bloc.dateFin ??
		DateTime.fromISO(bloc.dateDebut).plus({ days: JOURS_EXPLORES }).toISODate() ??
		'';
	const fermetures = bloc.fermetures ? [] : await lireFermetures(bloc.dateDebut, dernier);
	const feries = bloc.feries
		? new Map()
		: publicHolidays(
				regles.feries,
				Number(bloc.dateDebut.slice(0, 4)),
				Number(dernier.slice(0, 4)),
			);
	const plages = regles.creneaux.filter(({ nom }) => noms.includes(nom));
	const slots: Array<{ dateDebut: Date; dateFin: Date }> = [];
	let jours = 0;
	for (
		let jour = DateTime.fromISO(bloc.dateDebut, { zone: 'utc' });
		jours < (bloc.jours ?? JOURS_EXPLORES);
		jour = jour.plus({ days: 1 })
	) {
		const date = jour.toISODate() ?? '';
		if (date > dernier) break;
		if (
			(!bloc.weekends && jour.isWeekend) ||
			feries.has(date) ||
			fermetures.some((f) => f.dateDebut <= date && date <= f.dateFin)
		)
			continue;
		jours += 1;
		slots.push(
			...plages.map(({ debut, fin }) => ({
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
	return slots;
}
