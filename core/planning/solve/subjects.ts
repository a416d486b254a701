import { fewestByWeeks, type WeekShare, type PlanResult } from './oneSubject';
import { greedy } from './greedy';
import { bestLengths, cutAt, earliestCut, endOf, type HorizonCut } from './horizon';
import { buildSubjectsModel, countSubjectChanges, type Requirements } from './subjectsModel';
import { startOfRun, type Problem, type PlacedPart } from './problem';
import { irregularity, steadyBand, type Band } from './rhythm';
import { solve } from './solver';
import { polish } from './polish';

const NOEUDS_COPIE = 10;

const secondes = (limite: number) => (limite - performance.now()) / 1000;

/**
 * Plans several subjects in one timetable. Term after term (end, changes, irregularity, séances), each fixed at its best
 * value before the next is looked at. Bounds known beforehand are tried first: a plan that meets all of them is proven by that.
 */
export async function planSubjects(
	probleme: Problem,
	limite: number,
): Promise<PlanResult | undefined> {
	if (probleme.sujets.some(({ paires }) => !paires.length)) return undefined;
	const plancher = lowestEnd(probleme);
	if (!plancher) return undefined;
	const direct = await meetAllBounds(probleme, plancher, limite);
	if (direct) return direct;
	const fin = await findEnd(probleme, plancher, limite);
	return fin && stages(probleme, fin, limite);
}

/** An end before which no plan can be complete: hours in all, hours of each subject, and séances of at most one créneau each. */
function lowestEnd(probleme: Problem): HorizonCut | undefined {
	const { sujets, heures, calendrier } = probleme;
	const toutes = sujets.flatMap(({ paires }) => paires);
	const coupes = [
		earliestCut(probleme, toutes, heures),
		...sujets.map(({ paires, heures: h }) => earliestCut(probleme, paires, h)),
	];
	const longueurs = bestLengths(toutes, calendrier.creneaux.length);
	let reste = fewestSeances(probleme);
	const dernier = longueurs.findIndex((longueur) => longueur > 0 && --reste === 0);
	coupes.push(dernier < 0 ? undefined : { creneau: dernier, unites: 1 });
	return coupes.reduce((a, b) =>
		a && b
			? a.creneau > b.creneau || (a.creneau === b.creneau && a.unites > b.unites)
				? a
				: b
			: undefined,
	);
}

/** Each subject needs at least its hours over its longest séance. */
function fewestSeances({ sujets, calendrier }: Problem): number {
	const n = calendrier.creneaux.length;
	return sujets.reduce(
		(all, { paires, heures }) => all + Math.ceil(heures / Math.max(1, ...bestLengths(paires, n))),
		0,
	);
}

/** At the bounds of end, changes and irregularity the fewest séances are all that is left to find. */
async function meetAllBounds(
	probleme: Problem,
	plancher: HorizonCut,
	limite: number,
): Promise<PlanResult | undefined> {
	const coupe = cutAt(probleme, plancher);
	const bande = steadyBand(coupe);
	const { seances, semaines } = await seancesBound(coupe, bande);
	const exigences = { suivi: 'UNE' as const, bande, irregulariteMax: bande.borne };
	// The weeks of the bound itself, shared among the subjects: small, and nearly always possible.
	const copie =
		semaines &&
		(await search(withLongestPairs(coupe), { ...exigences, semaines }, limite, {
			noeuds: NOEUDS_COPIE,
		}));
	const direct = copie?.trouve
		? { ...copie, prouve: true }
		: await searchOnePair(coupe, { ...exigences, minimise: 'SEANCES' }, limite, { cible: seances });
	if (!direct.trouve) return undefined;
	return result(
		probleme,
		coupe,
		plancher,
		bande,
		direct.trouve,
		{
			fin: endOf(probleme, plancher),
			changements: 0,
			irregularite: bande.borne,
			seances: direct.prouve ? direct.trouve.length : Math.max(direct.borne, seances),
		},
		direct.prouve,
	);
}

/** Séances that every plan of the least irregularity needs, and weeks that need no more, where they are known. */
async function seancesBound(
	coupe: Problem,
	bande: Band & { borne: number },
): Promise<{ seances: number; semaines?: WeekShare[] }> {
	const semaines = await fewestByWeeks(coupe, bande);
	const seances = fewestSeances(coupe);
	if (!semaines || semaines.irregularite !== bande.borne || semaines.seances < seances)
		return { seances };
	return semaines;
}

