import { createHash } from 'node:crypto';

/**
 * What runs statements: a connection, a transaction, or those of one round trip that are being
 * gathered (gather.ts).
 */
export interface Executor {
	execute(name: string, text: string, values: Values): Promise<Result>;
	/**
	 * Sends what `ask` asks for in one round trip, in its order; `ask` may await the answers, but not
	 * before it has asked for everything. The first statement that fails keeps those behind it from
	 * running, and its error is what all of them give.
	 */
	together<T>(ask: (cx: Executor) => Promise<T>): Promise<T>;
	/**
	 * The same for the statements that end a use case. Where the transaction is the use case's own,
	 * its commit goes along (transaction.ts).
	 */
	finish<T>(ask: (cx: Executor) => Promise<T>): Promise<T>;
}

/**
 * The parameters of a statement; where building them takes long, how: it is done while the database
 * works on the statements before it (envoi.ts).
 */
export type Values = unknown[] | (() => unknown[]);

export interface Statement {
	/** Of a prepared statement; '' for none. */
	name: string;
	text: string;
	values: Values;
}

export interface Result {
	rows: unknown[][];
	fields: Array<{ name: string }>;
	/** As the server said it: 'INSERT 0 3', 'COMMIT'. */
	verb: string;
}
/**
 * The name of a prepared statement: another text, another name, also between versions of this
 * package on one pooler.
 */
export const statementName = (text: string) =>
	`sp_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`;

/** A column's name as the field's: date_debut → dateDebut; pgtyped's ! and ? (never null, may be null) go. */
const fieldName = (column: string) =>
	column.replace(/[!?]$/, '').replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

interface Ir {
	statement: string;
	params: Array<{
		name: string;
		required: boolean;
		transform: { type: string };
		locs: Array<{ a: number; b: number }>;
	}>;
}

/**
 * Makes plain objects that share their layout with each other and with nothing else. Those of `{}`
 * share it with all of n8n: V8 has by then more of them than it keeps, and makes each row a hash
 * table, at ten times the cost.
 */
function rowClass(): new () => Record<string, unknown> {
	function Row() {}
	Row.prototype = Object.prototype;
	return Row as unknown as new () => Record<string, unknown>;
}

/**
 * A statement of a .sql file with the types that were generated for it. pgtyped's own runtime is
 * not used: it can't name prepared statements, and it brings a parser along to run time.
 */
export class PreparedQuery<ParametersOf, Row> {
	private readonly name: string;
	private readonly text: string;
	private readonly order: string[];
	private fields?: string[];
	private readonly Row = rowClass();

	constructor(ir: unknown) {
		const { statement, params } = ir as Ir;
		const refused = params.find((p) => p.transform.type !== 'scalar');
		if (refused)
			throw new Error(
				`Parameter ${refused.name} uses pgtyped's ${refused.transform.type}: pass an array and unnest it.`,
			);
		this.order = params.map((p) => p.name);
		const numbered = params.flatMap(({ locs }, i) => {
			const n = i + 1;
			return locs.map((loc) => ({ ...loc, n }));
		});
		const places = numbered.sort((x, y) => x.a - y.a);
		let text = '';
		let from = 0;
		for (const { a, b, n } of places) {
			text += `${statement.slice(from, a)}$${n}`;
			from = b + 1; // pgtyped counts the last character in
		}
		this.text = text + statement.slice(from);
		this.name = statementName(this.text);
	}

	/**
	 * Runs the statement in one round trip; a missing parameter is null. A function gives the
	 * parameters when its turn comes.
	 */
	async run(parametres: ParametersOf | (() => ParametersOf), connexion: Executor): Promise<Row[]> {
		const inOrder = (given: ParametersOf) =>
			this.order.map((name) => (given as Record<string, unknown>)[name] ?? null);
		const { rows, fields } = await connexion.execute(
			this.name,
			this.text,
			typeof parametres === 'function'
				? () => inOrder((parametres as () => ParametersOf)())
				: inOrder(parametres),
		);
		const names = (this.fields ??= fields.map(({ name }) => fieldName(name)));
		return rows.map((row) => {
			const ligne = new this.Row();
			for (let i = 0; i < names.length; i += 1) ligne[names[i]] = row[i];
			return ligne as Row;
		});
	}
}
