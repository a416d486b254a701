import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { stack } from '../harness';
import { openEditor, useModel } from './chat';
import { startModel, type Demande } from './model';

const dossier = join(__dirname, '../../../workflows/evaluation');
const s = stack();
let model: Awaited<ReturnType<typeof startModel>>;

beforeAll(async () => {
	model = await startModel();
	await useModel(s.ready(), model.url);
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

test("n8n's evaluation scores a model on the questions", async () => {
	const rest = await openEditor(s.ready());
	const { id: project } = (await rest('GET', '/projects/personal')) as { id: string };
	const table = (await rest('POST', `/projects/${project}/data-tables`, {
		name: `Questions ${Date.now()}`,
		columns: [...header, 'outil_appele', 'champs_appeles'].map((name) => ({
			name,
			type: 'string',
		})),
	})) as { id: string };
	const choisies = [0, 1, 6, 21];
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
	model.play(...Array.from({ length: 8 }, () => halfRight));
	await rest('POST', `/workflows/${id}/test-runs/new`);
	const run = await s.waitFor(
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
		{ timeout: 55_000, every: 500, what: 'the evaluation' },
	);
	expect(run).toMatchObject({ status: 'completed', metrics: { outil: 0.5, champs: 0.5 } });
});
