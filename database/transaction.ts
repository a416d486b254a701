import { setTimeout as wait } from 'node:timers/promises';

import { gather } from './gather';
import type { Base, Connection } from './pool';
import { statementName, type Executor, type Statement, type Result, type Values } from './sql';

export interface OptionsTransaction {
	isolation?: 'read committed' | 'repeatable read' | 'serializable';
	/**
	 * The work is one use case: what it sends by `finish` is the last, and the commit goes along in
	 * the same round trip.
	 */
	withCommit?: boolean;
	/** Bounds of the retries after a serialization failure or a deadlock. */
	essaisMax?: number;
	delaiMaxMs?: number;
}

/** The database said that the transaction may succeed if it is run again: serialization failure, deadlock. */
const isPassing = (error: unknown) =>
	['40001', '40P01'].includes((error as { code?: string }).code ?? '');

/**
 * Runs one use case in one transaction and commits it; anything thrown rolls it back. READ
 * COMMITTED unless told otherwise: the lock is taken before the check, so each statement after it
 * sees what is committed. Serialization failures and deadlocks are run again with a growing random
 * pause, at most `essaisMax` times in `delaiMaxMs`.
 */
export async function transaction<T>(
	base: Base,
	job: (cx: Transaction) => Promise<T>,
	options: OptionsTransaction = {},
): Promise<T> {
	const {
		isolation = 'read committed',
		withCommit = false,
		essaisMax = 40,
		delaiMaxMs = 20_000,
	} = options;
	const limit = performance.now() + delaiMaxMs;
	for (let essai = 1; ; essai += 1) {
		try {
			return await base.withConnection(
				async (cx) => await once(cx, new Transaction(cx, isolation, withCommit), job),
			);
		} catch (error) {
			if (!isPassing(error) || essai >= essaisMax || performance.now() > limit) throw error;
			await wait(Math.random() * Math.min(500, 5 * 2 ** Math.min(essai, 7)));
		}
	}
}

async function once<T>(
	cx: Connection,
	tx: Transaction,
	job: (cx: Transaction) => Promise<T>,
): Promise<T> {
	try {
		const result = await job(tx);
		await tx.commit();
		return result;
	} finally {
		if (tx.etat === 'OUVERTE' && !cx.broken)
			await cx.command('rollback').catch(() => {
				cx.broken = true;
			});
	}
}

const control = (text: string): Statement => ({ name: statementName(text), text, values: [] });
const commit = control('commit');
const AFTER = 'A statement after its transaction was committed.';

/** One transaction: `begin` goes out with its first statements, which run only if it succeeds (envoi.ts). */
class Transaction implements Executor {
	/** OUVERTE once `begin` was sent, until a commit was acknowledged. */
	etat: 'A_OUVRIR' | 'OUVERTE' | 'FINIE' = 'A_OUVRIR';
	private readonly begin: Statement;
	private premier?: Promise<Result[]>;

	constructor(
		private readonly cx: Connection,
		isolation: string,
		private readonly withCommit: boolean,
	) {
		this.begin = control(`begin isolation level ${isolation}`);
	}

	async execute(name: string, text: string, values: Values): Promise<Result> {
		return (await this.send([{ name, text, values }]))[0];
	}

	async together<T>(ask: (cx: Executor) => Promise<T>): Promise<T> {
		return await gather(ask, async (queries) => await this.send(queries));
	}

	async finish<T>(ask: (cx: Executor) => Promise<T>): Promise<T> {
		return await gather(ask, async (queries) => await this.send(queries, this.withCommit));
	}

	/** A text of statements without parameters: migrations. */
	async command(text: string): Promise<unknown[]> {
		if (this.etat === 'FINIE') throw new Error(AFTER);
		if (this.etat === 'A_OUVRIR') await this.open([]);
		await this.premier;
		return await this.cx.command(text);
	}

	/** Commits what was begun; a transaction that sent nothing has nothing to commit. */
	async commit(): Promise<void> {
		if (this.etat === 'OUVERTE') await this.send([], true);
	}

	private async send(queries: Statement[], last = false): Promise<Result[]> {
		if (this.etat === 'FINIE') throw new Error(AFTER);
		if (queries.length === 0 && (!last || this.etat === 'A_OUVRIR')) return [];
		const sentOnes = last ? [...queries, commit] : queries;
		const answers =
			this.etat === 'A_OUVRIR' ? (await this.open(sentOnes)).slice(1) : await this.follow(sentOnes);
		if (last) {
			this.etat = 'FINIE';
			// What PostgreSQL answers to the commit of a transaction in which a statement had failed,
			// without an error.
			if (answers[queries.length].verb !== 'COMMIT')
				throw new Error(
					'The transaction was rolled back: one of its statements had failed, and that error was not passed on.',
				);
		}
		return answers;
	}

	private async open(queries: Statement[]): Promise<Result[]> {
		this.etat = 'OUVERTE';
		this.premier = this.cx.send([this.begin, ...queries]);
		return await this.premier;
	}

	/** After the first: were `begin` to fail, what was asked for beside it would commit by itself. */
	private async follow(queries: Statement[]): Promise<Result[]> {
		await this.premier;
		return await this.cx.send(queries);
	}
}
