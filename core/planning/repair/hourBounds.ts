import type { PlanningRules } from '../../rules/planningRules';
import { mondayOf } from '../../time/days';
import type { Problem } from '../solve/problem';
import { boundsTrainers, readLoad, readTrainerLoad, shareByDay } from '../solve/trainerLimits';
import type { PlanContext } from '../solve/types';
import type { HourUse, PlacedSeance, SeancePlace } from './types';

/** Minutes of a week. */
const WHOLE_WEEK = 7 * 24 * 60;

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
		const uses: HourUse[] = [];
		for (const { date, ms } of sharesOf(debut, fin)) {
			const use = (key: string, most: number | null, taken: number, asBefore: boolean) => {
				if (most === null) return;
				// A séance past midnight has two days in one week.
				const known = uses.find((one) => one.key === key);
				if (known) known.minutes += ms / 60_000;
				else uses.push({ key, minutes: ms / 60_000, rest: most - taken / 60_000, asBefore });
			};
			const lundi = mondayOf(date);
			if (problem) {
				const { capJour, capSemaine, regles } = problem;
				use(`g${idSession}/${date}`, capJour * regles.pas, groups.day(idSession, date), sameHours);
				const week = capSemaine * regles.pas;
				// A week's own hours bound nothing: a group is in one place at a time.
				use(
					`g${idSession}/semaine/${lundi}`,
					week < WHOLE_WEEK ? week : null,
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
		}
		return uses;
	};
}

/** Whether a place keeps the bounds beside what is fixed. */
export const fits = (uses: HourUse[]): boolean =>
	uses.every(({ minutes, rest, asBefore }) => asBefore || minutes <= rest + 1e-6);
