import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const read = (...parts: string[]) => readFileSync(join(root, ...parts), 'utf8');
const sources = ['core', 'nodes', 'database'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
		.map((name) => read(folder, name)),
);
const codeOf = (match: RegExpMatchArray) => match[1];
const found = (text: string, patterns: RegExp[]) =>
	patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), codeOf));

/** Every stable code that a refusal, a broken constraint or a rule can carry. */
const codes = [
	...new Set([
		...sources.flatMap((text) =>
			found(text, [
				/\brefuse\(\s*'([A-Z][A-Z_]{3,})'/g,
				/\bcode: '([A-Z][A-Z_]{3,})'/g,
				/\bcode: [^\n]*\? '([A-Z][A-Z_]{3,})'/g,
				/params\.code \?\? '([A-Z_]+)'/g,
				/\bDEFAULT_[A-Z]+ = '([A-Z_]+)'/g,
				/'[0-9A-Z]{5}:[a-z_]+': '([A-Z_]+)'/g,
			]),
		),
		...readdirSync(join(root, 'rules')).flatMap((name) =>
			found(read('rules', name), [/"code": "([A-Z_]+)"/g]),
		),
	]),
].sort();

describe('docs/errors.md', () => {
	const documented = found(read('docs', 'errors.md'), [/^\| `([A-Z_]+)` +\|/gm]);

	it('has a row for every code', () => {
		expect(codes.filter((code) => !documented.includes(code))).toEqual([]);
	});

	it('has no row for a code that is gone', () => {
		expect(documented.filter((code) => !codes.includes(code))).toEqual([]);
	});
});
