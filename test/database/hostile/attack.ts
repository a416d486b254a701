import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { mutate, mutations, sweep } from './mutate';
import { openWorld, type World } from './world';

/** One request as it was sent: to which door, and what with. */
export interface Shot {
	to: string;
	sends: unknown;
}

/** What came of it. */
export interface Reply {
	ok: boolean;
	/** Something may be other than before. */
	wrote: boolean;
	/** Everything that was said, in answer and log. */
	said: string;
}

/** One of the product's edges. `send` throws where the answer is none that it may give. */
export interface Surface {
	name: string;
	/** Requests that are good, from which the others are made. */
	seeds: (world: World) => Promise<Shot[]>;
	send: (world: World, shot: Shot) => Promise<Reply>;
	/** How many outer levels of a request are the test's own: `{ params, query, body }`. */
	from: number;
	/** Cases at each `npm test`; the long run has its own number. */
	runs: number;
}

interface Kept extends Shot {
	name: string;
}

/** How long one request may take before it counts as a hang, in milliseconds. */
const PATIENCE = 60_000;

/** Cases that were found once, by name. */
function corpusOf({ name }: Surface): Kept[] {
	const folder = join(__dirname, 'corpus', name);
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({
			...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Shot),
			name: file.replace('.json', ''),
		}));
}

async function inBound<T>(work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const bound = new Promise<never>((_, fail) => {
		timer = setTimeout(() => fail(new Error(`no answer after ${PATIENCE} ms`)), PATIENCE);
	});
	return await Promise.race([work, bound]).finally(() => clearTimeout(timer));
}

/** Somebody who lowers the places takes nobody's: more have one than there are, until some leave. */
const isMeant = ({ sends }: Shot, drift: string): boolean =>
	/inscrit\(s\) pour/.test(drift) && JSON.stringify(sends).toLowerCase().includes('"capacite"');

/** Sends one and looks at what it did: the same for every surface. */
async function judge(world: World, surface: Surface, shot: Shot, before: string): Promise<Reply> {
	try {
		const reply = await inBound(surface.send(world, shot));
		const secret = world.secrets.find((one) => reply.said.includes(one));
		if (secret) throw new Error(`a secret was told: ${secret}`);
		if (({} as Record<string, unknown>).estAdmin !== undefined)
			throw new Error('the prototype of every object was written to');
		const after = await world.digest();
		if (after === before) return reply;
		if (!reply.wrote) throw new Error('nothing may have changed, but something did');
		const drift = (await world.drift()).filter((one) => !isMeant(shot, one));
		if (drift.length > 0) throw new Error(`it left the centre in disorder: ${drift.join(' | ')}`);
		await world.restore();
		return reply;
	} catch (error) {
		await world.restore();
		const { message, stack } = error as Error;
		const words = `${message}\n${JSON.stringify(shot).slice(0, 3_000)}`;
		throw Object.assign(new Error(words), { stack: `${words}\n${stack}`, about: message });
	}
}

/** All that goes wrong in so many cases, each kind once: for a long look, where the first is not enough. */
async function collect(
	shots: Iterable<Shot>,
	shoot: (shot: Shot) => Promise<unknown>,
): Promise<string[]> {
	const kinds = new Map<string, { n: number; first: string }>();
	for (const shot of shots) {
		try {
			await shoot(shot);
		} catch (error) {
			const { message, about } = error as Error & { about: string };
			const kind = `${shot.to} ${about.replace(/\d+/g, 'n').slice(0, 120)}`;
			const known = kinds.get(kind) ?? { n: 0, first: message };
			kinds.set(kind, { ...known, n: known.n + 1 });
		}
	}
	return [...kinds.values()].map(({ n, first }) => `${n} × ${first}`);
}

/**
 * The tests of one surface: what was found before, then so many new cases, made from good requests.
 * HOSTILE_RUNS and HOSTILE_SEED (`npm run test:hostile`) make it long and different; HOSTILE_ALL
 * goes on after the first fault, HOSTILE_SWEEP tries every value in every place.
 */
export function attack(surface: Surface): void {
	const runs = Number(process.env.HOSTILE_RUNS) || surface.runs;
	const seed = Number(process.env.HOSTILE_SEED) || 1;
	let world: World;
	let before: string;
	let seeds: Shot[];
	const shoot = (shot: Shot) => judge(world, surface, shot, before);

	beforeAll(async () => {
		world = await openWorld();
		before = await world.digest();
		seeds = await surface.seeds(world);
		await world.restore();
		expect(await world.digest()).toBe(before);
		expect(await world.drift()).toEqual([]);
	});
	afterAll(async () => await world.close());

	test.each(corpusOf(surface))('$name', async ({ to, sends }) => {
		await shoot({ to, sends });
	});

	test('a good request is answered', async () => {
		for (const one of seeds) {
			const { ok, said } = await shoot(one);
			if (!ok) throw new Error(`${one.to}: ${said}\n${JSON.stringify(one.sends)}`);
		}
	});

	const made = fc.tuple(fc.nat(10_000), mutations).map(([n, changes]): Shot => {
		const { to, sends } = seeds[n % seeds.length];
		return { to, sends: mutate(sends, changes, surface.from) };
	});
	test(
		`${runs} requests made from good ones`,
		async () => {
			if (process.env.HOSTILE_ALL)
				expect(await collect(fc.sample(made, { numRuns: runs, seed }), shoot)).toEqual([]);
			else
				await fc.assert(
					fc.asyncProperty(made, async (shot) => {
						await shoot(shot);
					}),
					{ numRuns: runs, seed },
				);
		},
		runs * 2_000 + PATIENCE,
	);

	if (!process.env.HOSTILE_SWEEP) return;
	test('every hostile value in every place of a good request', async () => {
		let n = 0;
		function* all(): Generator<Shot> {
			for (const { to, sends } of seeds)
				for (const one of sweep(sends, surface.from)) {
					n += 1;
					yield { to, sends: one };
				}
		}
		const faults = await collect(all(), shoot);
		process.stdout.write(`${surface.name}: ${n} requests\n`);
		expect(faults).toEqual([]);
	}, 7_200_000);
}
