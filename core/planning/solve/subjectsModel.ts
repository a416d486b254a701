import { type WeekShare } from './oneSubject';
import { group, readSubjects, type PairGroup, type Tracked, type ModelSubject } from './groups';
import { changeCost, isWatched, type Pair, type PlacedPart, type Problem } from './problem';
import { share, type SubjectPart } from './share';
import type { Band } from './rhythm';
import { LinearModel } from './solver';
import { hasDayRules } from './dayRules';
import { addChoices, keepDayRules } from './watchedDays';

export interface Requirements {
	tracked: Tracked;
	band?: Band;
	changementsMax?: number;
	irregulariteMax?: number;
	/** Hours and séances of each week, where they are given. */
	weeks?: WeekShare[];
	minimise?: 'CHANGEMENTS' | 'IRREGULARITE' | 'SEANCES' | 'MANQUE';
}

/** A model of several subjects in one timetable, and how to read its solution. */
export interface SubjectsModel {
	modele: LinearModel;
	read(givenValues: Float64Array): PlacedPart[];
}

type Term = [variable: number, valeur: number];

/**
 * For subject m and group g of like créneaux: n[m,g] séances, h[m,g] hours, n ≤ h ≤ longest run ×
 * n. Given n and the pairs in charge, the hours are a flow through nested families (day in week;
 * subject); they are integer variables all the same, since a bound on the irregularity may cut
 * through a vertex.
 */
export function buildSubjectsModel(problem: Problem, requirements: Requirements): SubjectsModel {
	const { minimise, tracked } = requirements;
	const modele = new LinearModel();
	const subjects = readSubjects(problem, tracked);
	const groups = group(problem, subjects, tracked);
	const parts: SubjectPart[] = [];
	const changes: Term[] = [];
	const enCharge: Array<(c: number, givenValues: Float64Array) => Pair[]> = [];

	subjects.forEach((sujet, m) => {
		const own: SubjectPart[] = [];
		groups.forEach(({ creneaux }, g) => {
			const longueur = sujet.lengths[creneaux[0]];
			if (!longueur) return;
			const n = modele.variable(0, creneaux.length, true, minimise === 'SEANCES' ? 1 : 0);
			const h = longueur === 1 ? n : modele.variable(0, longueur * creneaux.length, true);
			if (h !== n)
				modele.rang(-Infinity, 0, [
					[h, 1],
					[n, -longueur],
				]);
			if (h !== n)
				modele.rang(0, Infinity, [
					[h, 1],
					[n, -problem.minimum],
				]);
			const watched = isWatched(problem, creneaux[0]);
			const choices = watched
				? addChoices(modele, problem, sujet.pairs, creneaux[0], n, h)
				: undefined;
			own.push({ m, g, longueur, n, h, choices });
		});
		const heures = own.map(({ h }): Term => [h, 1]);
		if (minimise === 'MANQUE') heures.push([modele.variable(0, sujet.heures, true, 1), 1]);
		else roundUp(modele, sujet.heures, own);
		modele.rang(sujet.heures, sujet.heures, heures);
		enCharge.push(
			followPairs(
				modele,
				problem,
				sujet,
				groups,
				own,
				tracked,
				minimise === 'CHANGEMENTS',
				changes,
			),
		);
		parts.push(...own);
	});

	groups.forEach(({ creneaux }, g) => {
		const inGroup = parts.filter((part) => part.g === g);
		const terms = inGroup.map(({ n }): Term => [n, 1]);
		if (terms.length > 1) modele.rang(-Infinity, creneaux.length, terms);
	});
	requirements.weeks?.forEach(({ heures, seances }, s) => {
		const own = parts.filter(({ g }) => groups[g].semaine === s);
		if (!own.length) return;
		modele.rang(
			heures,
			heures,
			own.map(({ h }) => [h, 1]),
		);
		modele.rang(
			seances,
			seances,
			own.map(({ n }) => [n, 1]),
		);
	});
	if (hasDayRules(problem)) keepDayRules(modele, problem, groups, parts, (m) => subjects[m].pairs);
	const gaps = holdCaps(modele, problem, groups, parts, requirements);
	if (requirements.irregulariteMax !== undefined && gaps.length)
		modele.rang(-Infinity, requirements.irregulariteMax, gaps);
	if (requirements.changementsMax !== undefined && changes.length)
		modele.rang(-Infinity, requirements.changementsMax, changes);
	return {
		modele,
		read: (givenValues) =>
			share(groups, parts, givenValues, problem.minimum, (m, c) => enCharge[m](c, givenValues)),
	};
}

/**
 * The mixed-integer rounding of « runs × séances ≥ hours » by the longest run L: 70 h in séances of
 * 4 h are 18 of them, and a créneau of 1 h can't stand for one of the 18. Measured: without it,
 * proving that an end one hour sooner is impossible took 3,900 nodes; with it, none.
 */
function roundUp(model: LinearModel, heures: number, own: SubjectPart[]): void {
	const max = Math.max(1, ...own.map(({ longueur }) => longueur));
	const rest = heures % max;
	model.rang(
		Math.ceil(heures / max),
		Infinity,
		own.map(({ n, longueur }): Term => [
			n,
			longueur === max || rest === 0 ? 1 : Math.min(1, longueur / rest),
		]),
	);
}

