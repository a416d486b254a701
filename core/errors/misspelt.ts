import { z } from 'zod';

import { nearestField } from './nearestField';
import type { Fault } from './refusal';
import { shown } from './shown';

/** What a schema knows of fields: an object's by name, or those of a list's members. */
type Fields = { of: Map<string, Fields | undefined> } | { members: Fields };

const readOnes = new WeakMap<z.ZodTypeAny, { fields: Fields | undefined }>();

/** The fields of a schema, looked up once; undefined where it has none. */
function fieldsOf(schema: z.ZodTypeAny): Fields | undefined {
	let read = readOnes.get(schema);
	if (!read) readOnes.set(schema, (read = { fields: readFields(schema) }));
	return read.fields;
}

function readFields(schema: z.ZodTypeAny): Fields | undefined {
	if (schema instanceof z.ZodObject) {
		const shape = schema.shape as Record<string, z.ZodTypeAny>;
		return { of: new Map(Object.entries(shape).map(([name, part]) => [name, fieldsOf(part)])) };
	}
	if (schema instanceof z.ZodArray) {
		const members = fieldsOf(schema.element as z.ZodTypeAny);
		return members && { members };
	}
	if (schema instanceof z.ZodEffects) return fieldsOf(schema.innerType() as z.ZodTypeAny);
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
		return fieldsOf(schema.unwrap() as z.ZodTypeAny);
	if (schema instanceof z.ZodDefault) return fieldsOf(schema.removeDefault() as z.ZodTypeAny);
	return undefined;
}

/** The fault of one unknown field that was meant to be `meant`. */
const faultOf = (path: string, asked: string, meant: string): Fault => ({
	path,
	message: `champ inconnu « ${shown(asked)} » : vouliez-vous dire « ${meant} » ?`,
	code: 'CHAMP_INCONNU',
});

/**
 * Fields of an object that are none of `known`, and near to one that is left out: a misspelt
 * `previsualiser` would write for real. Other unknown fields are nobody's fault.
 */
export function misspeltFields(
	values: object,
	known: readonly string[],
	pathOf: (name: string) => string = (name) => name,
): Fault[] {
	const given = values as Record<string, unknown>;
	const isGiven = (name: string) => Object.hasOwn(given, name) && given[name] !== undefined;
	return Object.keys(given).flatMap((name) => {
		if (known.includes(name) || given[name] === undefined) return [];
		const meant = nearestField(name, known, isGiven);
		return meant === undefined ? [] : [faultOf(pathOf(name), name, meant)];
	});
}

/** The misspelt fields of an input that `schema` reads, also those of its parts. */
export function misspelt(schema: z.ZodTypeAny, input: unknown): Fault[] {
	const fields = fieldsOf(schema);
	return fields ? walk(fields, input, '') : [];
}

function walk(fields: Fields, input: unknown, path: string): Fault[] {
	if (typeof input !== 'object' || input === null) return [];
	if ('members' in fields)
		return Array.isArray(input)
			? input.flatMap((one, i) => walk(fields.members, one, `${path}[${i}]`))
			: [];
	if (Array.isArray(input)) return [];
	const at = (name: string) => (path ? `${path}.${name}` : name);
	const faults = misspeltFields(input, [...fields.of.keys()], at);
	for (const [name, part] of fields.of)
		if (part) faults.push(...walk(part, (input as Record<string, unknown>)[name], at(name)));
	return faults;
}
