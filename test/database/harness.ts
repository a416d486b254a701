import { randomBytes } from 'node:crypto';
import { Client, types } from 'pg';

import { openCentre, type Centre } from '../../core/centre/centre';
import { makeBase, type Base } from '../../database/pool';
import { pgUnderTest } from './otherPg';

const admin = process.env.TEST_DATABASE_URL ?? '';

export interface TestDatabase {
	/** The CRM's own address of it, and that of the nodes' user. */
	url: string;
	nodesUrl: string;
	base: Base;
	centre: Centre;
	/** Runs SQL as the CRM would, on a connection of its own; rows as pg gives them, timestamps as text. */
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a row of any query, read as each test knows it
	sql: <T = Record<string, any>>(text: string, values?: unknown[]) => Promise<T[]>;
	close: () => Promise<void>;
}

async function asAdmin(text: string) {
	const client = new Client(admin);
	await client.connect();
	try {
		await client.query(text);
	} finally {
		await client.end();
	}
}

/** The user with the rights of database/role.sql, which setup.mjs made. */
function asNodes(url: string): string {
	const address = new URL(url);
	address.username = 'nodes';
	address.password = 'nodes';
	return address.href;
}

/**
 * A database of this test file's own, cloned in a fraction of a second from the template that
 * jest's global setup made.
 * `modele`: 'centre' (CRM tables, the sample centre, migrated), 'vide' (CRM tables and the nine rooms,
 * migrated), 'crm' (CRM tables only, not migrated).
 * `close` fails when a connection was not given back.
 */
export async function openTestDatabase(
	modele: 'centre' | 'vide' | 'crm' = 'vide',
	access: Parameters<typeof makeBase>[0] = {},
	{ Pool } = pgUnderTest(),
): Promise<TestDatabase> {
	const name = `t_${randomBytes(6).toString('hex')}`;
	await asAdmin(`create database ${name} template modele_${modele}`);
	const url = admin.replace(/\/[^/]*$/, `/${name}`);
	// What is not migrated yet is for its owner to migrate.
	const connectionString = modele === 'crm' ? url : asNodes(url);
	const opened = await connectTo(url, { connectionString, ...access }, { Pool });
	return {
		...opened,
		close: async () => {
			await opened.close();
			await asAdmin(`drop database ${name} with (force)`);
		},
	};
}

/** The same of a database that is there already, as its owner unless `access` says otherwise. */
export async function connectTo(
	url: string,
	access: Parameters<typeof makeBase>[0] = {},
	{ Pool } = pgUnderTest(),
): Promise<TestDatabase> {
	const base = makeBase({ connectionString: url, ...access }, Pool);
	const client = new Client({
		connectionString: url,
		// A timestamp without a zone holds UTC here, as Prisma writes it: `now()` becomes one so.
		options: '-c timezone=UTC',
		types: {
			getTypeParser: (oid: number, format: never) =>
				oid === 1114 ? (text: string) => text : types.getTypeParser(oid, format),
		} as never,
	});
	await client.connect();
	return {
		url,
		nodesUrl: asNodes(url),
		base,
		centre: openCentre(base, { acteur: 'test' }),
		sql: async <T>(text: string, values: unknown[] = []) =>
			(await client.query(text, values)).rows as T[],
		close: async () => {
			const { totalCount, idleCount, waitingCount } = base.pool;
			await client.end();
			await base.pool.end();
			if (idleCount !== totalCount || waitingCount > 0)
				throw new Error(
					`Connections not given back: ${totalCount - idleCount} in use, ${waitingCount} waiting.`,
				);
		},
	};
}
