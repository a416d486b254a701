import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as pg from 'pg';

type Pg = Pick<typeof pg, 'Pool'>;

const ours = dirname(require.resolve('pg/package.json'));

/**
 * The pg that tests on a database use: ours, or the one whose folder PG_UNDER_TEST names
 * (`npm run test:pg`).
 */
export function pgUnderTest(): Pg {
	const folder = process.env.PG_UNDER_TEST;
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- which one is known when it runs only
	return folder ? (require(join(folder, 'lib/index.js')) as Pg) : pg;
}

/** A pg as a later version might be: the same to whoever uses it as documented, other names inside. */
export function renamedPg(names: Record<string, string>): Pg {
	const modules = join(mkdtempSync(join(tmpdir(), 'sessions-planning-pg-')), 'node_modules');
	const folder = join(modules, 'pg');
	mkdirSync(modules);
	cpSync(ours, folder, { recursive: true });
	// Beside it, what is beside ours.
	const { dependencies } = JSON.parse(readFileSync(join(ours, 'package.json'), 'utf8'));
	for (const name of Object.keys(dependencies))
		if (existsSync(join(dirname(ours), name)))
			symlinkSync(join(dirname(ours), name), join(modules, name));
	// The words of the protocol have names of their own, in pg-protocol.
	for (const file of readdirSync(join(folder, 'lib')).filter((name) => name.endsWith('.js'))) {
		const path = join(folder, 'lib', file);
		const code = readFileSync(path, 'utf8');
		const changed = Object.entries(names).reduce(
			(text, [name, other]) =>
				text.replaceAll(new RegExp(`(?<!serialize\\.)\\b${name}\\b`, 'g'), other),
			code,
		);
		if (changed !== code) writeFileSync(path, changed);
	}
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- made a moment ago
	return require(join(folder, 'lib/index.js')) as Pg;
}
