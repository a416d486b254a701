import type { Pair } from '../solve/problem';
import type { PlanRequest, PlanSalle, PlanSeance } from '../solve/types';

/** A séance of a session, with the booking that holds its room. */
export interface PlacedSeance extends PlanSeance {
	idReservation: number;
	idSession: number;
}

/** What is lost: a trainer or a room for a time, or whole days. */
export interface Loss {
	idFormateur?: number;
	/** Code of a room; with it every room that shares a part. */
	salle?: string;
	/** Days 'YYYY-MM-DD' when neither is given: dateDebut..dateFin, both included. Else instants. */
	dateDebut: string;
	dateFin: string;
	motif?: string;
}

export interface RepairRequest {
	/**
	 * Sessions whose séances may move, each with the request it was planned from (window, weekdays,
	 * rooms, trainers), and the rooms as the rules see them for it.
	 */
	sessions: Array<{ idSession: number; demande: PlanRequest; salles?: PlanSalle[] }>;
	/**
	 * Their séances. What is in the context's occupations stays where it is; where a rule bounds a
	 * trainer's hours, these must cover whole weeks.
	 */
	seances: PlacedSeance[];
	/** Séances of theirs that have begun, and are not among the occupations: they stay, and count. */
	begun?: PlacedSeance[];
	pertes: Loss[];
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

/** When and with whom a séance could be held. */
export interface SeancePlace {
	debut: number;
	fin: number;
	pairOf: Pick<Pair, 'salle' | 'formateur'>;
}

/** What a place of a séance takes of a bounded day or week of its group or its trainer. */
export interface HourUse {
	/** Whose, and which day or week. */
	key: string;
	minutes: number;
	/** Minutes that the séances which stay where they are leave of it. */
	rest: number;
	/** It is taken today as well: a bound that was passed before is not passed by staying. */
	asBefore: boolean;
}

/** One place that a séance could take. */
export interface SeanceOption extends SeancePlace {
	costs: RepairObjective;
	reste: boolean;
	/** What it takes of bounded days and weeks. */
	uses: HourUse[];
}
