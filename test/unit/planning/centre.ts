import type {
	PlanContext,
	PlanRequest,
	PlanFormateur,
	PlanOccupation,
	PlanSalle,
} from '../../../core/planning/solve/types';

const salle = (
	idSalle: number,
	code: string,
	capaciteMax: number,
	formationsCompatibles: string[],
	reste: Partial<PlanSalle> = {},
): PlanSalle => ({
	idSalle,
	code,
	nom: `Nom de ${code}`,
	capaciteMax,
	formationsCompatibles,
	disponibleWeekend: true,
	disponibleSoir: true,
	statut: 'ACTIVE',
	parties: [idSalle],
	...reste,
});

export const formateur = (
	idFormateur: number,
	specialites: string[],
	reste: Partial<PlanFormateur> = {},
): PlanFormateur => ({
	idFormateur,
	nom: `Formateur ${idFormateur}`,
	statut: 'ACTIF',
	specialites,
	disponibilites: [],
	...reste,
});

/** What is to be proven is, also where the machine is busy: the time limit alone would make it another answer. */
export const unhurried = { limiteSecondes: 300 };

/** The nine rooms of the seed document and six trainers. */
export const salles = [
	salle(1, 'ATEL_A', 12, ['CAP_BJ', 'INIT_BJ', 'PERF_BIJOU']),
	salle(2, 'ATEL_B', 10, ['PERF_SERTI', 'INIT_SERTI']),
	salle(3, 'ATEL_C', 8, ['CAP_BJ', 'PERF_BIJOU', 'PERF_POLISSAGE']),
	salle(4, 'INFO', 15, ['CAO_DAO', 'DESIGN_3D']),
	salle(5, 'THEO', 20, ['GEMMO', 'HISTOIRE_ART', 'CAP_BJ']),
	salle(6, 'ATEL_POL', 6, ['PERF_POLISSAGE', 'CAP_BJ']),
	salle(7, 'ATEL_TAIL', 8, ['LAPIDAIRE', 'TAILLE_PIERRE']),
	salle(8, 'REUNION', 12, []),
	salle(9, 'TOUS_ATEL', 50, ['TOUS'], { parties: [1, 2, 3, 6, 7] }),
];

export const formateurs = [
	formateur(1, ['CAP_BJ', 'INIT_BJ']),
	formateur(2, ['CAP_BJ', 'PERF_BIJOU']),
	formateur(3, ['INIT_SERTI', 'PERF_SERTI', 'CAP_BJ']),
	formateur(4, ['GEMMO', 'CAP_BJ']),
	formateur(5, ['CAP_BJ', 'CAO_DAO']),
	formateur(6, ['CAP_BJ', 'PERF_POLISSAGE']),
];

export const centre = (
	occupations: PlanOccupation[] = [],
	reste: Partial<PlanContext> = {},
): PlanContext => ({
	salles,
	formateurs,
	occupations,
	fermetures: [],
	fuseau: 'Europe/Paris',
	...reste,
});

export const samedis = (reste: Partial<PlanRequest> = {}): PlanRequest => ({
	formation: 'INIT_SERTI',
	dureeHeures: 40,
	dateDebut: '2026-03-01',
	dateFin: '2026-05-31',
	joursActifs: ['SAMEDI'],
	...reste,
});

export const cap = (reste: Partial<PlanRequest> = {}): PlanRequest => ({
	formation: 'CAP_BJ',
	dureeHeures: 800,
	dateDebut: '2026-09-01',
	dateFin: '2027-06-30',
	joursActifs: ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'],
	heuresParSemaine: 28,
	matieres: [
		{ nom: 'Bijouterie', heures: 300, salles: ['ATEL_A'], formateurs: [1, 2] },
		{ nom: 'Sertissage', heures: 120, salles: ['ATEL_A', 'ATEL_C'], formateurs: [3] },
		{ nom: 'Polissage', heures: 80, salles: ['ATEL_POL'], formateurs: [6] },
		{ nom: 'Dessin', heures: 70, salles: ['THEO'], formateurs: [4, 5] },
		{ nom: 'Gemmologie', heures: 50, salles: ['THEO'], formateurs: [4] },
		{ nom: 'Histoire', heures: 50, salles: ['THEO'], formateurs: [5] },
		{ nom: 'Technologie', heures: 70 },
		{ nom: 'Gestion', heures: 60, salles: ['THEO'] },
	],
	...reste,
});
