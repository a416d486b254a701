import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Umzug, type UmzugStorage } from 'umzug';

import { findAnomalies, type Anomaly } from './anomalies';
import { root } from './files';
import type { Base } from './pool';
import { buildSearchIndexes } from './searchIndexes';
import { transaction, type Transaction } from './transaction';

/** The migrations that this database does not have yet, by name. Changes nothing. */
export async function missingMigrations(base: Base): Promise<string[]> {
	return await base.withConnection(async (cx) => {
		const alreadyThere = await executed(cx);
		return files().filter((name) => !alreadyThere.includes(name));
	});
}

const folder = () => join(root, 'database', 'migrations');
/** One migration at a time on one database: "spmigr" as a number. */
const lock = 0x73706d;

export interface MigrationResult {
	applied: string[];
	alreadyThere: string[];
	/** Not empty: data breaks a rule of a migration to come; nothing was changed. */
	anomalies: Anomaly[];
}

function storage(cx: Transaction): UmzugStorage<unknown> {
	return {
		async logMigration({ name }) {
			await cx.execute('', 'insert into sessions_planning.migration (nom) values ($1)', [name]);
		},
		async unlogMigration() {
			throw new Error('Migrations go forward only.');
		},
		executed: async () => await executed(cx),
	};
}

const files = () =>
	readdirSync(folder())
		.filter((name) => name.endsWith('.sql'))
		.sort();

async function executed(cx: Pick<Transaction, 'command'>): Promise<string[]> {
	const known = (await cx.command(
		"select to_regclass('sessions_planning.migration') is not null as la",
	)) as Array<{ la: boolean }>;
	if (!known[0].la) return [];
	const rows = (await cx.command(
		'select nom from sessions_planning.migration order by nom',
	)) as Array<{ nom: string }>;
	return rows.map(({ nom }) => nom);
}

/**
 * Applies the numbered migrations that this database does not have yet, all or none, in one
 * transaction, then builds the search indexes that are missing. A second run at the same time waits
 * for the first and finds nothing to do. Where the CRM's data breaks a rule to come, every such row
 * is listed and nothing is changed (contract, section 3).
 */
export async function migrate(base: Base): Promise<MigrationResult> {
	const result = await migrateTables(base);
	if (result.anomalies.length === 0) await buildSearchIndexes(base);
	return result;
}

async function migrateTables(base: Base): Promise<MigrationResult> {
	return await transaction(base, async (cx) => {
		await cx.command(
			`set local statement_timeout = 0; set local lock_timeout = '60s'; select pg_advisory_xact_lock(${lock})`,
		);
		const alreadyThere = await executed(cx);
		if (files().every((name) => alreadyThere.includes(name)))
			return { applied: [], alreadyThere, anomalies: [] };

		await cx.command(
			'lock table public.inscription_session, public.reservation_salle, public.sessions in share row exclusive mode',
		);
		const anomalies = alreadyThere.length === 0 ? await findAnomalies(cx) : [];
		if (anomalies.length > 0) return { applied: [], alreadyThere, anomalies };

		await cx.command(
			'create schema if not exists sessions_planning; create table if not exists ' +
				'sessions_planning.migration (nom text primary key, appliquee_le timestamptz not null ' +
				'default now())',
		);
		const umzug = new Umzug({
			migrations: files().map((name) => ({
				name,
				up: async () => void (await cx.command(readFileSync(join(folder(), name), 'utf8'))),
			})),
			storage: storage(cx),
			logger: undefined,
		});
		const applied = (await umzug.up()).map(({ name }) => name);
		return { applied, alreadyThere, anomalies: [] };
	});
}
