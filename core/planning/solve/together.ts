import type { PlanningRules } from '../../rules/planningRules';
import { Board, type Draft, type TogetherItem } from './board';
import { isBetter, type TogetherObjective } from './togetherObjective';
import type { FoundPlan, Plan, PlanOptions } from './types';

export { occupationsOf, type TogetherItem } from './board';
export { isBetter, type TogetherObjective } from './togetherObjective';

export interface TogetherOptions extends PlanOptions {
	/** Plans that stay as they are: the rest is placed around them, and nothing else is tried. */
	depart?: Array<FoundPlan | undefined>;
	/** Told now and then while it thinks. */
	progress?: (progress: TogetherProgress) => void;
}

/** SEULES: each with the centre to itself; ORDRES: one after another; ECHANGES: who gives way to whom. */
export interface TogetherProgress {
	phase: 'SEULES' | 'ORDRES' | 'ECHANGES' | 'EXPLICATIONS';
	fait: number;
	total: number;
	/** Requests placed in the best answer so far. */
	placees: number;
}

export interface PlannedTogether {
	/** One answer a request, in the order asked; each is judged in what the others leave. */
	plans: Plan[];
	objectif: TogetherObjective;
	/** What no joint plan can beat, term by term as long as the terms before are met. */
	borne: TogetherObjective;
	/** True when every request has the plan that it would have with the centre to itself. */
	prouveOptimal: boolean;
	/** Orders that were placed to their end; the answer is no worse than any of them. */
	ordresEssayes: number;
	/** True when the time limit cut the search: another run may then answer otherwise. */
	interrompu: boolean;
}

/** All orders are tried up to this many requests; beyond, some that are usually good. */
const TOUS_LES_ORDRES = 3;
/** Passes over the requests that end later than they could. */
const PASSES = 8;
/** Random exchanges, of at most so many requests; always the same ones (`random`). */
const ESSAIS = 160;
const RETIREES = 6;

/** Several requests one after another, in the order given: each sees what those before it took. */
export async function planInTurn(
	items: TogetherItem[],
	rules: PlanningRules,
	options: PlanOptions = {},
	order = items.map((_, i) => i),
): Promise<Plan[]> {
	const board = new Board(items, rules, options);
	const placed = await board.build(order, board.empty());
	return items.map((_, i) => placed[i] ?? board.impossible);
}

/**
 * Several requests together (contract, section 6, many at once). Compared by (requests placed,
 * latest end, sum of ends, changes, irregularity, séances). Requests are placed one after another in
 * several orders, each exactly; then those that end later than they would alone take the place of
 * who stands in their way, who is placed anew around them. The given order is among those tried, so
 * that the answer is never worse than one after another. Deterministic unless the time limit cuts
 * it short.
 */
export async function planTogether(
	items: TogetherItem[],
	rules: PlanningRules,
	options: TogetherOptions = {},
): Promise<PlannedTogether> {
	const board = new Board(items, rules, options);
	const tell = (phase: TogetherProgress['phase'], fait: number, total: number, best?: Draft) =>
		options.progress?.({ phase, fait, total, placees: best ? board.count(best) : 0 });

	for (const i of items.keys()) {
		await board.planAlone(i);
		tell('SEULES', i + 1, items.length);
	}

	let best: Draft | undefined;
	let ordresEssayes = 0;
	const { depart } = options;
	const tried = depart ? [items.map((_, i) => i)] : orders(items);
	for (const [n, order] of tried.entries()) {
		const begin = depart ?? board.empty();
		const built = best ? await board.build(order, begin, true) : await board.build(order, begin);
		if (!built) break;
		ordresEssayes += 1;
		if (!best || isBetter(board.found(built), board.found(best))) best = built;
		tell('ORDRES', n + 1, tried.length, best);
		if (board.isAsAlone(best)) break;
	}
	if (!best) throw new Error('no order was tried');
	if (!depart)
		best = await exchange(board, best, (fait, total, now) => tell('ECHANGES', fait, total, now));
	await board.proveAlone(best);
	const { interrompu } = board;
	const done = best;
	const plans = await explainRest(board, done, options, (fait, total) =>
		tell('EXPLICATIONS', fait, total, done),
	);
	const placed = plans.map((one) => (one.faisable ? one : undefined));
	return {
		plans,
		objectif: board.objective(placed),
		borne: board.bound(placed),
		prouveOptimal: board.isProven(placed),
		ordresEssayes,
		interrompu,
	};
}

