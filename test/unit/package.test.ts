import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const shipped = ['client', 'core', 'nodes', 'credentials', 'database'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(root, folder, name)),
);
const packageOf = (name: string) =>
	name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');

describe('the package', () => {
	it('declares every package it imports: inside n8n a missing one would be found in n8n by accident', () => {
		const imported = shipped.flatMap((file) =>
			[
				...readFileSync(file, 'utf8').matchAll(
					/(?:^(?:import|export|\}) .*from |^import |import\(|require(?:\.resolve)?\()'([^'.][^']*)'/gm,
				),
			].map((match) => packageOf(match[1])),
		);
		const declared = [
			...Object.keys(manifest.dependencies),
			...Object.keys(manifest.peerDependencies),
		];
		const foreign = [...new Set(imported)].filter(
			(name) => !name.startsWith('node:') && !builtinModules.includes(name),
		);
		expect(foreign.filter((name) => !declared.includes(name))).toEqual([]);
		expect(Object.keys(manifest.dependencies).filter((name) => !foreign.includes(name))).toEqual(
			[],
		);
	});

	it('lists every node and credential that is there', () => {
		const sources = shipped
			.map((file) => file.slice(root.length + 1))
			.filter((file) => /\.(node|credentials)\.ts$/.test(file))
			.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
		expect([...manifest.n8n.nodes, ...manifest.n8n.credentials].sort()).toEqual(sources.sort());
		for (const file of manifest.n8n.nodes)
			expect(existsSync(join(root, file.replace(/^dist\//, '').replace(/\.js$/, '.json')))).toBe(
				true,
			);
	});

	it('runs nothing when it is installed', () => {
		expect(
			Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name)),
		).toEqual([]);
	});
});

describe('index.js', () => {
	/** Rooms whose functions are use cases: what a node asks of them, a program may ask too. */
	const rooms = new RegExp(
		'core/(inscriptions|sessions|salles|planning|occupation|lists|evenements|courriers|rappels|' +
			'agent/tools|http/answer|pages/server/makeReport)',
	);
	/** Parts of an n8n webhook, which a program has not. */
	const parts = ['EVENT_MAX_SIZE', 'eventTooLarge', 'checkTemplate'];

	it('exports every use case that a node calls', () => {
		const called = shipped
			.filter((file) => file.startsWith(join(root, 'nodes')))
			.flatMap((file) => [
				...readFileSync(file, 'utf8').matchAll(/^import \{([^}]*)\} from '([^']+)'/gm),
			])
			.filter(([, , from]) => rooms.test(from))
			.flatMap(([, names]) => names.split(','))
			.map((name) => name.trim())
			.filter((name) => name !== '' && !name.startsWith('type ') && !parts.includes(name));
		const exported = Object.keys(jest.requireActual('../../core/index'));

		expect(called.length).toBeGreaterThan(20);
		expect([...new Set(called)].filter((name) => !exported.includes(name))).toEqual([]);
	});
});
