import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IVersionedNodeType,
} from 'n8n-workflow';

/*
 * A workflow in somebody's n8n holds the node as it was when it was placed there: its version, its
 * parameters, its outputs by number. What a release had, each later one has. With KEEP_FIXTURE=1
 * what this version has is kept (docs/contributing.md, Releasing).
 */

const root = join(__dirname, '../../..');
const folder = join(root, 'nodes');
const fixtures = join(root, 'test/fixtures/upgrade');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	version: string;
};

/** What a saved workflow may hold on to. */
interface Held {
	outputs: unknown;
	credentials: string[];
	/** By name; of a list, what may be chosen. */
	parameters: Record<string, unknown[]>;
}
type Nodes = Record<string, Record<string, Held>>;

function parametersOf(properties: INodeProperties[]): Record<string, unknown[]> {
	const found: Record<string, unknown[]> = {};
	for (const { name, type, options = [] } of properties) {
		if (type === 'notice') continue;
		const chosen = options.map((option) => ('value' in option ? option.value : option.name));
		found[name] = [...new Set([...(found[name] ?? []), ...chosen])];
	}
	return found;
}

const heldBy = ({ outputs, credentials = [], properties }: INodeTypeDescription): Held => ({
	outputs,
	credentials: credentials.map(({ name }) => name),
	parameters: parametersOf(properties),
});

function versionsOf(node: INodeType | IVersionedNodeType): Array<[string, Held]> {
	if ('nodeVersions' in node)
		return Object.entries(node.nodeVersions).map(([one, type]) => [one, heldBy(type.description)]);
	const { version: own } = node.description;
	return [own].flat().map((one) => [String(one), heldBy(node.description)]);
}

const now: Nodes = Object.fromEntries(
	readdirSync(folder)
		.filter((name) => existsSync(join(folder, name, `${name}.node.ts`)))
		.map((name) => {
			const file = join(folder, name, `${name}.node.ts`);
			const loaded =
				jest.requireActual<Record<string, new () => INodeType | IVersionedNodeType>>(file);
			return [name, Object.fromEntries(versionsOf(new loaded[name]()))];
		}),
);

if (process.env.KEEP_FIXTURE)
	writeFileSync(join(fixtures, `${version}.nodes.json`), `${JSON.stringify(now, null, '\t')}\n`);

const kept = readdirSync(fixtures).filter((name) => name.endsWith('.nodes.json'));
const held = kept.flatMap((file) => {
	const nodes = JSON.parse(readFileSync(join(fixtures, file), 'utf8')) as Nodes;
	return Object.entries(nodes).flatMap(([name, versions]) =>
		Object.entries(versions).map(([one, then]) => ({ release: file, name, version: one, then })),
	);
});

it('something was released', () => expect(held.length).toBeGreaterThan(12));

describe.each(held)('$name $version of $release', ({ name, version: one, then }) => {
	const today = now[name]?.[one];

	it('is still there, with the same outputs', () => {
		expect(JSON.parse(JSON.stringify(today?.outputs ?? null))).toEqual(then.outputs);
	});

	it('takes the credentials and parameters that it took', () => {
		expect(today.credentials).toEqual(expect.arrayContaining(then.credentials));
		for (const [parameter, choices] of Object.entries(then.parameters))
			expect({ parameter, choices: today.parameters[parameter] }).toEqual({
				parameter,
				choices: expect.arrayContaining(choices),
			});
	});
});
