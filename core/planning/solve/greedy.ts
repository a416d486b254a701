import type { Problem, PlacedPart } from './problem';

/**
 * Greedy first-fit: each créneau in order of time to the subject with the most hours left that
 * fits, keeping its pair when it can. The last resort when a solver's time is up, and what the
 * bench compares with. Undefined when hours are left over.
 */
export function greedy(problem: Problem): PlacedPart[] | undefined {
	const { calendrier, subjects, capJour, capSemaine } = problem;
	const rest = subjects.map(({ heures }) => heures);
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
		const order = [...subjects.keys()].sort((a, b) => rest[b] - rest[a] || a - b);
		for (const m of order) {
			if (rest[m] === 0) continue;
			const wanted = (length: number) => Math.min(length, libre, rest[m]);
			let pairOf = pairs[m];
			for (const other of subjects[m].pairs)
				if (wanted(other.lengths[c]) > wanted(pairOf.lengths[c])) pairOf = other;
			const heures = wanted(pairOf.lengths[c]);
			if (heures < 1) continue;
			placements.push({ sujet: m, creneau: c, pairOf, heures });
			pairs[m] = pairOf;
			rest[m] -= heures;
			jour.set(creneau.jour, (jour.get(creneau.jour) ?? 0) + heures);
			semaine.set(creneau.semaine, (semaine.get(creneau.semaine) ?? 0) + heures);
			return;
		}
	});
	return rest.every((heures) => heures === 0) ? placements : undefined;
}
