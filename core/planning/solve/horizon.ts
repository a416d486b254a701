import type { DatedCreneau } from './calendar';
import { full } from './masks';
import { longestRun, type Pair, type Problem } from './problem';

const HEURE = 3_600_000;

/** An end: nothing after hour `unites` of créneau `creneau`. */
export interface HorizonCut {
	creneau: number;
	unites: number;
}

/** The longest run that some pair offers in each créneau: no séance can be longer. */
export function bestLengths(paires: Pair[], n: number): Uint8Array {
	const meilleures = new Uint8Array(n);
	for (const { longueurs } of paires)
		for (let c = 0; c < n; c++) if (longueurs[c] > meilleures[c]) meilleures[c] = longueurs[c];
	return meilleures;
}

/**
 * The most hours that séances of at most `longueurs` can make. Créneaux lie in days and days in weeks, each with its cap:
 * for such nested caps the sum of the minima, from the inside out, is reached, and so is every whole number below it.
 */
export function capacityByWeek(
	creneaux: DatedCreneau[],
	longueurs: ArrayLike<number>,
	{ capJour, capSemaine }: Pick<Problem, 'capJour' | 'capSemaine'>,
	semaines: number,
): number[] {
	const parSemaine = new Array<number>(semaines).fill(0);
	let c = 0;
	while (c < creneaux.length) {
		const { jour, semaine } = creneaux[c];
		let somme = 0;
		for (; c < creneaux.length && creneaux[c].jour === jour; c++) somme += longueurs[c];
		parSemaine[semaine] = Math.min(capSemaine, parSemaine[semaine] + Math.min(capJour, somme));
	}
	return parSemaine;
}

/** The earliest end before which these pairs can make `heures`; undefined when the whole window is too short. */
export function earliestCut(
	probleme: Problem,
	paires: Pair[],
	heures: number,
): HorizonCut | undefined {
	const { calendrier, capJour, capSemaine } = probleme;
	const { creneaux } = calendrier;
	const longueurs = bestLengths(paires, creneaux.length);
	let semaines = 0;
	let semaine = 0;
	let jour = 0;
	for (let c = 0; c < creneaux.length; c++) {
		if (c > 0 && creneaux[c].jour !== creneaux[c - 1].jour) {
			semaine += Math.min(capJour, jour);
			jour = 0;
		}
		if (c > 0 && creneaux[c].semaine !== creneaux[c - 1].semaine) {
			semaines += Math.min(capSemaine, semaine);
			semaine = 0;
		}
		const total = (longueur: number) =>
			semaines + Math.min(capSemaine, semaine + Math.min(capJour, jour + longueur));
		if (total(longueurs[c]) >= heures) {
			for (let u = 1; u <= creneaux[c].unites; u++) {
				const coupee = Math.max(...paires.map(({ libres }) => longestRun(libres[c] & full(u))));
				if (total(coupee) >= heures) return { creneau: c, unites: u };
			}
		}
		jour += longueurs[c];
	}
	return undefined;
}

export const endOf = (probleme: Problem, { creneau, unites }: HorizonCut) =>
	probleme.calendrier.creneaux[creneau].debut + unites * HEURE;

/** The same problem with nothing after the cut. */
export function cutAt(probleme: Problem, { creneau, unites }: HorizonCut): Problem {
	const { calendrier, sujets } = probleme;
	const n = creneau + 1;
	const creneaux = calendrier.creneaux.slice(0, n);
	creneaux[creneau] = { ...creneaux[creneau], unites };
	const jours = calendrier.jours
		.filter(({ de, a }) => a > de && de < n)
		.map((jour) => ({ ...jour, a: Math.min(jour.a, n) }));
	const indexes = new Map(jours.map(({ de }, i) => [de, i]));
	let jour = -1;
	for (let c = 0; c < n; c++) {
		jour = indexes.get(c) ?? jour;
		creneaux[c] = { ...creneaux[c], jour };
	}
	return {
		...probleme,
		calendrier: { ...calendrier, jours, creneaux, semaines: creneaux[creneau].semaine + 1 },
		sujets: sujets.map((sujet) => ({
			...sujet,
			paires: sujet.paires.map((paire) => cutPair(paire, n, unites)),
		})),
	};
}

function cutPair(paire: Pair, n: number, unites: number): Pair {
	const libres = paire.libres.slice(0, n);
	libres[n - 1] &= full(unites);
	const longueurs = paire.longueurs.slice(0, n);
	longueurs[n - 1] = longestRun(libres[n - 1]);
	return { ...paire, libres, longueurs };
}
