import fc from 'fast-check';

import type { Rule } from '../../../core/rules/ruleFile';
import { RuleEngine, type Facts } from '../../../core/rules/engine';
import { seed } from '../../seed';

const noms = ['a', 'b', 'c', 'd'];
const nombre = fc.integer({ min: 0, max: 3 });
const liste = fc.array(fc.integer({ min: 0, max: 12 }).map(String), { maxLength: 2 });
const faits = fc.record({
	a: nombre,
	b: nombre,
	c: nombre,
	d: nombre,
	l: liste,
	m: liste,
}) as unknown as fc.Arbitrary<Facts>;
const condition = fc.oneof(
	fc.record({
		fact: fc.constantFrom(...noms),
		operator: fc.constantFrom('equal', 'notEqual', 'lessThan', 'greaterThanInclusive'),
		value: fc.oneof(
			nombre,
			fc.constantFrom(...noms).map((fact) => ({ fact })),
		),
	}),
	fc.record({
		fact: fc.constantFrom('l', 'm'),
		path: fc.constant('$[0]'),
		operator: fc.constantFrom('equal', 'notEqual'),
		value: fc.integer({ min: 0, max: 12 }).map(String),
	}),
);
/** More comparisons than one number holds bits. */
const regles = fc
	.array(fc.array(condition, { minLength: 1, maxLength: 4 }), { minLength: 20, maxLength: 40 })
	.map(
		(toutes) =>
			toutes.map((all, i) => ({
				name: `r${i}`,
				priority: 100 - i,
				conditions: { all },
				event: { type: 'DIT', params: { message: `règle ${i}` } },
			})) as unknown as Rule[],
	);

test('what was asked before changes no decision: an engine that remembers says what a new one says', async () => {
	await fc.assert(
		fc.asyncProperty(
			regles,
			fc.array(faits, { minLength: 2, maxLength: 12 }),
			async (allRules, requests) => {
				const ancien = new RuleEngine('essai', allRules);
				for (const demande of requests)
					expect(await ancien.evaluate(demande)).toEqual(
						await new RuleEngine('essai', allRules).evaluate(demande),
					);
			},
		),
		{ numRuns: 60, seed },
	);
});

test('values that read alike side by side are not taken for each other', async () => {
	const regle = (name: string, fact: string, value: number) => ({
		name,
		priority: 1,
		conditions: { all: [{ fact, path: '$[0]', operator: 'equal', value }] },
		event: { type: 'DIT', params: { message: name } },
	});
	const ruleEngine = new RuleEngine('essai', [
		regle('l-est-12', 'l', 12),
		regle('m-est-23', 'm', 23),
	] as unknown as Rule[]);
	const said = async (l: unknown, m: unknown) =>
		(await ruleEngine.evaluate({ l, m } as Facts)).map(({ regle: nom }) => nom);
	expect(await said(1, 23)).toEqual(['essai:m-est-23']);
	expect(await said(12, 3)).toEqual(['essai:l-est-12']);
});

test('the last of many rules counts as much as the first', async () => {
	const allRules = Array.from({ length: 70 }, (_, i) => ({
		name: `a-est-${i}`,
		priority: 1,
		conditions: { all: [{ fact: 'a', operator: 'equal', value: i }] },
		event: { type: 'DIT', params: { message: '' } },
	}));
	const ruleEngine = new RuleEngine('essai', allRules as unknown as Rule[]);
	for (const a of [0, 1, 50, 51, 52, 53, 54, 68, 69])
		expect((await ruleEngine.decide({ a })).regle).toBe(`essai:a-est-${a}`);
});
