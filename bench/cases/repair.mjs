import { core } from '../lib/openBench.mjs';
import { bothAway } from '../lib/repairCases.mjs';
import { interleave, time } from '../lib/statistics.mjs';

/** @import { Repair } from '../../core/planning/repair/repair.js' */
/** @import { Case, Measure, Table } from '../lib/types.js' */

export const title = 'Repairs: two trainers away at once';
export const against =
	'the same repair without a solver: what first-fit finds, with its places and its checks';
export const rounds = 3;
export const smallest = { repairs: 'few' };

const { repair } = /** @type {typeof import('../../core/planning/repair/repair.js')} */ (
	core('core/planning/repair/repair.js')
);
const { stopSolver, warmSolver } =
	/** @type {typeof import('../../core/planning/solve/solver.js')} */ (
		core('core/planning/solve/solver.js')
	);

/** Seconds in which no model is solved. */
const NONE = 0.001;

const note = [
	'Where somebody is free at the same hours, first-fit finds the best and the bound proves it: no model is made.',
	'Where one person stands in for two, half of the séances need other hours, and the solver looks for the fewest ' +
		'changes, then the earliest end: the ratio is what that takes beside first-fit, and the table what it is good for. ' +
		'A repair that is not proven in its time comes with the best that was found.',
];

/** @param {Repair} found */
const wordsOf = (found) =>
	found.faisable
		? [
				found.prouveOptimal ? 'yes' : 'no',
				found.objectif.horairesChanges,
				found.objectif.joursDeRetard,
			]
		: ['none found', '', ''];

/** @type {Case['run']} */
export async function run({ rounds: asked, option }) {
	await warmSolver();
	/** @type {[name: string, days: number, others: number][]} */
	const cases = [
		['30 days, two stand in: the same hours', 30, 2],
		['5 days, one stands in: half of the hours', 5, 1],
		['20 days, one stands in: half of the hours', 20, 1],
		['30 days, one stands in: half of the hours', 30, 1],
	];
	/** @type {Measure[]} */
	const measures = [];
	/** @type {Table['rows']} */
	const rows = [];
	for (const [name, days, others] of option('repairs') === 'few' ? cases.slice(0, 1) : cases) {
		const { request, context } = bothAway(days, others);
		/** @type {Record<string, Repair>} */
		const last = {};
		/** @param {string} who @param {{ limiteSecondes?: number }} options */
		const timed = (who, options) => async () => {
			const { ms, value } = await time(() => repair(request, context, options));
			last[who] = value;
			return ms;
		};
		const { ours, alone } = await interleave(
			{ ours: timed('ours', {}), alone: timed('alone', { limiteSecondes: NONE }) },
			asked,
		);
		measures.push({ name, unit: 'ms', ours, peer: alone, ratio: alone.median / ours.median });
		rows.push([
			name,
			request.seances.length,
			...wordsOf(last.ours),
			...wordsOf(last.alone).slice(1),
		]);
	}
	await stopSolver();
	return {
		measures,
		tables: [
			{
				title: 'What is found:',
				headers: [
					'',
					'séances',
					'proven best',
					'other hours',
					'days late',
					'first-fit: other hours',
					'first-fit: days late',
				],
				rows,
			},
		],
		note,
	};
}
