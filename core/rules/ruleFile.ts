import { z } from 'zod';

import { shown } from '../errors/shown';

/** What one rule file may speak of: its facts, the events its rules may fire, and its numbers. */
export interface FileShape {
	facts: readonly string[];
	events: readonly string[];
	parameters: z.ZodTypeAny;
}

/** What an event carries: its words, and what we read of the rest. */
const params = z
	.object({
		message: z.string().min(1),
		/** Of a refusal or an alert. */
		code: z.string().min(1).max(100).optional(),
		/** Of priority.json. */
		priorite: z.number().int('attendu un entier').min(-1_000_000).max(1_000_000).optional(),
	})
	.passthrough();

const operators = [
	'equal',
	'notEqual',
	'in',
	'notIn',
	'contains',
	'doesNotContain',
	'lessThan',
	'lessThanInclusive',
	'greaterThan',
	'greaterThanInclusive',
] as const;

interface Condition {
	all?: Condition[];
	any?: Condition[];
	not?: Condition;
	fact?: string;
	operator?: (typeof operators)[number];
	value?: unknown;
	path?: string;
}

const ofLists: string[] = ['in', 'notIn'];
const ofNumbers: string[] = [
	'lessThan',
	'lessThanInclusive',
	'greaterThan',
	'greaterThanInclusive',
];

/** What can't be compared never fires, or breaks the decision that asks: better refused on load. */
function requireComparable(
	{ operator, value }: { operator: string; value: unknown },
	ctx: z.RefinementCtx,
): void {
	const isFact = value instanceof Object && 'fact' in value;
	if (isFact) return;
	const say = (message: string) => ctx.addIssue({ code: 'custom', path: ['value'], message });
	if (ofLists.includes(operator)) {
		if (!Array.isArray(value)) say(`« ${operator} » compare avec une liste`);
	} else if (Array.isArray(value)) say('une liste se compare par in ou notIn');
	else if (ofNumbers.includes(operator) && typeof value !== 'number')
		say(`« ${operator} » compare avec un nombre`);
}

/** A decision names its rule, and the engine tells rules apart by their names. */
function requireNames(rules: Array<{ name: string }>, ctx: z.RefinementCtx): void {
	const known = new Set<string>();
	rules.forEach(({ name }, i) => {
		if (known.has(name))
			ctx.addIssue({
				code: 'custom',
				path: [i, 'name'],
				message: `une autre règle du fichier se nomme déjà « ${shown(name)} » : un nom à chacune`,
			});
		known.add(name);
	});
}

/** The schema of one rule file: json-rules-engine's own shape, held to the facts and events that exist. */
export function fileSchema(form: FileShape) {
	// A file of weights alone has no rules: all of it is its parameters.
	if (form.facts.length === 0)
		return form.parameters.transform((parametres) => ({ parametres, rules: [] }));
	const fait = z.enum(form.facts as [string, ...string[]]);
	const condition: z.ZodType<Condition> = z.lazy(() =>
		z.union([
			z.object({ all: z.array(condition) }).strict(),
			z.object({ any: z.array(condition) }).strict(),
			z.object({ not: condition }).strict(),
			z
				.object({
					fact: fait,
					operator: z.enum(operators),
					value: z.union([
						z.string(),
						z.number(),
						z.boolean(),
						z.null(),
						z.array(z.union([z.string(), z.number()])),
						z.object({ fact: fait }).strict(),
					]),
					path: z.string().optional(),
				})
				.strict()
				.superRefine(requireComparable),
		]),
	);
	const rule = z
		.object({
			name: z.string().min(1),
			priority: z.number().int().positive().default(1),
			conditions: condition,
			event: z.object({
				type: z.enum(form.events as [string, ...string[]]),
				params,
			}),
		})
		.strict();
	return z
		.object({
			description: z.string().optional(),
			parametres: form.parameters,
			rules: z.array(rule).min(1).superRefine(requireNames),
		})
		.strict();
}

export type Rule = {
	name: string;
	priority: number;
	conditions: Condition;
	event: { type: string; params: { message: string } & Record<string, unknown> };
};
export type { Condition };
