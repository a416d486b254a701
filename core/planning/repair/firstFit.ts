import type { Cadence } from '../../batch/cadence';
import type { Problem } from '../solve/problem';
import { pauseEnd } from './pauseEnd';
import type { PlacedSeance, SeanceOption } from './types';

/** A séance with a place, and until when its group has its pause. */
interface Placed extends SeanceOption {
	seance: PlacedSeance;
	libreDes: number;
}

/**
 * First-fit: one séance after another takes its cheapest place that those before it leave, `first`
 * before the others and who has the fewest places before who has more. Mostly that is all there is to
 * do; else it is what a solver improves, and what is left where its time is up. Undefined where one finds none.
 */
export async function firstFit(
	movable: PlacedSeance[],
	choices: SeanceOption[][],
	first: Set<PlacedSeance>,
	problems: Map<number, Problem>,
	fuseau: string,
	cadence: Cadence,
): Promise<SeanceOption[] | undefined> {
	const order = [...movable.keys()].sort(
		(a, b) =>
			Number(first.has(movable[b])) - Number(first.has(movable[a])) ||
			choices[a].length - choices[b].length ||
			a - b,
	);
	const placed: Placed[] = [];
	const taken = new Map<string, { minutes: number; grown: boolean }>();
	const result: SeanceOption[] = [];
	for (const i of order) {
		await cadence.breathe();
		const seance = movable[i];
		const pause = problems.get(seance.idSession)?.pause ?? 0;
		const option = choices[i].find((one) => keepsHours(one) && isClear(one, seance, pause));
		if (!option) return undefined;
		result[i] = option;
		placed.push({ ...option, seance, libreDes: pauseEnd(option.fin, pause, fuseau) });
		for (const { key, minutes, asBefore } of option.uses) {
			const sum = taken.get(key) ?? { minutes: 0, grown: false };
			taken.set(key, { minutes: sum.minutes + minutes, grown: sum.grown || !asBefore });
		}
	}
	return result;

	function keepsHours({ uses }: SeanceOption): boolean {
		return uses.every(({ key, minutes, rest, asBefore }) => {
			const sum = taken.get(key);
			const grown = !asBefore || sum?.grown === true;
			return !grown || (sum?.minutes ?? 0) + minutes <= rest;
		});
	}

	function isClear(option: SeanceOption, { idSession }: PlacedSeance, pause: number): boolean {
		const { debut, fin, pairOf, costs } = option;
		const overlapping = placed.filter((one) => debut < one.libreDes && one.debut < fin + pause);
		if (overlapping.length === 0) return true;
		const libreDes = pauseEnd(fin, pause, fuseau);
		return overlapping.every((one) => {
			const together = debut < one.fin && one.debut < fin;
			if (one.seance.idSession === idSession) {
				const moves = costs.horairesChanges > 0 || one.costs.horairesChanges > 0;
				return !(together || (moves && debut < one.libreDes && one.debut < libreDes));
			}
			if (!together) return true;
			const parts = one.pairOf.salle.parties;
			const sameRoom = pairOf.salle.parties.some((part) => parts.includes(part));
			const id = pairOf.formateur?.idFormateur;
			return !sameRoom && (id === undefined || one.pairOf.formateur?.idFormateur !== id);
		});
	}
}
