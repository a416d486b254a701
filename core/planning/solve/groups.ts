import { bestLengths } from './horizon';
import type { Pair, Problem } from './problem';

/** How a subject may use its pairs: any at any time (a relaxation), one for all its séances, or followed through time with the changes counted. */
export type Tracked = 'LIBRE' | 'UNE' | 'SUIVIE';

/** A subject in the model: the pairs worth looking at, and for each créneau the segment of time it lies in. */
export interface ModelSubject {
	heures: number;
	paires: Pair[];
	longueurs: Uint8Array;
	segments: Int32Array;
	nbSegments: number;
}

/**
 * Créneaux of one week that are alike for every subject: exchanging two of them changes nothing that is counted, so the model
 * speaks of how many a subject takes, not of which. One CAP has 350 créneaux but some forty groups; without this the solver
 * walks through the exchanges one by one.
 */
export interface PairGroup {
	semaine: number;
	/** The day, where its cap can bind; else -1. */
	jour: number;
	creneaux: number[];
}

export function readSubjects({ sujets, calendrier }: Problem, suivi: Tracked): ModelSubject[] {
	const n = calendrier.creneaux.length;
	return sujets.map((sujet) => {
		const paires =
			suivi === 'UNE'
				? undominated(sujet.paires)
				: suivi === 'SUIVIE'
					? sujet.paires.filter(({ longueurs }) => longueurs.some((l) => l > 0))
					: sujet.paires;
		const { segments, nbSegments } =
			suivi === 'SUIVIE' ? segment(paires, n) : { segments: new Int32Array(n), nbSegments: 1 };
		return {
			heures: sujet.heures,
			paires,
			longueurs: bestLengths(paires, n),
			segments,
			nbSegments,
		};
	});
}

export function group(
	{ calendrier, capJour }: Problem,
	sujets: ModelSubject[],
	suivi: Tracked,
): PairGroup[] {
	const groupes = new Map<string, PairGroup>();
	const { creneaux } = calendrier;
	calendrier.jours.forEach(({ de, a }, jour) => {
		const longest = (c: number) =>
			sujets.reduce((all, { longueurs }) => Math.max(all, longueurs[c]), 0);
		let somme = 0;
		for (let c = de; c < a; c++) somme += longest(c);
		const serre = somme > capJour;
		for (let c = de; c < a; c++) {
			if (!longest(c)) continue;
			const offre = sujets.map(({ paires, longueurs, segments }) =>
				suivi === 'LIBRE'
					? longueurs[c]
					: `${segments[c]}:${paires.map((paire) => paire.longueurs[c]).join('.')}`,
			);
			const cle = [creneaux[c].semaine, serre ? jour : '', ...offre].join('|');
			const connu = groupes.get(cle);
			if (connu) connu.creneaux.push(c);
			else
				groupes.set(cle, { semaine: creneaux[c].semaine, jour: serre ? jour : -1, creneaux: [c] });
		}
	});
	return [...groupes.values()];
}

/** One pair for a whole subject: a pair that is nowhere better than another is not needed; the preferred one stays among equals. */
function undominated(paires: Pair[]): Pair[] {
	const covers = (a: Pair, b: Pair) => b.longueurs.every((l, c) => a.longueurs[c] >= l);
	return paires.filter(
		(paire, i) =>
			!paires.some(
				(autre, j) => i !== j && covers(autre, paire) && (j < i || !covers(paire, autre)),
			),
	);
}

/**
 * Runs of créneaux over which the pairs keep one order (of two, one is everywhere at least as long as the other).
 * Inside one a change can be moved to its start or end without loss, so changes are counted between segments only.
 */
function segment(paires: Pair[], n: number): { segments: Int32Array; nbSegments: number } {
	const P = paires.length;
	const segments = new Int32Array(n);
	const asLong = (i: number, c: number) =>
		paires[Math.floor(i / P)].longueurs[c] >= paires[i % P].longueurs[c] ? 1 : 0;
	let domine = new Uint8Array(P * P).fill(1);
	let courant = 0;
	for (let c = 0; c < n; c++) {
		const suivant = domine.map((vrai, i) => vrai & asLong(i, c));
		if (suivant.every((vrai, i) => vrai || suivant[(i % P) * P + Math.floor(i / P)]))
			domine = suivant;
		else {
			courant++;
			domine = domine.map((_, i) => asLong(i, c));
		}
		segments[c] = courant;
	}
	return { segments, nbSegments: courant + 1 };
}
