import { changeCost } from './court';
import { addDays } from './calendrier';
import { dayAt, isoAt } from './ecrire';
import { longestRun, pose, type Paire, type Probleme } from './probleme';
import { defaultPlanningRules, type ReglesPlanning } from './regles';
import { full } from './masques';
import { Modele, solve } from './solveur';
import type { ContextePlan, DemandePlan, Fermeture, Occupation, SeancePlan } from './types';

const HEURE = 3_600_000;

export interface SeanceEnPlace extends SeancePlan {
	idReservation: number;
	idSession: number;
}

/** What is lost: a trainer or a room for a time, or whole days. */
export interface Perte {
	idFormateur?: number;
	/** Code of a room; with it every room that shares a part. */
	salle?: string;
	/** Days 'YYYY-MM-DD' when neither is given: dateDebut..dateFin, both included. Else instants. */
	dateDebut: string;
	dateFin: string;
	motif?: string;
}

export interface DemandeReparation {
	/** Sessions whose séances may move, each with the request it was planned from (window, weekdays, rooms, trainers). */
	sessions: Array<{ idSession: number; demande: DemandePlan }>;
	/** Their séances. What is in the context's occupations stays where it is. */
	seances: SeanceEnPlace[];
	pertes: Perte[];
	/** Nothing is placed before this instant. */
	des?: string;
}

export interface Deplacement {
	idReservation: number;
	idSession: number;
	/** false: it gives way to another séance. */
	touchee: boolean;
	avant: SeancePlan;
	apres: SeancePlan;
}

export type Reparation =
	| { faisable: true; deplacements: Deplacement[]; objectif: ObjectifReparation; prouveOptimal: boolean }
	| { faisable: false; sansPlace: Array<{ idReservation: number; raison: string }> };

/** In this order: séances moved that were not hit, séances whose time changes, days past the former end of the session, rooms and trainers changed, days away from the former date. */
export interface ObjectifReparation {
	autresDeplacees: number;
	horairesChanges: number;
	joursDeRetard: number;
	changements: number;
	joursDEcart: number;
}

const TERMES: Array<keyof ObjectifReparation> = ['autresDeplacees', 'horairesChanges', 'joursDeRetard', 'changements', 'joursDEcart'];

interface Option {
	debut: number;
	fin: number;
	paire: Pick<Paire, 'salle' | 'formateur'>;
	couts: ObjectifReparation;
	reste: boolean;
}

/**
 * Places anew the séances that lost their room, trainer or day, with the fewest moves for everybody else (issue of repair, contract section 6).
 * First with all others fixed; only when that is impossible do others give way, as few as can be. Writes nothing.
 */
export async function repair(demande: DemandeReparation, contexte: ContextePlan, options: { limiteSecondes?: number } = {}, regles: ReglesPlanning = defaultPlanningRules()): Promise<Reparation> {
	const limite = performance.now() + (options.limiteSecondes ?? regles.limiteSecondes) * 1000;
	const touchees = demande.seances.filter((seance) => demande.pertes.some((perte) => isHit(seance, perte, contexte)));
	if (!touchees.length) return { faisable: true, deplacements: [], objectif: { autresDeplacees: 0, horairesChanges: 0, joursDeRetard: 0, changements: 0, joursDEcart: 0 }, prouveOptimal: true };
	const fixe = await replace(demande, contexte, regles, touchees, touchees, limite);
	if (fixe) return fixe;
	const libre = await replace(demande, contexte, regles, demande.seances, touchees, limite);
	if (libre) return libre;
	return { faisable: false, sansPlace: touchees.map(({ idReservation, dateDebut, matiere }) => ({ idReservation, raison: `aucune place dans la fenêtre pour la séance du ${dateDebut.slice(0, 10)}${matiere ? ` (${matiere})` : ''}` })) };
}

