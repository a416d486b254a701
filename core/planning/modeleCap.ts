import { changeCost, type Placement } from './court';
import { bestLengths } from './horizon';
import type { Paire, Probleme } from './probleme';
import type { Bande } from './rythme';
import { Modele } from './solveur';
import type { Trame } from './trame';

/** How a subject may use its pairs: any at any time (a relaxation), one for all its séances, or followed through time with the changes counted. */
export type Suivi = 'LIBRE' | 'UNE' | 'SUIVIE';

export interface Exigences {
	suivi: Suivi;
	bande?: Bande;
	changementsMax?: number;
	irregulariteMax?: number;
	seancesMax?: number;
	minimise?: 'CHANGEMENTS' | 'IRREGULARITE' | 'SEANCES' | 'TRAME' | 'MANQUE';
	trame?: Trame;
	/** Hours as integer variables: needed only where the solver's point was fractional. */
	heuresEntieres?: boolean;
}

/** A model of several subjects in one timetable, and how to read its solution. */
export interface ModeleCap {
	modele: Modele;
	read(valeurs: Float64Array): Placement[] | undefined;
}

/**
 * x[m,c] = 1: créneau c is for subject m; h[m,c] hours, at most the longest free run of the pair in charge.
 * Given x and the pairs, the hours are a flow through nested families (day in week; subject), hence whole at a vertex.
 */
export function buildCap(probleme: Probleme, exigences: Exigences): ModeleCap {
	const { calendrier, sujets, capJour, capSemaine } = probleme;
	const { creneaux, jours, semaines } = calendrier;
	const { minimise, bande, suivi } = exigences;
	const modele = new Modele();
	const parCreneau: Array<Array<{ m: number; x: number; h: number; longueur: number }>> = creneaux.map(() => []);
	const changements: Array<[number, number]> = [];
	const choisies: Array<(c: number, valeurs: Float64Array) => Paire[]> = [];

	sujets.forEach((sujet, m) => {
		const longueurs = bestLengths(sujet.paires, creneaux.length);
		const somme: Array<[number, number]> = [];
		const siens: Array<{ c: number; x: number; h: number; longueur: number }> = [];
		for (let c = 0; c < creneaux.length; c++) {
			const longueur = longueurs[c];
			if (!longueur) continue;
			const x = modele.variable(0, 1, true, minimise === 'SEANCES' ? 1 : minimise === 'TRAME' ? exigences.trame!.cost(m, c) : 0);
			const h = longueur === 1 ? x : modele.variable(0, longueur, exigences.heuresEntieres ?? false);
			if (h !== x) modele.rang(-Infinity, 0, [[h, 1], [x, -longueur]]);
			if (h !== x) modele.rang(0, Infinity, [[h, 1], [x, -1]]);
			somme.push([h, 1]);
			siens.push({ c, x, h, longueur });
			parCreneau[c].push({ m, x, h, longueur });
		}
		if (minimise === 'MANQUE') somme.push([modele.variable(0, sujet.heures, false, 1), 1]);
		modele.rang(sujet.heures, sujet.heures, somme);
		choisies.push(followPairs(modele, probleme, sujet.paires, siens, suivi, minimise === 'CHANGEMENTS', changements));
	});

	for (const variables of parCreneau) if (variables.length > 1) modele.rang(-Infinity, 1, variables.map(({ x }) => [x, 1]));
	const heuresDe = (c: number): Array<[number, number]> => parCreneau[c].map(({ h }) => [h, 1]);
	const plusLong = (c: number) => parCreneau[c].reduce((all, { longueur }) => Math.max(all, longueur), 0);
	const semaine: Array<Array<[number, number]>> = Array.from({ length: semaines }, () => []);
	const possible = new Array<number>(semaines).fill(0);
	for (const { de, a } of jours) {
		if (a <= de) continue;
		let somme = 0;
		const termes: Array<[number, number]> = [];
		for (let c = de; c < a; c++) {
			somme += plusLong(c);
			termes.push(...heuresDe(c));
		}
		if (somme > capJour) modele.rang(-Infinity, capJour, termes);
		semaine[creneaux[de].semaine].push(...termes);
		possible[creneaux[de].semaine] += Math.min(capJour, somme);
	}
	const ecarts: Array<[number, number]> = [];
	semaine.forEach((termes, s) => {
		if (!termes.length) return;
		if (possible[s] > capSemaine) modele.rang(-Infinity, capSemaine, termes);
		if (!bande) return;
		const cout = minimise === 'IRREGULARITE' ? 1 : 0;
		if (bande.bas > 0) {
			const manque = modele.variable(0, Infinity, false, cout);
			modele.rang(bande.bas, Infinity, [...termes, [manque, 1]]);
			ecarts.push([manque, 1]);
		}
		if (possible[s] > bande.haut && capSemaine > bande.haut) {
			const exces = modele.variable(0, Infinity, false, cout);
			modele.rang(-Infinity, bande.haut, [...termes, [exces, -1]]);
			ecarts.push([exces, 1]);
		}
	});
	if (exigences.irregulariteMax !== undefined && ecarts.length) modele.rang(-Infinity, exigences.irregulariteMax, ecarts);
	if (exigences.changementsMax !== undefined && changements.length) modele.rang(-Infinity, exigences.changementsMax, changements);
	if (exigences.seancesMax !== undefined) modele.rang(-Infinity, exigences.seancesMax, parCreneau.flatMap((variables) => variables.map(({ x }): [number, number] => [x, 1])));

	return {
		modele,
		read(valeurs) {
			const placements: Placement[] = [];
			for (let c = 0; c < creneaux.length; c++)
				for (const { m, h } of parCreneau[c]) {
					const heures = Math.round(valeurs[h]);
					if (Math.abs(valeurs[h] - heures) > 1e-4) return undefined;
					if (heures === 0) continue;
					const paire = choisies[m](c, valeurs).find(({ longueurs }) => longueurs[c] >= heures);
					if (!paire) return undefined;
					placements.push({ sujet: m, creneau: c, paire, heures });
				}
			return placements;
		},
	};
}

