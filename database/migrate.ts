import { setTimeout as wait } from 'node:timers/promises';

import { findAnomalies, type Anomaly } from './anomalies';
import { buildIndex, indexesOf } from './buildIndex';
import type { Base, Connection } from './pool';
import { nodesRoles, roleSql } from './rights';
import { executedMigrations } from './schemaBehind';
import { buildSearchIndexes } from './searchIndexes';
import { migrationNames, stepsOf, type Step } from './steps';

/** One migration at a time on one database: "spmigr" as a number. */
const LOCK = 0x73706d;

/**
 * How long a step waits for a lock, in milliseconds: behind it the CRM's writers wait too. Less than
 * PostgreSQL's deadlock_timeout, so that of two that wait for each other we give way.
 */
const LOCK_WAIT = 400;

/** How long a step tries to get its locks between the CRM's transactions, in milliseconds. */
const PATIENCE = 120_000;

/** Rows of one batch, unless its file says otherwise: a tenth of a second or so. */
const BATCH = 2_000;

/** What a step gives way to: a lock that is not to be had, a deadlock, a serialization failure. */
const GIVES_WAY = ['55P03', '40P01', '40001'];

/** A row that came meanwhile breaks a rule: unique, exclusion, foreign key, check. */
const BREAKS_A_RULE = ['23505', '23P01', '23503', '23514'];

/** Hears the name of a step as it begins. */
type Tell = (step: string) => void | Promise<void>;

export interface MigrationResult {
	applied: string[];
	alreadyThere: string[];
	/** Not empty: data breaks a rule of a migration to come, which was not applied. */
	anomalies: Anomaly[];
}

/** The migrations that this database does not have yet, by name. Changes nothing. */
export async function missingMigrations(base: Base): Promise<string[]> {
	return await base.withConnection(async (cx) => {
		const done = await executedMigrations(cx);
		return migrationNames().filter((name) => !done.includes(name));
	});
}

/**
 * Applies the numbered migrations that this database does not have yet, in steps short enough for the
 * CRM to go on writing, then builds the search indexes that are missing. What a crash cuts short, the
 * next run goes on with; a second run at the same time waits for the first and finds nothing to do.
 * Where the CRM's data breaks a rule to come, every such row is listed and nothing is changed; a row
 * that comes to break one meanwhile stops it there (contract, sections 3 and 14).
 *
 * `tell` hears the name of each step as it begins; the step waits for it.
 */
export async function migrate(
	base: Base,
	{ tell = () => undefined }: { tell?: Tell } = {},
): Promise<MigrationResult> {
	return await base.withConnection(async (cx) => {
		// A pooler in transaction mode keeps neither a lock nor a setting to this connection: each step
		// then takes its turn alone, and indexes are built within it.
		const direct = base.prepared;
		if (direct) await takeTurn(cx);
		try {
			const result = await migrateTables(cx, direct, tell);
			if (direct && result.anomalies.length === 0) await buildSearchIndexes(cx);
			return result;
		} finally {
			if (direct && !cx.broken)
				await cx.command(`reset statement_timeout; select pg_advisory_unlock(${LOCK})`);
		}
	});
}

/** Asked again and again: a statement that waits is what an index built beside it would wait for. */
async function takeTurn(cx: Connection): Promise<void> {
	for (;;) {
		const [{ ours }] = (await cx.command(`select pg_try_advisory_lock(${LOCK}) as ours`)) as Array<{
			ours: boolean;
		}>;
		if (ours) break;
		await wait(100);
	}
	await cx.command('set statement_timeout = 0');
}

