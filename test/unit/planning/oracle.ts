import { DateTime } from 'luxon';

import type { PlanningRules } from '../../../core/rules/planningRules';
import type { PlanContext, PlanRequest, PlanSeance } from '../../../core/planning/solve/types';
import { brokenBetween, brokenBy, isActiveDay, momentOf, overloadedTrainers } from './checker';

export interface Optimum {
	fin: number;
	changements: number;
	irregularite: number;
	seances: number;
}

interface Choix {
	sujet: number;
	salle: number;
	formateur: number | null;
	debut: number;
	fin: number;
	heures: number;
	seance: PlanSeance;
}

/** The case has too many plans to be searched: it is left out. */
export class TooLarge extends Error {}
const NOEUDS = 12_000;

/**
 * Exhaustive search: every way to fill every créneau, step by step, but for what ends after a plan
 * already found. Slow and plain on purpose; it knows the rules only through the checker.
 */
export function exhaustive(
	demande: PlanRequest,
	contexte: PlanContext,
	regles: PlanningRules,
	feries: string[],
): { optimum?: Optimum; plusDHeures: number } {
	const subjects = demande.matieres?.length
		? demande.matieres
		: [{ nom: null, heures: demande.dureeHeures }];
	const creneaux = everyChoice(demande, contexte, regles, feries, subjects);
	const capJour = demande.heuresParJour ?? regles.heuresParJour;
	const capSemaine = demande.heuresParSemaine ?? regles.heuresParSemaine ?? Infinity;
	const reste = subjects.map(({ heures }) => heures);
	const byDay = new Map<string, number>();
	const byWeek = new Map<string, number>();
	const pris: Choix[] = [];
	let plusDHeures = 0;
	let best: Choix[][] = [];
	let fin = Infinity;

	const follows = remembered(
		(a, b) => brokenBetween(a.seance, b.seance, demande, contexte, regles).length === 0,
	);
	let noeuds = 0;
	const explore = (i: number, sum: number) => {
		if (++noeuds > NOEUDS) throw new TooLarge();
		plusDHeures = Math.max(plusDHeures, sum);
		if (sum === demande.dureeHeures) {
			const dernier = pris[pris.length - 1].fin;
			if (dernier < fin) best = [];
			if (dernier <= fin) {
				fin = dernier;
				best.push([...pris]);
			}
			return;
		}
		if (i === creneaux.length || creneaux[i].debut >= fin) return;
		const { jour, semaine, choix } = creneaux[i];
		for (const un of choix) {
			if (un.fin > fin) continue;
			if (
				un.heures > reste[un.sujet] ||
				(byDay.get(jour) ?? 0) + un.heures > capJour ||
				(byWeek.get(semaine) ?? 0) + un.heures > capSemaine
			)
				continue;
			const last = pris.at(-1);
			if (last && !follows(last, un)) continue;
			const together = [...pris, un].map(({ seance }) => seance);
			if (overloadedTrainers(together, contexte, regles).length) continue;
			reste[un.sujet] -= un.heures;
			byDay.set(jour, (byDay.get(jour) ?? 0) + un.heures);
			byWeek.set(semaine, (byWeek.get(semaine) ?? 0) + un.heures);
			pris.push(un);
			explore(i + 1, sum + un.heures);
			pris.pop();
			reste[un.sujet] += un.heures;
			byDay.set(jour, byDay.get(jour)! - un.heures);
			byWeek.set(semaine, byWeek.get(semaine)! - un.heures);
		}
		explore(i + 1, sum);
	};
	explore(0, 0);
	if (!best.length) return { plusDHeures };

	const fits = ({ choix }: (typeof creneaux)[number]) => choix.some((c) => c.fin <= fin);
	const ouvertes = new Set(creneaux.filter(fits).map(({ semaine }) => semaine));
	const grain = regles.rythme.grainHeures;
	const mean = demande.dureeHeures / ouvertes.size;
	const [bottom, top] = [Math.floor(mean / grain) * grain, Math.ceil(mean / grain) * grain];
	const scores = best.map((choix) => {
		let changements = 0;
		subjects.forEach((_, m) => {
			const ownOnes = choix.filter(({ sujet }) => sujet === m);
			for (let k = 1; k < ownOnes.length; k++) {
				if (ownOnes[k].salle !== ownOnes[k - 1].salle) changements += regles.poids.changementSalle;
				if (ownOnes[k].formateur !== ownOnes[k - 1].formateur)
					changements += regles.poids.changementFormateur;
			}
		});
		let irregularite = 0;
		for (const semaine of ouvertes) {
			const h = choix
				.filter(({ seance }) => weekOf(seance.dateDebut, contexte.fuseau) === semaine)
				.reduce((all, { heures }) => all + heures, 0);
			irregularite += Math.max(0, bottom - h, h - top);
		}
		return { fin, changements, irregularite, seances: choix.length };
	});
	scores.sort(
		(a, b) =>
			a.changements - b.changements || a.irregularite - b.irregularite || a.seances - b.seances,
	);
	return { optimum: scores[0], plusDHeures };
}

