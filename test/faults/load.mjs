import { setTimeout as sleep } from 'node:timers/promises';

/** @import { Random } from './random.mjs' */
/** @import { Sql } from './peers.mjs' */
/** @import { World } from './world.mjs' */

/** @typedef {{ status: number, body: any }} Answer */
/**
 * Something that the CRM asks for, under a key of its own, and what it was answered.
 * @typedef {{ kind: 'event' | 'call', name: string, key: string, path: string, body: object,
 *   first?: () => Promise<unknown>, answers: Answer[], again: boolean, tries: number,
 *   last?: Answer, broken?: Answer }} Demand
 */

export const PASSWORD = 'Mot-de-passe-tres-secret';

/**
 * What a round's clients ask for: each of the eleven events, withdrawals and larger rooms that the CRM
 * did with its own SQL, enrolments, withdrawals, promotions and creations over the endpoints.
 * @param {Sql} sql
 * @param {Random} random
 * @param {World} world
 * @param {string} token
 */
export function drawDemands(sql, random, world, token) {
	const { mark, sessions, eleves, candidats, converted, rooms, trainers } = world;
	/** @type {Demand[]} */
	const demands = [];
	const nextKey = () => `${mark}-${demands.length}-${token}`;
	const flags = () => ({ answers: [], again: random.chance(0.2), tries: 0 });
	/** @param {string} action @param {number} sessionId @param {object} [data] @param {() => Promise<unknown>} [first] */
	const event = (action, sessionId, data = {}, first) => {
		const correlationId = nextKey();
		const body = { action, sessionId, correlationId, data };
		const path = '/webhook/session-action';
		demands.push({
			kind: 'event',
			name: action,
			key: correlationId,
			path,
			body,
			first,
			...flags(),
		});
	};
	/** @param {string} name @param {number | undefined} id @param {object} body */
	const call = (name, id, body) => {
		const path = `/webhook/crm/sessions${id ? `/${id}/${name}` : ''}`;
		demands.push({ kind: 'call', name, key: nextKey(), path, body, ...flags() });
	};
	const session = () => random.pick(sessions.slice(0, 3));
	const eleve = () => random.pick(eleves.slice(0, 10));
	const person = () =>
		random.chance(0.75) ? { eleveId: eleve() } : { candidatId: random.pick(candidats) };

	event('SESSION_CREATED', session());
	event('ELEVE_INSCRIT', session(), { eleveId: eleve() });
	event('PROMOTION_ATTENTE', session(), { eleveId: eleve() });
	event('SESSION_CONFIRMEE', random.pick(sessions));
	event('RAPPEL_SESSION', session());
	event('ELEVE_DESISTE', session(), { eleveId: eleve() });
	event('MISE_EN_ATTENTE', session(), { eleveId: eleve() });
	event('SESSION_DEPLACEE', session());
	if (random.chance(0.4)) event('SESSION_ANNULEE', random.pick(sessions), { motif: 'Panne' });
	for (const [n, eleveId] of converted.entries())
		event('ELEVE_CONVERTI', session(), {
			candidatId: candidats[n],
			eleveId,
			login: 'nouveau',
			motDePasse: PASSWORD,
			urlConnexion: 'https://crm.example/connexion',
		});
	for (let n = 0; n < 2; n += 1) {
		const [idSession, eleveId] = [session(), eleve()];
		event('PLACE_LIBEREE', idSession, { eleveId }, () => leave(sql, idSession, eleveId));
	}
	const larger = session();
	event('PLACE_LIBEREE', larger, {}, () =>
		sql('update sessions set capacite_max = capacite_max + 1 where id_session = $1', [larger]),
	);
	for (let n = 0; n < 8; n += 1) call('inscrire', session(), person());
	const twice = { id: session(), eleveId: eleve() };
	for (let n = 0; n < 2; n += 1) call('inscrire', twice.id, { eleveId: twice.eleveId });
	for (let n = 0; n < 6; n += 1) call('desister', session(), { ...person(), motif: 'Parti' });
	for (let n = 0; n < 2; n += 1) call('promouvoir', session(), {});
	const day = new Date(Date.now() + 86_400_000 * (700 + random.below(30)))
		.toISOString()
		.slice(0, 10);
	for (let n = 0; n < 2; n += 1)
		call('creer', undefined, {
			formation: `F_${mark}`,
			salle: `S1_${mark}`,
			formateurId: trainers[1],
			capaciteMax: 3,
			creneaux: [{ dateDebut: `${day}T09:00:00`, dateFin: `${day}T1${2 + n}:00:00` }],
		});
	return { demands: random.shuffle(demands), rooms };
}

