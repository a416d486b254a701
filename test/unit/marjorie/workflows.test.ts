import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFromAICalls } from 'n8n-workflow';
import type { z } from 'zod';

import * as alerts from '../../../core/agent/alerts';
import * as attendance from '../../../core/agent/attendance';
import * as cap from '../../../core/agent/cap';
import * as changeSession from '../../../core/agent/changeSession';
import * as enrol from '../../../core/agent/enrol';
import * as explainDecision from '../../../core/agent/explainDecision';
import * as findSessions from '../../../core/agent/findSessions';
import * as freeSlots from '../../../core/agent/freeSlots';
import { tools } from '../../../core/agent/tools';
import * as plan from '../../../core/agent/plan';
import * as promote from '../../../core/agent/promote';
import * as repair from '../../../core/agent/repair';
import * as report from '../../../core/agent/report';
import * as sheet from '../../../core/agent/sheet';
import * as withdraw from '../../../core/agent/withdraw';
import { fieldsOf } from '../../../nodes/shared/agentFields';

const dossier = join(__dirname, '../../../workflows');
const read = (file: string) =>
	JSON.parse(readFileSync(join(dossier, file), 'utf8')) as {
		nodes: NodeOf[];
		connections: Record<string, Record<string, Array<Array<{ node: string }>>>>;
	};
const schemas: Record<string, z.AnyZodObject> = {
	findSessions: findSessions.champs,
	sessionSheet: sheet.champs,
	freeSlots: freeSlots.champs,
	planSessions: plan.champs.omit({ jeton: true, apercu: true }),
	createSession: plan.champs,
	createCap: cap.champs,
	changeSession: changeSession.champs,
	repair: repair.champs,
	alerts: alerts.champs,
	occupancyReport: report.champs,
	explainDecision: explainDecision.champs,
	enrol: enrol.champs,
	withdraw: withdraw.champs,
	promote: promote.champs,
	attendance: attendance.champs,
	markAttendance: attendance.champsDeMarque,
};

interface NodeOf {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
}

const toolsOf = ({ nodes }: { nodes: NodeOf[] }) =>
	nodes.filter(({ parameters }) => parameters.answerAgent === true);
const askedOf = ({ parameters }: NodeOf) =>
	Object.entries(parameters).flatMap(([nom, valeur]) =>
		typeof valeur === 'string'
			? extractFromAICalls(valeur).map((demande) => ({ nom, ...demande }))
			: [],
	);

test('a node passes every field that its tool reads', () => {
	expect(Object.keys(tools).sort()).toEqual(Object.keys(schemas).sort());
	for (const [outil, schema] of Object.entries(schemas))
		expect([...fieldsOf[outil as keyof typeof fieldsOf]].sort()).toEqual(
			Object.keys(schema.shape).sort(),
		);
});

describe.each(['mcp.json', 'marjorie.json', 'evaluation/marjorie-evaluation.json'])(
	'%s',
	(file) => {
		test('asks the model for fields that the tool reads, each described, dates by their format; the actor never', () => {
			const tools = toolsOf(read(file));
			expect(tools.length).toBeGreaterThanOrEqual(9);
			for (const tool of tools) {
				const fields = Object.keys(schemas[tool.parameters.agentTool as string].shape);
				for (const { nom, key, description, type, defaultValue } of askedOf(tool)) {
					expect(key).toBe(nom);
					expect(fields).toContain(nom);
					expect(description!.length).toBeGreaterThan(30);
					expect(/^Facultatif/.test(description!)).toBe(defaultValue !== undefined);
					if (/^date/.test(nom))
						expect(description).toMatch(/ISO 8601 AAAA-MM-JJ. Exemple : \d{4}-\d\d-\d\d/);
					expect(['string', 'number', 'boolean']).toContain(type);
				}
				expect(String(tool.parameters.acteur)).not.toContain('fromAI');
				expect(/^(preview_|plan_)/.test(tool.name) && 'jeton' in tool.parameters).toBe(false);
			}
		});

		test('holds no secret', () => {
			expect(JSON.stringify(read(file))).not.toMatch(/sk-[a-z0-9]|password"|Bearer [A-Za-z0-9]/);
		});
	},
);

test('both give the same tools; in the chat those that change data hang behind the approval', () => {
	const [mcp, chat] = [read('mcp.json'), read('marjorie.json')];
	const seen = (file: { nodes: NodeOf[] }) =>
		toolsOf(file)
			.map(({ name, parameters }) => ({ name, parameters: { ...parameters, acteur: '' } }))
			.sort((a, b) => a.name.localeCompare(b.name));
	// The card of the chat's approval shows the preview's words; an MCP client has no such card.
	const withoutWords = seen(chat).map(({ name, parameters }) => {
		const { apercu, ...rest } = parameters as Record<string, unknown>;
		expect([name, apercu !== undefined]).toEqual([name, 'jeton' in parameters]);
		return { name, parameters: rest };
	});
	expect(withoutWords).toEqual(seen(mcp));
	for (const { name, parameters } of toolsOf(chat)) {
		const [[{ node }]] = chat.connections[name].ai_tool;
		expect([name, node]).toEqual([
			name,
			'jeton' in parameters ? 'Ask for approval' : 'Answer as Marjorie',
		]);
	}
	for (const { parameters } of toolsOf(read('evaluation/marjorie-evaluation.json')))
		expect(parameters).not.toHaveProperty('jeton');
});

test('the hundred questions each name a tool of the evaluation and fields that it has', () => {
	const tools = new Map(
		toolsOf(read('evaluation/marjorie-evaluation.json')).map((tool) => [
			tool.name,
			askedOf(tool).map(({ nom }) => nom),
		]),
	);
	const [, ...rows] = readFileSync(join(dossier, 'evaluation/marjorie-questions.csv'), 'utf8')
		.trim()
		.split('\n');
	expect(rows).toHaveLength(100);
	const seenOnes = new Set<string>();
	for (const ligne of rows) {
		const [question, outil, champs] = [...ligne.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) =>
			cell.replace(/""/g, '"'),
		);
		expect(question.length).toBeGreaterThan(10);
		expect(tools.get(outil)).toEqual(
			expect.arrayContaining(Object.keys(JSON.parse(champs) as object)),
		);
		seenOnes.add(outil);
	}
	expect([...seenOnes].sort()).toEqual([...tools.keys()].sort());
});
