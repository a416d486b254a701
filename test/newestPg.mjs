// npm run test:pg: the tests that stand on pg's insides, with the newest pg that the registry has. Not a stage of
// npm test: what somebody else released last night must not make a build red that was green.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Atomicity and order, the numbers of round trips (none must fall back unseen), poolers, races. */
const files = [
	'sendTogether',
	'inscriptions/statements',
	'endpoints/statements',
	'pooler',
	'concurrency/inscriptions',
];

const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-newest-pg-'));
try {
	writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
	execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', 'pg@latest'], {
		cwd: folder,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	const pg = join(folder, 'node_modules/pg');
	const { version } = JSON.parse(readFileSync(join(pg, 'package.json'), 'utf8'));
	console.log(`pg ${version}, ours is ${require('pg/package.json').version}`);
	const jest = require.resolve('jest/bin/jest');
	const { status } = spawnSync(
		process.execPath,
		[jest, '--selectProjects', 'database', 'concurrency', '--testPathPatterns', ...files],
		{ cwd: root, stdio: 'inherit', env: { ...process.env, PG_UNDER_TEST: pg } },
	);
	process.exitCode = status ?? 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
