import type { Cadence } from '../../batch/cadence';
import type { Problem } from '../solve/problem';
import { LinearModel } from '../solve/solver';
import { cliques } from './cliques';
import { pauseEnd } from './pauseEnd';
import type { PlacedSeance, RepairObjective, SeanceOption } from './types';

type Term = [variable: number, valeur: number];

/** An option of a movable séance, with its variable. */
interface Candidate extends SeanceOption {
	seance: PlacedSeance;
	variable: number;
}

/**
 * The model of one stage: least of `term`, the terms before it held at their best. It is made in
 * parts, as a long one has hundreds of thousands of entries.
 */
export async function assignment(
	movable: PlacedSeance[],
	choices: SeanceOption[][],
	problems: Map<number, Problem>,
	term: keyof RepairObjective,
	bounds: Partial<RepairObjective>,
	fuseau: string,
	cadence: Cadence,
) {
	const modele = new LinearModel();
	const candidates: Candidate[][] = [];
	for (const [i, options] of choices.entries()) {
		const own = options.map((option): Candidate => ({
			...option,
			seance: movable[i],
			variable: modele.variable(0, 1, true, option.costs[term]),
		}));
		modele.rang(
			1,
			1,
			own.map(({ variable }) => [variable, 1]),
		);
		candidates.push(own);
		await cadence.breathe();
	}
	const all = candidates.flat();
	await keepApart(modele, all, cadence);
	await keepPauses(modele, all, problems, fuseau, cadence);
	await keepHours(modele, all, cadence);
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
			candidates.map((options, i) => {
				const taken = options.findIndex(({ variable }) => givenValues[variable] > 0.5);
				return choices[i][taken];
			}),
	};
}

/** No group, room or trainer is in two places. */
async function keepApart(
	modele: LinearModel,
	candidates: Candidate[],
	cadence: Cadence,
): Promise<void> {
	const lists = new Map<string, Candidate[]>();
	for (const candidate of candidates) {
		const { pairOf, seance } = candidate;
		add(lists, `g${seance.idSession}`, candidate);
		for (const part of pairOf.salle.parties) add(lists, `s${part}`, candidate);
		if (pairOf.formateur) add(lists, `f${pairOf.formateur.idFormateur}`, candidate);
	}
	await cadence.breathe();
	for (const list of lists.values())
		for (const clique of cliques(list)) {
			// Those of one séance are kept apart by its own row.
			if (clique.every(({ seance }) => seance === clique[0].seance)) continue;
			modele.rang(
				-Infinity,
				1,
				clique.map(({ variable }) => [variable, 1]),
			);
			await cadence.breathe();
		}
}

/**
 * No séance that gets other hours begins in the pause of another of its group, nor has one begin in
 * its own. Two that keep their hours may be as near as they are.
 */
async function keepPauses(
	modele: LinearModel,
	candidates: Candidate[],
	problems: Map<number, Problem>,
	fuseau: string,
	cadence: Cadence,
): Promise<void> {
	const ends = new Map<number, number>();
	const endOf = (fin: number, pause: number) => {
		const end = ends.get(fin) ?? pauseEnd(fin, pause, fuseau);
		ends.set(fin, end);
		return end;
	};
	const groups = new Map<number, Candidate[]>();
	for (const candidate of candidates) {
		const { idSession } = candidate.seance;
		if ((problems.get(idSession)?.pause ?? 0) > 0) add(groups, idSession, candidate);
	}
	for (const [idSession, list] of groups) {
		ends.clear();
		const { pause } = problems.get(idSession)!;
		const paused = list.map((candidate) => ({
			candidate,
			debut: candidate.debut,
			fin: endOf(candidate.fin, pause),
		}));
		for (const clique of cliques(paused)) {
			const terms: Term[] = [];
			const kept = new Map<PlacedSeance, Term[]>();
			for (const { candidate } of clique) {
				const { variable, seance, costs } = candidate;
				if (costs.horairesChanges > 0) terms.push([variable, 1]);
				else add(kept, seance, [variable, 1]);
			}
			await cadence.breathe();
			if (terms.length === 0) continue;
			if (kept.size === 0) modele.rang(-Infinity, 1, terms);
			for (const own of kept.values()) modele.rang(-Infinity, 1, [...terms, ...own]);
		}
	}
}

/**
 * No day or week, of a group or a trainer, holds more than its bound. One that was over it before
 * may stay as it is, and takes in nothing.
 */
async function keepHours(
	modele: LinearModel,
	candidates: Candidate[],
	cadence: Cadence,
): Promise<void> {
	interface Row {
		rest: number;
		terms: Term[];
		incoming: number[];
		/** The most that each séance can take. */
		most: Map<PlacedSeance, number>;
		/** Minutes that each séance may keep. */
		asBefore: Map<PlacedSeance, number>;
	}
	const rows = new Map<string, Row>();
	for (const { uses, seance, variable } of candidates)
		for (const { key, minutes, rest, asBefore } of uses) {
			const row: Row = rows.get(key) ?? {
				rest,
				terms: [],
				incoming: [],
				most: new Map(),
				asBefore: new Map(),
			};
			rows.set(key, row);
			row.terms.push([variable, minutes]);
			row.most.set(seance, Math.max(minutes, row.most.get(seance) ?? 0));
			if (asBefore) row.asBefore.set(seance, minutes);
			else row.incoming.push(variable);
		}
	await cadence.breathe();
	for (const { rest, terms, incoming, most, asBefore } of rows.values()) {
		await cadence.breathe();
		if (sum(most.values()) <= rest) continue;
		const before = sum(asBefore.values());
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

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

function add<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
