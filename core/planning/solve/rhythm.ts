import { bestLengths, capacityByWeek } from './horizon';
import type { Problem } from './problem';

/**
 * The band in which a week is steady. The average of the weeks that can hold a séance, rounded down
 * and up to the grain (one créneau of 4 h by default): 800 h over 32 weeks average 25 h, so a week
 * of 24 or of 28 h is steady; asking for 25 h exactly would make a séance of one hour in each week.
 */
export interface Band {
	bottom: number;
	top: number;
}

/** The band of a problem that was cut at its end, and the irregularity that no plan can avoid. */
export function steadyBand(problem: Problem): Band & { borne: number } {
	const { calendrier, subjects, heures, regles } = problem;
	const { creneaux, weeks } = calendrier;
	const lengths = bestLengths(
		subjects.flatMap(({ pairs }) => pairs),
		creneaux.length,
	);
	const capacites = capacityByWeek(creneaux, lengths, problem, weeks);
	const open = capacites.filter((capacite) => capacite > 0).length;
	const grain = (regles.rythme.grainHeures * 60) / regles.pas;
	const bottom = Math.floor(heures / open / grain) * grain;
	const top = Math.ceil(heures / open / grain) * grain;
	let missing = 0;
	let tenable = 0;
	for (const capacite of capacites) {
		if (capacite === 0) continue;
		missing += Math.max(0, bottom - capacite);
		tenable += Math.min(capacite, top);
	}
	return { bottom, top, borne: missing + Math.max(0, heures - tenable) };
}

/** Hours by which a week leaves the band. A week that can't hold a séance at all does not count. */
export const irregularity = ({ bottom, top }: Band, heures: number) =>
	Math.max(0, bottom - heures, heures - top);
