import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType, INodeTypeDescription, IVersionedNodeType } from 'n8n-workflow';

import { checkTemplate } from '../../../core/courriers/template';
import { SessionAction } from '../../../nodes/SessionAction/SessionAction.node';
import { told, words } from '../../../nodes/SessionMail/words';

/* What staff meet when they put a node on the canvas (case 16). */

const folder = join(__dirname, '../../../nodes');
const names = readdirSync(folder).filter((name) =>
	existsSync(join(folder, name, `${name}.node.ts`)),
);
const descriptionOf = (name: string): INodeTypeDescription => {
	const loaded = jest.requireActual<Record<string, new () => INodeType | IVersionedNodeType>>(
		join(folder, name, `${name}.node.ts`),
	);
	const node = new loaded[name]();
	return 'getNodeType' in node ? node.getNodeType().description : node.description;
};
const nodes = names.map((name) => ({ name, description: descriptionOf(name) }));
const fileOf = (name: string, icon: string) => join(folder, name, icon.replace('file:', ''));

describe('icons', () => {
	const icons = nodes.map(({ name, description }) => {
		const { light, dark } = description.icon as { light: string; dark: string };
		return { light: fileOf(name, light), dark: fileOf(name, dark) };
	});

	it('are there for light and dark', () => {
		for (const { light, dark } of icons)
			expect([existsSync(light), existsSync(dark)]).toEqual([true, true]);
	});

	it('differ from node to node', () => {
		const drawn = icons.map(({ light }) => readFileSync(light, 'utf8'));

		expect(new Set(drawn).size).toBe(nodes.length);
	});
});

describe('the panel', () => {
	const withOperation = nodes.filter(({ description }) =>
		description.properties.some(({ name }) => name === 'operation'),
	);

	it.each(withOperation)('of $name begins with the operation', ({ description }) => {
		expect(description.properties.find(({ type }) => type !== 'hidden')?.name).toBe('operation');
	});

	it.each(nodes)('of $name shows staff no switch for agents or forms', ({ description }) => {
		const switches = description.properties.filter(({ name }) =>
			['answerAgent', 'makeForm'].includes(name),
		);

		expect(switches.every(({ type }) => type === 'hidden')).toBe(true);
	});

	it('says in a subtitle what the operation is called', () => {
		const { subtitle } = descriptionOf('CreateSession');

		expect(subtitle).toContain('"creneaux":"Create From Slots"');
		expect(subtitle).toContain('$parameter["makeForm"] ? "Form pages"');
	});
});

describe('a new Session Mail', () => {
	it('lets n8n take no word of a mail for an expression', () => {
		const fields = descriptionOf('SessionMail').properties.filter(({ name }) =>
			['sujet', 'html', 'texte'].includes(name),
		);
		expect(fields.length).toBeGreaterThan(3);
		expect(fields.every(({ noDataExpression }) => noDataExpression)).toBe(true);
	});

	it.each([...Object.values(words), told])(
		'starts with words that can be filled in: $sujet',
		(one) => {
			expect(checkTemplate(one)).toBe('');
			expect(one.texte).not.toBe('');
			expect(one.html).not.toBe('');
		},
	);
});

describe('documentation', () => {
	it.each(names)('of %s leads to a page that is there', (name) => {
		const codex = JSON.parse(readFileSync(join(folder, name, `${name}.node.json`), 'utf8'));
		const [{ url }] = codex.resources.primaryDocumentation as Array<{ url: string }>;
		const [page] = url.replace(/^.*\/blob\/main\//, '').split('#');

		expect(existsSync(join(folder, '..', page))).toBe(true);
	});

	it.each(names)('of %s is found by French and English words', (name) => {
		const { alias } = JSON.parse(readFileSync(join(folder, name, `${name}.node.json`), 'utf8'));

		expect((alias as string[]).length).toBeGreaterThan(4);
	});
});

describe('the schema of what comes out', () => {
	const described = ['BookRoom', 'CreateSession', 'CrmCallback', 'FindSessions', 'WithdrawPromote'];

	it.each([...described, 'OccupancyReport'])('is there for each operation of %s', (name) => {
		const operation = descriptionOf(name).properties.find((p) => p.name === 'operation');
		const files = readdirSync(join(folder, name, '__schema__/v1.0.0'));

		const wanted = operation?.options?.map(
			(option) => `${String('value' in option && option.value)}.json`,
		);
		expect(files.sort()).toEqual(wanted?.sort());
	});
});

it('keeps the eight outputs of Session Action where a workflow holds version 2', () => {
	const node = new SessionAction();
	const outputs = (version: number) => node.getNodeType(version).description.outputNames ?? [];

	expect(outputs(4)).toHaveLength(11);
	expect(outputs(3)).toEqual(outputs(4));
	expect(outputs(2)).toEqual(outputs(4).slice(0, 8));
});

it('lets Session Action receive by itself where a workflow holds version 2 or 3', () => {
	const receives = (version: number) => {
		const { description, webhook } = new SessionAction().getNodeType(version);
		return [description.webhooks?.map(({ path }) => path), webhook !== undefined];
	};

	expect(receives(2)).toEqual([['session-action'], true]);
	expect(receives(3)).toEqual([['session-action'], true]);
	expect(receives(4)).toEqual([undefined, false]);
});