/** Orders that are placed: all of a few requests; of many the given one, the longest first, the tightest first. */
function orders(items: TogetherItem[]): number[][] {
	const given = items.map((_, i) => i);
	if (items.length <= TOUS_LES_ORDRES) return permutations(given);
	const days = ({ dateDebut, dateFin }: TogetherItem['demande']) =>
		(Date.parse(dateFin) - Date.parse(dateDebut)) / 86_400_000 + 1;
	const tightness = ({ demande }: TogetherItem) =>
		demande.dureeHeures / (days(demande) * demande.joursActifs.length);
	// Those of several subjects go first, and always in one order: their plans take long to find.
	const isOfSeveral = (i: number) => (items[i].demande.matieres?.length ?? 0) > 1;
	const several = given.filter(isOfSeveral);
	const single = given.filter((i) => !isOfSeveral(i));
	const by = (value: (item: TogetherItem) => number) => [
		...several,
		...[...single].sort((a, b) => value(items[b]) - value(items[a]) || a - b),
	];
	return [given, by(({ demande }) => demande.dureeHeures), by(tightness)];
}

function permutations(list: number[]): number[][] {
	if (list.length < 2) return [list];
	return list.flatMap((one, i) =>
		permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest]),
	);
}

type TellExchange = (done: number, total: number, best: Draft) => void;

/** Local search on the exact parts: a change is taken only where the whole gets better. */
async function exchange(board: Board, begin: Draft, tell: TellExchange): Promise<Draft> {
	let best = begin;
	const attempt = async (first: number[], others: number[]): Promise<boolean> => {
		const rest = best.map((one, i) => (first.includes(i) || others.includes(i) ? undefined : one));
		const built = await board.build([...first, ...others], rest, true);
		if (!built || !isBetter(board.found(built), board.found(best))) return false;
		best = built;
		return true;
	};

	for (let pass = 0; pass < PASSES && !board.isAsAlone(best); pass++) {
		let better = false;
		for (const i of board.lateOnes(best)) {
			if (board.isOver) return best;
			const inTheWay = board.inTheWayOf(i, best);
			better = (await attempt([i], board.longestFirst(inTheWay))) || better;
		}
		// What was freed by the exchanges serves whoever can end sooner by itself.
		for (const i of board.lateOnes(best)) better = (await attempt([i], [])) || better;
		tell(pass + 1, PASSES + ESSAIS, best);
		if (!better) break;
	}

	const next = random(board.items.length);
	for (let n = 0; n < ESSAIS && !board.isOver; n++) {
		const late = board.lateOnes(best).filter((i) => !board.isOfSeveral(i));
		if (late.length === 0) break;
		const i = late[n % late.length];
		const near = board.neighbours(i).filter((j) => !board.isOfSeveral(j));
		await attempt([i], shuffle(near, next).slice(0, RETIREES - 1));
		tell(PASSES + n + 1, PASSES + ESSAIS, best);
	}
	return best;
}

/** Numbers below 1, the same in every run (mulberry32). */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function shuffle<T>(list: T[], next: () => number): T[] {
	const mixed = [...list];
	for (let i = mixed.length - 1; i > 0; i--) {
		const j = Math.floor(next() * (i + 1));
		[mixed[i], mixed[j]] = [mixed[j], mixed[i]];
	}
	return mixed;
}

/** Each request that found no place is told why, beside those that did. */
async function explainRest(
	board: Board,
	best: Draft,
	options: TogetherOptions,
	tell: (done: number, total: number) => void,
): Promise<Plan[]> {
	const plans: Plan[] = [];
	const left = best.filter((one) => !one).length;
	let done = 0;
	for (const [i, one] of best.entries()) {
		if (one) {
			plans.push(one);
			continue;
		}
		plans.push(await board.explain(i, best, left, options.assouplir));
		tell(++done, left);
	}
	return plans;
}
