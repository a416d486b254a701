import { freeAt, isOffGrid, sameHours } from '../solve/offGrid';
import { type Pair, type Problem, changeCost } from '../solve/problem';
import { both, full, longestRun } from '../solve/steps';
import { LinearModel } from '../solve/solver';
import type { PlanContext, PlanSeance } from '../solve/types';
import { dayAt, addDays, daysBetween, mondayOf } from '../../time/days';

const HEURE = 3_600_000;

/** What two séances of one hour are told apart by: the finest grid. */
const STEP = 300_000;

export interface PlacedSeance extends PlanSeance {
	idReservation: number;
	idSession: number;
}

/**
 * In this order: séances moved that were not hit, séances whose time changes, days past the former
 * end of the session, rooms and trainers changed, days away from the former date.
 */
export interface RepairObjective {
	autresDeplacees: number;
	horairesChanges: number;
	joursDeRetard: number;
	changements: number;
	joursDEcart: number;
}

export const REPAIR_TERMS: Array<keyof RepairObjective> = [
	'autresDeplacees',
	'horairesChanges',
	'joursDeRetard',
	'changements',
	'joursDEcart',
];

/** One place that a séance could take. */
export interface SeanceOption {
	debut: number;
	fin: number;
	pairOf: Pick<Pair, 'salle' | 'formateur'>;
	costs: RepairObjective;
	reste: boolean;
}

/**
 * Every place on the grid of the séance's own length in its session's window; for one that lies in
 * no créneau, its own hours on each day. For one that was not hit, also where it is.
 */
export function optionsOf(
	seance: PlacedSeance,
	problem: Problem | undefined,
	{ seances, des }: { seances: PlacedSeance[]; des?: string },
	fixed: PlacedSeance[],
	touched: boolean,
	context: PlanContext,
): SeanceOption[] {
	const debut = Date.parse(seance.dateDebut);
	const fin = Date.parse(seance.dateFin);
	const salle = context.salles.find(({ code }) => code === seance.salle)!;
	const formateur =
		context.formateurs.find(({ idFormateur }) => idFormateur === seance.formateurId) ?? null;
	const options: SeanceOption[] = touched
		? []
		: [
				{
					debut,
					fin,
					pairOf: { salle, formateur },
					costs: {
						autresDeplacees: 0,
						horairesChanges: 0,
						joursDeRetard: 0,
						changements: 0,
						joursDEcart: 0,
					},
					reste: true,
				},
			];
	const pas = problem?.calendrier.pas ?? HEURE;
	const heures = Math.round((fin - debut) / pas);
	const sujet =
		problem?.subjects.find(({ nom }) => nom === seance.matiere) ??
		(problem?.subjects.length === 1 ? problem.subjects[0] : undefined);
	if (!problem || !sujet) return options;
	const own = fixed
		.filter(({ idSession }) => idSession === seance.idSession)
		.map(({ dateDebut, dateFin }) => [Date.parse(dateDebut), Date.parse(dateFin)]);
	const finSession = Math.max(
		...seances
			.filter(({ idSession }) => idSession === seance.idSession)
			.map(({ dateFin }) => Date.parse(dateFin)),
	);
	const days = (a: number, b: number) =>
		daysBetween(dayAt(b, context.fuseau), dayAt(a, context.fuseau));
	const jourDe = (s: PlacedSeance) => dayAt(Date.parse(s.dateDebut), context.fuseau);
	const prises = (de: string, a: string) =>
		fixed
			.filter((s) => s.idSession === seance.idSession && de <= jourDe(s) && jourDe(s) < a)
			.reduce((all, s) => all + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / pas, 0);
	const fullOnes = problem.calendrier.jours.map(
		({ date }) =>
			prises(date, addDays(date, 1)) + heures > problem.capJour ||
			prises(mondayOf(date), addDays(mondayOf(date), 7)) + heures > problem.capSemaine,
	);
	const notBefore = des ? Date.parse(des) : -Infinity;
	const add = (de: number, a: number, pairOf: Pair) => {
		if (de < notBefore || own.some(([d, f]) => de < f && d < a)) return;
		const displaced = de !== debut;
		const changements = changeCost({ salle, formateur } as Pair, pairOf, problem.regles);
		if (!touched && !displaced && changements === 0) return;
		options.push({
			debut: de,
			fin: a,
			pairOf,
			reste: false,
			costs: {
				autresDeplacees: touched ? 0 : 1,
				horairesChanges: displaced ? 1 : 0,
				joursDeRetard: Math.max(0, days(a - 1, finSession - 1)),
				changements,
				joursDEcart: Math.abs(days(de, debut)),
			},
		});
	};
	if (isOffGrid(debut, fin, problem.regles, context.fuseau)) {
		for (const { jour, de, a } of sameHours(debut, fin, problem.calendrier.jours, context.fuseau)) {
			if (fullOnes[jour]) continue;
			const isFree = freeAt(de, a, problem, context);
			for (const pairOf of sujet.pairs) if (isFree(pairOf)) add(de, a, pairOf);
		}
		return options;
	}
	problem.calendrier.creneaux.forEach((creneau, c) => {
		if (fullOnes[creneau.jour]) return;
		for (const pairOf of sujet.pairs) {
			if (longestRun(pairOf.libres[c]) < heures) continue;
			for (let u = 0; u + heures <= creneau.units; u++) {
				const bits = full(u + heures) - full(u);
				if (both(pairOf.libres[c], bits) !== bits) continue;
				const de = creneau.debut + u * pas;
				const a = de + heures * pas;
				add(de, a, pairOf);
			}
		}
	});
	return options;
}

