import { core } from '../lib/openBench.mjs';
import { planPlainly } from '../lib/plainModel.mjs';
import {
	busy,
	cap,
	centre,
	halfFull,
	medium,
	seed,
	short,
	year,
	yearCentre,
} from '../lib/planningCentre.mjs';
import { sumUp } from '../lib/statistics.mjs';

/** @import { PlannedTogether } from '../../core/planning/solve/together.js' */
/** @import { Plan, PlanContext, PlanRequest } from '../../core/planning/solve/types.js' */
/** @import { Case } from '../lib/types.js' */

export const title = 'Plans, from 40 hours to a school year';
export const against =
	'a greedy first-fit and a plain model of the same instance in HiGHS, and the bound that is proven';
export const rounds = 3;
/** The seed document's course alone, and twice: what takes its time is the proof of the long ones. */
export const smallest = { plans: 'few' };

const { plan } = /** @type {typeof import('../../core/planning/solve/plan.js')} */ (
	core('core/planning/solve/plan.js')
);
const { planInTurn, planTogether, isBetter, occupationsOf } =
	/** @type {typeof import('../../core/planning/solve/together.js')} */ (
		core('core/planning/solve/together.js')
	);
const { pose } = /** @type {typeof import('../../core/planning/solve/problem.js')} */ (
	core('core/planning/solve/problem.js')
);
const { startOfRun } = /** @type {typeof import('../../core/planning/solve/steps.js')} */ (
	core('core/planning/solve/steps.js')
);
const { greedy } = /** @type {typeof import('../../core/planning/solve/greedy.js')} */ (
	core('core/planning/solve/greedy.js')
);
const { countSubjectChanges } =
	/** @type {typeof import('../../core/planning/solve/subjectsModel.js')} */ (
		core('core/planning/solve/subjectsModel.js')
	);
const { defaultPlanningRules } = /** @type {typeof import('../../core/rules/planningRules.js')} */ (
	core('core/rules/planningRules.js')
);
const { isoAt } = /** @type {typeof import('../../core/time/instant.js')} */ (
	core('core/time/instant.js')
);
const { stopSolver, warmSolver } =
	/** @type {typeof import('../../core/planning/solve/solver.js')} */ (
		core('core/planning/solve/solver.js')
	);

const rules = defaultPlanningRules();

/**
 * First-fit's objective, in the planner's terms but for irregularity, which is judged against each plan's own end.
 * @param {PlanRequest} request
 * @param {PlanContext} context
 */
function firstFit(request, context) {
	const problem = pose(request, context, rules, false);
	const placements = greedy(problem);
	if (!placements) return null;
	const { creneaux, pas } = problem.calendrier;
	const fin = Math.max(
		...placements.map(
			({ creneau, pairOf, heures }) =>
				creneaux[creneau].debut + (startOfRun(pairOf.libres[creneau], heures) + heures) * pas,
		),
	);
	return {
		fin: isoAt(fin, context.fuseau),
		changements: countSubjectChanges(placements, problem),
		seances: placements.length,
	};
}

/**
 * @template T
 * @param {number} rounds
 * @param {() => T | Promise<T>} work
 */
async function timed(rounds, work) {
	const walls = [];
	const cpuTimes = [];
	/** @type {T | undefined} */
	let value;
	for (let i = 0; i < rounds; i += 1) {
		const cpu = process.cpuUsage();
		const start = performance.now();
		value = await work();
		walls.push(performance.now() - start);
		const { user, system } = process.cpuUsage(cpu);
		cpuTimes.push((user + system) / 1000);
	}
	return {
		value: /** @type {T} */ (value),
		ms: Math.round(sumUp(walls).median),
		cpuMs: Math.round(sumUp(cpuTimes).median),
	};
}

/**
 * The longest pause of the event loop while something runs, in milliseconds: what n8n would feel.
 * @param {() => Promise<unknown>} work
 */
async function pauseDuring(work) {
	let worst = 0;
	let before = performance.now();
	const pulse = setInterval(() => {
		worst = Math.max(worst, performance.now() - before - 5);
		before = performance.now();
	}, 5);
	await work();
	clearInterval(pulse);
	return Math.round(worst);
}

/** @param {Plan[]} plans */
const doubleBookings = (plans) => {
	const taken = plans.flatMap((p, i) => (p.faisable ? occupationsOf(p, yearCentre, i) : []));
	return taken.filter((a, i) =>
		taken.some(
			(b, j) =>
				j < i &&
				a.dateDebut < b.dateFin &&
				b.dateDebut < a.dateFin &&
				((a.idSalle != null && a.idSalle === b.idSalle) ||
					(a.idFormateur != null && a.idFormateur === b.idFormateur)),
		),
	).length;
};
/** @param {Plan} found */
const isProven = (found) => found.faisable && found.prouveOptimal;
/** @param {string} [instant] */
const day = (instant) => instant?.slice(0, 10) ?? 'none';

/** Seconds that the plain model may take. */
const PLAIN_LIMIT = 30;

/**
 * @param {PlanRequest[]} requests
 * @param {PlanContext} contexte
 */
const onOne = (requests, contexte) => requests.map((demande) => ({ demande, contexte }));

