import { core } from '../lib/base.mjs';
import { sumUp } from '../lib/statistiques.mjs';

export const titre = 'Plans, from 40 hours to three CAP of 800';
export const contre =
	'a greedy first-fit on the same calendar, and the bound that the solver proves';
export const tours = 3;

const { plan } = core('core/planning/plan.js');
const { planInTurn, planTogether, isBetter, occupationsOf } = core('core/planning/ensemble.js');
const { pose, startOfRun } = core('core/planning/probleme.js');
const { greedy } = core('core/planning/glouton.js');
const { countSubjectChanges } = core('core/planning/modeleCap.js');
const { defaultPlanningRules } = core('core/planning/regles.js');
const { isoAt } = core('core/planning/ecrire.js');
const { stopSolver, warmSolver } = core('core/planning/solveur.js');

const regles = defaultPlanningRules();

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
const centre = {
	salles,
	formateurs,
	occupations: [],
	fermetures: [{ dateDebut: '2026-12-21', dateFin: '2027-01-03', motif: 'vacances de Noël' }],
	fuseau: 'Europe/Paris',
};
/** A centre in use: one half-day in six of each room is taken already. */
const occupe = {
	...centre,
	occupations: Array.from({ length: 300 }, (_, jour) =>
		salles
			.slice(0, 8)
			.flatMap(({ idSalle }) =>
				(jour * 7 + idSalle * 3) % 3 === 0
					? [{ idSalle, ...half(jour, (jour + idSalle) % 2) }]
					: [],
			),
	).flat(),
};
function half(jour, apresMidi) {
	const date = new Date(Date.UTC(2026, 8, 1 + jour)).toISOString().slice(0, 10);
	return apresMidi
		? { dateDebut: `${date}T12:00:00Z`, dateFin: `${date}T16:00:00Z`, idSession: 1000 + jour }
		: { dateDebut: `${date}T06:00:00Z`, dateFin: `${date}T10:00:00Z`, idSession: 1000 + jour };
}
const semaine = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'];
const seed = {
	formation: 'INIT_SERTI',
	heures: 40,
	dateDebut: '2026-03-01',
	dateFin: '2026-05-31',
	joursActifs: ['SAMEDI'],
};
const moyen = {
	formation: 'INIT_SERTI',
	heures: 200,
	dateDebut: '2026-09-01',
	dateFin: '2027-06-30',
	joursActifs: ['LUNDI', 'MARDI', 'JEUDI'],
	heuresParSemaine: 16,
};
const cap = (heuresParSemaine) => ({
	formation: 'CAP_BJ',
	heures: 800,
	dateDebut: '2026-09-01',
	dateFin: '2027-08-31',
	joursActifs: semaine,
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
const courts = Array.from({ length: 20 }, (_, i) => ({
	formation: ['INIT_SERTI', 'GEMMO', 'INIT_BJ', 'CAO_DAO', 'PERF_BIJOU'][i % 5],
	heures: 24 + 8 * (i % 3),
	dateDebut: '2026-09-01',
	dateFin: '2027-06-30',
	joursActifs: i % 2 ? ['SAMEDI'] : ['LUNDI', 'VENDREDI'],
	creneaux: i % 4 === 0 ? ['SOIR'] : undefined,
}));

/** First-fit's objective, in the planner's terms but for irregularity, which is judged against each plan's own end. */
function firstFit(demande, contexte) {
	const probleme = pose(demande, contexte, regles, false);
	const placements = greedy(probleme);
	if (!placements) return null;
	const { creneaux } = probleme.calendrier;
	const fin = Math.max(
		...placements.map(
			({ creneau, paire, heures }) =>
				creneaux[creneau].debut + (startOfRun(paire.libres[creneau], heures) + heures) * 3_600_000,
		),
	);
	return {
		fin: isoAt(fin, contexte.fuseau),
		changements: countSubjectChanges(placements, probleme),
		seances: placements.length,
	};
}

async function timed(rounds, travail) {
	const murs = [];
	const calculs = [];
	let valeur;
	for (let i = 0; i < rounds; i += 1) {
		const cpu = process.cpuUsage();
		const debut = performance.now();
		valeur = await travail();
		murs.push(performance.now() - debut);
		const { user, system } = process.cpuUsage(cpu);
		calculs.push((user + system) / 1000);
	}
	return {
		valeur,
		ms: Math.round(sumUp(murs).mediane),
		msCalcul: Math.round(sumUp(calculs).mediane),
	};
}

/** The longest pause of the event loop while something runs: what n8n would feel. */
async function pauseDuring(travail) {
	let pire = 0;
	let avant = performance.now();
	const pouls = setInterval(() => {
		pire = Math.max(pire, performance.now() - avant - 5);
		avant = performance.now();
	}, 5);
	const resultat = await travail();
	clearInterval(pouls);
	return { resultat, pausePireMs: Math.round(pire) };
}

const doubles = (plans) => {
	const prises = plans.flatMap((p, i) => (p.faisable ? occupationsOf(p, centre, i) : []));
	return prises.filter((a, i) =>
		prises.some(
			(b, j) =>
				j < i &&
				a.dateDebut < b.dateFin &&
				b.dateDebut < a.dateFin &&
				((a.idSalle != null && a.idSalle === b.idSalle) ||
					(a.idFormateur != null && a.idFormateur === b.idFormateur)),
		),
	).length;
};
const day = (instant) => instant?.slice(0, 10) ?? 'none';

export async function run({ tours: rounds }) {
	const froid = performance.now();
	await plan(seed, centre);
	const premierMs = Math.round(performance.now() - froid);
	await warmSolver();
	const seuls = [];
	for (const [nom, demande, contexte] of [
		['40 h, Saturdays (the seed document)', seed, centre],
		['200 h, three days a week', moyen, centre],
		['800 h, one CAP of eight subjects, 28 h a week', cap(28), centre],
		['800 h, no weekly cap', cap(undefined), centre],
		['800 h, 35 h a week, rooms in use', cap(35), occupe],
	]) {
		const nous = await timed(rounds, () => plan(demande, contexte, { assouplir: false }));
		const pair = await timed(rounds, () => firstFit(demande, contexte));
		const { objectif, prouveOptimal } = nous.valeur;
		seuls.push([
			nom,
			nous.ms,
			nous.msCalcul,
			prouveOptimal ? 'yes' : 'no',
			day(objectif?.fin),
			objectif?.changements ?? '',
			pair.ms,
			pair.valeur ? day(pair.valeur.fin) : 'no plan',
			pair.valeur?.changements ?? '',
		]);
	}
	const trois = [cap(28), cap(24), cap(28)];
	const tour = await timed(rounds, () => planInTurn(trois, centre, { assouplir: false }));
	const ensemble = await timed(rounds, () => planTogether(trois, centre));
	const charge = await timed(rounds, () =>
		planInTurn([...trois, ...courts], centre, { assouplir: false }),
	);
	const row = (nom, { ms, msCalcul }, plans) => [
		nom,
		ms,
		msCalcul,
		`${plans.filter(({ faisable }) => faisable).length} of ${plans.length}`,
		plans.filter(({ prouveOptimal }) => prouveOptimal).length,
		doubles(plans),
	];
	const { pausePireMs } = await pauseDuring(() => plan(cap(35), occupe, { assouplir: false }));
	await stopSolver();
	return {
		tableaux: [
			{
				titre: 'One session at a time (milliseconds of wall clock and of processor):',
				entetes: [
					'',
					'ms',
					'processor ms',
					'proven best',
					'ends',
					'changes',
					'first-fit ms',
					'first-fit ends',
					'first-fit changes',
				],
				lignes: seuls,
			},
			{
				titre: 'Several:',
				entetes: ['', 'ms', 'processor ms', 'placed', 'proven best', 'double bookings'],
				lignes: [
					row('3 × 800 h one after another', tour, tour.valeur),
					row('3 × 800 h together', ensemble, ensemble.valeur.plans),
					row('3 × 800 h and 20 short courses', charge, charge.valeur),
				],
			},
		],
		verdict: `Planned together the three end ${isBetter(tour.valeur, ensemble.valeur.plans) ? 'LATER' : 'no later'} than in turn. The first plan of a process takes ${premierMs} ms (the solver is loaded); the longest pause of n8n's event loop while the hardest plan is made: ${pausePireMs} ms, since the solver runs in a thread of its own.`,
	};
}