/** Caps of day and week, and the hours by which each week leaves the band; returns the terms of their sum. */
function holdCaps(
	model: LinearModel,
	{ calendrier, dayCaps, weekCaps }: Problem,
	groups: PairGroup[],
	parts: SubjectPart[],
	{ band, minimise }: Requirements,
): Term[] {
	const jours = new Map<number, Term[]>();
	const weeks: Term[][] = Array.from({ length: calendrier.weeks }, () => []);
	const possible = new Array<number>(calendrier.weeks).fill(0);
	const offer = new Map<number, number>();
	groups.forEach(({ jour, semaine, creneaux }, g) => {
		const own = parts.filter((part) => part.g === g);
		const terms = own.map(({ h }): Term => [h, 1]);
		const heures = creneaux.length * Math.max(...own.map(({ longueur }) => longueur));
		weeks[semaine].push(...terms);
		if (jour < 0) possible[semaine] += heures;
		else {
			jours.set(jour, [...(jours.get(jour) ?? []), ...terms]);
			offer.set(jour, (offer.get(jour) ?? 0) + heures);
		}
	});
	for (const [jour, terms] of jours) {
		model.rang(-Infinity, dayCaps[jour], terms);
		possible[calendrier.jours[jour].semaine] += Math.min(dayCaps[jour], offer.get(jour)!);
	}
	const gaps: Term[] = [];
	weeks.forEach((terms, s) => {
		if (!terms.length) return;
		if (possible[s] > weekCaps[s]) model.rang(-Infinity, weekCaps[s], terms);
		if (!band) return;
		const cost = minimise === 'IRREGULARITE' ? 1 : 0;
		if (band.bottom > 0) {
			const missing = model.variable(0, Infinity, false, cost);
			model.rang(band.bottom, Infinity, [...terms, [missing, 1]]);
			gaps.push([missing, 1]);
		}
		if (Math.min(possible[s], weekCaps[s]) > band.top) {
			const excess = model.variable(0, Infinity, false, cost);
			model.rang(-Infinity, band.top, [...terms, [excess, -1]]);
			gaps.push([excess, 1]);
		}
	});
	return gaps;
}

/** Ties a subject to the pair in charge, segment by segment; returns which pairs that may be at a créneau. */
function followPairs(
	model: LinearModel,
	problem: Problem,
	{ pairs, segments, segmentCount }: ModelSubject,
	groups: PairGroup[],
	own: SubjectPart[],
	tracked: Tracked,
	compte: boolean,
	changes: Term[],
): (c: number, givenValues: Float64Array) => Pair[] {
	if (tracked === 'LIBRE' || pairs.length === 1) return () => pairs;
	const z = Array.from({ length: segmentCount }, () => {
		const choices = pairs.map(() => model.variable(0, 1, true));
		model.rang(
			1,
			1,
			choices.map((v) => [v, 1]),
		);
		return choices;
	});
	for (const { g, n, h, longueur, choices } of own) {
		const { creneaux } = groups[g];
		const choix = z[segments[creneaux[0]]];
		const offers = pairs.map(({ lengths }) => lengths[creneaux[0]]);
		if (offers.some((l) => l === 0))
			model.rang(-Infinity, 0, [
				[n, 1],
				...choix.flatMap((v, k): Term[] => (offers[k] ? [[v, -creneaux.length]] : [])),
			]);
		if (choices)
			pairs.forEach((pairOf, k) => {
				const taken = choices.filter((choice) => choice.pairOf === pairOf);
				if (taken.length)
					model.rang(-Infinity, 0, [
						...taken.map(({ variable }): Term => [variable, 1]),
						[choix[k], -1],
					]);
			});
		else
			offers.forEach((l, k) => {
				// Where pair k is in charge, h ≤ l × n.
				const variant = (longueur - l) * creneaux.length;
				if (l > 0 && variant > 0 && h !== n)
					model.rang(-Infinity, variant, [
						[h, 1],
						[n, -l],
						[choix[k], variant],
					]);
			});
	}
	const { poids } = problem.regles;
	for (let s = 1; s < segmentCount; s++) {
		countChanges(s, ({ salle }) => salle.idSalle, poids.changementSalle);
		countChanges(s, ({ formateur }) => formateur?.idFormateur ?? 0, poids.changementFormateur);
	}
	return (c, givenValues) => [pairs[z[segments[c]].findIndex((v) => givenValues[v] > 0.5)]];

	function countChanges(s: number, key: (pairOf: Pair) => number, poidsChangement: number): void {
		const ids = [...new Set(pairs.map(key))];
		if (ids.length < 2 || poidsChangement === 0) return;
		const change = model.variable(0, 1, false, compte ? poidsChangement : 0);
		changes.push([change, poidsChangement]);
		for (const id of ids) {
			const terms: Term[] = [[change, -1]];
			pairs.forEach((pairOf, k) => {
				if (key(pairOf) === id) terms.push([z[s][k], 1], [z[s - 1][k], -1]);
			});
			model.rang(-Infinity, 0, terms);
		}
	}
}

/** Changes of room and trainer, subject by subject in order of time, weighted. */
export function countSubjectChanges(placements: PlacedPart[], problem: Problem): number {
	const latest = new Map<number, Pair>();
	let sum = 0;
	for (const { sujet, pairOf } of [...placements].sort((a, b) => a.creneau - b.creneau)) {
		const latestOne = latest.get(sujet);
		if (latestOne) sum += changeCost(latestOne, pairOf, problem.regles);
		latest.set(sujet, pairOf);
	}
	return sum;
}
