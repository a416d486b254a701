import type { Colour, Occupation } from './types';

/** The colour of a ratio of hours; judged on the hours, not on a rounded percentage. */
function colourOf(heuresOccupees: number, heuresTotales: number): Colour {
	if (heuresOccupees <= 0) return 'VERT';
	const part = heuresTotales > 0 ? heuresOccupees / heuresTotales : 1;
	// Hours come from summed fractions: a billionth of an hour must not turn 80 % into 79,99…
	if (part < 0.5 - 1e-9) return 'JAUNE';
	return part < 0.8 - 1e-9 ? 'ORANGE' : 'ROUGE';
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Hours booked and open as a report states them: hours and percentage to two decimals. */
export function occupationOf(heuresOccupees: number, heuresTotales: number): Occupation {
	return {
		heuresOccupees: round(heuresOccupees),
		heuresTotales: round(heuresTotales),
		occupation: heuresTotales > 0 ? round((heuresOccupees / heuresTotales) * 100) : 0,
		couleur: colourOf(heuresOccupees, heuresTotales),
	};
}

/** Several occupations as one. */
export function sumOf(parts: Occupation[]): Occupation {
	return occupationOf(
		parts.reduce((sum, p) => sum + p.heuresOccupees, 0),
		parts.reduce((sum, p) => sum + p.heuresTotales, 0),
	);
}
