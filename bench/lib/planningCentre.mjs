// The centre of the planner's measurements: nine rooms, ten trainers, and what is asked of them.

/** @import { PlanContext, PlanFormateur, PlanRequest, PlanSalle } from '../../core/planning/solve/types.js' */

/**
 * @param {number} idSalle
 * @param {string} code
 * @param {number} capaciteMax
 * @param {string[]} formationsCompatibles
 * @returns {PlanSalle}
 */
const salle = (idSalle, code, capaciteMax, formationsCompatibles, parties = [idSalle]) => ({
	idSalle,
	code,
	nom: code,
	capaciteMax,
	formationsCompatibles,
	disponibleWeekend: true,
	disponibleSoir: true,
	statut: 'ACTIVE',
	parties,
});

/**
 * @param {number} idFormateur
 * @param {string[]} specialites
 * @returns {PlanFormateur}
 */
const formateur = (idFormateur, specialites) => ({
	idFormateur,
	nom: `Formateur ${idFormateur}`,
	statut: 'ACTIF',
	specialites,
	disponibilites: [],
});
const salles = [
	salle(1, 'ATEL_A', 12, ['CAP_BJ', 'INIT_BJ', 'PERF_BIJOU']),
	salle(2, 'ATEL_B', 10, ['PERF_SERTI', 'INIT_SERTI', 'CAP_BJ']),
	salle(3, 'ATEL_C', 8, ['CAP_BJ', 'PERF_BIJOU', 'PERF_POLISSAGE']),
	salle(4, 'INFO', 15, ['CAO_DAO', 'DESIGN_3D', 'CAP_BJ']),
	salle(5, 'THEO', 20, ['GEMMO', 'HISTOIRE_ART', 'CAP_BJ']),
	salle(6, 'ATEL_POL', 6, ['PERF_POLISSAGE', 'CAP_BJ']),
	salle(7, 'ATEL_TAIL', 8, ['LAPIDAIRE', 'TAILLE_PIERRE']),
	salle(8, 'REUNION', 12, ['GEMMO', 'CAP_BJ']),
	salle(9, 'TOUS_ATEL', 50, ['TOUS'], [1, 2, 3, 6, 7]),
];
const formateurs = [
	formateur(1, ['CAP_BJ', 'INIT_BJ']),
	formateur(2, ['CAP_BJ', 'PERF_BIJOU']),
	formateur(3, ['INIT_SERTI', 'PERF_SERTI', 'CAP_BJ']),
	formateur(4, ['GEMMO', 'CAP_BJ', 'HISTOIRE_ART']),
	formateur(5, ['CAP_BJ', 'CAO_DAO']),
	formateur(6, ['CAP_BJ', 'PERF_POLISSAGE']),
	formateur(7, ['CAP_BJ', 'LAPIDAIRE']),
	formateur(8, ['INIT_SERTI', 'CAP_BJ']),
	formateur(9, ['CAP_BJ', 'GEMMO']),
	formateur(10, ['INIT_BJ', 'PERF_BIJOU', 'CAO_DAO']),
];

/** @type {PlanContext} */
export const centre = {
	salles,
	formateurs,
	occupations: [],
	fermetures: [{ dateDebut: '2026-12-21', dateFin: '2027-01-03', motif: 'vacances de Noël' }],
	fuseau: 'Europe/Paris',
};

/**
 * A centre in use: one half-day in six of each room is taken already.
 * @type {PlanContext}
 */
export const busy = {
	...centre,
	occupations: Array.from({ length: 300 }, (_, dayNumber) =>
		salles
			.slice(0, 8)
			.flatMap(({ idSalle }) =>
				(dayNumber * 7 + idSalle * 3) % 3 === 0
					? [{ idSalle, ...half(dayNumber, (dayNumber + idSalle) % 2 === 1) }]
					: [],
			),
	).flat(),
};

/**
 * @param {number} dayNumber
 * @param {boolean} afternoon
 */
function half(dayNumber, afternoon) {
	const date = new Date(Date.UTC(2026, 8, 1 + dayNumber)).toISOString().slice(0, 10);
	const [start, end] = afternoon ? [12, 16] : ['06', 10];
	return {
		dateDebut: `${date}T${start}:00:00Z`,
		dateFin: `${date}T${end}:00:00Z`,
		idSession: 1000 + dayNumber,
	};
}

/** @type {PlanRequest['joursActifs']} */
const weekdays = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'];

/** @type {PlanRequest} */
export const seed = {
	formation: 'INIT_SERTI',
	dureeHeures: 40,
	dateDebut: '2026-03-01',
	dateFin: '2026-05-31',
	joursActifs: ['SAMEDI'],
};

/** @type {PlanRequest} */
export const medium = {
	formation: 'INIT_SERTI',
	dureeHeures: 200,
	dateDebut: '2026-09-01',
	dateFin: '2027-06-30',
	joursActifs: ['LUNDI', 'MARDI', 'JEUDI'],
	heuresParSemaine: 16,
};

