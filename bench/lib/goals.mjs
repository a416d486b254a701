/** @import { Goal, Measured, Results } from './types.js' */

/**
 * Whether a ratio is what it was to be.
 * @param {Goal} goal
 * @param {number} ratio
 */
export const isReached = ({ direction, threshold }, ratio) =>
	direction === 'min' ? ratio >= threshold : ratio <= threshold;

/**
 * A goal in signs: « ≥ 1 × ».
 * @param {Goal} goal
 */
export const goalInWords = ({ direction, threshold }) =>
	`${direction === 'min' ? '≥' : '≤'} ${threshold} ×`;

/**
 * The goal of each measure of a case: its own, or the case's.
 * @param {Measured} measured
 */
export const goalsOf = ({ measures = [], goal }) => measures.map((one) => one.goal ?? goal);

/**
 * Every measure that has a goal, with whether it is reached.
 * @param {Results} results
 */
export function judge({ cases }) {
	return Object.entries(cases).flatMap(([name, measured]) => {
		const goals = goalsOf(measured);
		return (measured.measures ?? []).flatMap((measure, i) => {
			const goal = goals[i];
			return goal ? [{ name, measure, goal, reached: isReached(goal, measure.ratio) }] : [];
		});
	});
}
