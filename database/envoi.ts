import type { Connection, Submittable } from 'pg';

import type { Statement, Result } from './sql';
import type { Trail } from './trail';
import { asText, typesDePool } from './types';

/**
 * Less than this leaves together with what is built late: a write of its own would take longer than
 * what it saves.
 */
const UN_ENVOI = 64 * 1024;
const EMPTY = Buffer.alloc(0);

/**
 * Statements that go out in one write and are answered in one: a single round trip. They share one
 * Sync: the first that fails keeps all behind it from running, a failed `begin` the statements that
 * would commit by themselves, a failed insert the `commit`. pg's own pipeline mode has a Sync for
 * each statement and none of this; it also flushes each answer by itself.
 */
export class Envoi implements Submittable {
	readonly reponse: Promise<Result[]>;
	/** pg notes by these which named statement it has parsed. */
	name?: string;
	text = '';
	private readonly answers: Result[] = [];
	private readonly values: Array<unknown[] | undefined>;
	private parsers: Array<(text: string) => unknown> = [];
	private resolve!: (answers: Result[]) => void;
	private reject!: (error: unknown) => void;
	/** What a parser threw: told once the statements have all run, since by then they have. */
	private unreadable: unknown;
	private failed = false;

	constructor(readonly queries: Statement[]) {
		// As text before anything is written: a value that can't be sent must not leave half of the
		// statements on their way.
		this.values = queries.map(({ values }) =>
			typeof values === 'function' ? undefined : values.map(asText),
		);
		this.reponse = new Promise((resolve, reject) => {
			this.resolve = resolve;
			this.reject = reject;
		});
		this.next();
	}

	submit(connection: Connection): void {
		this.write(connection as unknown as Trail);
	}

	/**
	 * Writes the statements from `place` on; before one that is built late, those before it leave, so
	 * that the database is at work meanwhile.
	 */
	private write(fil: Trail, place = 0): void {
		let bytes = 0;
		fil.stream.cork();
		try {
			// Of one that failed those behind it would not run: they are not built, and the Sync ends it.
			for (let i = place; i < this.queries.length && !this.failed; i += 1) {
				if (!this.values[i] && bytes > UN_ENVOI) {
					fil.stream.write(EMPTY, () => this.write(fil, i));
					return;
				}
				bytes += this.writeOne(fil, i);
			}
			fil.sync();
		} catch (error) {
			// Half of the statements are on their way: without a connection the server undoes them.
			this.reject(error);
			fil.stream.destroy(error as Error);
		} finally {
			fil.stream.uncork();
		}
	}

	/** How many characters its parameters take. */
	private writeOne(fil: Trail, i: number): number {
		const { name, text, values } = this.queries[i];
		const sent = this.values[i] ?? (values as () => unknown[])().map(asText);
		if (
			!name ||
			(fil.parsedStatements[name] === undefined && fil.submittedNamedStatements[name] === undefined)
		) {
			fil.parse({ name, text });
			if (name) fil.submittedNamedStatements[name] = text;
		}
		fil.bind({ statement: name, values: sent });
		fil.describe({ type: 'P', name: '' });
		fil.execute();
		return sent.reduce<number>((sum, value) => sum + ((value as string | null)?.length ?? 0), 0);
	}

	handleRowDescription({ fields }: { fields: Array<{ name: string; dataTypeID: number }> }): void {
		this.parsers = fields.map(
			({ dataTypeID }) =>
				typesDePool.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
		);
		this.answers.push({ rows: [], fields, verb: '' });
	}

	handleDataRow({ fields }: { fields: Array<string | null> }): void {
		const row: unknown[] = new Array(fields.length);
		try {
			for (let i = 0; i < fields.length; i += 1)
				row[i] = fields[i] === null ? null : this.parsers[i](fields[i] as string);
		} catch (error) {
			this.unreadable ??= error;
		}
		this.answers[this.answers.length - 1].rows.push(row);
	}

	handleCommandComplete({ text }: { text: string }): void {
		if (this.answers.length <= this.faites) this.answers.push({ rows: [], fields: [], verb: '' });
		this.answers[this.faites].verb = text;
		this.faites += 1;
		this.next();
	}

	/** Without a connection: it broke before anything was sent. */
	handleError(error: unknown, connection?: Connection): void {
		this.failed = true;
		// The statements behind the one that failed were not parsed either: pg must not take them for known.
		const fil = connection as unknown as Trail | undefined;
		for (const { name } of this.queries.slice(this.faites))
			if (name && fil?.submittedNamedStatements) delete fil.submittedNamedStatements[name];
		this.reject(error);
	}

	handleReadyForQuery(): void {
		if (this.unreadable) this.reject(this.unreadable);
		else this.resolve(this.answers);
	}

	handleEmptyQuery(): void {
		this.handleCommandComplete({ text: '' });
	}

	handlePortalSuspended(): void {}
	handleCopyInResponse(): void {}
	handleCopyData(): void {}

	private faites = 0;

	private next(): void {
		const incoming = this.queries[this.faites];
		this.name = incoming?.name || undefined;
		this.text = incoming?.text ?? '';
	}
}
