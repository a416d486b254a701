import { Budget } from './budget';
import { planOneSubject, type PlanResult } from './oneSubject';
import { planSubjects } from './subjects';
import { readPlanRequest } from './request';
import { writePlan } from './writePlan';
import { roomStages } from './roomStages';
import { explainNoPlan } from './explain';
import { pose, type Problem } from './problem';
import { defaultPlanningRules, type PlanningRules } from '../../rules/planningRules';
import { keepRules } from './keepRules';
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
	context: PlanContext,
	options: PlanOptions = {},
	rules: PlanningRules = defaultPlanningRules(),
): Promise<Plan> {
	const request = readPlanRequest(input, rules);
	const budget = new Budget(options.limiteSecondes ?? rules.limiteSecondes);
	const found = await attempt(request, context, rules, budget);
	if (found) return writePlan(found);
	// Before anything else is tried: what has no time left later says nothing of this request.
	const { isCut } = budget;
	const { heures, proven, blocages } = await explainNoPlan(request, context, rules, budget);
	const assouplissements =
		options.assouplir === false ? [] : await relax(request, context, rules, budget, attempt);
	return {
		faisable: false,
		heuresPlacables: heures,
		heuresProuvees: proven,
		impossibiliteProuvee: !isCut || (proven && heures < request.dureeHeures),
		blocages,
		assouplissements,
	};
}

/**
 * The best plan of a valid request, or undefined when none exists: plain rooms first, rooms made of
 * several where the rules let them in.
 */
async function attempt(
	request: PlanRequest,
	context: PlanContext,
	rules: PlanningRules,
	budget: Budget,
): Promise<PlanResult | undefined> {
	for (const withComposed of roomStages(rules)) {
		const found = await solve(pose(request, context, rules, withComposed), budget);
		if (found) return found;
	}
	return undefined;
}

/** One subject is planned without a solver; only where that breaks a rule of its days with one. */
const solve = (problem: Problem, budget: Budget) =>
	keepRules(problem, (tried) =>
		tried.subjects.length === 1 && tried.minimum === 1 && !tried.watched.size
			? planOneSubject(tried)
			: planSubjects(tried, budget),
	);
