import { layOut, type Calendar } from './calendar';
import { eligibleRooms, eligibleTrainers, rankPlanRooms, rankPlanTrainers } from './eligibility';
import { both, longestRun } from './steps';
import { maskResources, type Masks } from './masks';
import { readTrainerRest, type TrainerRest } from './trainerLimits';
import type { PlanningRules } from '../../rules/planningRules';
import type { PlanContext, PlanRequest, PlanFormateur, PlanSalle } from './types';

/**
 * A room with a trainer: what a séance needs. `libres[c]` has a bit for each free step of créneau
 * c, `lengths[c]` the longest séance that it holds, 0 where that is shorter than the shortest allowed.
 */
export interface Pair {
	salle: PlanSalle;
	formateur: PlanFormateur | null;
	libres: Float64Array;
	lengths: Uint8Array;
	/** Most steps that the trainer's day and week leave him; absent where nothing bounds him. */
	most?: Uint8Array;
}

interface Subject {
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
	/** The most steps of each day of the calendar, and of each week. */
	dayCaps: number[];
	weekCaps: number[];
	/** The shortest séance, in steps. */
	minimum: number;
	/** Milliseconds at least between two séances of a day. */
	pause: number;
	/** No empty step of the créneaux between two séances of a day, beyond the pause. */
	sansTrou: boolean;
	trainers?: TrainerRest;
	/** The days on which the solver's model knows the place of each séance: found by trying. */
	watched: ReadonlySet<string>;
}

/** Hours as steps of the grid; a billionth more, so that what is a whole number of them is not rounded down. */
const toSteps = (heures: number, { pas }: Pick<PlanningRules, 'pas'>): number =>
	(heures * 60) / pas + 1e-9;

/** Steps of the grid as hours. */
export const toHours = ({ regles }: Problem, steps: number): number => (steps * regles.pas) / 60;

/**
 * Reads a valid request in its context. `withComposed`: rooms made of several may be chosen
 * without being named.
 */
export function pose(
	demande: PlanRequest,
	context: PlanContext,
	regles: PlanningRules,
	withComposed: boolean,
): Problem {
	const calendrier = layOut(demande, context, regles);
	const masques = maskResources(calendrier, context);
	const trainers = readTrainerRest(context, regles);
	const minimum = Math.max(1, Math.round(toSteps(demande.heuresMinSeance ?? 0, regles)));
	const bounds = { calendrier, trainers, minimum };
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
				everybody.map((formateur) => pair(salle, formateur, masques, bounds)),
			),
		};
	});
	const heuresParSemaine = demande.heuresParSemaine ?? regles.heuresParSemaine ?? 168;
	const capJour = Math.floor(toSteps(demande.heuresParJour ?? regles.heuresParJour, regles));
	const capSemaine = Math.floor(toSteps(heuresParSemaine, regles));
	return {
		demande,
		regles,
		fuseau: context.fuseau,
		calendrier,
		subjects,
		heures: Math.round(toSteps(demande.dureeHeures, regles)),
		capJour,
		capSemaine,
		...capDaysAndWeeks(calendrier, subjects, capJour, capSemaine, trainers),
		minimum,
		pause: (demande.pauseMinutes ?? 0) * 60_000,
		sansTrou: demande.sansTrou ?? false,
		trainers,
		watched: new Set(),
	};
}

/** The group's caps; where one trainer teaches all of it, what is left of his days and weeks too. */
function capDaysAndWeeks(
	{ jours, weeks }: Calendar,
	subjects: Subject[],
	capJour: number,
	capSemaine: number,
	trainers: TrainerRest | undefined,
): Pick<Problem, 'dayCaps' | 'weekCaps'> {
	const everyPair = subjects.flatMap(({ pairs }) => pairs);
	const ids = new Set(everyPair.map(({ formateur }) => formateur?.idFormateur));
	const [only] = ids;
	const alone = ids.size === 1 && only !== undefined ? trainers : undefined;
	const weekCaps = new Array<number>(weeks).fill(capSemaine);
	for (const { date, semaine } of jours)
		if (alone && semaine >= 0) weekCaps[semaine] = Math.min(capSemaine, alone.week(only!, date));
	return {
		dayCaps: jours.map(({ date }) => (alone ? Math.min(capJour, alone.day(only!, date)) : capJour)),
		weekCaps,
	};
}

function pair(
	salle: PlanSalle,
	formateur: PlanFormateur | null,
	masques: Masks,
	{ calendrier, trainers, minimum }: Pick<Problem, 'calendrier' | 'trainers' | 'minimum'>,
): Pair {
	const a = masques.salle(salle);
	const b = formateur && masques.formateur(formateur);
	const libres = Float64Array.from(a, (bits, c) => (b ? both(bits, b[c]) : bits));
	const most =
		trainers && formateur
			? Uint8Array.from(calendrier.creneaux, ({ jour }) => {
					const { date } = calendrier.jours[jour];
					const { idFormateur } = formateur;
					return Math.min(255, trainers.day(idFormateur, date), trainers.week(idFormateur, date));
				})
			: undefined;
	const lengths = Uint8Array.from(libres, (bits, c) => lengthOf(bits, minimum, most?.[c]));
	return { salle, formateur, libres, lengths, most };
}

/** The longest séance that free steps hold: none shorter than the minimum, none longer than `most`. */
export function lengthOf(libres: number, minimum: number, most = Infinity): number {
	const length = Math.min(longestRun(libres), most);
	return length < minimum ? 0 : length;
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
	/** The step of the créneau at which it begins; absent: the first from which its length is free. */
	start?: number;
}

/** Whether a créneau's séances are modelled one by one, with their pair and their place. */
export const isWatched = ({ watched, calendrier }: Problem, creneau: number): boolean =>
	watched.has(calendrier.jours[calendrier.creneaux[creneau].jour].date);

/** The trainers among pairs. */
export const trainersOf = (pairs: Pair[]): number[] => [
	...new Set(pairs.flatMap(({ formateur }) => formateur?.idFormateur ?? [])),
];