interface Fin {
	coupe: HorizonCut;
	/** The latest end that was proven too early, or the first bound. */
	borne: number;
	prouve: boolean;
	placements?: PlacedPart[];
}

/** The earliest end at which the hours fit, pairs changing freely: steps of growing width from the bound, then halving. */
async function findEnd(
	probleme: Problem,
	plancher: HorizonCut,
	limite: number,
): Promise<Fin | undefined> {
	const coupes = probleme.calendrier.creneaux.flatMap(({ unites }, creneau) =>
		Array.from({ length: unites }, (_, u) => ({ creneau, unites: u + 1 })),
	);
	const premier = coupes.findIndex(
		({ creneau, unites }) => creneau === plancher.creneau && unites === plancher.unites,
	);
	let trop = premier - 1;
	let assez = coupes.length;
	let placements: PlacedPart[] | undefined;
	let prouve = true;
	const essaie = async (i: number) => {
		const essai = await search(cutAt(probleme, coupes[i]), { suivi: 'LIBRE' }, limite);
		if (essai.trouve) {
			assez = i;
			placements = essai.trouve;
		} else if (essai.impossible) trop = i;
		else prouve = false;
		return prouve;
	};
	for (let pas = 1, i = premier; trop < i && i < assez && prouve; pas *= 2) {
		if (!(await essaie(i))) break;
		i = Math.min(coupes.length - 1, i + pas);
	}
	while (prouve && assez < coupes.length && assez - trop > 1) await essaie((trop + assez) >> 1);
	const borne = endOf(probleme, coupes[Math.min(coupes.length - 1, trop + 1)]);
	if (assez < coupes.length && prouve) return { coupe: coupes[assez], borne, prouve, placements };
	if (prouve) return undefined;
	const secours = greedy(probleme);
	const finSecours = secours && lastCut(secours, coupes);
	if (finSecours !== undefined && finSecours < assez)
		return { coupe: coupes[finSecours], borne, prouve, placements: secours };
	return assez < coupes.length ? { coupe: coupes[assez], borne, prouve, placements } : undefined;
}

function lastCut(placements: PlacedPart[], coupes: HorizonCut[]): number {
	const dernier = placements.reduce((a, b) => (b.creneau > a.creneau ? b : a));
	return coupes.findIndex(
		({ creneau, unites }) =>
			creneau === dernier.creneau &&
			unites === startOfRun(dernier.paire.libres[creneau], dernier.heures) + dernier.heures,
	);
}

async function stages(probleme: Problem, fin: Fin, limite: number): Promise<PlanResult> {
	const coupe = cutAt(probleme, fin.coupe);
	const bande = steadyBand(coupe);
	let prouve = fin.prouve;
	let meilleur = fin.placements!;
	const borne = {
		fin: fin.borne,
		changements: 0,
		irregularite: bande.borne,
		seances: fewestSeances(coupe),
	};
	const take = (essai: Recherche, terme: 'changements' | 'irregularite' | 'seances') => {
		if (essai.trouve) meilleur = essai.trouve;
		if (prouve && essai.borne > borne[terme]) borne[terme] = essai.borne;
		prouve &&= essai.prouve;
	};

	const une = await searchOnePair(coupe, { suivi: 'UNE', bande }, limite);
	let suivi: Requirements = { suivi: 'UNE', bande };
	if (une.trouve) meilleur = une.trouve;
	else {
		suivi = { suivi: 'SUIVIE', bande };
		take(await search(coupe, { ...suivi, minimise: 'CHANGEMENTS' }, limite), 'changements');
	}
	suivi.changementsMax = countSubjectChanges(meilleur, coupe);

	const regulier = { ...suivi, irregulariteMax: bande.borne };
	const seek = suivi.suivi === 'UNE' ? searchOnePair : search;
	const auBord = await seek(coupe, regulier, limite, { noeuds: 50 });
	if (auBord.trouve) meilleur = auBord.trouve;
	else take(await seek(coupe, { ...suivi, minimise: 'IRREGULARITE' }, limite), 'irregularite');
	suivi.irregulariteMax = unevenness(meilleur, coupe, bande);

	const cible =
		suivi.irregulariteMax === bande.borne
			? (await seancesBound(coupe, bande)).seances
			: fewestSeances(coupe);
	take(await seek(coupe, { ...suivi, minimise: 'SEANCES' }, limite, { cible }), 'seances');
	return result(probleme, coupe, fin.coupe, bande, meilleur, borne, prouve);
}

