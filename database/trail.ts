import type { PoolClient } from 'pg';

/** What an Envoi uses of pg's connection, as pg-cursor does; pg's types leave it out. */
export interface Trail {
	stream: {
		cork(): void;
		uncork(): void;
		write(data: Buffer, written: () => void): void;
		destroy(error: Error): void;
	};
	parsedStatements: Record<string, string>;
	submittedNamedStatements: Record<string, string>;
	parse(message: { name: string; text: string }): void;
	bind(message: { statement: string; values: unknown[] }): void;
	describe(message: { type: 'P'; name: string }): void;
	execute(): void;
	sync(): void;
}

const ofStream = ['cork', 'uncork', 'write', 'destroy'];
const ofConnection = ['parse', 'bind', 'describe', 'execute', 'sync'];
/** Without these an Envoi would never hear how it went. */
const heard = ['RowDescription', 'DataRow', 'CommandComplete', 'Error', 'ReadyForQuery'];

type Fields = Record<string, unknown> | null | undefined;
const has = (of: Fields, names: string[], type: string) =>
	names.every((name) => typeof of?.[name] === type);

/** The names of what pg calls on a query of its own as the server's messages come in. */
function handlersOf(query: Fields): string[] {
	if (!query) return [];
	return Object.getOwnPropertyNames(query).filter((name) => name.startsWith('handle'));
}

/**
 * Whether this client is made inside as an Envoi takes it to be: the connection has what it writes
 * with, and pg tells a query what `listener` listens to, and nothing else. Where it is not (another
 * major of pg, its native bindings, a patched one), statements go one by one (oneByOne.ts).
 */
export function hasTrail(client: PoolClient, listener: object): boolean {
	const { connection, constructor } = client as unknown as {
		connection?: Fields;
		constructor: { Query?: { prototype?: Fields } };
	};
	const told = handlersOf(constructor.Query?.prototype);
	return (
		has(connection?.stream as Fields, ofStream, 'function') &&
		has(connection, ['parsedStatements', 'submittedNamedStatements'], 'object') &&
		has(connection, ofConnection, 'function') &&
		heard.every((what) => told.includes(`handle${what}`)) &&
		told.every((name) => typeof (listener as Record<string, unknown>)[name] === 'function')
	);
}
