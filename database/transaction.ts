import { setTimeout as wait } from 'node:timers/promises';

import type { Base, Connexion } from './pool';

export interface OptionsTransaction {
	isolation?: 'read committed' | 'repeatable read' | 'serializable';
	/** Bounds of the retries after a serialization failure or a deadlock. */
	essaisMax?: number;
	delaiMaxMs?: number;
}

/** The database said that the transaction may succeed if it is run again: serialization failure, deadlock. */
const isPassing = (error: unknown) => ['40001', '40P01'].includes((error as { code?: string }).code ?? '');

/**
 * Runs one use case in one transaction and commits it; anything thrown rolls it back.
 * READ COMMITTED unless told otherwise: the lock is taken before the check, so each statement after it sees what is committed.
 * Serialization failures and deadlocks are run again with a growing random pause, at most `essaisMax` times in `delaiMaxMs`.
 */
export async function transaction<T>(base: Base, travail: (cx: Connexion) => Promise<T>, options: OptionsTransaction = {}): Promise<T> {
	const { isolation = 'read committed', essaisMax = 40, delaiMaxMs = 20_000 } = options;
	const limite = Date.now() + delaiMaxMs;
	for (let essai = 1; ; essai += 1) {
		try {
			return await base.withConnexion((cx) => once(cx, travail, isolation));
		} catch (error) {
			if (!isPassing(error) || essai >= essaisMax || Date.now() > limite) throw error;
			await wait(Math.random() * Math.min(500, 5 * 2 ** Math.min(essai, 7)));
		}
	}
}

async function once<T>(cx: Connexion, travail: (cx: Connexion) => Promise<T>, isolation: string): Promise<T> {
	let committed = false;
	await cx.command(`begin isolation level ${isolation}`);
	try {
		const result = await travail(cx);
		await cx.command('commit');
		committed = true;
		return result;
	} finally {
		if (!committed && !cx.cassee) await cx.command('rollback').catch(() => { cx.cassee = true; });
	}
}
