// What the repairs of the bench are asked: two sessions at the same hours, whose trainers are both away.

/** @import { PlanContext, PlanFormateur } from '../../core/planning/solve/types.js' */
/** @import { PlacedSeance, RepairRequest } from '../../core/planning/repair/repair.js' */

import { centre } from './planningCentre.mjs';

/**
 * @param {number} idFormateur
 * @returns {PlanFormateur}
 */
const formateur = (idFormateur) => ({
	idFormateur,
	nom: `Formateur ${idFormateur}`,
	statut: 'ACTIF',
	specialites: ['CAP_BJ'],
	disponibilites: [],
});

/** Mornings and afternoons, summer time all along. */
const HALVES = [
	['T08:00:00+02:00', 'T12:00:00+02:00'],
	['T14:00:00+02:00', 'T18:00:00+02:00'],
];

/**
 * Two sessions of so many working days each, in rooms of their own; their trainers are away for all of
 * it, and `others` may stand in. With two of them every séance keeps its hours; with one, half of them
 * can't.
 * @param {number} days at most 35, up to the change of the clock
 * @param {number} others
 * @returns {{ request: RepairRequest, context: PlanContext }}
 */
export function bothAway(days, others) {
	const dates = Array.from({ length: days }, (_, i) =>
		new Date(Date.UTC(2026, 8, 7 + 7 * Math.floor(i / 5) + (i % 5))).toISOString().slice(0, 10),
	);
	const last = new Date(`${dates[dates.length - 1]}T00:00:00Z`);
	last.setUTCDate(last.getUTCDate() + 28);
	const sessions = [1, 2].map((idSession) => ({
		idSession,
		demande: {
			formation: 'CAP_BJ',
			dureeHeures: 8 * days,
			dateDebut: dates[0],
			dateFin: last.toISOString().slice(0, 10),
			joursActifs: /** @type {const} */ ([
				'LUNDI',
				'MARDI',
				'MERCREDI',
				'JEUDI',
				'VENDREDI',
			]).slice(),
			heuresParJour: 8,
		},
	}));
	/** @type {PlacedSeance[]} */
	const seances = dates.flatMap((date, day) =>
		HALVES.flatMap(([debut, fin], half) =>
			sessions.map(({ idSession }) => ({
				idReservation: 4 * day + 2 * half + idSession,
				idSession,
				dateDebut: `${date}${debut}`,
				dateFin: `${date}${fin}`,
				salle: idSession === 1 ? 'ATEL_A' : 'ATEL_B',
				formateurId: idSession,
				matiere: null,
			})),
		),
	);
	const pertes = sessions.map(({ idSession }) => ({
		idFormateur: idSession,
		dateDebut: `${dates[0]}T00:00:00+02:00`,
		dateFin: `${dates[dates.length - 1]}T23:00:00+02:00`,
	}));
	return {
		request: { sessions, seances, pertes },
		context: {
			...centre,
			salles: centre.salles.filter(({ code }) => code === 'ATEL_A' || code === 'ATEL_B'),
			formateurs: [1, 2, ...Array.from({ length: others }, (_, i) => 3 + i)].map(formateur),
		},
	};
}
