import { mayFollow, startsOf } from './dayRules';
import type { Pair, Problem, PlacedPart } from './problem';

/**
 * Greedy first-fit: each créneau in order of time to the subject with the most hours left that
 * fits, keeping its pair when it can. The last resort when a solver's time is up, and what the
 * bench compares with. Undefined when hours are left over.
 */
export function greedy(problem: Problem): PlacedPart[] | undefined {
	const { calendrier, subjects, dayCaps, weekCaps, minimum, trainers } = problem;
	const rest = subjects.map(({ heures }) => heures);
	const pairs = subjects.map(({ pairs: p }) => p[0]);
	const placements: PlacedPart[] = [];
	const taken = new Map<string, number>();
	const of = (key: string) => taken.get(key) ?? 0;

	for (const [c, { jour, semaine }] of calendrier.creneaux.entries()) {
		const { date } = calendrier.jours[jour];
		const keysOf = (id: number) => [`${id}/${jour}`, `${id}/semaine/${semaine}`];
		const free = Math.min(
			dayCaps[jour] - of(`${jour}`),
			weekCaps[semaine] - of(`semaine/${semaine}`),
		);
		const order = [...subjects.keys()].sort((a, b) => rest[b] - rest[a] || a - b);
		for (const m of order) {
			const wanted = (pairOf: Pair) => shorten(Math.min(pairOf.lengths[c], free, left(pairOf)), m);
			let pairOf = pairs[m];
			for (const other of subjects[m].pairs) if (wanted(other) > wanted(pairOf)) pairOf = other;
			const heures = wanted(pairOf);
			const start = heures > 0 ? firstStart(pairOf, c, heures) : undefined;
			if (start === undefined) continue;
			placements.push({ sujet: m, creneau: c, pairOf, heures, start });
			pairs[m] = pairOf;
			rest[m] -= heures;
			const id = pairOf.formateur?.idFormateur;
			for (const key of [`${jour}`, `semaine/${semaine}`, ...(id === undefined ? [] : keysOf(id))])
				taken.set(key, of(key) + heures);
			break;
		}

		function left({ formateur }: Pair): number {
			if (!trainers || !formateur) return Infinity;
			const id = formateur.idFormateur;
			const [day, week] = keysOf(id);
			return Math.min(trainers.day(id, date) - of(day), trainers.week(id, date) - of(week));
		}
	}
	return rest.every((heures) => heures === 0) ? placements : undefined;

	/** As many steps as leave the subject nothing, or a séance that may still be held. */
	function shorten(heures: number, m: number): number {
		const most = Math.min(heures, rest[m]);
		const fits = rest[m] - most === 0 || rest[m] - most >= minimum ? most : rest[m] - minimum;
		return fits >= minimum ? fits : 0;
	}

	function firstStart(pairOf: Pair, creneau: number, heures: number): number | undefined {
		const last = placements.at(-1);
		const { creneaux } = calendrier;
		const starts = startsOf(pairOf.libres[creneau], heures);
		if (!last || creneaux[last.creneau].jour !== creneaux[creneau].jour) return starts[0];
		return starts.find((start) =>
			mayFollow(problem, { ...last, start: last.start! }, { creneau, start, heures }),
		);
	}
}
