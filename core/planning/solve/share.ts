import type { PairGroup } from './groups';
import type { Pair, PlacedPart } from './problem';

/** Gives each séance of a group its créneau, in order of time; short séances last. */
export function share(
	groups: PairGroup[],
	parts: SubjectPart[],
	givenValues: Float64Array,
	minimum: number,
	pairsAt: (m: number, c: number) => Pair[],
): PlacedPart[] {
	const placements: PlacedPart[] = [];
	groups.forEach(({ creneaux }, g) => {
		const inGroup = parts.filter((part) => part.g === g);
		for (const { m, choices } of inGroup)
			for (const { variable, pairOf, start, heures } of choices ?? [])
				if (givenValues[variable] > 0.5)
					placements.push({ sujet: m, creneau: creneaux[0], pairOf, heures, start });
		const own = inGroup
			.filter(({ choices }) => !choices)
			.map((part) => ({
				...part,
				seances: Math.round(givenValues[part.n]),
				heures: Math.round(givenValues[part.h]),
				a: [] as number[],
			}));
		const libres = new Set(creneaux);
		const give = (part: (typeof own)[number], c: number) => {
			part.a.push(c);
			libres.delete(c);
		};
		for (const part of own)
			for (const c of creneaux) if (part.a.length < part.seances && libres.has(c)) give(part, c);
		for (const { m, a, heures } of own) {
			let rest = heures - a.length * minimum;
			for (const c of a.sort((x, y) => x - y)) {
				const pairs = pairsAt(m, c);
				const more = Math.min(rest, Math.max(...pairs.map(({ lengths }) => lengths[c])) - minimum);
				rest -= more;
				placements.push({
					sujet: m,
					creneau: c,
					pairOf: pairs.find(({ lengths }) => lengths[c] >= more + minimum)!,
					heures: more + minimum,
				});
			}
			if (rest !== 0) throw new Error('the solver gave hours that do not fit their séances');
		}
	});
	return placements;
}

/** How many séances (n) and hours (h) one subject has in one group. */
export interface SubjectPart {
	m: number;
	g: number;
	longueur: number;
	n: number;
	h: number;
	/** On a watched day: each séance that could be held. */
	choices?: Choice[];
}

/** One way to hold a séance on a watched day; the variable is 1 where it is taken. */
export interface Choice {
	variable: number;
	pairOf: Pair;
	start: number;
	heures: number;
}
