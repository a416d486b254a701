import type { PoolClient, QueryArrayConfig } from 'pg';

import type { Result, Statement } from './sql';
import { asText, typesDePool } from './types';

/** pg gives each field as the server sent it: all are read once the statements have run, as by an Envoi. */
const unread = { getTypeParser: () => (text: string) => text } as never;

/** Runs one statement as pg's own documentation says; its fields are texts still. */
async function runOne(client: PoolClient, { name, text, values }: Statement): Promise<Result> {
	const config = {
		name: name || undefined,
		text,
		values: (values as () => unknown[])(),
		rowMode: 'array',
		queryMode: 'extended',
		types: unread,
	} satisfies QueryArrayConfig & { queryMode: string };
	const { rows, fields, command } = await client.query(config);
	return { rows: rows as unknown[][], fields, verb: command };
}

/** Fields as our parsers read them. */
function parse({ rows, fields, verb }: Result): Result {
	const parsers = (fields as Array<{ name: string; dataTypeID: number }>).map(
		({ dataTypeID }) => typesDePool.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
	);
	const read = (row: unknown[]) =>
		row.map((field, i) => (field === null ? null : parsers[i](field as string)));
	return { rows: rows.map(read), fields, verb };
}

/**
 * Sends statements one after another with nothing but what pg documents, and keeps what one round trip
 * gives (envoi.ts): the first that fails is thrown and none behind it runs, and those outside of a
 * transaction are one together. Slower by a round trip for each statement, and right.
 * @param open whether a transaction is open on this connection
 * @param note hears the verb of each that ran
 */
export async function oneByOne(
	client: PoolClient,
	queries: Statement[],
	open: boolean,
	note: (verb: string) => void,
): Promise<Result[]> {
	// As text before anything is sent: what can't be sent must not leave half of them behind.
	const ready = queries.map(({ values, ...rest }) => {
		const sent = typeof values === 'function' ? undefined : values.map(asText);
		return { ...rest, values: () => sent ?? (values as () => unknown[])().map(asText) };
	});
	const alone = queries.length === 1 || open || /^begin\b/.test(queries[0].text);
	const answers: Result[] = [];
	if (!alone) await client.query('begin');
	try {
		for (const query of ready) {
			const answer = await runOne(client, query);
			note(answer.verb);
			answers.push(answer);
		}
	} catch (error) {
		if (!alone) await client.query('rollback').catch(() => undefined);
		throw error;
	}
	if (!alone) await client.query('commit');
	return answers.map(parse);
}
