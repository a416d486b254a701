import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

import { migrate } from '../../../database/migrate';
import { openBase } from '../../../database/pool';
import { check } from '../../../core/verification/check';
import { onceConnected, startPostgres } from './startPostgres';

/*
 * The oldest PostgreSQL that is promised takes the migrations and understands every statement. That
 * it also does what they say is for npm run test:versions to find out, which runs all tests on it.
 */

const root = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const generated = join(root, 'database/generated');

/** The text of every statement of database/queries, by its name. */
const statements = readdirSync(generated).flatMap((file) =>
	Object.entries(jest.requireActual<Record<string, object>>(join(generated, file))).map(
		([name, query]): [string, string] => [name, String(Reflect.get(query, 'text'))],
	),
);

it('PostgreSQL 14 is migrated, found well, and understands every statement', async () => {
	const postgres = await startPostgres('14');
	try {
		const url = await postgres.createDatabase('centre');
		await onceConnected(
			url,
			read('stack/postgres/crm-schema.sql'),
			read('stack/postgres/crm-seed.sql'),
		);
		const base = openBase({ connectionString: url });
		expect((await migrate(base)).anomalies).toEqual([]);
		expect(await check(base)).toEqual([]);
		await base.pool.end();

		const client = new Client(url);
		await client.connect();
		const { rows } = await client.query('show server_version');
		expect(rows[0].server_version).toMatch(/^14\./);
		const refused: Array<{ name: string; why: string }> = [];
		for (const [i, [name, text]] of statements.entries())
			try {
				await client.query(`prepare statement_${i} as ${text}`);
			} catch (error) {
				refused.push({ name, why: (error as Error).message });
			}
		await client.end();
		expect(refused).toEqual([]);
		expect(statements.length).toBeGreaterThan(100);
	} finally {
		await postgres.stop();
	}
});
