import { caller } from '../lib/load.mjs';
import { callFloor, sendEvents } from '../lib/sendEvents.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/openStack.mjs';
import { sumUp } from '../lib/statistics.mjs';
import { floor, floorExpression } from '../lib/workflows.mjs';

/** @import { Workflow } from '../lib/workflows.mjs' */
/** @import { Case, Figure } from '../lib/types.js' */

export const title = "n8n's settings";
export const against = 'the same n8n with its own defaults';
export const rounds = 1;
export const smallest = { events: '2', variants: '0,1' };

const theirs = {
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'false',
	N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'false',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
};
/** @type {[name: string, env: Record<string, string>][]} */
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

/**
 * A setting is read when n8n starts: one block each on the same databases, the bench's workflows leave
 * saving to the setting.
 */
/** @type {Case['run']} */
export async function run({ rounds, option }) {
	const total = Number(option('events') ?? 100);
	const chosen = option('variants')?.split(',').map(Number) ?? variants.map((_, i) => i);
	const folder = stackFolder();
	/** @param {Workflow} workflow */
	const free = (workflow) => ({
		...workflow,
		settings: { ...workflow.settings, saveDataSuccessExecution: 'DEFAULT' },
	});
	/** @type {string[][]} */
	const rows = [];
	/** @type {{ name: string, floor: Figure, expression: Figure, events: Figure }[]} */
	const rates = [];
	try {
		for (const [name, env] of chosen.map((i) => variants[i])) {
			const http = caller({ clients: 16 });
			const stack = await openStack({ folder, env, workflows: [floor, floorExpression].map(free) });
			try {
				await callFloor(stack, http, { clients: 4, total: Math.min(30, total) });
				await sendEvents(stack, http, { clients: 4, total: Math.min(20, total) });
				const runs = {
					/** @type {number[]} */
					floor: [],
					/** @type {number[]} */
					expression: [],
					/** @type {number[]} */
					events: [],
				};
				const pressed = { clients: 16, total };
				for (let round = 0; round < rounds; round += 1) {
					const plain = await callFloor(stack, http, pressed);
					runs.floor.push(plain.perSecond);
					const expressed = await callFloor(stack, http, { ...pressed, path: 'bench-expression' });
					runs.expression.push(expressed.perSecond);
					const events = await sendEvents(stack, http, pressed);
					runs.events.push(events.sustained);
				}
				const [f, e, v] = [runs.floor, runs.expression, runs.events].map((values) => sumUp(values));
				rates.push({ name, floor: f, expression: e, events: v });
				rows.push([
					name,
					Object.entries(env)
						.map(([name, value]) => `\`${name}=${value}\``)
						.join(' ') || '',
					...[f, e, v].map(({ median }) => median.toFixed(1)),
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
	const kinds = [
		{ key: /** @type {const} */ ('floor'), name: 'Webhook, Respond' },
		{ key: /** @type {const} */ ('expression'), name: 'the same with an expression' },
		{ key: /** @type {const} */ ('events'), name: 'events finished' },
	];
	return {
		measures: kinds.map(({ key, name }) => ({
			name,
			unit: '/s',
			ours: rates[0][key],
			peer: plain[key],
			ratio: rates[0][key].median / plain[key].median,
		})),
		tables: [
			{
				title: '16 clients, per second:',
				headers: ['', 'set', 'Webhook → Respond', 'with one expression', 'events finished'],
				rows,
			},
		],
		note: [
			`Events finished are counted until the last of ${total} return calls, two mails after its event: ` +
				"so few events end before n8n is busy, and the events' own table has the rate that lasts.",
		],
	};
}
