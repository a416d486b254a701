import { settle } from './dayRules';
import type { PlacedPart, Problem } from './problem';

interface Found {
	placements: PlacedPart[];
	/** The problem that the placements speak of. */
	cut: Problem;
}

/**
 * Finds a plan that keeps the rules of days and trainers: first without looking at places inside
 * the créneaux, then again with the days watched on which that went wrong, until none does. Each
 * search knows less than all rules, so what it proves of the best plan holds for the last one too.
 */
export async function keepRules<T extends Found>(
	problem: Problem,
	find: (problem: Problem) => Promise<T | undefined>,
): Promise<T | undefined> {
	const watched = new Set(problem.watched);
	for (;;) {
		const found = await find({ ...problem, watched: new Set(watched) });
		if (!found) return undefined;
		const { placements, faulty } = settle(found.cut, found.placements);
		if (!faulty.size) return { ...found, placements };
		const known = watched.size;
		for (const date of faulty) watched.add(date);
		if (watched.size === known) throw new Error('a watched day does not keep its rules');
	}
}
