import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { press } from './load.mjs';
import { sumUp } from './statistics.mjs';

/** @import { Caller } from './load.mjs' */
/** @import { Stack } from './openStack.mjs' */
/** @import { World } from './types.js' */

/** @typedef {{ clients: number, total: number, pause?: number }} Pressure */

/** Mails of a convocation: the person's and the admin's. */
const MAILS = 2;

/**
 * A session for events, with places for all.
 * @param {Stack} stack
 * @returns {Promise<World>}
 */
export async function prepareEvents(stack) {
	const [{ id }] = await stack.sql(
		`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
			capacite_max, statut_session)
		values (1, 1, 1, 'ATEL_A', '2030-01-07 08:00', '2030-01-07 16:00', 100000, 'PLANIFIEE')
		returning id_session as id`,
	);
	return { id };
}

/**
 * So many more people with a place in the session, past our own doors: nobody was told yet. Nobody is
 * convoked twice for a place, so each event needs a person of its own.
 * @param {Stack} stack
 * @param {World} world
 * @param {number} people
 * @returns {Promise<number[]>} their numbers
 */
export async function enrolMore(stack, { id }, people) {
	const rows = await stack.sql(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		select 'E' || n, 'P', 'e' || n || '@bench.example', true, true from generate_series(1, $1::int) n
		returning id_eleve`,
		[people],
	);
	const eleves = rows.map((row) => row.id_eleve);
	await stack.sql(
		`insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription)
		select unnest($2::int[]), $1, 'INSCRIT', 1, current_date`,
		[id, eleves],
	);
	await stack.sql('update sessions set nb_inscrits = nb_inscrits + $2 where id_session = $1', [
		id,
		people,
	]);
	return eleves;
}

/**
 * Sends events, each an ELEVE_INSCRIT of somebody enrolled (so two mails with a calendar), and waits until
 * each has had its return call.
 * @param {Stack} stack
 * @param {Caller} http
 * @param {World} world
 * @param {Pressure & { patience?: number }} pressure
 * @returns accepted (202): rate and latency; returnCall: milliseconds from the call to the return call;
 *   sustained: events a second until the last return
 */
export async function sendEvents(
	stack,
	http,
	world,
	{ clients, total, pause, patience = 300_000 },
) {
	const { ready } = stack;
	const batch = randomUUID();
	/** @type {Map<string, number>} */
	const sent = new Map();
	const people = await enrolMore(stack, world, total);
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
					sessionId: world.id,
					correlationId,
					data: { eleveId: people[i] },
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
