import { randomUUID } from 'node:crypto';

import {
	closeSansModele,
	readCourriersOf,
	type IReadCourriersOfResult,
} from '../../database/generated/courriers';
import {
	markDelivered,
	markUndelivered,
	readEvenements,
	setCorpsRetour,
} from '../../database/generated/evenements';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { isBeyondEight } from '../outbox/actions';
import { oweAnomaly } from '../outbox/oweAnomalies';
import { keep, release } from './claim';
import { toEvenement, type Evenement } from './evenement';
import type { Receiving } from './receive';
import { sign, toReturnCall, type Crm } from './returnCall';

export interface DeliveryRequest {
	crm: Crm;
	/** Tries before the return call is a dead letter; the pause grows from 5 seconds to an hour. */
	essaisMax: number;
	/** Milliseconds that the CRM has to answer. */
	delaiMs: number;
	/** Seconds an event stays taken by this worker. */
	bail: number;
}

export interface Delivery {
	idEvenement: number;
	action?: string;
	correlationId?: string;
	/**
	 * livre: done; sansRetour: done, and the CRM knows only the eight actions; courriers: its mails
	 * come first; reporte: due again; abandonne: dead letter; perdu: another worker has it.
	 */
	statut: 'livre' | 'sansRetour' | 'courriers' | 'reporte' | 'abandonne' | 'perdu';
	response?: string | null;
	erreur?: string;
}

/** Calls of one run that the CRM gets at once; their marks share one transaction. */
const AT_ONCE = 10;

/**
 * Tells the CRM what became of events whose mails are sent or given up; others wait for their mails.
 * At least once, the same body each time, until a 2xx (contract, section 4).
 */
export async function deliverReturns(
	centre: Centre,
	prises: Receiving[],
	delivery: DeliveryRequest,
): Promise<Delivery[]> {
	const held = await keep(centre, prises, delivery.bail);
	const ids = [...held];
	const sorts: Delivery[] = prises
		.filter(({ idEvenement }) => !held.has(idEvenement))
		.map(({ idEvenement }) => ({ idEvenement, statut: 'perdu' as const }));
	if (ids.length === 0) return sorts;

	const { evenements, courriers } = await centre.base.withConnection(async (cx) => {
		await closeSansModele.run({ ids }, cx);
		return {
			evenements: (await readEvenements.run({ ids }, cx)).map(toEvenement),
			courriers: await readCourriersOf.run({ ids }, cx),
		};
	});
	const of = ({ idEvenement }: Evenement) => courriers.filter((c) => c.idEvenement === idEvenement);
	const owes = (e: Evenement) => of(e).some(({ etat }) => etat === 'A_ENVOYER');
	const waiting = evenements.filter((e) => !e.applique || owes(e));
	await release(
		centre,
		waiting.map((e) => ({
			...(prises.find((p) => p.idEvenement === e.idEvenement) as Receiving),
			attente: nextDue(of(e)),
		})),
	);
	sorts.push(...waiting.map((e) => ({ ...aboutReturn(e), statut: 'courriers' as const })));

	const ready = evenements.filter((e) => !waiting.includes(e));
	for (let i = 0; i < ready.length; i += AT_ONCE) {
		const batch = ready.slice(i, i + AT_ONCE);
		const ids = new Set(batch.map((e) => e.idEvenement));
		// A whole lease before each batch: the CRM may take nearly as long to answer.
		const still = await keep(
			centre,
			prises.filter(({ idEvenement }) => ids.has(idEvenement)),
			delivery.bail,
		);
		sorts.push(
			...(await deliverLot(
				centre,
				batch.filter((e) => still.has(e.idEvenement)),
				of,
				delivery,
			)),
		);
	}
	return sorts;
}

function nextDue(courriers: IReadCourriersOfResult[]): number {
	const unsent = courriers.filter(({ etat }) => etat === 'A_ENVOYER');
	const soonest = Math.min(3_600, ...unsent.map(({ attente }) => attente));
	return Math.max(1, soonest);
}

