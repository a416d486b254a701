import { createHash } from 'node:crypto';
import { Pool, type PoolClient, type PoolConfig } from 'pg';

import { Envoi } from './envoi';
import { gather } from './gather';
import { NotConnected } from './notConnected';
import { oneByOne } from './oneByOne';
import { explainDenied } from './rights';
import { explainUndefined } from './schemaBehind';
import type { Executor, Statement, Result, Values } from './sql';
import { hasTrail } from './trail';
import { typesDePool } from './types';

/** How to reach the CRM's database; shared by every execution that uses the same values. */
export interface AccesBase {
	connectionString?: string;
	host?: string;
	port?: number;
	database?: string;
	user?: string;
	password?: string;
	ssl?: boolean | { rejectUnauthorized: boolean; ca?: string };
	/** Most connections one process opens with these values. */
	maxConnexions?: number;
	/** Milliseconds to wait for a connection, for a statement, for a lock. */
	delaiConnexion?: number;
	delaiRequete?: number;
	delaiVerrou?: number;
	/** Named prepared statements; false where a pooler in transaction mode can't keep them. */
	requetesPreparees?: boolean;
}

/** One database: a bounded pool, and what was sent through it. */
export class Base {
	/** Statements and round trips since the start, for the tests that pin their number. */
	queries = 0;
	roundTrips = 0;

	constructor(
		readonly pool: Pool,
		readonly prepared: boolean,
	) {}

	/**
	 * Runs `job` on one connection outside any transaction and gives the connection back,
	 * whatever happens.
	 * @throws NotConnected where there is none to be had
	 * @throws RightsMissing where the user may not do what a statement asks
	 * @throws SchemaBehind where the database has not what a statement names
	 */
	async withConnection<T>(job: (cx: Connection) => Promise<T>): Promise<T> {
		try {
			return await this.onClient(job);
		} catch (error) {
			const ask = async <R>(question: (cx: Connection) => Promise<R>) =>
				await this.onClient(question);
			throw await explainUndefined(await explainDenied(error, ask), ask);
		}
	}

	private async connect(): Promise<PoolClient> {
		try {
			return await this.pool.connect();
		} catch (error) {
			throw new NotConnected(error);
		}
	}

	private async onClient<T>(job: (cx: Connection) => Promise<T>): Promise<T> {
		const client = await this.connect();
		const cx = new Connection(client, this);
		try {
			return await job(cx);
		} finally {
			client.release(cx.broken);
		}
	}
}

/** One connection of the pool, as the queries see it. */
export class Connection implements Executor {
	/** True when the connection itself failed: the pool then throws it away. */
	broken = false;
	/** Whether a transaction is open; only kept where statements go one by one. */
	private open = false;
	/** What was sent before, where statements go one by one: the next waits for it. */
	private before: Promise<unknown> = Promise.resolve();
	private readonly inOneTrip: boolean;

	constructor(
		private readonly client: PoolClient,
		private readonly base: Base,
	) {
		this.inOneTrip = hasTrail(client, Envoi.prototype);
		if (!this.inOneTrip) warnOnce();
	}

	async execute(name: string, text: string, values: Values): Promise<Result> {
		return (await this.send([{ name, text, values }]))[0];
	}

	async together<T>(ask: (cx: Executor) => Promise<T>): Promise<T> {
		return await gather(ask, async (queries) => await this.send(queries));
	}

	async finish<T>(ask: (cx: Executor) => Promise<T>): Promise<T> {
		return await this.together(ask);
	}

	/**
	 * Sends statements in one round trip; what the first that fails gives is thrown, and none behind
	 * it has run.
	 */
	async send(queries: Statement[]): Promise<Result[]> {
		if (queries.length === 0) return [];
		const named = this.base.prepared
			? queries
			: queries.map((incoming) => ({ ...incoming, name: '' }));
		this.base.queries += queries.length;
		if (!this.inOneTrip) return await this.sendOneByOne(named);
		const envoi = new Envoi(named);
		return await this.observe(() => this.client.query(envoi).reponse);
	}

