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
	contexte: PlanContext,
	options: PlanOptions = {},
	regles: PlanningRules = defaultPlanningRules(),
	ordre = requests.map((_, i) => i),
): Promise<Plan[]> {
	const plans = new Array<Plan>(requests.length);
	const prises: PlanOccupation[] = [];
	for (const i of ordre) {
		plans[i] = await plan(
			requests[i],
			{ ...contexte, occupations: [...contexte.occupations, ...prises] },
			options,
			regles,
		);
		if (plans[i].faisable) prises.push(...occupationsOf(plans[i] as FoundPlan, contexte));
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
	contexte: PlanContext,
	options: PlanOptions = {},
	regles: PlanningRules = defaultPlanningRules(),
): Promise<PlannedTogether> {
	const single = await Promise.all(
		requests.map((demande) => plan(demande, contexte, { ...options, assouplir: false }, regles)),
	);
	let meilleur: { plans: Plan[]; ordre: number[] } | undefined;
	for (const ordre of orders(requests)) {
		const plans = await planInTurn(
			requests,
			contexte,
			{ ...options, assouplir: false },
			regles,
			ordre,
		);
		if (!meilleur || isBetter(plans, meilleur.plans)) meilleur = { plans, ordre };
		if (endAsAlone(plans, single)) break;
	}
	const { plans, ordre } = meilleur!;
	return {
		plans,
		ordre,
		proveEnds:
			endAsAlone(plans, single) &&
			single.every((un) => un.faisable && un.borne.fin === un.objectif.fin),
	};
}

function orders(requests: PlanRequest[]): number[][] {
	const donne = requests.map((_, i) => i);
	if (requests.length <= TOUS_LES_ORDRES) return permutations(donne);
	const by = (value: (demande: PlanRequest) => number) =>
		[...donne].sort((a, b) => value(requests[a]) - value(requests[b]) || a - b);
	const days = ({ dateDebut, dateFin }: PlanRequest) =>
		(Date.parse(dateFin) - Date.parse(dateDebut)) / 86_400_000 + 1;
	return [
		donne,
		by(({ dureeHeures }) => -dureeHeures),
		by((demande) => -demande.dureeHeures / (days(demande) * demande.joursActifs.length)),
	];
}

function permutations(liste: number[]): number[][] {
	if (liste.length < 2) return [liste];
	return liste.flatMap((un, i) =>
		permutations([...liste.slice(0, i), ...liste.slice(i + 1)]).map((reste) => [un, ...reste]),
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
		(un, i) =>
			un.faisable &&
			single[i].faisable &&
			un.objectif.fin === (single[i] as FoundPlan).objectif.fin,
	);

function score(plans: Plan[]): number[] {
	const found = plans.filter((un): un is FoundPlan => un.faisable);
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
