import { freeAt, isOffGrid, sameHours } from '../solve/offGrid';
import { full } from '../solve/masks';
import { longestRun, type Pair, type Problem, changeCost } from '../solve/problem';
import { LinearModel } from '../solve/solver';
import type { PlanContext, PlanSeance } from '../solve/types';
import { dayAt, addDays } from '../../time/days';

const HEURE = 3_600_000;

export interface PlacedSeance extends PlanSeance {
	idReservation: number;
	idSession: number;
}

/** In this order: séances moved that were not hit, séances whose time changes, days past the former end of the session, rooms and trainers changed, days away from the former date. */
export interface RepairObjective {
	autresDeplacees: number;
	horairesChanges: number;
	joursDeRetard: number;
	changements: number;
	joursDEcart: number;
}

export const REPAIR_TERMS: Array<keyof RepairObjective> = [
	'autresDeplacees',
	'horairesChanges',
	'joursDeRetard',
	'changements',
	'joursDEcart',
];

/** One place that a séance could take. */
export interface SeanceOption {
	debut: number;
	fin: number;
	paire: Pick<Pair, 'salle' | 'formateur'>;
	couts: RepairObjective;
	reste: boolean;
}

const mondayOf = (jour: string) =>
	addDays(jour, -((new Date(`${jour}T00:00:00Z`).getUTCDay() + 6) % 7));

/** Every whole-hour place of the séance's own length in its session's window; for one that lies in no créneau, its own hours on each day. For one that was not hit, also where it is. */
export function optionsOf(
	seance: PlacedSeance,
	probleme: Problem | undefined,
	{ seances, des }: { seances: PlacedSeance[]; des?: string },
	fixes: PlacedSeance[],
	touchee: boolean,
	contexte: PlanContext,
): SeanceOption[] {
	const debut = Date.parse(seance.dateDebut);
	const fin = Date.parse(seance.dateFin);
	const salle = contexte.salles.find(({ code }) => code === seance.salle)!;
	const formateur =
		contexte.formateurs.find(({ idFormateur }) => idFormateur === seance.formateurId) ?? null;
	const options: SeanceOption[] = touchee
		? []
		: [
				{
					debut,
					fin,
					paire: { salle, formateur },
					couts: {
						autresDeplacees: 0,
						horairesChanges: 0,
						joursDeRetard: 0,
						changements: 0,
						joursDEcart: 0,
					},
					reste: true,
				},
			];
	const heures = (fin - debut) / HEURE;
	const sujet =
		probleme?.sujets.find(({ nom }) => nom === seance.matiere) ??
		(probleme?.sujets.length === 1 ? probleme.sujets[0] : undefined);
	if (!probleme || !sujet) return options;
	const siennes = fixes
		.filter(({ idSession }) => idSession === seance.idSession)
		.map(({ dateDebut, dateFin }) => [Date.parse(dateDebut), Date.parse(dateFin)]);
	const finSession = Math.max(
		...seances
			.filter(({ idSession }) => idSession === seance.idSession)
			.map(({ dateFin }) => Date.parse(dateFin)),
	);
	const days = (a: number, b: number) =>
		Math.round(
			(Date.parse(dayAt(a, contexte.fuseau)) - Date.parse(dayAt(b, contexte.fuseau))) / 86_400_000,
		);
	const jourDe = (s: PlacedSeance) => dayAt(Date.parse(s.dateDebut), contexte.fuseau);
	const prises = (de: string, a: string) =>
		fixes
			.filter((s) => s.idSession === seance.idSession && de <= jourDe(s) && jourDe(s) < a)
			.reduce((all, s) => all + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / HEURE, 0);
	const pleins = probleme.calendrier.jours.map(
		({ date }) =>
			prises(date, addDays(date, 1)) + heures > probleme.capJour ||
			prises(mondayOf(date), addDays(mondayOf(date), 7)) + heures > probleme.capSemaine,
	);
	const pasAvant = des ? Date.parse(des) : -Infinity;
	const add = (de: number, a: number, paire: Pair) => {
		if (de < pasAvant || siennes.some(([d, f]) => de < f && d < a)) return;
		const deplace = de !== debut;
		const changements = changeCost({ salle, formateur } as Pair, paire, probleme.regles);
		if (!touchee && !deplace && changements === 0) return;
		options.push({
			debut: de,
			fin: a,
			paire,
			reste: false,
			couts: {
				autresDeplacees: touchee ? 0 : 1,
				horairesChanges: deplace ? 1 : 0,
				joursDeRetard: Math.max(0, days(a - 1, finSession - 1)),
				changements,
				joursDEcart: Math.abs(days(de, debut)),
			},
		});
	};
	if (isOffGrid(debut, fin, probleme.regles, contexte.fuseau)) {
		for (const { jour, de, a } of sameHours(
			debut,
			fin,
			probleme.calendrier.jours,
			contexte.fuseau,
		)) {
			if (pleins[jour]) continue;
			const isFree = freeAt(de, a, probleme, contexte);
			for (const paire of sujet.paires) if (isFree(paire)) add(de, a, paire);
		}
		return options;
	}
	probleme.calendrier.creneaux.forEach((creneau, c) => {
		if (pleins[creneau.jour]) return;
		for (const paire of sujet.paires) {
			if (longestRun(paire.libres[c]) < heures) continue;
			for (let u = 0; u + heures <= creneau.unites; u++) {
				const bits = full(u + heures) & ~full(u);
				if ((paire.libres[c] & bits) !== bits) continue;
				const de = creneau.debut + u * HEURE;
				const a = de + heures * HEURE;
				add(de, a, paire);
			}
		}
	});
	return options;
}