/**
 * Keeps the cheapest places. With n séances to place and all others fixed, the others of the n
 * touch at most n − 1 days (weeks, where a week is capped): the cheapest places of n weeks always
 * leave one that is as good as any left out.
 */
export function keepBest(
	options: SeanceOption[],
	n: number,
	fixedOne: boolean,
): { options: SeanceOption[]; exact: boolean } {
	const compare = (a: SeanceOption, b: SeanceOption) => {
		const term = REPAIR_TERMS.find((t) => a.costs[t] !== b.costs[t]);
		return term
			? a.costs[term] - b.costs[term]
			: a.debut - b.debut || a.pairOf.salle.idSalle - b.pairOf.salle.idSalle;
	};
	const sorted = [...options].sort(compare);
	const weeks = new Set<number>();
	const kept: SeanceOption[] = [];
	for (const option of sorted) {
		if (!fixedOne && kept.length >= 60) break;
		const semaine = Math.floor((option.debut / 86_400_000 + 3) / 7);
		if (weeks.size >= n + 1 && !weeks.has(semaine)) continue;
		weeks.add(semaine);
		kept.push(option);
	}
	return { options: kept, exact: fixedOne || kept.length === options.length };
}

/** The model of one stage: least of `term`, the terms before it held at their best. */
export function assignment(
	movable: PlacedSeance[],
	choices: SeanceOption[][],
	problems: Map<number, Problem>,
	fixed: PlacedSeance[],
	term: keyof RepairObjective,
	bounds: Partial<RepairObjective>,
	{ fuseau }: PlanContext,
) {
	const modele = new LinearModel();
	const variables = choices.map((options) =>
		options.map(({ costs }) => modele.variable(0, 1, true, costs[term])),
	);
	const single = new Map<string, Array<[number, number]>>();
	const heures = new Map<string, { max: number; terms: Array<[number, number]> }>();
	const add = <T>(carte: Map<string, T[]>, key: string, value: T) => {
		const list = carte.get(key);
		if (list) list.push(value);
		else carte.set(key, [value]);
	};
	choices.forEach((options, i) => {
		const { idSession } = movable[i];
		modele.rang(
			1,
			1,
			variables[i].map((v) => [v, 1]),
		);
		options.forEach(({ debut, fin, pairOf }, k) => {
			const v = variables[i][k];
			for (let t = Math.floor(debut / STEP); t < Math.ceil(fin / STEP); t++) {
				add(single, `g${idSession}/${t}`, [v, 1]);
				for (const part of pairOf.salle.parties) add(single, `s${part}/${t}`, [v, 1]);
				if (pairOf.formateur) add(single, `f${pairOf.formateur.idFormateur}/${t}`, [v, 1]);
			}
			const problem = problems.get(idSession);
			if (!problem) return;
			const jour = dayAt(debut, fuseau);
			const lundi = mondayOf(jour);
			cap(
				`${idSession}/${jour}`,
				problem.capJour,
				(s) => dayAt(Date.parse(s.dateDebut), fuseau) === jour,
			);
			cap(
				`${idSession}/w${lundi}`,
				problem.capSemaine,
				(s) =>
					dayAt(Date.parse(s.dateDebut), fuseau) >= lundi &&
					dayAt(Date.parse(s.dateDebut), fuseau) < addDays(lundi, 7),
			);

			function cap(key: string, limit: number, dans: (seance: PlacedSeance) => boolean) {
				let entry = heures.get(key);
				if (!entry) {
					const prises = fixed
						.filter((s) => s.idSession === idSession && dans(s))
						.reduce(
							(all, s) =>
								all + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / problem!.calendrier.pas,
							0,
						);
					heures.set(key, (entry = { max: limit - prises, terms: [] }));
				}
				entry.terms.push([v, (fin - debut) / problem!.calendrier.pas]);
			}
		});
	});
	for (const terms of single.values()) if (terms.length > 1) modele.rang(-Infinity, 1, terms);
	for (const { max, terms } of heures.values())
		if (terms.reduce((all, [, h]) => all + h, 0) > max) modele.rang(-Infinity, max, terms);
	for (const [nom, max] of Object.entries(bounds) as Array<[keyof RepairObjective, number]>)
		modele.rang(
			-Infinity,
			max,
			choices.flatMap((options, i) =>
				options.flatMap(({ costs }, k): Array<[number, number]> =>
					costs[nom] ? [[variables[i][k], costs[nom]]] : [],
				),
			),
		);
	return {
		modele,
		read: (givenValues: Float64Array) =>
			choices.map((options, i) => {
				const taken = variables[i].findIndex((v) => givenValues[v] > 0.5);
				return options[taken];
			}),
	};
}
