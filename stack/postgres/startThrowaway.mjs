import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../process/ports.mjs';
import { startPostgres } from './startPostgres.mjs';

/**
 * A PostgreSQL for one run of tests, types or measurements; nothing of it is left when it stops.
 * @param {string[]} flags settings, such as 'fsync=off'
 * @param {string} [major] another version of PostgreSQL than that of the tests
 * @returns {Promise<{ url: (database: string) => string, stop: () => Promise<void> }>} url of the superuser
 */
export async function startThrowaway(flags = ['max_connections=300'], major = undefined) {
	const folder = mkdtempSync(join(tmpdir(), 'sessions-planning-'));
	// Started by root, PostgreSQL runs as somebody else, who must get through.
	chmodSync(folder, 0o755);
	const postgres = await startPostgres({
		folder: join(folder, 'pg'),
		stackId: `throwaway-${randomBytes(6).toString('hex')}`,
		port: await freePort(),
		password: 'throwaway',
		log: join(folder, 'postgres.log'),
		flags,
		major,
	});
	return {
		/** @param {string} database */
		url: (database) => postgres.url('postgres', database),
		stop: async () => {
			await postgres.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
