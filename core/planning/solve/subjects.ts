import { fewestByWeeks, type WeekShare, type PlanResult } from './oneSubject';
import { greedy } from './greedy';
import { bestLengths, cutAt, earliestCut, endOf, type HorizonCut } from './horizon';
import { buildSubjectsModel, countSubjectChanges, type Requirements } from './subjectsModel';
import type { Problem, PlacedPart } from './problem';
import { startOfRun } from './steps';
import { irregularity, steadyBand, type Band } from './rhythm';
import { keepRules } from './keepRules';
import type { Budget } from './budget';
import { polish } from './polish';

const NOEUDS_COPIE = 10;

/**
 * Plans several subjects in one timetable. Term after term (end, changes, irregularity, séances),
 * each fixed at its best value before the next is looked at. Bounds known beforehand are tried
 * first: a plan that meets all of them is proven by that.
 */
export async function planSubjects(
	problem: Problem,
	budget: Budget,
): Promise<PlanResult | undefined> {
	if (problem.subjects.some(({ pairs }) => !pairs.length)) return undefined;
	const floor = lowestEnd(problem);
	if (!floor) return undefined;
	const direct = await meetAllBounds(problem, floor, budget);
	if (direct) return direct;
	const fin = await findEnd(problem, floor, budget);
	return fin && stages(problem, fin, budget);
}

/**
 * An end before which no plan can be complete: hours in all, hours of each subject, and séances of
 * at most one créneau each.
 */
function lowestEnd(problem: Problem): HorizonCut | undefined {
	const { subjects, heures, calendrier } = problem;
	const all = subjects.flatMap(({ pairs }) => pairs);
	const cuts = [
		earliestCut(problem, all, heures),
		...subjects.map(({ pairs, heures: h }) => earliestCut(problem, pairs, h)),
	];
	const lengths = bestLengths(all, calendrier.creneaux.length);
	let rest = fewestSeances(problem);
	const last = lengths.findIndex((length) => length > 0 && --rest === 0);
	cuts.push(last < 0 ? undefined : { creneau: last, units: 1 });
	return cuts.reduce((a, b) =>
		a && b
			? a.creneau > b.creneau || (a.creneau === b.creneau && a.units > b.units)
				? a
				: b
			: undefined,
	);
}

/** What no plan of the request can beat; undefined where none exists for sure. */
export function lowerBounds(problem: Problem): { fin: number; seances: number } | undefined {
	if (problem.subjects.some(({ pairs }) => !pairs.length)) return undefined;
	const floor = lowestEnd(problem);
	return floor && { fin: endOf(problem, floor), seances: fewestSeances(problem) };
}

/** Each subject needs at least its hours over its longest séance. */
function fewestSeances({ subjects, calendrier }: Problem): number {
	const n = calendrier.creneaux.length;
	return subjects.reduce(
		(all, { pairs, heures }) => all + Math.ceil(heures / Math.max(1, ...bestLengths(pairs, n))),
		0,
	);
}

/** At the bounds of end, changes and irregularity the fewest séances are all that is left to find. */
async function meetAllBounds(
	problem: Problem,
	floor: HorizonCut,
	budget: Budget,
): Promise<PlanResult | undefined> {
	const cut = cutAt(problem, floor);
	const band = steadyBand(cut);
	const { seances, weeks } = await seancesBound(cut, band);
	const requirements = { tracked: 'UNE' as const, band, irregulariteMax: band.borne };
	// The weeks of the bound itself, shared among the subjects: small, and nearly always possible.
	const copy =
		weeks &&
		(await search(withLongestPairs(cut), { ...requirements, weeks }, budget, {
			noeuds: NOEUDS_COPIE,
		}));
	const direct = copy?.trouve
		? { ...copy, proven: true }
		: await searchOnePair(cut, { ...requirements, minimise: 'SEANCES' }, budget, { aim: seances });
	if (!direct.trouve) return undefined;
	return result(
		problem,
		cut,
		floor,
		band,
		direct.trouve,
		{
			fin: endOf(problem, floor),
			changements: 0,
			irregularite: band.borne,
			seances: direct.proven ? direct.trouve.length : Math.max(direct.borne, seances),
		},
		direct.proven,
	);
}

/**
 * Séances that every plan of the least irregularity needs, and weeks that need no more, where they
 * are known.
 */
async function seancesBound(
	cut: Problem,
	band: Band & { borne: number },
): Promise<{ seances: number; weeks?: WeekShare[] }> {
	const weeks = await fewestByWeeks(cut, band);
	const seances = fewestSeances(cut);
	if (!weeks || weeks.irregularite !== band.borne || weeks.seances < seances) return { seances };
	return weeks;
}

