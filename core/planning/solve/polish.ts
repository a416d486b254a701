import { hasDayRules } from './dayRules';
import type { Problem, PlacedPart } from './problem';
import { longestRun } from './steps';
import { draftWeekPattern } from './weekPattern';

const TOURS = 20;

/**
 * Leans a plan on a weekly pattern (« lundi matin, bijouterie ») without touching a counted term:
 * two séances of equal length exchange their créneaux, or one takes a free créneau of its week,
 * when more of them then fit the pattern. Deterministic.
 */
export function polish(problem: Problem, begin: PlacedPart[]): PlacedPart[] {
	// What moves would have to keep the rules of its days too.
	if (hasDayRules(problem)) return begin;
	const { calendrier, subjects, capJour } = problem;
	const { creneaux } = calendrier;
	const pattern = draftWeekPattern(problem);
	const hasManyPairs = (m: number) => {
		const parts = begin.filter(({ sujet }) => sujet === m);
		return new Set(parts.map(({ pairOf }) => pairOf)).size > 1;
	};
	const fixed = new Set([...subjects.keys()].filter(hasManyPairs));
	const a: Array<PlacedPart | undefined> = new Array(creneaux.length);
	const heures = new Array<number>(calendrier.jours.length).fill(0);
	for (const placement of begin) {
		a[placement.creneau] = placement;
		heures[creneaux[placement.creneau].jour] += placement.heures;
	}
	const misfit = (placement: PlacedPart | undefined, c: number) =>
		placement && !pattern.admits(placement.sujet, c) ? 1 : 0;
	const fits = (placement: PlacedPart | undefined, c: number) =>
		!placement || longestRun(placement.pairOf.libres[c]) >= placement.heures;
	const mayMove = (x: PlacedPart | undefined, y: PlacedPart | undefined, c: number, d: number) => {
		if (x?.heures === y?.heures) return true;
		if (x && y) return false;
		const [arrived, vers] = x ? [x, d] : [y!, c];
		const jour = creneaux[vers].jour;
		return (
			creneaux[c].semaine === creneaux[d].semaine &&
			(jour === creneaux[arrived.creneau].jour || heures[jour] + arrived.heures <= capJour)
		);
	};
	for (let tour = 0, mieux = true; mieux && tour < TOURS; tour++) {
		mieux = false;
		for (let c = 0; c < creneaux.length; c++) {
			if (!misfit(a[c], c) || fixed.has(a[c]!.sujet)) continue;
			for (let d = 0; d < creneaux.length; d++) {
				const [x, y] = [a[c], a[d]];
				if (c === d || (y && (fixed.has(y.sujet) || y.sujet === x!.sujet))) continue;
				if (
					misfit(x, d) + misfit(y, c) >= misfit(x, c) + misfit(y, d) ||
					!fits(x, d) ||
					!fits(y, c) ||
					!mayMove(x, y, c, d)
				)
					continue;
				heures[creneaux[c].jour] += (y?.heures ?? 0) - x!.heures;
				heures[creneaux[d].jour] += x!.heures - (y?.heures ?? 0);
				a[c] = y && { ...y, creneau: c };
				a[d] = { ...x!, creneau: d };
				mieux = true;
				break;
			}
		}
	}
	return a.filter((placement) => placement !== undefined);
}
