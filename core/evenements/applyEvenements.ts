import {
	lockEvenements,
	markApplied,
	postponeEvenement,
} from '../../database/generated/evenements';
import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { healQueues } from '../inscriptions/healQueues';
import { oweAnomaly } from '../outbox/oweAnomalies';
import { oweCourriers } from '../outbox/oweCourriers';
import { Refusal } from '../errors/refusal';
import { loadContext } from './context';
import { loadPersonnes } from './loadPersonnes';
import { trainersLost } from './movesInWords';
import { effects } from './effects';
import { toEvenement, type Evenement } from './evenement';
import { notifiers, type Notification } from './notifiers';
import type { HeldEvent } from './claim';
import type { Receiving } from './receive';
import type { Action } from '../outbox/actions';

/** Unexpected failures after which an event is given up: with the growing pause about an hour. */
const ESSAIS_MAX = 8;

/**
 * Applies events that are held: database effects once, in one transaction with the mails they owe
 * and the mark that says so. Events without effects of their own are applied together; one with
 * effects has a transaction of its own, as it locks its session. A business refusal ends the event
 * as failed, with the admin told; anything else puts it off, and after ESSAIS_MAX ends it too.
 */
export async function applyEvenements(centre: Centre, held: HeldEvent[]): Promise<void> {
	const unapplied = held.filter(({ applique }) => !applique);
	const only = unapplied.filter(({ action }) => isNotification(action));
	const withEffects = unapplied.filter(({ action }) => !isNotification(action));
	if (only.length > 0) {
		try {
			await applyTogether(centre, only);
		} catch (error) {
			if (only.length === 1) await postpone(centre, only[0], error);
			else for (const one of only) await applyAlone(centre, one);
		}
	}
	for (const one of withEffects) await applyAlone(centre, one);
}

/** It changes nothing of its own: mails and a return call are all that it owes. */
const isNotification = (action: string) => notifiers[action as Action] !== undefined;

async function applyAlone(centre: Centre, taken: Receiving): Promise<void> {
	try {
		await applyTogether(centre, [taken]);
	} catch (error) {
		await postpone(centre, taken, error);
	}
}

async function applyTogether(centre: Centre, prises: Receiving[]): Promise<void> {
	let refuses: Array<{ prise: Receiving; refus: Refusal }> = [];
	await transaction(
		centre.base,
		async (cx) => {
			refuses = [];
			const evenements = await lockHeld(cx, prises);
			const effets = await resolve(cx, centre, evenements, (evenement, refus) => {
				refuses.push({
					prise: prises.find((p) => p.idEvenement === evenement.idEvenement) as Receiving,
					refus,
				});
				// What an effect wrote before it was refused must not stay.
				if (!notifiers[evenement.action]) throw refus;
			});
			await finish(cx, effets);
		},
		{ isolation: centre.isolation },
	).catch((error) => {
		if (!(error instanceof Refusal)) throw error;
	});
	for (const { prise, refus } of refuses) await fail(centre, prise, refus.message);
}

async function lockHeld(cx: Executor, prises: Receiving[]): Promise<Evenement[]> {
	const rows = await lockEvenements.run(
		{
			ids: prises.map((p) => p.idEvenement),
			jetons: prises.map((p) => p.jeton),
		},
		cx,
	);
	return rows.map(toEvenement);
}

const sessionsOf = (evenements: Evenement[]) =>
	evenements.flatMap(({ idSession }) => idSession ?? []);

async function resolve(
	cx: Executor,
	centre: Centre,
	evenements: Evenement[],
	refused: (evenement: Evenement, refusal: Refusal) => void,
): Promise<Array<[Evenement, Notification]>> {
	const plainOnes = evenements.filter(({ action }) => notifiers[action]);
	const toEverybody = plainOnes.filter(
		({ action }) => action === 'RAPPEL_SESSION' || action === 'SESSION_DEPLACEE',
	);
	const queued = plainOnes.filter(({ action }) => action === 'MISE_EN_ATTENTE');
	const created = plainOnes.filter(({ action }) => action === 'SESSION_CREATED');
	await healQueues(cx, centre, sessionsOf(queued.filter(({ ofCrm }) => ofCrm)));
	const context = await loadContext(cx, sessionsOf(plainOnes), centre.fuseau, {
		former: trainersLost(plainOnes),
		enrolledOf: sessionsOf(toEverybody),
		upcomingOf: sessionsOf(queued),
		awaitingOf: sessionsOf(created),
	});
	const personnes = await loadPersonnes(
		cx,
		plainOnes.map(({ action, idSession, donnees, ofCrm }) => ({
			idSession,
			...donnees,
			goneByCrm: ofCrm && action === 'ELEVE_DESISTE',
		})),
	);
	const resolved: Array<[Evenement, Notification]> = [];
	for (const evenement of evenements) {
		const notifier = notifiers[evenement.action];
		try {
			resolved.push([
				evenement,
				notifier
					? notifier(evenement, context, personnes[plainOnes.indexOf(evenement)])
					: await effects(cx, centre, evenement),
			]);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused(evenement, error);
		}
	}
	return resolved;
}

async function finish(cx: Executor, resolved: Array<[Evenement, Notification]>): Promise<void> {
	if (resolved.length === 0) return;
	const owed = await oweCourriers(
		cx,
		resolved.flatMap(([, { courriers }]) => courriers),
	);
	const isKnown = ({ convocation }: Notification) => convocation && !owed.has(convocation);
	await markApplied.run(
		{
			ids: resolved.map(([{ idEvenement }]) => idEvenement),
			effets: resolved.map(([, notification]) =>
				JSON.stringify({
					data: { ...notification.data, ...(isKnown(notification) && { dejaConvoque: true }) },
					...(notification.seances ? { seances: notification.seances } : {}),
				}),
			),
			reponses: resolved.map(([, { reponse }]) => reponse),
			erreurs: resolved.map(([, { erreur }]) => erreur ?? null),
			garder: resolved.map(([, { garderSecret }]) => garderSecret ?? false),
		},
		cx,
	);
}

/** Ends an event for good: nothing of it is applied, the CRM is answered `failed`, the admin is told. */
async function fail(centre: Centre, taken: Receiving, erreur: string): Promise<void> {
	await transaction(centre.base, async (cx) => {
		const [evenement] = await lockHeld(cx, [taken]);
		if (!evenement) return;
		await finish(cx, [[evenement, { reponse: 'failed', data: {}, courriers: [], erreur }]]);
		await oweAnomaly(cx, {
			cle: `evenement:${evenement.idEvenement}`,
			quoi: 'evenement',
			titre: `${evenement.action} refusé`,
			erreur,
			evenement,
		});
	});
}

async function postpone(centre: Centre, taken: Receiving, error: unknown): Promise<void> {
	const erreur = error instanceof Error ? error.message : String(error);
	const [reporte] = await centre.base.withConnection(
		async (cx) =>
			await postponeEvenement.run(
				{ idEvenement: taken.idEvenement, jeton: taken.jeton, erreur },
				cx,
			),
	);
	if (reporte && reporte.tentatives >= ESSAIS_MAX) await fail(centre, taken, erreur);
}
