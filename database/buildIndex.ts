import type { Connection } from './pool';

/** The statements of a file of indexes, one each, since several at once would be one transaction. */
export const indexesOf = (sql: string): string[] =>
	sql
		.split(';')
		.map((statement) => statement.trim())
		.filter((statement) => statement !== '');

/**
 * Builds one index beside the CRM's writes (`create index concurrently`, so outside of
 * any transaction) unless it is there; one that a crash left half built is built anew.
 */
export async function buildIndex(cx: Connection, statement: string): Promise<void> {
	const [, bare, schema] = /\bindex concurrently (\w+)\s+on (\w+)\./.exec(statement) ?? [];
	if (!schema) throw new Error(`No index of a table with its schema is named here: ${statement}`);
	const name = `${schema}.${bare}`;
	const [state] = (await cx.command(
		`select indisvalid as valid from pg_index where indexrelid = to_regclass('${name}')`,
	)) as Array<{ valid: boolean }>;
	if (state?.valid) return;
	if (state) await cx.command(`drop index concurrently ${name}`);
	await cx.command(statement);
}
