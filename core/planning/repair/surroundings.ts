import type { PlanningRules } from '../../rules/planningRules';
import { freeAt } from '../solve/offGrid';
import { pose, type Pair, type Problem } from '../solve/problem';
import { boundsTrainers } from '../solve/trainerLimits';
import type { PlanContext, PlanFermeture, PlanOccupation } from '../solve/types';
import { boundHours, type HourBounds } from './hourBounds';
import type { PlacedSeance, RepairRequest } from './types';

/** What places are looked for in: what is lost and what stays is taken. */
export interface Surroundings {
	request: RepairRequest;
	movable: PlacedSeance[];
	/** Séances of the sessions that stay where they are. */
	fixed: PlacedSeance[];
	context: PlanContext;
	problems: Map<number, Problem>;
	usesOf: HourBounds;
	/** Which pairs are free at these hours, for a session; asked again, it is not worked out anew. */
	freeAtHours(idSession: number, de: number, a: number): (pairOf: Pair) => boolean;
	/** At no time does one movable séance take a room or a trainer from another. */
	isAlone: boolean;
}

export function surround(
	request: RepairRequest,
	given: PlanContext,
	rules: PlanningRules,
	movable: PlacedSeance[],
): Surroundings {
	const moving = new Set(movable);
	const fixed = [
		...(request.begun ?? []),
		...request.seances.filter((seance) => !moving.has(seance)),
	];
	const context = around(request, given, fixed);
	const problems = new Map(
		request.sessions.map(({ idSession, demande, salles }) => [
			idSession,
			pose(demande, { ...context, salles: salles ?? context.salles }, rules, true),
		]),
	);
	const known = new Map<string, (pairOf: Pair) => boolean>();
	return {
		request,
		movable,
		fixed,
		context,
		problems,
		usesOf: boundHours(fixed, problems, context, rules),
		freeAtHours: (idSession, de, a) => {
			const key = `${idSession}/${de}/${a}`;
			const isFree = known.get(key) ?? freeAt(de, a, problems.get(idSession)!, context);
			known.set(key, isFree);
			return isFree;
		},
		// One group is in one place at a time; only hours of a trainer would still tie its séances.
		isAlone:
			new Set(movable.map(({ idSession }) => idSession)).size === 1 && !boundsTrainers(rules),
	};
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
