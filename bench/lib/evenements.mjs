import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { press } from './charge.mjs';
import { sumUp } from './statistiques.mjs';

/** People and a session for events: each event is an ELEVE_INSCRIT of somebody enrolled, so two mails with a calendar and a return call. */
export async function prepareEvents(stack, people = 500) {
	const [{ id }] = await stack.sql(
		"insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max, statut_session) values (1, 1, 1, 'ATEL_A', '2030-01-07 08:00', '2030-01-07 16:00', $1, 'PLANIFIEE') returning id_session as id",
		[people],
	);
	const rows = await stack.sql(
		"insert into eleves (nom, prenom, email, parcours_valide, paiement_ok) select 'E' || n, 'P', 'e' || n || '@bench.example', true, true from generate_series(1, $1::int) n returning id_eleve",
		[people],
	);
	const eleves = rows.map((row) => row.id_eleve);
	await stack.sql(
		"insert into inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription) select unnest($2::int[]), $1, 'INSCRIT', 1, current_date",
		[id, eleves],
	);
	await stack.sql('update sessions set nb_inscrits = $2 where id_session = $1', [id, people]);
	return { id, eleves };
}

/**
 * Sends events and waits until each has had its return call.
 * @returns accusé (202): rate and latency; retour: milliseconds from the call to the return call; soutenu: events a second until the last return
 */
export async function sendEvents(
	stack,
	http,
	monde,
	{ clients, total, pause = 0, patience = 300_000 },
) {
	const { ready } = stack;
	const lot = randomUUID();
	const sent = new Map();
	await fetch(`${ready.crm.url}/callbacks`, { method: 'DELETE' });
	await fetch(`${ready.mailPage}/mails`, { method: 'DELETE' });
	const accuse = await press({
		clients,
		total,
		pause,
		one: async (i) => {
			const correlationId = `${lot}-${i}`;
			sent.set(correlationId, Date.now());
			const { status, ms, text } = await http.call(`${ready.webhooks}/session-action`, {
				headers: { 'X-CRM-Token': ready.crm.token },
				body: {
					action: 'ELEVE_INSCRIT',
					sessionId: monde.id,
					correlationId,
					data: { eleveId: monde.eleves[i % monde.eleves.length] },
				},
			});
			if (status !== 202) throw new Error(`event ${i}: ${status} ${text.slice(0, 300)}`);
			return ms;
		},
	});
	const until = Date.now() + patience;
	let left;
	do {
		await sleep(500);
		[{ left }] = await stack.sql(
			"select count(*)::int as left from sessions_planning.evenement where correlation_id like $1 and etat = 'RECU'",
			[`${lot}-%`],
		);
	} while (left > 0 && Date.now() < until);
	const callbacks = await (await fetch(`${ready.crm.url}/callbacks`)).json();
	const times = new Map();
	for (const { at, status, body } of callbacks)
		if (status < 300 && !times.has(body?.correlationId))
			times.set(body?.correlationId, Date.parse(at));
	const ms = [...sent].flatMap(([id, debut]) => (times.has(id) ? [times.get(id) - debut] : []));
	const lastAt = Math.max(...[...sent.keys()].map((id) => times.get(id) ?? 0));
	return {
		accuse,
		retour: sumUp(ms),
		manquants: left,
		soutenu: total / ((lastAt - accuse.debut) / 1000),
	};
}

/** The same calls to the floor. */
export async function callFloor(stack, http, { clients, total, pause = 0, path = 'bench-floor' }) {
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
