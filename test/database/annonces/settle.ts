import { setTimeout as wait } from 'node:timers/promises';

import type { TestDatabase } from '../harness';

/**
 * Waits until all that was written so far can be told. An announcement waits for every transaction that
 * began before it, on the whole server: those of the tests that run beside this one, too.
 */
export async function settle({ sql }: TestDatabase): Promise<void> {
	const [{ xid }] = await sql<{ xid: string }>('select pg_current_xact_id()::text as xid');
	for (;;) {
		const [{ settled }] = await sql<{ settled: boolean }>(
			'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as settled',
			[xid],
		);
		if (settled) return;
		await wait(20);
	}
}