	private async sendOneByOne(queries: Statement[]): Promise<Result[]> {
		this.base.roundTrips += queries.length - 1;
		const note = (verb: string) => this.note(verb);
		return await this.inTurn(async () => await oneByOne(this.client, queries, this.open, note));
	}

	/** Without an Envoi, statements of two who ask at once would mix on their way. */
	private async inTurn<T>(ask: () => Promise<T>): Promise<T> {
		const asked = this.before.then(async () => await this.observe(ask));
		this.before = asked.catch(() => undefined);
		return await asked;
	}

	private note(verb: string): void {
		if (/^(BEGIN|START)/.test(verb)) this.open = true;
		else if (/^(COMMIT|ROLLBACK)$/.test(verb)) this.open = false;
	}

	/** A text of statements without parameters: rollback and migrations. */
	async command(text: string): Promise<unknown[]> {
		this.base.queries += 1;
		const ask = async () => await this.client.query(text);
		const result = await (this.inOneTrip ? this.observe(ask) : this.inTurn(ask));
		for (const { command } of [result].flat()) this.note(command);
		return (Array.isArray(result) ? [] : result.rows) as unknown[];
	}

	private async observe<T>(ask: () => Promise<T>): Promise<T> {
		this.base.roundTrips += 1;
		try {
			return await ask();
		} catch (error) {
			const { code, severity } = error as { code?: string; severity?: string };
			// Not an answer of the server (socket, client time-out), or a shutdown (57P): the connection
			// can't be used again.
			if (!severity || code?.startsWith('57P')) this.broken = true;
			// pg's stack ends at the socket; ours says which use case asked.
			Error.captureStackTrace(error as Error);
			throw error;
		}
	}
}

let warned = false;

/** Somebody who wonders why all is slower finds it in n8n's log. */
function warnOnce(): void {
	if (warned) return;
	warned = true;
	process.emitWarning(
		'n8n-nodes-sessions-planning does not know this version of pg from inside: ' +
			'statements are sent one a round trip, which is slower and just as safe.',
	);
}

const bases = new Map<string, Base>();

function poolConfig(access: AccesBase): PoolConfig {
	const { connectionString, host, port, database, user, password, ssl } = access;
	return {
		...(connectionString ? { connectionString } : { host, port, database, user, password }),
		ssl: ssl ?? undefined,
		max: access.maxConnexions ?? 10,
		connectionTimeoutMillis: access.delaiConnexion ?? 10_000,
		idleTimeoutMillis: 30_000,
		statement_timeout: access.delaiRequete ?? 30_000,
		lock_timeout: access.delaiVerrou ?? 15_000,
		idle_in_transaction_session_timeout: 60_000,
		application_name: 'n8n-nodes-sessions-planning',
		allowExitOnIdle: true,
		types: typesDePool,
	};
}

/** A base of its own; `PoolOf`: of another copy of pg than ours. */
export function makeBase(access: AccesBase, PoolOf: typeof Pool = Pool): Base {
	const pool = new PoolOf(poolConfig(access));
	// An idle connection that breaks is replaced at the next use; without a listener it would end the process.
	pool.on('error', () => undefined);
	// Nor one in use, of which the pool takes its own listener off: whoever uses it is told by his statement.
	const ignore = () => undefined;
	pool.on('connect', (client) => client.on('error', ignore));
	return new Base(pool, access.requetesPreparees ?? true);
}

/**
 * The base for these values, opened once per process: executions share its pool, so connections
 * stay bounded by it.
 */
export function openBase(access: AccesBase): Base {
	const key = createHash('sha256')
		.update(JSON.stringify(Object.entries(access).sort()))
		.digest('hex');
	let base = bases.get(key);
	if (!base) bases.set(key, (base = makeBase(access)));
	return base;
}

/** Closes every pool of this process: for command-line use and tests. */
export async function closeBases(): Promise<void> {
	const open = [...bases.values()];
	bases.clear();
	await Promise.all(open.map((base) => base.pool.end()));
}
