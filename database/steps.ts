import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './files';

/**
 * One step of a migration, as long as the CRM's writers may wait: a transaction of its own (`SHORT`),
 * indexes built beside them (`CONCURRENTLY`), or one statement over the rows of a table, some at a
 * time (`BATCHES`, with `$1` and `$2` the keys between which it works).
 */
export interface Step {
	/** '0001_inscriptions.instead/3_index.concurrently.sql': how it is recorded. */
	name: string;
	sql: string;
	kind: 'SHORT' | 'CONCURRENTLY' | 'BATCHES';
}

const folder = () => join(root, 'database', 'migrations');

/** The names of all migrations, in the order in which they apply. */
export const migrationNames = (): string[] =>
	readdirSync(folder())
		.filter((name) => name.endsWith('.sql'))
		.sort();

/**
 * A migration as it was released is one file and is never edited. Where that file keeps writers out
 * for long, a folder beside it has the steps to take before it (`.before`) or in its place
 * (`.instead`): they leave the same schema behind, which a test compares.
 */
export function stepsOf(migration: string): Step[] {
	const name = migration.replace(/\.sql$/, '');
	const instead = within(`${name}.instead`);
	if (instead.length > 0) return instead;
	return [...within(`${name}.before`), step(migration)];
}

function within(name: string): Step[] {
	const path = join(folder(), name);
	if (!existsSync(path)) return [];
	return readdirSync(path)
		.sort()
		.map((file) => step(`${name}/${file}`));
}

const step = (name: string): Step => ({
	name,
	sql: readFileSync(join(folder(), name), 'utf8'),
	kind: kindOf(name),
});

function kindOf(name: string): Step['kind'] {
	if (name.endsWith('.concurrently.sql')) return 'CONCURRENTLY';
	return name.endsWith('.batches.sql') ? 'BATCHES' : 'SHORT';
}