interface Fin {
	cut: HorizonCut;
	/** The latest end that was proven too early, or the first bound. */
	borne: number;
	proven: boolean;
	placements?: PlacedPart[];
}

/**
 * The earliest end at which the hours fit, pairs changing freely: steps of growing width from the
 * bound, then halving.
 */
async function findEnd(
	problem: Problem,
	floor: HorizonCut,
	budget: Budget,
): Promise<Fin | undefined> {
	const cuts = problem.calendrier.creneaux.flatMap(({ units }, creneau) =>
		Array.from({ length: units }, (_, u) => ({ creneau, units: u + 1 })),
	);
	const first = cuts.findIndex(
		({ creneau, units }) => creneau === floor.creneau && units === floor.units,
	);
	let trop = first - 1;
	let enoughOf = cuts.length;
	let placements: PlacedPart[] | undefined;
	let proven = true;
	const tries = async (i: number) => {
		const essai = await search(cutAt(problem, cuts[i]), { tracked: 'LIBRE' }, budget);
		if (essai.trouve) {
			enoughOf = i;
			placements = essai.trouve;
		} else if (essai.impossible) trop = i;
		else proven = false;
		return proven;
	};
	for (let step = 1, i = first; trop < i && i < enoughOf && proven; step *= 2) {
		if (!(await tries(i))) break;
		i = Math.min(cuts.length - 1, i + step);
	}
	while (proven && enoughOf < cuts.length && enoughOf - trop > 1)
		await tries((trop + enoughOf) >> 1);
	const borne = endOf(problem, cuts[Math.min(cuts.length - 1, trop + 1)]);
	if (enoughOf < cuts.length && proven) return { cut: cuts[enoughOf], borne, proven, placements };
	if (proven) return undefined;
	const fallback = greedy(problem);
	const fallbackEnd = fallback && lastCut(fallback, cuts);
	if (fallbackEnd !== undefined && fallbackEnd < enoughOf)
		return { cut: cuts[fallbackEnd], borne, proven, placements: fallback };
	if (enoughOf < cuts.length) return { cut: cuts[enoughOf], borne, proven, placements };
	budget.giveUp();
	return undefined;
}

function lastCut(placements: PlacedPart[], cuts: HorizonCut[]): number {
	const last = placements.reduce((a, b) => (b.creneau > a.creneau ? b : a));
	return cuts.findIndex(
		({ creneau, units }) =>
			creneau === last.creneau &&
			units === (last.start ?? startOfRun(last.pairOf.libres[creneau], last.heures)) + last.heures,
	);
}

async function stages(problem: Problem, fin: Fin, budget: Budget): Promise<PlanResult> {
	const cut = cutAt(problem, fin.cut);
	const band = steadyBand(cut);
	let proven = fin.proven;
	let best = fin.placements!;
	const bound = {
		fin: fin.borne,
		changements: 0,
		irregularite: band.borne,
		seances: fewestSeances(cut),
	};
	const take = (essai: Search, term: 'changements' | 'irregularite' | 'seances') => {
		if (essai.trouve) best = essai.trouve;
		if (proven && essai.borne > bound[term]) bound[term] = essai.borne;
		proven &&= essai.proven;
	};

	const one = await searchOnePair(cut, { tracked: 'UNE', band }, budget);
	let tracked: Requirements = { tracked: 'UNE', band };
	if (one.trouve) best = one.trouve;
	else {
		tracked = { tracked: 'SUIVIE', band };
		take(await search(cut, { ...tracked, minimise: 'CHANGEMENTS' }, budget), 'changements');
	}
	tracked.changementsMax = countSubjectChanges(best, cut);

	const regular = { ...tracked, irregulariteMax: band.borne };
	const seek = tracked.tracked === 'UNE' ? searchOnePair : search;
	const atEdge = await seek(cut, regular, budget, { noeuds: 50 });
	if (atEdge.trouve) best = atEdge.trouve;
	else take(await seek(cut, { ...tracked, minimise: 'IRREGULARITE' }, budget), 'irregularite');
	tracked.irregulariteMax = unevenness(best, cut, band);

	const aim =
		tracked.irregulariteMax === band.borne
			? (await seancesBound(cut, band)).seances
			: fewestSeances(cut);
	take(await seek(cut, { ...tracked, minimise: 'SEANCES' }, budget, { aim }), 'seances');
	return result(problem, cut, fin.cut, band, best, bound, proven);
}

