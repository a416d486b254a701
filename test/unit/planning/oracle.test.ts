import fc from 'fast-check';

import { publicHolidays } from '../../../core/calendar/publicHolidays';
import { plan } from '../../../core/planning/solve/plan';
import { stopSolver } from '../../../core/planning/solve/solver';
import type { PlanObjective } from '../../../core/planning/solve/types';
import { brokenRules } from './checker';
import { exhaustive, TooLarge } from './oracle';
import { scenario, type Scenario } from './scenario';

/** PLANNING_CASES=20 searches twenty times as many cases; PLANNING_SEED replays a run. */
const fois = Number(process.env.PLANNING_CASES ?? 1);
const seed = process.env.PLANNING_SEED ? Number(process.env.PLANNING_SEED) : 20261123;

afterAll(stopSolver);

async function matchesTheOracle({
	demande,
	contexte,
	regles,
}: Scenario): Promise<PlanObjective | undefined> {
	const feries = [...publicHolidays(regles.feries, 2026, 2028).keys()];
	const { optimum, plusDHeures } = exhaustive(demande, contexte, regles, feries);
	const trouve = await plan(demande, contexte, { assouplir: false }, regles);
	if (!optimum) {
		expect(trouve).toMatchObject({
			faisable: false,
			heuresPlacables: plusDHeures,
			heuresProuvees: true,
		});
		return undefined;
	}
	if (!trouve.faisable)
		throw new Error(`a plan exists, none was found: ${JSON.stringify(optimum)}`);
	expect(brokenRules(demande, contexte, regles, trouve.seances, feries)).toEqual([]);
	expect({ ...trouve.objectif, fin: Date.parse(trouve.objectif.fin) }).toEqual(optimum);
	expect(trouve.borne).toEqual(trouve.objectif);
	expect(trouve.prouveOptimal).toBe(true);
	return trouve.objectif;
}

async function run(matieres: number, situations: number) {
	const seenOnes = { planned: 0, impossible: 0, changed: 0, uneven: 0 };
	await fc.assert(
		fc.asyncProperty(scenario(matieres), async (un) => {
			const objectif = await matchesTheOracle(un).catch((error: unknown) => {
				fc.pre(!(error instanceof TooLarge));
				throw error;
			});
			if (!objectif) seenOnes.impossible++;
			else {
				seenOnes.planned++;
				if (objectif.changements) seenOnes.changed++;
				if (objectif.irregularite) seenOnes.uneven++;
			}
		}),
		{ numRuns: situations * fois, seed },
	);
	return seenOnes;
}

/** The cases must reach what they are for: plans, impossible requests, forced changes and uneven weeks. */
test.each([
	['one subject', 1, 900, { planned: 300, impossible: 200, changed: 5, uneven: 10 }],
	['two subjects', 2, 120, { planned: 40, impossible: 20, changed: 1, uneven: 2 }],
	['three subjects', 3, 40, { planned: 5, impossible: 10, changed: 0, uneven: 0 }],
])(
	'%s: the plan is the optimum of exhaustive search',
	async (_, matieres, situations, atLeast) => {
		const seenOnes = await run(matieres, situations);
		for (const sorte of Object.keys(atLeast) as Array<keyof typeof atLeast>)
			expect({ [sorte]: seenOnes[sorte] >= atLeast[sorte] }).toEqual({ [sorte]: true });
	},
	3_600_000,
);
