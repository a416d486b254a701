import { layOut, type Calendar } from './calendar';
import { eligibleRooms, eligibleTrainers, rankPlanRooms, rankPlanTrainers } from './eligibility';
import { maskResources, type Masks } from './masks';
import type { PlanningRules } from '../../rules/planningRules';
import type { PlanContext, PlanRequest, PlanFormateur, PlanSalle } from './types';

/**
 * A room with a trainer: what a séance needs. `libres[c]` has a bit for each free step of créneau
 * c, `longueurs[c]` its longest run.
 */
export interface Pair {
	salle: PlanSalle;
	formateur: PlanFormateur | null;
	libres: Uint32Array;
	lengths: Uint8Array;
}

export interface Subject {
	nom: string | null;
	/** In steps of the grid, as everything that is counted inside the solvers. */
	heures: number;
	pairs: Pair[];
}

/**
 * A request made ready for the solvers: créneaux in order of time, each subject with its pairs in
 * order of preference.
 */
export interface Problem {
	demande: PlanRequest;
	regles: PlanningRules;
	fuseau: string;
	calendrier: Calendar;
	subjects: Subject[];
	heures: number;
	capJour: number;
	capSemaine: number;
}

/** Hours as steps of the grid; a billionth more, so that what is a whole number of them is not rounded down. */
export const toSteps = (heures: number, { pas }: Pick<PlanningRules, 'pas'>): number =>
	(heures * 60) / pas + 1e-9;

/** Steps of the grid as hours. */
export const toHours = ({ regles }: Problem, steps: number): number => (steps * regles.pas) / 60;

/** Length of the longest run of set bits. */
export function longestRun(bits: number): number {
	let n = 0;
	for (let b = bits; b; b &= b << 1) n++;
	return n;
}

/** First step of the first run of `longueur` set bits, -1 when there is none. */
export function startOfRun(bits: number, length: number): number {
	let starts = bits;
	for (let k = 1; k < length; k++) starts &= bits >>> k;
	return starts === 0 ? -1 : 31 - Math.clz32(starts & -starts);
}

/**
 * Reads a valid request in its context. `avecComposees`: rooms made of several may be chosen
 * without being named.
 */
export function pose(
	demande: PlanRequest,
	context: PlanContext,
	regles: PlanningRules,
	withComposed: boolean,
): Problem {
	const calendrier = layOut(demande, context.fermetures, context.fuseau, regles);
	const masques = maskResources(calendrier, context);
	const matieres = demande.matieres?.length
		? demande.matieres
		: [{ nom: null, heures: demande.dureeHeures, salles: undefined, formateurs: undefined }];
	const subjects = matieres.map(({ nom, heures, salles, formateurs }): Subject => {
		const placeNames = rankPlanRooms(eligibleRooms(demande, salles, context.salles, withComposed));
		const everybody: Array<PlanFormateur | null> = rankPlanTrainers(
			eligibleTrainers(demande, formateurs, context.formateurs),
		);
		const isNamedOne = demande.formateurId != null || Boolean(formateurs?.length);
		if (!everybody.length && !regles.formateurObligatoire && !isNamedOne) everybody.push(null);
		return {
			nom,
			heures: Math.round(toSteps(heures, regles)),
			pairs: placeNames.flatMap((salle) =>
				everybody.map((formateur) => pair(salle, formateur, masques)),
			),
		};
	});
	return {
		demande,
		regles,
		fuseau: context.fuseau,
		calendrier,
		subjects,
		heures: Math.round(toSteps(demande.dureeHeures, regles)),
		capJour: Math.floor(toSteps(demande.heuresParJour ?? regles.heuresParJour, regles)),
		capSemaine: Math.floor(
			toSteps(demande.heuresParSemaine ?? regles.heuresParSemaine ?? 168, regles),
		),
	};
}

function pair(salle: PlanSalle, formateur: PlanFormateur | null, masques: Masks): Pair {
	const a = masques.salle(salle);
	const b = formateur && masques.formateur(formateur);
	const libres = Uint32Array.from(a, (bits, c) => (b ? bits & b[c] : bits));
	return { salle, formateur, libres, lengths: Uint8Array.from(libres, longestRun) };
}

/** Cost of passing from pair a to pair b: room and trainer count apart, weighted by the rule file. */
export function changeCost(a: Pair, b: Pair, { poids }: Problem['regles']): number {
	return (
		(a.salle.idSalle === b.salle.idSalle ? 0 : poids.changementSalle) +
		(a.formateur?.idFormateur === b.formateur?.idFormateur ? 0 : poids.changementFormateur)
	);
}

/** A séance as the solvers speak of it: hours in a créneau with a pair of a subject. */
export interface PlacedPart {
	sujet: number;
	creneau: number;
	pairOf: Pair;
	heures: number;
}