/** The most hours that fit in the window when the whole request does not, a subject never over its own hours. */
export async function mostHours(
	probleme: Problem,
	limite: number,
): Promise<{ heures: number; prouve: boolean }> {
	const possibles = probleme.sujets.filter(({ paires }) => paires.length);
	if (!possibles.length) return { heures: 0, prouve: true };
	const { trouve, prouve } = await search(
		{ ...probleme, sujets: possibles },
		{ suivi: 'LIBRE', minimise: 'MANQUE' },
		limite,
	);
	return { heures: trouve?.reduce((all, { heures }) => all + heures, 0) ?? 0, prouve };
}

interface Recherche {
	trouve?: PlacedPart[];
	impossible: boolean;
	/** The objective's value where one was asked. */
	valeur: number;
	borne: number;
	prouve: boolean;
}

/**
 * One pair for each subject. The choice of pairs is what makes the model hard, and hardly ever matters: with the pair that is
 * free longest fixed for each subject the model is small, and what it reaches is compared with the bound of the model in which
 * pairs change freely, which is as small. Only where the two differ is the choice searched. Measured in a centre in use: 23 s → 2 s.
 */
async function searchOnePair(
	coupe: Problem,
	exigences: Requirements,
	limite: number,
	options: { noeuds?: number; cible?: number } = {},
): Promise<Recherche> {
	const essai = await search(withLongestPairs(coupe), exigences, limite, options);
	if (!essai.trouve) return await search(coupe, exigences, limite, options);
	if (!exigences.minimise || essai.valeur === options.cible) return essai;
	const libre = await search(coupe, { ...exigences, suivi: 'LIBRE' }, limite, options);
	if (essai.valeur === libre.borne) return { ...essai, borne: libre.borne, prouve: true };
	const complet = await search(coupe, exigences, limite, options);
	const borne = Math.max(libre.borne, complet.borne);
	if (complet.trouve && complet.valeur <= essai.valeur) return { ...complet, borne };
	return { ...essai, borne, prouve: essai.valeur === borne };
}

function withLongestPairs(coupe: Problem): Problem {
	const sum = ({ longueurs }: { longueurs: Uint8Array }) => longueurs.reduce((a, b) => a + b, 0);
	return {
		...coupe,
		sujets: coupe.sujets.map((sujet) => ({
			...sujet,
			paires: [sujet.paires.reduce((a, b) => (sum(b) > sum(a) ? b : a))],
		})),
	};
}

async function search(
	coupe: Problem,
	exigences: Requirements,
	limite: number,
	options: { noeuds?: number; cible?: number } = {},
): Promise<Recherche> {
	const { modele, read } = buildSubjectsModel(coupe, exigences);
	const solution = await solve(modele, { secondes: secondes(limite), ...options });
	return {
		trouve: solution.valeurs && read(solution.valeurs),
		impossible: solution.etat === 'INFAISABLE',
		valeur: Math.round(solution.objectif),
		borne: Math.ceil(solution.borne - 1e-6),
		prouve: solution.etat === 'OPTIMAL',
	};
}

function unevenness(
	placements: PlacedPart[],
	{ calendrier, sujets, capJour, capSemaine }: Problem,
	bande: Band,
): number {
	const parSemaine = new Map<number, number>();
	const offre = bestLengths(
		sujets.flatMap(({ paires }) => paires),
		calendrier.creneaux.length,
	);
	calendrier.creneaux.forEach(({ semaine }, c) => {
		if (offre[c] && Math.min(capJour, capSemaine) > 0)
			parSemaine.set(semaine, parSemaine.get(semaine) ?? 0);
	});
	for (const { creneau, heures } of placements) {
		const { semaine } = calendrier.creneaux[creneau];
		parSemaine.set(semaine, parSemaine.get(semaine)! + heures);
	}
	return [...parSemaine.values()].reduce((all, heures) => all + irregularity(bande, heures), 0);
}

function result(
	probleme: Problem,
	coupe: Problem,
	fin: HorizonCut,
	bande: Band,
	trouves: PlacedPart[],
	borne: PlanResult['borne'],
	prouve: boolean,
): PlanResult {
	const placements = polish(coupe, trouves);
	return {
		placements,
		fin: endOf(probleme, fin),
		changements: countSubjectChanges(placements, coupe),
		irregularite: unevenness(placements, coupe, bande),
		borne,
		prouve,
		coupe,
	};
}
