import { type WeekShare } from './oneSubject';
import { group, readSubjects, type PairGroup, type Tracked, type ModelSubject } from './groups';
import { changeCost, type Pair, type PlacedPart, type Problem } from './problem';
import { share, type SubjectPart } from './share';
import type { Band } from './rhythm';
import { LinearModel } from './solver';

export interface Requirements {
	suivi: Tracked;
	bande?: Band;
	changementsMax?: number;
	irregulariteMax?: number;
	/** Hours and séances of each week, where they are given. */
	semaines?: WeekShare[];
	minimise?: 'CHANGEMENTS' | 'IRREGULARITE' | 'SEANCES' | 'MANQUE';
}

/** A model of several subjects in one timetable, and how to read its solution. */
export interface SubjectsModel {
	modele: LinearModel;
	read(valeurs: Float64Array): PlacedPart[];
}

type Terme = [variable: number, valeur: number];

/**
 * For subject m and group g of like créneaux: n[m,g] séances, h[m,g] hours, n ≤ h ≤ longest run × n. Given n and the pairs in
 * charge, the hours are a flow through nested families (day in week; subject); they are integer variables all the same,
 * since a bound on the irregularity may cut through a vertex.
 */
export function buildSubjectsModel(probleme: Problem, exigences: Requirements): SubjectsModel {
	const { minimise, suivi } = exigences;
	const modele = new LinearModel();
	const sujets = readSubjects(probleme, suivi);
	const groupes = group(probleme, sujets, suivi);
	const parts: SubjectPart[] = [];
	const changements: Terme[] = [];
	const enCharge: Array<(c: number, valeurs: Float64Array) => Pair[]> = [];

	sujets.forEach((sujet, m) => {
		const siennes: SubjectPart[] = [];
		groupes.forEach(({ creneaux }, g) => {
			const longueur = sujet.longueurs[creneaux[0]];
			if (!longueur) return;
			const n = modele.variable(0, creneaux.length, true, minimise === 'SEANCES' ? 1 : 0);
			const h = longueur === 1 ? n : modele.variable(0, longueur * creneaux.length, true);
			if (h !== n)
				modele.rang(-Infinity, 0, [
					[h, 1],
					[n, -longueur],
				]);
			if (h !== n)
				modele.rang(0, Infinity, [
					[h, 1],
					[n, -1],
				]);
			siennes.push({ m, g, longueur, n, h });
		});
		const heures = siennes.map(({ h }): Terme => [h, 1]);
		if (minimise === 'MANQUE') heures.push([modele.variable(0, sujet.heures, true, 1), 1]);
		else roundUp(modele, sujet.heures, siennes);
		modele.rang(sujet.heures, sujet.heures, heures);
		enCharge.push(
			followPairs(
				modele,
				probleme,
				sujet,
				groupes,
				siennes,
				suivi,
				minimise === 'CHANGEMENTS',
				changements,
			),
		);
		parts.push(...siennes);
	});

	groupes.forEach(({ creneaux }, g) => {
		const termes = parts.filter((part) => part.g === g).map(({ n }): Terme => [n, 1]);
		if (termes.length > 1) modele.rang(-Infinity, creneaux.length, termes);
	});
	exigences.semaines?.forEach(({ heures, seances }, s) => {
		const siennes = parts.filter(({ g }) => groupes[g].semaine === s);
		if (!siennes.length) return;
		modele.rang(
			heures,
			heures,
			siennes.map(({ h }) => [h, 1]),
		);
		modele.rang(
			seances,
			seances,
			siennes.map(({ n }) => [n, 1]),
		);
	});
	const ecarts = holdCaps(modele, probleme, groupes, parts, exigences);
	if (exigences.irregulariteMax !== undefined && ecarts.length)
		modele.rang(-Infinity, exigences.irregulariteMax, ecarts);
	if (exigences.changementsMax !== undefined && changements.length)
		modele.rang(-Infinity, exigences.changementsMax, changements);
	return {
		modele,
		read: (valeurs) => share(groupes, parts, valeurs, (m, c) => enCharge[m](c, valeurs)),
	};
}

/**
 * The mixed-integer rounding of « runs × séances ≥ hours » by the longest run L: 70 h in séances of 4 h are 18 of them, and a créneau
 * of 1 h can't stand for one of the 18. Measured: without it, proving that an end one hour sooner is impossible took 3,900 nodes; with it, none.
 */
function roundUp(modele: LinearModel, heures: number, siennes: SubjectPart[]): void {
	const max = Math.max(1, ...siennes.map(({ longueur }) => longueur));
	const reste = heures % max;
	modele.rang(
		Math.ceil(heures / max),
		Infinity,
		siennes.map(({ n, longueur }): Terme => [
			n,
			longueur === max || reste === 0 ? 1 : Math.min(1, longueur / reste),
		]),
	);
}

