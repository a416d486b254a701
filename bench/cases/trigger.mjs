import { setTimeout as sleep } from 'node:timers/promises';

import { openN8n } from '../../stack/n8n/openN8n.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/openStack.mjs';
import { sumUp } from '../lib/statistics.mjs';
import { listener, poll } from '../lib/workflows.mjs';

/** @import { Stack } from '../lib/openStack.mjs' */
/** @import { Case, Figure } from '../lib/types.js' */
/** @import { Workflow } from '../lib/workflows.mjs' */

/** @typedef {Awaited<ReturnType<typeof openN8n>>} N8n */

export const title = 'Session Trigger, events a second to an empty workflow';
export const against =
	"n8n's Schedule (each second, its shortest) and Postgres, built by hand to hear each event once and in its order";
export const rounds = 3;
export const smallest = { events: '4', polled: '1' };

/** Sessions that the events are of: those of one session follow each other, as always. */
const SESSIONS = 40;
const PATIENCE = 120_000;

/**
 * Events that took effect all at once, heard one run each.
 * @type {Case['run']}
 */
export async function run({ rounds, option }) {
	const total = Number(option('events') ?? 400);
	const polled = Number(option('polled') ?? 10);
	const folder = stackFolder();
	/** @type {Stack | undefined} */
	let opened;
	/** @type {Record<'ours' | 'byHand' | 'batched', number[]>} */
	const rates = { ours: [], byHand: [], batched: [] };
	let lost = 0;
	try {
		const [one, fifty] = [poll(1), poll(50)];
		const stack = await openStack({ folder, shipped: [], workflows: [listener, one, fifty] });
		opened = stack;
		const office = await openN8n(stack.ready.n8n.url, stack.ready.n8n);
		for (const { id } of [listener, one, fifty])
			await office.rest('POST', `/workflows/${id}/deactivate`, {});
		await stack.sql(HEARD);
		/** @param {Asked} asked */
		const heard = (asked) => hear(stack, office, asked);
		for (let round = 0; round < rounds; round += 1) {
			const before = await runsOf(stack, listener);
			const ours = await heard({ workflow: listener, total, left: LEFT });
			// n8n counts its runs itself, and writes that down a little later.
			const told = async () => (await runsOf(stack, listener)) - before;
			await until(async () => (await told()) >= total);
			ours.lost = Math.max(ours.lost, total - (await told()));
			const byHand = await heard({ workflow: one, total: polled, left: UNPOLLED });
			const batched = await heard({ workflow: fifty, total, left: UNPOLLED });
			rates.ours.push(ours.perSecond);
			rates.byHand.push(byHand.perSecond);
			rates.batched.push(batched.perSecond);
			lost += ours.lost + byHand.lost + batched.lost;
		}
	} finally {
		await opened?.close();
		removeFolder(folder);
	}
	const [ours, byHand, batched] = [rates.ours, rates.byHand, rates.batched].map(
		(values) => /** @type {Figure} */ (sumUp(values)),
	);
	return {
		measures: [
			{
				name: 'one event a run, in order for each session',
				unit: '/s',
				ours,
				peer: byHand,
				ratio: ours.median / byHand.median,
				goal: { direction: 'min', threshold: 5 },
			},
			{
				name: 'beside a poll that takes fifty into one run',
				unit: '/s',
				ours,
				peer: batched,
				ratio: ours.median / batched.median,
			},
		],
		verdict: `${lost} events lost.`,
		failed: lost > 0,
		note: [
			`${total} events of ${SESSIONS} sessions that took effect in one moment; ours as it is set by default: ` +
				'one event a run, five runs at once.',
			'A poll that takes one event a run hears one a second, as Schedule is not quicker. One that takes fifty ' +
				'is quicker than runs of one, and a fault of one event then stops or repeats the forty-nine others; ' +
				'_Events per Run_ makes ours do the same, each of another session.',
		],
	};
}

/** @typedef {{ workflow: Workflow, total: number, left: string }} Asked left: a statement that says how many were not heard yet */

