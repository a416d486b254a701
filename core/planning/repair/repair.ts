import { defaultPlanningRules, type PlanningRules } from '../../rules/planningRules';
import { dayAt } from '../../time/days';
import { dayOfTextInWords } from '../../time/french';
import { isoAt } from '../../time/instant';
import { Budget } from '../solve/budget';
import type { PlanContext, PlanSeance } from '../solve/types';
import { placeAll } from './placeAll';
import { surround, type Surroundings } from './surroundings';
import {
	REPAIR_TERMS,
	type Loss,
	type PlacedSeance,
	type RepairObjective,
	type RepairRequest,
	type SeanceOption,
} from './types';

export type { Loss, PlacedSeance, RepairObjective, RepairRequest } from './types';

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
	| {
			faisable: false;
			/** false: no repair was found in the time there was, and there may be one. */
			impossibiliteProuvee: boolean;
			sansPlace: Array<{ idReservation: number; raison: string }>;
	  };

const NOTHING: RepairObjective = {
	autresDeplacees: 0,
	horairesChanges: 0,
	joursDeRetard: 0,
	changements: 0,
	joursDEcart: 0,
};

/**
 * Places anew the séances that lost their room, trainer or day, with the fewest moves for everybody
 * else (contract, section 6). First at their own hours: where all of them find another room or
 * trainer then, no repair changes less, and the question is small. Then in all of their window with
 * the others fixed; only when that is impossible do others give way, as few as can be. Writes
 * nothing.
 */
export async function repair(
	request: RepairRequest,
	context: PlanContext,
	options: { limiteSecondes?: number } = {},
	rules: PlanningRules = defaultPlanningRules(),
): Promise<Repair> {
	const budget = new Budget(options.limiteSecondes ?? rules.limiteSecondes);
	const touched = new Set(
		request.seances.filter((seance) =>
			request.pertes.some((perte) => isHit(seance, perte, context)),
		),
	);
	if (!touched.size)
		return { faisable: true, movedList: [], objectif: NOTHING, prouveOptimal: true };
	const near = surround(request, context, rules, [...touched]);
	const atOwnHours = await placeAll(near, touched, 'OWN_HOURS', budget);
	if (atOwnHours.etat === 'TROUVE') return movesOf(near, touched, atOwnHours);
	const hasOthers = touched.size < request.seances.length;
	const alone = await placeAll(near, touched, 'WINDOW', budget, hasOthers ? 0.5 : 1);
	if (alone.etat === 'TROUVE') return movesOf(near, touched, alone);
	const wide = hasOthers ? surround(request, context, rules, request.seances) : near;
	const all = hasOthers ? await placeAll(wide, touched, 'WINDOW', budget) : alone;
	if (all.etat === 'TROUVE')
		return movesOf(wide, touched, {
			...all,
			// Where it is open whether others have to give way, it is open whether this is the best.
			proven: all.proven && alone.etat === 'IMPOSSIBLE',
		});
	const impossibiliteProuvee = all.etat === 'IMPOSSIBLE';
	const why = impossibiliteProuvee
		? 'aucune place dans la fenêtre'
		: 'aucune place trouvée dans le temps imparti';
	return {
		faisable: false,
		impossibiliteProuvee,
		sansPlace: [...touched].map(({ idReservation, idSession, dateDebut, matiere }) => ({
			idReservation,
			raison:
				`${why} pour la séance du ${dayOfTextInWords(dateDebut.slice(0, 10))}` +
				`${matiere ? ` (${matiere})` : ''}, session ${idSession}`,
		})),
	};
}

/** The answer: who goes from where to where. */
function movesOf(
	{ movable, context: { fuseau } }: Surroundings,
	touched: Set<PlacedSeance>,
	{ options, proven }: { options: SeanceOption[]; proven: boolean },
): Repair {
	const objectif = { ...NOTHING };
	for (const { costs } of options) for (const term of REPAIR_TERMS) objectif[term] += costs[term];
	const movedList = movable.flatMap((seance, i): RepairMove[] => {
		const { reste, debut, fin, pairOf } = options[i];
		if (reste) return [];
		const { idReservation, idSession, dateDebut, dateFin, salle, formateurId, matiere } = seance;
		return [
			{
				idReservation,
				idSession,
				touched: touched.has(seance),
				avant: { dateDebut, dateFin, salle, formateurId, matiere },
				apres: {
					dateDebut: isoAt(debut, fuseau),
					dateFin: isoAt(fin, fuseau),
					salle: pairOf.salle.code,
					formateurId: pairOf.formateur?.idFormateur ?? null,
					matiere,
				},
			},
		];
	});
	return { faisable: true, movedList, objectif, prouveOptimal: proven };
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
