import { join } from 'node:path';

import { step } from '../progress.mjs';
import { prepareCrm } from './prepareCrm.mjs';
import { startPostgres } from './startPostgres.mjs';

/** @import { UndoList } from '../process/undoList.mjs' */
/** @import { Ports, Settings } from '../settings.mjs' */

/**
 * The CRM's database and n8n's: somebody's own where they are given, else in the embedded PostgreSQL.
 * @param {Settings} settings
 * @param {Ports} ports
 * @param {UndoList} undo
 * @param {(pid: number) => void} launched
 */
export async function startDatabases(settings, ports, undo, launched) {
	const needed = !settings.databaseUrl || !settings.n8nDatabaseUrl;
	const postgres = needed ? await startEmbedded(settings, ports, undo, launched) : undefined;
	const database = settings.databaseUrl ?? postgres?.url('crm') ?? '';
	const n8nDatabase = settings.n8nDatabaseUrl ?? postgres?.url('n8n') ?? '';
	await step('CRM tables', async () => {
		const done = await prepareCrm({ url: database, seed: settings.seedCrm });
		return {
			said:
				done === 'seeded'
					? 'CRM tables made, nine rooms and a sample centre in them'
					: 'CRM tables found, data kept',
		};
	});
	return { postgres, database, n8nDatabase };
}

/**
 * @param {Settings} settings
 * @param {Ports} ports
 * @param {UndoList} undo
 * @param {(pid: number) => void} launched
 */
const startEmbedded = (settings, ports, undo, launched) =>
	step('PostgreSQL', async () => {
		const result = await startPostgres({
			folder: join(settings.folder, 'postgres'),
			stackId: settings.stackId,
			launched,
			port: ports.postgres,
			password: settings.postgresPassword,
			log: join(settings.logs, 'postgres.log'),
			databases: [
				...(settings.databaseUrl ? [] : ['crm']),
				...(settings.n8nDatabaseUrl ? [] : ['n8n']),
			],
		});
		undo.push(() => result.stop());
		const moved = `; its data is in ${result.moved}, as its user cannot enter ${settings.folder}`;
		return {
			result,
			said: `PostgreSQL ${result.version} on port ${ports.postgres}${result.moved ? moved : ''}`,
		};
	});
