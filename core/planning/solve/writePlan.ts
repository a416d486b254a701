import type { PlanResult } from './oneSubject';
import { startOfRun, type Problem, type PlacedPart } from './problem';
import type { PlanObjective, FoundPlan, PlanSeance } from './types';
import { isoAt } from '../../time/days';

const HEURE = 3_600_000;

/** A placement as a séance: it starts at the first hour from which its whole length is free. */
function writeSeance(problem: Problem, { sujet, creneau, pairOf, heures }: PlacedPart): PlanSeance {
	const debut =
		problem.calendrier.creneaux[creneau].debut + startOfRun(pairOf.libres[creneau], heures) * HEURE;
	return {
		dateDebut: isoAt(debut, problem.fuseau),
		dateFin: isoAt(debut + heures * HEURE, problem.fuseau),
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
		irregularite,
		seances: seances.length,
	};
	return {
		faisable: true,
		seances,
		objectif,
		borne: { ...borne, fin: isoAt(borne.fin, cut.fuseau) },
		prouveOptimal: proven,
	};
}
