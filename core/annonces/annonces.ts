import {
	claimAnnonces as claim,
	finishRemises,
	forgetAnnonces,
	keepRemises,
	lockAbonnement,
	readAnnonces,
	readLastAlerte,
	readLastEvenement,
	releaseRemises,
	reprendreAnnonces,
} from '../../database/generated/annonces';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import type { Action } from '../outbox/actions';
import { tellAnnonces, type Annonce } from './tellAnnonces';

export type { Annonce } from './tellAnnonces';

/** What a workflow wants to hear of; what is left out is not asked for. */
export interface AnnonceFilter {
	actions: Action[];
	/** Alerts of alerts.json too; `codes` names some of them, empty: all. */
	alertes: boolean;
	codes: string[];
	/** Code or number of the training; code, name or number of a room, its parts and wholes too. */
	formation?: string;
	salle?: string;
	idSession?: number;
	/** Statuses that the session has now; empty: any. */
	statuts: string[];
}

/** Seconds for which a run holds what it was given, unless it says that it is still at work. */
export const BAIL_SECONDES = 60;

/** How long a workflow that does not listen is remembered, and what it missed kept. */
const JOURS_GARDES = 30;

const parametersOf = ({ formation, salle, idSession, ...lists }: AnnonceFilter) => ({
	...lists,
	formation: formation ?? null,
	salle: salle ?? null,
	idSession: idSession ?? null,
});

/**
 * Gives a workflow its place (contract, section 13): where it listens for the first time, from now
 * on; else where it was, or now too with `sauter`, which leaves out what it missed.
 */
export async function openAbonnement(
	centre: Centre,
	cle: string,
	{ sauter }: { sauter: boolean },
): Promise<{ nouveau: boolean }> {
	await tidyAnnonces(centre);
	return await centre.base.withConnection(async (cx) => {
		await reprendreAnnonces.run(undefined as never, cx);
		const [{ nouveau }] = await lockAbonnement.run({ cle, sauter }, cx);
		return { nouveau };
	});
}

/** Forgets what everybody has heard and who has not listened for long, a thousand announcements at most. */
export async function tidyAnnonces(centre: Centre): Promise<void> {
	await centre.base.withConnection((cx) => forgetAnnonces.run({ jours: JOURS_GARDES }, cx));
}

/**
 * The next announcements of a workflow, held for it: of each session one at a time, in order; whoever
 * else listens for the same workflow gets others. What is not finished in time comes again.
 */
export async function claimAnnonces(
	centre: Centre,
	cle: string,
	filter: AnnonceFilter,
	limite: number,
): Promise<Annonce[]> {
	return await transaction(centre.base, async (cx) => {
		await cx.together(async (cy) => {
			const taken = [
				reprendreAnnonces.run(undefined as never, cy),
				lockAbonnement.run({ cle, sauter: false }, cy),
			];
			await Promise.all(taken);
		});
		const taken = await claim.run(
			{ cle, ...parametersOf(filter), limite, bail: BAIL_SECONDES },
			cx,
		);
		const ids = taken.map(({ idAnnonce }) => idAnnonce);
		return ids.length > 0 ? await tell(cx, centre, ids) : [];
	});
}

async function tell(cx: Executor, centre: Centre, ids: number[]): Promise<Annonce[]> {
	return await tellAnnonces(cx, centre, await readAnnonces.run({ ids }, cx));
}

/** Says that a run is still at work on these. */
export async function keepAnnonces(centre: Centre, cle: string, ids: number[]): Promise<void> {
	await centre.base.withConnection((cx) => keepRemises.run({ cle, ids, bail: BAIL_SECONDES }, cx));
}

/** Says that the run of these is over, well or not: they do not come again. */
export async function finishAnnonces(centre: Centre, cle: string, ids: number[]): Promise<void> {
	await centre.base.withConnection((cx) => finishRemises.run({ cle, ids }, cx));
}

/** Gives back what was not handed on: it comes again at once. */
export async function releaseAnnonces(centre: Centre, cle: string, ids: number[]): Promise<void> {
	await centre.base.withConnection((cx) => releaseRemises.run({ cle, ids }, cx));
}

/** The newest event, else alert, that fits: a real one to build a workflow on. Nothing is taken. */
export async function lastAnnonce(
	centre: Centre,
	filter: AnnonceFilter,
): Promise<Annonce | undefined> {
	const parameters = parametersOf(filter);
	return await centre.base.withConnection(async (cx) => {
		const rest = { idAnnonce: 0, creeLe: new Date() };
		const [event] = await readLastEvenement.run(parameters, cx);
		if (event) {
			const row = { ...rest, ...event, idSession: null, code: null, message: null };
			return (await tellAnnonces(cx, centre, [row]))[0];
		}
		if (!filter.alertes) return undefined;
		const [alert] = await readLastAlerte.run(parameters, cx);
		if (!alert) return undefined;
		return (await tellAnnonces(cx, centre, [{ ...rest, ...alert, idEvenement: null }]))[0];
	});
}
