import { caller, press } from '../lib/load.mjs';
import { callFloor, prepareEvents } from '../lib/sendEvents.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/openStack.mjs';
import { cpuOf } from '../lib/processor.mjs';
import { interleave, sumUp } from '../lib/statistics.mjs';
import { floor } from '../lib/workflows.mjs';

/** @import { Stack } from '../lib/openStack.mjs' */
/** @import { Case, Measure } from '../lib/types.js' */

export const title = 'What the CRM asks by HTTP';
export const against = 'Webhook → Respond in the same n8n, with the same token and no work done';
export const rounds = 3;
export const smallest = { calls: '2' };

const clients = 10;

/** @typedef {[method: string, path: string, body?: () => object]} Endpoint */

/**
 * Each endpoint asked again and again: ours answers in the webhook itself, where the floor starts an execution.
 * @type {Case['run']}
 */
export async function run({ rounds, option }) {
	const total = Number(option('calls') ?? 200);
	const folder = stackFolder();
	const http = caller({ clients });
	/** @type {Stack | undefined} */
	let opened;
	/** @type {Measure[]} */
	const measures = [];
	/** @type {Map<string, number[]>} */
	const cpu = new Map();
	try {
		const stack = await openStack({
			folder,
			shipped: [
				'crm-sessions.json',
				'crm-listes.json',
				'crm-planning.json',
				'sessions-evenements.json',
			],
			workflows: [floor],
		});
		opened = stack;
		const { ready } = stack;
		const { id } = await prepareEvents(stack);
		const eleves = (
			await stack.sql(
				`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
				select 'N' || n, 'P', true, true
				from generate_series(1, $1::int) n
				returning id_eleve as id`,
				[total * (rounds + 2)],
			)
		).map((row) => row.id);
		await stack.sql('update sessions set capacite_max = 100000 where id_session = $1', [id]);
		/** @type {Record<string, Endpoint>} */
		const endpoints = {
			'open sessions': ['GET', 'crm/sessions'],
			rooms: ['GET', 'crm/salles'],
			"a room's month": ['GET', 'crm/planning/salles/ATEL_A?mois=1&annee=2030'],
			"a year's occupancy": ['GET', 'crm/planning/occupation?annee=2030'],
			'an enrolment asked again': [
				'POST',
				`crm/sessions/${id}/inscrire`,
				() => ({ eleveId: eleves[0] }),
			],
			'a new enrolment': ['POST', `crm/sessions/${id}/inscrire`, () => ({ eleveId: eleves.pop() })],
		};
		/** @param {Endpoint} endpoint */
		const ask = async ([method, path, body]) => {
			const { status, text, ms } = await http.call(`${ready.webhooks}/${path}`, {
				method,
				headers: { 'X-CRM-Token': ready.crm.token },
				body: body?.(),
			});
			if (status >= 300) throw new Error(`${path}: ${status} ${text.slice(0, 300)}`);
			return ms;
		};
		/**
		 * @param {string} name
		 * @param {() => Promise<{ perSecond: number }>} work
		 */
		const spent = (name, work) => async () => {
			const before = cpuOf(ready.pids.n8n);
			const { perSecond } = await work();
			cpu.set(name, [...(cpu.get(name) ?? []), (cpuOf(ready.pids.n8n) - before) / total]);
			return perSecond;
		};
		/** @type {Record<string, () => Promise<number>>} */
		const contenders = {
			floorRate: spent('floorRate', () => callFloor(stack, http, { clients, total })),
		};
		for (const [name, endpoint] of Object.entries(endpoints))
			contenders[name] = spent(name, () => press({ clients, total, one: () => ask(endpoint) }));
		const figures = await interleave(contenders, rounds);
		for (const name of Object.keys(endpoints))
			measures.push({
				name,
				unit: '/s',
				ours: figures[name],
				peer: figures.floorRate,
				ratio: figures[name].median / figures.floorRate.median,
			});
	} finally {
		http.close();
		await opened?.close();
		removeFolder(folder);
	}
	return {
		measures,
		tables: [
			{
				title: 'Processor time of the n8n process:',
				headers: ['', 'a call'],
				rows: [...cpu].map(([name, values]) => [
					name === 'floorRate' ? 'Webhook → Respond' : name,
					`${sumUp(values).median.toFixed(1)} ms`,
				]),
			},
		],
		note: [
			`${clients} clients without pause. PostgreSQL and the load generator share the two cores. ` +
				"An enrolment also calls the events' workflow, which mails and calls back beside it.",
		],
	};
}
