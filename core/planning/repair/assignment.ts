import type { Problem } from '../solve/problem';
import { LinearModel } from '../solve/solver';
import type { HourBounds } from './hourBounds';
import { pauseEnd } from './pauseEnd';
import type { PlacedSeance, RepairObjective, SeanceOption } from './types';

/** What two séances of one hour are told apart by: the finest grid. */
const STEP = 300_000;

type Term = [variable: number, valeur: number];

/** An option of a movable séance, with its variable. */
interface Candidate extends SeanceOption {
	seance: PlacedSeance;
	variable: number;
}

/** The model of one stage: least of `term`, the terms before it held at their best. */
export function assignment(
	movable: PlacedSeance[],
	choices: SeanceOption[][],
	problems: Map<number, Problem>,
	term: keyof RepairObjective,
	bounds: Partial<RepairObjective>,
	fuseau: string,
	usesOf: HourBounds,
) {
	const modele = new LinearModel();
	const candidates = choices.map((options, i) =>
		options.map((option): Candidate => ({
			...option,
			seance: movable[i],
			variable: modele.variable(0, 1, true, option.costs[term]),
		})),
	);
	for (const options of candidates)
		modele.rang(
			1,
			1,
			options.map(({ variable }) => [variable, 1]),
		);
	const all = candidates.flat();
	keepApart(modele, all);
	keepPauses(modele, all, problems, fuseau);
	keepHours(modele, all, usesOf);
	for (const [nom, max] of Object.entries(bounds) as Array<[keyof RepairObjective, number]>) {
		const costly = all.filter(({ costs }) => costs[nom] > 0);
		modele.rang(
			-Infinity,
			max,
			costly.map(({ variable, costs }) => [variable, costs[nom]]),
		);
	}
	return {
		modele,
		read: (givenValues: Float64Array) =>
			candidates.map((options) => {
				const taken = options.find(({ variable }) => givenValues[variable] > 0.5);
				return taken!;
			}),
	};
}

/** No group, room or trainer is in two places. */
function keepApart(modele: LinearModel, candidates: Candidate[]): void {
	const rows = new Map<string, Term[]>();
	for (const { debut, fin, pairOf, seance, variable } of candidates)
		for (let t = Math.floor(debut / STEP); t < Math.ceil(fin / STEP); t++) {
			add(rows, `g${seance.idSession}/${t}`, [variable, 1]);
			for (const part of pairOf.salle.parties) add(rows, `s${part}/${t}`, [variable, 1]);
			if (pairOf.formateur) add(rows, `f${pairOf.formateur.idFormateur}/${t}`, [variable, 1]);
		}
	for (const terms of rows.values()) if (terms.length > 1) modele.rang(-Infinity, 1, terms);
}

/**
 * No séance that gets other hours begins in the pause of another of its group, nor has one begin in
 * its own. Two that keep their hours may be as near as they are.
 */
function keepPauses(
	modele: LinearModel,
	candidates: Candidate[],
	problems: Map<number, Problem>,
	fuseau: string,
): void {
	const moved = new Map<string, Term[]>();
	const kept = new Map<string, Candidate[]>();
	for (const candidate of candidates) {
		const { debut, fin, seance, variable, costs } = candidate;
		const pause = problems.get(seance.idSession)?.pause ?? 0;
		if (pause === 0) continue;
		const end = pauseEnd(fin, pause, fuseau);
		for (let t = Math.floor(debut / STEP); t < Math.ceil(end / STEP); t++) {
			const key = `${seance.idSession}/${t}`;
			if (costs.horairesChanges > 0) add(moved, key, [variable, 1]);
			else add(kept, key, candidate);
		}
	}
	for (const [key, terms] of moved) {
		const bySeance = new Map<PlacedSeance, Term[]>();
		for (const { seance, variable } of kept.get(key) ?? []) add(bySeance, seance, [variable, 1]);
		if (bySeance.size === 0 && terms.length > 1) modele.rang(-Infinity, 1, terms);
		for (const own of bySeance.values()) modele.rang(-Infinity, 1, [...terms, ...own]);
	}
}

/**
 * No day or week, of a group or a trainer, holds more than its bound. One that was over it before
 * may stay as it is, and takes in nothing.
 */
function keepHours(modele: LinearModel, candidates: Candidate[], usesOf: HourBounds): void {
	interface Row {
		rest: number;
		terms: Term[];
		incoming: number[];
		/** Minutes that each séance may keep. */
		asBefore: Map<PlacedSeance, number>;
	}
	const rows = new Map<string, Row>();
	for (const candidate of candidates)
		for (const { key, minutes, rest, asBefore } of usesOf(candidate.seance, candidate)) {
			const row: Row = rows.get(key) ?? { rest, terms: [], incoming: [], asBefore: new Map() };
			rows.set(key, row);
			row.terms.push([candidate.variable, minutes]);
			if (asBefore) row.asBefore.set(candidate.seance, minutes);
			else row.incoming.push(candidate.variable);
		}
	for (const { rest, terms, incoming, asBefore } of rows.values()) {
		if (terms.reduce((sum, [, minutes]) => sum + minutes, 0) <= rest) continue;
		const before = [...asBefore.values()].reduce((sum, minutes) => sum + minutes, 0);
		if (before <= rest) modele.rang(-Infinity, rest, terms);
		else
			for (const one of incoming)
				modele.rang(
					-Infinity,
					before,
					terms.map(([v, minutes]) => [v, v === one ? minutes + before - rest : minutes]),
				);
	}
}

function add<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