/**
 * @param {string} name
 * @param {number} ms
 * @param {Plan[]} plans
 * @param {PlannedTogether} [joint]
 */
const yearRow = (name, ms, plans, joint) => [
	name,
	ms,
	`${plans.filter(({ faisable }) => faisable).length} of ${plans.length}`,
	joint ? joint.borne.placees : '',
	joint ? joint.objectif.joursDeRetard : '',
	joint ? joint.ordresEssayes : '',
	joint?.interrompu ? 'yes' : 'no',
	doubleBookings(plans),
];

/** @type {Case['run']} */
export async function run({ rounds, option }) {
	const few = option('plans') === 'few';
	const cold = performance.now();
	await plan(seed, centre);
	const firstMs = Math.round(performance.now() - cold);
	await warmSolver();
	const alone = [];
	/** @type {[name: string, request: PlanRequest, context: PlanContext][]} */
	const singles = [
		['40 h, Saturdays (the seed document)', seed, centre],
		['200 h, three days a week', medium, centre],
		['800 h, one CAP of eight subjects, 28 h a week', cap(28), centre],
		['800 h, no weekly cap', cap(undefined), centre],
		['800 h, 35 h a week, rooms in use', cap(35), busy],
	];
	for (const [name, request, context] of few ? singles.slice(0, 1) : singles) {
		const ours = await timed(rounds, () => plan(request, context, { assouplir: false }));
		const peer = await timed(rounds, () => firstFit(request, context));
		const plain = await timed(1, () => planPlainly(request, context, few ? 2 : PLAIN_LIMIT));
		const objectif = ours.value.faisable ? ours.value.objectif : undefined;
		alone.push([
			name,
			ours.ms,
			ours.cpuMs,
			isProven(ours.value) ? 'yes' : 'no',
			day(objectif?.fin),
			objectif?.changements ?? '',
			peer.ms,
			peer.value ? day(peer.value.fin) : 'no plan',
			peer.value?.changements ?? '',
			plain.value.etat === 'OPTIMAL' ? plain.ms : `over ${PLAIN_LIMIT * 1000}`,
			plain.value.ends,
		]);
	}
	// Ten seconds each, and the same steps of the solver every time: once.
	const three = few ? [seed, seed] : [cap(28), cap(24), cap(28)];
	const many = few ? three : [...three, ...short];
	const inTurn = await timed(1, () => planInTurn(onOne(three, centre), rules));
	const together = await timed(1, () => planTogether(onOne(three, centre), rules));
	const withShort = await timed(1, () => planInTurn(onOne(many, centre), rules));
	const years = [];
	/** @type {[name: string, context: PlanContext][]} */
	const contexts = [
		['from an empty calendar', yearCentre],
		['half full', halfFull],
	];
	for (const [name, context] of contexts) {
		const items = onOne(few ? year.slice(3, 7) : year, context);
		const first = await timed(1, () => planInTurn(items, rules));
		const joint = await timed(1, () => planTogether(items, rules, { assouplir: false }));
		years.push(yearRow(`${name}, in turn`, first.ms, first.value));
		years.push(yearRow(`${name}, together`, joint.ms, joint.value.plans, joint.value));
	}
	/**
	 * @param {string} name
	 * @param {{ ms: number, cpuMs: number }} times
	 * @param {Plan[]} plans
	 */
	const row = (name, { ms, cpuMs }, plans) => [
		name,
		ms,
		cpuMs,
		`${plans.filter(({ faisable }) => faisable).length} of ${plans.length}`,
		plans.filter(isProven).length,
		doubleBookings(plans),
	];
	const hardest = few ? seed : cap(35);
	const worstPauseMs = await pauseDuring(() => plan(hardest, busy, { assouplir: false }));
	const end = isBetter(inTurn.value, together.value.plans) ? 'LATER' : 'no later';
	await stopSolver();
	return {
		tables: [
			{
				title: 'One session at a time (milliseconds of wall clock and of processor):',
				headers: [
					'',
					'ms',
					'processor ms',
					'proven best',
					'ends',
					'changes',
					'first-fit ms',
					'first-fit ends',
					'first-fit changes',
					'plain model ms, its first term alone',
					'plain model ends',
				],
				rows: alone,
			},
			{
				title: 'Several:',
				headers: ['', 'ms', 'processor ms', 'placed', 'proven best', 'double bookings'],
				rows: [
					row('3 × 800 h one after another', inTurn, inTurn.value),
					row('3 × 800 h together', together, together.value.plans),
					row('3 × 800 h and 20 short courses', withShort, withShort.value),
				],
			},
			{
				title:
					'A school year: three CAPs of 800 hours and sixty short courses, nine rooms, fifteen trainers:',
				headers: [
					'',
					'ms',
					'placed',
					'at most',
					'days late in all',
					'orders',
					'cut short',
					'double bookings',
				],
				rows: years,
			},
		],
		verdict:
			`Planned together the three end ${end} than in turn. ` +
			`The first plan of a process takes ${firstMs} ms (the solver is loaded); ` +
			`the longest pause of n8n's event loop while the hardest plan is made: ${worstPauseMs} ms, since ` +
			'the solver runs in a thread of its own.',
	};
}
