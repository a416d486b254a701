import type { PlanResult } from './oneSubject';
import { toHours, type Problem, type PlacedPart } from './problem';
import { startOfRun } from './steps';
import type { PlanObjective, FoundPlan, PlanSeance } from './types';
import { isoAt } from '../../time/instant';

/** A placement as a séance: it starts at the first step from which its whole length is free. */
function writeSeance(
	problem: Problem,
	{ sujet, creneau, pairOf, heures, start }: PlacedPart,
): PlanSeance {
	const { creneaux, pas } = problem.calendrier;
	const step = start ?? startOfRun(pairOf.libres[creneau], heures);
	const debut = creneaux[creneau].debut + step * pas;
	return {
		dateDebut: isoAt(debut, problem.fuseau),
		dateFin: isoAt(debut + heures * pas, problem.fuseau),
		salle: pairOf.salle.code,
		formateurId: pairOf.formateur?.idFormateur ?? null,
		matiere: problem.subjects[sujet].nom,
	};
}

/** The answer for a plan that was found. */
export function writePlan({
	cut,
	placements,
	fin,
	changements,
	irregularite,
	borne,
	proven,
}: PlanResult): FoundPlan {
	const seances = [...placements]
		.sort((a, b) => a.creneau - b.creneau)
		.map((placement) => writeSeance(cut, placement));
	const objectif: PlanObjective = {
		fin: isoAt(fin, cut.fuseau),
		changements,
		irregularite: toHours(cut, irregularite),
		seances: seances.length,
	};
	return {
		faisable: true,
		seances,
		objectif,
		borne: {
			...borne,
			irregularite: toHours(cut, borne.irregularite),
			fin: isoAt(borne.fin, cut.fuseau),
		},
		prouveOptimal: proven,
	};
}
