import { caller } from '../lib/charge.mjs';
import { callFloor, prepareEvents, sendEvents } from '../lib/evenements.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { sumUp } from '../lib/statistiques.mjs';
import { floor, floorExpression } from '../lib/workflows.mjs';

export const titre = "n8n's settings";
export const contre = 'the same n8n with its own defaults';
export const tours = 1;

const theirs = {
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'false',
	N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'false',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
};
const variants = [
	['as npm start sets it', {}],
	["n8n's own defaults", theirs],
	['isolates made ahead', { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'false' }],
	['runtime compiled for each isolate', { N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'false' }],
	['four isolates kept ready', { N8N_EXPRESSION_ENGINE_POOL_SIZE: '4' }],
	['executions saved', { EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all' }],
	["no time limit set at each of n8n's statements", { DB_POSTGRESDB_STATEMENT_TIMEOUT: '0' }],
	['expression engine without isolates', { N8N_EXPRESSION_ENGINE: 'legacy' }],
];

/** A setting is read when n8n starts: one block each on the same databases, the bench's workflows leave saving to the setting. */
export async function run({ tours: rounds, option }) {
	const total = Number(option('events') ?? 100);
	const chosen = option('variants')?.split(',').map(Number) ?? variants.map((_, i) => i);
	const folder = stackFolder();
	const free = (workflow) => ({
		...workflow,
		settings: { ...workflow.settings, saveDataSuccessExecution: 'DEFAULT' },
	});
	const lignes = [];
	const rates = [];
	try {
		for (const [nom, env] of chosen.map((i) => variants[i])) {
			const http = caller({ clients: 16 });
			const stack = await openStack({ folder, env, workflows: [floor, floorExpression].map(free) });
			try {
				const monde = await prepareEvents(stack);
				await callFloor(stack, http, { clients: 4, total: 30 });
				await sendEvents(stack, http, monde, { clients: 4, total: 20 });
				const runs = { floor: [], expression: [], events: [] };
				for (let tour = 0; tour < rounds; tour += 1) {
					runs.floor.push((await callFloor(stack, http, { clients: 16, total })).parSeconde);
					runs.expression.push(
						(await callFloor(stack, http, { clients: 16, total, path: 'bench-expression' }))
							.parSeconde,
					);
					runs.events.push((await sendEvents(stack, http, monde, { clients: 16, total })).soutenu);
				}
				const [f, e, v] = [runs.floor, runs.expression, runs.events].map((values) => sumUp(values));
				rates.push({ nom, floor: f, expression: e, events: v });
				lignes.push([
					nom,
					Object.entries(env)
						.map(([name, value]) => `\`${name}=${value}\``)
						.join(' ') || '',
					...[f, e, v].map(({ mediane }) => mediane.toFixed(1)),
				]);
			} finally {
				http.close();
				await stack.close();
			}
		}
	} finally {
		removeFolder(folder);
	}
	const [, plain] = rates;
	return {
		mesures: ['floor', 'expression', 'events'].map((what) => ({
			nom: {
				floor: 'Webhook, Respond',
				expression: 'the same with an expression',
				events: 'events finished',
			}[what],
			unite: '/s',
			nous: rates[0][what],
			pair: plain[what],
			rapport: rates[0][what].mediane / plain[what].mediane,
		})),
		tableaux: [
			{
				titre: '16 clients, per second:',
				entetes: ['', 'set', 'Webhook → Respond', 'with one expression', 'events finished'],
				lignes,
			},
		],
		note: [
			`Events finished are counted until the last of ${total} return calls, two mails after its event: so few events end before n8n is busy, and the events' own table has the rate that lasts.`,
		],
	};
}