/**
 * The CRM takes somebody out with its own SQL, in one statement. The counter comes first: its row is
 * what our changes lock too.
 * @param {Sql} sql
 * @param {number} idSession
 * @param {number} idEleve
 */
const leave = (sql, idSession, idEleve) =>
	sql(
		`with s as materialized (
			select id_session from sessions where id_session = $1 for no key update
		), i as (
			update inscription_session i set statut_inscription = 'ANNULE', motif_annulation = 'CRM'
			from s where i.id_session = s.id_session and i.id_eleve = $2
				and i.statut_inscription in ('INSCRIT', 'CONFIRME')
			returning i.id_session
		)
		update sessions s set nb_inscrits = nb_inscrits - 1 from i where i.id_session = s.id_session`,
		[idSession, idEleve],
	);

/**
 * One try of a demand; undefined: nothing was heard.
 * @param {string} url
 * @param {string} token
 * @param {Demand} demand
 * @returns {Promise<Answer | undefined>}
 */
async function ask(url, token, { path, body, kind, key }) {
	try {
		const response = await fetch(`${url}${path}`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'X-CRM-Token': token,
				connection: 'close',
				...(kind === 'call' ? { 'Idempotency-Key': key } : {}),
			},
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(15_000),
		});
		return { status: response.status, body: JSON.parse(await response.text()) };
	} catch {
		return undefined;
	}
}

/** What the CRM takes for an answer: anything else is asked again. @param {Answer | undefined} answer */
const isAnswer = (answer) =>
	answer !== undefined &&
	answer.status < 500 &&
	(answer.status < 300 || answer.body?.status === 'rejected');

/**
 * Asks until it is answered, as the CRM does.
 * @param {{ url: string, token: string, demand: Demand, until: number }} asked
 */
async function insist({ url, token, demand, until }) {
	await demand.first?.();
	for (let wanted = demand.again ? 2 : 1; wanted > 0;) {
		demand.tries += 1;
		const answer = await ask(url, token, demand);
		demand.last = answer;
		// n8n says so itself, in another shape, while its own database is away.
		if (answer?.status === 500 && answer.body?.status === 'rejected') demand.broken = answer;
		if (answer && isAnswer(answer)) {
			demand.answers.push(answer);
			wanted -= 1;
		} else if (Date.now() > until) return;
		else await sleep(60);
	}
}

/**
 * Several clients at once, each with its part of the demands, in their order.
 * @param {{ url: string, token: string, demands: Demand[], random: Random, clients?: number }} load
 */
export async function pour({ url, token, demands, random, clients = 6 }) {
	const until = Date.now() + 90_000;
	/** @type {{ demand: Demand, pause: number }[][]} */
	const lanes = Array.from({ length: clients }, () => []);
	for (const [i, demand] of demands.entries())
		lanes[i % clients].push({ demand, pause: random.below(60) });
	const run = async (/** @type {{ demand: Demand, pause: number }[]} */ lane) => {
		for (const { demand, pause } of lane) {
			await sleep(pause);
			await insist({ url, token, demand, until });
		}
	};
	await Promise.all(lanes.map(run));
}
