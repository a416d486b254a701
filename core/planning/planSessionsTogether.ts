import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { accept, Refusal, refuse, reject, type Outcome } from '../errors/refusal';
import { fingerprint } from '../idempotence/fingerprint';
import { once } from '../idempotence/once';
import type { CreatedSession } from '../sessions/answer';
import { createSessionsIn } from '../sessions/createSession';
import type { SessionRequest } from '../sessions/request';
import { within, type Access } from '../batch/access';
import { endRace } from '../batch/race';
import { loadPlans, type LoadedPlan } from './loadPlan';
import {
	noPlan,
	toCreation,
	type PlannedSession,
	type PlanSessionOptions,
	type PlanSessionRequest,
} from './planSession';
import type { TogetherObjective, TogetherProgress } from './solve/together';
import { planTogetherApart } from './solve/togetherThread';
import type { FoundPlan, Plan } from './solve/types';

/** How often plans whose slots were taken meanwhile are made anew. */
const RETRIES = 4;
/** Most requests of a list. */
const DEMANDES_MAX = 200;

export interface PlanTogetherRequest {
	demandes: PlanSessionRequest[];
	/** TOUTES (default): all are created or none. CELLES_QUI_TIENNENT: those that have a plan. */
	creer?: 'TOUTES' | 'CELLES_QUI_TIENNENT';
	previsualiser?: boolean;
	cleIdempotence?: string | null;
}

export interface PlannedSessions {
	/** One outcome a request, in the order asked. */
	sessions: Array<Outcome<PlannedSession>>;
	ensemble: TogetherSummary;
}

export interface TogetherSummary {
	demandes: number;
	/** Requests that were created, or would be. */
	creees: number;
	objectif: TogetherObjective;
	borne: TogetherObjective;
	prouveOptimal: boolean;
	ordresEssayes: number;
	interrompu: boolean;
}

export interface PlanTogetherOptions extends Omit<PlanSessionOptions, 'checkTraining'> {
	progress?: (progress: TogetherProgress) => void;
	/** Told the training of each request before anything is planned; what it throws refuses that one. */
	checkTraining?: (rang: number, formation: LoadedPlan['formation']) => void;
}

/**
 * Plans many requests together and creates their sessions in one transaction (contract, section 6,
 * many at once). A request without a plan is told why; with TOUTES nothing is created then.
 * `previsualiser` answers the same without keys and writes nothing. With `cleIdempotence`, asked
 * again, the first answer comes back.
 * @throws Refusal CHAMP_INVALIDE when the list is empty or longer than 200
 */
export async function planSessionsTogether(
	centre: Centre,
	request: PlanTogetherRequest,
	options: PlanTogetherOptions = {},
): Promise<PlannedSessions> {
	const { cleIdempotence, ...rest } = request;
	const { base, isolation } = centre;
	return await endRace(async () => {
		if (!cleIdempotence || request.previsualiser)
			return await planAll(
				{
					read: (job) => base.withConnection(job),
					write: (job) => transaction(base, job, { isolation }),
				},
				centre,
				rest,
				options,
			);
		const key = {
			portee: 'planSessionsTogether',
			cle: cleIdempotence,
			empreinte: fingerprint(rest),
		};
		const work = async (cx: Executor) => {
			const corps = await planAll(within(cx), centre, rest, options);
			// As a refusal, an answer for which nothing was written is not remembered.
			if (corps.ensemble.creees === 0) throw new NothingCreated(corps);
			return { statut: 201, corps };
		};
		try {
			return (await once(centre, key, work)).corps;
		} catch (error) {
			if (error instanceof NothingCreated) return error.answer;
			throw error;
		}
	});
}

class NothingCreated extends Error {
	constructor(readonly answer: PlannedSessions) {
		super('nothing was created');
	}
}

/**
 * Nothing is locked while the planner thinks: the creation locks and checks, and what was taken
 * meanwhile is planned anew around the rest, at most four times; what is then taken again is
 * refused with what took it.
 */
