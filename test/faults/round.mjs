import { setTimeout as sleep } from 'node:timers/promises';

import { checkRound } from './guarantees.mjs';
import { drawDemands, PASSWORD, pour } from './load.mjs';
import { ADMIN } from './peers.mjs';
import { randomOf } from './random.mjs';
import { drawFaults, play } from './schedule.mjs';
import { makeWorld } from './world.mjs';

/** @import { Random } from './random.mjs' */
/** @import { Hearer } from './listening.mjs' */
/** @import { Peers, Sql } from './peers.mjs' */

/**
 * What a round needs of a system, be it the core alone or the whole stack.
 * @typedef {{ sql: Sql, peers: Peers, hearer?: Hearer, url: string, token: string, span: number, patience: number, admin?: string,
 *   mostConnections: number, hasten: () => Promise<void>, heal: () => Promise<void>,
 *   draw: (random: Random) => { name: string, begin: () => unknown, end: () => unknown } }} Tried
 */

/**
 * Waits until nothing is under way any more; what still is after the patience is told.
 * @param {Tried} tried
 * @param {number} formation
 */
async function settle({ sql, hasten, patience, hearer }, formation) {
	const end = Date.now() + patience;
	for (;;) {
		await hasten();
		const [{ n }] = await sql(
			`select (select count(*) from sessions_planning.evenement e join sessions s using (id_session)
					where s.id_formation = $1 and e.etat = 'RECU')
				+ (select count(*) from sessions_planning.courrier where etat = 'A_ENVOYER') as n`,
			[formation],
		);
		if (Date.now() > end) return;
		if (Number(n) === 0 && (!hearer || (await hasHeardAll(sql, hearer, formation)))) return;
		await sleep(80);
	}
}

/** @param {Sql} sql @param {Hearer} hearer @param {number} formation */
async function hasHeardAll(sql, { heard }, formation) {
	const [{ all }] = await sql(
		`select coalesce(bool_and(e.correlation_id = any ($2)), true) as all
		from sessions_planning.evenement e join sessions s using (id_session)
		where s.id_formation = $1 and e.applique_le is not null`,
		[formation, heard],
	);
	return all;
}

/**
 * The package's connections: never more than its pools allow, and none left in the middle of something.
 * @param {Sql} sql
 * @param {number} most
 */
async function connections(sql, most) {
	const [{ open, stuck }] = await sql(
		`select count(*)::int as open,
			count(*) filter (where state like 'idle in transaction%' and state_change < now() - interval '5 seconds')::int as stuck
		from pg_stat_activity
		where application_name = 'n8n-nodes-sessions-planning' and backend_type = 'client backend'`,
	);
	const found = [];
	if (open > most) found.push(`G10: ${open} connections, at most ${most} are allowed`);
	if (stuck > 0) found.push(`G10: ${stuck} connections stand in a transaction`);
	return found;
}

/**
 * One round: a centre of its own under load while faults of this seed befall it; then quiet, and every
 * guarantee is looked at.
 * @param {Tried} tried
 * @param {number} seed
 */
export async function playRound(tried, seed) {
	const { sql, peers, url, token } = tried;
	const random = randomOf(seed);
	const mark = `${seed.toString(36)}${Date.now().toString(36)}`;
	const begin = Date.now();
	peers.mail.clear();
	peers.crm.callbacks.length = 0;
	if (tried.hearer) tried.hearer.heard.length = 0;
	const [{ since }] = await sql(
		'select coalesce(max(id_courrier), 0)::int as since from sessions_planning.courrier',
	);
	const world = await makeWorld(sql, random, mark);
	const { demands } = drawDemands(sql, random, world, 'd');
	const faults = drawFaults(random, tried.draw, tried.span);
	await Promise.all([pour({ url, token, demands, random }), play(faults)]);
	const found = await connections(sql, tried.mostConnections);
	await tried.heal();
	await settle(tried, world.formation);
	found.push(...(await connections(sql, tried.mostConnections)));
	const checked = await checkRound({
		sql,
		peers,
		heard: tried.hearer?.heard,
		world,
		demands,
		password: PASSWORD,
		admin: tried.admin ?? ADMIN,
		since,
	});
	return {
		seed,
		faults: faults.map(({ name }) => name),
		found: [...found, ...checked.found],
		counts: {
			...checked.counts,
			asked: demands.length,
			tries: demands.reduce((sum, { tries }) => sum + tries, 0),
		},
		seconds: (Date.now() - begin) / 1000,
	};
}
