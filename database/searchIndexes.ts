import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { root } from './files';
import type { Base } from './pool';

/** One builder at a time on one database: "midx" as a number. */
const lock = 0x6d696478;
const folder = () => join(root, 'database', 'indexes');

/**
 * Builds the indexes of `indexes/*.sql` that are missing, or were left half built by a crash, without
 * keeping the CRM from writing (`concurrently`, so outside of any transaction). Does nothing while
 * another one builds them: waiting for him, we would be what he waits for; and nothing behind a
 * pooler, where `check` names them. Prisma does not look at indexes on expressions: its schema shows
 * no drift.
 */
export async function buildSearchIndexes(base: Base): Promise<void> {
	// A pooler in transaction mode would keep neither the lock nor the time limit to this connection.
	if (!base.prepared) return;
	await base.withConnection(async (cx) => {
		const [{ held }] = (await cx.command(`select pg_try_advisory_lock(${lock}) as held`)) as Array<{
			held: boolean;
		}>;
		if (!held) return;
		try {
			await cx.command('set statement_timeout = 0');
			for (const file of readdirSync(folder())) {
				const name = basename(file, '.sql');
				const [state] = (await cx.command(
					`select indisvalid as valid from pg_index where indexrelid = to_regclass('public.${name}')`,
				)) as Array<{ valid: boolean }>;
				if (state?.valid) continue;
				if (state) await cx.command(`drop index concurrently public.${name}`);
				await cx.command(readFileSync(join(folder(), file), 'utf8'));
			}
		} finally {
			await cx.command(`reset statement_timeout; select pg_advisory_unlock(${lock})`);
		}
	});
}
