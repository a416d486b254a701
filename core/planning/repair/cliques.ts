/** What takes a resource from `debut` to before `fin`. */
interface Interval {
	debut: number;
	fin: number;
}

/**
 * The largest sets of intervals that have a moment in common, those of one alone left out. Two
 * overlap where they are in one of them: a row for each keeps all apart, however fine the grid is.
 */
export function cliques<T extends Interval>(intervals: T[]): T[][] {
	const begins = [...intervals].sort((a, b) => a.debut - b.debut);
	const ends = [...intervals].sort((a, b) => a.fin - b.fin);
	const active = new Set<T>();
	const found: T[][] = [];
	let grown = false;
	let b = 0;
	for (const ending of ends) {
		for (; b < begins.length && begins[b].debut < ending.fin; b++) {
			active.add(begins[b]);
			grown = true;
		}
		if (grown && active.size > 1) found.push([...active]);
		grown = false;
		active.delete(ending);
	}
	return found;
}
