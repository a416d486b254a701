import { createHash } from 'node:crypto';

/** What runs a statement: a connection inside or outside a transaction (see pool.ts). */
export interface Executeur {
	execute(name: string, text: string, values: unknown[]): Promise<Resultat>;
}

export interface Resultat {
	rows: unknown[][];
	fields: Array<{ name: string }>;
}

/** A column's name as the field's: date_debut → dateDebut; pgtyped's ! and ? (never null, may be null) go. */
const fieldName = (column: string) => column.replace(/[!?]$/, '').replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

interface Ir {
	statement: string;
	params: Array<{ name: string; required: boolean; transform: { type: string }; locs: Array<{ a: number; b: number }> }>;
}

/**
 * A statement of a .sql file with the types that were generated for it.
 * pgtyped's own runtime is not used: it can't name prepared statements, and it brings a parser along to run time.
 */
export class PreparedQuery<Parametres, Ligne> {
	private readonly name: string;
	private readonly text: string;
	private readonly order: string[];
	private fields?: string[];

	constructor(ir: unknown) {
		const { statement, params } = ir as Ir;
		const refused = params.find((p) => p.transform.type !== 'scalar');
		if (refused) throw new Error(`Parameter ${refused.name} uses pgtyped's ${refused.transform.type}: pass an array and unnest it.`);
		this.order = params.map((p) => p.name);
		const places = params.flatMap((p, i) => p.locs.map((loc) => ({ ...loc, n: i + 1 }))).sort((x, y) => x.a - y.a);
		let text = '';
		let from = 0;
		for (const { a, b, n } of places) {
			text += `${statement.slice(from, a)}$${n}`;
			from = b + 1; // pgtyped counts the last character in
		}
		this.text = text + statement.slice(from);
		this.name = `sp_${createHash('sha1').update(this.text).digest('hex').slice(0, 16)}`;
	}

	/** Runs the statement in one round trip; a missing parameter is null. */
	async run(parametres: Parametres, connexion: Executeur): Promise<Ligne[]> {
		const values = this.order.map((name) => (parametres as Record<string, unknown>)[name] ?? null);
		const { rows, fields } = await connexion.execute(this.name, this.text, values);
		const names = (this.fields ??= fields.map(({ name }) => fieldName(name)));
		return rows.map((row) => {
			const ligne: Record<string, unknown> = {};
			for (let i = 0; i < names.length; i += 1) ligne[names[i]] = row[i];
			return ligne as Ligne;
		});
	}
}
