import { Cadence } from './cadence';
import { bestLengths, capacityByWeek, cutAt, earliestCut, endOf } from './horizon';
import type { Pair, Problem, PlacedPart } from './problem';
import { irregularity, steadyBand, type Band } from './rhythm';
import { Scale } from './scale';
import { buildWeek, traceWeek, type Week } from './week';

export interface PlanResult {
	placements: PlacedPart[];
	fin: number;
	changements: number;
	irregularite: number;
	borne: { fin: number; changements: number; irregularite: number; seances: number };
	prouve: boolean;
	/** The problem cut at the end that was found. */
	coupe: Problem;
}

/**
 * Plans one subject to proof, without a solver: the earliest end in closed form, then by dynamic programming the least
 * (changes, irregularity, séances, days), compared in this order. Undefined when the hours do not fit in the window.
 */
export async function planOneSubject(probleme: Problem): Promise<PlanResult | undefined> {
	const { paires, heures } = probleme.sujets[0];
	if (!paires.length) return undefined;
	const fin = earliestCut(probleme, paires, heures);
	if (!fin) return undefined;
	const coupe = cutAt(probleme, fin);
	const cadence = new Cadence();
	const bande = steadyBand(coupe);
	const seules = coupe.sujets[0].paires.filter(
		({ longueurs }) => capacity(coupe, longueurs) >= heures,
	);
	let meilleure: Chemin | undefined;
	for (const paire of unlike(seules)) {
		const chemin = await shortest(coupe, [paire], bande, cadence);
		if (chemin && (!meilleure || chemin.cout < meilleure.cout)) meilleure = chemin;
	}
	meilleure ??= await shortest(coupe, withoutDominated(coupe.sujets[0].paires), bande, cadence);
	if (!meilleure) throw new Error('a window that holds the hours gave no plan');
	const { changements, irregularite, seances } = meilleure.echelle.read(meilleure.cout);
	return {
		placements: meilleure.placements,
		fin: endOf(probleme, fin),
		changements,
		irregularite,
		borne: { fin: endOf(probleme, fin), changements, irregularite, seances },
		prouve: true,
		coupe,
	};
}

/** What one week holds. */
export interface WeekShare {
	heures: number;
	seances: number;
}

/**
 * The fewest séances that weeks of least irregularity need, whatever the subjects: a bound for any plan of several. Exact for the
 * hours in all, with each créneau as long as its best pair; at 30 h a week it sees that each week needs a short séance.
 */
export async function fewestByWeeks(
	probleme: Problem,
	bande: Band,
): Promise<{ irregularite: number; seances: number; semaines: WeekShare[] } | undefined> {
	const longueurs = bestLengths(
		probleme.sujets.flatMap(({ paires }) => paires),
		probleme.calendrier.creneaux.length,
	);
	const meilleure: Pair = { ...probleme.sujets[0].paires[0], longueurs };
	const chemin = await shortest(
		{ ...probleme, sujets: [{ nom: null, heures: probleme.heures, paires: [meilleure] }] },
		[meilleure],
		bande,
		new Cadence(),
	);
	if (!chemin) return undefined;
	const semaines = Array.from({ length: probleme.calendrier.semaines }, (): WeekShare => ({
		heures: 0,
		seances: 0,
	}));
	for (const { creneau, heures } of chemin.placements) {
		const semaine = semaines[probleme.calendrier.creneaux[creneau].semaine];
		semaine.heures += heures;
		semaine.seances++;
	}
	return { ...chemin.echelle.read(chemin.cout), semaines };
}

const capacity = (probleme: Problem, longueurs: ArrayLike<number>) =>
	capacityByWeek(
		probleme.calendrier.creneaux,
		longueurs,
		probleme,
		probleme.calendrier.semaines,
	).reduce((a, b) => a + b, 0);

interface Chemin {
	cout: number;
	placements: PlacedPart[];
	echelle: Scale;
}

