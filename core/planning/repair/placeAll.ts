import { Cadence } from '../../batch/cadence';
import type { Budget } from '../solve/budget';
import { assignment } from './assignment';
import { firstFit } from './firstFit';
import { keepHours } from './keepHours';
import { keepBest, optionsOf, thinOut, type Reach } from './options';
import type { Surroundings } from './surroundings';
import { REPAIR_TERMS, type PlacedSeance, type RepairObjective, type SeanceOption } from './types';

/** So many places all séances may choose from, for a model that is solved in a second or two. */
const FEW = 12_000;
/** Past so many the model takes gigabytes. */
const MANY = 120_000;
/** Places of one séance at least, however many there are. */
const LEAST = 60;
/** Pairs of a time of day where all of them are too many and one may not do. */
const PAIRS = 3;

export type Placing =
	/** One option for each movable séance. */
	| { etat: 'TROUVE'; options: SeanceOption[]; proven: boolean }
	/** There is none: proven. */
	| { etat: 'IMPOSSIBLE' }
	/** None was found, and it is not proven that there is none. */
	| { etat: 'INCONNU' };

/** What all séances choose from. */
interface Choices {
	lists: SeanceOption[][];
	/** Nothing was left out that could be needed. */
	exact: boolean;
	/** Each séance's least of each term, of all its options. */
	least: RepairObjective[];
}

/**
 * One assignment: each movable séance takes one option, no room, trainer or group is in two places,
 * term after term at its least. Where there are too many options, those that are left out are asked
 * only when the others are not enough.
 */
export async function placeAll(
	around: Surroundings,
	touched: Set<PlacedSeance>,
	reach: Reach,
	budget: Budget,
	share = 1,
): Promise<Placing> {
	const cadence = new Cadence();
	let last: Placing = { etat: 'INCONNU' };
	for (const most of [FEW, MANY]) {
		const choices = await choose(around, touched, reach, most, cadence);
		if (choices.lists.some((list) => list.length === 0)) return { etat: 'IMPOSSIBLE' };
		last = await solveTerms(around, touched, choices, budget, share, cadence);
		if (last.etat !== 'IMPOSSIBLE' || choices.exact) return last;
		last = { etat: 'INCONNU' };
	}
	return last;
}

async function choose(
	around: Surroundings,
	touched: Set<PlacedSeance>,
	reach: Reach,
	most: number,
	cadence: Cadence,
): Promise<Choices> {
	const { movable, isAlone } = around;
	const lists: SeanceOption[][] = [];
	const least: RepairObjective[] = [];
	// Where nobody else takes rooms or trainers, the cheapest pair of a time stands for all of them.
	const pairs = isAlone ? 1 : PAIRS;
	let exact = true;
	let thinned = false;
	let count = 0;
	const thin = (options: SeanceOption[]) => {
		const few = thinOut(options, pairs);
		if (few.length < options.length) exact &&= isAlone;
		return few;
	};
	for (const seance of movable) {
		const options = optionsOf(seance, touched.has(seance), around, reach);
		least.push(
			Object.fromEntries(
				REPAIR_TERMS.map((term) => [term, leastOf(options, term)]),
			) as unknown as RepairObjective,
		);
		const kept = keepBest(options, movable.length).options;
		lists.push(thinned ? thin(kept) : kept);
		count += kept.length;
		if (!thinned && count > most) {
			thinned = true;
			for (const [i, list] of lists.entries()) lists[i] = thin(list);
		}
		await cadence.breathe();
	}
	const sum = lists.reduce((all, list) => all + list.length, 0);
	if (sum > most) {
		const each = Math.max(LEAST, Math.floor(most / movable.length));
		for (const [i, list] of lists.entries()) {
			const kept = keepBest(list, movable.length, each);
			lists[i] = kept.options;
			exact &&= kept.exact;
		}
	}
	return { lists, exact, least };
}

