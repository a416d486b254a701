import { plan } from './plan';
import { defaultPlanningRules, type PlanningRules } from '../../rules/planningRules';
import type {
	PlanContext,
	PlanRequest,
	PlanOccupation,
	PlanOptions,
	Plan,
	FoundPlan,
} from './types';

export interface PlannedTogether {
	/** One answer a request, in the order asked. */
	plans: Plan[];
	/** The order in which they were placed. */
	ordre: number[];
	/**
	 * True when every request ends where it would end with the centre to itself: no joint plan ends
	 * any of them sooner.
	 */
	proveEnds: boolean;
}

/**
 * All orders are tried up to this many requests; beyond, the given one, the longest first and the
 * tightest first.
 */
const TOUS_LES_ORDRES = 3;

/** Several requests one after another, in the order given: each sees what those before it took. */
export async function planInTurn(
	requests: PlanRequest[],
	context: PlanContext,
	options: PlanOptions = {},
	rules: PlanningRules = defaultPlanningRules(),
	order = requests.map((_, i) => i),
): Promise<Plan[]> {
	const plans = new Array<Plan>(requests.length);
	const prises: PlanOccupation[] = [];
	for (const i of order) {
		plans[i] = await plan(
			requests[i],
			{ ...context, occupations: [...context.occupations, ...prises] },
			options,
			rules,
		);
		if (plans[i].faisable) prises.push(...occupationsOf(plans[i] as FoundPlan, context));
	}
	return plans;
}

/**
 * Several requests together: the best of the orders tried, compared by (requests placed, latest
 * end, sum of ends, changes, irregularity, séances). The given order is among them, so the result
 * is never worse than one after another.
 */
export async function planTogether(
	requests: PlanRequest[],
	context: PlanContext,
	options: PlanOptions = {},
	rules: PlanningRules = defaultPlanningRules(),
): Promise<PlannedTogether> {
	const single = await Promise.all(
		requests.map((request) => plan(request, context, { ...options, assouplir: false }, rules)),
	);
	let best: { plans: Plan[]; ordre: number[] } | undefined;
	for (const ordre of orders(requests)) {
		const plans = await planInTurn(
			requests,
			context,
			{ ...options, assouplir: false },
			rules,
			ordre,
		);
		if (!best || isBetter(plans, best.plans)) best = { plans, ordre };
		if (endAsAlone(plans, single)) break;
	}
	const { plans, ordre } = best!;
	return {
		plans,
		ordre,
		proveEnds:
			endAsAlone(plans, single) &&
			single.every((one) => one.faisable && one.borne.fin === one.objectif.fin),
	};
}

function orders(requests: PlanRequest[]): number[][] {
	const donne = requests.map((_, i) => i);
	if (requests.length <= TOUS_LES_ORDRES) return permutations(donne);
	const by = (value: (request: PlanRequest) => number) =>
		[...donne].sort((a, b) => value(requests[a]) - value(requests[b]) || a - b);
	const days = ({ dateDebut, dateFin }: PlanRequest) =>
		(Date.parse(dateFin) - Date.parse(dateDebut)) / 86_400_000 + 1;
	return [
		donne,
		by(({ dureeHeures }) => -dureeHeures),
		by((request) => -request.dureeHeures / (days(request) * request.joursActifs.length)),
	];
}

function permutations(list: number[]): number[][] {
	if (list.length < 2) return [list];
	return list.flatMap((one, i) =>
		permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest]),
	);
}

/** The plan's séances as others see them. */
export function occupationsOf(
	{ seances }: Pick<FoundPlan, 'seances'>,
	{ salles }: PlanContext,
	idSession?: number,
): PlanOccupation[] {
	return seances.flatMap(({ dateDebut, dateFin, salle, formateurId }) => {
		const parties = salles.find(({ code }) => code === salle)?.parties ?? [];
		return [
			...parties.map((idSalle): PlanOccupation => ({ idSalle, dateDebut, dateFin, idSession })),
			...(formateurId === null
				? []
				: [{ idFormateur: formateurId, dateDebut, dateFin, idSession }]),
		];
	});
}

const endAsAlone = (plans: Plan[], single: Plan[]) =>
	plans.every(
		(one, i) =>
			one.faisable &&
			single[i].faisable &&
			one.objectif.fin === (single[i] as FoundPlan).objectif.fin,
	);

function score(plans: Plan[]): number[] {
	const found = plans.filter((one): one is FoundPlan => one.faisable);
	const poses = found.map(({ objectif }) => objectif);
	const fins = poses.map(({ fin }) => Date.parse(fin));
	const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
	return [
		-poses.length,
		Math.max(0, ...fins),
		sum(fins),
		sum(poses.map((o) => o.changements)),
		sum(poses.map((o) => o.irregularite)),
		sum(poses.map((o) => o.seances)),
	];
}

export function isBetter(a: Plan[], b: Plan[]): boolean {
	const [x, y] = [score(a), score(b)];
	const k = x.findIndex((value, i) => value !== y[i]);
	return k >= 0 && x[k] < y[k];
}
