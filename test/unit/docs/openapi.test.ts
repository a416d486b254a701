import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

import { document } from '../../database/endpoints/openapi';

interface Media {
	schema: object;
	example?: unknown;
	examples?: Record<string, { value: unknown }>;
}

/** Every body of the document that shows an example, by its place. */
function shown(node: unknown, path = '#'): Array<{ path: string; value: unknown }> {
	if (typeof node !== 'object' || node === null) return [];
	const media = node as Media;
	const mine = [
		...(media.example === undefined ? [] : [media.example]),
		...Object.values(media.examples ?? {}).map(({ value }) => value),
	];
	const own = media.schema && path.includes('/content/') ? mine : [];

	return [
		...own.map((value) => ({ path, value })),
		...Object.entries(node).flatMap(([key, child]) =>
			shown(child, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
		),
	];
}

describe('examples', () => {
	const ajv = new Ajv2020({ allErrors: true, strict: false });
	addFormats(ajv);
	ajv.addSchema(document, 'document');
	const examples = shown(document);

	it('are there', () => expect(examples.length).toBeGreaterThan(2));

	it.each(examples)('$path is what its schema says', ({ path, value }) => {
		const pointer = path.split('/').map(encodeURIComponent).join('/').replace('%23', '#');
		const validate = ajv.compile({ $ref: `document${pointer}/schema` });

		validate(value);
		expect(validate.errors).toBeNull();
	});
});
