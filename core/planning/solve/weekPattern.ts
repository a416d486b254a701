import { bestLengths } from './horizon';
import type { Problem } from './problem';

/** A weekly pattern that the last stage leans on: which subject belongs to « lundi matin ». */
export interface WeekPattern {
	admits(sujet: number, creneau: number): boolean;
}

/**
 * Shares the positions of the week among the subjects in proportion to their hours: most hours
 * first, a position may serve several.
 */
export function draftWeekPattern(problem: Problem): WeekPattern {
	const { calendrier, subjects } = problem;
	const { creneaux, jours } = calendrier;
	const places = new Map<string, { creneaux: number[]; reste: number; admitted: Set<number> }>();
	const key = (c: number) =>
		`${new Date(`${jours[creneaux[c].jour].date}T00:00:00Z`).getUTCDay()}/${creneaux[c].nom}`;
	creneaux.forEach(({ units }, c) => {
		const place = places.get(key(c)) ?? { creneaux: [], reste: 0, admitted: new Set<number>() };
		place.creneaux.push(c);
		place.reste += units;
		places.set(key(c), place);
	});
	const order = subjects
		.map((sujet, m) => ({
			m,
			reste: sujet.heures,
			lengths: bestLengths(sujet.pairs, creneaux.length),
		}))
		.sort((a, b) => b.reste - a.reste || a.m - b.m);
	for (const sujet of order)
		for (const place of places.values()) {
			if (sujet.reste <= 0) break;
			const offer = place.creneaux.reduce((all, c) => all + sujet.lengths[c], 0);
			const taken = Math.min(sujet.reste, place.reste, offer);
			if (taken <= 0 || offer * 2 < place.creneaux.length) continue;
			place.admitted.add(sujet.m);
			place.reste -= taken;
			sujet.reste -= taken;
		}
	const admitted = creneaux.map((_, c) => places.get(key(c))!.admitted);
	return { admits: (m, c) => admitted[c].has(m) };
}