/**
 * A CAP of eight subjects in a year.
 * @param {number} [heuresParSemaine]
 * @returns {PlanRequest}
 */
export const cap = (heuresParSemaine) => ({
	formation: 'CAP_BJ',
	dureeHeures: 800,
	dateDebut: '2026-09-01',
	dateFin: '2027-08-31',
	joursActifs: weekdays,
	heuresParSemaine,
	matieres: [
		{
			nom: 'Bijouterie',
			heures: 300,
			salles: ['ATEL_A', 'ATEL_B', 'ATEL_C'],
			formateurs: [1, 2, 7],
		},
		{ nom: 'Sertissage', heures: 120, salles: ['ATEL_A', 'ATEL_B', 'ATEL_C'], formateurs: [3, 8] },
		{ nom: 'Polissage', heures: 80, salles: ['ATEL_POL', 'ATEL_C'], formateurs: [6] },
		{ nom: 'Dessin', heures: 70, salles: ['THEO', 'REUNION'], formateurs: [4, 5] },
		{ nom: 'Gemmologie', heures: 50, salles: ['THEO', 'REUNION'], formateurs: [4, 9] },
		{ nom: 'Histoire', heures: 50, salles: ['THEO', 'REUNION'], formateurs: [5, 9] },
		{ nom: 'CAO', heures: 70, salles: ['INFO'], formateurs: [5, 9] },
		{ nom: 'Gestion', heures: 60, salles: ['THEO', 'REUNION'], formateurs: [7, 4] },
	],
});

/** @type {PlanRequest[]} */
export const short = Array.from({ length: 20 }, (_, i) => ({
	formation: ['INIT_SERTI', 'GEMMO', 'INIT_BJ', 'CAO_DAO', 'PERF_BIJOU'][i % 5],
	dureeHeures: 24 + 8 * (i % 3),
	dateDebut: '2026-09-01',
	dateFin: '2027-06-30',
	joursActifs: i % 2 ? ['SAMEDI'] : ['LUNDI', 'VENDREDI'],
	creneaux: i % 4 === 0 ? ['SOIR'] : undefined,
}));

/**
 * The centre of the school year: five more trainers, who teach short courses.
 * @type {PlanContext}
 */
export const yearCentre = {
	...centre,
	formateurs: [
		...formateurs,
		formateur(11, ['INIT_SERTI', 'PERF_SERTI']),
		formateur(12, ['GEMMO', 'HISTOIRE_ART']),
		formateur(13, ['CAO_DAO', 'DESIGN_3D']),
		formateur(14, ['PERF_POLISSAGE', 'INIT_BJ']),
		formateur(15, ['LAPIDAIRE', 'TAILLE_PIERRE']),
	],
};

/** The same, half full: one half-day in two of each room is taken already. */
export const halfFull = {
	...yearCentre,
	occupations: Array.from({ length: 365 }, (_, dayNumber) =>
		salles.slice(0, 8).map(({ idSalle }) => ({
			idSalle,
			...half(dayNumber, (dayNumber * 5 + idSalle * 3) % 4 >= 2),
		})),
	).flat(),
};

const COURSES = [
	'INIT_SERTI',
	'GEMMO',
	'INIT_BJ',
	'CAO_DAO',
	'PERF_BIJOU',
	'PERF_POLISSAGE',
	'LAPIDAIRE',
	'PERF_SERTI',
	'HISTOIRE_ART',
	'DESIGN_3D',
];

/**
 * A school year: three CAPs of 800 hours and sixty short courses, each in a window of six to
 * fourteen weeks.
 * @type {PlanRequest[]}
 */
export const year = [
	cap(28),
	{ ...cap(24), semaines: { uneSur: 2, depuis: '2026-09-07' }, dateFin: '2028-07-31' },
	cap(35),
	...Array.from({ length: 60 }, (_, i) => {
		const debut = Date.UTC(2026, 8, 1) + ((i * 37) % 40) * 7 * 86_400_000;
		const day = (/** @type {number} */ ms) => new Date(ms).toISOString().slice(0, 10);
		return {
			formation: COURSES[i % COURSES.length],
			dureeHeures: 14 + 7 * (i % 5),
			dateDebut: day(debut),
			dateFin: day(debut + (6 + (i % 5) * 2) * 7 * 86_400_000),
			joursActifs: /** @type {PlanRequest['joursActifs']} */ (
				[['SAMEDI'], ['LUNDI', 'VENDREDI'], ['MARDI', 'JEUDI'], ['LUNDI', 'MARDI', 'MERCREDI']][
					i % 4
				]
			),
			creneaux: i % 6 === 0 ? ['SOIR'] : undefined,
		};
	}),
];
