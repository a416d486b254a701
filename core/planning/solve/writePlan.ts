import type { PlanResult } from './oneSubject';
import { startOfRun, type Problem, type PlacedPart } from './problem';
import type { PlanObjective, FoundPlan, PlanSeance } from './types';
import { isoAt } from '../../time/days';

const HEURE = 3_600_000;

/** A placement as a séance: it starts at the first hour from which its whole length is free. */
function writeSeance(probleme: Problem, { sujet, creneau, paire, heures }: PlacedPart): PlanSeance {
	const debut =
		probleme.calendrier.creneaux[creneau].debut + startOfRun(paire.libres[creneau], heures) * HEURE;
	return {
		dateDebut: isoAt(debut, probleme.fuseau),
		dateFin: isoAt(debut + heures * HEURE, probleme.fuseau),
		salle: paire.salle.code,
		formateurId: paire.formateur?.idFormateur ?? null,
		matiere: probleme.sujets[sujet].nom,
	};
}

/** The answer for a plan that was found. */
export function writePlan({
	coupe,
	placements,
	fin,
	changements,
	irregularite,
	borne,
	prouve,
}: PlanResult): FoundPlan {
	const seances = [...placements]
		.sort((a, b) => a.creneau - b.creneau)
		.map((placement) => writeSeance(coupe, placement));
	const objectif: PlanObjective = {
		fin: isoAt(fin, coupe.fuseau),
		changements,
		irregularite,
		seances: seances.length,
	};
	return {
		faisable: true,
		seances,
		objectif,
		borne: { ...borne, fin: isoAt(borne.fin, coupe.fuseau) },
		prouveOptimal: prouve,
	};
}
