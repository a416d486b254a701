import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { login } from '../../e2e/evenements/n8n';
import { stack } from '../../e2e/harness';
import { useModel } from './chat';
import { lastAnswer, startModel, type Demande, type Turn } from './model';
import { answerByRules } from './rulesModel';

const dossier = join(__dirname, '../../../workflows/evaluation');
const s = stack();
let model: Awaited<ReturnType<typeof startModel>>;

beforeAll(async () => {
	model = await startModel();
	await useModel(s, model.url);
});
afterAll(() => model.close());

const [header, ...questions] = readFileSync(join(dossier, 'marjorie-questions.csv'), 'utf8')
	.trim()
	.split('\n')
	.map((ligne, i) =>
		i === 0
			? ligne.split(',')
			: [...ligne.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell.replace(/""/g, '"')),
	);

/** A model that is right on every second question, and wrong on the others. */
function halfRight({ messages }: Demande) {
	const said = messages.filter(({ role }) => role === 'user').at(-1)!.content;
	const i = questions.findIndex(([question]) => question === said);
	const [, outil, champs] = questions[i];
	if (messages.some(({ role }) => role === 'tool')) return { say: 'Voilà.' };
	return i % 2 === 0
		? { call: outil, args: JSON.parse(champs) as Record<string, unknown> }
		: { call: 'occupancy_report', args: {} };
}

/** Runs n8n's own evaluation of the shipped workflow on some questions. */
async function evaluate(choisies: number[], play: (demande: Demande) => Turn) {
	const rest = await login(s);
	const { id: project } = (await rest('GET', '/projects/personal')) as { id: string };
	const table = (await rest('POST', `/projects/${project}/data-tables`, {
		name: `Questions ${Date.now()}`,
		columns: [...header, 'outil_appele', 'champs_appeles'].map((name) => ({
			name,
			type: 'string',
		})),
	})) as { id: string };
	const rowOf = (i: number) => Object.fromEntries(header.map((name, c) => [name, questions[i][c]]));
	await rest('POST', `/projects/${project}/data-tables/${table.id}/insert`, {
		data: choisies.map(rowOf),
		returnType: 'count',
	});
	const workflow = JSON.parse(readFileSync(join(dossier, 'marjorie-evaluation.json'), 'utf8')) as {
		id: string;
		nodes: Array<{ parameters: Record<string, { value: string }> }>;
	};
	for (const { parameters } of workflow.nodes)
		if (parameters.dataTableId) parameters.dataTableId.value = table.id;
	const { id } = (await rest('POST', '/workflows', { ...workflow, id: undefined })) as {
		id: string;
	};
	model.play(...Array.from({ length: 3 * choisies.length }, () => play));
	await rest('POST', `/workflows/${id}/test-runs/new`);
	return await s.waitFor(
		async () => {
			const runs = (await rest('GET', `/workflows/${id}/test-runs`)) as Array<{
				id: string;
				status: string;
				metrics: Record<string, number>;
				errorCode: string | null;
				errorDetails: unknown;
			}>;
			return runs.find((one) => ['completed', 'error', 'cancelled'].includes(one.status));
		},
		{ timeout: 290_000, every: 500, what: 'the evaluation' },
	);
}

test("n8n's evaluation tells right calls from wrong ones", async () => {
	expect(await evaluate([0, 1, 6, 21], halfRight)).toMatchObject({
		status: 'completed',
		metrics: { outil: 0.5, champs: 0.5 },
	});
}, 60_000);

test('all hundred questions lead a model that goes by rules to their tools, which answer in words and change nothing', async () => {
	const state = async () =>
		await s.sql(`select (select count(*) from inscription_session) as inscriptions,
			(select string_agg(md5(i::text), '' order by id_inscription) from inscription_session i) as people,
			(select string_agg(md5(x::text), '' order by id_session) from sessions x) as sessions,
			(select count(*) from reservation_salle where statut = 'ACTIVE') as bookings,
			(select count(*) from sessions_planning.fermeture) as closures,
			(select count(*) from disponibilite_formateur) as absences`);
	const before = await state();
	expect(questions).toHaveLength(100);
	expect(await evaluate([...questions.keys()], answerByRules)).toMatchObject({
		status: 'completed',
		metrics: { outil: 1, champs: 1 },
	});
	const answered = model.requests.filter(({ messages }) =>
		messages.some(({ role }) => role === 'tool'),
	);
	expect(answered).toHaveLength(100);
	const speechless = answered.filter(
		(demande) => typeof lastAnswer(demande).nextAction !== 'string',
	);
	expect(speechless.map(({ messages }) => messages)).toEqual([]);
	expect(await state()).toEqual(before);
}, 300_000);
