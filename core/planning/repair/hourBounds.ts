import type { PlanningRules } from '../../rules/planningRules';
import { mondayOf } from '../../time/days';
import type { Problem } from '../solve/problem';
import { boundsTrainers, readLoad, readTrainerLoad, shareByDay } from '../solve/trainerLimits';
import type { PlanContext } from '../solve/types';
import type { PlacedSeance, SeancePlace } from './types';

/** What a place of a séance takes of a bounded day or week of its group or its trainer. */
export interface HourUse {
	/** Whose, and which day or week. */
	key: string;
	minutes: number;
	/** Minutes that the séances which stay where they are leave of it. */
	rest: number;
	/** It is taken today as well: a bound that was passed before is not passed by staying. */
	asBefore: boolean;
}

export type HourBounds = (seance: PlacedSeance, place: SeancePlace) => HourUse[];

/**
 * The most hours of a day and a week, of the group and of the trainer, beside the séances that are
 * fixed. The context has what is fixed among its occupations, in whole weeks.
 */
export function boundHours(
	fixed: PlacedSeance[],
	problems: Map<number, Problem>,
	context: PlanContext,
	rules: PlanningRules,
): HourBounds {
	const { fuseau } = context;
	const { heuresParJour, heuresParSemaine } = rules.formateur;
	const groups = readLoad(
		fixed.map(({ idSession, dateDebut, dateFin }) => ({ id: idSession, dateDebut, dateFin })),
		fuseau,
	);
	const trainers = boundsTrainers(rules) ? readTrainerLoad(context) : undefined;
	const known = new Map<string, ReturnType<typeof shareByDay>>();
	const sharesOf = (debut: number, fin: number) => {
		const key = `${debut}/${fin}`;
		const shares = known.get(key) ?? shareByDay(debut, fin, fuseau);
		known.set(key, shares);
		return shares;
	};
	return (seance, { debut, fin, pairOf }) => {
		const { idSession } = seance;
		const problem = problems.get(idSession);
		const sameHours = debut === Date.parse(seance.dateDebut) && fin === Date.parse(seance.dateFin);
		const id = pairOf.formateur?.idFormateur;
		const sameTrainer = sameHours && id === (seance.formateurId ?? undefined);
		return sharesOf(debut, fin).flatMap(({ date, ms }) => {
			const uses: HourUse[] = [];
			const use = (key: string, most: number | null, taken: number, asBefore: boolean) => {
				if (most !== null)
					uses.push({ key, minutes: ms / 60_000, rest: most - taken / 60_000, asBefore });
			};
			const lundi = mondayOf(date);
			if (problem) {
				const { capJour, capSemaine, regles } = problem;
				use(`g${idSession}/${date}`, capJour * regles.pas, groups.day(idSession, date), sameHours);
				use(
					`g${idSession}/semaine/${lundi}`,
					capSemaine * regles.pas,
					groups.week(idSession, date),
					sameHours,
				);
			}
			if (trainers && id !== undefined) {
				const inMinutes = (heures: number | null) => heures && heures * 60;
				use(`f${id}/${date}`, inMinutes(heuresParJour), trainers.day(id, date), sameTrainer);
				use(
					`f${id}/semaine/${lundi}`,
					inMinutes(heuresParSemaine),
					trainers.week(id, date),
					sameTrainer,
				);
			}
			return uses;
		});
	};
}

/** Whether a place keeps the bounds beside what is fixed. */
export const fits = (uses: HourUse[]): boolean =>
	uses.every(({ minutes, rest, asBefore }) => asBefore || minutes <= rest + 1e-6);