async function migrateTables(
	cx: Connection,
	direct: boolean,
	tell: Tell,
): Promise<MigrationResult> {
	const done = await executedMigrations(cx);
	const names = migrationNames();
	const alreadyThere = names.filter((name) => done.includes(name));
	const missing = names.filter((name) => !done.includes(name));
	if (missing.length === 0) return { applied: [], alreadyThere, anomalies: [] };

	const anomalies = alreadyThere.length === 0 ? await findAnomalies(cx) : [];
	if (anomalies.length > 0) return { applied: [], alreadyThere, anomalies };

	await inTurn(
		cx,
		`create schema if not exists sessions_planning;
		create table if not exists sessions_planning.migration (
			nom text primary key, appliquee_le timestamptz not null default now())`,
	);
	const applied: string[] = [];
	try {
		for (const name of missing) {
			for (const step of stepsOf(name)) {
				if (done.includes(step.name)) continue;
				await tell(step.name);
				await take(cx, step, direct);
			}
			await inTurn(cx, noteOf(name));
			applied.push(name);
		}
	} catch (error) {
		const found = BREAKS_A_RULE.includes(codeOf(error)) ? await findAnomalies(cx) : [];
		if (found.length === 0) throw error;
		return { applied, alreadyThere, anomalies: found };
	}
	// The nodes' users go on working without anybody thinking of them.
	for (const role of await nodesRoles(cx)) await inTurn(cx, roleSql(role));
	return { applied, alreadyThere, anomalies: [] };
}

/** Records a migration, and forgets the steps that led to it; or records one of these. */
const noteOf = (name: string) => `
	delete from sessions_planning.migration where nom like '${name.replace(/\.sql$/, '')}.%/%';
	insert into sessions_planning.migration (nom) values ('${name}') on conflict do nothing`;

async function take(cx: Connection, { name, sql, kind }: Step, direct: boolean): Promise<void> {
	const note = noteOf(name);
	if (kind === 'SHORT') return await inTurn(cx, sql, { unless: name, note });
	if (kind === 'BATCHES') {
		await inBatches(cx, sql);
		return await inTurn(cx, note);
	}
	for (const statement of indexesOf(sql)) {
		if (direct) await buildIndex(cx, statement);
		else await inTurn(cx, statement.replace('concurrently', 'if not exists'));
	}
	await inTurn(cx, note);
}

/**
 * Of a table whose key the first line names ("-- by public.sessions.id_session, 200 at a time"), some
 * rows at a time.
 */
async function inBatches(cx: Connection, sql: string): Promise<void> {
	const [, table, key, size = BATCH] =
		/^-- by (\w+\.\w+)\.(\w+)(?:, (\d+) at a time)?$/m.exec(sql) ?? [];
	if (!table) throw new Error('Batches name the key that they go along in their first line.');
	for (let from = 0; ;) {
		const [{ last }] = (await cx.command(
			`select max(k) as last
			from (select ${key} as k from ${table} where ${key} > ${from} order by ${key} limit ${size}) lot`,
		)) as Array<{ last: number | null }>;
		if (last === null) return;
		await inTurn(cx, sql.replaceAll('$1', String(from)).replaceAll('$2', String(last)));
		from = last;
	}
}

/**
 * One transaction of ours, while no other migration has one; tried again until its locks can be had
 * between the CRM's own. `unless` names a step that another run may have taken meanwhile.
 */
async function inTurn(
	cx: Connection,
	sql: string,
	{ unless, note = '' }: { unless?: string; note?: string } = {},
): Promise<void> {
	const until = performance.now() + PATIENCE;
	for (;;) {
		try {
			await cx.command(
				`begin; set local statement_timeout = 0; set local lock_timeout = 0;
				select pg_advisory_xact_lock(${LOCK}); set local lock_timeout = ${LOCK_WAIT}`,
			);
			const taken = unless ? (await executedMigrations(cx)).includes(unless) : false;
			if (!taken) await cx.command(sql);
			if (!taken && note) await cx.command(note);
			await cx.command('commit');
			return;
		} catch (error) {
			if (!cx.broken) await cx.command('rollback');
			if (!GIVES_WAY.includes(codeOf(error))) throw error;
			if (performance.now() > until) throw new Error(BUSY, { cause: error });
			// As long as it kept them waiting, and not in step with anybody.
			await wait(LOCK_WAIT * (1 + Math.random()));
		}
	}
}

const BUSY =
	'a long transaction keeps a table that this step needs; end it (pg_stat_activity shows it) and run ' +
	'migrate again: it goes on where it stopped';

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';
