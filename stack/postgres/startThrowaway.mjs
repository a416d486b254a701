import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../process/ports.mjs';
import { isPortTaken, startPostgres } from './startPostgres.mjs';

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
	const options = {
		folder: join(folder, 'pg'),
		stackId: `throwaway-${randomBytes(6).toString('hex')}`,
		password: 'throwaway',
		log: join(folder, 'postgres.log'),
		flags,
		major,
	};
	// While its data is made, any connection of the machine may be given a port that was free before.
	const postgres = await startPostgres({ ...options, port: await freePort() }).catch(
		async (error) => {
			if (!isPortTaken(error)) throw error;
			return await startPostgres({ ...options, port: await freePort() });
		},
	);
	return {
		/** @param {string} database */
		url: (database) => postgres.url('postgres', database),
		stop: async () => {
			await postgres.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
