import fc from 'fast-check';

import { dates, everything, keys, numbers, texts } from './values';

type Path = Array<string | number>;

/** One change of a request; what it hits and puts there is counted modulo what there is. */
interface Mutation {
	how: 'like' | 'other' | 'any' | 'remove' | 'wrap' | 'repeat' | 'rename' | 'add' | 'blend';
	at: number;
	value: number;
	text: string;
}

const often = (n: number, value: Mutation['how']): Array<Mutation['how']> =>
	Array.from({ length: n }, () => value);
const once = ['any', 'remove', 'wrap', 'repeat', 'rename', 'add', 'blend'] as const;

const mutation: fc.Arbitrary<Mutation> = fc.record({
	how: fc.constantFrom<Mutation['how']>(...often(6, 'like'), ...often(4, 'other'), ...once),
	at: fc.nat(5_000),
	value: fc.nat(5_000),
	text: fc.string({ unit: 'binary', maxLength: 20 }),
});

/** From one to four changes, mostly one: what is wrong in many places is refused for the first. */
export const mutations = fc.oneof(
	{ weight: 3, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 1 }) },
	fc.array(mutation, { minLength: 2, maxLength: 4 }),
);

const isContainer = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** Every place in a request, with the fields of the outside first; `from` levels below the whole. */
function places(root: unknown, from = 0): Path[] {
	const found: Path[] = [];
	const queue: Array<{ value: unknown; path: Path }> = [{ value: root, path: [] }];
	for (let here = queue.shift(); here && found.length < 2_000; here = queue.shift()) {
		const { value, path } = here;
		if (!isContainer(value) || path.length > 15) continue;
		for (const key of Object.keys(value).slice(0, 50)) {
			const below = [...path, Array.isArray(value) ? Number(key) : key];
			if (below.length > from) found.push(below);
			queue.push({ value: value[key], path: below });
		}
	}
	return found;
}

/** An own property, `__proto__` as any other. */
const put = (holder: object, key: string | number, value: unknown) =>
	Object.defineProperty(holder, key, {
		value,
		configurable: true,
		enumerable: true,
		writable: true,
	});

const of = <T>(pool: readonly T[], n: number): T => pool[n % pool.length];

/** What stands where a value of the same kind is expected. */
function alike(value: unknown, n: number): unknown {
	if (typeof value === 'number') return of(numbers, n);
	if (typeof value !== 'string') return of(everything, n);
	// As long, and of more bytes: what is compared in constant time must be as long in bytes.
	if (n % 25 === 0) return 'é'.repeat(value.length);
	if (/^\d{4}-\d\d|^\d\d:\d\d/.test(value)) return of([...dates, ...texts], n);
	if (/^\d+$/.test(value)) return of([...numbers.map(String), ...texts], n);
	return of([...texts, ...dates], n);
}

function change(root: unknown, { how, at, value: n, text }: Mutation, from: number): unknown {
	const all = places(root, from);
	if (all.length === 0) return of(everything, n);
	const path = of(all, at);
	const key = path[path.length - 1];
	const holder = path.slice(0, -1).reduce<unknown>((value, step) => {
		return (value as Record<string | number, unknown>)[step];
	}, root) as Record<string | number, unknown>;
	const old = holder[key];
	switch (how) {
		case 'like':
			put(holder, key, alike(old, n));
			break;
		case 'other':
			put(holder, key, of(everything, n));
			break;
		case 'any':
			put(holder, key, text);
			break;
		case 'blend':
			put(
				holder,
				key,
				typeof old === 'string' ? `${old}${of(texts, n)}` : [old, of(everything, n)],
			);
			break;
		case 'remove':
			if (Array.isArray(holder)) holder.splice(Number(key), 1);
			else Reflect.deleteProperty(holder, key);
			break;
		case 'wrap':
			put(holder, key, n % 2 ? [old] : Object.defineProperty({}, of(keys, n), entry(old)));
			break;
		case 'repeat':
			put(
				holder,
				key,
				Array.from({ length: (n % 120) + 2 }, () => old),
			);
			break;
		case 'rename':
			if (Array.isArray(holder)) break;
			Reflect.deleteProperty(holder, key);
			put(holder, of(keys, n), old);
			break;
		case 'add': {
			const where = isContainer(old) ? old : holder;
			if (!Array.isArray(where)) put(where, of(keys, n), of(everything, at));
		}
	}
	return root;
}

const entry = (value: unknown): PropertyDescriptor => ({
	value,
	configurable: true,
	enumerable: true,
	writable: true,
});

/** A copy as JSON carries it. */
export const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/**
 * The request with these changes, as JSON carries it; `from` says how many of the outer levels are
 * no part of it (`{ params, body }`).
 */
export const mutate = (seed: unknown, changes: Mutation[], from = 0): unknown =>
	copy(changes.reduce<unknown>((all, one) => change(all, one, from), copy(seed)) ?? null);

/** Every hostile value in every place, one at a time. */
export function* sweep(seed: unknown, from = 0): Generator<unknown> {
	for (const path of places(seed, from))
		for (const value of everything) {
			const root = copy(seed);
			const holder = path.slice(0, -1).reduce<unknown>((at, step) => {
				return (at as Record<string | number, unknown>)[step];
			}, root) as object;
			put(holder, path[path.length - 1], value);
			yield copy(root);
		}
}
