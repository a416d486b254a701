import type { Disponibilite } from '../../salles/declaredHours';
import { type Weekday } from '../../time/days';

export interface RequestedMatiere {
	nom: string;
	heures: number;
	/** Codes of the rooms allowed; absent or empty: every eligible room. */
	salles?: string[];
	/** Trainers allowed; absent or empty: every eligible trainer. */
	formateurs?: number[];
}

export interface PlanRequest {
	formation: string;
	dureeHeures: number;
	dateDebut: string;
	/** Last day of the window, included. */
	dateFin: string;
	joursActifs: Weekday[];
	/** Names of créneaux of the rule file; default: its `creneauxParDefaut`. */
	creneaux?: string[];
	heuresParJour?: number;
	heuresParSemaine?: number | null;
	salle?: string | null;
	formateurId?: number | null;
	capaciteMax?: number | null;
	matieres?: RequestedMatiere[];
	/** Weeks at the centre (alternance); absent: all of the window. */
	semaines?: RequestedWeeks | null;
	/** Other weekdays in other weeks; where given, it stands for joursActifs. */
	joursParSemaine?: WeekdayCycle | null;
	/** The zone whose school holidays are left free. */
	vacancesScolaires?: SchoolZone | null;
	/** Minutes at least between two séances of a day. */
	pauseMinutes?: number | null;
	/** true: no time of the créneaux stays empty between two séances of a day, beyond the pause. */
	sansTrou?: boolean | null;
	/** No séance is shorter. */
	heuresMinSeance?: number | null;
}

/** Either the weeks of these days, or one week in N counted from the week of a day. */
export interface RequestedWeeks {
	dates?: string[];
	uneSur?: number;
	depuis?: string;
}

/** Weekdays of one week after another from the week of `depuis`, then again from the first. */
interface WeekdayCycle {
	depuis: string;
	cycle: Weekday[][];
}

export type SchoolZone = 'A' | 'B' | 'C';

export interface PlanSalle {
	idSalle: number;
	code: string;
	nom: string;
	capaciteMax: number;
	formationsCompatibles: string[];
	disponibleWeekend: boolean;
	disponibleSoir: boolean;
	statut: 'ACTIVE' | 'INACTIVE';
	/**
	 * Why the centre's booking rules refuse it at any hour; null: they let it in. Absent: judged by
	 * the fields above.
	 */
	refus?: string | null;
	/** The physical rooms it stands for; a plain room stands for itself. */
	parties: number[];
}

export interface PlanFormateur {
	idFormateur: number;
	nom: string;
	prenom?: string;
	statut: 'ACTIF' | 'INACTIF';
	specialites: string[];
	disponibilites: Disponibilite[];
}

/** A physical room or a trainer (or both) that is taken. */
export interface PlanOccupation {
	idSalle?: number | null;
	idFormateur?: number | null;
	dateDebut: string;
	dateFin: string;
	idSession?: number | null;
	motif?: string | null;
}

export interface PlanFermeture {
	dateDebut: string;
	dateFin: string;
	motif: string;
}

export interface PlanContext {
	salles: PlanSalle[];
	formateurs: PlanFormateur[];
	occupations: PlanOccupation[];
	fermetures: PlanFermeture[];
	fuseau: string;
	/** Nothing is placed before this instant (ISO 8601): what is over is closed. Absent: nothing is over. */
	des?: string;
}

export interface PlanSeance {
	dateDebut: string;
	dateFin: string;
	/** Code of the room. */
	salle: string;
	formateurId: number | null;
	matiere: string | null;
}

/**
 * The terms of the contract's section 6 in their order, then the séances as a tie-break; each is
 * compared only where the ones before are equal.
 */
export interface PlanObjective {
	/** The instant at which the last séance ends. */
	fin: string;
	changements: number;
	/** Hours by which the weeks leave the steady band. */
	irregularite: number;
	seances: number;
}

export interface Blockage {
	date: string;
	raison: string;
}

export interface Relaxation {
	description: string;
	/** The fields of the request to change, with their new values. */
	changement: Partial<PlanRequest>;
	/** When the plan that verified it ends. */
	fin: string;
}

export interface FoundPlan {
	faisable: true;
	seances: PlanSeance[];
	objectif: PlanObjective;
	/** What no plan can beat, term by term, as far as it was proven. */
	borne: PlanObjective;
	prouveOptimal: boolean;
}

export interface ImpossiblePlan {
	faisable: false;
	heuresPlacables: number;
	/** Whether `heuresPlacables` is proven the most; false: at least so many fit. */
	heuresProuvees: boolean;
	/** Whether it is proven that no plan exists; false: none was found in the time there was. */
	impossibiliteProuvee: boolean;
	blocages: Blockage[];
	assouplissements: Relaxation[];
}

export type Plan = FoundPlan | ImpossiblePlan;

export interface PlanOptions {
	/**
	 * Seconds that the solver may take in all; past it the best plan found comes with its gap.
	 * Default: the rule file.
	 */
	limiteSecondes?: number;
	/** false: an infeasible request is answered without looking for relaxations. */
	assouplir?: boolean;
}
