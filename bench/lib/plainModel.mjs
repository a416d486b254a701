// The same instance as anyone would write it for a solver: one variable for each créneau, room with
// trainer and subject, all at once.

import { core } from './openBench.mjs';

/** @import { PlanContext, PlanRequest } from '../../core/planning/solve/types.js' */

const { LinearModel, solve } = /** @type {typeof import('../../core/planning/solve/solver.js')} */ (
	core('core/planning/solve/solver.js')
);
const { pose } = /** @type {typeof import('../../core/planning/solve/problem.js')} */ (
	core('core/planning/solve/problem.js')
);
const { defaultPlanningRules } = /** @type {typeof import('../../core/rules/planningRules.js')} */ (
	core('core/rules/planningRules.js')
);
const { isoAt } = /** @type {typeof import('../../core/time/instant.js')} */ (
	core('core/time/instant.js')
);

/**
 * Finds the earliest last day, the first of our planner's five terms, and only that.
 * @param {PlanRequest} request
 * @param {PlanContext} context
 * @param {number} secondes
 */
export async function planPlainly(request, context, secondes) {
	const problem = pose(request, context, defaultPlanningRules(), false);
	const { calendrier, subjects, dayCaps, weekCaps } = problem;
	const { creneaux, jours, weeks } = calendrier;
	const model = new LinearModel();
	const last = model.variable(0, jours.length, false, 1);
	/** @type {Array<Array<[number, number]>>} */
	const held = creneaux.map(() => []);
	/** @type {Array<Array<[number, number]>>} */
	const byDay = jours.map(() => []);
	/** @type {Array<Array<[number, number]>>} */
	const byWeek = Array.from({ length: weeks }, () => []);
	for (const { pairs, heures } of subjects) {
		/** @type {Array<[number, number]>} */
		const all = [];
		for (const { lengths } of pairs)
			creneaux.forEach(({ jour, semaine }, c) => {
				if (lengths[c] === 0) return;
				const is = model.variable(0, 1, true);
				const hours = model.variable(0, lengths[c], true);
				model.rang(-Infinity, 0, [
					[hours, 1],
					[is, -lengths[c]],
				]);
				model.rang(0, Infinity, [
					[last, 1],
					[is, -(jour + 1)],
				]);
				held[c].push([is, 1]);
				byDay[jour].push([hours, 1]);
				byWeek[semaine].push([hours, 1]);
				all.push([hours, 1]);
			});
		model.rang(heures, heures, all);
	}
	for (const terms of held) if (terms.length > 1) model.rang(0, 1, terms);
	byDay.forEach((terms, j) => terms.length > 0 && model.rang(0, dayCaps[j], terms));
	byWeek.forEach((terms, s) => terms.length > 0 && model.rang(0, weekCaps[s], terms));
	const { etat, givenValues } = await solve(model, { secondes });
	const day = givenValues && jours[Math.round(givenValues[last]) - 1];
	return {
		etat,
		variables: model.cost.length,
		ends: day ? isoAt(creneaux[day.de].debut, context.fuseau).slice(0, 10) : 'none found',
	};
}
