import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { Refusal, refuse } from '../errors/refusal';
import { fingerprint } from '../idempotence/fingerprint';
import { once } from '../idempotence/once';
import { createSessionIn } from '../sessions/createSession';
import { endRace } from '../batch/race';
import type { CreatedSession } from '../sessions/answer';
import { loadPlan, type PlanFormation } from './loadPlan';
import { hoursInWords } from '../time/french';
import { plan } from './solve/plan';
import { pickWeeks } from './solve/request';
import type {
	FoundPlan,
	ImpossiblePlan,
	PlanObjective,
	PlanOptions,
	PlanRequest,
} from './solve/types';

/** How often a plan whose slot was taken meanwhile is made anew. */
const RETRIES = 4;

export interface PlanSessionRequest extends PlanRequest {
	previsualiser?: boolean;
	demandePar?: string | null;
	notesComplementaires?: string | null;
	cleIdempotence?: string | null;
}

export interface PlannedSession extends CreatedSession {
	plan: { prouveOptimal: boolean; objectif: PlanObjective; borne: PlanObjective };
}

export interface PlanSessionOptions extends PlanOptions {
	/** Told the training before anything is planned; may throw. */
	checkTraining?: (formation: PlanFormation) => void;
}

/**
 * Plans hours into a window and creates the session with its séances, in one transaction (contract,
 * sections 6 and 10).
 * `previsualiser` answers the same without keys and writes nothing. With `cleIdempotence`, asked again, the first answer comes back.
 * @throws Refusal PLAN_IMPOSSIBLE where none exists, PLAN_NON_TROUVE where the time was too short to
 *   know, both with `details.plan` (heuresPlacables, blocages, assouplissements); or every fault of
 *   the request
 */
export async function planSession(
	centre: Centre,
	request: PlanSessionRequest,
	options: PlanSessionOptions = {},
): Promise<PlannedSession> {
	const { cleIdempotence, ...reste } = request;
	return await endRace(async () => {
		if (request.previsualiser)
			return await centre.base.withConnection((cx) => planSessionIn(cx, centre, reste, options));
		if (!cleIdempotence)
			return await transaction(centre.base, (cx) => planSessionIn(cx, centre, reste, options), {
				isolation: centre.isolation,
			});
		const key = { portee: 'planSession', cle: cleIdempotence, empreinte: fingerprint(reste) };
		return (
			await once(centre, key, async (cx) => ({
				statut: 201,
				corps: await planSessionIn(cx, centre, reste, options),
			}))
		).corps;
	});
}

/**
 * The same inside a caller's transaction, run by `transaction()`. Nothing is locked while the
 * planner thinks. The creation locks and checks: a slot taken meanwhile gives a new plan on what is
 * committed by then, at most four times; a slot taken past our locks runs into the database's
 * constraint, which runs the transaction again.
 */
export async function planSessionIn(
	cx: Executor,
	centre: Centre,
	request: PlanSessionRequest,
	options: PlanSessionOptions = {},
): Promise<PlannedSession> {
	const {
		previsualiser = false,
		demandePar,
		notesComplementaires,
		cleIdempotence: _,
		...planRequest
	} = request;
	for (let retry = 0; ; retry++) {
		const { demande, found } = await findPlan(cx, centre, planRequest, options);
		try {
			const createdOne = await createSessionIn(
				cx,
				centre,
				toCreation(demande, found, { previsualiser, demandePar, notesComplementaires }),
			);
			return {
				...createdOne,
				plan: {
					prouveOptimal: found.prouveOptimal,
					objectif: found.objectif,
					borne: found.borne,
				},
			};
		} catch (error) {
			if (!(error instanceof Refusal) || !error.details.conflits || retry >= RETRIES) throw error;
		}
	}
}

/** @throws Refusal PLAN_IMPOSSIBLE, PLAN_NON_TROUVE; every fault of the request; what `checkTraining` throws */
async function findPlan(
	cx: Executor,
	centre: Centre,
	request: PlanRequest,
	options: PlanSessionOptions,
): Promise<{ demande: PlanRequest; found: FoundPlan }> {
	const near = await loadPlan(cx, centre, request, 'FENETRE');
	const { demande } = near;
	options.checkTraining?.(near.formation);
	const strict = { ...options, assouplir: false };
	const found = await plan(demande, near.contexte, strict, near.regles);
	if (found.faisable) return { demande, found };
	if (options.assouplir === false) throw noPlan(found, demande);

	const far = await loadPlan(cx, centre, request, 'LA_PLUS_LONGUE');
	const explained = await plan(far.demande, far.contexte, options, far.regles);
	// Freed between the two readings: it fits now.
	if (explained.faisable) return { demande: far.demande, found: explained };
	throw noPlan(explained, demande);
}

/** Why a request has no plan, as a refusal of its hours (contract, section 10). */
export function noPlan(
	{ faisable: _, ...explication }: ImpossiblePlan,
	{ dureeHeures, dateDebut, dateFin }: PlanRequest,
): Refusal {
	const { heuresPlacables, heuresProuvees, impossibiliteProuvee } = explication;
	const asked = hoursInWords(dureeHeures);
	const between = `entre le ${dateDebut} et le ${dateFin}`;
	if (!impossibiliteProuvee)
		return refuse(
			'PLAN_NON_TROUVE',
			'dureeHeures',
			`aucun plan de ${asked} trouvé ${between} dans le temps imparti, sans preuve qu'il ` +
				"n'en existe pas : réessayer, ou laisser plus de temps (limiteSecondes)",
			{ plan: explication },
		);
	const most = heuresProuvees
		? `seulement ${hoursInWords(heuresPlacables)} sur ${asked} trouvent place ${between}`
		: `les ${asked} ne trouvent pas toutes place ${between} (au moins ${hoursInWords(heuresPlacables)})`;
	return refuse('PLAN_IMPOSSIBLE', 'dureeHeures', most, { plan: explication });
}

/** A plan as the session that is created from it. */
export function toCreation(
	request: PlanRequest,
	{ seances }: FoundPlan,
	rest: Pick<PlanSessionRequest, 'previsualiser' | 'demandePar' | 'notesComplementaires'>,
) {
	return {
		...rest,
		formation: request.formation,
		capaciteMax: request.capaciteMax ?? undefined,
		sansFormateur: seances.every(({ formateurId }) => formateurId === null),
		creneaux: seances,
		joursActifs: request.joursActifs,
		rythme: pickWeeks(request),
		dureeHeures: request.dureeHeures,
		matieres: request.matieres,
	};
}
