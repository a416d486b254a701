import pg from 'pg';

import { runCli } from './prepareCrm.mjs';
import { ensureRole } from './ensureRole.mjs';

/** @import { Postgres } from './startPostgres.mjs' */

const NAME = 'sessions_nodes';

/**
 * The user of the nodes' credential, with the rights of database/role.sql and no more, as docs/security.md
 * tells a centre to make it; in the embedded PostgreSQL, after the migrations. Its address.
 * @param {{ postgres: Postgres, database: string, password: string }} options `database`: the CRM's, as its owner
 */
export async function prepareNodesUser({ postgres, database, password }) {
	const client = new pg.Client(postgres.adminUrl);
	await client.connect();
	try {
		await ensureRole(client, NAME, password);
	} finally {
		await client.end();
	}
	await runCli(['role', NAME], database, {
		what: "The nodes' user could not be given its rights.",
		mend: 'What follows says which one was refused.',
	});
	const address = new URL(database);
	address.username = NAME;
	address.password = encodeURIComponent(password);
	return address.href;
}
