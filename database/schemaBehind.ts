import { migrationNames } from './steps';

/** What runs a text of statements, and gives its rows. */
interface Commands {
	command: (text: string) => Promise<unknown[]>;
}

/** SQLSTATE of a schema, table, column or function that a statement names and the database has not. */
const UNDEFINED = ['3F000', '42P01', '42703', '42883'];

/** Names of migrations, and of the steps of one that is under way. */
export async function executedMigrations(cx: Commands): Promise<string[]> {
	const known = (await cx.command(
		"select to_regclass('sessions_planning.migration') is not null as la",
	)) as Array<{ la: boolean }>;
	if (!known[0].la) return [];
	const rows = (await cx.command(
		'select nom from sessions_planning.migration order by nom',
	)) as Array<{ nom: string }>;
	return rows.map(({ nom }) => nom);
}

/** A statement asked for what the database has not: migrations are missing, or tables of the CRM's own. */
export class SchemaBehind extends Error {
	readonly code?: string;

	constructor(
		readonly migrations: string[],
		cause?: unknown,
	) {
		const { code, message } = (cause ?? {}) as { code?: string; message?: string };
		super(message ?? `missing migrations: ${migrations.join(', ')}`, { cause });
		this.name = 'SchemaBehind';
		this.code = code;
	}
}

/** An error that says what the database has not, with the migrations that it lacks; else as it is. */
export async function explainUndefined(
	error: unknown,
	ask: <T>(job: (cx: Commands) => Promise<T>) => Promise<T>,
): Promise<unknown> {
	if (!UNDEFINED.includes((error as { code?: string }).code ?? '')) return error;
	const done = await ask(executedMigrations).catch(() => undefined);
	if (!done) return error;
	return new SchemaBehind(
		migrationNames().filter((name) => !done.includes(name)),
		error,
	);
}
