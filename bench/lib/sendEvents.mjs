import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { addSeats } from './addSeats.mjs';
import { press } from './load.mjs';
import { sumUp } from './statistics.mjs';

/** @import { Caller } from './load.mjs' */
/** @import { Stack } from './openStack.mjs' */

/** @typedef {{ clients: number, total: number, pause?: number }} Pressure */

/** Mails of a convocation: the person's and the admin's. */
const MAILS = 2;

/**
 * Sends events, each an ELEVE_INSCRIT of somebody enrolled (so two mails with a calendar), and waits until
 * each has had its return call.
 * @param {Stack} stack
 * @param {Caller} http
 * @param {Pressure & { patience?: number }} pressure
 * @returns accepted (202): rate and latency; returnCall: milliseconds from the call to the return call;
 *   sustained: events a second until the last return
 */
export async function sendEvents(stack, http, { clients, total, pause, patience = 300_000 }) {
	const { ready } = stack;
	const batch = randomUUID();
	/** @type {Map<string, number>} */
	const sent = new Map();
	const seats = await addSeats(stack, total, { taken: true });
	await fetch(`${ready.crm.url}/callbacks`, { method: 'DELETE' });
	await fetch(`${ready.mailPage}/mails`, { method: 'DELETE' });

	const accepted = await press({
		clients,
		total,
		pause,
		one: async (i) => {
			const correlationId = `${batch}-${i}`;
			sent.set(correlationId, Date.now());
			const { status, ms, text } = await http.call(`${ready.webhooks}/session-action`, {
				headers: { 'X-CRM-Token': ready.crm.token },
				body: {
					action: 'ELEVE_INSCRIT',
					sessionId: seats[i].session,
					correlationId,
					data: { eleveId: seats[i].eleve },
				},
			});
			if (status !== 202) throw new Error(`event ${i}: ${status} ${text.slice(0, 300)}`);
			return ms;
		},
	});
	const missing = await untilWorkedOff(stack, batch, patience);
	const [{ unsent }] = await stack.sql(
		`select ($2 * count(distinct e.id_evenement) - count(*) filter (where c.etat = 'ENVOYE'))::int as unsent
		from sessions_planning.evenement e left join sessions_planning.courrier c using (id_evenement)
		where e.correlation_id like $1`,
		[`${batch}-%`, MAILS],
	);
	if (missing === 0 && unsent > 0) throw new Error(`${unsent} mails were not sent`);

	const times = await returnTimes(ready.crm.url);
	const ms = [...sent].flatMap(([id, start]) => {
		const at = times.get(id);
		return at === undefined ? [] : [at - start];
	});
	const lastAt = Math.max(...[...sent.keys()].map((id) => times.get(id) ?? 0));
	return {
		accepted,
		returnCall: sumUp(ms),
		missing,
		sustained: total / ((lastAt - accepted.start) / 1000),
	};
}

/**
 * How many of a batch are left when none is, or when patience is over.
 * @param {Stack} stack
 * @param {string} batch
 * @param {number} patience
 * @returns {Promise<number>}
 */
async function untilWorkedOff(stack, batch, patience) {
	const until = Date.now() + patience;
	for (;;) {
		await sleep(500);
		const [{ left }] = await stack.sql(
			`select count(*)::int as left from sessions_planning.evenement
			where correlation_id like $1 and etat = 'RECU'`,
			[`${batch}-%`],
		);
		if (left === 0 || Date.now() > until) return left;
	}
}

/**
 * When the stand-in CRM took the return call of each event, as Date.now().
 * @param {string} crm
 */
async function returnTimes(crm) {
	const answer = await fetch(`${crm}/callbacks`);
	const callbacks =
		/** @type {{ at: string, status: number, body?: { correlationId: string } }[]} */ (
			await answer.json()
		);
	/** @type {Map<string, number>} */
	const times = new Map();
	for (const { at, status, body } of callbacks)
		if (body && status < 300 && !times.has(body.correlationId))
			times.set(body.correlationId, Date.parse(at));
	return times;
}

/**
 * The same calls to the floor.
 * @param {Stack} stack
 * @param {Caller} http
 * @param {Pressure & { path?: string }} pressure
 */
export async function callFloor(stack, http, { clients, total, pause, path = 'bench-floor' }) {
	const { ready } = stack;
	return press({
		clients,
		total,
		pause,
		one: async (i) => {
			const { status, ms, text } = await http.call(`${ready.webhooks}/${path}`, {
				headers: { 'X-CRM-Token': ready.crm.token },
				body: { action: 'ELEVE_INSCRIT', correlationId: `f${i}` },
			});
			if (status !== 202) throw new Error(`floor ${i}: ${status} ${text.slice(0, 300)}`);
			return ms;
		},
	});
}