function isHit(seance: SeanceEnPlace, perte: Perte, { salles, fuseau }: ContextePlan): boolean {
	const debut = Date.parse(seance.dateDebut);
	if (perte.idFormateur === undefined && perte.salle === undefined) {
		const jour = dayAt(debut, fuseau);
		return perte.dateDebut <= jour && jour <= perte.dateFin;
	}
	if (!(debut < Date.parse(perte.dateFin) && Date.parse(seance.dateFin) > Date.parse(perte.dateDebut))) return false;
	if (perte.idFormateur !== undefined) return perte.idFormateur === seance.formateurId;
	const parts = (code: string) => salles.find((salle) => salle.code === code)?.parties ?? [];
	return parts(perte.salle!).some((partie) => parts(seance.salle).includes(partie));
}

/** One assignment: each movable séance takes one option, no room, trainer or group is in two places. */
async function replace(demande: DemandeReparation, contexte: ContextePlan, regles: ReglesPlanning, mobiles: SeanceEnPlace[], touchees: SeanceEnPlace[], limite: number): Promise<Reparation | undefined> {
	const fixes = demande.seances.filter((seance) => !mobiles.includes(seance));
	const autour = around(demande, contexte, fixes);
	const problemes = new Map(demande.sessions.map(({ idSession, demande: une }) => [idSession, pose(une, autour, regles, true)]));
	const choix = mobiles.map((seance) => optionsOf(seance, problemes.get(seance.idSession), demande, fixes, touchees.includes(seance), autour));
	if (choix.some((liste) => !liste.length)) return undefined;
	const gardes = choix.map((liste) => keepBest(liste, mobiles.length, mobiles.length === touchees.length));
	const complet = gardes.every((liste, i) => liste.exact || liste.options.length === choix[i].length);

	const bornes: Partial<ObjectifReparation> = {};
	let retenue: Option[] | undefined;
	let prouve = complet;
	for (const terme of TERMES) {
		const { modele, read } = assignment(mobiles, gardes.map(({ options }) => options), problemes, fixes, terme, bornes, contexte);
		const solution = await solve(modele, { secondes: (limite - performance.now()) / 1000 });
		if (!solution.valeurs) {
			if (!retenue) return undefined;
			prouve = false;
			break;
		}
		prouve &&= solution.etat === 'OPTIMAL';
		retenue = read(solution.valeurs);
		bornes[terme] = retenue.reduce((all, { couts }) => all + couts[terme], 0);
	}
	const finale = retenue!;
	const objectif = Object.fromEntries(TERMES.map((terme) => [terme, finale.reduce((all, { couts }) => all + couts[terme], 0)])) as unknown as ObjectifReparation;
	const deplacements = mobiles.flatMap((seance, i): Deplacement[] => {
		const { reste, debut, fin, paire } = finale[i];
		if (reste) return [];
		const { idReservation, idSession, dateDebut, dateFin, salle, formateurId, matiere } = seance;
		return [{
			idReservation, idSession, touchee: touchees.includes(seance),
			avant: { dateDebut, dateFin, salle, formateurId, matiere },
			apres: { dateDebut: isoAt(debut, contexte.fuseau), dateFin: isoAt(fin, contexte.fuseau), salle: paire.salle.code, formateurId: paire.formateur?.idFormateur ?? null, matiere },
		}];
	});
	return { faisable: true, deplacements, objectif, prouveOptimal: prouve };
}

