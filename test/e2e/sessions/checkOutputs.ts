import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const nodes = join(__dirname, '../../../nodes');
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);

type Schema = Record<string, unknown> & { properties?: Record<string, Schema> };

/** To the reader fields may be added; to us one that is not described is a fault. */
function closed(schema: Schema): Schema {
	const { properties, items, anyOf } = schema;
	const named = Object.entries(properties ?? {}).map(([name, part]) => [name, closed(part)]);
	return {
		...schema,
		...(properties && { properties: Object.fromEntries(named), additionalProperties: false }),
		...(items !== undefined && { items: closed(items as Schema) }),
		...(Array.isArray(anyOf) && { anyOf: anyOf.map(closed) }),
	};
}

/**
 * The items as they are, once each that is no error is what the node's `__schema__` says of it.
 * @throws Error with the path of what differs
 */
export function checkOutputs(
	node: string,
	parameters: { operation?: string; format?: string },
	items: Array<Record<string, unknown>>,
) {
	const folder = node[0].toUpperCase() + node.slice(1);
	const file = join(nodes, folder, '__schema__/v1.0.0', `${parameters.operation ?? 'output'}.json`);
	const isData = parameters.format === undefined || parameters.format === 'json';
	if (!existsSync(file) || !isData) return items;

	const check = ajv.compile(closed(JSON.parse(readFileSync(file, 'utf8')) as Schema));
	for (const item of items.filter(({ error }) => error === undefined))
		if (!check(item)) throw new Error(`${file}: ${ajv.errorsText(check.errors)}`);
	return items;
}
