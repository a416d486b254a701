import { bestLengths, capacityByWeek } from './horizon';
import type { Problem } from './problem';

/**
 * The band in which a week is steady. The average of the weeks that can hold a séance, rounded down and up to the grain
 * (one créneau of 4 h by default): 800 h over 32 weeks average 25 h, so a week of 24 or of 28 h is steady; asking for
 * 25 h exactly would make a séance of one hour in each week.
 */
export interface Band {
	bas: number;
	haut: number;
}

/** The band of a problem that was cut at its end, and the irregularity that no plan can avoid. */
export function steadyBand(probleme: Problem): Band & { borne: number } {
	const { calendrier, sujets, heures, regles } = probleme;
	const { creneaux, semaines } = calendrier;
	const longueurs = bestLengths(
		sujets.flatMap(({ paires }) => paires),
		creneaux.length,
	);
	const capacites = capacityByWeek(creneaux, longueurs, probleme, semaines);
	const ouvertes = capacites.filter((capacite) => capacite > 0).length;
	const grain = regles.rythme.grainHeures;
	const bas = Math.floor(heures / ouvertes / grain) * grain;
	const haut = Math.ceil(heures / ouvertes / grain) * grain;
	let manque = 0;
	let tenable = 0;
	for (const capacite of capacites) {
		if (capacite === 0) continue;
		manque += Math.max(0, bas - capacite);
		tenable += Math.min(capacite, haut);
	}
	return { bas, haut, borne: manque + Math.max(0, heures - tenable) };
}

/** Hours by which a week leaves the band. A week that can't hold a séance at all does not count. */
export const irregularity = ({ bas, haut }: Band, heures: number) =>
	Math.max(0, bas - heures, heures - haut);