/** Stage by stage: each term at its best before the next is looked at. */
async function solveTerms(
	{ movable, problems, context: { fuseau } }: Surroundings,
	touched: Set<PlacedSeance>,
	{ lists, exact, least }: Choices,
	budget: Budget,
	share: number,
	cadence: Cadence,
): Promise<Placing> {
	const bounds: Partial<RepairObjective> = {};
	let choices = lists;
	const quick = () => firstFit(movable, choices, touched, problems, fuseau, cadence);
	let retained = await quick();
	// First-fit moves one that could stay where another would have made room: who keeps his hours is
	// settled first, which gives the bound as well.
	let fewestChanged = 0;
	const ownHours = lists.reduce((all, list) => all + leastOf(list, 'horairesChanges'), 0);
	const mayChange = lists.some((list) => costsMore(list, 'horairesChanges', 0));
	if (mayChange && (!retained || costOf(retained, 'horairesChanges') > ownHours)) {
		const kept = await keepHours(movable, lists, problems, fuseau, cadence, budget);
		if (kept) {
			fewestChanged = kept.changed;
			const first = new Set(movable.filter((_, i) => kept.choices[i].length === 1));
			const around = await firstFit(movable, kept.choices, first, problems, fuseau, cadence);
			if (around) retained = better(around, retained);
		}
	}
	let proven = true;
	let searched = false;
	for (const term of REPAIR_TERMS) {
		// Of all options, those left out too: what meets it can't be beaten.
		const known = term === 'horairesChanges' ? fewestChanged : 0;
		const floor = Math.max(total(least, term), exact ? known : 0);
		const cheapest = choices.map((list) => leastOf(list, term));
		const sum = cheapest.reduce((a, b) => a + b, 0);
		const aim = Math.max(sum, known);
		const isOpen = choices.some((list, i) => costsMore(list, term, cheapest[i]));
		let best = aim;
		let isBest = exact;
		// What all options cost alike needs no search; but whether there is a repair at all needs one.
		if (retained ? costOf(retained, term) > aim : isOpen || term === REPAIR_TERMS.at(-1)) {
			const { modele, read } = await assignment(
				movable,
				choices,
				problems,
				term,
				bounds,
				fuseau,
				cadence,
			);
			const solution = await budget.solve(modele, { aim, share: searched ? 1 : share });
			if (!searched && solution.etat === 'INFAISABLE') return { etat: 'IMPOSSIBLE' };
			searched = true;
			if (solution.givenValues) retained = better(read(solution.givenValues), retained);
			if (!retained) return { etat: 'INCONNU' };
			best = costOf(retained, term);
			isBest &&= solution.etat === 'OPTIMAL';
		}
		proven &&= isBest || best === floor;
		const spare = best - sum;
		if (spare > 0) bounds[term] = best;
		choices = choices.map((list, i) =>
			list.filter(({ costs }) => costs[term] - cheapest[i] <= spare),
		);
	}
	// Of equal ones the first that fit: early hours, and the same trainer throughout.
	const equal = searched ? await quick() : undefined;
	return { etat: 'TROUVE', options: equal ? better(equal, retained) : retained!, proven };
}

/** The one that costs less, term after term; of equals the first. */
function better(a: SeanceOption[], b: SeanceOption[] | undefined): SeanceOption[] {
	const term = b && REPAIR_TERMS.find((one) => costOf(a, one) !== costOf(b, one));
	return term && costOf(a, term) > costOf(b, term) ? b : a;
}

const costsMore = (options: SeanceOption[], term: keyof RepairObjective, than: number): boolean =>
	options.some(({ costs }) => costs[term] > than);

const leastOf = (options: SeanceOption[], term: keyof RepairObjective): number =>
	options.reduce((min, { costs }) => Math.min(min, costs[term]), Infinity);

const total = (list: RepairObjective[], term: keyof RepairObjective): number =>
	list.reduce((all, one) => all + one[term], 0);

const costOf = (options: SeanceOption[], term: keyof RepairObjective): number =>
	total(
		options.map(({ costs }) => costs),
		term,
	);
