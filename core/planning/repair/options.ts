import { isOffGrid, sameHours } from '../solve/offGrid';
import { type Pair, changeCost } from '../solve/problem';
import { both, full } from '../solve/steps';
import { dayAt, daysBetween } from '../../time/days';
import { fits } from './hourBounds';
import { pauseEnd } from './pauseEnd';
import type { Surroundings } from './surroundings';
import { REPAIR_TERMS, type PlacedSeance, type SeanceOption } from './types';

const HEURE = 3_600_000;

/** Where a séance is looked a place for: at its own hours only, or in all of its window. */
export type Reach = 'OWN_HOURS' | 'WINDOW';

/**
 * Every place on the grid of the séance's own length in its session's window that keeps the rules
 * beside what is fixed; for one that lies in no créneau, its own hours on each day. For one that was
 * not hit, also where it is.
 */
export function optionsOf(
	seance: PlacedSeance,
	touched: boolean,
	{ problems, request, fixed, context, usesOf, freeAtHours }: Surroundings,
	reach: Reach,
): SeanceOption[] {
	const problem = problems.get(seance.idSession);
	const { seances } = request;
	const { fuseau, des } = context;
	const debut = Date.parse(seance.dateDebut);
	const fin = Date.parse(seance.dateFin);
	const salle = context.salles.find(({ code }) => code === seance.salle)!;
	const formateur =
		context.formateurs.find(({ idFormateur }) => idFormateur === seance.formateurId) ?? null;
	const options: SeanceOption[] = [];
	if (!touched) {
		const place = { debut, fin, pairOf: { salle, formateur } };
		const costs = {
			autresDeplacees: 0,
			horairesChanges: 0,
			joursDeRetard: 0,
			changements: 0,
			joursDEcart: 0,
		};
		options.push({ ...place, costs, reste: true, uses: usesOf(seance, place) });
	}
	const pas = problem?.calendrier.pas ?? HEURE;
	const heures = Math.round((fin - debut) / pas);
	const sujet =
		problem?.subjects.find(({ nom }) => nom === seance.matiere) ??
		(problem?.subjects.length === 1 ? problem.subjects[0] : undefined);
	if (!problem || !sujet) return options;
	const { pause } = problem;
	const own = fixed
		.filter(({ idSession }) => idSession === seance.idSession)
		.map(({ dateDebut, dateFin }) => ({ de: Date.parse(dateDebut), a: Date.parse(dateFin) }))
		.map(({ de, a }) => ({ de, a, libreDes: pauseEnd(a, pause, fuseau) }));
	/** Whether the group is taken, or has its pause; who keeps his hours has the pauses that he had. */
	const isGroupTaken = (de: number, a: number) => {
		if (de === debut) return own.some((one) => de < one.a && one.de < a);
		const libreDes = pauseEnd(a, pause, fuseau);
		return own.some((one) => de < one.libreDes && one.de < libreDes);
	};
	const finSession = Math.max(
		...seances
			.filter(({ idSession }) => idSession === seance.idSession)
			.map(({ dateFin }) => Date.parse(dateFin)),
	);
	const lastDay = dayAt(finSession - 1, fuseau);
	const ownDay = dayAt(debut, fuseau);
	const notBefore = des ? Date.parse(des) : -Infinity;
	const addAll = (de: number, a: number, isFree: (pairOf: Pair) => boolean) => {
		if (reach === 'OWN_HOURS' && de !== debut) return;
		if (de < notBefore || isGroupTaken(de, a)) return;
		const displaced = de !== debut;
		const ofPlace = {
			autresDeplacees: touched ? 0 : 1,
			horairesChanges: displaced ? 1 : 0,
			joursDeRetard: Math.max(0, daysBetween(lastDay, dayAt(a - 1, fuseau))),
			joursDEcart: Math.abs(daysBetween(ownDay, dayAt(de, fuseau))),
		};
		for (const pairOf of sujet.pairs) {
			if (!isFree(pairOf)) continue;
			const changements = changeCost({ salle, formateur } as Pair, pairOf, problem.regles);
			if (!touched && !displaced && changements === 0) continue;
			const uses = usesOf(seance, { debut: de, fin: a, pairOf });
			if (!fits(uses)) continue;
			const costs = { ...ofPlace, changements };
			options.push({ debut: de, fin: a, pairOf, reste: false, uses, costs });
		}
	};
	if (isOffGrid(debut, fin, problem.regles, fuseau)) {
		const jours =
			reach === 'WINDOW'
				? problem.calendrier.jours
				: problem.calendrier.jours.filter(({ date }) => date === ownDay);
		for (const { de, a } of sameHours(debut, fin, jours, fuseau))
			addAll(de, a, freeAtHours(seance.idSession, de, a));
		return options;
	}
	problem.calendrier.creneaux.forEach((creneau, c) => {
		for (let u = 0; u + heures <= creneau.units; u++) {
			const bits = full(u + heures) - full(u);
			const de = creneau.debut + u * pas;
			addAll(de, de + heures * pas, ({ libres }) => both(libres[c], bits) === bits);
		}
	});
	return options;
}

/** The cheapest first, in the order of the terms. */
const compare = (a: SeanceOption, b: SeanceOption): number => {
	const term = REPAIR_TERMS.find((t) => a.costs[t] !== b.costs[t]);
	return term
		? a.costs[term] - b.costs[term]
		: a.debut - b.debut || a.pairOf.salle.idSalle - b.pairOf.salle.idSalle;
};

/**
 * Keeps the cheapest places that are enough. With n séances to place the others touch at most n − 1
 * weeks: the cheapest places of n weeks always leave one that is as good as any left out. `most`
 * cuts further, and may cut off what is needed; `exact` says whether it did.
 */
export function keepBest(
	options: SeanceOption[],
	n: number,
	most = Infinity,
): { options: SeanceOption[]; exact: boolean } {
	const weeks = new Set<number>();
	const kept: SeanceOption[] = [];
	for (const option of [...options].sort(compare)) {
		const semaine = Math.floor((option.debut / 86_400_000 + 3) / 7);
		if (weeks.size >= n + 1 && !weeks.has(semaine)) continue;
		if (kept.length >= most) return { options: kept, exact: false };
		weeks.add(semaine);
		kept.push(option);
	}
	return { options: kept, exact: true };
}

/** Keeps the `most` cheapest rooms and trainers of each time at which the séance could be held. */
export function thinOut(options: SeanceOption[], most: number): SeanceOption[] {
	const counts = new Map<number, number>();
	return [...options].sort(compare).filter(({ debut }) => {
		const count = counts.get(debut) ?? 0;
		counts.set(debut, count + 1);
		return count < most;
	});
}
