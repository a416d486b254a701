import { planOneSubject, type PlanResult } from './oneSubject';
import { planSubjects } from './subjects';
import { readPlanRequest } from './request';
import { writePlan } from './writePlan';
import { roomStages } from './roomStages';
import { explainNoPlan } from './explain';
import { pose, type Problem } from './problem';
import { defaultPlanningRules, type PlanningRules } from '../../rules/planningRules';
import { relax } from './relax';
import type { PlanContext, PlanRequest, PlanOptions, Plan } from './types';

/**
 * Plans a request in its context: no hard rule is broken and the hours are exact, else it says why
 * (contract, section 6; G11). The answer is the same for the same input, unless the time limit cut
 * the proof short, which `prouveOptimal: false` tells.
 * @throws Refusal when a field of the request is unsound.
 */
export async function plan(
	input: unknown,
	contexte: PlanContext,
	options: PlanOptions = {},
	regles: PlanningRules = defaultPlanningRules(),
): Promise<Plan> {
	const demande = readPlanRequest(input, regles);
	const limite = performance.now() + (options.limiteSecondes ?? regles.limiteSecondes) * 1000;
	const trouve = await attempt(demande, contexte, regles, limite);
	if (trouve) return writePlan(trouve);
	const { heures, proven, blocages } = await explainNoPlan(demande, contexte, regles, limite);
	const assouplissements =
		options.assouplir === false ? [] : await relax(demande, contexte, regles, limite, attempt);
	return {
		faisable: false,
		heuresPlacables: heures,
		heuresProuvees: proven,
		blocages,
		assouplissements,
	};
}

/**
 * The best plan of a valid request, or undefined when none exists: plain rooms first, rooms made of
 * several where the rules let them in.
 */
export async function attempt(
	demande: PlanRequest,
	contexte: PlanContext,
	regles: PlanningRules,
	limite: number,
): Promise<PlanResult | undefined> {
	for (const withComposed of roomStages(regles)) {
		const trouve = await solve(pose(demande, contexte, regles, withComposed), limite);
		if (trouve) return trouve;
	}
	return undefined;
}

const solve = (problem: Problem, limite: number) =>
	problem.subjects.length === 1 ? planOneSubject(problem) : planSubjects(problem, limite);