/** Ties the hours of a subject to the pair in charge; returns which pairs that is at a créneau. */
function followPairs(
	modele: Modele,
	probleme: Probleme,
	toutes: Paire[],
	siens: Array<{ c: number; x: number; h: number }>,
	suivi: Suivi,
	compte: boolean,
	changements: Array<[number, number]>,
): (c: number, valeurs: Float64Array) => Paire[] {
	if (suivi === 'LIBRE') return () => toutes;
	const paires = suivi === 'UNE' ? undominated(toutes) : distinct(toutes);
	if (paires.length === 1) return () => paires;
	const parties = suivi === 'UNE' ? [siens] : segments(paires, siens);
	const z = parties.map((partie) => {
		const choix = paires.map(() => modele.variable(0, 1, true));
		modele.rang(1, 1, choix.map((v) => [v, 1]));
		for (const { c, h, x } of partie) {
			const longueurs = paires.map(({ longueurs: l }) => l[c]);
			const max = Math.max(...longueurs);
			if (longueurs.every((l) => l === max)) continue;
			modele.rang(-Infinity, 0, [[h, 1], ...choix.map((v, k): [number, number] => [v, -longueurs[k]])]);
			if (x !== h && longueurs.some((l) => l === 0)) modele.rang(-Infinity, 0, [[x, 1], ...choix.flatMap((v, k): Array<[number, number]> => (longueurs[k] ? [[v, -1]] : []))]);
		}
		return choix;
	});
	const { poids } = probleme.regles;
	for (let g = 1; g < z.length; g++) {
		countChanges(g, ({ salle }) => salle.idSalle, poids.changementSalle);
		countChanges(g, ({ formateur }) => formateur?.idFormateur ?? 0, poids.changementFormateur);
	}
	return (c, valeurs) => {
		const g = parties.findIndex((partie) => partie.length > 0 && partie[partie.length - 1].c >= c);
		const k = z[g < 0 ? z.length - 1 : g].findIndex((v) => valeurs[v] > 0.5);
		return [paires[k]];
	};

	function countChanges(g: number, cle: (paire: Paire) => number, poidsChangement: number): void {
		const ids = [...new Set(paires.map(cle))];
		if (ids.length < 2 || poidsChangement === 0) return;
		const change = modele.variable(0, 1, false, compte ? poidsChangement : 0);
		changements.push([change, poidsChangement]);
		for (const id of ids) {
			const termes: Array<[number, number]> = [[change, -1]];
			paires.forEach((paire, k) => {
				if (cle(paire) === id) termes.push([z[g][k], 1], [z[g - 1][k], -1]);
			});
			modele.rang(-Infinity, 0, termes);
		}
	}
}

/** One pair for a whole subject: a pair that is nowhere better than another is not needed; the preferred one stays among equals. */
function undominated(paires: Paire[]): Paire[] {
	const covers = (a: Paire, b: Paire) => b.longueurs.every((l, c) => a.longueurs[c] >= l);
	return paires.filter((paire, i) => !paires.some((autre, j) => i !== j && covers(autre, paire) && (j < i || !covers(paire, autre))));
}

const distinct = (paires: Paire[]) => paires.filter(({ longueurs }) => longueurs.some((l) => l > 0));

/**
 * Runs of créneaux over which the pairs keep one order (each is everywhere at least as long as the other, or the reverse).
 * Inside one a change can be moved to its start or end without loss, so changes are counted between segments only.
 */
function segments<T extends { c: number }>(paires: Paire[], siens: T[]): T[][] {
	const parties: T[][] = [];
	const P = paires.length;
	let domine = new Uint8Array(P * P).fill(1);
	let partie: T[] = [];
	for (const sien of siens) {
		const suivant = Uint8Array.from(domine, (vrai, i) => (vrai && paires[Math.floor(i / P)].longueurs[sien.c] >= paires[i % P].longueurs[sien.c] ? 1 : 0));
		const accord = suivant.every((vrai, i) => vrai || suivant[(i % P) * P + Math.floor(i / P)]);
		if (!accord) {
			parties.push(partie);
			partie = [];
			domine = Uint8Array.from({ length: P * P }, (_, i) => (paires[Math.floor(i / P)].longueurs[sien.c] >= paires[i % P].longueurs[sien.c] ? 1 : 0));
		} else domine = suivant;
		partie.push(sien);
	}
	parties.push(partie);
	return parties;
}

/** Changes of room and trainer, subject by subject in order of time, weighted. */
export function countSubjectChanges(placements: Placement[], probleme: Probleme): number {
	const dernieres = new Map<number, Paire>();
	let somme = 0;
	for (const { sujet, paire } of [...placements].sort((a, b) => a.creneau - b.creneau)) {
		const derniere = dernieres.get(sujet);
		if (derniere) somme += changeCost(derniere, paire, probleme.regles);
		dernieres.set(sujet, paire);
	}
	return somme;
}
