import { dayAt, isoAt } from './ecrire';
import {
	assignment,
	keepBest,
	optionsOf,
	TERMES,
	type ObjectifReparation,
	type Option,
	type SeanceEnPlace,
} from './places';
import { pose } from './probleme';
import { defaultPlanningRules, type ReglesPlanning } from './regles';
import { solve } from './solveur';
import type {
	ContextePlan,
	DemandePlan,
	Fermeture,
	Occupation,
	SallePlan,
	SeancePlan,
} from './types';

export type { ObjectifReparation, SeanceEnPlace } from './places';

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
	/** Sessions whose séances may move, each with the request it was planned from (window, weekdays, rooms, trainers), and the rooms as the rules see them for it. */
	sessions: Array<{ idSession: number; demande: DemandePlan; salles?: SallePlan[] }>;
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
	| {
			faisable: true;
			deplacements: Deplacement[];
			objectif: ObjectifReparation;
			prouveOptimal: boolean;
	  }
	| { faisable: false; sansPlace: Array<{ idReservation: number; raison: string }> };

/**
 * Places anew the séances that lost their room, trainer or day, with the fewest moves for everybody else (contract, section 6).
 * First with all others fixed; only when that is impossible do others give way, as few as can be. Writes nothing.
 */
export async function repair(
	demande: DemandeReparation,
	contexte: ContextePlan,
	options: { limiteSecondes?: number } = {},
	regles: ReglesPlanning = defaultPlanningRules(),
): Promise<Reparation> {
	const limite = performance.now() + (options.limiteSecondes ?? regles.limiteSecondes) * 1000;
	const touchees = demande.seances.filter((seance) =>
		demande.pertes.some((perte) => isHit(seance, perte, contexte)),
	);
	if (!touchees.length)
		return {
			faisable: true,
			deplacements: [],
			objectif: {
				autresDeplacees: 0,
				horairesChanges: 0,
				joursDeRetard: 0,
				changements: 0,
				joursDEcart: 0,
			},
			prouveOptimal: true,
		};
	const fixe = await replace(demande, contexte, regles, touchees, touchees, limite);
	if (fixe) return fixe;
	const libre = await replace(demande, contexte, regles, demande.seances, touchees, limite);
	if (libre) return libre;
	return {
		faisable: false,
		sansPlace: touchees.map(({ idReservation, dateDebut, matiere }) => ({
			idReservation,
			raison: `aucune place dans la fenêtre pour la séance du ${dateDebut.slice(0, 10)}${matiere ? ` (${matiere})` : ''}`,
		})),
	};
}

function isHit(seance: SeanceEnPlace, perte: Perte, { salles, fuseau }: ContextePlan): boolean {
	const debut = Date.parse(seance.dateDebut);
	if (perte.idFormateur === undefined && perte.salle === undefined) {
		const jour = dayAt(debut, fuseau);
		return perte.dateDebut <= jour && jour <= perte.dateFin;
	}
	if (!(
		debut < Date.parse(perte.dateFin) && Date.parse(seance.dateFin) > Date.parse(perte.dateDebut)
	))
		return false;
	if (perte.idFormateur !== undefined) return perte.idFormateur === seance.formateurId;
	const parts = (code: string) => salles.find((salle) => salle.code === code)?.parties ?? [];
	return parts(perte.salle!).some((partie) => parts(seance.salle).includes(partie));
}

/** One assignment: each movable séance takes one option, no room, trainer or group is in two places. */
async function replace(
	demande: DemandeReparation,
	contexte: ContextePlan,
	regles: ReglesPlanning,
	mobiles: SeanceEnPlace[],
	touchees: SeanceEnPlace[],
	limite: number,
): Promise<Reparation | undefined> {
	const fixes = demande.seances.filter((seance) => !mobiles.includes(seance));
	const autour = around(demande, contexte, fixes);
	const problemes = new Map(
		demande.sessions.map(({ idSession, demande: une, salles }) => [
			idSession,
			pose(une, { ...autour, salles: salles ?? autour.salles }, regles, true),
		]),
	);
	const choix = mobiles.map((seance) =>
		optionsOf(
			seance,
			problemes.get(seance.idSession),
			demande,
			fixes,
			touchees.includes(seance),
			autour,
		),
	);
	if (choix.some((liste) => !liste.length)) return undefined;
	const gardes = choix.map((liste) =>
		keepBest(liste, mobiles.length, mobiles.length === touchees.length),
	);
	const complet = gardes.every(
		(liste, i) => liste.exact || liste.options.length === choix[i].length,
	);

	const bornes: Partial<ObjectifReparation> = {};
	let retenue: Option[] | undefined;
	let prouve = complet;
	for (const terme of TERMES) {
		const { modele, read } = assignment(
			mobiles,
			gardes.map(({ options }) => options),
			problemes,
			fixes,
			terme,
			bornes,
			contexte,
		);
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
	const objectif = Object.fromEntries(
		TERMES.map((terme) => [terme, finale.reduce((all, { couts }) => all + couts[terme], 0)]),
	) as unknown as ObjectifReparation;
	const deplacements = mobiles.flatMap((seance, i): Deplacement[] => {
		const { reste, debut, fin, paire } = finale[i];
		if (reste) return [];
		const { idReservation, idSession, dateDebut, dateFin, salle, formateurId, matiere } = seance;
		return [
			{
				idReservation,
				idSession,
				touchee: touchees.includes(seance),
				avant: { dateDebut, dateFin, salle, formateurId, matiere },
				apres: {
					dateDebut: isoAt(debut, contexte.fuseau),
					dateFin: isoAt(fin, contexte.fuseau),
					salle: paire.salle.code,
					formateurId: paire.formateur?.idFormateur ?? null,
					matiere,
				},
			},
		];
	});
	return { faisable: true, deplacements, objectif, prouveOptimal: prouve };
}

/** The context as movable séances see it: what is lost and what stays is taken. */
function around(
	{ pertes }: DemandeReparation,
	contexte: ContextePlan,
	fixes: SeanceEnPlace[],
): ContextePlan {
	const parts = (code: string) =>
		contexte.salles.find((salle) => salle.code === code)?.parties ?? [];
	const fermetures: Fermeture[] = pertes
		.filter(({ idFormateur, salle }) => idFormateur === undefined && salle === undefined)
		.map(({ dateDebut, dateFin, motif }) => ({ dateDebut, dateFin, motif: motif ?? 'jour perdu' }));
	const perdues = pertes.flatMap(
		({ idFormateur, salle, dateDebut, dateFin, motif }): Occupation[] => [
			...(idFormateur !== undefined ? [{ idFormateur, dateDebut, dateFin, motif }] : []),
			...(salle !== undefined
				? parts(salle).map((idSalle) => ({ idSalle, dateDebut, dateFin, motif }))
				: []),
		],
	);
	const prises = fixes.flatMap(
		({ idSession, salle, formateurId, dateDebut, dateFin }): Occupation[] => [
			...parts(salle).map((idSalle) => ({ idSalle, dateDebut, dateFin, idSession })),
			...(formateurId === null
				? []
				: [{ idFormateur: formateurId, dateDebut, dateFin, idSession }]),
		],
	);
	return {
		...contexte,
		fermetures: [...contexte.fermetures, ...fermetures],
		occupations: [...contexte.occupations, ...perdues, ...prises],
	};
}
