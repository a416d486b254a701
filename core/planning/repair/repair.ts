import { assignment } from './assignment';
import { boundHours } from './hourBounds';
import { keepBest, optionsOf } from './options';
import { REPAIR_TERMS, type PlacedSeance, type RepairObjective, type SeanceOption } from './types';
import { pose } from '../solve/problem';
import { defaultPlanningRules, type PlanningRules } from '../../rules/planningRules';
import { solve } from '../solve/solver';
import type {
	PlanContext,
	PlanRequest,
	PlanFermeture,
	PlanOccupation,
	PlanSalle,
	PlanSeance,
} from '../solve/types';
import { dayAt } from '../../time/days';
import { dayOfTextInWords } from '../../time/french';
import { isoAt } from '../../time/instant';

export type { RepairObjective, PlacedSeance } from './types';

/** What is lost: a trainer or a room for a time, or whole days. */
export interface Loss {
	idFormateur?: number;
	/** Code of a room; with it every room that shares a part. */
	salle?: string;
	/** Days 'YYYY-MM-DD' when neither is given: dateDebut..dateFin, both included. Else instants. */
	dateDebut: string;
	dateFin: string;
	motif?: string;
}

export interface RepairRequest {
	/**
	 * Sessions whose séances may move, each with the request it was planned from (window, weekdays,
	 * rooms, trainers), and the rooms as the rules see them for it.
	 */
	sessions: Array<{ idSession: number; demande: PlanRequest; salles?: PlanSalle[] }>;
	/**
	 * Their séances. What is in the context's occupations stays where it is; where a rule bounds a
	 * trainer's hours, these must cover whole weeks.
	 */
	seances: PlacedSeance[];
	/** Séances of theirs that have begun, and are not among the occupations: they stay, and count. */
	begun?: PlacedSeance[];
	pertes: Loss[];
	/** Nothing is placed before this instant. */
	des?: string;
}

export interface RepairMove {
	idReservation: number;
	idSession: number;
	/** false: it gives way to another séance. */
	touched: boolean;
	avant: PlanSeance;
	apres: PlanSeance;
}

export type Repair =
	| {
			faisable: true;
			movedList: RepairMove[];
			objectif: RepairObjective;
			prouveOptimal: boolean;
	  }
	| { faisable: false; sansPlace: Array<{ idReservation: number; raison: string }> };

/**
 * Places anew the séances that lost their room, trainer or day, with the fewest moves for everybody
 * else (contract, section 6). First with all others fixed; only when that is impossible do others
 * give way, as few as can be. Writes nothing.
 */
export async function repair(
	request: RepairRequest,
	context: PlanContext,
	options: { limiteSecondes?: number } = {},
	rules: PlanningRules = defaultPlanningRules(),
): Promise<Repair> {
	const limit = performance.now() + (options.limiteSecondes ?? rules.limiteSecondes) * 1000;
	const touchees = request.seances.filter((seance) =>
		request.pertes.some((perte) => isHit(seance, perte, context)),
	);
	if (!touchees.length)
		return {
			faisable: true,
			movedList: [],
			objectif: {
				autresDeplacees: 0,
				horairesChanges: 0,
				joursDeRetard: 0,
				changements: 0,
				joursDEcart: 0,
			},
			prouveOptimal: true,
		};
	const fixedOne = await replace(request, context, rules, touchees, touchees, limit);
	if (fixedOne) return fixedOne;
	const libre = await replace(request, context, rules, request.seances, touchees, limit);
	if (libre) return libre;
	return {
		faisable: false,
		sansPlace: touchees.map(({ idReservation, idSession, dateDebut, matiere }) => ({
			idReservation,
			raison:
				`aucune place dans la fenêtre pour la séance du ${dayOfTextInWords(dateDebut.slice(0, 10))}` +
				`${matiere ? ` (${matiere})` : ''}, session ${idSession}`,
		})),
	};
}

/** What a loss hits has the trainer, a part of the room, or the day. */
export function isHit(
	seance: Pick<PlanSeance, 'dateDebut' | 'dateFin' | 'salle'> & { formateurId?: number | null },
	perte: Loss,
	{ salles, fuseau }: PlanContext,
): boolean {
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
	return parts(perte.salle!).some((part) => parts(seance.salle).includes(part));
}