/** Asked once for each two séances: the search comes by them again and again. */
function remembered(ask: (a: Choix, b: Choix) => boolean): (a: Choix, b: Choix) => boolean {
	const known = new Map<Choix, Map<Choix, boolean>>();
	return (a, b) => {
		const answers = known.get(a) ?? new Map<Choix, boolean>();
		known.set(a, answers);
		const answer = answers.get(b) ?? ask(a, b);
		answers.set(b, answer);
		return answer;
	};
}

const weekOf = (iso: string, zone: string) => momentOf(iso, zone).semaine;

/** Every séance on the grid that breaks no rule by itself, by créneau in order of time. */
function everyChoice(
	demande: PlanRequest,
	contexte: PlanContext,
	regles: PlanningRules,
	feries: string[],
	subjects: Array<{ nom: string | null; heures: number }>,
) {
	const zone = contexte.fuseau;
	const creneaux: Array<{ jour: string; semaine: string; debut: number; choix: Choix[] }> = [];
	const permis = demande.creneaux ?? regles.creneauxParDefaut;
	for (
		let date = DateTime.fromISO(demande.dateDebut, { zone });
		date.toISODate()! <= demande.dateFin;
		date = date.plus({ days: 1 })
	)
		for (const { nom, debut, fin } of regles.creneaux) {
			if (!permis.includes(nom) || !isActiveDay(date, demande)) continue;
			const jour = date.toISODate()!;
			const zero = DateTime.fromISO(`${jour}T${debut}`, { zone });
			const bout = DateTime.fromISO(`${jour}T${fin}`, { zone });
			const choix: Choix[] = [];
			for (let de = zero; de < bout; de = de.plus({ minutes: regles.pas }))
				for (
					let a = de.plus({ minutes: regles.pas });
					a <= bout;
					a = a.plus({ minutes: regles.pas })
				)
					for (const salle of contexte.salles)
						for (const formateur of [...contexte.formateurs, null])
							subjects.forEach(({ nom: matiere }, sujet) => {
								const seance: PlanSeance = {
									dateDebut: de.toISO()!,
									dateFin: a.toISO()!,
									salle: salle.code,
									formateurId: formateur?.idFormateur ?? null,
									matiere,
								};
								const faults = brokenBy(seance, demande, contexte, regles, feries);
								if (!faults.length)
									choix.push({
										sujet,
										salle: salle.idSalle,
										formateur: seance.formateurId,
										debut: de.toMillis(),
										fin: a.toMillis(),
										heures: a.diff(de, 'hours').hours,
										seance,
									});
							});
			choix.sort((a, b) => b.heures - a.heures);
			if (choix.length)
				creneaux.push({
					jour,
					semaine: weekOf(zero.toISO()!, zone),
					debut: zero.toMillis(),
					choix,
				});
		}
	return creneaux;
}