async function planAll(
	access: Access,
	centre: Centre,
	{
		demandes,
		creer = 'TOUTES',
		previsualiser = false,
	}: Omit<PlanTogetherRequest, 'cleIdempotence'>,
	options: PlanTogetherOptions,
): Promise<PlannedSessions> {
	checkList(demandes, creer);
	let kept: Array<FoundPlan | undefined> | undefined;
	for (let retry = 0; ; retry++) {
		const loaded = await access.read((cx) => load(cx, centre, demandes, options));
		const sound = loaded.flatMap((one, rang) => (one.ok ? [{ rang, ...one.value }] : []));
		const { plans, ...rest } = await think(sound, centre, options, kept);
		const summary = { demandes: demandes.length, ...rest };
		const placed = sound.flatMap(({ rang, demande }, k) => {
			const found = plans[k];
			return found.faisable ? [{ rang, demande, found }] : [];
		});
		const sessions: Array<Outcome<PlannedSession>> = loaded.map((one) =>
			one.ok ? reject(new Refusal([])) : one,
		);
		sound.forEach(({ rang, demande }, k) => {
			const found = plans[k];
			if (!found.faisable) sessions[rang] = reject(noPlan(found, demande));
		});

		if (placed.length < demandes.length && creer === 'TOUTES' && !previsualiser) {
			const all = new Set(placed.map(({ rang }) => rang));
			const without = [...demandes.keys()].filter((rang) => !all.has(rang));
			for (const { rang } of placed) sessions[rang] = reject(keptBack('sans plan', without));
			return { sessions, ensemble: { ...summary, creees: 0 } };
		}
		const requests = placed.map(({ rang, demande, found }) => {
			const { demandePar, notesComplementaires } = demandes[rang];
			return toCreation(demande, found, { previsualiser, demandePar, notesComplementaires });
		});
		const isLast = retry >= RETRIES;
		const isAllOrNone = creer === 'TOUTES' && !previsualiser;
		const create = isLast && !isAllOrNone ? createThoseThatHold : createSessionsIn;
		const created = await access.write((cx) => create(cx, centre, requests));
		const notCreated = placed.filter((_, k) => !created[k].ok);
		const refused = notCreated.map(({ rang }) => rang);
		if (refused.length === 0 || isLast) {
			const isNone = isAllOrNone && refused.length > 0;
			placed.forEach(({ rang, found }, k) => {
				const isKeptBack = isNone && created[k].ok;
				sessions[rang] = isKeptBack
					? reject(keptBack("sans place à l'instant d'écrire", refused))
					: withPlan(created[k], found);
			});
			const creees = isNone ? 0 : created.length - refused.length;
			return { sessions, ensemble: { ...summary, creees } };
		}
		kept = sound.map(({ rang }) => {
			const k = placed.findIndex((one) => one.rang === rang);
			return k >= 0 && created[k].ok ? placed[k].found : undefined;
		});
	}
}

/** Creates those whose places are still free; what the others are told is what took theirs. */
async function createThoseThatHold(
	cx: Executor,
	centre: Centre,
	requests: SessionRequest[],
): Promise<Array<Outcome<CreatedSession>>> {
	const outcomes = new Map<SessionRequest, Outcome<CreatedSession>>();
	for (let left = requests; left.length > 0;) {
		const created = await createSessionsIn(cx, centre, left);
		left.forEach((request, k) => outcomes.set(request, created[k]));
		const holding = left.filter((_, k) => created[k].ok);
		// Where one is refused none is written: again without it.
		if (holding.length === left.length) break;
		left = holding;
	}
	return requests.map((request) => outcomes.get(request)!);
}

const CREER = ['TOUTES', 'CELLES_QUI_TIENNENT'];

function checkList(demandes: unknown, creer: string): void {
	const list = Array.isArray(demandes) ? demandes.length : 0;
	if (list === 0) throw refuse('CHAMP_INVALIDE', 'demandes', 'au moins une demande est attendue');
	if (list > DEMANDES_MAX)
		throw refuse('CHAMP_INVALIDE', 'demandes', `au plus ${DEMANDES_MAX} demandes à la fois`);
	if (!CREER.includes(creer))
		throw refuse('CHAMP_INVALIDE', 'creer', `attendu ${CREER.join(' ou ')}`);
}

async function load(
	cx: Executor,
	centre: Centre,
	demandes: PlanSessionRequest[],
	{ checkTraining }: PlanTogetherOptions,
): Promise<Array<Outcome<LoadedPlan>>> {
	const requests = demandes.map((demande: PlanSessionRequest | null | undefined) => {
		// What is no request is refused by its place in the list, as one with a bad field is.
		if (demande == null) return demande as never;
		const { previsualiser, demandePar, notesComplementaires, cleIdempotence, ...plan } = demande;
		return plan;
	});
	// What a relaxation may propose lies in the longest window; plans look at their own only.
	const loaded = await loadPlans(cx, centre, requests, 'LA_PLUS_LONGUE');
	return loaded.map((one, rang) => {
		if (!one.ok || !checkTraining) return one;
		try {
			checkTraining(rang, one.value.formation);
			return one;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return reject(error);
		}
	});
}

type Thought = Omit<TogetherSummary, 'demandes' | 'creees'> & { plans: Plan[] };

async function think(
	loaded: LoadedPlan[],
	centre: Centre,
	{ checkTraining: _, ...options }: PlanTogetherOptions,
	depart: Array<FoundPlan | undefined> | undefined,
): Promise<Thought> {
	const items = loaded.map(({ demande, contexte }) => ({ demande, contexte }));
	if (items.length > 0)
		return await planTogetherApart(items, centre.rules.planning.parametres, { ...options, depart });
	const nothing = {
		placees: 0,
		fin: null,
		joursDeRetard: 0,
		changements: 0,
		irregularite: 0,
		seances: 0,
	};
	return {
		plans: [],
		objectif: nothing,
		borne: nothing,
		prouveOptimal: true,
		ordresEssayes: 0,
		interrompu: false,
	};
}

/** With TOUTES, those that could be created are told which others keep them from it, and why. */
function keptBack(why: string, without: number[]): Refusal {
	const which = without.map((rang) => rang + 1).join(', ');
	const requests = without.length > 1 ? `les demandes ${which}` : `la demande ${which}`;
	return refuse(
		'ENSEMBLE_INCOMPLET',
		'',
		`rien n'est créé : ${why}, ${requests} ; « creer: CELLES_QUI_TIENNENT » crée les autres`,
		{ sansPlan: without },
	);
}

function withPlan(created: Outcome<object>, found: FoundPlan): Outcome<PlannedSession> {
	if (!created.ok) return created;
	const { prouveOptimal, objectif, borne } = found;
	return accept({
		...(created.value as PlannedSession),
		plan: { prouveOptimal, objectif, borne },
	});
}