const aboutReturn = ({ idEvenement, action, correlationId, reponse }: Evenement) => ({
	idEvenement,
	action,
	correlationId,
	response: reponse,
});

async function deliverLot(
	centre: Centre,
	batch: Evenement[],
	of: (e: Evenement) => IReadCourriersOfResult[],
	delivery: DeliveryRequest,
): Promise<Delivery[]> {
	if (batch.length === 0) return [];
	// Set before the first call: whatever is known later, each delivery is the same to the byte.
	const calls = {
		ids: batch.map((e) => e.idEvenement),
		corps: batch.map((e) => toReturnCall(e, of(e))),
	};
	const writtenOnes = await centre.base.withConnection(
		async (cx) => await setCorpsRetour.run(calls, cx),
	);
	const body = new Map(writtenOnes.map((e) => [e.idEvenement, e.corpsRetour]));
	const errors = await Promise.all(
		batch.map(async (e) =>
			isUntold(e, delivery) ? '' : await post(body.get(e.idEvenement) as string, delivery),
		),
	);
	const delivered = batch.filter((_, i) => errors[i] === '');
	const missed = batch.flatMap((evenement, i) =>
		errors[i]
			? [
					{
						evenement,
						erreur: errors[i],
						abandon: evenement.retourEssais + 1 >= delivery.essaisMax,
					},
				]
			: [],
	);
	await transaction(centre.base, async (cx) => {
		if (delivered.length > 0)
			await markDelivered.run({ ids: delivered.map((e) => e.idEvenement) }, cx);
		if (missed.length === 0) return;
		await markUndelivered.run(
			{
				ids: missed.map((m) => m.evenement.idEvenement),
				erreurs: missed.map((m) => m.erreur),
				abandons: missed.map((m) => m.abandon),
			},
			cx,
		);
		for (const { evenement, erreur } of missed.filter(({ abandon }) => abandon)) {
			await oweAnomaly(cx, {
				// Of its own each time: one that is replayed and given up again is told again.
				cle: `retour:${evenement.idEvenement}:${randomUUID()}`,
				quoi: 'retour',
				titre: `Retour au CRM abandonné (${evenement.action})`,
				erreur,
				evenement,
			});
		}
	});
	return [
		...delivered.map((e) => ({
			...aboutReturn(e),
			statut: isUntold(e, delivery) ? ('sansRetour' as const) : ('livre' as const),
		})),
		...missed.map(({ evenement, erreur, abandon }) => ({
			...aboutReturn(evenement),
			statut: abandon ? ('abandonne' as const) : ('reporte' as const),
			erreur,
		})),
	];
}

/** A CRM that knows only the eight actions is spared the calls of the others (its credential says so). */
const isUntold = ({ action }: Evenement, { crm }: DeliveryRequest) =>
	crm.retoursEtendus === false && isBeyondEight(action);

/**
 * '' when the CRM took it (2xx), else why not. A redirection is no answer: the body must not go
 * elsewhere.
 */
async function post(body: string, { crm, delaiMs }: DeliveryRequest): Promise<string> {
	try {
		const url = new URL(
			`${crm.baseUrl.replace(/(?<!\/)\/+$/, '')}/${(crm.callbackPath || '/api/webhook/callback').replace(/^\/+/, '')}`,
		);
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'X-Signature': sign(body, crm.signingSecret),
			},
			body: body,
			redirect: 'manual',
			signal: AbortSignal.timeout(delaiMs),
		});
		await response.arrayBuffer().catch(() => undefined);
		return response.ok ? '' : `le CRM a répondu ${response.status}`;
	} catch (error) {
		const { message, cause } = error as Error & { cause?: { code?: string } };
		return `le CRM ne répond pas : ${cause?.code ?? message}`;
	}
}
