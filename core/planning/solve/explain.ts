import type { Calendar } from './calendar';
import { mostHours } from './subjects';
import {
	isComposed,
	nameOf,
	namedRooms,
	namedTrainers,
	whyRoomUnfit,
	whyTrainerUnfit,
} from './eligibility';
import { bestLengths, capacityByWeek } from './horizon';
import { full } from './masks';
import { pose, type Problem } from './problem';
import { roomStages } from './roomStages';
import type { PlanningRules } from '../../rules/planningRules';
import type { Blockage, PlanContext, PlanRequest, PlanOccupation, PlanSalle } from './types';

const HEURE = 3_600_000;

/**
 * Why no plan exists: the most hours that fit, and for each candidate day that is not wholly free
 * what stands in the way, in French.
 */
export async function explainNoPlan(
	demande: PlanRequest,
	contexte: PlanContext,
	regles: PlanningRules,
	limite: number,
): Promise<{ heures: number; proven: boolean; blocages: Blockage[] }> {
	const problem = pose(demande, contexte, regles, roomStages(regles).includes(true));
	const { heures, proven } = await placeable(problem, limite);
	const raisons = unfit(demande, contexte, regles);
	const blocages = problem.calendrier.jours.flatMap((jour) => {
		const propres = jour.ferme
			? [jour.ferme]
			: [...raisons, ...dayReasons(problem, jour, contexte)];
		return propres.length ? [{ date: jour.date, raison: propres.join(' ; ') }] : [];
	});
	return { heures, proven, blocages };
}

async function placeable(
	problem: Problem,
	limite: number,
): Promise<{ heures: number; proven: boolean }> {
	if (problem.subjects.length > 1) return mostHours(problem, limite);
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
function unfit(demande: PlanRequest, contexte: PlanContext, regles: PlanningRules): string[] {
	const raisons = new Set<string>();
	for (const { nom, salles, formateurs } of demande.matieres?.length
		? demande.matieres
		: [{ nom: null, salles: undefined, formateurs: undefined }]) {
		const pour = nom ? `${nom} : ` : '';
		const placeNames = namedRooms(demande, salles, contexte.salles, true).map((salle) =>
			whyRoomUnfit(salle, demande),
		);
		if (placeNames.every(Boolean))
			raisons.add(
				`${pour}aucune salle possible (${placeNames.length ? placeNames.join(', ') : 'salle inconnue'})`,
			);
		const isNamedOne = Boolean(formateurs?.length) || demande.formateurId != null;
		const everybody = namedTrainers(demande, formateurs, contexte.formateurs).map((formateur) =>
			whyTrainerUnfit(formateur, demande),
		);
		const why = isNamedOne
			? everybody.join(', ') || 'formateur inconnu'
			: `personne d'actif n'a la spécialité ${demande.formation}`;
		if (everybody.every(Boolean) && (isNamedOne || regles.formateurObligatoire))
			raisons.add(`${pour}aucun formateur possible (${why})`);
	}
	return [...raisons];
}

/** What takes hours away on an open day: only what concerns a pair that the request could use. */
function dayReasons(
	problem: Problem,
	{ de, a }: Calendar['jours'][number],
	contexte: PlanContext,
): string[] {
	const raisons = new Set<string>();
	for (let c = de; c < a; c++) {
		const creneau = problem.calendrier.creneaux[c];
		const tout = full(creneau.units);
		const fin = creneau.debut + creneau.units * HEURE;
		const touches = ({ dateDebut, dateFin }: { dateDebut: string; dateFin: string }) =>
			Date.parse(dateDebut) < fin && Date.parse(dateFin) > creneau.debut;
		for (const { pairs } of problem.subjects) {
			if (!pairs.length || pairs.some(({ libres }) => libres[c] === tout)) continue;
			for (const { salle, formateur } of pairs) {
				if (creneau.weekend && !salle.disponibleWeekend)
					raisons.add(`la salle ${salle.code} est fermée le week-end`);
				if (creneau.soir && !salle.disponibleSoir)
					raisons.add(`la salle ${salle.code} est fermée le soir`);
				for (const occupation of contexte.occupations) {
					if (!touches(occupation)) continue;
					if (occupation.idSalle != null && salle.parties.includes(occupation.idSalle))
						raisons.add(`${roomTaken(salle, occupation, contexte)} (${creneau.nom})`);
					if (formateur && occupation.idFormateur === formateur.idFormateur)
						raisons.add(`${nameOf(formateur)} est pris par ${byWhat(occupation)} (${creneau.nom})`);
				}
				if (!formateur) continue;
				const absent = formateur.disponibilites.some(
					(dispo) => dispo.type === 'INDISPONIBLE' && touches(dispo),
				);
				const declare = formateur.disponibilites.filter(
					({ type, dateFin }) =>
						type === 'DISPONIBLE' && Date.parse(dateFin) > problem.calendrier.debut,
				);
				if (absent) raisons.add(`${nameOf(formateur)} est absent (${creneau.nom})`);
				else if (
					declare.length &&
					!declare.some(
						(dispo) =>
							Date.parse(dispo.dateDebut) <= creneau.debut && Date.parse(dispo.dateFin) >= fin,
					)
				)
					raisons.add(
						`${nameOf(formateur)} n'est pas disponible sur toute la durée (${creneau.nom})`,
					);
			}
		}
	}
	return [...raisons];
}

function byWhat({ idSession, motif }: PlanOccupation): string {
	if (idSession != null) return `la session ${idSession}`;
	return motif ? `« ${motif} »` : 'une autre réservation';
}

function roomTaken(salle: PlanSalle, occupation: PlanOccupation, contexte: PlanContext): string {
	const partie = isComposed(salle)
		? contexte.salles.find(({ idSalle }) => idSalle === occupation.idSalle)?.code
		: undefined;
	return `la salle ${salle.code}${partie ? ` (${partie})` : ''} est prise par ${byWhat(occupation)}`;
}