/** Caps of day and week, and the hours by which each week leaves the band; returns the terms of their sum. */
function holdCaps(
	modele: LinearModel,
	{ calendrier, capJour, capSemaine }: Problem,
	groupes: PairGroup[],
	parts: SubjectPart[],
	{ bande, minimise }: Requirements,
): Terme[] {
	const jours = new Map<number, Terme[]>();
	const semaines: Terme[][] = Array.from({ length: calendrier.semaines }, () => []);
	const possible = new Array<number>(calendrier.semaines).fill(0);
	const offre = new Map<number, number>();
	groupes.forEach(({ jour, semaine, creneaux }, g) => {
		const siennes = parts.filter((part) => part.g === g);
		const termes = siennes.map(({ h }): Terme => [h, 1]);
		const heures = creneaux.length * Math.max(...siennes.map(({ longueur }) => longueur));
		semaines[semaine].push(...termes);
		if (jour < 0) possible[semaine] += heures;
		else {
			jours.set(jour, [...(jours.get(jour) ?? []), ...termes]);
			offre.set(jour, (offre.get(jour) ?? 0) + heures);
		}
	});
	for (const [jour, termes] of jours) {
		modele.rang(-Infinity, capJour, termes);
		possible[calendrier.jours[jour].semaine] += Math.min(capJour, offre.get(jour)!);
	}
	const ecarts: Terme[] = [];
	semaines.forEach((termes, s) => {
		if (!termes.length) return;
		if (possible[s] > capSemaine) modele.rang(-Infinity, capSemaine, termes);
		if (!bande) return;
		const cout = minimise === 'IRREGULARITE' ? 1 : 0;
		if (bande.bas > 0) {
			const manque = modele.variable(0, Infinity, false, cout);
			modele.rang(bande.bas, Infinity, [...termes, [manque, 1]]);
			ecarts.push([manque, 1]);
		}
		if (Math.min(possible[s], capSemaine) > bande.haut) {
			const exces = modele.variable(0, Infinity, false, cout);
			modele.rang(-Infinity, bande.haut, [...termes, [exces, -1]]);
			ecarts.push([exces, 1]);
		}
	});
	return ecarts;
}

/** Ties a subject to the pair in charge, segment by segment; returns which pairs that may be at a créneau. */
function followPairs(
	modele: LinearModel,
	probleme: Problem,
	{ paires, segments, nbSegments }: ModelSubject,
	groupes: PairGroup[],
	siennes: SubjectPart[],
	suivi: Tracked,
	compte: boolean,
	changements: Terme[],
): (c: number, valeurs: Float64Array) => Pair[] {
	if (suivi === 'LIBRE' || paires.length === 1) return () => paires;
	const z = Array.from({ length: nbSegments }, () => {
		const choix = paires.map(() => modele.variable(0, 1, true));
		modele.rang(
			1,
			1,
			choix.map((v) => [v, 1]),
		);
		return choix;
	});
	for (const { g, n, h, longueur } of siennes) {
		const { creneaux } = groupes[g];
		const choix = z[segments[creneaux[0]]];
		const offres = paires.map(({ longueurs }) => longueurs[creneaux[0]]);
		if (offres.some((l) => l === 0))
			modele.rang(-Infinity, 0, [
				[n, 1],
				...choix.flatMap((v, k): Terme[] => (offres[k] ? [[v, -creneaux.length]] : [])),
			]);
		offres.forEach((l, k) => {
			// Where pair k is in charge, h ≤ l × n.
			const jeu = (longueur - l) * creneaux.length;
			if (l > 0 && jeu > 0 && h !== n)
				modele.rang(-Infinity, jeu, [
					[h, 1],
					[n, -l],
					[choix[k], jeu],
				]);
		});
	}
	const { poids } = probleme.regles;
	for (let s = 1; s < nbSegments; s++) {
		countChanges(s, ({ salle }) => salle.idSalle, poids.changementSalle);
		countChanges(s, ({ formateur }) => formateur?.idFormateur ?? 0, poids.changementFormateur);
	}
	return (c, valeurs) => [paires[z[segments[c]].findIndex((v) => valeurs[v] > 0.5)]];

	function countChanges(s: number, cle: (paire: Pair) => number, poidsChangement: number): void {
		const ids = [...new Set(paires.map(cle))];
		if (ids.length < 2 || poidsChangement === 0) return;
		const change = modele.variable(0, 1, false, compte ? poidsChangement : 0);
		changements.push([change, poidsChangement]);
		for (const id of ids) {
			const termes: Terme[] = [[change, -1]];
			paires.forEach((paire, k) => {
				if (cle(paire) === id) termes.push([z[s][k], 1], [z[s - 1][k], -1]);
			});
			modele.rang(-Infinity, 0, termes);
		}
	}
}

/** Changes of room and trainer, subject by subject in order of time, weighted. */
export function countSubjectChanges(placements: PlacedPart[], probleme: Problem): number {
	const dernieres = new Map<number, Pair>();
	let somme = 0;
	for (const { sujet, paire } of [...placements].sort((a, b) => a.creneau - b.creneau)) {
		const derniere = dernieres.get(sujet);
		if (derniere) somme += changeCost(derniere, paire, probleme.regles);
		dernieres.set(sujet, paire);
	}
	return somme;
}
