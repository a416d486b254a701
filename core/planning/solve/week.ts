import type { Cadence } from './cadence';
import type { Scale } from './scale';
import { changeCost, type Pair, type PlacedPart, type Problem } from './problem';

/** couts[(p × P + q) × (max + 1) + h]: least cost of h hours in the week, coming with pair p and leaving with pair q. */
export interface Week {
	max: number;
	couts: Float64Array;
	jours: JourTable[];
}

interface JourTable {
	de: number;
	a: number;
	max: number;
	couts: Float64Array;
}

/** Days joined into a week, under the cap of the week. */
export async function buildWeek(
	probleme: Problem,
	paires: Pair[],
	semaine: number,
	echelle: Scale,
	cadence: Cadence,
): Promise<Week> {
	const P = paires.length;
	const jours: JourTable[] = [];
	for (const jour of probleme.calendrier.jours)
		if (jour.semaine === semaine && jour.a > jour.de)
			jours.push(buildDay(probleme, paires, jour.de, jour.a, echelle));
	const max = Math.min(
		probleme.capSemaine,
		jours.reduce((all, jour) => all + jour.max, 0),
	);
	const couts = new Float64Array(P * P * (max + 1)).fill(Infinity);
	for (let p = 0; p < P; p++) {
		const fin = followDays(jours, P, p, max).pop()!;
		couts.set(fin, p * P * (max + 1));
		await cadence.breathe();
	}
	return { max, couts, jours };
}

/** From pair p, after each day: least cost by (pair, hours). */
function followDays(jours: JourTable[], P: number, p: number, max: number): Float64Array[] {
	const largeur = max + 1;
	const debut = new Float64Array(P * largeur).fill(Infinity);
	debut[p * largeur] = 0;
	const etapes = [debut];
	for (const jour of jours) {
		const avant = etapes[etapes.length - 1];
		const ici = new Float64Array(P * largeur).fill(Infinity);
		for (let a = 0; a < P; a++)
			for (let t = 0; t <= max; t++) {
				const base = avant[a * largeur + t];
				if (base === Infinity) continue;
				for (let q = 0; q < P; q++)
					for (let h = 0; h <= jour.max && t + h <= max; h++) {
						const cout = base + jour.couts[(a * P + q) * (jour.max + 1) + h];
						if (cout < ici[q * largeur + t + h]) ici[q * largeur + t + h] = cout;
					}
			}
		etapes.push(ici);
	}
	return etapes;
}

function buildDay(
	probleme: Problem,
	paires: Pair[],
	de: number,
	a: number,
	echelle: Scale,
): JourTable {
	const P = paires.length;
	let somme = 0;
	for (let c = de; c < a; c++) somme += Math.max(...paires.map(({ longueurs }) => longueurs[c]));
	const max = Math.min(probleme.capJour, somme);
	const couts = new Float64Array(P * P * (max + 1)).fill(Infinity);
	for (let p = 0; p < P; p++) {
		const fin = followSlots(probleme, paires, de, a, echelle, p, max).pop()!;
		for (let q = 0; q < P; q++)
			for (let h = 0; h <= max; h++)
				couts[(p * P + q) * (max + 1) + h] = fin[q * (max + 1) + h] + (h > 0 ? echelle.jour : 0);
	}
	return { de, a, max, couts };
}

/** From pair p, after each créneau of the day: least cost by (pair, hours); a créneau is left free or taken by one pair for 1 h up to its longest run. */
function followSlots(
	probleme: Problem,
	paires: Pair[],
	de: number,
	a: number,
	echelle: Scale,
	p: number,
	max: number,
): Float64Array[] {
	const P = paires.length;
	const largeur = max + 1;
	const debut = new Float64Array(P * largeur).fill(Infinity);
	debut[p * largeur] = 0;
	const etapes = [debut];
	for (let c = de; c < a; c++) {
		const avant = etapes[etapes.length - 1];
		const ici = avant.slice();
		for (let x = 0; x < P; x++)
			for (let t = 0; t < max; t++) {
				const base = avant[x * largeur + t];
				if (base === Infinity) continue;
				for (let q = 0; q < P; q++) {
					const cout = base + seanceCost(probleme, paires, x, q, echelle);
					for (let h = 1; h <= paires[q].longueurs[c] && t + h <= max; h++)
						if (cout < ici[q * largeur + t + h]) ici[q * largeur + t + h] = cout;
				}
			}
		etapes.push(ici);
	}
	return etapes;
}

const seanceCost = (probleme: Problem, paires: Pair[], x: number, q: number, echelle: Scale) =>
	echelle.seance +
	(x === q ? 0 : changeCost(paires[x], paires[q], probleme.regles) * echelle.changement);

/** The séances behind one entry of the week's table; later days and créneaux take as little as the cost allows. */
export function traceWeek(
	probleme: Problem,
	paires: Pair[],
	semaine: number,
	echelle: Scale,
	table: Week,
	p: number,
	q: number,
	heures: number,
): PlacedPart[] {
	const P = paires.length;
	const { jours, max } = table;
	const etapes = followDays(jours, P, p, max);
	const placements: PlacedPart[] = [];
	let fin = q;
	let t = heures;
	for (let j = jours.length - 1; j >= 0; j--) {
		const jour = jours[j];
		const [avant, h] = find();
		placements.unshift(...traceDay(probleme, paires, jour, echelle, avant, fin, h));
		fin = avant;
		t -= h;

		function find(): [number, number] {
			const voulu = etapes[j + 1][fin * (max + 1) + t];
			for (let h = 0; h <= jour.max && h <= t; h++)
				for (let a = 0; a < P; a++)
					if (
						etapes[j][a * (max + 1) + t - h] + jour.couts[(a * P + fin) * (jour.max + 1) + h] ===
						voulu
					)
						return [a, h];
			throw new Error(`the way back through week ${semaine} is lost`);
		}
	}
	return placements;
}

function traceDay(
	probleme: Problem,
	paires: Pair[],
	{ de, a, max }: JourTable,
	echelle: Scale,
	p: number,
	q: number,
	heures: number,
): PlacedPart[] {
	const largeur = max + 1;
	const etapes = followSlots(probleme, paires, de, a, echelle, p, max);
	const placements: PlacedPart[] = [];
	let fin = q;
	let t = heures;
	for (let c = a - 1; c >= de; c--) {
		const voulu = etapes[c - de + 1][fin * largeur + t];
		if (etapes[c - de][fin * largeur + t] === voulu) continue;
		const [avant, h] = find(c, voulu);
		placements.unshift({ sujet: 0, creneau: c, paire: paires[fin], heures: h });
		fin = avant;
		t -= h;
	}
	return placements;

	function find(c: number, voulu: number): [number, number] {
		for (let h = 1; h <= paires[fin].longueurs[c] && h <= t; h++)
			for (let x = 0; x < paires.length; x++)
				if (
					etapes[c - de][x * largeur + t - h] + seanceCost(probleme, paires, x, fin, echelle) ===
					voulu
				)
					return [x, h];
		throw new Error('the way back through the day is lost');
	}
}