/** One assignment: each movable séance takes one option, no room, trainer or group is in two places. */
async function replace(
	request: RepairRequest,
	context: PlanContext,
	rules: PlanningRules,
	movable: PlacedSeance[],
	touchees: PlacedSeance[],
	limit: number,
): Promise<Repair | undefined> {
	const fixed = [
		...(request.begun ?? []),
		...request.seances.filter((seance) => !movable.includes(seance)),
	];
	const nearby = around(request, context, fixed);
	const problems = new Map(
		request.sessions.map(({ idSession, demande: one, salles }) => [
			idSession,
			pose(one, { ...nearby, salles: salles ?? nearby.salles }, rules, true),
		]),
	);
	const usesOf = boundHours(fixed, problems, nearby, rules);
	const choices = movable.map((seance) =>
		optionsOf(
			seance,
			problems.get(seance.idSession),
			request,
			fixed,
			touchees.includes(seance),
			nearby,
			usesOf,
		),
	);
	if (choices.some((list) => !list.length)) return undefined;
	const keptOnes = choices.map((list) =>
		keepBest(list, movable.length, movable.length === touchees.length),
	);
	const complet = keptOnes.every(
		(list, i) => list.exact || list.options.length === choices[i].length,
	);

	const bounds: Partial<RepairObjective> = {};
	let retained: SeanceOption[] | undefined;
	let proven = complet;
	for (const term of REPAIR_TERMS) {
		const { modele, read } = assignment(
			movable,
			keptOnes.map(({ options }) => options),
			problems,
			term,
			bounds,
			context.fuseau,
			usesOf,
		);
		const solution = await solve(modele, { secondes: (limit - performance.now()) / 1000 });
		if (!solution.givenValues) {
			if (!retained) return undefined;
			proven = false;
			break;
		}
		proven &&= solution.etat === 'OPTIMAL';
		retained = read(solution.givenValues);
		bounds[term] = retained.reduce((all, { costs }) => all + costs[term], 0);
	}
	const finale = retained!;
	const total = (term: keyof RepairObjective) =>
		finale.reduce((all, { costs }) => all + costs[term], 0);
	const objectif = Object.fromEntries(
		REPAIR_TERMS.map((term) => [term, total(term)]),
	) as unknown as RepairObjective;
	const movedList = movable.flatMap((seance, i): RepairMove[] => {
		const { reste, debut, fin, pairOf } = finale[i];
		if (reste) return [];
		const { idReservation, idSession, dateDebut, dateFin, salle, formateurId, matiere } = seance;
		return [
			{
				idReservation,
				idSession,
				touched: touchees.includes(seance),
				avant: { dateDebut, dateFin, salle, formateurId, matiere },
				apres: {
					dateDebut: isoAt(debut, context.fuseau),
					dateFin: isoAt(fin, context.fuseau),
					salle: pairOf.salle.code,
					formateurId: pairOf.formateur?.idFormateur ?? null,
					matiere,
				},
			},
		];
	});
	return { faisable: true, movedList, objectif, prouveOptimal: proven };
}

/** The context as movable séances see it: what is lost and what stays is taken. */
function around(
	{ pertes }: RepairRequest,
	context: PlanContext,
	fixed: PlacedSeance[],
): PlanContext {
	const parts = (code: string) =>
		context.salles.find((salle) => salle.code === code)?.parties ?? [];
	const fermetures: PlanFermeture[] = pertes
		.filter(({ idFormateur, salle }) => idFormateur === undefined && salle === undefined)
		.map(({ dateDebut, dateFin, motif }) => ({ dateDebut, dateFin, motif: motif ?? 'jour perdu' }));
	const lost = pertes.flatMap(({ salle, dateDebut, dateFin, motif }): PlanOccupation[] =>
		salle === undefined
			? []
			: parts(salle).map((idSalle) => ({ idSalle, dateDebut, dateFin, motif })),
	);
	// An absence, and no work: what a trainer gives of his day and his week is counted.
	const formateurs = context.formateurs.map((formateur) => ({
		...formateur,
		disponibilites: [
			...formateur.disponibilites,
			...pertes
				.filter(({ idFormateur }) => idFormateur === formateur.idFormateur)
				.map(({ dateDebut, dateFin }) => ({
					dateDebut,
					dateFin,
					type: 'INDISPONIBLE' as const,
				})),
		],
	}));
	const prises = fixed.flatMap(
		({ idSession, salle, formateurId, dateDebut, dateFin }): PlanOccupation[] => [
			...parts(salle).map((idSalle) => ({ idSalle, dateDebut, dateFin, idSession })),
			...(formateurId === null
				? []
				: [{ idFormateur: formateurId, dateDebut, dateFin, idSession }]),
		],
	);
	return {
		...context,
		formateurs,
		fermetures: [...context.fermetures, ...fermetures],
		occupations: [...context.occupations, ...lost, ...prises],
	};
}
