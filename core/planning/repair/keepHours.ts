import type { Cadence } from '../../batch/cadence';
import type { Budget } from '../solve/budget';
import type { Problem } from '../solve/problem';
import { assignment } from './assignment';
import type { PlacedSeance, SeanceOption } from './types';

/**
 * The most séances that can keep their hours at once, whatever becomes of the others: a model of
 * their own hours alone, small and soon solved. `changed` is then what no repair can beat; `choices`
 * leaves those that keep theirs the one place, and the others all of theirs. Undefined where the
 * time was too short.
 */
export async function keepHours(
	movable: PlacedSeance[],
	lists: SeanceOption[][],
	problems: Map<number, Problem>,
	fuseau: string,
	cadence: Cadence,
	budget: Budget,
): Promise<{ changed: number; choices: SeanceOption[][] } | undefined> {
	const own = lists.map((list, i) => [
		...list.filter(({ costs }) => costs.horairesChanges === 0),
		elsewhere(i),
	]);
	const term = 'horairesChanges';
	const { modele, read } = await assignment(movable, own, problems, term, {}, fuseau, cadence);
	const { etat, givenValues } = await budget.solve(modele);
	if (etat !== 'OPTIMAL' || !givenValues) return undefined;
	const taken = read(givenValues);
	return {
		changed: taken.reduce((all, { costs }) => all + costs.horairesChanges, 0),
		choices: lists.map((list, i) => (list.includes(taken[i]) ? [taken[i]] : list)),
	};
}

const DAY = 86_400_000;

/** A place that is in nobody's way: it takes no room and no trainer, and each has a day long past of its own. */
const elsewhere = (i: number): SeanceOption => ({
	debut: i * DAY,
	fin: i * DAY + 1,
	pairOf: { salle: NOWHERE, formateur: null },
	reste: false,
	uses: [],
	costs: {
		autresDeplacees: 0,
		horairesChanges: 1,
		joursDeRetard: 0,
		changements: 0,
		joursDEcart: 0,
	},
});

const NOWHERE: SeanceOption['pairOf']['salle'] = {
	idSalle: 0,
	code: '',
	nom: '',
	capaciteMax: 0,
	formationsCompatibles: [],
	disponibleWeekend: true,
	disponibleSoir: true,
	statut: 'ACTIVE',
	parties: [],
};
