import type { Connection } from './pool';

/** The statements of a file of indexes, one each, since several at once would be one transaction. */
export const indexesOf = (sql: string): string[] =>
	sql
		.split(';')
		.map((statement) => statement.trim())
		.filter((statement) => statement !== '');

/**
 * Builds one index of the CRM's tables beside its writes (`create index concurrently`, so outside of
 * any transaction) unless it is there; one that a crash left half built is built anew.
 */
export async function buildIndex(cx: Connection, statement: string): Promise<void> {
	const name = /\bindex concurrently (\w+)/.exec(statement)?.[1];
	if (!name) throw new Error(`No index is named here: ${statement}`);
	const [state] = (await cx.command(
		`select indisvalid as valid from pg_index where indexrelid = to_regclass('public.${name}')`,
	)) as Array<{ valid: boolean }>;
	if (state?.valid) return;
	if (state) await cx.command(`drop index concurrently public.${name}`);
	await cx.command(statement);
}
