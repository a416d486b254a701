import type { Problem, PlacedPart } from './problem';

/**
 * Greedy first-fit: each créneau in order of time to the subject with the most hours left that
 * fits, keeping its pair when it can. The last resort when a solver's time is up, and what the
 * bench compares with. Undefined when hours are left over.
 */
export function greedy(problem: Problem): PlacedPart[] | undefined {
	const { calendrier, subjects, capJour, capSemaine } = problem;
	const reste = subjects.map(({ heures }) => heures);
	const pairs = subjects.map(({ pairs: p }) => p[0]);
	const jour = new Map<number, number>();
	const semaine = new Map<number, number>();
	const placements: PlacedPart[] = [];
	calendrier.creneaux.forEach((creneau, c) => {
		const libre = Math.min(
			capJour - (jour.get(creneau.jour) ?? 0),
			capSemaine - (semaine.get(creneau.semaine) ?? 0),
		);
		if (libre < 1) return;
		const ordre = [...subjects.keys()].sort((a, b) => reste[b] - reste[a] || a - b);
		for (const m of ordre) {
			if (reste[m] === 0) continue;
			const voulu = (longueur: number) => Math.min(longueur, libre, reste[m]);
			let pairOf = pairs[m];
			for (const autre of subjects[m].pairs)
				if (voulu(autre.lengths[c]) > voulu(pairOf.lengths[c])) pairOf = autre;
			const heures = voulu(pairOf.lengths[c]);
			if (heures < 1) continue;
			placements.push({ sujet: m, creneau: c, pairOf, heures });
			pairs[m] = pairOf;
			reste[m] -= heures;
			jour.set(creneau.jour, (jour.get(creneau.jour) ?? 0) + heures);
			semaine.set(creneau.semaine, (semaine.get(creneau.semaine) ?? 0) + heures);
			return;
		}
	});
	return reste.every((heures) => heures === 0) ? placements : undefined;
}