/**
 * Keeps the cheapest places. With n séances to place and all others fixed, the others of the n touch at most n − 1 days
 * (weeks, where a week is capped): the cheapest places of n weeks always leave one that is as good as any left out.
 */
export function keepBest(
	options: SeanceOption[],
	n: number,
	fixe: boolean,
): { options: SeanceOption[]; exact: boolean } {
	const compare = (a: SeanceOption, b: SeanceOption) => {
		const terme = REPAIR_TERMS.find((t) => a.couts[t] !== b.couts[t]);
		return terme
			? a.couts[terme] - b.couts[terme]
			: a.debut - b.debut || a.paire.salle.idSalle - b.paire.salle.idSalle;
	};
	const triees = [...options].sort(compare);
	const semaines = new Set<number>();
	const gardees: SeanceOption[] = [];
	for (const option of triees) {
		if (!fixe && gardees.length >= 60) break;
		const semaine = Math.floor((option.debut / 86_400_000 + 3) / 7);
		if (semaines.size >= n + 1 && !semaines.has(semaine)) continue;
		semaines.add(semaine);
		gardees.push(option);
	}
	return { options: gardees, exact: fixe || gardees.length === options.length };
}

/** The model of one stage: least of `terme`, the terms before it held at their best. */
export function assignment(
	mobiles: PlacedSeance[],
	choix: SeanceOption[][],
	problemes: Map<number, Problem>,
	fixes: PlacedSeance[],
	terme: keyof RepairObjective,
	bornes: Partial<RepairObjective>,
	{ fuseau }: PlanContext,
) {
	const modele = new LinearModel();
	const variables = choix.map((options) =>
		options.map(({ couts }) => modele.variable(0, 1, true, couts[terme])),
	);
	const unSeul = new Map<string, Array<[number, number]>>();
	const heures = new Map<string, { max: number; termes: Array<[number, number]> }>();
	const add = <T>(carte: Map<string, T[]>, cle: string, valeur: T) => {
		const liste = carte.get(cle);
		if (liste) liste.push(valeur);
		else carte.set(cle, [valeur]);
	};
	choix.forEach((options, i) => {
		const { idSession } = mobiles[i];
		modele.rang(
			1,
			1,
			variables[i].map((v) => [v, 1]),
		);
		options.forEach(({ debut, fin, paire }, k) => {
			const v = variables[i][k];
			for (let t = Math.floor(debut / HEURE); t < Math.ceil(fin / HEURE); t++) {
				add(unSeul, `g${idSession}/${t}`, [v, 1]);
				for (const partie of paire.salle.parties) add(unSeul, `s${partie}/${t}`, [v, 1]);
				if (paire.formateur) add(unSeul, `f${paire.formateur.idFormateur}/${t}`, [v, 1]);
			}
			const probleme = problemes.get(idSession);
			if (!probleme) return;
			const jour = dayAt(debut, fuseau);
			const lundi = mondayOf(jour);
			cap(
				`${idSession}/${jour}`,
				probleme.capJour,
				(s) => dayAt(Date.parse(s.dateDebut), fuseau) === jour,
			);
			cap(
				`${idSession}/w${lundi}`,
				probleme.capSemaine,
				(s) =>
					dayAt(Date.parse(s.dateDebut), fuseau) >= lundi &&
					dayAt(Date.parse(s.dateDebut), fuseau) < addDays(lundi, 7),
			);

			function cap(cle: string, limite: number, dans: (seance: PlacedSeance) => boolean) {
				let entree = heures.get(cle);
				if (!entree) {
					const prises = fixes
						.filter((s) => s.idSession === idSession && dans(s))
						.reduce((all, s) => all + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / HEURE, 0);
					heures.set(cle, (entree = { max: limite - prises, termes: [] }));
				}
				entree.termes.push([v, (fin - debut) / HEURE]);
			}
		});
	});
	for (const termes of unSeul.values()) if (termes.length > 1) modele.rang(-Infinity, 1, termes);
	for (const { max, termes } of heures.values())
		if (termes.reduce((all, [, h]) => all + h, 0) > max) modele.rang(-Infinity, max, termes);
	for (const [nom, max] of Object.entries(bornes) as Array<[keyof RepairObjective, number]>)
		modele.rang(
			-Infinity,
			max,
			choix.flatMap((options, i) =>
				options.flatMap(({ couts }, k): Array<[number, number]> =>
					couts[nom] ? [[variables[i][k], couts[nom]]] : [],
				),
			),
		);
	return {
		modele,
		read: (valeurs: Float64Array) =>
			choix.map((options, i) => options[variables[i].findIndex((v) => valeurs[v] > 0.5)]),
	};
}
