import { caller, press } from '../lib/charge.mjs';
import { callFloor, prepareEvents } from '../lib/evenements.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { cpuOf } from '../lib/quota.mjs';
import { interleave, sumUp } from '../lib/statistiques.mjs';
import { floor } from '../lib/workflows.mjs';

export const titre = 'What the CRM asks by HTTP';
export const contre = 'Webhook → Respond in the same n8n, with the same token and no work done';
export const tours = 3;

const clients = 10;

/** Each point asked again and again: ours answers in the webhook itself, where the floor starts an execution. */
export async function run({ tours: rounds, option }) {
	const total = Number(option('calls') ?? 200);
	const folder = stackFolder();
	const http = caller({ clients });
	let stack;
	const mesures = [];
	const cpu = new Map();
	try {
		stack = await openStack({
			folder,
			shipped: [
				'crm-sessions.json',
				'crm-listes.json',
				'crm-planning.json',
				'sessions-evenements.json',
			],
			workflows: [floor],
		});
		const { ready } = stack;
		const { id } = await prepareEvents(stack);
		const eleves = (
			await stack.sql(
				"insert into eleves (nom, prenom, parcours_valide, paiement_ok) select 'N' || n, 'P', true, true from generate_series(1, $1::int) n returning id_eleve as id",
				[total * (rounds + 2)],
			)
		).map((row) => row.id);
		await stack.sql('update sessions set capacite_max = 100000 where id_session = $1', [id]);
		const points = {
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
		const ask = async ([method, path, body]) => {
			const { status, text, ms } = await http.call(`${ready.webhooks}/${path}`, {
				method,
				headers: { 'X-CRM-Token': ready.crm.token },
				body: body?.(),
			});
			if (status >= 300) throw new Error(`${path}: ${status} ${text.slice(0, 300)}`);
			return ms;
		};
		const spent = (nom, travail) => async () => {
			const before = cpuOf(ready.pids.n8n);
			const { parSeconde } = await travail();
			cpu.set(nom, [...(cpu.get(nom) ?? []), (cpuOf(ready.pids.n8n) - before) / total]);
			return parSeconde;
		};
		const figures = await interleave(
			{
				plancher: spent('plancher', () => callFloor(stack, http, { clients, total })),
				...Object.fromEntries(
					Object.entries(points).map(([nom, point]) => [
						nom,
						spent(nom, () => press({ clients, total, one: () => ask(point) })),
					]),
				),
			},
			rounds,
		);
		for (const nom of Object.keys(points))
			mesures.push({
				nom,
				unite: '/s',
				nous: figures[nom],
				pair: figures.plancher,
				rapport: figures[nom].mediane / figures.plancher.mediane,
			});
	} finally {
		http.close();
		await stack?.close();
		removeFolder(folder);
	}
	return {
		mesures,
		tableaux: [
			{
				titre: 'Processor time of the n8n process:',
				entetes: ['', 'a call'],
				lignes: [...cpu].map(([nom, values]) => [
					nom === 'plancher' ? 'Webhook → Respond' : nom,
					`${sumUp(values).mediane.toFixed(1)} ms`,
				]),
			},
		],
		note: [
			`${clients} clients without pause. PostgreSQL and the load generator share the two cores. An enrolment also calls the events' workflow, which mails and calls back beside it.`,
		],
	};
}
