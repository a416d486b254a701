import { z } from 'zod';

import { misspelt } from './misspelt';
import { accept, Refusal, type Fault, type Outcome } from './refusal';
import { shown } from './shown';

/** A field's place as code would write it: `creneaux[2].dateDebut`. */
export const pathOf = (path: Array<string | number>) =>
	path.reduce<string>((all, part) => {
		if (typeof part === 'number') return `${all}[${part}]`;
		return all ? `${all}.${part}` : part;
	}, '');

/** Every fault of a zod error, in the one shape of a refusal. */
export function toFaults(error: z.ZodError): Fault[] {
	return error.issues.flatMap((issue) =>
		issue.code === 'unrecognized_keys'
			? issue.keys.map((key) => ({
					path: pathOf([...issue.path, key]),
					message: 'champ inconnu',
					code: 'CHAMP_INCONNU',
				}))
			: [{ path: pathOf(issue.path), message: issue.message, code: 'CHAMP_INVALIDE' }],
	);
}

/**
 * The input as `schema` reads it. An unknown field is let through, unless it looks like one that was
 * meant. @throws Refusal with every fault at once, each with its path.
 */
export function validate<S extends z.ZodTypeAny>(schema: S, input: unknown): z.output<S> {
	const read = schema.safeParse(input, { errorMap: french });
	const meant = misspelt(schema, input);
	const faults = read.success ? [] : toFaults(read.error);
	// What a strict schema says of a misspelt field says less.
	const said = meant.map(({ path }) => path);
	const others = faults.filter(
		({ path, code }) => code !== 'CHAMP_INCONNU' || !said.includes(path),
	);
	if (!read.success || meant.length > 0) throw new Refusal([...meant, ...others]);
	return read.data;
}

/** One field as `schema` reads it, or every fault of it, at `path`. */
export function tryField<S extends z.ZodTypeAny>(
	schema: S,
	value: unknown,
	path: string,
): Outcome<z.output<S>> {
	const read = schema.safeParse(value, { errorMap: french });
	if (read.success) return accept(read.data);
	return { ok: false, faults: toFaults(read.error).map((fault) => ({ ...fault, path })) };
}

const words: Record<string, string> = {
	string: 'un texte',
	number: 'un nombre',
	boolean: 'vrai ou faux',
	array: 'une liste',
	object: 'un objet',
	date: 'une date',
	integer: 'un entier',
};

/** zod's own messages in French; a message written in a schema wins. */
export const french: z.ZodErrorMap = (issue, { data, defaultError }) => {
	// zod asks the schema's own map before this one, and gives its words as the default.
	const isOwn = defaultError !== z.defaultErrorMap(issue, { data, defaultError: '' }).message;
	if (isOwn) return { message: defaultError };
	switch (issue.code) {
		case 'invalid_type':
			if (issue.received === 'undefined' || issue.received === 'null')
				return { message: `obligatoire : ${words[issue.expected] ?? issue.expected} est attendu` };
			return {
				message: `${words[issue.expected] ?? issue.expected} est attendu, pas ${words[issue.received] ?? issue.received}`,
			};
		case 'invalid_enum_value':
			return {
				message: `valeur inconnue « ${shown(issue.received)} » : ${issue.options.join(', ')} attendu`,
			};
		case 'too_small':
			return {
				message:
					issue.type === 'string' || issue.type === 'array'
						? `au moins ${issue.minimum} attendu`
						: `au moins ${issue.minimum}`,
			};
		case 'too_big':
			return { message: `au plus ${issue.maximum}` };
		case 'invalid_union':
			return {
				message: data == null ? 'obligatoire' : 'aucune des formes attendues ne convient',
			};
		default:
			return { message: defaultError };
	}
};
