import type { Pair } from '../solve/problem';
import type { PlanSeance } from '../solve/types';

/** A séance of a session, with the booking that holds its room. */
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

/** When and with whom a séance could be held. */
export interface SeancePlace {
	debut: number;
	fin: number;
	pairOf: Pick<Pair, 'salle' | 'formateur'>;
}

/** One place that a séance could take. */
export interface SeanceOption extends SeancePlace {
	costs: RepairObjective;
	reste: boolean;
}
