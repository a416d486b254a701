// node bench/planning.mjs [--rounds N]: the planner beside a greedy first-fit and the bound it proves, 40 h to 3 × 800 h; JSON on standard output, or in --out FILE.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const core = process.env.PLANNING_CORE ?? join(root, 'dist/core/planning');
if (!existsSync(join(core, 'plan.js'))) execFileSync('npx', ['n8n-node', 'build'], { cwd: root, stdio: 'inherit' });
const load = createRequire(join(core, 'plan.js'));
const { plan } = load('./plan.js');
const { planInTurn, planTogether, isBetter, occupationsOf } = load('./ensemble.js');
const { pose } = load('./probleme.js');
const { greedy } = load('./glouton.js');
const { countSubjectChanges } = load('./modeleCap.js');
const { startOfRun } = load('./probleme.js');
const { defaultPlanningRules } = load('./regles.js');
const { isoAt } = load('./ecrire.js');
const { stopSolver, warmSolver } = load('./solveur.js');

const option = (nom) => { const i = process.argv.indexOf(`--${nom}`); return i > 0 ? process.argv[i + 1] : undefined; };
const tours = Number(option('rounds') ?? 3);
const regles = defaultPlanningRules();

const salle = (idSalle, code, capaciteMax, formationsCompatibles, parties = [idSalle]) => ({ idSalle, code, nom: code, capaciteMax, formationsCompatibles, disponibleWeekend: true, disponibleSoir: true, statut: 'ACTIVE', parties });
const formateur = (idFormateur, specialites) => ({ idFormateur, nom: `Formateur ${idFormateur}`, statut: 'ACTIF', specialites, disponibilites: [] });
const salles = [
	salle(1, 'ATEL_A', 12, ['CAP_BJ', 'INIT_BJ', 'PERF_BIJOU']), salle(2, 'ATEL_B', 10, ['PERF_SERTI', 'INIT_SERTI', 'CAP_BJ']), salle(3, 'ATEL_C', 8, ['CAP_BJ', 'PERF_BIJOU', 'PERF_POLISSAGE']),
	salle(4, 'INFO', 15, ['CAO_DAO', 'DESIGN_3D', 'CAP_BJ']), salle(5, 'THEO', 20, ['GEMMO', 'HISTOIRE_ART', 'CAP_BJ']), salle(6, 'ATEL_POL', 6, ['PERF_POLISSAGE', 'CAP_BJ']),
	salle(7, 'ATEL_TAIL', 8, ['LAPIDAIRE', 'TAILLE_PIERRE']), salle(8, 'REUNION', 12, ['GEMMO', 'CAP_BJ']), salle(9, 'TOUS_ATEL', 50, ['TOUS'], [1, 2, 3, 6, 7]),
];
const formateurs = [
	formateur(1, ['CAP_BJ', 'INIT_BJ']), formateur(2, ['CAP_BJ', 'PERF_BIJOU']), formateur(3, ['INIT_SERTI', 'PERF_SERTI', 'CAP_BJ']), formateur(4, ['GEMMO', 'CAP_BJ', 'HISTOIRE_ART']), formateur(5, ['CAP_BJ', 'CAO_DAO']),
	formateur(6, ['CAP_BJ', 'PERF_POLISSAGE']), formateur(7, ['CAP_BJ', 'LAPIDAIRE']), formateur(8, ['INIT_SERTI', 'CAP_BJ']), formateur(9, ['CAP_BJ', 'GEMMO']), formateur(10, ['INIT_BJ', 'PERF_BIJOU', 'CAO_DAO']),
];
const centre = { salles, formateurs, occupations: [], fermetures: [{ dateDebut: '2026-12-21', dateFin: '2027-01-03', motif: 'vacances de Noël' }], fuseau: 'Europe/Paris' };
/** A centre in use: one half-day in six of each room is taken already. */
const occupe = { ...centre, occupations: Array.from({ length: 300 }, (_, jour) => salles.slice(0, 8).flatMap(({ idSalle }) => ((jour * 7 + idSalle * 3) % 3 === 0 ? [{ idSalle, ...half(jour, (jour + idSalle) % 2) }] : []))).flat() };
function half(jour, apresMidi) {
	const date = new Date(Date.UTC(2026, 8, 1 + jour)).toISOString().slice(0, 10);
	return apresMidi ? { dateDebut: `${date}T12:00:00Z`, dateFin: `${date}T16:00:00Z`, idSession: 1000 + jour } : { dateDebut: `${date}T06:00:00Z`, dateFin: `${date}T10:00:00Z`, idSession: 1000 + jour };
}
const semaine = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI'];
const seed = { formation: 'INIT_SERTI', heures: 40, dateDebut: '2026-03-01', dateFin: '2026-05-31', joursActifs: ['SAMEDI'] };
const moyen = { formation: 'INIT_SERTI', heures: 200, dateDebut: '2026-09-01', dateFin: '2027-06-30', joursActifs: ['LUNDI', 'MARDI', 'JEUDI'], heuresParSemaine: 16 };
const cap = (heuresParSemaine) => ({
	formation: 'CAP_BJ', heures: 800, dateDebut: '2026-09-01', dateFin: '2027-08-31', joursActifs: semaine, heuresParSemaine,
	matieres: [
		{ nom: 'Bijouterie', heures: 300, salles: ['ATEL_A', 'ATEL_B', 'ATEL_C'], formateurs: [1, 2, 7] }, { nom: 'Sertissage', heures: 120, salles: ['ATEL_A', 'ATEL_B', 'ATEL_C'], formateurs: [3, 8] },
		{ nom: 'Polissage', heures: 80, salles: ['ATEL_POL', 'ATEL_C'], formateurs: [6] }, { nom: 'Dessin', heures: 70, salles: ['THEO', 'REUNION'], formateurs: [4, 5] },
		{ nom: 'Gemmologie', heures: 50, salles: ['THEO', 'REUNION'], formateurs: [4, 9] }, { nom: 'Histoire', heures: 50, salles: ['THEO', 'REUNION'], formateurs: [5, 9] },
		{ nom: 'CAO', heures: 70, salles: ['INFO'], formateurs: [5, 9] }, { nom: 'Gestion', heures: 60, salles: ['THEO', 'REUNION'], formateurs: [7, 4] },
	],
});
const courts = Array.from({ length: 20 }, (_, i) => ({
	formation: ['INIT_SERTI', 'GEMMO', 'INIT_BJ', 'CAO_DAO', 'PERF_BIJOU'][i % 5], heures: 24 + 8 * (i % 3), dateDebut: '2026-09-01', dateFin: '2027-06-30',
	joursActifs: i % 2 ? ['SAMEDI'] : ['LUNDI', 'VENDREDI'], creneaux: i % 4 === 0 ? ['SOIR'] : undefined,
}));

