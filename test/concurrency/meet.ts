import type { TestDatabase } from '../database/harness';
import { waitFor } from '../e2e/harness';

/** A meeting of `n`: each waits until all have come, so that a race is shown every time and not by luck. */
export function meeting(n: number): () => Promise<void> {
	let open: () => void;
	let missing = n;
	const all = new Promise<void>((resolve) => {
		open = resolve;
	});
	return async () => {
		missing -= 1;
		if (missing <= 0) open();
		await all;
	};
}

/** Returns once a connection to this database waits for what another one holds. */
export async function someoneWaits(base: TestDatabase): Promise<void> {
	// pg_stat_activity would stand still inside the caller's own transaction.
	const waiters = `select pid from pg_locks where not granted and pid in (
		select l.pid from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database())`;
	await waitFor(async () => await base.sql(waiters), {
		every: 10,
		what: 'somebody who waits for a lock',
	});
}