const mondayOf = (jour: string) => addDays(jour, -((new Date(`${jour}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The context as movable séances see it: what is lost and what stays is taken. */
function around({ pertes }: DemandeReparation, contexte: ContextePlan, fixes: SeanceEnPlace[]): ContextePlan {
	const parts = (code: string) => contexte.salles.find((salle) => salle.code === code)?.parties ?? [];
	const fermetures: Fermeture[] = pertes.filter(({ idFormateur, salle }) => idFormateur === undefined && salle === undefined).map(({ dateDebut, dateFin, motif }) => ({ dateDebut, dateFin, motif: motif ?? 'jour perdu' }));
	const perdues = pertes.flatMap(({ idFormateur, salle, dateDebut, dateFin, motif }): Occupation[] => [
		...(idFormateur !== undefined ? [{ idFormateur, dateDebut, dateFin, motif }] : []),
		...(salle !== undefined ? parts(salle).map((idSalle) => ({ idSalle, dateDebut, dateFin, motif })) : []),
	]);
	const prises = fixes.flatMap(({ idSession, salle, formateurId, dateDebut, dateFin }): Occupation[] => [
		...parts(salle).map((idSalle) => ({ idSalle, dateDebut, dateFin, idSession })),
		...(formateurId === null ? [] : [{ idFormateur: formateurId, dateDebut, dateFin, idSession }]),
	]);
	return { ...contexte, fermetures: [...contexte.fermetures, ...fermetures], occupations: [...contexte.occupations, ...perdues, ...prises] };
}

/** Every whole-hour place of the séance's own length in its session's window; for one that was not hit, also where it is. */
function optionsOf(seance: SeanceEnPlace, probleme: Probleme | undefined, { seances, des }: DemandeReparation, fixes: SeanceEnPlace[], touchee: boolean, contexte: ContextePlan): Option[] {
	const debut = Date.parse(seance.dateDebut);
	const fin = Date.parse(seance.dateFin);
	const salle = contexte.salles.find(({ code }) => code === seance.salle)!;
	const formateur = contexte.formateurs.find(({ idFormateur }) => idFormateur === seance.formateurId) ?? null;
	const options: Option[] = touchee ? [] : [{ debut, fin, paire: { salle, formateur }, couts: { autresDeplacees: 0, horairesChanges: 0, joursDeRetard: 0, changements: 0, joursDEcart: 0 }, reste: true }];
	const heures = (fin - debut) / HEURE;
	const sujet = probleme?.sujets.find(({ nom }) => nom === seance.matiere) ?? (probleme?.sujets.length === 1 ? probleme.sujets[0] : undefined);
	if (!probleme || !sujet || !Number.isInteger(heures)) return options;
	const siennes = fixes.filter(({ idSession }) => idSession === seance.idSession).map(({ dateDebut, dateFin }) => [Date.parse(dateDebut), Date.parse(dateFin)]);
	const finSession = Math.max(...seances.filter(({ idSession }) => idSession === seance.idSession).map(({ dateFin }) => Date.parse(dateFin)));
	const days = (a: number, b: number) => Math.round((Date.parse(dayAt(a, contexte.fuseau)) - Date.parse(dayAt(b, contexte.fuseau))) / 86_400_000);
	const jourDe = (s: SeanceEnPlace) => dayAt(Date.parse(s.dateDebut), contexte.fuseau);
	const prises = (de: string, a: string) => fixes.filter((s) => s.idSession === seance.idSession && de <= jourDe(s) && jourDe(s) < a).reduce((all, s) => all + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / HEURE, 0);
	const pleins = probleme.calendrier.jours.map(({ date }) => prises(date, addDays(date, 1)) + heures > probleme.capJour || prises(mondayOf(date), addDays(mondayOf(date), 7)) + heures > probleme.capSemaine);
	const pasAvant = des ? Date.parse(des) : -Infinity;
	probleme.calendrier.creneaux.forEach((creneau, c) => {
		if (pleins[creneau.jour]) return;
		for (const paire of sujet.paires) {
			if (longestRun(paire.libres[c]) < heures) continue;
			for (let u = 0; u + heures <= creneau.unites; u++) {
				const bits = full(u + heures) & ~full(u);
				if ((paire.libres[c] & bits) !== bits) continue;
				const de = creneau.debut + u * HEURE;
				const a = de + heures * HEURE;
				if (de < pasAvant || siennes.some(([d, f]) => de < f && d < a)) continue;
				const deplace = de !== debut;
				const changements = changeCost({ salle, formateur } as Paire, paire, probleme.regles);
				if (!touchee && !deplace && changements === 0) continue;
				options.push({ debut: de, fin: a, paire, reste: false, couts: { autresDeplacees: touchee ? 0 : 1, horairesChanges: deplace ? 1 : 0, joursDeRetard: Math.max(0, days(a - 1, finSession - 1)), changements, joursDEcart: Math.abs(days(de, debut)) } });
			}
		}
	});
	return options;
}

/**
 * Keeps the cheapest places. With n séances to place and all others fixed, the others of the n touch at most n − 1 days
 * (weeks, where a week is capped): the cheapest places of n weeks always leave one that is as good as any left out.
 */
function keepBest(options: Option[], n: number, fixe: boolean): { options: Option[]; exact: boolean } {
	const compare = (a: Option, b: Option) => {
		const terme = TERMES.find((t) => a.couts[t] !== b.couts[t]);
		return terme ? a.couts[terme] - b.couts[terme] : a.debut - b.debut || a.paire.salle.idSalle - b.paire.salle.idSalle;
	};
	const triees = [...options].sort(compare);
	const semaines = new Set<number>();
	const gardees: Option[] = [];
	for (const option of triees) {
		if (!fixe && gardees.length >= 60) break;
		const semaine = Math.floor((option.debut / 86_400_000 + 3) / 7);
		if (semaines.size >= n + 1 && !semaines.has(semaine)) continue;
		semaines.add(semaine);
		gardees.push(option);
	}
	return { options: gardees, exact: fixe || gardees.length === options.length };
}

function assignment(mobiles: SeanceEnPlace[], choix: Option[][], problemes: Map<number, Probleme>, fixes: SeanceEnPlace[], terme: keyof ObjectifReparation, bornes: Partial<ObjectifReparation>, { fuseau }: ContextePlan) {
	const modele = new Modele();
	const variables = choix.map((options) => options.map(({ couts }) => modele.variable(0, 1, true, couts[terme])));
	const unSeul = new Map<string, Array<[number, number]>>();
	const heures = new Map<string, { max: number; termes: Array<[number, number]> }>();
	const add = <T>(carte: Map<string, T[]>, cle: string, valeur: T) => {
		const liste = carte.get(cle);
		if (liste) liste.push(valeur);
		else carte.set(cle, [valeur]);
	};
	choix.forEach((options, i) => {
		const { idSession } = mobiles[i];
		modele.rang(1, 1, variables[i].map((v) => [v, 1]));
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
			cap(`${idSession}/${jour}`, probleme.capJour, (s) => dayAt(Date.parse(s.dateDebut), fuseau) === jour);
			cap(`${idSession}/w${lundi}`, probleme.capSemaine, (s) => dayAt(Date.parse(s.dateDebut), fuseau) >= lundi && dayAt(Date.parse(s.dateDebut), fuseau) < addDays(lundi, 7));

			function cap(cle: string, limite: number, dans: (seance: SeanceEnPlace) => boolean) {
				let entree = heures.get(cle);
				if (!entree) {
					const prises = fixes.filter((s) => s.idSession === idSession && dans(s)).reduce((all, s) => all + (Date.parse(s.dateFin) - Date.parse(s.dateDebut)) / HEURE, 0);
					heures.set(cle, (entree = { max: limite - prises, termes: [] }));
				}
				entree.termes.push([v, (fin - debut) / HEURE]);
			}
		});
	});
	for (const termes of unSeul.values()) if (termes.length > 1) modele.rang(-Infinity, 1, termes);
	for (const { max, termes } of heures.values()) if (termes.reduce((all, [, h]) => all + h, 0) > max) modele.rang(-Infinity, max, termes);
	for (const [nom, max] of Object.entries(bornes) as Array<[keyof ObjectifReparation, number]>)
		modele.rang(-Infinity, max, choix.flatMap((options, i) => options.flatMap(({ couts }, k): Array<[number, number]> => (couts[nom] ? [[variables[i][k], couts[nom]]] : []))));
	return { modele, read: (valeurs: Float64Array) => choix.map((options, i) => options[variables[i].findIndex((v) => valeurs[v] > 0.5)]) };
}