/** First-fit's objective, in the planner's terms but for irregularity, which is judged against each plan's own end. */
function firstFit(demande, contexte) {
	const probleme = pose(demande, contexte, regles, false);
	const placements = greedy(probleme);
	if (!placements) return null;
	const { creneaux } = probleme.calendrier;
	const fin = Math.max(...placements.map(({ creneau, paire, heures }) => creneaux[creneau].debut + (startOfRun(paire.libres[creneau], heures) + heures) * 3_600_000));
	return { fin: isoAt(fin, contexte.fuseau), changements: countSubjectChanges(placements, probleme), seances: placements.length };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
async function timed(travail) {
	const murs = [];
	const calculs = [];
	let valeur;
	for (let i = 0; i < tours; i++) {
		const cpu = process.cpuUsage();
		const debut = performance.now();
		valeur = await travail();
		murs.push(performance.now() - debut);
		const { user, system } = process.cpuUsage(cpu);
		calculs.push((user + system) / 1000);
	}
	return { valeur, ms: Math.round(median(murs)), msCalcul: Math.round(median(calculs)) };
}

async function one(nom, demande, contexte) {
	const nous = await timed(() => plan(demande, contexte, { assouplir: false }));
	const pair = await timed(() => firstFit(demande, contexte));
	const { faisable, objectif, borne, prouveOptimal } = nous.valeur;
	return { cas: nom, ms: nous.ms, msCalcul: nous.msCalcul, faisable, prouveOptimal, objectif, borne, glouton: { ms: pair.ms, objectif: pair.valeur } };
}

/** The longest pause of the event loop while something runs: what n8n would feel. */
async function pauseDuring(travail) {
	let pire = 0;
	let avant = performance.now();
	const pouls = setInterval(() => { pire = Math.max(pire, performance.now() - avant - 5); avant = performance.now(); }, 5);
	const resultat = await travail();
	clearInterval(pouls);
	return { resultat, pausePireMs: Math.round(pire) };
}

for (const [d,c] of [[cap(35),occupe],[cap(28),occupe],[cap(24),occupe],[cap(undefined),occupe],[cap(30),occupe]]) { const t=performance.now(), u=process.cpuUsage(); const p=await plan(d,c,{assouplir:false,limiteSecondes:60}); console.log(d.heuresParSemaine,(performance.now()-t).toFixed(0), "cpu", Math.round((process.cpuUsage(u).user+process.cpuUsage(u).system)/1000),p.prouveOptimal,JSON.stringify(p.objectif),JSON.stringify(p.borne)); }
await stopSolver();
