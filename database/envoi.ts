import type { Connection, Submittable } from 'pg';

import type { Requete, Resultat } from './sql';
import { asText, typesDePool } from './types';

/** What an Envoi uses of pg's connection, as pg-cursor does; pg's types leave it out. */
interface Fil {
	stream: { cork(): void; uncork(): void };
	parsedStatements: Record<string, string>;
	submittedNamedStatements: Record<string, string>;
	parse(message: { name: string; text: string }): void;
	bind(message: { statement: string; values: unknown[] }): void;
	describe(message: { type: 'P'; name: string }): void;
	execute(): void;
	sync(): void;
}

/**
 * Statements that go out in one write and are answered in one: a single round trip.
 * They share one Sync: the first that fails keeps all behind it from running, a failed `begin` the statements that would commit by themselves,
 * a failed insert the `commit`. pg's own pipeline mode has a Sync for each statement and none of this; it also flushes each answer by itself.
 */
export class Envoi implements Submittable {
	readonly reponse: Promise<Resultat[]>;
	/** pg notes by these which named statement it has parsed. */
	name?: string;
	text = '';
	private readonly resultats: Resultat[] = [];
	private readonly values: unknown[][];
	private parsers: Array<(text: string) => unknown> = [];
	private resolve!: (resultats: Resultat[]) => void;
	private reject!: (error: unknown) => void;
	/** What a parser threw: told once the statements have all run, since by then they have. */
	private illisible: unknown;

	constructor(readonly requetes: Requete[]) {
		// As text before anything is written: a value that can't be sent must not leave half of the statements on their way.
		this.values = requetes.map(({ values }) => values.map(asText));
		this.reponse = new Promise((resolve, reject) => { this.resolve = resolve; this.reject = reject; });
		this.next();
	}

	submit(connection: Connection): void {
		const fil = connection as unknown as Fil;
		fil.stream.cork();
		try {
			for (const [i, { name, text }] of this.requetes.entries()) {
				if (!name || (fil.parsedStatements[name] === undefined && fil.submittedNamedStatements[name] === undefined)) {
					fil.parse({ name, text });
					if (name) fil.submittedNamedStatements[name] = text;
				}
				fil.bind({ statement: name, values: this.values[i] });
				fil.describe({ type: 'P', name: '' });
				fil.execute();
			}
			fil.sync();
		} finally {
			fil.stream.uncork();
		}
	}

	handleRowDescription({ fields }: { fields: Array<{ name: string; dataTypeID: number }> }): void {
		this.parsers = fields.map(({ dataTypeID }) => typesDePool.getTypeParser(dataTypeID, 'text') as (text: string) => unknown);
		this.resultats.push({ rows: [], fields, commande: '' });
	}

	handleDataRow({ fields }: { fields: Array<string | null> }): void {
		const row: unknown[] = new Array(fields.length);
		try {
			for (let i = 0; i < fields.length; i += 1) row[i] = fields[i] === null ? null : this.parsers[i](fields[i] as string);
		} catch (error) {
			this.illisible ??= error;
		}
		this.resultats[this.resultats.length - 1].rows.push(row);
	}

	handleCommandComplete({ text }: { text: string }): void {
		if (this.resultats.length <= this.faites) this.resultats.push({ rows: [], fields: [], commande: '' });
		this.resultats[this.faites].commande = text;
		this.faites += 1;
		this.next();
	}

	/** Without a connection: it broke before anything was sent. */
	handleError(error: unknown, connection?: Connection): void {
		// The statements behind the one that failed were not parsed either: pg must not take them for known.
		const fil = connection as unknown as Fil | undefined;
		for (const { name } of this.requetes.slice(this.faites)) if (name && fil?.submittedNamedStatements) delete fil.submittedNamedStatements[name];
		this.reject(error);
	}

	handleReadyForQuery(): void {
		if (this.illisible) this.reject(this.illisible);
		else this.resolve(this.resultats);
	}

	handleEmptyQuery(): void {
		this.handleCommandComplete({ text: '' });
	}

	handlePortalSuspended(): void {}
	handleCopyInResponse(): void {}
	handleCopyData(): void {}

	private faites = 0;

	private next(): void {
		const requete = this.requetes[this.faites];
		this.name = requete?.name || undefined;
		this.text = requete?.text ?? '';
	}
}
