import type { FoundPlan, Plan } from './types';

/** How good a joint plan is: compared term by term, in this order. */
export interface TogetherObjective {
	/** Requests that have a plan. */
	placees: number;
	/** The instant at which the last of all séances ends; null where nothing is placed. */
	fin: string | null;
	/** Days that the requests placed end later than they would with the centre to themselves, in all. */
	joursDeRetard: number;
	changements: number;
	irregularite: number;
	seances: number;
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** (−placed, latest end, sum of ends, changes, irregularity, séances): less is better, term by term. */
function score(plans: Plan[]): number[] {
	const found = plans.filter((one): one is FoundPlan => one.faisable);
	const poses = found.map(({ objectif }) => objectif);
	const fins = poses.map(({ fin }) => Date.parse(fin));
	return [
		-poses.length,
		Math.max(0, ...fins),
		sum(fins),
		sum(poses.map((o) => o.changements)),
		sum(poses.map((o) => o.irregularite)),
		sum(poses.map((o) => o.seances)),
	];
}

/** Whether the plans of some requests are better together than others of the same requests. */
export function isBetter(a: Plan[], b: Plan[]): boolean {
	const [x, y] = [score(a), score(b)];
	const k = x.findIndex((value, i) => value !== y[i]);
	return k >= 0 && x[k] < y[k];
}

const DAY = 86_400_000;

/** The objective of plans; `ends` are what each of them could have at best, in milliseconds. */
export function objectiveOf(plans: FoundPlan[], ends: number[]): TogetherObjective {
	const poses = plans.map(({ objectif }) => objectif);
	const late = poses.map(({ fin }, i) => Math.max(0, Date.parse(fin) - ends[i]) / DAY);
	const all = poses.map(({ fin }) => fin);
	const inOrder = all.sort((a, b) => Date.parse(a) - Date.parse(b));
	return {
		placees: poses.length,
		fin: inOrder.at(-1) ?? null,
		joursDeRetard: Math.round(sum(late) * 10) / 10,
		changements: sum(poses.map((o) => o.changements)),
		irregularite: sum(poses.map((o) => o.irregularite)),
		seances: sum(poses.map((o) => o.seances)),
	};
}
