import { undeclaredHours } from '../../salles/declaredHours';
import { roomName } from '../../salles/roomName';
import { trainerName } from '../../salles/trainerName';
import { hoursInWords } from '../../time/french';
import type { Calendar } from './calendar';
import type { Budget } from './budget';
import { mostHours } from './subjects';
import { hasDayRules } from './dayRules';
import {
	isComposed,
	namedRooms,
	namedTrainers,
	whyRoomUnfit,
	whyTrainerUnfit,
} from './eligibility';
import { bestLengths, capacityByWeek } from './horizon';
import { full } from './steps';
import { pose, toHours, type Pair, type Problem } from './problem';
import { roomStages } from './roomStages';
import type { PlanningRules } from '../../rules/planningRules';
import type { Blockage, PlanContext, PlanRequest, PlanOccupation, PlanSalle } from './types';

/**
 * Why no plan exists: the most hours that fit, and for each candidate day that is not wholly free
 * what stands in the way, in French.
 */
export async function explainNoPlan(
	request: PlanRequest,
	context: PlanContext,
	rules: PlanningRules,
	budget: Budget,
): Promise<{ heures: number; proven: boolean; blocages: Blockage[] }> {
	const problem = pose(request, context, rules, roomStages(rules).includes(true));
	const { heures, proven } = await placeable(problem, budget);
	const reasons = unfit(request, context, rules);
	const blocages = problem.calendrier.jours.flatMap((jour) => {
		const over = jour.begun ? ['heures déjà passées'] : [];
		const own = jour.ferme
			? [jour.ferme]
			: [...over, ...reasons, ...dayReasons(problem, jour, context)];
		return own.length ? [{ date: jour.date, raison: own.join(' ; ') }] : [];
	});
	return { heures: toHours(problem, heures), proven, blocages };
}

async function placeable(
	problem: Problem,
	budget: Budget,
): Promise<{ heures: number; proven: boolean }> {
	if (problem.subjects.length > 1 || hasDayRules(problem)) return mostHours(problem, budget);
	const { creneaux, weeks } = problem.calendrier;
	const heures = capacityByWeek(
		creneaux,
		bestLengths(problem.subjects[0].pairs, creneaux.length),
		problem,
		weeks,
	).reduce((a, b) => a + b, 0);
	return { heures: Math.min(heures, problem.heures), proven: true };
}

/** Subjects for which no room or no trainer is eligible at all, each with its causes. */
function unfit(request: PlanRequest, context: PlanContext, rules: PlanningRules): string[] {
	const reasons = new Set<string>();
	const shortest = request.heuresMinSeance ?? 0;
	for (const { nom, heures, salles, formateurs } of request.matieres?.length
		? request.matieres
		: [{ nom: null, heures: request.dureeHeures, salles: undefined, formateurs: undefined }]) {
		const pour = nom ? `${nom} : ` : '';
		if (heures < shortest)
			reasons.add(
				`${pour}${hoursInWords(heures)} en tout, moins que la plus courte séance (${hoursInWords(shortest)})`,
			);
		const placeNames = namedRooms(request, salles, context.salles, true).map((salle) =>
			whyRoomUnfit(salle, request),
		);
		if (placeNames.every(Boolean))
			reasons.add(
				`${pour}aucune salle possible (${placeNames.length ? placeNames.join(', ') : 'salle inconnue'})`,
			);
		const isNamedOne = Boolean(formateurs?.length) || request.formateurId != null;
		const everybody = namedTrainers(request, formateurs, context.formateurs).map((formateur) =>
			whyTrainerUnfit(formateur, request),
		);
		const why = isNamedOne
			? everybody.join(', ') || 'formateur inconnu'
			: `personne d'actif n'a la spécialité ${request.formation}`;
		if (everybody.every(Boolean) && (isNamedOne || rules.formateurObligatoire))
			reasons.add(`${pour}aucun formateur possible (${why})`);
	}
	return [...reasons];
}

/** What takes hours away on an open day: only what concerns a pair that the request could use. */
function dayReasons(
	problem: Problem,
	{ de, a }: Calendar['jours'][number],
	context: PlanContext,
): string[] {
	const reasons = new Set<string>();
	let whole = 0;
	for (let c = de; c < a; c++) whole += problem.calendrier.creneaux[c].units;
	const isShort = ({ most }: Pair) => most !== undefined && most[de] < whole;
	for (let c = de; c < a; c++) {
		const creneau = problem.calendrier.creneaux[c];
		const all = full(creneau.units);
		const fin = creneau.debut + creneau.units * problem.calendrier.pas;
		const touches = ({ dateDebut, dateFin }: { dateDebut: string; dateFin: string }) =>
			Date.parse(dateDebut) < fin && Date.parse(dateFin) > creneau.debut;
		for (const { pairs } of problem.subjects) {
			if (!pairs.length || pairs.some((one) => one.libres[c] === all && !isShort(one))) continue;
			for (const { salle, formateur } of pairs) {
				if (creneau.weekend && !salle.disponibleWeekend)
					reasons.add(`${roomName(salle)} est fermée le week-end`);
				if (creneau.soir && !salle.disponibleSoir)
					reasons.add(`${roomName(salle)} est fermée le soir`);
				for (const occupation of context.occupations) {
					if (!touches(occupation)) continue;
					if (occupation.idSalle != null && salle.parties.includes(occupation.idSalle))
						reasons.add(`${roomTaken(salle, occupation, context)} (${creneau.nom})`);
					if (formateur && occupation.idFormateur === formateur.idFormateur)
						reasons.add(
							`${trainerName(formateur)} est pris par ${byWhat(occupation)} (${creneau.nom})`,
						);
				}
				if (!formateur) continue;
				const left = leftOf(problem, formateur.idFormateur, c);
				if (left < whole)
					reasons.add(
						`${trainerName(formateur)} n'a plus que ${hoursInWords(toHours(problem, left))} ce jour ou cette semaine`,
					);
				const absent = formateur.disponibilites.some(
					(dispo) => dispo.type === 'INDISPONIBLE' && touches(dispo),
				);
				const undeclared = undeclaredHours(formateur.disponibilites, problem.calendrier.debut).some(
					(hours) => hours[0] < fin && hours[1] > creneau.debut,
				);
				if (absent) reasons.add(`${trainerName(formateur)} est absent (${creneau.nom})`);
				else if (undeclared)
					reasons.add(
						`${trainerName(formateur)} n'est pas disponible sur toute la durée (${creneau.nom})`,
					);
			}
		}
	}
	return [...reasons];
}

/** Steps that a trainer may still give on a créneau's day. */
function leftOf({ trainers, calendrier }: Problem, id: number, c: number): number {
	if (!trainers) return Infinity;
	const { date } = calendrier.jours[calendrier.creneaux[c].jour];
	return Math.min(trainers.day(id, date), trainers.week(id, date));
}

function byWhat({ idSession, motif }: PlanOccupation): string {
	if (idSession != null) return `la session ${idSession}`;
	return motif ? `« ${motif} »` : 'une autre réservation';
}

function roomTaken(salle: PlanSalle, occupation: PlanOccupation, context: PlanContext): string {
	const part = isComposed(salle)
		? context.salles.find(({ idSalle }) => idSalle === occupation.idSalle)?.nom
		: undefined;
	return `${roomName(salle)}${part ? ` (${part})` : ''} est prise par ${byWhat(occupation)}`;
}