/**
 * The most hours that fit in the window when the whole request does not, a subject never over its
 * own hours.
 */
export async function mostHours(
	problem: Problem,
	budget: Budget,
): Promise<{ heures: number; proven: boolean }> {
	const possible = problem.subjects.filter(({ pairs }) => pairs.length);
	if (!possible.length) return { heures: 0, proven: true };
	const found = await keepRules({ ...problem, subjects: possible }, async (cut) => {
		const { trouve, proven } = await search(cut, { tracked: 'LIBRE', minimise: 'MANQUE' }, budget);
		return trouve && { cut, placements: trouve, proven };
	});
	return {
		heures: found?.placements.reduce((all, { heures }) => all + heures, 0) ?? 0,
		proven: found?.proven ?? false,
	};
}

interface Search {
	trouve?: PlacedPart[];
	impossible: boolean;
	/** The objective's value where one was asked. */
	valeur: number;
	borne: number;
	proven: boolean;
}

/**
 * One pair for each subject. The choice of pairs is what makes the model hard, and hardly ever
 * matters: with the pair that is free longest fixed for each subject the model is small, and what
 * it reaches is compared with the bound of the model in which pairs change freely, which is as
 * small. Only where the two differ is the choice searched. Measured in a centre in use: 23 s → 2 s.
 */
async function searchOnePair(
	cut: Problem,
	requirements: Requirements,
	budget: Budget,
	options: { noeuds?: number; aim?: number } = {},
): Promise<Search> {
	const essai = await search(withLongestPairs(cut), requirements, budget, options);
	if (!essai.trouve) return await search(cut, requirements, budget, options);
	if (!requirements.minimise || essai.valeur === options.aim) return essai;
	const libre = await search(cut, { ...requirements, tracked: 'LIBRE' }, budget, options);
	if (essai.valeur === libre.borne) return { ...essai, borne: libre.borne, proven: true };
	const complet = await search(cut, requirements, budget, options);
	const borne = Math.max(libre.borne, complet.borne);
	if (complet.trouve && complet.valeur <= essai.valeur) return { ...complet, borne };
	return { ...essai, borne, proven: essai.valeur === borne };
}

function withLongestPairs(cut: Problem): Problem {
	const sum = ({ lengths }: { lengths: Uint8Array }) => lengths.reduce((a, b) => a + b, 0);
	return {
		...cut,
		subjects: cut.subjects.map((sujet) => ({
			...sujet,
			pairs: [sujet.pairs.reduce((a, b) => (sum(b) > sum(a) ? b : a))],
		})),
	};
}

async function search(
	cut: Problem,
	requirements: Requirements,
	budget: Budget,
	options: { noeuds?: number; aim?: number } = {},
): Promise<Search> {
	const { modele, read } = buildSubjectsModel(cut, requirements);
	const solution = await budget.solve(modele, options);
	return {
		trouve: solution.givenValues && read(solution.givenValues),
		impossible: solution.etat === 'INFAISABLE',
		valeur: Math.round(solution.objectif),
		borne: Math.ceil(solution.borne - 1e-6),
		proven: solution.etat === 'OPTIMAL',
	};
}

function unevenness(
	placements: PlacedPart[],
	{ calendrier, subjects, dayCaps, weekCaps }: Problem,
	band: Band,
): number {
	const byWeek = new Map<number, number>();
	const offer = bestLengths(
		subjects.flatMap(({ pairs }) => pairs),
		calendrier.creneaux.length,
	);
	calendrier.creneaux.forEach(({ jour, semaine }, c) => {
		if (offer[c] && Math.min(dayCaps[jour], weekCaps[semaine]) > 0)
			byWeek.set(semaine, byWeek.get(semaine) ?? 0);
	});
	for (const { creneau, heures } of placements) {
		const { semaine } = calendrier.creneaux[creneau];
		byWeek.set(semaine, byWeek.get(semaine)! + heures);
	}
	return [...byWeek.values()].reduce((all, heures) => all + irregularity(band, heures), 0);
}

function result(
	problem: Problem,
	cut: Problem,
	fin: HorizonCut,
	band: Band,
	foundList: PlacedPart[],
	borne: PlanResult['borne'],
	proven: boolean,
): PlanResult {
	const placements = polish(cut, foundList);
	return {
		placements,
		fin: endOf(problem, fin),
		changements: countSubjectChanges(placements, cut),
		irregularite: unevenness(placements, cut, band),
		borne,
		proven,
		cut,
	};
}
