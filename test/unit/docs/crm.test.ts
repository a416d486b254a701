import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const example = join(root, 'examples/crm');

/** Every source of the example, one text. */
const sources = readdirSync(example, { recursive: true, encoding: 'utf8' })
	.filter((name) => !name.startsWith('node_modules') && /\.(mjs|prisma)$/.test(name))
	.filter((name) => statSync(join(example, name)).isFile())
	.map((name) => readFileSync(join(example, name), 'utf8'))
	.join('\n');

const page = readFileSync(join(root, 'docs/crm.md'), 'utf8');
const snippets = [...page.matchAll(/```(?:js|prisma)\n([\s\S]*?)```/g)].map(([, code]) => code);

/** Without the room that lays columns out. */
const plain = (text: string) => text.replace(/[ \t]+/g, ' ');

describe('docs/crm.md', () => {
	it('shows code', () => expect(snippets.length).toBeGreaterThan(6));

	it.each(snippets)('shows code of the example that the tests run: %s', (code) => {
		expect(plain(sources)).toContain(plain(code).trim());
	});
});
