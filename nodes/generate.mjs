// npm run generate [-- --check]: the schemas of what each operation gives, from nodes/shared/outputs.ts;
// n8n shows them before a first run. --check writes nothing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';

/** @import { JSONSchema7 } from 'json-schema' */

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
/** n8n asks for the whole version: version 1 of a node is v1.0.0. */
const VERSION = 'v1.0.0';

const { definitions = {} } = /** @type {JSONSchema7} */ (
	createGenerator({
		path: join(here, 'shared/outputs.ts'),
		tsconfig: join(root, 'tsconfig.json'),
		type: 'Outputs',
		skipTypeCheck: true,
	}).createSchema('Outputs')
);

/**
 * The schema with what it refers to in its place: n8n's panel follows no reference. That no other
 * field is there is not promised: fields may be added.
 * @param {JSONSchema7} schema
 * @returns {JSONSchema7}
 */
function inPlace({ $ref, additionalProperties: _, ...schema }) {
	if ($ref) {
		const name = decodeURIComponent($ref.replace('#/definitions/', ''));
		return { ...inPlace(/** @type {JSONSchema7} */ (definitions[name])), ...schema };
	}
	const { properties, items, anyOf } = schema;
	/** @param {unknown} part */
	const part = (part) => inPlace(/** @type {JSONSchema7} */ (part));
	return {
		...schema,
		...(properties && {
			properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, part(v)])),
		}),
		...(items && { items: part(items) }),
		...(anyOf && { anyOf: anyOf.map(part) }),
	};
}

const options = await resolveConfig(join(here, 'schema.json'));
const outputs = inPlace(/** @type {JSONSchema7} */ (definitions.Outputs));
/** @type {[path: string, text: string][]} */
const wanted = [];
for (const [node, operations] of Object.entries(outputs.properties ?? {}))
	for (const [operation, schema] of Object.entries(
		/** @type {JSONSchema7} */ (operations).properties ?? {},
	)) {
		const text = JSON.stringify({ .../** @type {object} */ (schema), version: 1 });
		wanted.push([
			join(here, node, '__schema__', VERSION, `${operation}.json`),
			await format(text, { ...options, parser: 'json' }),
		]);
	}

const stale = wanted.filter(
	([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
);
if (stale.length === 0) console.log('The schemas are what nodes/shared/outputs.ts says.');
else if (process.argv.includes('--check')) {
	for (const [path] of stale)
		console.error(
			`${relative(root, path)} is not what nodes/shared/outputs.ts gives (npm run generate)`,
		);
	process.exitCode = 1;
} else {
	for (const [path, text] of stale) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}
	console.log(`Written: ${stale.length} schema(s)`);
}
