import { freeAt, isOffGrid, sameHours } from '../solve/offGrid';
import { type Pair, type Problem, changeCost } from '../solve/problem';
import { both, full } from '../solve/steps';
import type { PlanContext } from '../solve/types';
import { dayAt, daysBetween } from '../../time/days';
import { fits, type HourBounds } from './hourBounds';
import { pauseEnd } from './pauseEnd';
import { REPAIR_TERMS, type PlacedSeance, type SeanceOption } from './types';

const HEURE = 3_600_000;

/**
 * Every place on the grid of the séance's own length in its session's window that keeps the rules
 * beside what is fixed; for one that lies in no créneau, its own hours on each day. For one that was
 * not hit, also where it is.
 */
export function optionsOf(
	seance: PlacedSeance,
	problem: Problem | undefined,
	{ seances, des }: { seances: PlacedSeance[]; des?: string },
	fixed: PlacedSeance[],
	touched: boolean,
	context: PlanContext,
	usesOf: HourBounds,
): SeanceOption[] {
	const { fuseau } = context;
	const debut = Date.parse(seance.dateDebut);
	const fin = Date.parse(seance.dateFin);
	const salle = context.salles.find(({ code }) => code === seance.salle)!;
	const formateur =
		context.formateurs.find(({ idFormateur }) => idFormateur === seance.formateurId) ?? null;
	const options: SeanceOption[] = touched
		? []
		: [
				{
					debut,
					fin,
					pairOf: { salle, formateur },
					costs: {
						autresDeplacees: 0,
						horairesChanges: 0,
						joursDeRetard: 0,
						changements: 0,
						joursDEcart: 0,
					},
					reste: true,
				},
			];
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
	const days = (a: number, b: number) => daysBetween(dayAt(b, fuseau), dayAt(a, fuseau));
	const notBefore = des ? Date.parse(des) : -Infinity;
	const add = (de: number, a: number, pairOf: Pair) => {
		if (!fits(usesOf(seance, { debut: de, fin: a, pairOf }))) return;
		const displaced = de !== debut;
		const changements = changeCost({ salle, formateur } as Pair, pairOf, problem.regles);
		if (!touched && !displaced && changements === 0) return;
		options.push({
			debut: de,
			fin: a,
			pairOf,
			reste: false,
			costs: {
				autresDeplacees: touched ? 0 : 1,
				horairesChanges: displaced ? 1 : 0,
				joursDeRetard: Math.max(0, days(a - 1, finSession - 1)),
				changements,
				joursDEcart: Math.abs(days(de, debut)),
			},
		});
	};
	const addAll = (de: number, a: number, isFree: (pairOf: Pair) => boolean) => {
		if (de < notBefore || isGroupTaken(de, a)) return;
		for (const pairOf of sujet.pairs) if (isFree(pairOf)) add(de, a, pairOf);
	};
	if (isOffGrid(debut, fin, problem.regles, fuseau)) {
		for (const { de, a } of sameHours(debut, fin, problem.calendrier.jours, fuseau))
			addAll(de, a, freeAt(de, a, problem, context));
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

/**
 * Keeps the cheapest places. With n séances to place and all others fixed, the others of the n
 * touch at most n − 1 days (weeks, where a week is capped): the cheapest places of n weeks always
 * leave one that is as good as any left out.
 */
export function keepBest(
	options: SeanceOption[],
	n: number,
	fixedOne: boolean,
): { options: SeanceOption[]; exact: boolean } {
	const compare = (a: SeanceOption, b: SeanceOption) => {
		const term = REPAIR_TERMS.find((t) => a.costs[t] !== b.costs[t]);
		return term
			? a.costs[term] - b.costs[term]
			: a.debut - b.debut || a.pairOf.salle.idSalle - b.pairOf.salle.idSalle;
	};
	const sorted = [...options].sort(compare);
	const weeks = new Set<number>();
	const kept: SeanceOption[] = [];
	for (const option of sorted) {
		if (!fixedOne && kept.length >= 60) break;
		const semaine = Math.floor((option.debut / 86_400_000 + 3) / 7);
		if (weeks.size >= n + 1 && !weeks.has(semaine)) continue;
		weeks.add(semaine);
		kept.push(option);
	}
	return { options: kept, exact: fixedOne || kept.length === options.length };
}