/** The cheapest way through the weeks: state = (pair last used, hours so far); any first pair is free. */
async function shortest(
	probleme: Problem,
	paires: Pair[],
	bande: Band,
	cadence: Cadence,
): Promise<Chemin | undefined> {
	const { calendrier, heures: total } = probleme;
	const { creneaux, semaines } = calendrier;
	const P = paires.length;
	const echelle = new Scale(calendrier.jours.length, creneaux.length, total, semaines, bande);
	const ouvertes = capacityByWeek(
		creneaux,
		bestLengths(probleme.sujets[0].paires, creneaux.length),
		probleme,
		semaines,
	);
	const possibles = capacityByWeek(
		creneaux,
		bestLengths(paires, creneaux.length),
		probleme,
		semaines,
	);
	const apres = new Array<number>(semaines + 1).fill(0);
	for (let s = semaines - 1; s >= 0; s--) apres[s] = apres[s + 1] + possibles[s];
	if (apres[0] < total) return undefined;
	const ecart = (s: number, h: number) =>
		ouvertes[s] === 0 ? 0 : irregularity(bande, h) * echelle.irregularite;

	const largeur = total + 1;
	const couts: Float64Array[] = [new Float64Array(P * largeur).fill(Infinity)];
	for (let p = 0; p < P; p++) couts[0][p * largeur] = 0;
	const tables: Week[] = [];
	for (let s = 0; s < semaines; s++) {
		const table = await buildWeek(probleme, paires, s, echelle, cadence);
		tables.push(table);
		const avant = couts[s];
		const ici = new Float64Array(P * largeur).fill(Infinity);
		const requis = total - apres[s + 1];
		for (let p = 0; p < P; p++) {
			for (let t = 0; t <= total; t++) {
				const base = avant[p * largeur + t];
				if (base === Infinity) continue;
				for (let h = Math.max(0, requis - t); h <= table.max && t + h <= total; h++) {
					const poids = base + ecart(s, h);
					for (let q = 0; q < P; q++) {
						const cout = poids + table.couts[(p * P + q) * (table.max + 1) + h];
						const at = q * largeur + t + h;
						if (cout < ici[at]) ici[at] = cout;
					}
				}
			}
			await cadence.breathe();
		}
		couts.push(ici);
	}

	let q = -1;
	for (let p = 0; p < P; p++)
		if (q < 0 || couts[semaines][p * largeur + total] < couts[semaines][q * largeur + total]) q = p;
	const cout = couts[semaines][q * largeur + total];
	if (cout === Infinity) return undefined;
	const placements: PlacedPart[] = [];
	let t = total;
	for (let s = semaines - 1; s >= 0; s--) {
		const { p, h } = step(s, q, t);
		placements.unshift(...traceWeek(probleme, paires, s, echelle, tables[s], p, q, h));
		q = p;
		t -= h;
	}
	return { cout, placements, echelle };

	/** The step that led here; later weeks take as few hours as the cost allows. */
	function step(s: number, arrivee: number, somme: number): { p: number; h: number } {
		const voulu = couts[s + 1][arrivee * largeur + somme];
		for (let h = 0; h <= tables[s].max && h <= somme; h++)
			for (let p = 0; p < P; p++) {
				if (
					couts[s][p * largeur + somme - h] +
						ecart(s, h) +
						tables[s].couts[(p * P + arrivee) * (tables[s].max + 1) + h] ===
					voulu
				)
					return { p, h };
			}
		throw new Error('the way back through the weeks is lost');
	}
}

/** One pair for each set of equal masks: the first, which is the preferred one. */
function unlike(paires: Pair[]): Pair[] {
	const vus = new Set<string>();
	return paires.filter(({ longueurs }) => {
		const cle = Buffer.from(longueurs.buffer, longueurs.byteOffset, longueurs.byteLength).toString(
			'latin1',
		);
		return !vus.has(cle) && Boolean(vus.add(cle));
	});
}

/** Drops a room (a trainer) that another one can stand for at every hour: put in its place everywhere, it never adds a change. */
function withoutDominated(paires: Pair[]): Pair[] {
	const garde = (cle: (paire: Pair) => number | undefined) => {
		const groupes = new Map<number | undefined, Pair[]>();
		for (const paire of paires)
			groupes.set(cle(paire), [...(groupes.get(cle(paire)) ?? []), paire]);
		const ids = [...groupes.keys()];
		const covers = (a: number | undefined, b: number | undefined) => {
			const theirs = groupes.get(b)!;
			return groupes
				.get(a)!
				.every(({ libres }, i) =>
					theirs[i].libres.every((bits, c) => (bits & libres[c]) === libres[c]),
				);
		};
		return new Set(
			ids.filter(
				(a, i) => !ids.some((b, j) => i !== j && covers(a, b) && (j < i || !covers(b, a))),
			),
		);
	};
	const salles = garde(({ salle }) => salle.idSalle);
	const formateurs = garde(({ formateur }) => formateur?.idFormateur);
	return paires.filter(
		({ salle, formateur }) => salles.has(salle.idSalle) && formateurs.has(formateur?.idFormateur),
	);
}