/**
 * Publishes a workflow, lets events take effect, and waits until it has heard them.
 * @param {Stack} stack
 * @param {N8n} office
 * @param {Asked} asked
 */
async function hear(stack, { rest }, { workflow, total, left }) {
	await stack.sql('delete from sessions_planning.abonnement');
	await stack.sql('delete from sessions_planning.evenement');
	await stack.sql('truncate public.bench_entendu');
	const { versionId } = await rest('GET', `/workflows/${workflow.id}`);
	await rest('POST', `/workflows/${workflow.id}/activate`, {
		versionId,
		name: '',
		description: '',
	});
	try {
		// What listens has its place before anything happens.
		if (workflow === listener)
			await until(
				async () =>
					(await count(stack, 'select count(*)::int n from sessions_planning.abonnement')) > 0,
			);
		await stack.sql(EVENTS, [total, SESSIONS]);
		const begin = performance.now();
		await stack.sql(APPLIED);
		await until(async () => (await count(stack, left)) === 0);
		const seconds = (performance.now() - begin) / 1000;
		return { perSecond: total / seconds, lost: await count(stack, left) };
	} finally {
		await rest('POST', `/workflows/${workflow.id}/deactivate`, {});
	}
}

/**
 * How many runs of a workflow ended well, by n8n's own count: what is summed up, and what n8n notes for each
 * run and sums up when it comes to it.
 * @param {Stack} stack
 * @param {Workflow} workflow
 */
async function runsOf(stack, { id }) {
	// An older n8n sums up at once.
	const [{ noted }] = await stack.n8nSql(
		"select to_regclass('workflow_statistics_delta') is not null as noted",
	);
	const [{ n }] = await stack.n8nSql(`select ${noted ? `${SUMMED} + ${NOTED}` : SUMMED} as n`, [
		id,
	]);
	return Number(n);
}

const SUMMED = `(
	select coalesce(sum(count), 0)
	from workflow_statistics
	where "workflowId" = $1 and name = 'production_success')`;

const NOTED = `(
	select count(*)
	from workflow_statistics_delta
	where "workflowId" = $1 and name = 'production_success')`;

/**
 * @param {Stack} stack
 * @param {string} text
 */
const count = async (stack, text) => /** @type {number} */ ((await stack.sql(text))[0].n);

/** @param {() => Promise<boolean>} isDone */
async function until(isDone) {
	const end = Date.now() + PATIENCE;
	while (Date.now() < end) {
		if (await isDone()) return true;
		await sleep(50);
	}
	return false;
}

const HEARD =
	'create table if not exists public.bench_entendu (id_evenement bigint primary key, fini boolean not null default false)';

const EVENTS = `
	insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees)
	select 'ELEVE_INSCRIT', 'bench-' || n, s.id_session, 'CRM', '{}'
	from generate_series(1, $1::int) n
	join (select id_session, row_number() over (order by id_session) - 1 as rang
		from sessions limit $2) s on s.rang = n % least($2, (select count(*) from sessions))`;

const APPLIED =
	"update sessions_planning.evenement set applique_le = now(), etat = 'TRAITE' where correlation_id like 'bench-%'";

/**
 * Of what it was told, rows are deleted as its place moves on: so what is left is counted. Of the bench's own
 * events: on a stack that was there before, reminders of its centre come in between.
 */
const LEFT = `
	select count(*)::int n
	from sessions_planning.abonnement ab
	join sessions_planning.annonce a on a.xid >= ab.xid_depuis
	join sessions_planning.evenement e on e.id_evenement = a.id_evenement and e.correlation_id like 'bench-%'
	left join sessions_planning.remise r on r.cle = ab.cle and r.id_annonce = a.id_annonce
	where r.faite_le is null`;

const UNPOLLED = `
	select count(*)::int n
	from sessions_planning.evenement e
	left join public.bench_entendu b on b.id_evenement = e.id_evenement and b.fini
	where b.id_evenement is null and e.correlation_id like 'bench-%'`;
